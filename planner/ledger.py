"""The promise ledger: announced → filed → first evidence of each promise, lags, slip, outcome.

Everything is computed from what was known at the network's `as_of`; nothing is typed in. A promise
counts as having happened only by evidence dated on or after its day, and the day of that evidence
is the day of the start only where the evidence is of a first flight: else it is "at the latest".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.places import find_end, joins
from planner.questions import read_carrier, read_choice
from planner.rights import rights_against_use
from planner.table import Cell, to_csv
from routes.periods import When
from routes.promises import Promise, State

LEAST_SCORED = 5
FIRST_FLIGHT = "first_flight"


class Outcome(StrEnum):
    """What has become of a promise."""

    KEPT = "kept"
    SLIPPED = "slipped"  # it happened, later than first promised
    DUE = "due-unconfirmed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


HAPPENED = (Outcome.KEPT, Outcome.SLIPPED)
JUDGED = (*HAPPENED, Outcome.LAPSED, Outcome.WITHDRAWN)
_OF_STATE = {
    State.ANNOUNCED: Outcome.OPEN,
    State.FILED: Outcome.OPEN,
    State.DUE: Outcome.DUE,
    State.LAPSED: Outcome.LAPSED,
    State.WITHDRAWN: Outcome.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise with its days; every lag is in days and None where an end is not known."""

    promise: Promise

    @property
    def first_due(self) -> When | None:
        """The time that was promised first."""
        told = [c.effective for c in self.promise.claims if c.effective]
        return told[0] if told else self.promise.due

    @property
    def slip(self) -> int | None:
        """How far the promised time itself moved: later is positive, within the first told is 0."""
        first, last = self.first_due, self.promise.due
        if first is None or last is None:
            return None
        if last.earliest > first.latest:
            return (last.earliest - first.latest).days
        return min((last.latest - first.earliest).days, 0)

    @property
    def late(self) -> int | None:
        """Days from the end of the first promised time to the first flight, where that is known."""
        seen, due = self.promise.first_evidence, self.first_due
        if seen is None or due is None or seen.kind != FIRST_FLIGHT:
            return None
        return max((seen.on_date - due.latest).days, 0)

    @property
    def outcome(self) -> Outcome:
        if self.promise.state is not State.KEPT:
            return _OF_STATE[self.promise.state]
        return Outcome.SLIPPED if (self.slip or 0) > 0 or (self.late or 0) > 0 else Outcome.KEPT

    @property
    def told_on(self) -> date | None:
        """The day it was first told; None where only its month or year is known."""
        return self.promise.announced.day

    @property
    def filed_on(self) -> date | None:
        """The day the first schedule held that has it became known."""
        return self.promise.filed.mark.known_from if self.promise.filed else None

    @property
    def seen_on(self) -> date | None:
        return self.promise.first_evidence.on_date if self.promise.first_evidence else None

    @property
    def day_is_sure(self) -> bool:
        """Whether the evidence is of the first flight, not of some later day."""
        seen = self.promise.first_evidence
        return seen is not None and seen.kind == FIRST_FLIGHT

    @property
    def source_class(self) -> str:
        """Who promised first; '' where only a report before the day tells of it."""
        return self.promise.claims[0].source_class if self.promise.claims else ""


def entries(network: Network) -> list[Entry]:
    """Every promise, newest announced first."""
    made = sorted(network.promises, key=lambda p: (p.announced_on, p.key), reverse=True)
    return [Entry(promise) for promise in made]


# -- scores -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """The promises of one carrier or source class; shares only from LEAST_SCORED judged on."""

    by: str  # carrier | source_class
    name: str
    entries: tuple[Entry, ...]

    def count(self, *outcomes: Outcome) -> int:
        return sum(e.outcome in outcomes for e in self.entries)

    @property
    def judged(self) -> int:
        """Promises whose time is over: happened, lapsed or withdrawn."""
        return self.count(*JUDGED)

    @property
    def share(self) -> float | None:
        """Of the judged ones, those that evidence shows to have happened."""
        if self.judged < LEAST_SCORED:
            return None
        return self.count(*HAPPENED) / self.judged

    def middle(self, lag: Callable[[Entry], int | None]) -> float | None:
        """The median of a lag over those that have it, from LEAST_SCORED on."""
        known = [days for e in self.entries if (days := lag(e)) is not None]
        return median(known) if len(known) >= LEAST_SCORED else None


