"""Two states of knowledge from text, for the tests of changes: see network_makers for the lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from network_makers import STATIONS, leg, mark, stations

from routes.diff import Diff, diff
from routes.model import Alias, Claim, Coverage, Evidence, Kind, Leg, Sighting
from routes.periods import read_when
from routes.store import Facts
from routes.wording import sentence

SUMMER = "2024-03-31/2024-10-26"


def day(text: str) -> date:
    return date.fromisoformat(text)


def covers(
    span: str = SUMMER, *, stations: str = "DDD AAA", complete: bool = True, carriers: str = ""
) -> Coverage:
    """A coverage of some stations with all others: covers('2024-03-31/2024-10-26')."""
    first, last = span.split("/")
    return Coverage(
        "the timetable",
        frozenset(stations.split()),
        frozenset(),
        frozenset(carriers.split()),
        day(first),
        day(last),
        complete,
        "",
        mark("the timetable"),
    )


def known(
    as_of: str,
    schedule: str = "",
    *,
    coverage: Iterable[Coverage] = (),
    legs: Iterable[Leg] = (),
    evidence: Iterable[Evidence] = (),
    sightings: Iterable[Sighting] = (),
    claims: Iterable[Claim] = (),
    aliases: str = "",
    places: str = STATIONS,
    **changes: Any,
) -> Facts:
    """What was known on a day; `aliases` are pairs 'TSE:NQZ', `changes` apply to every line."""
    lines = [line for line in schedule.strip().splitlines() if line.strip()]
    pairs = dict(pair.split(":") for pair in aliases.split())
    return Facts(
        version=1,
        as_of=day(as_of),
        legs=[*(leg(line, **changes) for line in lines), *legs],
        claims=list(claims),
        evidence=list(evidence),
        sightings=list(sightings),
        coverage=list(coverage),
        stations=stations(places),
        aliases={code: Alias(code, station, None) for code, station in pairs.items()},
    )


def two(before: str, after: str, *, complete: bool = True, **both: Any) -> Diff:
    """The difference of two schedules of summer 2024, known on 1 and on 15 May."""
    cover = [covers(complete=complete)]
    return diff(
        known("2024-05-01", before, coverage=cover, **both),
        known("2024-05-15", after, coverage=cover, **both),
    )


def claim(kind: Kind, route: str, effective: str, *, said: str, **changes: Any) -> Claim:
    """A claim of a route: claim(Kind.SUSPEND, 'AAA-DDD', '2024-06-01', said='2024-05-10')."""
    origin, destination = route.split("-")
    values: dict[str, Any] = {
        "id": hash((kind, route, effective, said)),
        "announced_on": read_when(said),
        "announced_by": "the airline",
        "source_class": "airline",
        "kind": kind,
        "origin": origin,
        "destination": destination,
        "scope": "route",
        "carriers": frozenset({"XX"}),
        "effective": read_when(effective),
        "weekly_before": None,
        "weekly_after": None,
        "weekly_after_max": None,
        "direction": "",
        "side": "",
        "stage": "announced",
        "notes": "",
        "mark": mark("the airline", known_on=said),
    }
    return Claim(**(values | changes))


def kinds(found: Diff) -> list[str]:
    """The kinds of change, in their order."""
    return [one.kind for one in found.changes]


def told(found: Diff) -> list[str]:
    """The sentences."""
    return [sentence(one) for one in found.changes]
