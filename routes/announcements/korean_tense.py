"""What the words around a Korean cue make of it: coming, done, denied, possible, background."""

from __future__ import annotations

import re

from routes.announcements.dates import Said
from routes.announcements.korean_dates import SAID
from routes.announcements.korean_verbs import PAST, ends_past
from routes.announcements.language import Segment, Tense
from routes.announcements.line import Line, rx

_NOT_AFTER = re.compile(
    r"^.{0,22}?(?:지[는도]? ?(?:않|못)|계획[은이도]? ?(?:전혀 |아직 )?없|(?:예정|생각|의사|뜻"
    r"|방침|의향)[은이]? ?없"
    r"|(?<!하지 )않기로|않을|않는"
    r"|아니|부인|일축|사실무근|없다고|없던|안 ?하기로|검토한 바|보류|반대|불발|실패)"
)
_DENIED = re.compile(r"부인했|부인하|사실이 아니|사실과 다르|사실무근|일축|오보")
_RUMOUR = re.compile(r"^설(?=[은이을에도과 ,]|$)")
_UNSURE_AFTER = re.compile(
    r"^.{0,30}?(?:검토|논의|협의|희망|바란|바라|가능성|수 있(?!게|도록)|수도 있"
    r"|요청|건의|제안|촉구|관심|저울질|타진|고려|관측|거론|분석|협상|조율|설득|유치"
    r"|모색|기대|원한|원하|싶|의향|여부|타당성|우려|좋겠|미정|불투명|달려 있|어렵|어려운|요구|염두"
    r"|불확실"
    r"|지켜|고민|고심|알 수 없|알려지지 않|미지수|안갯속"
    r"|(?:다?는|이라는) (?:말|소문|얘기|이야기|풍문|루머|추측)|들여다보|살펴보|살피|따져|따지"
    r"|숙고|만지작|눈독|내비[치친쳤]|가늠|탐색|물색|꿈꾸|향[해한] "
    r"|않을까|건지|할지|될지|지는 아직)"
)
_LIKELY = re.compile(r"^.{0,16}?(?:추진|전망|예상|것으로 보)")
_WERE_IT = re.compile(
    r"^(?: ?금지|지[를는도에]? (?!않|못)|[가-힣]{1,2}(?<!하)면,? |하?면,?"
    r" )"
)  # 'once it opens'
_IF = re.compile(
    r"(?:승인|허가|인가|합의|회복)[가-힣]{0,3} ?(?:되면|나면|받으면|이뤄지면|경우)"
    r"|[으하되라다나지리려들]면,? "
)
_BACK_AFTER = re.compile(
    r"^[가-힣]{0,2}[었았였했됐렸]?다가(?! 서)|^(?:[을를이가은는] ?)?(?:됐던|했던|되었던|하였던"
    r"|하던|해 ?온|해오던|돼 ?온|했다가|됐다가"
    r"|된 (?!다)|된(?![다며 ])|(?:[가-힣]{1,4})?한 (?:이후|뒤|후|지|바|이래|상태|노선|항공|전력"
    r"|적)|한 지| ?이후|후| 뒤(?:[ ,]|$)| 지 | 직후"
    r"|전까지|당시|기념| 장기화|중이던| 상태"
    r"|중인|(?:기 시작)?(?:한|하는) 것[은이]|중이다|상태|이래|[은는]? ?끝에|[0-9]+주년|으로 인한"
    r"|에 따른|에 따라|로 인해|여파)"
)
_PAST_AFTER = re.compile(
    r"^ ?(?:(?!다고)[가-힣]){0,3}? ?(?:했|됐|하였|되었|시켰|렸|뤘|웠|었|였"
    r"|왔|갔|받았)"
)
_LINKED = re.compile(
    r"(?:하|되)?(?:며|면서|고|여|어)(?=[ ,])|[해돼려] "
)  # the last verb has the tense
_SENTENCE_PAST = re.compile(r"[았었였했됐렸켰갔왔웠겼혔]다\W*$")
_SENTENCE_SAYS = re.compile(rf"(?:{SAID}|기로 (?:했|합의했|결정했|확정했))[가-힣]*\W*$")
_PLANNED = re.compile(r"(?:기로 (?:했|합의|결정|정|확정)|계획|예정|방침)")
_ENDS_PAST = re.compile(r"(?:고 있| 중)$|(?:뤘|췄|렸|었|였|됐|했|랐|뗐|뺐|떴다)$")
# What grows that is no flight: before a word for more or fewer.
_OTHER = rx(
    r"(?:예약|판매|문의|운임|가격|이용|수요|승객|이용객|여객|관광객|방문객|매출|실적|탑승률"
    r"|탑승객|좌석|공급석|투자|지원|인력"
    r"|시설|예산|교역"
    r"|수출|혜택|마일리지|보조금|수하물|주문|기단|협력|서비스|할인|이익|적자|손실|비용|시간|규모"
    r"|환승객|점유율|물동량"
    r"|인원|교류|기내식|노선망|네트워크)(?: ?[수량율])?"
    r"(?:(?:[이가을를은는도]|에 대한 [가-힣]+[이가을를])(?: (?:(?!<F>)[^;,]){0,24})?| )?$"
)
_DONE_NOUN = rx(r"^[한된] (?=<P>|<C>)")  # 'the route opened in 2019'
_BEFORE_THAT = re.compile(r"^[가-힣]{0,2}(?<!는) 데 이어")  # 'having opened …'
_GOING_ON = re.compile(r"^(?:[가-힣]{0,3}고)? 있")  # it is so already
_OLD = re.compile(r"^[어여해워]? ?왔|(?:은|는|한|된|던) 바 있|적[이]? ?있")
_LATER = re.compile(r"늦|미[루뤄룬뤘룰]|.*지연")
_CLOCK = rx("<T>|시각|시간대|(?:출발|도착) ?시간")
_BEEN_SO = re.compile(
    r"(?:[아어여해돼려져켜춰워] ?왔|(?:은|는|한|된|던|든|간|연) (?:바|적이?) ?있)다\W*$"
)
_COUNTED = re.compile(r"집계|통계|조사됐|전년|작년 같은|1년 전|%|퍼센트")
_OWN_TOPIC = rx(
    r"(?:지만|으나|는데|반면|했고|밝혔고),? [^;]{0,40}?(?:<X>|설[은을에도과]|보도|소문)"
)
_WHILE = re.compile(rf"^{PAST}?다가")
_HAS_FLOWN = re.compile(
    rf"^[가-힣]{{0,2}}[을를이가] (?!.*기로)(?:[가-힣]{{1,4}} )?[가-힣]{{0,3}}{PAST}"
)
_LONG_AGO = re.compile(
    r"(?:팬데믹|코로나19|코로나|위기|사태|전쟁) ?(?:때|당시|시기)|한때|예전|과거|몇 년 전"
    r"|[0-9]+년 전|당시"
)
_STEP = re.compile("첫발|첫걸음|발걸음|발")
# What is opened or begun that is no flight: before a verb of showing and beginning.
_WARES = rx(
    r"(?:상품|기내식|서비스|판매|예약|예매|행사|할인|이벤트|라운지|메뉴|마일리지|유니폼|홈페이지"
    r"|프로그램"
    r"|패키지|특가|운임|요금제|티켓|항공권|교육|훈련|영업|사업|지점|사무소|캠페인|광고|좌석"
    r"|와이파이"
    r"|영상|앱|쿠폰|카드|기내)(?:[을를이가은는도] )(?:(?!노선|직항|운항|<P>)[^;,]){0,24}$"
)
_SHOWS = re.compile(r"선보|시작|개시|내놓|열|연|오픈|론칭|런칭|추가|만들|넣|들어|제공")
_RUNS = re.compile(r"(?: 중이다|고 있다)\W*$")
_STILL = re.compile(r"지금도|현재도|여전히|아직도|오늘도|요즘도")
_ASKED = re.compile(r"(?:허가|승인|인가|면허|노선권|슬롯)[을를]? ?(?:신청|요청|요구)")
_TOWARD = re.compile(r"(?:향해|향한|위한|위해|협상|논의|협력|자유화|시장)[^;]{0,8}$")
_BACK_TO = rx(r"(?:횟수|편수|운항편)[^;]*$|<F>로 $")
_HOURS = rx(r"<T>|시간|\d분|낮|오전|오후|여객기가")
_NO_CHANGE = re.compile("유지|동결|남")
_NO_MORE = re.compile(
    "(?<![두받])(?<!제한하)(?<!적용하)지 않"
)  # 'does not fly': of a date it is the end of service
_TURN = re.compile("재개|복항|복귀|재취항|중단|운휴|단항|취항|증편|감편|개설|신설")
_TOPIC = rx(r"^[은는] (?!.*(?:<D>|확정|예정|계획|이뤄))")
_GROWS = re.compile(r"늘|확대|확충|증대|증가|줄|축소|감축|감소|두 배|낮추|낮춘|추가|감회")


