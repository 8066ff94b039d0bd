"""The dates a timetable is asked for: a season, two dates, or what is near today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner import tell
from planner.questions import read_near_date
from routes.errors import Conflict
from routes.periods import season_dates, season_end, season_of, season_span

MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Window:
    """Departure dates from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def season(self) -> str:
        """The season that these dates are, '' where they are none of this century: 'W25'."""
        whole = (self.first, self.last) == season_span(self.first)
        return season_of(self.first) if whole and self.first.year // 100 == 20 else ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def text(self) -> str:
        """'winter 2025/26 (W25, 26 Oct 2025 – 28 Mar 2026)', or the dates alone."""
        dates = tell.span_text(self.first, self.last)
        if not self.season:
            return dates
        year = self.first.year
        name = (
            f"summer {year}" if self.season[0] == "S" else f"winter {year}/{(year + 1) % 100:02d}"
        )
        return f"{name} ({self.season}, {dates})"

    def clip(self, first: date, last: date) -> tuple[date, date] | None:
        """The part of a span that lies in the window."""
        low, high = max(first, self.first), min(last, self.last)
        return (low, high) if low <= high else None


def season_window(day: date) -> Window:
    """The season that a day lies in."""
    return Window(*season_span(day))


def read_window(given: Mapping[str, str], default: Window, ahead: int | None = None) -> Window:
    """`season`, or `from` and `to`; the default where neither is given.

    A `from` alone reaches to the end of its season, or `ahead` days far.
    """
    season, start, end = (given.get(name, "").strip() for name in ("season", "from", "to"))
    if season:
        if start or end:
            raise Conflict("both a season and dates", field="season", remedy="give one of them")
        return Window(*season_dates(season.upper()))
    if not start:
        if end:
            raise Conflict("to without from", field="from", remedy="give from, or a season")
        return default
    first = read_near_date(start, field="from")
    reach = season_end(first) if ahead is None else first + timedelta(days=ahead - 1)
    last = read_near_date(end, field="to") if end else reach
    return _checked(first, last)


def _checked(first: date, last: date) -> Window:
    if last < first:
        raise Conflict(f"to {last} is before from {first}", field="to", remedy="a later date")
    if (last - first).days >= MOST_DAYS:
        raise Conflict(
            f"{(last - first).days + 1} days are too many",
            field="to",
            remedy=f"at most {MOST_DAYS} days at a time",
        )
    return Window(first, last)
