"""How often: counted departures as a series, what others state beside it, growth, and the gaps.

The answer as plain data, sentences first. Counted numbers and stated ones never mix.
"""

from __future__ import annotations

from functools import partial

from planner import data, grown
from planner.data import Data
from planner.growth import Growth
from planner.network import Network
from planner.patterns import Pattern
from planner.places import Place
from planner.series import Point, Stretch
from planner.stated import Fact, Stated
from planner.table import Cell, to_csv
from planner.tally import Asked, answered
from routes.model import Mark


def frequency(asked: Asked) -> Data:
    """The answer as plain data, sentences first; made once while the network lives."""
    ends = (asked.origin, asked.destination)
    rest = (asked.by, asked.carrier, asked.since, asked.until)
    return asked.network.keep(partial(_frequency, asked), "frequency", *ends, *rest)


def _frequency(asked: Asked) -> Data:
    found = answered(asked)
    network = asked.network
    return {
        "query": _query(asked),
        "as_of": network.as_of.isoformat(),
        "unit": "one-way departures",
        "sentences": grown.sentences(found),
        "points": [_point(network, p) for p in found.points],
        "stretches": [_stretch(network, s) for s in found.stretches],
        "coverage": grown.coverage(found),
        "stated": [_fact(network, f) for f in found.stated],
        "parts": [_fact(network, f) for f in found.parts],
        "context": [_fact(network, f) for f in found.context],
        "growth": {
            "counted": [_growth(g) for g in found.counted_growth],
            "stated": [_growth(g) for g in found.stated_growth],
        },
        "promises": [data.promise(network, p) for p in grown.promises(asked)],
    }


def _query(asked: Asked) -> Data:
    return {
        "origin": _place(asked.origin),
        "destination": _place(asked.destination) if asked.destination else None,
        "by": asked.by,
        "carrier": asked.carrier or None,
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
    }


def _place(place: Place) -> Data:
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "stations": list(place.stations),
        "note": place.note or None,
    }


def _point(network: Network, one: Point) -> Data:
    return {
        "period": one.period.label,
        "first": one.period.first.isoformat(),
        "last": one.period.last.isoformat(),
        "basis": str(one.basis),
        "departures": one.departures,
        "weekly": None if one.weekly is None else round(one.weekly, 2),
        "weekly_least": one.least,
        "weekly_most": one.most,
        "coverage": round(one.coverage, 4),
        "days_covered": one.days,
        "completeness": "complete" if one.is_complete else "sample",
        "days_complete": one.complete_days,
        "ahead": one.period.last > network.as_of,
        "carriers": one.carriers,
        "routes": {f"{a}-{b}": n for (a, b), n in one.routes.items()},
        "sources": _sources(network, one.marks),
    }


def _sources(network: Network, marks: tuple[Mark, ...]) -> list[Data]:
    return [data.source(m, network.as_of) for m in marks]


def _stretch(network: Network, one: Stretch) -> Data:
    return {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "basis": str(one.basis),
        "departures": one.departures,
        "weekly": None if one.weekly is None else round(one.weekly, 2),
        "carriers": sorted(one.carriers),
        "flights": sorted({p.leg.flight for p in one.patterns}),
        "open_ended": any(_is_open(p, one) for p in one.patterns),
        "sources": _sources(
            network, tuple({p.leg.mark.source: p.leg.mark for p in one.patterns}.values())
        ),
    }


def _is_open(pattern: Pattern, one: Stretch) -> bool:
    """Whether the stretch goes on past what the row itself says."""
    return pattern.extended and (pattern.stated_last is None or pattern.stated_last < one.last)


def _fact(network: Network, one: Fact) -> Data:
    return {
        "sentence": grown.fact_text(network, one),
        "weekly": one.weekly,
        "before": one.before,
        "rights": one.lead.is_rights,
        "stop": one.weekly == 0,
        "announced": all(s.stage == "announced" for s in one.stated),
        "first": one.lead.span[0].isoformat() if one.lead.span else None,
        "last": one.lead.span[1].isoformat() if one.lead.span else None,
        "conversion": one.words or None,
        "claims": [_stated(network, s) for s in one.stated],
    }


def _stated(network: Network, one: Stated) -> Data:
    return {
        "kind": one.kind,
        "origin": one.origin,
        "destination": one.destination,
        "scope": one.scope,
        "carriers": sorted(one.carriers),
        "weekly_before": one.before,
        "weekly": one.weekly,
        "weekly_most": one.most,
        "stage": one.stage,
        "direction": one.direction or None,
        "side": one.side or None,
        "when": data.when(one.when),
        "until": data.when(one.until),
        "label": one.label or None,
        "by": one.by,
        "said_on": data.when(one.said_on),
        "notes": one.notes or None,
        "source": data.source(one.mark, network.as_of),
    }


def _growth(one: Growth) -> Data:
    return {
        "kind": one.kind,
        "earlier": one.earlier.label,
        "later": one.later.label,
        "before": one.before,
        "after": one.after,
        "change": None if one.change is None else round(one.change, 4),
        "of": one.whose,
        "why_not": one.why_not or None,
    }


# -- table --------------------------------------------------------------------------------------

HEADER = (
    "row",
    "as_of",
    "period",
    "first",
    "last",
    "origin",
    "destination",
    "carriers",
    "weekly",
    "weekly_least",
    "weekly_most",
    "weekly_before",
    "departures",
    "coverage",
    "completeness",
    "basis",
    "direction",
    "side",
    "said_by",
    "said_on",
    "sources",
    "notes",
)


def to_table(found: Data) -> str:
    """The answer as CSV: counted points, then statements as told, each row saying which it is."""
    rows = [_point_row(found, p) for p in found["points"]]
    facts = [*found["stated"], *found["parts"], *found["context"]]
    rows += [_stated_row(found, c) for f in facts for c in f["claims"]]
    return to_csv(HEADER, [[row.get(name) for name in HEADER] for row in rows])


def _point_row(found: Data, one: Data) -> dict[str, Cell]:
    query = found["query"]
    names = ("period", "first", "last", "weekly", "weekly_least", "weekly_most", "departures")
    return {
        "row": "counted",
        "as_of": found["as_of"],
        "origin": query["origin"]["code"],
        "destination": query["destination"]["code"] if query["destination"] else None,
        "carriers": " ".join(one["carriers"]),
        **{name: one[name] for name in (*names, "coverage", "completeness", "basis")},
        "sources": " ; ".join(s["citation"] for s in one["sources"]),
    }


def _stated_row(found: Data, one: Data) -> dict[str, Cell]:
    when, until, said = one["when"], one["until"], one["said_on"]
    names = ("origin", "destination", "weekly", "weekly_before", "direction", "side", "notes")
    return {
        "row": f"stated {one['stage']}",
        "as_of": found["as_of"],
        "period": one["label"] or (when and when["text"]),
        "first": when and when["text"],
        "last": until and until["text"],
        "carriers": " ".join(one["carriers"]),
        **{name: one[name] for name in names},
        "weekly_most": one["weekly_most"],
        "basis": one["kind"],
        "said_by": one["by"],
        "said_on": said and said["text"],
        "sources": one["source"]["citation"],
    }
