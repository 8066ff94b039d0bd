"""The timetable of a pair of places or of a station: what is held of its flights, row by row.

A row is one leg pattern with a supported departure in the window: its days, its local times with
their offsets at both ends (an estimated end is an interval), its validity within the window and as
its source gives it, its basis, source and age. Promised rows stand apart. What is not known of the
timetable is in `gaps`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.patterns import Departure, Pattern, departure_days, departures, flies_on
from planner.places import Place, find_place
from planner.views import Ask, relevant_routes
from planner.window import Window, read_window
from routes.coverage import Route
from routes.errors import Conflict
from routes.model import STARTS, Kind
from routes.periods import ALL_DAYS, days_letters, days_text
from routes.promises import Promise, State
from routes.times import Span, to_local, zone

DAY = timedelta(days=1)
PARAMETERS = ("origin", "destination", "season", "from", "to", "as_of")
LISTED_EARLY = 2 * DAY  # days of arrival may be listed so much earlier than their period begins
FIRST_SHOWN = 4
PROMISED = (*STARTS, Kind.INCREASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair of places, or one place alone, and the dates."""

    origin: Place
    destination: Place | None
    window: Window


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern in the window, with its first and last departure dates there."""

    pattern: Pattern
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Part:
    """One direction: its routes, the rows that are held, and those only promised."""

    title: str
    direction: str  # out | back | departures | arrivals
    routes: tuple[Route, ...]
    rows: tuple[Row, ...]
    promised: tuple[Row, ...]


def read_asked(
    network: Network, given: Mapping[str, str], default: Window, ahead: int | None = None
) -> Asked:
    """Parameters as text → what is asked: `origin`, `destination` or none, and the dates."""
    origin = find_place(network, given.get("origin", ""), field="origin")
    there = given.get("destination", "")
    destination = find_place(network, there, field="destination") if there.strip() else None
    if destination and set(origin.stations) & set(destination.stations):
        raise Conflict(
            f"origin and destination are both {destination.name}",
            field="destination",
            remedy="name two different places, or one alone",
        )
    return Asked(origin, destination, read_window(given, default, ahead))


def parts_of(network: Network, asked: Asked) -> list[Part]:
    """Both directions of a pair, or departures and arrivals of a station."""
    here, there = asked.origin, asked.destination
    key = (here.stations, there and there.stations, asked.window)
    return network.keep(lambda: list(_parts(network, asked)), "timetable", key)


def _parts(network: Network, asked: Asked) -> Iterator[Part]:
    here, there = asked.origin, asked.destination
    if there:
        for direction, (start, end) in (("out", (here, there)), ("back", (there, here))):
            routes = relevant_routes(network, Ask(start, end, asked.window.first))
            yield _part(network, f"{start.name} → {end.name}", direction, routes, asked.window)
        return
    out = [(s, other) for s in here.stations for other in sorted(network.after.get(s, ()))]
    back = [(other, s) for s in here.stations for other in sorted(network.before.get(s, ()))]
    yield _part(network, f"Departures from {here.name}", "departures", out, asked.window)
    yield _part(network, f"Arrivals at {here.name}", "arrivals", back, asked.window)


def _part(
    network: Network, title: str, direction: str, routes: list[Route], window: Window
) -> Part:
    rows = [row for r in routes for p in network.patterns(r) if (row := _row(p, window))]
    rows.sort(key=lambda row: _order(row, direction))
    return Part(
        title=title,
        direction=direction,
        routes=tuple(routes),
        rows=tuple(row for row in rows if not row.pattern.promised),
        promised=tuple(row for row in rows if row.pattern.promised),
    )


def _order(row: Row, direction: str) -> tuple[object, ...]:
    """Regular flights before single dates; at a station by the other one; then by the clock."""
    leg = row.pattern.leg
    clock = leg.dep_local if leg.dep_local is not None else leg.arr_local
    other = leg.origin if direction in ("back", "arrivals") else leg.destination
    timed = 1440 if clock is None else clock
    return not row.pattern.is_schedule, other, leg.route, timed, leg.flight, row.first, leg.id


def _row(pattern: Pattern, window: Window) -> Row | None:
    held = window.clip(pattern.begins - LISTED_EARLY, pattern.until)
    if not held:
        return None
    if not pattern.leg.days:
        begins = max(held[0], pattern.begins)
        return Row(pattern, begins, held[1]) if begins <= held[1] else None
    reach = 7 * pattern.leg.every + 3
    first = _flown(pattern, held[0], min(held[1], held[0] + reach * DAY), 1)
    if first is None:
        return None
    last = _flown(pattern, held[1], max(held[0], held[1] - reach * DAY), -1)
    return Row(pattern, first, last or first)


def _flown(pattern: Pattern, start: date, end: date, step: int) -> date | None:
    """The first date from `start` towards `end` on which the pattern departs."""
    for n in range(abs((end - start).days) + 1):
        day = start + n * step * DAY
        if flies_on(pattern, day):
            return day
    return None


# -- rows as plain data -------------------------------------------------------------------------


def timetable_data(network: Network, asked: Asked, unknown: list[str]) -> Data:
    """The timetable as plain data; `unknown` are the sentences of `gaps`."""
    parts = parts_of(network, asked)
    window = asked.window
    title = asked.origin.name + (f" – {asked.destination.name}" if asked.destination else "")
    return {
        "title": f"{title}, {window.text}",
        "query": {
            "origin": _place(asked.origin),
            "destination": _place(asked.destination) if asked.destination else None,
        },
        "as_of": network.as_of.isoformat(),
        "window": {
            "season": window.season or None,
            "first": window.first.isoformat(),
            "last": window.last.isoformat(),
            "days": window.days,
        },
        "sentences": [_summary(network, part, window) for part in parts],
        "sections": [_section(network, part, window) for part in parts],
        "promises": [data.promise(network, p) for p in open_promises(network, parts, window)],
        "unknown": unknown,
    }


def _section(network: Network, part: Part, window: Window) -> Data:
    return {
        "title": part.title,
        "direction": part.direction,
        "rows": [row_data(network, row, window) for row in part.rows],
        "promised": [row_data(network, row, window) for row in part.promised],
    }


def _place(one: Place) -> Data:
    found = {"code": one.code, "name": one.name, "kind": one.kind, "note": one.note or None}
    return {**found, "stations": list(one.stations)}


def row_data(network: Network, row: Row, window: Window) -> Data:
    """One row as plain data, kept with the network as pages show it again and again."""
    return network.keep(lambda: _row_data(network, row, window), "row", row.pattern, window)


def _row_data(network: Network, row: Row, window: Window) -> Data:
    pattern, leg = row.pattern, row.pattern.leg
    found = data.pattern(network, pattern)
    for name in ("departure_local", "arrival_local", "day_shift", "days_known_as", "supported"):
        del found[name]
    days = found["days"] or ""
    held = window.clip(pattern.begins, pattern.until) or (row.first, row.last)
    regimes = list(_regimes(row))
    stated = pattern.stated_last
    return {
        **found,
        "days_letters": days_letters(days) if days else None,
        "days_are": _days_are(pattern, row.first),
        "every_weeks": leg.every,
        "source_days": leg.days or None,
        "source_days_are": leg.days_basis or None,
        **({k: v for k, v in regimes[0].items() if k != "from"} if regimes else _UNTIMED),
        "later_times": regimes[1:],
        "valid_from": held[0].isoformat(),
        "valid_to": held[1].isoformat(),
        "first_departure": row.first.isoformat() if days else None,
        "last_departure": row.last.isoformat() if days else None,
        "stated_to": stated.isoformat() if stated and stated < held[1] else None,
        "sentence": row_text(network, row),
    }


_UNTIMED: Data = {"departure": None, "arrival": None, "day_shift": None}


def _days_are(pattern: Pattern, day: date) -> str | None:
    """'departure' where the days shown are departure days at the origin, else 'arrival'."""
    days = pattern.leg.days
    if not days:
        return None
    if not pattern.arrival_days or days == ALL_DAYS:
        return "departure"
    found = departures(pattern, day)
    return "departure" if found and is_sure_of_day(found[0]) else "arrival"


def is_sure_of_day(one: Departure) -> bool:
    """Whether the departure leaves on the date it is listed on, wherever in its interval."""
    home = one.pattern.origin.zone
    return {to_local(t, home).date() for t in (one.dep.earliest, one.dep.latest)} == {one.listed_on}


def _regimes(row: Row) -> Iterator[Data]:
    """Local times at both ends from the first departure on, anew where clocks change between."""
    pattern, shown = row.pattern, None
    zones = (pattern.origin.zone, pattern.destination.zone)
    starts = {row.first}.union(*(clock_changes(z, row.first, row.last) for z in zones))
    for start in sorted(starts):
        day = _flown(pattern, start, row.last, 1) if pattern.timed else None
        if day is None:
            continue
        one = departures(pattern, day)[0]
        times = _times(one)
        if times != shown:
            yield {"from": day.isoformat(), **times}
            shown = times


@lru_cache(maxsize=4096)
def clock_changes(name: str, first: date, last: date) -> frozenset[date]:
    """The days of a span on which the zone has another offset at noon than the day before."""
    tz = zone(name)

    def offset(day: date) -> timedelta | None:
        return datetime(day.year, day.month, day.day, 12, tzinfo=tz).utcoffset()

    days = (first + n * DAY for n in range(1, (last - first).days + 1))
    return frozenset(day for day in days if offset(day) != offset(day - DAY))


def _times(one: Departure) -> Data:
    block = one.pattern.block
    rule = block.rule if block else ""
    return {
        "departure": _clock(one.dep, one.dep_about, one.pattern.origin.zone, one.listed_on, rule),
        "arrival": _clock(
            one.arr, one.arr_about, one.pattern.destination.zone, one.listed_on, rule
        ),
        "day_shift": _shifts(one),
    }


def _clock(span: Span, about: int, zone_name: str, listed: date, rule: str) -> Data:
    """A local clock with its offset; `day` counts from the date that the departure is listed on."""
    low, shown, high = (to_local(t, zone_name) for t in (span.earliest, about, span.latest))
    found: Data = {
        "clock": f"{shown:%H:%M}",
        "day": (shown.date() - listed).days,
        "offset": tell.offset(shown),
        "zone": zone_name,
        "estimated": not span.exact,
    }
    if span.exact:
        return found
    return found | {
        "clock": None,
        "about": f"{shown:%H:%M}",
        "earliest": f"{low:%H:%M}",
        "earliest_day": (low.date() - listed).days,
        "latest": f"{high:%H:%M}",
        "latest_day": (high.date() - listed).days,
        "rule": rule,
    }


def _shifts(one: Departure) -> list[int]:
    """Arrival day less departure day: one number, or those that the interval allows."""
    home, away = one.pattern.origin.zone, one.pattern.destination.zone
    left = {to_local(t, home).date() for t in (one.dep.earliest, one.dep.latest)}
    landed = {to_local(t, away).date() for t in (one.arr.earliest, one.arr.latest)}
    return sorted({(b - a).days for a in left for b in landed})


# -- sentences and promises ---------------------------------------------------------------------


def row_text(network: Network, row: Row) -> str:
    """'Air Astana KC909, daily, 12 Jan – 28 Mar 2026, filed'."""
    leg = row.pattern.leg
    days = days_text(departure_days(row.pattern))
    return (
        f"{network.carrier_name(leg.carrier)} {leg.flight}, {days}, "
        f"{tell.span_text(row.first, row.last)}, {leg.basis}"
    )


def _summary(network: Network, part: Part, window: Window) -> str:
    rows = [row for row in part.rows if row.pattern.is_schedule]
    single = len(part.rows) - len(rows)
    if not part.rows:
        text = "no row is held for these dates"
    elif len(rows) > FIRST_SHOWN:
        carriers = len({row.pattern.leg.carrier for row in rows})
        routes = len({row.pattern.leg.route for row in rows})
        text = f"{len(rows)} rows of {carriers} carriers on {routes} routes"
    else:
        text = "; ".join(row_text(network, row) for row in rows) or "no regular row is held"
    if single:
        text += f"; {single} row{'s' * (single != 1)} of single dates"
    if part.promised:
        text += f"; {len(part.promised)} more only announced"
    return f"{part.title}: {text}."


def open_promises(network: Network, parts: list[Part], window: Window) -> list[Promise]:
    """Open promises of these routes that may come true within the window, each once."""
    found: dict[str, Promise] = {}
    for part in parts:
        for route in part.routes:
            for one in network.route_promises(route):
                if one.is_open and _is_due_by(one, window):
                    found[one.key] = one
    return sorted(found.values(), key=lambda p: p.announced_on, reverse=True)


def _is_due_by(promise: Promise, window: Window) -> bool:
    if promise.kind not in PROMISED:
        return False
    if promise.due is None:
        return promise.announced_on <= window.last
    missed = promise.state is State.DUE and promise.due.latest < window.first
    return promise.due.earliest <= window.last and not missed
