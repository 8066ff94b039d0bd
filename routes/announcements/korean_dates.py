"""Dates in Korean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
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
    return Mark("D", Said("", "", match["post"] or "", "", 0 if "같은" in match[0] else 1))


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
    (rx(r"(?:같은 ?날|이튿날|다음 ?날) ?" + _UNTIL), _copy),
)


# A date before a verb that says what a route had been through: 'suspended in 2020, …'.
_PAST_VERB = (
    r"(?:중단|운휴|단항|취항|운항|개설|신설|재개|중지|폐지|폐쇄|확산|감편|증편|발생|철수|도입|출범)"
    r"(?:을|를|이|가)?(?: ?(?:했던|됐던|하던|되던|했다가|됐다가|됐으나|했으나|됐지만|했지만"
    r"|한 (?:이후|뒤|후|지|바)|된 (?!다)"
    r"|된(?! ?다)| 이후| 당시))|(?:멈췄|끊겼|접었|닫혔|닫았|쉬었|세웠|없앴|멈춰 섰|떠났)(?:던|다가)"
)
_SPENT = rx(rf"<D>(?=(?:(?!<D>|마지막)[^;,]){{0,40}}?(?:{_PAST_VERB}))")
_BETTER = rx(r"<D>(?: ?\(|(?:이|가)? ?(?:시작되는|시작하는|개시일인|첫날인) ?)(?P<day><D>)")


_EVENT = rx(
    r"(?P<day><D>) ?(?=(?:[가-힣·]+(?:에서|와|과|의) ){0,2}"
    r"(?:(?:열린|열려|개최된|개최한|가진|만나) |회담))"
)


_PUT_OFF = rx(  # the only date of what is put off is that of the plan
    r"(<D>) ?(?:로 )?(?:예정(?:된|됐던|이던|이었던|한) )?(?:취항|재개|개설|신설|첫 ?운항"
    r"|첫 ?비행)(?:일|일정|계획)?[을를이가은는]"
    r" (?:(?!<D>)[^;]){0,12}(?:미[뤄뤘루룬]|연기|늦[추춰췄춘]|순연)"
)
_ONLY = rx(r"(<D>)만(?= [^;]{0,20}(?:운항|띄|뜬|뜨|다닌|다니|오간|오가))")


def _last_day(line: Line, char: str) -> str | None:
    """'Flies only until 3 May' is said of the end of a service."""
    mark = line.mark(char)
    if not isinstance(mark.value, Said) or mark.value.role != "end":
        return None
    _set_role(line, char, "")
    return f"{char}끝으로"


_MOVED = rx(r"(<D>)에?서 (<D>)")


def _carry_year(line: Line, old: str, new: str) -> None:
    """'From next spring to autumn': the later date has the year of the earlier one."""
    one, other = line.mark(old).value, line.mark(new).value
    if not isinstance(one, Said) or not isinstance(other, Said) or not one.future:
        return
    if other.future != other.past and other.future[:4] < one.future[:4]:
        line.values[new] = Mark("D", replace(other, future=one.future[:4] + other.future[4:]))


def _set_role(line: Line, char: str, role: str) -> None:
    said = line.mark(char).value
    if isinstance(said, Said):
        line.values[char] = Mark("D", replace(said, role=role))


def _day_of(line: Line, one: str, other: str) -> str | None:
    """Of '26 October, the winter schedule' the day."""
    days = [c for c in (one, other) if len(getattr(line.mark(c).value, "future", "")) == 10]
    return days[0] if len(days) == 1 else None


def mark_dates(line: Line, published: date) -> None:
    says = re.search(rf"{SAID}[가-힣]*\W*$", line.text)
    for pattern, make in _DATES:
        line.put(pattern, lambda m, make=make: make(m, published))  # type: ignore[misc]
    line.drop(_BETTER, lambda m: m["day"])
    line.drop(_EVENT, lambda m: m[0].replace(m["day"], "그때"))
    line.drop(rx("(<D>) ?(<D>)"), lambda m: _day_of(line, m[1], m[2]))
    line.drop(_SPENT, lambda m: "그때")
    for match in _MOVED.finditer(line.text):
        _carry_year(line, *match.groups())
    line.drop(rx(r"<D>[이가] 아니[라고며]"), lambda m: "그때")
    for match in _PUT_OFF.finditer(line.text):
        _set_role(line, match[1], "plan")
    line.drop(_ONLY, lambda m: _last_day(line, m[1]))
    if says or len(line.marks("D")) > 1:
        _drop_statement_day(line, published)


def _drop_statement_day(line: Line, published: date) -> None:
    """Of a sentence that ends in 'said', the day of publication or the one before is its day."""
    near = {str(published), str(published - dates.DAY)}
    for char, mark in list(line.values.items()):
        said = mark.value
        if (
            isinstance(said, Said)
            and said.role == ""
            and said.prep == ""
            and {said.past, said.future} & near
        ):
            day = min(d for d in (said.past, said.future) if d in near)
            line.values[char] = Mark("D", replace(said, future="", past=day, role="told"))
