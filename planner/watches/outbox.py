"""All SQL from recorded changes to messages sent: fan-out, outbox, leases, retries.

Fan-out reads some changes after a remembered mark, writes an event for each watch that one answers,
the messages that will tell of them, and the new mark, in one transaction: a crash loses and doubles
nothing. It goes on so until none is left, and other writers get their turn between.
A message is sent under a lease; one whose sender died is sent again under the same id.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from planner.watches.hours import after_quiet, told_at
from planner.watches.watch import Channel, Geography, State, Watch, match
from planner.watches.watching import add_message, newest_change, set_state, watch_of
from routes.store import Store
from routes.times import stamp

Row = dict[str, Any]
FANNED_OUT = "fanned_out"
LEASE = timedelta(minutes=2)
# Waits before the second and each later try (Standard Webhooks), then the watch is disabled.
WAITS = (
    *(timedelta(seconds=s) for s in (5, 300, 1800)),
    *(timedelta(hours=h) for h in (2, 5, 10, 14, 20, 24)),
)
LONGEST_WAIT = WAITS[-1]
UNREACHED = timedelta(minutes=5)  # until the next try of our own mail server
# No message waits longer by plan: one that does was put off by a clock that was wrong.
FARTHEST = timedelta(days=9)
MOST_TOLD = 200  # changes in one message
MOST_MATCHED = 100_000  # pairs of a watch and a change in one transaction: a second or so
_SENDABLE = (
    "((d.kind = 'changes' and w.state = 'active') or (d.kind = 'confirm' and w.state = 'pending') "
    "or (d.kind = 'test' and w.state in ('active', 'paused')))"
)


_DUE = "(d.due_at <= :now or d.due_at > :farthest)"


@dataclass(frozen=True, slots=True)
class Message:
    """One message to be sent now, by whoever took it."""

    id: str
    kind: str  # changes | confirm | test
    watch: Watch
    changes: tuple[Row, ...]
    total: int  # of changes, of which the first are in `changes`
    created_at: str
    attempt: int  # from 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended."""

    ok: bool = False
    status: int | None = None
    error: str = ""
    wait: timedelta = timedelta(0)  # that the receiver asked for
    final: bool = False  # the receiver will never take it: the watch is disabled
    unreached: bool = False  # our own mail server could not be had: no try of this message


