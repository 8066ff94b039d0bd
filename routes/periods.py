"""Periods of operation, IATA seasons, and dates of any precision.

Days of the week are SSIM digits, 1 = Monday … 7 = Sunday, kept as a sorted string ("36").
Seasons: S = last Sunday of March to the day before the last Sunday of October, W from there to
the day before the last Sunday of March (IATA SSIM, data element SEASON).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from routes.errors import BadInput

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
ALL_DAYS = "1234567"
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_LETTERS = "MTWTFSS"
WHEN_FORMS = "YYYY-MM-DD, YYYY-MM, YYYY-summer, YYYY-winter, YYYY-H1, YYYY-H2, YYYY or blank"


def read_date(text: str, *, field: str = "date") -> date:
    """A calendar date in the one form accepted everywhere, YYYY-MM-DD."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"{text!r} is not a date",
            field=field,
            remedy="write a real calendar date as YYYY-MM-DD, for example 2024-06-15",
        ) from None


def read_days(text: str, *, field: str = "days") -> str:
    """Digits of the week, any order, '' for unknown; returns them sorted."""
    if not re.fullmatch(r"[1-7]*", text) or len(set(text)) != len(text):
        raise BadInput(
            f"{text!r} are not days of the week",
            field=field,
            remedy="write digits 1 (Monday) to 7 (Sunday), each once, for example 36",
        )
    return "".join(sorted(text))


def days_text(days: str) -> str:
    """Digits as words: 'daily', 'Wed Sat', or 'days unknown'."""
    if not days:
        return "days unknown"
    if days == ALL_DAYS:
        return "daily"
    return " ".join(DAY_NAMES[int(d) - 1] for d in days)


def days_letters(days: str) -> str:
    """Digits as seven letters, Monday first, a dot where it does not fly: '··W··S·'."""
    return "".join(
        letter if str(n) in days else "·" for n, letter in enumerate(DAY_LETTERS, start=1)
    )


def shift_days(days: str, by: int) -> str:
    """The same departures named `by` days later: shift_days('47', -1) is '36'."""
    return "".join(sorted(str((int(d) - 1 + by) % 7 + 1) for d in days))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def season_span(day: date) -> tuple[date, date]:
    """First and last date of the season that `day` lies in."""
    spring, autumn = _last_sunday(day.year, 3), _last_sunday(day.year, 10)
    if day < spring:
        return _last_sunday(day.year - 1, 10), spring - DAY
    if day < autumn:
        return spring, autumn - DAY
    return autumn, _last_sunday(day.year + 1, 3) - DAY


def season_of(day: date) -> str:
    """The season a date lies in: 2026-02-15 is W25."""
    first, _ = season_span(day)
    return f"{'S' if first.month == 3 else 'W'}{first.year % 100:02d}"


def season_dates(name: str) -> tuple[date, date]:
    """First and last date of a season of this century: S24 is 2024-03-31 … 2024-10-26."""
    found = re.fullmatch(r"([SW])([0-9]{2})", name)
    if not found:
        raise BadInput(f"{name!r} is not a season", field="season", remedy="write S24 or W24")
    return season_span(date(2000 + int(found[2]), 7 if found[1] == "S" else 12, 1))


def season_end(day: date) -> date:
    """The last date of the season that `day` lies in."""
    return season_span(day)[1]


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as a source gave it: the days it may mean, and the words it used."""

    text: str
    earliest: date
    latest: date
    precision: str  # day | month | season | half | year

    @property
    def day(self) -> date | None:
        """The day, where the source gave one."""
        return self.earliest if self.precision == "day" else None


def day_when(day: date) -> When:
    """A day as a date of any precision."""
    return When(day.isoformat(), day, day, "day")


@lru_cache(maxsize=4096)
def read_when(text: str, field: str = "when") -> When | None:
    """Read a date of any precision; None for blank. Forms: see WHEN_FORMS."""
    if not text:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        day = read_date(text, field=field)
        return When(text, day, day, "day")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            first = date.fromisoformat(text + "-01")
            after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return When(text, first, after - DAY, "month")
        found = re.fullmatch(r"([0-9]{4})(?:-(spring|summer|autumn|winter|H1|H2))?", text)
        if not found:
            raise ValueError
        return _part_of_year(text, int(found[1]), found[2])
    except ValueError:
        raise BadInput(
            f"{text!r} is not a date or a part of a year", field=field, remedy=f"write {WHEN_FORMS}"
        ) from None


def _part_of_year(text: str, year: int, part: str | None) -> When:
    if part is None:
        return When(text, date(year, 1, 1), date(year, 12, 31), "year")
    if part in ("summer", "winter"):
        first, last = season_span(date(year, 7 if part == "summer" else 12, 1))
        return When(text, first, last, "season")
    halves = {
        "spring": (date(year, 3, 1), date(year, 5, 31), "season"),
        "autumn": (date(year, 9, 1), date(year, 11, 30), "season"),
        "H1": (date(year, 1, 1), date(year, 6, 30), "half"),
        "H2": (date(year, 7, 1), date(year, 12, 31), "half"),
    }
    return When(text, *halves[part])


def dates_of(first: date, last: date, days: str, every: int = 1) -> Iterator[date]:
    """The dates of a period of operation, first and last included.

    `every` n weeks counts Monday weeks from the week of `first`: Wed + Sat from 2024-06-15 to
    2024-10-26 are 39 dates.
    """
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        for digit in days:
            day = monday + timedelta(days=int(digit) - 1)
            if first <= day <= last:
                yield day
        monday += WEEK * every


def runs_on(day: date, first: date, last: date, days: str, every: int = 1) -> bool:
    """Whether a period of operation has this date."""
    if not (first <= day <= last and str(day.isoweekday()) in days):
        return False
    weeks = (day - day.weekday() * DAY - (first - first.weekday() * DAY)).days // 7
    return weeks % every == 0


def monday_of(day: date) -> date:
    """The Monday that begins the week of a day."""
    return day - timedelta(days=day.weekday())
