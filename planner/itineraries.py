"""Segments, connections, itineraries, and which itinerary is better than which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from planner.connections import Minimum
from planner.patterns import Departure
from routes.times import Span


@dataclass(frozen=True, slots=True)
class Connection:
    """The meeting of two segments: minutes to wait (a span where estimated) and its rule."""

    station: str
    to_station: str
    wait: Span
    minimum: Minimum
    kind: str  # online | codeshare | self-transfer
    certain: bool


@dataclass(frozen=True)
class Itinerary:
    """Departures in order and the connections between segments.

    Legs of one flight number that follow one another are one segment and no stop.
    """

    departures: tuple[Departure, ...]
    connections: tuple[Connection, ...]

    @cached_property
    def dep(self) -> Span:
        return self.departures[0].dep

    @cached_property
    def arr(self) -> Span:
        return self.departures[-1].arr

    @property
    def stops(self) -> int:
        return len(self.connections)

    @property
    def listed_on(self) -> date:
        return self.departures[0].listed_on

    @property
    def stations(self) -> tuple[str, ...]:
        """Every station touched in order, both of two where the airport changes."""
        touched = [code for d in self.departures for code in d.pattern.leg.route]
        return tuple(code for code, _ in groupby(touched))

    @property
    def assumed(self) -> bool:
        return any(d.assumed for d in self.departures)

    @property
    def estimated(self) -> bool:
        return any(d.estimated for d in self.departures)

    @property
    def doubts(self) -> list[str]:
        """Why the itinerary is only possible; empty where it is firm."""
        found = [
            f"the connection at {c.station} does not hold at both ends of the estimate"
            for c in self.connections
            if not c.certain
        ]
        for one in self.departures:
            found += [f"{one.pattern.leg.flight}: {doubt}" for doubt in one.doubts]
        return found

    @property
    def certain(self) -> bool:
        """Every connection holds at both ends of its interval."""
        return all(c.certain for c in self.connections)

    @property
    def duration(self) -> Span:
        """Minutes under way; a single estimated leg keeps its block's own interval."""
        if len(self.departures) == 1:
            low = self.arr.earliest - self.dep.latest
            block = self.departures[0].pattern.block
            if self.departures[0].estimated and block:
                return Span(block.low, block.high)
            return Span(low, low)
        return Span(self.arr.earliest - self.dep.latest, self.arr.latest - self.dep.earliest)


def dominates(one: Itinerary, other: Itinerary) -> bool:
    """Whether `one` is surely no worse in departure, arrival and stops, and better in one.

    An assumed or merely possible itinerary never pushes out a firmer one.
    """
    if (one.assumed and not other.assumed) or (not one.certain and other.certain):
        return False
    no_worse = (
        one.dep.earliest >= other.dep.latest
        and one.arr.latest <= other.arr.earliest
        and one.stops <= other.stops
    )
    better = (
        one.dep.earliest > other.dep.latest
        or one.arr.latest < other.arr.earliest
        or one.stops < other.stops
    )
    return no_worse and better


def best(itineraries: list[Itinerary]) -> list[Itinerary]:
    """The Pareto set on (departure, arrival, stops), by departure; equals are all kept."""
    ranked = sorted(itineraries, key=lambda i: (i.arr.latest, -i.dep.earliest, i.stops))
    kept: list[Itinerary] = []
    for one in ranked:
        if not any(dominates(other, one) for other in kept):
            kept.append(one)
    # A later candidate may surely beat an earlier one whose interval is wide.
    kept = [k for k in kept if not any(dominates(other, k) for other in kept if other is not k)]
    return sorted(kept, key=lambda i: (i.dep.earliest, i.arr.earliest, i.stops))
