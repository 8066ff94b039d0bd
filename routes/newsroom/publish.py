"""Verdicts written, and the published findings of a source made its claims.

Publishing is a projection: the claims of feed `news:NAME` are those findings of the source that
the rules or a person let through. It may be killed anywhere and run again: the next run makes the
rest, and one that finds nothing to do writes nothing. The store keeps the history: a claim is known
from the day it was published, and one that is taken back stays known for the days before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from routes.diff import taking_in
from routes.errors import BadInput
from routes.model import Reading
from routes.newsroom.documents import (
    ACCEPTED,
    HELD,
    REJECTED,
    SUPERSEDED,
    Finding,
    all_findings,
    cities,
    decide,
    set_states,
)
from routes.newsroom.sources import FEED
from routes.newsroom.verdicts import Verdict, article_claim, judge
from routes.refresh import PUBLISHED, UNCHANGED, Outcome
from routes.rows import Row
from routes.store import Intake, Snapshot, Store

MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """Every finding with its verdict, and the rows that each source's claims should be."""

    findings: Sequence[Finding]
    verdicts: dict[int, Verdict]
    rows: dict[str, list[Row]]


def judged(store: Store) -> Judged:
    """The findings as they stand, by the rules, whatever was written of them before."""
    with store.reading() as db:
        db.execute("begin")
        codes = cities(db)
        sources = [r["source"] for r in db.query("select distinct source from document order by 1")]
        found = all_findings(db)
    return _judged(found, codes, sources)


def _judged(found: list[Finding], codes: dict[str, str], sources: list[str]) -> Judged:
    def city(code: str) -> str:
        return codes.get(code, code)

    current = [one for one in found if one.state != SUPERSEDED]
    verdicts = judge(current, city)
    # The row that said it first stays: another reading of the same words is no other claim.
    first: dict[object, Row] = {}
    for one in found:
        first.setdefault(article_claim(one, city), dict(one.row))
    rows: dict[str, list[Row]] = {source: [] for source in sources}
    for one in current:
        verdict = verdicts[one.id]
        if verdict.first == one.id and verdict.state in HELD:
            rows.setdefault(one.source, []).append(first[article_claim(one, city)])
    return Judged(current, verdicts, rows)


def publish(store: Store, now: datetime) -> list[str]:
    """Write the verdicts and make the claims of every source theirs; sentences of what moved."""
    _write_states(store)
    told: list[str] = []
    for _ in range(MOST_TRIES):
        # Another process may have decided meanwhile: go on until the claims are what is judged.
        moved: list[str] = []
        for source, rows in judged(store).rows.items():
            moved += _project(store, source, rows, now)
        if not moved:
            break
        told += moved
    return told


def _write_states(store: Store) -> None:
    """The reading that decides is in the write; a person's own decision is never written over."""
    with store.writing() as db:
        found = _judged(all_findings(db), cities(db), [])
        set_states(
            db,
            [
                (one.id, verdict.state, verdict.why)
                for one in found.findings
                for verdict in (found.verdicts[one.id],)
                if not one.decided_by and (one.state, one.why) != (verdict.state, verdict.why)
            ],
        )


def _project(store: Store, source: str, rows: list[Row], now: datetime) -> list[str]:
    """Make a source's claims these rows, if they are not; sentences of what changed."""
    feed = FEED + source
    digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
    last = store.snapshots(feed)[-1:]
    if last and last[0].sha256 == digest:
        return []

    def take() -> Outcome:
        intake = Intake(
            feed, f"findings of {source}", Reading({"claim": list(rows)}, []), digest, now
        )
        return _outcome(store.replace(intake))

    outcome, changes = taking_in(store, now, take)
    return [*outcome.sentences, *(f"{row['on_date']}  {row['sentence']}." for row in changes)]


def _outcome(taken: Snapshot) -> Outcome:
    state = PUBLISHED if taken.added or taken.closed else UNCHANGED
    told = f"{taken.feed}: {taken.rows} claims held, {taken.added} new, {taken.closed} closed"
    return Outcome(taken.feed, state, taken.rows, taken.added, taken.closed, sentences=(told,))


def accept(store: Store, number: int, by: str, now: datetime) -> list[str]:
    """A person lets a finding through, and with it all that agree. Raises Unknown, Conflict."""
    decide(store, number, ACCEPTED, f"accepted by {by}", by, now)
    return publish(store, now)


def reject(store: Store, number: int, why: str, by: str, now: datetime) -> list[str]:
    """A person says that a finding is wrong; one that was published is taken back."""
    if not why.strip():
        raise BadInput("why is blank", field="why", remedy="say what is wrong with it")
    decide(store, number, REJECTED, why.strip(), by, now)
    return publish(store, now)
