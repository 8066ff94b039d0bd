"""All SQL about jobs and runs. A slot is run once: `claim()` is the only way to start it.

A slot is a time of the job's schedule; a try of it that failed or was lost is tried again under
the same slot, and ends well at most once. A lease names the process that holds it (machine, id,
start), so that a dead holder is known at once and a reused id is no holder.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from planner.migrations import migrations
from planner.schedule import Plan, span_text
from routes.store import Store, connect, write_tx
from routes.times import stamp

Row = dict[str, Any]
FIRST_BACKOFF = timedelta(minutes=1)
LONGEST_BACKOFF = timedelta(minutes=60)
PARKED_AFTER = 10
CLOCK_SLACK = timedelta(hours=1)
"""A clock set back by less only makes a job wait so much longer."""


def is_parked(job: Row) -> bool:
    """Whether a job has failed so often that only a person starts it again."""
    return bool(job["fail_count"] >= PARKED_AFTER)


def is_astray(job: Row, plan: Plan, now: datetime) -> bool:
    """Whether the next time lies further ahead than the schedule goes.

    The clock was ahead and has come back, or the schedule was made shorter.
    """
    return bool(job["next_due"] > stamp(plan.schedule.latest(now + CLOCK_SLACK)))


class Records:
    """The due table and the runs, in the same database as the network."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _write(self) -> Iterator[Database]:
        db = connect(self.path)
        try:
            with write_tx(db):
                yield db
        finally:
            db.close()

    def _read(self, sql: str, params: list[Any]) -> list[Row]:
        with Store(self.path).reading() as db:
            return list(db.query(sql, params))

    def migrate(self) -> None:
        """Bring the tables of the planner up to date."""
        db = connect(self.path)
        try:
            if migrations.pending(db):
                migrations.apply(db)
        finally:
            db.close()

    def register(self, names: Iterable[str], now: datetime) -> None:
        """Enter jobs that the due table does not have yet, due now."""
        with self._write() as db:
            for name in names:
                _register(db, name, now)

    # -- reads ------------------------------------------------------------------------------

    def jobs(self) -> list[Row]:
        """The due table by name."""
        return self._read("select * from job order by name", [])

    def runs(self, job: str | None = None, limit: int = 50) -> list[Row]:
        """Runs, newest first, each with its duration."""
        where, params = ("where job = ?", [job]) if job else ("", [])
        rows = self._read(f"select * from run {where} order by id desc limit ?", [*params, limit])
        return [_timed(row) for row in rows]

    def last_runs(self) -> dict[str, Row]:
        """The newest ended run of each job that has one."""
        sql = (
            "select * from run where id in "
            "(select max(id) from run where outcome <> 'running' group by job)"
        )
        return {row["job"]: _timed(row) for row in self._read(sql, [])}

    def running(self) -> dict[str, Row]:
        """The run of each job that is at work."""
        rows = self._read("select * from run where outcome = 'running' order by id", [])
        return {row["job"]: row for row in rows}

    def outbox(self) -> dict[str, int]:
        """How many messages to watches there are in each state."""
        rows = self._read("select state, count(*) as n from delivery group by state", [])
        return {row["state"]: row["n"] for row in rows}

    # -- starting ---------------------------------------------------------------------------

    def claim(self, plan: Plan, now: datetime) -> Row | None:
        """Start the due slot of a job, or None: not due, parked, or held. Sure to be alone.

        The run of a holder that is gone is closed: as lost, and the slot is run again; or, where
        its time was over too, as failed, and the slot waits as after any failure.
        """
        with self._write() as db:
            job = _job(db, plan.name)
            if job is None or job["next_due"] > stamp(now) or is_parked(job) or is_held(job, now):
                return None
            if _overstayed(job, now):
                _fail_open(db, job, plan, now)
                return None
            return _start(db, job, plan, job["slot"], now)

    def claim_now(self, plan: Plan, now: datetime) -> Row | None:
        """Start a run by hand, beside the schedule; None while another run holds the job."""
        with self._write() as db:
            _register(db, plan.name, now)
            job = _job(db, plan.name)
            if job is None or is_held(job, now):
                return None
            if _overstayed(job, now):
                _fail_open(db, job, plan, now)
            slot = f"by hand {now.astimezone(UTC).isoformat(timespec='microseconds')}"
            return _start(db, job, plan, slot, now)

    def adopt(self, run_id: int, plan: Plan, now: datetime) -> Row | None:
        """Make this process the holder of a run that its starter claimed; None: it was closed."""
        with self._write() as db:
            row = _first(db, "select * from run where id = ? and outcome = 'running'", [run_id])
            if row:
                _lease(db, plan, now)
            return row

    def put_right(self, plan: Plan, now: datetime) -> bool:
        """Take back a next time that lies further ahead than the schedule goes."""
        with self._write() as db:
            job = _job(db, plan.name)
            if job is None or is_held(job, now) or not is_astray(job, plan, now):
                return False
            due = stamp(plan.schedule.latest(now))
            _set(db, plan.name, slot=due, next_due=due)
            return True

    def unpark(self, name: str, now: datetime) -> bool:
        """Forget the failures of a job and make it due now; whether it was parked."""
        with self._write() as db:
            job = _job(db, name)
            if job is None or not is_parked(job):
                return False
            _set(db, name, fail_count=0, next_due=stamp(now))
            return True

    # -- ending -----------------------------------------------------------------------------

    def finish(
        self, run: Row, now: datetime, summary: str, plan: Plan, then: Iterable[str] = ()
    ) -> None:
        """A run ended well: on to the next slot, missed ones in one; `then` are due now."""
        with self._write() as db:
            job = _end(db, run, now, "ok", summary)
            if job is None:
                return
            slot = datetime.fromisoformat(job["slot"])
            # A run by hand ahead of its time leaves the schedule as it stands.
            if not _by_hand(run) or slot <= now:
                due = stamp(plan.schedule.after(slot, now))
                _set(db, plan.name, slot=due, next_due=due)
            _set(db, plan.name, last_ok=stamp(now), fail_count=0)
            for name in then:
                _hasten(db, name, now)

    def fail(self, run: Row, now: datetime, summary: str) -> None:
        """A run failed: try again after a growing pause; parked after ten failures.

        A failure by hand is for the person to see and leaves the schedule alone.
        """
        with self._write() as db:
            job = _end(db, run, now, "failed", summary)
            if job and not _by_hand(run):
                _back_off(db, job, now)

    def lose(self, run: Row, now: datetime, summary: str) -> None:
        """A run was cut short through no fault of its own: its slot is due as before."""
        with self._write() as db:
            _end(db, run, now, "lost", summary)

    # -- pruning ----------------------------------------------------------------------------

    def prune_runs(self, before: datetime) -> int:
        """Drop the runs that began before, but the last and the last good one of each job."""
        return self._delete(
            "delete from run where started_at < ? and outcome <> 'running' "
            "and id not in (select max(id) from run group by job) "
            "and id not in (select max(id) from run where outcome = 'ok' group by job)",
            before,
        )

    def prune_sent(self, before: datetime) -> int:
        """Drop the messages that were sent before, with their events."""
        old = "select id from delivery where state = 'sent' and sent_at < ?"
        self._delete(f"delete from event where delivery in ({old})", before)
        return self._delete(f"delete from delivery where id in ({old})", before)

    def _delete(self, sql: str, before: datetime) -> int:
        with self._write() as db:
            return int(db.execute(sql, [stamp(before)]).rowcount)


