"""The schema of a frequency answer, beside `planner.frequency` whose dicts it describes."""

from __future__ import annotations

from planner.series import BY
from planner.web.schemas import (
    DATE,
    NUMBER,
    TEXT,
    WHOLE,
    YES,
    Schema,
    closed,
    many,
    maybe,
    one_of,
    ref,
)
from routes.model import Basis

_PLACE = closed(
    code=TEXT,
    name=TEXT,
    kind=one_of("station", "city", "country"),
    stations=many(TEXT),
    note=maybe(TEXT),
)
_COUNTS: Schema = {"type": "object", "additionalProperties": WHOLE}
_POINT = closed(
    period=TEXT,
    first=DATE,
    last=DATE,
    basis=one_of(*Basis),
    departures=WHOLE,
    weekly=maybe(NUMBER),
    weekly_least=maybe(WHOLE),
    weekly_most=maybe(WHOLE),
    coverage=NUMBER,
    days_covered=WHOLE,
    completeness=one_of("complete", "sample"),
    days_complete=WHOLE,
    ahead=YES,
    carriers=_COUNTS,
    routes=_COUNTS,
    sources=many(ref("Source")),
)
_STRETCH = closed(
    first=DATE,
    last=DATE,
    basis=one_of(*Basis),
    departures=WHOLE,
    weekly=maybe(NUMBER),
    carriers=many(TEXT),
    flights=many(TEXT),
    open_ended=YES,
    sources=many(ref("Source")),
)
_STATED = closed(
    kind=TEXT,
    origin=TEXT,
    destination=TEXT,
    scope=TEXT,
    carriers=many(TEXT),
    weekly_before=maybe(NUMBER),
    weekly=maybe(NUMBER),
    weekly_most=maybe(NUMBER),
    stage=TEXT,
    direction=maybe(TEXT),
    side=maybe(TEXT),
    when=maybe(ref("When")),
    until=maybe(ref("When")),
    label=maybe(TEXT),
    by=TEXT,
    said_on=maybe(ref("When")),
    notes=maybe(TEXT),
    source=ref("Source"),
)
FACT = closed(
    sentence=TEXT,
    weekly=maybe(NUMBER),
    before=maybe(NUMBER),
    rights=YES,
    stop=YES,
    announced=YES,
    first=maybe(DATE),
    last=maybe(DATE),
    conversion=maybe(TEXT),
    claims=many(_STATED),
)
_GROWTH = closed(
    kind=TEXT,
    earlier=TEXT,
    later=TEXT,
    before=maybe(NUMBER),
    after=maybe(NUMBER),
    change=maybe(NUMBER),
    of=TEXT,
    why_not=maybe(TEXT),
)
FREQUENCY = closed(
    query=closed(
        origin=_PLACE,
        destination=maybe(_PLACE),
        by=one_of(*BY),
        carrier=maybe(TEXT),
        since=maybe(DATE),
        until=maybe(DATE),
    ),
    as_of=DATE,
    unit=TEXT,
    sentences=many(TEXT),
    points=many(_POINT),
    stretches=many(_STRETCH),
    coverage=closed(
        first=maybe(DATE),
        last=maybe(DATE),
        days=WHOLE,
        days_covered=WHOLE,
        days_complete=WHOLE,
        share=NUMBER,
        gaps=many({"type": "array", "items": maybe(DATE), "minItems": 2, "maxItems": 2}),
    ),
    stated=many(FACT),
    parts=many(FACT),
    context=many(FACT),
    growth=closed(counted=many(_GROWTH), stated=many(_GROWTH)),
    promises=many(ref("Promise")),
)
