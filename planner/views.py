"""What is held of each route that an answer is about: status, verdict, pattern, promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import product

from planner.network import Network
from planner.patterns import Departure, Pattern, flies_on
from planner.places import Place
from planner.search import Limits, Query
from planner.status import RouteStatus, Status, status_on
from routes.coverage import Route
from routes.model import Basis
from routes.promises import Promise


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: places, a local departure date, limits, and whether to assume."""

    origin: Place
    destination: Place
    day: date
    limits: Limits = field(default_factory=Limits)
    assume: bool = False

    @property
    def query(self) -> Query:
        return Query(
            self.origin.stations, self.destination.stations, self.day, self.limits, self.assume
        )


@dataclass(frozen=True, slots=True)
class Filler:
    """What an operator could do to fill a gap at some stations."""

    stations: frozenset[str]
    text: str


@dataclass(frozen=True)
class Verdict:
    """Whether a nonstop flies on the day. `nonstop` is one of VERDICTS, best first."""

    nonstop: str
    departures: list[Departure] = field(default_factory=list)
    untimed: list[Pattern] = field(default_factory=list)


VERDICTS = ("yes", "reported", "rostered", "announced", "no", "not_held", "unknown")


@dataclass(frozen=True)
class RouteView:
    """All that is held of one route for the asked date."""

    route: Route
    then: RouteStatus
    now: RouteStatus
    verdict: Verdict
    last_known: list[Pattern]
    promises: list[Promise]


def relevant_routes(network: Network, ask: Ask) -> list[Route]:
    """Pairs of stations of the two places of which anything is held; else the first pair."""
    pairs = [(o, d) for o, d in product(*_stations(ask)) if o != d]
    held = [r for r in pairs if _is_held(network, r, ask.day)]
    return held or pairs[:1]


def _stations(ask: Ask) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ask.origin.stations, ask.destination.stations


def _is_held(network: Network, route: Route, day: date) -> bool:
    return bool(
        network.patterns(route)
        or network.patterns(route[::-1])
        or network.route_promises(route)
        or network.sightings.get(route)
        or network.claims.get(route)
    )


def view_route(network: Network, route: Route, day: date) -> RouteView:
    """All that is held of one route for a date."""
    then = status_on(network, route, day)
    return RouteView(
        route=route,
        then=then,
        now=status_on(network, route, network.as_of),
        verdict=verdict(network, route, day, then),
        last_known=network.last_known(route, max(day, network.as_of)),
        promises=network.route_promises(route),
    )


def verdict(network: Network, route: Route, day: date, then: RouteStatus) -> Verdict:
    """Whether a nonstop flies on that very day, from the firmest source that knows."""
    departures = network.departures(route, day)
    covering = [p for p in network.patterns(route) if p.covers(day) and not p.promised]
    untimed = [p for p in covering if not p.timed and flies_on(p, day)]
    bases = {d.pattern.leg.basis for d in departures} | {p.leg.basis for p in untimed if p.leg.days}
    for basis, name in (
        (Basis.FILED, "yes"),
        (Basis.OBSERVED, "yes"),
        (Basis.REPORTED, "reported"),
        (Basis.ROSTERED, "rostered"),
    ):
        if basis in bases:
            return Verdict(name, departures, untimed)
    if then.status is Status.ANNOUNCED_DATED:
        return Verdict("announced" if _fits_report(then, route, day) else "not_held")
    if then.status in (Status.SUSPENDED, Status.NEVER_SEEN) or network.complete(route, day):
        return Verdict("no")
    schedule = [p for p in covering if p.is_schedule]
    if schedule and all(p.leg.days for p in schedule):
        return Verdict("not_held")
    return Verdict("unknown", untimed=untimed)


def reported_days(promise: Promise, route: Route) -> str:
    """Days that the reports of a promise give for one direction; '' where they give none."""
    days = {d for leg in promise.legs if leg.route == route for d in leg.days}
    return "".join(sorted(days))


def _fits_report(then: RouteStatus, route: Route, day: date) -> bool:
    days = reported_days(then.promise, route) if then.promise else ""
    return not days or str(day.isoweekday()) in days


def rank(view: RouteView) -> tuple[int, int, Route]:
    """Which of several routes speaks for the answer: the best verdict, status, evidence first."""
    statuses = list(Status)
    newest = max((p.last_shown for p in view.last_known), default=date.min)
    return (
        VERDICTS.index(view.verdict.nonstop),
        statuses.index(view.then.status) * 10_000_000 - newest.toordinal(),
        view.route,
    )
