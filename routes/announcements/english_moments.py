"""What a matched English date means: the makers of its mark."""

from __future__ import annotations

import re
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.line import Mark

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{n}" for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
]
_FEASTS = {"new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14)}
_FEASTS |= {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)}
_START = {
    "from",
    "as of",
    "as from",
    "with effect from",
    "no earlier than",
    "not before",
    "between",
}
_AT_PRESENT = re.compile(
    r"\b(?:against|from|than|with|to|of)(?: the)? (?!effect|immediate|from"
    r"|as)\w+(?: [a-z]+){0,2} ?today$|\d today$|, today$|\band today$"
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SHIFTS = {"next": 1, "last": -1, "previous": -1}
_END = {"until", "till", "through", "up to", "to", "and"}


def role_of(prep: str) -> str:
    """What a preposition says of its date."""
    if prep in _START or prep.startswith(("starting", "beginning", "commencing", "effective")):
        return "start"
    if prep in ("since", "after", "following"):
        return "since"
    return "end" if prep in _END else "aim" if prep == "for" else ""


def _made(said: Said | None, match: re.Match[str]) -> Mark | None:
    prep = match.groupdict().get("prep") or ""
    return dates.mark(said, prep, role_of(prep))


def month_number(word: str) -> int:
    return MONTHS.index(word[:3]) + 1


def _year(match: re.Match[str], published: date) -> int | None:
    groups = match.groupdict()
    if word := groups.get("which_year"):
        return published.year + ("last", "this", "next").index(word) - 1
    return int(groups["year"]) if groups.get("year") else None


def read_day(match: re.Match[str], published: date) -> Mark | None:
    said = dates.day(
        _year(match, published), month_number(match["mon"]), int(match["day"]), published
    )
    return _made(said, match)


def read_several(match: re.Match[str], published: date) -> list[Mark] | None:
    """'1 and 5 November', 'May 1, 3 and 5': one mark for each day."""
    found = [
        _made(
            dates.day(_year(match, published), month_number(match["mon"]), int(n), published), match
        )
        for n in re.findall(r"\d{1,2}", match["days"])
    ]
    marks = [m for m in found if m]
    return marks or None


def read_range(match: re.Match[str], published: date) -> Mark | list[Mark] | None:
    """'11–12 June', '10 December to 28 February': the first day, as a start."""
    first, year = match.groupdict().get("mon2"), _year(match, published)
    said = dates.day(year, month_number(first or match["mon"]), int(match["day"]), published)
    role = "since" if match["prep"] == "since" else "start"
    begin = dates.mark(said, match["prep"] or "", role)
    if first is None or begin is None:
        return begin
    last = dates.day(year, month_number(match["mon"]), int(match["last"]), published)
    if said and last and year and last.future < said.future:  # over the turn of a year
        said = dates.day(year - 1, month_number(first), int(match["day"]), published)
        begin = dates.mark(said, match["prep"] or "", role)
    return [m for m in (begin, dates.mark(last, "to", "end")) if m]


def read_compact(match: re.Match[str], published: date) -> Mark | None:
    """'29MAR26', as timetables write it."""
    year = 2000 + int(match["yy"]) if match["yy"] else None
    said = dates.day(year, month_number(match["mon"]), int(match["day"]), published)
    return _made(said, match)


def read_numeric(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day(int(match["y"]), int(match["m"]), int(match["d"]), published), match)


def read_month(match: re.Match[str], published: date) -> Mark | None:
    leads = match.start() == 0 and match["mon"] not in ("may", "march")  # 'October will bring'
    if (
        not match["prep"]
        and not leads
        and not match["about"]
        and not _year(match, published)
        and not match["which"]
    ):
        return None
    number = month_number(match["mon"])
    said = dates.month(_year(match, published), number, published)
    if (match["which"] or "").strip() == "last":
        said = Said(said.past, said.past)
    return _made(said, match)


def read_season(match: re.Match[str], published: date) -> Mark | None:
    name = "autumn" if match["season"] == "fall" else match["season"]
    told, near = match["year"] or match["first"], match["of_year"] or match["which_year"]
    number = int(told) if told else None
    if near:
        number = published.year + ("last", "this", "next").index(near) - 1
    which, lead = match["which"] or "", match["lead"] or match["prep"]
    if which in ("coming", "upcoming", "following"):
        which = "next"
    if not which and re.search(
        "when|once|soon|start|beginn|launch|open|onset", match["lead"] or ""
    ):
        which = "next"  # what is to begin has not begun
    if not (number or lead or which or match["word"]):
        return None
    return _made(dates.season(name, number, published, which), match)


def read_nth(match: re.Match[str], published: date) -> Mark | None:
    """'The first of next month', 'the last day of March'."""
    moved = {"next": 1, "this": 0}.get(match["next"] or "")
    month = (
        date.fromisoformat(f"{dates.after_months(moved, published).future}-01")
        if moved is not None
        else date(_year(match, published) or published.year, month_number(match["mon"]), 1)
    )
    last = ((month + 31 * dates.DAY).replace(day=1) - dates.DAY).day
    number = last if match["nth"] == "last" else ORDINALS.index(match["nth"]) + 1
    year = month.year if moved is not None else _year(match, published)
    return _made(dates.day(year, month.month, number, published), match)


def read_from_now(match: re.Match[str], published: date) -> Mark | None:
    """'A week from today', 'three months from now', 'the day after tomorrow'."""
    prep = "" if match["prep"] in ("after", "before") else match["prep"] or ""
    if not match["n"]:
        return dates.mark(dates.after_days(2, published), prep, role_of(prep))
    count = int(match["n"]) if match["n"].isdigit() else _number(match["n"])
    if match["unit"] == "month":
        return dates.mark(dates.after_months(count, published), prep, role_of(prep))
    days = count * _DAYS[match["unit"]] + (match["from"] == "tomorrow")
    return dates.mark(dates.after_days(days, published), prep, role_of(prep))


def read_feast(match: re.Match[str], published: date) -> Mark | None:
    said = dates.day(_year(match, published), *_FEASTS[match["feast"]], published)
    return _made(said, match)


def read_code_season(match: re.Match[str], published: date) -> Mark | None:
    name = "summer" if match["s"].endswith("s") else "winter"
    return _made(dates.season(name, 2000 + int(match["y"]), published), match)


def read_weekday(match: re.Match[str], published: date) -> Mark | None:
    number = DAYS.index(match["wd"][:3]) + 1
    which = match["which"] or ""
    which = {"past": "last"}.get(which, which if which in ("next", "last") else "")
    if "next week" in (match["week"] or ""):
        monday = published + dates.DAY * (7 - published.weekday())
        day = str(monday + dates.DAY * (number - 1))
        return _made(Said(day, day), match)
    said = dates.weekday(number, published, which)
    far = match["far"] or match["week"]  # 'a week on Monday', 'Monday week'
    return _made(said.shifted(7) if far else said, match)


def read_relative(match: re.Match[str], published: date) -> Mark | None:
    word, prep = match["word"], match["prep"] or ""
    days = {"tomorrow": 1, "today": 0, "yesterday": -1, "overnight": 0, "tonight": 0}
    if word == "today" and _AT_PRESENT.search(
        match.string[max(0, match.start() - 40) : match.end()]
    ):
        return None
    if word in days:
        return dates.mark(dates.after_days(days[word], published), prep, role_of(prep))
    if word.endswith("immediately") or word == "with immediate effect":
        return dates.mark(dates.after_days(0, published), prep, "start")
    if word == "new year":
        return _made(dates.year(published.year + 1), match) if prep else None
    if "month" in word:
        count = 1 if " next " in word else _SHIFTS.get(word.split()[0], 0)
        return dates.mark(dates.after_months(count, published), prep, role_of(prep))
    if "week" in word:
        shift = {"next": 7, "last": -7}.get(word.split()[0], 0)
        moved = dates.after_days(shift, published)
        return dates.mark(Said(moved.future[:7], moved.past[:7]), prep, role_of(prep))
    shift = 1 if " next " in word else _SHIFTS.get(word.split()[0], 0)
    if prep in ("before", "by") and shift == 0:
        prep = ""
    return dates.mark(dates.year(published.year + shift), prep, role_of(prep))


def read_in_days(match: re.Match[str], published: date) -> Mark | None:
    count = int(match["n"]) if match["n"].isdigit() else _number(match["n"])
    if match["unit"].startswith("month"):
        return _made(dates.after_months(count, published), match)
    return _made(dates.after_days(count * _DAYS[match["unit"]], published), match)


def _number(word: str) -> int:
    return NUMBERS.index(word) if word in NUMBERS else 1


def read_copy(match: re.Match[str], published: date) -> Mark | None:
    words = match[0]
    shift = 0
    if "later" in words or "earlier" in words:
        unit = 7 if "week" in words else 1
        number = re.search(r"\d+|" + "|".join(NUMBERS), words)
        count = (
            int(number[0])
            if number and number[0].isdigit()
            else _number(number[0])
            if number
            else 1
        )
        shift = -unit * count if "earlier" in words else unit * count
    elif "following" in words or "next" in words:
        shift = 1
    return Mark("D", Said("", "", match["prep"] or "", "", shift))


def read_half(match: re.Match[str], published: date) -> Mark | None:
    which = 1 if match["n"] == "first" else 2
    year = _year(match, published) or (published.year + 1 if match["next"] else None)
    if match["part"] == "quarter":
        return _made(dates.quarter(_ORDINALS[match["n"]], year, published), match)
    return _made(dates.half(which, year, published), match)


def read_quarter(match: re.Match[str], published: date) -> Mark | None:
    said = dates.quarter(int(match["n"]), _year(match, published), published)
    return _made(said, match)


def read_bare_year(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.year(int(match["year"])), match)


def read_of_month(match: re.Match[str], published: date) -> Mark | None:
    if match.groupdict().get("next"):
        return _made(dates.day_after_months(1, int(match["day"]), published), match)
    return _made(dates.day_of_month(int(match["day"]), published), match)
