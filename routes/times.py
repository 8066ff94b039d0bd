"""Station clock time and zone to UTC instants; intervals where a time is estimated; distance.

Instants are whole minutes since 1970-01-01 00:00 UTC. Zone rules come from the pinned `tzdata`
package alone, so that two machines give the same answer whatever their system database holds.
A clock time that a zone skips in spring is read with the offset before the gap (02:30 becomes
03:30), one that occurs twice in autumn means the first (fold=0).
"""

from __future__ import annotations

import math
import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from routes.errors import BadInput

zoneinfo.reset_tzpath(to=[])

EARTH_KM = 6371.0088
ROUND_MINUTES = 10


@lru_cache(maxsize=1024)
def zone(name: str) -> zoneinfo.ZoneInfo:
    """A zone by its tz database name."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise BadInput(
            f"{name!r} is not a time zone", field="zone", remedy="use a name like Asia/Almaty"
        ) from None


def stamp(at: datetime) -> str:
    """An aware instant as it is stored: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def read_clock(text: str, *, field: str = "time") -> int | None:
    """Minutes after local midnight from HH:MM; None for blank."""
    if not text:
        return None
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", text)
    if not found:
        raise BadInput(
            f"{text!r} is not a clock time", field=field, remedy="write HH:MM, 00:00 to 23:59"
        )
    return int(found[1]) * 60 + int(found[2])


def clock_text(minutes: int) -> str:
    """HH:MM of minutes after midnight, of any day."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@lru_cache(maxsize=65536)
def _midnight(day: date, zone_name: str) -> tuple[int, bool]:
    """UTC minute of local 00:00 and whether the whole local day has one offset."""
    tz = zone(zone_name)
    start = datetime(day.year, day.month, day.day, tzinfo=tz)
    following = day + timedelta(days=1)
    end = datetime(following.year, following.month, following.day, tzinfo=tz)
    minute = int(start.timestamp()) // 60
    return minute, int(end.timestamp()) // 60 - minute == 1440


def to_utc(day: date, minutes: int, zone_name: str) -> int:
    """UTC minute of a station's clock time on a local date."""
    midnight, plain = _midnight(day, zone_name)
    if plain:
        return midnight + minutes
    local = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60)
    return int(local.replace(tzinfo=zone(zone_name)).timestamp()) // 60


def to_local(utc_minutes: int, zone_name: str) -> datetime:
    """The station's own date and clock, aware."""
    return datetime.fromtimestamp(utc_minutes * 60, UTC).astimezone(zone(zone_name))


def local_date(utc_minutes: int, zone_name: str) -> date:
    """The station's own calendar date of an instant."""
    return to_local(utc_minutes, zone_name).date()


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Haversine distance on a sphere of 6371.0088 km."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(a))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An instant known to lie between two UTC minutes; exact where they are the same."""

    earliest: int
    latest: int

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest

    @property
    def middle(self) -> int:
        return (self.earliest + self.latest) // 2


def round_out(span: Span) -> Span:
    """An estimate in steps of 10 minutes, never narrower than it was."""
    step = ROUND_MINUTES
    return Span(span.earliest // step * step, -(-span.latest // step) * step)


@dataclass(frozen=True, slots=True)
class Block:
    """Block time in minutes, between `low` and `high`.

    `about` is the middle, or the block of the same flight where one is known (`same_flight`).
    """

    low: int
    high: int
    about: int
    rule: str
    same_flight: bool = False

    def round_about(self, minute: int, within: Span) -> int:
        """The instant to show as 'about': to 10 minutes unless the same flight's is known."""
        step = 1 if self.same_flight else ROUND_MINUTES
        rounded = (minute + step // 2) // step * step
        return min(max(rounded, within.earliest), within.latest)


def block_from_known(minutes: list[int], same_flight: int | None = None) -> Block:
    """Known blocks of the same route and direction: least − 15 to greatest + 15 minutes."""
    low, high = min(minutes) - 15, max(minutes) + 15
    if same_flight is not None:
        rule = "known blocks of the route, this flight's own first"
        return Block(low, high, same_flight, rule, same_flight=True)
    return Block(low, high, (low + high) // 2, "known blocks of the route")


def block_from_distance(km: float, westbound: bool) -> Block:
    """800 km/h + 30 min, −30 to +60, to +90 westbound over 2,500 km."""
    about = round(km / 800 * 60 + 30)
    high = 90 if westbound and km > 2500 else 60
    return Block(max(about - 30, 20), about + high, about, "distance")
