"""A change as one sentence. English now; a language is one `Tongue` in TONGUES.

A tongue has a pattern for each kind of change and words for dates, days, flights; what a change
says is worked out once, for all tongues, in `_values`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from routes.errors import BadInput
from routes.model import Bound, Change, ChangeKind, Leg
from routes.periods import When, days_text, read_when
from routes.times import clock_text

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


@dataclass(frozen=True)
class Tongue:
    """The patterns of a language by kind of change, and its words for what they hold."""

    patterns: Mapping[str, str]
    day: Callable[[date], str]
    when: Callable[[str], str]
    flight: Callable[[Leg], str]
    days: Callable[[Leg], str]
    dated: Callable[[Leg], str]
    joined: Callable[[list[str]], str]
    until: str
    sample: str
    weekly: str
    before: str
    never_held: str
    only_promised: str
    went_on: str
    gap: str
    seen: str
    between: str


# -- English ---------------------------------------------------------------------------------


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _when(text: str) -> str:
    """A date of any precision: '15 Jun 2024', 'Jun 2024', 'summer 2024'."""
    value: When | None = read_when(text)
    if value is None:
        return "a date not given"
    if value.day:
        return _day(value.day)
    if value.precision == "month":
        return f"{MONTHS[value.earliest.month - 1]} {value.earliest.year}"
    year, _, part = value.text.partition("-")
    return f"{part} {year}".strip()


def _days(leg: Leg) -> str:
    """'KC210 Thu Sun', 'KC909 daily'."""
    every = f" every {leg.every} weeks" if leg.every > 1 else ""
    arriving = " (arrival days)" if leg.days_basis == "arrival" and len(leg.days) < 7 else ""
    return f"{leg.flight} {days_text(leg.days)}{every}{arriving}"


def _flight(leg: Leg) -> str:
    """'KC209 Thu Sun (arrival days), arrives 06:50; filed, 15 Feb 2026'."""
    parts = [_days(leg)]
    if leg.dep_local is not None:
        parts.append(f"leaves {clock_text(leg.dep_local)}")
    if leg.arr_local is not None:
        parts.append(f"arrives {clock_text(leg.arr_local)}")
    return ", ".join(parts)


def _dated(leg: Leg) -> str:
    """'KC909 daily, arrives 09:55 (12 Jan 2026 – 12 Mar 2026 or longer)'."""
    first = _when(leg.first.text) if leg.first else "start not given"
    last = _when(leg.last.text) if leg.last else "end not given"
    first += " or earlier" if leg.first_bound is Bound.AT_LEAST else ""
    last += " or longer" if leg.last_bound is Bound.AT_LEAST else ""
    return f"{_flight(leg)} ({first} – {last})"


def _list(items: list[str]) -> str:
    return "; ".join(items) if items else "none"


_AS_TOLD = "no source held speaks of {was_flights} from {from} on"
ENGLISH = Tongue(
    patterns={
        ChangeKind.LAUNCHED: "{place}: launched on {from}, never seen before: {now}",
        ChangeKind.RESUMED: "{place}: resumed on {from}, last held until {last_held}: {now}",
        ChangeKind.SUSPENDED: "{place}: no departure from {from}{until}, was {was} ({cover} is "
        "complete)",
        "absent": "{place}: no departure from {from}{until} ({cover} is complete); the schedule "
        "held before it reached to {last_held}: {was_days}",
        "suspended_by_word": "{place}: suspended from {when} by the word of {by}",
        ChangeKind.ENDED: "{place}: ends, no departure from {from} on, was {was} ({cover} is "
        "complete)",
        ChangeKind.FREQUENCY_UP: "{place}: {before} → {after} departures a week from {from}{until}"
        " ({was_days} → {now_days})",
        ChangeKind.FREQUENCY_DOWN: "{place}: {before} → {after} departures a week from "
        "{from}{until} ({was_days} → {now_days})",
        "step": "{place}: {before} → {step} departures a week from the week of {from}, in the "
        "filed schedule",
        ChangeKind.DAYS_CHANGED: "{place}: {was_days} → {now_days} from {from}{until}{sample}",
        ChangeKind.RETIMED: "{place}: {now_flights} retimed {before} → {after} (leaves–arrives) "
        "from {from}{until}",
        ChangeKind.EQUIPMENT: "{place}: {now_flights} with {after}, was {before}, from "
        "{from}{until}",
        ChangeKind.CODESHARE: "{place}: {now_flights} also sold as {after}, was {before}, from "
        "{from}{until}",
        "codeshare_ended": "{place}: {now_flights} no longer sold as {before} from {from}{until}",
        ChangeKind.RENUMBERED: "{place}: {before} is now {after}, at the same times, from "
        "{from}{until}",
        ChangeKind.PERIOD_EXTENDED: "{place}: {now_flights} until {to}, was until {last}",
        ChangeKind.COVERAGE_ENDED: "{place}: " + _AS_TOLD + "; unknown, which is not a suspension",
        "filed_until": "{place}: filed schedules held end on {filed_until}; unknown since then, "
        "which is not a suspension",
        ChangeKind.EVIDENCE: "{place}: {basis}: {now}{known_before}",
        "observed": "{place}: {flight} seen on {dates}",
        "rostered": "{place}: {flight} rostered for {dates}, a plan and no evidence",
        "seen": "{place}: {flight} on {from}: {seen}",
        ChangeKind.LISTED: "{place}: listed for {months}, both directions, without days or times",
        ChangeKind.STATED: "{place}: {stated}, {when}{weekly}, by the word of {by}",
        "announced": "{place}, {promised}: announced {after}",
        "window": "{place}, {promised}: announced for {after}{was_so}",
        "dated": "{place}, {promised}: dated {after}{was_so}",
        "frequency": "{place}, {promised}: {after} a week{was_so}",
        "reopened": "{place}, {promised}: open again{was_so}",
        "filed": "{place}, {promised}: filed{was_so}",
        "kept": "{place}, {promised}: kept, first evidence {after}{was_so}",
        "due-unconfirmed": "{place}, {promised}: due {after}, unconfirmed{was_so}",
        "lapsed": "{place}, {promised}: lapsed, was due {after}{was_so}",
        "withdrawn": "{place}, {promised}: withdrawn{was_so}",
    },
    day=_day,
    when=_when,
    flight=_flight,
    days=_days,
    dated=_dated,
    joined=_list,
    until=" until {}",
    sample=", as told by a source that is a sample",
    weekly=", {} a week",
    before=" (was {})",
    never_held="; no schedule of it was held before",
    only_promised="; only a report ahead of its start was held before",
    went_on="; until {} it was {}",
    gap="; the schedule held before it reached to {}: {}",
    seen="; last shown in service on {}",
    between="; what flew between is not known",
)
TONGUES = {"en": ENGLISH}


# -- a change --------------------------------------------------------------------------------


def sentence(change: Change, tongue: Tongue = ENGLISH) -> str:
    """The change in one sentence without its sources, which stand beside it."""
    values = _values(change, tongue)
    return tongue.patterns[_pattern(change)].format_map(values)


def _pattern(change: Change) -> str:
    """The name of the pattern: the kind, or how a change of this kind came to be known."""
    told = dict(change.told)
    for name in ("step", "filed_until", "seen", "absent"):
        if name in told:
            return name
    if "single" in told:
        return told["single"]
    if "stated" in told:
        by_word = change.kind == ChangeKind.SUSPENDED
        return "suspended_by_word" if by_word else str(ChangeKind.STATED)
    ended = change.kind == ChangeKind.CODESHARE and not change.after
    return "codeshare_ended" if ended else change.kind


def _values(change: Change, tongue: Tongue) -> dict[str, str]:
    told = dict(change.told)
    carriers = f" ({change.carrier})" * bool(change.carrier)
    last_held = told.get("last_held", "")
    values = {
        "place": f"{change.origin}–{change.destination}{carriers}",
        "from": tongue.day(change.on_date),
        "until": tongue.until.format(tongue.day(change.until)) if change.until else "",
        "before": change.before or "none",
        "after": change.after or "none",
        "was": tongue.joined([tongue.flight(leg) for leg in change.was]),
        "now": tongue.joined([tongue.dated(leg) for leg in change.now]),
        "was_days": tongue.joined([tongue.days(leg) for leg in change.was]),
        "now_days": tongue.joined([tongue.days(leg) for leg in change.now]),
        "was_flights": _flights(change.was),
        "now_flights": _flights(change.now),
        "basis": _basis(change, tongue),
        "sample": tongue.sample if "sample" in told else "",
        "known_before": _known_before(change, tongue, last_held),
        "was_so": tongue.before.format(change.before) if change.before else "",
    }
    if "promise" in told:
        values["after"] = _dated_or_plain(change.after, tongue)
        earlier = _dated_or_plain(change.before, tongue)
        values["was_so"] = tongue.before.format(earlier) if earlier else ""
    return {**told, **values, **_of_told(told, change, tongue)}


def _of_told(told: Mapping[str, str], change: Change, tongue: Tongue) -> dict[str, str]:
    """The further values as words."""
    found = {
        "last_held": tongue.when(told["last_held"]) if told.get("last_held") else "",
        "promised": told.get("promised", "").replace("_", " "),
        "stated": told.get("stated", "").replace("_", " "),
        "when": tongue.when(told.get("when", "")),
        "weekly": tongue.weekly.format(told["weekly"]) if told.get("weekly") else "",
        "filed_until": tongue.when(told.get("filed_until", "")),
        "months": (" or " if told.get("mode") == "any" else " and ").join(
            tongue.when(m) for m in told.get("months", "").split()
        ),
        "dates": ", ".join(
            "–".join(tongue.when(d) for d in span.split("/")) if span != "?" else span
            for span in told.get("dates", "").split()
        ),
    }
    if change.kind == ChangeKind.PERIOD_EXTENDED:
        found |= {"last": tongue.when(change.before), "to": tongue.when(change.after)}
    return found


def _dated_or_plain(value: str, tongue: Tongue) -> str:
    """A value of a promise's step: a date of some precision, a number, or a state."""
    try:
        return tongue.when(value) if len(value) >= 4 else value
    except BadInput:
        return value.replace("-", " ")


