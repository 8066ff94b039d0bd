"""Frequencies in English: 'two flights a week', 'from five to seven', 'on Mondays and Fridays'."""

from __future__ import annotations

import re

from routes.announcements import weekly
from routes.announcements.english_moments import DAYS, NUMBERS
from routes.announcements.line import Line, Make, Mark, rx
from routes.announcements.weekly import Weekly

_WORDS = {
    word: n
    for n, word in enumerate(
        [
            *NUMBERS,
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"once": 1, "twice": 2, "thrice": 3, "a single": 1, "single": 1, "a": 1, "an": 1, "just one": 1}
_ORDINAL = {
    w: n
    for n, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
        ],
        start=1,
    )
}
_N = r"(?:\d{1,3}|" + "|".join(w for w in _WORDS if w not in ("a", "an")) + r")"
_ADJ = (
    r"(?:(?:direct|non-?stop|return|round-trip|round|passenger|regular|scheduled"
    r"|new|more|extra|additional|year-round|permitted|existing|total|of the|its"
    r"|current) )"
)
_NOUN = (
    r"(?:flights?|services?|frequenc(?:y|ies)|rotations?|departures?"
    r"|round[- ]?trips?|times|trips?|connections?|operations?|sectors?"
    r"|pairs of flights|days)"
)
_WEEK = r"(?:(?:a|per|each|every|/) ?week\b|weekly\b|p/?w\b)"
_DAY = r"(?:(?:a|per|each|every) day\b|daily\b)"
_UNIT = rf"(?:{_WEEK}|{_DAY})"
_Q = (
    rf"(?:(?:double|twice|triple)[- ]daily|daily|every day|{_N})(?:[ -]?(?:x\b|×"
    rf"|times\b|{_NOUN}\b|{_UNIT}|(?:direct|non-?stop|return|passenger|regular"
    r"|scheduled|round)\b)){0,4}"
)
_WD = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_LONG = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SEP = r"(?:, (?:and )?| and | & |/|, | or )"


def _count(text: str) -> tuple[int | None, int]:
    """The number in a phrase and what it is multiplied by: 'two flights a day' is (2, 7)."""
    text = text.strip()
    per = 7 if re.search(r"daily|\bday\b", text) and "days" not in text else 1
    for word, number in (("double", 2), ("triple", 3)):
        if text.startswith(word):
            return number, 7
    if text.startswith(("daily", "every day")):
        return 1, 7
    found = re.match(rf"{_N}\b|a\b|an\b", text)
    if not found:
        return None, per
    word = found[0]
    return (int(word) if word.isdigit() else _WORDS[word]), per


def _has_unit(text: str) -> bool:
    return bool(re.search(r"week|dai|\bday\b|p/?w", text))


def _from_to(match: re.Match[str]) -> Mark | None:
    """'from five flights a week to seven': a number without a unit takes that of the other."""
    (before, per1), (after, per2) = _count(match["one"]), _count(match["two"])
    if before is None or after is None:
        return None
    if not _has_unit(match["two"]):
        per2 = per1
    elif not _has_unit(match["one"]):
        # 'from five to daily': five a week
        bare = match["two"].startswith(("daily", "double", "twice", "every"))
        per1 = 1 if bare else per2
    return weekly.mark(after * per2, None, before * per1)


def _two_steps(match: re.Match[str]) -> list[Mark] | None:
    """'From five and three flights a week to seven and five': one step for each route."""
    one, two, three, four = (_count(match[g])[0] or 0 for g in ("one", "two", "three", "four"))
    per = 7 if re.search(_DAY, match[0]) else 1
    made = [weekly.mark(b * per, None, a * per) for a, b in ((one, three), (two, four))]
    return [m for m in made if m] or None


def _plain(match: re.Match[str]) -> Mark | None:
    text = match[0]
    number, per = _count(match["n"] + " " + text[len(match["n"]) :])
    most = match["m"]
    if number is None:
        return None
    top = (int(most) if most.isdigit() else _WORDS[most]) * per if most else None
    mark = weekly.mark(number * per, top)
    if mark and re.search(r"\b(?:more|extra|additional)\b", text):
        return Mark("F", Weekly(number * per, added=True))
    return mark


def _daily(match: re.Match[str]) -> Mark | None:
    text = match[0]
    times = 2 if re.match("double|twice|two", text) else 3 if re.match("tri|thr", text) else 1
    less = len(re.findall(_LONG, text.split("except")[1])) if "except" in text else 0
    return weekly.mark(7 * times - less)


def _nth(match: re.Match[str]) -> Mark | None:
    """'A third weekly flight' is three after and two before."""
    number, per = _ORDINAL[match["nth"]], 7 if match["unit"] == "daily" else 1
    return weekly.mark(number * per, None, (number - 1) * per) if number > 1 else None


