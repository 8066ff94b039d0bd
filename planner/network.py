"""Network: an immutable snapshot of one store version and one `as_of`.

A request takes a network once and keeps it; a refresh makes a new one. Routes are edges of an
`nx.MultiDiGraph` from station to station, one edge a leg, with its `Pattern` on it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast

import networkx as nx

from planner.doubles import once
from planner.patterns import (
    Departure,
    Pattern,
    departures,
    known_block,
    lead_of,
    supersede,
    supported_span,
)
from routes.coverage import Route, speaks
from routes.errors import StoreError
from routes.evidence import derive, shown_on
from routes.model import Claim, Coverage, Evidence, Kind, Leg, Mark, Sighting, Station
from routes.periods import monday_of
from routes.promises import Promise, known_before, promises
from routes.store import Facts, Store
from routes.times import Block, block_from_distance, block_from_known, great_circle_km

T = TypeVar("T")
KEPT_NETWORKS = 6
KEPT_PARTS = 2048  # parts of answers of one kind, in each network
KEPT_LARGE = {"station": 16, "timetable data": 32}  # fewer of those that are large
KEPT_DEPARTURES = 40_000
_MISSING = object()
SAME_PATTERN = timedelta(days=14)  # evidence so soon after an open end is of the same pattern


class Network:
    """Routes, patterns, evidence and promises as known at `as_of`. Nothing changes once made."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.as_of = facts.as_of
        self.version = facts.version
        self.stations = facts.stations
        self.evidence: dict[Route, list[Evidence]] = _by_route(derive(facts))
        self.promises: list[Promise] = promises(facts)
        self.sightings: dict[Route, list[Sighting]] = defaultdict(list)
        for seen in facts.sightings:
            self.sightings[seen.station_a, seen.station_b].append(seen)
            self.sightings[seen.station_b, seen.station_a].append(seen)
        self.claims: dict[Route, list[Claim]] = _by_route(facts.claims)
        self.graph = self._graph()
        self.through = self._has_through_flights()
        self.after: dict[str, set[str]] = defaultdict(set)  # routes with legs or listings
        self.before: dict[str, set[str]] = defaultdict(set)
        self._join_stations()
        self._departures: dict[tuple[Route, date, bool], list[Departure]] = {}
        self._by_route = {
            (a, b): [data["pattern"] for data in self.graph[a][b].values()]
            for a, b in self.graph.edges()
        }
        self._kept: dict[str, dict[tuple[Hashable, ...], Any]] = defaultdict(dict)

    # -- building ---------------------------------------------------------------------------

    def _graph(self) -> nx.MultiDiGraph:
        graph = nx.MultiDiGraph()
        by_route: dict[Route, list[Leg]] = defaultdict(list)
        for leg in self.facts.legs:
            if leg.origin in self.stations and leg.destination in self.stations:
                by_route[leg.route].append(leg)
        for route, legs in by_route.items():
            for pattern in self._patterns(route, legs):
                graph.add_edge(*route, key=pattern.leg.id, pattern=pattern)
        return graph

    def _join_stations(self) -> None:
        for a, b in {*self.graph.edges(), *self.sightings}:
            if a in self.stations and b in self.stations:
                self.after[a].add(b)
                self.before[b].add(a)

    def _has_through_flights(self) -> bool:
        """Whether any flight number arrives at a station and goes on from it."""
        arriving = {(p.leg.flight, p.leg.destination) for p in self._numbered()}
        return any((p.leg.flight, p.leg.origin) in arriving for p in self._numbered())

    def _numbered(self) -> Iterable[Pattern]:
        for _, _, pattern in self.graph.edges(data="pattern"):
            if pattern.leg.number:
                yield pattern

    def _patterns(self, route: Route, legs: list[Leg]) -> list[Pattern]:
        origin, destination = self.stations[route[0]], self.stations[route[1]]
        blocks = {leg.id: known_block(leg, origin, destination) for leg in legs}
        patterns = [
            made
            for leg in legs
            if (made := self._pattern(leg, origin, destination, legs, blocks)) is not None
        ]
        by_carrier: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            by_carrier[pattern.leg.carrier].append(pattern)
        return [p for group in by_carrier.values() for p in supersede(group)]

    def _pattern(
        self,
        leg: Leg,
        origin: Station,
        destination: Station,
        legs: list[Leg],
        blocks: dict[int, int | None],
    ) -> Pattern | None:
        span = supported_span(leg)
        if span is None:
            return None
        begins, until, extended = span
        made = Pattern(
            leg=leg,
            origin=origin,
            destination=destination,
            begins=begins,
            until=until,
            stated_last=leg.last.earliest if leg.last else None,
            extended=extended,
            block=_block(leg, origin, destination, legs, blocks),
            promised=known_before(leg) and not self._confirmed(leg, begins),
            shown=self._last_shown(leg, begins, until),
        )
        return replace(made, lead_days=lead_of(made))

    def _last_shown(self, leg: Leg, begins: date, until: date) -> tuple[date, Mark] | None:
        """The latest evidence of the leg's own row, or of its carrier on the route meanwhile."""
        signs = [
            (e.on_date, e.mark)
            for e in self.evidence.get(leg.route, ())
            if e.carrier == leg.carrier
            and begins <= e.on_date <= until + SAME_PATTERN
            and (not e.number or not leg.number or e.number == leg.number)
        ]
        own = shown_on(leg, self.facts)
        if own:
            signs.append((own, leg.mark))
        return max(signs, key=lambda sign: sign[0], default=None)

    def _confirmed(self, leg: Leg, begins: date) -> bool:
        both = (leg.route, (leg.destination, leg.origin))
        return any(
            e.carrier == leg.carrier and e.on_date >= begins
            for route in both
            for e in self.evidence.get(route, ())
        )

    # -- reading ----------------------------------------------------------------------------

    def patterns(self, route: Route) -> list[Pattern]:
        """Every pattern of a route, any age, unconfirmed promises included."""
        return self._by_route.get(route, [])

    def keep(self, make: Callable[[], T], kind: str, *key: Hashable) -> T:
        """What `make` gives, made once while this network lives; kind and key are all of it."""
        kept = self._kept[kind]
        found = kept.get(key, _MISSING)
        if found is _MISSING:
            found = make()
            if len(kept) >= KEPT_LARGE.get(kind, KEPT_PARTS):
                kept.clear()
            kept[key] = found
        return cast(T, found)

    def departures(self, route: Route, day: date, assume: bool = False) -> list[Departure]:
        """Timed departures listed on a date, by departure time; assumed ones where asked."""
        key = (route, day, assume)
        found = self._departures.get(key)
        if found is None:
            if len(self._departures) >= KEPT_DEPARTURES:
                self._departures.clear()
            found = self._departures[key] = self._find_departures(route, day, assume)
        return found

    def _find_departures(self, route: Route, day: date, assume: bool) -> list[Departure]:
        patterns = [p for p in self.patterns(route) if not p.promised]
        found = [d for p in patterns for d in departures(p, day)]
        if assume:
            for pattern in self.last_known(route, day):
                if pattern.can_be_assumed(day) and not self._is_denied(pattern, day):
                    found += departures(pattern, day, assume=True)
        return sorted(once(found), key=lambda d: (d.dep.earliest, d.arr.earliest))

    def _is_denied(self, pattern: Pattern, day: date) -> bool:
        """Whether anything held speaks against assuming that a pattern goes on until a day.

        Another pattern of the carrier covers the day, a complete source does and lacks it, or the
        carrier said that it stopped.
        """
        route, carrier = pattern.leg.route, pattern.leg.carrier
        if any(
            p.leg.carrier == carrier and p.covers(day) and not p.promised
            for p in self.patterns(route)
        ):
            return True
        if any(
            c.complete and (not c.carriers or carrier in c.carriers)
            for c in self.coverage(route, day)
        ):
            return True
        return any(
            stop.effective is not None
            and pattern.begins < stop.effective.earliest <= day
            and (not stop.carriers or carrier in stop.carriers)
            for stop in self.stops(route)
        )

    def stops(self, route: Route) -> list[Claim]:
        """Statements that carriers stopped flying this route; country-wide ones are context."""
        both = [*self.claims.get(route, ()), *self.claims.get(route[::-1], ())]
        return [c for c in both if c.kind is Kind.SUSPEND and c.scope == "route"]

    def last_known(self, route: Route, day: date | None = None) -> list[Pattern]:
        """Per carrier, the patterns of its latest source that ended last, begun by `day`."""
        groups: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.patterns(route):
            begun = day is None or pattern.begins <= day
            if pattern.is_schedule and not pattern.promised and begun:
                groups[pattern.leg.carrier].append(pattern)
        return [p for group in groups.values() for p in _latest(group)]

    def weekly(self, patterns: list[Pattern]) -> int | None:
        """Departures a week of one carrier's patterns, None where that is not known."""
        return self.keep(lambda: weekly_count(patterns), "weekly", tuple(patterns))

    def traces(self, route: Route) -> bool:
        """Whether anything shows that this route was ever served, in either direction."""
        both = (route, route[::-1])
        return any(
            self.evidence.get(r) or any(not p.promised for p in self.patterns(r)) for r in both
        )

    def coverage(self, route: Route, day: date) -> list[Coverage]:
        """The coverage rows that speak of a route on a date."""
        return [c for c in self.facts.coverage if speaks(c, route, day, self.stations)]

    def complete(self, route: Route, day: date) -> Coverage | None:
        """A coverage that is complete for every carrier of this route on this date."""
        return next((c for c in self.coverage(route, day) if c.complete and not c.carriers), None)

    def route_promises(self, route: Route) -> list[Promise]:
        """Promises that name this pair of stations or their cities, either direction."""
        return self.keep(lambda: self._find_promises(route), "promises", route)

    def _find_promises(self, route: Route) -> list[Promise]:
        return [
            p
            for p in self.promises
            if p.scope == "route"
            and any(
                self.is_place(p.origin, here) and self.is_place(p.destination, there)
                for here, there in (route, route[::-1])
            )
        ]

    def is_place(self, code: str, station: str) -> bool:
        """Whether a code of a claim means this station: the station itself, or its city."""
        return code == station or (code not in self.stations and code == self.city(station))

    def city(self, code: str) -> str:
        """City code of a station; any other code stays itself."""
        station = self.stations.get(code)
        return station.city_code if station else code

    def km(self, origin: str, destination: str) -> float:
        """Great-circle distance between two stations in km."""
        a, b = self.stations[origin], self.stations[destination]
        return great_circle_km(a.lat, a.lon, b.lat, b.lon)

    def carrier_name(self, code: str) -> str:
        """Name of a carrier, or its designator."""
        return self.facts.carriers.get(code) or code


