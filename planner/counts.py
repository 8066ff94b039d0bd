"""Counted one-way departures: each departure once, codeshares removed, by day and basis.

Only supported patterns count, never assumed or unconfirmed ones, and only days of which a source
speaks: a pattern's own span, or a complete coverage. What is only reported is counted apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.doubles import once
from planner.network import Network
from planner.patterns import Pattern, departures
from routes.coverage import Route, speaks
from routes.model import Basis, Coverage
from routes.periods import dates_of

DAY = timedelta(days=1)
# A departure that several sources tell of belongs to the first of these.
BASES = (Basis.FILED, Basis.OBSERVED, Basis.ROSTERED, Basis.REPORTED)


@dataclass
class Count:
    """What is counted on some routes: departures by day, and the days that are spoken for."""

    flown: Counter[tuple[date, Basis, str, Route]] = field(default_factory=Counter)
    rules: Counter[tuple[date, Basis]] = field(default_factory=Counter)
    told: dict[tuple[date, Basis], list[Pattern]] = field(default_factory=lambda: defaultdict(list))
    spoken: dict[Basis, set[date]] = field(default_factory=lambda: {b: set() for b in BASES})
    services: dict[Basis, list[set[date]]] = field(default_factory=lambda: {b: [] for b in BASES})
    patterns: list[Pattern] = field(default_factory=list)
    dayless: list[Pattern] = field(default_factory=list)  # supported, but the days are not known
    complete: dict[Basis, set[date]] = field(default_factory=lambda: {b: set() for b in BASES})
    covering: list[Coverage] = field(default_factory=list)


# -- counting -----------------------------------------------------------------------------------


def count(network: Network, routes: Iterable[Route], carrier: str = "") -> Count:
    """Every departure held of these routes, of one carrier where named."""
    found = Count()
    for route in routes:
        patterns = [p for p in network.patterns(route) if not p.promised]
        found.dayless += [p for p in patterns if not p.leg.days and _is_of(p, carrier)]
        dated = [p for p in patterns if p.leg.days]
        by_day: dict[date, list[Pattern]] = defaultdict(list)
        for pattern in dated:
            for day in listed_dates(pattern):
                by_day[day].append(pattern)
        for day, running in by_day.items():
            _count_day(found, route, day, _operating(running), carrier)
        wanted = [p for p in dated if _is_of(p, carrier)]
        found.patterns += wanted
        _speak(found, wanted)
    return found


def _is_of(pattern: Pattern, carrier: str) -> bool:
    return not carrier or pattern.leg.carrier == carrier


def listed_dates(pattern: Pattern) -> Iterator[date]:
    """The dates on which a pattern has a departure, each once."""
    leg = pattern.leg
    if not (pattern.timed and pattern.arrival_days):
        return dates_of(pattern.begins, pattern.until, leg.days, leg.every)
    days = days_between(pattern.begins - 3 * DAY, pattern.until)
    return (day for day in days if departures(pattern, day))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    return (first + n * DAY for n in range((last - first).days + 1))


def _operating(running: list[Pattern]) -> list[Pattern]:
    """Without rows that are another row's flight under a marketing number."""
    sold = [(q, {_flight(f) for f in q.leg.codeshares.split()}) for q in running]
    if not any(names for _, names in sold):
        return running

    def is_sold(pattern: Pattern) -> bool:
        own = {_flight(f) for f in pattern.leg.codeshares.split()}
        return any(
            q is not pattern
            and _flight(pattern.leg.flight) in names
            and (_flight(q.leg.flight) not in own or q.leg.id < pattern.leg.id)
            for q, names in sold
        )

    return [p for p in running if not is_sold(p)]


def _flight(text: str) -> str:
    """A flight number without the zeros that some sources print."""
    return text[:2] + text[2:].lstrip("0")