def _weekdays(match: re.Match[str]) -> Mark | None:
    days = {DAYS.index(d[:3]) for d in re.findall(_WD, match["days"])}
    return weekly.mark(len(days))


def _span(match: re.Match[str]) -> Mark | None:
    first, last = (DAYS.index(match[g][:3]) for g in ("one", "two"))
    return weekly.mark((last - first) % 7 + 1)


_DAY_RULES: tuple[tuple[re.Pattern[str], Make], ...] = (
    (
        rx(
            rf"\bfrom (?P<one>{_N}) and (?P<two>{_N})(?: {_NOUN})?(?: {_UNIT})?(?: each)? to "
            rf"(?P<three>{_N}) and (?P<four>{_N})(?: {_NOUN})?(?: {_UNIT})?"
        ),
        _two_steps,
    ),
    (rx(rf"\b(?:on )?(?P<days>{_LONG}{_SEP}(?:{_LONG}{_SEP}){{0,5}}{_LONG})\b"), _weekdays),
    (rx(rf"\b(?:on )?(?P<days>{_WD}(?:/|, ){_WD}(?:(?:/|, | and ){_WD}){{0,5}})\b"), _weekdays),
    (rx(rf"\b(?P<one>{_LONG}) (?:to|through|–|-) (?P<two>{_LONG})\b"), _span),
    (
        rx(r"\b(?:on |every |each )(?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"),
        _weekdays,
    ),
    (rx(r"\b(?:every|each) (?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"), _weekdays),
    (rx(r"\b(?P<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"), _weekdays),
)
_RULES = (
    (
        rx(
            rf"(?:\bup )?\bfrom (?:the |its )?(?:current |present "
            rf"|existing )?(?P<one>{_Q})(?: (?:now|currently|at present))?,? to (?:up to "
            rf"|as many as |just |only )?(?P<two>{_Q})"
            r"(?! ?(?:%|percent|hours?|minutes|million|seats|passengers|years|[a-z]+ million|:\d))"
        ),
        _from_to,
    ),
    (
        rx(
            rf"\bto (?:just |only |up to )?(?P<two>{_Q}) from (?:just |only |the current )?"
            rf"(?P<one>{_Q})"
            r"(?! ?(?:%|percent|hours?|minutes|million|seats|passengers|years|[a-z]+ million"
            r"|[:.]\d|<X>))"
        ),
        _from_to,
    ),
    (
        rx(
            rf"\b(?P<nth>{'|'.join(_ORDINAL)}) (?:{_ADJ}){{0,2}}(?P<unit>weekly"
            rf"|daily)(?: {_ADJ}{{0,2}}{_NOUN})?"
        ),
        _nth,
    ),
    (
        rx(
            rf"\b(?P<two>{_N}) (?:(?:weekly|flights|services) )?instead of (?P<one>{_N}) "
            rf"(?:(?:{_ADJ}){{0,2}}(?:{_NOUN} )?{_UNIT}(?: {_NOUN})?)"
        ),
        _from_to,
    ),
    (
        rx(
            rf"\ban? (?P<nth>{'|'.join(_ORDINAL)})(?P<unit>)(?: one| flight| frequency| rotation)?"
            r"(?= (?:(?:will|is to|to|would) )?(?:be added|follow|come|start|join)s?\b)"
        ),
        _nth,
    ),
    (rx(r"\b(?:double|twice|thrice|triple)[- ](?:a )?(?:daily|day)\b"), _daily),
    (
        rx(
            rf"\b(?P<n>{_N})(?: ?(?:-|–|to|or) ?(?P<m>{_N}))?[- ]?(?:x|×"
            rf"|times)?[- ]?(?:{_ADJ}){{0,3}}(?:<C>(?:'s?)? )?(?:{_NOUN} )?(?:on each route "
            rf"|in each direction |between them )?{_UNIT}(?: {_ADJ}{{0,2}}{_NOUN})?"
        ),
        _plain,
    ),
    (
        rx(
            r"\b(?:on a )?daily(?: (?:basis|(?:non-?stop |direct )?(?:flights?|services?"
            r"|operations?)))?"
            rf"(?: except (?:on )?{_LONG}(?:(?:,| and) {_LONG})*)?"
        ),
        _daily,
    ),
    (rx(r"\b(?:every day|seven days a week)\b"), _daily),
    (
        rx(rf"\b(?P<n>a|an|one|once) (?P<m>)(?:{_ADJ}){{0,2}}weekly (?:{_ADJ}){{0,2}}{_NOUN}"),
        _plain,
    ),
)

