"""Dates in English, in a line whose names are marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.line import Line, Mark, rx

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MON2 = _MON.replace("<mon>", "<mon2>")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WD = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_WEEKDAY = r"(?P<wd>mon|tues|wednes|thurs|fri|satur|sun)day\b"
_YEAR = r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)\b)?"
_PREP = (
    r"(?:\b(?P<prep>(?:starting|beginning|commencing|effective)(?: on| from| in)?"
    r"|as (?:of|from)|with effect from|from|on|in|for|by|until|till|through|up to"
    r"|to|since|before|after|during|between|around|of|and|no earlier than"
    r"|not before|prior to|following|at)(?: about)? )?(?:the )?"
)
_LEAD = _PREP + rf"(?:{_WD},? )?(?:the )?"
_ABOUT = (
    r"(?:(?:early|mid|late|around|the (?:beginning|start|middle|end) of)[- ](?:to[- ]late[- ])?)"
)
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
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], "Mark | Sequence[Mark] | None"]]

_START = {
    "from",
    "as of",
    "as from",
    "with effect from",
    "no earlier than",
    "not before",
    "between",
}
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


def _year(match: re.Match[str]) -> int | None:
    text = match.groupdict().get("year")
    return int(text) if text else None


def _day(match: re.Match[str], published: date) -> Mark | None:
    said = dates.day(_year(match), month_number(match["mon"]), int(match["day"]), published)
    return _made(said, match)


def _several(match: re.Match[str], published: date) -> list[Mark] | None:
    """'1 and 5 November', 'May 1, 3 and 5': one mark for each day."""
    found = [
        _made(dates.day(_year(match), month_number(match["mon"]), int(n), published), match)
        for n in re.findall(r"\d{1,2}", match["days"])
    ]
    marks = [m for m in found if m]
    return marks or None


def _range(match: re.Match[str], published: date) -> Mark | list[Mark] | None:
    """'11–12 June', '10 December to 28 February': the first day, as a start."""
    first, year = match.groupdict().get("mon2"), _year(match)
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


def _numeric(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day(int(match["y"]), int(match["m"]), int(match["d"]), published), match)


def _month(match: re.Match[str], published: date) -> Mark | None:
    if not match["prep"] and not match["about"] and not _year(match) and not match["which"]:
        return None
    number = month_number(match["mon"])
    said = dates.month(_year(match), number, published)
    if (match["which"] or "").strip() == "last":
        said = Said(said.past, said.past)
    return _made(said, match)


def _season(match: re.Match[str], published: date) -> Mark | None:
    name = "autumn" if match["season"] == "fall" else match["season"]
    number = int(match["year"]) if match["year"] else None
    if not (number or match["prep"] or match["which"] or match["word"]):
        return None
    return _made(dates.season(name, number, published, match["which"] or ""), match)


def _code_season(match: re.Match[str], published: date) -> Mark | None:
    name = "summer" if match["s"].endswith("s") else "winter"
    return _made(dates.season(name, 2000 + int(match["y"]), published), match)


def _weekday(match: re.Match[str], published: date) -> Mark | None:
    number = DAYS.index(match["wd"][:3]) + 1
    which = match["which"] or ""
    which = {"past": "last", "coming": "", "this": ""}.get(which, which)
    return _made(dates.weekday(number, published, which), match)


def _relative(match: re.Match[str], published: date) -> Mark | None:
    word, prep = match["word"], match["prep"] or ""
    days = {"tomorrow": 1, "today": 0, "yesterday": -1, "overnight": 0, "tonight": 0}
    if word in days:
        return dates.mark(dates.after_days(days[word], published), prep, role_of(prep))
    if word.endswith("immediately") or word == "with immediate effect":
        return dates.mark(dates.after_days(0, published), prep, "start")
    if "month" in word:
        count = {"next": 1, "last": -1, "previous": -1}.get(word.split()[0], 0)
        return dates.mark(dates.after_months(count, published), prep, role_of(prep))
    if "week" in word:
        shift = {"next": 7, "last": -7}.get(word.split()[0], 0)
        moved = dates.after_days(shift, published)
        return dates.mark(Said(moved.future[:7], moved.past[:7]), prep, role_of(prep))
    shift = {"next": 1, "last": -1, "previous": -1}.get(word.split()[0], 0)
    if prep in ("before", "by") and shift == 0:
        prep = ""
    return dates.mark(dates.year(published.year + shift), prep, role_of(prep))


def _in_days(match: re.Match[str], published: date) -> Mark | None:
    count = int(match["n"]) if match["n"].isdigit() else _number(match["n"])
    if match["unit"].startswith("month"):
        return _made(dates.after_months(count, published), match)
    return _made(dates.after_days(count * (7 if match["unit"] == "week" else 1), published), match)


def _number(word: str) -> int:
    return NUMBERS.index(word) if word in NUMBERS else 1


def _copy(match: re.Match[str], published: date) -> Mark | None:
    words = match[0]
    shift = 0
    if "later" in words:
        unit = 7 if "week" in words else 1
        number = re.search(r"\d+|" + "|".join(NUMBERS), words)
        shift = unit * (
            1 if not number else int(number[0]) if number[0].isdigit() else _number(number[0])
        )
    elif "following" in words or "next" in words:
        shift = 1
    return Mark("D", Said("", "", match["prep"] or "", "", shift))


def _half(match: re.Match[str], published: date) -> Mark | None:
    which = 1 if match["n"] == "first" else 2
    year = _year(match) or (published.year + 1 if match["next"] else None)
    if match["part"] == "quarter":
        return _made(dates.quarter(_ORDINALS[match["n"]], year, published), match)
    return _made(dates.half(which, year, published), match)


def _quarter(match: re.Match[str], published: date) -> Mark | None:
    said = dates.quarter(int(match["n"]), _year(match), published)
    return _made(said, match)


def _bare_year(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.year(int(match["year"])), match)


def _of_month(match: re.Match[str], published: date) -> Mark | None:
    if match.groupdict().get("next"):
        return _made(dates.day_after_months(1, int(match["day"]), published), match)
    return _made(dates.day_of_month(int(match["day"]), published), match)


_DASH = r" ?(?:-|–|to|until|till|through) ?"
_RULES: tuple[Rule, ...] = (
    (
        rx(
            _LEAD + rf"(?:between )?{_DAY} {_MON2}(?: 20\d\d)?{_DASH}(?:{_WD},? )?(?P<last>\d{{1,2"
            rf"}})(?:st|nd|rd|th)? {_MON}{_YEAR}"
        ),
        _range,
    ),
    (
        rx(
            _LEAD + rf"{_MON2} {_DAY}(?:, 20\d\d)?{_DASH}{_MON} (?P<last>\d{{1,2}})(?:st|nd|rd"
            rf"|th)?\b{_YEAR}"
        ),
        _range,
    ),
    (
        rx(_LEAD + rf"{_DAY} ?(?:-|–|to|until|through) ?\d{{1,2}}(?:st|nd|rd|th)? {_MON}{_YEAR}"),
        _range,
    ),
    (
        rx(_LEAD + rf"{_MON} {_DAY} ?(?:-|–|to|until|through) ?\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}"),
        _range,
    ),
    (
        rx(
            _LEAD + rf"(?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd|th)?)*,? (?:and"
            rf"|&) \d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MON}{_YEAR}"
        ),
        _several,
    ),
    (
        rx(
            _LEAD + rf"{_MON} (?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd"
            rf"|th)?)*,? (?:and|&) \d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?:weekly|daily"
            rf"|flights?|times)){_YEAR}"
        ),
        _several,
    ),
    (rx(_LEAD + rf"{_DAY} (?:of )?{_MON}{_YEAR}"), _day),
    (rx(_LEAD + rf"{_MON} {_DAY}\b(?! ?(?:weekly|daily|flights?|times|:|\.\d)){_YEAR}"), _day),
    (rx(_LEAD + r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"), _numeric),
    (rx(_LEAD + r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>20\d\d)\b"), _numeric),
    (rx(_LEAD + rf"{_DAY} (?:of )?(?P<next>next) month\b"), _of_month),
    (
        rx(
            _PREP
            + r"(?:same (?:day|date|time)|(?:following|next) day|(?:a|\d{1,2}|"
            + "|".join(NUMBERS[1:])
            + r") (?:days?|weeks?) later)\b"
        ),
        _copy,
    ),
    (
        rx(
            _PREP + rf"(?P<about>{_ABOUT})?(?:the )?(?:month of )?(?P<which>next |this |last "
            rf"|coming )?{_MON}{_YEAR}(?! \d)"
        ),
        _month,
    ),
    (rx(_PREP + r"(?:20\d\d )?\b(?P<s>n?s|n?w)(?P<y>2\d)(?:/2\d)?\b"), _code_season),
    (
        rx(
            _PREP + r"(?:early |mid-|late |northern )?(?:(?P<which>next|this|coming|upcoming"
            r"|current|last) )?(?:iata )?(?P<season>spring|summer|autumn|fall"
            r"|winter)\b(?P<word>(?: (?:flight |travel |flying )?(?:schedules?|seasons?"
            r"|timetables?|programmes?|programs?|period))?)(?:,? (?:of "
            r"|season )?(?P<year>20\d\d)(?:[/–-]\d\d(?:\d\d)?)?)?"
        ),
        _season,
    ),
    (
        rx(
            _PREP + r"(?P<n>first|second|third|fourth|last) (?P<part>half"
            r"|quarter) (?:of )?(?P<next>next year|the coming year)?(?:this year"
            r"|the year)?" + _YEAR.replace(",? ", ",? ?")
        ),
        _half,
    ),
    (rx(_PREP + r"\bq(?P<n>[1-4])\b" + _YEAR), _quarter),
    (
        rx(
            _PREP
            + r"\b(?:(?P<which>next|last|this|coming|past)(?: week's| week on)? )?"
            + _WEEKDAY
            + r"(?!s)(?: next week)?(?:'s)?"
        ),
        _weekday,
    ),
    (
        rx(
            _PREP + r"(?P<word>tomorrow|today|yesterday|tonight|(?:effective )?immediately"
            r"|with immediate effect|(?:early |late |later |mid-)?(?:next|this|last"
            r"|previous) (?:month|week|year)|(?:the )?end of (?:the|this) (?:year|month)"
            r"|(?:the )?year's end|year-end|(?:the )?year (?:is out|ends))\b"
        ),
        _relative,
    ),
    (
        rx(
            r"\b(?P<prep>in|within) (?P<n>\d{1,2}|a|"
            + "|".join(NUMBERS[1:])
            + r") (?P<unit>day|week|month)s?(?:' time)?\b(?! (?:of|from))"
        ),
        _in_days,
    ),
    (
        rx(
            _PREP + r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:weekly|daily|flights?|largest"
            r"|anniversary|destination|route|century|time|aircraft|freedom|frequency|city"
            r"|country|airport|<X>))"
        ),
        _of_month,
    ),
    (
        rx(
            r"\b(?P<prep>in|from|since|by|until|during|after|before|of|for|late|early"
            r"|mid-?) ?(?:late |early |mid-?)?(?P<year>20\d\d|19\d\d)\b(?! ?(?:flights"
            r"|passengers|people|km|miles|seats|[-–]))"
        ),
        _bare_year,
    ),
)


_GATES = {
    "range": re.compile(r"\d\D{0,18}?(?:-|–|to|until|till|through) ?\D{0,22}?\d"),
    "list": re.compile(r"\d(?:st|nd|rd|th)?(?:, |,? and |,? & )\d"),
    "month": re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"),
    "number": re.compile(r"20\d\d[-.]|\d[./]\d"),
    "nth": re.compile(r"\d(?:st|nd|rd|th)|next month"),
    "copy": re.compile(r"same|following|next|later"),
    "code": re.compile(r"[sw]2\d"),
    "season": re.compile(r"spring|summer|autumn|fall|winter"),
    "half": re.compile(r"half|quarter|\bq[1-4]"),
    "weekday": re.compile(r"day\b"),
    "relative": re.compile(
        r"morrow|today|yesterday|tonight|immediate|month|year|(?:next|this|last|previous) week"
    ),
    "in": re.compile(r"\b(?:in|within) "),
    "year": re.compile(r"20\d\d|19\d\d"),
}
"""What a line must have for a rule to be tried on it."""
_GATE_OF = (
    "range range range range list list month month number number nth copy month code season half "
    "half weekday relative in nth year"
)


def mark_dates(line: Line, published: date) -> None:
    """Put a mark for every date; what only looks like one stays a word."""
    for gate, (pattern, make) in zip(_GATE_OF.split(), _RULES, strict=True):
        if _GATES[gate].search(line.text):
            line.put(pattern, lambda m, make=make: _checked(line, m, make, published))  # type: ignore[misc]


def _checked(
    line: Line,
    match: re.Match[str],
    make: Callable[[re.Match[str], date], Mark | Sequence[Mark] | None],
    published: date,
) -> Mark | Sequence[Mark] | None:
    """'may' and 'march' are months only with a capital letter in the original."""
    groups = match.groupdict()
    if groups.get("mon") in ("may", "march", "mar"):
        at = line.starts[match.start("mon")] - line.starts[0]
        if not line.source[at : at + 1].isupper():
            return None
    return make(match, published)
