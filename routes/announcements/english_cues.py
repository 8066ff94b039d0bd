"""Words and phrases in English that say a change of service, each rule with a name."""

from __future__ import annotations

from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_SVC = (
    r"(?:flights?|services?|routes?|links?|connections?|operations|flying|lines?"
    r"|frequenc(?:y|ies)|rotations?|destinations?|air (?:traffic|links?|services?"
    r"|communication|connections?))"
)
_NEWS = (
    r"(?:launch|start|introduction|resumption|opening|debut|return|inauguration"
    r"|first flight|new|restart|reopening|relaunch|beginning|commencement|service"
    r"|route|plan|entry)"
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

_FIRST = Weight.FIRST
_WEAK = Weight.WEAK


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"en.{rule}", kind, rx(pattern), weight)


CUES: tuple[Cue, ...] = (
    _cue(
        "postpone",
        Kind.POSTPONE,
        r"\b(?:postpon(?:e|es|ed|ing|ement)|defer(?:s|red|ring)?|push(?:es|ed"
        r"|ing)? back|put(?:s|ting)? off|put(?:s)? back|slip(?:s|ped|ping)?(?= (?:to"
        r"|from|by|into|back|<D>))|resched\w+|moved? back|set back)\b|\b(?:first"
        r"|originally|initially|previously) (?:set|planned|scheduled|due|announced"
        r"|expected|slated|meant)[^;]{0,60}\bnow\b|\bnow (?:due|set|planned|scheduled"
        r"|expected|to start|starts?|begins?)[^;]{0,50}(?:instead of|rather than)"
        r"|\binstead of (?:the |on )?(?:originally |initially )?(?:planned|announced"
        r"|scheduled|original|promised) ?<D>|(?<=<D>) instead of <D>",
        _FIRST,
    ),
    _cue(
        "postpone.launch",
        Kind.POSTPONE,
        rf"\bdelay(?:s|ed|ing)? (?:(?:the|its|their|a|planned|this|of|first|until"
        rf"|long-awaited|again) )*{_NEWS}\b|\b{_NEWS}\b[^;]{{0,70}}\b(?:(?:is|are"
        rf"|has been|have been|will be|was|been|being|to be) (?:further "
        rf"|again )?(?:delayed|pushed|moved|put off)|is delayed|to (?:a )?later)\b"
        rf"|\bmov(?:e|es|ed|ing) (?:(?:the|its|start|date"
        rf"|planned) )*{_NEWS}\b[^;]{{0,40}} (?:from|to|back|until) ?<D>?|\bpush(?:es"
        rf"|ed|ing)? (?:(?:the|its|their|planned|start|of) )*{_NEWS}\b|\bdelay (?:to|of"
        rf"|in) (?:(?:the|its|their|a|planned) )*{_NEWS}\b|\blater than (?:first "
        rf"|originally |initially |previously )?(?:planned|announced|scheduled)\b",
        _FIRST,
    ),
    _cue(
        "postpone.instead",
        Kind.POSTPONE,
        r"\b(?:rather than|instead of) (?:the |on |in )?(?:originally )?(?:planned |original )?<D>",
        _FIRST,
    ),
    _cue(
        "postpone.delay",
        Kind.POSTPONE,
        r"\bdelay(?:s|ing)? (?:(?:the|its|their) )[^;]{0,50}(?:flights|services?|route"
        r"|operations)?[^;]{0,30}<D>",
        _FIRST,
    ),
    _cue(
        "withdraw.plan",
        Kind.WITHDRAW,
        r"\b(?:drop(?:s|ped|ping)?|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?"
        r"|cancel(?:s|led|ed|ling|ing)?|shelv(?:e|es|ed|ing)|axe(?:s|d)?|axing"
        r"|withdraw(?:s|n|ing)?|withdrew|ditch(?:es|ed|ing)?|call(?:s|ed|ing)? off"
        r"|giv(?:e|es|en|ing) up(?: on)?|gave up(?: on)?|pull(?:s|ed|ing)? the plug on"
        r"|back(?:s|ed|ing)? out of|walk(?:s|ed) away from) (?:(?:the|its|their|a|an"
        r"|all|earlier|previous|ambitious|on|of|upcoming|forthcoming"
        r"|new) )*(?:<X>[ –-]*(?:to )?<X>? )?(?:<D> )?(?:planned|plans?|launch"
        r"|proposals?|intention|project|application|proposed|announced|opening|start"
        r"|debut|scheduled launch|yet-to-start|upcoming|forthcoming|relaunch"
        r"|resumption|restart|reopening|comeback)\b",
        _FIRST,
    ),
    _cue(
        "withdraw.passive",
        Kind.WITHDRAW,
        r"\b(?:plans?|planned|proposal|proposed|launch|intention|announced (?:route"
        r"|flights?|service)|project|forthcoming|upcoming)\b[^;.]{0,120}?\b(?:(?:has"
        r"|have|had|is|are|been|being|was|were|will be)(?: now| since| quietly"
        r"| also)? (?:been )?(?:scrapped|dropped|cancell?ed|abandoned|shelved"
        r"|called off|withdrawn|axed|ditched|pulled|binned)"
        r"|will not (?:now )?(?:go ahead|proceed|materiali[sz]e|happen|take place)"
        r"|not (?:to )?(?:go|going) ahead)\b",
        _FIRST,
    ),
    _cue(
        "withdraw.no_longer",
        Kind.WITHDRAW,
        r"\b(?:no longer (?:plans?|intends?|planning|planned|going) (?:to|on)|(?:will"
        r"|would|does|is) (?:not|n't|no longer) (?:now )?(?:be )?(?:going to "
        r"|to )?(?:launch|open|start|begin|introduc|add|inaugurat|fly"
        r"|go ahead with)\w*\b[^;]{0,90}\b(?:after all|as (?:previously |originally "
        r"|earlier |initially )?(?:planned|announced|scheduled)|despite (?:earlier "
        r"|its |the )?(?:plans|announcement)|(?:as|that) it had (?:planned|announced))"
        r"|(?:decided|opted|chose[n]?|has chosen) (?:against"
        r"|not to) (?:go(?:ing)? ahead|proceed(?:ing)?|pursue|pursuing)|(?:decided"
        r"|opted|chose[n]?) (?:against|not to) (?:the )?(?:planned|launch|launching"
        r"|open|opening|start|starting)|before (?:it (?:ever )?(?:started|began"
        r"|launched)|(?:a single|the first) flight|launch|it got off the ground)"
        r"|never (?:got off the ground|to take off))\b",
        _FIRST,
    ),
    _cue(
        "rights",
        Kind.RIGHTS,
        r"\b(?:(?:traffic|air|flight|landing|route|operating|fifth[- ]freedom|flying"
        r"|air traffic|transport) rights?|rights to|fifth[- ]freedom|permitted"
        r"|permission (?:to|for)|permits? (?:to|for)|(?:is|are|be|been|were|was"
        r"|now) (?:now )?(?:allowed|authori[sz]ed|cleared|entitled|designated)|(?:may"
        r"|can) (?:now |each |both |also )*(?:operate|fly|run|offer)(?= (?:up to "
        r"|as many as )?(?:<F>|an unlimited))|(?:may"
        r"|can) (?:now )?(?:each )?operate up to|allow(?:s|ed"
        r"|ing)? (?:[a-z]+ ){0,6}(?:to (?:operate|fly|run|offer|serve)|up to)"
        r"|allows?(?= (?:for )?(?:<C>|<F>))|entitle\w*|entitlements?|quotas?|cap\b"
        r"|caps\b|capped|ceiling|open[- ]skies|clear(?:s|ed)(?= <C> (?:for|to))"
        r"|designat(?:e|es|ed|ing|ion)\b|allocat(?:e|es|ed|ing|ion)|allotted"
        r"|authori[sz](?:e|es|ed|ation)|licen[cs]es? (?:to|for)|frequency limits?"
        r"|limits?\b(?= (?:on|of|from|to|for)\b| <F>)|air (?:services?"
        r"|transport) agreement|allowance|restrictions? on the number|each side"
        r"|per side|each country|right to (?:fly|operate|serve)|(?:granted|received"
        r"|got|given|obtained|won|secured|awarded) (?:[a-z]+ ){0,3}(?:approval"
        r"|permission|clearance|rights?|authori[sz]ation|permits?"
        r"|licen[cs]es?)(?! to (?:launch|open|start|begin|resume|restart)))\b",
    ),
    _cue(
        "resume",
        Kind.RESUME,
        r"\b(?:resum(?:e|es|ed|ing|ption)|restart(?:s|ed|ing)?|reinstat(?:e|es|ed|ing"
        r"|ement)|re-?launch(?:es|ed|ing)?|re-?open(?:s|ed|ing)?|restor(?:e|es|ed|ing"
        r"|ation)|reviv(?:e|es|ed|ing|al)|re-?establish(?:es|ed|ing|ment)?"
        r"|re-?introduc(?:e|es|ed|ing|tion)|recommenc(?:e|es|ed|ing|ement)|bring(?:s"
        r"|ing)? (?:(?:it|them|the route|the service|the flights|its [a-z]+) )?back"
        r"|brought (?:it )?back|reconnect(?:s|ed|ing)?|resurrect(?:s|ed|ing)?"
        r"|re-?activat(?:e|es|ed|ing|ion)|unsuspend\w*)\b",
    ),
    _cue(
        "return",
        Kind.RESUME,
        r"\b(?:(?:is|are|be|was|were|come|comes|coming|came|go|goes"
        r"|going) back (?!to back)(?=on|to|in|from|between|with|at|after|<D>)"
        r"|return(?:s|ed|ing)?(?! (?:flights?|tickets?|fares?|trips?|service|journey"
        r"|leg|rotations?|sector|passengers|home|date))(?! from\b(?!.{0,30} to\b)))",
    ),
    _cue(
        "again",
        Kind.RESUME,
        r"\b(?:start|begin|fly|flies|operate|serve|run|launch|open|take off|connect"
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
        r"|service|route) end|wind(?:s|ing)? (?:up|down)|wound down"
        r"|come(?:s)? to an end|draw to a close)\b(?! (?:a|the|its"
        r"|an) [^,;]{0,25}(?:break|gap|hiatus|pause|absence|suspension|wait))(?! (?:up"
        r"|in|with|at)\b)",
    ),
    _cue(
        "drop",
        Kind.SUSPEND,
        rf"\b(?:drop(?:s|ped|ping)?|axe(?:s|d)?|axing|scrap(?:s|ped|ping)?|abandon(?:s"
        rf"|ed|ing)?|ditch(?:es|ed|ing)?|cancel(?:s|led|ed|ling|ing)?|exit(?:s|ed|ing)?"
        rf"|clos(?:e|es|ed|ing)(?! to)|closure of|shut(?:s|ting)? down|pull(?:s|ed"
        rf"|ing)? (?:out of|its|off|from)|withdraw(?:s|n|ing)?|withdrew|quit(?:s|ting)?"
        rf"|leav(?:e|es|ing))(?: from)? (?={_DET}(?:<P>|<K>|{_SVC}))(?!(?:a|one|two"
        rf"|three|four|five|\d+) (?:of )?flights?\b)",
    ),
    _cue(
        "ended",
        Kind.SUSPEND,
        rf"\b{_SVC}\b[^;]{{0,80}}\b(?:(?:will be|are to be|is to be|be|are being"
        rf"|is being|are|is|has been|have been|was|were) (?:temporarily |also |now "
        rf"|all )?(?:cancel(?:l)?ed|dropped|axed|scrapped|closed|cut|withdrawn|stopped"
        rf"|ended|abandoned|grounded|removed)|(?:will|to) (?:close|stop|end"
        rf"|cease))\b(?! (?:from <F>|to <F>|down|back|short|by))",
    ),
    _cue(
        "no_longer",
        Kind.SUSPEND,
        r"\b(?:no longer|not|n't) (?:be )?(?:fly|flying|flown|serve|served|serving"
        r"|operate|operated|operating|offer|run)(?= [^;]{0,60}(?:<D>|any more|anymore"
        r"|any longer))|\bno longer (?:be )?(?:fly|flown|serve|served|operate|operated"
        r"|offer|run)\b|(?:not|n't) (?:be )?continue\w*(?= [^;]{0,60}<D>)|\b(?:last"
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
        "decrease",
        Kind.DECREASE,
        r"\b(?:reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing)|cut(?:s|ting)?|cutback"
        r"|trim(?:s|med|ming)?|halv(?:e|es|ed|ing)|scal(?:e|es|ed|ing) (?:back|down)"
        r"|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|fewer (?:[a-z]+ ){0,2}(?:flights"
        r"|frequencies|services|rotations)|thin(?:s|ned|ning)? out|cut(?:s|ting)? back"
        r"|pare(?:s|d)? back|scaled back)\b",
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
        r"\b(?:chang(?:e|es|ed|ing)|adjust(?:s|ed|ing)?|shift(?:s|ed|ing)?|mov(?:e|es"
        r"|ed|ing)|go(?:es)?|be flown|operat(?:e|es)|fl(?:y|ies)|runs?|tak(?:e|es|ing)"
        r"|served?|serves|offers?|have|has|see|sees|get|gets) (?=(?:[^;]{0,60} )?<F>)"
        r"|<F>",
        Weight.WEAK,
    ),
    _cue(
        "equipment",
        Kind.EQUIPMENT,
        r"\b(?:replac(?:e|es|ed|ing)|swap(?:s|ped|ping)?|switch(?:es|ed|ing)?"
        r"|upgaug(?:e|es|ed|ing)|downgaug(?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)"
        r"|downgrad(?:e|es|ed|ing)|substitut(?:e|es|ed|ing)|chang(?:e|es|ed|ing)"
        r"|convert(?:s|ed|ing)?|mov(?:e|es|ed|ing)) (?=[^;]{0,70}<E>)"
        r"|<E>[^;]{0,60}\b(?:instead of|rather than|replac(?:e|es|ed|ing)|in place of"
        r"|taking over from|(?:will|to) take over)(?=[^;]{0,40})|\binstead of (?:the "
        r"|its |an? )?(?:[a-z-]+ ){0,2}<E>",
    ),
    _cue(
        "deploy",
        Kind.EQUIPMENT,
        r"\b(?:deploy(?:s|ed|ing)?|assign(?:s|ed|ing)?|put(?:s|ting)?|roster(?:s|ed)?"
        r"|us(?:e|es|ing)|introduc(?:e|es|ed|ing)|bring(?:s|ing)?|debut(?:s|ed|ing)?"
        r"|(?:start|begin)(?:s|ning|ing)? (?:using|flying|operating|deploying"
        r"|to (?:use|fly|operate|deploy))|(?:fly|operate|schedule)(?:s)?(?: with)?"
        r"|send(?:s|ing)?|deployment of|place(?:s)?) (?:(?!on\b|to\b|for\b|from\b"
        r"|and\b)[a-z-]+ ){0,4}<E>(?: (?:aircraft|jets?|planes?))? (?:on|to|onto|for"
        r"|between|from)\b|<E>(?: (?:aircraft|jets?|planes?))? (?:(?:will|is to|are to"
        r"|to) (?:be (?:deployed|used|introduced|assigned)|fly|serve|operate|debut"
        r"|appear|take over)|debuts)",
        Weight.STRONG,
    ),
    _cue(
        "retime",
        Kind.RETIME,
        r"\bretim(?:e|es|ed|ing)\b|\b(?:depart(?:s|ed|ing|ures?)?|leav(?:e|es|ing)"
        r"|arriv(?:e|es|als?|ing)|take(?:s)? off|times?|timings?|schedules?|slots?"
        r"|flights?)\b[^;]{0,90}(?:<T>[^;]{0,40}(?:instead of|rather than|not|from|was"
        r"|previously|up from|down from)[^;]{0,30}<T>|from <T>[^;]{0,20} to <T>"
        r"|(?:instead of|rather than) (?:at )?<T>)|\b(?:<F>|\d+|an?|one|two|half an"
        r"|three|few|several) ?(?:minutes|hours?)(?: and [a-z0-9]+ minutes)? (?:earlie"
        r"r|later)\b(?! than (?:planned|scheduled))|\bnew (?:departure|arrival"
        r"|flight) times?\b|\b(?:from|to) <T>[^;]{0,30} to <T>|\b(?:mov|shift|chang"
        r"|bring|brought|put)\w* (?:[a-z'-]+ ){0,6}(?:forward|earlier|later"
        r"|back)? ?(?:to|from) <T>",
        _FIRST,
    ),
    _cue(
        "new.verb",
        Kind.NEW_ROUTE,
        rf"\b(?:launch(?:es|ed|ing)?|inaugurat(?:e|es|ed|ing|ion)|open(?:s|ed"
        rf"|ing)?(?: up)?|start(?:s|ed|ing)?(?! using)|beg(?:in|ins|inning|an|un)"
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
        r"|regular|scheduled|another|<F>|of) ?){1,6}(?:flights?|services?|routes?"
        r"|links?|connections?)\b|\b(?:gains?|receives?"
        r"|welcomes?) (?:[a-z]+ )?(?:flights?|services?|routes?|links?|connections?)\b"
        r"|\b(?:gains?|receives?|welcomes?) (?:[a-z]+ )?(?:flights?|services?|routes?"
        r"|links?|connections?)\b",
    ),
    _cue(
        "join.network",
        Kind.NEW_ROUTE,
        r"\b(?:enter(?:s|ing)? the|expand(?:s|ing)? (?:its network )?(?:to|into)"
        r"|take(?:s)? to the skies|join(?:s|ing)? (?:its|the) (?:route )?network"
        r"|(?:will|is to|are to|to) (?:be )?(?:directly )?(?:link|connect|linked"
        r"|connected)\b|becom(?:e|es|ing) the (?:only|first|second|third)"
        r"|will be the (?:only|first|second|third)|go(?:es)? on sale|touch down"
        r"|make its debut)",
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
    _cue("headline", Kind.NEW_ROUTE, r"^<C>:(?= )", _WEAK),
    _cue("announce.pair", Kind.NEW_ROUTE, r"\bannounc(?:e|es|ed|ing)(?= <X> ?[–-] ?<X>)"),
    _cue("plan.figure", Kind.NEW_ROUTE, r"\b(?:plans?|schedules|offers)(?= <F>)", _WEAK),
    _cue(
        "fly.now",
        Kind.NEW_ROUTE,
        r"\b(?:flies|operates|connects|links|takes off|serves|comes)\b",
        _WEAK,
    ),
    _cue(
        "fly.since",
        Kind.NEW_ROUTE,
        r"\b(?:has|have) (?:been (?:flying|operating|serving|running|flown|operated"
        r"|served|offering)|flown|operated|served|offered)\b",
        _WEAK,
    ),
    _cue(
        "fly",
        Kind.NEW_ROUTE,
        r"\b(?:will|would|to|is to|are to|shall|'ll) (?:also |now |then |soon "
        r"|directly |only |each )?(?:be )?(?:fly(?! in\b)|operate|serve|offer|run"
        r"|take off|depart|connect|link|be flown|operated|flown|served|offered"
        r"|available)\b|\bis flying\b|\b(?:first|maiden|inaugural) (?:flight|service"
        r"|departure)s?\b|\bflights (?:are|will be|is) (?:scheduled|planned|due|set"
        r"|operated)\b|\b(?:on sale|bookable)\b",
        _WEAK,
    ),
)
