"""How long a leg is supported by its own row: rule 3 of the domain, before any other row ends it.

A leg without an end is supported until its season ends; an end that is only `at_least` extends the
same way where the known span is over 21 days; a beginning never extends backwards. A season is
judged by the departure: a last date in the first two days of a season, an arrival or a flight
after midnight, belongs to the season before.
"""

from __future__ import annotations

from datetime import date, timedelta

from routes.model import Bound, Leg
from routes.periods import season_end

SHORT_SPAN_DAYS = 21
NIGHT = timedelta(days=2)


def supported_span(leg: Leg) -> tuple[date, date, bool] | None:
    """(first, last, extended) of a leg before any other row supersedes it; None if undatable."""
    last = leg.last.earliest if leg.last else None
    if leg.first:
        begins = leg.first.latest if not (last and leg.first.latest > last) else leg.first.earliest
    elif last:
        begins = last
    else:
        return None
    if last is None:
        return begins, season_end(begins), True
    if leg.last_bound is Bound.AT_LEAST and (last - begins).days > SHORT_SPAN_DAYS:
        end = max(last, season_end(last - NIGHT))
        return begins, end, end > last
    return begins, last, False