def _ends_past(text: str) -> bool:
    """Whether the last verb of a sentence is in the past, and no verb of saying or agreeing."""
    return bool(_SENTENCE_PAST.search(text)) and not _SENTENCE_SAYS.search(text)


def _has_coming(line: Line, segment: Segment) -> bool:
    """Whether a segment says from when, without a year: that may be a coming day."""
    dates = [m.value for _, m in line.marks("D", segment.start, segment.end)]
    return any(isinstance(d, Said) and d.past != d.future and d.role == "start" for d in dates)


def _is_day_of(cue: str, after: str) -> bool:
    """'The 16th, on which it opened': a verb in the past right before a date."""
    bare = rx(r"^ ?<D>").match(after) and (ord(cue[-1]) - 0xAC00) % 28 == 4 and cue[-1] >= "가"
    verb = r"(?:띄운|보낸|뜬|연|한|된|맞은|태운|떠난|오른)"
    later = cue.startswith("첫") and rx(rf"^[가-힣 ]{{0,10}}{verb} ?<D>").match(after)
    return bool(bare or later or rx(r"^[한된] ?<D>").match(after))


def _is_closed_noun(cue: str, after: str) -> bool:
    """'The route that it closed last year' is only named by its past."""
    if not re.search("접|닫|멈|끊|쉰|없앤|뺀", cue):
        return False
    return bool(rx("^은? (?=<P>|<C>)").match(after)) and (
        after[0] == "은" or (ord(cue[-1]) - 0xAC00) % 28 == 4
    )


