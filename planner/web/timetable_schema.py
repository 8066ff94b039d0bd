"""The schema of a timetable and of a route's timeline, beside the dicts that they describe."""

from __future__ import annotations

from planner.timeline import KINDS
from planner.web.schemas import (
    CLOCK,
    COMPONENTS,
    DATE,
    DAYS,
    TEXT,
    WHOLE,
    YES,
    closed,
    many,
    maybe,
    one_of,
    ref,
)

_END = closed(
    {
        "about": CLOCK,
        "earliest": CLOCK,
        "earliest_day": WHOLE,
        "latest": CLOCK,
        "latest_day": WHOLE,
        "rule": TEXT,
    },
    clock=maybe(CLOCK),
    day=WHOLE,
    offset=TEXT,
    zone=TEXT,
    estimated=YES,
)
_TIMES = {"departure": maybe(_END), "arrival": maybe(_END), "day_shift": maybe(many(WHOLE))}
_PATTERN = {
    name: schema
    for name, schema in COMPONENTS["Pattern"]["properties"].items()
    if name not in ("departure_local", "arrival_local", "day_shift", "days_known_as", "supported")
}
_ROW = closed(
    days_letters=maybe(TEXT),
    days_are=maybe(one_of("departure", "arrival")),
    every_weeks=WHOLE,
    source_days=maybe(DAYS),
    source_days_are=maybe(TEXT),
    later_times=many(closed(**{"from": DATE}, **_TIMES)),
    valid_from=DATE,
    valid_to=DATE,
    first_departure=maybe(DATE),
    last_departure=maybe(DATE),
    stated_to=maybe(DATE),
    sentence=TEXT,
    **_TIMES,
    **_PATTERN,
)
_PLACE = closed(
    code=TEXT,
    name=TEXT,
    kind=one_of("station", "city", "country"),
    note=maybe(TEXT),
    stations=many(TEXT),
)
TIMETABLE = closed(
    title=TEXT,
    query=closed(origin=_PLACE, destination=maybe(_PLACE)),
    as_of=DATE,
    window=closed(season=maybe(TEXT), first=DATE, last=DATE, days=WHOLE),
    sentences=many(TEXT),
    sections=many(
        closed(
            title=TEXT,
            direction=one_of("out", "back", "departures", "arrivals"),
            rows=many(_ROW),
            promised=many(_ROW),
        )
    ),
    promises=many(ref("Promise")),
    unknown=many(TEXT),
)
TIMELINE = many(
    closed(
        when=maybe(ref("When")),
        kind=one_of(*KINDS),
        sentence=TEXT,
        source=maybe(ref("Source")),
    )
)
