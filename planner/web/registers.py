"""/api/v1: the registers, row by row and in pages: routes, claims, announcements, feeds, runs.

Every register takes `limit` and `offset` and gives `total`, `rows` and the address of the next
page; rows of facts carry their source and age, and `as_of` tells whose knowledge they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from itertools import groupby

from flask import Blueprint, Response, request

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.places import find_place
from planner.questions import read_carrier
from planner.status import status_on
from planner.web.api import Endpoint
from planner.web.params import (
    Params,
    read_choice,
    read_network,
    read_params,
    read_whole,
)
from planner.web.render import absolute, as_json, here
from planner.web.site import site
from routes.model import Claim, FrequencyClaim, Kind
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
        "Single claims of announcements: kind, places, carriers, date and its precision, source.",
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
        "The feeds, when each was looked at, when it changed, and how it failed.",
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
    return _answer(CLAIMS, _claims)


def _claims(network: Network, params: Params) -> list[Data]:
    return [data.claim(network, c) for c in _asked_claims(network, params)]


def _asked_claims(network: Network, params: Params) -> list[Claim]:
    kind = read_choice(params, "kind", [*Kind])
    found = [c for c in network.facts.claims if not kind or c.kind == kind]
    found = [c for c in found if _is_asked(network, params, c)]
    return sorted(found, key=lambda c: (c.mark.known_from, c.id), reverse=True)


def _is_asked(network: Network, params: Params, one: Claim | FrequencyClaim) -> bool:
    """Whether a claim is of the carrier and, in either order, of the places asked for."""
    carrier = read_carrier(params)
    if carrier and carrier not in one.carriers:
        return False
    ends = [params.get(name, "").upper() for name in ("origin", "destination")]
    pair = (one.origin, one.destination)
    return any(
        all(not end or _names(network, code, end) for code, end in zip(codes, ends, strict=True))
        for codes in (pair, pair[::-1])
    )


def _names(network: Network, code: str, asked: str) -> bool:
    station = network.stations.get(code)
    return asked in {code, network.city(code), station.country if station else code}


@registers.get("/announcements")
def announcements() -> Response:
    return _answer(CLAIMS, _announcements)


def _announcements(network: Network, params: Params) -> list[Data]:
    """Claims of one speaker, day and source together."""

    def document(one: Claim) -> tuple[str, str, str]:
        day = one.announced_on.text if one.announced_on else ""
        return day, one.announced_by, one.mark.source

    found = sorted(_asked_claims(network, params), key=document, reverse=True)
    return [
        {
            "announced_on": data.when(group[0].announced_on),
            "announced_by": key[1],
            "source_class": group[0].source_class,
            "source": data.source(group[0].mark, network.as_of),
            "sentence": f"{key[1]}: " + "; ".join(tell.claim_text(network, c) for c in group),
            "claims": [data.claim(network, c) for c in group],
        }
        for key, claims_of in groupby(found, key=document)
        for group in (list(claims_of),)
    ]


@registers.get("/frequency-claims")
def frequency_claims() -> Response:
    return _answer(STATED, _frequency_claims)


def _frequency_claims(network: Network, params: Params) -> list[Data]:
    return [
        data.frequency_claim(network, one)
        for one in network.facts.frequency_claims
        if _is_asked(network, params, one)
    ]


@registers.get("/feeds")
def feeds() -> Response:
    params = read_params(request.args, PAGE)
    states = site().networks.store.feed_states()
    known = {feed.name: feed.format for feed in site().settings.feeds}
    names = sorted({*known, *states})
    rows = [
        {
            "feed": name,
            "format": known.get(name),
            "set_up": name in known,
            **{key: states.get(name, {}).get(key) for key in ("checked_at", "changed_at")},
            "failure": states.get(name, {}).get("failure") or None,
        }
        for name in names
    ]
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
    from planner.jobs import JOBS  # the scheduler is no part of a page's start
    from planner.records import Records

    params = read_params(request.args, RUNS)
    job = read_choice(params, "job", list(JOBS))
    outcome = read_choice(params, "outcome", ("ok", "failed", "lost", "running"))
    found = Records(site().settings.database).runs(job or None, limit=1_000_000)
    rows = [row for row in found if not outcome or row["outcome"] == outcome]
    return as_json(paged(rows, params, site().today().isoformat()))
