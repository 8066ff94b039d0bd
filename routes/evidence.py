"""Dated signs that a route was flown or in service: the rows that say so, and what legs show.

Evidence is a capture, an observation or a statement dated on or after the day it shows. A capture
of a filed timetable shows its legs in service on the day of the capture; a report shows a leg
only if it is dated on or after the leg's first date; tense proves nothing.
"""

from __future__ import annotations

from datetime import date

from routes.model import Basis, Evidence, Leg
from routes.store import Facts


def derive(facts: Facts) -> list[Evidence]:
    """All evidence known at `facts.as_of`, oldest first."""
    shown = [
        Evidence(
            carrier=leg.carrier,
            number=leg.number,
            origin=leg.origin,
            destination=leg.destination,
            on_date=on,
            kind=str(leg.basis),
            weekly=None,
            what=_WHAT[leg.basis],
            mark=leg.mark,
        )
        for leg in facts.legs
        if (on := shown_on(leg, facts)) is not None
    ]
    return sorted([*facts.evidence, *shown], key=lambda e: e.on_date)


_WHAT = {
    Basis.FILED: "in the filed timetable on the day of its capture",
    Basis.REPORTED: "reported in service",
    Basis.OBSERVED: "seen",
    Basis.ROSTERED: "rostered, told on or after the day",
}


def shown_on(leg: Leg, facts: Facts) -> date | None:
    """The latest day on which this row shows its leg in service, None if it never does."""
    if leg.basis is Basis.OBSERVED:
        # A sign that is dated to a month only shows no day in service.
        last = leg.last or leg.first
        return min(last.day, facts.as_of) if last and last.day else None
    told = _told_on(leg, facts)
    first = leg.first
    if told is None or first is None or told < first.latest:
        return None
    return min(told, leg.last.earliest) if leg.last else told


def _told_on(leg: Leg, facts: Facts) -> date | None:
    """The day the source speaks of: its own date, or for a live feed the last capture."""
    if leg.mark.known_on:
        return leg.mark.known_on.earliest
    if leg.basis is Basis.FILED:
        return facts.seen.get(leg.mark.feed)
    return None
