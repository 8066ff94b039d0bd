"""The newsroom: page, registers of documents, findings and sources, and a person's decisions."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from planner import announced, said
from planner.data import Data
from planner.network import Network
from planner.questions import read_choice
from planner.web.api import Endpoint
from planner.web.guard import needs, the_token
from planner.web.params import Params, read_network, read_params
from planner.web.registers import CLAIMS, PAGE, paged
from planner.web.render import as_csv, as_json, clothe
from planner.web.site import site
from routes.errors import BadInput, StoreError, Unknown
from routes.newsroom.documents import STATES, WAITING
from routes.newsroom.publish import accept, reject
from routes.newsroom.sources import load_sources

newsroom = Blueprint("newsroom", __name__)
OF_SOURCE = ("source", *PAGE)
FINDINGS = ("state", "source", *PAGE)
OF_CLAIMS = ("origin", "destination", "carrier", "kind")
LONGEST_WHY = 500

ENDPOINTS = (
    Endpoint(
        "/api/v1/documents",
        "What the sources published, as it was kept and read, newest first, without the texts.",
        OF_SOURCE,
        "/api/v1/documents?limit=5",
    ),
    Endpoint(
        "/api/v1/findings",
        "What was read in documents: the claim, its words and rule, whether it is published or "
        "what it waits for, what agrees with it and what contradicts it.",
        FINDINGS,
        "/api/v1/findings?state=waiting",
    ),
    Endpoint(
        "/api/v1/sources",
        "The sources of announcements: last look, newest document, quiet or failed.",
        PAGE,
        "/api/v1/sources",
    ),
)


# -- registers -----------------------------------------------------------------------------------


def _today() -> Network:
    """What is read is of now: it is not asked as known on an earlier day."""
    return site().networks.get(site().today())


def _register(rows: list[Data], params: Params) -> Response:
    return as_json(paged(rows, params, site().today().isoformat()))


@newsroom.get("/api/v1/documents")
def documents() -> Response:
    params = read_params(request.args, OF_SOURCE)
    store = site().networks.store
    return _register(announced.documents_data(store, params.get("source", "")), params)


@newsroom.get("/api/v1/findings")
def findings() -> Response:
    params = read_params(request.args, FINDINGS)
    state = read_choice(params, "state", STATES[:-1])
    store = site().networks.store
    return _register(
        announced.findings_data(_today(), store, state, params.get("source", "")), params
    )


@newsroom.get("/api/v1/sources")
def sources() -> Response:
    params = read_params(request.args, PAGE)
    return _register(_sources(), params)


def _sources() -> list[Data]:
    """The sources as they stand; a list that is wrong is no fault of who asks."""
    try:
        found = load_sources(site().settings.sources)
    except BadInput as error:
        raise StoreError(f"the list of sources cannot be read: {error}; {error.remedy}") from None
    return announced.sources_data(site().networks.store, found, site().now())


# -- decisions -----------------------------------------------------------------------------------


@newsroom.post("/api/v1/findings/<number>/accept")
@needs("claims")
def accept_finding(number: str) -> Response:
    read_params(request.args, ())
    accept(site().networks.store, _number(number), the_token().name, site().now())
    return _decided(number)


@newsroom.post("/api/v1/findings/<number>/reject")
@needs("claims")
def reject_finding(number: str) -> Response:
    read_params(request.args, ())
    reject(site().networks.store, _number(number), _why(), the_token().name, site().now())
    return _decided(number)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unknown(
            f"{text!r} is not a finding", field="id", remedy="a number of /api/v1/findings"
        )
    return int(text)


def _why() -> str:
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        body = None
    why = body.get("why") if isinstance(body, dict) and set(body) == {"why"} else None
    if not isinstance(why, str) or not why.strip() or len(why) > LONGEST_WHY:
        raise BadInput(
            "the body does not say why",
            field="why",
            remedy=f'JSON as {{"why": "the date is that of another year"}}, '
            f"at most {LONGEST_WHY} characters",
        )
    return why.encode("utf-8", "replace").decode()


def _decided(number: str) -> Response:
    return as_json(announced.finding_data(_today(), site().networks.store, _number(number)))


# -- page ----------------------------------------------------------------------------------------


@newsroom.get("/announcements")
@newsroom.get("/announcements.json", endpoint="announcements_json")
def announcements() -> Response:
    """Claims as they are held, each with its sources; what waits; and the sources themselves."""
    params = read_params(request.args, CLAIMS)
    network = read_network(params)
    found = paged(said.claims(network, _asked(params)), params, network.as_of.isoformat())
    found["claims"] = found.pop("rows")
    found["waiting"] = announced.findings_data(_today(), site().networks.store, WAITING)
    found |= {"sources": [], "sources_problem": None}
    try:
        found["sources"] = _sources()
    except StoreError as error:
        found["sources_problem"] = str(error)
    return clothe(found, "announcements.html")


def _asked(params: Params) -> Params:
    return {
        name: text
        for name, text in params.items()
        if name in ("origin", "destination", "carrier", "kind")
    }


@newsroom.get("/announcements.csv")
def claims_table() -> Response:
    params = read_params(request.args, CLAIMS)
    rows = said.claims(read_network(params), _asked(params))
    return as_csv(said.claims_csv(rows), "announcements")


@newsroom.get("/announcements/waiting.csv")
def waiting_table() -> Response:
    read_params(request.args, ())
    rows = announced.findings_data(_today(), site().networks.store, WAITING)
    return as_csv(announced.findings_csv(rows), "waiting")


@newsroom.get("/announcements/sources.csv")
def sources_table() -> Response:
    read_params(request.args, ())
    return as_csv(announced.sources_csv(_sources()), "sources")
