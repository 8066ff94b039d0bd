"""Documents, readings and findings: all SQL of these tables.

A document is what a source published, as the reader sees it; it is never changed. A reading is one
look of one version of the reader at one document. A finding is one claim of a reading, with what
became of it. A new version's reading takes the place of the older one's; what a person decided
stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from routes.errors import Conflict, Unknown
from routes.rows import Row
from routes.store import Store
from routes.times import stamp

if TYPE_CHECKING:
    from sqlite_utils import Database

FEED, PAGE, FETCHED = "feed", "page", "fetched"
UNENDED = "the last look did not end"
"""Written before a look, and over it when it ends."""
WAITING, PUBLISHED, ACCEPTED, REJECTED = "waiting", "published", "accepted", "rejected"
SUPERSEDED = "superseded"
STATES = (WAITING, PUBLISHED, ACCEPTED, REJECTED, SUPERSEDED)
HELD = (PUBLISHED, ACCEPTED)
"""The states of findings that stand in the table of claims."""
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Document:
    """What a source published. `basis` says where the day comes from: feed, page, or fetched,
    which is the day we looked and says nothing of when it was published."""

    source: str
    publisher: str
    source_class: str
    url: str
    published: date
    basis: str
    title: str
    text: str
    fetched_at: datetime
    id: int = 0

    @property
    def sha256(self) -> str:
        """Identity of what the reader sees. A day that is only ours is no part of it."""
        day = "" if self.basis == FETCHED else self.published.isoformat()
        return hashlib.sha256(f"{day}\n{self.text}".encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim that a reading found in a document: the row of table `claim`, and its words.

    `decided_by` is the person who accepted or rejected it, '' where the rules decide.
    """

    id: int
    document: int
    source: str
    publisher: str
    source_class: str
    url: str
    title: str
    published: date
    basis: str
    sha256: str
    row: Mapping[str, Any]
    words: str
    rule: str
    first: int
    last: int
    state: str
    why: str
    decided_by: str
    decided_at: str
    text: str = field(repr=False)


# -- documents -----------------------------------------------------------------------------------


def keep(store: Store, feed: str, documents: Iterable[Document], state: Row) -> int:
    """Keep the documents that are not held yet, and the state of their source, in one write.

    Gives how many were new; with any the state says since when nothing has changed.
    """
    new = 0
    with store.writing() as db:
        for one in documents:
            row = {
                "source": one.source,
                "publisher": one.publisher,
                "source_class": one.source_class,
                "url": one.url,
                "sha256": one.sha256,
                "published_on": one.published.isoformat(),
                "published_basis": one.basis,
                "title": one.title,
                "text": one.text,
                "fetched_at": stamp(one.fetched_at),
            }
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            sql = f"insert or ignore into document ({names}) values ({marks}) returning id"
            new += len(list(db.query(sql, row)))
        changed = {"changed_at": state["checked_at"]} if new else {}
        db.table("feed_state").upsert({"feed": feed, **state, **changed}, pk="feed")
    return new


def held_urls(store: Store, source: str) -> set[str]:
    """The addresses of a source whose documents are held."""
    with store.reading() as db:
        return {r["url"] for r in db.query("select url from document where source = ?", [source])}


def unread(store: Store, reader: str, limit: int) -> list[Document]:
    """Documents that this version of the reader has not read, oldest first.

    One that a reading was begun of and never ended comes last, and no more after some tries: it
    may be what the process died of.
    """
    with store.reading() as db:
        rows = db.query(
            "select d.*, coalesce(r.found, 0) as tries from document d "
            "left join reading r on r.document = d.id and r.reader = :reader "
            "where r.document is null or (r.outcome = 'begun' and r.found < :most) "
            "order by tries, d.id limit :limit",
            {"reader": reader, "most": MOST_TRIES, "limit": limit},
        )
        return [_document(row) for row in rows]


def _document(row: Row) -> Document:
    return Document(
        source=row["source"],
        publisher=row["publisher"],
        source_class=row["source_class"],
        url=row["url"],
        published=date.fromisoformat(row["published_on"]),
        basis=row["published_basis"],
        title=row["title"],
        text=row["text"],
        fetched_at=datetime.fromisoformat(row["fetched_at"]),
        id=row["id"],
    )


def documents(store: Store, source: str = "") -> list[Row]:
    """The documents without their texts, newest first, each with its latest reading."""
    with store.reading() as db:
        return list(
            db.query(
                "select d.id, d.source, d.publisher, d.source_class, d.url, d.title, d.sha256, "
                "d.published_on, d.published_basis, d.fetched_at, length(d.text) as characters, "
                "r.reader, r.read_at, r.outcome, r.found, r.note from document d "
                "left join reading r on r.rowid = (select rowid from reading "
                "where document = d.id order by read_at desc, rowid desc limit 1) "
                "where :source in ('', d.source) order by d.id desc",
                {"source": source},
            )
        )


def newest(store: Store) -> dict[str, Row]:
    """Per source: how many documents are held, and the day of the newest (as `newest`)."""
    with store.reading() as db:
        rows = db.query(
            "select source, count(*) as documents, max(published_on) as newest "
            "from document group by source"
        )
        return {row["source"]: row for row in rows}


