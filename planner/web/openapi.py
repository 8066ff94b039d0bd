"""The OpenAPI 3.1 description of the API, built from the endpoints it serves.

`PARAMS` describes every parameter once; `ANSWERS` names the schema of every path. A test holds
both against the code, and a fuzzer holds the service against the description.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, Response, request

from planner.answer import CALENDAR_DAYS
from planner.jobs import JOBS
from planner.ledger import Outcome
from planner.search import DEFAULT_LIMITS, LIMIT_BOUNDS
from planner.series import BY
from planner.web import api as questions
from planner.web import newsroom, newsroom_schema, promised, registers, timetables
from planner.web.api import MOST_DAYS, Endpoint
from planner.web.change_schema import CHANGES, STATE_IN
from planner.web.frequency_schema import FREQUENCY
from planner.web.ledger_schema import LEDGER
from planner.web.params import LONGEST, read_params
from planner.web.problems import KINDS
from planner.web.registers import MOST_ROWS, SHOWN_ROWS
from planner.web.render import absolute, as_json
from planner.web.schemas import (
    COMPONENTS,
    DATE,
    INSTANT,
    NUMBER,
    OUTCOMES,
    STATION,
    TEXT,
    WHOLE,
    YES,
    Schema,
    closed,
    many,
    maybe,
    one_of,
    ref,
    register,
)
from planner.web.timetable_schema import TIMELINE, TIMETABLE
from planner.web.watch_schema import COMPONENTS as WATCH_COMPONENTS
from planner.web.watch_schema import PATHS, SECURITY
from routes.model import Kind
from routes.promises import State

openapi = Blueprint("openapi", __name__, url_prefix="/api/v1")
_DAY = r"(19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_MONTH = r"(19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])"
_DATE_IN: Schema = {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}
_PLACE_IN: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"\S"}
_CARRIER_IN: Schema = {"type": "string", "pattern": "^[A-Za-z0-9]{2}$"}
_SWITCH: Schema = one_of("0", "1")


def _whole(low: float, high: float, default: int) -> Schema:
    return {"type": "integer", "minimum": int(low), "maximum": int(high), "default": default}


PARAMS: dict[str, tuple[Schema, str]] = {
    "origin": (_PLACE_IN, "station, city or country code, or a name"),
    "destination": (_PLACE_IN, "station, city or country code, or a name"),
    "route": (
        {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z]{2,3})?$"},
        "a pair of codes, or a station for all its routes; else origin and destination",
    ),
    "season": (
        {"type": "string", "pattern": "^[SWsw][0-9]{2}$"},
        "an IATA season: W25 is winter 2025/26; the present one if left out",
    ),
    "from": (
        _DATE_IN,
        "first departure date, instead of a season; of changes the earlier state of knowledge, "
        "a day or a snapshot as #3",
    ),
    "to": (
        _DATE_IN,
        "last departure date, at most 400 days from the first; of changes the later state, today "
        "if left out",
    ),
    "by": (one_of(*BY), "the periods that are counted"),
    "date": (_DATE_IN, "departure date at the origin; today if left out"),
    "as_of": (_DATE_IN, "answer as known at the end of that UTC day; today if left out"),
    "assume": (one_of("last_known"), "show what would fly if last known patterns went on"),
    "max_stops": (
        _whole(*LIMIT_BOUNDS["max_stops"], DEFAULT_LIMITS.max_stops),
        "connections between flight numbers",
    ),
    "max_connect": (
        {"type": "string", "pattern": "^([1-9]|1[0-9]|2[0-4])h?$", "default": "13"},
        "longest wait at a connection, hours; minutes are understood too, as in 780m",
    ),
    "max_circuity": (
        {
            "type": "number",
            "minimum": LIMIT_BOUNDS["max_circuity"][0],
            "maximum": LIMIT_BOUNDS["max_circuity"][1],
            "multipleOf": 0.25,
            "default": DEFAULT_LIMITS.max_circuity,
        },
        "flown over direct great-circle distance",
    ),
    "change_airport": (_SWITCH, "1: connect between stations of one city"),
    "return": (_DATE_IN, "date of the way back"),
    "stay": (
        {"type": "string", "pattern": "^([0-9]|[1-5][0-9]|60)$"},
        "nights there, as 7; a range as in 4-8 is understood too",
    ),
    "days": (_whole(1, MOST_DAYS, CALENDAR_DAYS), "how many days"),
    "q": (_PLACE_IN, "part of a code, city or name"),
    "limit": (_whole(1, MOST_ROWS, SHOWN_ROWS), "rows of a page"),
    "offset": (_whole(0, 999_999, 0), "rows to skip"),
    "since": (_DATE_IN, "from that day on"),
    "until": (_DATE_IN, "up to that day"),
    "kind": (one_of(*Kind), "what is claimed"),
    "state": (one_of(*State), "state of a promise"),
    "carrier": (_CARRIER_IN, "airline designator"),
    "unkept": (_SWITCH, "1: starts of routes without evidence of one"),
    "feed": ({"type": "string", "minLength": 1, "maxLength": LONGEST}, "name of a feed"),
    "source": (_PLACE_IN, "name of a source of announcements"),
    "job": (one_of(*JOBS), "name of a job"),
    "outcome": (one_of(*OUTCOMES), "how a run or a promise ended"),
}
OF_PATH: dict[tuple[str, str], Schema] = {
    ("/api/v1/itineraries", "date"): {
        "type": "string",
        "anyOf": [{"format": "date", "pattern": f"^{_DAY}$"}, {"pattern": f"^{_MONTH}$"}],
    },
    ("/api/v1/stations", "limit"): _whole(1, 100, 20),
    ("/api/v1/ledger", "outcome"): one_of(*Outcome),
    ("/api/v1/snapshots", "state"): one_of("closed", "held"),
    ("/api/v1/findings", "state"): newsroom_schema.STATE_IN,
    ("/api/v1/changes", "from"): STATE_IN,
    ("/api/v1/changes", "to"): STATE_IN,
    ("/api/v1/changes", "kind"): {"type": "string", "minLength": 1, "maxLength": LONGEST},
}
"""Parameters that mean something else, or less, at one path."""
NEEDED = {
    ("/api/v1/itineraries", "origin"),
    ("/api/v1/itineraries", "destination"),
    ("/api/v1/calendar", "origin"),
    ("/api/v1/calendar", "destination"),
    ("/api/v1/timetable", "origin"),
}

_STATION = COMPONENTS["Station"]
ANSWERS: dict[str, Schema] = {
    "/api/v1/itineraries": ref("Answer"),
    "/api/v1/calendar": ref("Calendar"),
    "/api/v1/stations": closed(as_of=DATE, q=maybe(TEXT), stations=many(ref("Station"))),
    "/api/v1/routes/<origin>-<destination>": {
        "type": "object",
        "properties": {
            "origin": STATION,
            "destination": STATION,
            "date": DATE,
            "as_of": DATE,
            "nonstop": TEXT,
            "status": ref("Status"),
            "status_now": ref("Status"),
            "patterns": many(ref("Pattern")),
            "promises": many(ref("Promise")),
            "evidence": many(ref("Evidence")),
            "sightings": many(ref("Sighting")),
            "claims": many(ref("Claim")),
            "frequency_claims": many(ref("FrequencyClaim")),
            "coverage": many(ref("Coverage")),
            "timeline": TIMELINE,
            "freshness": ref("Freshness"),
        },
        "required": ["origin", "destination", "date", "as_of", "status", "status_now"],
    },
    "/api/v1/stations/<code>": {
        "type": "object",
        "properties": {**_STATION["properties"], "as_of": DATE, "former_codes": many(TEXT)},
        "required": ["as_of", *_STATION["required"]],
    },
    "/api/v1/frequency": FREQUENCY,
    "/api/v1/timetable": TIMETABLE,
    "/api/v1/promises": closed(as_of=DATE, unkept_only=YES, promises=many(ref("Promise"))),
    "/api/v1/ledger": LEDGER,
    "/api/v1/changes": CHANGES,
    "/api/v1/routes": register(
        closed(
            origin=STATION,
            destination=STATION,
            km=WHOLE,
            status_now=TEXT,
            because=TEXT,
            carriers=many(TEXT),
            last_known_pattern=many(ref("Pattern")),
        )
    ),
    "/api/v1/claims": newsroom_schema.CLAIMS,
    **newsroom_schema.ANSWERS,
    "/api/v1/announcements": register(
        closed(
            announced_on=maybe(ref("When")),
            announced_by=TEXT,
            source_class=TEXT,
            source=ref("Source"),
            sentence=TEXT,
            claims=many(ref("Claim")),
        )
    ),
    "/api/v1/frequency-claims": register(ref("FrequencyClaim")),
    "/api/v1/feeds": register(
        closed(
            feed=TEXT,
            what=maybe(one_of("feed", "source")),
            format=maybe(TEXT),
            set_up=YES,
            checked_at=maybe(INSTANT),
            changed_at=maybe(INSTANT),
            failure=maybe(TEXT),
            newest=maybe(DATE),
            quiet_days=maybe(WHOLE),
            quiet=YES,
        )
    ),
    "/api/v1/snapshots": register(
        closed(
            id=WHOLE,
            feed=TEXT,
            source=TEXT,
            fetched_at=INSTANT,
            sha256=TEXT,
            rows=maybe(WHOLE),
            rejects=maybe(WHOLE),
            added=maybe(WHOLE),
            closed=maybe(WHOLE),
            coverage=maybe(TEXT),
            state=one_of("closed", "held"),
            capture=YES,
            backfill=YES,
            note=maybe(TEXT),
        )
    ),
    "/api/v1/runs": register(ref("Run")),
    "/api/v1/jobs": closed(
        as_of=DATE,
        jobs=many(
            closed(
                name=TEXT,
                summary=TEXT,
                schedule=TEXT,
                follows=many(TEXT),
                on_demand=YES,
                limit_minutes=NUMBER,
                next_due=maybe(INSTANT),
                last_ok=maybe(INSTANT),
                last_outcome=maybe(one_of(*OUTCOMES)),
                last_duration_seconds=maybe(NUMBER),
                last_said=maybe(TEXT),
                running_since=maybe(INSTANT),
                lease_owner=maybe(TEXT),
                fail_count=WHOLE,
                parked=YES,
            )
        ),
        runs=many(ref("Run")),
    ),
    "/api/v1/health": {
        "type": "object",
        "properties": {"ok": YES, "as_of": DATE, "problems": many(TEXT)},
        "required": ["ok", "as_of", "problems"],
    },
}


def every_endpoint() -> tuple[Endpoint, ...]:
    """Every address of the API as its page and its description tell it."""
    return (
        *questions.ENDPOINTS,
        *promised.ENDPOINTS,
        *timetables.ENDPOINTS,
        *registers.ENDPOINTS,
        *newsroom.ENDPOINTS,
    )


@openapi.get("/openapi.json")
def description() -> Response:
    """The description itself."""
    read_params(request.args, ())
    return as_json(document(absolute("") or "/"))


@lru_cache(maxsize=4)
def document(server: str) -> dict[str, Any]:
    """The whole OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sapar",
            "version": "1",
            "summary": "Announcement, filed schedule and itinerary in one answer",
            "description": "Facts are read without a token; watches are their token's own. "
            "Every answer can be asked as known on a day (`as_of`), names its sources and their "
            "age, and says when it does not know.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "paths": {_path(one): {"get": _operation(one)} for one in every_endpoint()}
        | PATHS
        | newsroom_schema.PATHS,
        "components": {
            "schemas": COMPONENTS | WATCH_COMPONENTS | {"Finding": newsroom_schema.FINDING},
            "securitySchemes": SECURITY,
        },
    }


