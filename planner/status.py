"""What is known of a route on a date: one of seven statuses, with its evidence.

The rules are those of the domain: a filed leg or evidence dated on or after the day shows a route
operating; a promise is announced until evidence keeps it; suspended needs a statement or complete
coverage; where nothing speaks, the status is unknown with the last known pattern.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from planner.network import Network
from planner.patterns import Pattern
from planner.tell import short_day, when_text
from routes.coverage import Route
from routes.model import Basis, Claim, Coverage, Evidence, Kind
from routes.promises import Promise, State, announced_day

YEAR = timedelta(days=365)


class Status(StrEnum):
    """The seven, best first: the order in which one route speaks for a pair of cities."""

    OPERATING = "operating"
    FILED_FUTURE = "filed_future"
    ANNOUNCED_DATED = "announced_dated"
    ANNOUNCED_UNDATED = "announced_undated"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    NEVER_SEEN = "never_seen"


@dataclass(frozen=True)
class RouteStatus:
    """Status of one route on one date, and what says so."""

    route: Route
    day: date
    status: Status
    because: str
    patterns: list[Pattern] = field(default_factory=list)
    evidence: Evidence | None = None
    promise: Promise | None = None
    claim: Claim | None = None
    coverage: Coverage | None = None


def status_on(network: Network, route: Route, day: date) -> RouteStatus:
    """The status of a route on a date as known at the network's `as_of`."""
    rules = (
        _filed,
        _confirmed_report,
        _evidence_reaches,
        _promised_by_day,
        _complete_coverage,
        _stopped,
        _promised_vaguely,
    )
    for rule in rules:
        found = rule(network, route, day)
        if found:
            return found
    return _unknown(network, route, day)


def _unknown(network: Network, route: Route, day: date) -> RouteStatus:
    covering = network.coverage(route, day)
    because = (
        "the sources that speak of this date are samples; they say nothing of what they do not name"
        if covering
        else "no schedule held covers this date"
    )
    return RouteStatus(route, day, Status.UNKNOWN, because)


def _filed(network: Network, route: Route, day: date) -> RouteStatus | None:
    legs = [
        p
        for p in network.patterns(route)
        if p.leg.basis is Basis.FILED
        and p.covers(day)
        and not _stopped_since(network, route, p, day)
    ]
    if not legs:
        return None
    future = all(p.begins > network.as_of for p in legs)
    status = Status.FILED_FUTURE if future else Status.OPERATING
    beyond = all(p.stated_last and day > p.stated_last for p in legs)
    because = "a filed timetable covers the date"
    if beyond:
        because = (
            "a filed timetable that gives its last date only as 'at least' reaches the date "
            "by the end of its season"
        )
    return RouteStatus(route, day, status, because, patterns=legs)


def _stopped_since(network: Network, route: Route, pattern: Pattern, day: date) -> bool:
    """Whether the carrier's stop was told after its filing and is in force on the day."""
    return any(
        stop.mark.known_from > pattern.leg.mark.known_from
        and _names(stop, pattern.leg.carrier)
        and _in_force(network, route, stop, pattern.leg.carrier, day)
        for stop in network.stops(route)
    )


def _confirmed_report(network: Network, route: Route, day: date) -> RouteStatus | None:
    legs = [
        p
        for p in network.patterns(route)
        if p.leg.basis is Basis.REPORTED and not p.promised and p.covers(day) and p.is_schedule
    ]
    legs = [p for p in legs if not _stopped_since(network, route, p, day)]
    if not legs:
        return None
    because = "a reported timetable, confirmed by evidence or told after it began, covers the date"
    evidence = _later_evidence(network, route, legs[0].leg.carrier, legs[0].begins)
    return RouteStatus(route, day, Status.OPERATING, because, patterns=legs, evidence=evidence)


def _later_evidence(network: Network, route: Route, carrier: str, day: date) -> Evidence | None:
    return next(
        (e for e in pair_evidence(network, route) if e.carrier == carrier and e.on_date >= day),
        None,
    )


def pair_evidence(network: Network, route: Route) -> list[Evidence]:
    """Evidence of a route and its opposite, oldest first: one direction settles both."""
    both = [*network.evidence.get(route, ()), *network.evidence.get(route[::-1], ())]
    return sorted(both, key=lambda e: e.on_date)


def _evidence_reaches(network: Network, route: Route, day: date) -> RouteStatus | None:
    """Evidence dated on or after the day, of a service that had begun by then without a stop."""
    for evidence in pair_evidence(network, route):
        if evidence.on_date < day:
            continue
        begun = _service_began(network, route, evidence)
        if begun <= day:
            because = (
                f"seen in service on {short_day(evidence.on_date)}, a service that began by "
                f"{short_day(begun)}"
            )
            return RouteStatus(route, day, Status.OPERATING, because, evidence=evidence)
    return None


def _service_began(network: Network, route: Route, evidence: Evidence) -> date:
    """The first known date of the service that the evidence shows, not across a stated stop."""
    carrier = evidence.carrier
    starts = [
        p.begins
        for r in (route, route[::-1])
        for p in network.patterns(r)
        if p.leg.carrier == carrier and p.is_schedule
    ]
    starts += [e.on_date for e in pair_evidence(network, route) if e.carrier == carrier]
    for promise in network.route_promises(route):
        fits = not promise.carriers or carrier in promise.carriers
        if promise.is_start and fits and promise.state is State.KEPT and promise.due:
            starts.append(promise.due.latest)
    stopped = [
        stop.effective.latest
        for stop in network.stops(route)
        if stop.effective and _names(stop, carrier) and stop.effective.earliest <= evidence.on_date
    ]
    # A stop also parts the service on the day it was stated of: it was still stopped then.
    stopped += [
        announced_day(stop)
        for stop in network.stops(route)
        if _names(stop, carrier) and announced_day(stop) < evidence.on_date
    ]
    after = max(stopped, default=date.min)
    return min((s for s in starts if after < s <= evidence.on_date), default=evidence.on_date)


