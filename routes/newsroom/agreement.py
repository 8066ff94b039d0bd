"""Which claims say the same, which contradict one another, and who copied whom.

Two claims speak of one event where kind, cities and stage are the same, the carriers are
compatible (unsaid, or one in common), and they were published within 180 days of one another.
They agree where the date is the same as well and no number contradicts; they contradict one
another where dates or departures a week exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from routes.model import STARTS, Claim, Kind
from routes.newsroom.documents import Finding
from routes.periods import When, read_when
from routes.promises import LAPSE, announced_day

CITY = Callable[[str], str]
"""A place → its city; a country stays itself."""
_ONE_EVENT = {*STARTS, Kind.SUSPEND, Kind.INCREASE, Kind.DECREASE, Kind.WITHDRAW, Kind.POSTPONE}
_STEPS = (Kind.INCREASE, Kind.DECREASE)
_WORD = re.compile(r"\w+")
SHARED_TEXT, SHARED_WORDS = 0.5, 0.7
"""From this share of common runs of words on, two texts, or two statements, are one voice."""
RUN_OF_TEXT, RUN_OF_WORDS, FEWEST = 5, 3, 6


@dataclass(frozen=True)
class Said:
    """What a claim says, by cities, ready to be compared; `told_on` is the day it was said."""

    told_on: date
    kind: str
    ends: tuple[str, str]
    scope: str
    stage: str
    carriers: frozenset[str]  # empty: not said
    effective: str
    before: int | None
    weekly: tuple[int, int] | None  # least and most
    direction: str
    side: str

    @cached_property
    def event(self) -> Hashable:
        """What claims of one event have in common."""
        return self.kind, frozenset(self.ends), self.stage, self.scope

    @property
    def content(self) -> Hashable:
        """All that is said, but for who says it, when, and in which words."""
        ends = self.ends if self.direction == "one_way" else frozenset(self.ends)
        return replace(self, told_on=date.min, ends=("", "")), ends

    @property
    def detail(self) -> int:
        """How many of the things that may be left out are said."""
        said = (self.carriers, self.effective, self.direction, self.side)
        return sum(map(bool, said)) + sum(n is not None for n in (self.before, self.weekly))

    @cached_property
    def when(self) -> When | None:
        return read_when(self.effective)


def said_by_row(row: Mapping[str, Any], told_on: date, city: CITY) -> Said:
    """What a row of the table `claim` says."""
    least = row["weekly_after"]
    return Said(
        told_on=told_on,
        kind=row["kind"],
        ends=(city(row["origin"]), city(row["destination"])),
        scope=row["scope"],
        stage=row["stage"],
        carriers=frozenset(row["carriers"].split()) - {"*"},
        effective=row["effective"],
        before=row["weekly_before"],
        weekly=None if least is None else (least, row["weekly_after_max"] or least),
        direction=row["direction"],
        side=row["side"],
    )


def said_by_claim(claim: Claim, city: CITY) -> Said:
    """What a claim that is held says."""
    least = claim.weekly_after
    return Said(
        told_on=announced_day(claim),
        kind=claim.kind,
        ends=(city(claim.origin), city(claim.destination)),
        scope=claim.scope,
        stage=claim.stage,
        carriers=claim.carriers,
        effective=claim.effective.text if claim.effective else "",
        before=claim.weekly_before,
        weekly=None if least is None else (least, claim.weekly_after_max or least),
        direction=claim.direction,
        side=claim.side,
    )


def agree(one: Said, other: Said) -> bool:
    """Whether two claims say the same of one event."""
    same_before = None in (one.before, other.before) or one.before == other.before
    same_day = one.effective == other.effective
    numbers = same_before and not _numbers_differ(one, other)
    return same_day and numbers and is_one_event(one, other)


def contradict(one: Said, other: Said) -> bool:
    """Whether two claims of one event cannot both be right."""
    if one.kind not in _ONE_EVENT or not is_one_event(one, other):
        return False
    dates, numbers = _dates_differ(one, other), _numbers_differ(one, other)
    if one.kind in _STEPS and dates and numbers:
        return False  # another step is another event
    return dates or numbers


def is_one_event(one: Said, other: Said) -> bool:
    """Whether two claims speak of one event."""
    return (
        one.event == other.event
        and (not one.carriers or not other.carriers or bool(one.carriers & other.carriers))
        and len({one.direction, other.direction} - {""}) < 2
        and abs(one.told_on - other.told_on) <= LAPSE
    )


def _dates_differ(one: Said, other: Said) -> bool:
    a, b = one.when, other.when
    return a is not None and b is not None and (a.latest < b.earliest or b.latest < a.earliest)


def _numbers_differ(one: Said, other: Said) -> bool:
    a, b = one.weekly, other.weekly
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


# -- voices --------------------------------------------------------------------------------------


def same_voice(one: Finding, other: Finding) -> bool:
    """Whether the second only repeats the first: one publisher, one text, or the same words.

    An agency's text in ten papers is one voice. Two short texts that are nearly alike count as
    one too: a claim that waits is looked at by a person, one that is published wrongly is not.
    """
    if one.source == other.source or _name(one.publisher) == _name(other.publisher):
        return True
    if one.sha256 == other.sha256 or one.text == other.text:
        return True
    return (
        _shared(one.words, other.words, RUN_OF_WORDS) >= SHARED_WORDS
        or _shared(one.text, other.text, RUN_OF_TEXT) >= SHARED_TEXT
    )


def _name(publisher: str) -> str:
    return " ".join(publisher.casefold().split())


def _shared(one: str, other: str, run: int) -> float:
    """The share of the shorter text's runs of words that the longer has too."""
    a, b = _runs(one, run), _runs(other, run)
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer >= FEWEST else float(one == other)


@lru_cache(maxsize=512)
def _runs(text: str, run: int) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + run]) for i in range(len(words) - run + 1))
