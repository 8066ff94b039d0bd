"""What a state of knowledge holds of each service: its legs, their dates, where it is complete.

A service is a carrier on a route through time, under today's station codes. Promises are no part
of it: a reported leg known before its first date is told by the ledger of promises alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from routes.coverage import Route, speaks
from routes.evidence import derive
from routes.model import Alias, Basis, Bound, Coverage, Evidence, Leg
from routes.promises import known_before
from routes.spans import supported_span
from routes.store import Facts

DAY = timedelta(days=1)
SCHEDULED = (Basis.FILED, Basis.REPORTED)

Service = tuple[str, str, str]
"""Carrier, origin, destination."""


@dataclass(frozen=True, slots=True)
class Held:
    """A leg with the dates its row supports; `stated` is the last date that its source gave."""

    leg: Leg
    first: date
    last: date
    stated: date


def today_codes(route: Route, aliases: Mapping[str, Alias]) -> Route:
    """A route under the codes of today: TSE is NQZ."""
    origin, destination = (aliases[c].station if c in aliases else c for c in route)
    return origin, destination


def held(leg: Leg) -> Held | None:
    """The leg with its supported dates; None where it is no schedule, or a promise, or undated."""
    span = supported_span(leg)
    if span is None or leg.basis not in SCHEDULED or known_before(leg):
        return None
    first, last, extended = span
    stated = leg.last.earliest if leg.last else first
    return Held(leg, first, last, stated if extended else last)


class Holdings:
    """The schedule legs of one state of knowledge, by service."""

    def __init__(self, facts: Facts, aliases: Mapping[str, Alias]) -> None:
        self.facts = facts
        self.aliases = aliases
        self.services: dict[Service, list[Held]] = defaultdict(list)
        for leg in facts.legs:
            one = held(leg)
            if one:
                self.services[self.service(leg)].append(one)
        for service, legs in self.services.items():
            self.services[service] = _from_then_on(legs)
        self._complete = [c for c in facts.coverage if c.complete and c.first and c.last]
        self._seen: set[Service] = {*self.services, *self._listed()}
        self._evidence: dict[tuple[str, frozenset[str]], list[Evidence]] = defaultdict(list)
        for sign in derive(facts):
            ends = frozenset(today_codes((sign.origin, sign.destination), aliases))
            self._evidence[sign.carrier, ends].append(sign)
        self.promised = {self.service(leg) for leg in facts.legs if known_before(leg)}

    def service(self, leg: Leg) -> Service:
        """The service a leg belongs to."""
        return leg.carrier, *today_codes(leg.route, self.aliases)

    def _listed(self) -> Iterator[Service]:
        for pair in self.facts.sightings:
            yield pair.carrier, pair.station_a, pair.station_b

    def last_seen(self, service: Service) -> date | None:
        """The latest day on which anything shows the service, in either direction."""
        carrier, *ends = service
        return max(
            (e.on_date for e in self._evidence.get((carrier, frozenset(ends)), ())), default=None
        )

    def seen(self, service: Service) -> bool:
        """Whether anything shows that the carrier ever served these two stations."""
        carrier, origin, destination = service
        both = {service, (carrier, destination, origin)}
        return bool(both & self._seen) or self.last_seen(service) is not None

    def at(self, service: Service, first: date, last: date) -> tuple[Leg, ...]:
        """The legs in force on all days from `first` to `last`, each flight's day once.

        Filed rows go before reported ones, stated dates before dates that are only supported,
        later knowledge before earlier.
        """
        found = [h for h in self.services.get(service, ()) if h.first <= first and last <= h.last]
        found = [h for h in found if last <= h.stated or not _replaced(h, found, last)]
        found = [h for h in found if h.leg.basis is Basis.FILED] or found
        found.sort(key=lambda h: (h.leg.mark.known_from, h.first), reverse=True)
        return _once(h.leg for h in found)

    def latest(self, service: Service, before: date) -> tuple[tuple[Leg, ...], date] | None:
        """The legs in force last before a day, and the last day on which they were."""
        begun = [h for h in self.services.get(service, ()) if h.first < before]
        if not begun:
            return None
        end = max(min(h.last, before - DAY) for h in begun)
        return self.at(service, end, end), end

    def complete(self, service: Service, first: date, last: date) -> Coverage | None:
        """A coverage that speaks for this service, complete, on all days of a span."""
        carrier, *ends = service
        pair, stations = (ends[0], ends[1]), self.facts.stations
        for one in self._complete:
            if one.carriers and carrier not in one.carriers:
                continue
            if speaks(one, pair, first, stations) and speaks(one, pair, last, stations):
                return one
        return None

    def edges(self, service: Service) -> set[date]:
        """The days on which what is held of a service, or how far, begins to be another."""
        found: set[date] = set()
        for one in self.services.get(service, ()):
            found |= {one.first, one.last + DAY, one.stated + DAY}
        for cover in self._complete:
            assert cover.first
            assert cover.last
            found |= {cover.first, cover.last + DAY}
        return found

    def covers(self) -> set[tuple[str, date | None, date | None]]:
        """The complete coverages, to see which are new."""
        return {(c.name, c.first, c.last) for c in self._complete}

    def departures(self, service: Service, days: Iterable[date]) -> int:
        """Counted departures of filed legs on some days."""
        legs = [h for h in self.services.get(service, ()) if h.leg.basis is Basis.FILED]
        return sum(len(_on(legs, day)) for day in days)


def _on(legs: list[Held], day: date) -> set[tuple[str, str]]:
    """The flights that depart on a day, each number once."""
    digit = str(day.isoweekday())
    found = [h for h in legs if h.first <= day <= h.last and _in_turn(h, day)]
    return {
        (h.leg.number, h.leg.days_basis)
        for h in found
        if digit in h.leg.days and (day <= h.stated or not _replaced(h, found, day))
    }


def _replaced(one: Held, others: Iterable[Held], day: date) -> bool:
    """Whether a row that is only supported on a day meets one that states it: of its own flight,
    or of a source that speaks no earlier."""
    return any(
        day <= other.stated
        and (
            other.leg.number == one.leg.number
            if other.leg.mark.source == one.leg.mark.source
            else other.leg.mark.known_from >= one.leg.mark.known_from
        )
        for other in others
    )


def _in_turn(one: Held, day: date) -> bool:
    if one.leg.every == 1:
        return True
    weeks = ((day - DAY * day.weekday()) - (one.first - DAY * one.first.weekday())).days // 7
    return weeks % one.leg.every == 0


def _once(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Each flight number's day with the first leg that has it."""
    taken: set[tuple[str, str, str]] = set()
    found = []
    for leg in legs:
        days = "".join(d for d in leg.days if (leg.number, leg.days_basis, d) not in taken)
        if days or not leg.days:
            taken |= {(leg.number, leg.days_basis, d) for d in days}
            found.append(leg if days == leg.days else replace(leg, days=days))
    return tuple(sorted(found, key=lambda leg: (leg.number, leg.days, leg.dep_local or -1)))


def _from_then_on(legs: list[Held]) -> list[Held]:
    """A row that took another's place in a feed speaks from the day it did so.

    Feeds state whole seasons, so that a row filed in December also names October; the days before
    stay as the row before it had them, which ends on the day before.
    """
    exact = [h for h in legs if h.leg.last_bound is Bound.EXACT]
    ends = {(h.leg.mark.feed, h.leg.number, h.last) for h in exact}
    return [
        replace(h, first=known)
        if h.first < (known := h.leg.mark.known_from) <= h.last
        and (h.leg.mark.feed, h.leg.number, known - DAY) in ends
        else h
        for h in legs
    ]
