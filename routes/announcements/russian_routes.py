"""Routes in Russian: 'из А в Б и В', 'между А и Б', 'А – Б', 'в Б из А', 'свяжет А с Б'."""

from __future__ import annotations

import re

from routes.announcements.language import Pair
from routes.announcements.line import Line, rx
from routes.announcements.names import Names
from routes.announcements.pairing import find_pairs, join_same, set_aside

_TO = r"(?:в|во|до|на)"
_FROM = r"(?:из|от|с|со)"
_SEP = rf"(?:,? (?:и|или|а также|так и)(?: {_TO})? |, {_TO} |, |/)"
_WORDS3 = r"(?:(?!из\b|в\b|и\b|до\b|на\b|с\b|а\b|но\b)[а-я.-]+ ){0,3}?"
_NOTE = r"(?: ?\([^()]{0,60}\)| <D>| <F>)?"
_LIST = rf"<X>{_NOTE}(?:{_SEP}{_WORDS3}<X>{_NOTE})*"
_WITH = rf"{_LIST}(?:,? (?:и|а|а также|а еще)(?: <D>)?(?: –)? со? {_WORDS3}<X>)*"
_ORIGINS = rf"<X>(?:(?:, | и |,? {_FROM} |,? и {_FROM} )<X>)*"
_GAP = r"(?P<gap><^X>{0,90}?)"
_LINK = r"(?:свя[жз]\w+|соедин\w+)"
_HOSTS = (
    r"(?:(?:вновь |снова |впервые )?(?:при(?:нял[аи]?|мет|мут|нимает)|встре(?:тил[аи]?|тит|чает)"
    r"|ждет|ожидает|получ(?:ит|ил[аи]?)|дожд(?:ется|ал[аи]?с[ья])))"
)
_PAIRS = (
    (
        "between",
        rx(rf"\bмежду {_WORDS3}<X>(?:, <X>)*,? и {_WORDS3}<X>(?:(?:, | и )<X>(?! и <X>))*"),
    ),
    ("dash", rx(r"<X>[»\"]? ?(?:-|–|→) ?[«\"]?<X>(?: ?(?:-|–|→) ?<X>)*(?:/<X>)*")),
    ("from to", rx(rf"\b{_FROM} {_WORDS3}(?P<a>{_ORIGINS}){_GAP} {_TO} {_WORDS3}(?P<b>{_LIST})")),
    ("to from", rx(rf"\b{_TO} {_WORDS3}(?P<b>{_LIST}){_GAP} {_FROM} {_WORDS3}(?P<a>{_ORIGINS})")),
    (
        "with",
        rx(
            rf"{_LINK}(?: [а-я]+)? (?:<D> |[«\"]?<C>[»\"]? )*{_WORDS3}(?P<a><X>) (?:с|со"
            rf"|и) {_WORDS3}(?P<b>{_WITH})"
        ),
    ),
    ("with", rx(rf"(?P<a><X>) {_WORDS3}{_LINK} {_WORDS3}(?:с|со|и) {_WORDS3}(?P<b>{_LIST})")),
    ("with", rx(rf"(?P<a><X>) и (?P<b><X>),? (?:<D> |[«\"]?<C>[»\"]? )*{_WORDS3}{_LINK}")),
    (
        "to from",  # 'the airport received its first flight from'
        rx(rf"(?P<b><P>)(?: <D>)? {_HOSTS} {_GAP}из {_WORDS3}(?P<a>{_ORIGINS})"),
    ),
    (
        "with",
        rx(
            r"(?P<a><K>)(?: <D>)? (?:[а-я-]+ ){0,4}(?:(?:авиа)?сообщени|рейс|полет|авиасвяз)\w*"
            r" со? (?P<b><K>(?:(?:, | и )(?:со? )?<K>)*)"
        ),
    ),
    ("with", rx(rf"сообщени\w+ (?P<a><X>) с[о]? {_WORDS3}(?P<b>{_LIST})")),
)
_BREAK = re.compile(r"; |, (?:а|но|однако|при этом) |, \w+(?:ит|ят|ет|ут|ют|ется|ится)\b")
_TOWN = r"(?:г\. ?|город\w* |столиц\w+ |аэропорт\w* |остров\w* |о\. ?)"
_MERGES = (
    rx(r"(<P>) ?(?:\(|/|, аэропорт )(?P<second><P>)\)?"),
    rx(rf"(<P>) {_TOWN}?(?P<second><P>)(?= |,|$|»)"),
    rx(r"(<P>) ?\((<K>)\),?"),
    rx(r"(<P>), (?:столиц\w+ )?(<K>)(?:,|(?=$| с <D>| с <F>))"),
    rx(rf"(?:столиц\w+|город\w*|курорт\w*) (<K>),? (?:{_TOWN}|[–-] )?(?P<second><P>)"),
)
_BODY = (
    r"(?:президент\w*|правительств\w+|премьер\w*(?:-министр\w*)?|министр\w*|министерств\w+"
    r"|минтранс\w*"
    r"|посол\w*|посл[аоу]\w*|посольств\w*|власт\w+|глав\w+|авиавласт\w+|граждан\w*|столиц\w+"
    r"|стороны"
    r"|сторон\w+|делегаци\w+|авиаци\w+|администраци\w+|регулятор\w*|перевозчик\w*|авиакомпани\w+"
    r"|жител\w+|экономик\w+|рынк\w+|рынок)"
)
_ASIDE = (
    rx(r"\b(?:air|fly|jet) <X>|<X> (?:air|airways|airlines|jet)\b"),
    rx(
        r"\b(?:через|транзитом через|с (?:технической |промежуточной )?(?:посадк|остановк|пересадк"
        r"|стыковк)\w+ в(?: [а-я]+)?) <P>(?:(?:,| и| или) <P>)*"
    ),
    rx(rf"\b{_BODY} <K>(?! и <K>| с <K>)"),
    rx(
        r"\b(?:базир\w+ в|офис\w* в|аэропорт\w* базирования[ –-]*|штаб-квартир\w+ в|выставк\w+ в"
        r"|форум\w* в"
        r"|саммит\w* в|авиасалон\w* в|переговор\w* в|встреч\w+ в|визит\w* в|прошл\w+ в|состоял\w+ в"
        r"|конференци\w+ в|зарегистрирован\w+ в|посет\w+) <X>"
    ),
)
_AIRPORT = rx(rf"(?:международн\w+ )?{_TOWN}[«\"]?(<P>)[»\"]?|(<P>)(?=x)")

