"""All SQL about watches. A removed watch keeps its row and nothing of whom it told."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from planner.watches.watch import Channel, State, Watch, What
from routes.errors import Conflict, Unknown
from routes.store import Store
from routes.times import stamp

Row = dict[str, Any]
DAY = timedelta(days=1)
MOST_OF_TOKEN = 500
MOST_PENDING = 3  # unconfirmed watches of one address: nobody's box is filled with requests
MOST_ASKED = 20  # confirmations that one token asks for in a day, of whomever
MANNER = ("kinds", "zone", "quiet_from", "quiet_until", "digest", "digest_at")


class Watching:
    """The watches of a database."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, watch: Watch, token: int | None, now: datetime) -> Watch:
        """Keep a new watch; it is told of changes recorded from now on.

        One that is pending has the letter to confirm it in the outbox by the same write.
        """
        with self.store.writing() as db:
            if token is not None and _count(db, "token = ?", token) >= MOST_OF_TOKEN:
                raise Conflict(
                    f"the token has {MOST_OF_TOKEN} watches", field="token", remedy="remove some"
                )
            if token is not None and watch.state is State.PENDING:
                _refuse_asking(db, token, now)
            waiting = "channel = 'email' and state = 'pending' and lower(target) = lower(?)"
            if watch.state is State.PENDING and _count(db, waiting, watch.target) >= MOST_PENDING:
                raise Conflict(
                    "this address has not confirmed what it was asked before",
                    field="tell.target",
                    remedy="open the link in the letters it got",
                )
            row = asdict(watch) | {
                "kinds": " ".join(sorted(watch.kinds)),
                "both_ways": int(watch.both_ways),
                "host": watch.host,
                "token": token,
                "since_change": newest_change(db),
                "created_at": stamp(now),
            }
            db.table("watch").insert(row)
            if watch.state is State.PENDING:
                add_message(db, watch, "confirm", now, now)
        return self.get(watch.id)

    def get(self, id_: str, token: int | None = None) -> Watch:
        """A watch that is not removed; of a token only its own. Raises Unknown."""
        rows = self._rows("id = ? and state <> 'removed'", id_)
        if not rows or (token is not None and rows[0]["token"] != token):
            raise Unknown(f"there is no watch {id_[:60]!r}", field="id", remedy="see the list")
        return watch_of(rows[0])

    def find_key(self, key: str) -> Watch:
        """The watch whose addresses have this key, removed or not. Raises Unknown."""
        rows = [r for r in self._rows("key = ?", key) if hmac.compare_digest(r["key"], key)]
        if not rows:
            raise Unknown("there is no watch at this address", field="key", remedy="see the link")
        return watch_of(rows[0])

    def every(self, token: int | None = None) -> list[Watch]:
        """Watches that are not removed, oldest first; of one token, or all."""
        if token is None:
            rows = self._rows("state <> 'removed'")
        else:
            rows = self._rows("state <> 'removed' and token = ?", token)
        return [watch_of(row) for row in rows]

    def set_manner(self, watch: Watch) -> None:
        """Keep the kinds, zone, quiet hours and digest of a watch."""
        told = asdict(watch) | {"kinds": " ".join(sorted(watch.kinds))}
        sets = ", ".join(f"{name} = :{name}" for name in MANNER)
        with self.store.writing() as db:
            db.execute(f"update watch set {sets} where id = :id", told)

    def set_state(self, watch: Watch, state: State, now: datetime) -> Watch:
        """Pause, resume, confirm or remove; a watch that resumes is told of what comes later."""
        allowed = _FOLLOWING[watch.state]
        if state is not watch.state and state not in allowed:
            remedy = ", ".join(allowed) or "make a new one"
            raise Conflict(f"the watch is {watch.state}", field="state", remedy=remedy)
        with self.store.writing() as db:
            set_state(db, watch.id, state, "", now)
        return self.find_key(watch.key)

    def confirm(self, watch: Watch, code: str, now: datetime) -> Watch:
        """Begin a watch whose addressee sent back the code of the letter. Raises Unknown."""
        if not hmac.compare_digest(code_of(watch).encode(), code.encode()):
            raise Unknown("there is nothing to confirm here", field="code", remedy="see the letter")
        if watch.state is State.PENDING:
            with self.store.writing() as db:
                set_state(db, watch.id, State.ACTIVE, "", now)
                sql = "update watch set confirmed_at = ? where id = ?"
                db.execute(sql, [stamp(now), watch.id])
        return self.find_key(watch.key)

    def events(self, watch: Watch, limit: int) -> list[Row]:
        """The changes that answered a watch, newest first."""
        sql = (
            "select c.* from event e join change c on c.id = e.change "
            "where e.watch = ? order by c.id desc limit ?"
        )
        with self.store.reading() as db:
            return [r | {"news": bool(r["news"])} for r in db.query(sql, [watch.id, limit])]

    def _rows(self, where: str, *params: Any) -> list[Row]:
        with self.store.reading() as db:
            sql = f"select * from watch where {where} order by created_at, rowid"
            return list(db.query(sql, list(params)))


