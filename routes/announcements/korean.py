"""The Korean rules. The verb comes last, so what takes a claim back stands behind its cue."""

from __future__ import annotations

import re

from routes.announcements.korean_dates import SAID, mark_dates, mark_weekly
from routes.announcements.language import Cue, Language, Pair, Segment, Tense, Weight, Words
from routes.announcements.line import Line, rx
from routes.announcements.names import Names
from routes.announcements.pairing import find_pairs, join_same, set_aside
from routes.model import Kind

_FIRST, _WEAK = Weight.FIRST, Weight.WEAK


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"ko.{rule}", kind, rx(pattern), weight)


CUES: tuple[Cue, ...] = (
    _cue("postpone", Kind.POSTPONE, r"연기|미루|미뤄|미룬|미뤘|늦추|늦춘|늦춰|늦췄|순연", _FIRST),
    _cue(
        "withdraw",
        Kind.WITHDRAW,
        r"(?:취항|개설|신설|운항|노선|증편)[가-힣 ]{0,12}(?:계획|방침"
        r"|추진)[을를이은 ]{0,2} ?(?:철회|취소|백지화|접|포기"
        r"|무산)|취항[을를]? ?(?:포기|철회|취소|백지화)|취항하지 않기로|개설하지 않기로|취항이 무산"
        r"|계획[을를이은 ]{0,2} ?(?:철회|백지화|포기|접었|접는|접기로)",
        _FIRST,
    ),
    _cue(
        "retime",
        Kind.RETIME,
        r"(?:출발|도착|이륙|운항)[가-힣 ]{0,8}(?:시간|시각)[^;]{0,60}(?:변경|조정|바꾸"
        r"|바꾼|바뀐|앞당|늦|옮)"
        r"|<T>[^;]{0,20}(?:에서|대신)[^;]{0,12}<T>|시간대?[를을]? (?:변경|조정)",
        _FIRST,
    ),
    _cue(
        "rights",
        Kind.RIGHTS,
        r"운수권|항공회담|운항 ?횟수 ?(?:상한|제한)|공급력|운항 ?허가|5자유|허용"
        r"|항공 ?자유화|운항권|여객 ?운항 ?횟수[를을] 합의"
        r"|운항할 수 있(?:게|도록)",
    ),
    _cue(
        "resume",
        Kind.RESUME,
        r"재개|복항|재운항|재취항|복원|부활|다시 (?:<F>[가-힣]* ?)?(?:운항|취항|띄|열"
        r"|연다|여는|시작|날|잇|오간|오가)"
        r"|운항을 다시",
    ),
    _cue(
        "suspend",
        Kind.SUSPEND,
        r"중단|운휴|단항|폐지|철수|멈추|멈춘|멈춰|중지|운항을 (?:종료|끝)|노선을 (?:접"
        r"|닫|없애)|비운항",
    ),
    _cue("decrease", Kind.DECREASE, r"감편|줄이|줄인|줄여|줄어|줄었|줄였|축소|감축|감회"),
    _cue(
        "increase",
        Kind.INCREASE,
        r"증편|늘리|늘린|늘려|늘어|늘었|늘렸|늘릴|확대|증회|증대|추가 ?(?:운항|투입|편성)|두 배",
    ),
    _cue(
        "equipment",
        Kind.EQUIPMENT,
        r"(?:기종|기재|항공기|<E>)[^;]{0,50}(?:교체|바꾸|바꾼|변경|대체|전환)"
        r"|<E>[^;]{0,10}(?:대신|투입|도입)",
    ),
    _cue(
        "new",
        Kind.NEW_ROUTE,
        r"신규 ?취항|취항|신설|개설|첫 ?(?:운항|비행|취항)|띄운|띄울|띄우"
        r"|운항을? ?(?:시작|개시)|새로 (?:운항|열|연|여|띄)"
        r"|하늘길[을이]? ?(?:열|연|여)|직항[가-힣]*[을를이가]? ?(?:열|연|여|생|개)"
        r"|노선을 (?:연|열|여|개설|선보|시작)"
        r"|(?:신규|새) (?:<F> ?)?노선|정기편[을를]? (?:띄|운항)|오픈|론칭",
    ),
    _cue(
        "fly",
        Kind.NEW_ROUTE,
        r"운항한다|운항할|운항하기로|운항하며|운항하는|운항될|운항된다|운항합니다|비행기를 띄"
        r"|첫 ?편|운영할|운영한다",
        _WEAK,
    ),
    _cue("fly.now", Kind.NEW_ROUTE, r"운항하고 있|운항 중", _WEAK),
    _cue("figures", Kind.INCREASE, r"<F>", _WEAK),
)

