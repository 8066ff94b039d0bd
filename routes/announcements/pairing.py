"""Two places in a sentence as a route: what the languages have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from routes.announcements.language import Pair
from routes.announcements.line import Line, rx
from routes.announcements.names import Names, Place

Rule = tuple[str, re.Pattern[str]]
"""'between' and 'dash' are read as a whole; any other has the groups a and b, and maybe gap."""
_MARK = rx("<X>")


def join_same(line: Line, names: Names, pattern: re.Pattern[str]) -> None:
    """Make one mark of two that name one place, or a place and its country.

    Of two stations of a city the second is kept, unless the pattern has a group 'comma'; of a
    country and a place in it the place is kept: the second mark where a group 'second' matched.
    """

    def country(char: str) -> str:
        value = line.mark(char).value
        return names.country(value.station) if isinstance(value, Place) else str(value)

    def keep(match: re.Match[str]) -> str | None:
        chars = re.findall(rx("<X>|<N>").pattern, match[0])
        first, last = chars[0], chars[-1]
        one, other = line.mark(first).value, line.mark(last).value
        groups = match.groupdict()
        if isinstance(one, Place) and isinstance(other, Place):
            if names.city(one.station) != names.city(other.station):
                return None
            return str(first if groups.get("comma") else last)
        if country(first) != country(last):
            return None
        kept = last if groups.get("second") else first
        return f"{kept}," if match[0].endswith(",") else str(kept)

    line.drop(pattern, keep)


def set_aside(line: Line, pattern: re.Pattern[str]) -> None:
    """Take places out of the reckoning: a stopover, a seat of a company."""
    line.drop(pattern, lambda m: _MARK.sub("x", m[0]))


def find_pairs(
    line: Line, rules: Sequence[Rule], breaks: re.Pattern[str], ands: str = r"(?!)"
) -> list[Pair]:
    """The routes of a line, left to right; the rules in order, no place twice."""
    found: list[Pair] = []
    used: set[int] = set()
    for rule, pattern in rules:
        at = 0
        while match := pattern.search(line.text, at):
            spots = [m.start() for m in _MARK.finditer(line.text, match.start(), match.end())]
            if used & set(spots) or breaks.search(match.groupdict().get("gap") or ""):
                at = spots[0] + 1
                continue
            used |= set(spots)
            found += _pairs_of(line, rule, match, ands)
            at = match.end()
    return sorted(found, key=lambda p: p.start)


def _pairs_of(line: Line, rule: str, match: re.Match[str], ands: str) -> list[Pair]:
    if rule == "between":
        return _between(match, ands)
    if rule == "dash":
        chars = _MARK.findall(match[0])
        if len(chars) > 2 and [line.mark(c).sort for c in chars[:3]] == ["K", "P", "P"]:
            chars = chars[1:]  # 'the longest route of the country – Oslo–Rome – …'
        if "/" in match[0]:
            return [Pair(chars[0], c, *match.span()) for c in chars[1:]]
        there_and_back = line.mark(chars[0]).value == line.mark(chars[-1]).value
        ends = chars[0], chars[len(chars) // 2 if there_and_back else -1]
        return [Pair(*ends, *match.span())] if ends[0] != ends[1] else []
    ones = [(m[0], match.start("a") + m.start()) for m in _MARK.finditer(match["a"])]
    others = [(m[0], match.start("b") + m.start()) for m in _MARK.finditer(match["b"])]
    made = []
    for (one, at1), (other, at2) in product(ones, others):
        span = match.span()
        if len(ones) == 1 and len(others) > 1:
            span = (at2, at2 + 1)
        elif len(others) == 1 and len(ones) > 1:
            span = (at1, at1 + 1)
        made.append(Pair(one, other, *span))
    return made


def _between(match: re.Match[str], ands: str) -> list[Pair]:
    """'between A and B and C': A with each of the others."""
    head, _, tail = re.sub(ands, " and ", match[0]).partition(" and ")
    ones, others = _MARK.findall(head), _MARK.findall(tail)
    return [Pair(one, other, *match.span()) for one, other in product(ones, others)]
