"""What others state of weekly frequencies: never counted, never averaged, each with its scope.

A statement has a direction, a side and carriers. `reconcile` converts it to departures a week one
way, of rights to those of one side, and joins statements of one fact: those whose figures agree,
and parts of one source that make up the whole. What differs stands side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from planner.network import Network
from planner.places import Place
from routes.model import Claim, FrequencyClaim, Kind, Mark, Station
from routes.periods import When

NEAR = timedelta(days=31)  # statements of one agreement are published so far apart at the most
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of a weekly number, as told. `change` is a bare '+16'."""

    kind: str  # 'count', or what a claim says will happen
    origin: str
    destination: str
    scope: str
    carriers: frozenset[str]  # empty: all together, or not said
    weekly: float | None
    before: float | None
    most: float | None
    change: float | None
    stage: str
    direction: str
    side: str
    when: When | None
    until: When | None
    label: str
    by: str
    said_on: When | None
    notes: str
    mark: Mark
    countries: frozenset[str] = frozenset()

    @property
    def is_rights(self) -> bool:
        """A permission, not a flight."""
        return self.stage == "rights"

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.origin, self.destination))

    @property
    def span(self) -> tuple[date, date] | None:
        """The days it may be about; a bare beginning is a point in time."""
        if self.when is None:
            return None
        return self.when.earliest, (self.until or self.when).latest

    @property
    def divisor(self) -> int:
        """What divides the number as told into one way, and of rights into one side."""
        return (2 if self.direction == "both" else 1) * (
            2 if self.is_rights and self.side == "both" else 1
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement, or parts of one that make up a whole, converted; and how, in words."""

    parts: tuple[Stated, ...]
    weekly: float | None
    before: float | None
    change: float | None
    words: str

    @property
    def lead(self) -> Stated:
        return self.parts[0]


@dataclass(frozen=True, slots=True)
class Fact:
    """Statements of one fact: departures a week one way, of rights those of one side."""

    readings: tuple[Reading, ...]
    weekly: float | None = field(init=False)
    before: float | None = field(init=False)

    def __post_init__(self) -> None:
        for name in ("weekly", "before"):
            known = (getattr(r, name) for r in self.readings)
            object.__setattr__(self, name, next((n for n in known if n is not None), None))

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every statement it rests on."""
        return tuple(s for r in self.readings for s in r.parts)

    @property
    def lead(self) -> Stated:
        return self.readings[0].lead

    @property
    def words(self) -> str:
        """The conversion in words, '' where the numbers stand as they were told."""
        told = [r.words for r in self.readings if r.words]
        if len(self.readings) == 1:
            return told[0] if told else ""
        result = figures(self.before, self.weekly, None)
        side = " for each side" if self.lead.is_rights else ""
        if not told:
            sources = len({r.lead.mark.source for r in self.readings})
            return f"told by {sources} sources: {result} a week" if sources > 1 else ""
        whole = [r.words or f"{_told(r.lead)} as it stands" for r in self.readings]
        return f"{'; '.join(whole)}: one fact, {result} a week one way{side}"


def number(value: float) -> str:
    """'7', '27.5'."""
    return f"{value:g}"


def figures(before: float | None, after: float | None, most: float | None) -> str:
    """'5 → 21', '21', '2 to 3'."""
    now = "not said" if after is None else number(after)
    if most is not None and most != after:
        now += f" to {number(most)}"
    return now if before is None else f"{number(before)} → {now}"


# -- reading facts ------------------------------------------------------------------------------


def of_claim(one: Claim, countries: frozenset[str] = frozenset()) -> Stated:
    """A claim of an announcement as a statement."""
    return Stated(
        kind=str(one.kind),
        origin=one.origin,
        destination=one.destination,
        scope=one.scope,
        carriers=one.carriers,
        weekly=one.weekly_after,
        before=one.weekly_before,
        most=one.weekly_after_max,
        change=None,
        stage=one.stage,
        direction=one.direction,
        side=one.side,
        when=one.effective,
        until=None,
        label="",
        by=one.announced_by,
        said_on=one.announced_on,
        notes=one.notes,
        mark=one.mark,
        countries=countries,
    )


def of_count(one: FrequencyClaim, countries: frozenset[str] = frozenset()) -> Stated:
    """A stated or published weekly number."""
    return Stated(
        kind="count",
        origin=one.origin,
        destination=one.destination,
        scope=one.scope,
        carriers=one.carriers,
        weekly=one.weekly,
        before=None,
        most=None,
        change=None,
        stage=one.stage,
        direction=one.direction,
        side=one.side,
        when=one.first,
        until=one.last,
        label=one.label,
        by=one.basis,
        said_on=one.mark.known_on,
        notes=one.notes,
        mark=one.mark,
        countries=countries,
    )


class _Codes:
    """The stations and countries that the codes of statements mean."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.members: dict[str, list[Station]] = defaultdict(list)
        for one in network.stations.values():
            for code in {one.city_code, one.country}:
                self.members[code].append(one)

    def stations(self, code: str) -> frozenset[str]:
        """The stations that a code means: those in use, if any is."""
        if code in self.network.stations:
            return frozenset((code,))
        members = [s.code for s in self.members.get(code, ())]
        return frozenset(s for s in members if s in self.network.after) or frozenset(members)

    def countries(self, *codes: str) -> frozenset[str]:
        """The countries of some codes; a country is its own."""
        found: set[str] = set()
        for code in codes:
            station = self.network.stations.get(code)
            members = [station] if station else self.members.get(code, ())
            found |= {s.country for s in members} or {code}
        return frozenset(found)


def stated_of(
    network: Network, origin: Place, destination: Place | None, carrier: str = ""
) -> dict[str, list[Stated]]:
    """Statements with a weekly number: of the 'same' pair, of a 'part' of it, of a 'whole' of
    which it is part; oldest first, undated ones last."""
    found: dict[str, list[Stated]] = {"same": [], "part": [], "whole": []}
    codes = _Codes(network)
    facts = network.facts
    told = [of_count(f, codes.countries(f.origin, f.destination)) for f in facts.frequency_claims]
    told += [
        of_claim(c, codes.countries(c.origin, c.destination))
        for c in facts.claims
        if _has_number(c)
    ]
    for one in told:
        relation = _relation(codes, one, origin, destination)
        if relation and (not carrier or not one.carriers or carrier in one.carriers):
            found[relation].append(one)
    for group in found.values():
        group.sort(key=_by_time)
    return found


def _by_time(one: Stated) -> tuple[date, date]:
    """By the last day on which it may begin, so that a year follows its months."""
    return (one.when.latest, one.when.earliest) if one.when else (date.max, date.max)


def _has_number(one: Claim) -> bool:
    return one.weekly_after is not None or (one.kind is Kind.SUSPEND and bool(one.weekly_before))


def _relation(codes: _Codes, one: Stated, origin: Place, destination: Place | None) -> str | None:
    here = frozenset(origin.stations)
    for a, b in ((one.origin, one.destination), (one.destination, one.origin)):
        near, far = codes.stations(a), codes.stations(b)
        if destination is None:
            if near <= here:
                return "part"
            continue
        there = frozenset(destination.stations)
        if (near, far) == (here, there):
            return "part" if one.scope in (OTHER, "any") else "same"
        if near <= here and far <= there:
            return "part"
        if near >= here and far >= there:
            return "whole"
    return None


# -- reconciliation -----------------------------------------------------------------------------


def reconcile(claims: Iterable[Stated]) -> list[Fact]:
    """Statements grouped by fact, in the order given; figures that differ are kept apart."""
    single = [_alone(one) for one in claims]
    taken: set[int] = set()
    sums: dict[int, list[Reading]] = {}
    for parts in _wholes([r.lead for r in single]):
        whole = _sum(parts)
        at = next((n for n, r in enumerate(single) if _one_fact(r, whole)), None)
        if at is not None and not taken & {id(p) for p in parts}:
            sums.setdefault(at, []).append(whole)
            taken |= {id(p) for p in parts}
    groups: list[list[Reading]] = []
    for n, reading in enumerate(single):
        if id(reading.lead) in taken:
            continue
        group = next((g for g in groups if _belongs(reading, g)), None)
        if group is None:
            group = []
            groups.append(group)
        group += [reading, *sums.get(n, [])]
    return [Fact(tuple(group)) for group in groups]


def _alone(one: Stated) -> Reading:
    """One statement converted to one way, of rights to one side."""
    by = one.divisor

    def part(value: float | None) -> float | None:
        return None if value is None else value / by

    before, weekly, change = part(one.before), part(one.weekly), part(one.change)
    if change is None and before is not None and weekly is not None:
        change = weekly - before
    return Reading((one,), weekly, before, change, _converted(one, before, weekly, change))


def _converted(
    one: Stated, before: float | None, weekly: float | None, change: float | None
) -> str:
    unit = _unit(one)
    if one.weekly is None and change is not None:
        return f"{change * one.divisor:+g} a week{unit} is {change:+g}"
    if one.divisor == 1:
        return f"{_told(one)} a week{unit}" if one.is_rights and one.side else ""
    side = " a side" if one.is_rights else " one way"
    return f"{_told(one)} a week{unit} is {figures(before, weekly, None)}{side}"


def _told(one: Stated) -> str:
    return figures(one.before, one.weekly, one.most)


def _unit(one: Stated) -> str:
    sides = {"both": " of both sides together", "one": " of one side"}
    ways = {"both": " of both directions together", "rotation": " of rotations"}
    return ways.get(one.direction, "") + sides.get(one.side, "")


def _wholes(claims: list[Stated]) -> Iterator[tuple[Stated, ...]]:
    """Parts of one source and day that make up a pair of countries: some routes, and all others."""
    for rest in claims:
        if rest.scope != OTHER or not rest.is_rights or rest.weekly is None:
            continue
        routes = [
            one
            for one in claims
            if one.scope == "route"
            and one.weekly is not None
            and one.countries == rest.countries
            and (one.mark.source, one.when, one.stage) == (rest.mark.source, rest.when, rest.stage)
            and (one.side, one.direction) == (rest.side, rest.direction)
        ]
        for size in range(len(routes), 0, -1):
            for chosen in combinations(routes[:6], min(size, 6)):
                yield (*chosen, rest)


def _sum(parts: tuple[Stated, ...]) -> Reading:
    weekly = sum((p.weekly or 0) / p.divisor for p in parts)
    told = " + ".join(
        f"{number(p.weekly or 0)} ("
        + ("all other routes" if p.scope == OTHER else f"{p.origin}–{p.destination}")
        + ")"
        for p in parts
    )
    words = f"{told} a week{_unit(parts[0])} = {number(weekly)}"
    return Reading(parts, weekly, None, None, words)


def _one_fact(one: Reading, other: Reading) -> bool:
    a, b = one.lead, other.lead
    if a.is_rights != b.is_rights or not _same_scope(one, other) or not _same_time(a, b):
        return False
    if one.weekly is None or other.weekly is None:
        return one.change is not None and one.change == other.change
    if one.weekly != other.weekly or a.most != b.most:
        return False
    return one.before is None or other.before is None or one.before == other.before


def _belongs(reading: Reading, group: list[Reading]) -> bool:
    """Whether it agrees with one of a group and contradicts none."""
    if not any(_one_fact(r, reading) for r in group):
        return False
    pairs = [
        (getattr(r, name), getattr(reading, name))
        for r in group
        for name in ("weekly", "before", "change")
    ]
    return all(a is None or b is None or a == b for a, b in pairs)


def _same_scope(one: Reading, other: Reading) -> bool:
    """The same pair and carriers; of rights the same two countries, where either says no more."""
    a, b = one.lead, other.lead
    if a.is_rights and (len(one.parts) > 1 or len(other.parts) > 1):
        return a.countries == b.countries and {a.scope, b.scope} <= {"all", "route"}
    if a.pair != b.pair or a.scope != b.scope:
        return False
    return a.carriers == b.carriers


def _same_time(a: Stated, b: Stated) -> bool:
    if a.span is None or b.span is None:
        return False
    slack = NEAR if a.is_rights else timedelta(0)
    return a.span[0] <= b.span[1] + slack and b.span[0] <= a.span[1] + slack
