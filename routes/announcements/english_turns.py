"""Turns of phrase in English: what routes and airlines do where no plain verb tells the change."""

from __future__ import annotations

from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_SERVICE = (
    r"(?:flights?|services?|routes?|links?|connections?|lines?|operations|non-?stops?|rotations?"
    r"|sectors?|pairings?|city pairs?)"
)
_ANY = (
    r"(?:(?:a|an|the|its|their|all|both|this|that|own|new|first|first-ever|direct|non-?stop|daily"
    r"|weekly|nightly|seasonal|year-round|regular|scheduled|passenger|long-haul|popular|only|sole"
    r"|<F>|<C>'s?|<N>|<E>|[a-z]+ly|[a-z]+-(?:week|month|year|making|old)) )*"
)
_WHAT = rf"(?={_ANY}(?:<X>|{_SERVICE}\b))"
_BOOK = (
    r"(?:networks?|schedules?|timetables?|programmes?|programs?|route map|map|portfolio|roster"
    r"|line-?up|lists?|books?|system|departure boards?|destinations?)"
)
_ITS_BOOK = (
    r"(?:(?:the|its|their|our|this|<C>'s?|<N>|airline's|carrier's|route|flight|summer|winter|<D>"
    rf"|international|domestic|long-haul|global|growing) )*{_BOOK}"
)
_FIRST, _WEAK = Weight.FIRST, Weight.WEAK


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"en.{rule}", kind, rx(pattern), weight)


