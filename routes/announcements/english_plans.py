"""English words for plans put off or dropped, permissions, aircraft and clock times."""

from __future__ import annotations

from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_NEWS = (
    r"(?:launch|start|introduction|resumption|opening|debut|return|inauguration"
    r"|first flight|new|restart|reopening|relaunch|beginning|commencement|service"
    r"|route|plan|entry)"
)
_FIRST = Weight.FIRST


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"en.{rule}", kind, rx(pattern), weight)


PLANS: tuple[Cue, ...] = (
    _cue(
        "postpone",
        Kind.POSTPONE,
        r"\b(?:postpon(?:e|es|ed|ing|ement)|defer(?:s|red|ring)?|push(?:es|ed"
        r"|ing)? back|put(?:s|ting)? off|put(?:s)? back|slip(?:s|ped|ping)?(?= (?:to"
        r"|from|by|into|back|<D>))|resched\w+|moved? back|set back)\b|\b(?:first"
        r"|originally|initially|previously) (?:set|planned|scheduled|due|announced"
        r"|expected|slated|meant)[^;]{0,60}\bnow\b|\bnow (?:due|set|planned|scheduled"
        r"|expected|to start|starts?|begins?)[^;]{0,50}(?:instead of|rather than)"
        r"|\b(?:will|would|is|are) (?:now (?:not|only)|not now|only now) (?:to )?(?:be )?[a-z]+\b"
        r"|\binstead of (?:the |on )?(?:originally |initially )?(?:planned|announced"
        r"|scheduled|original|promised) ?<D>|(?<=<D>) instead of <D>",
        _FIRST,
    ),
    _cue(
        "postpone.launch",
        Kind.POSTPONE,
        rf"\bdelay(?:s|ed|ing)? (?:(?:the|its|their|a|planned|this|of|first|until"
        rf"|long-awaited|again|<X> ?[–-] ?<X>|<X> to <X>|<C>'s) )*{_NEWS}\b"
        rf"|\b{_NEWS}\b[^;]{{0,70}}\b(?:(?:is|are"
        rf"|has been|have been|will be|was|been|being|to be) (?:further "
        rf"|again )?(?:delayed|pushed|moved|put off)|is delayed|to (?:a )?later)\b"
        rf"|\bmov(?:e|es|ed|ing) (?:(?:the|its|start|date"
        rf"|planned|<X> ?[–-] ?<X>) )*{_NEWS}\b[^;]{{0,40}}?(?: back\b| ?<D>)"
        rf"|\bpush(?:es"
        rf"|ed|ing)? (?:(?:the|its|their|planned|start|of|<X> ?[–-] ?<X>) )*{_NEWS}\b"
        rf"|\bdelay (?:to|of"
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
        r"|bur(?:y|ies|ied|ying)|kill(?:s|ed|ing)?|bin(?:s|ned|ning)?|junk(?:s|ed)?|tear(?:s"
        r"|ing)? up"
        r"|tore up|pull(?:s|ed|ing)?|nix(?:es|ed)?|spik(?:e|es|ed)|lay(?:s)? to rest"
        r"|back(?:s|ed|ing)? out of|walk(?:s|ed) away from) (?:(?:the|its|their|a|an"
        r"|all|earlier|[a-z]+-[a-z]+|previous|ambitious|on|of|upcoming|forthcoming"
        r"|new) )*(?:<X>[ –-]*(?:to )?<X>? )?(?:<D> )?(?:planned|plans?|launch"
        r"|proposals?|intention|project|application|proposed|announced|opening|start"
        r"|debut|scheduled launch|yet-to-start|upcoming|forthcoming|relaunch"
        r"|resumption|restart|reopening|comeback)\b|\b(?:drop|scrap|abandon|cancel|shelv|axe?"
        r"|ditch)\w*"
        r" [^;,]{1,40}\b(?:routes?|services?|flights?|links?) (?:that |which )?(?:it|they|was"
        r"|were|had"
        r"|been|he|she|only|once|<C>|<D>| )+(?:announced|planned|promised|unveiled|scheduled"
        r"|slated|meant"
        r"|intended|filed)\b"
        r"|\b(?:drop|scrap|abandon|shelv|axe?|ditch)\w* [^;,]{1,40}\b(?:routes?|services?"
        r"|flights?|links?)"
        r" (?:meant|scheduled|slated|due|earmarked|intended|planned|announced|promised)\b",
        _FIRST,
    ),
    _cue(
        "withdraw.passive",
        Kind.WITHDRAW,
        r"\bcall(?:s|ed|ing)? (?:it|them|the [a-z]+) off\b|\b(?:plans?|planned|promised|proposal"
        r"|proposed|launch|intention|announced (?:route"
        r"|flights?|service)|project|forthcoming|upcoming)\b[^;.]{0,120}?\b(?:(?:has"
        r"|have|had|is|are|been|being|was|were|will be)(?: now| since| quietly"
        r"| also| silently| finally)? (?:been )?(?:scrapped|dropped|cancell?ed|abandoned|shelved"
        r"|put on (?:ice|hold)|called off|withdrawn|axed|ditched|pulled|binned|buried|killed|dead)"
        r"|(?:has |have )?f(?:alls?|ell|allen) (?:victim to|through|flat)|(?:has "
        r"|have )?(?:foundered|collapsed)"
        r"|will not (?:now )?(?:see the light|get off the ground|go ahead|proceed|materiali[sz]e"
        r"|happen|take place)"
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
        r"|(?:will|would|to|is|are|may) (?:now )?never (?:be (?:flown|launched|opened|operated"
        r"|started"
        r"|served|built)|fly|open|start|begin|launch|happen|take off|see the light)"
        r"|(?:struck|stricken|deleted|erased|removed|dropped|cut) (?:from|out of) (?:the |its "
        r"|their )"
        r"(?:[a-z]+ )?plans?"
        r"|(?:comes?|came|coming) to nothing|(?:got|gets|getting) cold feet|thinks? better of"
        r"|thought better of|chang(?:e|es|ed|ing) (?:its|their) minds?"
        r"|(?:off the table|dead in the water|on the drawing board|stillborn)"
        r"|(?:drop|scrap|abandon|cancel|shelv|axe|ditch|bin)\w* what (?:would|was|were)"
        r"|(?:decision|decided|decides|choosing|chose|opted) not to (?:go ahead|proceed|launch|open"
        r"|start|begin|introduce)"
        r"|never (?:got off the ground|to take off|(?:been )?(?:flown|operated|launched"
        r"|started|opened))"
        r"|(?:not (?:one|a single)|no) flight (?:was|had|has|had been|has been|took"
        r"|ever)[^;,]{0,20})\b",
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
        r"|permit(?:s|ting|ted)?(?= (?:[a-z]+ ){0,3}(?:flights|frequencies|services)\b| <F>)"
        r"|allows?(?= (?:for )?(?:<C>|<F>))|entitle\w*|entitlements?|lets? (?:[a-z]+ ){1,6}(?:fly"
        r"|operate|run|offer|serve)(?= <F>)|quotas?|cap\b"
        r"|caps\b|capped|ceiling|open[- ]skies|clear(?:s|ed)(?= <C> (?:for|to))"
        r"|designat(?:e|es|ed|ing|ion)\b|allocat(?:e|es|ed|ing|ion)|allotted"
        r"|authori[sz](?:e|es|ed|ation)|licen[cs]es? (?:to|for)|frequency limits?"
        r"|limits?\b(?= (?:on|of|from|to|for)\b| <F>)|air (?:services?"
        r"|transport) agreement|allowance|restrictions? on the number|(?:remov|lift|eas"
        r"|abolish|scrap|relax)\w* (?:[a-z]+ )?(?:restrictions|limits|limitations)\b"
        r"|(?:flights|frequencies|services)(?: that| which)? [^,;]{0,60}?\b(?:may|can"
        r"|are allowed to|are"
        r" (?:permitted|entitled) to) (?:operate|fly|run|offer|perform)\b|each side|a side"
        r"|\d a side"
        r"|per side|each country|right to (?:fly|operate|serve)|(?:granted|received"
        r"|got|given|obtained|won|secured|awarded) (?:[a-z]+ ){0,3}(?:approval"
        r"|permission|clearance|rights?|authori[sz]ation|permits?"
        r"|licen[cs]es?)(?! to (?:launch|open|start|begin|resume|restart)))\b",
    ),
    _cue(
        "equipment",
        Kind.EQUIPMENT,
        r"\b(?:replac(?:e|es|ed|ing)|swap(?:s|ped|ping)?|switch(?:es|ed|ing)?"
        r"|upgaug(?:e|es|ed|ing)|downgaug(?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)"
        r"|exchang(?:e|es|ed|ing)|trad(?:e|es|ed|ing)|downgrad(?:e|es|ed|ing)|substitut(?:e|es"
        r"|ed|ing)|chang(?:e|es|ed|ing)"
        r"|convert(?:s|ed|ing)?|mov(?:e|es|ed|ing)) (?=[^;]{0,70}<E>)"
        r"|\bfrom (?:(?:the|its|an?|current) ){0,2}<E>[^;]{0,30} to (?:[a-z-]+ ){0,3}<E>"
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
        r"|(?:instead of|rather than) (?:at )?<T>)|\b(?:<F>|[a-z0-9-]+|half an) ?(?:minutes"
        r"|hours?)(?: and [a-z0-9]+ minutes)? (?:sooner|earlie"
        r"r|later)\b(?! than (?:planned|scheduled))|\bnew (?:departure|arrival"
        r"|flight) times?\b|\b(?:from|to) <T>[^;]{0,30} to <T>|\b(?:mov|shift|chang"
        r"|bring|brought|put)\w* (?:[a-z'-]+ ){0,6}(?:forward|earlier|later"
        r"|back)? ?(?:to|from) <T>",
        _FIRST,
    ),
)
