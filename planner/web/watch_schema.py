"""The watches in the OpenAPI description: bodies, answers and the operations, all with a token."""

from __future__ import annotations

from typing import Any

from planner.watches.wanted import CHAT, CLOCK, EVERY, MAIL
from planner.watches.watch import KINDS, Channel, State
from planner.web.schemas import (
    DATE,
    INSTANT,
    TEXT,
    WHOLE,
    Schema,
    closed,
    many,
    maybe,
    one_of,
    ref,
)

SECURITY = {"token": {"type": "http", "scheme": "bearer", "description": "`sapar token add`"}}
_ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_]{1,60}$"}
_PLACE: Schema = {"type": "string", "pattern": "^[A-Za-z][A-Za-z ]{0,40}[A-Za-z]$"}
_COUNTRY: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
_CLOCK: Schema = {"type": "string", "pattern": f"^{CLOCK}$"}
_URL: Schema = {
    "type": "string",
    "pattern": "^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?$",
    "maxLength": 500,
}
_SECRET: Schema = {"type": "string", "pattern": "^whsec_([A-Za-z0-9+/]{4}){8,20}$"}


def _pair(what: str, place: Schema) -> Schema:
    ways = {"direction": one_of("both", "one_way")}
    return closed(ways, what=one_of(what), origin=place, destination=place)


FOLLOW: Schema = {
    "oneOf": [
        _pair("route", _PLACE),
        _pair("od", _PLACE),
        _pair("countries", _COUNTRY),
        closed(what=one_of("station"), station=_PLACE),
        closed(what=one_of("carrier"), carrier={"type": "string", "pattern": "^[A-Z0-9]{2}$"}),
        closed(what=one_of("claim"), promise={"type": "string", "pattern": "^[!-~]{1,200}$"}),
        closed(what=one_of("feeds")),
    ]
}
TELL: Schema = {
    "description": "pull if left out: by Atom feed and calendar, which every watch has",
    "oneOf": [
        closed(channel=one_of("pull")),
        closed(
            {"format": one_of("json"), "secret": _SECRET}, channel=one_of("webhook"), target=_URL
        ),
        closed(
            channel=one_of("webhook"),
            format=one_of("telegram"),
            target=_URL,
            chat_id={"type": "string", "pattern": f"^{CHAT}$"},
        ),
        closed(
            channel=one_of("email"),
            target={"type": "string", "pattern": f"^{MAIL}$", "maxLength": 254},
        ),
    ],
}
MANNER: dict[str, Schema] = {
    "kinds": {"type": "array", "items": one_of(*KINDS), "description": "empty: all"},
    "zone": {"type": "string", "minLength": 1, "maxLength": 60, "pattern": r"\S",
             "description": "of the tz database, as Asia/Almaty"},
    "quiet": maybe(closed({}, until=_CLOCK, **{"from": _CLOCK})),
    "digest": maybe(closed(every=one_of(*EVERY), at=_CLOCK)),
}  # fmt: skip
WATCH_IN = closed({"tell": TELL, **MANNER}, follow=FOLLOW)
WATCH_CHANGE: Schema = {
    **closed({"state": one_of("active", "paused"), **MANNER}),
    "minProperties": 1,
}
_FOLLOWED: Schema = {
    "type": "object",
    "properties": dict.fromkeys(
        ("what", "origin", "destination", "direction", "station", "carrier", "promise"), TEXT
    ),
    "required": ["what"],
    "additionalProperties": False,
}
_WATCH: dict[str, Schema] = {
    "id": _ID,
    "title": TEXT,
    "follow": _FOLLOWED,
    "tell": closed(channel=one_of(*Channel), target=maybe(TEXT), format=maybe(TEXT)),
    "kinds": many(one_of(*KINDS)),
    "zone": TEXT,
    "quiet": MANNER["quiet"],
    "digest": MANNER["digest"],
    "state": one_of(*State),
    "why": maybe(TEXT),
    "created_at": INSTANT,
    "confirmed_at": maybe(INSTANT),
    "links": closed(page=TEXT, atom=TEXT, calendar=TEXT),
}
COMPONENTS: dict[str, Schema] = {
    "Watch": closed(**_WATCH),
    "NewWatch": closed(**_WATCH, secret=maybe(TEXT)),
    "Delivery": closed(
        id=TEXT,
        kind=one_of("changes", "confirm", "test"),
        state=one_of("pending", "sent", "dead"),
        created_at=INSTANT,
        due_at=INSTANT,
        attempts=WHOLE,
        sent_at=maybe(INSTANT),
        status=maybe(WHOLE),
        error=maybe(TEXT),
        changes=many(WHOLE),
    ),
}
_WATCHES = closed(as_of=DATE, total=WHOLE, watches=many(ref("Watch")))
_DELIVERIES = closed(as_of=DATE, total=WHOLE, deliveries=many(ref("Delivery")))
_EXAMPLE = {
    "follow": {"what": "od", "origin": "Almaty", "destination": "Seoul", "direction": "both"},
    "tell": {"channel": "webhook", "target": "https://hooks.example.org/sapar"},
    "kinds": ["launched", "resumed", "withdrawn"],
    "zone": "Asia/Almaty",
    "quiet": {"from": "22:00", "until": "07:00"},
}
_TOLD = {
    "400": "the body or a parameter is not right",
    "401": "there is no token, or it is not a live one",
    "403": "the token has no scope `watches`",
    "404": "the watch, or a place that is asked for, is not known",
    "409": "values contradict one another, or the state of the watch",
    "413": "the body is too large",
    "415": "the body is not application/json",
    "429": "more than so many writes in a minute; Retry-After says when again",
    "503": "the database cannot be used",
}
_READING = ("400", "401", "403", "404", "503")
_CHANGING = (*_READING, "409", "429")