def _path(one: Endpoint) -> str:
    return re.sub(r"<(\w+)>", r"{\1}", one.path)


def _operation(one: Endpoint) -> dict[str, Any]:
    problems = {"400": "a parameter is not right", "503": "the database cannot be used"}
    if one.params or "<" in one.path:
        problems |= {
            "404": "a place that is asked for is not known",
            "409": "values that are right alone contradict one another",
        }
    return {
        "operationId": re.sub(r"\W+", "_", one.path.removeprefix("/api/v1/")).strip("_"),
        "summary": one.tells,
        "externalDocs": {"description": "an example", "url": one.example},
        "parameters": [
            *(_in_path(name, value) for name, value in _named_in(one).items()),
            *(_in_query(one, p) for p in one.params),
        ],
        "responses": {
            "200": {
                "description": one.tells,
                "headers": {"ETag": {"schema": TEXT}} if one.params else {},
                "content": {"application/json": _answer(one)},
            },
            "304": {"description": "unchanged since the ETag of If-None-Match"},
            **{code: _problem(code, told) for code, told in problems.items()},
        },
    }


def _answer(one: Endpoint) -> dict[str, Any]:
    """The schema of an answer; the example is what the service itself answers."""
    live = {"summary": "answered by this service", "externalValue": one.example}
    return {"schema": ANSWERS[one.path], "examples": {"live": live}}


