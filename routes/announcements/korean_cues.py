"""The Korean words that say a change; the verb comes last, so a cue has its object in front."""

from __future__ import annotations

from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_FIRST, _WEAK = Weight.FIRST, Weight.WEAK
_OBJ = r"[을를이가은는도]? ?"
_PLAN = r"(?:계획|방침|추진|예정|구상|안)"
_DROP = r"(?:철회|취소|백지화|접기로|접었|접는다|접고|포기|무산|폐기|거둬들|없던 일로)"
_START = r"(?:취항|개설|신설|운항|노선|증편|재개|복항|직항|하늘길|운항 시작)"


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"ko.{rule}", kind, rx(pattern), weight)


CUES: tuple[Cue, ...] = (
    _cue(
        "postpone",
        Kind.POSTPONE,
        r"연기(?=[하되됐했된해한 ,.…]|$)|미루|미뤄|미룬|미뤘|미룰|늦추|늦춘|늦춰|늦췄|늦출|순연"
        r"|늦어지|늦어진|늦어졌",
        _FIRST,
    ),
    _cue(
        "withdraw",
        Kind.WITHDRAW,
        rf"{_START}[가-힣 ]{{0,12}}{_PLAN}{_OBJ}[^;<D>]{{0,14}}?{_DROP}"
        rf"|(?:취항|개설|신설){_OBJ}(?:전면 |최종 |결국 )?{_DROP}|(?:취항|개설|신설)하지 않기로"
        rf"|{_PLAN}{_OBJ}(?:전면 |최종 |결국 )?{_DROP}",
        _FIRST,
    ),
    _cue(
        "retime",
        Kind.RETIME,
        r"(?:출발|도착|이륙|운항)[가-힣 ]{0,8}(?:시간|시각)[^;]{0,60}(?:변경|조정|바꾸|바꾼|바뀐"
        r"|앞당|당긴|당겨|늦|옮)"
        r"|<T>[^;]{0,20}(?:에서|대신)[^;]{0,12}<T>|시간대?[를을]? (?:변경|조정)",
        _FIRST,
    ),
    _cue(
        "rights",
        Kind.RIGHTS,
        r"운수권|항공회담|(?:운항|여객|편수|횟수)[가-힣 ]{0,8}(?:상한|제한|한도|쿼터)|공급력"
        r"|운항 ?허가|5자유|허용"
        r"|항공 ?자유화|운항권|여객 ?운항 ?횟수[를을] 합의|운항할 수 있(?:게|도록)|배분받|배정받"
        r"|배분했|배분됐",
    ),
    _cue(
        "resume",
        Kind.RESUME,
        r"재개|복항|재운항|재취항|복원|부활|되살|살아난|복귀|재가동"
        r"|다시 (?:<F>[가-힣]* ?|직항[가-힣]* )?(?:운항|취항|띄|열|연다|여는|시작|날|잇|이어"
        r"|오간|오가|뜬|뜨|연결|투입|찾)"
        r"|(?:운항|노선|하늘길)[을를이]? 다시",
    ),
    _cue(
        "suspend",
        Kind.SUSPEND,
        r"중단|운휴|단항|폐지|폐선|철수|멈추|멈춘|멈춰|멈출|중지|(?:운항|노선|하늘길)[을를이]? "
        r"(?:종료|끝내|끝낸|끝난|접|닫|없애|없앤|쉰|쉬기|취소|끊)|비운항|결항하기로|운항 종료",
    ),
    _cue(
        "decrease",
        Kind.DECREASE,
        r"감편|줄이|줄인|줄여|줄어|줄었|줄였|줄일|축소|감축|감회|감소|낮추|낮춘",
    ),
    _cue(
        "increase",
        Kind.INCREASE,
        r"증편|늘리|늘린|늘려|늘어|늘었|늘렸|늘릴|늘 |확대|확충|증회|증대|증가|추가 ?(?:운항"
        r"|투입|편성)|두 배|더 띄|더 운항",
    ),
    _cue(
        "equipment",
        Kind.EQUIPMENT,
        r"(?:기종|기재|항공기|여객기|<E>)[^;]{0,50}(?:교체|바꾸|바꾼|바뀐|바꿔|변경|대체|전환)"
        r"|<E>[^;]{0,12}(?:대신|투입|도입|배치)(?!(?:해|하여|하고|하며|돼|되며)[^;]{0,40}(?:취항"
        r"|신설|재개|증편|늘|복항))",
    ),
    _cue(
        "new",
        Kind.NEW_ROUTE,
        r"신규 ?취항|취항(?!지|식|사|편|률|도시|하고 있|하지|하는 항공|하는 국| (?:항공사|도시"
        r"|노선|기념|\d+주년|국가))|신설|개설"
        r"|첫 ?(?:운항|비행|취항|선)|띄운|띄울|띄우|뜬다|날아오른|첫발|첫 날개|운항편을 편성"
        r"|운항에 (?:나선|나설|들어)"
        r"|(?:운항|서비스)[을를]? ?(?:시작|개시)|새로 (?:운항|열|연|여|띄|선보|개설|잇)"
        r"|(?:하늘길|직항[가-힣]*|항로)[을를이가]? ?(?:새로 |처음 )?(?:열|연|여|생|개통|뚫|놓|트)"
        r"|노선[을를이]? (?:새로 |처음 )?(?:연|열|여|개설|시작|추가|신규|생|개척|개통)"
        r"|노선[^;]{0,30}선보"
        r"|(?:신규|새) (?:<F> ?)?(?:정기)?노선|정기편[을를]? (?:띄|운항)|오픈|론칭|잇는다"
        r"|연결한다|진출",
    ),
    _cue(
        "fly",
        Kind.NEW_ROUTE,
        r"운항할|운항하기로|운항될|비행기를 띄|첫 ?편|운영할|운항에 나|투입할",
        _WEAK,
    ),
    _cue(
        "fly.bare",
        Kind.NEW_ROUTE,
        r"운항한다|운항하며|운항하는|운항된다|운항합니다"
        r"|운영한다",
        _WEAK,
    ),
    _cue("fly.now", Kind.NEW_ROUTE, r"운항하고 있|운항 중", _WEAK),
    _cue("figures", Kind.INCREASE, r"<F>", _WEAK),
)
