"""Departures as an iCalendar (RFC 5545) that a calendar program can subscribe to.

One event a departure, none of them assumed: known times as UTC, an estimated end marked as such in
summary and description, a departure without any clock time as an event of the whole day, and an
announced start as a day's event of its own. Names of events come from carrier, number, route and
date, and stamps from the day of the newest knowledge: the same knowledge gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner import tell
from planner.network import Network
from planner.patterns import Departure, Pattern, flies_on
from planner.timetable import Asked, open_promises, parts_of
from planner.window import Window
from routes.coverage import Route
from routes.errors import BadInput
from routes.model import Mark
from routes.promises import Promise
from routes.times import Span, to_local

DAY = timedelta(days=1)
DEFAULT_DAYS = 90
MOST_EVENTS = 5000
LINE_OCTETS = 75
PRODUCT = "-//Sapar//Sapar//EN"


def near_window(today: date) -> Window:
    """The dates of a subscription that names none: today and the days after."""
    return Window(today, today + (DEFAULT_DAYS - 1) * DAY)


def ics_text(network: Network, asked: Asked) -> str:
    """The calendar of both directions of a pair, or of the departures of a station."""
    events = [line for event in _events(network, asked) for line in event]
    name = asked.origin.name + (f" – {asked.destination.name}" if asked.destination else "")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(f'Flights {name}')}",
        f"X-WR-CALNAME:{_escaped(f'Flights {name}')}",
        f"X-WR-CALDESC:{_escaped(_about(network, asked))}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _about(network: Network, asked: Asked) -> str:
    text = (
        f"Departures held for {tell.span_text(asked.window.first, asked.window.last)}; newest "
        f"knowledge {tell.short_day(knowledge_day(network, asked))}. A day without an event is not "
        "a day without a flight: the sources are samples unless they say that they are complete."
    )
    dayless = sum(
        not row.pattern.leg.days for part in parts_of(network, asked) for row in part.rows
    )
    if dayless:
        text += f" Rows without known days, which are not shown: {dayless}."
    return text


def knowledge_day(network: Network, asked: Asked) -> date:
    """The day of the newest knowledge of these routes: nothing was learned from it to `as_of`."""
    marks = []
    for route in {route for part in parts_of(network, asked) for route in part.routes}:
        marks += [pattern.leg.mark for pattern in network.patterns(route)]
        marks += [one.mark for one in network.evidence.get(route, ())]
        marks += [c.mark for p in network.route_promises(route) for c in p.claims]
    return min(max((m.known_from for m in marks), default=network.as_of), network.as_of)


# -- events -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Flight:
    """One departure, timed or not."""

    pattern: Pattern
    day: date
    timed: Departure | None


def _events(network: Network, asked: Asked) -> Iterator[list[str]]:
    known = knowledge_day(network, asked)
    stamp = f"DTSTAMP:{known:%Y%m%d}T000000Z"
    taken: dict[str, int] = {}
    for count, flight in enumerate(_flights(network, asked)):
        if count >= MOST_EVENTS:
            raise BadInput(
                f"more than {MOST_EVENTS} departures in {asked.window.days} days",
                field="to",
                remedy="ask for fewer days, or for one pair of places",
            )
        name = _flight_name(flight)
        taken[name] = taken.get(name, 0) + 1
        again = f"-{taken[name]}" if taken[name] > 1 else ""
        yield _event(f"{name}{again}@sapar", stamp, _flight_lines(network, flight, known))
    for promise in open_promises(network, parts_of(network, asked), asked.window):
        day = promise.due.day if promise.due else None
        if day and asked.window.first <= day <= asked.window.last:
            name = re.sub(r"[^A-Za-z0-9-]+", "-", f"promise-{promise.key}")
            yield _event(f"{name}@sapar", stamp, _promise_lines(network, promise, day, known))


def _flights(network: Network, asked: Asked) -> Iterator[_Flight]:
    parts = [p for p in parts_of(network, asked) if p.direction != "arrivals"]
    routes = dict.fromkeys(row.pattern.leg.route for part in parts for row in part.rows)
    for n in range(asked.window.days):
        day = asked.window.first + n * DAY
        for route in routes:
            yield from _on_day(network, route, day)


def _on_day(network: Network, route: Route, day: date) -> Iterator[_Flight]:
    """The departures of a day; a row without times adds nothing to a timed one of its carrier."""
    timed = network.departures(route, day)
    yield from (_Flight(one.pattern, one.listed_on, one) for one in timed)
    told = {(one.carrier, one.number) for one in timed}
    for pattern in network.patterns(route):
        leg = pattern.leg
        if pattern.promised or pattern.timed or not flies_on(pattern, day):
            continue
        same = [c == leg.carrier and (not n or not leg.number or n == leg.number) for c, n in told]
        if not any(same):
            told.add((leg.carrier, leg.number))
            yield _Flight(pattern, day, None)


def _flight_name(flight: _Flight) -> str:
    leg = flight.pattern.leg
    return f"{leg.flight}-{leg.origin}-{leg.destination}-{flight.day:%Y%m%d}"


def _event(name: str, stamp: str, lines: Iterable[str]) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{name}", stamp, "SEQUENCE:0", *lines, "END:VEVENT"]


def _flight_lines(network: Network, flight: _Flight, known: date) -> Iterator[str]:
    leg, timed, home = flight.pattern.leg, flight.timed, flight.pattern.origin
    firm = timed is not None and not timed.doubts
    if timed:
        yield f"DTSTART:{_utc(timed.dep_about)}"
        yield f"DTEND:{_utc(timed.arr_about)}"
        yield f"SUMMARY:{_escaped(_summary(timed))}"
    else:
        yield from _whole_day(flight.day)
        text = f"{leg.flight} {leg.origin} → {leg.destination}, times not known"
        yield f"SUMMARY:{_escaped(text)}"
    yield f"DESCRIPTION:{_escaped(_described(network, flight, known))}"
    yield f"LOCATION:{_escaped(f'{home.name} ({home.code})')}"
    yield f"CATEGORIES:{_escaped(str(leg.basis))}"
    yield f"STATUS:{'CONFIRMED' if firm else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"


def _promise_lines(network: Network, promise: Promise, day: date, known: date) -> Iterator[str]:
    yield from _whole_day(day)
    what = tell.kind_text(promise.kind)
    place = f"{promise.origin}–{promise.destination}"
    yield f"SUMMARY:{_escaped(f'{what.capitalize()} {place} announced, not filed')}"
    told = [tell.promise_text(network, promise), *_sources(c.mark for c in promise.claims)]
    told.append(f"As of the newest knowledge of this route, {tell.short_day(known)}")
    text = "\n".join(told)
    yield f"DESCRIPTION:{_escaped(text)}"
    yield "CATEGORIES:announced"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"


def _whole_day(day: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}"


# -- words --------------------------------------------------------------------------------------


def _summary(one: Departure) -> str:
    """'KC909 ALA about 00:05 → ICN 09:55', each clock that of its own station."""
    leg = one.pattern.leg
    left = _clock(one.dep, one.dep_about, one.pattern.origin.zone)
    landed = _clock(one.arr, one.arr_about, one.pattern.destination.zone)
    return f"{leg.flight} {leg.origin} {left} → {leg.destination} {landed}"


def _clock(span: Span, about: int, zone: str) -> str:
    return f"{'' if span.exact else 'about '}{to_local(about, zone):%H:%M}"


def _described(network: Network, flight: _Flight, known: date) -> str:
    pattern, leg, timed = flight.pattern, flight.pattern.leg, flight.timed
    home, away = pattern.origin, pattern.destination
    rule = pattern.block.rule if pattern.block else ""
    places = " to ".join(f"{end.city or end.name} {end.code}" for end in (home, away))
    lines = [f"{network.carrier_name(leg.carrier)} {leg.flight}, {places}"]
    if timed:
        lines.append(_end_text("Leaves", timed.dep, timed.dep_about, home.zone, rule))
        lines.append(_end_text("Lands", timed.arr, timed.arr_about, away.zone, rule))
    if leg.codeshares:
        lines.append(f"Also sold as {leg.codeshares}")
    if leg.equipment:
        lines.append(f"Aircraft {leg.equipment}")
    confidence = f", {leg.mark.confidence} confidence" if leg.mark.confidence else ""
    lines.append(f"Basis: {leg.basis}{confidence}")
    if timed and timed.doubts:
        lines.append(f"Not firm: {'; '.join(timed.doubts)}")
    lines += _sources([leg.mark])
    lines.append(f"As of the newest knowledge of this route, {tell.short_day(known)}")
    return "\n".join(lines)


def _end_text(verb: str, span: Span, about: int, zone: str, rule: str) -> str:
    shown = to_local(about, zone)
    day = f"{shown:%a} {tell.short_day(shown.date())}"
    if span.exact:
        return f"{verb} {shown:%H:%M} {tell.offset(shown)}, {day}"
    low, high = (to_local(t, zone) for t in (span.earliest, span.latest))
    return (
        f"{verb} about {shown:%H:%M} {tell.offset(shown)}, {day}: an estimate, between "
        f"{low:%a} {low:%H:%M} and {high:%a} {high:%H:%M}, by {rule}"
    )


def _sources(marks: Iterable[Mark]) -> list[str]:
    return [f"Source: {text}" for text in dict.fromkeys(m.source for m in marks) if text]


# -- RFC 5545 -----------------------------------------------------------------------------------


def _utc(minutes: int) -> str:
    return f"{to_local(minutes, 'UTC'):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """A TEXT value; control characters other than line breaks are left out."""
    clean = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(plain, escaped)
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
