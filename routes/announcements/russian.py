"""The Russian rules: what says a change, and what takes it back."""

from __future__ import annotations

import re

from routes.announcements.language import Language, Pair, Segment, Tense, Words
from routes.announcements.line import Line, rx
from routes.announcements.names import Names
from routes.announcements.pairing import find_pairs, join_same, set_aside
from routes.announcements.russian_cues import CUES
from routes.announcements.russian_dates import mark_dates
from routes.announcements.russian_weekly import mark_weekly

_SPLIT = rx(
    r"(?P<hard>; |: | – (?!<X>)| - (?!<X>)|\. )"
    r"|(?P<soft>,? (?:а также|а|но|однако|тогда как|при этом|кроме того|в то время как|зато)(?= ))"
    r"|(?P<rel>, (?:котор\w+|где|после того|после|поскольку|так как|потому|из-за"
    r"|если|когда|несмотря|ранее|прекращ\w+|приостановл\w+|закрыт\w+|хотя|чтобы"
    r"|пока)(?=[ ,]))"
    r"|(?P<vp>,? и (?=(?:[а-яё]+ )?(?:возобнов|откро|откры|запуст|увелич|сокра"
    r"|уменьш|приостан|прекра|начн|верн|перен|отлож|отмен|закро|замен|добав|введ"
    r"|восстан|планир|нараст|удво|буд)\w*))"
    r"|(?P<cl>, (?=(?:планиру\w+|возобнов\w+|увелич\w+|сокра\w+|запуст\w+|откро\w+"
    r"|начн\w+|авиакомпания|перевозчик|рейсы|он[аи]?|также|буд\w+)\b|[«\"]?<C>))"
)
_BACK = rx(
    r"^,? ?(?:котор\w+|где|после|поскольку|так как|потому|из-за|когда|несмотря"
    r"|ранее|прекращ[её]нн\w+|приостановленн\w+|закрыт\w+|хотя|напомним"
    r"|до этого)\b"
)
_FUTURE = re.compile(
    r"\b(?:будет|будут|разреш(?:ит|ает|ают)|позвол(?:ит|яет|яют)|предусматрива\w+"
    r"|возобновит\w*|откро[её]т\w*|начн[её]т\w*|планиру\w+)\b"
)
_LATER = rx(r"^(?:котор|где|ранее|напомним|до этого|хотя)")
_IF = rx(r"^,? ?(?:если|в случае|при условии|чтобы)\b")


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each."""
    cuts: list[tuple[int, str]] = [(0, "hard")]
    for match in _SPLIT.finditer(line.text):
        if match.start() - cuts[-1][0] >= 3:
            cuts.append((match.start(), match.lastgroup or "hard"))
    found: list[Segment] = []
    for index, (at, joint) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(line.text)
        part = line.text[at:end].strip(" ,;:–-")
        back = bool(_IF.search(part) or (_BACK.search(part) and not _FUTURE.search(part)))
        if at == 0 and back and not _LATER.search(part) and not _IF.search(part):
            back = "," not in part and len(cuts) > 1 and not any(c in part for c in ":;")
        scope = found[-1].scope if joint == "vp" and found else at
        found.append(Segment(at, end, scope, back, joint == "vp"))
    return found


_NOT = re.compile(
    r"\b(?:не (?!только|позднее|менее|более|реже)(?:[а-яё]+ ){0,2}$|не (?:планиру"
    r"|намерен|собира|буд|стан|смож|ста|получ|разреш|да)\w* |нет планов|планов нет"
    r"|опроверг\w*|отрица\w+|исключ\w+|отказ\w+|без |вместо |не подтверд\w+"
    r"|слух\w*)"
)
_UNSURE = re.compile(
    r"\b(?:может|могут|мог(?:ла|ли)? бы|могла?|могли|возможн\w+|рассматрива\w+"
    r"|рассмотр\w+|обсужда\w+|обсуд\w+|изуча\w+|изуч\w+|над(?:еется|еются)"
    r"|хо(?:чет|тят|тела?|тели)|хотел\w* бы|жела\w+"
    r"|переговор\w+|предлага\w+|предлож(?!ит)\w+|прос(?:ит|ят|ила?)|прораб\w+"
    r"|интерес\w*|не исключ\w+|вероятн\w+|призва\w+|призыва\w+|потенциал\w*"
    r"|вопрос\w*|иде[яюи]|перспектив\w*|если|мечта\w+|думает|оценива\w+|анализ\w+"
    r"|заявк\w+|запросил\w*|ходатайств\w+|лоббир\w+|заинтересован\w*|ведет"
    r"|ведут)\b"
)
_UNSURE_AFTER = re.compile(
    r"\b(?:если|при условии|в случае|обсужда\w+|рассматрива\w+|изуча\w+"
    r"|прорабатыва\w+|под вопросом|не (?:планиру\w+|ожида\w+|буд\w+|предвид\w+"
    r"|состо\w+|предусмотр\w+)|пока не(?! (?:назван|объявл|сообщ|определ))"
    r"|возможн[оа]?\b|маловероят\w+)"
)
_NOUN_BACK = re.compile(
    r"\b(?:после|из-за|до|во время|на время|с момента|со времени|несмотря на"
    r"|в связи с|в период|на фоне|вследствие|вместо|без) (?:[а-яё]+ ){0,2}$"
)
_PAST = re.compile(r"(?:л|ла|ло|ли|лся|лась|лось|лись)$")
_PASSIVE = re.compile(r"(?:ен|ена|ено|ены|ён|ыт|ыта|ыто|ыты|щен|щена|щено|щены)$")
_PARTICIPLE = re.compile(
    r"(?:нн(?:ый|ая|ое|ые|ого|ой|ых|ую|ым|ому|ом)|вш\w{2,4}|вшийся|(?<=ы)т(?:ый|ая"
    r"|ое|ые|ого|ой|ых|ую))$"
)
_AGO = rx(
    r"\b(?:ранее|тогда|пандеми\w+|коронавирус\w*|в прошлом|прошлого|назад|когда-то"
    r"|прежде|в своё время|летал\w*)\b"
)


def tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What the words around a cue, and its own ending, make of it."""
    before = line.text[segment.scope : cue.start()]
    after = line.text[cue.end() : segment.end]
    word = cue[0].split(" ")[0]
    if segment.background or _NOUN_BACK.search(before[-50:]):
        return Tense.NONE
    if not re.match(r"(?:отказ|передум|не |больше не|перестан)", cue[0]) and _NOT.search(
        before[-60:]
    ):
        return Tense.NONE
    if _UNSURE.search(before[-160:]) or _UNSURE_AFTER.search(after[:140]):
        return Tense.NONE
    if _PARTICIPLE.search(word) and not word.startswith(("разреш", "дополн", "нов", "ежедн")):
        return Tense.NONE
    if _PASSIVE.search(word):
        if re.search(r"\b(?:буд(?:ет|ут)|быть)(?: [а-яё]+)? $", before):
            return Tense.COMING
        return Tense.PAST if re.search(r"\bбыл[аои]?(?: [а-яё]+)? $", before) else Tense.DONE
    if _PAST.search(word):
        return Tense.PAST if _AGO.search(line.text, segment.start, segment.end) else Tense.DONE
    return Tense.COMING


