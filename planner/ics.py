"""Departures and announced dates as a calendar to subscribe to, which moves when they do.

One event a departure, none of them assumed: known times as UTC, an estimated end marked as such in
summary and description, a departure without any clock time as an event of the whole day. An
announced start is a day's event of its own under a name that stays: put off to another day it
moves, withdrawn, lapsed or put off without a day it is cancelled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice

from planner import tell
from planner.network import Network
from planner.patterns import Departure, Pattern, flies_on
from planner.places import find_place
from planner.timetable import PROMISED, Asked, parts_of
from planner.vcal import Event, calendar, escaped, instant, whole_day
from planner.watches.watch import PAIRS, Watch, What
from planner.window import Window
from routes.coverage import Route
from routes.errors import BadInput, Unknown
from routes.learned import Moment
from routes.model import Claim, Evidence, Kind, Leg, Mark, Station
from routes.promises import LAPSE, Promise, State
from routes.times import Span, to_local

DAY = timedelta(days=1)
DEFAULT_DAYS = 90
MOST_EVENTS = 5000
Learned = Callable[[date, Iterable[Route]], Mapping[Route, Moment]]
"""`routes.learned` of a store: when something about pairs became known, up to a day."""


def near_window(today: date) -> Window:
    """The dates of a subscription that names none: today and the days after."""
    return Window(today, today + (DEFAULT_DAYS - 1) * DAY)


@dataclass(frozen=True)
class Scope:
    """What a calendar is of."""

    title: str
    window: Window
    flown: tuple[Route, ...]  # whose departures it has
    promises: tuple[Promise, ...]
    carrier: str = ""  # its departures alone
    cut: bool = False  # of too many events the first are given; else it is an error


def ics_text(network: Network, asked: Asked, learned: Learned | None = None) -> str:
    """The calendar of both directions of a pair, or of the departures of a station."""
    return _text(network, _asked_for(network, asked), learned)


def watch_ics(network: Network, watch: Watch, learned: Learned) -> str:
    """The calendar of what a watch follows, from today on. Unknown where it has none."""
    return _text(network, _followed(network, watch), learned)


# -- what it is of ------------------------------------------------------------------------------


def _asked_for(network: Network, asked: Asked) -> Scope:
    there = asked.destination
    parts = parts_of(network, asked)
    flown = [row.pattern.leg.route for p in parts if p.direction != "arrivals" for row in p.rows]
    return Scope(
        title=asked.origin.name + (f" – {there.name}" if there else ""),
        window=asked.window,
        flown=tuple(dict.fromkeys(flown)),
        promises=_promises(network, (route for p in parts for route in p.routes)),
    )


def _followed(network: Network, watch: Watch) -> Scope:
    window = near_window(network.as_of)
    if watch.what is What.CARRIER:
        return _of_carrier(network, watch.subject, window)
    if watch.what is What.CLAIM:
        promises = tuple(p for p in network.promises if p.key == watch.subject)
        return Scope(watch.title, window, (), promises)
    if watch.what is What.FEEDS:
        raise Unknown("feeds have no calendar", field="key", remedy="the Atom feed has its events")
    pair = watch.ends if watch.what in PAIRS else (watch.subject, "")
    try:
        start = find_place(network, pair[0], field="origin")
        end = find_place(network, pair[1], field="destination") if pair[1] else None
    except Unknown:  # a country to which no route is held yet may be followed, and announced
        return Scope(watch.title, window, (), _announced(network, pair))
    found = _asked_for(network, Asked(start, end, window))
    flown = [r for r in found.flown if watch.both_ways or r[0] in start.stations]
    return Scope(watch.title, window, tuple(flown), found.promises, cut=True)


def _of_carrier(network: Network, carrier: str, window: Window) -> Scope:
    flown = {
        (a, b)
        for a, following in network.after.items()
        for b in following
        if any(p.leg.carrier == carrier for p in network.patterns((a, b)))
    }
    name = f"{network.carrier_name(carrier)} ({carrier})"
    promises = tuple(p for p in network.promises if carrier in p.carriers)
    return Scope(name, window, tuple(sorted(flown)), promises, carrier, cut=True)


def _announced(network: Network, pair: tuple[str, str]) -> tuple[Promise, ...]:
    """The promises between two places, either way, whether or not a route of them is held."""
    ends = tuple(
        {code for s in network.stations.values() for code in (s.code, s.city_code) if end in _of(s)}
        for end in pair
    )
    return tuple(
        p
        for p in network.promises
        if any(p.origin in a and p.destination in b for a, b in (ends, ends[::-1]))
    )


def _of(station: Station) -> tuple[str, str, str]:
    return (station.code, station.city_code, station.country)


def _promises(network: Network, routes: Iterable[Route]) -> tuple[Promise, ...]:
    found = {p.key: p for route in routes for p in network.route_promises(route)}
    return tuple(sorted(found.values(), key=lambda p: (p.announced_on, p.key)))


# -- when it was learned ------------------------------------------------------------------------


class _Knowledge:
    """The moment at which what is said of a route or a promise was learned."""

    def __init__(self, network: Network, scope: Scope, learned: Learned | None) -> None:
        self._network = network
        asked = {*chain(*map(self._pairs, scope.flown), *map(self._of_promise, scope.promises))}
        self._moments = (learned or self._marked)(network.as_of, asked)

    @cached_property
    def newest(self) -> date:
        """Of all; nothing was learned from that day to `as_of`."""
        return max(self._moments.values(), default=Moment(self._network.as_of)).day

    def of(self, route: Route) -> Moment:
        return self._last(self._pairs(route))

    def of_promise(self, promise: Promise) -> Moment:
        """Also time alone moves a promise: when its day has passed, and when it lapses."""
        learned = self._last(self._of_promise(promise))
        due = promise.due
        turns = [due.latest + DAY, due.latest + LAPSE + DAY] if due else []
        return max([learned, *(Moment(turn) for turn in turns if turn <= self._network.as_of)])

    def _last(self, pairs: Iterable[Route]) -> Moment:
        """The last day of any, with all that was learned on it."""
        found = [self._moments[pair] for pair in pairs if pair in self._moments]
        day = max((one.day for one in found), default=self._network.as_of)
        return Moment(day, sum(one.rows for one in found if one.day == day))

    def _of_promise(self, promise: Promise) -> set[Route]:
        ends = [(promise.origin, promise.destination)]
        ends += [(c.origin, c.destination) for c in promise.claims]
        ends += [leg.route for leg in promise.legs]
        return {*chain(*map(self._pairs, ends))}

    def _pairs(self, route: Route) -> set[Route]:
        """Both directions, also as statements name them: by city, or by all stations of one."""
        starts, ends = map(self._names, route)
        return {pair for a in starts for b in ends for pair in ((a, b), (b, a))}

    def _names(self, code: str) -> set[str]:
        stations = self._network.stations
        if code in stations:
            return {code, self._network.city(code)}
        return {code, *(s.code for s in stations.values() if s.city_code == code)}

    def _marked(self, as_of: date, _pairs: Iterable[Route]) -> dict[Route, Moment]:
        """Without a store: by the marks of what is held now."""
        facts = self._network.facts
        found: dict[Route, Moment] = {}
        rows: list[Leg | Evidence | Claim] = [*facts.legs, *facts.evidence, *facts.claims]
        for one in rows:
            pair = (one.origin, one.destination)
            came = Moment(min(one.mark.known_from, as_of))
            found[pair] = max(came, found.get(pair, came))
        return found


# -- events -------------------------------------------------------------------------------------


def _text(network: Network, scope: Scope, learned: Learned | None) -> str:
    known = _Knowledge(network, scope, learned)
    found = [*islice(_events(network, scope, known), MOST_EVENTS + 1)]
    if len(found) > MOST_EVENTS and not scope.cut:
        raise BadInput(
            f"more than {MOST_EVENTS} departures in {scope.window.days} days",
            field="to",
            remedy="ask for fewer days, or for one pair of places",
        )
    about = _about(network, scope, known)
    if len(found) > MOST_EVENTS:
        about += f" Only the first {MOST_EVENTS} are given."
    return calendar(f"Flights {scope.title}", about, found[:MOST_EVENTS])


def _about(network: Network, scope: Scope, known: _Knowledge) -> str:
    window = scope.window
    text = (
        f"Departures held for {tell.span_text(window.first, window.last)}; newest "
        f"knowledge {tell.short_day(known.newest)}. A day without an event is not "
        "a day without a flight: the sources are samples unless they say that they are complete."
    )
    patterns = (p for route in scope.flown for p in network.patterns(route))
    dayless = sum(
        not p.leg.days and not p.promised and bool(window.clip(p.begins, p.until)) for p in patterns
    )
    return text + f" Rows without known days, which are not shown: {dayless}." * bool(dayless)


@dataclass(frozen=True, slots=True)
class _Flight:
    """One departure, timed or not."""

    pattern: Pattern
    day: date
    timed: Departure | None


def _events(network: Network, scope: Scope, known: _Knowledge) -> Iterator[Event]:
    for promise in scope.promises:
        found = _promise_event(network, promise, scope.window, known.of_promise(promise))
        if found:
            yield found
    taken: dict[str, int] = {}
    for flight in _flights(network, scope):
        name = _flight_name(flight)
        taken[name] = taken.get(name, 0) + 1
        again = f"-{taken[name]}" if taken[name] > 1 else ""
        learned = known.of(flight.pattern.leg.route)
        lines = tuple(_flight_lines(network, flight, learned.day))
        yield Event(f"{name}{again}", learned, lines)


def _flights(network: Network, scope: Scope) -> Iterator[_Flight]:
    for n in range(scope.window.days):
        day = scope.window.first + n * DAY
        for route in scope.flown:
            for flight in _on_day(network, route, day):
                if scope.carrier in ("", flight.pattern.leg.carrier):
                    yield flight


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


def _flight_lines(network: Network, flight: _Flight, known: date) -> Iterator[str]:
    leg, timed, home = flight.pattern.leg, flight.timed, flight.pattern.origin
    firm = timed is not None and not timed.doubts
    if timed:
        yield f"DTSTART:{instant(timed.dep_about)}"
        yield f"DTEND:{instant(timed.arr_about)}"
        yield f"SUMMARY:{escaped(_summary(timed))}"
    else:
        yield from whole_day(flight.day)
        text = f"{leg.flight} {leg.origin} → {leg.destination}, times not known"
        yield f"SUMMARY:{escaped(text)}"
    yield f"DESCRIPTION:{escaped(_described(network, flight, known))}"
    yield f"LOCATION:{escaped(f'{home.name} ({home.code})')}"
    yield f"CATEGORIES:{escaped(str(leg.basis))}"
    yield f"STATUS:{'CONFIRMED' if firm else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"


def _promise_event(
    network: Network, promise: Promise, window: Window, known: Moment
) -> Event | None:
    """The day's event of a promise that may come true in the window, or was to."""
    day = _day_of(promise)
    if promise.kind not in PROMISED or promise.state is State.KEPT or day is None:
        return None
    if not window.first <= day <= window.last:
        return None
    name = re.sub(r"[^A-Za-z0-9-]+", "-", f"promise-{promise.key}")
    return Event(name, known, tuple(_promise_lines(network, promise, day, known.day)))


