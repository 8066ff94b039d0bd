"""What the words around a cue make of it in English: to come, done, past, denied, only possible."""

from __future__ import annotations

import re

from routes.announcements.dates import Said
from routes.announcements.language import Segment, Tense
from routes.announcements.line import Line, rx

_CONDITION = re.compile(
    r",? ?(?:but )?(?:(?:only )?if|unless|provided(?: that)?|assuming"
    r"|should (?:the |it |they |regulators|approval|demand|talks)|once (?:approv"
    r"|permi|the (?:permit|licen|approv|paperwork)|regulators|clear))"
)
_NOT = re.compile(
    r"\b(?:not(?! only)|continu\w+ to|never(?!-)|no (?:plans?|intention|longer|decision|immediate"
    r"|date|timetable|timeline|word|agreement"
    r"|firm)|den(?:y|ies|ied|ying)|rul(?:e|ed|es|ing) out|without|refus\w+"
    r"|unlikely|fail(?:s|ed)? to|reject\w*|neither|nor|unable|cannot|instead of"
    r"|rather than|no (?:truth|substance|basis|foundation)|dismiss\w*|false|rumou?rs?|contrary to"
    r"|stop short of"
    r"|abandon\w* plans|dropped plans|(?:dropp|abandon|shelv|scrapp|gave up"
    r"|ruled out)\w*(?: on)? (?:the |its |their |any )?(?:ideas?|notion|thoughts?"
    r"|hopes?|ambitions?))\b|n't\b|\bno$"
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|can|draft|time ha[sd] come|consider\w*|studying|studies|study"
    r"|explor\w*|hop(?:e|es"
    r"|ed|ing)"
    r"|wish\w*|wants?|wanted"
    r"|would (?:like|love|consider|welcome|be (?:happy|glad|willing|able|ready|possible|interested"
    r"|good|great|nice|keen|delighted|pleased))|able to\b(?! (?:fly|travel|reach|get|book))"
    r"|interest(?:ed)?|possib\w*"
    r"|potential\w*|propos\w*|mull\w*|weigh\w*|eye(?:s|d)?|eyeing|look(?:s|ing"
    r"|ed)? (?:at|into|to)|seek\w*|sought|request\w*|urg\w*|call(?:s|ed"
    r"|ing) (?:for|on)|ask(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|evaluat\w*"
    r"|assess\w*|likely|ambition\w*|dreams?|lobb\w+|suggest\w*|examin\w*"
    r"|investigat\w*|ponder\w*|contemplat\w*|feasib\w*|prospects?|opportunit\w+"
    r"|chance|whether|option|aspir\w*|keen|ready to|willing|in favou?r|floated|if"
    r"|should demand)\b"
)
_TALKS = re.compile(
    r"^(?!.*\b(?:agreed|decided|settled)\b).*\b(?:talks|negotiat\w*|discuss\w*|consultations)\b"
    r"(?!.*\b(?:agreed|decided|signed|approved|settled|resulted|led to|concluded|ended with"
    r"|produced|yielded|raised)\b)"
)
_UNSURE_AFTER = re.compile(
    r"\b(?:if (?:approved|approval|demand|permi|the |it |all |talks|conditions"
    r"|enough|granted)|under (?:consideration|discussion|review|study)|possible"
    r"|(?:is|are|was|were|being) (?:being )?(?:considered|studied"
    r"|discussed|explored|evaluated|mulled|negotiated|proposed|examined|assessed)"
    r"|(?:may|might|could|will not|won't|would not|cannot|not) (?:be|begin|start"
    r"|happen|take|go|follow|come|resume)|on the table|provided that|unless|wish list"
    r"|when (?:conditions|circumstances|the situation|demand|security) "
    r"(?:allow|permit|improve)s?"
    r"|depending on|(?:were|was) (?:also )?(?:discussed|on the agenda)"
    r"|remains? (?:unclear|uncertain|unlikely))\b"
)
_NOUN_BACK = rx(
    r"\b(?:after|following|since|during|despite|amid|before|until|lift\w*|end(?:s"
    r"|ed|ing)?|prior to|because of|due to|without|from|instead of|upon"
    r"|by)(?: (?:a|an|the|its|their|his|that"
    r"|this))?(?: (?:[a-z]+-)*[a-z]+){0,2} ?$"
)
_NOUN_PAST = re.compile(r" [^,;]{0,40}?\b(?:left|was|were|took|departed|landed|arrived|ran|flew)\b")
_SHARE = re.compile(r"(?:%|\bper ?cent|\bpercentage points?) $")  # '20 percent more flights'
_ROSE = re.compile(r"\b(?:became|rose|went|grew|fell)\b")
_UNREAL = re.compile(r"\bwould have (?:been )?$")
_BE_COMING = re.compile(
    r"(?:\b(?:will|would|shall|to|is to|are to|can) (?:[a-z]+ )?be|\b(?:is|are"
    r"|being|gets?|be)|'s)(?: (?:being|[a-z]+ly|also|now|then|soon|again|once more"
    r"|due|set|back))*(?: to be)? $"
)
_ALLOWED = re.compile(
    r"\b(?:may|can) (?:now |already |soon )?(?:book|buy|reserve|look forward to|expect)\b"
    r"|\bat the (?:request|urging|suggestion|call) of\b|"
    r"\b(?:may|can|could) (?:operate|fly|run|offer|perform)(?= (?:has|have|will|is|are|was"
    r"|were|to)\b)"
)
_LATE = re.compile(r"(?:later|earlier)$")
_GONE = re.compile(r"\b(?:left|departed|arrived|landed|took off|returned|reached|was|were)\b")
_CAME = re.compile(r"\b(?:left|departed|arrived|landed|touched down|took off|flew)\b")
_COUNTED = re.compile(r"\d (?:of )?(?:[a-z]+ )?flights\b")
_SEQUENCE = re.compile(r"\b(?:before|then) $")
_HAVE = re.compile(
    r"\b(?:has|have|having)(?: been)?(?: [a-z]+ly| also| now| already| just| again"
    r"| since| officially)* $"
)
_WAS = re.compile(r"\b(?:was|were|had|had been)(?: [a-z]+ly| also| first| only| then)* $")
_SALES = rx(
    r"\b(?:bookings?|reservations?|ticket sales|tickets|sales|seats)(?: [a-z-]+| <X>"
    r"| <X> ?[–-] ?<X>"
    r"| <C>'s?| <F>){0,4} $"
)
_IS_OPEN = re.compile(
    r"\b(?:is|are|remains?|stays?|was|were|be|keeps?)(?: (?:now|still|already|also))? $"
)
_BORDERS = re.compile(
    r"\b(?:borders?|airports?|runways?|terminals?|airspace|skies|hotels|schools|economy|country)"
    r"(?: [a-z]+){0,2} $"
)
_ATTRIBUTE = re.compile(r"\b(?:the|its|their|his|long-|recently|newly|temporarily|a)(?: |(?<=-))$")
_NAMED = rx(r" (?:[a-z-]+ ){0,2}(?:<X> ?[–-] ?<X>|flights?\b|services?\b|routes?\b|link\b)")
_ONE_DAY = re.compile(
    r"\b(?:strikes?|walkout|weather|fog|snow\w*|storms?|typhoon|hurricane|blizzard"
    r"|outage|volcan\w*)\b"
)
_PAUSE = re.compile(
    r"\b(?:suspension|ban|strike|break|pause|halt|closure|restrictions?|dispute"
    r"|moratorium)\b[^;]{0,60}$"
)
_AS_EVER = re.compile(r" (?:normally|as (?:normal|usual|scheduled|before|ever))\b")
_BRIEF = re.compile(
    r"^[^,;]{0,20}\bfor (?:[a-z]+ )?(?:[a-z0-9]+ )?(?:hours?|minutes)\b|^ briefly\b"
)
_PLANE = rx(r"(?:\b(?:airbus|boeing|aircraft|airliner|jets?|planes?)\b|<E>)[^,;]{0,40}$")
_FLIES = re.compile(r"(?:will|would|is to|to) (?:[a-z]+ )?fly\b|flies\b|fly\b")
_TRAVELLERS = re.compile(
    r"\b(?:delegations?|presidents?|ministers?|teams?|squads?|players|officials|troops|athletes"
    r"|fans"
    r"|diplomats|envoys?|he|she)\b[^,;]{0,40}$"
)
_BLAMED = re.compile(
    r"\b(?:fined|criticised|criticized|blamed|sued|apologised|apologized|compensation|fines?"
    r"|refunds?"
    r"|penalty|known|famous|responsible)\b[^,;]{0,30} for $"
)
_PLANNED = re.compile(
    r"\bhad (?:been )?(?:planned|intended|hoped|wanted|announced|scheduled"
    r"|expected|meant|promised|been due) (?:plans )?(?:to|for)\b"
)


