"""Changes between two states of knowledge as plain data, as text and as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from planner import tell
from planner.data import Data
from planner.network import Network, Networks
from planner.questions import read_near_date
from planner.table import Cell, to_csv
from planner.terminal import wrapped
from routes.diff import NOISE, change_row, diff, subject
from routes.errors import BadInput, Conflict, Unknown
from routes.model import Change, ChangeKind
from routes.months import Count, MonthRow, month_rows
from routes.periods import read_date
from routes.store import Store
from routes.wording import change_line

DAY = timedelta(days=1)
Keep = Callable[[Change], bool]
COLUMNS = ("on_date", "until", "kind", "subject", "origin", "destination", "carriers", "before",
           "after", "sentence", "sources")  # fmt: skip
RECORDED = ("on_date", "kind", "subject", "origin", "destination", "carriers", "before", "after",
            "sentence", "moved_by", "recorded_at")  # fmt: skip
WORDS = {
    ChangeKind.EVIDENCE: "new evidence of a service",
    ChangeKind.LISTED: "listings and rosters without evidence",
    ChangeKind.COVERAGE_ENDED: "ends of knowledge",
}


@dataclass(frozen=True, slots=True)
class States:
    """Two days whose knowledge is compared, with the words they were asked by."""

    before: Network
    after: Network
    asked: tuple[str, str]


def read_states(networks: Networks, first: str, second: str, today: date) -> States:
    """Two days or snapshots: '2026-01-31', '#3'.

    A snapshot alone is compared with the day before it; a day alone with today.
    """
    if not first:
        raise Conflict(
            "to is given without from", field="from", remedy="a day, or a snapshot as #3"
        )
    store = networks.store
    start = _moment(store, first, "from", today)
    if first.startswith("#") and not second:
        start, end = start - DAY, start
    else:
        end = _moment(store, second, "to", today) if second else today
    if start >= end:
        raise Conflict(
            f"from {first} is {start}, and that is not before {end}",
            field="to" if second else "from",
            remedy="two days, the earlier one first; a snapshot alone is compared with the day "
            "before it",
        )
    return States(networks.get(start), networks.get(end), (first, second or end.isoformat()))


def _moment(store: Store, text: str, field: str, today: date) -> date:
    """The day at whose end the state was as asked: a day, or that of a snapshot."""
    if text.startswith("#"):
        if not re.fullmatch(r"#[0-9]{1,9}", text):
            raise BadInput(f"{text!r} is no snapshot", field=field, remedy="write #3")
        taken = {s.id: s for s in store.snapshots() if s.state == "closed"}
        found = taken.get(int(text[1:]))
        if found is None:
            raise Unknown(
                f"there is no published snapshot {text}",
                field=field,
                remedy="the page of data health lists them",
            )
        return datetime.fromisoformat(found.fetched_at).date()
    day = read_near_date(text, field=field)
    if day > today:
        raise Conflict(
            f"{field} {day} is after today, {today}", field=field, remedy="knowledge ends today"
        )
    return day


def read_pair(text: str) -> frozenset[str]:
    """Two stations of a route in either direction: 'NQZ-ICN'."""
    found = re.fullmatch(r"([A-Za-z]{2,3})-([A-Za-z]{2,3})", text)
    if not found:
        raise BadInput(f"{text!r} is not a route", field="route", remedy="write NQZ-ICN")
    return frozenset(found.group(1, 2)) if text.isupper() else read_pair(text.upper())


# -- plain data ------------------------------------------------------------------------------


def difference(states: States, keep: Keep = lambda change: True) -> Data:
    """The changes that are kept, the analysts' rows of their routes, and the noise left out."""
    before, after = states.before.facts, states.after.facts
    found = diff(before, after)
    changes = sorted(filter(keep, found.changes), key=lambda c: _watched_first(states.after, c))
    kept = {(c.origin, c.destination) for c in changes}
    months, repeated = month_rows(before, after, found)
    rows = [row for row in months if (row.origin, row.destination) in kept]
    return {
        "as_of": after.as_of.isoformat(),
        "from": {"asked": states.asked[0], "as_of": before.as_of.isoformat()},
        "to": {"asked": states.asked[1], "as_of": after.as_of.isoformat()},
        "sentences": headlines(changes, before.as_of, after.as_of),
        "total": len(changes),
        "changes": [_change(c) for c in changes],
        "rows": [_row(r) for r in rows],
        "suppressed": [
            *({"reason": k, "count": n, "tells": NOISE[k]} for k, n in found.suppressed),
            *_repeated(repeated),
        ],
    }


def _repeated(count: int) -> Iterator[Data]:
    if count:
        tells = "rows of months that are as a year before"
        yield {"reason": "as_a_year_ago", "count": count, "tells": tells}


def _watched_first(network: Network, change: Change) -> tuple[bool, list[str]]:
    pair = sorted((change.origin, change.destination))
    cities = {network.city(code) for code in pair}
    watched = any(
        cities == {network.city(w.origin), network.city(w.destination)}
        for w in network.facts.watched
    )
    return not watched, pair


