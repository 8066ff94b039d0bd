"""Frequencies in Kazakh: 'аптасына екі рет', 'үш рейстен беске дейін', 'жұма күндері'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from routes.announcements import weekly
from routes.announcements.drafts import weekly_of
from routes.announcements.kazakh_dates import WD
from routes.announcements.line import Line, Mark, rx
from routes.announcements.weekly import Weekly

_UNITS = ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("он", "жиырма", "отыз", "қырық", "елу")
_UNIT = "|".join(_UNITS)
_N = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?: (?:{_UNIT}))?|{_UNIT})"


def number(word: str) -> int:
    """A number in digits or in words."""
    if word.isdigit():
        return int(word)
    total = 0
    for part in word.split(" "):
        total += (_TENS.index(part) + 1) * 10 if part in _TENS else _UNITS.index(part) + 1
    return total


_WEEK = r"(?:бір )?(?:аптасына|апта(?:ның)? ішінде|аптада|апта сайын|апталық)"
_DAY = r"(?:күніне|тәулігіне|бір күнде)"
_EACH = rf"(?P<each>{_WEEK}|{_DAY})"
_NOUN = (
    r"(?:(?:тікелей|тұрақты|жолаушы|жүйелі|қатынау|ұшу|апталық) )*(?:рейс|рет|ұшу|жиілік|сапар"
    r"|мәрте"
    r"|қатынас)"
)
_FROM = r"-?(?:дан|ден|тан|тен|нан|нен)"
_TO = r"-?(?:ға|ге|қа|ке|на|не)"
_THING = (
    r"(?! ?(?:%|пайыз|мың|млн|миллион|млрд|теңге|доллар|жолаушы|орын|сағат|минут|км|жыл|ел|қала"
    r"|жас))"
)
_HINT = re.compile(r"апта|рейс|\bрет|күн сайын|күніне|жиілі")


def _times(match: re.Match[str]) -> int:
    return 7 if re.search(_DAY, match[0]) else 1


def _from_to(match: re.Match[str]) -> Mark | None:
    if not _HINT.search(match.string):
        return None
    times = _times(match)
    after = 7 if match["daily"] else number(match["two"]) * times
    return weekly.mark(after, None, number(match["one"]) * times)


def _plain(match: re.Match[str]) -> Mark | None:
    times = _times(match)
    most = match.groupdict().get("m")
    count = number(match["n"]) * times
    if match.groupdict().get("more"):
        return Mark("F", Weekly(count, added=True))
    return weekly.mark(count, number(most) * times if most else None)


def _nth(match: re.Match[str]) -> int:
    return ("екінші", "үшінші", "төртінші").index(match["nth"]) + 2


def _weekdays(match: re.Match[str]) -> Mark | None:
    return weekly.mark(len(set(re.findall(WD, match["days"]))))


_AND = r"(?:, | және | мен | бен | пен |, сондай-ақ )"
_FLOWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mark | None]], ...] = (
    (
        rx(
            rf"(?:\b{_EACH} )?\b(?P<one>{_N})(?: {_NOUN})?{_FROM}\b,? (?:{_WEEK} |{_DAY} )?"
            rf"(?:(?P<daily>күн сайын\w*|күнделікті\w*)"
            rf"|(?P<two>{_N})(?: {_NOUN})?{_TO}\b{_THING})(?: дейін)?"
        ),
        _from_to,
    ),
    (
        rx(
            rf"(?:\b{_EACH} )?\b(?P<one>{_N})(?: {_NOUN}\w*)? (?:орнына|емес),? (?:{_WEEK} "
            rf"|{_DAY} )?"
            rf"(?:(?P<daily>күн сайын|күнделікті)|(?P<two>{_N}) {_NOUN}\w*)"
        ),
        _from_to,
    ),
    (
        rx(
            rf"\b(?:әр(?:бір)? )?(?P<days>{WD}(?:{_AND}{WD}){{0,6}}) (?:күндері|сайын|күні сайын)\b"
        ),
        _weekdays,
    ),
    (rx(rf"\b(?:әр(?:бір)? )(?P<days>{WD})(?: күні)?\b"), _weekdays),
    (rx(rf"\b{WD} күн(?:і|дері)(?= (?:де|да)\b)"), lambda m: Mark("F", Weekly(1, added=True))),
    (rx(rf"\b(?P<days>{WD}(?:{_AND}{WD}){{1,6}})(?:\w{{0,3}}| күні)\b"), _weekdays),
    (
        rx(
            rf"\b{_EACH} (?:кемінде |шамамен |барлығы |небәрі |тек |жалпы )?(?P<more>(?:тағы "
            rf"|қосымша )+)?"
            rf"(?P<n>{_N})(?:(?:-|–| немесе | не )(?P<m>{_N}))?(?:{_TO}\b|-?(?:ден|тен|тан|нан"
            rf"|дан)\b)?"
            rf"(?: {_NOUN}\w*)?"
        ),
        _plain,
    ),
    (rx(rf"\b(?P<more>)(?P<n>{_N})(?: (?P<m>\d+))? {_NOUN}\w* {_WEEK}"), _plain),
    (
        rx(r"\b(?P<nth>екінші|үшінші|төртінші) (?:күнделікті|күн сайынғы)"),
        lambda m: weekly.mark(7 * _nth(m), None, 7 * (_nth(m) - 1)),
    ),
    (rx(r"\bкүніне екі рет\b"), lambda m: weekly.mark(14)),
    (rx(r"\b(?:күн сайын(?:ғы(?:ға)?)?|күнделікті(?:ге)?|әр күні)\b"), lambda m: weekly.mark(7)),
    (rx(r"\bапта сайын(?:ғы)?\b"), lambda m: weekly.mark(1)),
)
_THEN = r"\b(?:қазір\w*|бұрын\w*|осы уақытқа дейін|осыған дейін|бүгінде|бүгінгі таңда|бұған дейін)"
_WAS = rx(
    rf"{_THEN}(?: \w+){{0,2}} (?P<f><F>)|(?P<g><F>)(?:(?:ның)?(?: \w+)? орнына"
    rf"|(?= (?:\w+ )?\w+п кел(?:ген|ді)))"
)
_SO_FAR = rx(rf"^{_THEN}(?:(?!<D>|<P>)[^,;])* <F>(?:(?!<D>|<P>)[^,;])*$")
_THEN_N = rx(rf"(?:(?<=<D> )|(?<=<X>ға ))(?P<n>{_N}) рет\b")
"""A number of times whose 'a week' stands once before."""
_NOW_N = rx(rf"(?<=енді )(?P<n>{_N}) (?:рет|рейс)\w*")
_WAS_N = rx(rf"(?P<then>{_THEN}(?: \w+){{0,2}}?) (?P<n>{_N}) (?:рет|рейс)\w*")
_MORE = rx(r"<F>(?= (?:қосымша|артық)\b)|(?<=қосымша )<F>|(?<=тағы )<F>")
_GROWS = r"(?:көбе|арт|ұлға|жетк?|жетеді|азай|азая|қысқар|төменде|өс|көтер)"
_TO_N = rx(rf"\b(?P<n>{_N})(?: {_NOUN})?{_TO}\b{_THING}(?: дейін)?(?= (?:\w+ )?{_GROWS})")


def mark_weekly(line: Line) -> None:
    """Put a mark for every frequency."""
    for pattern, make in _FLOWS:
        line.put(pattern, make)
    for match in _MORE.finditer(line.text):
        line.values[match[0]] = Mark("F", Weekly(weekly_of(line.mark(match[0])).after, added=True))
    if line.marks("F"):
        line.put(_NOW_N, lambda m: weekly.mark(number(m["n"])))
        line.put(_THEN_N, lambda m: weekly.mark(number(m["n"])))
        line.put(_WAS_N, lambda m: Mark("F", Weekly(None, None, number(m["n"]))))
    alone = len(line.marks("F")) == 1 and _SO_FAR.search(line.text)
    for match in _WAS.finditer(line.text) if len(line.marks("F")) > 1 or alone else ():
        char = match["f"] or match["g"]
        if weekly_of(line.mark(char)).after:
            line.values[char] = Mark("F", Weekly(None, None, weekly_of(line.mark(char)).after))
    _join_before(line)
    if _HINT.search(line.text) or line.marks("F"):
        line.put(_TO_N, lambda m: weekly.mark(number(m["n"])))


def _join_before(line: Line) -> None:
    """The one frequency of a line takes the one before it, which another part tells."""
    flows = [(line.text[at], weekly_of(mark)) for at, mark in line.marks("F")]
    new = [(char, flow) for char, flow in flows if flow.after is not None and not flow.added]
    old = [flow.before for _, flow in flows if flow.after is None]
    if len(new) == 1 and len(old) == 1 and new[0][1].before is None:
        line.values[new[0][0]] = Mark("F", replace(new[0][1], before=old[0]))
