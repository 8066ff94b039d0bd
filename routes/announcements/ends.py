"""The routes that a sentence speaks of, as codes: of a group, of 'the two countries', of a base."""

from __future__ import annotations

import re

from routes.announcements.drafts import Context, Ends, is_land
from routes.announcements.groups import Group
from routes.announcements.language import NEVER, Pair, Words
from routes.announcements.line import Line, rx
from routes.announcements.names import Place

MOST_PAIRS = 60
_LISTED = re.compile(r"(?:[–,/-]|\bи) [«\"]?$")
_DASH = re.compile("[-–→]")
_END = rx("<X>")
_STRANGE = rx(r"<P> ?[–-] ?(?=[^\W\d])|\b(?=[^\W\d])(?=\w+ – <P>)")
Placed = tuple[int, int, Ends]
"""A route with the part of the line that names it."""


class Routes:
    """The pairs of places in a line, read as routes."""

    def __init__(self, line: Line, words: Words, context: Context, pairs: list[Pair]) -> None:
        self.line, self.words, self.context = line, words, context
        self.text = line.text
        self.paired = {c for p in pairs for c in (p.origin, p.destination)}
        said = [Pair("", "", *m.span()) for m in words.countries.finditer(line.text)]
        self.pairs = sorted([*pairs[:MOST_PAIRS], *said], key=lambda p: p.start)
        marks = [m for m in line.values.values() if m.sort in "KN"]  # also those set aside
        context.recall(dict.fromkeys(str(m.value) for m in marks))

    def ends(self, pair: Pair) -> Ends | None:
        """The codes of a pair; countries where one end can only be a country."""
        if not pair.origin:
            return self._two_countries()
        land = "K" in self._sorts(pair)
        one, other = (self.code(c, land=land) for c in (pair.origin, pair.destination))
        city = self.context.names.city
        return (one, other) if city(one) != city(other) else None

    def _two_countries(self) -> Ends | None:
        """The two that the text named last, else those of the places it names."""
        known = list(self.context.countries)
        if len(known) < 2:
            chars = [c for p in self.pairs for c in (p.origin, p.destination) if c]
            known += [c for c in dict.fromkeys(map(self._country, chars)) if c and c not in known]
        if len(known) < 2 and self.context.ends:
            land = self.context.names.country
            known += [c for c in map(land, self.context.ends[-1]) if c and c not in known]
        return (known[-2], known[-1]) if len(known) >= 2 else None

    def _country(self, char: str) -> str:
        value = self.line.mark(char).value
        return self.context.names.country(value.station) if isinstance(value, Place) else str(value)

    def code(self, char: str, *, land: bool = False) -> str:
        """The station of a mark; its country where that is asked for and has the same name."""
        value = self.line.mark(char).value
        if isinstance(value, Place):
            return value.country if land and value.country else value.station
        return str(value)

    def _sorts(self, pair: Pair) -> str:
        return self.line.mark(pair.origin).sort + self.line.mark(pair.destination).sort

    def of_group(self, group: Group) -> list[Placed]:
        """The routes of a group with their places; cities before countries."""
        held = [p for p in self.pairs if group.holds(p.start)]
        named = [p for p in held if p.origin]
        if any(self.line.mark(p.origin).sort == "P" for p in named):
            sorts = [self._sorts(p) for p in named]
            most = "PP" if "PP" in sorts else "P"
            held = [p for p, s in zip(named, sorts, strict=True) if most in s]
        elif named:
            held = named
        found = [
            (p.start, p.end, e)
            for p in held
            if (e := self.ends(p)) and (self.is_flown(e) or self._is_dashed(p, e))
        ]
        if found:
            return found + self._further(group, found[-1])
        if back := self._from_elsewhere(group):
            return [back]
        if opened := self._from_open(group):
            return opened
        return [f for f in self._from_base(group) if self.is_flown(f[2])]

    def of_nations(self) -> list[Placed]:
        """The two countries whose carriers a permission is for: 'Thai airlines … Lao airlines'."""
        named = [at for at, _ in sorted([*self.line.marks("K"), *self.line.marks("N")])]
        codes = list(dict.fromkeys(self._country(self.text[at]) for at in named))
        if len(codes) != 2 or not self.words.nations.search(self.text):
            return []
        return [(named[0], named[-1] + 1, (codes[0], codes[1]))]

    def _from_elsewhere(self, group: Group) -> Placed | None:
        """'Those from Ankara': another origin of the route named last."""
        found = self.words.others.search(self.text, group.start, group.end)
        before = [e for p in self.pairs if p.start < group.start and (e := self.ends(p))]
        if not found or not before:
            return None
        origin, destination = before[-1]
        code = self.code(found[1])
        ends = (origin, code) if " to " in found[0] else (code, destination)
        return found.start(), found.end(), ends

    def _from_open(self, group: Group) -> list[Placed]:
        """'The flights from Kigali will begin …': where to, the sentence before has told."""
        base = self.base()
        at = self.text.find(base) if base else -1
        if not group.holds(at):
            return []
        here = [m for m in _END.finditer(self.text) if group.holds(m.start()) and m[0] != base]
        city, start = self.context.names.city, self.code(base)
        if here or city(start) in map(city, self.context.open):
            return []  # it names where to itself
        dated = len(self.line.marks("D", group.start, group.end)) == len(self.context.open)
        if len(self.context.open) != 1 and not dated:
            return []
        # a route has a place of its own, so that each gets its date
        return [(at + n, at + n + 1, (start, code)) for n, code in enumerate(self.context.open)]

    def unpaired(self) -> tuple[str, ...]:
        """The stations that no route of the line has."""
        return tuple(
            self.code(self.text[at])
            for at, _ in self.line.marks("P")
            if self.text[at] not in self.paired
        )

    def _further(self, group: Group, last: Placed) -> list[Placed]:
        """'… and from 5 May to Lisbon': one more destination from the same origin."""
        origin, city = last[2][0], self.context.names.city
        return [
            (m.start(), m.end(), (origin, self.code(m[0])))
            for m in _END.finditer(self.text, last[1])
            if m[0] not in self.paired
            and group.holds(m.start())
            and city(self.code(m[0])) != city(origin)
            and self.words.toward.search(self.text[max(last[1], m.start() - 30) : m.start()])
        ]

    def is_strange(self, group: Group) -> bool:
        """Whether a group names a route to a place that is in no list of names."""
        for match in _STRANGE.finditer(self.text, group.start, group.end):
            at = self.line.starts[match.end()] - self.line.base
            if self.line.source[at].isupper():
                return True
        return False

    def beside(self, group: Group, ends: list[Ends]) -> Ends | None:
        """The route to another place that a group names, from where all these routes begin."""
        city = self.context.names.city
        common = set.intersection(*({city(c) for c in e} for e in ends)) if ends else set()
        named = [m[0] for m in _END.finditer(self.text, group.start, group.end)]
        if len(common) != 1 or len(named) != 1 or named[0] in self.paired:
            return None
        other, known = self.code(named[0]), {city(c) for e in ends for c in e}
        return None if city(other) in known else (common.pop(), other)

    def all_flown(self) -> list[Ends]:
        """Every route that the line names by its ends."""
        return [e for p in self.pairs if p.origin and (e := self.ends(p)) and self.is_flown(e)]

    def apart_from(self, groups: list[Group]) -> list[Ends]:
        """Routes that none of these groups holds."""
        return [
            e
            for p in self.pairs
            if p.origin and not any(g.holds(p.start) for g in groups) and (e := self.ends(p))
        ]

    def _is_dashed(self, pair: Pair, ends: Ends) -> bool:
        """'The Oslo–Bergen launch' is about a route though it says no word of flights."""
        return not is_land(ends) and bool(_DASH.search(self.text[pair.start : pair.end]))

    def is_flown(self, ends: Ends) -> bool:
        """Whether the sentence speaks of flying: countries have more between them than that."""
        if self.words.air.search(self.text):
            return True
        if is_land(ends):
            return False
        return self.context.flying or bool(self.words.flights.search(self.text))

    def _from_base(self, group: Group) -> list[Placed]:
        """Destinations alone, from the station that the text says flights leave from."""
        base = self.base() or ""
        free = [
            m
            for m in _END.finditer(self.text)
            if m[0] not in self.paired
            and group.holds(m.start())
            and m[0] != base
            and not (m[0] == self.line.home and self._is_subject(m.start()))
        ]
        if (
            base and not free and not self.context.home
        ):  # 'will do so from Oslo, never having served …'
            spans = [(t.start, t.end) for t in group.tail]
            free = [
                m for s in spans for m in _END.finditer(self.text, *s) if m[0] not in self.paired
            ]
        lands = any(self.line.mark(m[0]).sort == "K" for m in free)
        home = self.context.home
        if base and not free and home and self.is_flown((home, self.code(base))):
            at = self.text.index(base)
            city = self.context.names.city
            ends = (self.code(base), home)
            return [(at, at + 1, ends)] if city(ends[0]) != city(home) and group.holds(at) else []
        if base:
            start = self.code(base)
        elif len(free) == 2 and self._joined(*free):
            start = self.code(free.pop(0)[0], land=lands)
        else:
            start = self._origin_before(group)
        city = self.context.names.city
        here = self.words.here.search(self.text)
        lands = lands or len(start) == 2
        here_by = {str(m.value) for _, m in self.line.marks("C")}
        other = bool(here_by) and not here_by & set(self.context.carriers)
        found = []
        for mark in free:
            code = self.code(mark[0], land=lands)
            known = None if base else self.context.routes.get(city(code))
            before = self.text[max(0, mark.start() - 40) : mark.start()]
            bound = self.words.goal.search(before)
            if not (base or bound or _LISTED.search(before)) and self.words.goal is not NEVER:
                continue
            led = home if bound or here or self.words.goal is NEVER else ""
            whence = start or (self._hub() if self._is_homed(mark, before) and other else "")
            whence = whence or self.context.base or self.origin() or led
            if not whence and self._is_homed(mark, before):
                whence = self._hub()
            ends = known or (whence, code)
            found.append((mark.start(), mark.end(), ends))
        return [f for f in found if f[2][0] and city(f[2][0]) != city(f[2][1])]

    def _is_homed(self, mark: re.Match[str], before: str) -> bool:
        """Whether a place is where a carrier flies to, though not told from where."""
        if self.line.mark(mark[0]).sort != "P":
            return False
        return bool(
            self.words.homed.search(before) or self.words.served.match(self.text, mark.end())
        )

    def _hub(self) -> str:
        """The hub of the one carrier that the line names, else of the one named before."""
        here = {str(m.value) for _, m in self.line.marks("C")}
        if not here and self.words.airline.search(self.text) and self.context.is_fresh:
            here = set(self.context.carriers)
        return self.context.names.hub(here.pop()) if len(here) == 1 else ""

    def _joined(self, one: re.Match[str], other: re.Match[str]) -> bool:
        """Whether two places that no rule made a route stand together as one."""
        between = self.text[one.end() : other.start()]
        if self.words.goal.search(self.text[max(0, one.start() - 40) : one.start()]):
            return False  # 'flights to Rome and Barcelona'
        return len(between) < 60 and bool(self.words.joins.search(between))

    def _origin_before(self, group: Group) -> str:
        """Where the route named last begins, for a verb that shares the subject of that one."""
        before = [p for p in self.pairs if p.origin and p.start < group.start]
        same = group.joined or self.words.airline.search(self.text, group.start, group.end)
        return self.code(before[-1].origin) if before and same else ""

    def is_elsewhere(self, group: Group) -> bool:
        """Whether a group names a destination, though not the station that flights leave from."""
        return any(
            self.words.bound.search(self.text[max(0, at - 40) : at])
            for at, mark in self.line.marks("P")
            if group.holds(at) and self.text[at] not in self.paired
        )

    def origin(self) -> str:
        """The code of the station that all routes of the line begin at, ''."""
        found = {e[0] for e in self.all_flown() if not is_land(e)}
        return found.pop() if len(found) == 1 else ""

    def _is_subject(self, at: int) -> bool:
        """Whether a part of the line begins with a mark: 'Heathrow airport capped …'."""
        return not self.text[:at].strip(' «"') or self.text[:at].rstrip(' «"')[-1] in ".;:,"

    def base(self) -> str:
        """The mark of the station that flights are said to leave from, ''."""
        for match in self.words.base.finditer(self.text):
            char = next(g for g in match.groups() if g)
            if char not in self.paired:
                return char
        return ""
