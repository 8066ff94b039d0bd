"""A date as said → a date as exactly as it was said, seen from the day of publication.

A date without a year has two readings: the first one on or after the day of publication, and
the last one before it; which of them counts is decided by the tense of what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from routes.announcements.line import Line, Mark, rx

DAY = timedelta(days=1)
ANY, ANY_MONTH = "any", "any month"
"""In the place of the past reading of a date that copies another of any precision, or its month."""
SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_ENDS = {"spring": (5, 31), "summer": (10, 26), "autumn": (11, 30), "winter": (3, 28)}
_SEASON_STARTS = {"spring": (3, 1), "summer": (3, 29), "autumn": (9, 1), "winter": (10, 27)}


@dataclass(frozen=True, slots=True)
class Said:
    """A date that a text names: its readings as `When` text, and the word before it.

    `prep` is the language's own preposition or particle; `role` is what it says of the date:
    start, end (also of a range), new (of a postponement), old, since, or '' for not told.
    `copies` asks for the date said before: 'the same day' (0), 'a day later' (1).
    """

    future: str
    past: str
    prep: str = ""
    role: str = ""
    copies: int | None = None

    def shifted(self, days: int) -> Said:
        """The date so many days later, where this one is a day."""
        if len(self.future) != 10:
            return self
        move = timedelta(days=days)
        return replace(
            self,
            future=str(date.fromisoformat(self.future) + move),
            past=str(date.fromisoformat(self.past) + move),
        )


def mark(said: Said | None, prep: str = "", role: str = "") -> Mark | None:
    """The mark of a date with its preposition; None for no date."""
    return Mark("D", replace(said, prep=prep.strip(), role=role)) if said else None


_TWICE = rx(r"(<D>)(?:,| –| \(|, а именно)? ?(<D>)\)?")


def join_same(line: Line) -> None:
    """Make one mark of a season and the day in it that is told next to it."""

    def keep(match: re.Match[str]) -> str | None:
        one, other = (line.mark(c).value for c in match.groups())
        if not (isinstance(one, Said) and isinstance(other, Said)):
            return None
        if one.future[5:] in SEASONS and len(other.future) == 10:
            return match[2]
        return match[1] if other.future[5:] in SEASONS and len(one.future) == 10 else None

    line.drop(_TWICE, keep)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(year: int | None, month: int, number: int, published: date) -> Said | None:
    """Day and month, with or without the year; None where there is no such date."""
    if not 1 <= month <= 12:
        return None
    if year is not None:
        exact = _real(year, month, number)
        return Said(str(exact), str(exact)) if exact else None
    near = [_real(published.year + n, month, number) for n in range(-8, 9)]
    real = [d for d in near if d]
    after = [d for d in real if d >= published]
    before = [d for d in real if d < published]
    return Said(str(after[0]), str(before[-1])) if after and before else None


def month(year: int | None, number: int, published: date) -> Said:
    """A month, with or without the year; the month of publication counts as coming."""
    if year is not None:
        return Said(f"{year:04d}-{number:02d}", f"{year:04d}-{number:02d}")
    coming = published.year + (number < published.month)
    gone = published.year - (number > published.month)
    return Said(f"{coming:04d}-{number:02d}", f"{gone:04d}-{number:02d}")


def day_of_month(number: int, published: date) -> Said | None:
    """'The 15th': the first one on or after the day of publication, or the last up to it."""
    if not 1 <= number <= 31:
        return None
    found = published
    while found.day != number:
        found += DAY
    gone = published
    while gone.day != number:
        gone -= DAY
    return Said(str(found), str(gone))


def weekday(number: int, published: date, which: str = "") -> Said:
    """A day of the week, 1 = Monday: the coming one, the 'last', or that of 'next' week.

    What 'was said on Tuesday' in the news of a Tuesday was said that day.
    """
    coming = published + DAY * ((number - published.isoweekday()) % 7)
    ago = (published.isoweekday() - number) % 7
    if which == "last":
        last = published - DAY * (ago or 7)
        return Said(str(last), str(last))
    if which == "next" and coming == published:
        coming += 7 * DAY
    return Said(str(coming), str(published - DAY * ago))


def after_days(days: int, published: date) -> Said:
    moved = str(published + days * DAY)
    return Said(moved, moved)


def after_months(count: int, published: date) -> Said:
    """'Next month' (1), 'this month' (0)."""
    total = published.year * 12 + published.month - 1 + count
    return month(total // 12, total % 12 + 1, published)


def day_after_months(count: int, number: int, published: date) -> Said | None:
    """'The 7th of next month'."""
    total = published.year * 12 + published.month - 1 + count
    return day(total // 12, total % 12 + 1, number, published)


def year(number: int) -> Said:
    return Said(f"{number:04d}", f"{number:04d}")


def half(which: int, number: int | None, published: date) -> Said:
    """A half of a year."""
    chosen = number or published.year + (which == 1 and published.month > 6)
    return Said(f"{chosen}-H{which}", f"{chosen}-H{which}")


def quarter(which: int, number: int | None, published: date) -> Said:
    """A quarter is told as its year: no date form is exactly that long."""
    chosen = number or published.year + (which * 3 < published.month)
    return year(chosen)


def season(name: str, number: int | None, published: date, which: str = "") -> Said:
    """A season; the one that is on or comes next. A winter has the year in which it begins."""
    if number is not None:
        return Said(f"{number}-{name}", f"{number}-{name}")
    for first in range(published.year - 1, published.year + 3):
        ends = _real(first + (name == "winter"), *_SEASON_ENDS[name])
        starts = _real(first, *_SEASON_STARTS[name])
        if ends and starts and ends >= published + 30 * DAY:  # what nearly is over is not meant
            running = starts <= published
            first += which == "next" and running
            if which == "next":
                return Said(f"{first}-{name}", f"{first}-{name}")
            return Said(f"{first}-{name}", f"{first - 1 if not running else first}-{name}")
    return year(published.year)