_OPENINGS = (
    _cue(
        "turn.begins",
        Kind.NEW_ROUTE,
        r"\b(?:g[eo]t(?:s|ting)? (?:under ?way|off the ground|going|up and running)"
        r"|(?:be|is|are) up and running|go(?:es|ing)? live|went live|kick(?:s|ed|ing)? off"
        r"|t(?:ake|akes|aking|ook) (?:wing|flight|to the (?:air|skies))|lift(?:s|ed|ing)? off"
        r"|c(?:ome|omes|oming|ame) (?:on ?stream|on ?line|into (?:service|operation|being)|to life)"
        rf"|enter(?:s|ed|ing)? (?:(?:commercial|regular|scheduled|full|revenue) )*"
        rf"(?:service\b|operation\b|{_ITS_BOOK}\b)|hits? the (?:air|skies)"
        r"|m(?:ake|akes|aking|ade) (?:its|their|a|the) (?:[a-z-]+ )?(?:debut|bow|entrance|entry"
        r"|first appearance|maiden (?:flight|voyage|trip|departure))|premier(?:e|es|ed|ing)"
        rf"|(?:appear|feature|figure)(?:s|ed|ing)? (?:in|on) {_ITS_BOOK}"
        rf"|join(?:s|ed|ing)? {_ITS_BOOK}|(?:be|is|are|been) (?:added to|entered (?:in|into)"
        rf"|included in|woven into|slotted into|loaded into|put into) {_ITS_BOOK}"
        r"|s(?:ee|ees|aw) the light of day|be born)\b"
        r"(?! (?:an?|the|its|their|talks|work|sales|[a-z]+ing) (?!new\b))",
    ),
    _cue(
        "turn.opens",
        Kind.NEW_ROUTE,
        rf"\b(?:(?:kick(?:s|ed|ing)? off|roll(?:s|ed|ing)? out|mount(?:s|ed|ing)?|stag(?:e|es|ing)"
        rf"|set(?:s|ting)? up|forg(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|pioneer(?:s|ed|ing)?"
        rf"|embark(?:s|ed|ing)? on|lay(?:s|ing)? on|laid on|put(?:s|ting)? on(?: sale)?"
        rf"|string(?:s|ing)?|"
        rf"weav(?:e|es|ing)|commit(?:s|ted|ting)? (?:itself |themselves )?to|sign(?:s|ed|ing)? up"
        rf" (?:to|for)|green-?li(?:ght|ghts|ghted|ghting|t)|trial(?:s|led)?) {_WHAT}"
        rf"|(?:(?:ventur(?:e|es|ed|ing)|branch(?:es|ed|ing)? out|break(?:s|ing)?|br(?:oke|oken)"
        rf"|push(?:es|ed|ing)?|mov(?:e|es|ed|ing)|expand(?:s|ed|ing)?|spread(?:s|ing)?)"
        rf" (?:in)?to|extend(?:s|ed|ing)? (?:its|their) (?:network"
        rf"|reach|wings|map|footprint) (?:in)?to|plant(?:s|ed|ing)? (?:its|their|the) flag in"
        rf"|sets? (?:foot|down) in|mak(?:e|es|ing) landfall in) (?=(?:the )?<X>)"
        rf"|(?:pick(?:s|ed|ing)?|choos(?:e|es|ing)|chose[n]?|select(?:s|ed|ing)?|nam(?:e|es|ed|ing)"
        rf"|tap(?:s|ped|ping)?) <X> (?:as|for|to be) (?=[^;,]{{0,40}}\b(?:destination|route|city"
        rf"|gateway|flight|service|station))"
        rf"|fil(?:e|es|ed|ing) (?:a schedule |schedules |plans? |a timetable )?for {_WHAT})",
    ),
    _cue(
        "turn.newest",
        Kind.NEW_ROUTE,
        r"\b(?:newest|next|latest|first|second|third|fourth|fifth|only|sole|other"
        r"|main) (?:[a-z.-]+ "
        r"|<N> |<K> |<D> )"
        r"{0,3}(?:destination|gateway|city|station|point|port of call|stop|addition|newcomer"
        r"|novelty|launch|opening|market"
        r"|entry|route) (?:is|will be|to be|becomes) (?=(?:the )?<X>)"
        r"|\b(?:will|is to|are to|to) see (?=(?:<C>|<N>)(?: [a-z]+){1,2} (?:in\b|from|at|on\b|<D>))"
        r"|\byou (?:will|'ll) (?:soon )?see us in\b"
        rf"|^new (?:in|on|to) {_ITS_BOOK}",
    ),
    _cue(
        "turn.first",
        Kind.NEW_ROUTE,
        r"\b(?:first|maiden|inaugural|opening) (?:(?:scheduled|commercial|regular|ever|revenue"
        r"|fare-paying|paying|<C>|<N>|direct|non-?stop) )*(?:passengers|take-?off|plane|jet"
        r"|aircraft|airliner|rotation|trip|journey|arrival|landing)\b"
        r"|\bwhose (?:new|first) (?:routes?|flights?|services?)\b",
        _WEAK,
    ),
    _cue(
        "turn.since",
        Kind.NEW_ROUTE,
        r"\b(?:has|have) been (?:carry|tak|bring|whisk|jett"
        r"|link|connect|shuttl|fly|connect"
        r"|serv)\w*ing\b|\bbeen able to (?:fly|travel|reach|get)\b|\b(?:has|have) (?:carried"
        r"|ferried|taken|linked|connected)\b",
        _WEAK,
    ),
)
_RETURNS = (
    _cue(
        "turn.back",
        Kind.RESUME,
        rf"\b(?:re-?appear(?:s|ed|ing|ance)?|re-?enter(?:s|ed|ing)?|re-?emerg(?:e|es|ed|ing)"
        rf"|re-?surfac(?:e|es|ed|ing)|re-?join(?:s|ed|ing)?|re-?add(?:s|ed|ing)?"
        rf"|re-?instal(?:l|ls|led|ling)|re-?ignit(?:e|es|ed|ing)|re-?mount(?:s|ed|ing)?"
        rf"|re-?inaugurat(?:e|es|ed|ing|ion)|re-?link(?:s|ed|ing)?|re-?enlist(?:s|ed)?"
        rf"|re-?start-?up|re-?debut(?:s|ed)?|un-?paus(?:e|es|ed|ing)|un-?freez(?:e|es|ing)"
        rf"|(?:tak|pick)(?:e|es|ing|s)? up (?:[^;,]{{1,40}} )?again"
        rf"|regain(?:s|ed|ing)?(?= {_ANY}(?:<X>|{_SERVICE}))"
        rf"|w(?:in|ins|inning|on) back(?= {_ANY}(?:<X>|{_SERVICE}))"
        rf"|welcom(?:e|es|ed|ing) (?:[^;,]{{1,40}} )?back|(?:get|gets|getting) (?:(?:its|their"
        rf"|the) )?[^;,]{{1,40}}?"
        rf" back(?= <D>|$|[.,;])|(?:will|is|are) (?:on (?:its|their) way )?back (?=from|for|in|on"
        rf"|<D>)"
        rf"|(?:put|puts|putting|take|takes|taking|took) [^;,]{{1,40}} back (?:on|in|into)\b"
        rf"|(?:second|new) (?:life|chance|wind|lease (?:of|on) life)(?= (?:for|to)\b)"
        rf"|lift(?:s|ed|ing)? (?:its|the|their) suspension (?:of|on)"
        rf"|(?:end|break)(?:s|ed|ing)? (?:its|the|their|a) (?:[a-z-]+ )?(?:absence|silence) (?:from"
        rf"|in|on)|back (?:on sale|in the (?:schedule|timetable|network|air)))\b",
    ),
    _cue(
        "turn.back.since",
        Kind.RESUME,
        r"\b(?:has|have) (?:had [^;,]{1,40} back|been back(?: [^;,]{1,40})?|been (?:re-?connected"
        r"|re-?opened"
        r"|restored|reinstated|resumed))(?= <D>)",
        _WEAK,
    ),
    _cue(
        "turn.again",
        Kind.RESUME,
        r"\b(?:will|would|to|can|is|are) once (?:again|more) (?:be )?[a-z]+"
        r"|\bonce (?:again|more) (?:flies|fly|serves?|links?|connects?|operates?|leaves?|departs?"
        r"|takes? off|lands?)\b",
    ),
)
_ENDINGS = (
    _cue(
        "turn.over",
        Kind.SUSPEND,
        rf"\b(?:(?:is|are|be|becomes?|will be) (?:history|no more|a thing of the past)"
        rf"|f(?:ly|lies) no more|com(?:e|es|ing) to (?:an end|a close|a halt|a stop)"
        rf"|(?:reach|near)(?:es|s|ing)? the end of the (?:line|road|runway)"
        rf"|(?:is|are|be|been|being|was|were) (?:struck|stricken|deleted|erased|wiped|scrubbed"
        rf"|culled|dropped|cut|pulled|taken|removed) (?:from|off) {_ITS_BOOK}"
        rf"|f(?:alls?|ell|allen) victim to|disappear(?:s|ed|ing)? from {_ITS_BOOK}"
        rf"|will (?:not|never) be flown (?:again|any ?more)|expir(?:e|es|ing)"
        rf"|(?:make|operate|fly|run|take)(?:s|ing)? (?:its|their|the) (?:last|final) (?:[a-z-]+ )?"
        rf"(?:flights?|run|trip|departure|rotation|journey|bow)|(?:the )?last day of (?={_ANY}"
        rf"(?:<X>|{_SERVICE})))\b",
    ),
    _cue(
        "turn.no",
        Kind.SUSPEND,
        r"\bno (?:more |longer )?(?:<C> |<N> )?(?:aircraft|planes?|flights?|jets?|services?) will"
        r" (?:fly|operate|serve|depart|leave|run|take off|link|connect)\b",
    ),
    _cue(
        "turn.ends",
        Kind.SUSPEND,
        rf"\b(?:retreat(?:s|ed|ing)? from|vacat(?:e|es|ed|ing)|relinquish(?:es|ed|ing)?"
        rf"|forsak(?:e|es|ing)|shutter(?:s|ed|ing)?|retir(?:e|es|ed|ing)|ic(?:es|ed|ing)"
        rf"|freez(?:e|es|ing)|fold(?:s|ed|ing)?|cull(?:s|ed|ing)?|jettison(?:s|ed|ing)?|chop(?:s"
        rf"|ped|ping)?|kill(?:s|ed|ing)? off|shed(?:s|ding)?|surrender(?:s|ed|ing)?"
        rf"|desert(?:s|ed|ing)?|delet(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|strik(?:e|es|ing)"
        rf"|park(?:s|ed|ing)?|sunset(?:s|ting)?|walk(?:s|ed|ing)? away from|depart(?:s|ed"
        rf"|ing)? from"
        rf"|ground(?:s|ed|ing)?|wrap(?:s|ped|ping)? up) (?={_ANY}(?:<X>[^;,]{{0,20}}<X>"
        rf"|(?:<X>[^;,]{{0,14}}(?:<X>)?[ -]?)?{_SERVICE}\b))(?![^;,]{{0,40}}<F>)"
        rf"|\b(?:put|puts|putting|placed?|places) [^;,]{{1,50}} on (?:ice|hold)\b"
        rf"|\btak(?:e|es|ing) (?:its|their) leave (?:of|from)\b"
        rf"|\bcall(?:s|ed|ing)? it quits (?:on|in|between|at)\b"
        rf"|\bthrow(?:s|ing)? in the towel on\b|\bstop(?:s|ped|ping)? (?=<X>[^;,]{{0,12}}<X>)",
    ),
)
_STEPS = (
    _cue(
        "turn.up",
        Kind.INCREASE,
        r"\b(?:(?:go|goes|going|went|gone|move|moves|moving|be|is|are|was|were|been) (?:stepped "
        r"|ramped |scaled |bumped )?up(?= (?:by|to|from|<F>))|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
        r"|leap(?:s|t|ing)?|swell(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?"
        r"|quadrupl(?:e|es|ed|ing)|thicken(?:s|ed|ing)?|augment(?:s|ed|ing)?"
        r"|bolster(?:s|ed|ing)?|supplement(?:s|ed|ing)?|reinforc(?:e|es|ed|ing)|top(?:s|ped"
        r"|ping)? up|bulk(?:s|ed|ing)? up|enlarg(?:e|es|ed|ing)|multipl(?:y|ies|ied|ying)"
        r"|upp(?:ed|ing)|turn(?:s|ed|ing)? daily|g(?:o|oes|oing|one) (?:double[- ]"
        r"|twice )?daily)\b",
    ),
    _cue(
        "turn.down",
        Kind.DECREASE,
        r"\b(?:(?:fall|shrink|slip|dip|slump|drop|contract|slid|slide|tumble|dwindle|sink|eas)"
        r"(?:s|es|e|ping|ing|ped)?|shr[au]nk|fell|go(?:es|ing)? down|com(?:e|es|ing) down)"
        r" (?=(?:back |down )?(?:to|from|by) (?:<F>|an? (?:third|quarter|half)|\d|half"
        r"|(?:one|two|three|four|five|six)\b|[a-z]+ (?:a week|flights?|weekly))|<F>)"
        r"|\b(?:(?:drop|cut|remov|axe|shed|scrap|cancel|tak|los)\w* (?:one|two|three|four|five|\d+)"
        r" of (?:its|the|their))\b|\b(?:prun(?:e|es|ed|ing)|curtail(?:s|ed|ing)?|whittl(?:e|es|ed"
        r"|ing)|slim(?:s|med"
        r"|ming)? down|dial(?:s|led|ed|ing)? (?:back|down)|roll(?:s|ed|ing)? back"
        r"|rein(?:s|ed|ing)? in|downsiz(?:e|es|ed|ing)|shav(?:e|es|ed|ing)|dilut(?:e|es|ed|ing)"
        r"|tak(?:e|es|ing) (?:out )?(?:an? |one |two |three )?(?:weekly |daily )?(?:flights?"
        r"|frequenc(?:y|ies)|rotations?) (?:out|off|away)\b)\b",
    ),
)
TURNS: tuple[Cue, ...] = (*_OPENINGS, *_RETURNS, *_ENDINGS, *_STEPS)
