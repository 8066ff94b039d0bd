"""Pages of one route and one station, for browsers, programs and terminals."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirection

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.places import Place, find_place, nearest
from planner.printed import station_text, timetable_text
from planner.station import station_data
from planner.terminal import route_text
from planner.timeline import KINDS
from planner.timetable import Asked
from planner.views import Ask, relevant_routes
from planner.web import timetables, views
from planner.web.params import read_day, read_network, read_params
from planner.web.render import as_text, clothe, wants_json, wants_text
from planner.web.site import site
from planner.window import season_window
from routes.coverage import Route
from routes.errors import BadInput, Unknown

places = Blueprint("places", __name__)
DAY = timedelta(days=1)
ONE_DAY = ("date", "as_of")
MOST_FOUND = 12


# -- one route ----------------------------------------------------------------------------------


@places.get("/r/<pair>")
@places.get("/r/<pair>.json", endpoint="route_json")
def route(pair: str) -> Response | Redirection:
    """All that is held of one route, through the years."""
    params = read_params(request.args, ONE_DAY)
    network = read_network(params)
    ends = _ends(network, pair)
    if "-".join(ends) != pair:
        return _moved("route", pair="-".join(ends))
    found = views.route(network, ends, params)
    found["last_known_pattern"] = _last_known(network, ends)
    found["timetable"] = timetables.answer(network, _season_held(network, ends))
    found["changes"] = _changes(ends)
    if wants_text() and not wants_json():
        return as_text(f"{route_text(found)}\n\n{timetable_text(found['timetable'])}")
    page = {} if wants_json() else _beside(network, ends)
    return clothe(found, "route.html", **page)


def _ends(network: Network, pair: str) -> Route:
    """Two stations from a path such as NQZ-ICN; names and cities that mean one route do too."""
    origin, dash, destination = pair.partition("-")
    if not dash:
        raise Unknown(
            f"{pair!r} is not a route", field="route", remedy="write two stations, as in NQZ-ICN"
        )
    start = find_place(network, origin, field="origin")
    end = find_place(network, destination, field="destination")
    if set(start.stations) & set(end.stations):
        raise Unknown(
            f"origin and destination are both {start.name}",
            field="destination",
            remedy="name two different places",
        )
    routes = relevant_routes(network, Ask(start, end, network.as_of))
    if len(routes) > 1:
        names = ", ".join("-".join(route) for route in routes[:MOST_FOUND])
        raise Unknown(
            f"{start.name} to {end.name} is more than one route",
            field="route",
            remedy=f"ask for one of {names}",
        )
    return routes[0]


def _moved(endpoint: str, **path: str) -> Redirection:
    """To the address that the thing has today, its parameters kept."""
    name = f"{endpoint}_json" if wants_json() else endpoint
    values: Data = {**path, **request.args.to_dict()}
    return redirect(url_for(f"places.{name}", **values), 302)


def _season_held(network: Network, ends: Route) -> Asked:
    """The season of today where a row covers any of it, else the last that one does."""
    day = network.as_of
    patterns = [p for way in (ends, ends[::-1]) for p in network.patterns(way) if p.is_schedule]
    window = season_window(day)
    untils = [min(p.until, day) for p in patterns if p.begins <= day and not p.promised]
    if untils and not any(window.clip(p.begins, p.until) for p in patterns):
        window = season_window(max(untils))
    start, end = (_station_place(network, code) for code in ends)
    return Asked(start, end, window)


def _station_place(network: Network, code: str) -> Place:
    station = network.stations[code]
    return Place(code, station.city or station.name, "station", (code,))


def _last_known(network: Network, ends: Route) -> list[Data]:
    """The last known patterns of both directions, the newest first."""
    known = [p for way in (ends, ends[::-1]) for p in network.last_known(way)]
    known.sort(key=lambda p: p.last_shown, reverse=True)
    return [{**data.pattern(network, p), "sentence": tell.pattern_text(network, p)} for p in known]


def _changes(ends: Route) -> list[Data]:
    """Recorded changes of the pair, newest first."""
    rows = site().networks.store.changes()
    return [row for row in rows if {row["origin"], row["destination"]} == set(ends)]


def _beside(network: Network, ends: Route) -> Data:
    return {
        "names": [_station_place(network, code).name for code in ends],
        "former": {code: _former(network, code) for code in ends},
        "km": round(network.km(*ends)),
        "legend": KINDS,
    }


def _former(network: Network, code: str) -> list[str]:
    found = [a for a in network.facts.aliases.values() if a.station == code]
    return [a.code + (f" until {tell.short_day(a.until)}" if a.until else "") for a in found]


# -- one station --------------------------------------------------------------------------------


@places.get("/s")
def search() -> Response | Redirection:
    """A station by any name: its page where one is meant, else those that are like it."""
    params = read_params(request.args, ("q", "as_of"))
    network = read_network(params)
    asked = params.get("q", "")
    found: list[str] = []
    if asked:
        try:
            found = list(find_place(network, asked, field="q").stations)
        except BadInput:
            found = []
    if len(found) == 1:
        return redirect(url_for("places.station", code=found[0], as_of=params.get("as_of")), 302)
    like = [network.stations[code] for code in found]
    like += [s for s in nearest(network, asked, MOST_FOUND) if s not in like] if asked else []
    shown = {"as_of": network.as_of.isoformat(), "q": asked or None}
    page: Data = {"like": like[:MOST_FOUND], "places": views.served(network)}
    return clothe(shown, "search.html", status=200 if like or not asked else 404, **page)


@places.get("/s/<code>")
@places.get("/s/<code>.json", endpoint="station_json")
def station(code: str) -> Response | Redirection:
    """Where one can go from a station, and its flights of a day."""
    params = read_params(request.args, ONE_DAY)
    network = read_network(params)
    meant = find_place(network, code, field="code")
    if len(meant.stations) > 1:
        raise Unknown(
            f"{meant.name} is more than one station",
            field="code",
            remedy=f"ask for one of {', '.join(meant.stations[:MOST_FOUND])}",
        )
    if meant.stations[0] != code:
        return _moved("station", code=meant.stations[0])
    day = read_day(params, "date") or network.as_of
    found = {**views.station(network, code), **station_data(network, code, day)}
    if wants_text() and not wants_json():
        return as_text(station_text(found))
    page: Data = {
        "before": (day - DAY).isoformat(),
        "after": (day + DAY).isoformat(),
        "former": _former(network, code),
        "last_held": _last_held(network, found),
        "places": views.served(network),
    }
    return clothe(found, "station.html", **page)


def _last_held(network: Network, found: Data) -> str | None:
    """The last day that a row from or to the station is held for, where the asked day is later."""
    code = found["code"]
    routes = [(code, other) for other in network.after.get(code, ())]
    routes += [(other, code) for other in network.before.get(code, ())]
    patterns = [p for route in routes for p in network.patterns(route)]
    ends = [p.until for p in patterns if p.is_schedule and not p.promised]
    last = max(ends, default=None)
    return last.isoformat() if last and last.isoformat() < found["date"] else None
