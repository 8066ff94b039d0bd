"""The Korean rules. The verb comes last, so what takes a claim back stands behind its cue."""

from __future__ import annotations

import re

from routes.announcements.dates import Said
from routes.announcements.korean_cues import CUES
from routes.announcements.korean_dates import SAID
from routes.announcements.korean_moments import mark_dates
from routes.announcements.korean_routes import pairs, tidy
from routes.announcements.korean_tense import tense_of
from routes.announcements.korean_verbs import PAST
from routes.announcements.korean_weekly import mark_weekly
from routes.announcements.language import Language, Segment, Words
from routes.announcements.line import Line, rx

_SPLIT = re.compile(
    rf"{PAST}(?<!기로 했)(?<!려 했)(?<!고 했)다가,? |쉬어 가고,? |{PAST}(?<!기로 했)고(?:,|"
    rf" (?!있))|"
    r"(?P<hard>; |: |\. |… ?)|(?:하|되|이|으)되, |(?:(?:하|되|리|이|우|꾸|열|닫|쉬|접|늘|했|됐"
    r"|렸|였|추|루"
    r"|기|내|치|빼|끊|잇|트|뜨|넣|없애|떠나|그만두|짓)고|[가-힣]며"
    r"|(?<!이었)(?<!려 했)(?<!계획했)(?<!예정됐)(?<!추진했)(?:지만"
    r"|으나)|면서|하는 한편"
    r"|한 뒤|한 데 이어|(?:방침|예정|계획)이나|하기로 했고|는 반면|는 대신|데 이어|인 데 비해"
    r"|되는데|하는데)(?:,| (?!있"
    r"|싶))"
)


_LEAD = rx(r"^(?:(?!<X>)[^;])*<D>")
_TOPIC = rx(r"<X>(?:행| ?노선| ?구간)?[은는] ")  # 'but that one …', of which no day is told
_ALSO = rx(r"^ ?(?:대신|동시에|함께|아울러)")


def _is_joined(line: Line, before: Segment, at: int, end: int) -> bool:
    """Whether a date that leads the clause before stands for this one too."""
    if rx("<D>|<C>").search(line.text, at, end):
        return False  # it has a date or a subject of its own
    if _ALSO.search(line.text[at:end]):
        return True
    lead = _LEAD.search(line.text[before.start : before.end])
    if not lead:
        return False
    said = line.mark(lead[0][-1]).value
    day = isinstance(said, Said) and said.future[5:].replace("-", "").isdigit()
    return not (day and _TOPIC.search(line.text, at, end))


def _segments(line: Line) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for match in [*_SPLIT.finditer(line.text), None]:
        end = match.end() if match else len(line.text)
        if end - at >= 3 or match is None:
            joined = bool(found) and _is_joined(line, found[-1], at, end)
            found.append(Segment(at, end, at, False, joined))
            at = end
    return found


_NO_CAUSE = (
    r"(?![가-힣]{0,2}(?:의|을|를)? ?(?:탓|때문|여파|영향|이유|문제|우려|따른|따라|로 인|책임|수습))"
)
_EACH = r"(<P>)(?:행| 노선)?[은는이가도] (<D>)(?: ?<F>)?"

