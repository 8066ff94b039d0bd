"""The English rules: what says a change, and what takes it back."""

from __future__ import annotations

import re
from datetime import date

from routes.announcements.english_cues import CUES
from routes.announcements.english_dates import mark_dates
from routes.announcements.english_routes import pairs, tidy
from routes.announcements.english_weekly import mark_days, mark_weekly
from routes.announcements.language import Language, Segment, Tense, Words
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
_CONDITION = re.compile(
    r",? ?(?:but )?(?:(?:only )?if|unless|provided(?: that)?|pending|assuming"
    r"|should (?:the |it |they |regulators|approval|demand|talks)|once (?:approv"
    r"|permi|the (?:permit|licen|approv|paperwork)|regulators|clear))"
)
_IF = rx(r"^,? ?(?:if|once|unless|provided)\b")


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each; a verb joined by 'and' shares the helpers of the one before."""
    cuts: list[tuple[int, str]] = [(0, "hard")]
    lead = _BACKGROUND_START.match(line.text)
    comma = line.text.find(", ") if lead else -1
    for match in _SPLIT.finditer(line.text):
        at = match.start()
        if 0 < comma < at:
            cuts.append((comma, "hard"))
        comma = -1 if comma <= at else comma
        if match.lastgroup == "main" and cuts[-1][1] != "rel":
            continue  # the verb of the sentence, but for one that has a clause before it
        if at - cuts[-1][0] >= (1 if match.lastgroup == "rel" else 3):
            cuts.append((at, match.lastgroup or "hard"))
    if comma > 0:
        cuts.append((comma, "hard"))
    found: list[Segment] = []
    for index, (at, joint) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(line.text)
        part = line.text[at:end].strip(" ,;:–-")
        back = bool(_BACKGROUND_START.search(part) or _IF.search(part))
        if back and at == 0 and len(cuts) == 1:
            back = False  # 'Because of fog Riga–Oslo will be suspended'
        if back and _AFTERTHOUGHT.search(part) and not _IF.search(part):
            back = False
        scope = found[-1].scope if joint == "vp" and found else at
        if joint == "vp" and found and found[-1].background:
            back = True
        shares = joint == "vp" or (joint == "cl" and bool(_SHARES.match(line.text, at)))
        found.append(Segment(at, end, scope, back, shares))
    return found


_NOT = re.compile(
    r"\b(?:not(?! only)|never|no (?:plans?|intention|longer|decision|immediate"
    r"|firm)|den(?:y|ies|ied|ying)|rul(?:e|ed|es|ing) out|without|refus\w+"
    r"|unlikely|fail(?:s|ed)? to|reject\w*|neither|nor|unable|cannot|instead of"
    r"|rather than|dismiss\w*|false|rumou?rs?|contrary to|stop short of"
    r"|abandon\w* plans|dropped plans|(?:dropp|abandon|shelv|scrapp|gave up"
    r"|ruled out)\w*(?: on)? (?:the |its |their |any )?(?:ideas?|notion|thoughts?"
    r"|hopes?|ambitions?))\b|n't\b|\bno$"
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|can|consider\w*|studying|studies|study|talks"
    r"|negotiat\w*|discuss\w*|explor\w*|hop(?:e|es|ed|ing)|wish\w*|wants?|wanted"
    r"|would (?:like|love|be|consider|welcome)|interest(?:ed)?|possib\w*"
    r"|potential\w*|propos\w*|mull\w*|weigh\w*|eye(?:s|d)?|eyeing|look(?:s|ing"
    r"|ed)? (?:at|into|to)|seek\w*|sought|request\w*|urg\w*|call(?:s|ed"
    r"|ing) (?:for|on)|ask(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|evaluat\w*"
    r"|assess\w*|likely|ambition\w*|dreams?|lobb\w+|suggest\w*|examin\w*"
    r"|investigat\w*|ponder\w*|contemplat\w*|feasib\w*|prospects?|opportunit\w+"
    r"|chance|whether|option|aspir\w*|keen|ready to|willing|in favou?r|floated|if"
    r"|should demand)\b"
)
_UNSURE_AFTER = re.compile(
    r"\b(?:if (?:approved|approval|demand|permi|the |it |all |talks|conditions"
    r"|enough|granted)|under (?:consideration|discussion|review|study)|possible"
    r"|pending|(?:is|are|was|were|being) (?:being )?(?:considered|studied"
    r"|discussed|explored|evaluated|mulled|negotiated|proposed|examined|assessed)"
    r"|(?:may|might|could|will not|won't|would not|cannot|not) (?:be|begin|start"
    r"|happen|take|go|follow|come|resume)|on the table|provided that|unless"
    r"|depending on|(?:were|was) (?:also )?(?:discussed|on the agenda)"
    r"|remains? (?:unclear|uncertain|unlikely))\b"
)
_NOUN_BACK = rx(
    r"\b(?:after|following|since|during|despite|amid|before|until|lift\w*|end(?:s"
    r"|ed|ing)?|prior to|because of|due to|without|from|instead of|upon"
    r"|by)(?: (?:a|an|the|its|their|his|that"
    r"|this))?(?: (?:[a-z]+-)*[a-z]+){0,2} ?$"
)
_COMING = re.compile(
    r"\b(?:will|would|shall|to|'ll|going to|set to|due to|about to|plans?|planned"
    r"|intend\w*|prepar\w*|aims?|agree\w*|announc\w*|decid\w*|scheduled|expect\w*"
    r"|begin|start)(?: [a-z'-]+){0,4} $"
)
_BE_COMING = re.compile(
    r"(?:\b(?:will|would|shall|to|is to|are to|can) (?:[a-z]+ )?be|\b(?:is|are"
    r"|being|gets?|be)|'s)(?: (?:being|[a-z]+ly|also|now|then|soon|again|once more"
    r"|due|set|back))*(?: to be)? $"
)
_HAVE = re.compile(
    r"\b(?:has|have|having)(?: been)?(?: [a-z]+ly| also| now| already| just| again"
    r"| since| officially)* $"
)
_WAS = re.compile(r"\b(?:was|were|had|had been)(?: [a-z]+ly| also| first| only| then)* $")
_SALES = re.compile(r"\b(?:bookings?|reservations?|ticket sales|tickets|sales)(?: [a-z]+){0,2} $")
_ONE_DAY = re.compile(
    r"\b(?:strikes?|walkout|weather|fog|snow\w*|storms?|typhoon|hurricane|blizzard"
    r"|outage|volcan\w*)\b"
)
_PAUSE = re.compile(
    r"\b(?:suspension|ban|strike|break|pause|halt|closure|restrictions?|dispute"
    r"|moratorium)\b[^;]{0,60}$"
)
_PLANNED = re.compile(
    r"\bhad (?:been )?(?:planned|intended|hoped|wanted|announced|scheduled"
    r"|expected|meant|promised|been due) (?:plans )?(?:to|for)\b"
)
_PAST_FORM = re.compile(
    r"(?:ed|began|begun|flew|flown|withdrew|took off|brought back|put off"
    r"|pulled out)$|^(?:ed|began)"
)
_AGO = rx(
    r"\b(?:ago|last year|years? earlier|previously|formerly|originally|at the time"
    r"|back then|in the past|historically|used to)\b|<D>"
)


def tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What the words before and after a cue make of it."""
    before = line.text[segment.scope : cue.start()]
    after = line.text[cue.end() : segment.end]
    word = cue[0]
    near = before[-90:]
    if _NOT.search(near) or _UNSURE.search(before[-160:]) or _UNSURE_AFTER.search(after[:160]):
        return Tense.NONE
    if _CONDITION.match(line.text) or _CONDITION.match(line.text, segment.end):
        return Tense.NONE
    if segment.background:
        return Tense.NONE
    verb = word.split(" ")[0]
    if re.search(r"\b(?:was|were|had been)\b", word):
        return Tense.PAST
    if re.search(r"\b(?:has|have) been\b", word):
        return Tense.DONE
    if word.startswith("suspen") and (
        re.search(r"\b(?:extend\w*|prolong\w*|lift\w*)\b", near)
        or re.search(r"\b(?:ends?|ended|lifted|extended|expires)\b", after)
    ):
        return Tense.NONE
    if _SALES.search(near):
        return Tense.MUTE
    if verb == "cut" and near.endswith(", "):
        return Tense.PAST  # 'flights, cut in March, …'
    if word.startswith("cancel") and _ONE_DAY.search(line.text):
        return Tense.NONE
    if word.startswith("end") and _PAUSE.search(near):
        return Tense.NONE
    if _PLANNED.search(near):
        return Tense.NONE
    if verb.startswith(("announc", "unveil", "reveal")):
        return Tense.COMING
    if _is_gerund(verb) and _NOUN_BACK.search(near):
        return Tense.NONE
    if re.search(r"(?:ed|gan|gun|flew|flown|drew|rose|grew|went|fell|came|took)$", verb) or (
        verb in ("cut", "put") and re.search(r"\b(?:was|were|been|had|has|have) $", near)
    ):
        return _past(near)
    if re.search(r"\b(?:was|were|had|did)(?: [a-z]+)? $", near) and not re.search(r"to $", near):
        return Tense.PAST
    return Tense.COMING


def _is_gerund(verb: str) -> bool:
    return verb.endswith(("ing", "ion", "ment", "ch", "start", "ension", "re", "al", "stop", "cut"))


def _past(near: str) -> Tense:
    if _BE_COMING.search(near):
        return Tense.COMING
    if _HAVE.search(near):
        return Tense.DONE
    if re.search(
        r"\b(?:newly|soon-to-be|to be|yet to be|will get|will see|will have|see|sees"
        r"|have) (?:[a-z]+ )?$",
        near,
    ):
        return Tense.COMING
    return Tense.PAST


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
