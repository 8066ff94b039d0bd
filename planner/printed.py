"""Timetables and stations as text for a terminal, and timetables as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner import tell
from planner.data import Data
from planner.table import Cell, to_csv
from planner.terminal import SIGNS, wrapped
from routes.periods import read_date, read_when

# -- words that pages print too -----------------------------------------------------------------


def end_text(end: Data | None) -> str:
    """'09:55', 'about 14:50 (14:00–15:10)', or '–' where no source gives it."""
    if end is None:
        return "–"
    return f"about {end['about']} {interval_text(end)}" if end["estimated"] else str(end["clock"])


def interval_text(end: Data) -> str:
    """What an estimate lies in: '(14:00–15:10)', or '(23:30 the day before – 00:30)'."""
    low, high = (
        end[name] + _other_day(end[f"{name}_day"] - end["day"]) for name in ("earliest", "latest")
    )
    dash = " – " if " " in low + high else "–"
    return f"({low}{dash}{high})"


def _other_day(days: int) -> str:
    return {0: "", -1: " the day before", 1: " the day after"}.get(days, f" {days:+d} days")


def shift_text(shifts: list[int] | None) -> str:
    """'' for the same day, '+1', or '+0 or +1' where the estimate allows both."""
    if not shifts or shifts == [0]:
        return ""
    return " or ".join(f"{shift:+d}" for shift in shifts)


def source_text(row: Data) -> str:
    """What the source itself says of the period: '12 Jan 2026 at the latest to 12 Mar 2026 …'."""
    first = _bound_text(row["first_date"], row["first_bound"], "at the latest")
    return f"{first} to {_bound_text(row['last_date'], row['last_bound'], 'at least')}"


def _bound_text(text: str | None, bound: str, open_word: str) -> str:
    when = read_when(text or "")
    if when is None:
        return "a date not given"
    dated = tell.short_day(when.day) if when.day else tell.when_text(when)
    if bound == "at_least":
        return f"{dated} {open_word}"
    return dated if bound == "exact" else f"{dated} ({bound})"


def validity_text(row: Data) -> str:
    """The dates of a row within the window: '12 Jan – 28 Mar 2026'."""
    return tell.span_text(read_date(row["valid_from"]), read_date(row["valid_to"]))


# -- for a terminal -----------------------------------------------------------------------------


def timetable_text(found: Data) -> str:
    """A timetable: rows by direction, what is only announced, and what is not known."""
    lines = [wrapped(found["title"], "  ", "")]
    lines += [wrapped(text, "  ", "  ") for text in found["sentences"]]
    numbers: dict[str, int] = {}
    for part in found["sections"]:
        lines += ["", part["title"]]
        for row in part["rows"]:
            lines += _row_lines(row, numbers)
        if not part["rows"]:
            lines.append("  no row is held for these dates")
        if part["promised"]:
            lines.append("  Announced, not confirmed by anything held:")
        for row in part["promised"]:
            lines += _row_lines(row, numbers)
    lines += [""] * bool(found["promises"])
    lines += [wrapped(p["sentence"], "    ", "┅ ") for p in found["promises"]]
    lines += ["", "What we do not know of it"]
    lines += [wrapped(text, "    ", "  ? ") for text in found["unknown"]]
    lines += ["", f"As known on {found['as_of']}"]
    lines += [wrapped(cited, "      ", f"  [{number}] ") for cited, number in numbers.items()]
    return "\n".join(lines)


def _row_lines(row: Data, numbers: dict[str, int]) -> Iterator[str]:
    days = f"{row['days_letters']} {row['days']}" if row["days"] else "days not known"
    indent = " " * 10
    head = f"  {row['flight'] or row['carrier']:<7} {days:<15} "
    yield wrapped(_times_text(row, row), " " * len(head), head)
    for later in row["later_times"]:
        yield wrapped(f"from {later['from']}: {_times_text(row, later)}", indent, indent)
    number = numbers.setdefault(row["source"]["citation"] or "source not named", len(numbers) + 1)
    known = read_when(row["last_evidence"])
    parts = [
        f"{row['carrier_name']}, {row['basis']}",
        f"{validity_text(row)} (source: {source_text(row)})",
        _days_text(row),
        f"aircraft {row['equipment']}" if row["equipment"] else "",
        f"{row['seats']} seats" if row["seats"] else "",
        f"also {' '.join(row['codeshares'])}" if row["codeshares"] else "",
        f"{row['source']['confidence']} confidence" if row["source"]["confidence"] else "",
        f"{row['last_evidence_is']} {tell.when_text(known)}, {tell.age_text(row['age_days'])} "
        f"[{number}]",
    ]
    yield wrapped("; ".join(filter(None, parts)), indent, indent)


def _times_text(row: Data, times: Data) -> str:
    left, landed = times["departure"], times["arrival"]
    if left is None:
        return f"{row['origin']} → {row['destination']}, times not given"
    shift = shift_text(times["day_shift"])
    return (
        f"{row['origin']} {end_text(left)} {left['offset']} → "
        f"{row['destination']} {end_text(landed)} {landed['offset']} {shift}".rstrip()
    )


def _days_text(row: Data) -> str:
    """The source's own days, where they are not simply the departure days shown."""
    if not row["source_days"] or row["source_days_are"] in (None, "departure"):
        return f"every {row['every_weeks']} weeks" if row["every_weeks"] > 1 else ""
    kind = "departure" if row["days_are"] == "departure" else "arrival"
    return f"source gives arrival days {row['source_days']}, shown are {kind} days"


