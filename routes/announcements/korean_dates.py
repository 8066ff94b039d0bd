"""Dates in Korean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import ANY, ANY_MONTH, Said
from routes.announcements.korean_weekly import NUMBER, number
from routes.announcements.line import Line, Mark, rx

SAID = (
    r"(?:밝혔|밝힌|발표|전했|전한 |말했|공시|알렸|설명했|공개했|보도|체결|합의했|합의한|공지"
    r"|덧붙|귀띔|통보|고지|공표|강조했|못 박|선언했)"
)
_UNTIL = (
    r"(?:(?:쯤|경|께)(?=[가-힣 ]))?"
    r"(?P<post>부터|까지|자로|부로|부(?![가-힣])|에(?=[는도 ,]|$)|(?:자|쯤|경|께|중)(?![가-힣]))?"
)
_D_LEAD = r"(?P<which>오는|지난|이달|이번 ?달|금월|다음 ?달|내달|당월|지난 ?달)? ?"
_YEAR = r"(?:(?P<year>20\d\d)년 ?|(?P<yword>내년|이듬해|내후년|올해|금년|올(?= \d)|지난해|작년) ?)?"
_YEARS = {
    "내년": 1,
    "이듬해": 1,
    "내후년": 2,
    "올해": 0,
    "금년": 0,
    "올": 0,
    "지난해": -1,
    "작년": -1,
}
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10, "보름": 15, "일주일": 7}


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


def _role(post: str) -> str:
    return {"부터": "start", "자로": "start", "부로": "start", "부": "start", "까지": "end"}.get(
        post, ""
    )


def _made(said: Said | None, match: re.Match[str], role: str | None = None) -> Mark | None:
    groups = match.groupdict()
    post, which = groups.get("post") or "", groups.get("which") or ""
    if said and which.startswith("지난"):
        said = replace(said, future=said.past)
    return dates.mark(said, post, _role(post) if role is None else role)


def _year_of(match: re.Match[str], published: date) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    word = groups.get("yword")
    return published.year + _YEARS[word] if word else None


def _full(match: re.Match[str], published: date) -> Mark | None:
    said = dates.day(_year_of(match, published), int(match["m"]), int(match["d"]), published)
    return _made(said, match)


def _several(match: re.Match[str], published: date) -> list[Mark] | None:
    made = [
        _made(dates.day(_year_of(match, published), int(match["m"]), int(n), published), match)
        for n in re.findall(r"\d{1,2}", match["days"])
    ]
    return [m for m in made if m] or None


def _day_only(match: re.Match[str], published: date) -> Mark | None:
    which = (match["which"] or "").replace(" ", "")
    number = int(match["d"])
    if which in ("다음달", "내달"):
        return _made(dates.day_after_months(1, number, published), match)
    if which in ("이달", "이번달"):
        return _made(dates.day_after_months(0, number, published), match)
    if which == "지난달":
        return _made(dates.day_after_months(-1, number, published), match)
    return _made(dates.day_of_month(number, published), match)


def _month(match: re.Match[str], published: date) -> Mark | None:
    number = int(match["m"])
    return (
        _made(dates.month(_year_of(match, published), number, published), match)
        if 1 <= number <= 12
        else None
    )


def _rel_month(match: re.Match[str], published: date) -> Mark | None:
    shift = (
        1 if match["w"].startswith(("다음", "내달")) else -1 if match["w"].startswith("지난") else 0
    )
    return _made(dates.after_months(shift, published), match)


_SEASONS = {
    "봄": "spring",
    "춘계": "spring",
    "여름": "summer",
    "하계": "summer",
    "하절기": "summer",
} | {
    "가을": "autumn",
    "추계": "autumn",
    "겨울": "winter",
    "동계": "winter",
    "동절기": "winter",
}


def _season(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.season(_SEASONS[match["s"]], _year_of(match, published), published), match)


def _later(match: re.Match[str], published: date) -> Mark | None:
    """'N days later', seen from the day of publication."""
    if match["word"]:
        return _made(dates.after_days(_DAYS[match["word"]], published), match)
    count, unit = number(match["n"]), match["u"]
    if unit in ("달", "개월"):
        return _made(dates.after_months(count, published), match)
    return _made(dates.after_days(count * (1 if unit == "일" else 7), published), match)


def _part(match: re.Match[str], published: date) -> Mark | None:
    year = _year_of(match, published)
    if match["h"]:
        return _made(dates.half(1 if match["h"] == "상" else 2, year, published), match)
    return _made(dates.quarter(int(match["q"]), year, published), match)


def _year(match: re.Match[str], published: date) -> Mark | None:
    number = int(match["year"]) if match["year"] else published.year + _YEARS.get(match["w"], 0)
    by = re.match(r".{0,40}(?:중단|운휴|쉬|유지|연장)", match.string[match.end() :]) is None
    return _made(dates.year(number), match, "" if by and match["post"] == "까지" else None)


def _near(match: re.Match[str], published: date) -> Mark | None:
    days = {"오늘": 0, "내일": 1, "모레": 2, "어제": -1, "즉시": 0, "이날": 0}[match["w"]]
    return _made(
        dates.after_days(days, published), match, "start" if match["w"] == "즉시" else None
    )


def _weekday(match: re.Match[str], published: date) -> Mark | None:
    number = "월화수목금토일".index(match["d"]) + 1
    which = (match["which"] or "").replace(" ", "")
    if which in ("다음주", "이번주"):
        days = number - published.isoweekday() + (7 if which == "다음주" else 0)
        return _made(dates.after_days(days, published), match)
    return _made(dates.weekday(number, published, "last" if which[:2] == "지난" else ""), match)


def _copy(match: re.Match[str], published: date) -> Mark | None:
    days = 1 if match[0].startswith(("이튿날", "다음")) else 0
    return Mark("D", Said("", "", match["post"] or "", "", days))


def _copy_any(match: re.Match[str], published: date) -> Mark | None:
    what = ANY_MONTH if "달" in match[0] else ANY
    return Mark("D", Said("", what, match["post"] or "", "", 0))


def _in_that_month(match: re.Match[str], published: date) -> Mark | None:
    """'On 8 May, and on the 22nd of that month'."""
    named = re.findall(rf"{_YEAR}(\d{{1,2}})월", match.string[: match.start()])
    if not named:
        return None
    *_, year, word, number = named[-1]
    given = int(year) if year else published.year + _YEARS[word] if word else None
    return _made(dates.day(given, int(number), int(match["d"]), published), match)


def _month_end(match: re.Match[str], published: date) -> Mark | None:
    """'The last day of May'."""
    which = (match["which"] or "").replace(" ", "")
    shift = 1 if which in ("다음달", "내달") else 0
    said = (
        dates.month(_year_of(match, published), int(match["m"]), published)
        if match["m"]
        else dates.after_months(shift, published)
    )
    first = date.fromisoformat(f"{said.future}-01")
    last = (first + 31 * dates.DAY).replace(day=1) - dates.DAY
    return dates.mark(Said(str(last), str(last)), match["post"] or "", _role(match["post"] or ""))


def _reported(match: re.Match[str], published: date) -> Mark | None:
    return Mark("D", Said("", str(published), "", "told"))


_PHASE = r"(?: ?(?:초순|중순|하순|초|말)(?=[부까에께쯤경으로이다 ,]|$))?(?: ?중(?![가-힣]))? ?"
_DATES: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], date], Mark | Sequence[Mark] | None]], ...
] = (
    (
        rx(
            rf"(?:(?:20\d\d년 ?)?\d{{1,2}}월 ?)?\d{{1,2}}일(?:\([월화수목금토일]\))?(?= (?:"
            rf"[가-힣·<>]+"
            rf"(?:를|을|에|에서|은|는|이|가|에게|통해|자료를 통해) ){{0,2}}{SAID})"
        ),
        _reported,
    ),
    (rx(r"(?:\d{1,2}월 ?)?\d{1,2}일 (?=[가-힣]+(?:에|계에|부에) 따르면)"), _reported),
    (rx(r"같은 ?달 ?(?P<d>\d{1,2})일 ?" + _UNTIL), _in_that_month),
    (
        rx(
            _YEAR + r"(?:(?P<m>\d{1,2})월|(?P<which>이달|이번 ?달|다음 ?달|내달)) ?"
            r"(?:마지막 ?날|말일|그믐) ?" + _UNTIL
        ),
        _month_end,
    ),
    (
        rx(
            _YEAR
            + r"(?:오는 |지난 )?(?P<m>\d{1,2})월 ?(?P<days>\d{1,2}일?(?:과|와|·|, ?) ?\d{1,2})일 ?"
            + _UNTIL
        ),
        _several,
    ),
    (
        rx(
            _YEAR + r"(?P<which>오는 |지난 |매년 )?(?P<m>\d{1,2})월 ?(?P<d>\d{1,2})일 ?(?:\([월화"
            r"수목금토일]\) ?)"
            r"?" + _UNTIL
        ),
        _full,
    ),
    (rx(r"(?P<year>20\d\d)[.-] ?(?P<m>\d{1,2})[.-] ?(?P<d>\d{1,2})\.? ?" + _UNTIL), _full),
    (
        rx(
            _D_LEAD + r"(?<![\d월] )(?<!\d)(?P<d>\d{1,2})일(?!간|째|동안|정|본|차"
            r"|이내| ?[후뒤전]| 만) ?(?:\([월화수목금토일]\) ?)?" + _UNTIL
        ),
        _day_only,
    ),
    (
        rx(_YEAR + r"(?P<which>오는 |지난 )?(?<!\d)(?P<m>\d{1,2})월(?! ?\d+일)" + _PHASE + _UNTIL),
        _month,
    ),
    (
        rx(r"(?P<w>다음 ?달|내달|이달|이번 ?달|지난 ?달)" + _PHASE + _UNTIL),
        _rel_month,
    ),
    (
        rx(
            r"(?:(?P<year>20\d\d)(?:[-/]\d\d)?년? ?|(?P<yword>내년|올해|금년|지난해|작년) ?)?"
            rf"(?:올 ?|오는 |이번 |다가오는 )?(?P<s>{_any(_SEASONS)})(?=철|시즌|스케|기간|부터"
            rf"|에|까지|으?로|중|휴가|[^가-힣]|$)"
            r"(?: ?(?:항공|시즌|스케줄|스케쥴|기간|운항|일정|성수기|휴가철"
            r"|철)(?![을이가]))*" + _UNTIL
        ),
        _season,
    ),
    (rx(_YEAR + r"(?:(?P<h>[상하])반기|(?P<q>[1-4])분기)(?: ?중| ?안)?" + _UNTIL), _part),
    (
        rx(
            r"(?:(?P<w>내년|내후년|올해|금년|연내|(?:올해 |올 )?연말|지난해|작년)"
            r"|(?P<year>(?:19|20)\d\d)년)(?: ?(?:초|말|안|중|내)(?![가-힣]))?" + _UNTIL
        ),
        _year,
    ),
    (
        rx(
            rf"(?:(?P<n>{NUMBER}) ?(?P<u>일|주일?|달|개월)"
            rf"|(?P<word>{_any(_DAYS)})) ?[후뒤]" + _UNTIL
        ),
        _later,
    ),
    (rx(r"(?P<w>오늘|내일|모레|어제|즉시|이날) ?" + _UNTIL), _near),
    (
        rx(
            r"(?P<which>다음 ?주|이번 ?주|지난 ?주|오는"
            r"|지난)? ?(?P<d>[월화수목금토일])요일(?!과|·|,| 및"
            r"|마다) ?(?P<post>부터|까지)"
        ),
        _weekday,
    ),
    (
        rx(
            r"(?P<which>다음 ?주|이번 ?주|지난 ?주|오는|지난) ?(?P<d>[월화수목금토일])요일 ?"
            + _UNTIL
        ),
        _weekday,
    ),
    (rx(r"(?:같은 ?날|이튿날|다음 ?날|그날|당일) ?" + _UNTIL), _copy),
    (rx(r"같은 ?달" + _PHASE + _UNTIL), _copy_any),
    (rx(r"같은 ?(?:시즌|시기|해|때|기간) ?" + _UNTIL), _copy_any),
)


def put_dates(line: Line, published: date) -> None:
    """Put a mark for every date."""
    for pattern, make in _DATES:
        line.put(pattern, lambda m, make=make: make(m, published))  # type: ignore[misc]
