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

from routes.newsroom.agreement import CITY, Said, agree, claim_key, contradict, said, same_voice
from routes.newsroom.documents import ACCEPTED, FETCHED, PUBLISHED, REJECTED, WAITING, Finding

OFFICIAL = ("regulator", "airline", "airport")


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


def judge(findings: Iterable[Finding], city: CITY) -> dict[int, Verdict]:
    """The verdict on every finding that is not superseded, by its number."""
    ordered = sorted(findings, key=lambda f: f.id)
    groups: dict[object, list[Finding]] = defaultdict(list)
    for one in ordered:
        groups[article_claim(one, city)].append(one)
    heads = [_head(group) for group in groups.values()]
    events: dict[object, list[Said]] = defaultdict(list)
    for head in heads:
        told = said(head, city)
        events[told.event].append(told)
    verdicts = {s.finding.id: v for event in events.values() for s, v in _of_event(event)}
    return {
        one.id: verdicts[head.id]
        for head, group in zip(heads, groups.values(), strict=True)
        for one in group
    }


def article_claim(one: Finding, city: CITY) -> tuple[object, ...]:
    """Equal for findings that are one claim of one article."""
    return one.source, one.url, claim_key(one.row, city)


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


def _of_event(event: list[Said]) -> Iterator[tuple[Said, Verdict]]:
    for one in event:
        others = [other for other in event if other is not one]
        agreeing = [o for o in others if agree(one, o)]
        state, why = _decide(one, agreeing, event)
        yield (
            one,
            Verdict(
                state,
                why,
                one.finding.id,
                tuple(o.finding.id for o in agreeing),
                tuple(o.finding.id for o in others if contradict(one, o)),
            ),
        )


def _decide(one: Said, agreeing: list[Said], event: list[Said]) -> tuple[str, str]:
    finding = one.finding
    if finding.decided_by:
        return finding.state, finding.why
    own = _sustained(one, event)
    if own:
        return PUBLISHED, own
    for other in agreeing:
        if _sustained(other, event):
            return PUBLISHED, f"as {_named(other)} says"
    return WAITING, _lacking(one, agreeing)


def _sustained(one: Said, event: list[Said]) -> str:
    """Why a finding may be published by itself, or ''."""
    finding = one.finding
    if finding.decided_by:
        return f"accepted by {finding.decided_by}" if finding.state == ACCEPTED else ""
    if finding.basis == FETCHED:
        return ""
    if finding.source_class in OFFICIAL:
        return f"said by the {finding.source_class} itself"
    for other in event:
        supports = other.finding.basis != FETCHED and not _is_rejected(other)
        if other is one or not supports or not agree(one, other):
            continue
        if not same_voice(finding, other.finding):
            return f"a second source says so: {_named(other)}"
    return ""


def _lacking(one: Said, agreeing: list[Said]) -> str:
    """What a finding waits for."""
    if one.finding.basis == FETCHED:
        return "the page does not tell its day: a person must look at it"
    standing = [o for o in agreeing if not _is_rejected(o)]
    copies = [o for o in standing if o.finding.basis != FETCHED]
    if copies:
        named = "; ".join(_named(o) for o in copies[:3])
        return f"a second source is missing; the same voice or publisher: {named}"
    if standing:
        return f"a second source is missing; {_named(standing[0])} does not tell its day"
    return f"a second source is missing: {one.finding.source_class} alone says so"


def _is_rejected(one: Said) -> bool:
    return bool(one.finding.decided_by) and one.finding.state == REJECTED


def _named(one: Said) -> str:
    return f"{one.finding.publisher} (#{one.finding.id})"
