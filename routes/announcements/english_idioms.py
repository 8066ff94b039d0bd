"""English words for a change that news desks use in the place of the plain ones."""

from __future__ import annotations

from routes.announcements.language import Cue, Weight
from routes.announcements.line import rx
from routes.model import Kind

_SERVICE = r"(?:flights?|services?|routes?|links?|connections?|lines?|operations)"
_ITS = r"(?:(?:the|its|their|all|both|direct|non-?stop|daily|weekly|seasonal|<F>|<C>'s) )*"
_WHAT = rf"(?={_ITS}(?:<X>|{_SERVICE}\b))"
_WEAK, _FIRST = Weight.WEAK, Weight.FIRST


def _cue(rule: str, kind: Kind, pattern: str, weight: Weight = Weight.STRONG) -> Cue:
    return Cue(f"en.{rule}", kind, rx(pattern), weight)


IDIOMS: tuple[Cue, ...] = (
    _cue(
        "wake",
        Kind.RESUME,
        rf"\b(?:(?:re-?)?(?:wakes?|awakens?)(?: up)?|com(?:e|es|ing) (?:back )?to life"
        rf"|spring(?:s|ing)? back|(?:mak|stag)(?:e|es|ing) (?:a|its|their) comeback"
        rf"|(?:will |to )?(?:comes?|be) back|picks? up where|takes? to the (?:air|skies) again"
        rf"|is back|are back|find(?:s|ing)? (?:its|their) way back|(?:rekindl|unfreez|dust"
        rf"|thaw)\w* (?:off )?{_WHAT})\b"
        r"|^back (?:(?:in|on|from|with|to|after|between|for)\b|<D>)",
    ),
    _cue("gone", Kind.SUSPEND, r"(?:^|\b(?:will be|is|are) )gone (?=<D>|are\b|is\b|for good)"),
    _cue(
        "bow.out",
        Kind.SUSPEND,
        rf"\b(?:(?:bow|pull|drop|back|get|opt)(?:s|ped|ed|ting|ing)? out of|(?:say|bid)(?:s|ding"
        rf"|ing)? (?:goodbye|farewell|adieu) to|call(?:s|ed|ing)? (?:time|a halt"
        rf"|it a day) (?:on|to)"
        rf"|rest(?:s|ing)?(?= {_ITS}<X>)|mothball(?:s|ed|ing)? {_WHAT}"
        rf"|give(?:s)? up(?! on) {_WHAT}|phase(?:s|d)? out {_WHAT}|part(?:s|ed|ing)? (?:company "
        rf"|ways )?with {_WHAT}|turn(?:s|ed|ing)? its back on {_WHAT}"
        rf"|(?:put|bring)(?:s|ing)? (?:an end|a stop|a halt) to|bring(?:s|ing)? [^;,]{{1,60}}"
        rf" to (?:an end|a close|a halt)|pull(?:s|ed|ing)? the plug on {_WHAT}|pull(?:s|ed"
        rf"|ing)? {_WHAT}"
        rf"|(?:draw(?:s|ing)? (?:the|a) (?:line|curtain)|ring(?:s|ing)? down the curtain)"
        rf" (?:under|on|over)|(?:will|to) (?:disappear|vanish|go dark|fall away|lapse)"
        rf"|(?:disappear|vanish|laps)(?:e?s) from|take(?:s)? {_ITS}(?:<X>[^;,]{{0,20}} )?off "
        rf"(?:the|its) (?:map|schedule|timetable|network)"
        rf"|(?:fly|flies|operate|operates|run|runs|serve|serves) (?:[^;,]{{1,40}} )?for the last"
        rf" time|(?:will|is to|are to|to) be (?:its|their|the) last\b)",
    ),
    _cue(
        "map",
        Kind.NEW_ROUTE,
        r"\b(?:put(?:s|ting)? [^;,]{1,40} (?:on|onto) (?:its|the) (?:(?:route|network) )?map"
        r"|(?:will|to) be (?:linking|connecting|flying|serving|operating|offering) (?=.*<D>|.*<F>)"
        r"|(?:lands?|touch(?:es)? down|arrives?) (?:in|at) [^;,]{1,40} for the first time"
        r"|tak(?:e|es|ing) (?:off|wing) (?=on|from|between|to|for)"
        r"|spread(?:s|ing)? (?:its|their) wings to|brings? (?:its|their) [^;,]{1,20} to <P>"
        r"|(?:roll|rolls) out (?=[^;,]{1,40}(?:flights|services?|routes?)))",
    ),
    _cue("new.list", Kind.NEW_ROUTE, r"^new (?:from|at|out of|for|to) (?=<P>)"),
    _cue(
        "follows",
        Kind.NEW_ROUTE,
        r"\bfollow(?:s|ing)? (?:suit )?(?=<D> with (?:<P>|flights)|with <P>)"
        r"|\b(?:will |to )(?:be followed|follow)\b(?= (?:by|<D>|with))",
        _WEAK,
    ),
    _cue(
        "down.to",
        Kind.DECREASE,
        r"\b(?:(?:down|back) to|(?:is|are|be|goes?|comes?) down) (?=<F>)(?!<F> flights? from)",
    ),
    _cue("then.rising", Kind.INCREASE, r"(?<=at first, )<F> (?=<D>)|(?<=initially, )<F> (?=<D>)"),
    _cue(
        "give.way",
        Kind.EQUIPMENT,
        r"<E>[^;]{0,60}\b(?:giv(?:e|es|ing) way to|mak(?:e|es|ing) (?:way|room) for"
        r"|tak(?:e|es|ing) (?:the place of|(?:the |its )?<E>'s place)|takes? over from|stand(?:s"
        r"|ing)? in for|(?:succeed|supplant"
        r"|supersed|oust|displac|reliev)\w*|where (?:an?|the|its) <E>|hand(?:s|ing)? over to"
        r"|(?:and |but )?(?:no longer|not) (?:on |with |in )?(?:an? |the )?<E>)",
    ),
    _cue(
        "becomes.time",
        Kind.RETIME,
        r"<T>[^;]{0,80}\b(?:becom(?:e|es|ing)|turn(?:s|ing)? into|mov(?:e|es|ing) to"
        r"|shift(?:s|ing)? to|giv(?:e|es|ing) way to|rather than|will be) (?:an? |the |at )*<T>"
        r"|<T>,? (?:instead of|rather than|in place of) (?:the |an? )?<T>",
        _FIRST,
    ),
    _cue(
        "now.says",
        Kind.POSTPONE,
        r"\bwill now (?:do so|be doing so|follow suit)\b|\bnow (?:says|speaks of|aims for|expects"
        r"|targets|promises|gives|names|points to) <D>"
        r"|\bslip(?:s|ped|ping)? (?:again|once more|further)\b"
        r"|\b(?:had (?:meant|planned|intended|hoped|expected|aimed|wanted|promised)|(?:was|were"
        r"|been) (?:(?:first|originally|initially|once) )?(?:meant|planned|due|scheduled|set"
        r"|slated|pencill?ed in|supposed|expected|to (?:have )?(?:start|open|launch|beg)))"
        r"[^;]{0,80}\b(?:now (?:set|due|planned|scheduled|expected|to|will|starts?|begins?|opens?"
        r"|not)|will now|is now|are now)\b",
        _FIRST,
    ),
    _cue(
        "not.before",
        Kind.POSTPONE,
        r"\b(?:will|would|to) not (?:now )?(?:be back|return|resume|restart|start|open|begin|launch"
        r"|take off|fly|happen|come)(?=[^;,]{0,60}<D>)",
        _FIRST,
    ),
    _cue(
        "by.minutes",
        Kind.RETIME,
        r"\b(?:depart|leav|arriv|flight|tim)\w*\b[^;]{0,90}\b(?:forward|back|earlier|later|ahead"
        r"|up|down|on)"
        r" (?:by )?(?:[a-z0-9-]+ ){0,3}(?:minutes|hours?)\b",
        _FIRST,
    ),
    _cue(
        "one.more",
        Kind.INCREASE,
        r"\ba(?:n additional| second| third| fourth| fifth| sixth) (?:weekly |daily )?(?:flight"
        r"|frequency|service|rotation)\b[^;]{0,60}\b(?:comes|follows|joins|starts|begins|is added"
        r"|(?:will|is to) (?:start|begin|follow|come|be added|join))\b|\b(?:with )?(?:\d+"
        r"|[a-z]+) more"
        r" (?:each|every|per|a) week|(?<=then )an? (?:<F>|second|third|fourth|fifth"
        r"|sixth)\b(?= (?:one "
        r"|flight )?<D>)",
    ),
    _cue(
        "award",
        Kind.RIGHTS,
        r"(?:\b(?:flights|frequencies|slots|rights)\b|<F>)[^;,]{0,80}? (?:awarded|granted|allotted"
        r"|assigned|handed|given) (?:to )?(?=<C>|each|both)"
        r"|\b(?:award|grant|allot)(?:s|ed|ing)? (?=(?:<C>|<N> (?:airlines|carriers)|each|both)"
        r"[^;]*(?:<F>|flights|frequencies))|\bthe same (?:number|rights)\b"
        r"|\ballow(?:s|ed|ing)? (?:more|additional|extra) (?:[a-z]+ ){0,2}(?:flights"
        r"|frequencies)\b",
    ),
)
