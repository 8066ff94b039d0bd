"""Taking in: fetch, read, guard, replace. A bad row is a result; a bad feed changes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from routes.errors import BadFeed, BadInput, RoutesError, StoreError
from routes.feeds import delimited
from routes.feeds.fetch import Fetched, Fetcher, read_file, redact, shown
from routes.feeds.formats import Ask, Context, Feed, Format, format_of
from routes.guard import RELEASED, RELEASED_AFTER_LOOKS, line_of, looks_alike, older, reason_to_hold
from routes.model import Reading, Reject, Station
from routes.rows import SHIPPED, Row
from routes.store import Facts, Intake, Snapshot, Store
from routes.times import stamp

PUBLISHED, UNCHANGED, HELD, FAILED = "published", "unchanged", "held", "failed"
_STATION_FIELDS = {
    "leg": ("origin", "destination"),
    "evidence": ("origin", "destination"),
    "sighting": ("station_a", "station_b"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a taking-in ended: published, unchanged, held or failed.

    `added` and `closed` count what was changed in the store, so they are 0 unless published;
    `sentences` say for people what `reason` and the numbers say.
    """

    feed: str
    state: str
    rows: int = 0
    added: int = 0
    closed: int = 0
    rejects: tuple[Reject, ...] = ()
    reason: str = ""
    sentences: tuple[str, ...] = ()


def refresh(
    store: Store, feed: Feed, fetcher: Fetcher, *, now: datetime, accept: bool = False
) -> Outcome:
    """Take in the newest state of a feed; `accept` takes it even where it lost much.

    Nothing changes where the feed fails or is held. Raises only StoreError.
    """
    try:
        return _take_in(store, feed, fetcher, now=now, accept=accept)
    except StoreError:
        raise
    except RoutesError as error:
        return note_failure(store, feed, str(error), now)


def note_failure(store: Store, feed: Feed, reason: str, now: datetime) -> Outcome:
    """Remember that a feed could not be taken in, and why, without its key."""
    reason = redact(reason, feed.key)
    store.set_feed_state(feed.name, _looked(now, failure=reason))
    told = f"{feed.name}: failed, nothing was changed: {reason}"
    return Outcome(feed.name, FAILED, reason=reason, sentences=(told,))


def _take_in(store: Store, feed: Feed, fetcher: Fetcher, *, now: datetime, accept: bool) -> Outcome:
    form = format_of(feed)
    _refuse_shipped(feed.name)
    source = redact(shown(feed.source or form.source), feed.key)
    last = _last_published(store, feed.name)
    # What another source was marked with says nothing of this one.
    known = store.feed_states().get(feed.name, {}) if last and last.source == source else {}
    ask = Ask(now, known.get("etag") or "", known.get("last_modified") or "")
    fetched = form.collect(fetcher, feed, ask)
    same = fetched.unchanged or fetched.sha256 == known.get("sha256")
    # The same content on a later day is a new capture, and a capture is evidence.
    if fetched.unchanged or (same and last and _day(last.fetched_at) >= _utc_day(now)):
        store.set_feed_state(feed.name, _looked(now))
        return Outcome(feed.name, UNCHANGED, sentences=(f"{feed.name}: unchanged",))
    reading, notes = _read(store, feed, form, fetched)
    again = looks_alike(store, feed.name, fetched.sha256, now) >= RELEASED_AFTER_LOOKS
    intake = Intake(feed.name, source, reading, fetched.sha256, now, capture=True)
    if again and not accept:
        intake = replace(intake, note=RELEASED)
    dated = "" if same else older(fetched, known)
    snapshot = store.replace(
        intake,
        guard=None if accept else partial(reason_to_hold, reading, _utc_day(now), dated, again),
        state=_accepted(fetched, changed=not same),
    )
    if snapshot.state == "held":
        store.set_feed_state(feed.name, _looked(now, failure=snapshot.note))
    elif snapshot.note:
        notes = (*notes, f"{feed.name}: what was held {snapshot.note}")
    return _outcome(snapshot, reading, notes, same=same)


def _refuse_shipped(name: str) -> None:
    if name == SHIPPED:
        raise BadInput(
            f"{SHIPPED!r} is the name of the shipped data", field="feed", remedy="another name"
        )


def _last_published(store: Store, feed: str) -> Snapshot | None:
    closed = [s for s in store.snapshots(feed) if s.state == "closed"]
    return closed[-1] if closed else None


def _utc_day(now: datetime) -> date:
    return now.astimezone(UTC).date()


def _day(stamp: str) -> date:
    return datetime.fromisoformat(stamp).date()


def _looked(now: datetime, *, failure: str = "") -> Row:
    return {"checked_at": stamp(now), "failure": failure}


def _accepted(fetched: Fetched, *, changed: bool) -> Row:
    """The feed's state, to be written in the transaction that takes the content in."""
    state = _looked(fetched.fetched_at) | {
        "etag": fetched.etag,
        "last_modified": fetched.last_modified,
        "sha256": fetched.sha256,
    }
    return state | {"changed_at": stamp(fetched.fetched_at)} if changed else state


def _read(
    store: Store, feed: Feed, form: Format, fetched: Fetched
) -> tuple[Reading, tuple[str, ...]]:
    """Rows with today's station codes, and what was translated. Raises BadFeed for no rows."""
    today = _utc_day(fetched.fetched_at)
    facts = store.facts(today)
    places = _Places(facts)
    since = {c.name: c.first for c in facts.coverage if c.mark.feed == feed.name and c.first}
    reading = form.read(fetched.body, Context(today, since, places))
    _need_rows(reading)
    return reading, places.notes()