def _by_route(items: Iterable[Evidence] | Iterable[Claim]) -> dict[Route, list]:  # type: ignore[type-arg]
    found: dict[Route, list] = defaultdict(list)  # type: ignore[type-arg]
    for item in items:
        found[item.origin, item.destination].append(item)
    return found


def _block(
    leg: Leg, origin: Station, destination: Station, legs: list[Leg], blocks: dict[int, int | None]
) -> Block:
    """Known blocks of the route and direction, else distance; `about` from the same flight."""
    known = [b for b in blocks.values() if b is not None]
    if not known:
        km = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
        west = (destination.lon - origin.lon + 540) % 360 - 180 < 0
        return block_from_distance(km, west)
    same = [
        other
        for other in legs
        if other.number and other.flight == leg.flight and blocks[other.id] is not None
    ]
    clock_first = sorted(
        same,
        key=lambda o: (
            o.arr_local == leg.arr_local if leg.arr_local is not None else False,
            o.first.earliest if o.first else date.min,
        ),
    )
    return block_from_known(known, blocks[clock_first[-1].id] if clock_first else None)


def _latest(group: list[Pattern]) -> list[Pattern]:
    """The patterns of the source that speaks last, those still flown at its end."""
    newest = max(group, key=lambda p: (p.until, p.last_shown))
    return [
        p
        for p in group
        if p.leg.mark.source == newest.leg.mark.source and (newest.until - p.until).days <= 7
    ]


