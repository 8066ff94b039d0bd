"""Claims of one future event joined into a promise, and the state it is in.

Several announcements of one event (same cities, same kind, compatible carriers) are one promise.
It is announced, filed, kept, due-unconfirmed, lapsed or withdrawn: kept only by evidence dated on
or after the promised day; a promise whose day has passed is due-unconfirmed and lapses 180 days
later, though later evidence still keeps it; one without a day never lapses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from routes.evidence import derive
from routes.model import STARTS, Basis, Claim, Evidence, Kind, Leg
from routes.periods import When, day_when, runs_on
from routes.store import Facts

LAPSE = timedelta(days=180)
DAY = timedelta(days=1)
_PROMISED = (*STARTS, Kind.INCREASE)


class State(StrEnum):
    """Where a promise stands."""

    ANNOUNCED = "announced"
    FILED = "filed"
    KEPT = "kept"
    DUE = "due-unconfirmed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


OPEN = (State.ANNOUNCED, State.FILED, State.DUE)


@dataclass(frozen=True)
class Promise:
    """One future event as claimed, and what has become of it at `as_of`."""

    key: str
    kind: Kind
    origin: str
    destination: str
    scope: str
    carriers: frozenset[str]
    claims: tuple[Claim, ...]
    legs: tuple[Leg, ...]  # reported before their first date: part of the promise
    announced_on: date  # the first day on which it may have been told
    as_of: date
    first_evidence: Evidence | None = None
    filed: Leg | None = None
    withdrawn_by: Claim | None = None
    succeeded_on: date | None = None  # a newer promise of the same event was announced

    @cached_property
    def due(self) -> When | None:
        """The promised time: the latest claimed day, else the latest coarser date."""
        postponed = [c for c in self.claims if c.kind is Kind.POSTPONE]
        claims = self.claims[self.claims.index(postponed[-1]) :] if postponed else self.claims
        dates = [c.effective for c in claims if c.effective]
        days = [w for w in dates if w.day]
        # Where announcement and leg differ on the day, the promise's day is the announced one.
        if not days:
            days = [leg.first for leg in self.legs if leg.first and leg.first.day]
        return days[-1] if days else dates[-1] if dates else None

    @property
    def announced(self) -> When:
        """When it was first told, as exactly as that is known; of a report, when it was known."""
        told = self.claims[0].announced_on if self.claims else None
        return told or day_when(self.announced_on)

    @property
    def weekly(self) -> tuple[int, int] | None:
        """Promised departures a week as (least, most), from the latest claim that says so."""
        for claim in reversed(self.claims):
            if claim.weekly_after is not None:
                return claim.weekly_after, claim.weekly_after_max or claim.weekly_after
        return None

    @property
    def window_start(self) -> date:
        """Evidence dated from this day on keeps the promise."""
        return max(self.due.earliest, self.announced_on) if self.due else self.announced_on

    @property
    def state(self) -> State:
        if self.first_evidence:
            return State.KEPT
        if self.withdrawn_by:
            return State.WITHDRAWN
        if self.filed:
            return State.FILED
        if self.due is None or self.as_of <= self.due.latest:
            return State.ANNOUNCED
        return State.DUE if self.as_of <= self.due.latest + LAPSE else State.LAPSED

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_start(self) -> bool:
        return self.kind in STARTS


def announced_day(claim: Claim) -> date:
    """The first day on which the claim may have been made."""
    return claim.announced_on.earliest if claim.announced_on else claim.mark.known_from


def promises(facts: Facts) -> list[Promise]:
    """Every promise as it stands at `facts.as_of`, oldest first."""
    ledger = _Ledger(facts)
    items: list[Claim | Leg] = [c for c in facts.claims if _is_promise(c)]
    items += [c for c in facts.claims if c.kind in (Kind.WITHDRAW, Kind.POSTPONE)]
    items += [leg for leg in facts.legs if known_before(leg)]
    # Of one day, claims come before the legs that give their days.
    for item in sorted(items, key=lambda i: (i.mark.known_from, isinstance(i, Leg), i.id)):
        ledger.enter(item)
    return [ledger.settled(p, facts.as_of) for p in ledger.promises]


def known_before(leg: Leg) -> bool:
    """A reported leg known before its first date: a promise, not a leg, until confirmed."""
    return (
        leg.basis is Basis.REPORTED
        and leg.first is not None
        and leg.mark.known_from < leg.first.earliest
    )


def _is_promise(claim: Claim) -> bool:
    """Future events of a route, or of a station with some station of a country."""
    if claim.kind not in _PROMISED or claim.scope not in ("route", "any"):
        return False
    return claim.effective is None or claim.effective.latest >= announced_day(claim)


class _Ledger:
    """Joins claims and legs to promises in the order in which they became known."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.promises: list[Promise] = []
        self._evidence: dict[frozenset[str], list[Evidence]] = {}
        self._filed: dict[frozenset[str], list[Leg]] = {}
        for one in derive(facts):
            for pair in self._pairs(one.origin, one.destination):
                self._evidence.setdefault(pair, []).append(one)
        for leg in facts.legs:
            if leg.basis is Basis.FILED:
                for pair in self._pairs(leg.origin, leg.destination):
                    self._filed.setdefault(pair, []).append(leg)

    def place(self, code: str) -> str:
        """City of a station; a country code stays itself."""
        station = self.facts.stations.get(code)
        return station.city_code if station else code

    def _pairs(self, origin: str, destination: str) -> Iterable[frozenset[str]]:
        """The unordered pairs a route answers for: city with city, city with country."""
        a, b = self.place(origin), self.place(destination)
        yield frozenset((a, b))
        for code, city in ((origin, b), (destination, a)):
            station = self.facts.stations.get(code)
            if station:
                yield frozenset((station.country, city))

    def pair(self, origin: str, destination: str) -> frozenset[str]:
        return frozenset((self.place(origin), self.place(destination)))

    def enter(self, item: Claim | Leg) -> None:
        index = self._match(item)
        if index is not None:
            self.promises[index] = self._joined(self.promises[index], item)
        elif isinstance(item, Leg):
            self._open(self._from_leg(item))
        elif item.kind in _PROMISED:
            self._open(self._from_claim(item))

    def _open(self, promise: Promise) -> None:
        """Add a promise; later evidence is its own and no longer that of its forerunners."""
        same = sum(p.key.partition("#")[0] == promise.key for p in self.promises)
        if same:  # two steps of one carrier told on one day are two promises
            promise = replace(promise, key=f"{promise.key}#{same + 1}")
        pair = self.pair(promise.origin, promise.destination)
        for index, older in enumerate(self.promises):
            if (
                older.kind is promise.kind
                and self.pair(older.origin, older.destination) == pair
                and _compatible(older.carriers, promise.carriers)
                and older.succeeded_on is None
            ):
                self.promises[index] = replace(older, succeeded_on=promise.announced_on)
        self.promises.append(promise)

    def _match(self, item: Claim | Leg) -> int | None:
        pair = self.pair(item.origin, item.destination)
        carriers = _carriers(item)
        for index in range(len(self.promises) - 1, -1, -1):
            promise = self.promises[index]
            if (
                self.pair(promise.origin, promise.destination) == pair
                and _kinds_join(promise, item)
                and _compatible(carriers, promise.carriers)
                and self._still_open(promise, item)
            ):
                return index
        return None

    def _still_open(self, promise: Promise, item: Claim | Leg) -> bool:
        effective = item.first if isinstance(item, Leg) else item.effective
        if effective and promise.due and effective.text == promise.due.text:
            return True
        return self.settled(promise, item.mark.known_from).is_open

    def _joined(self, promise: Promise, item: Claim | Leg) -> Promise:
        if isinstance(item, Leg):
            return replace(promise, legs=(*promise.legs, item))
        if item.kind is Kind.WITHDRAW:
            return replace(promise, withdrawn_by=item)
        both = promise.carriers & item.carriers
        carriers = both or promise.carriers or item.carriers
        # A new claim after a withdrawal opens the promise again.
        return replace(
            promise, claims=(*promise.claims, item), carriers=carriers, withdrawn_by=None
        )

    def _from_claim(self, claim: Claim) -> Promise:
        return Promise(
            key=self._key(claim.kind, claim),
            kind=claim.kind,
            origin=claim.origin,
            destination=claim.destination,
            scope=claim.scope,
            carriers=claim.carriers,
            claims=(claim,),
            legs=(),
            announced_on=announced_day(claim),
            as_of=self.facts.as_of,
        )

    def _from_leg(self, leg: Leg) -> Promise:
        return Promise(
            key=self._key(Kind.NEW_ROUTE, leg),
            kind=Kind.NEW_ROUTE,
            origin=leg.origin,
            destination=leg.destination,
            scope="route",
            carriers=frozenset((leg.carrier,)),
            claims=(),
            legs=(leg,),
            announced_on=leg.mark.known_from,
            as_of=self.facts.as_of,
        )

    def _key(self, kind: Kind, item: Claim | Leg) -> str:
        pair = "-".join(sorted(self.pair(item.origin, item.destination)))
        carriers = "+".join(sorted(_carriers(item))) or "any"
        return f"{kind}:{pair}:{carriers}:{item.mark.known_from}"

    def settled(self, promise: Promise, as_of: date) -> Promise:
        """The promise with the evidence and filings known at `as_of`."""
        now = replace(promise, as_of=as_of)
        pair = self.pair(promise.origin, promise.destination)
        evidence = next(
            (e for e in self._evidence.get(pair, ()) if self._keeps(now, e, as_of)), None
        )
        filings = [f for f in self._filed.get(pair, ()) if _files(now, f, as_of)]
        filed = min(filings, key=lambda f: f.mark.known_from, default=None)
        return replace(now, first_evidence=evidence, filed=filed)

    def _keeps(self, promise: Promise, evidence: Evidence, as_of: date) -> bool:
        if evidence.mark.known_from > as_of or evidence.on_date > as_of:
            return False
        if evidence.on_date < promise.window_start or not _carrier_fits(promise, evidence.carrier):
            return False
        if promise.succeeded_on and evidence.on_date >= promise.succeeded_on:
            return False
        if promise.kind is not Kind.INCREASE:
            return True
        return self._shows_increase(promise, evidence)

    def _shows_increase(self, promise: Promise, evidence: Evidence) -> bool:
        if promise.weekly is None:
            return False
        if evidence.weekly is not None:
            return evidence.weekly >= promise.weekly[0]
        legs = [
            leg
            for leg in self._filed.get(self.pair(evidence.origin, evidence.destination), ())
            if leg.route == (evidence.origin, evidence.destination)
            and _carrier_fits(promise, leg.carrier)
            and leg.first
            and leg.first.latest <= evidence.on_date
            and (not leg.last or leg.last.earliest >= evidence.on_date)
        ]
        return sum(len(leg.days) for leg in legs) >= promise.weekly[0]


