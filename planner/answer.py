"""One answer that joins announcement, filed schedule and itinerary. Sentences first, then data.

`answer()` is the whole of what page, API and terminal show of one question; it reads nothing but
the network it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from planner import data, sentences, tell
from planner.data import Data
from planner.network import Network
from planner.patterns import Pattern, flies_on
from planner.places import Place
from planner.search import Found, NearMiss, find, next_service
from planner.status import Status
from planner.views import Ask, Filler, RouteView, rank, relevant_routes, view_route
from planner.ways import find_ways
from routes.coverage import Route
from routes.model import Basis
from routes.promises import Promise, State

DAY = timedelta(days=1)
NEXT_DAYS = 5
NEXT_HORIZON = 60
CALENDAR_DAYS = 30


def answer(network: Network, ask: Ask, fillers: Iterable[Filler] = ()) -> Data:
    """The answer to one question as plain data, JSON-ready."""
    views = [view_route(network, route, ask.day) for route in relevant_routes(network, ask)]
    lead = min(views, key=rank)
    found = find(network, ask.query)
    misses = [*found.near_misses, *_more_misses(network, ask, found, views)]
    ways = find_ways(network, ask.origin.stations, ask.destination.stations, ask.day, ask.limits)
    offer = _offer(network, ask, lead, found)
    gaps = [f.text for f in fillers if _has_gap(lead) and _touches(f, views)]
    upcoming = _next_days(network, ask, views)
    told = [
        *sentences.leading(network, ask, lead, upcoming, found, ways),
        *sentences.offering(offer),
        *sentences.why_nothing(found, misses),
        *gaps,
    ]
    return {
        "query": _query_data(ask),
        "as_of": network.as_of.isoformat(),
        "sentences": told,
        "verdict": {
            "nonstop": lead.verdict.nonstop,
            "sentence": told[0],
        },
        "status": str(lead.then.status),
        "status_now": str(lead.now.status),
        "route": list(lead.route),
        "routes": [_route_data(network, v) for v in views],
        "next_days": upcoming,
        "last_known_pattern": [data.pattern(network, p) for v in views for p in v.last_known],
        "promises": [data.promise(network, p) for p in _promises(network, views)],
        "itineraries": [data.itinerary(network, i) for i in found.itineraries],
        "partial": found.partial,
        "assume": offer,
        "ways": [data.way(network, w) for w in ways],
        "near_misses": [data.near_miss(m) for m in misses],
        "gaps": gaps,
        "caveats": _caveats(network, ask, views, found),
        "freshness": freshness(network, views),
    }


# -- parts of the data --------------------------------------------------------------------------


def _next_days(network: Network, ask: Ask, views: list[RouteView]) -> list[Data]:
    """Dates after the asked one on which a nonstop is filed, reported or announced."""
    days: list[Data] = []
    for view in views:
        days += _supported_days(network, view.route, ask.day)
        for promise in view.promises:
            day = promise.due.day if promise.is_start and promise.is_open and promise.due else None
            if day and day > ask.day:
                days.append(
                    {
                        "date": day.isoformat(),
                        "basis": "announced",
                        "route": list(view.route),
                        "text": tell.speakers_text(promise.claims) or "reported beforehand",
                    }
                )
    unique = {(d["date"], d["basis"]): d for d in sorted(days, key=lambda d: str(d["date"]))}
    return list(unique.values())[:NEXT_DAYS]


def _supported_days(network: Network, route: Route, day: date) -> list[Data]:
    found: list[Data] = []
    at, end = day, day + NEXT_HORIZON * DAY
    while len(found) < NEXT_DAYS:
        upcoming = next_service(network, route, at, (end - at).days)
        if not upcoming:
            break
        at, flights = upcoming
        patterns = [
            p for p in network.patterns(route) if not p.promised and flies_on(p, at) is not False
        ]
        basis = min((p.leg.basis for p in patterns), key=list(Basis).index)
        found.append(
            {
                "date": at.isoformat(),
                "basis": str(basis),
                "route": list(route),
                "text": ", ".join(flights),
            }
        )
    return found


def _more_misses(
    network: Network, ask: Ask, found: Found, views: list[RouteView]
) -> list[NearMiss]:
    """Reasons that only show outside the search: horizon, unknown times, one stop more."""
    misses: list[NearMiss] = []
    for view in views:
        held = [p for p in view.last_known if not p.covers(ask.day) and p.until < ask.day]
        covering = any(p.covers(ask.day) and not p.promised for p in network.patterns(view.route))
        if held and not covering:
            until = max(p.until for p in held)
            misses.append(
                NearMiss(
                    "out_of_horizon",
                    f"timetable held until {until.isoformat()}",
                    view.route,
                    tuple(sorted({p.leg.flight for p in held if p.until == until})),
                    "assume" if _would_fly(network, view.route, ask.day) else "",
                )
            )
        if view.verdict.untimed:
            flights = tuple(p.leg.flight for p in view.verdict.untimed)
            misses.append(
                NearMiss("no_known_times", "no clock time at either end", view.route, flights)
            )
    if not found.itineraries:
        misses += _relaxed(network, ask)
    return misses


def _relaxed(network: Network, ask: Ask) -> list[NearMiss]:
    """For an empty answer: what one stop more, or a change of airport, would admit."""
    misses = []
    if ask.limits.max_stops < 2:
        more = replace(ask.limits, max_stops=ask.limits.max_stops + 1)
        for one in find(network, replace(ask.query, limits=more)).itineraries[:3]:
            misses.append(
                NearMiss(
                    "too_many_stops",
                    f"{one.stops} > {ask.limits.max_stops}",
                    one.stations,
                    tuple(d.pattern.leg.flight for d in one.departures),
                    "max_stops",
                    float(one.stops),
                )
            )
    if not ask.limits.change_airport:
        other = replace(ask.limits, change_airport=True)
        for one in find(network, replace(ask.query, limits=other)).itineraries[:3]:
            changed = next(c for c in one.connections if c.station != c.to_station)
            misses.append(
                NearMiss(
                    "airport_change",
                    f"{changed.station} to {changed.to_station}",
                    one.stations,
                    tuple(d.pattern.leg.flight for d in one.departures),
                    "change_airport",
                    1.0,
                )
            )
    return misses


def _offer(network: Network, ask: Ask, lead: RouteView, found: Found) -> Data:
    """What assuming the last known patterns would add; statuses never use it."""
    on = ask.assume
    useful = on or lead.then.status is Status.UNKNOWN
    if not useful:
        return {"on": False, "offered": False, "count": 0, "next_date": None}
    if on:
        count = sum(i.assumed for i in found.itineraries)
    else:
        assumed = find(network, replace(ask.query, assume=True))
        count = sum(i.assumed for i in assumed.itineraries)
    next_date = None
    for ahead in range(1, 15):
        later = ask.day + ahead * DAY
        if _would_fly(network, lead.route, later):
            next_date = later.isoformat()
            break
    offered = not on and bool(count or next_date)
    return {"on": on, "offered": offered, "count": count, "next_date": next_date}


def _would_fly(network: Network, route: Route, day: date) -> bool:
    """Whether a departure is assumed that day if the last known patterns went on."""
    return any(d.assumed for d in network.departures(route, day, True))


def _has_gap(lead: RouteView) -> bool:
    return lead.then.status is Status.UNKNOWN or lead.now.status is Status.UNKNOWN


def _touches(filler: Filler, views: list[RouteView]) -> bool:
    return any(code in filler.stations for v in views for code in v.route)


def _promises(network: Network, views: list[RouteView]) -> list[Promise]:
    seen: dict[str, Promise] = {}
    for view in views:
        for one in view.promises:
            seen[one.key] = one
    return sorted(seen.values(), key=lambda p: (not p.is_open, -p.announced_on.toordinal()))


def _route_data(network: Network, view: RouteView) -> Data:
    route = view.route
    seen = {
        "-".join(r): data.evidence(network, network.evidence[r][-1])
        for r in (route, route[::-1])
        if network.evidence.get(r)
    }
    return {
        "origin": route[0],
        "destination": route[1],
        "status": data.status(network, view.then),
        "status_now": data.status(network, view.now),
        "nonstop": view.verdict.nonstop,
        "untimed": [data.pattern(network, p) for p in view.verdict.untimed],
        "last_evidence": seen,
        "sightings": [data.sighting(network, s) for s in network.sightings.get(route, [])],
        "coverage": [data.coverage(network, c) for c in network.coverage(route, view.then.day)],
    }


def _query_data(ask: Ask) -> Data:
    def place(one: Place) -> Data:
        return {
            "code": one.code,
            "name": one.name,
            "kind": one.kind,
            "stations": list(one.stations),
            "note": one.note or None,
        }

    return {
        "origin": place(ask.origin),
        "destination": place(ask.destination),
        "date": ask.day.isoformat(),
        "max_stops": ask.limits.max_stops,
        "max_connect_minutes": ask.limits.max_connect_minutes,
        "max_circuity": ask.limits.max_circuity,
        "change_airport": ask.limits.change_airport,
        "assume": "last_known" if ask.assume else None,
    }


def _caveats(network: Network, ask: Ask, views: list[RouteView], found: Found) -> list[str]:
    """What a reader must know before relying on the answer, each once."""
    told = [p.note for p in (ask.origin, ask.destination) if p.note]
    used = [d for i in found.itineraries for d in i.departures]
    if any(d.estimated for d in used):
        told.append("Times marked 'about' are estimates: the source gives one end of the flight.")
    for one in used:
        last = one.pattern.stated_last
        if last and one.listed_on > last and not one.assumed:
            told.append(
                f"{one.pattern.leg.flight}: the source gives its last date as at least "
                f"{last}; it is taken to go on to the end of the season."
            )
    if any(d.pattern.leg.mark.backfilled for d in used) or any(
        p.leg.mark.backfilled for v in views for p in v.last_known
    ):
        told.append("Some rows were placed at an earlier day of knowledge by a backfill.")
    for view in views:
        if view.then.status is Status.OPERATING and view.verdict.nonstop == "reported":
            told.append("The days are only reported; no schedule held shows them.")
        if any(p.state is State.DUE for p in view.promises):
            told.append("A promise is due and unconfirmed; no source held tells if it was kept.")
    if found.partial:
        told.append("The search was cut short by its deadline; more may be found with less asked.")
    return list(dict.fromkeys(told))


def freshness(network: Network, views: list[RouteView]) -> Data:
    """How old the newest knowledge is: of these routes, and of the whole store."""
    patterns = [p for v in views for p in network.patterns(v.route)]
    schedule = max((p for p in patterns if p.leg.basis is Basis.FILED), default=None, key=_age)
    claims = [c for v in views for p in v.promises for c in p.claims]
    told = max((c.announced_on.earliest for c in claims if c.announced_on), default=None)
    return {
        "as_of": network.as_of.isoformat(),
        "store_version": network.version,
        "schedule": {
            "source": schedule.leg.mark.source,
            "last_evidence": schedule.last_shown.isoformat(),
            "age_days": (network.as_of - schedule.last_shown).days,
            "held_until": max(p.until for p in patterns if p.leg.basis is Basis.FILED).isoformat(),
        }
        if schedule
        else None,
        "newest_announcement": told.isoformat() if told else None,
        "feeds": {feed: day.isoformat() for feed, day in sorted(network.facts.seen.items())},
    }


def _age(pattern: Pattern) -> date:
    return pattern.last_shown


def calendar(network: Network, ask: Ask, days: int = CALENDAR_DAYS) -> Data:
    """Each of the next days with its status, verdict and best option, from `ask.day` on."""
    routes = relevant_routes(network, ask)
    ends = (ask.origin.stations, ask.destination.stations, ask.limits, ask.assume)
    rows = [
        network.keep(partial(_calendar_day, network, ask, routes, day), "day", ends, day)
        for day in (ask.day + ahead * DAY for ahead in range(days))
    ]
    return {
        "query": _query_data(ask),
        "as_of": network.as_of.isoformat(),
        "days": rows,
        "freshness": freshness(network, [view_route(network, r, ask.day) for r in routes]),
    }


def _calendar_day(network: Network, ask: Ask, routes: list[Route], day: date) -> Data:
    lead = min((view_route(network, route, day) for route in routes), key=rank)
    found = find(network, replace(ask.query, day=day))
    nonstop = next((i for i in found.itineraries if not i.connections), None)
    chosen = nonstop or next(iter(found.itineraries), None)
    return {
        "date": day.isoformat(),
        "weekday": f"{day:%a}",
        "status": str(lead.then.status),
        "nonstop": lead.verdict.nonstop,
        "best": data.itinerary(network, chosen) if chosen else None,
        "best_text": tell.itinerary_text(chosen) if chosen else None,
        "untimed": [p.leg.flight for p in lead.verdict.untimed],
        "itineraries": len(found.itineraries),
    }
