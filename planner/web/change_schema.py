"""JSON Schemas of the changes: recorded ones, and those between two states of knowledge."""

from __future__ import annotations

from planner.web.schemas import DATE, INSTANT, TEXT, WHOLE, YES, Schema, closed, many, maybe

STATE_IN: Schema = {
    "type": "string",
    "pattern": "^((19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|#[0-9]{1,9})$",
}

CHANGE = closed(
    id=WHOLE,
    kind=TEXT,
    subject=TEXT,
    origin=maybe(TEXT),
    destination=maybe(TEXT),
    carriers=maybe(TEXT),
    on_date=DATE,
    before=maybe(TEXT),
    after=TEXT,
    moved_by=maybe(TEXT),
    sentence=TEXT,
    recorded_at=INSTANT,
    news=YES,
)
RECORDED = closed(as_of=DATE, total=WHOLE, offset=WHOLE, changes=many(CHANGE), next=maybe(TEXT))
_STATE = closed(asked=TEXT, as_of=DATE)
_COUNT = closed(weekly=maybe(WHOLE), at_least=YES)
BETWEEN = closed(
    {"from": _STATE},
    to=_STATE,
    as_of=DATE,
    sentences=many(TEXT),
    total=WHOLE,
    offset=WHOLE,
    changes=many(
        closed(
            kind=TEXT,
            subject=TEXT,
            origin=TEXT,
            destination=TEXT,
            carriers=TEXT,
            on_date=DATE,
            until=maybe(DATE),
            before=TEXT,
            after=TEXT,
            sentence=TEXT,
            sources=many(TEXT),
        )
    ),
    rows=many(
        closed(
            origin=TEXT,
            destination=TEXT,
            month=TEXT,
            last=_COUNT,
            this=_COUNT,
            year_ago=_COUNT,
            text=TEXT,
        )
    ),
    suppressed=many(closed(reason=TEXT, count=WHOLE, tells=TEXT)),
    next=maybe(TEXT),
)
CHANGES: Schema = {"anyOf": [RECORDED, BETWEEN]}
