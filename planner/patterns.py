"""A leg as a pattern: how long it is supported, how long it flies, when it departs.

Rule 3 of the domain: a leg without an end supports itineraries until its season ends or a later
source for that carrier and route supersedes it; an end that is only `at_least` extends the same
way where the known span is over 21 days; a beginning never extends backwards. Rule 5: a missing
clock time is an interval from the block times known for the route and direction, else from
distance. A departure is listed on its local departure date; where the estimate straddles midnight,
on the date of its known end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from routes.model import Basis, Bound, Leg, Mark, Station
from routes.periods import monday_of, runs_on, season_end
from routes.spans import SHORT_SPAN_DAYS
from routes.spans import supported_span as supported_span
from routes.times import Block, Span, local_date, round_out, to_utc

DAY = timedelta(days=1)
ASSUME_DAYS = 366  # a pattern is assumed to go on for a year at the most: the same season again
LEAST_BLOCK, GREATEST_BLOCK = 20, 20 * 60


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A leg with what follows from all other rows: supported span, block, evidence.

    One pattern is the same as itself alone, so that what follows from it can be kept.
    """

    leg: Leg
    origin: Station
    destination: Station
    begins: date
    until: date
    stated_last: date | None
    extended: bool
    block: Block | None
    promised: bool = False
    lead_days: int = 0  # first departure date less first date of the row, where it gives arrivals
    shown: tuple[date, Mark] | None = None  # latest evidence, and whose it is

    @property
    def is_schedule(self) -> bool:
        """A rule of days, not single dates: only these replace one another or are assumed."""
        leg = self.leg
        if leg.basis in (Basis.FILED, Basis.REPORTED):
            return self.stated_last is None or self.stated_last > self.begins
        if leg.basis is Basis.OBSERVED and leg.days and self.stated_last:
            return (self.stated_last - self.begins).days > SHORT_SPAN_DAYS
        return False

    @property
    def timed(self) -> bool:
        return self.leg.dep_local is not None or self.leg.arr_local is not None

    @property
    def arrival_days(self) -> bool:
        return self.leg.days_basis == "arrival"

    @property
    def last_shown(self) -> date:
        """The day the row speaks of last: its evidence, else its own date, else its period's."""
        if self.shown:
            return self.shown[0]
        known = self.leg.mark.known_on
        if known:
            return known.earliest
        return min(self.stated_last or self.begins, self.leg.mark.known_from)

    @property
    def last_word(self) -> tuple[str, str]:
        """How the row speaks last and when, as exactly as known: ('evidence of', '2026-02-15').

        'evidence of' a day it is shown on, 'told' on its own date, else 'a row about' its period.
        """
        leg = self.leg
        if self.shown:
            return "evidence of", self.shown[0].isoformat()
        if leg.mark.known_on:
            return "told", leg.mark.known_on.text
        period = leg.last or leg.first
        return "a row about", period.text if period else self.begins.isoformat()

    @property
    def told_by(self) -> Mark:
        """Whose word `last_shown` is: the evidence's, else the row's own."""
        return self.shown[1] if self.shown else self.leg.mark

    def covers(self, day: date) -> bool:
        """Whether the supported span holds this departure day (not whether it flies on it)."""
        lead = self.lead_days * DAY
        last = self.until if self.extended else self.until + lead
        return self.begins + lead <= day <= last

    def can_be_assumed(self, day: date) -> bool:
        """Might the pattern be assumed to go on until `day`? An exact end inside a season not."""
        if not (self.is_schedule and self.leg.days and self.until < day):
            return False
        if self.leg.last_bound is Bound.EXACT and self.stated_last:
            edge = season_end(self.stated_last) - self.stated_last
            if edge > 2 * DAY:
                return False
        return (day - self.until).days <= ASSUME_DAYS


def supersede(patterns: list[Pattern]) -> list[Pattern]:
    """End the open patterns of one carrier on one route where a later source begins."""
    return [_ended_by(p, patterns) if p.extended else p for p in patterns]


def _ended_by(pattern: Pattern, others: list[Pattern]) -> Pattern:
    until = pattern.until
    for other in others:
        replaces = other.is_schedule and other.leg.days and not other.promised
        if other is pattern or not replaces:
            continue
        if other.begins <= until and _is_later(other, pattern):
            until = other.begins - DAY
    stated = pattern.stated_last
    if stated:
        until = max(until, stated)  # a later source ends only what was extended beyond the stated
    return replace(pattern, until=until, extended=stated is None or until > stated)


