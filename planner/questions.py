"""What a person or program asks, as text → an Ask. One place for page, API and terminal.

Every message names the field, what was wrong and what would be right.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.network import Network, Networks
from planner.places import find_place
from planner.roundtrip import MOST_NIGHTS, Stay
from planner.search import DEFAULT_LIMITS, LIMIT_BOUNDS, Limits
from planner.views import Ask
from routes.errors import BadInput, Conflict
from routes.periods import read_date

FIRST_YEAR, LAST_YEAR = 1950, 2100
PARAMETERS = (
    "origin",
    "destination",
    "date",
    "as_of",
    "assume",
    "max_stops",
    "max_connect",
    "max_circuity",
    "change_airport",
    "return",
    "stay",
)


@dataclass(frozen=True, slots=True)
class Question:
    """An Ask over one network; `days` and `stay` where a round trip is asked for."""

    network: Network
    ask: Ask
    days: list[date]
    stay: Stay | None


def read_question(networks: Networks, params: Mapping[str, str], today: date) -> Question:
    """Read the parameters named in PARAMETERS; blank ones count as not given."""
    given = {k: v.strip() for k, v in params.items() if v and v.strip()}
    network = networks.get(read_as_of(given, today))
    days = _days(given.get("date", ""), today)
    stay = _stay(given, days)
    if len(days) > 1 and not stay:
        raise Conflict(
            "a whole month is asked without a stay",
            field="date",
            remedy="give one day as YYYY-MM-DD, or a stay such as 4-8 for a round trip",
        )
    ask = Ask(
        origin=find_place(network, given.get("origin", ""), field="origin"),
        destination=find_place(network, given.get("destination", ""), field="destination"),
        day=days[0],
        limits=read_limits(given),
        assume=_assume(given.get("assume", "")),
    )
    if set(ask.origin.stations) & set(ask.destination.stations):
        raise Conflict(
            f"origin and destination are both {ask.destination.name}",
            field="destination",
            remedy="name two different places",
        )
    return Question(network, ask, days, stay)


def read_as_of(given: Mapping[str, str], today: date) -> date:
    """The day whose knowledge is asked for, today unless given; never in the future."""
    text = given.get("as_of", "")
    if not text:
        return today
    as_of = read_date(text, field="as_of")
    if as_of > today:
        raise Conflict(
            f"as_of {as_of} is after today, {today}",
            field="as_of",
            remedy="knowledge ends today; leave as_of out for what is known now",
        )
    return read_near_date(text, field="as_of")


def _days(text: str, today: date) -> list[date]:
    if not text:
        return [today]
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text) and text >= "0001-01":
        year, month = map(int, text.split("-"))
        length = calendar.monthrange(year, month)[1]
        return [date(year, month, 1) + timedelta(days=n) for n in range(length)]
    return [read_near_date(text, field="date")]


def read_near_date(text: str, *, field: str) -> date:
    """A date of the years that flights are asked of."""
    day = read_date(text, field=field)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            f"{day} is out of range", field=field, remedy=f"from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return day


def read_choice(given: Mapping[str, str], name: str, choices: Collection[str]) -> str:
    """One of some words, '' where not given."""
    text = given.get(name, "")
    if text and text not in choices:
        raise BadInput(
            f"{name} {text!r} is not known", field=name, remedy=f"one of {', '.join(choices)}"
        )
    return text


def read_carrier(given: Mapping[str, str]) -> str:
    """An airline designator in capitals, '' where not given."""
    text = given.get("carrier", "")
    if text and not re.fullmatch(r"[A-Za-z0-9]{2}", text):
        raise BadInput(
            f"carrier {text!r} is not a designator",
            field="carrier",
            remedy="two letters or digits, such as KC",
        )
    return text.upper()


def _stay(given: Mapping[str, str], days: list[date]) -> Stay | None:
    back, nights = given.get("return", ""), given.get("stay", "")
    if back and nights:
        raise Conflict("both return and stay are given", field="stay", remedy="give one of them")
    if back:
        on = read_near_date(back, field="return")
        if on < days[0]:
            raise Conflict(
                f"return {on} is before the departure {days[0]}",
                field="return",
                remedy="a date on or after the departure",
            )
        if (on - days[0]).days > 366:
            raise Conflict(
                f"return {on} is over a year after the departure",
                field="return",
                remedy="a date within a year of the departure",
            )
        return Stay(back_on=on)
    if not nights:
        return None
    found = re.fullmatch(r"([0-9]{1,3})(?:\s*[-–]\s*([0-9]{1,3}))?", nights)
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not least <= most <= MOST_NIGHTS:
        raise BadInput(
            f"{nights!r} is not a stay",
            field="stay",
            remedy=f"nights as 7 or 4-8, at most {MOST_NIGHTS}",
        )
    return Stay(least, most)


def read_limits(given: Mapping[str, str]) -> Limits:
    """Limits of the search; hours of connection may be given as 13, 13h or 780m."""
    return Limits(
        max_stops=int(_number(given, "max_stops", DEFAULT_LIMITS.max_stops, whole=True)),
        max_connect_minutes=_minutes(given.get("max_connect", "")),
        max_circuity=_number(given, "max_circuity", DEFAULT_LIMITS.max_circuity),
        change_airport=_switch(given, "change_airport"),
    )


def _number(given: Mapping[str, str], name: str, default: float, *, whole: bool = False) -> float:
    text = given.get(name, "")
    if not text:
        return default
    low, high = LIMIT_BOUNDS[name]
    pattern = r"[0-9]{1,3}" if whole else r"[0-9]{1,3}(\.[0-9]{1,4})?"
    if not re.fullmatch(pattern, text) or not low <= float(text) <= high:
        kind = "a whole number" if whole else "a number"
        raise BadInput(
            f"{name} {text!r} is out of bounds",
            field=name,
            remedy=f"{kind} from {low:g} to {high:g}",
        )
    return float(text)


def _minutes(text: str) -> int:
    if not text:
        return DEFAULT_LIMITS.max_connect_minutes
    low, high = LIMIT_BOUNDS["max_connect_minutes"]
    found = re.fullmatch(r"([0-9]{1,4})\s*(h|m|min)?", text)
    minutes = int(found[1]) * (60 if found[2] in (None, "h") else 1) if found else -1
    if not low <= minutes <= high:
        raise BadInput(
            f"max_connect {text!r} is out of bounds",
            field="max_connect",
            remedy=f"hours such as 13 or minutes such as 780m, {low:g}m to {high / 60:g}h",
        )
    return minutes


def _assume(text: str) -> bool:
    if text in ("", "none", "off"):
        return False
    if text == "last_known":
        return True
    raise BadInput(
        f"assume {text!r} is not allowed", field="assume", remedy="use last_known, or leave it out"
    )


def _switch(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name, "").lower()
    if text in ("", "0", "no", "off", "false"):
        return False
    if text in ("1", "yes", "on", "true"):
        return True
    raise BadInput(f"{name} {text!r} is not a switch", field=name, remedy="use 1 or 0")
