"""/api/v1: JSON over the same functions as the pages, reads only."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request

from planner import health as standing
from planner.answer import CALENDAR_DAYS, calendar
from planner.questions import PARAMETERS
from planner.tally import PARAMETERS as FREQUENCY
from planner.web import changed, often, views
from planner.web.params import (
    read_ask,
    read_network,
    read_params,
    read_whole,
    route_in_path,
    station_in_path,
)
from planner.web.render import as_json
from planner.web.site import site

api = Blueprint("api", __name__, url_prefix="/api/v1")
MOST_DAYS = 62
ONE_DAY = ("date", "as_of")
CALENDAR = (*(name for name in PARAMETERS if name not in ("return", "stay")), "days")
FOUND = ("q", "limit", "as_of")
PROMISES = ("state", "carrier", "origin", "destination", "unkept", "as_of")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the API as its page tells it."""

    path: str
    tells: str
    params: tuple[str, ...]
    example: str


ENDPOINTS = (
    Endpoint(
        "/api/v1/itineraries",
        "The answer to one question: verdict, status, promises, itineraries, ways, near misses; "
        "with return or stay also the round trip.",
        PARAMETERS,
        "/api/v1/itineraries?origin=NQZ&destination=ICN&date=2024-06-13&as_of=2024-06-12",
    ),
    Endpoint(
        "/api/v1/calendar",
        f"Each of the next days with its best option; days is 1 to {MOST_DAYS}.",
        CALENDAR,
        "/api/v1/calendar?origin=ALA&destination=SEL&date=2026-02-17&days=14",
    ),
    Endpoint(
        "/api/v1/routes/<origin>-<destination>",
        "All that is held of one route: statuses, patterns, evidence, promises, claims, listings.",
        ONE_DAY,
        "/api/v1/routes/NQZ-ICN?date=2026-02-18",
    ),
    Endpoint(
        "/api/v1/stations",
        "Stations by code or name; without q those that have routes.",
        FOUND,
        "/api/v1/stations?q=seoul&limit=5",
    ),
    Endpoint(
        "/api/v1/stations/<code>",
        "One station and the routes held from it.",
        ("as_of",),
        "/api/v1/stations/NQZ",
    ),
    Endpoint(
        "/api/v1/frequency",
        "How often: counted departures by period beside what others state, growth and gaps.",
        FREQUENCY,
        "/api/v1/frequency?route=NQZ-ICN&by=season",
    ),
    Endpoint(
        "/api/v1/changes",
        "Changes between two states of knowledge (from, to); without these, the recorded ones, "
        "newest first.",
        changed.PARAMETERS,
        "/api/v1/changes?from=2026-01-31&to=2026-03-01&limit=20",
    ),
    Endpoint(
        "/api/v1/promises",
        "Announcements joined to promises; unkept=1 lists starts without evidence of one.",
        PROMISES,
        "/api/v1/promises?unkept=1",
    ),
    Endpoint("/api/v1/jobs", "Jobs, when they are due, and their latest runs.", (), "/api/v1/jobs"),
    Endpoint("/api/v1/health", "Whether the service can answer; 503 if not.", (), "/api/v1/health"),
)


@api.get("/itineraries")
def itineraries() -> Response:
    question, _ = read_ask(request.args)
    return as_json(views.itineraries(question, site().settings.fillers))


@api.get("/calendar")
def calendar_of_days() -> Response:
    question, params = read_ask(request.args, CALENDAR)
    days = read_whole(params, "days", CALENDAR_DAYS, 1, MOST_DAYS)
    return as_json(calendar(question.network, question.ask, days))


@api.get("/routes/<origin>-<destination>")
def route(origin: str, destination: str) -> Response:
    params = read_params(request.args, ONE_DAY)
    network = read_network(params)
    pair = route_in_path(network, origin, destination)
    return as_json(views.route(network, pair, params))


@api.get("/stations")
def stations() -> Response:
    params = read_params(request.args, FOUND)
    return as_json(views.stations(read_network(params), params))


@api.get("/stations/<code>")
def station(code: str) -> Response:
    network = read_network(read_params(request.args, ("as_of",)))
    return as_json(views.station(network, station_in_path(network, code, "code")))


@api.get("/frequency")
def frequency() -> Response:
    return as_json(often.answer())


@api.get("/changes")
def changes() -> Response:
    return as_json(changed.answer())


@api.get("/promises")
def promises() -> Response:
    params = read_params(request.args, PROMISES)
    return as_json(views.promises(read_network(params), params))


@api.get("/jobs")
def jobs() -> Response:
    read_params(request.args, ())
    return as_json(standing.jobs_data(site().settings, site().now()))


@api.get("/health")
def health() -> Response:
    read_params(request.args, ())
    found = standing.health(site().settings, site().now())
    return as_json(found, status=200 if found["ok"] else 503)