_SEP = r"(?:, | и | и в | и во |, в |, во |, а также в | а также в | а также |/| или )"
_WORDS3 = r"(?:(?!из\b|в\b|и\b|до\b)[а-яё-]+ ){0,3}?"
_LIST = (
    rf"<X>(?: ?\([^()]{{0,60}}\)| <D>| <F>)?(?:{_SEP}{_WORDS3}<X>(?: ?\([^()]{{0,60"
    rf"}}\)| <D>| <F>)?)*"
)
_GAP = r"(?P<gap><^X>{0,90}?)"
_PAIRS = (
    (
        "between",
        rx(
            rf"\bмежду (?:{_WORDS3})<X>(?:, <X>)*,? и (?:{_WORDS3})<X>(?:(?:, "
            rf"| и )<X>(?! и <X>))*"
        ),
    ),
    ("dash", rx(r"<X> ?(?:-|–|→) ?<X>(?: ?(?:-|–|→) ?<X>)*(?:/<X>)*")),
    (
        "from to",
        rx(
            rf"\b(?:из|от|с) {_WORDS3}(?P<a><X>(?:(?:, | и |, из | и из )<X>)*){_GAP} (?:в"
            rf"|во|до|на) {_WORDS3}(?P<b>{_LIST})"
        ),
    ),
    (
        "to from",
        rx(
            rf"\b(?:в|во|до|на) {_WORDS3}(?P<b>{_LIST}){_GAP} (?:из|от"
            rf"|с) {_WORDS3}(?P<a><X>(?:(?:, | и |, из | и из )<X>)*)"
        ),
    ),
    (
        "with",
        rx(
            rf"(?:свяж\w+|соедин\w+|связа\w+|связывающ\w+) {_WORDS3}(?P<a><X>) (?:с|со"
            rf"|и) {_WORDS3}(?P<b>{_LIST})"
        ),
    ),
    (
        "with",
        rx(
            rf"(?P<a><X>) {_WORDS3}(?:свяж\w+|соедин\w+|свяжут) (?:с|со"
            rf"|и) {_WORDS3}(?P<b>{_LIST})"
        ),
    ),
)
_BREAK = re.compile(r"; |, (?:а|но|однако|при этом) |, \w+(?:ит|ят|ет|ут|ют|ется|ится)\b")
_MERGES = (
    rx(r"(<P>) ?[(/] ?(?P<second><P>)\)?"),
    rx(r"(<P>) (?P<second><P>)(?= |,|$)"),
    rx(r"(<P>) ?\((<K>)\),?"),
    rx(r"(<P>), (?:столиц\w+ )?(<K>),"),
    rx(r"(?:столиц\w+|город\w*) (<K>),? (?:г\. ?|город\w* )?(?P<second><P>)"),
)
_ASIDE = (
    rx(
        r"\b(?:через|с посадкой в|с остановкой в|с пересадкой в"
        r"|транзитом через) <P>(?:(?:,| и) <P>)*"
    ),
    rx(
        r"\b(?:президент\w*|правительств\w+|министр\w*|министерств\w+|минтранс\w*"
        r"|посол\w*|посольств\w*|власт\w+|глав\w+|авиавласт\w+|граждан\w*|столиц\w+"
        r"|национальн\w+ перевозчик\w*) <K>"
    ),
    rx(r"\b(?:базир\w+ в|офис\w* в|аэропорт\w* базирования) <P>"),
)
_AIRPORT = rx(r"(?:международн\w+ )?аэропорт\w* (<P>)|(<P>)(?=x)")


