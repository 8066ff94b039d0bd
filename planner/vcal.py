"""An iCalendar file (RFC 5545) to subscribe to, as the large calendar programs want it.

The same knowledge gives the same bytes. An event's stamps come from the day on which what it says
was learned, and its SEQUENCE from that day and from how much was learned on it: it grows whenever
the content changes, also twice a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from routes.learned import Moment
from routes.times import to_local

DAY = timedelta(days=1)
LINE_OCTETS = 75
LONGEST_NAME = 200  # of the 255 octets that some programs keep
PRODUCT = "-//Sapar//Sapar//EN"
_FIRST = date(2000, 1, 1)
_A_DAY = 10_000  # steps of SEQUENCE; some programs keep it in 32 bits


@dataclass(frozen=True, slots=True)
class Event:
    """One event: a name that stays, the moment at which its content was learned, its lines."""

    name: str
    learned: Moment
    lines: tuple[str, ...]


def calendar(name: str, about: str, events: Iterable[Event]) -> str:
    """The whole file; lines end in CR LF and are folded."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"X-WR-CALDESC:{escaped(about)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event) -> Iterator[str]:
    day = max(event.learned.day, _FIRST)
    stamp = f"{day:%Y%m%d}T000000Z"
    step = min(event.learned.rows, _A_DAY - 1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(event.name)}@sapar"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{(day - _FIRST).days * _A_DAY + step}"
    yield from event.lines
    yield "END:VEVENT"


def _uid(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def whole_day(day: date) -> tuple[str, str]:
    """The lines of an event that lasts a day."""
    return f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}"


def instant(minutes: int) -> str:
    """A UTC minute as a value."""
    return f"{to_local(minutes, 'UTC'):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A TEXT value; control characters other than line breaks are left out."""
    clean = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    for plain, quoted in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(plain, quoted)
    return clean


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, whole characters, the later ones after a space."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LINE_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
