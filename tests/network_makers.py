"""Tiny made-up networks from text, so that a test reads like the case it proves.

A leg is a line: `XX101 AAA-BBB 1..5 08:00-10:00 2024-06-01/2024-06-30 basis=reported`.

- `XX101` is carrier and number; `XX` alone is a carrier without a number.
- Days are digits ("36"), a range ("1..5"), `daily`, or `?` for unknown.
- Times are station clocks: `22:00-03:00+1` lands a day later, `08:00-?` and `?-10:00` are
  one-ended, `08:00-10:00+?` leaves the day shift open, `?-?` gives none.
- A period may be open (`2024-06-01/`), a single date, or coarse (`2024-06/2024-summer`);
  without one the leg flies in June 2024.
- `name=value` sets any other field: basis, every, first_bound, last_bound, days_basis, seats,
  codeshares, known_on, known_from, source, feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from planner.network import Network
from planner.search import Found, Limits, Query, find
from routes.model import Basis, Bound, ConnectingTime, Evidence, Leg, Mark, Sighting, Station
from routes.periods import ALL_DAYS, read_when
from routes.store import Facts
from routes.times import read_clock

# AAA and BBB are in one country, DDD and EEE in one city. In June 2024 the clocks are at
# UTC+5 (AAA, BBB), +8 (CCC), +9 (DDD, EEE), +2 (FFF, GGG).
STATIONS = """
    AAA AAA PP Asia/Almaty 50,70
    BBB BBB PP Asia/Almaty 45,75
    CCC CCC QQ Asia/Shanghai 43,90
    DDD DDS RR Asia/Seoul 37,126
    EEE DDS RR Asia/Seoul 37.5,127
    FFF FFF SS Europe/Berlin 50,8
    GGG GGG SS Europe/Berlin 53,13
