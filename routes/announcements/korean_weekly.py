"""Frequencies in Korean, and the numbers that are written as words."""

from __future__ import annotations

import re
from collections.abc import Callable

from routes.announcements import weekly
from routes.announcements.drafts import weekly_of
from routes.announcements.line import Line, Mark, rx
from routes.announcements.weekly import Weekly

_COUNT = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열한": 11,
    "열두": 12,
    "열네": 14,
    "열": 10,
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_COUNT)})"


def number(text: str) -> int:
    return _COUNT[text] if text in _COUNT else int(text)


_WDAYS = (
    r"[월화수목금토일](?:요일)?(?:(?:·|, ?|/| ?및 ?|과 "
    r"|와 )[월화수목금토일](?:요일)?){1,6}(?![가-힣]*[가-힣]일)"
)


_W = r"(?:주당|매주|일주일에|1주일에|주) ?(?:왕복 )?"
_TIMES = r"(?:회|편|차례|번)"


def _from_to(match: re.Match[str]) -> Mark | None:
    daily = (match["unit"] or "").startswith(("일", "하", "매"))
    after = 7 if match["daily"] else number(match["two"]) * (7 if daily else 1)
    return weekly.mark(after, None, number(match["one"]))


def _plain(match: re.Match[str]) -> Mark | None:
    return weekly.mark(number(match["n"]), int(match["m"]) if match["m"] else None)


def _per_day(match: re.Match[str]) -> Mark | None:
    return weekly.mark(7 * number(match["n"]))


def _named(match: re.Match[str]) -> Mark | None:
    return weekly.mark(len(set(re.sub(r"요일|[^월화수목금토일]", "", match["days"]))))


_NOTE = r"(?:씩)?(?: ?\([^)]{0,30}\))?"
_FLOWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mark | None]], ...] = (
    (
        rx(
            rf"(?:기존 |현재 |현행 )?{_W}(?P<one>{NUMBER}){_TIMES}(?:\([^)]{{0,12}}\))?(?:씩)?"
            r"(?: 운항)?(?:에서|→|–| → | – |[을를](?= ?주 ?[\d한두세네])|던 것을|하던 것을|였던"
            r"|이던"
            r"| 운항하던)(?:(?!<D>)[^;]){0,12}?"
            rf"(?:(?:하루 )?(?P<daily>매일(?! ?{NUMBER})|데일리)"
            rf"|(?P<unit>주|하루|매일|일)? ?(?P<two>{NUMBER}){_TIMES}){_NOTE}"
        ),
        _from_to,
    ),
    (
        rx(
            rf"(?:매일|하루|일|1일) ?(?P<one>{NUMBER}){_TIMES}(?:에서 ?|→| → )"
            rf"(?:하루 |매일 |(?P<week>주 ?))?(?P<two>{NUMBER}){_TIMES}"
        ),
        lambda m: weekly.mark(
            (1 if m["week"] else 7) * number(m["two"]), None, 7 * number(m["one"])
        ),
    ),
    (
        rx(
            rf"(?<![\d주] )(?<!\d)(?P<one>\d{{1,3}}){_TIMES}(?:에서"
            rf"|→) ?(?P<daily>)(?P<unit>주) ?(?P<two>{NUMBER}){_TIMES}{_NOTE}"
        ),
        _from_to,
    ),
    (rx(rf"(?:매일 |하루 |일 |1일 |하루에 )(?P<n>{NUMBER}) ?{_TIMES}(?:씩)?"), _per_day),
    (
        rx(
            rf"{_W}(?P<one>{NUMBER})(?P<unit>)(?P<daily>)(?:→|–"
            rf"|->)(?P<two>{NUMBER}){_TIMES}{_NOTE}"
        ),
        _from_to,
    ),
    (rx(rf"{_W}(?P<n>{NUMBER})(?:(?:–|-)(?P<m>\d{{1,2}}))? ?{_TIMES}{_NOTE}"), _plain),
    (
        rx(
            rf"(?:(?<=지금은 )|(?<=현재는 )|(?<=종전에는 )"
            rf"|(?<=기존에는 ))(?P<n>{NUMBER})(?P<m>) ?{_TIMES}(?=이다)"
        ),
        _plain,
    ),
    (rx(r"매일|데일리"), lambda m: weekly.mark(7)),
    (rx(rf"(?:매주 )?(?P<days>{_WDAYS})"), _named),
    (rx(r"매주 (?P<days>[월화수목금토일])요일"), _named),
)
_TWO_FLOWS = rx(r"(<F>)(?: 운항)?(?:에서| 대신) (<F>)")


def mark_weekly(line: Line) -> None:
    for pattern, make in _FLOWS:
        line.put(pattern, make)
    line.put(
        _TWO_FLOWS,
        lambda m: Mark(
            "F", Weekly(weekly_of(line.mark(m[2])).after, None, weekly_of(line.mark(m[1])).after)
        ),
    )
    line.put(
        rx(
            r"<F>(?=(?:[을를]|에서|(?:이던"
            r"|였던) 것을)? ?<D> ?<F>로)"
        ),  # 'the three flights become five in May'
        lambda m: Mark("F", Weekly(None, None, weekly_of(line.mark(m[0])).after)),
    )
    line.put(
        rx(r"<F>(?=[ 을를]*(?:추가|더) )"),
        lambda m: Mark("F", Weekly(weekly_of(line.mark(m[0])).after, added=True)),
    )