_EXTENDED = re.compile(r"\b(?:extend\w*|prolong\w*|lift\w*)\b")
_OVER = re.compile(r"(?<!the )\b(?:ends?|ended|lifted|extended|expires)\b")
_PAST_VERB = re.compile(r"(?:ed|gan|gun|flew|flown|drew|rose|grew|went|fell|came|took)$")
_HELPED = re.compile(r"\b(?:was|were|been|had|has|have) $")
_SOON = re.compile(
    r"\b(?:newly|soon-to-be|to be|yet to be|will get|will see|will have|see|sees|have)"
    r" (?:[a-z]+ )?$"
)
_REPORTED = re.compile(
    r"\b(?:said|says|announced|confirmed|reported|stated|added|told [a-z]+)(?: (?:that|on|<D>))*"
    r" (?:[^ ,;]+ ){1,4}(?:was|were) (?:[a-z]+ly |also |now )?$"
)
_HELPER = re.compile(r"\b(?:will|would|to|shall|is|are|be|been|being|'ll|airlines|carriers|they)\b")
_DID = re.compile(r"\b(?:was|were|had|did)(?: [a-z]+)? $")
_STEPS = ("going", "rising", "growing", "increasing", "moving", "doubling", "stepping", "becoming")
_NOUNS = ("ing", "ion", "ment", "ch", "start", "re", "al", "stop", "cut")
"""Endings of cues that are nouns or gerunds: 'after launching', 'since the start'."""