def _is_later(other: Pattern, pattern: Pattern) -> bool:
    if other.leg.mark.source == pattern.leg.mark.source:
        # One source: successive periods of one flight number.
        last = pattern.stated_last or pattern.begins
        if other.leg.number != pattern.leg.number or not other.leg.number:
            return False
        # Rows that begin within a week are one flight's days side by side.
        return other.begins > last and (other.begins - pattern.begins).days >= 7
    return other.leg.mark.known_from > pattern.leg.mark.known_from or (
        other.leg.mark.known_from == pattern.leg.mark.known_from and other.begins > pattern.begins
    )


@dataclass(frozen=True, slots=True)
class Departure:
    """One leg on one date, with UTC instants (estimated ends are spans)."""

    pattern: Pattern
    listed_on: date
    dep: Span
    arr: Span
    dep_about: int
    arr_about: int
    assumed: bool = False

    @property
    def estimated(self) -> bool:
        return not (self.dep.exact and self.arr.exact)

    @property
    def doubts(self) -> list[str]:
        """Why the departure is not firm: assumed, only reported, past its stated end."""
        leg, found = self.pattern.leg, []
        if self.assumed:
            found.append(f"the pattern is held until {self.pattern.until} only")
        elif self.pattern.stated_last is None and leg.basis is not Basis.OBSERVED:
            found.append("its source gives no last date")
        elif self.pattern.stated_last and self.listed_on > self.pattern.stated_last:
            found.append(f"its source gives the last date as at least {self.pattern.stated_last}")
        if leg.basis is Basis.REPORTED:
            found.append("reported, not filed")
        if leg.basis is Basis.ROSTERED:
            found.append("from a crew roster, a plan for single dates")
        if leg.first_bound in (Bound.APPROXIMATE, Bound.UNKNOWN):
            found.append("its first date is approximate")
        return found

    @property
    def carrier(self) -> str:
        return self.pattern.leg.carrier

    @property
    def number(self) -> str:
        return self.pattern.leg.number


def departures(pattern: Pattern, day: date, *, assume: bool = False) -> list[Departure]:
    """The pattern's departures listed on `day`. `assume`: beyond its supported span.

    Two where a change of clocks moves the interval of one arrival across midnight.
    """
    if not pattern.timed or pattern.block is None or not pattern.leg.days:
        return []
    found = []
    for shift in (-1, 0, 1, 2) if pattern.arrival_days else (0,):
        base = day + shift * DAY
        if _runs(pattern, base, assume):
            one = _on_base(pattern, base)
            if one.listed_on == day and (assume or day <= pattern.until):
                found.append(replace(one, assumed=True) if assume else one)
    return found


def flies_on(pattern: Pattern, day: date) -> bool | None:
    """Whether the supported pattern has a departure listed on `day`; None: days unknown."""
    if not pattern.leg.days:
        return None if pattern.covers(day) else False
    if pattern.timed and pattern.block:
        return bool(departures(pattern, day))
    return _runs(pattern, day, False)


def _runs(pattern: Pattern, base: date, assume: bool) -> bool:
    leg = pattern.leg
    if assume:
        return base >= pattern.begins and str(base.isoweekday()) in leg.days and leg.every == 1
    # Arrival dates run past the last departure date: the season is judged by the departure.
    last = pattern.until + 2 * DAY if pattern.extended and pattern.arrival_days else pattern.until
    return runs_on(base, pattern.begins, last, leg.days, leg.every)


def _on_base(pattern: Pattern, base: date) -> Departure:
    """The departure whose days-of-operation date is `base`."""
    leg, block = pattern.leg, pattern.block
    assert block is not None
    home, away = pattern.origin.zone, pattern.destination.zone
    if leg.dep_local is not None and leg.arr_local is not None:
        shift = leg.day_shift
        if shift is None:
            shift = _likely_shift(pattern, base)
        start = base - shift * DAY if pattern.arrival_days else base
        dep = to_utc(start, leg.dep_local, home)
        arr = to_utc(start + shift * DAY, leg.arr_local, away)
        return Departure(pattern, start, Span(dep, dep), Span(arr, arr), dep, arr)
    if leg.dep_local is not None:
        return _from_departure(pattern, base, block)
    assert leg.arr_local is not None
    landing = base
    if not pattern.arrival_days:
        landing = base + (leg.day_shift or 0) * DAY
        if leg.day_shift is None:
            landing = _landing(pattern, base, block)
    arr = to_utc(landing, leg.arr_local, away)
    dep_span = round_out(Span(arr - block.high, arr - block.low))
    about = block.round_about(arr - block.about, dep_span)
    listed = base
    if pattern.arrival_days:
        dates = {local_date(t, home) for t in (dep_span.earliest, dep_span.latest)}
        listed = dates.pop() if len(dates) == 1 else landing
    return Departure(pattern, listed, dep_span, Span(arr, arr), about, arr)