def _need_rows(reading: Reading) -> None:
    main = next(iter(reading.rows.values()))
    if not main:
        first = (
            f"; the first reject is line {line_of(reading.rejects[0])}" if reading.rejects else ""
        )
        raise BadFeed(f"it has no row that can be taken{first}")


def _outcome(
    snapshot: Snapshot, reading: Reading, notes: tuple[str, ...], *, same: bool
) -> Outcome:
    name, rejects = snapshot.feed, tuple(reading.rejects)
    counts = f"{snapshot.added} added, {snapshot.closed} closed, {len(rejects)} rejected"
    if snapshot.state == "held":
        told = f"{name}: held, nothing was changed: {snapshot.note} (it would be: {counts})"
        return Outcome(name, HELD, reading.count, 0, 0, rejects, snapshot.note, (told, *notes))
    moved = bool(snapshot.added or snapshot.closed)
    state = PUBLISHED if moved or not same else UNCHANGED
    told = f"{name}: {reading.count} rows, {counts}"
    return Outcome(
        name, state, reading.count, snapshot.added, snapshot.closed, rejects, "", (told, *notes)
    )


# -- places --------------------------------------------------------------------------------


class _Places:
    """Checks the station codes of rows, and puts today's code for a former one."""

    def __init__(self, facts: Facts) -> None:
        self._stations = facts.stations
        self._aliases = facts.aliases
        self._translated: Counter[tuple[str, str]] = Counter()
        self._near: dict[str, str] = {}

    def __call__(self, table: str, row: dict[str, Any]) -> None:
        for field in _STATION_FIELDS.get(table, ()):
            row[field] = self._today(row[field], field)

    def notes(self) -> tuple[str, ...]:
        """A sentence per former code that was met."""
        return tuple(
            f"{former} is a former code of {code}: taken as {code} {times} times"
            for (former, code), times in sorted(self._translated.items())
        )

    def _today(self, code: str, field: str) -> str:
        alias = self._aliases.get(code)
        if alias:
            self._translated[code, alias.station] += 1
            return alias.station
        if code not in self._stations:
            if code not in self._near:
                self._near[code] = _nearest(code, self._stations.values())
            raise BadInput(f"{code} is not a known station", field=field, remedy=self._near[code])
        return code


def _nearest(code: str, stations: Iterable[Station]) -> str:
    def distance(station: Station) -> tuple[int, str]:
        return -sum(a == b for a, b in zip(code, station.code, strict=True)), station.code

    near = sorted(stations, key=distance)[:3]
    if not near:
        return "no stations are loaded yet"
    return "the nearest codes are " + ", ".join(f"{s.code} ({s.city or s.name})" for s in near)


# -- files ---------------------------------------------------------------------------------


def import_file(
    store: Store,
    path: Path,
    *,
    feed: str | None = None,
    now: datetime,
    backfill: bool = False,
    keep_good: bool = False,
) -> Outcome:
    """Take in one exchange file as the whole state of a feed, named after the file if not given.

    A reject means that nothing is changed, unless `keep_good`. `backfill` places knowledge on
    each row's own `known_on`. Raises only StoreError.
    """
    name = feed or f"file:{path.name}"
    try:
        _refuse_shipped(name)
        places = _Places(store.facts(_utc_day(now)))
        data = read_file(path)
        reading = delimited.read(data, places)
        _need_rows(reading)
    except StoreError:
        raise
    except RoutesError as error:
        return _refused(name, Reading({}, []), str(error))
    if reading.rejects and not keep_good:
        n = len(reading.rejects)
        rows = "row cannot be taken" if n == 1 else "rows cannot be taken"
        return _refused(
            name, reading, f"{n} {rows}, the first is line {line_of(reading.rejects[0])}"
        )
    sha256 = hashlib.sha256(data).hexdigest()
    last = _last_published(store, name)
    if last and (last.sha256, last.rejects, last.backfill) == (
        sha256,
        len(reading.rejects),
        backfill,
    ):
        # A file read twice is no second capture.
        return Outcome(name, UNCHANGED, sentences=(f"{name}: unchanged",))
    note = "imported with --backfill" if backfill else "imported"
    intake = Intake(name, path.name, reading, sha256, now, backfill=backfill, note=note)
    return _outcome(store.replace(intake), reading, places.notes(), same=False)


def _refused(name: str, reading: Reading, reason: str) -> Outcome:
    told = f"{name}: failed, nothing was changed: {reason}"
    return Outcome(name, FAILED, reading.count, 0, 0, tuple(reading.rejects), reason, (told,))


def load_shipped(store: Store, folder: Path, *, now: datetime) -> Outcome | None:
    """Load the data files that came with the program; None where they are loaded already.

    The first load is known from each row's `known_on` (rule 4), a later one from its own day.
    Raises BadFeed, with file and line, where a row cannot be read.
    """
    files = {path.name: read_file(path) for path in sorted(folder.glob("*.csv"))}
    if not files:
        raise BadFeed(f"there are no data files in {folder}")
    sha256 = _digest(files)
    last = _last_published(store, SHIPPED)
    if last and last.sha256 == sha256:
        return None
    reading = _read_files(files)
    intake = Intake(SHIPPED, "shipped data files", reading, sha256, now, backfill=last is None)
    return _outcome(store.replace(intake), reading, (), same=False)


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _read_files(files: dict[str, bytes]) -> Reading:
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for name, data in files.items():
        try:
            reading = delimited.read(data)
        except BadFeed as error:
            raise BadFeed(f"{name}: {error}") from None
        if reading.rejects:
            raise BadFeed(f"{name} line {line_of(reading.rejects[0])}")
        for table, found in reading.rows.items():
            rows[table] += found
    return Reading(dict(rows), [])