def tense(line: Line, segment: Segment, cue: re.Match[str]) -> Tense:
    """What the words before and after a cue make of it."""
    near = line.text[segment.scope : cue.start()][-90:]
    if segment.background or _is_taken_back(line, segment, cue, near):
        return Tense.NONE
    if _is_other_news(line, segment, cue, near):
        return Tense.NONE
    if re.search(r"\b(?:was|were|had been|took|went)\b", cue[0]):
        return Tense.PAST
    if re.search(r"\b(?:has|have) been\b", cue[0]):
        return Tense.DONE
    if _UNREAL.search(near) or _SHARE.search(near):
        return Tense.NONE
    if cue[0].endswith("flight") and (_CAME.search(near) and not _HELPER.search(near)):
        return Tense.PAST  # 'landed on its first flight'
    if cue[0].endswith("flight") and _NOUN_PAST.match(line.text, cue.end()):
        return Tense.PAST
    if len(cue[0]) == 1 and _ROSE.search(line.text, segment.start, segment.end):
        return Tense.PAST  # a figure alone: 'became daily on Sunday'
    if cue[0].startswith("enter") and _PLANE.search(near):
        return Tense.MUTE
    if _FLIES.match(cue[0]) and _TRAVELLERS.search(near):
        return Tense.NONE
    if cue[0].split(" ")[0].endswith("ing") and _BLAMED.search(near):
        return Tense.NONE
    if cue[0] == "open" and _IS_OPEN.search(near):
        return Tense.MUTE
    if cue[0].startswith(("reopen", "re-open")) and _BORDERS.search(near):
        return Tense.MUTE
    if _is_attribute(line, cue, near):
        return Tense.MUTE
    if _SALES.search(near) or _is_since(line, cue):
        return Tense.MUTE
    told = _verb_tense(cue[0], near)
    return Tense.PAST if told is Tense.DONE and _is_old(line, segment, cue) else told