def _day_of(promise: Promise) -> date | None:
    """The day it is promised for; of one put off without a day, the last that was named."""
    if promise.due and promise.due.day:
        return promise.due.day
    postponed = any(c.kind is Kind.POSTPONE for c in promise.claims)
    named = [c.effective.day for c in promise.claims if c.effective and c.effective.day]
    return named[-1] if postponed and named else None


def _promise_lines(network: Network, promise: Promise, day: date, known: date) -> Iterator[str]:
    off = promise.due is None or promise.due.day is None
    gone = off or promise.state in (State.WITHDRAWN, State.LAPSED)
    now = "put off" if off else _STANDS[promise.state]
    yield from whole_day(day)
    what = tell.kind_text(promise.kind).capitalize()
    yield f"SUMMARY:{escaped(f'{what} {promise.origin}–{promise.destination} {now}')}"
    marks = [c.mark for c in (*promise.claims, promise.withdrawn_by) if c]
    told = [tell.promise_lead(network, promise) + ".", *_sources(marks)]
    told.append(f"As of the newest knowledge of this promise, {tell.short_day(known)}")
    yield f"DESCRIPTION:{escaped(_LINE.join(told))}"
    yield "CATEGORIES:announced"
    yield f"STATUS:{'CANCELLED' if gone else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"


_LINE = "\n"
_STANDS = {
    State.ANNOUNCED: "announced, not filed",
    State.FILED: "announced and filed, not seen yet",
    State.DUE: "was announced, unconfirmed",
    State.LAPSED: "was announced, nothing shows that it happened",
    State.WITHDRAWN: "withdrawn",
}


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