_SPLIT = re.compile(
    r"(?P<hard>; |: |\. )|(?:하고|되고|리고|이고|했고|됐고|하며|되며|이며|으며"
    r"|리며|지만|으나|면서|하는 한편|한 뒤"
    r"|하기로 했고|는 반면|데 이어|인 데 비해|되는데|하는데)(?:,| (?!있))"
)


def _segments(line: Line) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for match in [*_SPLIT.finditer(line.text), None]:
        end = match.end() if match else len(line.text)
        if end - at >= 3 or match is None:
            found.append(Segment(at, end, at, False))
            at = end
    return found


_NOT_AFTER = re.compile(
    r"^.{0,22}?(?:지 않|지 못|계획[이은도]? ?없|예정[이은]? ?없|않기로|않을|않는"
    r"|아니|부인|일축|사실무근|없다고|무산|안 ?하기로)"
)
_DENIED = re.compile(r"부인했|사실이 아니|사실무근|일축")
_UNSURE_AFTER = re.compile(
    r"^.{0,30}?(?:검토|논의|협의|희망|바란|바라|가능성|수 있(?!게|도록)|수도 있"
    r"|요청|건의|제안|촉구|관심|저울질|타진|고려"
    r"|모색|기대|원한|원하|싶|의향|여부|추진 여부|타당성|미정인 상태|요구)"
)
_IF = re.compile(
    r"(?:승인|허가|인가|합의)[가-힣]{0,3} ?(?:되면|나면|받으면|이뤄지면|경우)|[가-힣]면,? |다면"
)
_BACK_AFTER = re.compile(
    r"^(?:[을를이가은는] ?)?(?:됐던|했던|되었던|하였던|하던|해 ?온|해오던|돼 ?온"
    r"|된 (?!다)|된(?![다며])|한 (?:이후"
    r"|뒤|후|지|바|이래|상태|노선|항공|전력)|한 지|이후|후|전까지|당시|기념|중이던"
    r"|중인|상태|[은는]? ?끝에)"
)
_PAST_AFTER = re.compile(r"^[가-힣]{0,3}? ?(?:했|됐|하였|되었|시켰|렸|뤘|웠|었|였|왔|갔)")
_PLANNED = re.compile(r"(?:기로 (?:했|합의|결정|정)|계획|예정|방침)")


