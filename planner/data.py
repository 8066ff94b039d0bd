"""Plain data of every value an answer shows: what the API gives and the pages print.

Each function takes a value and gives a dict of strings, numbers, lists. Local times are
`YYYY-MM-DDTHH:MM` with the offset beside them; an estimated time has `about`, `earliest`,
`latest` and the rule that made it, never a bare time.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import tell
from planner.itineraries import Connection, Itinerary
from planner.network import Network
from planner.patterns import Departure, Pattern, departure_days
from planner.search import NearMiss, circuity
from planner.status import RouteStatus
from planner.ways import Service, Way
from routes.model import Claim, Coverage, Evidence, FrequencyClaim, Mark, Sighting
from routes.periods import When, days_text
from routes.promises import Promise
from routes.times import Span, clock_text, to_local

Data = dict[str, Any]


def source(mark: Mark, as_of: date) -> Data:
    """Citation of a fact, when it was told as exactly as that is known, and its age at `as_of`."""
    told = mark.known_on
    return {
        "citation": mark.source,
        "dated": told.text if told else None,
        "age_days": (as_of - told.earliest).days if told else None,
        "confidence": mark.confidence or None,
        "feed": mark.feed,
        "known_from": mark.known_from.isoformat() if mark.known_from != date.min else None,
        "backfilled": mark.backfilled,
    }


def when(value: When | None) -> Data | None:
    """A date of any precision."""
    if value is None:
        return None
    return {
        "text": value.text,
        "precision": value.precision,
        "earliest": value.earliest.isoformat(),
        "latest": value.latest.isoformat(),
    }


def moment(span: Span, about: int, zone: str, rule: str) -> Data:
    """One end of a departure in the station's own clock."""
    local = to_local(about, zone)
    found: Data = {
        "local": local.strftime("%Y-%m-%dT%H:%M"),
        "utc_offset": local.strftime("%z")[:3] + ":" + local.strftime("%z")[3:5],
        "zone": zone,
        "estimated": not span.exact,
    }
    if span.exact:
        found["utc"] = to_local(about, "UTC").strftime("%Y-%m-%dT%H:%MZ")
        return found
    return {
        **found,
        "local": None,
        "about": local.strftime("%Y-%m-%dT%H:%M"),
        "earliest": to_local(span.earliest, zone).strftime("%Y-%m-%dT%H:%M"),
        "latest": to_local(span.latest, zone).strftime("%Y-%m-%dT%H:%M"),
        "rule": rule,
    }


def departure(network: Network, one: Departure) -> Data:
    """One leg of an itinerary."""
    leg, block = one.pattern.leg, one.pattern.block
    rule = block.rule if block else ""
    return {
        "carrier": leg.carrier,
        "carrier_name": network.carrier_name(leg.carrier),
        "flight": leg.flight if leg.number else None,
        "origin": leg.origin,
        "destination": leg.destination,
        "listed_on": one.listed_on.isoformat(),
        "departure": moment(one.dep, one.dep_about, one.pattern.origin.zone, rule),
        "arrival": moment(one.arr, one.arr_about, one.pattern.destination.zone, rule),
        "basis": str(leg.basis),
        "assumed": one.assumed,
        "equipment": leg.equipment or None,
        "codeshares": leg.codeshares.split(),
        "source": source(leg.mark, network.as_of),
        **last_evidence(network, one.pattern),
    }


def connection(one: Connection) -> Data:
    """The meeting of two segments with the rule that decided."""
    return {
        "station": one.station,
        "to_station": one.to_station,
        "wait_minutes": _span(one.wait),
        "minimum_minutes": one.minimum.minutes,
        "rule": one.minimum.rule,
        "kind": one.kind,
        "certain": one.certain,
    }


def _span(span: Span) -> int | list[int]:
    return span.earliest if span.exact else [span.earliest, span.latest]