def station_text(found: Data) -> str:
    """A station: where one can go, and its flights on a day."""
    lines = [f"{found['city']} {found['code']}, {found['name']}"]
    if found["former_codes"]:
        lines.append(f"  formerly {' '.join(found['former_codes'])}")
    lines += ["", "Routes"]
    for row in found["routes"]:
        evidence = row["last_evidence"]
        seen = (
            f"evidence {evidence}, {tell.age_text(row['age_days'])}" if evidence else "no evidence"
        )
        carriers = " ".join(c["code"] for c in row["carriers"])
        text = f"{row['destination']} {row['city']}: {row['status_now']}; {carriers or '–'}; {seen}"
        lines.append(wrapped(text, "      ", f"  {SIGNS[row['status_now']]} "))
    for title, name in (("Departures", "departures"), ("Arrivals", "arrivals")):
        lines += ["", f"{title} on {found['date']}"]
        lines += [_flight_text(leg) for leg in found[name]] or ["  none with known times is held"]
    lines += [wrapped(f"times not known: {p['sentence']}", "    ", "  ") for p in found["untimed"]]
    lines += ["", f"As known on {found['as_of']}"]
    return "\n".join(lines)


def _flight_text(leg: Data) -> str:
    left, landed = (_moment_text(leg[end]) for end in ("departure", "arrival"))
    flight = leg["flight"] or leg["carrier"]
    return f"  {flight:<7} {leg['origin']} {left} → {leg['destination']} {landed}  {leg['basis']}"


def _moment_text(moment: Data) -> str:
    return f"about {moment['about'][11:]}" if moment["estimated"] else str(moment["local"])[11:]


# -- CSV ----------------------------------------------------------------------------------------

PLAIN = (
    "flight",
    "carrier",
    "carrier_name",
    "origin",
    "destination",
    "days",
    "days_letters",
    "days_are",
    "every_weeks",
    "source_days",
    "source_days_are",
)
ENDS = (
    "clock",
    "about",
    "earliest",
    "earliest_day",
    "latest",
    "latest_day",
    "offset",
    "zone",
)
DATED = (
    "valid_from",
    "valid_to",
    "first_departure",
    "last_departure",
    "stated_to",
    "first_date",
    "first_bound",
    "last_date",
    "last_bound",
    "equipment",
    "seats",
    "basis",
    "last_evidence",
    "last_evidence_is",
    "age_days",
    "notes",
)
HEADER = [
    "direction",
    "announced_only",
    *PLAIN,
    "times_from",
    *(f"departure_{name}" for name in ENDS),
    *(f"arrival_{name}" for name in ENDS),
    "day_shift",
    *DATED,
    "codeshares",
    "confidence",
    "source",
    "as_of",
]


def timetable_csv(found: Data) -> str:
    """A line a row; a row whose clocks change within the window has a line for each."""
    return to_csv(HEADER, _csv_rows(found))


def _csv_rows(found: Data) -> Iterable[list[Cell]]:
    for part in found["sections"]:
        for row in (*part["rows"], *part["promised"]):
            first = {**row, "from": row["first_departure"]}
            for times in (first, *row["later_times"]):
                ends = [times["departure"] or {}, times["arrival"] or {}]
                yield [
                    part["direction"],
                    "yes" if row["promised"] else "no",
                    *(row[name] for name in PLAIN),
                    times["from"],
                    *(end.get(name) for end in ends for name in ENDS),
                    " or ".join(map(str, times["day_shift"] or ())),
                    *(row[name] for name in DATED),
                    " ".join(row["codeshares"]),
                    row["source"]["confidence"],
                    row["source"]["citation"],
                    found["as_of"],
                ]
