"""The timetable of a pair or a station: page, JSON, CSV, calendar feed, and the API's answer."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

from flask import Blueprint, Response, request, url_for

from planner.data import Data
from planner.gaps import unknowns
from planner.ics import DEFAULT_DAYS, Learned, ics_text, near_window
from planner.network import Network
from planner.printed import timetable_csv, timetable_text
from planner.timetable import PARAMETERS, Asked, read_asked, timetable_data
from planner.web import views
from planner.web.api import Endpoint
from planner.web.params import read_network, read_params
from planner.web.problems import problem
from planner.web.render import as_json, as_text, clothe, wants_json, wants_text
from planner.web.site import site
from planner.window import season_window
from routes.errors import BadInput
from routes.learned import learned

timetables = Blueprint("timetables", __name__)
DAY = timedelta(days=1)
ENDPOINTS = (
    Endpoint(
        "/api/v1/timetable",
        "The timetable of a pair of places, or with origin alone of a station: rows with days, "
        "times, validity, basis and source, what is only announced, and what is not known.",
        PARAMETERS,
        "/api/v1/timetable?origin=ALA&destination=SEL&season=W25",
    ),
)


@timetables.get("/timetable")
@timetables.get("/timetable.json", endpoint="timetable_json")
def timetable() -> Response:
    """The page asks for a pair where none is given; a wrong question is shown beside its field."""
    try:
        params = read_params(request.args, PARAMETERS)
        network = read_network(params)
        if not params.get("origin") and not wants_json():
            return _form(network, None)
        asked = read_asked(network, params, season_window(network.as_of))
    except BadInput as error:
        if wants_json():
            raise
        return _form(site().networks.get(site().today()), problem(error, request.path))
    found = answer(network, asked)
    if wants_text() and not wants_json():
        return as_text(timetable_text(found))
    page = {} if wants_json() else _beside(network, asked)
    return clothe(found, "timetable.html", **page)


@timetables.get("/api/v1/timetable")
def timetable_api() -> Response:
    """The same data as the page."""
    network, asked = _read(ahead=None)
    return as_json(answer(network, asked))


@timetables.get("/timetable.csv")
def timetable_as_csv() -> Response:
    """A line a row, for a spreadsheet."""
    network, asked = _read(ahead=None)
    return _file(timetable_csv(answer(network, asked)), "text/csv", asked, "csv")


@timetables.get("/timetable.ics")
def timetable_as_calendar() -> Response:
    """Departures to subscribe to: 90 days from today on unless dates are asked for."""
    network, asked = _read(ahead=DEFAULT_DAYS)
    return _file(ics_text(network, asked, learned_of()), "text/calendar", asked, "ics")


def learned_of() -> Learned:
    """When something about pairs became known, by this service's store."""
    return partial(learned, site().networks.store)


def answer(network: Network, asked: Asked) -> Data:
    """The timetable with what is not known of it, made once for each network."""
    key = (asked.origin, asked.destination, asked.window)
    return network.keep(
        lambda: timetable_data(network, asked, unknowns(network, asked)), "timetable data", key
    )


def _read(*, ahead: int | None) -> tuple[Network, Asked]:
    params = read_params(request.args, PARAMETERS)
    network = read_network(params)
    default = near_window(network.as_of) if ahead else season_window(network.as_of)
    return network, read_asked(network, params, default, ahead)


def _file(text: str, mimetype: str, asked: Asked, ending: str) -> Response:
    codes = [asked.origin.code, *([asked.destination.code] if asked.destination else [])]
    window = asked.window.season or f"{asked.window.first}-{asked.window.last}"
    name = re.sub(r"[^A-Za-z0-9-]", "", "-".join(["sapar", *codes, window]))
    response = Response(text, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    return response


def _beside(network: Network, asked: Asked) -> Data:
    """What the page shows beside: the seasons before and after, and the form's places."""
    window = asked.window
    return {
        "before": season_window(window.first - DAY).season,
        "after": season_window(window.last + DAY).season,
        "places": views.served(network),
        "pair": _route_address(asked),
        "dated": _dated_calendar(asked),
    }


def _dated_calendar(asked: Asked) -> str:
    """The calendar of the very dates that are shown."""
    values: Data = request.args.to_dict()
    values |= {"season": None, "from": str(asked.window.first), "to": str(asked.window.last)}
    return url_for("timetables.timetable_as_calendar", **values)


def _route_address(asked: Asked) -> str | None:
    ends = (asked.origin, asked.destination)
    if all(end and len(end.stations) == 1 for end in ends):
        return "-".join(end.stations[0] for end in ends if end)
    return None


def _form(network: Network, wrong: Data | None) -> Response:
    data: Data = wrong or {"as_of": network.as_of.isoformat()}
    return clothe(
        data,
        "timetable_form.html",
        status=wrong["status"] if wrong else 200,
        places=views.served(network),
        wrong=wrong,
    )
