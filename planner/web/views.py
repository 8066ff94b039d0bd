"""Plain data of what pages and API show beside the answer itself."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from planner import data, tell
from planner.answer import answer, freshness
from planner.data import Data
from planner.health import health, jobs_data
from planner.network import Network, Networks
from planner.places import Place, find_end, find_place, joins, nearest
from planner.questions import Question, read_carrier, read_choice
from planner.roundtrip import round_trip
from planner.route import promises_data, route_data
from planner.settings import Settings
from planner.silence import feeds_data
from planner.status import status_on
from planner.timeline import timeline
from planner.views import Ask, Filler, rank, relevant_routes, view_route
from planner.web.params import Params, read_day, read_whole
from routes.coverage import Route
from routes.model import STARTS, Station, Watched
from routes.promises import State
from routes.store import Snapshot, Store

MOST_ROWS = 500


# -- answer -------------------------------------------------------------------------------------


def itineraries(question: Question, fillers: tuple[Filler, ...]) -> Data:
    """The answer, with the round trip where a return or a stay is asked."""
    network, ask = question.network, question.ask
    found = answer(network, ask, fillers)
    if question.stay:
        found["round_trip"] = round_trip(network, ask, question.days, question.stay)
    return found


# -- home ---------------------------------------------------------------------------------------


def home(network: Network) -> Data:
    """Every watched pair with what is known of it now, and where to read on."""
    return {
        "as_of": network.as_of.isoformat(),
        "watched": [_watched(network, w) for w in network.facts.watched],
        "feeds": {feed: day.isoformat() for feed, day in sorted(network.facts.seen.items())},
    }


def _watched(network: Network, watched: Watched) -> Data:
    origin = find_place(network, watched.origin, field="origin")
    destination = find_place(network, watched.destination, field="destination")
    ask = Ask(origin, destination, network.as_of)
    held = [view_route(network, r, network.as_of) for r in relevant_routes(network, ask)]
    lead = min(held, key=rank)
    patterns = [p for one in held for p in one.last_known]
    promises = {p.key: p for one in held for p in one.promises if p.is_open}
    return {
        "origin": _place(origin),
        "destination": _place(destination),
        "status_now": str(lead.now.status),
        "because": lead.now.because,
        "last_known": [
            {**data.pattern(network, p), "sentence": tell.pattern_text(network, p)}
            for p in sorted(patterns, key=lambda p: p.last_shown, reverse=True)
        ],
        "listings": [
            data.sighting(network, s) for one in held for s in network.sightings.get(one.route, ())
        ],
        "open_promises": [data.promise(network, p) for p in promises.values()],
        "ask": {"origin": watched.origin, "destination": watched.destination},
        "replay": _replay(watched),
    }


def _place(place: Place) -> Data:
    return {"code": place.code, "name": place.name, "stations": list(place.stations)}


def _replay(watched: Watched) -> Data | None:
    if not (watched.replay_date and watched.replay_as_of):
        return None
    return {
        "label": watched.replay_label,
        "date": watched.replay_date.isoformat(),
        "as_of": watched.replay_as_of.isoformat(),
    }


# -- one route, stations ------------------------------------------------------------------------


def route(network: Network, pair: Route, params: Params) -> Data:
    """All that is held of one route, how fresh it is, and whether a nonstop flies on the day."""
    day = read_day(params, "date") or network.as_of
    view = view_route(network, pair, day)
    return {
        **route_data(network, pair, day),
        "nonstop": view.verdict.nonstop,
        "timeline": timeline(network, pair),
        "freshness": freshness(network, [view]),
    }


def stations(network: Network, params: Params) -> Data:
    """Stations like `q`, the exact code first; without `q` those that have routes."""
    limit = read_whole(params, "limit", 20, 1, 100)
    asked = params.get("q", "")
    if asked:
        exact = [s for s in [network.stations.get(asked.upper())] if s]
        found = [*exact, *(s for s in nearest(network, asked, limit) if s not in exact)]
    else:
        found = served(network)
    return {
        "as_of": network.as_of.isoformat(),
        "q": asked or None,
        "stations": [_station(network, s) for s in found[:limit]],
    }


def served(network: Network) -> list[Station]:
    """The stations that have routes, by city."""
    found = [network.stations[code] for code in network.after]
    return sorted(found, key=lambda s: (s.city, s.code))


def station(network: Network, code: str) -> Data:
    """One station and the routes held from it, each with its status now."""
    return {
        "as_of": network.as_of.isoformat(),
        **_station(network, network.stations[code]),
        "former_codes": [a.code for a in network.facts.aliases.values() if a.station == code],
        "routes": [
            {
                "destination": other,
                "city": network.stations[other].city,
                "status_now": str(status_on(network, (code, other), network.as_of).status),
            }
            for other in sorted(network.after.get(code, ()))
        ],
    }


def _station(network: Network, one: Station) -> Data:
    return {
        "code": one.code,
        "name": one.name,
        "city": one.city,
        "city_code": one.city_code,
        "country": one.country,
        "zone": one.zone,
        "lat": one.lat,
        "lon": one.lon,
        "has_routes": one.code in network.after,
    }


# -- promises -----------------------------------------------------------------------------------


def promises(network: Network, params: Params) -> Data:
    """The promises asked for, the open ones first."""
    found = promises_data(network, unkept=read_choice(params, "unkept", ("0", "1")) == "1")
    state = read_choice(params, "state", [*State])
    carrier = read_carrier(params)
    ends = [find_end(network, params, name) for name in ("origin", "destination")]
    found["promises"] = [
        p
        for p in found["promises"]
        if (not state or p["state"] == state)
        and (not carrier or carrier in p["carriers"])
        and joins(network, (p["origin"], p["destination"]), ends)
    ]
    return found


def unkept_starts(found: Data) -> list[Data]:
    """Of these promises the starts of routes that nothing held shows to have happened."""
    return [p for p in found["promises"] if p["kind"] in STARTS and not p["first_evidence"]]


# -- changes, data health -----------------------------------------------------------------------


def changes(store: Store, params: Params, now: datetime) -> Data:
    """Change rows, newest first, a page of them; `next` is the parameter for the next page."""
    since, until = read_day(params, "since"), read_day(params, "until")
    limit = read_whole(params, "limit", 100, 1, MOST_ROWS)
    offset = read_whole(params, "offset", 0, 0, 999_999)
    rows = [r for r in store.changes(since, until) if _is_asked(r, params)]
    shown = rows[offset : offset + limit]
    more = offset + limit < len(rows)
    return {
        "as_of": now.date().isoformat(),
        "total": len(rows),
        "offset": offset,
        "changes": shown,
        "next_offset": offset + limit if more else None,
    }


def _is_asked(row: dict[str, Any], params: Params) -> bool:
    return all(
        name not in params or str(row[name] or "").upper() == params[name].upper()
        for name in ("origin", "destination", "kind")
    )


def data_health(networks: Networks, settings: Settings, now: datetime) -> Data:
    """What is held, how each source of it stands, and the jobs that keep it."""
    network = networks.get(now.date())
    store = networks.store
    return {
        "as_of": now.date().isoformat(),
        "health": health(settings, now),
        "snapshots": [
            {name: getattr(s, name) for name in _SNAPSHOT} for s in reversed(store.snapshots())
        ],
        "feeds": feeds_data(settings, store, now),
        "coverage": [data.coverage(network, c) for c in network.facts.coverage],
        "jobs": jobs_data(settings, now),
    }


_SNAPSHOT = tuple(column.name for column in fields(Snapshot))