_IN = rx(r"\b(в|во|на) <X>(?!-)")
_LOCATIVE = re.compile(r"(?:[еи]|ах|ях)$")
_THENCE = re.compile(r"\bоттуда\b")
_THITHER = re.compile(r"\bтуда\b")
_LANDS = re.compile(r"\b(?:приземл|сяд|прибуд|ждут|встретят|появ)[а-я]* $")
_AWAITS = re.compile(r" (?:<D> )?(?:ждут|ожидают|встретят|примут|готовятся принять)\b")
_SAID = rx(
    r"\bкак (?:[а-я]+ )?(?:сообщ|заяв|пиш|переда|рассказ|уточн|отмет)(?:(?!<X>)[^,;\d]){0,90}, ?"
)
_HOME = rx(r"\bаэропорт[а-я]* (?:международн\w+ )?[«\"]?(<P>)|(?!)(<P>)")


def tidy(line: Line, names: Names) -> None:
    for pattern in _MERGES:
        join_same(line, names, pattern)
    for pattern in _ASIDE:
        set_aside(line, pattern)
    line.drop(_SAID, lambda _: "")
    where = _mark_thence(line, names)
    line.drop(_IN, lambda m: f"{m[1]} x" if _is_where(line, names, m) else None)
    line.drop(_THITHER, lambda m: _last_of(where, m, "в"))
    if port := _HOME.search(line.text):
        line.home = port[1]
    line.drop(_AIRPORT, lambda m: m[1] or m[2])


def _last_of(where: list[re.Match[str]], at: re.Match[str], word: str) -> str | None:
    """The place named last before 'there', with a preposition."""
    before = [m for m in where if m.start() < at.start()]
    return f"{word} {before[-1][0][-1]}" if before else None


def _mark_thence(line: Line, names: Names) -> list[re.Match[str]]:
    """'Thence' is 'from' the place that the line named as where."""
    where = [m for m in _IN.finditer(line.text) if _is_locative(line, names, m.end() - 1)]
    line.drop(_THENCE, lambda m: _last_of(where, m, "из"))
    return where


def _is_where(line: Line, names: Names, match: re.Match[str]) -> bool:
    """Whether a place only tells where: 'will land in Lima' and 'Lima awaits' name an end."""
    end = _LANDS.search(line.text[: match.start()]) or _AWAITS.match(line.text, match.end())
    return not end and _is_locative(line, names, match.end() - 1)


def _is_locative(line: Line, names: Names, at: int) -> bool:
    """'In Germany' tells where, 'to Germany' whither: the case of the name says which."""
    name = line.surface(at)
    return bool(_LOCATIVE.search(name)) and not names.is_base(name)


def pairs(line: Line) -> list[Pair]:
    return find_pairs(line, _PAIRS, _BREAK, r" и ")
