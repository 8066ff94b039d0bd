"""All SQL about the network: many reads, one write, `replace()`.

The database is one SQLite file. Writers take `BEGIN IMMEDIATE`; readers open it read-only. Facts
are bitemporal: a row says when a thing flies and `known_from`/`known_until` say when we knew it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from routes import model
from routes.announcements.names import Name, Names
from routes.errors import StoreError
from routes.feeds.delimited import TABLES
from routes.migrations import migrations
from routes.model import Reading
from routes.periods import read_when
from routes.rows import (
    Row,
    make_alias,
    make_claim,
    make_connecting_time,
    make_coverage,
    make_evidence,
    make_frequency_claim,
    make_leg,
    make_sighting,
    make_station,
    make_watched,
)
from routes.times import stamp

BUSY_SECONDS = 15
# SQLite up to 3.51.2 can lose a WAL reset when two connections checkpoint at once.
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
T = TypeVar("T")


def connect(path: Path, *, readonly: bool = False) -> Database:
    """The one way to open the database: pragmas set, read-only where asked."""
    if readonly:
        if not path.exists():
            raise StoreError(f"there is no database at {path}; `sapar serve` makes it")
        conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        return Database(conn)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"the database {path} cannot be opened: {error}") from error
    try:
        db.execute(f"pragma journal_mode = {'wal' if WAL_IS_SAFE else 'delete'}")
        db.execute("pragma synchronous = full")
        db.execute("pragma foreign_keys = on")
    except sqlite3.DatabaseError as error:
        db.close()
        raise StoreError(f"the database {path} cannot be used: {error}") from error
    return db


def _roll_back_killed(db: Database, path: Path) -> None:
    """Undo what a killed writer left half written; a read-only connection may not do it."""
    try:
        db.execute("select 1 from sqlite_master")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        connect(path).close()  # its first pragma rolls back


@contextlib.contextmanager
def write_tx(db: Database) -> Iterator[Database]:
    """One write transaction that holds the write lock from its first read."""
    try:
        db.execute("begin immediate")
    except sqlite3.OperationalError as error:
        raise StoreError(f"the database is busy: {error}; try again in a moment") from error
    try:
        yield db
    except BaseException:
        db.rollback()
        raise
    db.commit()


@dataclass(frozen=True)
class Facts:
    """All that was known at the end of the day `as_of`, of one store version."""

    version: int
    as_of: date
    legs: list[model.Leg] = field(default_factory=list)
    claims: list[model.Claim] = field(default_factory=list)
    evidence: list[model.Evidence] = field(default_factory=list)
    sightings: list[model.Sighting] = field(default_factory=list)
    coverage: list[model.Coverage] = field(default_factory=list)
    frequency_claims: list[model.FrequencyClaim] = field(default_factory=list)
    connecting_times: list[model.ConnectingTime] = field(default_factory=list)
    stations: dict[str, model.Station] = field(default_factory=dict)
    aliases: dict[str, model.Alias] = field(default_factory=dict)
    carriers: dict[str, str] = field(default_factory=dict)
    watched: list[model.Watched] = field(default_factory=list)
    seen: dict[str, date] = field(default_factory=dict)  # feed → its last snapshot's day


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of one feed, immutable once closed."""

    id: int
    feed: str
    source: str
    fetched_at: str
    sha256: str
    rows: int
    rejects: int
    added: int
    closed: int
    coverage: str
    state: str
    capture: bool
    backfill: bool
    note: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What `replace()` is asked to take in."""

    feed: str
    source: str
    reading: Reading
    sha256: str
    fetched_at: datetime
    backfill: bool = False
    note: str = ""
    capture: bool = False  # a look at a live source on that day, which is evidence


Guard = Callable[[list[Row], list[Row]], str]
"""Looks at (open leg rows, new leg rows) inside the write; a reason to hold, or ''."""


class Store:
    """The network's database. Opens a connection per read; one writer at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    # -- schema -----------------------------------------------------------------------------

    def migrate(self) -> list[str]:
        """Bring the schema up to date; names of the steps taken. Refuses a newer schema."""
        db = connect(self.path)
        try:
            ahead = {m.name for m in migrations.applied(db)} - _released_steps()
            if ahead:
                raise StoreError(
                    f"{self.path} was written by a newer release (steps {sorted(ahead)}); "
                    "upgrade the program"
                )
            pending = [m.name for m in migrations.pending(db)]
            if pending:
                migrations.apply(db)
            return pending
        finally:
            db.close()

    # -- reads ------------------------------------------------------------------------------

    @contextlib.contextmanager
    def reading(self) -> Iterator[Database]:
        """A read-only connection."""
        db = connect(self.path, readonly=True)
        try:
            _roll_back_killed(db, self.path)
            yield db
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self.path} cannot be read: {error}") from error
        finally:
            db.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Database]:
        """A connection inside one write transaction."""
        db = connect(self.path)
        try:
            with write_tx(db):
                yield db
        finally:
            db.close()

    def version(self) -> int:
        """Counts the writes that changed facts or changes; the key of caches."""
        with self.reading() as db:
            return _version(db)

    def legs(self, as_of: date) -> list[model.Leg]:
        """The legs as known at the end of `as_of` (UTC)."""
        with self.reading() as db:
            return [make_leg(row) for row in _dated(db, "leg", as_of)]

    def facts(self, as_of: date, *, reference: Facts | None = None) -> Facts:
        """Everything known at the end of `as_of`, read in one transaction.

        `reference` lends its stations, aliases, carriers and connecting times, which were never
        news, so that a replay of many days need not read them again.
        """
        with self.reading() as db:
            db.execute("begin")

            def read(table: str, make: Callable[[Row], T]) -> list[T]:
                rows = _dated if table in ("leg", "coverage") else _visible
                return [make(row) for row in rows(db, table, as_of)]

            return Facts(
                version=_version(db),
                as_of=as_of,
                legs=read("leg", make_leg),
                claims=read("claim", make_claim),
                evidence=read("evidence", make_evidence),
                sightings=read("sighting", make_sighting),
                coverage=read("coverage", make_coverage),
                frequency_claims=read("frequency_claim", make_frequency_claim),
                seen=_seen(db, as_of),
                **(_lent(reference) if reference else _reference(db, as_of)),
            )

    def names(self, as_of: date) -> Names:
        """What texts call places, countries and carriers, as known at the end of `as_of`."""
        with self.reading() as db:
            rows = [
                Name(r["kind"], r["code"], r["language"], r["name"])
                for r in _visible(db, "name", as_of)
            ]
            stations = {r["code"]: make_station(r) for r in _visible(db, "station", as_of)}
        return Names(rows, stations)

    def names_key(self, as_of: date) -> str:
        """Identity of what `names()` gives: it changes with the rows it is made of."""
        with self.reading() as db:
            keys = [r["key"] for t in ("name", "station") for r in _visible(db, t, as_of)]
        return hashlib.sha256(" ".join(sorted(keys)).encode()).hexdigest()

    def snapshots(self, feed: str | None = None) -> list[Snapshot]:
        """Snapshots of a feed or of all, oldest first."""
        where, params = ("where feed = ?", [feed]) if feed else ("", [])
        with self.reading() as db:
            rows = db.query(f"select * from snapshot {where} order by id", params)
            flags = ("capture", "backfill")
            return [Snapshot(**{**row, **{f: bool(row[f]) for f in flags}}) for row in rows]

    def knowledge_dates(self, until: date) -> list[date]:
        """The days on which anything became known or stopped being so, oldest first."""
        tables = ("leg", "claim", "evidence")
        parts = [
            f"select {column} as day from {table} where {column} is not null"
            for table in tables
            for column in ("known_from", "known_until")
        ]
        with self.reading() as db:
            rows = db.query(f"select distinct day from ({' union '.join(parts)}) order by day")
            days = [date.fromisoformat(row["day"]) for row in rows]
        return [day for day in days if day <= until]

    def feed_states(self) -> dict[str, Row]:
        """Per feed: etag, last_modified, sha256, checked_at, changed_at, failure."""
        with self.reading() as db:
            return {row["feed"]: row for row in db.query("select * from feed_state")}

    def changes(self, since: date | None = None, until: date | None = None) -> list[Row]:
        """Change rows by the day they are about, newest first; `news` False: found late."""
        with self.reading() as db:
            return [
                row | {"news": bool(row["news"])}
                for row in db.query(
                    "select * from change where on_date >= ? and on_date <= ? "
                    "order by on_date desc, id desc",
                    [(since or date.min).isoformat(), (until or date.max).isoformat()],
                )
            ]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind of fact, of changes and of documents."""
        tables = (*TABLES, "change", "document")
        parts = [f"select '{table}' as name, count(*) as n from {table}" for table in tables]
        with self.reading() as db:
            return {row["name"]: row["n"] for row in db.query(" union all ".join(parts))}

    def counts_by_state(self, table: str) -> dict[str, int]:
        """How many snapshots or findings there are in each state."""
        with self.reading() as db:
            rows = db.query(f"select state, count(*) as n from {table} group by state")
            return {row["state"]: row["n"] for row in rows}

    # -- writes -----------------------------------------------------------------------------

    def replace(
        self,
        intake: Intake,
        *,
        guard: Guard | None = None,
        state: Row | None = None,
    ) -> Snapshot:
        """Make a feed's rows what `intake` says, for the tables it has; history is kept.

        Rows that are still there stay, rows that are gone are closed, new ones are added, all in
        one transaction with the snapshot row. A guard's reason makes the snapshot 'held' and
        leaves the facts and the feed's state alone.
        """
        today = intake.fetched_at.astimezone(UTC).date()
        with self.writing() as db:
            old = {t: _open_rows(db, t, intake.feed) for t in intake.reading.rows}
            new = {
                t: {content_key(t, row): row for row in rows}
                for t, rows in intake.reading.rows.items()
            }
            reason = ""
            if guard:
                reason = guard([*old.get("leg", {}).values()], [*new.get("leg", {}).values()])
            gone = {t: [k for k in old[t] if k not in new[t]] for t in new}
            come = {t: [k for k in new[t] if k not in old[t]] for t in new}
            snapshot_id = _add_snapshot(db, intake, reason, come, gone)
            if not reason:
                for table in new:
                    _close(db, table, [old[table][k]["id"] for k in gone[table]], today)
                    added = [
                        {
                            "key": key,
                            "snapshot": snapshot_id,
                            "known_from": _known_from(new[table][key], today, intake.backfill),
                            "known_until": None,
                            **new[table][key],
                        }
                        for key in come[table]
                    ]
                    db.table(table).insert_all(added)
                if any(gone.values()) or any(come.values()):
                    _bump(db)
            if state and not reason:
                _set_feed_state(db, intake.feed, state)
        return self.snapshots(intake.feed)[-1]

    def add_changes(self, rows: list[Row]) -> list[Row]:
        """Record changes that are not recorded yet; the ones that were new, as stored.

        `news` 0 in a row says that it is history, found late: watches are not told of it.
        """
        fresh = []
        with self.writing() as db:
            for row in rows:
                added = list(
                    db.query(
                        "insert or ignore into change (kind, subject, origin, destination, "
                        "carriers, on_date, before, after, moved_by, sentence, recorded_at, news) "
                        "values (:kind, :subject, :origin, :destination, :carriers, :on_date, "
                        ":before, :after, :moved_by, :sentence, :recorded_at, :news) returning *",
                        {"news": 1, **row},
                    )
                )
                fresh.extend(added)
            if fresh:
                _bump(db)
        return fresh

    def mark(self, name: str) -> int | None:
        """A remembered number, such as the ordinal of the day settled last."""
        with self.reading() as db:
            rows = list(db.query("select value from meta where name = ?", [name]))
            return int(rows[0]["value"]) if rows else None

    def set_mark(self, name: str, value: int | None) -> None:
        """Remember a number under a name, or forget it."""
        with self.writing() as db:
            if value is None:
                db.execute("delete from meta where name = ?", [name])
            else:
                db.table("meta").upsert({"name": name, "value": value}, pk="name")

    def set_feed_state(self, feed: str, state: Row) -> None:
        """Remember when a feed was looked at and how it ended."""
        with self.writing() as db:
            _set_feed_state(db, feed, state)

    def prune_held(self, before: datetime) -> int:
        """Drop what was held before, but the newest state of a feed; how many."""
        with self.writing() as db:
            dropped = db.execute(
                "delete from snapshot where state = 'held' and fetched_at < ? "
                "and id not in (select max(id) from snapshot group by feed)",
                [stamp(before)],
            )
            return int(dropped.rowcount)

    def tidy(self) -> None:
        """Let SQLite renew its statistics, and empty its write-ahead log where it has one."""
        db = connect(self.path)
        try:
            db.execute("pragma optimize")
            db.execute("pragma wal_checkpoint(truncate)")
        finally:
            db.close()

    def backup(self, target: Path) -> Path:
        """A consistent copy by VACUUM INTO, checked, then moved into place."""
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        db = connect(self.path)
        try:
            db.execute("vacuum into ?", [str(part)])
        except sqlite3.Error as error:
            part.unlink(missing_ok=True)
            raise StoreError(f"no copy at {target}: {error}") from error
        finally:
            db.close()
        copy = connect(part, readonly=True)
        try:
            verdict = next(iter(copy.query("pragma integrity_check")))["integrity_check"]
        finally:
            copy.close()
        if verdict != "ok":
            raise StoreError(f"the copy at {part} is damaged: {verdict}")
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        return part.replace(target)


def content_key(table: str, row: Row) -> str:
    """Identity of a row: sha256 over its exchange columns."""
    values = [row[name] for name in TABLES[table].header]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def _released_steps() -> set[str]:
    return {m.name for m in migrations.pending(Database(memory=True))}


def _version(db: Database) -> int:
    return int(next(iter(db.query("select value from meta where name = 'version'")))["value"])


def _bump(db: Database) -> None:
    db.execute("update meta set value = value + 1 where name = 'version'")


def _visible(db: Database, table: str, as_of: date) -> Iterator[Row]:
    return db.query(
        f"select t.*, s.feed, s.backfill from {table} t join snapshot s on s.id = t.snapshot "
        "where t.known_from <= :d and (t.known_until is null or t.known_until > :d) order by t.id",
        {"d": as_of.isoformat()},
    )


def _dated(db: Database, table: str, as_of: date) -> Iterator[Row]:
    """Visible rows, and of rows that a live feed has since dropped or changed their past.

    What a schedule said of a day until that day was over stays said of it: a row closed on day U
    speaks for its dates before U and for no later one.
    """
    yield from _visible(db, table, as_of)
    closed = db.query(
        "select t.*, s.feed, s.backfill, (select max(c.fetched_at) from snapshot c "
        "where c.feed = s.feed and c.state = 'closed' and c.fetched_at < t.known_until) as seen_at "
        f"from {table} t join snapshot s on s.id = t.snapshot where s.capture = 1 "
        "and t.known_from < t.known_until and t.known_until <= :d "
        "and length(t.first_date) = 10 and t.first_date < t.known_until order by t.id",
        {"d": as_of.isoformat()},
    )
    for row in closed:
        last = (date.fromisoformat(row["known_until"]) - timedelta(days=1)).isoformat()
        # The last capture that held the row is all that it is evidence of.
        row["known_on"] = row["known_on"] or row.pop("seen_at")[:10]
        if not row["last_date"] or row["last_date"] > last:
            row |= {"last_date": last, "last_bound": "exact"}
        yield row


def _reference(db: Database, as_of: date) -> dict[str, Any]:
    """The tables of reference: they are looked up, not reported."""
    return {
        "connecting_times": [
            make_connecting_time(r) for r in _visible(db, "connecting_time", as_of)
        ],
        "stations": {r["code"]: make_station(r) for r in _visible(db, "station", as_of)},
        "aliases": {r["code"]: make_alias(r) for r in _visible(db, "alias", as_of)},
        "carriers": {r["code"]: r["name"] for r in _visible(db, "carrier", as_of)},
        "watched": [make_watched(r) for r in _visible(db, "watched", as_of)],
    }


def _lent(facts: Facts) -> dict[str, Any]:
    return {
        name: getattr(facts, name)
        for name in ("connecting_times", "stations", "aliases", "carriers", "watched")
    }


def _seen(db: Database, as_of: date) -> dict[str, date]:
    rows = db.query(
        "select feed, max(fetched_at) as at from snapshot where state = 'closed' "
        "and capture = 1 and fetched_at < ? group by feed",
        [(as_of + timedelta(days=1)).isoformat()],
    )
    return {row["feed"]: datetime.fromisoformat(row["at"]).date() for row in rows}


def _open_rows(db: Database, table: str, feed: str) -> dict[str, Row]:
    rows = db.query(
        f"select t.* from {table} t join snapshot s on s.id = t.snapshot "
        "where s.feed = ? and t.known_until is null",
        [feed],
    )
    return {row["key"]: row for row in rows}


def _close(db: Database, table: str, ids: list[int], today: date) -> None:
    for row_id in ids:
        db.execute(f"update {table} set known_until = ? where id = ?", [today.isoformat(), row_id])


def _add_snapshot(
    db: Database, intake: Intake, reason: str, come: dict[str, list[str]], gone: dict[str, Any]
) -> int:
    covers = [
        f"{row['name']}: {row['completeness']}, {row['first_date']}…{row['last_date']}"
        for row in intake.reading.rows.get("coverage", [])
    ]
    row = {
        "feed": intake.feed,
        "source": intake.source,
        "fetched_at": stamp(intake.fetched_at),
        "sha256": intake.sha256,
        "rows": intake.reading.count,
        "rejects": len(intake.reading.rejects),
        "added": sum(map(len, come.values())),
        "closed": sum(map(len, gone.values())),
        "coverage": "; ".join(covers),
        "state": "held" if reason else "closed",
        "capture": int(intake.capture),
        "backfill": int(intake.backfill),
        "note": reason or intake.note,
    }
    return int(db.table("snapshot").insert(row).last_pk or 0)


def _known_from(row: Row, today: date, backfill: bool) -> str:
    """Rule 4: a backfilled row is known from its own `known_on`, at its latest reading."""
    if backfill:
        known = read_when(str(row.get("known_on") or ""))
        if known:
            return min(known.latest, today).isoformat()
        recorded = str(row.get("recorded_on") or "")
        # Rows of reference (stations, carriers, connecting times) were never news.
        if "known_on" not in row:
            return date.min.isoformat()
        return min(recorded or today.isoformat(), today.isoformat())
    return today.isoformat()


def _set_feed_state(db: Database, feed: str, state: Row) -> None:
    db.table("feed_state").upsert({"feed": feed, **state}, pk="feed")
