"""The English rules: what says a change, and what takes it back."""

from __future__ import annotations

import re
from datetime import date

from routes.announcements.english_cues import CUES
from routes.announcements.english_dates import mark_dates
from routes.announcements.english_routes import pairs, tidy
from routes.announcements.english_tense import tense
from routes.announcements.english_weekly import mark_days, mark_weekly
from routes.announcements.language import Language, Segment, Words
from routes.announcements.line import Line, rx

_VERBS = (
    r"(?:launch|inaugurat|open|re-?open|start|restart|begin|commenc|introduc|add"
    r"|resum|restor|reinstat|re-?launch|return|increas|rais|boost|doubl|tripl"
    r"|expand|reduc|cut|decreas|trim|halv|slash|suspend|halt|stop|ceas|end"
    r"|discontinu|axe|scrap|drop|cancel|clos|paus|withdraw|postpon|delay|defer"
    r"|push|put off|mov|replac|switch|swap|deploy|upgrad|retim|shift|connect|link"
    r"|operat|fly|flies|serv|bring|scal|lower|abandon|shelv|terminat|debut)"
)
_ADV = (
    r"(?:(?:also|then|later|subsequently|simultaneously|temporarily|to|not|fully"
    r"|finally|again) ){0,2}"
)
_HELP = (
    r"(?:<C>|(?:it|there|they|he|she|we|the|this|that|its|these|flights?|services?"
    r"|operations?|another|will|would|is|are|was|were|has|have|had|plans?|intends?"
    r"|does|did|may|might|could|can|frequenc|both|more|additional|a|an)\b)"
)
_SPLIT = rx(
    rf"(?P<hard>; |: | – | - |\. )|(?P<main>, (?=(?:(?:will|would|is|are|has|have"
    rf"|was|were)(?: not)? (?:be )?[a-z]+|plans?|intends?|expects?|says|said|aims?"
    rf"|{_VERBS}(?:s|es))\b))|(?P<soft>,? (?:while|whereas|but|although|though"
    rf"|even though|however|then|meanwhile|followed by)(?=[ ,]))|(?P<rel>, (?:which"
    rf"|who|whose|where|after|following|having|since|as|because|despite|amid|citing"
    rf"|according|unlike|when|until|once|if|adding to|in addition to|on top of"
    rf"|ending|making|up from|down from)(?= )"
    rf"|(?<!under)(?<!by)(?<!in)(?<!with)(?<!for)(?<!of) (?:which|who|because|when"
    rf"|if|once|unless|although|though|despite|whereas|that (?:was|were|had|has"
    rf"|have))(?= )| (?:after|since|before|until) (?=(?:[a-z'-]+ ){0, 4}(?:[a-z]+ed"
    rf"|stopping|ending|closing|dropping|suspending|it|they|being|the (?:pandemic"
    rf"|war))\b))"
    rf"|(?P<vp>(?:,| and| or|, and|, or| as well as| and (?:then"
    rf"|also)),? (?={_ADV}{_VERBS}(?:e|es|s|ed|ing|ping|ting|ped|ted)?\b(?! (?:of"
    rf"|and)\b)))|(?P<cl>,? (?:and|plus)(?: that| from <D>| on <D>| in <D>"
    rf"| <D>)?,? (?={_HELP}))|(?P<cl2>, (?=(?:the (?:airline|carrier|route|service"
    rf"|company)|it|they|flights)\b|<C>))"
)
_AFTERTHOUGHT = rx(
    r"^(?:,? ?)(?:which|who|that) (?:starts?|begins?|launches|opens?|resumes?"
    r"|commences?|returns?|is due|are due)\b|^(?:,? ?)(?:which|who|that|when|after"
    r"|as|where|once|following) .{0,60}\b(?:will|would|is to|are to|is set to"
    r"|plans to|intends to)\b"
)
_BACKGROUND_START = rx(
    r"^,? ?(?:which|who|whose|where|after|following|having|since|as(?! of| from)"
    r"|because|despite|amid|citing|according|unlike|when|until|before|although"
    r"|though|even though|adding to|ending|in addition to|on top of|that (?:was"
    r"|were|had|has|have)|currently|previously|earlier)\b"
)
_SHARES = re.compile(
    r",? (?:and|plus)(?: also| then| later)? (?:will|would|is|are|has|have|plans?|intends?|to)\b"
)
_IF = rx(r"^,? ?(?:if|once|unless|provided)\b")


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each; a verb joined by 'and' shares the helpers of the one before."""
    cuts = _cuts(line.text)
    found: list[Segment] = []
    for index, (at, joint) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(line.text)
        before = found[-1] if found and joint == "vp" else None
        back = _is_background(line.text[at:end], alone=len(cuts) == 1)
        shares = joint == "vp" or (joint == "cl" and bool(_SHARES.match(line.text, at)))
        scope = before.scope if before else at
        found.append(Segment(at, end, scope, back or bool(before and before.background), shares))
    return found


def _cuts(text: str) -> list[tuple[int, str]]:
    """Where the parts begin, and what joins each to the one before."""
    cuts: list[tuple[int, str]] = [(0, "hard")]
    comma = text.find(", ") if _BACKGROUND_START.match(text) else -1
    for match in _SPLIT.finditer(text):
        at, joint = match.start(), match.lastgroup or "hard"
        if 0 < comma < at:
            cuts.append((comma, "hard"))
        comma = -1 if comma <= at else comma
        if joint == "main" and cuts[-1][1] != "rel":
            continue  # the verb of the sentence, but for one that has a clause before it
        if at - cuts[-1][0] >= (1 if joint == "rel" else 3):
            cuts.append((at, joint))
    return [*cuts, (comma, "hard")] if comma > 0 else cuts


def _is_background(text: str, *, alone: bool) -> bool:
    """'which was …', 'after …', 'because …', but for a clause about what will be."""
    part = text.strip(" ,;:–-")
    if _IF.search(part):
        return not alone
    if alone or not _BACKGROUND_START.search(part):
        return False  # alone: 'Because of fog Riga–Oslo will be suspended'
    return not _AFTERTHOUGHT.search(part)


_DISTRACT = rx(
    r"\b(?:freighters?|cargo|freight|air ?mail|trains?|railways?|rail|eurostar"
    r"|high-speed|tunnel|bus|buses|coach(?:es)?|ferr(?:y|ies)|ships?|vessels?"
    r"|cruises?|shipping|codeshar\w*|code-shar\w*|code shar\w*|interline|charters?"
    r"|chartered|pilgrim\w*|hajj|umrah|evacuat\w*|repatriat\w*|one-off|one-time"
    r"|special flights?|demonstration flight|test flights?|check-in|terminals?"
    r"|lounges?|emergency landing|diverted|turned back|accident|crash\w*|hijack\w*"
    r"|delayed by|hours? late|late by|hours' delay|hour delay|bookings? opened"
    r"|visa|embassy|consulate|festival|trade turnover|exports?|imports?|pipeline"
    r"|gas|oil|electricity|motorway|highway|academy|simulator|loyalty"
    r"|frequent[- ]flyer|fuel surcharge|baggage|helicopters?|subsea|cable|gunfire"
    r"|missiles?|medical flight|humanitarian)\b"
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
    r"|interruption|suspension|closure)\b|for the first time (?:since|in)\b"
    r"|years? after (?:it|the|they|its)\b[^,;]{0,50}(?:stop|clos|suspend|ended"
    r"|halt|drop|cut|pull|last|axed)|\b(?:suspended|halted|stopped|dropped"
    r"|discontinued|cancelled|closed|paused|cut|axed|grounded) (?:since|in|during"
    r"|for|because|due|by|at the|when|<D>)|not (?:been )?(?:flown|served|operated"
    r"|flying) (?:since|for|<D>)|previously (?:flew|served|operated|flown)"
    r"|last (?:flew|served|operated|flown)(?![^;,]{0,40}\bby <C>)|end(?:s|ed"
    r"|ing)? (?:a|an|the|its) [^,;]{0,25}(?:break|gap|hiatus|pause|absence"
    r"|suspension|wait)|back on (?:the|its)|was (?:dropped|suspended|closed|cut"
    r"|axed|halted|discontinued)"
)
_WORDS = Words(
    distract=_DISTRACT,
    flights=_FLIGHTS,
    air=rx(
        r"\b(?:flights?|fly|flies|flying|air|routes?|frequenc\w+|airlines?|aviation"
        r"|traffic rights|non-?stops?|open[- ]skies)\b|<F>"
    ),
    resumed=_RESUMED,
    countries=rx(
        r"\b(?:between |in |of |by |for )?(?:the|both|these|our) (?:two "
        r"|both )?(?:countries|nations|states|republics)\b|\bbilateral\b"
    ),
    airline=rx(
        r"\b(?:the|this) (?:[a-z-]+ )?(?:airline|carrier|company)\b|\bit\b|\bits\b|\bthey\b"
    ),
    first=re.compile(r"\b(?:new|first)"),
    start=re.compile(r"\bnew (?!time|departure|arrival|sched)|\blaunch|\binaugur|resum"),
    report=rx(
        r"\b(?:announc\w+|said|says|told|report\w+|confirm\w+|stat(?:ed|es)|reveal\w+"
        r"|publish\w+|agreed|sign(?:ed|ing)|decid\w+|unveil\w+|wrote|posted|tweeted"
        r"|disclos\w+|statement|press release|according to|talks|meeting|met"
        r"|negotiat\w+|approv\w+|granted|issued|visit\w*|held|ruled|took place"
        r"|declared|noted|filed|applied)\b"
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
        r"|earmarked)(?: [a-z]+){0,3} ?$"
    ),
    base=rx(
        r"\b(?:from|out of) (?:(?:its|the|their|a|new|main|home|base|hub|at|in|capital"
        r"|city|of) ){0,4}(<P>)|(?<!\w)(<P>)(?:'s)? (?:base|hub)\b|(?:base|hub) (?:in"
        r"|at) (<P>)"
    ),
    toward=rx(r"(?:,|\band) (?:[a-z]+ )?(?:<D> )?(?:to|for) (?:[a-z]+ ){0,2}$"),
    joins=re.compile(r"(?:\b(?:to|with|and|for)|–|-) (?:[a-z]+ ){0,3}$"),
    both=rx(r"\b(?:both|all|each)(?: of them| of these)?(?: routes| flights)? (<D>)"),
)


def _mark_dates(line: Line, published: date) -> None:
    mark_days(line)
    mark_dates(line, published)


ENGLISH = Language("en", CUES, _WORDS, _mark_dates, mark_weekly, tidy, pairs, segments, tense)
