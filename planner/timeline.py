"""The years of a route as dated points: what was announced, due, filed, seen, stopped and listed.

Each point is a date as exactly as it is known, a sentence and a source. Newest first; what has no
date at all stands last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.patterns import Pattern
from planner.status import pair_evidence
from routes.coverage import Route
from routes.model import Basis, Claim, Evidence, Kind, Leg, Mark
from routes.periods import When, day_when
from routes.promises import Promise, State

KINDS = {
    "announced": ("┅", "announced"),
    "due": ("┅", "due"),
    "kept": ("━", "kept"),
    "evidence": ("━", "evidence"),
    "filed": ("━", "filed timetable"),
    "reported": ("◐", "reported timetable"),
    "single": ("●", "single date"),
    "stopped": ("╌", "stopped"),
    "claimed": ("·", "claimed"),
    "listed": ("?", "listed"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """Something of a route at a time. `kind` is a key of KINDS."""

    when: When | None
    kind: str
    sentence: str
    mark: Mark | None


def timeline(network: Network, route: Route) -> list[Data]:
    """The points of a route, both directions, newest first."""
    return network.keep(lambda: _timeline(network, route), "timeline", route)


def _timeline(network: Network, route: Route) -> list[Data]:
    points = [
        *_promised(network, route),
        *_claimed(network, route),
        *_periods(network, route),
        *_seen(network, route),
        *_listed(network, route),
    ]
    unique = {(p.when and p.when.text, p.kind, p.sentence): p for p in points}
    ordered = sorted(unique.values(), key=_age, reverse=True)
    return [
        {
            "when": data.when(p.when),
            "kind": p.kind,
            "sentence": p.sentence,
            "source": data.source(p.mark, network.as_of) if p.mark else None,
        }
        for p in ordered
    ]


def _age(point: Point) -> tuple[date, date]:
    if point.when is None:
        return date.min, date.min
    return point.when.earliest, point.when.latest


def _promised(network: Network, route: Route) -> Iterator[Point]:
    """Each promise as it was announced, was due, and what became of it."""
    for promise in network.route_promises(route):
        for claim in promise.claims:
            yield _announced(network, claim)
        what = f"{tell.kind_text(promise.kind)} {promise.origin}–{promise.destination}"
        mark = promise.claims[-1].mark if promise.claims else None
        if promise.due:
            who = tell.carriers_text(network, promise.carriers)
            state = _became(promise)
            yield Point(promise.due, "due", f"Due: {what}, {who}; {state}.", mark)
        if promise.first_evidence:
            seen = promise.first_evidence
            text = f"First evidence that the {what} of {_told(promise)} was kept: {_sign(seen)}."
            yield Point(day_when(seen.on_date), "kept", text, seen.mark)


def _told(promise: Promise) -> str:
    told = promise.announced
    return tell.short_day(told.day) if told.day else tell.when_text(told)


def _became(promise: Promise) -> str:
    if promise.state is State.KEPT and promise.first_evidence:
        return f"kept, first evidence {tell.short_day(promise.first_evidence.on_date)}"
    if promise.state is State.FILED:
        return "filed, not seen yet"
    return str(promise.state).replace("-", ", ")


def _announced(network: Network, claim: Claim) -> Point:
    who = claim.announced_by or tell.site(claim.mark.source)
    text = f"{who} announced: {tell.claim_text(network, claim)}."
    return Point(claim.announced_on or claim.mark.known_on, "announced", text, claim.mark)


def _claimed(network: Network, route: Route) -> Iterator[Point]:
    """Claims that are no promise: stops on the day they took effect, all others as told."""
    promised = {c.id for p in network.route_promises(route) for c in p.claims}
    for claim in network.facts.claims:
        if claim.id in promised or claim.scope != "route" or not _is_of(network, claim, route):
            continue
        who = claim.announced_by or tell.site(claim.mark.source)
        told = tell.when_text(claim.announced_on) if claim.announced_on else "a day not known"
        if claim.kind is Kind.SUSPEND and claim.effective:
            stopped = tell.carriers_text(network, claim.carriers)
            text = f"Stop of {claim.origin}–{claim.destination}, {stopped}; said by {who}, {told}."
            yield Point(claim.effective, "stopped", text, claim.mark)
        else:
            text = f"{who}: {tell.claim_text(network, claim)}."
            yield Point(claim.announced_on or claim.effective, "claimed", text, claim.mark)


def _is_of(network: Network, claim: Claim, route: Route) -> bool:
    return any(
        network.is_place(claim.origin, here) and network.is_place(claim.destination, there)
        for here, there in (route, route[::-1])
    )


def _periods(network: Network, route: Route) -> Iterator[Point]:
    """Timetables from the day they begin; single dates as they are."""
    for way in (route, route[::-1]):
        for pattern in network.patterns(way):
            leg = pattern.leg
            if pattern.is_schedule:
                kind = "filed" if leg.basis is Basis.FILED else "reported"
                yield Point(leg.first or leg.last, kind, _period_text(network, pattern), leg.mark)
            elif leg.basis is Basis.ROSTERED:
                text = f"Rostered: {tell.pattern_text(network, pattern)}, {'–'.join(way)}."
                yield Point(leg.first or leg.last, "single", text, leg.mark)
            elif _is_coarse(leg):
                text = f"{leg.flight} {'–'.join(way)}, seen, no day told."
                yield Point(leg.first or leg.last, "evidence", text, leg.mark)


def _is_coarse(leg: Leg) -> bool:
    """Whether a row shows its flight in a month or a season, and on no day."""
    when = leg.last or leg.first
    return when is not None and when.day is None


def _period_text(network: Network, pattern: Pattern) -> str:
    leg = pattern.leg
    lead = "Announced timetable" if pattern.promised else f"{str(leg.basis).capitalize()} timetable"
    return f"{lead} {leg.origin}–{leg.destination}: {tell.pattern_text(network, pattern)}."


def _seen(network: Network, route: Route) -> Iterator[Point]:
    """Evidence that did not settle a promise; that of filed rows once a day and source."""
    filed: dict[tuple[date, str], list[Evidence]] = {}
    kept = [p.first_evidence for p in network.route_promises(route)]
    for one in pair_evidence(network, route):
        if one in kept:
            continue
        if one.kind == str(Basis.FILED):
            filed.setdefault((one.on_date, tell.site(one.mark.source)), []).append(one)
        else:
            yield Point(day_when(one.on_date), "evidence", f"{_sign(one)}.", one.mark)
    for (on, _), signs in filed.items():
        flights = ", ".join(dict.fromkeys(e.carrier + e.number for e in signs))
        text = f"{flights} in the filed timetable as captured that day."
        yield Point(day_when(on), "evidence", text, signs[0].mark)


def _sign(one: Evidence) -> str:
    return f"{one.carrier}{one.number} {one.origin}–{one.destination}, {one.what}"


def _listed(network: Network, route: Route) -> Iterator[Point]:
    for seen in network.sightings.get(route, ()):
        name = network.carrier_name(seen.carrier)
        text = f"{name} listed for {tell.listed_text(seen)}, without days or times."
        yield Point(seen.mark.known_on, "listed", text, seen.mark)
