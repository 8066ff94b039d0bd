"""Out and back, paired by day: with two flights a week this is the real question.

Nights are counted from the local date of arrival to the local date of the return's departure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from planner import data, tell
from planner.data import Data
from planner.itineraries import Itinerary
from planner.network import Network
from planner.search import find
from planner.views import Ask
from routes.times import local_date

DAY = timedelta(days=1)
MOST_NIGHTS = 60
NEAR_DAYS = 7
SHOWN = 60
NEAREST = 6


@dataclass(frozen=True, slots=True)
class Stay:
    """Nights at the destination, from least to most, or a fixed return date."""

    least: int = 0
    most: int = 0
    back_on: date | None = None

    def nights(self, arrived: date) -> range:
        if self.back_on:
            night = (self.back_on - arrived).days
            return range(night, night + 1)
        return range(self.least, self.most + 1)


Lookup = Callable[[date, bool], list[Itinerary]]
"""Options of a day, out (False) or back (True)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One way out and one way back."""

    out: Itinerary
    back: Itinerary
    nights: int


def pairs(network: Network, ask: Ask, days: list[date], stay: Stay) -> list[Pair]:
    """Every pair of the best options out on `days` and back within the stay, by date."""
    lookup = _lookup(network, ask)
    found = [
        Pair(out, back, nights)
        for day in days
        for out in lookup(day, False)
        for nights, back in _returns(network, lookup, out, stay)
    ]
    return sorted(found, key=lambda p: (p.out.dep.earliest, p.nights, p.back.dep.earliest))


def _lookup(network: Network, ask: Ask) -> Lookup:
    back = replace(ask, origin=ask.destination, destination=ask.origin)

    @cache
    def options(day: date, returning: bool) -> list[Itinerary]:
        query = replace((back if returning else ask).query, day=day)
        return find(network, query).itineraries

    return options


def _returns(
    network: Network, lookup: Lookup, out: Itinerary, stay: Stay
) -> Iterator[tuple[int, Itinerary]]:
    zone = network.stations[out.stations[-1]].zone
    arrived = local_date(out.departures[-1].arr_about, zone)
    for nights in stay.nights(arrived):
        if nights >= 0:
            for back in lookup(arrived + nights * DAY, True):
                if back.dep.latest > out.arr.earliest:
                    yield nights, back


def round_trip(network: Network, ask: Ask, days: list[date], stay: Stay) -> Data:
    """Pairs for the asked days and stay; where there are none, the nearest that exist."""
    found = pairs(network, ask, days, stay)
    nearest = [] if found else _nearest(network, ask, days, stay)
    return {
        "stay": {
            "least_nights": None if stay.back_on else stay.least,
            "most_nights": None if stay.back_on else stay.most,
            "return": stay.back_on.isoformat() if stay.back_on else None,
        },
        "outbound_dates": [days[0].isoformat(), days[-1].isoformat()],
        "sentences": _sentences(ask, days, stay, found, nearest),
        "pairs": [_pair_data(network, p) for p in found[:SHOWN]],
        "pairs_total": len(found),
        "nearest": [_pair_data(network, p) for p in nearest],
    }


def _nearest(network: Network, ask: Ask, days: list[date], stay: Stay) -> list[Pair]:
    """Pairs up to a week earlier or later out, with stays up to a week shorter or longer."""
    around = [days[0] + n * DAY for n in range(-NEAR_DAYS, (days[-1] - days[0]).days + NEAR_DAYS)]
    if stay.back_on:
        asked = (stay.back_on - days[0]).days
        wide = Stay(max(asked - NEAR_DAYS, 0), asked + NEAR_DAYS)
        least = most = asked
    else:
        wide = Stay(max(stay.least - NEAR_DAYS, 0), stay.most + NEAR_DAYS)
        least, most = stay.least, stay.most

    def distance(pair: Pair) -> tuple[int, int]:
        off = max(days[0] - pair.out.listed_on, pair.out.listed_on - days[-1], timedelta(0)).days
        longer = max(least - pair.nights, pair.nights - most, 0)
        return off + longer, longer

    unique: dict[tuple[date, int], Pair] = {}
    for pair in sorted(pairs(network, ask, around, wide), key=distance):
        unique.setdefault((pair.out.listed_on, pair.nights), pair)
    return list(unique.values())[:NEAREST]


def _stay_text(stay: Stay) -> str:
    if stay.back_on:
        return f"back on {tell.day_text(stay.back_on)}"
    if stay.least == stay.most:
        return f"after {stay.least} night{'s' * (stay.least != 1)}"
    return f"after {stay.least} to {stay.most} nights"


def _sentences(
    ask: Ask, days: list[date], stay: Stay, found: list[Pair], nearest: list[Pair]
) -> list[str]:
    if len(days) == 1:
        out = tell.day_text(days[0])
    else:
        out = f"{tell.short_day(days[0])} to {tell.short_day(days[-1])}"
    lead = f"{ask.origin.name} → {ask.destination.name} out on {out}, {_stay_text(stay)}"
    if found:
        counted = f"{len(found)} pair{'s' * (len(found) != 1)} of known flights"
        return [f"{lead}: {counted}.", *(_pair_text(p) + "." for p in found[:8])]
    told = [f"{lead}: no pair of flights with known times is held."]
    if nearest:
        told.append("Nearest that are held:")
        told += [_pair_text(p) + "." for p in nearest]
    return told


def _pair_text(pair: Pair) -> str:
    out, back = pair.out.listed_on, pair.back.listed_on
    night = f"{pair.nights} night{'s' * (pair.nights != 1)}"
    return (
        f"{night}: out {tell.day_text(out)} {tell.itinerary_text(pair.out)}, "
        f"back {tell.day_text(back)} {tell.itinerary_text(pair.back)}"
    )


def _pair_data(network: Network, pair: Pair) -> Data:
    return {
        "nights": pair.nights,
        "out_date": pair.out.listed_on.isoformat(),
        "back_date": pair.back.listed_on.isoformat(),
        "out": data.itinerary(network, pair.out),
        "back": data.itinerary(network, pair.back),
    }
