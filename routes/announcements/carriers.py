"""The carriers that a change is tied to: of a group, by the words around its verb."""

from __future__ import annotations

import re
from functools import cached_property

from routes.announcements.drafts import Context
from routes.announcements.groups import Cues, Group
from routes.announcements.language import Words
from routes.announcements.line import Line, rx

_CARRIER = rx("<C>")


class Carriers:
    """The carriers that a line names."""

    def __init__(self, line: Line, words: Words, context: Context, cues: Cues) -> None:
        self.line, self.words, self.context, self.cues = line, words, context, cues
        self.text = line.text

    def of_group(self, group: Group) -> tuple[str, ...]:
        """Carriers tied to the change: those before its verb, else those after it."""
        assert group.hit
        start = group.hit.start
        named = self._named
        main = next(p for p in group.parts if p.start <= start < p.end)
        ahead = [m for m in named if main.start <= m.start() < start]
        behind = [m for m in named if start <= m.start() and group.holds(m.start())]
        if ahead or behind:
            return self.codes(ahead[-1] if ahead else behind[0])
        asks = group.joined or self.words.airline.search(self.text, main.start, main.end)
        earlier = [m for m in named if m.start() < main.start]
        if earlier and (asks or group.holds(earlier[-1].start())):
            return self.codes(earlier[-1])
        return self.context.carriers if asks and not named and self.context.is_fresh else ()

    @cached_property
    def _named(self) -> list[re.Match[str]]:
        """Carriers that are not named for another reason: partners, rivals, an aside."""
        strange = [m.span() for m in self.words.strangers.finditer(self.text)]
        strange += [(s.start, s.end) for s in self.cues.segments if s.background and s.start]
        return [
            m
            for m in self.words.subject.finditer(self.text)
            if not any(s <= m.start() < e for s, e in strange)
        ]

    def codes_of(self, text: str) -> tuple[str, ...]:
        """The codes of all marks in a part of the line, none twice."""
        return tuple(dict.fromkeys(str(self.line.mark(c).value) for c in _CARRIER.findall(text)))

    def codes(self, match: re.Match[str]) -> tuple[str, ...]:
        """The codes of the marks that a match holds, none twice."""
        return self.codes_of(match[0])