class Outbox:
    """The messages of a database."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # -- fan-out --------------------------------------------------------------------------------

    def fan_out(self, now: datetime) -> int:
        """Join new changes to the watches they answer; how many events that made."""
        made = 0
        while self.is_behind():
            with self.store.writing() as db:
                made += _answer_some(db, now)
        return made

    def is_behind(self) -> bool:
        """Whether changes were recorded since the last fan-out."""
        with self.store.reading() as db:
            newest = newest_change(db)
        return self.store.mark(FANNED_OUT) != newest

    # -- sending --------------------------------------------------------------------------------

    def add(self, watch: Watch, kind: str, now: datetime) -> str:
        """Put a message of its own into the outbox, due now; its id."""
        with self.store.writing() as db:
            return add_message(db, watch, kind, now, now)

    def hosts(self, now: datetime) -> list[str]:
        """The hosts for which a message is due, the longest waiting first."""
        sql = (
            "select w.host, min(d.due_at) as due from delivery d join watch w on w.id = d.watch "
            f"where d.state = 'pending' and {_DUE} and {_SENDABLE} "
            "group by w.host order by due"
        )
        with self.store.reading() as db:
            return [row["host"] for row in db.query(sql, _times(now))]

    def take(self, host: str, now: datetime) -> Message | None:
        """The next message due for a host, leased; None where none is or one is being sent."""
        rows = (
            "select d.* from delivery d join watch w on w.id = d.watch where d.state = 'pending' "
            f"and w.host = :host and {_SENDABLE}"
        )
        given = _times(now) | {"host": host}
        order = "order by d.due_at, d.created_at, d.rowid limit 1"
        with self.store.writing() as db:
            leased = "d.lease_until > :now and d.lease_until <= :longest"
            if [*db.query(f"{rows} and {leased} limit 1", given)]:
                return None
            ready = [*db.query(f"{rows} and {_DUE} {order}", given)]
            if not ready:
                return None
            sql = "update delivery set attempts = attempts + 1, lease_until = ? where id = ?"
            db.execute(sql, [stamp(now + LEASE), ready[0]["id"]])
            return _message(db, ready[0])

    def end(self, message: Message, outcome: Outcome, now: datetime) -> str:
        """Write how a try ended: sent, due again later, or dead; which of these."""
        with self.store.writing() as db:
            rows = [*db.query("select * from delivery where id = ?", [message.id])]
            # Another took it over after this try's lease ran out, or the watch is gone.
            if rows[0]["attempts"] != message.attempt or rows[0]["state"] != "pending":
                return str(rows[0]["state"])
            state, due = _after(message, outcome, now)
            changes: Row = {
                "state": state,
                "due_at": stamp(due),
                "lease_until": None,
                "sent_at": stamp(now) if outcome.ok else None,
                "attempts": message.attempt - outcome.unreached,
                "status": outcome.status,
                "error": outcome.error[:300],
            }
            db.table("delivery").update(message.id, changes)
            if state == "dead" and (outcome.final or message.kind != "test"):
                why = outcome.error if outcome.final else f"nothing came through: {outcome.error}"
                set_state(db, message.watch.id, State.DISABLED, why[:300], now)
        return state

    def deliveries(self, watch: Watch, limit: int) -> list[Row]:
        """The messages of a watch, newest first, each with the ids of its changes."""
        sql = "select * from delivery where watch = ? order by created_at desc, rowid desc limit ?"
        with self.store.reading() as db:
            rows = list(db.query(sql, [watch.id, limit]))
            return [row | {"changes": _changes(db, row["id"])} for row in rows]


def _times(now: datetime) -> Row:
    return {
        "now": stamp(now),
        "longest": stamp(now + LEASE),
        "farthest": stamp(now + FARTHEST),
    }


def _answer_some(db: Any, now: datetime) -> int:
    """Answer with the next changes, and move the mark past them."""
    watches = [watch_of(r) for r in db.query("select * from watch where state = 'active'")]
    last = newest_change(db)
    rows = [*db.query("select value from meta where name = ?", [FANNED_OUT])]
    # What was recorded before the watches began is told to nobody, whoever looks first.
    mark = max(rows[0]["value"] if rows else 0, min([w.since_change for w in watches] or [last]))
    most = max(MOST_MATCHED // max(len(watches), 1), 1)
    sql = "select * from change where id > ? and news = 1 order by id limit ?"
    changes = [*db.query(sql, [mark, most])]
    end = changes[-1]["id"] if len(changes) == most else last
    db.table("meta").upsert({"name": FANNED_OUT, "value": end}, pk="name")
    return _answer(db, watches, changes, now) if changes and watches else 0


def _answer(db: Any, watches: list[Watch], changes: list[Row], now: datetime) -> int:
    places = _geography(db)
    made = 0
    for watch in watches:
        told = [change["id"] for change in changes if match(watch, change, places)]
        if told:
            message = None if watch.channel is Channel.PULL else _message_for(db, watch, now)
            db.conn.executemany(
                "insert or ignore into event (watch, change, delivery, created_at) "
                "values (?, ?, ?, ?)",
                [(watch.id, change, message, stamp(now)) for change in told],
            )
            made += len(told)
    return made


def _geography(db: Any) -> Geography:
    sql = "select code, city_code, country from station where known_until is null"
    return Geography((r["code"], r["city_code"], r["country"]) for r in db.query(sql))


def _message_for(db: Any, watch: Watch, now: datetime) -> str:
    """The message that waits for its hour, the one just made, or a new one."""
    waiting = (
        "select id from delivery where watch = ?1 and kind = 'changes' and state = 'pending' "
        "and attempts = 0 and (due_at > ?2 or created_at = ?2)"
    )
    rows = [*db.query(waiting, [watch.id, stamp(now)])]
    return rows[0]["id"] if rows else add_message(db, watch, "changes", now, told_at(watch, now))


def _message(db: Any, row: Row) -> Message:
    watch = next(iter(db.query("select * from watch where id = ?", [row["watch"]])))
    told = _changes(db, row["id"])
    marks = ", ".join("?" * len(told[:MOST_TOLD]))
    sql = f"select * from change where id in ({marks}) order by id"
    return Message(
        id=row["id"],
        kind=row["kind"],
        watch=watch_of(watch),
        changes=tuple(db.query(sql, told[:MOST_TOLD])),
        total=len(told),
        created_at=row["created_at"],
        attempt=row["attempts"] + 1,
    )


def _changes(db: Any, message: str) -> list[int]:
    sql = "select change from event where delivery = ? order by change"
    return [row["change"] for row in db.query(sql, [message])]


def _after(message: Message, outcome: Outcome, now: datetime) -> tuple[str, datetime]:
    if outcome.ok:
        return "sent", now
    if outcome.unreached and message.kind != "test":
        wait = UNREACHED
    elif outcome.final or message.kind == "test" or message.attempt > len(WAITS):
        return "dead", now
    else:
        wait = WAITS[message.attempt - 1] * (1 + _jitter(message) / 5)
        wait = max(wait, min(outcome.wait, LONGEST_WAIT))
    hours = replace(message.watch, digest="")
    return "pending", after_quiet(hours, now + wait)


def _jitter(message: Message) -> float:
    """From 0 to 1, of the message and its try: not all that failed together come again so."""
    digest = hashlib.sha256(f"{message.id} {message.attempt}".encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32
