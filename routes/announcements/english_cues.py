"""English words that say a change of service, each rule with a name."""

from __future__ import annotations

from routes.announcements.english_idioms import IDIOMS
from routes.announcements.english_plans import PLANS
from routes.announcements.english_turns import TURNS
from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_SVC = (
    r"(?:flights?|services?|routes?|links?|connections?|operations|flying|lines?"
    r"|frequenc(?:y|ies)|rotations?|destinations?|air (?:traffic|links?|services?"
    r"|communication|connections?))"
)
_DET = (
    r"(?:(?:a|an|the|its|their|his|our|all|new|regular|scheduled|direct|non-?stop"
    r"|passenger|daily|weekly|planned|both|two|three|four|five|international|air"
    r"|seasonal|year-round|<F>) ){0,5}"
)
_NOT_A_ROUTE = (
    r"(?! (?:(?:a|an|the|its|their|new|second|third|own) )*(?:bases?|offices?"
    r"|lounge|terminal|embassy|consulate|hub|hotel|bookings?|sales?|branch|plant"
    r"|festival|forum|exhibition|campaign|loyalty|website|app|talks|negotiations"
    r"|work|construction|production|consultations|recruitment|training|academy"
    r"|investigation|tender|centre|center|factory|market\b|joint|business|ticket"
    r"|selling|accepting|taking|hiring|recruiting|building|training|talking"
    r"|discussing))"
)
_NOT_A_TIME = (
    r"(?! of (?:the |this |next |its )?(?:[a-z]+ )?(?:pandemic|year|season|summer|winter|month"
    r"|week|war"
    r"|conflict|crisis|schedule|decade|century|spring|autumn|covid|<D>))"
)
_WEAK = Weight.WEAK


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"en.{rule}", kind, rx(pattern), weight)


