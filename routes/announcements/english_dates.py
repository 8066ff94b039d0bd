"""How dates are written in English, in a line whose names are marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from routes.announcements.english_moments import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    read_bare_year,
    read_code_season,
    read_compact,
    read_copy,
    read_day,
    read_feast,
    read_from_now,
    read_half,
    read_in_days,
    read_month,
    read_nth,
    read_numeric,
    read_of_month,
    read_quarter,
    read_range,
    read_relative,
    read_season,
    read_several,
    read_weekday,
)
from routes.announcements.line import Line, Mark, rx

_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MON2 = _MON.replace("<mon>", "<mon2>")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WD = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_WEEKDAY = r"(?P<wd>mon|tues|wednes|thurs|fri|satur|sun)day\b"
_YEAR = r"(?:,? (?:of )?(?:(?P<year>(?:19|20)\d\d)|(?P<which_year>next|this|last) year)\b)?"
_PREP = (
    r"(?:\b(?P<prep>(?:starting|beginning|commencing|effective)(?: on| from| in| with)?"
    r"|as (?:of|from|early as|soon as)|come|with effect from|from|on|in|for|by|until|till"
    r"|through|up to"
    r"|to|since|before|after|during|between|around|(?<!instead )of|and|no earlier than"
    r"|not before|prior to|following|at)(?: about)? )?(?:the )?"
)
_LEAD = _PREP + rf"(?:{_WD},? )?(?:the )?"
_ABOUT = (
    r"(?:(?:early|mid|late|around|(?:the )?(?:very )?(?:beginning|start|middle|end"
    r"|(?:first|second|latter) (?:half|part)|(?:first|second|third|fourth|last|final) (?:week|days"
    r"|ten days)) of)[- ](?:to[- ]late[- ])?)"
)
_ORDINAL = "|".join(ORDINALS)
_NOT_RATE = "".join(  # 'four flights a week from today' is a frequency
    f"(?<!{word} )"
    for word in (
        *("flights", "services", "times", "twice", "once", "thrice", "departures", "rotations"),
        *("frequencies", "trips", "flight", "days", "connections", "hours"),
    )
)
_OPENS = (
    r"(?P<lead>(?:(?:when|once|as soon as) |(?:with|at|from|on) (?:the )?(?:start|beginning|launch"
    r"|introduction|arrival|(?:transition|switch|change|move)(?:over)? to|onset|first day"
    r"|opening)(?: of)? |\b(?:over|throughout) )(?:the )?)?"
)
_OPENED = (
    r"(?: (?:takes? (?:effect|over)|comes? into (?:force|effect)|begins?|starts?|opens?|kicks in"
    r"|gets under way|goes live|arrives|is in (?:force|effect))\b)?"
)
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], "Mark | Sequence[Mark] | None"]]

_DASH = r" ?(?:-|–|to|until|till|through) ?"
_RULES: tuple[Rule, ...] = (
    (
        rx(
            _LEAD + rf"(?:between )?{_DAY} {_MON2}(?: 20\d\d)?{_DASH}(?:{_WD},? )?(?P<last>\d{{1,2"
            rf"}})(?:st|nd|rd|th)? {_MON}{_YEAR}"
        ),
        read_range,
    ),
    (
        rx(
            _LEAD + rf"{_MON2} {_DAY}(?:, 20\d\d)?{_DASH}{_MON} (?P<last>\d{{1,2}})(?:st|nd|rd"
            rf"|th)?\b{_YEAR}"
        ),
        read_range,
    ),
    (
        rx(_LEAD + rf"{_DAY} ?(?:-|–|to|until|through) ?\d{{1,2}}(?:st|nd|rd|th)? {_MON}{_YEAR}"),
        read_range,
    ),
    (
        rx(_LEAD + rf"{_MON} {_DAY} ?(?:-|–|to|until|through) ?\d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}"),
        read_range,
    ),
    (
        rx(
            _LEAD + rf"(?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd|th)?)*,? (?:and"
            rf"|&) \d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MON}{_YEAR}"
        ),
        read_several,
    ),
    (
        rx(
            _LEAD + rf"{_MON} (?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd"
            rf"|th)?)*,? (?:and|&) \d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?:weekly|daily"
            rf"|flights?|times)){_YEAR}"
        ),
        read_several,
    ),
    (rx(_LEAD + rf"{_DAY} (?:of )?{_MON}{_YEAR}"), read_day),
    (
        rx(_LEAD + rf"{_MON} {_DAY}\b(?! ?(?:weekly|daily|flights?|times|:\d|\.\d)){_YEAR}"),
        read_day,
    ),
    (
        rx(_LEAD + r"(?P<day>\d{1,2})(?P<mon>" + "|".join(MONTHS) + r")(?P<yy>\d\d)?\b"),
        read_compact,
    ),
    (rx(_LEAD + r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"), read_numeric),
    (rx(_LEAD + r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>20\d\d)\b"), read_numeric),
    (
        rx(
            _LEAD + rf"(?P<nth>{_ORDINAL}|last)(?: day)? of (?:(?P<next>next|this) month\b"
            rf"|{_MON}{_YEAR})"
        ),
        read_nth,
    ),
    (rx(_LEAD + rf"{_DAY} (?:of )?(?P<next>next) month\b"), read_of_month),
    (
        rx(
            rf"{_PREP}{_NOT_RATE}(?:day after tomorrow|(?P<n>an?|\d{1, 2}|"
            + "|".join(NUMBERS[1:])
            + r") "
            r"(?P<unit>day|week|fortnight|month)s? (?:from|after) (?P<from>today|now|tomorrow))\b"
        ),
        read_from_now,
    ),
    (
        rx(
            _PREP + r"(?P<feast>new year's (?:day|eve)|christmas (?:day|eve)|boxing day"
            r"|valentine's day)" + _YEAR
        ),
        read_feast,
    ),
    (
        rx(
            _PREP
            + r"(?:same (?:day|date)|(?:following|next) day|(?:a|\d{1,2}|"
            + "|".join(NUMBERS[1:])
            + r") (?:days?|weeks?) (?:later|earlier)(?! than))\b"
        ),
        read_copy,
    ),
    (
        rx(
            _PREP + rf"(?P<about>{_ABOUT})?(?:the )?(?:month of )?(?P<which>next |this |last "
            rf"|coming )?{_MON}{_YEAR}(?! \d)"
        ),
        read_month,
    ),
    (rx(_PREP + r"(?:20\d\d )?\b(?P<s>n?s|n?w)(?P<y>2\d)(?:/2\d)?\b"), read_code_season),
    (
        rx(
            rf"{_OPENS}{_PREP}(?:early |mid-|late )?(?:(?P<which>next|this|coming|upcoming"
            r"|current|last|following) )?(?:(?P<which_year>next|this|last) year's )?"
            r"(?:(?P<first>20\d\d)(?:[/–-](?:20)?\d\d)? )?(?:iata |northern(?: hemisphere)? )*"
            r"(?P<season>spring|summer|autumn|fall"
            r"|winter)\b(?P<word>(?: (?:flight |travel |flying )?(?:schedules?|seasons?"
            r"|timetables?|programmes?|programs?|period))?)(?:,? (?:of "
            r"|season )?(?:(?P<year>20\d\d)(?:[/–-](?:20)?\d\d)?|(?P<of_year>next|this) year))?"
            rf"{_OPENED}"
        ),
        read_season,
    ),
    (
        rx(
            _PREP + r"(?P<n>first|second|third|fourth|last) (?P<part>half"
            r"|quarter) (?:of )?(?P<next>next year|the coming year)?(?:this year"
            r"|the year)?" + _YEAR.replace(",? ", ",? ?")
        ),
        read_half,
    ),
    (rx(_PREP + r"\bq(?P<n>[1-4])\b" + _YEAR), read_quarter),
    (
        rx(
            rf"(?P<far>{_NOT_RATE}\ba week (?=on ))?"
            + _PREP
            + r"\b(?:(?P<which>next|last|this coming|this|coming|past)(?: week's| week on)? )?"
            + _WEEKDAY
            + r"(?!s)(?P<week> week\b(?!s)| (?:of )?next week)?(?:'s)?"
        ),
        read_weekday,
    ),
    (
        rx(
            _PREP + r"(?P<word>tomorrow|today|yesterday|tonight|(?:effective )?immediately"
            r"|with immediate effect|(?:early |late |later |mid-)?(?:next|this|last"
            r"|previous) (?:month|week|year)|(?:the )?end of (?:the|this|next) (?:year|month)"
            r"|(?:the )?(?:year|month)'s end|(?:year|month)-end|(?:the )?(?:year|month) (?:is out"
            r"|ends|is over)|later in the (?:month|year)|new year(?!'s))\b"
        ),
        read_relative,
    ),
    (
        rx(
            r"\b(?P<prep>in|within) (?P<n>\d{1,2}|a|"
            + "|".join(NUMBERS[1:])
            + r") (?P<unit>day|week|fortnight|month)(?:s'?|'s)?(?: time)?\b(?! (?:of|from))"
        ),
        read_in_days,
    ),
    (
        rx(
            _PREP + r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:weekly|daily|flights?|largest"
            r"|anniversary|destination|route|century|time|aircraft|freedom|frequency|city"
            r"|country|airport|<X>))"
        ),
        read_of_month,
    ),
    (
        rx(
            r"\b(?P<prep>in|from|since|by|until|during|after|before|of|for|late|early"
            r"|mid-?) ?(?:late |early |mid-?)?(?P<year>20\d\d|19\d\d)\b(?! ?(?:flights"
            r"|passengers|people|km|miles|seats|[-–]))"
        ),
        read_bare_year,
    ),
)


_GATES = {
    "ahead": re.compile(r"morrow|today|\bnow\b"),
    "ordinal": re.compile(r"(?:st|nd|rd|th|y) (?:day )?of "),
    "feast": re.compile("christmas|boxing|valentine|new year's"),
    "range": re.compile(r"\d\D{0,18}?(?:-|–|to|until|till|through) ?\D{0,22}?\d"),
    "list": re.compile(r"\d(?:st|nd|rd|th)?(?:, |,? and |,? & )\d"),
    "month": re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"),
    "number": re.compile(r"20\d\d[-.]|\d[./]\d"),
    "nth": re.compile(r"\d(?:st|nd|rd|th)|next month"),
    "copy": re.compile(r"same|following|next|later|earlier"),
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
    "range range range range list list month month month number number ordinal nth ahead feast "
    "copy month code "
    "season half "
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