def itinerary(network: Network, one: Itinerary) -> Data:
    """One itinerary: firm or possible, and why."""
    ratio = circuity(network, one.departures)
    return {
        "stations": list(one.stations),
        "stops": one.stops,
        "nonstop": len(one.departures) == 1,
        "certainty": "assumed" if one.assumed else "possible" if one.doubts else "firm",
        "doubts": one.doubts,
        "assumed": one.assumed,
        "estimated": one.estimated,
        "duration_minutes": _span(one.duration),
        "circuity": round(ratio, 3),
        "legs": [departure(network, d) for d in one.departures],
        "connections": [connection(c) for c in one.connections],
    }


def near_miss(one: NearMiss) -> Data:
    """A rejected candidate and the rule; `relax` names the parameter that would admit it."""
    return {
        "reason": one.reason,
        "detail": one.detail,
        "stations": list(one.stations),
        "flights": list(one.flights),
        "relax": {one.parameter: one.value} if one.parameter else None,
        "next_date": one.next_date.isoformat() if one.next_date else None,
    }


def pattern(network: Network, one: Pattern) -> Data:
    """A leg's pattern with its bounds as the source gave them."""
    leg = one.leg
    days = departure_days(one)
    return {
        "carrier": leg.carrier,
        "carrier_name": network.carrier_name(leg.carrier),
        "flight": leg.flight if leg.number else None,
        "origin": leg.origin,
        "destination": leg.destination,
        "days": days or None,
        "days_text": days_text(days),
        "days_known_as": leg.days_basis or None,
        "departure_local": clock_text(leg.dep_local) if leg.dep_local is not None else None,
        "arrival_local": clock_text(leg.arr_local) if leg.arr_local is not None else None,
        "day_shift": leg.day_shift,
        "first_date": leg.first.text if leg.first else None,
        "first_bound": str(leg.first_bound),
        "last_date": leg.last.text if leg.last else None,
        "last_bound": str(leg.last_bound),
        "supported": [one.begins.isoformat(), one.until.isoformat()],
        "basis": str(leg.basis),
        "promised": one.promised,
        "equipment": leg.equipment or None,
        "seats": leg.seats,
        "codeshares": leg.codeshares.split(),
        "notes": leg.notes or None,
        "source": source(leg.mark, network.as_of),
        **last_evidence(network, one),
    }


def last_evidence(network: Network, one: Pattern) -> Data:
    """When a pattern was shown or told of last, how it speaks, its age and source."""
    how, text = one.last_word
    return {
        "last_evidence": text,
        "last_evidence_is": how,
        "age_days": (network.as_of - one.last_shown).days,
        "evidence_source": source(one.told_by, network.as_of),
    }


def evidence(network: Network, one: Evidence) -> Data:
    """A dated sign of service."""
    return {
        "carrier": one.carrier,
        "flight": one.carrier + one.number if one.number else None,
        "origin": one.origin,
        "destination": one.destination,
        "on_date": one.on_date.isoformat(),
        "age_days": (network.as_of - one.on_date).days,
        "kind": one.kind,
        "what": one.what,
        "weekly": one.weekly,
        "source": source(one.mark, network.as_of),
    }


def claim(network: Network, one: Claim) -> Data:
    """One claim of an announcement."""
    return {
        "announced_on": when(one.announced_on),
        "announced_by": one.announced_by,
        "source_class": one.source_class,
        "kind": str(one.kind),
        "origin": one.origin,
        "destination": one.destination,
        "scope": one.scope,
        "carriers": sorted(one.carriers),
        "effective": when(one.effective),
        "weekly_before": one.weekly_before,
        "weekly_after": one.weekly_after,
        "weekly_after_max": one.weekly_after_max,
        "direction": one.direction or None,
        "side": one.side or None,
        "stage": one.stage,
        "sentence": tell.claim_text(network, one),
        "source": source(one.mark, network.as_of),
    }


