"""Routes in Korean: which places of a sentence are the two ends of one."""

from __future__ import annotations

import re

from routes.announcements.korean_verbs import each
from routes.announcements.language import Pair
from routes.announcements.line import Line, Mark, rx
from routes.announcements.names import Names
from routes.announcements.pairing import find_pairs, join_same, set_aside

_GAP = r"(?P<gap><^X>{0,40}?)"
_DOT = r"(?:행|편|노선)?(?: ?[·,/] ?| 및 |와 |과 )(?:<C>의? ?)?"
_EACH = r"(?:행|노선)[은는이] ?<D>,? ?"
_THEN = (
    r"(?:으로|로|행|까지|에)(?:,|는|와|과|이고|고)? ?(?:<F> ?)?<D>(?:은|는|부터는)? ?(?:<K>의? )?"
)
_DASH = r" ?(?:-|–|→) ?"
_FLIGHT = r"(?:노선|직항|구간|정기편|정기노선|항공편|하늘길|여객편|국제선)"
_LINK = rf"(?:{each('잇 연결하 연결되 오가 오고가 왕복하 이어주')}|연결|왕복)"
_HOW = (
    r"(?:(?:<F>|<D>|각각|곧장|바로|곧바로|직접|한 번에|한번에|논스톱으로|직항으로|단숨에|새로"
    r"|다시|매일|처음|처음으로) ?){0,2}"
)
_PAIRS = (
    ("list", rx(rf"(?P<a><X>){_DASH}(?P<b><X>(?:(?: ?[·/] ?| 및 )<X>)+)(?! ?[-–→·/])")),
    ("list", rx(rf"(?<![-–→·/])(?<![-–→·/] )(?P<a><X>(?: ?[·/] ?<X>)+){_DASH}(?P<b><X>)")),
    ("dash", rx(rf"<X>{_DASH}<X>(?:{_DASH}<X>)*")),
    ("list", rx(rf"(?P<a><X>)(?:·|, ?)(?P<b><X>)(?=[을를]? ?{_LINK})")),
    (
        "list",
        rx(
            rf"(?P<b><P>(?:{_DOT}<P>)*)(?: ?공항)?에(?:는|도"
            rf"|서)? (?:(?!<P>)[^;]){{0,40}}?(?P<a><P>) ?(?:발|에서 오는)(?![가-힣])"
        ),
    ),
    ("list", rx(rf"(?P<a><X>(?:{_DOT}<X>)*) ?(?:발|출발) {_GAP}(?P<b><X>(?:{_DOT}<X>)*)")),
    (
        "list",
        rx(
            rf"(?P<a><X>(?: ?[·,] ?<X>)*)(?:과"
            rf"|와) (?P<b><X>(?:{_DOT}<X>)*)(?:[을를]? ?{_HOW}{_LINK}"
            rf"|[ ]?(?:간|사이|{_FLIGHT}|왕복))"
        ),
    ),
    (
        "list",
        rx(
            rf"(?P<a><X>(?:{_DOT}<X>)*)(?:에서|서|을 출발해|를 출발해|을 떠나"
            rf"|를 떠나) (?:출발하는 |출발해 |떠나 |각각 )?"
            rf"{_GAP}(?P<b><X>(?:{_DOT}<X>|{_EACH}<X>|{_THEN}<X>)*)(?:으로|로|까지|행|을|를|에|간"
            rf"|(?= (?:가는|오가는"
            rf"|향하는|{_FLIGHT})))"
        ),
    ),
    (
        "list",
        rx(
            r"(?P<a><P>)(?: ?공항)?(?:의)? (?:이용객|승객|여행객|여행자|이용자)[은이] "
            r"(?:(?!<P>)[^;]){0,30}(?P<b><P>)(?:까지|로|으로|행|에)"
        ),
    ),
    (
        "list",
        rx(
            r"(?P<a><P>)[과와] (?P<b><P>)[이가] (?:(?!<P>)[^;]){0,20}"
            rf"{each('이어지 연결되 묶이 가까워지')}"
        ),
    ),
    (
        "list",
        rx(
            r"(?:취항지|행선지|목적지)[은는이가] (?P<b><P>)(?:로|으로|이며|이고|인데|다)?,? "
            r"(?:(?!<P>)[^;]){0,20}(?P<a><P>)(?:에서|발)"
        ),
    ),
    (
        "list",
        rx(
            r"(?P<a><K>)[은는이가] (?:(?!<X>)[^;]){0,50}(?P<b><K>)(?:과|와)의 "
            r"(?=(?:모든 )?(?:여객|항공|정기|국제선|직항|하늘))"
        ),
    ),
    ("list", rx(rf"(?P<b><X>(?:{_DOT}<X>)*) ?(?:행|노선)[^;]{{0,20}}(?P<a><X>)에서")),
    ("list", rx(rf"(?P<a><X>)(?:의)? (?P<b><X>)(?= ?{_FLIGHT})")),
    ("list", rx(r"(?P<a><K>)(?:과|와|·| 및 |, )? ?(?P<b><K>)")),
    ("list", rx(r"(?P<a><K>)(?:은|는|이|가|도|측은|,)? ?(?P<b><K>)(?:과|와)(?:의)? ")),
    (
        "list",
        rx(
            r"(?P<a><K>)[은는이가도] (?P<b><K>)(?:에|에게|측에| 항공사[들]?에|(?= 항공사))(?= "
            r"[^;]{0,40}(?:운수권|제한|허용|개방|자유|권리|상한|횟수))"
        ),
    ),
    ("list", rx(r"(?P<a><P>)[과와] ?(?P<b><K>)(?=[은는이가의] | 양국| 간| 정부)")),
    ("list", rx(r"(?P<a><K>)[과와] ?(?P<b><P>)(?=[은는이가의] | 양국| 간| 정부)")),
)
_MERGES = (
    rx(r"(<P>) ?[(/] ?(?P<second><P>)\)?"),
    rx(r"(<P>) (?P<second><P>)(?= |국제|공항|-|–|·|과|와|에|을|를|의|발|행|$)"),
    rx(r"(<P>) ?\((<K>)\)"),
    rx(
        r"(<K>)(?:의|,)? ?(?:수도(?:인)? |제[23]의 도시(?:인)? |[동서남북중]부 "
        r"|최대 도시(?:인)? |경제 수도(?:인)? "
        r"|(?:대표 )?휴양지(?:인)? |관광지(?:인)? |항구도시(?:인)? |관문(?:인)? "
        r"|관광도시(?:인)? )?(?P<second><P>)"
    ),
)
_NOT = rx(r"<P>(?: ?[-–→] ?<P>)?(?: 노선)?[이가] 아니라")
_OLD = rx(r"<P>(?: ?[-–→] ?<P>)?(?:(?:과 |와 |·|, )<P>)*(?: 노선)?에 이어")
_DELIVERY = rx(
    r"(?<=[기체] )<K>(?=가|를|는|도|받|되|된|[ ]?(?:지연|시점|일정|시기|차질|예정))"
    r"|<K>(?=받[은을]| 지연)"
)
_STATE = r"(?:의)? ?(?:정부|항공당국|당국|민항국|민항총국|교통부|외교부|항공청|국토교통부|국토부)"
_HOME = rx(rf"<N>(?=(?:은|는|이|가|,) ?<K>(?:{_STATE})?(?:과|와))")  # a ministry, as its country
_STATES = (  # 'the government of Peru agreed with that of Cuba'
    rx(rf"(<K>){_STATE}(?=(?:은|는|이|가|도|와|과|,) ?<K>)"),
    rx(rf"(?<=<K>[은는이가도와과] )(<K>){_STATE}(?=[은는이가와과] )"),
)
_ASIDE = (
    rx(r"<P>[-–→](?=[가-힣])|(?<=[가-힣][-–→])<P>"),  # a route with an end that is not known
    rx(r"\((?:<X>|[가-힣·]+)=[^)]{1,14}\)"),
    rx(r"<P>(?:을|를)? ?(?:경유|거쳐|경유해)"),
    rx(
        r"<K>(?:의)? ?(?:정부|국적|대통령|총리|외교부|국적사|항공당국|국민|대사|최대|제1|저비용"
        r"|저가|항공사(?![들]?에 [^;]{0,30}(?:운수권|자유|권리|개방|허용))|항공청)"
    ),
    rx(
        r"<P>(?:시)?(?:의)? (?:현지|시내|관광|시장|시민|주민|본사|도심|여행|지사|시청|당국"
        r"|시의회|상공|증시|거점)"
    ),
    rx(r"<P>(?:에|을|를) (?:본사|본거지|거점|기반|허브)(?!으로)"),
    rx(r"<P>(?:특별|광역)?시(?=[가는의와 ])"),
)
_ENDS = r"(?=$|[ ]?(?:-|–|→|·|\(|/)|과|와|에서|서 |발|행|으로|을|를|까지| (?:노선|직항|구간|간))"
_NAMED_AIRPORT = rx(
    r"(<P>) (?!국제|국내|신공항|인근|주변|지역)(?:[a-z]{3}"
    r"|[가-힣]{2,7})(?<!국제) ?(?:국제)?공항"
)
_AIRPORT = rx(rf"(<P>) ?(?:국제)?공항{_ENDS}")


def tidy(line: Line, names: Names) -> None:
    """Make one mark of two names of one place; take away places that no flight goes to."""
    for pattern in _ASIDE[1:2]:
        set_aside(line, pattern)
    for pattern in _MERGES:
        join_same(line, names, pattern)
    line.put(_HOME, lambda m: Mark("K", line.mark(m[0]).value))
    for pattern in _STATES:
        line.drop(pattern, lambda m: m[1])
    set_aside(line, _DELIVERY)  # 'delivery of the aircraft', which is the word for a country
    set_aside(line, _NOT)
    set_aside(line, _OLD)  # 'after Paris and Rome'
    line.drop(_NAMED_AIRPORT, lambda m: f"{m[1]}공항")
    line.drop(_AIRPORT, lambda m: m[1])
    for pattern in (_ASIDE[0], *_ASIDE[2:]):
        set_aside(line, pattern)
    line.drop(rx(r"<P> ?\((<P>)\)"), lambda m: m[1])  # the airport of an island or a region
    line.drop(rx(r"(<P>)\([A-Z]{3}\)"), lambda m: m[1])


def pairs(line: Line) -> list[Pair]:
    return find_pairs(line, _PAIRS, re.compile(r"(?:하고|하며|지만),? "))
