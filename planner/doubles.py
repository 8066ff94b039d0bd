"""One departure once, where several sources tell of it."""

from __future__ import annotations

from planner.patterns import Departure
from routes.model import Bound

_RANK = {"filed": 0, "observed": 1, "rostered": 2, "reported": 3}
_BOUND_RANK = {Bound.EXACT: 0, Bound.AT_LEAST: 1, Bound.APPROXIMATE: 2, Bound.UNKNOWN: 3}


def once(found: list[Departure]) -> list[Departure]:
    """One departure once where two sources tell of it: the better times, then basis, win.

    Two rows are the same departure where the carrier is the same, the numbers do not differ, and
    the times can be the same.
    """
    kept: list[Departure] = []
    for one in sorted(found, key=_quality):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _quality(one: Departure) -> tuple[bool, bool, int, int]:
    leg = one.pattern.leg
    return one.assumed, one.estimated, _RANK[leg.basis], _BOUND_RANK[leg.last_bound]


def _same(one: Departure, other: Departure) -> bool:
    if one.carrier != other.carrier:
        return False
    if one.number and other.number:
        return one.number == other.number and _meets(one, other, 6 * 60)
    return _meets(one, other, 0)


def _meets(one: Departure, other: Departure, slack: int) -> bool:
    return (
        one.dep.earliest <= other.dep.latest + slack
        and other.dep.earliest <= one.dep.latest + slack
        and one.arr.earliest <= other.arr.latest + slack
        and other.arr.earliest <= one.arr.latest + slack
    )