def _promised_by_day(network: Network, route: Route, day: date) -> RouteStatus | None:
    """An open promise whose day is named and has come by the asked date."""
    for promise in reversed(network.route_promises(route)):
        if not (promise.is_start and promise.is_open and promise.due and promise.due.day):
            continue
        if promise.due.latest > day or shown_since(network, route, promise):
            continue
        if promise.state is State.DUE and network.complete(route, day):
            continue
        because = f"announced for {when_text(promise.due)}"
        if promise.state is State.DUE:
            because += ", due since then and not confirmed by any evidence held"
        elif promise.state is State.FILED:
            because += ", and filed"
        return RouteStatus(route, day, Status.ANNOUNCED_DATED, because, promise=promise)
    return None


def shown_since(network: Network, route: Route, promise: Promise) -> bool:
    """Whether any carrier was seen on the route after the promise was made."""
    return any(e.on_date >= promise.announced_on for e in pair_evidence(network, route))


def _complete_coverage(network: Network, route: Route, day: date) -> RouteStatus | None:
    coverage = network.complete(route, day)
    if not coverage:
        return None
    if network.traces(route):
        because = f"{coverage.name} is complete for this date and has no such route"
        return RouteStatus(route, day, Status.SUSPENDED, because, coverage=coverage)
    because = f"{coverage.name} is complete for this date, and nothing held ever showed the route"
    return RouteStatus(route, day, Status.NEVER_SEEN, because, coverage=coverage)


def _names(stop: Claim, carrier: str) -> bool:
    return not stop.carriers or carrier in stop.carriers


def _stopped(network: Network, route: Route, day: date) -> RouteStatus | None:
    """Suspended only if every carrier known on the route about the time of the stop is."""
    said = [s for s in network.stops(route) if s.effective and s.effective.latest <= day]
    for stop in sorted(said, key=announced_day, reverse=True):
        named = stop.carriers or frozenset({""})
        carriers = named | _flying_about(network, route, stop)
        if all(_any_stop(network, route, said, c, day) for c in carriers):
            assert stop.effective
            who = ", ".join(sorted(stop.carriers)) or "every carrier"
            because = (
                f"{stop.announced_by} said on {short_day(announced_day(stop))} that {who} "
                f"stopped {'on' if stop.effective.day else 'in'} {when_text(stop.effective)}"
            )
            return RouteStatus(route, day, Status.SUSPENDED, because, claim=stop)
    return None


def _any_stop(network: Network, route: Route, said: list[Claim], carrier: str, day: date) -> bool:
    return any(_names(s, carrier) and _in_force(network, route, s, carrier, day) for s in said)


def _flying_about(network: Network, route: Route, stop: Claim) -> set[str]:
    """Carriers with any trace on the route within a year before the stop, or after it."""
    assert stop.effective
    since = stop.effective.earliest - YEAR
    carriers = {e.carrier for e in pair_evidence(network, route) if e.on_date >= since}
    for r in (route, route[::-1]):
        carriers |= {
            p.leg.carrier for p in network.patterns(r) if p.until >= since and not p.promised
        }
        for claim in network.claims.get(r, ()):
            flying = claim.kind is Kind.DECREASE or bool(claim.weekly_before)
            if flying and since <= announced_day(claim) <= stop.effective.latest:
                carriers |= claim.carriers
    return carriers


def _in_force(network: Network, route: Route, stop: Claim, carrier: str, day: date) -> bool:
    """From its effective date until evidence or the day of a later promise ends it."""
    if stop.effective is None or stop.effective.latest > day:
        return False
    told = announced_day(stop)
    for evidence in pair_evidence(network, route):
        same = not carrier or evidence.carrier == carrier
        if same and stop.effective.latest < evidence.on_date and told <= evidence.on_date <= day:
            return False
    for promise in network.route_promises(route):
        fits = not carrier or not promise.carriers or carrier in promise.carriers
        if promise.is_start and fits and promise.due and told < promise.due.latest <= day:
            return False
    return True


def _promised_vaguely(network: Network, route: Route, day: date) -> RouteStatus | None:
    """An open promise without a day: a season, a month, or no date at all.

    Where another promise names a later day, that day is what is known of the beginning.
    """
    promised = [p for p in network.route_promises(route) if p.is_start and p.is_open]
    if any(p.due and p.due.day and p.due.latest > day for p in promised):
        return None
    # The better dated, then the oftener told promise speaks first.
    for promise in sorted(promised, key=lambda p: (p.due is None, -len(p.claims))):
        if promise.due and promise.due.day:
            continue
        begins = promise.due.earliest if promise.due else network.as_of
        if day < begins or shown_since(network, route, promise):
            continue
        if promise.due:
            because = f"announced for {when_text(promise.due)}, no day named"
        else:
            because = "announced without a date"
        return RouteStatus(route, day, Status.ANNOUNCED_UNDATED, because, promise=promise)
    return None
