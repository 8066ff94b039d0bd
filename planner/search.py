"""find(network, query): itineraries with known times, and the near misses with their rule.

Nonstop and up to two connections, at most four legs, over a plain networkx graph: first legs
leave the origin on the asked date, last legs reach the destination, and only stations between
those two sets are expanded. Every boarding is a binary search among the departures of a day.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.connections import ConnectingTimes, status
from planner.itineraries import Connection, Itinerary, best
from planner.network import Network
from planner.patterns import Departure, flies_on
from routes.coverage import Route
from routes.errors import BadInput
from routes.times import Span, local_date

DAY = timedelta(days=1)
MAX_LEGS = 4
THROUGH_MINUTES = 6 * 60  # the longest stay of one flight number at a station
CIRCUITY_FLOOR_KM = 300
NEAR_MISSES = 3  # kept per reason
LOOK_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Limits:
    """What a traveller may change; each with its bounds in LIMIT_BOUNDS."""

    max_stops: int = 1
    max_connect_minutes: int = 13 * 60
    max_circuity: float = 2.5
    change_airport: bool = False

    def __post_init__(self) -> None:
        for name, (low, high) in LIMIT_BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                raise BadInput(
                    f"{name} {getattr(self, name)} is out of bounds",
                    field=name,
                    remedy=f"from {low} to {high}",
                )


LIMIT_BOUNDS: dict[str, tuple[float, float]] = {
    "max_stops": (0, 2),
    "max_connect_minutes": (30, 24 * 60),
    "max_circuity": (1.0, 10.0),
}


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Query:
    """Stations to start from and to reach, a local departure date, limits."""

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    day: date
    limits: Limits = field(default_factory=Limits)
    assume: bool = False


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The best candidate that one rule rejected: relaxing exactly `parameter` admits it."""

    reason: str
    detail: str
    stations: tuple[str, ...]
    flights: tuple[str, ...]
    parameter: str = ""
    value: float | None = None
    next_date: date | None = None


@dataclass
class Found:
    """Itineraries (Pareto set), near misses, and whether the deadline cut the search short."""

    itineraries: list[Itinerary]
    near_misses: list[NearMiss]
    partial: bool = False


def find(network: Network, query: Query, *, deadline_seconds: float = 5.0) -> Found:
    """All itineraries that leave on `query.day`; see the domain's rules of connection."""
    return _Search(network, query, time.monotonic() + deadline_seconds).run()


