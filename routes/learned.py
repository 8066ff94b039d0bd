"""When something about a pair of places became known: rows that came, and rows that went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from routes.coverage import Route
from routes.store import Store

TABLES = ("leg", "evidence", "claim")
_AT_ONCE = 300


def learned(store: Store, as_of: date, pairs: Iterable[Route]) -> dict[Route, date]:
    """The last day up to `as_of` on which a leg, evidence or claim of a pair came or went.

    Of pairs of codes as the rows have them, one direction each; a pair of which nothing was ever
    held is left out. The day never moves back, not even where what was learned is taken back.
    """
    asked = sorted({*pairs})
    found: dict[Route, date] = {}
    with store.reading() as db:
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            values = ", ".join(["(?, ?)"] * len(some))
            given = [as_of.isoformat()] * 2 + [code for pair in some for code in pair]
            for table in TABLES:
                sql = (
                    "select origin, destination, max(known_from) as came, "
                    "max(case when known_until <= ? then known_until end) as went "
                    f"from {table} where known_from <= ? "
                    f"and (origin, destination) in (values {values}) group by origin, destination"
                )
                for row in db.query(sql, given):
                    pair = (row["origin"], row["destination"])
                    day = date.fromisoformat(max(row["came"], row["went"] or ""))
                    found[pair] = max(day, found.get(pair, day))
    return found