_FOLLOWING: dict[State, tuple[State, ...]] = {
    State.PENDING: (State.REMOVED,),
    State.ACTIVE: (State.PAUSED, State.REMOVED),
    State.PAUSED: (State.ACTIVE, State.REMOVED),
    State.DISABLED: (State.ACTIVE, State.REMOVED),
    State.REMOVED: (),
}


def code_of(watch: Watch) -> str:
    """What confirms an address: only the letter tells it, not who asked for the watch."""
    return hmac.new(watch.secret.encode(), f"confirm {watch.id}".encode(), "sha256").hexdigest()


def add_message(db: Any, watch: Watch, kind: str, now: datetime, due: datetime) -> str:
    """Put a message into the outbox, inside a transaction; its id."""
    row = {
        "id": f"msg_{secrets.token_hex(12)}",
        "watch": watch.id,
        "kind": kind,
        "state": "pending",
        "created_at": stamp(now),
        "due_at": stamp(due),
        "attempts": 0,
        "error": "",
    }
    db.table("delivery").insert(row)
    return row["id"]  # type: ignore[return-value]


def newest_change(db: Any) -> int:
    """The id of the change recorded last."""
    return int(next(iter(db.query("select coalesce(max(id), 0) as n from change")))["n"])


def set_state(db: Any, id_: str, state: State, why: str, now: datetime) -> None:
    """Write the state of a watch and what follows from it, inside a transaction."""
    db.execute("update watch set state = ?, why = ? where id = ?", [state, why, id_])
    if state is State.ACTIVE:
        sql = "update watch set since_change = ? where id = ?"
        db.execute(sql, [newest_change(db), id_])
    if state is State.REMOVED:
        db.execute("update watch set target = '', secret = '', host = '' where id = ?", [id_])
    if state in (State.REMOVED, State.DISABLED):
        sql = (
            "update delivery set state = 'dead', error = ?, lease_until = null "
            "where watch = ? and state = 'pending'"
        )
        db.execute(sql, [f"the watch is {state}", id_])


def watch_of(row: Row) -> Watch:
    """A watch from its row."""
    text = {f.name: row[f.name] for f in fields(Watch)}
    return Watch(
        **text
        | {
            "what": What(row["what"]),
            "channel": Channel(row["channel"]),
            "state": State(row["state"]),
            "both_ways": bool(row["both_ways"]),
            "kinds": frozenset(row["kinds"].split()),
            "confirmed_at": row["confirmed_at"] or "",
        }
    )


def _refuse_asking(db: Any, token: int, now: datetime) -> None:
    """Raises Conflict: watches made and removed in turn are a letter each."""
    sql = (
        "select count(*) as n from delivery d join watch w on w.id = d.watch "
        "where d.kind = 'confirm' and w.token = ? and d.created_at > ?"
    )
    if next(iter(db.query(sql, [token, stamp(now - DAY)])))["n"] >= MOST_ASKED:
        raise Conflict(
            f"the token has asked {MOST_ASKED} addresses in a day",
            field="tell.target",
            remedy="go on tomorrow",
        )


def _count(db: Any, where: str, *params: Any) -> int:
    sql = f"select count(*) as n from watch where state <> 'removed' and {where}"
    return int(next(iter(db.query(sql, list(params))))["n"])
