"""What is not known of the rows of a timetable: ends, clock times, days, aircraft.

A doubt is told once with the flights it is true of; of many rows only their number is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner import tell
from planner.patterns import departures
from planner.timetable import Row, is_sure_of_day
from planner.window import Window
from routes.model import Basis, Bound
from routes.periods import ALL_DAYS

NAMED = 8  # flights or routes named in one sentence
MANY = 16  # rows, of which only numbers are told


def row_doubts(rows: list[Row], window: Window) -> Iterator[str]:
    """Of validity, clock times and days, in this order."""
    yield from _grouped(rows, lambda row: _extended(row, window))
    yield from _grouped(rows, lambda row: _begun(row, window))
    yield from _grouped(rows, _missing_end)
    yield from _grouped(rows, _day_doubt)


def never_given(rows: list[Row]) -> Iterator[str]:
    """Aircraft and seats that no source gives."""

    def lacks(row: Row) -> Doubt | None:
        leg = row.pattern.leg
        if leg.equipment:
            return None if leg.seats else Doubt("the aircraft is given, its seats are not")
        return Doubt("aircraft and seats are not given")

    yield from _grouped(rows, lacks)


def _extended(row: Row, window: Window) -> Doubt | None:
    pattern, stated = row.pattern, row.pattern.stated_last
    if not pattern.is_schedule:
        return None
    rule = "by rule, not by the source"
    taken = f"taken to go on to {tell.short_day(pattern.until)} {rule}"
    if stated is None:
        lead = "the source gives no last date; taken to go on"
        return Doubt(
            f"{lead} to the season's end {rule}", f"the source gives no last date; {taken}"
        )
    if pattern.leg.last_bound is Bound.AT_LEAST and window.first <= stated < window.last:
        least = f"the last date is given as at least {tell.short_day(stated)}"
        if pattern.until > stated:
            return Doubt(f"the last date is given as a least and {taken}", f"{least}; {taken}")
        return Doubt("the last date is given as a least", least)
    if pattern.leg.last_bound in (Bound.APPROXIMATE, Bound.UNKNOWN):
        about = f"the last date is given only as about {tell.short_day(stated)}"
        return Doubt("the last date is given only as about", about)
    return None


def _begun(row: Row, window: Window) -> Doubt | None:
    leg, begins = row.pattern.leg, row.pattern.begins
    if not row.pattern.is_schedule or begins <= window.first:
        return None
    if leg.first_bound is Bound.AT_LEAST:
        since = f"in force from {tell.short_day(begins)} at the latest"
        lead = "the first date is given as the latest it may be"
        return Doubt(
            f"{lead}, earlier dates are not known", f"{since}, earlier dates are not known"
        )
    if leg.first_bound in (Bound.APPROXIMATE, Bound.UNKNOWN):
        return Doubt("the first date is not exact", f"the first date, {begins}, is not exact")
    return None


def _missing_end(row: Row) -> Doubt | None:
    leg, block = row.pattern.leg, row.pattern.block
    if leg.dep_local is None and leg.arr_local is None:
        return Doubt("no clock time is given at either end")
    if leg.dep_local is not None and leg.arr_local is not None:
        return None
    known, lacking = leg.origin, leg.destination
    if leg.dep_local is None:
        known, lacking = lacking, known
    alone = f"the source gives the clock time at {known} alone"
    general = "the source gives the clock time at one end alone"
    if block is None or not leg.days:
        return Doubt(
            f"{general}, the other is not known", f"{alone}, that at {lacking} is not known"
        )
    one = departures(row.pattern, row.first)[0]
    span = one.dep if leg.dep_local is None else one.arr
    rule = "the distance" if block.rule == "distance" else block.rule.partition(",")[0]
    return Doubt(
        f"{general}; the other is estimated from {rule}",
        f"{alone}; that at {lacking} is estimated within {span.latest - span.earliest} minutes "
        f"from {rule}",
    )


def _day_doubt(row: Row) -> Doubt | None:
    pattern, leg = row.pattern, row.pattern.leg
    if not leg.days:
        return Doubt("the days of operation are not known")
    if not pattern.is_schedule:
        how = "a crew roster" if leg.basis is Basis.ROSTERED else f"{leg.basis} flights"
        return Doubt(f"single dates from {how}; the weekly days are not known")
    if leg.basis is Basis.REPORTED:
        return Doubt("the days are by report only, no schedule held shows them")
    if not pattern.arrival_days or leg.days == ALL_DAYS:
        return None
    if pattern.timed and is_sure_of_day(departures(pattern, row.first)[0]):
        return None
    return Doubt("the days are those of the arrival; it may leave on the day before")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row is not fully known: in general, and of this very row."""

    general: str
    exact: str = ""


def _grouped(rows: list[Row], why: Callable[[Row], Doubt | None]) -> Iterator[str]:
    """Each doubt once with the flights it is true of; of many rows their number alone."""
    many = len(rows) > MANY
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        doubt = why(row)
        if doubt:
            found[doubt.general if many or not doubt.exact else doubt.exact].append(_name(row))
    for text, names in found.items():
        who = f"{len(names)} of {len(rows)} rows" if many else listing(names)
        yield f"{who}: {text}."


def _name(row: Row) -> str:
    leg = row.pattern.leg
    return leg.flight if leg.number else f"{leg.carrier} {leg.origin}–{leg.destination}"


def listing(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    more = len(every) - NAMED
    return ", ".join(every[:NAMED]) + (f" and {more} more" if more > 0 else "")