def _carriers(item: Claim | Leg) -> frozenset[str]:
    return frozenset((item.carrier,)) if isinstance(item, Leg) else item.carriers


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Carriers of one event: unsaid, or with a carrier in common."""
    return not one or not other or bool(one & other)


def _carrier_fits(promise: Promise, carrier: str) -> bool:
    return not promise.carriers or carrier in promise.carriers


def _kinds_join(promise: Promise, item: Claim | Leg) -> bool:
    if isinstance(item, Leg) or item.kind in (Kind.WITHDRAW, Kind.POSTPONE):
        return True
    if item.kind is not promise.kind:
        return False
    if item.kind is Kind.INCREASE and item.weekly_after is not None and promise.weekly:
        return item.weekly_after == promise.weekly[0]  # another step is another event
    return True


def _files(promise: Promise, leg: Leg, as_of: date) -> bool:
    if leg.mark.known_from > as_of or not _carrier_fits(promise, leg.carrier):
        return False
    if promise.kind is Kind.INCREASE:
        return False
    if promise.succeeded_on and leg.mark.known_from >= promise.succeeded_on:
        return False
    return leg.last is None or leg.last.latest >= promise.window_start


def weekly_departures(legs: Iterable[Leg], monday: date) -> int:
    """Counted departures of these legs in the week that begins on `monday`.

    A flight number's day counts once: a row and the one that took its place may share a week.
    """
    flown = [
        (leg.flight, n) if leg.number else (leg.id, n)
        for leg in legs
        for n in range(7)
        if runs_on(
            monday + DAY * n,
            leg.first.latest if leg.first else date.max,
            leg.last.earliest if leg.last else date.max,
            leg.days,
            leg.every,
        )
    ]
    return len(set(flown))
