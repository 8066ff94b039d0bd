"""What the words around a cue make of it in Russian: to come, done, past, denied, possible."""

from __future__ import annotations

import re

from routes.announcements.language import Segment, Tense
from routes.announcements.line import Line, rx
from routes.announcements.russian_clauses import VERB, has_day

_NOT = re.compile(
    r"\b(?:не (?!только|позднее|менее|более|реже|раньше|ранее)(?:[а-я]+ ){0,2}$|не (?:планиру"
    r"|намерен|собира|буд|стан|смож|смог|ста|получ|разреш|да|ожида|предполага|рассчит|вид"
    r"|счита)\w* "
    r"|нет (?:[а-я]+ )?планов|планов нет|речи не идет"
    r"|опроверг\w*|отрица\w+|отверг\w*|исключил\w*|исключа\w+|отказ\w+|не подтверд\w+"
    r"|слух\w*|недостоверн\w+|вместо того)"
)
_DENIES = re.compile(
    r"(?:отказ|передум|не |больше не |перестан|планы?\b|запуск\b|открыти|старт\b|начал)"
)
_UNSURE = re.compile(
    r"\b(?:(?!можно будет)мо(?:жет|гут|жем|гу|г|гла|гли|жно)|возможн\w+|рассматрива\w+"
    r"|рассмотр\w+|обсужд\w+"
    r"|обсуд\w+|изуча\w+|изуч[иа]\w+|наде(?:ет|ют|ем|юсь|ял)\w*|надежд\w+|рассчитыва\w+"
    r"|хо(?:чет|тят|тим|тел|чу|тела|тели)|желани\w+|жела(?:ет|ют)"
    r"|(?<!итогам )(?<!ходе )(?<!результатам )переговор\w+|предлага\w+"
    r"|предложил\w*|предложени\w+|прос(?:ит|ят|ила?|или)|попросил\w*|прораб\w+|прорабатыва\w+"
    r"|интерес(?:на|но|ен|ны|уе\w+|ова\w+)?|заинтересован\w*|исключен\w*|исключа\w+"
    r"|(?:мало)?вероятн\w+"
    r"|призва\w+|призыва\w+|потенциал\w*|вопрос\w*|иде[яюией]+|перспектив\w*|мечта\w+|дума(?:ет"
    r"|ют|ем)"
    r"|оценива\w+|анализ\w+|заявк\w+|запрос\w*|ходатайств\w+|лоббир\w+|договаривается"
    r"|вед(?:ет|ут|ем) (?:работ|перег|диалог)\w*|работа(?:ет|ют|ем) над|добива\w+|стрем\w+"
    r"|готов(?:а|ы|о|ность\w*|ности)?\b|целесообразн\w+|инициатив\w+|консультац\w+|поруч\w+"
    r"|имеет право"
    r"|допуст(?:ил|ила|или)|приветствова\w+|был[аио]? бы|хотелось|необходимост\w+|важност\w+"
    r"|стоит ли|сколько"
    r"|отложил\w* решение|не принят\w*|ищет|ищут|пыта\w+|грозит|грозят|пригроз\w+|угрож\w+"
    r"|(?:намерева|планирова|собира|рассчитыва|намечав|обещав|ожидав)(?:л|вш)\w*|преждевременн\w+"
    r"|говорить о|скорее всего"
    r"|видимо|похоже|наверн\w+|предположил\w*)\b"
)
_UNSURE_AFTER = re.compile(
    r"\b(?:обсужда\w+|рассматрива\w+|изуча\w+|прорабатыва\w+|под вопросом|неизвестно|неясно|не ясно"
    r"|рано\b|не приходится|примут\b|примет решение|будет принят\w*"
    r"|не (?:планиру\w+|намерен\w*|собира\w+|ожида\w+|буд\w+|предвид\w+|состо\w+|предусмотр\w+"
    r"|рассматрива\w+"
    r"|принят\w*|ид[еу]т)"
    r"|(?:^[^,]*|, (?:но |однако |а )?)пока не(?! (?:назв|назыв|объявл|сообщ|определ|раскры|уточ))"
    r"|(?<!по )возможн[оаы]?\b"
    r"|маловероят\w+|был[аои]? бы\b|не исключен\w*"
    r"|мог(?:ут|ла|ли|ло)? (?:бы )?(?:появ|откр|нача|быть|стать|возоб)\w*|может (?:появ|откр"
    r"|нача|быть|стать|возоб)\w*)"
)
_ANOTHER = re.compile(r", (?:а |но )?(?:решени|вопрос|судьб|переговор)[а-я]+ (?:об?|по|с|про)\b")
"""Where a sentence goes on to what is not decided yet."""
_IF = re.compile(r"(?:но |только )*(?:если|в случае)\b|при (?:условии|наличии)\b")
_NOUN_BACK = re.compile(
    r"\b(?:после|из-за|до|во время|на время|с момента|со времени|со дня|несмотря на"
    r"|в связи с|в период|на фоне|вследствие|вместо (?!него |нее |них )|без|ввиду|благодаря"
    r"|годовщин\w+|лет с"
    r"|против|причин\w+|срок(?:и|ах|ов|е)|отмен\w+ запрета на|помимо|кроме) (?:[а-я]+ ){0,2}$"
)
_NOUNS = r"[а-я]+(?:ени|ани|ити|ыти)[еяюй]"
_PAST = re.compile(r"(?:л|ла|ло|ли|лся|лась|лось|лись)$")
_DENIED_AFTER = rx(
    r"[;,.:]? ?(?:но|однако|а)? ?(?:(?:в|сама?) )?(?:авиакомпани\w+|перевозчик\w*|компани\w+|там"
    r"|<C>|он[аи]?)[^;]{0,20} эт\w+[^;]{0,40} ?(?:отрица|опроверг|отверг|не подтвер)\w+"
)
_FLIES = re.compile(r"\b(?:(?:лета|обслужива)[ею]т|(?:выполня|осуществля)[ею]т(?:ся)?|совершает)\b")
"""With figures alone: 'since May it flies daily instead of twice a week' is no plan."""
_INFINITIVE = re.compile(r"(?:ть|ти)(?:ся)?$")
_VERBAL = re.compile(rf"(?!начал|старт|{_NOUNS}){VERB}")
"""A verb: in 'returns after a break', 'after' is not said of it."""
_FINITE = re.compile(rf"{VERB}|\b(?:намерен|готов|долж)")
_PASSIVE = re.compile(r"(?:ен|ена|ено|ены|ыт|ыта|ыто|ыты|нят|нята|нято|няты)$")
_PARTICIPLE = re.compile(
    r"(?:нн(?:ый|ая|ое|ые|ого|ой|ых|ую|ыми?|ому|ом)|вш\w{2,4}|вшийся"
    r"|(?<=[ыяа])т(?:ый|ая|ое|ые|ого|ой|ых|ую))$"
)
_ADJECTIVES = ("разреш", "пят", "дополн", "нов", "ежедн", "регуляр")
_AGO = rx(
    r"\b(?:ранее|тогда|пандеми\w+|коронавирус\w*|в прошлом|прошлого|прошлой|назад|когда-то"
    r"|прежде|в свое время|летал\w*|напомн\w+|за последн\w+|впервые была?)\b"
)
_SALES = re.compile(r"\b(?:продаж\w*|бронировани\w*|билет\w*|регистраци\w*)(?: [а-я]+){0,3} $")
_SALES_AFTER = re.compile(r"^(?: [а-я]+)? (?:продаж\w*|бронировани\w*)")
_OTHER = (
    r"(?:цен[аыу]?|стоимост\w+|тариф\w*|пассажиропоток\w*|грузопоток\w*|турпоток\w*|спрос\w*"
    r"|выручк\w+|прибыл[ьи]"
    r"|убытк\w+|перевозк\w+|заполняемост\w+|загрузк\w+|сбор\w*|плат[ауы]|расход\w*|затрат\w*"
    r"|штат\w*"
    r"|флот\w*|парк\w*|товарооборот\w*|торговл\w+|(?:число|количество|поток\w*) (?:пассажир"
    r"|турист)\w+)"
)
_WHEN = re.compile(r"\b(?:дат[аыу]|срок[аи]?) (?:[а-я]+ ){0,2}$")
_BEGINS = re.compile(r"(?:начн|начин|старту|состоит|наступ|вступ)")
_CHANGE = re.compile(
    r"\b(?:приостановк|прекращени|отмен[аы]|сокращени|увеличени|закрыти|остановк|завершени|снижени"
    r"|уменьшени|перерыв|пауз)[а-я]*[^:]{0,120}$"
)
_MONEY = re.compile(rf"\b{_OTHER}\b(?! (?:прав|между))[^;,]{{0,60}}$")
_MONEY_AFTER = re.compile(rf"^ (?:[а-я]+ )?{_OTHER}\b")
_WILL_BE = re.compile(r"\b(?:буд(?:ет|ут)|быть)(?: [а-я]+)? $")
_WAS = re.compile(r"\bбыл[аои]?(?: [а-я]+)? $")


def tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What the words around a cue, and its own ending, make of it."""
    before, after = line.text[segment.scope : cue.start()], line.text[cue.end() : segment.end]
    word = cue[0].split(" ")[0]
    if segment.background:
        return Tense.NONE
    if _NOUN_BACK.search(before[-50:]) and not _VERBAL.fullmatch(word):
        return Tense.MUTE
    if _is_taken_back(line, segment, cue):
        return Tense.NONE
    if _WHEN.search(before[-40:]) and not rx("<D>").search(after):
        return Tense.MUTE
    if _BEGINS.match(word) and _CHANGE.search(line.text[: cue.start()].split(";")[-1]):
        return Tense.MUTE  # 'the suspension begins on 5 May' has but one kind
    if _MONEY.search(before[-70:]) or _MONEY_AFTER.match(after):
        return Tense.MUTE
    if _SALES.search(before[-60:]) or _SALES_AFTER.search(after):
        return Tense.MUTE
    told = _FLIES.fullmatch(word) and rx("<F>").search(after)
    if told or (len(word) == 1 and _FLIES.search(before)):
        return Tense.PAST
    if word in ("временно", "больше", "уже", "не") and _FLIES.search(cue[0]):
        return Tense.PAST
    if word.startswith(("остается", "остаются")):
        return Tense.NONE
    if word.startswith(("объяв", "анонсировал")):
        return Tense.COMING
    if _PARTICIPLE.search(word) and not word.startswith(_ADJECTIVES) and "неб" not in cue[0]:
        if re.search(r"\bоста[а-я]+ (?:[а-я]+ )?$", before):
            return Tense.NONE
        near = line.text[max(segment.start, cue.start() - 25) : cue.end() + 12]
        return Tense.PAST if has_day(line, near) else Tense.NONE
    if _PASSIVE.search(word):
        if _WILL_BE.search(before):
            return Tense.COMING
        return Tense.PAST if _WAS.search(before) else Tense.DONE
    if _PAST.search(word):
        return Tense.PAST if _AGO.search(line.text, segment.start, segment.end) else Tense.DONE
    return Tense.COMING


def _is_taken_back(line: Line, segment: Segment, cue: re.Match[str]) -> bool:
    """Denied, only possible, or under a condition."""
    before = line.text[segment.scope : cue.start()]
    after = line.text[cue.end() : segment.end]
    if _UNSURE.search(before[-160:]):
        return True
    if not _DENIES.match(cue[0]) and _NOT.search(before[-80:]):
        return True
    if _DENIED_AFTER.match(line.text, segment.end):
        return True
    if _INFINITIVE.search(cue[0].split(" ")[0]) and not _FINITE.search(line.text[: cue.start()]):
        after = re.split("; |: ", line.text[cue.end() :])[0]
    after = _ANOTHER.split(after)[0]
    return bool(_UNSURE_AFTER.search(after[:140]) or _is_conditional(line, segment))


def _is_conditional(line: Line, segment: Segment) -> bool:
    """'If approved', before or behind; 'subject to approval' with a date is a plan all the same."""
    at = max(line.text.rfind(c, 0, segment.start) for c in (";", ": "))
    lead = line.text[at + 1 :].lstrip(" :")
    found = _IF.match(lead) or _IF.match(line.text[segment.end :].lstrip(" ,"))
    inside = re.search(r"\bпри (?:условии|наличии)\b", line.text[segment.start : segment.end])
    if not found and not inside:
        return False
    return bool(found and "при" not in found[0]) or not rx("<D>").search(line.text)
