"""Two patterns of one service compared: which flights are the same, what of them is not.

Clock times are compared in the station's own terms, corrected for a change of its zone rules: a
flight that kept its local time, or its UTC time, while the zone moved was not retimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from routes.model import Leg, Station
from routes.periods import ALL_DAYS, shift_days
from routes.times import clock_text, to_utc

RETIMED_MINUTES = 15
DAY_MINUTES = 1440
Pattern = tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One flight before and after; `moved` in local terms, `zoned` if the zone rules moved it."""

    was: Leg
    now: Leg
    moved: bool
    zoned: bool
    same_days: bool

    @property
    def renumbered(self) -> bool:
        return bool(self.was.number and self.now.number) and self.was.number != self.now.number


@dataclass(slots=True)
class Matched:
    """The flights of two patterns: the same ones, those that are gone, those that came."""

    pairs: list[Pair] = field(default_factory=list)
    gone: list[Leg] = field(default_factory=list)
    come: list[Leg] = field(default_factory=list)

    @property
    def same_days(self) -> bool:
        return not self.gone and not self.come and all(p.same_days for p in self.pairs)

    @property
    def alike(self) -> bool:
        return self.same_days and not any(p.moved or p.renumbered for p in self.pairs)


def weekly(pattern: Iterable[Leg]) -> float | None:
    """Departures a week of a pattern; None where the days of a flight are not known."""
    legs = list(pattern)
    if any(not leg.days for leg in legs):
        return None
    return sum(len(leg.days) / leg.every for leg in legs)


def sign(leg: Leg) -> tuple[object, ...]:
    """What two rows must share to say the same of a flight."""
    return (
        leg.number,
        leg.days,
        leg.every,
        leg.days_basis,
        leg.dep_local,
        leg.arr_local,
        leg.equipment,
        leg.seats,
        leg.codeshares,
    )


def clipped(pattern: Pattern, first: date, last: date) -> Pattern:
    """The pattern with only the days of the week that a short stretch of dates has."""
    if (last - first).days >= 6:
        return pattern
    days = {str((first + timedelta(days=n)).isoweekday()) for n in range((last - first).days + 1)}
    cut = [
        replace(leg, days="".join(sorted(set(leg.days) & days))) if leg.days else leg
        for leg in pattern
    ]
    return tuple(leg for leg, whole in zip(cut, pattern, strict=True) if leg.days or not whole.days)


def match(was: Pattern, now: Pattern, on: date, stations: Mapping[str, Station]) -> Matched:
    """Flights matched by number, and what is left by its times: a number may change."""
    found = Matched(gone=list(was), come=list(now))
    for same in (_same_number, _same_times):
        for old in list(found.gone):
            options = [new for new in found.come if same(old, new, on, stations)]
            if options:
                new = min(options, key=lambda n: _unlike(old, n))
                found.gone.remove(old)
                found.come.remove(new)
                found.pairs.append(_pair(old, new, on, stations))
    return found


def _same_number(old: Leg, new: Leg, on: date, stations: Mapping[str, Station]) -> bool:
    return old.number == new.number


def _same_times(old: Leg, new: Leg, on: date, stations: Mapping[str, Station]) -> bool:
    """The same flight under another number, or under one that is known only now."""
    shared = set(old.days or ALL_DAYS) & set(new.days or ALL_DAYS)
    ends = _ends(old, new)
    if not ends:
        return not (old.number and new.number) and bool(shared)
    return bool(shared) and not _pair(old, new, on, stations).moved


def _unlike(old: Leg, new: Leg) -> tuple[int, int]:
    """How unlike two rows of one number are: in days, then in minutes."""
    minutes = sum(abs(local_shift(a, b)) for a, b, _, _ in _ends(old, new))
    return len(set(old.days) ^ set(new.days)), minutes


def _ends(old: Leg, new: Leg) -> list[tuple[int, int, str, str]]:
    """The ends that both rows time: before, after, station, other station."""
    found = []
    if old.dep_local is not None and new.dep_local is not None:
        found.append((old.dep_local, new.dep_local, new.origin, new.destination))
    if old.arr_local is not None and new.arr_local is not None:
        found.append((old.arr_local, new.arr_local, new.destination, new.origin))
    return found


