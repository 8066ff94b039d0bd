"""What the words around a Korean date make of it: history, an old plan, the day of a statement."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.drafts import RECENT
from routes.announcements.korean_dates import SAID, put_dates
from routes.announcements.line import Line, Mark, rx

# A date before a verb that says what a route had been through: 'suspended in 2020, …'.
_PAST_VERB = (
    r"(?:중단|운휴|단항|취항|운항|개설|신설|재개|중지|폐지|폐쇄|확산|감편|증편|발생|철수|도입|출범)"
    r"(?:을|를|이|가)?(?: ?(?:했던|됐던|하던|되던|했다가|됐다가|됐으나|했으나|됐지만|했지만"
    r"|한 (?:이후|뒤|후|지|바)|된 (?!다)"
    r"|된(?! ?다)| 이후| 당시))|(?:멈췄|끊겼|접었|닫혔|닫았|쉬었|세웠|없앴|멈춰 섰|떠났)(?:던|다가)"
)
_SPENT = rx(rf"<D>(?=(?:(?!<D>|마지막)[^;,]){{0,40}}?(?:{_PAST_VERB}))")
_BETTER = rx(r"<D>(?: ?\(|(?:이|가)? ?(?:시작되는|시작하는|개시일인|첫날인) ?)(?P<day><D>)")


_EVENT = rx(
    r"(?P<day><D>) ?(?=(?:[가-힣·]+(?:에서|와|과|의) ){0,2}"
    r"(?:(?:열린|열려|개최된|개최한|가진|만나) |[가-힣]*회담)"
    r"|(?:[가-힣]+ )?(?:배분|심의|회의|회담|협상|행사|간담회|설명회|총회|협약식|포럼)에서"
    r"|[가-힣]+(?:위원회|회의|회담|간담회|설명회)[을를] (?:열|개최|거쳐|갖|가[지졌]))"
)


_PUT_OFF = rx(  # the only date of what is put off is that of the plan
    r"(<D>) ?(?:로 )?(?:예정(?:된|됐던|이던|이었던|한) )?(?:취항|재개|개설|신설|첫 ?운항"
    r"|첫 ?비행)(?:일|일정|계획)?[을를이가은는]"
    r" (?:(?!<D>)[^;]){0,12}(?:미[뤄뤘루룬]|연기|늦[추춰췄춘]|순연)"
)
_ONLY = rx(r"(<D>)만(?= [^;]{0,20}(?:운항|운영|유지|띄|뜬|뜨|다닌|다니|오간|오가))")


_TOLD_FOR = rx(r"(<D>)로 ?(?:발표|공지|예고|공표|예정|계획)(?:했던|됐던|되었던|한|된|돼)")
_FROM_DAY = rx(  # 'moved from 5 March'
    r"(<D>)에서(?= (?:(?!<D>)[^;]){0,30}(?:미[뤄뤘루룬뤄]|연기|늦[추춰췄춘]|순연|밀[리려렸린]"
    r"|물[리렸]))"
)


def _is_spent(line: Line, match: re.Match[str], published: date) -> bool:
    return not (_is_for_a_while(line, match, published) or _is_fresh(line, match, published))


def _is_fresh(line: Line, match: re.Match[str], published: date) -> bool:
    """'Resumed on the 1st, the flights …': the only day told is one of the last days."""
    said = line.mark(match[0]).value
    if not isinstance(said, Said) or len(said.past) != 10 or len(line.marks("D")) > 1:
        return False
    return said.future == said.past and str(published - RECENT) <= said.past < str(published)


def _is_for_a_while(line: Line, match: re.Match[str], published: date) -> bool:
    """'Halts on the 29th and flies again from 31 March': both days are to come."""
    if not line.text.startswith("다가", line.text.find("다가", match.end() - 2, match.end() + 60)):
        return False
    said = line.mark(match[0]).value
    later = [m.value for _, m in line.marks("D", match.end())]
    ahead = [s.future for s in later if isinstance(s, Said) and s.future]
    return isinstance(said, Said) and bool(ahead) and str(published) <= said.future < ahead[0]


def _last_day(line: Line, char: str) -> str | None:
    """'Flies only until 3 May' is said of the end of a service."""
    mark = line.mark(char)
    if not isinstance(mark.value, Said) or mark.value.role != "end":
        return None
    _set_role(line, char, "")
    return f"{char}끝으로"


_MOVED = rx(r"(<D>)에?서 (<D>)")


def _carry_year(line: Line, old: str, new: str) -> None:
    """'From next spring to autumn': the later date has the year of the earlier one."""
    one, other = line.mark(old).value, line.mark(new).value
    if not isinstance(one, Said) or not isinstance(other, Said) or not one.future:
        return
    if other.future != other.past and other.future[:4] < one.future[:4]:
        line.values[new] = Mark("D", replace(other, future=one.future[:4] + other.future[4:]))


def _set_role(line: Line, char: str, role: str) -> None:
    said = line.mark(char).value
    if isinstance(said, Said):
        line.values[char] = Mark("D", replace(said, role=role))


def _day_of(line: Line, one: str, other: str) -> str | None:
    """Of '26 October, the winter schedule' the day."""
    days = [c for c in (one, other) if len(getattr(line.mark(c).value, "future", "")) == 10]
    return days[0] if len(days) == 1 else None


def mark_dates(line: Line, published: date) -> None:
    says = re.search(rf"{SAID}[가-힣]*\W*$", line.text)
    put_dates(line, published)
    line.drop(rx(r"(<D>)[을를] ?(?=(?:끝|마지막)으로)"), lambda m: m[1])
    line.drop(_BETTER, lambda m: m["day"])
    line.drop(_EVENT, lambda m: m[0].replace(m["day"], "그때"))
    line.drop(rx("(<D>) ?(<D>)"), lambda m: _day_of(line, m[1], m[2]))
    line.drop(_SPENT, lambda m: "그때" if _is_spent(line, m, published) else None)
    for match in _MOVED.finditer(line.text):
        _carry_year(line, *match.groups())
    line.drop(rx(r"<D>[이가] 아니[라고며]"), lambda m: "그때")
    for match in _PUT_OFF.finditer(line.text):
        _set_role(line, match[1], "plan")
    for match in _TOLD_FOR.finditer(line.text):
        _set_role(line, match[1], "plan")
    for match in _FROM_DAY.finditer(line.text):
        _set_role(line, match[1], "plan")
    line.drop(_ONLY, lambda m: _last_day(line, m[1]))
    if says or len(line.marks("D")) > 1:
        _drop_statement_day(line, published)


def _drop_statement_day(line: Line, published: date) -> None:
    """Of a sentence that ends in 'said', the day of publication or the one before is its day."""
    near = {str(published), str(published - dates.DAY)}
    for char, mark in list(line.values.items()):
        said = mark.value
        if (
            isinstance(said, Said)
            and said.role == ""
            and said.prep == ""
            and {said.past, said.future} & near
        ):
            day = min(d for d in (said.past, said.future) if d in near)
            line.values[char] = Mark("D", replace(said, future="", past=day, role="told"))
