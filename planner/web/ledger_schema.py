"""JSON Schema of the promise ledger."""

from __future__ import annotations

from planner.ledger import Outcome
from planner.web.frequency_schema import FACT
from planner.web.schemas import (
    DATE,
    NUMBER,
    TEXT,
    WHOLE,
    YES,
    closed,
    many,
    maybe,
    one_of,
    ref,
)
from routes.model import Kind

_DAYS = maybe(WHOLE)
_ROW = closed(
    key=TEXT,
    kind=one_of(*Kind),
    origin=TEXT,
    destination=TEXT,
    carriers=many(TEXT),
    source_class=maybe(TEXT),
    outcome=one_of(*Outcome),
    state=TEXT,
    announced_on=ref("When"),
    first_due=maybe(ref("When")),
    due=maybe(ref("When")),
    slip_days=_DAYS,
    filed_on=maybe(DATE),
    first_evidence_on=maybe(DATE),
    first_evidence_kind=maybe(TEXT),
    first_day_is_sure=YES,
    late_days=_DAYS,
    announced_to_due_days=_DAYS,
    announced_to_filed_days=_DAYS,
    filed_to_evidence_days=_DAYS,
    announced_to_evidence_days=_DAYS,
    evidence_age_days=_DAYS,
    sentence=TEXT,
    told=many(
        closed(
            announced_on=maybe(ref("When")),
            by=TEXT,
            source_class=maybe(TEXT),
            due=maybe(ref("When")),
            to_evidence_days=_DAYS,
            source=ref("Source"),
        )
    ),
    evidence=maybe(ref("Evidence")),
)
_SCORE = closed(
    by=one_of("source_class", "carrier"),
    code=TEXT,
    name=TEXT,
    promises=WHOLE,
    judged=WHOLE,
    **{str(outcome).replace("-", "_"): WHOLE for outcome in Outcome},
    happened_share=maybe(NUMBER),
    median_days_announced_to_evidence=maybe(NUMBER),
    median_slip_days=maybe(NUMBER),
    sentence=TEXT,
)
_RIGHTS = closed(
    countries=many(TEXT),
    unit=TEXT,
    rights_told=maybe(NUMBER),
    rights_per_side=maybe(NUMBER),
    rights_both_sides=maybe(NUMBER),
    rights=many(FACT),
    counted=many(closed(period=TEXT, basis=TEXT, weekly_most=NUMBER, completeness=TEXT)),
    stated=maybe(FACT),
    sentence=TEXT,
)
LEDGER = closed(
    as_of=DATE,
    sentences=many(TEXT),
    rows=many(_ROW),
    scores=many(_SCORE),
    rights=many(_RIGHTS),
)
