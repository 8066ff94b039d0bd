"""Steps in filed frequencies, and where knowledge ends. Values in, change rows out.

A step is told only between weeks that a complete coverage holds whole, so that no lack of data is
ever called a decrease; where filings stop, the change is `coverage_ended`. Weeks begin on Monday;
counts are one-way departures a week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from routes.coverage import Route, speaks
from routes.model import Basis, Coverage, Leg
from routes.periods import monday_of
from routes.promises import weekly_departures
from routes.store import Facts, Store
from routes.times import stamp

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
CHECKED = "checked_on"
HORIZON_WEEKS = 60
STEPS = ("launched", "resumed", "suspended", "ended", "frequency_up", "frequency_down")


def check_frequencies(store: Store, today: date, now: datetime) -> list[dict[str, Any]]:
    """Record steps inside the filed horizon, against what was known at the last check, and ends."""
    facts = store.facts(today)
    checked = store.mark(CHECKED)
    last = date.fromordinal(checked) if checked else today - DAY
    before = store.facts(min(last, today - DAY), reference=facts)
    found = [*steps(facts, today), *refiled(before, facts, today)]
    rows = [*_untold(store, found), *coverage_ends(facts, today)]
    told = {"recorded_at": stamp(now), "news": int(checked is not None)}
    stamped = [row | told for row in rows]
    fresh = store.add_changes(stamped)
    store.set_mark(CHECKED, max(today.toordinal(), checked or 0))
    return fresh


def _untold(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps that were not told of a carrier, as the same step, when its feed was taken in."""
    told = {_step_key(row) for row in store.changes() if row["kind"] in STEPS}
    return [row for row in rows if _step_key(row) not in told]


def _step_key(row: dict[str, Any]) -> tuple[str, str, str, str, date]:
    """The route, the counts before and after, and the week: of a step and of no other change."""
    week = monday_of(date.fromisoformat(row["on_date"]))
    counts = row["before"] or "", row["after"].split()[0]
    return row["origin"] or "", row["destination"] or "", *counts, week


def steps(facts: Facts, today: date) -> Iterator[dict[str, Any]]:
    """Each week of the horizon whose count differs from the week before, both wholly covered."""
    for route, carriers, legs in _services(facts):
        weeks = _covered_weeks(facts, route, carriers, today)
        for monday in weeks:
            if monday - WEEK not in weeks:
                continue
            was, now = (weekly_departures(legs, m) for m in (monday - WEEK, monday))
            if was != now:
                yield _step(facts, route, carriers, monday, was, now, "in the filed schedule")


def refiled(before: Facts, after: Facts, today: date) -> Iterator[dict[str, Any]]:
    """Weeks whose count is not what was known before; the first week of each run is told."""
    was_known = {(route, carriers): legs for route, carriers, legs in _services(before)}
    now_known = {(route, carriers): legs for route, carriers, legs in _services(after)}
    for key in sorted({*was_known, *now_known}, key=str):
        route, carriers = key
        both = _covered_weeks(before, route, carriers, today) & _covered_weeks(
            after, route, carriers, today
        )
        told: tuple[int, int] | None = None
        for monday in sorted(both):
            was = weekly_departures(was_known.get(key, []), monday)
            now = weekly_departures(now_known.get(key, []), monday)
            if was != now and (was, now) != told:
                how = f"against what was known on {before.as_of}"
                yield _step(after, route, carriers, monday, was, now, how)
            told = (was, now) if was != now else None


def coverage_ends(facts: Facts, today: date) -> Iterator[dict[str, Any]]:
    """Routes whose filed schedule has ended with nothing after it: unknown, not suspended."""
    by_route: dict[Route, list[Leg]] = defaultdict(list)
    for leg in facts.legs:
        if leg.basis is Basis.FILED and leg.last:
            by_route[leg.route].append(leg)
    for route, legs in sorted(by_route.items()):
        ends = [leg.last.earliest for leg in legs if leg.last]
        spoken = [
            c.last
            for c in facts.coverage
            if c.last and any(speaks(c, route, end, facts.stations) for end in ends)
        ]
        last = max([*ends, *spoken])
        if last < today:
            carriers = " ".join(sorted({leg.carrier for leg in legs}))
            place = "–".join(route)
            yield {
                "kind": "coverage_ended",
                "subject": "-".join(route),
                "origin": route[0],
                "destination": route[1],
                "carriers": carriers,
                "on_date": (last + DAY).isoformat(),
                "before": "",
                "after": last.isoformat(),
                "moved_by": "no schedule held covers later dates",
                "sentence": f"{place} ({carriers}): filed schedules held end on {last}; "
                "unknown since then, which is not a suspension",
            }


def _services(facts: Facts) -> Iterator[tuple[Route, frozenset[str], list[Leg]]]:
    """Routes with the filed or published legs of each complete coverage: of all carriers, or of
    the carriers it is limited to."""
    by_route: dict[Route, list[Leg]] = defaultdict(list)
    for leg in facts.legs:
        if leg.basis in (Basis.FILED, Basis.REPORTED) and leg.days:
            by_route[leg.route].append(leg)
    for route, legs in sorted(by_route.items()):
        limits = {c.carriers for c in facts.coverage if c.complete and _about(c, route, facts)}
        for carriers in sorted(limits, key=sorted):
            if carriers:
                yield route, carriers, [leg for leg in legs if leg.carrier in carriers]
            else:
                yield route, carriers, [leg for leg in legs if leg.basis is Basis.FILED]


def _about(coverage: Coverage, route: Route, facts: Facts) -> bool:
    return bool(coverage.first and speaks(coverage, route, coverage.first, facts.stations))


def _covered_weeks(facts: Facts, route: Route, carriers: frozenset[str], today: date) -> set[date]:
    """Mondays from this week on whose seven days one complete coverage holds."""
    covers = [c for c in facts.coverage if c.complete and c.carriers == carriers]
    first = monday_of(today)
    mondays = (first + n * WEEK for n in range(HORIZON_WEEKS))
    return {
        monday
        for monday in mondays
        if any(
            speaks(c, route, monday, facts.stations)
            and speaks(c, route, monday + 6 * DAY, facts.stations)
            for c in covers
        )
    }


def _step(
    facts: Facts,
    route: Route,
    carriers: frozenset[str],
    monday: date,
    was: int,
    now: int,
    how: str,
) -> dict[str, Any]:
    if was == 0:
        seen = any(leg.route == route and _began_by(leg, monday - WEEK) for leg in facts.legs)
        kind = "resumed" if seen else "launched"
    elif now == 0:
        kind = "suspended"
    else:
        kind = "frequency_up" if now > was else "frequency_down"
    who = " ".join(sorted(carriers))
    place = "–".join(route) + f" ({who})" * bool(who)
    return {
        "kind": kind,
        "subject": "-".join(route) + f":{who}" * bool(who),
        "origin": route[0],
        "destination": route[1],
        "carriers": who,
        "on_date": monday.isoformat(),
        "before": str(was),
        "after": f"{now} from {monday}",
        "moved_by": how,
        "sentence": f"{place}: {was} → {now} departures a week from the week of {monday}, {how}",
    }


def _began_by(leg: Leg, day: date) -> bool:
    return bool(leg.first and leg.first.earliest <= day)
