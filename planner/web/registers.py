"""/api/v1: the registers, row by row and in pages: routes, claims, announcements, feeds, runs.

Every register takes `limit` and `offset` and gives `total`, `rows` and the address of the next
page; rows of facts carry their source and age, and `as_of` tells whose knowledge they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields

from flask import Blueprint, Response, request

from planner import data, said
from planner.data import Data
from planner.jobs import JOBS
from planner.network import Network
from planner.places import find_place
from planner.questions import read_carrier, read_choice
from planner.records import Records
from planner.silence import feeds_data
from planner.status import status_on
from planner.web.api import Endpoint
from planner.web.params import (
    Params,
    read_network,
    read_params,
    read_whole,
)
from planner.web.render import absolute, as_json, here
from planner.web.schemas import OUTCOMES
from planner.web.site import site
from routes.store import Snapshot

registers = Blueprint("registers", __name__, url_prefix="/api/v1")
PAGE = ("limit", "offset")
MOST_ROWS, SHOWN_ROWS = 500, 100
ROUTES = ("origin", "destination", "carrier", "as_of", *PAGE)
CLAIMS = ("origin", "destination", "carrier", "kind", "as_of", *PAGE)
STATED = ("origin", "destination", "carrier", "as_of", *PAGE)
SNAPSHOTS = ("feed", "state", *PAGE)
RUNS = ("job", "outcome", *PAGE)

ENDPOINTS = (
    Endpoint(
        "/api/v1/routes",
        "Every route of which anything is held, with its status now and last known patterns.",
        ROUTES,
        "/api/v1/routes?origin=NQZ&limit=20",
    ),
    Endpoint(
        "/api/v1/claims",
        "Claims of announcements, each once: kind, places, carriers, date and its precision, all "
        "its sources, and what contradicts it.",
        CLAIMS,
        "/api/v1/claims?origin=NQZ&destination=SEL&kind=resume",
    ),
    Endpoint(
        "/api/v1/announcements",
        "Announcements: who said what on which day in which source, with all its claims.",
        CLAIMS,
        "/api/v1/announcements?destination=ICN&limit=5",
    ),
    Endpoint(
        "/api/v1/frequency-claims",
        "Weekly frequencies as they were stated or published; none of them is counted by us.",
        STATED,
        "/api/v1/frequency-claims?origin=NQZ&destination=ICN",
    ),
    Endpoint(
        "/api/v1/feeds",
        "Feeds and sources of announcements: when each was looked at, when it had something new, "
        "whether that is longer ago than expected, and how it failed.",
        PAGE,
        "/api/v1/feeds",
    ),
    Endpoint(
        "/api/v1/snapshots",
        "States of feeds as taken in, newest first: source, time, sha256, rows, rejects, coverage.",
        SNAPSHOTS,
        "/api/v1/snapshots?limit=5",
    ),
    Endpoint(
        "/api/v1/runs",
        "Runs of the jobs, newest first.",
        RUNS,
        "/api/v1/runs?job=settle&limit=5",
    ),
)


def paged(rows: list[Data], params: Params, as_of: str) -> Data:
    """One page of a register, with the address of the next."""
    limit = read_whole(params, "limit", SHOWN_ROWS, 1, MOST_ROWS)
    offset = read_whole(params, "offset", 0, 0, 999_999)
    more = offset + limit < len(rows)
    return {
        "as_of": as_of,
        "total": len(rows),
        "limit": limit,
        "offset": offset,
        "next": absolute(here(offset=str(offset + limit))) if more else None,
        "rows": rows[offset : offset + limit],
    }


def _answer(names: tuple[str, ...], rows: Callable[[Network, Params], list[Data]]) -> Response:
    """A register of facts as known at `as_of`."""
    params = read_params(request.args, names)
    network = read_network(params)
    return as_json(paged(rows(network, params), params, network.as_of.isoformat()))


@registers.get("/routes")
def routes() -> Response:
    return _answer(ROUTES, _routes)


def _routes(network: Network, params: Params) -> list[Data]:
    held = {(a, b) for a, following in network.after.items() for b in following}
    carrier = read_carrier(params)
    found = []
    for route in sorted(_of_places(network, params, held)):
        patterns = network.last_known(route)
        carriers = {p.leg.carrier for p in patterns}
        carriers |= {s.carrier for s in network.sightings.get(route, ())}
        if not carrier or carrier in carriers:
            now = status_on(network, route, network.as_of)
            found.append(
                {
                    "origin": route[0],
                    "destination": route[1],
                    "km": round(network.km(*route)),
                    "status_now": str(now.status),
                    "because": now.because,
                    "carriers": sorted(carriers),
                    "last_known_pattern": [data.pattern(network, p) for p in patterns],
                }
            )
    return found


def _of_places(
    network: Network, params: Params, routes: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    ends = [
        set(find_place(network, params[name], field=name).stations) if name in params else None
        for name in ("origin", "destination")
    ]
    return [
        route
        for route in routes
        if all(end is None or code in end for code, end in zip(route, ends, strict=True))
    ]


@registers.get("/claims")
def claims() -> Response:
    return _answer(CLAIMS, said.claims)


@registers.get("/announcements")
def announcements() -> Response:
    return _answer(CLAIMS, said.announcements)


@registers.get("/frequency-claims")
def frequency_claims() -> Response:
    return _answer(STATED, said.frequency_claims)


@registers.get("/feeds")
def feeds() -> Response:
    params = read_params(request.args, PAGE)
    rows = feeds_data(site().settings, site().networks.store, site().now())
    return as_json(paged(rows, params, site().today().isoformat()))


@registers.get("/snapshots")
def snapshots() -> Response:
    params = read_params(request.args, SNAPSHOTS)
    state = read_choice(params, "state", ("closed", "held"))
    feed = params.get("feed")
    rows = [
        {field.name: getattr(one, field.name) for field in fields(Snapshot)}
        for one in reversed(site().networks.store.snapshots(feed))
        if not state or one.state == state
    ]
    return as_json(paged(rows, params, site().today().isoformat()))


@registers.get("/runs")
def runs() -> Response:
    params = read_params(request.args, RUNS)
    job = read_choice(params, "job", list(JOBS))
    outcome = read_choice(params, "outcome", OUTCOMES)
    found = Records(site().settings.database).runs(job or None, limit=1_000_000)
    rows = [row for row in found if not outcome or row["outcome"] == outcome]
    return as_json(paged(rows, params, site().today().isoformat()))
