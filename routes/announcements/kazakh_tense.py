"""What the ending of a Kazakh verb, and what stands behind it, make of a change."""

from __future__ import annotations

import re

from routes.announcements.kazakh_cues import OTHER
from routes.announcements.kazakh_roles import SAID
from routes.announcements.language import Segment, Tense
from routes.announcements.line import Line, rx

_NOT = re.compile(r"(?:[мпб]а(?:й|ғ|с|д|у|ст)|[мпб]е(?:й|г|с|д|у))")
_INTENDS = re.compile(r"(?:[мпб]а[қ]|[мпб]е[к])(?:ш[ыі])?$|(?:[ғқ]алы|[гк]елі)$")
_WANTS = re.compile(r"(?:[ғгқк][ыі](?:с|м)[ыі])|с[ыі]н$|с[ае]$|[ае]р$|й[ыі]қ$")
_WILL = re.compile(r"(?:[аейя]т[ыі]н)\w*$|[аейя](?:д[ыі]|м[ыі]з|м[ыі]н|д[ыі]?)$|[аейя]$")
_DID = re.compile(r"[дт][ыі][қкм]?$|[дт][ыі]қ$|[дт]ік$")
_DONE = re.compile(r"[ғқ]ан$|[гк]ен$")
_DONE_THAT = re.compile(r"[ғқ]аны\w*$|[гк]ені\w*$")
_AND = re.compile(r"[ыіаеөүйу]?п$")
_NOUN = re.compile(
    r"(?:у|ю|ғы|лу)(?:ы|ды|ға|ге|дан|да|де|ды|ды|мен|ын|ына|ының|ынан|ның|і|ді|ін|іне|інің|інен"
    r"|лар\w*|лер\w*)?$"
)
_PLAN = re.compile(
    r"жоспар|ниет|көзде|келіс|уағда|шеш|дайын|бекіт|мақұлда|күтіл|белгіле|тиіс|қарастырылған|межеле"
    r"|кіріс|болады|бастай|міндетте|дайындал|анонс|сәтті|қолға ал|ұйғар|мәжбүр|өтеді"
)
_TELLS = re.compile(
    r"\w*,? ?(?:туралы |жөнінде |жайлы |жайында )?(?:\w+ )?(?:хабар|мәлім|жарияла|айтты|растады)"
)
_UNSURE = re.compile(
    r"\bмүмкін(?!дік)|мүмкіндігін|ықтимал|қарастыр(?!ылған)|талқыла|келіссөз|зертте|зерделе"
    r"|пысықта|үміт|ойласт|ойлан|ойлай|сенем[іе]"
    r"|\bсұра(?!ныс)|өтін|ұсыныс|ұсынды|шақыр|қызығу|мүдделі|сараптама|талдау|болжа|арман"
    r"|қалай(?:ды|мыз)|мәселе"
    r"|әлеует|перспектив|алар еді|келер еді|болар|жұмыс(?:тар)? (?:жүргіз|жаса|істе)|жұмыс істе"
    r"|\bегер\b|\bшығар\b"
    r"|тілек|\bжағдайда\b|-\w+[мпб][ае]у|екенін бағала|ойда бар|қысқа тізім|ашу қажет"
    r"|керек(?! емес| еді| болатын)|жөн\b"
    r"|тапсырды|тапсырма"
    r"|қолдау көрсет|өтініш"
)
_NO = re.compile(
    r"\bжоқ\b|\bемес\b|жоққа шығар|теріске шығар|шындыққа|жалған|негізсіз|растал?ма|алмай(?:ды"
    r"|тын"
    r"|мыз)|бас тарт|қауесет"
    r"|болмай(?:ды|тын)"
    r"|(?:жоспарла|көзде|ниеттен|ойла|қабылда|берме|бер|бекіт|белгіле|шеш)\w{0,4}?[мпб][ае](?:й"
    r"|ғ|г|д|с)"
)
_OTHER = re.compile(
    r"(?:ұсына|сата|сатыла|қабылдай|көрсете|қолдана|жүргізе|салына|билет|сату|сатылым|брондау"
    r"|кеңсе|офис|елшілік|консулдық|өкілдік|терминал|хаб\b|зауыт"
    r"|орталық|орталығ"
    r"|көрме|құрылыс|келіссөз|жөндеу|\bбаза|мүмкіндік|\bжол ?$|құжат|әуежай(?:ы|ын|дың)? ?$|мектеп"
    r"|паркі|ұшу-қону|жолағ"
    r"|жолақ|қойма|жұмысын|дүкен|курс|факультет|шоу)\w*(?: (?!рейс|бағыт|<)\w+){0,2} ?$"
)
_FLIES = re.compile(r"ұш|орында|қатына|тасымалда|байланыстыр|жалға|жүзеге")
_SERVICE = rx("<C>|<F>|рейс|әуе|авиа|компания|тасымалдаушы|ұшақтар|бағыт|маршрут")
_OBJECT = re.compile(
    r"(?<!\w)(?!рейс|ұшу|ұшып|қатына|тасымал|бағыт|сапар|маршрут|орында|жол|желі|авиа|әуе|байланыст"
    r"|тұрақты|біреу|екеу|екінші)\w+(?:[ыі]н|[нд][ыі]|т[ыі]) $"
)
"""What is begun or opened that is no flight: 'begins the sale'."""
_STOPPED = re.compile(r"(?:тоқта|үзіл|жабыл)\w*[ғқ]ан|үзіліс")
_MASS = re.compile(
    r"(?:жолаушы|тауар|сауда|баға|құн|табыс|пайда|турис|сұраныс|ағын|көлем|тариф|инвестиция|паркі?"
    r"|ұшақтар|ұшақ сан|орындық|экипаж|қызметкер)\w*(?:(?!рейс|жиілі)[^;,<>]){0,45}$"
)
_ENDS = rx(OTHER)
_AGO = re.compile(
    r"\bбұрын\b|пандеми|коронавирус|карантин|былтыр|өткен (?:жыл|ғасыр)|кезінде|сол кезде|жыл бұрын"
)
_LATER = rx(r"^\w*,? (?:болатын|еді)\b")
_TAKES_OFF = rx(r"ұша(?:қ|ғы)\w*(?: <D>| <F>)?(?: \w+)? $")
_SINCE_THEN = re.compile(r"\w*[ғқ]ан, (?:бірақ|енді|алайда|дегенмен)\b")
_LONG_SINCE = re.compile(rf"(?! {SAID})(?: \w+)?[ғқгк][ае]н (?:еді|болатын)\b")
_NOW = re.compile(
    r"\b(?:қазір\w*|бүгінде|бүгінгі (?:таңда|күні)|осы уақытта|әзірге|бүгінге дейін)\b"
)
_IF = re.compile(r"[лтнршзй]с[ае],? (?!да\b|де\b)|жағдайда|\bегер\b")
CONTRAST = rx(r"<D>[^;]{0,150}?[лтнршзй]с[ае],[^;]{0,150}?<D>")
"""'While one starts on 2 May, the other …', which has the ending of 'if'."""
_TOPIC = re.compile(r"болса,? ")
_PAST_END = re.compile(
    r"(?:(?<![аейя])(?:д[ыі]|т[ыі])[қк]?|(?:баста|орында|қатына|тасымалда|жоспарла|жарияла|хабарла"
    r"|мәлімде)д[ыі]|[ғқ]ан|[гк]ен)\W*$"
)


def tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What the ending of a cue and the words around it make of it."""
    before = line.text[segment.start : cue.start()]
    rest = line.text[cue.end() : segment.end]
    after = line.text[segment.end : segment.end + 30]
    form = cue.groupdict().get("f")
    if form is None and cue.re is _ENDS:
        return Tense.NONE
    contrast = CONTRAST.search(line.text)
    if contrast and form:
        form = re.sub(r"с[ае]$", "ды", form)
    if segment.background or (
        not contrast and _is_if(line.text[max(0, segment.start - 60) : cue.start()])
    ):
        return Tense.NONE
    if _UNSURE.search(rest) or _NO.search(rest) or re.search(r"\bегер\b", before):
        return Tense.NONE
    if _OTHER.search(before[-60:]):
        return Tense.MUTE
    if form is None:
        if cue[0].startswith(("рұқсат", "құқы")) and _NO.search(cue[0]):
            return Tense.NONE
        return _of_noun(line, segment, rest)
    if cue[0].startswith(("көб", "арт", "аза", "ұлғ", "өс", "төм", "кем")) and _MASS.search(before):
        return Tense.MUTE
    if form.endswith(("тын", "тін")) and _FLIES.match(cue[0]) and not rest.startswith(" бол"):
        return Tense.MUTE  # 'the flights that it operates'
    if cue[0].startswith(("ұш", "аттан")) and not _SERVICE.search(line.text):
        return Tense.MUTE  # a person flies
    if cue[0].startswith(("баста", "аш", "іске")) and _OBJECT.search(before[-40:]):
        return Tense.MUTE
    if cue[0].startswith("көтер") and _TAKES_OFF.search(before):
        return Tense.MUTE
    if form == "йды" and cue[0].endswith("қойды"):
        return Tense.DONE
    if cue[0].startswith("жалғас") and not _STOPPED.search(line.text):
        return Tense.MUTE
    if cue[0].startswith(("тоқта", "доғар", "үзіл")) and _SINCE_THEN.match(form + rest + after):
        return Tense.PAST  # 'has been suspended, but will resume'
    found = _of_form(form, rest)
    if found is None:
        found = _of_noun(line, segment, line.text[cue.end() :])
    if found in (Tense.DONE, Tense.COMING) and _LONG_SINCE.match(rest):
        return Tense.PAST  # 'had been closed'
    if found is Tense.DONE and _AGO.search(line.text, segment.start, segment.end):
        return Tense.PAST
    if found is Tense.COMING and _NOW.search(before) and re.search(r"[ай]д[ыі]$", form):
        return Tense.MUTE
    return found


def _is_if(text: str) -> bool:
    return bool(_IF.search(_TOPIC.sub(" ", text)))


def _of_noun(line: Line, segment: Segment, rest: str) -> Tense:
    """A cue without a verb ending has the tense of the verb behind it, at the segment's end."""
    said = re.sub(rf"\W*(?:деп|деді|дейді|делінген)?\W*{SAID}\w*\W*$", "", rest)
    said = said or rest
    if _PLAN.search(said) or not _PAST_END.search(said):
        return Tense.COMING
    past = _AGO.search(line.text, segment.start, segment.end)
    return Tense.PAST if past else Tense.DONE


