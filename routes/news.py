"""Differences beside the schedule rows: evidence, listings, statements, promises, time.

What speaks only of days over a year before the earlier state is history that was learned late: it
is counted, not told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from routes.changes import coverage_ends, steps
from routes.coverage import Route
from routes.holdings import today_codes
from routes.model import Basis, Change, ChangeKind, Claim, Evidence, Kind, Leg, Sighting
from routes.promises import Promise, known_before, promises
from routes.settle import as_change, moves
from routes.store import Facts
from routes.stretches import LONG_GONE, Sides

DAY = timedelta(days=1)
T = TypeVar("T", Leg, Claim, Evidence, Sighting)
_OF_CLAIMS = ("announced", "window", "dated", "frequency")
_STATED = {
    Kind.SUSPEND: ChangeKind.SUSPENDED,
    Kind.DECREASE: ChangeKind.FREQUENCY_DOWN,
    Kind.INCREASE: ChangeKind.FREQUENCY_UP,
    Kind.RETIME: ChangeKind.RETIMED,
    Kind.EQUIPMENT: ChangeKind.EQUIPMENT,
}


def bare(one: T) -> T:
    """A row as its content: without the store's number and the day it was closed on."""
    kept: dict[str, Any] = {"mark": replace(one.mark, known_until=None)}
    if is_dataclass(one) and any(f.name == "id" for f in fields(one)):
        kept["id"] = 0
    return replace(one, **kept)


def came(before: Iterable[T], after: Iterable[T]) -> list[T]:
    """The rows of the later state that the earlier has not."""
    known = {bare(one) for one in before}
    return [one for one in after if bare(one) not in known]


def news(before: Facts, after: Facts, sides: Sides, told: set[Route]) -> Iterator[Change]:
    """Everything but the schedule rows; `told` are the routes whose rows are told already."""
    singles = [leg for leg in came(before.legs, after.legs) if _is_single(leg)]
    yield from _single_dates(singles, sides)
    for seen in came(before.evidence, after.evidence):
        if _is_late(seen.on_date, sides):
            continue
        yield _evidence(seen)
    yield from _listings(came(before.sightings, after.sightings), sides)
    sides.suppressed["dropped"] += _dropped(before, after)
    ledger = promises(after)
    yield from _statements(before, after, ledger, sides)
    yield from _moves(before, after, ledger, sides)
    if before.as_of < after.as_of:
        yield from _by_time(before, after, told)


def _dropped(before: Facts, after: Facts) -> int:
    """Dates, evidence, listings and claims of the earlier state that the later has not."""
    gone = [leg for leg in came(after.legs, before.legs) if _is_single(leg)]
    return (
        len(gone)
        + len(came(after.evidence, before.evidence))
        + len(came(after.sightings, before.sightings))
        + len(came(after.claims, before.claims))
    )


def _is_single(leg: Leg) -> bool:
    return leg.basis in (Basis.OBSERVED, Basis.ROSTERED)


def _is_late(day: date | None, sides: Sides) -> bool:
    """Whether a day lies so far back that learning of it is no change; counted."""
    late = day is not None and day < sides.start - LONG_GONE
    sides.suppressed["past"] += late
    return late


def _single_dates(legs: list[Leg], sides: Sides) -> Iterator[Change]:
    """Flights seen or rostered on single dates, one change for each flight."""
    flights: dict[tuple[Route, str, Basis], list[Leg]] = defaultdict(list)
    for leg in legs:
        when = leg.last or leg.first
        if not _is_late(when.latest if when else None, sides):
            flights[today_codes(leg.route, sides.now.aliases), leg.flight, leg.basis].append(leg)
    for (route, flight, basis), found in flights.items():
        dates = sorted({_dates(leg) for leg in found})
        rostered = basis is Basis.ROSTERED
        first = found[0].first or found[0].last
        yield Change(
            kind=str(ChangeKind.LISTED if rostered else ChangeKind.EVIDENCE),
            carrier=found[0].carrier,
            origin=route[0],
            destination=route[1],
            on_date=first.earliest if first else found[0].mark.known_from,
            before="",
            after=f"{flight} {', '.join(dates)}",
            now=tuple(found),
            sources=tuple(dict.fromkeys(leg.mark.source for leg in found)),
            told=(("single", str(basis)), ("dates", " ".join(dates)), ("flight", flight)),
        )


def _dates(leg: Leg) -> str:
    ends = [when.text for when in (leg.first, leg.last) if when]
    return "/".join(dict.fromkeys(ends)) or "?"


def _evidence(seen: Evidence) -> Change:
    flight = seen.carrier + seen.number
    return Change(
        kind=str(ChangeKind.EVIDENCE),
        carrier=seen.carrier,
        origin=seen.origin,
        destination=seen.destination,
        on_date=seen.on_date,
        before="",
        after=f"{flight} {seen.kind} {seen.on_date}",
        sources=(seen.mark.source,),
        told=(("seen", seen.what), ("flight", flight)),
    )