# -- the due table ------------------------------------------------------------------------------


def _first(db: Database, sql: str, params: list[Any] | Row) -> Row | None:
    return next(iter(db.query(sql, params)), None)


def _job(db: Database, name: str) -> Row | None:
    return _first(db, "select * from job where name = ?", [name])


def _register(db: Database, name: str, now: datetime) -> None:
    db.execute(
        "insert or ignore into job (name, slot, next_due, fail_count) values (?, ?, ?, 0)",
        [name, stamp(now), stamp(now)],
    )


def _set(db: Database, name: str, **columns: object) -> None:
    named = ", ".join(f"{column} = :{column}" for column in columns)
    db.execute(f"update job set {named} where name = :name", {"name": name, **columns})


def _lease(db: Database, plan: Plan, now: datetime) -> None:
    _set(db, plan.name, lease_until=stamp(now + plan.limit), lease_owner=_me())


def _hasten(db: Database, name: str, now: datetime) -> None:
    """Make a job due now, unless it is at work, pausing after a failure, or due already."""
    slot = now.astimezone(UTC).isoformat(timespec="microseconds")  # two in one second are two
    db.execute(
        "update job set slot = :slot, next_due = :now where name = :name and next_due > :now "
        "and fail_count = 0 and lease_owner is null",
        {"name": name, "slot": slot, "now": stamp(now)},
    )


