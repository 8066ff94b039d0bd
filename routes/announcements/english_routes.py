"""Routes in English: 'between A and B', 'from A to B and C', 'A–B', 'to B from A'."""

from __future__ import annotations

import re

from routes.announcements.language import Pair
from routes.announcements.line import Line, rx
from routes.announcements.names import Names
from routes.announcements.pairing import find_pairs, join_same, set_aside

_OF_CITY = (
    r"(?:capital|city|port|resort|town|island|metropolis|hub|financial|largest"
    r"|second|main|biggest|southern|northern|eastern|western|industrial|holy"
    r"|economic|commercial|coastal|historic|of|and|centre)"
)
_AIRPORT_WORDS = r"(?!to\b|from\b|and\b|in\b|at\b|with\b|via\b|for\b|by\b|on\b|as\b)[a-z.'’-]+"
_MERGES = (
    rx(r"(<P>)(?:'s)?(?: ?[(/-] ?| )(?P<second><P>)\)?"),
    rx(r"(<P>)(?P<comma>,) (<P>)(?= |,|$)"),
    rx(r"(<P>)(?:,? ?\(|, )(?:in )?(?:central |southern |northern |eastern |western )?(<K>)\)?,?"),
    rx(r"(<P>) in (?:central |southern |northern |eastern |western )?(<K>)"),
    rx(r"(<P>),? (?:the )?(?:[a-z]+ )?(?:capital|largest city|second city)(?: city)? of (<K>),?"),
    rx(
        rf"(?:the )?(<[KN]>)(?:'s)?(?: {_OF_CITY}){{0,4}},? (?P<second><P>)".replace(
            "<[KN]>", "(?:<K>|<N>)"
        )
    ),
)
_AIRPORT = rx(
    rf"(<P>)(?:'s)?(?: (?:{_AIRPORT_WORDS} )?(?:international |main )?airport| city)\b(?:'s)?"
)
_HOME = rx(
    r"(?:[a-z ]{0,20}[,:] )?(<P>)(?:'s)? (?:[a-z.'-]+ ){0,2}?(?:international |main )?airport"
    r"(?: (?:will|is|has|gains?|gets?|said|says|to|adds?|wins?|welcomes?|expects?|announc)|$|:)"
    r"|[^;.]{0,60} at (<P>)$"
)
_RULED = (  # a capital that stands for its government
    r"(?= (?:(?:have|has|had|will|also|both|are|is|<D>|on <D>) )*(?:agree[ds]?|sign\w*"
    r"|revis\w+|said|says"
    r"|concluded?|discuss\w*|negotiat\w+|held|hold|settled?|talk|talks|banned|wants|eased|lifted"
    r"|approved|granted|allow\w*|gave|welcomed|announced that)\b)"
)
_ASIDE = (
    rx(rf"<P> and <P>{_RULED}|(?<=, )<P>{_RULED}(?=[^,;]{{0,40}}(?:;|$))"),
    rx(
        r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|many|all|its|of) <K>"
        r"(?= (?:[a-z-]+ )?(?:routes|destinations|cities|points|airports|gateways|services"
        r"|markets))"
    ),
    rx(
        r"\b(?:via|stopover in|(?:a )?stop in|through|by way of|connecting in"
        r"|transit in) <P>(?:(?:,| and| or) <P>)*"
    ),
    rx(r"<X>-(?:based|registered|headquartered|born)"),
    rx(r"<X>-bound(?![^;]{0,80}\b(?:leav\w*|depart\w*|from|out of|at) <P>)"),
    rx(
        r"\b(?:based|headquartered|registered|held|talks|meeting|summit|office|embassy"
        r"|held talks|signed|visit|conference|forum|exhibition) (?:in|at|to) <P>"
    ),
    rx(
        r"<K>'s? (?=<C>|(?:largest |national |flag |low-cost |second |state |aviation "
        r"|civil |ministry |transport |government |president |biggest |budget ))"
    ),
    rx(
        r"<X>'s (?=(?:[a-z]+ ){0,2}(?:ministers?|ministry|government|regulators?|authorit\w+"
        r"|president|mayor|ambassador|parliament|cabinet|premier|civil aviation"
        r"|aviation (?:author|regul|agen)\w+))"
    ),
    rx(
        r"<X> (?:time|standard time|stock exchange|ministry|government|authorities"
        r"|aviation|forum|carriers?|airlines?)\b"
    ),
    rx(
        r"\b(?:embass(?:y|ies)|consulates?(?:-general)?|government|ministry|authorit(?:y|ies)"
        r"|agency|committee|regulators?|president|ambassador|consul)(?: of [a-z ]{1,40}?)? (?:of"
        r"|in|for|to) (?:the )?(?:republic of |kingdom of )?<X>(?: (?:in"
        r"|to) <X>)?(?! and (?:of )?(?:the )?<X>)"
    ),
    rx(
        r"\b(?:destinations?|city|cities|gateways?|points?|stations?|stops?|routes?|markets?"
        r"|airports?|services?) in (?:the )?(?:[a-z]+ )?<K>(?! (?:and|to|from) <K>)"
    ),
    rx(r"\b(?:holidays?|package|tourists?|trade|exports?|visitors?) (?:in|to|from|with) <K>"),
)
_CODE = rx(r"(<C>) \((?:[a-z0-9]{2}|[a-z0-9]{2}/[a-z]{3})\)")