def _from_departure(pattern: Pattern, base: date, block: Block) -> Departure:
    leg, home = pattern.leg, pattern.origin.zone
    assert leg.dep_local is not None
    start = listed = base
    if pattern.arrival_days:
        start, sure = _taking_off(pattern, base, block)
        listed = start if sure else base
    dep = to_utc(start, leg.dep_local, home)
    arr_span = round_out(Span(dep + block.low, dep + block.high))
    about = block.round_about(dep + block.about, arr_span)
    return Departure(pattern, listed, Span(dep, dep), arr_span, dep, about)


def _taking_off(pattern: Pattern, base: date, block: Block) -> tuple[date, bool]:
    """The departure date of a leg whose arrival day and departure clock are known; is it sure?"""
    zone = pattern.destination.zone
    likely = base
    for back in (2, 1, 0):
        start = base - back * DAY
        dep = to_utc(start, pattern.leg.dep_local or 0, pattern.origin.zone)
        lands = [local_date(dep + m, zone) for m in (block.low, block.about, block.high)]
        if lands[0] == lands[2] == base:
            return start, True
        if lands[1] == base:
            likely = start
    return likely, False


def _landing(pattern: Pattern, base: date, block: Block) -> date:
    """The arrival date of a leg whose departure day and arrival clock are known."""
    leg = pattern.leg
    assert leg.arr_local is not None
    home, away = pattern.origin.zone, pattern.destination.zone
    fitting = []
    for shift in (0, 1, -1, 2):
        arr = to_utc(base + shift * DAY, leg.arr_local, away)
        if local_date(arr - block.about, home) == base:
            return base + shift * DAY
        if base in {local_date(arr - m, home) for m in (block.low, block.high)}:
            fitting.append(base + shift * DAY)
    return fitting[0] if fitting else base


def _likely_shift(pattern: Pattern, base: date) -> int:
    """The day shift that comes nearest to the expected block."""
    leg, block = pattern.leg, pattern.block
    assert block
    assert leg.dep_local is not None
    dep = to_utc(base, leg.dep_local, pattern.origin.zone)

    def miss(shift: int) -> int:
        arr = to_utc(base + shift * DAY, leg.arr_local or 0, pattern.destination.zone)
        minutes = arr - dep
        return abs(minutes - block.about) if minutes > 0 else 10_000 + shift

    return min((0, 1, -1, 2), key=miss)


@lru_cache(maxsize=8192)
def lead_of(pattern: Pattern) -> int:
    """How many days the first departure is listed before the row's first date: 0 or −1, −2."""
    if not (pattern.arrival_days and pattern.timed and pattern.block):
        return 0
    return (_on_base(pattern, pattern.begins).listed_on - pattern.begins).days


def departure_days(pattern: Pattern) -> str:
    """Digits of the days on which the pattern departs, arrival days shifted where they can be."""
    if not (pattern.arrival_days and pattern.timed and pattern.block):
        return pattern.leg.days
    monday = monday_of(pattern.begins) + 7 * DAY
    listed = {_on_base(pattern, monday + (int(d) - 1) * DAY).listed_on for d in pattern.leg.days}
    return "".join(sorted(str(day.isoweekday()) for day in listed))


def known_block(leg: Leg, origin: Station, destination: Station) -> int | None:
    """Block minutes of a leg that gives both ends and the day shift; None where it does not."""
    if leg.dep_local is None or leg.arr_local is None or leg.day_shift is None:
        return None
    when = leg.first or leg.last
    if when is None:
        return None
    day = when.earliest
    dep = to_utc(day, leg.dep_local, origin.zone)
    arr = to_utc(day + leg.day_shift * DAY, leg.arr_local, destination.zone)
    minutes = arr - dep
    return minutes if LEAST_BLOCK <= minutes <= GREATEST_BLOCK else None