def _is_denied(text: str, at: int) -> bool:
    """Whether the sentence goes on to deny what it says up to a place, and nothing else."""
    denied = _DENIED.search(text, at)
    return bool(denied and not _OWN_TOPIC.search(text, at, denied.end()))


def undated_step(line: Line, segment: Segment) -> bool:
    """Whether something is counted, not announced: 'passengers grew by 17%, other routes fell'."""
    if any(line.marks(sort, segment.start, segment.end) for sort in "F"):
        return False
    return bool(_COUNTED.search(line.text)) and not _has_coming(line, segment)


def tense_of(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What follows the cue in its segment, and the end of the sentence, make of it."""
    after = line.text[cue.end() : segment.end]
    before = line.text[segment.start : cue.start()]
    if _GROWS.match(cue[0]) and _OTHER.search(before[-40:]):
        return Tense.MUTE
    past = ends_past(cue[0]) or bool(_PAST_AFTER.search(after))
    if past and _GROWS.match(cue[0]) and undated_step(line, segment):
        return Tense.MUTE
    if _LATER.match(cue[0]) and (_CLOCK.search(before) or _HOURS.search(before)):
        return Tense.MUTE  # the hour is put off, not the start
    undated = not line.marks("D", segment.start, segment.end)
    if _NO_CHANGE.match(cue[0]) or (_NO_MORE.search(cue[0]) and undated):
        return Tense.NONE
    if _TURN.match(cue[0]) and _TOPIC.search(after):
        return Tense.NONE
    dropped = re.search(r"철회|백지화|포기|않기로|취소|무산|폐기|접", cue[0])
    if not dropped and (_NOT_AFTER.search(after) or _is_denied(line.text, cue.end())):
        return Tense.NONE
    if _BEFORE_THAT.search(after) and not cue[0].endswith("는"):
        return Tense.NONE if undated else Tense.DONE
    if _STEP.match(cue[0]) and _TOWARD.search(before):
        return Tense.MUTE  # a first step to something else than flights
    if cue[0].startswith(("복원", "회복", "정상")) and _BACK_TO.search(before):
        return Tense.MUTE  # as many flights as there were, not a return
    if _LONG_AGO.search(before + cue[0]) and (ends_past(cue[0]) or _PAST_AFTER.search(after)):
        return Tense.NONE
    if _WHILE.search(after):
        return Tense.NONE if undated else Tense.COMING
    linked = _LINKED.match(after) or cue[0].endswith("며")
    if linked and _BEEN_SO.search(line.text) and not _has_coming(line, segment):
        return Tense.NONE
    if cue[0].startswith("첫") and _HAS_FLOWN.search(after):
        return Tense.DONE
    if _GOING_ON.search(after):
        return Tense.NONE if undated else Tense.DONE
    if _OLD.search(after) or _RUMOUR.search(after):
        return Tense.NONE
    if _UNSURE_AFTER.search(after) or _WERE_IT.search(after) or _IF.search(before):
        return Tense.NONE
    if _SHOWS.search(cue[0]) and _WARES.search(before + cue[0]):
        return Tense.MUTE
    if linked and _RUNS.search(line.text) and not _has_coming(line, segment):
        return Tense.DONE
    if _is_day_of(cue[0], after):
        return Tense.DONE
    if undated and _STILL.search(before):
        return Tense.NONE
    if undated and _ASKED.search(line.text[cue.end() :]):
        return Tense.NONE
    if _LIKELY.search(after) and undated:
        return Tense.NONE
    if _DONE_NOUN.search(after) or _is_closed_noun(cue[0], after):
        return Tense.NONE if undated else Tense.DONE
    if _BACK_AFTER.search(after) or re.search(r"^.{0,25}연장", after):
        return Tense.NONE
    if _LINKED.match(after) and _ends_past(line.text) and not _has_coming(line, segment):
        return Tense.DONE
    if _PAST_AFTER.search(after) and not _PLANNED.search(after[:14]):
        return Tense.DONE
    return Tense.DONE if ends_past(cue[0]) or _ENDS_PAST.search(cue[0]) else Tense.COMING