def _listings(found: list[Sighting], sides: Sides) -> Iterator[Change]:
    for one in found:
        months = one.listed_for.split()
        latest = date.fromisoformat(f"{max(months)[:7]}-01") if months else None
        if _is_late(latest, sides):
            continue
        yield Change(
            kind=str(ChangeKind.LISTED),
            carrier=one.carrier,
            origin=one.station_a,
            destination=one.station_b,
            on_date=one.mark.known_from,
            before="",
            after=" ".join(months),
            sources=(one.mark.source,),
            told=(("months", " ".join(months)), ("mode", one.listed_mode)),
        )


def _statements(
    before: Facts, after: Facts, ledger: list[Promise], sides: Sides
) -> Iterator[Change]:
    """Claims that are no promise: a stop, a cut, a right, a start of the past."""
    promised = {claim.id for promise in ledger for claim in promise.claims}
    for claim in came(before.claims, after.claims):
        when = claim.effective or claim.announced_on
        if claim.id in promised or claim.kind in (Kind.WITHDRAW, Kind.POSTPONE):
            continue
        if _is_late(when.latest if when else None, sides):
            continue
        now = claim.weekly_after
        yield Change(
            kind=str(_STATED.get(claim.kind, ChangeKind.STATED)),
            carrier=" ".join(sorted(claim.carriers)),
            origin=claim.origin,
            destination=claim.destination,
            on_date=when.earliest if when else claim.mark.known_from,
            before="" if claim.weekly_before is None else str(claim.weekly_before),
            after=f"{'' if now is None else now} {when.text if when else ''}".strip(),
            sources=(claim.mark.source,),
            told=(
                ("stated", str(claim.kind)),
                ("by", claim.announced_by),
                ("when", when.text if when else ""),
                ("weekly", "" if now is None else str(now)),
            ),
        )


def _moves(before: Facts, after: Facts, ledger: list[Promise], sides: Sides) -> Iterator[Change]:
    """What the two states differ in of each promise, as the ledger tells it."""
    known = _numbered(promises(before))
    heard = {bare(claim) for claim in before.claims}
    for key, promise in _numbered(ledger).items():
        new = any(bare(claim) not in heard for claim in promise.claims)
        new = new or not promise.claims
        for move in moves(known.get(key), promise):
            if move.kind in _OF_CLAIMS and not new:
                # The same claims joined in another way: no one said anything.
                sides.suppressed["regrouped"] += 1
                continue
            yield as_change(promise, move, after.as_of, _sources(promise))


def _sources(promise: Promise) -> tuple[str, ...]:
    """What decided the state of a promise; where only time did, its last word."""
    if promise.first_evidence:
        return (promise.first_evidence.mark.source,)
    if promise.filed:
        return (promise.filed.mark.source,)
    marks = [one.mark for one in promise.claims] or [one.mark for one in promise.legs]
    return (marks[-1].source,)


def _numbered(ledger: Iterable[Promise]) -> dict[tuple[str, int], Promise]:
    """Promises by key; of those that share one, by their turn."""
    found: dict[tuple[str, int], Promise] = {}
    for promise in ledger:
        turn = sum(1 for key, _ in found if key == promise.key)
        found[promise.key, turn] = promise
    return found


def _by_time(before: Facts, after: Facts, told: set[Route]) -> Iterator[Change]:
    """What came between the two days without a new row: steps of a schedule, ends of coverage."""
    for row in steps(after, before.as_of + DAY):
        on = date.fromisoformat(row["on_date"])
        if on <= after.as_of and (row["origin"], row["destination"]) not in told:
            yield _of_row(row, on, ("step", row["after"].split()[0]))
    for row in coverage_ends(after, after.as_of):
        on = date.fromisoformat(row["on_date"])
        if before.as_of < on <= after.as_of:
            filed = [leg for leg in after.legs if leg.basis is Basis.FILED]
            route = (row["origin"], row["destination"])
            cited = tuple(dict.fromkeys(leg.mark.source for leg in filed if leg.route == route))
            yield replace(_of_row(row, on, ("filed_until", row["after"])), sources=cited)


def _of_row(row: dict[str, Any], on: date, told: tuple[str, str]) -> Change:
    return Change(
        kind=row["kind"],
        carrier=row["carriers"],
        origin=row["origin"],
        destination=row["destination"],
        on_date=on,
        before=row["before"],
        after=row["after"],
        sources=(row["moved_by"],),
        told=(told,),
    )


def is_promise_row(leg: Leg) -> bool:
    """A row that the ledger tells and the schedule does not."""
    return known_before(leg)