def weekly_count(patterns: list[Pattern]) -> int | None:
    """Departures of one carrier in a week of these patterns, told twice counted once.

    None where the days are not known, or it does not fly every week.
    """
    if not patterns or any(not p.leg.days or p.leg.every != 1 for p in patterns):
        return None
    monday = monday_of(max(p.begins for p in patterns)) + timedelta(days=7)
    total = 0
    for n in range(7):
        day = monday + timedelta(days=n)
        timed = once([d for p in patterns for d in departures(p, day, assume=True)])
        told = {d.number for d in timed}
        untimed = {
            p.leg.number
            for p in patterns
            if not p.timed and str(day.isoweekday()) in p.leg.days and p.leg.number not in told
        }
        # A row without number or times adds nothing to flights already counted that day.
        total += len(timed) + len(untimed - {""}) + (untimed == {""} and not timed)
    return total


class Networks:
    """The few networks in use, by store version and `as_of`; safe for several threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept: OrderedDict[tuple[int, date], Network] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, as_of: date) -> Network:
        """The network as known at the end of `as_of`, of the store's present version."""
        key = (self.store.version(), as_of)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        network = Network(self.store.facts(as_of))
        if not network.stations:
            raise StoreError("the database has no stations yet; `sapar serve` loads them")
        with self._lock:
            self._kept[network.version, as_of] = network
            while len(self._kept) > KEPT_NETWORKS:
                self._kept.popitem(last=False)
        return network
