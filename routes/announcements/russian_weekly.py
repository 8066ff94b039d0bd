"""Frequencies in Russian: 'два раза в неделю', 'с пяти до семи', 'по средам и субботам'."""

from __future__ import annotations

import re
from collections.abc import Callable

from routes.announcements import weekly
from routes.announcements.line import Line, Mark, rx
from routes.announcements.russian_dates import WD
from routes.announcements.weekly import Weekly

_NUMBERS = {
    "од": 1,
    "дв": 2,
    "тр": 3,
    "четыр": 4,
    "пят": 5,
    "шест": 6,
    "сем": 7,
    "вос": 8,
    "девят": 9,
    "десят": 10,
    "одиннадцат": 11,
    "двенадцат": 12,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "шестнадцат": 16,
    "двадцат": 20,
}
_N = (
    r"(?:\d{1,3}|одиннадцат[ьи]|двенадцат[ьи]|четырнадцат[ьи]|одн(?:ого|ой|ому|им"
    r"|ин|а|у)|один|двух|двумя|два|две|дважды|трижды"
    r"|трех|три|тремя|четырех|четыре|пят[ьи]|пятью|шест[ьи]|семи?|семь"
    r"|восьм[иь]|восемь|девят[ьи]|десят[ьи]|раз)"
)


def number(word: str) -> int:
    """A number in digits or in words of any case."""
    if word.isdigit():
        return int(word)
    word = word.replace("ё", "е")
    if word in ("раз", "один", "дважды", "трижды"):
        return {"дважды": 2, "трижды": 3}.get(word, 1)
    if word.startswith(("восем", "восьм")):
        return 8
    for stem in sorted(_NUMBERS, key=len, reverse=True):
        if word.startswith(stem):
            return _NUMBERS[stem]
    return 1


_WEEK = r"(?:в|за) неделю"
_DAY = r"(?:в|за) день|в сутки"
_NOUN = (
    r"(?:(?:прям\w+|регулярн\w+|пассажирск\w+|еженедельн\w+|разрешенн\w+"
    r"|дополнительн\w+) )*(?:рейс\w*|раза?|частот\w*|полет\w*|вылет\w*"
    r"|оборот\w*)"
)


def _from_to(match: re.Match[str]) -> Mark | None:
    before, after = number(match["one"]), number(match["two"])
    times = 7 if re.search(_DAY, match[0]) else 1
    if match["daily"]:
        return weekly.mark(7, None, before)
    return weekly.mark(after * times, None, before * times)


def _to_daily(match: re.Match[str]) -> Mark | None:
    return weekly.mark(7, None, number(match["one"]))


def _plain(match: re.Match[str]) -> Mark | None:
    times = 7 if re.search(_DAY, match[0]) else 1
    count = number(match["n"]) * times
    most = number(match["m"]) * times if match["m"] else None
    if re.search(r"дополнительн", match[0]):
        return Mark("F", Weekly(count, added=True))
    return weekly.mark(count, most)


def _daily(match: re.Match[str]) -> Mark | None:
    return weekly.mark(14 if "два" in match[0] else 7)


def _nth(match: re.Match[str]) -> Mark | None:
    """'Второй ежедневный рейс': 14 after, 7 before."""
    number_ = {"вт": 2, "тр": 3, "че": 4, "пя": 5, "ше": 6, "се": 7}[match["nth"][:2]]
    times = 7 if match["unit"] == "ежедн" else 1
    return weekly.mark(number_ * times, None, (number_ - 1) * times)


def _weekly_nth(match: re.Match[str]) -> Mark | None:
    return weekly.mark(number(match["n"]) if match["n"] else 1)


def _weekdays(match: re.Match[str]) -> Mark | None:
    return weekly.mark(len({d[:3] for d in re.findall(WD, match["days"])}))


def _out_of(match: re.Match[str]) -> Mark | None:
    """'Two of seven weekly flights' go: five are left; 'of seven flights': seven so far."""
    per = match["per"] or match[0]
    times = 7 if re.search(rf"ежедневн|{_DAY}", per) else 1
    base = number(match["base"]) * times
    if not match["n"]:
        return Mark("F", Weekly(None, None, base))
    left = base - number(match["n"]) * times
    return weekly.mark(left, None, base) if left > 0 else None


def _two(match: re.Match[str]) -> list[Mark] | None:
    """'Four and five times a week respectively'."""
    made = [weekly.mark(number(match["one"])), weekly.mark(number(match["two"]))]
    return [m for m in made if m]


_FLOWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mark | list[Mark] | None]], ...] = (
    (
        rx(
            rf"\b(?P<one>{_N}) и (?P<two>{_N})(?: {_NOUN})? {_WEEK}"
            rf"(?=(?: <D>)? соответственно|, соответственно)"
        ),
        _two,
    ),
    (
        rx(
            rf"\b(?:(?P<n>{_N}) )?из (?:(?:сво|имеющ|нынешн|прежн|текущ)[а-я]+ )?(?P<base>{_N})"
            rf" (?:(?P<per>ежедневн\w+|еженедельн\w+) рейс\w*|рейс\w*(?: {_WEEK}| {_DAY}))"
        ),
        _out_of,
    ),
    (
        rx(
            rf"\bсо? (?P<one>{_N})(?: {_NOUN})?(?: {_WEEK}"
            rf"| {_DAY})?,? до (?P<daily>ежедневн\w+)?(?P<two>{_N})?(?! ?%| час| минут| млн"
            rf"| тыс)(?: {_NOUN})?(?: {_WEEK}| {_DAY})?"
        ),
        lambda m: _from_to(m) if m["two"] else _to_daily(m) if m["daily"] else None,
    ),
    (
        rx(rf"\b(?P<two>{_N}),? а не (?P<one>{_N})(?: {_NOUN})? (?:{_WEEK}|{_DAY})(?P<daily>)"),
        _from_to,
    ),
    (
        rx(
            rf"\bне (?P<one>{_N})(?: {_NOUN})? (?:{_WEEK}|{_DAY}),(?: как [а-я]+(?: [а-я]+)?,)? а"
            rf" (?P<daily>ежедневн\w+)?(?P<two>{_N})?(?: {_NOUN})?(?: {_WEEK}| {_DAY})?"
        ),
        lambda m: _from_to(m) if m["two"] else _to_daily(m) if m["daily"] else None,
    ),
    (
        rx(
            rf"\bне (?P<one>{_N}),? а (?P<daily>ежедневн\w+)?(?P<two>{_N})?(?: {_NOUN})?"
            rf"(?: {_WEEK}| {_DAY})"
        ),
        lambda m: _from_to(m) if m["two"] else _to_daily(m) if m["daily"] else None,
    ),
    (
        rx(
            r"\b(?P<nth>втор(?:ой|ого)|трет(?:ий|ьего)|четверт(?:ый|ого)|пят(?:ый|ого)"
            r"|шест(?:ой|ого)|седьм(?:ой|ого)) (?P<unit>ежедн|еженед)\w+"
        ),
        _nth,
    ),
    (
        rx(
            rf"\b(?:по|каждый|каждую|каждое|каждые) (?P<days>{WD}(?:(?:, | и "
            rf"|, и ){WD}){{0,6}})"
        ),
        _weekdays,
    ),
    (
        rx(
            rf"\b(?:(?:до|по) )?(?P<n>{_N})(?:(?:-|–| или "
            rf"| )(?P<m>{_N}))?(?: {_NOUN})? (?:{_WEEK}|{_DAY})"
        ),
        _plain,
    ),
    (rx(rf"\b(?P<n>{_N}) еженедельн\w+ (?:рейс\w*|частот\w*|полет\w*)"), _weekly_nth),
    (rx(r"\b(?:дважды в день|два раза в день)\b"), _daily),
    (rx(r"\b(?:ежедневн\w+|каждый день)\b"), _daily),
    (rx(r"\b(?P<n>)еженедельн(?:ый|ые|ая|ую|ой|ыми?)\b"), _weekly_nth),
    (rx(r"\b(?:(?P<n>)еженедельно|раз(?P<n2>) в неделю)\b"), _weekly_nth),
)
_WAS = rx(
    rf"\b(?:вместо|против|а не|было|сейчас|ныне|прежде|раньше|ранее|до этого|до сих пор|пока"
    rf"|тогда как теперь|с нынешних)"
    rf"(?: (?:их|было|был|всего|только|лишь|выполнял\w+|выполня\w+|лета\w+|–|прежн\w+|нынешн\w+"
    rf"|текущ\w+|сегодня|здесь|по|таких|это|обеих|обоих|каждой|этой|лини\w+|направлени\w*"
    rf"|рейс\w*|полет\w*|был[аои]?|маршрут\w*|на|там|она|он|<C>|<D>))* (?:(?P<f><F>)"
    rf"|(?P<n>{_N})(?! час| минут)(?: {_NOUN})?)"
)
_MORE_TO = rx(
    rf"\bк (?:(?:уже|имеющ|нынешн|существ|сво|прежн)[а-я]* )*(?P<n>{_N}) (?:<F> )?(?:рейс\w*"
    rf"|частот\w*|полет\w*)(?: {_WEEK})?(?=[^;]{{0,120}}\b(?:доба|приба)в)"
)
_TIMES = rx(rf"\b(?P<n>{_N}) (?:раза?|рейс\w*|полет\w*)(?= <F>)")
_ADDED = rx(r"(?<=добавит )<F>|(?<=добавят )<F>|(?<=дополнительно )<F>")
_TOTAL = rx(rf"\bвсего (?:их )?(?:станет|будет|до|получится)? ?(?P<n>{_N})(?: {_NOUN})?")
_BECOME = rx(
    rf"\b(?:станет|станут|останется|останутся) (?P<m>{_N})(?= рейс\w* <X> – <X> в неделю)"
    rf"|\b(?:станет|будет|станут|стало|остан[еу]тся|остается|остаются|остав(?:ит|ят|ляя|ив|ляет)"
    rf"|получится|выйдет|сохран(?:ит|ят|ив|яя)|их(?: уже)?)(?: только| уже| лишь| выполняться"
    rf"| летать)? "
    rf"(?P<n>{_N})(?! ?(?:%|час|минут|млн|тыс|[а-я]{{5,}}))(?: {_NOUN})?(?= ?(?:$|[.,;»\"]|<D>"
    rf"| [–-]))"
)
_INSTEAD = rx(rf"(?<= )[–-] (?:уже )?(?P<n>{_N})(?: {_NOUN})?(?= ?(?:$|[.,;]|<D>))")
_FIRST = rx(r"\b(?:сначала|сперва|вначале|поначалу|пока|первое время)\b[^;]*?(<F>)")
_LATER = rx(rf"(?<=<D>) (?:[–-] )?(?:(?P<f><F>)|(?P<n>{_N})(?: {_NOUN})?(?= ?(?:$|[.,;])))")
_TO = rx(
    rf"\bдо (?P<n>{_N})(?! ?%| час| минут| млн| тыс| <D>)(?: {_NOUN})?(?= ?(?:$"
    rf"|[.,;]|<D>|с |в ))"
)


