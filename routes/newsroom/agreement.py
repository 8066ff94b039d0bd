"""Which findings say the same, which contradict one another, and who copied whom.

Two findings speak of one event where kind, cities and stage are the same, the carriers are
compatible (unsaid, or one in common), and they were published within 180 days of one another.
They agree where the date is the same as well and no number contradicts; they contradict one
another where dates or departures a week exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from routes.model import STARTS, Kind
from routes.newsroom.documents import Finding
from routes.periods import When, read_when
from routes.promises import LAPSE

CITY = Callable[[str], str]
"""A place → its city; a country stays itself."""
_ONE_EVENT = {*STARTS, Kind.SUSPEND, Kind.INCREASE, Kind.DECREASE, Kind.WITHDRAW, Kind.POSTPONE}
_STEPS = (Kind.INCREASE, Kind.DECREASE)
_WORD = re.compile(r"\w+")
SHARED_TEXT, SHARED_WORDS = 0.5, 0.7
"""From this share of common runs of words on, two texts, or two statements, are one voice."""
RUN_OF_TEXT, RUN_OF_WORDS, FEWEST = 5, 3, 6


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says, ready to be compared."""

    finding: Finding
    kind: str
    pair: frozenset[str]
    carriers: frozenset[str]
    when: When | None
    weekly: tuple[int, int] | None

    @property
    def event(self) -> tuple[Any, ...]:
        """What findings of one event have in common."""
        return self.kind, self.pair, self.finding.row["stage"], self.finding.row["scope"]


def said(finding: Finding, city: CITY) -> Said:
    """A finding with its places as cities and its date and numbers as values."""
    row = finding.row
    least = row["weekly_after"]
    return Said(
        finding=finding,
        kind=row["kind"],
        pair=frozenset((city(row["origin"]), city(row["destination"]))),
        carriers=frozenset(row["carriers"].split()) - {"*"},
        when=read_when(row["effective"]),
        weekly=None if least is None else (least, row["weekly_after_max"] or least),
    )


def claim_key(row: Any, city: CITY) -> tuple[Any, ...]:
    """All that a claim says but for who, when and in which words: equal keys are one claim."""
    ends = (city(row["origin"]), city(row["destination"]))
    return (
        row["kind"],
        ends if row["direction"] == "one_way" else tuple(sorted(ends)),
        " ".join(sorted(row["carriers"].split())),
        *(row[name] for name in ("scope", "effective", "weekly_before", "weekly_after")),
        *(row[name] for name in ("weekly_after_max", "direction", "side", "stage")),
    )


def agree(one: Said, other: Said) -> bool:
    """Whether two findings say the same of one event."""
    same_day = one.finding.row["effective"] == other.finding.row["effective"]
    return same_day and _one_event(one, other) and not _numbers_differ(one, other)


def contradict(one: Said, other: Said) -> bool:
    """Whether two findings of one event cannot both be right."""
    if one.kind not in _ONE_EVENT or not _one_event(one, other):
        return False
    dates, numbers = _dates_differ(one, other), _numbers_differ(one, other)
    if one.kind in _STEPS and dates and numbers:
        return False  # another step is another event
    return dates or numbers


def _one_event(one: Said, other: Said) -> bool:
    ways = {one.finding.row["direction"], other.finding.row["direction"]} - {""}
    apart = abs(one.finding.published - other.finding.published)
    return (
        one.event == other.event
        and (not one.carriers or not other.carriers or bool(one.carriers & other.carriers))
        and len(ways) < 2
        and apart <= LAPSE
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