def _count_day(found: Count, route: Route, day: date, running: list[Pattern], carrier: str) -> None:
    by_carrier: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in running:
        if _is_of(pattern, carrier):
            by_carrier[pattern.leg.carrier].append(pattern)
    for who, patterns in by_carrier.items():
        for basis, number in _by_basis(patterns, day):
            found.flown[day, basis, who, route] += number
            found.spoken[basis].add(day)
            found.told[day, basis] += [p for p in patterns if p.leg.basis is basis]
        for basis, number in _by_basis([p for p in patterns if p.is_schedule], day):
            found.rules[day, basis] += number


def _by_basis(patterns: list[Pattern], day: date) -> Iterator[tuple[Basis, int]]:
    """How many departures each basis adds to those of the better ones."""
    held: list[Pattern] = []
    before = 0
    for basis in BASES:
        more = [p for p in patterns if p.leg.basis is basis]
        if more:
            held += more
            total = departures_on(held, day)
            if total > before:
                yield basis, total - before
            before = max(before, total)


def departures_on(patterns: list[Pattern], day: date) -> int:
    """Departures of one carrier on one route on a day on which these patterns fly, each once."""
    numbers = {p.leg.number for p in patterns}
    if len(numbers) == len(patterns) and (len(patterns) == 1 or "" not in numbers):
        arriving = [p for p in patterns if p.timed and p.arrival_days]
        return len(patterns) + sum(len(departures(p, day)) - 1 for p in arriving)
    timed = once([d for p in patterns for d in departures(p, day)])
    told = {d.number for d in timed}
    untimed = {p.leg.number for p in patterns if not p.timed} - told
    # A row without a number can be any flight counted already that day.
    nameless = sum(not d.number for d in timed)
    numbered = max(0, len(untimed - {""}) - nameless)
    return max(len(timed) + numbered, int("" in untimed))


# -- what is spoken for -------------------------------------------------------------------------


def _speak(found: Count, patterns: list[Pattern]) -> None:
    """Days of each basis; a weaker one speaks of a carrier only where no better one does."""
    groups: dict[str, dict[Basis, set[date]]] = defaultdict(lambda: defaultdict(set))
    for pattern in patterns:
        days = groups[pattern.leg.carrier][pattern.leg.basis]
        days.update(days_between(pattern.begins, pattern.until), listed_dates(pattern))
    for by_basis in groups.values():
        better: set[date] = set()
        for basis in BASES:
            own = by_basis[basis] - better
            if own:
                found.spoken[basis] |= own
                found.services[basis].append(own)  # of one carrier on one route
            better |= own


def cover(
    network: Network, found: Count, routes: Iterable[Route], hub: str = "", carrier: str = ""
) -> None:
    """Add the days on which complete sources speak for every one of these routes.

    `hub` names the one station where all routes from it are asked for, held ones or not. A source
    complete for all carriers speaks for what is filed; one limited to some, also for reported rows.
    """
    asked = [(hub, "")] if hub else [*routes]
    held = [c for c in network.facts.coverage if c.complete and c.first and c.last]
    fitting = [c for c in held if not c.carriers or carrier in c.carriers]
    of_all = _whole(network, asked, [c for c in fitting if not c.carriers])
    of_any = _whole(network, asked, fitting)
    found.covering = [c for c in fitting if any(_speaks(network, c, r) for r in asked)]
    unclear = {d for p in found.dayless for d in days_between(p.begins, p.until)}
    reported = (of_any - of_all) & (found.spoken[Basis.REPORTED] - found.spoken[Basis.FILED])
    found.complete[Basis.REPORTED] = reported - unclear
    found.complete[Basis.FILED] = of_any - reported - unclear
    found.spoken[Basis.FILED] |= found.complete[Basis.FILED]


def _whole(network: Network, routes: list[Route], held: list[Coverage]) -> set[date]:
    """Days on which each of these routes has one of these coverages."""
    by_route = [
        {
            day
            for one in held
            if one.first and one.last and _speaks(network, one, route)
            for day in days_between(one.first, one.last)
        }
        for route in routes
    ]
    return set.intersection(*by_route) if by_route else set()


def _speaks(network: Network, one: Coverage, route: Route) -> bool:
    if not route[1]:
        return route[0] in one.stations and not one.partners
    return one.first is not None and speaks(one, route, one.first, network.stations)
