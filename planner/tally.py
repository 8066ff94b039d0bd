"""A question of frequency, read from text, and all that is held of it: counted beside stated.

One question is a pair of places (two stations, cities or countries) or one station, of all
carriers or one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from planner.counts import Count, count, cover
from planner.growth import Growth, counted_growth, stated_growth
from planner.network import Network, Networks
from planner.places import Place, find_place
from planner.questions import read_as_of, read_carrier, read_near_date
from planner.series import BY, Point, Stretch, series, stretches
from planner.stated import Fact, Stated, reconcile, stated_of
from routes.coverage import Route
from routes.errors import BadInput, Conflict

PARAMETERS = ("route", "origin", "destination", "by", "carrier", "since", "until", "as_of")
DEFAULT_BY = "season"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of frequency over one network; without a destination, of one station."""

    network: Network
    origin: Place
    destination: Place | None
    by: str = DEFAULT_BY
    carrier: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def pairs(self) -> list[Route]:
        """Every pair of stations in question, held or not."""
        if self.destination:
            return [*product(self.origin.stations, self.destination.stations)]
        here = self.origin.stations
        return [
            (a, b) for a in here for b in sorted(self.network.after.get(a, ())) if b not in here
        ]

    @property
    def hub(self) -> str:
        """The station all of whose routes are in question, '' for a pair."""
        return "" if self.destination else self.origin.stations[0]


# -- question -----------------------------------------------------------------------------------


def read_frequency(networks: Networks, params: Mapping[str, str], today: date) -> Asked:
    """Read the parameters named in PARAMETERS; blank ones count as not given."""
    given = {k: v.strip() for k, v in params.items() if v and v.strip()}
    network = networks.get(read_as_of(given, today))
    origin, destination = _places(network, given)
    since, until = (
        read_near_date(given[name], field=name) if name in given else None
        for name in ("since", "until")
    )
    if since and until and until < since:
        raise Conflict(
            f"until {until} is before since {since}", field="until", remedy="a later day"
        )
    return Asked(network, origin, destination, _by(given), read_carrier(given), since, until)


def _places(network: Network, given: Mapping[str, str]) -> tuple[Place, Place | None]:
    start, end, fields = _ends(given)
    origin = find_place(network, start, field=fields[0])
    if not end:
        if origin.kind != "station":
            raise Conflict(
                f"{origin.name} is a {origin.kind}, not a station, and no second place is named",
                field=fields[0],
                remedy=f"name a second place, or a station: {', '.join(origin.stations[:6])}",
            )
        return origin, None
    destination = find_place(network, end, field=fields[1])
    if set(origin.stations) & set(destination.stations):
        raise Conflict(
            f"origin and destination are both {destination.name}",
            field=fields[1],
            remedy="name two different places",
        )
    return origin, destination


def _ends(given: Mapping[str, str]) -> tuple[str, str, tuple[str, str]]:
    """The two places as text, the second '' for a station alone, and the fields they came in."""
    route, start = given.get("route", ""), given.get("origin", "")
    if bool(route) == bool(start or given.get("destination")):
        raise Conflict(
            "both a route and places are given" if route else "no place is given",
            field="route" if route else "origin",
            remedy="give route=NQZ-ICN, or an origin and, unless a station is asked, a destination",
        )
    if not route:
        if not start:
            raise Conflict("only a destination is given", field="origin", remedy="name the origin")
        return start, given.get("destination", ""), ("origin", "destination")
    parts = re.fullmatch(r"([A-Za-z]{2,3})(?:[-–]([A-Za-z]{2,3}))?", route)
    if not parts:
        raise BadInput(
            f"{route!r} is not a route of codes",
            field="route",
            remedy="write NQZ-ICN, NQZ-SEL, KZ-KR or NQZ; names go into origin and destination",
        )
    return parts[1], parts[2] or "", ("route", "route")


def _by(given: Mapping[str, str]) -> str:
    text = given.get("by", DEFAULT_BY)
    if text not in BY:
        raise BadInput(f"by {text!r} is not known", field="by", remedy=f"one of {', '.join(BY)}")
    return text


# -- answer -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """All that is held of one question, before it is put into words or data."""

    asked: Asked
    count: Count
    points: list[Point]
    stretches: list[Stretch]
    stated: list[Fact]  # of the very pair, and rights of its parts
    parts: list[Fact]
    context: list[Fact]  # of wholes of which the pair is a part
    counted_growth: list[Growth]
    stated_growth: list[Growth]


def counted(asked: Asked) -> Count:
    """The departures of a question and the days that are spoken for."""

    def make() -> Count:
        found = count(asked.network, asked.pairs, asked.carrier)
        cover(asked.network, found, asked.pairs, asked.hub, asked.carrier)
        return found

    there = asked.destination.stations if asked.destination else ()
    return asked.network.keep(make, "frequency", asked.origin.stations, there, asked.carrier)


def answered(asked: Asked) -> Answer:
    """Count, convert and compare."""
    found = counted(asked)
    points = series(found, asked.by, asked.since, asked.until)
    told = stated_of(asked.network, asked.origin, asked.destination, asked.carrier)
    told = {name: [s for s in group if _is_within(asked, s)] for name, group in told.items()}
    rights = [s for s in told["part"] if s.is_rights]
    stated = reconcile([*told["same"], *rights])
    return Answer(
        asked=asked,
        count=found,
        points=points,
        stretches=[s for s in stretches(found) if _overlaps(asked, s.first, s.last)],
        stated=stated,
        parts=reconcile([s for s in told["part"] if not s.is_rights]),
        context=reconcile(told["whole"]),
        counted_growth=counted_growth(points, asked.by),
        stated_growth=stated_growth(stated, asked.by),
    )


def _is_within(asked: Asked, one: Stated) -> bool:
    return one.span is None or _overlaps(asked, *one.span)


def _overlaps(asked: Asked, first: date, last: date) -> bool:
    return not (asked.since and last < asked.since) and not (asked.until and first > asked.until)
