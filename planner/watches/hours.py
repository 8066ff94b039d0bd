"""When a person may be told: quiet hours and digests on the clock of a zone, as instants.

The wall clock decides: where it is set back, an hour is quiet each time it shows one, and a digest
is sent the first time; a time that is skipped in spring is the same time after the skip.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from planner.watches.watch import Watch
from routes.times import zone

DAY = timedelta(days=1)


def told_at(watch: Watch, now: datetime) -> datetime:
    """The first instant from `now` on at which the watch may be told, UTC."""
    if not watch.digest:
        return after_quiet(watch, now)
    here = now.astimezone(zone(watch.zone)).date()
    days = [here + n * DAY for n in range(-1, 9)]
    if watch.digest == "weekly":
        days = [day for day in days if day.isoweekday() == 1]
    sent = (_instants(watch, datetime.combine(day, _clock(watch.digest_at)))[0] for day in days)
    return after_quiet(watch, min(at for at in sent if at > now))


def after_quiet(watch: Watch, at: datetime) -> datetime:
    """The instant itself, or the end of the quiet hours that it falls in."""
    while _is_quiet(watch, at):
        here = at.astimezone(zone(watch.zone)).date()
        end = _clock(watch.quiet_until)
        ends = [
            instant
            for n in range(-1, 3)
            for instant in _instants(watch, datetime.combine(here + n * DAY, end))
        ]
        at = min(instant for instant in ends if instant > at)
    return at.astimezone(UTC)


def _is_quiet(watch: Watch, at: datetime) -> bool:
    if not watch.quiet_from:
        return False
    clock = f"{at.astimezone(zone(watch.zone)):%H:%M}"
    if watch.quiet_from < watch.quiet_until:
        return watch.quiet_from <= clock < watch.quiet_until
    return clock >= watch.quiet_from or clock < watch.quiet_until


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _instants(watch: Watch, wall: datetime) -> list[datetime]:
    """When the clock on the wall shows a time: once, or twice where it is set back."""
    here = zone(watch.zone)
    first, second = (wall.replace(tzinfo=here, fold=fold).astimezone(UTC) for fold in (0, 1))
    return [first, second] if first < second else [first]