"""
KNOWN = date(2024, 1, 1)
_ids = count(1)


def mark(
    source: str = "a timetable",
    known_on: str = "",
    known_from: date | str | None = None,
    feed: str = "test",
) -> Mark:
    """Provenance; a row is known from the last day its `known_on` may mean."""
    told = read_when(known_on)
    if isinstance(known_from, str):
        known_from = date.fromisoformat(known_from)
    known = known_from or (told.latest if told else KNOWN)
    return Mark(feed, source, "high", known, None, told)


def leg(line: str, **changes: Any) -> Leg:
    """A leg from its line; `changes` are fields as in `name=value`."""
    words = [w for w in line.split() if "=" not in w]
    given: dict[str, Any] = dict(w.split("=", 1) for w in line.split() if "=" in w) | changes
    flight, route, days, times, *period = words
    first, _, last = (period[0] if period else "2024-06-01/2024-06-30").partition("/")
    if period and "/" not in period[0]:
        last = first
    origin, destination = route.split("-")
    found = re.fullmatch(r"(\?|\d\d:\d\d)-(\?|\d\d:\d\d)(?:([+-])(\d|\?))?", times)
    assert found, f"not times: {times}"
    dep, arr = (read_clock(t.replace("?", "")) for t in found.group(1, 2))
    shift = None if None in (dep, arr) or found[4] == "?" else int((found[3] or "+") + "0")
    if found[4] and found[4] != "?":
        shift = int(found[3] + found[4])
    where = {k: given.pop(k) for k in ("source", "known_on", "known_from", "feed") if k in given}
    values: dict[str, Any] = {
        "id": next(_ids),
        "carrier": flight[:2],
        "number": flight[2:],
        "origin": origin,
        "destination": destination,
        "first": read_when(first),
        "last": read_when(last),
        "days": _days(days),
        "every": int(given.pop("every", 1)),
        "dep_local": dep,
        "arr_local": arr,
        "day_shift": shift,
        "equipment": "",
        "seats": None,
        "codeshares": str(given.pop("codeshares", "")).replace(",", " "),
        "basis": Basis(given.pop("basis", "filed")),
        "days_basis": "departure",
        "first_bound": Bound(given.pop("first_bound", "exact")),
        "last_bound": Bound(given.pop("last_bound", "exact")),
        "notes": "",
        "mark": mark(**where),
    }
    return Leg(**(values | given))


def _days(text: str) -> str:
    span = re.fullmatch(r"(\d)\.\.(\d)", text)
    if span:
        return ALL_DAYS[int(span[1]) - 1 : int(span[2])]
    return {"daily": ALL_DAYS, "?": ""}.get(text, text)


def stations(text: str = STATIONS) -> dict[str, Station]:
    """Stations from lines `code city country zone lat,lon`."""
    made = {}
    for line in text.strip().splitlines():
        code, city, country, zone, place = line.split()
        lat, lon = map(float, place.split(","))
        made[code] = Station(code, f"{code} Airport", city.title(), city, country, zone, lat, lon)
    return made


def network(
    schedule: str = "",
    *,
    legs: Iterable[Leg] = (),
    places: str | dict[str, Station] = STATIONS,
    as_of: date | str = date(2024, 6, 1),
    connecting_times: Iterable[ConnectingTime] = (),
    evidence: Iterable[Evidence] = (),
    sightings: Iterable[Sighting] = (),
    **changes: Any,
) -> Network:
    """A network of the lines of `schedule` and any `legs`; `changes` apply to every line."""
    lines = [line for line in schedule.strip().splitlines() if line.strip()]
    return Network(
        Facts(
            version=1,
            as_of=date.fromisoformat(as_of) if isinstance(as_of, str) else as_of,
            legs=[*(leg(line, **changes) for line in lines), *legs],
            evidence=list(evidence),
            sightings=list(sightings),
            connecting_times=list(connecting_times),
            stations=stations(places) if isinstance(places, str) else places,
        )
    )


def seen(flight: str, route: str, day: str, **where: Any) -> Evidence:
    """Evidence that a flight was in service on a day: seen('XX101', 'AAA-BBB', '2024-06-20')."""
    origin, destination = route.split("-")
    where = {"known_on": day} | where
    on = date.fromisoformat(day)
    return Evidence(
        flight[:2], flight[2:], origin, destination, on, "in_service", None, "seen", mark(**where)
    )


def listed(carrier: str, route: str, months: str, **where: Any) -> Sighting:
    """A pair listed for some months without days: listed('XX', 'AAA-BBB', '2024-07 2024-08')."""
    one, other = route.split("-")
    return Sighting(carrier, one, other, months, "all", "", mark(**where))


def mct(
    station: str, status: str, minutes: int | None, arriving: str = "", departing: str = ""
) -> ConnectingTime:
    """A row of the table of connecting times; minutes None is a suppression."""
    return ConnectingTime(station, arriving, departing, status, minutes, minutes is None, mark())


def search(
    made: Network,
    route: str,
    day: str = "2024-06-12",
    *,
    assume: bool = False,
    deadline_seconds: float = 60,
    **limits: Any,
) -> Found:
    """Ask 'AAA-DDD', or 'AAA,BBB-DDD,EEE' for places of several stations."""
    origins, destinations = (tuple(side.split(",")) for side in route.split("-"))
    asked = Query(origins, destinations, date.fromisoformat(day), Limits(**limits), assume)
    return find(made, asked, deadline_seconds=deadline_seconds)


def flown(found: Found) -> list[str]:
    """What an answer flies, by departure: ['XX1 AAA-BBB + YY2 BBB-DDD']."""
    return [
        " + ".join(
            f"{d.pattern.leg.flight} {d.pattern.leg.origin}-{d.pattern.leg.destination}"
            for d in i.departures
        )
        for i in found.itineraries
    ]


def utc(text: str) -> int:
    """UTC minute since 1970 of a UTC date and clock: utc('2024-06-12 08:00')."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60
