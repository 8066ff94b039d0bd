"""Findings → which are published and why, or what they wait for. A function of its findings alone.

- Regulator, airline and airport speak for themselves: published at once.
- Press and forum wait for a second voice that agrees (another source, another publisher, not a
  copy), or for a person's `accept`; then all that agree are published.
- A document that does not tell its day supports nothing, whoever speaks: its dates may be of
  another year.
- What a person decided on holds for the same claim of the same address, however often it is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from routes.newsroom.agreement import (
    CITY,
    Said,
    agree,
    contradict,
    said_by_row,
    same_voice,
)
from routes.newsroom.documents import ACCEPTED, FETCHED, PUBLISHED, REJECTED, WAITING, Finding
from routes.newsroom.sources import OFFICIAL


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a finding, why, and the findings that agree with it or contradict it.

    `first` is the finding that said it first at this address: one article's claim is one claim,
    however often the page is fetched or read.
    """

    state: str
    why: str
    first: int
    agreeing: tuple[int, ...] = ()
    contrary: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding with what it says."""

    finding: Finding
    said: Said

    @property
    def is_rejected(self) -> bool:
        return bool(self.finding.decided_by) and self.finding.state == REJECTED

    @property
    def name(self) -> str:
        return f"{self.finding.publisher} (#{self.finding.id})"


def judge(findings: Iterable[Finding], city: CITY) -> dict[int, Verdict]:
    """The verdict on every finding that is not superseded, by its number."""
    ordered = sorted(findings, key=lambda f: f.id)
    groups: dict[object, list[Finding]] = defaultdict(list)
    for one in ordered:
        groups[article_claim(one, city)].append(one)
    heads = [_head(group) for group in groups.values()]
    events: dict[object, list[_Told]] = defaultdict(list)
    for head in heads:
        told = _Told(head, said_by_row(head.row, head.published, city))
        events[told.said.event].append(told)
    verdicts = {t.finding.id: v for event in events.values() for t, v in _of_event(event)}
    return {
        one.id: verdicts[head.id]
        for head, group in zip(heads, groups.values(), strict=True)
        for one in group
    }


def article_claim(one: Finding, city: CITY) -> tuple[object, ...]:
    """Equal for findings that are one claim of one article."""
    return one.source, one.url, said_by_row(one.row, one.published, city).content


def _head(group: Sequence[Finding]) -> Finding:
    """The first of the findings that are one claim, with the latest decision on any of them."""
    decided = [one for one in group if one.decided_by]
    if not decided:
        return group[0]
    last = max(decided, key=lambda one: (one.decided_at, one.id))
    return replace(
        group[0],
        state=last.state,
        why=last.why,
        decided_by=last.decided_by,
        decided_at=last.decided_at,
    )


def _of_event(event: list[_Told]) -> Iterator[tuple[_Told, Verdict]]:
    reasons = {one.finding.id: _sustained(one, event) for one in event}
    for one in event:
        others = [other for other in event if other is not one]
        agreeing = [o for o in others if agree(one.said, o.said)]
        contrary = [o for o in others if contradict(one.said, o.said)]
        state, why = _decide(one, agreeing, reasons)
        numbers = (tuple(o.finding.id for o in some) for some in (agreeing, contrary))
        yield one, Verdict(state, why, one.finding.id, *numbers)


def _decide(one: _Told, agreeing: list[_Told], reasons: dict[int, str]) -> tuple[str, str]:
    finding = one.finding
    if finding.decided_by:
        return finding.state, finding.why
    if reasons[finding.id]:
        return PUBLISHED, reasons[finding.id]
    for other in agreeing:
        if reasons[other.finding.id]:
            return PUBLISHED, f"as {other.name} says"
    return WAITING, _lacking(one, agreeing)


def _sustained(one: _Told, event: list[_Told]) -> str:
    """Why a finding may be published by itself, or ''."""
    finding = one.finding
    if finding.decided_by:
        return f"accepted by {finding.decided_by}" if finding.state == ACCEPTED else ""
    if finding.basis == FETCHED:
        return ""
    if finding.source_class in OFFICIAL:
        return f"said by the {finding.source_class} itself"
    for other in event:
        supports = other.finding.basis != FETCHED and not other.is_rejected
        if other is one or not supports or not agree(one.said, other.said):
            continue
        if not same_voice(finding, other.finding):
            return f"a second source says so: {other.name}"
    return ""


def _lacking(one: _Told, agreeing: list[_Told]) -> str:
    """What a finding waits for."""
    if one.finding.basis == FETCHED:
        return "the page does not tell its day: a person must look at it"
    standing = [o for o in agreeing if not o.is_rejected]
    copies = [o for o in standing if o.finding.basis != FETCHED]
    if copies:
        named = "; ".join(o.name for o in copies[:3])
        return f"a second source is missing; the same voice or publisher: {named}"
    if standing:
        return f"a second source is missing; {standing[0].name} does not tell its day"
    return f"a second source is missing: {one.finding.source_class} alone says so"
