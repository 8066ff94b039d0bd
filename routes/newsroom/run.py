"""One look at all the sources that are due: gather, keep, read, publish; each step may be killed.

What was kept and not read, or read and not published, the next run reads and publishes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from routes import announcements
from routes.announcements.claims import Origin, claim_rows, quote
from routes.announcements.names import Names
from routes.announcements.reader import read
from routes.feeds.fetch import Fetcher
from routes.newsroom import documents
from routes.newsroom.documents import FETCHED, UNENDED, Document, Passage
from routes.newsroom.gather import Gathered, gather
from routes.newsroom.publish import publish
from routes.newsroom.sources import Source
from routes.newsroom.web import Web
from routes.rows import Row
from routes.store import Store
from routes.times import stamp

log = logging.getLogger("sapar.newsroom")
SLACK = timedelta(minutes=5)
"""A source is due this much early, or a run a second too soon would put it off for a whole turn."""
MOST_SECONDS = 10 * 60.0
MOST_READ = 500
MOST_CHECKED = 3


@dataclass
class Looked:
    """What a run did, as sentences, and how many documents were new."""

    sentences: list[str] = field(default_factory=list)
    new: int = 0
    failed: list[str] = field(default_factory=list)


def look(store: Store, sources: Sequence[Source], fetcher: Fetcher, now: datetime) -> Looked:
    """Fetch the sources that are due and read what is new. Raises only StoreError."""
    looked = Looked()
    web = Web(fetcher, now)
    begun = web.seconds()
    for source in due(store, sources, now):
        if web.seconds() - begun > MOST_SECONDS:
            looked.sentences.append("The time is up: the sources left are looked at next time.")
            break
        _look_at(store, source, web, looked)
    looked.sentences += read_new(store, now)
    looked.sentences += publish(store, now)
    return looked


def due(store: Store, sources: Sequence[Source], now: datetime) -> list[Source]:
    """The sources whose time has come, the longest unseen first."""
    states = store.feed_states()
    seen = {s.name: states.get(s.feed, {}).get("checked_at") or "" for s in sources}
    ready = [
        s
        for s in sources
        if not seen[s.name] or datetime.fromisoformat(seen[s.name]) + s.every - SLACK <= now
    ]
    return sorted(ready, key=lambda s: seen[s.name])


def _look_at(store: Store, source: Source, web: Web, looked: Looked) -> None:
    known = store.feed_states().get(source.feed, {})
    held = documents.held_urls(store, source.name)
    checked: Row = {"checked_at": stamp(web.now)}
    # A page may be what the process dies of: then its source has had its turn.
    store.set_feed_state(source.feed, checked | {"failure": UNENDED})
    found = gather(source, web, known=known, held=held)
    state = checked | {"failure": found.failure, **_marks(found)}
    # Oldest first: of one day, the later word is the one that counts.
    new = documents.keep(store, source.feed, reversed(found.documents), state)
    looked.new += new
    looked.sentences += [_told(found, new), *found.told]
    if found.failure:
        looked.failed.append(source.name)


def _marks(found: Gathered) -> Row:
    """ETag and Last-Modified: of a failure the old ones stay, of a part there are none."""
    return {} if found.failure else {"etag": "", "last_modified": "", **found.marks}


def _told(found: Gathered, new: int) -> str:
    name = found.source.name
    if found.failure:
        return f"{name}: failed: {found.failure}"
    if found.unchanged:
        return f"{name}: unchanged"
    return f"{name}: {new} new document{'s' * (new != 1)} of {len(found.documents)}"


# -- reading -------------------------------------------------------------------------------------


def read_new(store: Store, now: datetime, most: int = MOST_READ) -> list[str]:
    """Read the documents that this version of the reader has not seen; what failed is told."""
    today = now.astimezone(UTC).date()
    version = reader_version(store.names_key(today))
    waiting = documents.unread(store, version, most)
    if not waiting:
        return []
    names = store.names(today)
    told, found = [], 0
    for one in waiting:
        documents.begin_reading(store, one.id, version, now)
        try:
            passages = list(passages_of(one, names))
        except Exception as error:  # a poison document is told and never blocks the others
            log.exception("document %s cannot be read", one.id)
            note = f"the reader failed ({type(error).__name__})"
            documents.add_failure(store, one.id, version, note, now)
            told.append(f"{one.source}: {one.url}: {note}")
            continue
        documents.add_reading(store, one.id, version, passages, now)
        found += len(passages)
    return [f"Documents read: {len(waiting)}; claims found: {found}.", *told]


def passages_of(document: Document, names: Names) -> Iterator[Passage]:
    """The claims of a document as rows, with their words."""
    text = document.text
    origin = Origin(
        document.url,
        document.published,
        document.publisher,
        document.source_class,
        dated=document.basis != FETCHED,
    )
    found = read(text, document.published, names)
    for one, row in zip(found, claim_rows(found, text, origin), strict=True):
        yield Passage(row, quote(one, text), one.rule, one.start, one.end)


def reader_version(names_key: str) -> str:
    """The version of the reader: its own source files, and the names it knows."""
    return hashlib.sha256(f"{_code_key()} {names_key}".encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _code_key() -> str:
    digest = hashlib.sha256()
    folder = Path(announcements.__file__).parent
    for path in sorted(folder.glob("*.py")):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


# -- a look without a trace ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What a source would give now: its documents with what is read in them."""

    gathered: Gathered
    readings: list[tuple[Document, list[Passage]]]


def check(
    store: Store, sources: Sequence[Source], fetcher: Fetcher, now: datetime
) -> Iterator[Checked]:
    """Fetch a few documents of each source and read them, writing nothing."""
    names = store.names(now.astimezone(UTC).date())
    web = Web(fetcher, now)
    for source in sources:
        found = gather(source, web, most=MOST_CHECKED)
        readings = [(one, list(passages_of(one, names))) for one in found.documents]
        yield Checked(found, readings)
