"""When something about a pair of places became known: rows that came, and rows that went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from routes.coverage import Route
from routes.store import Store

TABLES = ("leg", "evidence", "claim")
_AT_ONCE = 300


class Moment(NamedTuple):
    """A day, and how many rows came and went on it: both grow with what is learned."""

    day: date
    rows: int = 0


def learned(store: Store, as_of: date, pairs: Iterable[Route]) -> dict[Route, Moment]:
    """The last day up to `as_of` on which a leg, evidence or claim of a pair came or went.

    Of pairs of codes as the rows have them, one direction each; a pair of which nothing was ever
    held is left out. The day never moves back, not even where what was learned is taken back.
    """
    asked = sorted({*pairs})
    found: dict[Route, Moment] = {}
    with store.reading() as db:
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            for row in db.query(
                _sql(len(some)), [as_of.isoformat()] + [c for p in some for c in p]
            ):
                pair = (row["origin"], row["destination"])
                found[pair] = Moment(date.fromisoformat(row["day"]), row["rows"])
    return found


def _sql(pairs: int) -> str:
    """A row a pair and day, the last day of a pair last."""
    values = ", ".join(["(?, ?)"] * pairs)
    days = " union all ".join(
        f"select origin, destination, {day} as day from {table} "
        "where (origin, destination) in (select * from pair)"
        for table in TABLES
        for day in ("known_from", "known_until")
    )
    return (
        f"with upto(day) as (values (?)), pair(origin, destination) as (values {values}) "
        f"select origin, destination, day, count(*) as rows from ({days}) "
        "where day <= (select day from upto) group by origin, destination, day order by day"
    )
