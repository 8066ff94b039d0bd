"""What the words around a Kazakh date say of it: an old plan, history, the day of a statement."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.kazakh_dates import MONTH, STEMS, put_dates
from routes.announcements.line import Line, Mark, rx

SAID = (
    r"(?:хабарла|мәлімде|жарияла|айт(?=т|қ|ып)|деді|дейді|делін|делиді|растад|растап|баянда"
    r"|түсіндір|атап өт|жаз(?=ды|ған)|қол қой|келісті|келісім|уағдалас|кездес|жиын|отырыс|сапар"
    r"|брифинг|бекіт|таратты|жеткіз(?=ді)|хабар(?=ы ))"
)
_NEXT = r"(?:[\w«]|<X>|<C>)"
_PLANNED = rx(
    r"<D>(?= (?:\w+ ){0,2}?(?:жоспарланған|белгіленген|көзделген|күтілген|жарияланған|уәде етілген"
    rf"|тиіс) (?:болатын|еді|(?!болды|жоқ){_NEXT}))"
)
_TOLD = rx(rf"<D>(?=(?:(?!<D>)[^;]){{0,150}}?\b{SAID}\w*[ғқ]ан (?:еді|болатын))")
_SPOKEN = rx(rf"(?:^|, |[–-] )(?:деп )?{SAID}\w*(?:(?!<D>)[^,;])*(?P<day><D>)")
_STOPS = rx(
    r"(?P<day><D>)(?=(?:(?!<D>)[^;]){0,120}?(?:тоқта|доғар|жабы|жаба|ұшпай|орындамай"
    r"|орындалмай))"
)
_NOT_THEN = rx(r"<D>(?= емес)")
_BREAK = rx(r"<D>(?= (?:\w+ )?(?:үзіліс|кідіріс)\w*)")
_GONE = rx(
    rf"<D>(?! (?:\w+ ){{0,2}}?(?:о|со|бұ|осы)ған )(?= (?:\w+ ){{0,2}}?\w+(?:[ғқ]ан|[гк]ен) (?!жоқ"
    rf"|болатын|еді|болады|соң|кейін"
    rf"|сәттен){_NEXT}"
    r"|(?:(?!<D>)[^;:.]){0,90}? (?:тоқта|доғар|жабыл|үзіл|қысқар|кіді)\w*[ғқ]ан (?:[\w«]|<X>|<C>)"
    r"(?!жоқ|болатын|еді|болады|соң|кейін)[^;]{0,80}<D>)"
)


_UNITS = ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_ONES = "|".join(_UNITS)
_DAY_WORD = rf"(?:(?P<tens>он|жиырма|отыз) ?)?(?P<ones>{_ONES})?"
_ORDINAL = r"(?:с?[ыі]?нш[ыі])?"
_IN_WORDS = (
    rx(
        rf"(?P<lead>\b(?:{STEMS})(?:[ыі]?[ндт][ыі]ң| айының) ){_DAY_WORD}"
        r"(?P<tail>(?:с?[ыі]н)(?:а[нс]?|да|е[нс]?|де|ан|ен)\b|с?[ыі] күн[іе]\w*)"
    ),
    rx(rf"(?P<lead>\b){_DAY_WORD}{_ORDINAL}(?P<tail>[ -](?:{STEMS})\w{{0,6}}\b)"),
)


def _in_digits(match: re.Match[str]) -> str | None:
    """A day told in words: 'мамырдың он бесінен' as 'мамырдың 15-інен'."""
    tens = {"он": 10, "жиырма": 20, "отыз": 30}.get(match["tens"] or "", 0)
    day = tens + (_UNITS.index(match["ones"]) + 1 if match["ones"] else 0)
    tail = match["tail"]
    return f"{match['lead']}{day}{tail if tail[0] in ' -' else '-' + tail}" if day else None


_SAME_MONTH = rx(r"\b(?:дәл )?(?:сол|дәл осы) ай(?:да|дан|ында|ынан|дың өзінде)\b(?: бастап)?")
_NEXT_TO = rx(r"(?P<one><D>)(?: емес,?)? (?P<two><D>)")


def mark_dates(line: Line, published: date) -> None:
    """Put a mark for every date, and say of it what the words around it say."""
    for pattern in _IN_WORDS if MONTH.search(line.text) else ():
        line.drop(pattern, _in_digits)
    _same_month(line)
    put_dates(line, published)
    for match in _NEXT_TO.finditer(line.text):
        _share_year(line, match["one"], match["two"])
    for pattern, role in (
        (_PLANNED, "plan"),
        (_NOT_THEN, "plan"),
        (_GONE, "since"),
        (_BREAK, "since"),
        (_TOLD, "since"),
    ):
        for match in pattern.finditer(line.text):
            _set_role(line, match[0], role)
    for match in _SPOKEN.finditer(line.text):
        _set_role(line, match["day"], "since")
    for match in _STOPS.finditer(line.text):
        said = line.mark(match["day"]).value
        if isinstance(said, Said) and said.prep == "дейін":
            _set_role(line, match["day"], "end")
    if len(line.marks("D")) > 1 and re.search(SAID, line.text):
        _drop_statement_day(line, published)


def _same_month(line: Line) -> None:
    """'That month' is the month of the date before it in the sentence."""
    that = _SAME_MONTH.search(line.text)
    month = MONTH.search(line.text[: that.start()] if that else "")
    if that and month:
        line.drop(_SAME_MONTH, lambda _: f"{month[0]} айында")


def _share_year(line: Line, one: str, two: str) -> None:
    """'From June of next year to September': the second month has the year of the first."""
    first, second = line.mark(one).value, line.mark(two).value
    if not (isinstance(first, Said) and isinstance(second, Said)):
        return
    if first.future != first.past or second.future == second.past or len(second.future) < 7:
        return
    told = first.future[:4] + second.future[4:]
    if told >= first.future:
        line.values[two] = Mark("D", replace(second, future=told, past=told))


def _set_role(line: Line, char: str, role: str) -> None:
    said = line.mark(char).value
    if isinstance(said, Said) and said.role in ("", "start" if role == "plan" else ""):
        line.values[char] = Mark("D", replace(said, role=role))


def _drop_statement_day(line: Line, published: date) -> None:
    """Of several dates of a statement, the day of publication or one just before is its day."""
    near = {str(published - n * dates.DAY) for n in range(4)}
    at, mark = line.marks("D")[0]
    said = mark.value
    if isinstance(said, Said) and said.role == "" and {said.past, said.future} & near:
        line.values[line.text[at]] = Mark("D", replace(said, role="since"))
