"""Dates in Russian."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.line import Line, Mark, rx

_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_MON = (
    r"(?P<mon>январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]"
    r"|июл[ьяе]|август[ае]?|сентябр[ьяе]"
    r"|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])\b"
)
_MON2 = _MON.replace("<mon>", "<mon2>")
_YEAR = (
    r"(?:,? (?P<year>20\d\d)(?: ?г(?:ода|оду|\.)?(?!\w))?| (?P<next>следующ|будущ)его года"
    r"| (?P<last_year>прошл|минувш)(?:ого|его) года| (?:этого|нынешнего|текущего) года)?"
)
_PREP = r"(?:\b(?P<prep>начиная со?|со?|в|во|до|по|к|на|после|от|не ранее|не раньше|около) )?"
WD = (
    r"(?:понедельник\w*|вторник\w*|сред(?:а|ы|е|у|ой|ам|ами|ах)\b|четверг\w*"
    r"|пятниц\w*|суббот\w*|воскресень\w*)"
)
_WEEKDAY = (
    r"(?P<wd>понедельник[ау]?|вторник[ау]?|сред[уыа]|четверг[ау]?|пятниц[уыа]"
    r"|суббот[уыа]|воскресень[ея])\b"
)
_WEEKDAYS = ("пон", "вто", "сре", "чет", "пят", "суб", "вос")


_NTHS = [
    "перв",
    "второ",
    "треть",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
]
_NTH = rf"(?:двадцать |тридцать |тридцат)?(?:{'|'.join(_NTHS)}|(?<=тридцат))(?:его|ого)\b"


def _day_number(text: str) -> int:
    """A day in digits or as an ordinal: 'двадцать первого'."""
    if text.isdigit():
        return int(text)
    tens = 20 if text.startswith("двадцать ") else 30 if text.startswith("тридцат") else 0
    word = text.split(" ")[-1]
    units = [n for n, stem in enumerate(_NTHS, 1) if word.startswith(stem)]
    return tens + (units[-1] if units else 0)


def _month_number(word: str) -> int:
    for index, stem in enumerate(_MONTHS, start=1):
        if word.startswith(stem) and not (stem == "ма" and word.startswith("март")):
            return index
    return 5


def _role(prep: str) -> str:
    if prep.startswith(("начиная", "с", "от", "не ран")):
        return "start"
    return "end" if prep in ("до", "по") else "since" if prep == "после" else ""


def _made(said: Said | None, match: re.Match[str], role: str | None = None) -> Mark | None:
    prep = match.groupdict().get("prep") or ""
    role = _role(prep) if role is None else role
    return dates.mark(said, prep or ("and" if _is_second(match) else ""), role)


def _is_second(match: re.Match[str]) -> bool:
    """Whether 'and' joins a date to one before it."""
    return match.string.endswith(" и ", 0, match.start())


def _year(match: re.Match[str], published: date) -> int | None:
    """The year told with a date: in figures, or as that of the text, the next or the last."""
    groups = match.groupdict()
    if text := groups.get("year"):
        return int(text)
    for name, shift in (("next", 1), ("last_year", -1)):
        if groups.get(name):
            return published.year + shift
    return None


def _day(match: re.Match[str], published: date) -> Mark | None:
    month = _month_number(match["mon"])
    year = _year(match, published)
    return _made(dates.day(year, month, _day_number(match["day"]), published), match)


def _several(match: re.Match[str], published: date) -> list[Mark] | None:
    month = _month_number(match["mon"])
    made = [
        _made(dates.day(_year(match, published), month, int(n), published), match)
        for n in re.findall(r"\d{1,2}", match["days"])
    ]
    return [m for m in made if m] or None


def _range(match: re.Match[str], published: date) -> list[Mark] | None:
    first = match.groupdict().get("mon2") or match["mon"]
    year = _year(match, published)
    said = dates.day(year, _month_number(first), int(match["day"]), published)
    last = dates.day(year, _month_number(match["mon"]), int(match["last"]), published)
    marks = [dates.mark(said, "с", "start"), dates.mark(last, "до", "end")]
    return [m for m in marks if m] or None


def _numeric(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day(int(match["y"]), int(match["m"]), int(match["d"]), published), match)


def _month(match: re.Match[str], published: date) -> Mark | None:
    if not (match["prep"] or match["about"] or _year(match, published) or _is_second(match)):
        return None
    # 'до конца мая' is a month, 'до мая' an end
    role = "" if match["about"] and match["prep"] in ("до", "к") else None
    year = _year(match, published)
    return _made(dates.month(year, _month_number(match["mon"]), published), match, role)


def _season(match: re.Match[str], published: date) -> Mark | None:
    word = match["season"]
    name = next(
        n
        for n, stems in (
            ("spring", ("весн", "весен")),
            ("summer", ("лет",)),
            ("autumn", ("осен",)),
            ("winter", ("зим",)),
        )
        if word.startswith(stems)
    )
    which = "next" if (match["which"] or "").startswith("след") else ""
    return _made(dates.season(name, _year(match, published), published, which), match)


def _relative(match: re.Match[str], published: date) -> Mark | None:
    word = match["word"]
    for stem, days in (("послезавтра", 2), ("завтра", 1), ("сегодня", 0), ("вчера", -1)):
        if stem in word:
            return _made(dates.after_days(days, published), match, "" if days <= 0 else None)
    shift = (
        -1 if "прошл" in word or "минувш" in word else 1 if "след" in word or "будущ" in word else 0
    )
    if "месяц" in word:
        return _made(dates.after_months(shift, published), match, "" if shift < 0 else None)
    if "недел" in word:
        moved = dates.after_days(7 * shift, published)
        return _made(Said(moved.future[:7], moved.past[:7]), match)
    return _made(dates.year(published.year + shift), match, "")


def _weekday(match: re.Match[str], published: date) -> Mark | None:
    index = next(n for n, stem in enumerate(_WEEKDAYS, 1) if match["wd"].startswith(stem))
    which = match["which"] or ""
    which = (
        "last"
        if which.startswith(("прошл", "минувш"))
        else "next"
        if which.startswith("след")
        else ""
    )
    return _made(dates.weekday(index, published, which), match)


def _of_month(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day_of_month(_day_number(match["day"]), published), match)


def _next_month_day(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day_after_months(1, int(match["day"]), published), match)


def _now(match: re.Match[str], published: date) -> Mark | None:
    return dates.mark(dates.after_days(0, published), "", "start")


def _copy(match: re.Match[str], published: date) -> Mark | None:
    shift = 0 if "же" in match[0].split(" ") or "одноврем" in match[0] else 1
    return Mark("D", Said("", "", match.groupdict().get("prep") or "", "", shift))


def _bare_year(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.year(int(match["y"])), match, "since" if match["prep"] == "с" else "")


def _half(match: re.Match[str], published: date) -> Mark | None:
    which = 1 if match["n"].startswith("перв") else 2
    return _made(dates.half(which, _year(match, published), published), match)


_LEAD = _PREP + rf"(?:{WD}, )?"
_RULES: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], date], Mark | Sequence[Mark] | None]], ...
] = (
    (
        rx(
            rf"(?:\bсо? )?(?P<day>\d{{1,2}}) {_MON2}(?: 20\d\d года)? (?:до|по|–"
            rf"|-) (?P<last>\d{{1,2}}) {_MON}{_YEAR}"
        ),
        _range,
    ),
    (
        rx(
            rf"(?:\bсо? )?(?P<day>\d{{1,2}}) ?(?:до|по|–"
            rf"|-) ?(?P<last>\d{{1,2}}) {_MON}{_YEAR}"
        ),
        _range,
    ),
    (rx(_LEAD + rf"(?P<days>\d{{1,2}}(?:, \d{{1,2}})* и \d{{1,2}}) {_MON}{_YEAR}"), _several),
    (rx(_LEAD + rf"(?P<day>\d{{1,2}}|{_NTH})(?:-го)? {_MON}{_YEAR}"), _day),
    (rx(_LEAD + r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)"), _numeric),
    (rx(_PREP + r"(?P<day>\d{1,2})(?:-го)?(?: числа)? следующего месяца\b"), _next_month_day),
    (
        rx(
            _PREP
            + rf"(?P<about>(?:самом )?(?:начал[оеау]|середин[аеыу]|кон(?:ец|ц[еау])|первых числах"
            rf"|последних числах) )?{_MON}{_YEAR}"
        ),
        _month,
    ),
    (
        rx(
            _PREP + r"(?:(?P<which>следующ\w+|предстоящ\w+|этого|этой|этом|этим|эту|ближайш\w+"
            r"|нынешн\w+) )?(?P<season>(?<![\w-])(?:весн[ойуые]+|весенн\w+|летом|лет[аоу]|летн\w+"
            r"|осенью?"
            r"|осени|осенн\w+|зим[ойуые]+|зимн\w+)\b)(?:[- ](?:осенн\w+|весенн\w+|летн\w+"
            r"|зимн\w+))?(?: (?:расписани\w+|сезон\w*|навигаци\w+|период\w*))?(?: и?ата)?"
            + _YEAR
            + r"(?:[/–-]\d\d(?:\d\d)?)?"
        ),
        _season,
    ),
    (
        rx(
            _PREP + r"(?P<n>перв\w+|втор\w+) (?:половин\w+|полугоди\w+)" + _YEAR.replace(",? ", " ")
        ),
        _half,
    ),
    (
        rx(
            _PREP + r"(?P<word>послезавтра|завтра(?:шнего дня)?|сегодня(?:шнего дня)?|вчера"
            r"|(?:(?:начал[еау]|конц[еау]|середин[еыу]) )?(?:следующ\w+|этом|этого"
            r"|текущ\w+|прошл\w+|минувш\w+|будущ\w+|нынешн\w+|ближайш\w+) (?:месяц\w*"
            r"|год\w*|недел\w+)|конца года|концу года)\b"
        ),
        _relative,
    ),
    (rx(r"\b(?:незамедлительно|немедленно|с настоящего момента)\b"), _now),
    (
        rx(
            _PREP + r"(?:(?:тот|этот) же день|(?:того|этого) же (?:дня|числа)|той же даты"
            r"|следующий день)\b|\bтогда же\b|\b(?:днем|сутками) позже\b|\b(?:день"
            r"|сутки) спустя\b|(?<=и )одновременно\b"
        ),
        _copy,
    ),
    (rx(_PREP + r"(?P<day>\d{1,2})(?:-го)?(?: числа)\b"), _of_month),
    (rx(_PREP + r"(?<!\d)(?P<day>\d{1,2})-го\b"), _of_month),
    (rx(rf"(?P<day>\b{_NTH})(?= числа|, и\b| ?$)(?: числа)?"), _of_month),
    (
        rx(
            r"\b(?:(?P<prep>со?|в|во|до|по) )(?:(?P<which>следующ\w+|прошл\w+|минувш\w+"
            r"|ближайш\w+|эт\w+) )?" + _WEEKDAY
        ),
        _weekday,
    ),
    (
        rx(
            r"\b(?P<prep>в|во|с|до|к|на|после) (?P<y>20\d\d|19\d\d)(?:-го\b|-м\b| ?(?:году|года|год"
            r"|г\.?)(?!\w))"
        ),
        _bare_year,
    ),
)


_FIRST_SINCE = rx(r"\bвпервые (<D>)")
_TO_BE_TOLD = rx(
    r"\b((?:(?:будет|будут) (?:назван|объявлен|определен)\w*|назов\w+|объяв(?:ит|ят)|определ(?:ит"
    r"|ят)"
    r"|сообщ(?:ит|ат)|уточн(?:ит|ят)|станет известн\w+)) <D>"
)
"""When a date will be told is no date of a flight."""


def _first_since(line: Line, match: re.Match[str], published: date) -> str | None:
    """'For the first time since 2020' is said of what was flown before."""
    said = line.mark(match[1]).value
    if not isinstance(said, Said) or said.role not in ("since", "start"):
        return None
    return f"впервые после {match[1]}" if said.future[:7] < str(published)[:7] else None


def mark_dates(line: Line, published: date) -> None:
    """Put a mark for every date."""
    for pattern, make in _RULES:
        line.put(pattern, lambda m, make=make: make(m, published))  # type: ignore[misc]
    dates.join_same(line)
    line.drop(_FIRST_SINCE, lambda m: _first_since(line, m, published))
    line.drop(_TO_BE_TOLD, lambda m: m[1])