def promise(network: Network, one: Promise) -> Data:
    """A promise, its claims, its state and what decided it."""
    due = one.due
    late = (network.as_of - due.latest).days if due else None
    return {
        "key": one.key,
        "kind": str(one.kind),
        "origin": one.origin,
        "destination": one.destination,
        "scope": one.scope,
        "carriers": sorted(one.carriers),
        "state": str(one.state),
        "due": when(due),
        "days_since_due": late if late is not None and late > 0 else None,
        "weekly": list(one.weekly) if one.weekly else None,
        "announced_on": when(one.announced),
        "first_evidence": evidence(network, one.first_evidence) if one.first_evidence else None,
        "slip_days_at_most": (one.first_evidence.on_date - due.latest).days
        if one.first_evidence and due
        else None,
        "filed": bool(one.filed),
        "sentence": tell.promise_text(network, one),
        "claims": [claim(network, c) for c in one.claims],
        "reported_days": sorted(
            {f"{leg.origin}-{leg.destination} {days_text(leg.days)}" for leg in one.legs}
        ),
    }


def sighting(network: Network, one: Sighting) -> Data:
    """A listing of a pair without days or times."""
    return {
        "carrier": one.carrier,
        "carrier_name": network.carrier_name(one.carrier),
        "stations": [one.station_a, one.station_b],
        "listed_for": one.listed_for.split(),
        "mode": one.listed_mode,
        "source": source(one.mark, network.as_of),
    }


def coverage(network: Network, one: Coverage) -> Data:
    """What a source speaks for."""
    return {
        "name": one.name,
        "first_date": one.first.isoformat() if one.first else None,
        "last_date": one.last.isoformat() if one.last else None,
        "completeness": "complete" if one.complete else "sample",
        "carriers": sorted(one.carriers),
        "notes": one.notes or None,
        "source": source(one.mark, network.as_of),
    }


def service(network: Network, one: Service) -> Data:
    """What is known of one carrier on one hop."""
    return {
        "carrier": one.carrier,
        "carrier_name": network.carrier_name(one.carrier),
        "state": one.state,
        "weekly": one.weekly,
        "days": one.days or None,
        "days_text": days_text(one.days),
        "basis": one.basis,
        "last_evidence": one.shown_text,
        "age_days": (network.as_of - one.shown_on).days,
        "note": one.note or None,
        "source": source(one.mark, network.as_of),
    }


def way(network: Network, one: Way) -> Data:
    """A route-level option."""
    common = one.common_days
    return {
        "via": list(one.via),
        "state": one.state,
        "last_evidence": one.shown_on.isoformat(),
        "age_days": (network.as_of - one.shown_on).days,
        "common_days": common,
        "circuity": round(one.circuity, 3),
        "hops": [
            {
                "origin": hop.route[0],
                "destination": hop.route[1],
                "covered": hop.covered,
                "services": [service(network, s) for s in hop.services],
            }
            for hop in one.hops
        ],
    }


def status(network: Network, one: RouteStatus) -> Data:
    """Status of a route on a date with what says so."""
    return {
        "status": str(one.status),
        "because": one.because,
        "patterns": [pattern(network, p) for p in one.patterns],
        "evidence": evidence(network, one.evidence) if one.evidence else None,
        "promise": one.promise.key if one.promise else None,
        "claim": claim(network, one.claim) if one.claim else None,
        "coverage": coverage(network, one.coverage) if one.coverage else None,
    }


def frequency_claim(network: Network, one: FrequencyClaim) -> Data:
    """A stated weekly frequency with its scope; counted ones stand elsewhere."""
    return {
        "label": one.label,
        "first": when(one.first),
        "last": when(one.last),
        "origin": one.origin,
        "destination": one.destination,
        "scope": one.scope,
        "carriers": sorted(one.carriers),
        "weekly": one.weekly,
        "stage": one.stage,
        "direction": one.direction or None,
        "side": one.side or None,
        "basis": one.basis,
        "source": source(one.mark, network.as_of),
    }