def _named_in(one: Endpoint) -> dict[str, str]:
    """The names in a path with their values in its example."""
    pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/-]+)", one.path)
    found = re.fullmatch(pattern, urlsplit(one.example).path)
    return found.groupdict() if found else {}


def _in_path(name: str, example: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": "station, an IATA location code",
        "schema": STATION,
        "example": example,
    }


def _in_query(one: Endpoint, name: str) -> dict[str, Any]:
    schema, told = PARAMS[name]
    schema = OF_PATH.get((one.path, name), schema)
    needed = (one.path, name) in NEEDED
    found = {
        "name": name,
        "in": "query",
        "required": needed,
        "description": told,
        "schema": schema,
    }
    example = parse_qs(urlsplit(one.example).query).get(name)
    return found | ({"example": example[0]} if example else {})


def _problem(code: str, told: str) -> dict[str, Any]:
    """A problem as RFC 9457 has it; its kinds are told on the page /api."""
    kind = {"400": "bad-input", "404": "no-such", "409": "conflict", "503": "no-data"}[code]
    example = {
        "type": f"/api#{kind}",
        "title": told.capitalize(),
        "status": int(code),
        "detail": KINDS[kind],
        "instance": "/api/v1/itineraries",
        "field": "date",
        "remedy": "what would be right",
    }
    content = {"schema": ref("Problem"), "example": example}
    return {"description": told, "content": {"application/problem+json": content}}
