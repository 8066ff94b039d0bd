"""Counted departures as a series: points by week, month, season or year, and stretches.

A point is of one period and one basis, and stands only where a source speaks; a week counts as a
week only where all its seven days are spoken for, so that a gap never looks like a decrease. A
stretch is a run of days on which the same patterns are supported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from planner.counts import BASES, DAY, Count, days_between
from planner.patterns import Pattern
from routes.coverage import Route
from routes.model import Basis, Mark
from routes.periods import monday_of, season_of, season_span

T = TypeVar("T", date, str, Route)
BY = ("week", "month", "season", "year")


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, season or year with its name."""

    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Point:
    """The counted departures of one period on one basis; `weekly` None: no whole week known."""

    period: Period
    basis: Basis
    departures: int
    weekly: float | None
    least: int | None
    most: int | None
    days: int  # of the period for which a source speaks
    complete_days: int
    carriers: dict[str, int]
    routes: dict[Route, int]
    marks: tuple[Mark, ...]

    @property
    def coverage(self) -> float:
        """Share of the period's days for which a source speaks."""
        return self.days / ((self.period.last - self.period.first).days + 1)

    @property
    def is_complete(self) -> bool:
        """Whether a complete source speaks on every day that is spoken for."""
        return self.days == self.complete_days

    @property
    def is_whole(self) -> bool:
        """Whether a complete source covers the whole period."""
        return self.is_complete and self.coverage == 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same patterns are supported, and how often they fly a week."""

    first: date
    last: date
    basis: Basis
    departures: int
    weekly: float | None  # None: less than a week
    carriers: frozenset[str]
    patterns: tuple[Pattern, ...]


def period_of(day: date, by: str) -> Period:
    """The week, month, season or year that a day lies in."""
    if by == "week":
        monday = monday_of(day)
        year, week, _ = day.isocalendar()
        return Period(f"{year}-W{week:02d}", monday, monday + 6 * DAY)
    if by == "month":
        first = day.replace(day=1)
        return Period(f"{day:%Y-%m}", first, (first + 31 * DAY).replace(day=1) - DAY)
    if by == "season":
        return Period(season_of(day), *season_span(day))
    return Period(f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31))


def series(
    found: Count, by: str, since: date | None = None, until: date | None = None
) -> list[Point]:
    """Points of the periods of which a source speaks; no point, and no zero, for any other."""
    points = []
    for basis in BASES:
        days: dict[Period, list[date]] = defaultdict(list)
        for day in sorted(found.spoken[basis]):
            days[period_of(day, by)].append(day)
        flown, partly = _by_period(found, basis, by), _partly_spoken(found, basis)
        for period, spoken in days.items():
            if (since is None or period.last >= since) and (until is None or period.first <= until):
                point = _point(found, basis, period, spoken, flown[period], partly)
                # Nothing counted proves something only where a complete source speaks.
                if point.departures or point.complete_days:
                    points.append(point)
    return sorted(points, key=lambda p: (p.period.first, BASES.index(p.basis)))


def _by_period(
    found: Count, basis: Basis, by: str
) -> dict[Period, list[tuple[date, str, Route, int]]]:
    made: dict[Period, list[tuple[date, str, Route, int]]] = defaultdict(list)
    for (day, on, carrier, route), number in found.flown.items():
        if on is basis:
            made[period_of(day, by)].append((day, carrier, route, number))
    return made


def _point(
    found: Count,
    basis: Basis,
    period: Period,
    spoken: list[date],
    flown: list[tuple[date, str, Route, int]],
    partly: set[date],
) -> Point:
    by_day = Counter(_sums((day, n) for day, _, _, n in flown))
    weeks = [sum(by_day[m + n * DAY] for n in range(7)) for m in _whole_weeks(spoken, partly)]
    complete = [day for day in spoken if day in found.complete[basis]]
    return Point(
        period=period,
        basis=basis,
        departures=by_day.total(),
        weekly=sum(weeks) / len(weeks) if weeks else None,
        least=min(weeks, default=None),
        most=max(weeks, default=None),
        days=len(spoken),
        complete_days=len(complete),
        carriers=_sums((carrier, n) for _, carrier, _, n in flown),
        routes=_sums((route, n) for _, _, route, n in flown),
        marks=_marks(found, basis, by_day, complete),
    )


def _sums(parts: Iterable[tuple[T, int]]) -> dict[T, int]:
    """Numbers added up by key, in the order of the keys."""
    sums: Counter[T] = Counter()
    for key, number in parts:
        sums[key] += number
    return dict(sorted(sums.items()))


def _whole_weeks(spoken: list[date], partly: set[date]) -> list[date]:
    """Mondays of the weeks whose seven days are all among these, and hold no service in part."""
    held: Counter[date] = Counter(monday_of(day) for day in spoken)
    return [monday for monday, days in held.items() if days == 7 and monday not in partly]


def _partly_spoken(found: Count, basis: Basis) -> set[date]:
    """Mondays of the weeks in which a carrier on a route is spoken of on some days only.

    Where a sample begins or ends is no change of frequency; of a complete source it is one.
    """
    complete = Counter(monday_of(day) for day in found.complete[basis])
    weeks = (Counter(monday_of(day) for day in days) for days in found.services[basis])
    return {
        monday
        for held in weeks
        for monday, days in held.items()
        if days < 7 and complete[monday] < 7
    }


def _marks(
    found: Count, basis: Basis, by_day: Counter[date], complete: list[date]
) -> tuple[Mark, ...]:
    """The sources of a point, each citation once."""
    marks = {p.leg.mark.source: p.leg.mark for day in by_day for p in found.told[day, basis]}
    for one in found.covering:
        if any(one.first and one.last and one.first <= day <= one.last for day in complete):
            marks.setdefault(one.mark.source, one.mark)
    return tuple(marks.values())


def stretches(found: Count) -> list[Stretch]:
    """Runs of days on which the same patterns of one basis are supported, oldest first."""
    rules = [p for p in found.patterns if p.is_schedule]
    edges = sorted({p.begins for p in rules} | {p.until + DAY for p in rules})
    made: list[Stretch] = []
    for basis in BASES:
        of_basis: list[Stretch] = []
        for first, after in pairwise(edges):
            stretch = _stretch(found, basis, first, after - DAY, rules)
            if stretch.departures:
                of_basis = _joined(of_basis, stretch)
        made += of_basis
    return sorted(made, key=lambda s: (s.first, BASES.index(s.basis)))


def _stretch(found: Count, basis: Basis, first: date, last: date, rules: list[Pattern]) -> Stretch:
    active = [p for p in rules if p.covers(first)]
    better = {
        (p.leg.route, p.leg.carrier)
        for p in active
        if BASES.index(p.leg.basis) < BASES.index(basis)
    }
    own = [p for p in active if p.leg.basis is basis and (p.leg.route, p.leg.carrier) not in better]
    numbers = [found.rules[day, basis] for day in days_between(first, last)]
    weeks = len(numbers) // 7
    return Stretch(
        first=first,
        last=last,
        basis=basis,
        departures=sum(numbers) if own else 0,
        weekly=sum(numbers[: weeks * 7]) / weeks if weeks else None,
        carriers=frozenset(p.leg.carrier for p in own),
        patterns=tuple(own),
    )


def _joined(made: list[Stretch], more: Stretch) -> list[Stretch]:
    """One stretch with the one before it, where nothing but the row changed."""
    last = made[-1] if made else None
    if (
        last is None
        or (last.weekly, last.carriers) != (more.weekly, more.carriers)
        or last.last + DAY != more.first
    ):
        return [*made, more]
    both = replace(
        more,
        first=last.first,
        departures=last.departures + more.departures,
        patterns=tuple(dict.fromkeys((*last.patterns, *more.patterns))),
    )
    return [*made[:-1], both]