def mark_weekly(line: Line) -> None:
    """Put a mark for every frequency."""
    for pattern, make in _FLOWS:
        line.put(pattern, make)

    def was(match: re.Match[str]) -> Mark | None:
        if match["f"]:
            found = line.mark(match["f"]).value
            return Mark("F", Weekly(None, None, found.after if isinstance(found, Weekly) else None))
        return Mark("F", Weekly(None, None, number(match["n"])))

    def added(match: re.Match[str]) -> Mark | None:
        found = line.mark(match[0]).value
        return Mark("F", Weekly(found.after if isinstance(found, Weekly) else None, added=True))

    def later(match: re.Match[str]) -> Mark | None:
        """'At first once a week, and from June three times.'"""
        lead = match.string[: match.start()]
        found = _FIRST.search(lead)
        if not found or not re.search(r", а (?:[а-я]+ )?.$", lead):
            return None
        base, then = line.mark(found[1]).value, line.mark(match["f"]).value if match["f"] else None
        after = then.after if isinstance(then, Weekly) else number(match["n"] or "1")
        return weekly.mark(after, None, base.after) if isinstance(base, Weekly) else None

    def instead(match: re.Match[str]) -> Mark | None:
        """'Instead of seven a week – ten'."""
        then = [line.mark(c).value for c in rx("<F>").findall(line.text[: match.start()])]
        only_before = [isinstance(w, Weekly) and w.after is None for w in then]
        return weekly.mark(number(match["n"])) if only_before and all(only_before) else None

    def times(match: re.Match[str]) -> Mark | None:
        """'Seven times instead of five'."""
        then = line.mark(line.text[match.end() + 1]).value
        only_before = isinstance(then, Weekly) and then.after is None and not then.added
        return weekly.mark(number(match["n"])) if only_before else None

    line.put(_ADDED, added)
    line.put(_MORE_TO, lambda m: Mark("F", Weekly(None, None, number(m["n"]))))
    line.put(_TOTAL, lambda m: weekly.mark(number(m["n"])))
    if rx("<F>|недел|рейс|частот").search(line.text):
        line.put(_WAS, was)
        line.put(_BECOME, lambda m: weekly.mark(number(m["n"] or m["m"])))
        line.put(_LATER, later)
        line.put(_TIMES, times)
        line.put(_INSTEAD, instead)
        line.put(_TO, lambda m: weekly.mark(number(m["n"])))
