"""What templates print of plain data: days, clocks, ages, marks, links. English."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from planner import grown, printed, tell
from planner.data import Data
from planner.search import LIMIT_BOUNDS
from planner.window import season_window
from routes.periods import When, days_text, read_when

LINK = re.compile(r"https?://[^\s<>\"']+")
KEPT = 8192  # words of one text: dates and citations come again and again
STATUS = {
    "operating": ("━", "operating"),
    "filed_future": ("━", "filed for later"),
    "announced_dated": ("┅", "announced"),
    "announced_undated": ("┅", "announced, no day named"),
    "suspended": ("╌", "suspended"),
    "never_seen": ("╌", "never seen"),
    "unknown": ("?", "unknown"),
    "assumed": ("≈", "assumed"),
}
MARKS = {
    "filed": ("●", "nonstop, filed"),
    "reported": ("◐", "nonstop, reported or possible"),
    "announced": ("◌", "a nonstop is announced by then"),
    "assumed": ("≈", "assumed"),
    "one-stop": ("○", "with a connection"),
    "none": ("×", "no nonstop"),
    "not-held": ("–", "no nonstop held, the source is a sample"),
    "unknown": ("?", "not known"),
}


# -- days and clocks ----------------------------------------------------------------------------


@lru_cache(maxsize=KEPT)
def day(value: str) -> str:
    """'2024-06-15' → 'Sat 15 Jun 2024'."""
    return tell.day_text(date.fromisoformat(value))


@lru_cache(maxsize=KEPT)
def day_number(value: str) -> str:
    """'2024-06-01' → '1 Jun' for the first of a month, else the number alone."""
    found = date.fromisoformat(value)
    return f"{found.day} {found:%b}" if found.day == 1 else str(found.day)


def days_names(digits: str) -> str:
    """'36' → 'Wed Sat'; 'none' where there is no day."""
    return days_text(digits) if digits else "none"


@lru_cache(maxsize=KEPT)
def short_day(value: str) -> str:
    """'2024-06-15' → '15 Jun 2024'."""
    return tell.short_day(date.fromisoformat(value))


def season(value: str) -> str | None:
    """The IATA season of a day, where one can name it: '2026-02-17' → 'W25'."""
    return season_window(date.fromisoformat(value)).season or None


@lru_cache(maxsize=KEPT)
def when(value: str | None) -> str:
    """A date of any precision as words; where there is none, that it is not given."""
    found: When | None = read_when(value or "")
    return tell.when_text(found) if found else "not given"


def listed(months: list[str], mode: str) -> str:
    """Months of a listing: 'August 2026 and January 2027'."""
    return (" and " if mode == "all" else " or ").join(when(m) for m in months)


def stamp(value: str | None) -> str:
    """'2026-11-22T06:00:00+00:00' → '22 Nov 2026 06:00 UTC'."""
    if not value:
        return "never"
    at = datetime.fromisoformat(value)
    return f"{tell.short_day(at.date())} {at:%H:%M} UTC"


def seconds(value: float) -> str:
    """How long a run took: '0 s', '85 s', '12 min'."""
    return f"{value:.0f} s" if value < 120 else f"{value / 60:.0f} min"


def next_run(job: Data) -> str:
    """When a job runs next."""
    if job["running_since"]:
        return "running"
    if job["parked"]:
        return "parked"
    if not job["next_due"]:
        return "when jobs start"
    return "when something waits" if job["on_demand"] else stamp(job["next_due"])


def percent(share: float) -> str:
    """'9 %', and never 0 or 100 where it is not."""
    return grown.percent(share)


def age(days: int | None) -> str:
    """'9 months old'."""
    return "age not known" if days is None else tell.age_text(days)


def clock(moment: Data) -> str:
    """'09:55', or 'about 00:05 (Mon 23:30 – Tue 00:30)'."""
    if not moment["estimated"]:
        return str(moment["local"])[11:]
    about, low, high = (
        datetime.fromisoformat(moment[name]) for name in ("about", "earliest", "latest")
    )
    if low.date() == high.date():
        return f"about {about:%H:%M} ({low:%H:%M}–{high:%H:%M})"
    return f"about {about:%H:%M} ({low:%a} {low:%H:%M} – {high:%a} {high:%H:%M})"


def local_day(moment: Data) -> str:
    """The local date of a moment: 'Tue 17 Feb'."""
    at = _local(moment)
    return f"{at:%a} {at.day} {at:%b}"


def zone(moment: Data) -> str:
    """'UTC+5'."""
    hours, minutes = str(moment["utc_offset"])[1:].split(":")
    tail = f":{minutes}" if minutes != "00" else ""
    return f"UTC{moment['utc_offset'][0]}{int(hours)}{tail}"


def shift(leg: Data) -> str:
    """'+1' where a leg lands on the next local day, '' on the same."""
    days = (_local(leg["arrival"]).date() - _local(leg["departure"]).date()).days
    return f"{days:+d}" if days else ""


def minutes(span: int | list[int]) -> str:
    """'6 h 10', or '5 h 20 to 6 h 20'."""
    if isinstance(span, list):
        return f"{minutes(span[0])} to {minutes(span[1])}"
    return f"{span // 60} h {span % 60:02d}"


def _local(moment: Data) -> datetime:
    return datetime.fromisoformat(moment["about"] if moment["estimated"] else moment["local"])


# -- statuses, marks, sentences -----------------------------------------------------------------


def status_sign(name: str) -> str:
    """The sign of a status: '━'."""
    return STATUS[name][0]


def status_word(name: str) -> str:
    """The word of a status: 'announced, no day named'."""
    return STATUS[name][1]


def capitalize_first(text: str) -> str:
    """A clause as a sentence begins; codes inside it keep their capitals."""
    return text[:1].upper() + text[1:]


def told(problem: Data) -> str:
    """What is wrong and what would be right, as a sentence."""
    text = ": ".join(filter(None, [problem["detail"], problem.get("remedy")]))
    return capitalize_first(text) + ("" if text[-1] in ".?" else ".")


def plain(word: str) -> str:
    """A word of the data as a reader would write it: 'new_route' → 'new route'."""
    return word.replace("_", " ").replace("-", " ")


def after_colon(sentence: str) -> str:
    """A verdict sentence without the places and the day, which stand above it."""
    _, _, rest = sentence.partition(": ")
    return capitalize_first(rest)


def mark(row: Data) -> str:
    """The kind of a calendar day, a key of MARKS."""
    best = row["best"]
    if best and best["nonstop"]:
        if best["assumed"]:
            return "assumed"
        firm = row["nonstop"] == "yes" and best["certainty"] == "firm"
        return "filed" if firm else "reported"
    if row["nonstop"] in ("reported", "rostered"):
        return "reported"
    if row["nonstop"] == "yes":
        return "filed"
    if row["nonstop"] == "announced":
        return "announced"
    if best:
        return "assumed" if best["assumed"] else "one-stop"
    return {"no": "none", "not_held": "not-held"}.get(row["nonstop"], "unknown")


def mark_sign(kind: str) -> str:
    """The sign of a calendar day: '●'."""
    return MARKS[kind][0]


def mark_word(kind: str) -> str:
    """The words of a calendar day: 'nonstop, filed'."""
    return MARKS[kind][1]


def agenda(rows: list[Data]) -> list[Data]:
    """Calendar days as lines, one for each kind of day and flight, with the days it holds."""
    lines: dict[tuple[str, str | None], list[date]] = {}
    for row in rows:
        lines.setdefault((mark(row), row["best_text"]), []).append(date.fromisoformat(row["date"]))
    return [
        {"kind": kind, "text": text, "days": _spans(days)} for (kind, text), days in lines.items()
    ]


def _spans(days: list[date]) -> str:
    """'Wed 2 Dec, Sat 5 – Mon 7 Dec'."""
    spans: list[list[date]] = []
    for one in days:
        if spans and one - spans[-1][-1] == timedelta(days=1):
            spans[-1].append(one)
        else:
            spans.append([one])
    return ", ".join(_span_text(span[0], span[-1]) for span in spans)


def _span_text(first: date, last: date) -> str:
    end = f"{last:%a} {last.day} {last:%b}"
    if first == last:
        return end
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {first:%b}"
    return f"{first:%a} {first.day}{month} – {end}"


def weeks(rows: list[Data]) -> list[list[Data | None]]:
    """Calendar days as weeks from Monday, None where a week begins or ends outside them."""
    before = date.fromisoformat(rows[0]["date"]).weekday()
    cells: list[Data | None] = [*[None] * before, *rows]
    cells += [None] * (-len(cells) % 7)
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]


def kinds_of(rows: list[Data]) -> list[str]:
    """The kinds of day that these rows have, in the order of MARKS."""
    have = {mark(row) for row in rows}
    return [kind for kind in MARKS if kind in have]


def journey(itinerary: Data) -> str:
    """'KC210 ICN 09:05 → NQZ about 12:10 (11:50–12:20)'."""
    return "; ".join(
        f"{leg['flight'] or leg['carrier']} {leg['origin']} {clock(leg['departure'])} → "
        f"{leg['destination']} {clock(leg['arrival'])} {shift(leg)}".rstrip()
        for leg in itinerary["legs"]
    )


# -- links --------------------------------------------------------------------------------------


@lru_cache(maxsize=KEPT)
def cite(citation: str) -> Markup:
    """A citation with its http(s) addresses as links, named by their site; all else as text."""
    if not citation:
        return Markup("source not named")
    parts, at = [], 0
    for found in LINK.finditer(citation):
        parts += [escape(citation[at : found.start()]), _anchor(found.group())]
        at = found.end()
    return Markup("").join([*parts, escape(citation[at:])])


def _anchor(address: str) -> Markup:
    return cite_as(address, tell.site(address))


@lru_cache(maxsize=KEPT)
def cite_as(citation: str, text: str) -> Markup:
    """`text` as a link to the first address of a citation; where it has none, both as text."""
    found = LINK.search(citation)
    if not found:
        return escape(f"{text}, {citation}" if citation else text)
    return Markup('<a href="{}" rel="noopener nofollow" title="{}">{}</a>').format(
        found.group(), citation, text
    )


def relaxing(relax: Data) -> dict[str, str]:
    """The query parameter that admits a near miss; none where its bounds do not reach so far."""
    [(name, value)] = relax.items()
    if name == "assume":
        return {"assume": "last_known"}
    if name == "change_airport":
        return {"change_airport": "1"}
    if value > LIMIT_BOUNDS[name][1]:
        return {}
    if name == "max_connect_minutes":
        return {"max_connect": f"{math.ceil(value)}m"}
    if name == "max_circuity":
        return {"max_circuity": f"{math.ceil(value * 1000) / 1000:g}"}
    return {name: f"{value:g}"}


def bars(itinerary: Data, longest: int) -> list[Data]:
    """Flights and waits on a scale of 0 to 100, `longest` minutes wide."""
    start = _instant(itinerary["legs"][0]["departure"])
    found = []
    for leg in itinerary["legs"]:
        begin, end = (_instant(leg[name]) - start for name in ("departure", "arrival"))
        found.append({"x": _share(begin, longest), "width": _share(end - begin, longest)})
    return found


def longest(itineraries: list[Data]) -> int:
    """Minutes of the longest itinerary, as far as its times are taken as about."""
    return max(
        int(
            (_instant(i["legs"][-1]["arrival"]) - _instant(i["legs"][0]["departure"]))
            / timedelta(minutes=1)
        )
        for i in itineraries
    )


def _instant(moment: Data) -> datetime:
    return datetime.fromisoformat(_local(moment).isoformat() + moment["utc_offset"])


def _share(span: timedelta, whole: int) -> float:
    return round(span / timedelta(minutes=1) / whole * 100, 2)


FILTERS: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        printed.interval_text,
        printed.shift_text,
        printed.source_text,
        printed.validity_text,
        after_colon,
        age,
        agenda,
        bars,
        capitalize_first,
        cite,
        cite_as,
        clock,
        day,
        day_number,
        days_names,
        journey,
        kinds_of,
        listed,
        local_day,
        longest,
        mark,
        mark_sign,
        mark_word,
        minutes,
        next_run,
        percent,
        plain,
        relaxing,
        season,
        seconds,
        shift,
        short_day,
        stamp,
        status_sign,
        status_word,
        told,
        weeks,
        when,
        zone,
    )
}