def _operation(
    name: str, tells: str, answer: tuple[str, Schema | None], body: Schema | None = None
) -> dict[str, Any]:
    status, schema = answer
    reads = body is None and status == "200"
    codes = _READING if reads else _CHANGING if body is None else (*_CHANGING, "413", "415")
    found: dict[str, Any] = {
        "operationId": name,
        "summary": tells,
        "security": [{"token": []}],
        "responses": {
            status: {"description": tells, **_content("application/json", schema)},
            **{code: _problem(_TOLD[code]) for code in codes},
        },
    }
    if body is not None:
        example = {"example": _EXAMPLE} if body is WATCH_IN else {}
        content = {"application/json": {"schema": body, **example}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _content(kind: str, schema: Schema | None) -> dict[str, Any]:
    return {"content": {kind: {"schema": schema}}} if schema else {}


def _problem(told: str) -> dict[str, Any]:
    return {"description": told, **_content("application/problem+json", ref("Problem"))}


_IN_PATH = {"name": "id", "in": "path", "required": True, "schema": _ID}
_WATCH_PATH = "/api/v1/watches/{id}"
PATHS: dict[str, dict[str, Any]] = {
    "/api/v1/watches": {
        "get": _operation("watches", "The watches of the token.", ("200", _WATCHES)),
        "post": _operation(
            "watches_make",
            "Follow a route, an origin and destination, a station, carrier, country pair, promise, "
            "or the feeds; the secret of a webhook is told this once.",
            ("201", ref("NewWatch")),
            WATCH_IN,
        ),
    },
    _WATCH_PATH: {
        "parameters": [_IN_PATH],
        "get": _operation("watches_id", "One watch.", ("200", ref("Watch"))),
        "patch": _operation(
            "watches_change",
            "Pause or resume a watch, or change its kinds and hours.",
            ("200", ref("Watch")),
            WATCH_CHANGE,
        ),
        "delete": _operation(
            "watches_remove", "End a watch and forget whom it told.", ("204", None)
        ),
    },
    f"{_WATCH_PATH}/test": {
        "parameters": [_IN_PATH],
        "post": _operation(
            "watches_test", "Send a test message, within a minute.", ("202", ref("Delivery"))
        ),
    },
    f"{_WATCH_PATH}/deliveries": {
        "parameters": [_IN_PATH],
        "get": _operation(
            "watches_deliveries", "The latest messages of a watch.", ("200", _DELIVERIES)
        ),
    },
}


def operations(paths: dict[str, dict[str, Any]] = PATHS) -> list[dict[str, str]]:
    """Every operation that wants a token with its method, for the page of the API."""
    return [
        {"method": method.upper(), "path": path, "tells": told["summary"]}
        for path, methods in paths.items()
        for method, told in methods.items()
        if method != "parameters"
    ]
