"""A station: where one can go from it, and what leaves and lands on a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.patterns import Departure, Pattern, flies_on
from planner.status import Status, pair_evidence, status_on
from routes.coverage import Route
from routes.model import Coverage
from routes.times import local_date

DAY = timedelta(days=1)
LATE = 2  # days after its departure on which a flight may still land


def station_data(network: Network, code: str, day: date) -> Data:
    """The routes of a station with their status now, and its flights on a day."""
    return network.keep(partial(_station_data, network, code, day), "station", code, day)


def _station_data(network: Network, code: str, day: date) -> Data:
    onward, back = (sorted(ends.get(code, ())) for ends in (network.after, network.before))
    out: list[Route] = [(code, other) for other in onward]
    home: list[Route] = [(other, code) for other in back]
    return {
        "date": day.isoformat(),
        "routes": network.keep(partial(_routes, network, out), "ways", code),
        "departures": _departures(network, out, day),
        "arrivals": _arrivals(network, code, home, day),
        "untimed": _untimed(network, [*out, *home], day),
        "covered": [data.coverage(network, c) for c in _coverage(network, [*out, *home], day)],
    }


# -- where one can go ---------------------------------------------------------------------------


def _routes(network: Network, routes: list[Route]) -> list[Data]:
    return sorted((_route(network, route) for route in routes), key=_order)


def _route(network: Network, route: Route) -> Data:
    """One route with what is known of it now."""
    other = route[1]
    now = status_on(network, route, network.as_of)
    known = sorted(network.last_known(route), key=lambda p: p.last_shown, reverse=True)
    evidence = pair_evidence(network, route)
    listed = {s.carrier for s in network.sightings.get(route, ())}
    carriers = {p.leg.carrier for p in known} | listed | {e.carrier for e in evidence}
    newest = evidence[-1] if evidence else None
    return {
        "destination": other,
        "city": network.stations[other].city or network.stations[other].name,
        "country": network.stations[other].country,
        "status_now": str(now.status),
        "because": now.because,
        "carriers": [{"code": c, "name": network.carrier_name(c)} for c in sorted(carriers)],
        "last_known": [tell.pattern_text(network, p) for p in known],
        "last_evidence": newest.on_date.isoformat() if newest else None,
        "age_days": (network.as_of - newest.on_date).days if newest else None,
        "evidence_source": data.source(newest.mark, network.as_of) if newest else None,
        "listings": [
            f"{network.carrier_name(s.carrier)} for {tell.listed_text(s)}"
            for s in network.sightings.get(route, ())
        ],
    }


def _order(row: Data) -> tuple[int, int, str]:
    age = row["age_days"] if row["age_days"] is not None else 10**6
    return list(Status).index(Status(row["status_now"])), age, row["destination"]


# -- a day --------------------------------------------------------------------------------------


def _departures(network: Network, routes: list[Route], day: date) -> list[Data]:
    """Timed departures listed on the day, by their time."""
    found = [d for route in routes for d in network.departures(route, day)]
    return [data.departure(network, d) for d in sorted(found, key=lambda d: d.dep)]


def _arrivals(network: Network, code: str, routes: list[Route], day: date) -> list[Data]:
    """Timed flights that land on the day, as far as the middle of their interval says."""
    zone = network.stations[code].zone
    found: list[Departure] = []
    for route in routes:
        for back in range(-1, LATE + 1):
            listed = network.departures(route, day - back * DAY)
            found += [d for d in listed if local_date(d.arr_about, zone) == day]
    return [data.departure(network, d) for d in sorted(found, key=lambda d: d.arr)]


def _untimed(network: Network, routes: list[Route], day: date) -> list[Data]:
    """Rows without clock times that fly, or may fly, on the day, out and in."""
    found: list[Pattern] = []
    for route in routes:
        timed = {d.carrier for d in network.departures(route, day)}
        for pattern in network.patterns(route):
            out = pattern.promised or pattern.timed or pattern.leg.carrier in timed
            if not out and flies_on(pattern, day) is not False:
                found.append(pattern)
    return [
        {
            **data.pattern(network, p),
            "sentence": tell.pattern_text(network, p),
            "days_known": bool(p.leg.days),
        }
        for p in found
    ]


def _coverage(network: Network, routes: list[Route], day: date) -> list[Coverage]:
    return list(dict.fromkeys(c for route in routes for c in network.coverage(route, day)))
