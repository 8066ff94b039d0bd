"""The sentences of a frequency answer: dated numbers, whose they are, and what is not known.

Counted numbers come first, each with its basis; then what others state, with its scope; then
promises, the days that nothing counts, and growth where it may be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from planner import tell
from planner.data import Data
from planner.growth import Growth
from planner.network import Network
from planner.series import Point, Stretch
from planner.stated import Fact, Stated, figures, number
from planner.tally import Answer, Asked
from routes.model import Basis, Kind
from routes.periods import When
from routes.promises import Promise

DAY = timedelta(days=1)
MOST = 12  # stretches, statements or gaps told in one sentence
FEW_ROUTES = 4
BASIS = {
    Basis.FILED: "in filed schedules",
    Basis.OBSERVED: "on days observed",
    Basis.ROSTERED: "in crew rosters",
    Basis.REPORTED: "in reports",
}


def sentences(found: Answer) -> list[str]:
    """The answer as an analyst would sign it."""
    return [
        _headline(found),
        *_counted(found),
        *_stated(found),
        *_stops(found),
        *(tell.promise_text(found.asked.network, p) for p in promises(found.asked)),
        *_unknown(found),
        *_growth(found),
    ]


def _title(asked: Asked) -> str:
    there = asked.destination
    if there is None:
        name = f"{asked.origin.name} ({asked.origin.code}), all routes from there"
    elif asked.origin.kind == "country" or there.kind == "country":
        name = f"{asked.origin.name} → {there.name}"
    else:
        pairs = ", ".join(f"{a}–{b}" for a, b in asked.pairs[:FEW_ROUTES])
        name = f"{asked.origin.name} → {there.name} ({pairs})"
    return name + (f", {asked.network.carrier_name(asked.carrier)}" if asked.carrier else "")


# -- counted ------------------------------------------------------------------------------------


def _headline(found: Answer) -> str:
    network = found.asked.network
    title = f"{_title(found.asked)}, one-way departures a week: "
    told = [s for s in found.stretches if s.weekly is not None]
    if told:
        first, last = told[0], told[-1]
        lead = "" if all(p.is_complete for p in found.points) else "at least "
        title += f"{lead}{_rate(first.weekly)} from {tell.short_day(first.first)}"
        title += f" ({_basis_text(network, first)})"
        if last is not first:
            title += f", {lead}{_rate(last.weekly)} at last count, until "
            title += f"{tell.short_day(last.last)} ({_basis_text(network, last)})"
    elif found.points:
        title += f"{sum(p.departures for p in found.points)} single departures are counted"
    else:
        title += "nothing held counts any"
    return f"{title}.{_newest_stated(found)}"


def _basis_text(network: Network, one: Stretch) -> str:
    return f"{one.basis}, {_carriers(network, one.carriers)}"


def _newest_stated(found: Answer) -> str:
    """The newest dated number that others state, of the carrier where one is asked for."""
    carrier = found.asked.carrier
    dated = [
        f
        for f in found.stated
        if not f.lead.is_rights
        and f.lead.span
        and f.weekly is not None
        and (not carrier or f.lead.carriers == {carrier})
    ]
    if not dated:
        return ""
    one = dated[-1]
    note = f" How it was told: {_note(one)}" if one.lead.notes else ""
    return f" Stated last, not counted: {_short_fact(one)}.{note}"


def _note(one: Fact) -> str:
    told = f"{one.lead.by}. {one.lead.notes}"
    return told[:1].upper() + told[1:] + ("" if told.endswith(".") else ".")


def _rate(weekly: float | None) -> str:
    return "less than a week" if weekly is None else number(round(weekly, 1))


def _counted(found: Answer) -> Iterator[str]:
    """One sentence a basis: by stretches where they are few, else by the periods asked for."""
    network = found.asked.network
    for basis in dict.fromkeys(p.basis for p in found.points):
        points, words = [p for p in found.points if p.basis is basis], BASIS[basis]
        runs = [s for s in found.stretches if s.basis is basis]
        if runs and len(runs) <= MOST:
            told = "; ".join(_run_text(network, s) for s in runs)
        else:
            told = "; ".join(_point_text(p) for p in points[-MOST:])
        cut = len(points) > MOST and not 0 < len(runs) <= MOST
        more = f" (the last {MOST} of {len(points)} periods)" if cut else ""
        yield f"Counted {words}{more}: {told}.{_caveat(points, runs)}"


def _run_text(network: Network, one: Stretch) -> str:
    span = tell.span_text(one.first, one.last)
    who = _carriers(network, one.carriers)
    if one.weekly is None:
        return f"{one.departures} departure{'s' * (one.departures != 1)} on {span} ({who})"
    return f"{_rate(one.weekly)} a week {span} ({who})"


def _carriers(network: Network, codes: frozenset[str]) -> str:
    if len(codes) > FEW_ROUTES:
        return f"{len(codes)} carriers"
    return ", ".join(f"{network.carrier_name(c)} {c}" for c in sorted(codes))


def _point_text(one: Point) -> str:
    share = f"{percent(one.coverage)} of its days"
    if one.weekly is None:
        return f"{one.period.label} {one.departures} departures ({share})"
    return f"{one.period.label} {weekly_text(one)} a week ({share})"


def weekly_text(one: Point) -> str:
    """'2', or '1.6 (1 to 2)'."""
    if one.weekly is None:
        return "–"
    mean = number(round(one.weekly, 1))
    return mean if one.least == one.most else f"{mean} ({one.least} to {one.most})"


def _caveat(points: list[Point], runs: list[Stretch]) -> str:
    told = ""
    if any(p.extended and p.stated_last is None for s in runs for p in s.patterns):
        told += " A row without a last date counts to the end of its season and no further."
    if not all(p.is_complete for p in points):
        told += " The sources are samples: there may have been more."
    return told


# -- stated -------------------------------------------------------------------------------------


def _stated(found: Answer) -> Iterator[str]:
    network = found.asked.network
    flights = [f for f in found.stated if not f.lead.is_rights and not _is_stop(f)]
    if flights:
        shown = flights[-MOST:]
        lead = f"the last {MOST} of {len(flights)}, " if len(flights) > MOST else ""
        told = "; ".join(_short_fact(f) for f in shown)
        yield f"Stated by others ({lead}not counted): {told}."
    for fact in found.stated:
        if fact.lead.is_rights:
            yield f"Rights, which are not flights: {fact_text(network, fact)}."


def _is_stop(fact: Fact) -> bool:
    return any(s.kind == Kind.SUSPEND for s in fact.stated)


def _stops(found: Answer) -> Iterator[str]:
    for fact in found.stated:
        if _is_stop(fact):
            one = next(s for s in fact.stated if s.kind == Kind.SUSPEND)
            said = f" on {_short_when(one.said_on)}" if one.said_on else ""
            who = " ".join(sorted(one.carriers)) or "every carrier"
            word = "on" if one.when and one.when.day else "in"
            when = f" {word} {_short_when(one.when)}" if one.when else ""
            steps = figures(one.before, one.weekly, None)
            yield (
                f"Suspended: {one.by} said{said} that {who} stopped{when} ({steps} a week) "
                f"{tell.cited(one.mark)}."
            )


def _when(fact: Fact) -> str:
    """'Feb 2020', 'S26', '15 Jun 2024': the shortest true name of the time."""
    one = next((s for s in fact.stated if s.until or s.label), fact.lead)
    name = one.label.partition(" (")[0]
    if name[:1] in ("S", "W") and name[1:].isdigit():
        return name
    return _short_when(one.when) if one.when else one.label or "no date"


def _short_when(when: When) -> str:
    if when.day:
        return tell.short_day(when.day)
    return f"{when.earliest:%b %Y}" if when.precision == "month" else tell.when_text(when)


def _short_fact(fact: Fact) -> str:
    """'2 → 1 a week, 1 Mar 2020, KC (reported)'."""
    one = fact.lead
    who = " ".join(sorted(one.carriers)) or _unnamed(one)
    most = figures(fact.before, fact.weekly, one.most)
    stages = " and ".join(dict.fromkeys(s.stage for s in fact.stated))
    return f"{most} a week, {_when(fact)}, {who} ({stages})"


def _unnamed(one: Stated) -> str:
    return "all carriers" if one.kind == "count" or one.scope != "route" else "carrier not named"


def fact_text(network: Network, fact: Fact) -> str:
    """One fact with its conversion, scope, speakers and sources."""
    one = fact.lead
    told = fact.words or f"{figures(fact.before, fact.weekly, one.most)} a week"
    place = f"{one.origin}–{one.destination}"
    who = tell.carriers_text(network, one.carriers) if one.carriers else _unnamed(one)
    speakers = dict.fromkeys(
        f"{s.by or 'speaker not named'} {tell.cited(s.mark)}" for s in fact.stated
    )
    return f"{_when(fact)}, {place}, {who}: {told}; {'; '.join(speakers)}"


# -- promises -----------------------------------------------------------------------------------


def promises(asked: Asked) -> list[Promise]:
    """Promised starts and increases of the pair, the newest first; none of a whole station."""
    if asked.destination is None:
        return []
    found = {
        p.key: p
        for route in asked.pairs
        for p in asked.network.route_promises(route)
        if not asked.carrier or not p.carriers or asked.carrier in p.carriers
    }
    return sorted(found.values(), key=lambda p: p.announced_on, reverse=True)[:MOST]


# -- unknown ------------------------------------------------------------------------------------


def _days(found: Answer) -> list[date]:
    """The days asked for that a source speaks of."""
    asked = found.asked
    return sorted(
        day
        for day in set().union(*found.count.spoken.values())
        if not (asked.since and day < asked.since) and not (asked.until and day > asked.until)
    )


def gaps(found: Answer) -> list[tuple[date | None, date | None]]:
    """Spans of days that nothing counts, from the first to the last day asked or counted."""
    days, asked = _days(found), found.asked
    if not days:
        return [(asked.since, asked.until)]
    spans: list[tuple[date | None, date | None]] = []
    if asked.since and asked.since < days[0]:
        spans.append((asked.since, days[0] - DAY))
    for a, b in pairwise(days):
        if b - a > DAY:
            spans.append((a + DAY, b - DAY))
    if asked.until is None or days[-1] < asked.until:
        spans.append((days[-1] + DAY, asked.until))
    return spans


def _unknown(found: Answer) -> Iterator[str]:
    told = [_gap_text(*gap) for gap in gaps(found)]
    shown = told[-MOST:]
    lead = f"the last {MOST} of {len(told)} gaps: " if len(told) > MOST else ""
    if shown:
        yield f"Not counted: {lead}{'; '.join(shown)}. Unknown is not zero.{_share_text(found)}"
    for one in found.count.dayless[:3]:
        yield (
            f"Not counted either: {one.leg.flight} {one.leg.origin}–{one.leg.destination} "
            f"{tell.span_text(one.begins, one.until)} ({one.leg.basis}), whose days are not known."
        )


def _share_text(found: Answer) -> str:
    held = coverage(found)
    if not held["days"]:
        return ""
    span = tell.span_text(date.fromisoformat(held["first"]), date.fromisoformat(held["last"]))
    whole = {0: "none of them complete", held["days_covered"]: "all of them complete"}
    rest = whole.get(held["days_complete"], f"{held['days_complete']:,} of them complete")
    share = f"{held['days_covered']:,} of {held['days']:,} days ({percent(held['share'])})"
    return f" Sources speak of {share} {span}, {rest}."


def percent(share: float) -> str:
    """'9 %', and never 0 or 100 where it is not."""
    if 0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1 else f"{share:.0%}".replace("%", " %")


def _gap_text(first: date | None, last: date | None) -> str:
    if first and last:
        return tell.span_text(first, last)
    if first:
        return f"all from {tell.short_day(first)} on"
    return f"all until {tell.short_day(last)}" if last else "every day"


def coverage(found: Answer) -> Data:
    """How far anything speaks: days covered of all days from the first to the last, and gaps."""
    days = set(_days(found))
    complete = set().union(*found.count.complete.values())
    whole = (max(days) - min(days)).days + 1 if days else 0
    return {
        "first": min(days).isoformat() if days else None,
        "last": max(days).isoformat() if days else None,
        "days": whole,
        "days_covered": len(days),
        "days_complete": len(complete & days),
        "share": round(len(days) / whole, 4) if whole else 0.0,
        "gaps": [[d.isoformat() if d else None for d in gap] for gap in gaps(found)],
    }


# -- growth -------------------------------------------------------------------------------------


def _growth(found: Answer) -> Iterator[str]:
    counted = [growth_text(g) for g in found.counted_growth if not g.why_not]
    if counted:
        yield f"Growth, counted: {'; '.join(counted[-MOST:])}."
    else:
        pairs = len(found.counted_growth)
        told = f"; {pairs} that could be compared rest on samples or are counted in part" * bool(
            pairs
        )
        yield (
            "No counted growth rate is given: it needs two periods of one name, both wholly under "
            f"complete coverage{told}."
        )
    stated = [f"{g.whose}: {growth_text(g)}" for g in found.stated_growth]
    if stated:
        yield f"Growth of what is stated, not counted: {'; '.join(stated[-MOST:])}."


def growth_text(one: Growth) -> str:
    """'S27 over S26 +50 % (2 → 3)'."""
    lead = f"{one.later.label} over {one.earlier.label}"
    if one.why_not:
        return f"{lead} not told, {one.why_not}"
    steps = f"{_rate(one.before)} → {_rate(one.after)}"
    if one.change is None:
        return f"{lead} from nothing ({steps})"
    return f"{lead} {one.change:+.0%} ({steps})".replace("%", " %")