def _flights(pattern: tuple[Leg, ...]) -> str:
    return " ".join(dict.fromkeys(leg.flight for leg in pattern))


def _basis(change: Change, tongue: Tongue) -> str:
    """How the flights are known and since when their source says so: 'filed (15 Feb 2026)'."""
    if not change.now:
        return ""
    leg = change.now[0]
    dated = leg.mark.known_on
    return f"{leg.basis}" + (f" ({tongue.when(dated.text)})" if dated else "")


def _known_before(change: Change, tongue: Tongue, last_held: str) -> str:
    told = dict(change.told)
    seen = tongue.seen.format(tongue.when(told["last_seen"])) if "last_seen" in told else ""
    if not last_held:
        return (tongue.only_promised if "promised_before" in told else tongue.never_held) + seen
    was = tongue.joined([tongue.days(leg) for leg in change.was])
    if "went_on" in told:
        return tongue.went_on.format(tongue.when(last_held), was)
    return tongue.gap.format(tongue.when(last_held), was) + seen + tongue.between


def change_line(row: Mapping[str, Any]) -> str:
    """A recorded change as a line: the day it is about, its sentence, what moved it."""
    source = f" Basis: {row['moved_by']}" if row["moved_by"] else ""
    return f"{row['on_date']}  {row['sentence']}.{source}"