def _pair(old: Leg, new: Leg, on: date, stations: Mapping[str, Station]) -> Pair:
    moved = zoned = False
    for before, after, here, there in _ends(old, new):
        if abs(local_shift(before, after)) >= RETIMED_MINUTES:
            ends = stations.get(here), stations.get(there)
            by_zone = _by_zone(old, new, on, (before, after), ends)
            moved, zoned = moved or not by_zone, zoned or by_zone
    return Pair(old, new, moved, zoned and not moved, _same_days(old, new))


def local_shift(before: int, after: int) -> int:
    """Minutes from one clock time to another, the short way round midnight."""
    return _wrap(after - before)


def _wrap(minutes: int) -> int:
    return (minutes + DAY_MINUTES // 2) % DAY_MINUTES - DAY_MINUTES // 2


def _by_zone(
    old: Leg,
    new: Leg,
    on: date,
    clocks: tuple[int, int],
    ends: tuple[Station | None, Station | None],
) -> bool:
    """Whether zone rules alone moved the clock: UTC was kept, or the other end's local time."""
    begun = [leg.first.earliest if leg.first else on for leg in (old, new)]
    here, there = (_zone_shift(begun[0], begun[1], end) for end in ends)
    local = local_shift(*clocks)
    kept_utc, kept_there = _wrap(local - here), _wrap(local - here + there)
    return min(abs(kept_utc), abs(kept_there)) < RETIMED_MINUTES and bool(here or there)


def _zone_shift(before: date, after: date, station: Station | None) -> int:
    """Minutes by which a station's offset from UTC is greater on the later of two days."""
    if station is None:
        return 0
    noon = 720
    offsets = [
        _midnight_utc(day) + noon - to_utc(day, noon, station.zone) for day in (before, after)
    ]
    return offsets[1] - offsets[0]


def _midnight_utc(day: date) -> int:
    return to_utc(day, 0, "UTC")


def _same_days(old: Leg, new: Leg) -> bool:
    """Whether days are the same; a move across midnight names the same departures anew."""
    if not old.days or not new.days:
        return True
    if old.every != new.every:
        return False
    if old.days_basis != new.days_basis:
        return len(old.days) == len(new.days)
    if old.days == new.days:
        return True
    arrival = old.days_basis == "arrival"
    before, after = (leg.arr_local if arrival else leg.dep_local for leg in (old, new))
    if before is None or after is None:
        return False
    crossed = (before + local_shift(before, after)) // DAY_MINUTES
    return crossed != 0 and shift_days(old.days, crossed) == new.days


# -- values as plain text ---------------------------------------------------------------------


def per_week_text(pattern: Pattern) -> str:
    """Departures a week, '?' where the days are not known."""
    count = weekly(pattern)
    return "?" if count is None else f"{count:g}"


def days_value(pattern: Pattern) -> str:
    """Days by flight: 'KC210:47'."""
    return " ".join(f"{leg.number or leg.carrier}:{leg.days or '?'}" for leg in pattern) or "none"


def flights_value(pattern: Pattern) -> str:
    """Flight numbers: 'KC209 KC210'."""
    return " ".join(dict.fromkeys(leg.flight for leg in pattern))


def clocks_value(leg: Leg) -> str:
    """Departure and arrival: '09:05–?'."""
    ends = (leg.dep_local, leg.arr_local)
    return "–".join("?" if end is None else clock_text(end) for end in ends)


def aircraft_value(leg: Leg) -> str:
    """'763 223 seats'."""
    seats = f"{leg.seats} seats" if leg.seats else ""
    return " ".join(filter(None, [leg.equipment, seats]))


def other_aircraft(was: Leg, now: Leg) -> bool:
    """Aircraft or seats that both rows name and that are not the same."""
    types = bool(was.equipment and now.equipment) and was.equipment != now.equipment
    seats = bool(was.seats and now.seats) and was.seats != now.seats
    return types or seats


def other_codes(was: Leg, now: Leg) -> bool:
    """Other codeshares; a row without any says so only within one source."""
    before, after = set(was.codeshares.split()), set(now.codeshares.split())
    same_source = was.mark.source == now.mark.source
    return before != after and (same_source or bool(before and after))