CUES: tuple[Cue, ...] = (
    *PLANS,
    *IDIOMS,
    *TURNS,
    _cue(
        "resume",
        Kind.RESUME,
        r"\b(?:resum(?:e|es|ed|ing|ption)|restart(?:s|ed|ing)?|reinstat(?:e|es|ed|ing"
        r"|ement)|re-?launch(?:es|ed|ing)?|re-?open(?:s|ed|ing)?|restor(?:e|es|ed|ing"
        r"|ation)(?! (?:of )?(?:the |its )?[^;,]{0,30}(?:frequency|frequencies|capacity))"
        r"|reviv(?:e|es|ed|ing|al)|re-?establish(?:es|ed|ing|ment)?"
        r"|re-?introduc(?:e|es|ed|ing|tion)|recommenc(?:e|es|ed|ing|ement)|bring(?:s"
        r"|ing)? (?:(?:it|them|the route|the service|the flights|its [a-z]+) )?back"
        r"|brought (?:it )?back|reconnect(?:s|ed|ing)?|resurrect(?:s|ed|ing)?"
        r"|re-?activat(?:e|es|ed|ing|ion)|unsuspend\w*)\b",
    ),
    _cue(
        "return",
        Kind.RESUME,
        r"\b(?:(?:is|are|be|was|were|come|comes|coming|came|go|goes"
        r"|going|put|puts|putting)(?: (?:it|them|the [a-z]+|its [a-z]+"
        r"|<X>[^;,]{0,24}))? back (?!to back)(?=on|to|in|from|between|with|at|after|<D>)"
        r"|return(?:s|ed|ing)?(?! (?:flights?|tickets?|fares?|trips?|service|journey"
        r"|leg|rotations?|sector|passengers|home|date))(?! from\b(?!.{0,30} to\b)))",
    ),
    _cue(
        "again",
        Kind.RESUME,
        r"\b(?:will|would|to) (?:once )?again (?:be )?[a-z]+|\b(?:start|begin|fly|flies"
        r"|operate|serve|run|launch|open|take off|connect"
        r"|link|offer)(?:s|es|ing|ed)?\b[^;,.]{0,60}\b(?:again|once more)\b",
    ),
    _cue(
        "suspend",
        Kind.SUSPEND,
        r"\b(?:suspend(?:s|ed|ing)?|suspension of|halt(?:s|ed|ing)?|ceas(?:e|es|ed"
        r"|ing)|discontinu(?:e|es|ed|ing|ation)|paus(?:e|es|ed|ing)|terminat(?:e|es|ed"
        r"|ing))\b(?! (?:work|talks|negotiations|production|construction|check|sales"
        r"|building|[0-9]))",
    ),
    _cue(
        "stop",
        Kind.SUSPEND,
        r"(?<![-\w])(?<!week )(?<!month )(?<!year )(?<!day )(?<!a )(?<!one )stop(?:s"
        r"|ped|ping)?\b(?= (?:<C>|<X>|flying|operat|serving|its|the|all|regular"
        r"|flights|running|on|from|as|<D>|offering|direct|their|<F>|[a-z]+ flights))",
    ),
    _cue(
        "end",
        Kind.SUSPEND,
        r"\b(?:(?:will|to|would) end|ends|ended|ending|(?:flights|services|operations"
        r"|service|route) end|(?:flights|services) (?:from|to|between|on) [^;,]{1,60}? (?:end"
        r"|stop|cease)|wind(?:s|ing)? (?:up|down)|wound down"
        r"|come(?:s)? to an end|draw to a close)\b(?! (?:a|the|its"
        r"|an) [^,;]{0,25}(?:break|gap|hiatus|pause|absence|suspension|wait))(?! (?:up"
        r"|in|at)\b)(?! with (?!<D>|the (?:summer|winter)))",
    ),
    _cue(
        "drop",
        Kind.SUSPEND,
        rf"\b(?:drop(?:s|ped|ping)?|axe(?:s|d)?|axing|scrap(?:s|ped|ping)?|abandon(?:s"
        rf"|ed|ing)?|ditch(?:es|ed|ing)?|cancel(?:s|led|ed|ling|ing)?|exit(?:s|ed|ing)?"
        rf"|clos(?:e|es|ed|ing)(?! to)|closure of|shut(?:s|ting)?(?: down)?|pull(?:s|ed"
        rf"|ing)? (?:out of|its|off|from)|withdraw(?:s|n|ing)?|withdrew|quit(?:s|ting)?"
        rf"|leav(?:e|es|ing)(?![^;,]{{0,60}}\b(?:untouched|unchanged|intact|alone|in place"
        rf"|without|with (?:[a-z]+|\d+)"
        rf" (?:[a-z]+ )?(?:airlines?|carriers?|operators?)|as (?:it|they)"
        rf"|for <X>)))(?: from)? (?={_DET}(?:<P>|<K>|{_SVC}))(?!(?:a|one|two"
        rf"|three|four|five|\d+) (?:of )?flights?\b)",
    ),
    _cue(
        "ended",
        Kind.SUSPEND,
        rf"\b{_SVC}\b[^;]{{0,80}}\b(?:(?:will be|are to be|is to be|be|are being"
        rf"|is being|are|is|has been|have been|was|were) (?:temporarily |also |now "
        rf"|all )?(?:cancel(?:l)?ed|dropped|axed|scrapped|closed|cut|withdrawn|stopped"
        rf"|ended|abandoned|grounded|removed|called off|buried|pulled|mothballed|discontinued)"
        rf"|(?:will|to) (?:close|stop(?! in| at)|end"
        rf"|cease))\b(?! (?:<F>|from <F>|to <F>|down|back|short|by))",
    ),
    _cue(
        "no_longer",
        Kind.SUSPEND,
        r"\b(?:no longer|(?<!has )(?<!have )(?<!had )not|n't) (?:be )?(?:fly|flies|flying|flown"
        r"|serve"
        r"|served|serving"
        r"|operate|operated|operating|offer|run)(?= [^;]{0,60}(?:<D>|any more|anymore"
        r"|any longer))|\bno longer (?:be )?(?:fl(?:y|ies|ying|own)|serves|serve|served|operates?"
        r"|operated"
        r"|offers?|runs?)\b|(?:not|n't) (?:be )?continue\w*(?= [^;]{0,60}<D>)|\b(?:last"
        r"|final) (?:<X> ?[–-] ?<X> )?(?:scheduled |commercial )?flights?\b(?! to\b)",
    ),
    _cue(
        "cut.route",
        Kind.SUSPEND,
        r"\bcut(?:s|ting)? (?:(?:the|its|their|all"
        r"|entire) )*(?:<X>[^;,]{1,12}<X> )?(?:route|service|link|line"
        r"|connection)\b(?! from)(?![^;]{0,40}\bto <F>)",
    ),
    _cue(
        "lose",
        Kind.SUSPEND,
        r"\b(?:be|been|being|is|are) (?:removed|withdrawn|pulled|deleted|taken) (?:from"
        r"|off) (?:(?:the|its|their"
        r"|reservation|booking|flight) )*(?:systems?|schedules?|network|timetable|sale"
        r"|programme|map)\b"
        r"|\b(?:is|are|will be) off (?=until|from|as|<D>|in\b)|\bamong (?:[a-z0-9]+ ){0,3}"
        r"(?:routes|services|destinations|cities|links) (?:to be |being |that will be )?(?:cut"
        r"|dropped|axed"
        r"|scrapped|suspended|closed|discontinued|ended)\b"
        r"|\bno more (?:<X> ?[–-] ?<X> )?(?:flights?|services?)\b|\blos(?:e|es|ing"
        r"|t) (?=(?:[^;,.]{1,25} )?(?:flights?|services?|links?|connections?"
        r"|routes?)\b)",
    ),
    _cue(
        "decrease",
        Kind.DECREASE,
        r"\b(?:reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing)|cut(?:s|ting)?|cutback"
        r"|trim(?:s|med|ming)?|halv(?:e|es|ed|ing)|scal(?:e|es|ed|ing) (?:back|down)"
        r"|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|fewer (?:[a-z]+ ){0,2}(?:flights"
        r"|frequencies|services|rotations)|thin(?:s|ned|ning)? out|cut(?:s|ting)? back"
        r"|par(?:e|es|ed|ing)(?: back| down)?(?= <F>| to\b| from\b)|scaled back)\b|\b(?:drop"
        r"|fall|shrink|dwindle|goe?s? down|comes? down)(?:s|es|ping"
        r"|ing)? (?=<F>"
        r"|(?:back |down )?to <F>)",
    ),
    _cue(
        "increase",
        Kind.INCREASE,
        r"\b(?:(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|ups|boost(?:s|ed|ing)?"
        r"|doubl(?:e|es|ed|ing)(?![- ]daily)|tripl(?:e|es|ed|ing)(?![- ]daily)"
        r"|ramp(?:s|ed|ing)? up|step(?:s|ped|ping)? up|ris(?:e|es|ing)|rose|grow(?:s|n"
        r"|ing)?|expand(?:s|ed|ing)?|bump(?:s|ed|ing)? up|lift(?:s|ed|ing)?(?! (?:the "
        r"|its |a )?(?:ban|suspension|restriction))|strengthen(?:s|ed|ing)?|beef(?:s"
        r"|ed|ing)? up|intensif(?:y|ies|ied|ying)|scal(?:e|es|ed|ing) up)\b|(?:go|goes"
        r"|going|move|moves|moving|rise|rises|rising|up|upgrade|upgraded|upgrades"
        r"|increase|switch) (?:from <F> )?(?:to )?(?:a )?(?=<F>))",
    ),
    _cue("then.to", Kind.INCREASE, r"\b(?:and|then),? (?:<D>,? )?to <F>"),
    _cue(
        "more",
        Kind.INCREASE,
        r"\b(?:add(?:s|ed|ing)?|put(?:s|ting)? on|lay(?:s|ing)? on|introduc(?:e|es"
        r"|ing)|launch(?:es|ing)?|offer(?:s|ing)?|operat(?:e|es|ing)|start(?:s|ing)?"
        r"|schedul(?:e|es|ing)) (?:(?:an|a|up to|the|its|[a-z0-9]+) ){0,2}(?:more"
        r"|extra|additional|further|another|second|third|fourth|fifth|sixth"
        r"|seventh) (?:[a-z]+ ){0,2}(?:flights?|frequenc(?:y|ies)|rotations?|services?"
        r"|departures?|capacity)\b|\b(?:more|additional|extra"
        r"|higher) (?:[a-z]+ ){0,2}(?:flights|frequenc(?:y|ies)|services|rotations"
        r"|departures)|\b(?:be|are|being) added\b|\badd(?:s|ed|ing)? (?:an? |its "
        r"|the )?(?:<F>|flights|frequencies|rotations|departures)",
    ),
    _cue(
        "add.some",
        Kind.INCREASE,
        r"\badd(?:s|ed|ing)? (?:\d+|one|two|three|four|five|six|seven) (?:<C> )?<X> ?[–-] ?<X>"
        r" (?:[a-z]+ )?(?:flights?|frequenc(?:y|ies)|services|rotations)\b",
    ),
    _cue(
        "more.than",
        Kind.INCREASE,
        r"\bmore\b(?: [a-z]+){0,3} than (?:now|last|today|at present|before|this"
        r"|a year|currently|<D>)",
    ),
    _cue(
        "fewer.than",
        Kind.DECREASE,
        r"\b(?:fewer|less)\b(?: [a-z]+){0,3} than (?:now|last|today|at present|before"
        r"|this|a year|<D>)",
    ),
    _cue(
        "figures",
        Kind.INCREASE,
        r"\b(?:becom(?:e|es|ing)|became|chang(?:e|es|ed|ing)|adjust(?:s|ed|ing)?|shift(?:s|ed|ing)?"
        r"|mov(?:e|es"
        r"|ed|ing)|go(?:es)?|be flown|operat(?:e|es)|fl(?:y|ies)|runs?|tak(?:e|es|ing)"
        r"|served?|serves|offers?|have|has|see|sees|get|gets) (?=(?:[^;]{0,60} )?<F>)"
        r"|<F>",
        Weight.WEAK,
    ),
    _cue(
        "new.verb",
        Kind.NEW_ROUTE,
        rf"\b(?:launch(?:es|ed|ing)?|inaugurat(?:e|es|ed|ing|ion)|open(?:s|ed"
        rf"|ing)?(?: up)?|start(?:s|ed|ing)?(?! using){_NOT_A_TIME}|(?<!to )beg(?:in|ins"
        rf"|inning|an|un)(?! with\b)|(?<=to )begin(?! with\b)"
        rf"|commenc(?:e|es|ed|ing|ement)|introduc(?:e|es|ed|ing|tion)|debut(?:s|ed"
        rf"|ing)?|establish(?:es|ed|ing)?|unveil(?:s|ed|ing)?)\b{_NOT_A_ROUTE}",
    ),
    _cue(
        "new.noun",
        Kind.NEW_ROUTE,
        r"\bnew (?:[a-z0-9]+[ -]){0,3}(?:<X>[ –-]*(?:to )?<X>? )?(?:<F> )?(?:[a-z-]+ )"
        r"{0,2}(?:routes?|flights?|services?|links?|connections?|destinations?|lines?"
        r"|airline services?)\b|\bfirst(?:-| )(?:ever )?(?:[a-z]+ )?(?:non-?stop\b"
        r"|(?:direct|scheduled|regular|commercial) (?:[a-z]+ ){0,2}(?:flights?"
        r"|services?|routes?|links?|connections?)\b)|\bnewest (?:route|destination)",
    ),
    _cue(
        "add.place",
        Kind.NEW_ROUTE,
        r"\badd(?:s|ed|ing)? (?:(?:a|the|its|new|daily|direct|non-?stop|seasonal"
        r"|weekly|year-round|regular|<F>) )*(?:<P>|routes?|destinations?|links?"
        r"|connections?|(?:flights?|services?) (?:to|from|linking)|<X>[ –-]+<X>)",
    ),
    _cue(
        "give",
        Kind.NEW_ROUTE,
        r"\b(?:bring|giv|hand|earn)(?:e|es|s|ing)? <X> (?:(?:its|a|an|the|their|new|first|direct"
        r"|non-?stop|daily|only|<F>) )+(?:[a-z-]+ ){0,2}(?:flights?|services?|routes?|links?"
        r"|connections?)\b",
    ),
    _cue(
        "announce",
        Kind.NEW_ROUTE,
        r"\b(?:announc(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|reveal(?:s|ed)?|confirm(?:s"
        r"|ed)?) (?:(?:a|an|the|its|plans? for|new|direct|non-?stop|daily|weekly"
        r"|seasonal|regular|scheduled|year-round|twice-weekly|<F>|<X>(?:'s)?|to|–"
        r"|-) ?){0,8}(?:flights?|services?|routes?|links?|connections?)\b",
    ),
    _cue(
        "get",
        Kind.NEW_ROUTE,
        r"\b(?:get|gets|gain|gains|receive|receives|welcome|welcomes|have|see|sees"
        r"|getting) (?:(?:a|an|its|the|their|own|new|first|ever|direct|non-?stop"
        r"|regular|scheduled|another|<F>|of|two|three|four|five|six) ?){1,6}(?:flights?|services?"
        r"|routes?|newcomers?|novelt(?:y|ies)|additions?|arrivals"
        r"|links?|connections?)\b|\b(?:gains?|gets|getting|receives?"
        r"|welcomes?) (?:[a-z]+ )?(?:flights?|services?|routes?"
        r"|links?|connections?)\b",
    ),
    _cue(
        "join.network",
        Kind.NEW_ROUTE,
        r"\b(?:enter(?:s|ing)? (?=the\b|<X>|(?:(?:[a-z-]+|<N>) ){1,4}(?:cities|markets?"
        r"|countries)\b)|step(?:s|ping)? in\b|expand(?:s"
        r"|ing)? (?:its network )?(?:to|into)"
        r"|t(?:ake|akes|ook) to the skies|join(?:s|ing)? (?:its|the) (?:route )?network"
        r"|(?:will|would|is to|are to|to) (?:be )?(?:directly )?(?:link|connect|linked"
        r"|joined by|connected)\b|tak(?:e|es|ing) over(?=$| <D>| (?:the |its )?(?:<X>|<C>|route"
        r"|service"
        r"|flights?|line))"
        r"|(?:services?|routes?|links?) (?:took off|[a-z]+ got under way|went live)"
        r"|becom(?:e|es|ing) the (?:only|first|second|third)"
        r"|will be the (?:only|first|second|third|fourth|fifth|next|latest|sole)"
        r"|go(?:es)? on sale|touch down|make its debut)",
    ),
    _cue(
        "prepare",
        Kind.NEW_ROUTE,
        r"\b(?:prepar(?:e|es|ing)(?: for)?|plan(?:s|ning|ned)?|schedul(?:e|es|ed|ing)"
        r"|gear(?:s|ing) up for) (?=(?:(?:to (?:fly|operate|serve))|(?:(?:a|the|its"
        r"|direct|non-?stop|daily|weekly|regular|scheduled|<F>"
        r"|seasonal) )*(?:<X> ?[–-] ?<X>|(?:flights?|services?|routes?|link"
        r"|operations)\b)))",
        _WEAK,
    ),
    _cue(
        "do.so",
        Kind.NEW_ROUTE,
        r"\b(?:will|would|is to|plans to|is set to) (?:now |then |finally )?do so\b",
        _WEAK,
    ),
    _cue("headline", Kind.NEW_ROUTE, r"^<C>:(?= )", _WEAK),
    _cue("announce.pair", Kind.NEW_ROUTE, r"\bannounc(?:e|es|ed|ing)(?= <X> ?[–-] ?<X>)"),
    _cue("plan.figure", Kind.NEW_ROUTE, r"\b(?:plans?|schedules|offers)(?= <F>)", _WEAK),
    _cue(
        "fly.now",
        Kind.NEW_ROUTE,
        r"\b(?:flies|operates|connects|(?<!air )(?<!transport )links|takes off|serves|comes"
        r"|take off (?=<D>))\b",
        _WEAK,
    ),
    _cue(
        "fly.since",
        Kind.NEW_ROUTE,
        r"\bthere (?:has|have) been\b|\b(?:has|have) (?:been (?:flying|operating|serving"
        r"|running|flown|operated"
        r"|served|offering)|flown|operated|served|offered)\b",
        _WEAK,
    ),
    _cue(
        "fly",
        Kind.NEW_ROUTE,
        r"\b(?:will|would|(?<!been able )to|is to|are to|shall|'ll) (?:also |now |then |soon |each "
        r"|instead "
        r"|still "
        r"|[a-z]+ly )?(?:be )?(?:fly(?! in\b)|operate|serve|offer|run"
        r"|take off|depart|connect|link|be flown|operated|flown|served|offered"
        r"|available)\b|\bis flying\b|\b(?:first|maiden|inaugural) (?:[^ ,;]+ ){0,3}(?:flight"
        r"|service"
        r"|departure)s?\b|\bflights (?:are|will be|is) (?:scheduled|planned|due|set"
        r"|operated)\b|\b(?:on sale|bookable)\b",
        _WEAK,
    ),
)