_ADDED = re.compile(r"\b(?:add(?:s|ed|ing)?|additional|extra|another|further|plus)(?: an?)? $")
_ADDED_AFTER = re.compile(r"[^;,.]{0,70}\b(?:will be|are being|are to be|were|are) added\b")
_TOTAL = rx(
    rf"\b(?:total(?: of|ling)?|taking .{{0,40}}? to|bringing .{{0,40}}? to|for"
    rf"|up to|to) (?P<n>{_N})(?: (?:flights?|services?|frequencies))?(?! ?(?:%"
    rf"|percent|hours?|minutes|\d|million"
    r"|seats|passengers|years|<X>))\b(?= ?(?:$|[.,;)]|overall|in total|<D>|flights|by\b|from\b))"
)
_WAS = rx(
    r"(?:instead of|in place of|(?<=, )not|having (?:operated|flown|run|offered|had)|up from"
    r"|down from|compared (?:to"
    r"|with)|from (?:the )?(?:current|present"
    rf"|existing)|against|rather than|currently|(?<=, )now|(?:the|its) present|(?:the"
    rf"|its) current|from) (?:(?P<f><F>)|(?P<n>{_N})\b)"
    r"(?! (?:hours?|minutes|million|years|<X>))"
)
_MARKS = rx("<F>")
_BECAME = rx(
    r"(?P<one><F>)[^;<]{0,80}?\b(?:becom(?:e|es|ing)|became|there will be|(?:will |to )make it"
    r"|turns? into) (?:an? )?(?P<two><F>)"
)
_BARE_NOW = rx(
    rf"(?:(?<=becomes )|(?<=became )|(?<=becoming )|(?<=there will be )|(?<=make it )"
    rf"|(?<=become )|(?<=grow to )"
    rf"|(?<=down to ))(?P<n>{_N})(?: times)?"
    r"(?= ?(?:$|[.,;)]|<D>|in total|instead|between\b))"
)
_FROM_MARK = rx(
    r"from (?:the )?(?:current )?(?P<one><F>) to (?:(?P<two><F>)|(?P<n>" + _N + r")\b(?! ?[%:]))"
)


def mark_days(line: Line) -> None:
    """Put a mark for every list of weekdays, before a weekday is taken for a date."""
    if "day" in line.text or "mon" in line.text or "tue" in line.text:
        for pattern, make in _DAY_RULES:
            line.put(pattern, make)


def mark_weekly(line: Line) -> None:
    """Put a mark for every frequency."""
    if not _HINT.search(line.text):
        return
    for pattern, make in _RULES:
        line.put(pattern, make)
    _join(line)


_HINT = re.compile(r"week|dai|day|from|p/?w|\ban? \w+(?:nd|rd|th) ")


def _join(line: Line) -> None:
    """Put figures together: 'three more, for a total of ten', 'daily instead of five'."""
    line.put(_FROM_MARK, lambda m: _both(line, m))
    line.put(rx("<F>"), lambda m: _added(line, m))
    if rx("<F>|weekly|frequenc|a week").search(line.text):
        line.put(_WAS, lambda m: _was(line, m))
        line.put(_TOTAL, _total)
    _became(line)


def _value(line: Line, char: str) -> Weekly:
    found = line.mark(char).value
    assert isinstance(found, Weekly)
    return found


def _both(line: Line, match: re.Match[str]) -> Mark | None:
    after = _value(line, match["two"]).after if match["two"] else _count(match["n"])[0]
    return weekly.mark(after or 0, None, _value(line, match["one"]).after)


def _added(line: Line, match: re.Match[str]) -> Mark | None:
    """'Adds two flights' is a step; 'adds a third weekly flight' has its total in itself."""
    said = _value(line, match[0])
    before = _ADDED.search(line.text, max(0, match.start() - 20), match.start())
    if not before and not _ADDED_AFTER.match(line.text, match.end()):
        return None
    return Mark("F", said if said.before is not None else Weekly(said.after, added=True))


def _was(line: Line, match: re.Match[str]) -> Mark:
    before = _value(line, match["f"]).after if match["f"] else _count(match["n"])[0]
    if before and not match["f"] and (last := _MARKS.findall(line.text, 0, match.start())):
        at = line.text.rindex(last[-1], 0, match.start())
        said = line.source[line.starts[at] - line.starts[0] : line.ends[at] - line.starts[0]]
        per = 7 if re.search(_DAY, said.lower()) else 1  # 'one a day from two'
        before *= per
    return Mark("F", Weekly(None, None, before))


def _became(line: Line) -> None:
    """'The four weekly flights become daily': the figure ahead is that of before."""
    if _MARKS.search(line.text):
        line.put(_BARE_NOW, _total)
    for match in _BECAME.finditer(line.text):
        one, two = _value(line, match["one"]), _value(line, match["two"])
        if one.after and two.after and not one.before and not two.before:
            line.values[match["one"]] = Mark("F", Weekly(None, None, one.after))


def _total(match: re.Match[str]) -> Mark | None:
    number, per = _count(match["n"])
    return weekly.mark(number * per) if number else None
