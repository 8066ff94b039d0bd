"""The newsroom as plain data: documents, findings with what they wait for, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.silence import failure_of, is_quiet
from planner.table import Cell, to_csv
from routes.model import Claim
from routes.newsroom.documents import FETCHED, WAITING, Finding, documents, newest
from routes.newsroom.publish import Judged, judged
from routes.newsroom.sources import Source
from routes.rows import make_claim
from routes.store import Store

TABLE = (
    *("id", "state", "why", "kind", "origin", "destination", "carriers", "effective"),
    *("weekly_before", "weekly_after", "weekly_after_max", "source", "publisher", "source_class"),
    *("published_on", "published_basis", "url", "words", "rule", "confidence", "contradicted_by"),
)
"""Columns of the findings as a table."""
SOURCES = (
    *("name", "url", "kind", "source_class", "publisher", "language", "hours", "checked_at"),
    *("new_at", "documents", "waiting", "newest", "quiet_days", "quiet", "failure"),
)
"""Columns of the sources as a table."""


# -- findings ------------------------------------------------------------------------------------


def findings_data(network: Network, store: Store, state: str = "", source: str = "") -> list[Data]:
    """The findings of a state and a source, newest first, one for each claim of an article."""
    found = judged(store)
    by_id = {one.id: one for one in found.findings}
    return [
        finding(network, by_id, one, found)
        for one in sorted(found.findings, key=lambda f: f.id, reverse=True)
        if found.verdicts[one.id].first == one.id
        and (not state or found.verdicts[one.id].state == state)
        and (not source or one.source == source)
    ]


def finding_data(network: Network, store: Store, number: int) -> Data:
    """One finding that is held; of a claim said twice in an article, the first one of it."""
    found = judged(store)
    by_id = {one.id: one for one in found.findings}
    return finding(network, by_id, by_id[found.verdicts[number].first], found)


def finding(network: Network, by_id: dict[int, Finding], one: Finding, found: Judged) -> Data:
    """One finding: what it says, in which words, and what speaks for and against it."""
    verdict = found.verdicts[one.id]
    claim = _claim(one)
    told = data.claim(network, claim)
    for name in ("source", "announced_by", "source_class"):
        told.pop(name)
    return {
        "id": one.id,
        "state": verdict.state,
        "why": verdict.why,
        **told,
        "confidence": claim.mark.confidence,
        "words": one.words,
        "rule": one.rule,
        "document": one.document,
        "source": one.source,
        "publisher": one.publisher,
        "source_class": one.source_class,
        "url": one.url,
        "title": one.title,
        "published_on": one.published.isoformat(),
        "published_basis": one.basis,
        "decided_by": one.decided_by or None,
        "decided_at": one.decided_at or None,
        "agreeing": [_other(network, by_id[n], found) for n in verdict.agreeing],
        "contrary": [_other(network, by_id[n], found) for n in verdict.contrary],
    }


def _other(network: Network, one: Finding, found: Judged) -> Data:
    """Another finding of the same event, in short."""
    return {
        "id": one.id,
        "state": found.verdicts[one.id].state,
        "publisher": one.publisher,
        "published_on": one.published.isoformat() if one.basis != FETCHED else None,
        "url": one.url,
        "sentence": tell.claim_text(network, _claim(one)),
    }


def _claim(one: Finding) -> Claim:
    """A finding as the claim that it would be."""
    feed = {"feed": "", "known_from": one.published.isoformat(), "known_until": None}
    return make_claim({**one.row, **feed, "id": one.id, "backfill": 0})


def findings_csv(rows: Iterable[Data]) -> str:
    """Findings as a table."""
    return to_csv(TABLE, [[_cell(row, name) for name in TABLE] for row in rows])


def _cell(row: Data, name: str) -> Cell:
    if name == "carriers":
        return " ".join(row["carriers"])
    if name == "effective":
        return row["effective"]["text"] if row["effective"] else None
    if name == "contradicted_by":
        return " ".join(f"#{other['id']}" for other in row["contrary"])
    value: Cell = row[name]
    return value


def queue_text(rows: Sequence[Data]) -> str:
    """The findings that wait, for a terminal."""
    lines: list[str] = []
    for one in rows:
        lines.append(f"#{one['id']}  {one['sentence']}")
        lines.append(f"    “{one['words']}”")
        where = f"{one['publisher']} ({one['source_class']}), {_day(one)}, {one['url']}"
        lines.append(f"    {where}")
        lines.append(f"    {one['rule']}, {one['confidence']}; {one['why']}")
        for word, others in (("agrees", one["agreeing"]), ("contradicts", one["contrary"])):
            lines += [f"    {word}: {_short(other)}" for other in others]
        lines.append("")
    return "\n".join([*lines, f"{len(rows)} waiting"])


def _day(one: Data) -> str:
    seen = "seen " if one["published_basis"] == FETCHED else ""
    return f"{seen}{one['published_on']}"


def _short(other: Data) -> str:
    day = other["published_on"] or "day not told"
    return f"#{other['id']} {other['publisher']}, {day}: {other['sentence']} ({other['state']})"


# -- documents, sources --------------------------------------------------------------------------


def documents_data(store: Store, source: str = "") -> list[Data]:
    """The documents that are held, newest first, without their texts."""
    return [{**row, "note": row["note"] or None} for row in documents(store, source)]


def sources_data(store: Store, sources: Iterable[Source], now: datetime) -> list[Data]:
    """Each source with its last look, its newest document, since when it is quiet, its failure."""
    states, held = store.feed_states(), newest(store)
    waiting: dict[str, int] = {}
    found = judged(store)
    for one in found.findings:
        verdict = found.verdicts[one.id]
        if verdict.first == one.id and verdict.state == WAITING:
            waiting[one.source] = waiting.get(one.source, 0) + 1
    rows = []
    for source in sources:
        state = states.get(source.feed, {})
        row = held.get(source.name, {})
        rows.append(
            {
                "name": source.name,
                "url": source.url,
                "kind": source.kind,
                "source_class": source.source_class,
                "publisher": source.publisher,
                "language": source.language or None,
                "hours": source.hours,
                "checked_at": state.get("checked_at"),
                "new_at": state.get("changed_at"),
                "documents": row.get("documents", 0),
                "waiting": waiting.get(source.name, 0),
                "newest": row.get("newest"),
                "quiet_days": source.quiet_days,
                "quiet": is_quiet(source.quiet_days, state, row.get("newest"), now),
                "failure": failure_of(state, now),
            }
        )
    return rows


def sources_csv(rows: Sequence[Data]) -> str:
    """The sources as a table."""
    return to_csv(SOURCES, [[row[name] for name in SOURCES] for row in rows])


def sources_text(rows: Sequence[Data]) -> str:
    """The sources, for a terminal."""
    if not rows:
        return "No source is set up: list them in a CSV file and set SAPAR_SOURCES to its path."
    lines = []
    for one in rows:
        looked = f"looked at {one['checked_at']}" if one["checked_at"] else "not looked at yet"
        new = f"newest document {one['newest']}" if one["newest"] else "no document yet"
        lines.append(f"{one['name']:<20} {one['kind']:<6} {one['source_class']:<10} {looked}")
        lines.append(f"    documents: {one['documents']}; {new}; claims waiting: {one['waiting']}")
        if one["quiet"]:
            lines.append(f"    quiet: one in {one['quiet_days']} days is expected")
        if one["failure"]:
            lines.append(f"    failed: {one['failure']}")
    return "\n".join(lines)