def _change(one: Change) -> Data:
    row = change_row(one, datetime.min)
    return {
        **{name: row[name] for name in ("kind", "origin", "destination", "carriers")},
        "subject": subject(one),
        "on_date": one.on_date.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "before": one.before,
        "after": one.after,
        "sentence": row["sentence"],
        "sources": list(one.sources),
    }


def _row(one: MonthRow) -> Data:
    return {
        "origin": one.origin,
        "destination": one.destination,
        "month": one.month,
        **{name: _count(getattr(one, name)) for name in ("last", "this", "year_ago")},
        "text": one.text,
    }


def _count(one: Count) -> Data:
    return {"weekly": one.weekly, "at_least": one.least}


def headlines(changes: list[Change], before: date, after: date) -> list[str]:
    """What the list amounts to, and what it does not say."""
    span = f"between {tell.short_day(before)} and {tell.short_day(after)}"
    if not changes:
        return [f"Nothing held changed {span}."]
    kinds = Counter(c.kind for c in changes)
    told = ", ".join(
        f"{n} {WORDS.get(ChangeKind(k), k) if k in WORDS else k.replace('_', ' ')}"
        for k, n in kinds.most_common()
    )
    routes = len({frozenset((c.origin, c.destination)) for c in changes})
    lines = [f"{_many(len(changes), 'change')} on {_many(routes, 'route')} {span}: {told}."]
    ended = [c for c in changes if c.kind == ChangeKind.COVERAGE_ENDED]
    if ended:
        lines.append(
            f"On {_many(len(ended), 'route')} one way what ended is knowledge: no source held "
            "covers later dates. No flight is said to have stopped by it."
        )
    if not any(c.kind in _LESS for c in changes):
        lines.append("No decrease, suspension or end of a service is shown by anything held.")
    return lines


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


_LESS = (ChangeKind.SUSPENDED, ChangeKind.ENDED, ChangeKind.FREQUENCY_DOWN)


def by_pair(found: Data) -> list[Data]:
    """Changes and rows of each pair of stations, in the order of the changes."""
    groups = []
    for pair, changes in groupby(found["changes"], key=_pair):
        rows = [row for row in found["rows"] if _pair(row) == pair]
        groups.append({"pair": "–".join(pair), "changes": list(changes), "rows": rows})
    return groups


def _pair(one: Data) -> list[str]:
    return sorted((one["origin"], one["destination"]))


def sources(found: Data) -> dict[str, int]:
    """The citations of the changes, numbered from 1 in their order."""
    cited = dict.fromkeys(s for c in found["changes"] for s in c["sources"] if s)
    return {citation: number for number, citation in enumerate(cited, start=1)}


# -- text and tables -------------------------------------------------------------------------


def difference_text(found: Data) -> str:
    """Sentences by route with the analysts' rows, what was left out, and the sources."""
    numbers = sources(found)
    lines = [wrapped(text) for text in found["sentences"]]
    for group in by_pair(found):
        lines += ["", group["pair"]]
        lines += [wrapped(_cited(c, numbers), "    ", "  · ") for c in group["changes"]]
        lines += [f"    {row['text']}" for row in group["rows"]]
    if found["suppressed"]:
        lines += ["", "Left out as noise"]
        lines += [f"  {s['count']:>5}  {s['tells']}" for s in found["suppressed"]]
    if numbers:
        lines += ["", "Sources"]
        lines += [wrapped(source, "       ", f"  [{n}] ") for source, n in numbers.items()]
    return "\n".join(lines)


def _cited(change: Data, numbers: dict[str, int]) -> str:
    marks = "".join(f"[{numbers[s]}]" for s in change["sources"] if s)
    return f"{change['sentence']}. {marks}".rstrip()


def difference_csv(found: Data) -> str:
    """A row a change."""
    return to_csv(COLUMNS, (_cells(one) for one in found["changes"]))


def _cells(one: Data) -> list[Cell]:
    return ["; ".join(one[c]) if c == "sources" else one[c] for c in COLUMNS]


# -- recorded changes ------------------------------------------------------------------------


def recorded(store: Store, since: str, until: str, pair: frozenset[str] | None) -> list[Data]:
    """The recorded changes about some days, of one pair of stations or all, newest first."""
    rows = store.changes(
        read_date(since, field="since") if since else None,
        read_date(until, field="until") if until else None,
    )
    return [r for r in rows if pair is None or {r["origin"], r["destination"]} == pair]


def recorded_text(rows: list[Data]) -> str:
    """A line a change."""
    if not rows:
        return "No change is recorded; `sapar jobs run settle` looks for them."
    return "\n".join(wrapped(change_line(row), " " * 12, "") for row in rows)


def recorded_csv(rows: Iterable[dict[str, Any]]) -> str:
    """The recorded changes as a table."""
    return to_csv(RECORDED, ([row[name] for name in RECORDED] for row in rows))