def _back_off(db: Database, job: Row, now: datetime) -> None:
    count = job["fail_count"] + 1
    pause = min(FIRST_BACKOFF * 2 ** min(count - 1, PARKED_AFTER), LONGEST_BACKOFF)
    _set(db, job["name"], fail_count=count, next_due=stamp(now + pause))


# -- runs ---------------------------------------------------------------------------------------


def _start(db: Database, job: Row, plan: Plan, slot: str, now: datetime) -> Row:
    _close_open(db, job, now, "lost", "the process that ran it ended")
    _set_aside(db, plan.name, slot)
    again = "select count(*) as n from run where job = ? and (slot = ? or slot like ?)"
    tried = (_first(db, again, [plan.name, slot, f"{slot} again %"]) or {})["n"]
    _lease(db, plan, now)
    row = {
        "job": plan.name,
        "slot": f"{slot} again {tried}" if tried else slot,
        "started_at": stamp(now),
    }
    made = _first(
        db,
        "insert into run (job, slot, started_at, outcome) "
        "values (:job, :slot, :started_at, 'running') returning *",
        row,
    )
    assert made
    return made


def _set_aside(db: Database, name: str, slot: str) -> None:
    """Rename the runs of a slot that ended well while the clock was ahead of this very time."""
    like = f"{slot} again %"
    ran = "job = ? and (slot = ? or slot like ?)"
    if _first(db, f"select 1 from run where {ran} and outcome = 'ok'", [name, slot, like]):
        db.execute(
            f"update run set slot = 'clock ahead, run ' || id || ': ' || slot where {ran}",
            [name, slot, like],
        )


def _end(db: Database, run: Row, now: datetime, outcome: str, summary: str) -> Row | None:
    """Close a run and free its job; the job's row, or None where another closed the run."""
    closed = _first(
        db,
        "update run set ended_at = ?, outcome = ?, summary = ? "
        "where id = ? and outcome = 'running' returning id",
        [stamp(now), outcome, summary[:4000], run["id"]],
    )
    if closed:
        _set(db, run["job"], lease_until=None, lease_owner=None)
    return _job(db, run["job"]) if closed else None


def _close_open(db: Database, job: Row, now: datetime, outcome: str, summary: str) -> None:
    db.execute(
        "update run set ended_at = ?, outcome = ?, summary = ? "
        "where job = ? and outcome = 'running'",
        [stamp(now), outcome, summary, job["name"]],
    )


def _fail_open(db: Database, job: Row, plan: Plan, now: datetime) -> None:
    _close_open(db, job, now, "failed", took_too_long(plan))
    _set(db, plan.name, lease_until=None, lease_owner=None)
    _back_off(db, job, now)


def took_too_long(plan: Plan) -> str:
    """The sentence of a run that reached its limit."""
    return f"took longer than {span_text(plan.limit)} and was ended"


def _by_hand(run: Row) -> bool:
    return str(run["slot"]).startswith("by hand")


def _timed(row: Row) -> Row:
    """A run with how long it took, seconds."""
    took = None
    if row["ended_at"]:
        began, ended = (datetime.fromisoformat(row[k]) for k in ("started_at", "ended_at"))
        took = (ended - began).total_seconds()
    return row | {"duration_seconds": took}


# -- holders ------------------------------------------------------------------------------------


def _me() -> str:
    """This process among those of all machines that may share the database."""
    return f"{socket.gethostname()} {os.getpid()} {_started(os.getpid())}".strip()


def is_held(job: Row, now: datetime) -> bool:
    """Whether a run is at work: as its process shows on this machine, else as its lease says.

    Of a process on this machine the clock says nothing, which may have been set.
    """
    if not job["lease_owner"]:
        return False
    host, pid, started = [*job["lease_owner"].split(" "), ""][:3]
    if host == socket.gethostname():
        return _is_alive(int(pid), started)
    return bool(job["lease_until"] > stamp(now))


def _overstayed(job: Row, now: datetime) -> bool:
    return bool(job["lease_owner"]) and job["lease_until"] <= stamp(now)


def _is_alive(pid: int, started: str) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is another user's
    found = _started(pid)
    return found != "dead" and (not started or not found or found == started)


def _started(pid: int) -> str:
    """When a process began, in ticks of its machine; 'dead' where it has ended and waits to be
    noticed; blank where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    state, *fields = text.rpartition(")")[2].split()
    return "dead" if state in "ZX" else fields[18]