_ABBREVIATED = rx(r"(<K>)\.(?= [a-z])")  # 'U.S. routes'
_SEP = r"(?:, (?:and |as well as )?| and | & |/| or | as well as |, plus | plus )"
_SKIP = r"(?:(?!to\b|from\b|and\b|for\b|until\b)[a-z'-]+ ){0,5}?"
_NOTE = r"(?: ?\([^()]{0,60}\)| <D>| <F>)?"
_LIST = rf"<X>{_NOTE}(?:{_SEP}(?:the |to |both |with |for |from )?<X>(?! with <X>| to <X>){_NOTE})*"
_GAP = r"(?P<gap><^X>{0,90}?)"
_PAIR_RULES = (
    (
        "between",
        rx(
            rf"\b(?:between|among) (?:{_SKIP})<X>(?:, <X>)*,? (?:and|&"
            rf"|to) (?:{_SKIP})<X>(?:, <X>(?! and <X> (?:<D>|<F>))|(?:, and| and) <X>(?! and <X>))*"
        ),
    ),
    (
        "with",
        rx(
            rf"\b(?:link|(?:re-?)?connect|join|pair)(?:s|ed|ing)? {_SKIP}(?P<a><X>) (?:with"
            rf"|to|and) (?:both )?{_SKIP}(?P<b>{_LIST})"
        ),
    ),
    ("to", rx(r"<D>,? and (?P<a><X>) and (?P<b><X>)(?= <D>| <F>)")),
    ("with", rx(r"(?:,? and|,|;) (?P<a><X>) with (?P<b><X>)")),
    (
        "with",
        rx(
            rf"(?P<a><X>) (?:(?:will|is|are|to|be|been|was|has|now|soon|also|directly) )+(?:linked"
            rf"|connected|joined|tied|wired) (?:(?:up|directly|nonstop|by <C>|<D>) )*(?:with|to"
            rf"|and)"
            rf" (?P<b>{_LIST})"
        ),
    ),
    (
        "lose",
        rx(
            rf"(?P<a><X>) (?:will |is to |is |are |would |has |also )*(?:get|gain|lose|receiv|see"
            rf"|welcom|win|lost|won|gets|getting)"
            rf"(?:e|es|s|ed|ing)? {_GAP} (?:to|with|from) (?P<b>{_LIST})"
        ),
    ),
    (
        "give",
        rx(
            rf"\b(?:bring|giv|hand|earn|offer)(?:e|es|s|ing)? (?P<a><X>) (?:(?:its|a|an|the|their"
            rf"|new|first"
            rf"|direct|non-?stop|daily|only|<F>) )+{_GAP}(?: to| with| from) (?P<b>{_LIST})"
        ),
    ),
    ("dash", rx(r"<X> ?(?:-|–|→)(?:-)? ?<X>(?: ?(?:-|–|→) ?<X>)*(?:/<X>)*")),
    (
        "from to",
        rx(
            rf"\b(?:from|out of|departing|leaving) (?:{_SKIP})(?P<a>{_LIST})(?:'s"
            rf"|s')?{_GAP} (?:to|towards|into) (?:both )?{_SKIP}(?P<b>{_LIST})"
        ),
    ),
    (
        "to from",
        rx(
            rf"(?P<b>{_LIST}){_GAP}(?: directly)? (?:from|out of|departs?|will depart"
            rf"|leaves?) (?:both )?{_SKIP}(?P<a>{_LIST})"
        ),
    ),
    (
        "to",
        rx(
            r"(?P<a><X>)(?:'s)? (?:to|and) (?P<b><X>) (?=(?:will|are to) be (?:linked|connected"
            r"|joined|paired|tied)"
            r"|routes?\b|link|line|service\b)"
        ),
    ),
    ("to", rx(rf"(?P<a><X>) to (?P<b>{_LIST})")),
    (
        "to from",
        rx(
            r"(?P<b><P>)-bound (?P<gap><^X>{0,60}?)\b(?:leav\w*|depart\w*|from|out of|at) "
            r"(?P<a><P>)"
        ),
    ),
    (
        "from to",
        rx(
            rf"\b(?:from|out of|leav(?:e|es|ing)|depart(?:s|ing)?|board(?:s|ing)? (?:in|at)|"
            rf"off (?:from|in)) (?:{_SKIP})(?P<a><X>)(?P<gap>(?: [a-z]+){{0,3}}) for (?:both )?"
            rf"{_SKIP}(?P<b>{_LIST})"
        ),
    ),
    ("countries", rx(r"(?P<a><K>) and (?:the )?(?P<b><K>)")),
)
_BREAK = re.compile(
    r"; |, (?:while|but|whereas|and it)|,? and (?:will|is|are|has|would|also|plans?)\b| but "
    r"| while "
)


def tidy(line: Line, names: Names) -> None:
    """Join what names one place twice, and take out places that are no end of a route."""
    line.drop(_CODE, lambda m: m[1])
    line.drop(_ABBREVIATED, lambda m: m[1])
    for pattern in (*_MERGES, *_MERGES[:1]):
        join_same(line, names, pattern)
    if home := _HOME.match(line.text):
        line.home = home[1] or home[2]
    line.drop(_AIRPORT, lambda m: m[1])
    for pattern in _ASIDE:
        set_aside(line, pattern)


def pairs(line: Line) -> list[Pair]:
    """The routes of a line, left to right."""
    return find_pairs(line, _PAIR_RULES, _BREAK, r" & |,? to ")