def _tidy(line: Line, names: Names) -> None:
    for pattern in _MERGES:
        join_same(line, names, pattern)
    for pattern in _ASIDE:
        set_aside(line, pattern)
    line.drop(_AIRPORT, lambda m: m[1] or m[2])


def _pairs(line: Line) -> list[Pair]:
    return find_pairs(line, _PAIRS, _BREAK, r" и ")


_WORDS = Words(
    distract=rx(
        r"\b(?:груз\w+|карго|почтов\w+|чартер\w*|поезд\w*|железнодорожн\w+|автобус\w*"
        r"|паром\w*|теплоход\w*|круиз\w*|код-?ш[еэ]р\w*|кодшеринг\w*|спецрейс\w*"
        r"|вывоз\w*|эвакуац\w*|паломни\w*|хадж\w*|умр[аыу]"
        r"|терминал\w*|задерж\w+|опозда\w+|авари\w*|экстренн\w+|вынужденн\w+"
        r"|товарооборот\w*|экспорт\w*|импорт\w*|виз[аыу]\b|визов\w+|посольств\w*"
        r"|вертол[её]т\w*|багаж\w*|разов\w+|гуманитарн\w+|выставк\w*|фестивал\w*"
        r"|саммит\w*|форум\w*)\b"
    ),
    flights=rx(
        r"\b(?:рейс\w*|авиа\w*|пол[её]т\w*|лета\w+|полет\w+|маршрут\w*|перевозчик\w*"
        r"|аэропорт\w*|частот\w*|лини\w+|направлени\w*|перел[её]т\w*|вылет\w*"
        r"|выполня\w+)\b|<C>|<F>"
    ),
    air=rx(
        r"\b(?:рейс\w*|авиа\w*|пол[её]т\w*|полет\w+|маршрут\w*|частот\w*|перел[её]т\w*"
        r"|воздушн\w+)\b|<F>"
    ),
    resumed=rx(
        r"\b(?:вновь|снова|опять|после (?:[а-яё]+ ){0,3}перерыва|впервые (?:с|за"
        r"|после)|возобнов\w+|спустя)|\b(?:приостановл|прекращ|закры"
        r"|отмен)\w*[^;,]{0,30}(?:<D>|пандеми)"
    ),
    countries=rx(
        r"\b(?:между )?(?:(?:двумя|обеими|нашими) )(?:странами|государствами)\b"
        r"|\bмежду (?:странами|государствами)\b|\b(?:две|обе|двух|обеих) (?:страны"
        r"|стран|государств\w*)\b"
    ),
    airline=rx(r"\b(?:авиакомпани\w+|авиаперевозчик\w*|перевозчик\w*|компани\w+|она|он|её|его)\b"),
    first=re.compile(r"\b(?:нов|перв)"),
    start=re.compile(r"\bновый рейс|\bоткро|\bзапуст|\bвозобнов"),
    report=rx(
        r"\b(?:сообщ\w+|объяв\w+|заяв\w+|рассказ\w+|подтверд\w+|подпис\w+|договор\w+"
        r"|соглас\w+|провел\w*|прош\w+|состоял\w+|встреч\w*|опублик\w+|написал\w*"
        r"|уточн\w+|отмет\w+|переда[её]т|пишет|получил\w*|визит\w*)\b"
    ),
    subject=rx(r"[«\"“]?<C>[»\"”]?(?:(?:,| и|, а также) (?:авиакомпани\w+ )?[«\"“]?<C>[»\"”]?)*"),
    strangers=rx(
        r"\b(?:код-?ш[еэ]р\w*(?: с| рейс\w*)?|совместно с|партн[её]р\w*|конкурент\w*"
        r"|конкурир\w+ с|наряду с|вслед за|помимо|кроме|дочк\w+|«?дочерн\w+ [а-яё]+"
        r"|уже (?:летает|выполняет|летают)|после) (?:авиакомпани\w+ )?[«\"“]?<C>"
        r"|<C>[»\"”]? (?:уже|также) (?:лета|выполня)\w+"
    ),
    step=rx(
        r"\b(?:рейс\w*|частот\w*|пол[её]т\w*|вылет\w*|раз\w*|еженедельн\w+|ежедневн\w+"
        r"|сообщени\w*|авиасообщени\w*)\b|<F>"
    ),
    old=re.compile(
        r"\b(?:запланированн\w+|намеченн\w+|планировал\w*|намечал\w*|назначенн\w+"
        r"|ожидал\w*|обещанн\w+|изначально|первоначально"
        r"|должн\w+ был\w*)(?: [а-яё]+){0,3} ?$"
    ),
    base=rx(r"\bиз (?:[а-яё]+ ){0,2}(<P>)"),
    toward=re.compile(r"(?:[–,-]|\bи|\bа) (?:в|во|до) (?:[а-яё]+ ){0,2}$"),
    joins=re.compile(r"(?:\b(?:и|с|в|до)|–|-) (?:[а-яё]+ ){0,2}$"),
    both=rx(r"\b(?:оба|обе|все|всё)(?: рейса| рейсы)? (<D>)"),
)
RUSSIAN = Language("ru", CUES, _WORDS, mark_dates, mark_weekly, _tidy, _pairs, segments, tense)
