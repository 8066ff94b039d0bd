"""What is not known of a timetable: sentences computed from its rows, coverage and traces.

Each sentence says what is missing, of which flights, and what stands in its place where anything
does. Nothing is said of what a complete source covers: there, absence is knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from planner import tell
from planner.doubts import NAMED, listing, never_given, row_doubts
from planner.network import Network
from planner.patterns import Pattern
from planner.status import RouteStatus, Status, pair_evidence, status_on
from planner.timetable import Asked, Part, Row, parts_of
from planner.window import Window
from routes.coverage import Route
from routes.model import Basis, Coverage, FrequencyClaim, Sighting
from routes.periods import read_when

DAY = timedelta(days=1)
NEAR = timedelta(days=400)  # carriers seen so long before or after the window are asked after


def unknowns(network: Network, asked: Asked) -> list[str]:
    """What a reader must know is not known, the gravest first, each once."""
    parts, window = parts_of(network, asked), asked.window
    rows = [row for part in parts for row in part.rows]
    told = [
        *(_uncovered(network, parts, window) if asked.destination else _silent(network, parts)),
        *_horizon(rows, window),
        *_carriers(network, parts, window),
        *row_doubts(rows, window),
        *(_lopsided(network, parts, window) if asked.destination else ()),
        *_samples(network, parts, window),
        *never_given(rows),
        *_shown_last(network, rows, window),
    ]
    return list(dict.fromkeys(told))


# -- dates that no row covers -------------------------------------------------------------------


def _uncovered(network: Network, parts: list[Part], window: Window) -> Iterator[str]:
    """Dates without a regular row in a direction, but for those a complete source covers."""
    by_span: dict[tuple[date, date], list[Part]] = defaultdict(list)
    for part in parts:
        for span in _gaps(network, part, window):
            by_span[span].append(part)
    for (first, last), silent in sorted(by_span.items(), key=lambda item: item[0]):
        where = "Both ways" if len(silent) == len(parts) else silent[0].title
        length = (last - first).days + 1
        lead = f"{where}: no row of regular flights covers {tell.span_text(first, last)}"
        amount = f"{length} of {window.days} days"
        yield f"{lead} ({amount}): {_status_then(network, silent[0].routes, first, last)}."


def _gaps(network: Network, part: Part, window: Window) -> list[tuple[date, date]]:
    spans = [(p.begins, p.until) for p in _rules(part)]
    for held in network.facts.coverage:
        speaks = held.complete and not held.carriers and _about(network, held, part.routes, window)
        if speaks and held.first and held.last:
            spans.append((held.first, held.last))
    return _between(spans, window)


def _between(spans: Iterable[tuple[date, date]], window: Window) -> list[tuple[date, date]]:
    """The parts of the window outside all spans."""
    found, at = [], window.first
    for first, last in sorted(spans):
        if first > at:
            found.append((at, min(first - DAY, window.last)))
        at = max(at, last + DAY)
        if at > window.last:
            return found
    return [*found, (at, window.last)]


def _status_then(network: Network, routes: tuple[Route, ...], first: date, last: date) -> str:
    """What the status says of the dates without a row."""
    one, other = (
        min((status_on(network, r, day) for r in routes), key=_best) for day in (first, last)
    )
    flew = "it flew" if last <= network.as_of else "it flies"
    if one.status is not other.status:
        words = [f"{s.status.replace('_', ' ')} on {tell.short_day(s.day)}" for s in (one, other)]
        return f"status {', '.join(words)}; days and times between are not known"
    if one.status is Status.UNKNOWN:
        return f"whether {flew}, on which days and when is not known"
    if one.status in (Status.OPERATING, Status.FILED_FUTURE):
        return f"the route counts as operating ({one.because}), its days and times are not known"
    return f"status {one.status.replace('_', ' ')}, {one.because}"


def _best(one: RouteStatus) -> int:
    return list(Status).index(one.status)


def _silent(network: Network, parts: list[Part]) -> Iterator[str]:
    """Of a station: routes with any trace of service and no row in the window."""
    for part in parts:
        held = {row.pattern.leg.route for row in part.rows}
        silent = [r for r in part.routes if r not in held and network.traces(r)]
        if silent:
            names = listing("–".join(route) for route in silent)
            yield f"{part.title}: without a row for these dates, though known of: {names}."


def _horizon(rows: list[Row], window: Window) -> Iterator[str]:
    """Where filings stop before the window does."""
    filed = [row for row in rows if row.pattern.leg.basis is Basis.FILED]
    if not rows:
        return
    if not filed:
        yield "No filed row is held for these dates: every row is by report, roster or observation."
        return
    until = max(row.pattern.until for row in filed)
    if until < window.last:
        yield f"No filed row is held after {tell.short_day(until)}."


# -- carriers without rows ----------------------------------------------------------------------


def _carriers(network: Network, parts: list[Part], window: Window) -> Iterator[str]:
    """Carriers that something names on these routes and that have no row in the window."""
    have = {
        (row.pattern.leg.carrier, _pair(row.pattern.leg.route)) for p in parts for row in p.rows
    }
    shown: dict[Route, Route] = {}  # a pair as it is asked for
    for route in (route for part in parts for route in part.routes):
        shown.setdefault(_pair(route), route)
    traces: dict[tuple[str, Route], list[str]] = defaultdict(list)
    for pair, route in shown.items():
        for carrier, text in _named(network, pair, window):
            if (carrier, pair) not in have:
                traces[carrier, route].append(text)
    told = [
        f"{network.carrier_name(carrier)} ({carrier}) has no row on {'–'.join(pair)}: "
        f"{'; '.join(dict.fromkeys(texts))}."
        for (carrier, pair), texts in traces.items()
    ]
    yield from told[:NAMED]
    if len(told) > NAMED:
        rest = listing(f"{c} {'–'.join(pair)}" for c, pair in list(traces)[NAMED:])
        yield f"Named by a listing, a count or earlier evidence, and without rows too: {rest}."


def _pair(route: Route) -> Route:
    return min(route, route[::-1])


def _named(network: Network, pair: Route, window: Window) -> Iterator[tuple[str, str]]:
    """Carriers that listings, stated counts, evidence or earlier rows name on a pair."""
    for seen in network.sightings.get(pair, ()):
        if _listed_in(seen, window):
            text = f"listed for {tell.listed_text(seen)} {tell.cited(seen.mark)}, no days or times"
            yield seen.carrier, text
    for count in network.facts.frequency_claims:
        if _pair((count.origin, count.destination)) == pair and _counted_in(count, window):
            for carrier in sorted(count.carriers):
                yield carrier, _count_text(count)
    yield from _seen_about(network, pair, window)


def _seen_about(network: Network, pair: Route, window: Window) -> Iterator[tuple[str, str]]:
    """The last evidence of each carrier up to the window's end, and the first after it."""
    near: dict[str, list[str]] = defaultdict(list)
    seen = pair_evidence(network, pair)
    for when, signs in (
        ("last", [e for e in seen[::-1] if window.first - NEAR <= e.on_date <= window.last]),
        ("next", [e for e in seen if window.last < e.on_date <= window.last + NEAR]),
    ):
        for one in {e.carrier: e for e in signs[::-1]}.values():
            dated = f"{tell.short_day(one.on_date)} {tell.cited(one.mark)}"
            near[one.carrier].append(f"{when} evidence {dated}")
    for carrier, texts in near.items():
        yield carrier, ", ".join(texts)


