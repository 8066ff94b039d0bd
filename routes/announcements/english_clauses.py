"""Clauses in English: a sentence as parts with one verb each, asides put behind their clause."""

from __future__ import annotations

from datetime import date

from routes.announcements.dates import DAY, Said
from routes.announcements.language import Segment
from routes.announcements.line import Line, rx

_VERBS = (
    r"(?:launch|redeploy|inaugurat|open|re-?open|start|restart|begin|commenc|introduc|add"
    r"|resum|restor|reinstat|re-?launch|return|increas|rais|boost|doubl|tripl"
    r"|expand|reduc|cut|decreas|trim|halv|slash|suspend|halt|stop|ceas|end"
    r"|discontinu|axe|scrap|drop|cancel|clos|paus|withdraw|postpon|delay|defer"
    r"|push|put off|mov|replac|switch|swap|deploy|upgrad|retim|shift|connect|link"
    r"|operat|fly|flies|serv|bring|scal|lower|abandon|shelv|terminat|debut|go|ris|grow"
    r"|tak|becom|step|ramp|upgaug|downgaug|downgrad|par|hop|want|consider|mull|aim|plan|intend"
    r"|seek|lift|eas|remov|enter|re-?enter|appear|re-?appear|re-?join|join|kick|gain|welcom|head"
    r"|slip"
    r"|climb|shrink|vanish|disappear|mount|unveil|ban|allow|permit|tak(?:e|es|ing)? over|pull"
    r"|leav|quit)"
)
_PAST_VERB = (
    r"(?:[a-z]+ed|began|flew|cut|put|brought|withdrew|took|rose|grew|went|became|left|quit)"
)
_ADV = (
    r"(?:(?:also|then|later|subsequently|simultaneously|temporarily|to|not|fully"
    r"|finally|again) ){0,2}"
)
_ASIDE = (  # 'flights, launched in May, will …'
    r"(?:(?:(?:first|originally|previously|already|currently|only|[a-z]+ly) )?(?:[a-z]{3,}ed|flown"
    r"|begun|cut|held|sold|set|due|meant|put|absent|missing|idle|dormant|dark|unserved)(?= (?:<D>"
    r"|(?:by|in|on|at|as"
    r"|from|between|with|after|when|because|for"
    r"|only|last|since|amid|under|earlier|just|until|due|to)\b))|the first of)"
)
_APPOSED = (  # 'Oslo–Riga, a route that it dropped in 2020, …'
    r"(?:an? (?:[a-z-]+ ){0,2}|the |one )(?:route|service|pairing|city pair|link|destination"
    r"|market|city|line|connection|sector|flight|airport|country)s? (?:that |which |where "
    r"|to which |on which )?(?:<C>|(?:it|they|the (?:airline|carrier|company)|no (?:airline|carrier"
    r"|one)|nobody|last|first|previously|not|never|once|only|now|(?:[a-z]+ly )?[a-z]{2,}ed|flown"
    r"|cut|begun)\b)(?! to (?:open|start|launch|begin))"
)
_FINITE = (
    r"(?:will|would|is|are|has|have|goes?|gets?|loses?|rises?|grows?|drops?|gains?"
    r"|becomes?|moves?)\b"
)
_HISTORY = (
    r"(?:(?:originally|initially|previously|first) (?:[a-z]{3,}ed|set|due|meant)|launched"
    r"|introduced|opened|suspended"
    r"|inaugurated|announced|begun|dropped)(?= (?:<D>|(?:in|on|only|last|by|to|at|as|for|earlier"
    r"|after)\b))"
)
_HELP = (
    r"(?:<C>(?! respectively)|<F> (?=will|is|are|follow)|(?:those|it|there|they|he|she|we|the"
    r"|this|that|its|these|flights?|services?"
    r"|operations?|another|will|would|is|are|was|were|has|have|had|plans?|intends?"
    r"|does|did|may|might|could|can|frequenc|both|more|additional|a|an)\b)"
)
_SPLIT = rx(
    rf"(?P<hard>; |: | -- |(?<!<X>) [–-] | [–-] (?!<X>)|\. )"
    rf"|(?P<main>, (?=(?:now |instead |also )?(?:(?:will|would|is|are|has|have"
    rf"|was|were)(?: not)? (?:be )?[a-z]+|plans?|intends?|expects?|says|said|aims?"
    rf"|{_VERBS}(?:s|es)|{_PAST_VERB})\b))|(?P<soft>,? (?:while|whereas|but|although|though"
    rf"|even though|meanwhile|followed by)(?=[ ,])|, (?:however|then)(?=[ ,]))"
    rf"|(?P<aside>, (?={_APPOSED}|{_ASIDE}[^,;]{{0,90}}, (?!and\b|or\b)|{_HISTORY}))"
    rf"|(?P<late>, (?:with )?(?=<X> having\b))|(?P<rel>, (?:which"
    rf"|who|whose|where|after|following|having|since|as|because|despite|amid|citing"
    rf"|according|unlike|when|until|once(?! again| more)|if|adding to|in addition to|on top of"
    rf"|ending|making|up from|down from)(?= )"
    rf"|(?<!under)(?<!by)(?<!in)(?<!with)(?<!for)(?<!of) (?:which|who|because|when"
    rf"|if|once(?! again| more)|unless|although|though|despite|whereas|that (?:was|were|had|has"
    rf"|have))(?= )| (?:after|since|before|until) (?=(?:[a-z'-]+ ){0, 4}(?:[a-z]+ed"
    rf"|stopping|ending|closing|dropping|suspending|it|they|being|the (?:pandemic"
    rf"|war))\b))"
    rf"|(?P<vp>,? before (?={_VERBS}ing\b)|(?:,| and| or|, and|, or| as well as| and (?:then"
    rf"|also)),?(?: <D>,?)? (?={_ADV}{_VERBS}(?:e|es|s|ed|ing|ping|ting|ped|ted)?\b(?! (?:of"
    rf"|and)\b)))|(?P<cl>,? (?:and|plus)(?: that| from <D>| on <D>| in <D>"
    rf"| <D>)?,? (?={_HELP}))|(?P<cl2>, (?=(?:the (?:airline|carrier|route|service"
    rf"|company)|it|they|flights)\b|<C>))"
    rf"|(?P<cl6>,? and (?=<X> ?[–-] ?<X>, (?:which|opening|starting|due|to be)\b))"
    rf"|(?P<cl3>(?:,? (?:and|plus)|,) (?=<X>(?: ?[–-] ?| to "
    rf"| and )<X>(?: [a-z]+){{0,3}}? {_FINITE}))"
    rf"|(?P<cl7>(?:(?<=at first)|(?<=initially)), (?=<F> <D>))"
    rf"|(?P<cl8>,? (?:and )?then (?=a (?:second|third|fourth|fifth|sixth)(?: one| flight)? <D>))"
    rf"|(?P<cl5>,? (?:and|then),? (?:<D>,? )?(?=to (?:<F>|[a-z]+ )))|(?P<cl4>, (?:and"
    rf"|plus) (?=(?:the )?<X>(?:'s)?(?: [a-z]+){{0,2}}? {_FINITE}))"
)
_MAIN = (
    r"(?:now |instead |also )?(?:(?:will|would|is|are|has|have|was|were)\b|(?:plans?|intends?"
    r"|expects?|says|said|aims?|comes|turns|falls|sees|makes|loses|gets|welcomes|carries"
    rf"|{_VERBS}(?:s|es)|{_PAST_VERB})\b)"
)
_PLURAL = (
    r"(?:re-?appear|re-?enter|re-?join|climb|shrink|vanish|disappear|come|return|start|begin"
    r"|resume|end|become|go|rise|fall|drop|stop|move|change|get)\b"
)
_PLACED = (
    r"before|after|blaming|citing|despite|having|amid|owing to|because of|without|unlike|following"
    r"|while [a-z]+ing|in line with|pointing to"
)
_INSERTED = rx(
    rf"(?P<clause>, (?:(?:which|who|whose|where)\b"
    rf"|{_ASIDE}|{_APPOSED})[^,;:]{{1,140}})(?P<comma>,)(?= (?:{_MAIN}|{_PLURAL}|to <F>|from <F>"
    rf"|by |<D>(?=[.;]|$)))"
    rf"|(?P<clause2>, (?:{_PLACED})\b[^,;:<]{{0,80}})(?P<comma2>,)(?= (?:{_MAIN}|the <X>|its <X>))"
)
_CLAUSE_END = rx(r"[;:]|,? (?:but|while|although)\b| and,|, (?!<D>)|$")
_AFTERTHOUGHT = rx(
    r"^when (?:its|the|their) (?:last|final|first|inaugural) |^(?:,? ?)whose (?:first|new"
    r"|inaugural|maiden) |^(?:,? ?)(?:which|who) (?:has |have )?(?:picked|set|chosen|chose|fixed"
    r"|named"
    r"|earmarked) <D>|^(?:,? ?)where [^,;]{0,40}?(?:flights|services|frequencies|<F>) (?:now )?"
    r"(?:rise|increase|go up|go down|fall|double|drop|grow)\b"
    r"|^(?:,? ?)whose [^;]{0,60}\b(?:starts?|begins?|opens?|launch(?:es)?"
    r"|resumes?|returns?|ends?) <D>|^(?:,? ?)(?:when|as|once) (?:the (?:airline|carrier)|it|they"
    r"|<C>)"
    r" (?:starts?|begins?|launch(?:es)?|opens?|resumes?|adds?|inaugurates?|introduces?|returns?"
    r"|restores?|reinstates?|pulls|drops|ends|suspends|closes|axes|cuts|leaves|stops|withdraws"
    r"|replaces|raises|doubles|reduces|switches|moves|flies|serves|operates|links|connects)\b"
    r"|^(?:,? ?)(?:which|who|that) (?:(?:it|they"
    r"|<C>) )?(?:starts?|begins?|launches|opens?|resumes?"
    r"|commences?|returns?|takes over|is due|are due)\b|^(?:,? ?)(?:which|who|that|after"
    r"|as|where|once|following|when|since|because) .{0,60}\b(?:will|would(?! have)|is to|are to"
    r"|(?:is|are) (?:now )?being"
    r"|is set to|plans to|intends to)\b"
)
_WHEN = rx(
    r"(?<!<D>) (?:when|if|whether)\b(?! (?:its|the|their) (?:last|final|first|inaugural))"
    r"(?!(?<=when) (?:the (?:airline|carrier)|it|<C>) (?:pulls|drops|ends|suspends|closes|axes|cuts"
    r"|leaves|stops|launches|opens|starts|begins|resumes|restores|raises|reduces)\b[^,;]{0,60}<D>)"
)
_BACKGROUND_START = rx(
    r"^,? ?(?:which|who|whose|where|after|following|having|since|as(?! of| from)"
    r"|because|despite|amid|citing|according|unlike|when|until|before|although"
    r"|though|even though|adding to|ending|in addition to|on top of|that (?:was"
    r"|were|had|has|have)|currently|previously|earlier)\b"
)
_SHARES = rx(
    r",? and (?:those\b|<X>)|,? (?:and|plus)(?: also| then| later)? (?:will|would|is|are|has"
    r"|have|plans?|intends?|to)\b"
)
_WAS_TO = rx(
    r"^(?:it|they|the (?:route|flights?|service|launch|link)|flights|services) (?:had been|was"
    r"|were)"
    r" (?:originally |initially |first )?(?:to|due|scheduled|planned|set|slated|meant|expected"
    r"|supposed|announced|promised)\b(?! (?:by|that|on|<D>))"
)
_IF = rx(r"^,? ?(?:if|once|unless|provided|should)\b")


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each; a verb joined by 'and' shares the helpers of the one before."""
    cuts = _cuts(line.text)
    found: list[Segment] = []
    for index, (at, joint) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(line.text)
        before = found[-1] if found and joint == "vp" else None
        alone = len(cuts) == 1
        back = joint in ("aside", "late") or bool(_WHEN.match(line.text, at))
        back = back or (joint != "vp" and _is_background(line.text[at:end], alone=alone))
        shares = joint == "vp" or (joint in ("cl", "cl3") and bool(_SHARES.match(line.text, at)))
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
        if joint == "rel" and cuts[-1][1] == "cl6":
            continue  # 'and Oslo–Bergen, which opens …' is one part
        if joint == "main" and cuts[-1][1] not in ("rel", "aside"):
            continue  # the verb of the sentence, but for one that has a clause before it
        if at - cuts[-1][0] >= (1 if joint == "rel" else 3):
            cuts.append((at, joint))
    return [*cuts, (comma, "hard")] if comma > 0 else cuts


def _is_background(text: str, *, alone: bool) -> bool:
    """'which was …', 'after …', 'because …', but for a clause about what will be."""
    part = text.strip(" ,;:–-")
    if _WAS_TO.search(part) and not alone and "now" not in part:
        return True
    if _IF.search(part):
        return not alone
    if alone or not _BACKGROUND_START.search(part):
        return False  # alone: 'Because of fog Riga–Oslo will be suspended'
    return not _AFTERTHOUGHT.search(part)


_FRONTED = rx(r"^(?:instead of|rather than) (?P<clause>[^,;:]{1,40}), ")
_CLEFT = rx(r"(<D>) is (?:when|the (?:day|date|month|week) (?:on which|in which|when|that))\b")
_SUBJECT_TO = rx(
    r"(?:^|, |\b)(?:but )?(?:subject to|pending) (?:[a-z'-]+ ){0,5}?(?:approvals?|permissions?"
    r"|clearances?|permits?|licen[cs]es?|authori[sz]ations?|consent|slots?)(?:, |(?=[.;,]|$))"
)
_SAID = rx(
    r"\b(will|would|is|are|has|have|to|that),? (?:, )?(?:the |its |a )?(?:[a-z'-]+ ){1,4}"
    r"(?:said|says|announced|confirmed|added|insisted|promised|explained|noted)(?: <D>)?,(?= )"
)
_DATELINE = rx(
    r"^(?:<P>(?:, <K>)?(?:,|\.)? ?)?(?P<day><D>),? ?(?:\([^()]{1,40}\) ?|/[^/]{1,20}/ ?)?(?:--"
    r"|–|-|:) "
)


def cut_dateline(line: Line, published: date) -> None:
    """Take out the place and day that an agency's report begins with."""
    if found := _DATELINE.match(line.text):
        said = line.mark(found["day"]).value
        near = [str(published - DAY * n) for n in range(-1, 4)]
        if isinstance(said, Said) and not said.role and {said.future, said.past} & set(near):
            line.cut(*found.span())


def put_behind(line: Line) -> None:
    """Put what stands between a subject and its verb behind the clause.

    'Flights to Riga, launched in May, will end' becomes 'Flights to Riga will end, launched …'.
    """
    if " is " in line.text:
        line.drop(_CLEFT, lambda m: m[1])
    if "subject to" in line.text or "pending" in line.text:
        line.drop(_SUBJECT_TO, lambda m: "")
    if line.text.count(",") > 1:
        line.drop(_SAID, lambda m: m[1])
    if found := _FRONTED.match(line.text):
        end = _CLAUSE_END.search(line.text, found.end())
        line.move(0, found.end("clause") + 2, end.start() if end else len(line.text))
    while found := _INSERTED.search(line.text):
        end = _CLAUSE_END.search(line.text, found.end())
        first, last = found.span("clause" if found["clause"] else "clause2")
        line.cut(last, last + 1)
        line.move(first, last, (end.start() if end else len(line.text) + 1) - 1)