def _tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What follows the cue in its segment, and the end of the sentence, make of it."""
    after = line.text[cue.end() : segment.end]
    before = line.text[segment.start : cue.start()]
    dropped = re.search(r"철회|백지화|포기|않기로|취소|무산", cue[0])
    if not dropped and (_NOT_AFTER.search(after) or _DENIED.search(line.text, cue.end())):
        return Tense.NONE
    if _UNSURE_AFTER.search(after) or _IF.search(before):
        return Tense.NONE
    if _BACK_AFTER.search(after) or re.search(r"^.{0,25}연장", after):
        return Tense.NONE
    if _PAST_AFTER.search(after) and not _PLANNED.search(after[:14]):
        return Tense.DONE
    if re.search(r"(?:고 있| 중)$", cue[0]) or re.search(r"(?:뤘|췄|렸|었|였)$", cue[0]):
        return Tense.DONE
    return Tense.COMING


_GAP = r"(?P<gap><^X>{0,40}?)"
_DOT = r"(?: ?[·,/] ?| 및 |와 |과 )"
_PAIRS = (
    ("list", rx(r"(?P<a><X>) ?(?:-|–|→) ?(?P<b><X>(?:(?: ?[·/] ?| 및 )<X>)+)")),
    ("list", rx(r"(?P<a><X>(?: ?[·/] ?<X>)+) ?(?:-|–|→) ?(?P<b><X>)")),
    ("dash", rx(r"<X> ?(?:-|–|→) ?<X>(?: ?(?:-|–|→) ?<X>)*")),
    (
        "list",
        rx(
            rf"(?P<a><X>)(?:과|와) (?P<b><X>(?:{_DOT}<X>)*)(?:[을를]? ?(?:잇|연결|오가)"
            rf"|[ ]?(?:간|사이"
            rf"|노선|하늘길|왕복|직항))"
        ),
    ),
    (
        "list",
        rx(
            rf"(?P<a><X>(?:{_DOT}<X>)*)에서 (?:출발하는 "
            rf"|출발해 )?{_GAP}(?P<b><X>(?:{_DOT}<X>)*)(?:으"
            rf"로|로|까지|행|을|를|에)"
        ),
    ),
    ("list", rx(rf"(?P<a><X>(?:{_DOT}<X>)*) ?(?:발|출발) {_GAP}(?P<b><X>(?:{_DOT}<X>)*)")),
    ("list", rx(rf"(?P<b><X>(?:{_DOT}<X>)*) ?(?:행|노선)[^;]{{0,20}}(?P<a><X>)에서")),
    ("list", rx(r"(?P<a><X>) (?P<b><X>)(?= ?(?:노선|직항|구간|정기편))")),
    ("list", rx(r"(?P<a><K>)(?:과|와) (?P<b><K>)")),
)
_MERGES = (
    rx(r"(<P>) ?[(/] ?(?P<second><P>)\)?"),
    rx(r"(<P>) (?P<second><P>)(?= |국제|공항)"),
    rx(r"(<P>) ?\((<K>)\)"),
    rx(r"(<K>)(?:의)? (?:수도 |제2의 도시 |남부 |북부 |최대 도시 |경제 수도 )?(?P<second><P>)"),
)
_ASIDE = (
    rx(r"<P>(?:을|를)? ?(?:경유|거쳐|경유해)"),
    rx(r"<K>(?:의)? (?:정부|국적|대통령|총리|외교부|국적사|항공당국|국민|대사)"),
)
_AIRPORT = rx(r"(<P>) ?(?:국제)?공항")


def _tidy(line: Line, names: Names) -> None:
    for pattern in _MERGES:
        join_same(line, names, pattern)
    for pattern in _ASIDE:
        set_aside(line, pattern)
    line.drop(_AIRPORT, lambda m: m[1])


def _pairs(line: Line) -> list[Pair]:
    return find_pairs(line, _PAIRS, re.compile(r"(?:하고|하며|지만),? "))


_WORDS = Words(
    distract=rx(
        r"화물|전세기|전세편|부정기|코드쉐어|코드셰어|공동운항|열차|철도|고속철|버스"
        r"|페리|여객선|크루즈|터미널|체크인|지연|결항|회항|사고"
        r"|성지순례|특별기|국빈|교역|수출|수입|축제|헬기|구호|일회성|편도 특가|특가|프로모션|할인"
    ),
    flights=rx(r"운항|노선|항공|취항|편|직항|하늘길|<C>|<F>"),
    air=rx(r"운항|노선|항공|취항|직항|하늘길|운수권|<F>"),
    resumed=rx(
        r"다시|재개|만에 ?(?:다시|재)|[0-9]년 ?(?:여)? ?만에|중단됐던|중단했던|중단된"
        r"|멈췄던|끊겼던|복항"
    ),
    countries=rx(r"양국|두 나라|양측"),
    airline=rx(r"이 항공사|항공사는|회사는|동사|같은 항공사|해당 항공사"),
    first=re.compile("신규|첫|새"),
    start=re.compile("신규|취항|재개"),
    report=rx(rf"{SAID}|회담|방문|합의"),
    subject=rx(r"<C>(?:(?:과|와|, ?|·| 및 )<C>)*"),
    strangers=rx(
        r"<C>(?:과|와)의? ?(?:공동|코드|경쟁|제휴)|<C>(?:이|가|은|는)? ?(?:이미"
        r"|단독으로|독점)|<C>에 이어|<C> 자회사"
    ),
    step=rx(r"편|운항|노선|<F>|횟수"),
    old=re.compile(r"(?:당초|애초|원래|기존)[가-힣 ]{0,8}$"),
    toward=re.compile(r"(?!)"),
    joins=re.compile(r"^(?:과|와|·| 및 |, ?)$"),
    both=rx(r"모두 (<D>)"),
    base=rx(r"(<P>)(?:발|에서|을 출발|를 출발)"),
)
KOREAN = Language("ko", CUES, _WORDS, mark_dates, mark_weekly, _tidy, _pairs, _segments, _tense)