def scores(found: Iterable[Entry]) -> list[Score]:
    """Per source class, then per carrier, the largest first."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        names = [("source_class", entry.source_class)] if entry.source_class else []
        names += [("carrier", code) for code in sorted(entry.promise.carriers)]
        for name in names:
            groups.setdefault(name, []).append(entry)
    made = [Score(by, name, tuple(group)) for (by, name), group in groups.items()]
    return sorted(made, key=lambda s: (s.by == "carrier", -s.judged, -len(s.entries), s.name))


# -- as data ------------------------------------------------------------------------------------


def asked_ledger(network: Network, given: Mapping[str, str]) -> Data:
    """The ledger of what is asked for: outcome, carrier, origin and destination, each optional."""
    outcome = read_choice(given, "outcome", [*Outcome])
    carrier = read_carrier(given)
    ends = [find_end(network, given, name) for name in ("origin", "destination")]

    def is_asked(entry: Entry) -> bool:
        one = entry.promise
        return (
            (not outcome or entry.outcome == outcome)
            and (not carrier or carrier in one.carriers)
            and joins(network, (one.origin, one.destination), ends)
        )

    found = ledger(network, is_asked)
    rights = [r for r in found["rights"] if joins(network, (*r["countries"],), ends)]
    return found | {"rights": rights}


def ledger(network: Network, chosen: Callable[[Entry], bool] = lambda _: True) -> Data:
    """The ledger of the chosen promises as plain data: rows, scores, rights against use."""
    found = [entry for entry in entries(network) if chosen(entry)]
    return {
        "as_of": network.as_of.isoformat(),
        "sentences": _sentences(found),
        "rows": [_row(network, entry) for entry in found],
        "scores": [_score(network, one) for one in scores(found)],
        "rights": rights_against_use(network),
    }


def _sentences(found: list[Entry]) -> list[str]:
    score = Score("all", "", tuple(found))
    told = ", ".join(f"{n} {outcome}" for outcome in Outcome if (n := score.count(outcome)))
    lines = [f"{len(found)} promises: {told}." if found else "No promise is held that fits."]
    if score.count(Outcome.LAPSED):
        lines.append(
            "Lapsed is not broken: 180 days after its day nothing held shows that it happened, and "
            "most sources held are samples."
        )
    sure = sum(e.day_is_sure for e in found)
    happened = score.count(*HAPPENED)
    if happened:
        lines.append(
            f"Of {happened} that happened, the first flight itself is shown for {sure}; for the "
            "others the lag to the first evidence is an upper bound."
        )
    return lines


def _row(network: Network, entry: Entry) -> Data:
    one, seen = entry.promise, entry.promise.first_evidence
    return {
        "key": one.key,
        "kind": str(one.kind),
        "origin": one.origin,
        "destination": one.destination,
        "carriers": sorted(one.carriers),
        "source_class": entry.source_class or None,
        "outcome": str(entry.outcome),
        "state": str(one.state),
        "announced_on": data.when(one.announced),
        "first_due": data.when(entry.first_due),
        "due": data.when(one.due),
        "slip_days": entry.slip,
        "filed_on": _iso(entry.filed_on),
        "first_evidence_on": _iso(entry.seen_on),
        "first_evidence_kind": seen.kind if seen else None,
        "first_day_is_sure": entry.day_is_sure,
        "late_days": entry.late,
        "announced_to_due_days": _days(entry.told_on, one.due.earliest if one.due else None),
        "announced_to_filed_days": _days(entry.told_on, entry.filed_on),
        "filed_to_evidence_days": _days(entry.filed_on, entry.seen_on),
        "announced_to_evidence_days": _days(entry.told_on, entry.seen_on),
        "evidence_age_days": _days(entry.seen_on, network.as_of),
        "sentence": tell.promise_text(network, one),
        "told": [_told(network, entry, n) for n in range(len(one.claims))],
        "evidence": data.evidence(network, seen) if seen else None,
    }


def _told(network: Network, entry: Entry, n: int) -> Data:
    """One claim of the promise, and how long before the first evidence it was made."""
    one = entry.promise.claims[n]
    day = one.announced_on.day if one.announced_on else None
    return {
        "announced_on": data.when(one.announced_on),
        "by": one.announced_by,
        "source_class": one.source_class or None,
        "due": data.when(one.effective),
        "to_evidence_days": _days(day, entry.seen_on),
        "source": data.source(one.mark, network.as_of),
    }


def _score(network: Network, one: Score) -> Data:
    name = network.carrier_name(one.name) if one.by == "carrier" else one.name
    return {
        "by": one.by,
        "code": one.name,
        "name": name,
        "promises": len(one.entries),
        "judged": one.judged,
        **{str(o).replace("-", "_"): one.count(o) for o in Outcome},
        "happened_share": None if one.share is None else round(one.share, 3),
        "median_days_announced_to_evidence": one.middle(lambda e: _days(e.told_on, e.seen_on)),
        "median_slip_days": one.middle(lambda e: e.slip),
        "sentence": _score_text(name, one),
    }


def _score_text(name: str, one: Score) -> str:
    judged = one.judged
    if judged < LEAST_SCORED:
        return f"{name}: {judged} of {len(one.entries)} can be judged, too few for a share"
    happened = one.count(*HAPPENED)
    slipped = one.count(Outcome.SLIPPED)
    return (
        f"{name}: of {judged} whose time is over, {happened} are shown to have happened "
        f"({slipped} later than first promised); for {one.count(Outcome.LAPSED)} no evidence is "
        f"held either way"
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None


# -- as a table ---------------------------------------------------------------------------------

COLUMNS = (
    "announced_on",
    "kind",
    "origin",
    "destination",
    "carriers",
    "source_class",
    "outcome",
    "first_due",
    "due",
    "slip_days",
    "filed_on",
    "first_evidence_on",
    "first_evidence_kind",
    "first_day_is_sure",
    "late_days",
    "announced_to_due_days",
    "announced_to_filed_days",
    "filed_to_evidence_days",
    "announced_to_evidence_days",
    "evidence_age_days",
    "as_of",
    "key",
    "sources",
)


def ledger_csv(found: Data) -> str:
    """A line a promise; lists are separated by spaces."""
    return to_csv(COLUMNS, [[_cell(found, row, name) for name in COLUMNS] for row in found["rows"]])


def _cell(found: Data, row: Data, name: str) -> Cell:
    if name == "as_of":
        return str(found["as_of"])
    if name == "sources":
        cited = [told["source"]["citation"] for told in row["told"]]
        cited += [row["evidence"]["source"]["citation"]] if row["evidence"] else []
        return " ".join(dict.fromkeys(cited))
    value = row[name]
    if isinstance(value, dict):
        return str(value["text"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    cell: Cell = " ".join(value) if isinstance(value, list) else value
    return cell
