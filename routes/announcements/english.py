"""The English rules: what says a change, and what takes it back."""

from __future__ import annotations

import re
from datetime import date

from routes.announcements.english_clauses import cut_dateline, put_behind, segments
from routes.announcements.english_cues import CUES
from routes.announcements.english_dates import mark_dates
from routes.announcements.english_routes import pairs, tidy
from routes.announcements.english_tense import tense
from routes.announcements.english_weekly import mark_days, mark_weekly
from routes.announcements.language import Language, Words
from routes.announcements.line import Line, rx

_DISTRACT = rx(
    r"\b(?:freighters?|cargo|freight|air ?mail|trains?|railways?|rail|eurostar"
    r"|high-speed|tunnel|bus|buses|coach(?:es)?|ferr(?:y|ies)|ships?|vessels?"
    r"|cruises?|shipping|codeshar\w*|code-shar\w*|code shar\w*|interline|charters?"
    r"|chartered|pilgrim\w*|hajj|umrah|evacuat\w*|repatriat\w*|one-off|one-time"
    r"|special flights?|demonstration flight|test flights?|check-in|terminals?"
    r"|lounges?|emergency landing|diverted|turned back|accident|crash\w*|hijack\w*"
    r"|opening hours|public holidays|delayed by|hours? late|late by|hours' delay"
    r"|hour delay|bookings? opened"
    r"|visas?|embassy (?:opens|opened|staff)|festival|technical (?:fault|problem|issue|glitch)"
    r"|engine (?:failure|trouble|fire)|smoke|hydraulic|trade turnover|exports?|imports?|pipeline"
    r"|gas|oil|electricity|motorway|highway|academy|simulator|loyalty"
    r"|frequent[- ]flyer|fuel surcharge|baggage|helicopters?|subsea|cable|gunfire"
    r"|collid\w*|skidded|bird strike|turbulence|missiles?|medical flight|humanitarian)\b|\bopen <F>"
)
_FLIGHTS = rx(
    r"\b(?:flights?|fly|flies|flying|flown|flew|routes?|air (?:traffic|services?"
    r"|links?|connections?|bridge|travel|communication)|airlines?|carriers?"
    r"|services?|frequenc\w+|non-?stops?|rotations?|operat\w+|aviation|airports?"
    r"|traffic rights|link|connections?|departures?|<C>|<F>)\b|<C>|<F>"
)
_RESUMED = rx(
    r"\bagain\b|\bonce more\b|after (?:a|an|its|the|nearly|almost|more than|over"
    r"|around|about|some|<D>)? ?[^,;]{0,40}(?:break|gap|hiatus|pause|absence"
    r"|interruption|suspension|closure)\b|for the first time (?:since|in)\b(?! (?:(?:our|its"
    r"|their|the) "
    r"(?:[a-z-]+ )?(?:history|existence)|(?:[a-z0-9-]+ )years of))"
    r"|years? after (?:it|the|they|its)\b[^,;]{0,50}(?:stop|clos|suspend|ended"
    r"|halt|drop|cut|pull|last|axed)|\b(?:suspended|halted|stopped|dropped"
    r"|discontinued|cancelled|closed|paused|cut|axed|grounded) (?:since|in|during"
    r"|for|because|due|by|at the|when|<D>)|not (?:been )?(?:flown|served|operated"
    r"|flying) (?:since|for|<D>)|previously (?:flew|served|operated|flown)"
    r"|last (?:flew|served|operated|flown)(?![^;,]{0,40}\bby <C>)|end(?:s|ed"
    r"|ing)? (?:a|an|the|its) [^,;]{0,25}(?:break|gap|hiatus|pause|absence"
    r"|suspension|wait)|\bfirst [^,;]{0,80}\bin (?:over |more than |nearly |almost "
    r"|about )?(?:[a-z0-9-]+ )?(?:years|decades)"
    r"|\b(?:quiet|dormant|silent|idle|mothballed|absent|grounded|dark|unserved|missing|unflown"
    r"|inactive|in abeyance|on hold|in mothballs) (?:since|for|<D>)|(?:city|destination|place|route"
    r"|airport) (?:that |which )?(?:it|they|the airline|the carrier|<C>)"
    r" (?:last |had )?(?:left|gave up|abandoned|dropped|quit|served|pulled out of|flew)"
    r"|back on (?:the|its)|was (?:dropped|suspended|closed|cut"
    r"|axed|halted|discontinued)"
)
_WORDS = Words(
    signed=re.compile(r"sign(?:ed|ing) (?!.*\b(?:to|that|which|will|would)\b)"),
    hush=rx(
        r"\b(?:reports?|rumou?rs?|claims?|speculation|suggestions?|stories)\b[^;]{0,120}\b(?:wrong"
        r"|false|untrue|unfounded|incorrect|nonsense|rubbish|baseless|premature|groundless|fake"
        r"|mistaken)\b"
    ),
    headless=re.compile(r", (?:will|would|is|are|has|have|was|were)\b"),
    respective=re.compile(r"\brespectively\b"),
    unchanged=re.compile(
        r"\b(?:no|not|unaffected|unchanged|continu\w+|remain\w*|stay\w*|keep\w*|untouched"
        r"|under (?:study|review|consideration|discussion|examination)|on the table|(?:studied"
        r"|considered|explored|examined|discussed))\b|n't\b"
    ),
    planned=rx(
        r"(?:\b(?:which|that|it|they|the (?:route|service|flights?|link|launch)) (?:was|were"
        r"|had been|had) |\boriginally |\binitially "
        r"|\bpreviously )(?:originally |only |first )?(?:(?:scheduled|planned|due|slated|set|meant"
        r"|supposed|expected|intended|hoped|promised|pencill?ed in|to have)(?: to)?|to)(?: have)?"
        r"(?: been| be)? (?:beg[iu]n|start|launch|open|debut|commence|take off|have|inaugurat"
        r"|introduc|resum|fly|operate)"
        r"|\b(?:announced|promised|planned|slated|pencill?ed in) <D>(?=,| has| have| is| are)"
        r"|\b(?:start|restart|launch|opening|resumption|return|debut)s? (?:had been|was|were)"
        r" (?:set|planned|scheduled|due|meant|slated|promised)|\bbefore (?:it|they) (?:ever"
        r"|even)\b|\bbefore (?:ever |even )?(?:flying|operating|serving"
        r"|opening|launching|starting) (?:it|them|a single)\b|\bnever having (?:been )?(?:flown"
        r"|operated|served|opened|started|taken)\b|\bbefore its first (?:flight|passenger)"
        r"|\b(?:that|which) never (?:saw|took|flew|operated|started|left)\b|\bwithout ever\b"
        r"|\bbefore a single (?:passenger|flight|ticket)\b"
        r"|\b(?:had been|was|were) promised <D>"
    ),
    former=rx(r"\bthe former\b"),
    latter=rx(r"\bthe latter\b"),
    again=rx(r"\b(?:the|this|that) (?:same )?(?:route|line|link|sector|city pair)\b"),
    apart=rx(r",? ?(?:while|but|whereas|although|though)\b|,? and [a-z]+ing\b"),
    nations=rx(r"<N> (?:authorities|carriers|airlines?|operators|companies)\b"),
    homed=rx(
        r"\b(?:to|with|into|serv(?:e|es|ing)|add(?:s|ed|ing)?|puts?|on the|the|its|in|of|from|for"
        r"|resum(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|drop(?:s|ped|ping)?|launch(?:es|ing)?"
        r"|tak(?:e|es|ing)|strik(?:e|es|ing)|remov(?:e|es|ing)|delet(?:e|es|ing)|pull(?:s|ing)?)"
        r" (?:[a-z-]+ )?$"
    ),
    plans=rx(
        r"\b(?:had|has) (?:been )?(?:pencill?ed in|planned|meant|intended|hoped|promised|scheduled"
        r"|slated|set|announced|expected|aimed|wanted|due)\b|\b(?:was|were) (?:originally "
        r"|initially "
        r"|first |once )?(?:to|due|set|scheduled|planned|meant|supposed|slated|expected) "
    ),
    anew=rx(
        r"\b(?:will|is|are|would) (?:now|instead)\b|\bnow (?:set|due|planned|scheduled|expected|to"
        r"|begins?|starts?|opens?|looks|comes?|not)\b|\bnew (?:start |launch |opening )?(?:date"
        r"|target)"
    ),
    intended=rx(
        r"^(?:it|they|this|the (?:route|flights?|service|launch|link|debut|start|first flight)"
        r"|(?:flights|services|operations)) (?:had been|was|were) (?:originally |initially "
        r"|first )?"
        r"(?:due|to|scheduled|planned|set|slated|meant|expected|supposed|announced|promised)\b"
        r"(?!.*\b(?:but|now|instead|will|by|yesterday)\b)(?=.*<D>)"
    ),
    served=rx(
        r"(?:'s)? (?:flights?|services?|routes?|link|line|connections?|frequenc\w+)\b"
        r"| on (?:its|the)"
        r" (?:route |network )?map"
        r"|(?: (?:soon|now|also|next|again|will|is|are|to|be))* (?:appears?|features?|figures?"
        r"|joins?"
        r"|enters?|re-enters?|rejoins?|added|goes|comes|returns?)(?: back)?(?: to| on| onto| in"
        r"| into)?"
        r" (?:<C>'s|the)(?: [a-z]+){0,2} (?:map|network|schedule|timetable|list|roster|programme)"
        r"|(?: to| from)? (?:its|the) (?:route )?network"
    ),
    it=rx(
        r"\b(?:fly|operate|use|deploy) them\b|\b(?:they|it|both|these) (?:will|would|is|are"
        r"|start|begin|launch|return|resume|take)"
    ),
    promised=rx(
        r"\b(?:originally|initially|first|previously) (?:promised|planned|scheduled|due|set"
        r"|slated|meant"
        r"|announced|expected)[^,;]{0,30}<D>"
    ),
    others=rx(r"\bthose (?:from|to) (<P>)"),
    relative=rx(
        r", an? [a-z]+ (?:[a-z]+ly )?[a-z]+ed\b|,? ?(?:which|who|that)\b(?! (?:had been|was"
        r"|were) (?:due|planned|scheduled|set|to|meant))"
        r"|, [a-z]+ed\b"
    ),
    distract=_DISTRACT,
    flights=_FLIGHTS,
    air=rx(
        r"\b(?:flights?|fly|flies|flying|air|routes?|frequenc\w+|airlines?|aviation"
        r"|traffic rights|non-?stops?|open[- ]skies)\b|<F>"
    ),
    resumed=_RESUMED,
    countries=rx(
        r"<N> and <N> (?=airlines|carriers|companies|operators)|\b(?:between |in |of |by "
        r"|for )?(?:the|both|these|our) (?:two "
        r"|both )?(?:countries|nations|states|republics)\b|\bbilateral\b"
        r"|\b(?:airlines|carriers) (?:of|from) (?:each|both|either)\b|\beach (?:country|nation)\b"
    ),
    airline=rx(
        r"\b(?:the|this) (?:[a-z-]+ )?(?:airline|carrier|company)\b|\b(?:it|its|they|them)\b"
    ),
    first=re.compile(r"\b(?:new|first)"),
    start=re.compile(r"\bnew (?!time|departure|arrival|sched)|\blaunch|\binaugur|resum"),
    report=rx(
        r"\b(?:(?<!than )announc\w+|said|says|told|report\w+|confirm\w+|stat(?:ed|es)|reveal\w+"
        r"|publish\w+|made public|initiall?ed|ratified|clinched|struck|agreed|sign(?:ed"
        r"|ing)(?![^,;]{0,40}\b(?:takes? effect|enters? into"
        r"|comes? into))|decid\w+|unveil\w+|wrote|posted|tweeted"
        r"|disclos\w+|statement|press release|according to|talks|meeting|met"
        r"|negotiat\w+|approv\w+|granted|issued|visit\w*|held|ruled|took place"
        r"|declared|noted|filed|applied|communicated|notified|informed|conveyed)\b"
    ),
    subject=rx(
        r"<C>(?:(?:,| and|, and| &| together with| as well as) (?:its (?:subsidiary"
        r"|unit|sister carrier) )?<C>)*"
    ),
    strangers=rx(
        r"\b(?:code-?share(?:s|d)?(?: flights?| agreement| deal| partner"
        r"| partners)?(?: is| are)?(?: with| of| by)?|codeshar\w+ (?:with|by)"
        r"|marketed by|sold by|partner(?:s|ship)?(?: with)?|compet\w+ (?:with|against)"
        r"|alongside|rivals?|challeng\w+|like|joins?|joining|in addition to|besides"
        r"|following|after|unlike|where|than|already (?:flown|served|operated) by"
        r"|currently (?:flown|served|operated)(?: only)? by|owned by|subsidiary of"
        r"|part of|left by|vacated by|dropped by|head-to-head with"
        r"|against) (?:the )?(?:carrier |airline |rival )?<C>(?:(?:,| and) <C>)*"
        r"|<C> (?:already|also) (?:flies|serves|operates|runs|has|offers)"
        r"|<C>(?:'s)? code(?:share)?\b|<C> (?:is|are|will be) the (?:codeshare"
        r"|marketing)"
    ),
    step=rx(
        r"\b(?:flights?|frequenc\w+|services?|rotations?|departures?|connections?"
        r"|operations|schedules?|trips|daily|weekly)\b|<F>"
    ),
    old=re.compile(
        r"(?:instead of|rather than)(?: the| on)? ?$"
        r"|(?<!now )(?<!re)(?<!currently )\b(?:promised|planned|scheduled|due"
        r"|originally|initially|expected|slated|meant|supposed|announced|targeted|set"
        r"|earmarked|pencill?ed(?: in)?)(?: [a-z]+){0,3} ?$"
    ),
    base=rx(
        r"\b(?:travellers|travelers|passengers|residents|people|customers) (?:in|from|of) (<P>)|"
        r"\b(?:from|out of) (?:(?:its|the|their|a|new|main|home|base|hub|at|in|capital"
        r"|city|of) ){0,4}(<P>)|(?<!\w)(<P>)(?:'s)? (?:base|hub|network|programme|program)\b"
        r"|(<P>),? (?:the )?(?:home|base|hub) (?:of|to|for) <C>"
        r"|\b(?:routes?|flights?|services?|links?|destinations?|connections?)[^:;<]{0,40} (?:at"
        r"|from"
        r"|for|in|out of) (<P>):"
        r"|^(<P>) (?:(?:will|is to) )?(?:gets?|gains?|welcomes?|receives?|wins?) [^;,<]{0,60}?:"
        r"|\b(?:lands?|arrives?|touches down) (?:in|at) (<P>) for the first time"
        r"|(?:base|hub) (?:in"
        r"|at) (<P>)"
    ),
    toward=rx(
        r"(?:,|\band) (?:[a-z]+ )?(?:<D> )?(?:to|for) (?:[a-z]+ ){0,2}$"
        r"|<D>(?:,| and|, and|, then|, followed by) $|\bwith $"
    ),
    joins=re.compile(
        r"^ for the first time, [^,;]{0,40}\b(?:to|with|from) $|\blink(?:s|ing)? (?:the city"
        r"|it) (?:with|to) $|^[^,;]{0,50}\b(?:to|with"
        r"|for) (?:[a-z]+ ){0,3}$"
        r"|^(?: and| [–-]) (?:the |its )?$"
    ),
    both=rx(r"\b(?:both|all|each)(?: of them| of these)?(?: routes| flights)? (<D>)"),
)


def _mark_dates(line: Line, published: date) -> None:
    mark_days(line)
    mark_dates(line, published)
    cut_dateline(line, published)


def _mark_weekly(line: Line) -> None:
    """Frequencies come last; then what stands inside a clause is put behind it."""
    mark_weekly(line)
    put_behind(line)


ENGLISH = Language("en", CUES, _WORDS, _mark_dates, _mark_weekly, tidy, pairs, segments, tense)
