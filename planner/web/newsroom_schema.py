"""The newsroom in the OpenAPI description: registers, and the decisions that need a token."""

from __future__ import annotations

from typing import Any

from planner.web.schemas import (
    COMPONENTS,
    DATE,
    INSTANT,
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
from routes.announcements.claims import SOURCE_CLASSES
from routes.newsroom.documents import FEED, FETCHED, PAGE, STATES
from routes.newsroom.sources import KINDS

_BASIS = one_of(FEED, PAGE, FETCHED)
_CLASS = one_of(*SOURCE_CLASSES)
_STATE = one_of(*STATES[:-1])
_OF_CLAIM = COMPONENTS["Claim"]["properties"]
_OTHER = closed(
    id=WHOLE,
    state=_STATE,
    publisher=TEXT,
    published_on=maybe(DATE),
    url=TEXT,
    sentence=TEXT,
)
CLAIMS: Schema = register(
    closed(
        **_OF_CLAIM,
        sources=many(
            closed(
                announced_on=maybe(ref("When")),
                announced_by=TEXT,
                source_class=TEXT,
                sentence=TEXT,
                source=ref("Source"),
            )
        ),
        contrary=many(closed(announced_on=maybe(ref("When")), announced_by=TEXT, sentence=TEXT)),
    )
)
"""Claims, each with all who made it and what contradicts it."""

FINDING: Schema = closed(
    id=WHOLE,
    state=_STATE,
    why=TEXT,
    **{n: s for n, s in _OF_CLAIM.items() if n not in ("source", "announced_by", "source_class")},
    confidence=one_of("high", "medium", "low"),
    words=TEXT,
    rule=TEXT,
    document=WHOLE,
    source=TEXT,
    publisher=TEXT,
    source_class=_CLASS,
    url=TEXT,
    title=TEXT,
    published_on=DATE,
    published_basis=_BASIS,
    decided_by=maybe(TEXT),
    decided_at=maybe(INSTANT),
    agreeing=many(_OTHER),
    contrary=many(_OTHER),
)
_DOCUMENT = closed(
    id=WHOLE,
    source=TEXT,
    publisher=TEXT,
    source_class=_CLASS,
    url=TEXT,
    title=TEXT,
    sha256=TEXT,
    published_on=DATE,
    published_basis=_BASIS,
    fetched_at=INSTANT,
    characters=WHOLE,
    reader=maybe(TEXT),
    read_at=maybe(INSTANT),
    outcome=maybe(one_of("begun", "ok", "failed")),
    found=maybe(WHOLE),
    note=maybe(TEXT),
)
_SOURCE = closed(
    name=TEXT,
    url=TEXT,
    kind=one_of(*KINDS),
    source_class=_CLASS,
    publisher=TEXT,
    language=maybe(TEXT),
    hours=WHOLE,
    checked_at=maybe(INSTANT),
    new_at=maybe(INSTANT),
    documents=WHOLE,
    waiting=WHOLE,
    newest=maybe(DATE),
    quiet_days=maybe(WHOLE),
    quiet=YES,
    failure=maybe(TEXT),
)
ANSWERS: dict[str, Schema] = {
    "/api/v1/documents": register(_DOCUMENT),
    "/api/v1/findings": register(ref("Finding")),
    "/api/v1/sources": register(_SOURCE),
}
STATE_IN = _STATE
_REFUSED = {
    "400": "the body or a parameter is not right",
    "401": "there is no token, or it is not a live one",
    "403": "the token has no scope `claims`",
    "404": "there is no such finding",
    "409": "the finding was read anew since",
    "429": "more than so many writes in a minute; Retry-After says when again",
    "503": "the database cannot be used",
}


def _decision(name: str, tells: str, body: Schema | None = None) -> dict[str, Any]:
    answer = {"application/json": {"schema": ref("Finding")}}
    problem = {"application/problem+json": {"schema": ref("Problem")}}
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": tells,
        "security": [{"token": []}],
        "responses": {
            "200": {"description": "the finding as it stands now", "content": answer},
            **{code: {"description": told, "content": problem} for code, told in _REFUSED.items()},
        },
    }
    if body:
        content = {"application/json": {"schema": body, "example": {"why": "it is of last year"}}}
        operation["requestBody"] = {"required": True, "content": content}
    number = {"name": "number", "in": "path", "required": True, "schema": {**WHOLE, "minimum": 1}}
    return {"parameters": [number], "post": operation}


PATHS: dict[str, dict[str, Any]] = {
    "/api/v1/findings/{number}/accept": _decision(
        "findings_accept", "Publish a finding, and with it those that agree."
    ),
    "/api/v1/findings/{number}/reject": _decision(
        "findings_reject",
        "Say that a finding is wrong; one that was published is taken back.",
        closed(why={**TEXT, "minLength": 1, "maxLength": 500, "pattern": r"\S"}),
    ),
}
