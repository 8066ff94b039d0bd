"""Route-level options without times: which carriers fly each hop, how often, and how we know.

Two hops combine only where evidence covers the date for both; otherwise the way is 'last known'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.network import Network
from planner.patterns import Pattern, departure_days
from planner.search import Limits, circuity_of
from planner.tell import listed_text
from routes.coverage import Route
from routes.model import Mark, Sighting
from routes.periods import read_when

RECENT_DAYS = 3 * 366
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Service:
    """What is known of one carrier on one route for a date. `weekly` None: not known."""

    carrier: str
    state: str  # covered | last_known | promised | listed
    weekly: int | None
    days: str
    basis: str
    shown_on: date
    shown_text: str  # the same as exactly as it is known
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One route of a way with the services known on it, best first."""

    route: Route
    services: tuple[Service, ...]

    @property
    def covered(self) -> bool:
        return any(s.state == "covered" for s in self.services)

    @property
    def best(self) -> tuple[Service, ...]:
        """The services of the best state there is."""
        return tuple(s for s in self.services if s.state == self.services[0].state)

    @property
    def shown_on(self) -> date:
        return max(s.shown_on for s in self.best)

    @property
    def days(self) -> str:
        """Days on which any of the best-known services departs; '' where none is known."""
        return "".join(sorted({d for s in self.best for d in s.days}))


@dataclass(frozen=True, slots=True)
class Way:
    """Hops from origin to destination. `state` is 'covered' or 'last_known'."""

    hops: tuple[Hop, ...]
    circuity: float

    @property
    def state(self) -> str:
        return "covered" if all(h.covered for h in self.hops) else "last_known"

    @property
    def shown_on(self) -> date:
        """Evidence of the way is as old as that of its oldest hop."""
        return min(h.shown_on for h in self.hops)

    @property
    def via(self) -> tuple[str, ...]:
        return tuple(h.route[1] for h in self.hops[:-1])

    @property
    def common_days(self) -> str | None:
        """Days on which every hop departs; None where the days of one are not known."""
        days = [set(h.days) for h in self.hops]
        return "".join(sorted(set.intersection(*days))) if all(days) else None


def find_ways(
    network: Network,
    origins: tuple[str, ...],
    destinations: tuple[str, ...],
    day: date,
    limits: Limits,
) -> list[Way]:
    """Ways with at most one connection (two where asked), the best known first."""
    links = _Links(network, day)
    ways = [
        way
        for origin in origins
        for destination in destinations
        for way in _between(links, origin, destination, limits)
    ]
    ways.sort(key=lambda w: (len(w.hops) > 1, w.state != "covered", -w.shown_on.toordinal()))
    return ways[:SHOWN]


def _between(links: _Links, origin: str, destination: str, limits: Limits) -> Iterator[Way]:
    network = links.network
    ends = {network.city(origin), network.city(destination)}

    def walk(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        here = path[-1]
        onward = network.after.get(here, set())
        if destination in onward:
            yield (*path, destination)
        more = limits.max_stops - len(path)
        for following in sorted(onward):
            if following in path or network.city(following) in ends or more < 0:
                continue
            if more > 0 or destination in network.after.get(following, set()):
                yield from walk((*path, following))

    for stations in walk((origin,)):
        routes = list(pairwise(stations))
        ratio = circuity_of(network, routes)
        if ratio <= limits.max_circuity:
            hops = [links.hop(route) for route in routes]
            if all(hops):
                yield Way(tuple(h for h in hops if h), ratio)


class _Links:
    """The hops of one question, looked up once each; None where nothing recent is known."""

    def __init__(self, network: Network, day: date) -> None:
        self.network = network
        self.day = day
        self._hops: dict[Route, Hop | None] = {}

    def hop(self, route: Route) -> Hop | None:
        if route not in self._hops:
            found = services(self.network, route, self.day)
            recent = [s for s in found if abs((self.day - s.shown_on).days) <= RECENT_DAYS]
            self._hops[route] = Hop(route, tuple(recent)) if recent else None
        return self._hops[route]


_STATES = ("covered", "last_known", "promised", "listed")


def services(network: Network, route: Route, day: date) -> list[Service]:
    """Every carrier known on a route as seen from a date, best known first."""
    patterns = network.patterns(route)
    found: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        if pattern.covers(day) and not pattern.promised:
            found[pattern.leg.carrier, "covered"].append(pattern)
    covered = {carrier for carrier, _ in found}
    for pattern in network.last_known(route, day):
        if pattern.leg.carrier not in covered:
            found[pattern.leg.carrier, "last_known"].append(pattern)
    known = {carrier for carrier, _ in found}
    for pattern in patterns:
        if pattern.promised and pattern.leg.carrier not in known:
            found[pattern.leg.carrier, "promised"].append(pattern)
    made = [_service(network, carrier, state, group) for (carrier, state), group in found.items()]
    made += [_listed(s) for s in network.sightings.get(route, ()) if s.carrier not in covered]
    return sorted(made, key=lambda s: (_STATES.index(s.state), -s.shown_on.toordinal(), s.carrier))


def _service(network: Network, carrier: str, state: str, patterns: list[Pattern]) -> Service:
    newest = max(patterns, key=lambda p: (p.last_shown, p.until))
    rules = [p for p in patterns if p.is_schedule]
    days = {d for p in rules or patterns for d in departure_days(p)}
    return Service(
        carrier=carrier,
        state=state,
        weekly=network.weekly(rules) if rules else None,
        days="".join(sorted(days)),
        basis=str(newest.leg.basis),
        shown_on=newest.last_shown,
        shown_text=newest.last_word[1],
        mark=newest.told_by,
        note="" if rules else "single dates",
    )


def _listed(sighting: Sighting) -> Service:
    known = sighting.mark.known_on or read_when(sighting.mark.known_from.isoformat())
    assert known
    return Service(
        carrier=sighting.carrier,
        state="listed",
        weekly=None,
        days="",
        basis="sighted",
        shown_on=known.earliest,
        shown_text=known.text,
        mark=sighting.mark,
        note=f"listed for {listed_text(sighting)}, without days or times",
    )
