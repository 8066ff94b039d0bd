"""The analysts' rows of a difference: `NQZ-ICN JUN 0>2[0]`.

Of a month, the departures a week as the earlier state had them, as the later has them, and of the
same weeks a year ago as the later has them: counted from filed legs in whole weeks, the commonest
count of the month. `7+` is a count in a sample, at least so many; `?` is not known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from routes.coverage import Route
from routes.diff import Diff
from routes.holdings import Holdings, Service
from routes.model import Basis
from routes.periods import monday_of
from routes.store import Facts

DAY = timedelta(days=1)
YEAR_AGO = timedelta(weeks=52)
MOST_MONTHS = 18
NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Count:
    """Departures a week, None where not known; `least` where a sample may lack some."""

    weekly: int | None
    least: bool = False

    @property
    def text(self) -> str:
        return "?" if self.weekly is None else f"{self.weekly}{'+' * self.least}"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of one route in both states, and a year ago. `month` is '2026-06'."""

    origin: str
    destination: str
    month: str
    last: Count
    this: Count
    year_ago: Count
    far: bool = False  # over a year ahead: its name needs the year

    @property
    def text(self) -> str:
        year, number = self.month.split("-")
        name = NAMES[int(number) - 1] + (f"'{year[2:]}" if self.far else "")
        counts = f"{self.last.text}>{self.this.text}[{self.year_ago.text}]"
        return f"{self.origin}-{self.destination} {name} {counts}"


def month_rows(before: Facts, after: Facts, found: Diff) -> tuple[list[MonthRow], int]:
    """A row for each month whose count is not what it was, and how many rows are left out as they
    only repeat the year before."""
    aliases = {**before.aliases, **after.aliases}
    was, now = Holdings(before, aliases), Holdings(after, aliases)
    start = before.as_of + DAY if before.as_of < after.as_of else after.as_of
    rows: list[MonthRow] = []
    repeated = 0
    for route in _routes(found):
        sides = _Filed(was, route), _Filed(now, route)
        end = max((side.last for side in sides if side.last), default=start)
        for first, mondays in _months(start, end):
            row = _row(route, first, mondays, sides, start)
            if row.last == row.this:
                continue
            fresh = not row.last.weekly and row.this.weekly
            if fresh and row.this == row.year_ago:
                repeated += 1
            else:
                rows.append(row)
    return rows, repeated


def _routes(found: Diff) -> list[Route]:
    """Routes of which rows of schedules differ."""
    touched = {(c.origin, c.destination) for c in found.changes if c.was or c.now}
    return sorted(touched)


class _Filed:
    """The filed legs of one route in one state."""

    def __init__(self, holdings: Holdings, route: Route) -> None:
        self._holdings = holdings
        self._services: list[Service] = [s for s in holdings.services if s[1:] == route]
        self._route: Service = ("", *route)
        self.last = max((h.last for s in self._services for h in holdings.services[s]
                         if h.leg.basis is Basis.FILED), default=None)  # fmt: skip

    def count(self, mondays: list[date]) -> Count:
        """The commonest count of some weeks; of weeks covered completely, if there are any."""
        whole = [m for m in mondays if self._holdings.complete(self._route, m, m + 6 * DAY)]
        if whole:
            return Count(_commonest([self._week(m) for m in whole]))
        some = [n for n in map(self._week, mondays) if n]
        return Count(_commonest(some), least=True) if some else Count(None)

    def _week(self, monday: date) -> int:
        days = [monday + DAY * n for n in range(7)]
        return sum(self._holdings.departures(s, days) for s in self._services)


def _row(
    route: Route, first: date, mondays: list[date], sides: tuple[_Filed, _Filed], start: date
) -> MonthRow:
    was, now = sides
    return MonthRow(
        *route,
        month=f"{first:%Y-%m}",
        last=was.count(mondays),
        this=now.count(mondays),
        year_ago=now.count([m - YEAR_AGO for m in mondays]),
        far=(first.year, first.month) >= (start.year + 1, start.month),
    )


def _commonest(counts: list[int]) -> int:
    """The count that most weeks have; of equally common ones the latest."""
    times = Counter(counts)
    return max(enumerate(counts), key=lambda one: (times[one[1]], one[0]))[1]


def _months(start: date, end: date) -> Iterator[tuple[date, list[date]]]:
    """Months with the Mondays of their weeks; a week is of the month that its Thursday is in."""
    months: dict[date, list[date]] = defaultdict(list)
    monday = monday_of(start + 6 * DAY)
    while monday <= end:
        months[(monday + 3 * DAY).replace(day=1)].append(monday)
        monday += 7 * DAY
    yield from list(months.items())[:MOST_MONTHS]