class _Search:
    def __init__(self, network: Network, query: Query, deadline: float) -> None:
        self.network = network
        self.query = query
        self.limits = query.limits
        self.deadline = deadline
        self.times = ConnectingTimes(network.facts.connecting_times)
        self.ends: set[str] = set()
        self.reach: dict[str, int] = {}
        self.found: list[Itinerary] = []
        self.misses: dict[str, list[tuple[int, NearMiss]]] = {}
        self.partial = False
        self._days: dict[tuple[Route, int], list[Departure]] = {}

    def run(self) -> Found:
        graph = self.network.graph
        self.targets = {d for d in self.query.destinations if d in graph}
        self.reach = self._hops_to_targets()
        for origin in self.query.origins:
            if origin in graph:
                # No return through the origin's or the destination's city.
                self.ends = {self.network.city(c) for c in (origin, *self.query.destinations)}
                for first in sorted(graph.successors(origin)):
                    if self._may_lead(first, 1, 0):
                        self._first((origin, first))
        self._no_service()
        kept = best(self.found)
        misses = [m for group in self.misses.values() for _, m in sorted(group, key=_rank)]
        return Found(kept, misses, self.partial)

    def _first(self, route: Route) -> None:
        for departure in self.network.departures(route, self.query.day, self.query.assume):
            self._extend((departure,), ())
            if self._too_late():
                return

    def _hops_to_targets(self) -> dict[str, int]:
        """Fewest legs from each station to a destination, where that is below MAX_LEGS."""
        reach = dict.fromkeys(self.targets, 0)
        edge = set(self.targets)
        for hops in range(1, MAX_LEGS):
            before = {p for s in edge for p in self.network.graph.predecessors(s)}
            before = {sibling for s in before for sibling in self._siblings(s)}
            edge = before - reach.keys()
            reach.update(dict.fromkeys(edge, hops))
        return reach

    def _may_lead(self, station: str, legs: int, stops: int) -> bool:
        """Whether `station`, reached with so many legs and stops, can still lead on in time."""
        if station in self.targets:
            return True
        hops = self.reach.get(station)
        if hops is None or self.network.city(station) in self.ends:
            return False
        # Each leg more is a stop more, but for legs of one flight number.
        most = MAX_LEGS - legs
        if not self.network.through:
            most = min(most, self.limits.max_stops - stops)
        return hops <= most

    def _siblings(self, station: str) -> set[str]:
        if not self.limits.change_airport:
            return {station}
        city = self.network.city(station)
        return {s for s in self.network.graph if self.network.city(s) == city}

    def _extend(self, legs: tuple[Departure, ...], made: tuple[Connection, ...]) -> None:
        here = legs[-1].pattern.leg.destination
        if here in self.targets:
            self._arrive(legs, made)
            return
        if len(legs) >= MAX_LEGS or self._too_late():
            return
        been = {legs[0].pattern.leg.origin, *(d.pattern.leg.destination for d in legs)}
        for start in sorted(self._siblings(here)):
            if start not in self.network.graph or (start != here and start in been):
                continue
            for following in sorted(self.network.graph.successors(start)):
                if following in been or not self._may_lead(following, len(legs) + 1, len(made)):
                    continue
                if self._full(made) and not self._goes_on(legs[-1], (start, following)):
                    continue
                for departure in self._boardings((start, following), legs[-1]):
                    self._board(legs, made, departure)

    def _too_late(self) -> bool:
        self.partial = self.partial or time.monotonic() > self.deadline
        return self.partial

    def _full(self, made: tuple[Connection, ...]) -> bool:
        return len(made) >= self.limits.max_stops

    def _goes_on(self, arriving: Departure, route: Route) -> bool:
        """Whether the flight that arrives has a leg on this route, under its number."""
        flight = arriving.pattern.leg
        return bool(flight.number) and any(
            p.leg.flight == flight.flight for p in self.network.patterns(route)
        )

    def _boardings(self, route: Route, arriving: Departure) -> Iterator[Departure]:
        """Departures that could be boarded within a day and a bit of an arrival, in order."""
        zone = self.network.stations[route[0]].zone
        # An interval may be listed on the day before the one it reaches into.
        first = local_date(arriving.arr.earliest, zone) - DAY
        latest = arriving.arr.latest + max(self.limits.max_connect_minutes, 24 * 60)
        last = local_date(latest, zone)
        # An estimate that straddles midnight is listed by its arrival: a day later at the most.
        day = first
        while day <= last + DAY:
            found = self.network.departures(route, day, self.query.assume)
            begin = bisect_left(found, arriving.arr.earliest, key=lambda d: d.dep.latest)
            if any(d.estimated for d in found):
                begin = 0  # the list is ordered by the earliest end of each interval
            for departure in found[begin:]:
                if arriving.arr.earliest <= departure.dep.latest and (
                    departure.dep.earliest <= latest
                ):
                    yield departure
            day += DAY

    def _board(
        self, legs: tuple[Departure, ...], made: tuple[Connection, ...], onward: Departure
    ) -> None:
        arriving = legs[-1]
        wait = Span(
            onward.dep.earliest - arriving.arr.latest, onward.dep.latest - arriving.arr.earliest
        )
        if _is_through(arriving, onward, wait):
            self._extend((*legs, onward), made)
            return
        if self._full(made):
            return
        connection, miss = self._connect(arriving, onward, wait)
        if miss:
            # A near miss is near by one rule only: the rest of the way must be in order.
            arrives = onward.pattern.leg.destination in self.targets
            if arrives and circuity(self.network, (*legs, onward)) <= self.limits.max_circuity:
                self._miss(miss, (*legs, onward), abs(miss.value or 0))
            return
        assert connection
        self._extend((*legs, onward), (*made, connection))

    def _connect(
        self, arriving: Departure, onward: Departure, wait: Span
    ) -> tuple[Connection | None, NearMiss | None]:
        stations = self.network.stations
        came, left = arriving.pattern.leg, onward.pattern.leg
        kind = status(
            stations[came.origin],
            stations[came.destination],
            stations[left.origin],
            stations[left.destination],
        )
        minimum = self.times.minimum(came.destination, came.carrier, left.carrier, kind)
        least = minimum.minutes
        if least is None:
            return None, _reason("suppressed", minimum.rule, arriving, onward)
        if wait.latest < least:
            detail = f"{wait.latest} < {least} min, {minimum.rule}"
            return None, _reason(
                "connection_too_short", detail, arriving, onward, value=least - wait.latest
            )
        most = self.limits.max_connect_minutes
        if wait.earliest > most:
            detail = f"{_hours(wait.earliest)} > {_hours(most)}"
            return None, _reason(
                "too_long", detail, arriving, onward, "max_connect_minutes", wait.earliest
            )
        certain = wait.earliest >= least and wait.latest <= most
        how = _connection_kind(came.carrier, left.carrier, came.codeshares, left.codeshares)
        return (
            Connection(came.destination, left.origin, wait, minimum, how, certain),
            None,
        )

    def _arrive(self, legs: tuple[Departure, ...], made: tuple[Connection, ...]) -> None:
        itinerary = Itinerary(legs, made)
        ratio = circuity(self.network, legs)
        if ratio > self.limits.max_circuity:
            detail = f"{ratio:.3f} > {self.limits.max_circuity:g}"
            miss = NearMiss(
                "circuity",
                detail,
                itinerary.stations,
                tuple(d.pattern.leg.flight for d in legs),
                "max_circuity",
                ratio,
            )
            self._miss(miss, legs, ratio)
            return
        self.found.append(itinerary)

    def _miss(self, miss: NearMiss, legs: tuple[Departure, ...], badness: float) -> None:
        stations = (
            legs[0].pattern.leg.origin,
            *(d.pattern.leg.destination for d in legs),
        )
        flights = tuple(d.pattern.leg.flight for d in legs)
        whole = NearMiss(
            miss.reason, miss.detail, stations, flights, miss.parameter, miss.value, miss.next_date
        )
        group = self.misses.setdefault(miss.reason, [])
        if any(m.stations == stations and m.flights == flights for _, m in group):
            return
        group.append((int(badness * 1000), whole))
        group.sort(key=_rank)
        del group[NEAR_MISSES:]

    def _no_service(self) -> None:
        """Nonstop patterns supported on the day that fly on other days: the next such date."""
        for origin in self.query.origins:
            for destination in self.query.destinations:
                patterns = self.network.patterns((origin, destination))
                if any(not p.promised and flies_on(p, self.query.day) for p in patterns):
                    continue
                upcoming = next_service(self.network, (origin, destination), self.query.day)
                if upcoming:
                    day, flights = upcoming
                    miss = NearMiss(
                        "no_service_that_day",
                        f"next {day.isoformat()}",
                        (origin, destination),
                        flights,
                        next_date=day,
                    )
                    self.misses.setdefault("no_service_that_day", []).append((0, miss))