# -- readings and findings -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim as a reading gives it: the row, the words with their span, and the rule."""

    row: Row
    words: str
    rule: str
    first: int
    last: int


def begin_reading(store: Store, document: int, reader: str, now: datetime) -> None:
    """Note that a document is about to be read; `found` counts the tries until it was."""
    with store.writing() as db:
        db.execute(
            "insert into reading (document, reader, read_at, outcome, found, note) "
            "values (?, ?, ?, 'begun', 1, 'the reader did not come back') "
            "on conflict (document, reader) do update set found = found + 1, read_at = ?3 "
            "where outcome = 'begun'",
            [document, reader, stamp(now)],
        )


def add_reading(
    store: Store, document: int, reader: str, passages: Iterable[Passage], now: datetime
) -> None:
    """Enter what a version found in a document, in the place of what older ones found.

    Once for each document and version; findings that a person decided on are left.
    """
    found = list(passages)
    with store.writing() as db:
        if not _enter(db, document, reader, ("ok", len(found), ""), now):
            return
        db.execute(
            "update finding set state = ?, why = 'read anew' where document = ? "
            "and reader <> ? and decided_by is null",
            [SUPERSEDED, document, reader],
        )
        db.table("finding").insert_all(
            {
                "document": document,
                "reader": reader,
                "row": json.dumps(one.row, ensure_ascii=False),
                "words": one.words,
                "rule": one.rule,
                "first": one.first,
                "last": one.last,
                "state": WAITING,
                "why": "",
            }
            for one in found
        )


def add_failure(store: Store, document: int, reader: str, note: str, now: datetime) -> None:
    """Enter that a version could not read a document; what older ones found stays."""
    with store.writing() as db:
        _enter(db, document, reader, ("failed", 0, note), now)


def _enter(
    db: Database, document: int, reader: str, how: tuple[str, int, str], now: datetime
) -> bool:
    """Write how a reading ended; False where that is written already."""
    written = db.query(
        "insert into reading (document, reader, read_at, outcome, found, note) "
        "values (?, ?, ?, ?, ?, ?) on conflict (document, reader) do update set "
        "read_at = excluded.read_at, outcome = excluded.outcome, found = excluded.found, "
        "note = excluded.note where outcome = 'begun' returning document",
        [document, reader, stamp(now), *how],
    )
    return bool(list(written))


def all_findings(db: Database) -> list[Finding]:
    """Every finding there ever was, in the order in which they were found."""
    return _findings(db, "1", [])


def findings(store: Store, state: str = "", source: str = "") -> list[Finding]:
    """The findings of a state (without one: all that are not superseded), of a source or of all."""
    where = "f.state = ?" if state else "f.state <> ?"
    with store.reading() as db:
        found = _findings(db, where, [state or SUPERSEDED])
    return [one for one in found if not source or one.source == source]


def _findings(db: Database, where: str, params: list[str]) -> list[Finding]:
    rows = db.query(
        "select f.*, d.source, d.publisher, d.source_class, d.url, d.title, d.published_on, "
        "d.published_basis, d.sha256, d.text from finding f join document d on d.id = f.document "
        f"where {where} order by f.id",
        params,
    )
    return [
        Finding(
            row=json.loads(one["row"]),
            published=date.fromisoformat(one["published_on"]),
            basis=one["published_basis"],
            decided_by=one["decided_by"] or "",
            decided_at=one["decided_at"] or "",
            **{name: one[name] for name in _SAME},
        )
        for one in rows
    ]


_SAME = (
    *("id", "document", "source", "publisher", "source_class", "url", "title", "sha256"),
    *("words", "rule", "first", "last", "state", "why", "text"),
)


def set_states(db: Database, states: Iterable[tuple[int, str, str]]) -> None:
    """Write states and their reasons, by the rules: (finding, state, why)."""
    for number, state, why in states:
        db.execute("update finding set state = ?, why = ? where id = ?", [state, why, number])


def decide(store: Store, number: int, state: str, why: str, by: str, now: datetime) -> Finding:
    """A person accepts or rejects a finding; its state before. Raises Unknown, Conflict."""
    with store.writing() as db:
        found = _findings(db, "f.id = ?", [str(number)])
        if not found:
            raise Unknown(
                f"there is no finding {number}",
                field="id",
                remedy="`sapar announcements waiting` lists those that wait",
            )
        if found[0].state == SUPERSEDED:
            raise Conflict(
                f"finding {number} was read anew since",
                field="id",
                remedy="decide on the newer one in `sapar announcements waiting`",
            )
        db.execute(
            "update finding set state = ?, why = ?, decided_by = ?, decided_at = ? where id = ?",
            [state, why, by, stamp(now), number],
        )
    return found[0]


def cities(db: Database) -> dict[str, str]:
    """The city of each station that is known now."""
    rows = db.query("select code, city_code from station where known_until is null")
    return {row["code"]: row["city_code"] for row in rows}