def _of_form(form: str, rest: str) -> Tense | None:
    """By the ending; None for a verb that only goes on to the next one ('-ып')."""
    if _NOT.search(form) and not _INTENDS.search(form):
        return Tense.NONE
    if _LATER.search(rest):
        return Tense.NONE if not _DONE.search(form) else Tense.PAST
    if _INTENDS.search(form):
        return Tense.COMING
    if _DONE.search(form):
        return _participle(rest)
    if _DONE_THAT.search(form):
        later = (
            not re.search(r"[ае]н[ыі]н?$", form)
            or re.match(r"(?:нан|нен)\w*", form[-3:])
            or re.match(r" (?:кейін|бері|соң)", rest)
        )
        return Tense.NONE if later else Tense.DONE
    if _WANTS.search(form):
        return Tense.NONE
    if _NOUN.search(form):
        return _verbal_noun(form, rest)
    if _WILL.search(form):
        return Tense.NONE if rest.startswith((" ала", " алм")) else Tense.COMING
    if _DID.search(form):
        return Tense.DONE
    if _AND.search(form):
        return _converb(rest)
    return Tense.NONE if re.search(r"[ғқ]ан|[гк]ен", form) else None


def _participle(rest: str) -> Tense:
    """'-ған' closes its part, or belongs to the noun behind it."""
    if rest.startswith((" жоқ", " емес")):
        return Tense.NONE
    if not rest.strip(' .,;:»”"–-') or rest.startswith((" болатын", " екен", " деп", ",")):
        return Tense.DONE
    return Tense.NONE


def _verbal_noun(form: str, rest: str) -> Tense:
    if re.search(r"(?:у|ю)д[ае]$", form) and not _PLAN.search(rest):
        return Tense.COMING
    planned = _PLAN.search(rest[:90]) or _TELLS.match(rest)
    return Tense.COMING if planned else Tense.MUTE


def _converb(rest: str) -> Tense | None:
    if re.match(r" (?:жатыр|отыр|жатқан|отырған)", rest):
        return Tense.COMING
    if re.match(r" (?:тұр|қой|кет|кел(?:ді|ген)|тастад|шықты|үлгер|бол(?:ды|ған))", rest):
        return Tense.DONE
    return None