def _is_old(line: Line, segment: Segment, cue: re.Match[str]) -> bool:
    """Whether it came so since a year that is told: 'has doubled since 2018'."""
    said = [m.value for _, m in line.marks("D", cue.end(), segment.end)]
    return any(isinstance(s, Said) and s.prep == "since" and len(s.past) == 4 for s in said)


def _is_attribute(line: Line, cue: re.Match[str], near: str) -> bool:
    """Whether a participle only names a route: 'restores the suspended Oslo–Riga flights'."""
    gone = cue[0] in ("suspended", "halted", "discontinued", "paused", "cancelled", "dropped")
    return bool(gone and _ATTRIBUTE.search(near) and _NAMED.match(line.text, cue.end()))


def _is_since(line: Line, cue: re.Match[str]) -> bool:
    """Whether a noun is what a date says since when: 'since last Friday's launch'."""
    if not cue[0].endswith((*_NOUNS, "flight", "service")):
        return False
    mark = line.values.get(line.text[max(0, cue.start() - 2)])
    return bool(mark and isinstance(mark.value, Said) and mark.value.role == "since")


def _is_taken_back(line: Line, segment: Segment, cue: re.Match[str], near: str) -> bool:
    """Denied, only possible, or under a condition."""
    before = _ALLOWED.sub("", line.text[segment.scope : cue.start()])
    after = line.text[cue.end() : segment.end]
    unsure = _UNSURE.search(before[-160:]) or _TALKS.search(before[-160:])
    if _NOT.search(near) or unsure or _UNSURE_AFTER.search(after[:160]):
        return True
    return bool(_CONDITION.match(line.text) or _CONDITION.match(line.text, segment.end))


def _is_other_news(line: Line, segment: Segment, cue: re.Match[str], near: str) -> bool:
    """A plan of the past, the end of a pause, a pause made longer, flights of one bad day."""
    word, after = cue[0], line.text[cue.end() : segment.end]
    if _AS_EVER.match(after) or _BRIEF.search(after):
        return True
    if word.startswith("suspen") and (_EXTENDED.search(near) or _OVER.search(after)):
        return True
    if _LATE.search(word) and _GONE.search(near):
        return True  # 'the flight left four hours later'
    if ("cancel" in word or "ground" in word) and (
        _ONE_DAY.search(line.text)
        or _COUNTED.search(line.text[max(0, cue.start() - 12) : cue.end()])
    ):
        return True
    return bool((word.startswith("end") and _PAUSE.search(near)) or _PLANNED.search(near))


def _verb_tense(said: str, near: str) -> Tense:
    verb = said.split(" ")[0]
    if verb in ("cut", "put", "quit") and not _HELPER.search(near):
        return (
            Tense.DONE if _HAVE.search(near) else Tense.PAST
        )  # 'flights, cut in March, …', 'the carrier put …'
    if verb.startswith(("announc", "unveil", "reveal")):
        return Tense.COMING
    if verb in _STEPS and _SEQUENCE.search(near):
        return Tense.COMING  # 'before going daily'
    if verb.endswith(_NOUNS) and _NOUN_BACK.search(near) and " be" not in said:
        return Tense.NONE
    if _PAST_VERB.search(verb) or (verb in ("cut", "put") and _HELPED.search(near)):
        return _past(near)
    if verb in ("come", "become") and _HAVE.search(near):
        return Tense.DONE
    if verb.endswith("ing") and _REPORTED.search(near):
        return Tense.COMING  # 'said it was ending …'
    return Tense.PAST if _DID.search(near) and not near.endswith("to ") else Tense.COMING


def _past(near: str) -> Tense:
    """A past form is a passive to come, done, or past, by its helpers."""
    if _BE_COMING.search(near):
        return Tense.COMING
    if _HAVE.search(near):
        return Tense.DONE
    return Tense.COMING if _SOON.search(near) else Tense.PAST
