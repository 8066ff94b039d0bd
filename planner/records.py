"""All SQL about jobs and runs. A slot is run once: `claim()` is the only way to start it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from planner.migrations import migrations
from routes.store import Store, connect, write_tx

Row = dict[str, Any]
LEASE = timedelta(minutes=30)
FIRST_BACKOFF = timedelta(minutes=1)
LONGEST_BACKOFF = timedelta(minutes=60)
PARKED_AFTER = 10


def stamp(at: datetime) -> str:
    """An instant as it is stored: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


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

    def register(self, names: list[str], now: datetime) -> None:
        """Enter jobs that the due table does not have yet, due now."""
        with self._write() as db:
            for name in names:
                db.execute(
                    "insert or ignore into job (name, next_due, fail_count) values (?, ?, 0)",
                    [name, stamp(now)],
                )

    def jobs(self) -> list[Row]:
        """The due table by name."""
        return self._read("select * from job order by name", [])

    def runs(self, job: str | None = None, limit: int = 50) -> list[Row]:
        """Runs, newest first."""
        where, params = ("where job = ?", [job]) if job else ("", [])
        return self._read(f"select * from run {where} order by id desc limit ?", [*params, limit])

    def claim(self, name: str, now: datetime) -> Row | None:
        """Start the due slot of a job, or None: not due, or another holds it. Sure to be alone.

        A lease that ran out, or whose process on this machine is gone, is no lease: its run is
        closed as lost and the slot is run again under a new row.
        """
        with self._write() as db:
            job = next(iter(db.query("select * from job where name = ?", [name])), None)
            at = stamp(now)
            if job is None or job["next_due"] > at or job["fail_count"] >= PARKED_AFTER:
                return None
            if _is_held(job, at):
                return None
            return self._start(db, name, job["next_due"], now)

    def claim_now(self, name: str, now: datetime) -> Row | None:
        """Start a run by hand, beside the schedule; None while another run holds the job."""
        with self._write() as db:
            job = next(iter(db.query("select * from job where name = ?", [name])), None)
            if job and _is_held(job, stamp(now)):
                return None
            slot = f"by hand {now.astimezone(UTC).isoformat(timespec='microseconds')}"
            return self._start(db, name, slot, now)

    def _start(self, db: Database, name: str, slot: str, now: datetime) -> Row:
        db.execute(
            "update run set ended_at = ?, outcome = 'lost', summary = 'the process ended' "
            "where job = ? and outcome = 'running'",
            [stamp(now), name],
        )
        tried = next(
            iter(
                db.query(
                    "select count(*) as n from run where job = ? and (slot = ? or slot like ?)",
                    [name, slot, f"{slot} again %"],
                )
            )
        )["n"]
        if tried:
            slot = f"{slot} again {tried}"
        db.execute(
            "update job set lease_until = ?, lease_owner = ? where name = ?",
            [stamp(now + LEASE), _me(), name],
        )
        row = {"job": name, "slot": slot, "started_at": stamp(now), "outcome": "running"}
        return next(
            iter(
                db.query(
                    "insert into run (job, slot, started_at, outcome) "
                    "values (:job, :slot, :started_at, :outcome) returning *",
                    row,
                )
            )
        )

    def finish(self, run: Row, now: datetime, summary: str, *, interval: timedelta) -> None:
        """A run ended well: the job is due again one interval on, missed slots in one."""
        with self._write() as db:
            self._end(db, run, now, "ok", summary)
            db.execute(
                "update job set last_ok = ?, lease_until = null, fail_count = 0, next_due = ? "
                "where name = ?",
                [stamp(now), stamp(_next_due(db, run, now, interval)), run["job"]],
            )

    def fail(self, run: Row, now: datetime, summary: str) -> None:
        """A run failed: try again after a growing pause; parked after ten failures."""
        with self._write() as db:
            self._end(db, run, now, "failed", summary)
            job = next(iter(db.query("select * from job where name = ?", [run["job"]])), None)
            count = (job["fail_count"] if job else 0) + 1
            pause = min(FIRST_BACKOFF * 2 ** (count - 1), LONGEST_BACKOFF)
            db.execute(
                "update job set lease_until = null, fail_count = ?, next_due = ? where name = ?",
                [count, stamp(now + pause), run["job"]],
            )

    def _end(self, db: Database, run: Row, now: datetime, outcome: str, summary: str) -> None:
        db.execute(
            "update run set ended_at = ?, outcome = ?, summary = ? where id = ?",
            [stamp(now), outcome, summary[:4000], run["id"]],
        )


def _me() -> str:
    """This process among those of all machines that may share the database."""
    return f"{socket.gethostname()} {os.getpid()}"


def _is_held(job: Row, at: str) -> bool:
    if not job["lease_until"] or job["lease_until"] <= at:
        return False
    host, _, pid = (job["lease_owner"] or "").rpartition(" ")
    return host != socket.gethostname() or _is_alive(int(pid))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _next_due(db: Database, run: Row, now: datetime, interval: timedelta) -> datetime:
    job = next(iter(db.query("select next_due from job where name = ?", [run["job"]])), None)
    due = datetime.fromisoformat(job["next_due"]) if job else now
    if due > now:
        return due  # run by hand ahead of its time: the schedule stands
    missed = (now - due) // interval
    return due + (missed + 1) * interval