_WORDS = Words(
    distract=rx(
        r"화물|ktx|srt|코레일|전철|지하철|전세[기편](?![을를]? ?(?:에서 )?정기편으로)"
        r"|부정기(?!편[을를이가]? ?(?:에서 )?(?:<D>)?정기편으로)|코드쉐어|코드셰어"
        r"|공동운항(?!사로 참여|편으로도|으로도)|열차"
        r"|철도|고속철|쾌속선|선박|배편|뱃길|기차|트램|주년을 맞은|도장을|래핑|늦게 (?:이륙|출발"
        r"|도착)"
        r"|(?<!에어)버스"
        r"|페리|여객선|크루즈|터미널|체크인|(?<!인도 )(?<!x )(?<!정비 )(?<!도입 )(?<!납품 )(?<!개항"
        r" )(?<!취항 )"
        rf"(?:지연(?!되|된|됐|돼|하|한|했)|결항|회항|사고){_NO_CAUSE}|(?:<T>|낮|오전|오후|\d시간"
        rf"|\d분)[^;]{{0,14}}지연|라운지"
        rf"|카운터|사무소|면세점"
        r"|정비고|격납고|임시편|특별편|임시 항공편"
        r"|성지순례|특별기|국빈|교역|수출|수입|축제|헬기|구호|일회성|편도 특가|특가|프로모션|할인"
    ),
    flights=rx(
        r"갈아타|환승 없|여객기|비행기|운항|가는 길|노선|항공|취항|편|직항|하늘길|비행"
        r"|시점|시기|<P>행|<C>|<F>"
    ),
    air=rx(
        r"갈아타|환승 없|여객기|비행기|운항|가는 길|비행|좌석|한도|노선|항공|취항|직항|하늘길"
        r"|운수권|<P>행|<F>"
    ),
    resumed=rx(
        r"다시|재개|재취항|만에 ?(?:다시|재)|(?<![립범사] )(?<!\d)\d+(?:년"
        r"|개월) ?(?:\d+개월 ?)?여? ?만에(?! (?:첫|처음))"
        r"|중단됐던|중단했던|중단된|멈췄던|끊겼던|복항"
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
    joins=re.compile(r"^(?:과|와| 및 )$"),
    both=rx(r"모두 (<D>)"),
    unchanged=re.compile(r"그대로|변함없|변동이? 없|손대지"),
    intended=rx(
        r"^(?:(?!<X>).)*(?:(?:예정|계획|방침|참|생각|작정|목표|구상)(?:이었다"
        r"|이던 [가-힣 ]{0,12}(?:노선|취항지|하늘길|항로|계획|일정)(?:이다|이었다))|(?:려고?"
        r"|기로) 했(?:었다|다))$"
        r"(?<!기로 했다)"
    ),
    until_now=rx(
        r"^(?:지금|현재|이제까지|지금까지|그동안|종전|기존|여태|그간|이전)(?:까지)?(?:에는|에|은"
        r"|는)?,? (?:(?!<D>).)*<F>"
        r"[^,;]{0,14}$"
    ),
    each=rx(
        rf"(?:또 |이어 )?(?:{_EACH}(?:이?다|이?고|이?며|씩|로)?,? ?(?:이다|뜬다|연다"
        rf"|시작한다)?,? ?)+"
    ),
    each_one=rx(_EACH),
    hush=rx(
        r"(?:태풍|폭설|폭우|강풍|안개|기상 악화|악천후|화산재|제설)[^;]*"
        r"(?:<T>|오전|오후|낮 |밤 |저녁|시간|하루|이틀|사흘)"
    ),
    returned=rx(
        r"^(?:<D> ?(?:이후|이래) )?(?:(?!<X>|<D>|첫|처음)[^;]){0,24}?(?<![립범사] )(?<!\d)(?:\d+"
        r"|[가-힣]{1,2}) ?(?:년"
        r"|개월|달)"
        r"(?: ?\d+개월)? ?여? ?만(?:이다|의 (?:복귀|귀환|재취항|재개|복항|운항|취항"
        r"|컴백)[가-힣]{0,3})$"
    ),
    apart=rx(r"(?<= )"),
    served=rx(
        r"(?: ?노선)?(?:행|에 |으로|로 |까지|[을를] (?:새|신규|취항|목적|행선|오가|오고|잇"
        r"|왕복))"
    ),
    base=rx(
        r"(<P>)(?:발|에서|서(?= )|을 출발|를 출발|공항|국제공항| 기점|[을를] (?:기점|출발|거점"
        r"|허브)"
        r"| (?:저비용|저가|국적|대형|대표|민간|신생)? ?항공사 ?<C>|의 <C>[은는이가])"
    ),
)
KOREAN = Language("ko", CUES, _WORDS, mark_dates, mark_weekly, tidy, pairs, _segments, tense_of)
