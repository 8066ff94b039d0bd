"""A Russian sentence as parts with one verb each."""

from __future__ import annotations

import re
from itertools import pairwise

from routes.announcements.dates import SEASONS, Said
from routes.announcements.language import Segment
from routes.announcements.line import Line, rx

_STEMS = (
    r"(?:возобн|восстан|возвра|верн|откро|откры|запус[кт]|запущ|увелич|нарас|наращ|удво|утро"
    r"|расшир|добав|сокра|уменьш|сни[зж]|урез|уреж|приостан|прекра|останов|перене|перенос|отлож"
    r"|отклад|отсроч|сдви|смест|отмен|отказ|закро|закры|замен|сменит|постав|сним|снял|введ|ввод"
    r"|ввел"
    r"|начн|нача|начин|приступ|заверш|законч|уйд|уход|ушл|покин|покид|планир|намер|собира|готов"
    r"|буд|ста(?=[лн])|лета|полет[ия]|свяж|соедин|выполн|пересад|перев[ео]д|перейд|переход"
    r"|разреш"
    r"|довед|довес|довод|повы[сш]|старт|появ|договор|соглас|подпис|утверд|реши|получ|вырас|возрас"
    r"|установ|предлож|использ|обсуд|обсужд|рассм|изуч|прора|опровер|сообщ|заяв|объяв|запланир"
    r"|займ|перезап|перестан|передум|сверн|реж|вылет|отправ|дополн|организ)"
)
"""What the verbs of change, of flying and of saying begin with, and their nouns."""
VERB = (
    rf"{_STEMS}[а-я]*?(?:[еиую]т|[ая]т|[еи]м|[еуюиая]тся|л[аои]?|л[аои]?с[ья]|[нт][аоы]?|ть|ти|ться"
    rf"|тись|чь)\b"
)
_NOUN = rf"{_STEMS}[а-я]*?(?:ие|ия|ии|ка|ке|ки|ку|е|а|у|ом)\b"
_ADV = rf"(?:(?!{_STEMS})(?:[а-я]{{1,14}}|<D>) ){{0,3}}"
_PARTICIPLE = (
    r"(?:[а-я]{3,14} ){0,2}(?!разреш|допуска|предусматрива|анонсир|объявл|заплан|намеч"
    r"|обещан|ожидавш|планировавш|намечавш|намеревавш|собиравш|обещавш|рассчитывавш|назначенн"
    r"|летавш|работавш)[а-я]{3,}(?:(?:вш|ущ|ющ|ащ|ящ)"
    r"(?:ий|ая|ее|ие|его|ей|их|им|ими|ему|ем|ую)(?:ся)?"
    r"|(?:(?<=[еая])нн|(?<=[ыуа])т)(?:ый|ая|ое|ые|ого|ой|ых|ым|ыми|ому|ом|ую))\b"
)
_JOIN = (
    r"(?:котор\w+|куда|откуда|где|после того|поскольку|так как|потому|если|когда"
    r"|несмотря|хотя|чтобы|пока|благодаря|однако раньше|тогда как раньше)"
)
_SPLIT = rx(
    r"(?P<hard>; |: (?!так <D>|<D> [–-] в <T>)| [–-] (?!<X>|<F>|в <T>|(?:до сих пор|до этого"
    r"|прежде|раньше|сейчас|пока)\b|так(?:ой|ую|ая|ое|ие|им"
    r"|ова)\b)|\. "
    r"|[»\"”], [–-] )"
    r"|(?P<soft>,? (?:а также|а|но|однако|тогда как|причем|при этом|кроме того|в то время как|зато"
    r"|одновременно)(?=,? ))"
    rf"|(?P<rel>, (?:(?:в|на|с|по|из|для|о|через|от"
    rf"|благодаря) )?{_JOIN}(?=[ ,])(?! (?:[а-я]+ )?(?:объяв|анонс))"
    rf"|, (?:после|из-за|ввиду|вслед за|ранее|помимо|включая|в связи)(?= )|, (?={_PARTICIPLE}))"
    rf"|(?P<vp>(?<!так),? (?:и|или|либо)(?! <D> соотв)(?: (?:затем|потом|также|одновременно"
    rf"|в то же время))? "
    rf"(?={_ADV}(?:{VERB}|{_NOUN}(?= (?:нов|рейс|пол|маршр|част|авиа|числ|колич|регул|прям"
    rf"|выпол)))))"
    rf"|(?P<cl>(?<!возможно)(?<!вероятно)(?<!может быть)(?<!наверное)(?<!скорее всего),"
    rf" (?!что\b|о котор\w+ (?:[а-я]+ )?объяв)(?=(?:{_ADV}{VERB}|(?:авиакомпания|перевозчик"
    rf"|рейсы|он[аио]?|также)\b"
    rf"|[«\"]?<C>)))"
)
_BACK = rx(
    rf"^,? ?(?:(?:(?:в|на|с|по|из|для|о|через|от) )?{_JOIN}|после|из-за|ввиду|вслед за|ранее|помимо"
    rf"|напомним|до этого|прежде|раньше|в связи с|(?:сохран|остав)(?:ив|яя)|{_PARTICIPLE})(?![а-я])"
)
_COMING = re.compile(
    rf"\b(?:продл(?:ит|ят)ся|будет|будут|планиру\w+|смо(?:жет|гут)|позвол(?:ит|яет|яют)"
    rf"|предусматрива\w+"
    rf"|{_STEMS}(?:[а-я]*(?:[еи]т|[уюая]т)(?:ся)?))\b"
)
_ASIDE = re.compile(_PARTICIPLE)
_SET = rx(r"\b(?:намет\w+|намечен\w*|запланирован[аоы]?|назначен[аоы]?)\b[^;]*<D>")
_FREE = rx(r"^(?:напомним|ранее|до этого|прежде|раньше)\b")
_IF = rx(
    r"^,? ?(?:(?:но )?(?:только )?если|в случае(?! успе)|чтобы(?! (?:снова |вновь "
    r"|затем )?(?:верн|возобн|возвр)))\b"
)
_SHARED = rx(
    rf"^\W*(?:(?:и|или|либо|а также|также|затем|потом) )*{_ADV}(?:{_STEMS}[а-я]*?(?:ть|ти"
    rf"|чь)(?:ся)?\b|{_NOUN})"
)


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each; an infinitive or a noun stands under the verb before it."""
    cuts = [*_cuts(line.text), (len(line.text), "end")]
    found: list[Segment] = []
    for (at, joint), (end, behind) in pairwise(cuts):
        part = line.text[at:end]
        shared = bool(found) and joint != "hard" and bool(_SHARED.search(part))
        scope = _scope(found) if shared else at
        back = _is_background(part.strip(" ,;:–-"), first=at == 0, alone=len(cuts) == 2)
        back = back and not (_ASIDE.match(part.strip(" ,")) and has_day(line, part))
        opens = joint in ("hard", "soft") and behind in ("cl", "rel")
        found.append(Segment(at, end, scope, back, joint == "vp", opens))
    return found


def has_day(line: Line, part: str) -> bool:
    """Whether a part tells a day or month, so that 'opened on 20 February' may be news."""
    said = [line.mark(c).value for c in rx("<D>").findall(part)]
    return any(isinstance(d, Said) and len(d.past) >= 7 and d.past[5:] not in SEASONS for d in said)


def _scope(found: list[Segment]) -> int:
    """Where the last verb that is no aside may have its helpers."""
    return next((s.scope for s in reversed(found) if not s.background), 0)


_WHOLE = {
    "hard": rx(r"\b(?:позже|позднее)$"),
    "soft": rx(r"\bне <D>(?:,[^;:]{0,60})?$"),
    "cl": rx(
        r"\b(?:ожидавш|планировавш|намечавш|намеревавш|собиравш|обещавш|рассчитывавш|назначенн"
        r"|намеченн|запланированн)[а-я]+ [^,;]*<D>$"
    ),
}
"""What is not cut off: 'not in May, but in June', 'expected in May, it will begin in June'."""

_MOVED = re.compile(r", (?:[а-я]+ )?(?:сдви|перен|отло|отсроч|сме[щс]|отмен|снят|не )")


def _cuts(text: str) -> list[tuple[int, str]]:
    cuts: list[tuple[int, str]] = [(0, "hard")]
    comma = text.find(", ") if _BACK.match(text) else -1
    for match in _SPLIT.finditer(text):
        at, joint = match.start(), match.lastgroup or "hard"
        kept = joint in _WHOLE and _WHOLE[joint].search(text[max(0, at - 90) : at])
        if kept and not _MOVED.match(text, at):
            continue
        if 0 < comma < at:
            cuts.append((comma, "cl"))
        comma = -1 if comma <= at else comma
        if at - cuts[-1][0] >= (1 if joint == "rel" else 3):
            cuts.append((at, joint))
    return [*cuts, (comma, "cl")] if comma > cuts[-1][0] else cuts


def _is_background(part: str, *, first: bool, alone: bool) -> bool:
    """A condition, or a clause about what was before."""
    if _IF.search(part):
        return True
    if not _BACK.search(part) or (alone and not _FREE.search(part)):
        return False
    if part.startswith("когда") or _FREE.search(part):
        return True
    return not (_COMING.search(part) or part.startswith("чтобы") or _SET.search(part))
