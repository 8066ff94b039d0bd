"""JSON Schemas (2020-12) of what the API answers: the components of its OpenAPI description.

Written next to `planner.data`, whose dicts they describe; the tests hold every answer against
them. Objects are closed: a key that is not described here is a fault.
"""

from __future__ import annotations

from typing import Any

from planner.status import Status
from planner.views import VERDICTS
from routes.model import Basis, Bound, Kind
from routes.promises import State

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
YES: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
INSTANT: Schema = {"type": "string", "format": "date-time"}
LOCAL: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"}
CLOCK: Schema = {"type": "string", "pattern": r"^\d{2}:\d{2}$"}
STATION: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
DAYS: Schema = {"type": "string", "pattern": "^[1-7]+$"}
WHEN_TEXT: Schema = {"type": "string", "description": "YYYY-MM-DD, YYYY-MM, YYYY-summer, YYYY …"}
MINUTES: Schema = {
    "description": "minutes, or the least and the most of them where estimated",
    "anyOf": [WHOLE, {"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2}],
}


def maybe(schema: Schema) -> Schema:
    """The schema, or null where it is not known."""
    return {"anyOf": [schema, {"type": "null"}]}


def many(schema: Schema) -> Schema:
    """An array."""
    return {"type": "array", "items": schema}


def one_of(*values: str) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": list(values)}


def ref(name: str) -> Schema:
    """A component by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def closed(_optional: dict[str, Schema] | None = None, /, **required: Schema) -> Schema:
    """An object with these properties and no other."""
    optional = _optional or {}
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def register(row: Schema) -> Schema:
    """One page of rows."""
    return closed(
        as_of=DATE,
        total=WHOLE,
        limit=WHOLE,
        offset=WHOLE,
        next=maybe(TEXT),
        rows=many(row),
    )


_EVIDENCE_AGE = {
    "last_evidence": WHEN_TEXT,
    "last_evidence_is": TEXT,
    "age_days": WHOLE,
    "evidence_source": ref("Source"),
}
_PLACE = closed(
    code=TEXT,
    name=TEXT,
    kind=one_of("station", "city", "country"),
    stations=many(STATION),
    note=maybe(TEXT),
)
_QUERY = closed(
    origin=_PLACE,
    destination=_PLACE,
    date=DATE,
    max_stops=WHOLE,
    max_connect_minutes=WHOLE,
    max_circuity=NUMBER,
    change_airport=YES,
    assume=maybe(one_of("last_known")),
)
_NEXT_DAY = closed(date=DATE, basis=TEXT, route=many(STATION), text=TEXT)
_PAIR = closed(
    nights=WHOLE,
    out_date=DATE,
    back_date=DATE,
    out=ref("Itinerary"),
    back=ref("Itinerary"),
)
_ROUTE_OF_ANSWER = closed(
    origin=STATION,
    destination=STATION,
    status=ref("Status"),
    status_now=ref("Status"),
    nonstop=one_of(*VERDICTS),
    untimed=many(ref("Pattern")),
    last_evidence={"type": "object", "additionalProperties": ref("Evidence")},
    sightings=many(ref("Sighting")),
    coverage=many(ref("Coverage")),
)
_HOP = closed(origin=STATION, destination=STATION, covered=YES, services=many(ref("Service")))
OUTCOMES = ("running", "ok", "failed", "lost")
_RUN = closed(
    id=WHOLE,
    job=TEXT,
    slot=TEXT,
    started_at=INSTANT,
    ended_at=maybe(INSTANT),
    outcome=one_of(*OUTCOMES),
    summary=maybe(TEXT),
    duration_seconds=maybe(NUMBER),
)

COMPONENTS: dict[str, Schema] = {
    "Problem": closed(
        {"field": maybe(TEXT), "remedy": maybe(TEXT)},
        type=TEXT,
        title=TEXT,
        status=WHOLE,
        detail=TEXT,
        instance=TEXT,
    ),
    "Source": closed(
        citation=TEXT,
        dated=maybe(WHEN_TEXT),
        age_days=maybe(WHOLE),
        confidence=maybe(one_of("high", "medium", "low")),
        feed=TEXT,
        known_from=maybe(DATE),
        backfilled=YES,
    ),
    "When": closed(
        text=WHEN_TEXT,
        precision=one_of("day", "month", "season", "half", "year"),
        earliest=DATE,
        latest=DATE,
    ),
    "Moment": closed(
        {"utc": TEXT, "about": LOCAL, "earliest": LOCAL, "latest": LOCAL, "rule": TEXT},
        local=maybe(LOCAL),
        utc_offset=TEXT,
        zone=TEXT,
        estimated=YES,
    ),
    "Departure": closed(
        carrier=TEXT,
        carrier_name=TEXT,
        flight=maybe(TEXT),
        origin=STATION,
        destination=STATION,
        listed_on=DATE,
        departure=ref("Moment"),
        arrival=ref("Moment"),
        basis=one_of(*Basis),
        assumed=YES,
        equipment=maybe(TEXT),
        codeshares=many(TEXT),
        source=ref("Source"),
        **_EVIDENCE_AGE,
    ),
    "Connection": closed(
        station=STATION,
        to_station=STATION,
        wait_minutes=MINUTES,
        minimum_minutes=maybe(WHOLE),
        rule=TEXT,
        kind=one_of("online", "codeshare", "self-transfer"),
        certain=YES,
    ),
    "Itinerary": closed(
        stations=many(STATION),
        stops=WHOLE,
        nonstop=YES,
        certainty=one_of("firm", "possible", "assumed"),
        doubts=many(TEXT),
        assumed=YES,
        estimated=YES,
        duration_minutes=MINUTES,
        circuity=NUMBER,
        legs=many(ref("Departure")),
        connections=many(ref("Connection")),
    ),
    "NearMiss": closed(
        reason=TEXT,
        detail=TEXT,
        stations=many(STATION),
        flights=many(TEXT),
        relax=maybe({"type": "object", "additionalProperties": maybe(NUMBER)}),
        next_date=maybe(DATE),
    ),
    "Pattern": closed(
        carrier=TEXT,
        carrier_name=TEXT,
        flight=maybe(TEXT),
        origin=STATION,
        destination=STATION,
        days=maybe(DAYS),
        days_text=TEXT,
        days_known_as=maybe(TEXT),
        departure_local=maybe(CLOCK),
        arrival_local=maybe(CLOCK),
        day_shift=maybe(WHOLE),
        first_date=maybe(WHEN_TEXT),
        first_bound=one_of(*Bound),
        last_date=maybe(WHEN_TEXT),
        last_bound=one_of(*Bound),
        supported=many(DATE),
        basis=one_of(*Basis),
        promised=YES,
        equipment=maybe(TEXT),
        seats=maybe(WHOLE),
        codeshares=many(TEXT),
        notes=maybe(TEXT),
        source=ref("Source"),
        **_EVIDENCE_AGE,
    ),
    "Evidence": closed(
        carrier=TEXT,
        flight=maybe(TEXT),
        origin=STATION,
        destination=STATION,
        on_date=DATE,
        age_days=WHOLE,
        kind=TEXT,
        what=TEXT,
        weekly=maybe(NUMBER),
        source=ref("Source"),
    ),
    "Claim": closed(
        announced_on=maybe(ref("When")),
        announced_by=TEXT,
        source_class=TEXT,
        kind=one_of(*Kind),
        origin=TEXT,
        destination=TEXT,
        scope=one_of("route", "any", "all", "other"),
        carriers=many(TEXT),
        effective=maybe(ref("When")),
        weekly_before=maybe(WHOLE),
        weekly_after=maybe(WHOLE),
        weekly_after_max=maybe(WHOLE),
        direction=maybe(TEXT),
        side=maybe(TEXT),
        stage=TEXT,
        sentence=TEXT,
        source=ref("Source"),
    ),
    "Promise": closed(
        {"mentions": many(TEXT)},
        key=TEXT,
        kind=one_of(*Kind),
        origin=TEXT,
        destination=TEXT,
        scope=TEXT,
        carriers=many(TEXT),
        state=one_of(*State),
        due=maybe(ref("When")),
        days_since_due=maybe(WHOLE),
        weekly=maybe(many(WHOLE)),
        announced_on=ref("When"),
        first_evidence=maybe(ref("Evidence")),
        slip_days_at_most=maybe(WHOLE),
        filed=YES,
        sentence=TEXT,
        claims=many(ref("Claim")),
        reported_days=many(TEXT),
    ),
    "Sighting": closed(
        carrier=TEXT,
        carrier_name=TEXT,
        stations=many(STATION),
        listed_for=many(TEXT),
        mode=one_of("all", "any"),
        source=ref("Source"),
    ),
    "Coverage": closed(
        name=TEXT,
        first_date=maybe(DATE),
        last_date=maybe(DATE),
        completeness=one_of("complete", "sample"),
        carriers=many(TEXT),
        notes=maybe(TEXT),
        source=ref("Source"),
    ),
    "FrequencyClaim": closed(
        label=TEXT,
        first=maybe(ref("When")),
        last=maybe(ref("When")),
        origin=TEXT,
        destination=TEXT,
        scope=TEXT,
        carriers=many(TEXT),
        weekly=NUMBER,
        stage=TEXT,
        direction=maybe(TEXT),
        side=maybe(TEXT),
        basis=TEXT,
        source=ref("Source"),
    ),
    "Service": closed(
        carrier=TEXT,
        carrier_name=TEXT,
        state=one_of("covered", "last_known", "promised", "listed"),
        weekly=maybe(WHOLE),
        days=maybe(DAYS),
        days_text=TEXT,
        basis=TEXT,
        last_evidence=WHEN_TEXT,
        age_days=WHOLE,
        note=maybe(TEXT),
        source=ref("Source"),
    ),
    "Way": closed(
        via=many(STATION),
        state=one_of("covered", "last_known"),
        last_evidence=DATE,
        age_days=WHOLE,
        common_days=maybe(TEXT),
        circuity=NUMBER,
        hops=many(_HOP),
    ),
    "Status": closed(
        status=one_of(*Status),
        because=TEXT,
        patterns=many(ref("Pattern")),
        evidence=maybe(ref("Evidence")),
        promise=maybe(TEXT),
        claim=maybe(ref("Claim")),
        coverage=maybe(ref("Coverage")),
    ),
    "Freshness": closed(
        as_of=DATE,
        store_version=WHOLE,
        schedule=maybe(closed(source=TEXT, last_evidence=DATE, age_days=WHOLE, held_until=DATE)),
        newest_announcement=maybe(DATE),
        feeds={"type": "object", "additionalProperties": DATE},
    ),
    "RoundTrip": closed(
        stay=closed(least_nights=maybe(WHOLE), most_nights=maybe(WHOLE), **{"return": maybe(DATE)}),
        outbound_dates=many(DATE),
        sentences=many(TEXT),
        pairs=many(_PAIR),
        pairs_total=WHOLE,
        nearest=many(_PAIR),
    ),
    "Answer": closed(
        {"round_trip": ref("RoundTrip")},
        query=_QUERY,
        as_of=DATE,
        sentences=many(TEXT),
        verdict=closed(nonstop=one_of(*VERDICTS), sentence=TEXT),
        status=one_of(*Status),
        status_now=one_of(*Status),
        route=many(STATION),
        routes=many(_ROUTE_OF_ANSWER),
        next_days=many(_NEXT_DAY),
        last_known_pattern=many(ref("Pattern")),
        promises=many(ref("Promise")),
        itineraries=many(ref("Itinerary")),
        partial=YES,
        assume=closed(on=YES, offered=YES, count=WHOLE, next_date=maybe(DATE)),
        ways=many(ref("Way")),
        near_misses=many(ref("NearMiss")),
        gaps=many(TEXT),
        caveats=many(TEXT),
        freshness=ref("Freshness"),
    ),
    "Calendar": closed(
        query=_QUERY,
        as_of=DATE,
        days=many(
            closed(
                date=DATE,
                weekday=TEXT,
                status=one_of(*Status),
                nonstop=one_of(*VERDICTS),
                best=maybe(ref("Itinerary")),
                best_text=maybe(TEXT),
                untimed=many(TEXT),
                itineraries=WHOLE,
            )
        ),
        freshness=ref("Freshness"),
    ),
    "Station": closed(
        code=STATION,
        name=TEXT,
        city=TEXT,
        city_code=STATION,
        country=TEXT,
        zone=TEXT,
        lat=NUMBER,
        lon=NUMBER,
        has_routes=YES,
    ),
    "Run": _RUN,
}
