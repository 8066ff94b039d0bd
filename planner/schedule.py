"""When a job runs: every so long, or at a local time of day. Words in, UTC instants out.

`15m`, `6h` and `2d` are intervals from one time of the job to its next. `06:00@Asia/Almaty` is a
local time of day, with `,15` only on Mondays and Fridays: one UTC instant for each local date. A
time that the zone skips is read with the offset before the gap, one that occurs twice is the first
of the two, and a date that the zone never had falls together with the next; so a change of the
zone's rules neither doubles a time nor loses one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from routes.errors import BadInput
from routes.times import clock_text, local_date, read_clock, to_utc, zone

FORMS = "15m, 6h, 2d, or a local time of day as 06:00@Asia/Almaty (06:00@Asia/Almaty,15: Mon, Fri)"
LONGEST = timedelta(days=60)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DAY = timedelta(days=1)
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Every:
    """One time an interval, counted from the one before."""

    interval: timedelta

    def after(self, slot: datetime, now: datetime) -> datetime:
        """The first time later than both; what was missed is missed in one."""
        return slot + ((max(slot, now) - slot) // self.interval + 1) * self.interval

    def latest(self, now: datetime) -> datetime:
        """The furthest that the next time can be from now."""
        return now + self.interval

    def __str__(self) -> str:
        return f"every {span_text(self.interval)}"


@dataclass(frozen=True, slots=True)
class Daily:
    """One time a local date, or each of some days of the week (1 = Monday)."""

    minutes: int  # after local midnight
    zone: str
    days: str = "1234567"

    def after(self, slot: datetime, now: datetime) -> datetime:
        """The first time later than both; what was missed is missed in one."""
        latest = max(slot, now)
        # A day back, because the zone may have skipped a date; a week and two days on.
        first = local_date(int(latest.timestamp()) // 60, self.zone) - _DAY
        dates = (first + n * _DAY for n in range(11))
        times = (self._at(d) for d in dates if str(d.isoweekday()) in self.days)
        return min(at for at in times if at > latest)

    def latest(self, now: datetime) -> datetime:
        """The furthest that the next time can be from now."""
        return self.after(now, now)

    def _at(self, day: date) -> datetime:
        return datetime.fromtimestamp(to_utc(day, self.minutes, self.zone) * 60, UTC)

    def __str__(self) -> str:
        which = "daily" if len(self.days) == 7 else " ".join(_NAMES[int(d) - 1] for d in self.days)
        return f"{which} at {clock_text(self.minutes)} {self.zone}"


Schedule = Every | Daily


@dataclass(frozen=True, slots=True)
class Plan:
    """What the due table needs to know of a job: its times and how long a run may take."""

    name: str
    schedule: Schedule
    limit: timedelta


def read_schedule(word: str, *, field: str = "schedule") -> Schedule:
    """A schedule from its word. BadInput says what would be right."""
    interval = re.fullmatch(r"([1-9][0-9]{0,4})([smhd])", word)
    if interval:
        found = timedelta(**{_UNITS[interval[2]]: int(interval[1])})
        if found <= LONGEST:
            return Every(found)
        raise BadInput(f"{word!r} is longer than 60 days", field=field, remedy=f"write {FORMS}")
    daily = re.fullmatch(r"([0-9:]+)@([A-Za-z0-9_+/-]+)(?:,([1-7]{1,7}))?", word)
    minutes = read_clock(daily[1], field=field) if daily else None
    if daily and minutes is not None:
        try:
            name = zone(daily[2]).key
        except BadInput as error:
            raise BadInput(str(error), field=field, remedy=error.remedy) from None
        return Daily(minutes, name, "".join(sorted({*(daily[3] or "1234567")})))
    raise BadInput(f"{word!r} is not a time to run", field=field, remedy=f"write {FORMS}")


def read_schedules(text: str, *, field: str) -> tuple[tuple[str, Schedule], ...]:
    """Words `job=when`, each job once; the names of the jobs are not looked at."""
    found: dict[str, Schedule] = {}
    for word in text.split():
        name, equals, when = word.partition("=")
        if not (name and equals) or name in found:
            wrong = "is given twice" if name in found else "is not job=when"
            raise BadInput(f"{word!r} {wrong}", field=field, remedy=f"for when write {FORMS}")
        found[name] = read_schedule(when, field=field)
    return tuple(found.items())


def span_text(span: timedelta) -> str:
    """A length of time in its largest whole unit: '6 h', '90 s'."""
    seconds = int(span.total_seconds())
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size and seconds % size == 0:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
