"""All that is held of one route: statuses, patterns, promises, evidence, listings, claims."""

from __future__ import annotations

from datetime import date

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.status import pair_evidence, status_on
from routes.coverage import Route
from routes.model import FrequencyClaim
from routes.promises import Promise


def route_data(network: Network, route: Route, day: date) -> Data:
    """One route on a date as plain data, with a sentence for each pattern, promise and sign."""
    patterns = sorted(network.patterns(route), key=lambda p: p.last_shown, reverse=True)
    promises = sorted(network.route_promises(route), key=lambda p: p.announced_on, reverse=True)
    evidence = pair_evidence(network, route)[::-1]
    sightings = network.sightings.get(route, [])
    frequencies = frequency_claims(network, route)
    return {
        "origin": route[0],
        "destination": route[1],
        "date": day.isoformat(),
        "as_of": network.as_of.isoformat(),
        "status": data.status(network, status_on(network, route, day)),
        "status_now": data.status(network, status_on(network, route, network.as_of)),
        "pattern_sentences": [tell.pattern_text(network, p) for p in patterns],
        "promise_sentences": [tell.promise_text(network, p) for p in promises],
        "evidence_sentences": [
            f"{tell.short_day(e.on_date)}: {e.carrier}{e.number} {e.origin}–{e.destination}, "
            f"{e.what} {tell.cited(e.mark)}"
            for e in evidence
        ],
        "sighting_sentences": [
            f"{s.carrier} listed for {tell.listed_text(s)}, "
            f"{tell.when_text(s.mark.known_on)} {tell.cited(s.mark)}"
            for s in sightings
        ],
        "patterns": [data.pattern(network, p) for p in patterns],
        "promises": [data.promise(network, p) for p in promises],
        "evidence": [data.evidence(network, e) for e in evidence],
        "sightings": [data.sighting(network, s) for s in sightings],
        "claims": [
            data.claim(network, c) for r in (route, route[::-1]) for c in network.claims.get(r, [])
        ],
        "frequency_claims": [data.frequency_claim(network, f) for f in frequencies],
        "coverage": [data.coverage(network, c) for c in network.coverage(route, day)],
    }


def frequency_claims(network: Network, route: Route) -> list[FrequencyClaim]:
    """Stated weekly frequencies of the pair, either order; never mixed with counted ones."""
    return [f for f in network.facts.frequency_claims if {f.origin, f.destination} == {*route}]


def promises_data(network: Network, *, unkept: bool = False) -> Data:
    """Every promise; `unkept`: only starts of routes without any evidence of one.

    What speaks of a start but is no evidence (a listing, a count whose day of publication is not
    known) stands under `mentions`, so that absence of evidence is not read as more than it is.
    """
    chosen = [
        p for p in network.promises if not unkept or (p.is_start and p.first_evidence is None)
    ]
    return {
        "as_of": network.as_of.isoformat(),
        "unkept_only": unkept,
        "promises": [
            {
                **data.promise(network, p),
                "mentions": mentions(network, p) if p.first_evidence is None else [],
            }
            for p in sorted(chosen, key=lambda p: (not p.is_open, -p.announced_on.toordinal()))
        ],
    }


def mentions(network: Network, promise: Promise) -> list[str]:
    """What was said of the promised route since, and why it is not evidence."""
    route = (promise.origin, promise.destination)
    told = [
        f"{s.carrier} listed for {tell.listed_text(s)}, in a list of "
        f"{tell.when_text(s.mark.known_on)}: a listing without days, not a sign of a flight"
        for s in network.sightings.get(route, [])
        if not promise.carriers or s.carrier in promise.carriers
    ]
    for one in frequency_claims(network, route):
        if one.first is None or one.first.latest < promise.announced_on or one.weekly == 0:
            continue
        if not one.carriers or not promise.carriers or one.carriers & promise.carriers:
            who = " ".join(sorted(one.carriers)) or "all carriers together"
            told.append(
                f"{who}: {one.weekly:g} a week stated for {one.label or one.first.text} "
                f"{tell.cited(one.mark)}: {_why_no_evidence(one)}"
            )
    return told


def _why_no_evidence(one: FrequencyClaim) -> str:
    if one.mark.known_on is None:
        return "a count whose day of publication is not known"
    if one.first and one.mark.known_on.latest < one.first.earliest:
        return "said before the day"
    return "a count, of which no carrier's flight on this route is shown"