def _listed_in(seen: Sighting, window: Window) -> bool:
    months = [read_when(month) for month in seen.listed_for.split()]
    return any(m and m.earliest <= window.last and m.latest >= window.first for m in months)


def _counted_in(count: FrequencyClaim, window: Window) -> bool:
    if count.first is None:
        return False
    last = count.last.latest if count.last else count.first.latest
    return count.first.earliest <= window.last and last >= window.first


def _count_text(count: FrequencyClaim) -> str:
    of = "" if len(count.carriers) == 1 else f" of {' '.join(sorted(count.carriers))} together"
    when = count.label or (count.first.text if count.first else "")
    return f"{count.weekly:g} a week{of} stated for {when} {tell.cited(count.mark)}"


# -- directions --------------------------------------------------------------------------------


def _lopsided(network: Network, parts: list[Part], window: Window) -> Iterator[str]:
    """Dates on which one direction has rows of a carrier and the other has none."""
    out, back = ({p.leg.carrier for p in _rules(part)} for part in parts)
    for carrier in sorted(out | back):
        for one, other in (parts, parts[::-1]):
            spans = [_spans(part, carrier) for part in (one, other)]
            missing = [s for s in _between(spans[1], window) if _overlaps(s, spans[0])]
            for first, last in missing:
                held = _overlap((first, last), spans[0])
                yield (
                    f"{carrier}: {one.title} has rows for {tell.span_text(*held)}, "
                    f"{other.title} has none then; the source may lack a direction."
                )


def _rules(part: Part) -> list[Pattern]:
    return [row.pattern for row in part.rows if row.pattern.is_schedule]


def _spans(part: Part, carrier: str) -> list[tuple[date, date]]:
    return [(p.begins, p.until) for p in _rules(part) if p.leg.carrier == carrier]


def _overlaps(span: tuple[date, date], others: list[tuple[date, date]]) -> bool:
    return any(first <= span[1] and last >= span[0] for first, last in others)


def _overlap(span: tuple[date, date], others: list[tuple[date, date]]) -> tuple[date, date]:
    meet = [s for s in others if _overlaps(span, [s])]
    return max(span[0], min(s[0] for s in meet)), min(span[1], max(s[1] for s in meet))


# -- sources ------------------------------------------------------------------------------------


def _samples(network: Network, parts: list[Part], window: Window) -> Iterator[str]:
    """Coverage that is a sample, and that no source is complete."""
    routes = tuple(route for part in parts for route in part.routes)
    speaking = [c for c in network.facts.coverage if _about(network, c, routes, window)]
    for one in speaking:
        if not one.complete and one.first and one.last:
            notes = f" {one.notes}." if one.notes else ""
            yield (
                f"{one.name} ({tell.span_text(one.first, one.last)}) is a sample and proves no "
                f"absence.{notes}"
            )
    if not any(c.complete and not c.carriers for c in speaking):
        yield "No source held is complete for these routes and dates: more may fly than is shown."


def _about(network: Network, one: Coverage, routes: Iterable[Route], window: Window) -> bool:
    """Whether a coverage speaks of any of the routes on a day of the window."""
    if not (one.first and one.last):
        return False
    span = window.clip(one.first, one.last)
    return bool(span) and any(one in network.coverage(r, span[0]) for r in routes if span)


def _shown_last(network: Network, rows: list[Row], window: Window) -> Iterator[str]:
    """Until when anything shows that the rows were flown."""
    shown = [row.pattern.shown[0] for row in rows if row.pattern.shown]
    if not rows:
        return
    if not shown:
        yield "Nothing held shows that any of these rows was flown: they are plans or reports."
        return
    newest = min(max(shown), network.as_of)
    if newest < window.last:
        age = tell.age_text((network.as_of - newest).days)
        yield (
            f"The newest evidence of these rows is of {tell.short_day(newest)} ({age}); whether "
            "they were flown so after that is not shown."
        )