def _rank(entry: tuple[int, NearMiss]) -> tuple[int, tuple[str, ...]]:
    return entry[0], entry[1].stations


def next_service(
    network: Network, route: Route, day: date, horizon: int = LOOK_AHEAD_DAYS
) -> tuple[date, tuple[str, ...]] | None:
    """The first date after `day` on which a supported pattern flies, and its flights."""
    patterns = [p for p in network.patterns(route) if not p.promised]
    for ahead in range(1, horizon + 1):
        later = day + ahead * DAY
        flights = sorted({p.leg.flight for p in patterns if flies_on(p, later)})
        if flights:
            return later, tuple(flights)
    return None


def circuity(network: Network, legs: tuple[Departure, ...]) -> float:
    """Flown over direct great-circle km of an itinerary."""
    return circuity_of(network, [d.pattern.leg.route for d in legs])


def circuity_of(network: Network, routes: list[Route]) -> float:
    """Flown over direct great-circle km; the direct one counts as 300 km at the least."""
    flown = sum(network.km(*route) for route in routes)
    return flown / max(network.km(routes[0][0], routes[-1][1]), CIRCUITY_FLOOR_KM)


def _is_through(arriving: Departure, onward: Departure, wait: Span) -> bool:
    """Two legs under one flight number that follow one another are one segment."""
    came, left = arriving.pattern.leg, onward.pattern.leg
    return (
        came.number != ""
        and came.flight == left.flight
        and came.destination == left.origin
        and wait.latest >= 0
        and wait.earliest <= THROUGH_MINUTES
    )


def _reason(
    reason: str,
    detail: str,
    arriving: Departure,
    onward: Departure,
    parameter: str = "",
    value: float | None = None,
) -> NearMiss:
    at = arriving.pattern.leg.destination
    return NearMiss(reason, f"{at}: {detail}", (), (), parameter, value)


def _connection_kind(came: str, left: str, came_shares: str, left_shares: str) -> str:
    if came == left:
        return "online"
    marketed = {c[:2] for c in came_shares.split()}, {c[:2] for c in left_shares.split()}
    if left in marketed[0] or came in marketed[1] or marketed[0] & marketed[1]:
        return "codeshare"
    return "self-transfer"


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}"
