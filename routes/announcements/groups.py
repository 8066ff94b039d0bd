"""The segments of a sentence, grouped by the cue that says what they claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from routes.announcements.dates import Said
from routes.announcements.drafts import RECENT, weekly_of
from routes.announcements.language import Cue, Language, Pair, Segment, Tense, Weight
from routes.announcements.line import Line, Mark, rx
from routes.model import Kind
from routes.periods import read_when

# A permission or a changed plan is news also in the past tense: 'was granted', 'postponed'.
_NEWS = (Kind.RIGHTS, Kind.POSTPONE, Kind.WITHDRAW)
_PLANS = (Kind.POSTPONE, Kind.WITHDRAW)
_ORDER = (
    Kind.WITHDRAW,
    Kind.POSTPONE,
    Kind.RETIME,
    Kind.RIGHTS,
    Kind.RESUME,
    Kind.SUSPEND,
    Kind.DECREASE,
    Kind.INCREASE,
    Kind.EQUIPMENT,
    Kind.NEW_ROUTE,
)
_CLOCK = rx("<T>|minutes?|hours?|минут|час|сағат|분|시간")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a segment, and what the words around it make of it."""

    cue: Cue
    start: int
    end: int
    tense: Tense

    @property
    def is_weak(self) -> bool:
        return self.cue.weight is Weight.WEAK

    @property
    def is_telling(self) -> bool:
        """Whether the cue closes its segment though it is denied."""
        planned = self.tense is Tense.NONE and not self.cue.rule.endswith("figures")
        return not self.is_weak or planned

    @property
    def is_noun(self) -> bool:
        """Whether another word has the tense: 'two new routes were opened'."""
        return self.cue.rule.endswith(".noun")

    @property
    def rank(self) -> tuple[int, bool, int, int, int]:
        """The greatest of a segment says what it claims."""
        rights = self.cue.kind is Kind.RIGHTS
        return self.cue.weight, rights, self.tense, -_ORDER.index(self.cue.kind), -self.start


@dataclass(slots=True)
class Group:
    """A segment with a live cue, None where it is denied, and the segments that belong to it."""

    hit: Hit | None
    parts: list[Segment]
    joined: bool
    tail: list[Segment] = field(default_factory=list)  # background that follows
    colon: bool = False  # another part is what it announces

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    def is_lead(self, pairs: Sequence[Pair]) -> bool:
        """Whether it names no route but only says when: 'It trims its network from May: …'."""
        return self.colon and not any(self.holds(p.start) for p in pairs)

    def holds(self, at: int) -> bool:
        return any(p.start <= at < p.end for p in self.parts)


def fresh_since(mark: Mark, published: date) -> bool:
    """Whether a date says since when, and that was within the last days."""
    said = mark.value
    if not isinstance(said, Said) or said.role != "since":
        return False
    past = read_when(said.past)
    return past is not None and published - RECENT <= past.earliest <= published


class Cues:
    """The cues of a line, and its groups."""

    def __init__(self, line: Line, language: Language, pairs: list[Pair], published: date) -> None:
        self.line, self.language, self.pairs, self.published = line, language, pairs, published
        self.text = line.text
        self.hits: list[Hit] = []
        self._said = [
            c for c in language.cues if c.pattern.search(line.text) or "$" in c.pattern.pattern
        ]
        self.segments = [self._told(s) for s in language.segments(line)]
        self.groups = self._groups()

    def _told(self, segment: Segment) -> Segment:
        """A clause of the last days is no background: 'which on Monday began flying …'."""
        if not segment.background or not self.language.words.relative.match(
            self.text, segment.start
        ):
            return segment
        days = [m.value for _, m in self.line.marks("D", segment.start, segment.end)]
        fresh = any(isinstance(d, Said) and self._is_fresh(d) for d in days)
        return replace(segment, background=not fresh)

    def _is_fresh(self, said: Said) -> bool:
        """Whether a date is one of the last days."""
        if len(said.past) != 10 or said.role in ("end", "since"):
            return False
        return str(self.published - RECENT) <= said.past < str(self.published)

    def _groups(self) -> list[Group]:
        """Segments by their live cue; one without a cue goes with the one before it."""
        groups: list[Group] = []
        waiting: list[Segment] = []
        lead: Hit | None = None
        for segment in self.segments:
            hits = self._hits(segment)
            self.hits += hits
            live = self._chosen(segment, hits)
            if live and self._only_adds(live, segment, groups):
                live, hits = None, []
            if live and segment.opens and self._is_ahead(live, segment):
                lead = live
                waiting.append(segment)
                continue
            if live and lead:
                live, lead = max(live, lead, key=lambda h: h.rank), None
            if live and waiting and self._is_of_others(waiting[0].start, segment):
                live = None
            denied = any(h.is_telling for h in hits) and not segment.background
            denied = denied or (not live and self._is_left_alone(segment))
            if live or denied:
                groups.append(Group(live, [*waiting, segment], bool(live) and segment.joined))
                groups[-1].colon = self.text.startswith(":", segment.end)
                waiting = []
            elif segment.background:
                if groups:
                    groups[-1].tail.append(segment)
            elif groups and not segment.opens:
                groups[-1].parts.append(segment)
            else:
                waiting.append(segment)
        if groups:
            groups[-1].parts += waiting
        return groups

    def _is_ahead(self, live: Hit, segment: Segment) -> bool:
        """Whether a verb that follows tells the route of another aircraft: 'with A for B, …'."""
        named = any(segment.start <= p.start < segment.end for p in self.pairs)
        return live.cue.kind is Kind.EQUIPMENT and not named

    def _is_of_others(self, start: int, segment: Segment) -> bool:
        """Whether a verb goes on about trains or charters, and names no route of its own."""
        if any(segment.start <= p.start < segment.end for p in self.pairs):
            return False
        routes = [p.start for p in self.pairs if start <= p.start < segment.start]
        at = max([s.start for s in self.segments if routes and s.start <= routes[0]] or [start])
        return bool(self.language.words.distract.search(self.text, at, segment.start))

    def _is_left_alone(self, segment: Segment) -> bool:
        """Whether a segment has a route of its own and says that nothing changes there."""
        named = any(segment.start <= p.start < segment.end for p in self.pairs)
        place = any(self.line.marks("P", segment.start, segment.end))
        unchanged = self.language.words.unchanged.search(self.text, segment.start, segment.end)
        apart = self.language.words.apart.match(self.text, segment.start) and not any(
            self.line.marks(sort, segment.start, segment.end) for sort in "DF"
        )  # 'while Keflavik–Miami runs on'
        alone = (named and bool(unchanged or apart)) or (place and bool(apart and unchanged))
        return alone and not segment.background

    def _only_adds(self, live: Hit, segment: Segment, groups: list[Group]) -> bool:
        """Whether a segment has nothing but figures for what was said before it."""
        if not live.cue.rule.endswith("figures") or not groups or not groups[-1].hit:
            return False
        if any(segment.start <= p.start < segment.end for p in self.pairs):
            return False
        days = [any(self.line.marks("D", p.start, p.end)) for p in (segment, *groups[-1].parts)]
        flows = [weekly_of(m) for _, m in self.line.marks("F", segment.start, segment.end)]
        step = any(f.before and f.after for f in flows)
        return not (step and days[0] and any(days[1:]))  # 'and a fifth will follow on 2 May'

    def _hits(self, segment: Segment) -> list[Hit]:
        found = []
        for cue in self._said:
            for match in cue.pattern.finditer(self.text, segment.start, segment.end):
                tense = self.language.tense(self.line, segment, match)
                first = cue.rule.endswith(".first")  # 'it arrived' is news of the first flight
                if tense is Tense.MUTE or (first and not self._is_first(segment)):
                    continue
                if cue.kind in _NEWS and tense is Tense.PAST:
                    tense = Tense.DONE
                found.append(Hit(cue, match.start(), match.end(), tense))
        return found

    def _chosen(self, segment: Segment, hits: list[Hit]) -> Hit | None:
        """The cue that says what the segment claims, None where nothing is claimed."""
        first = [h for h in hits if h.cue.weight is Weight.FIRST]
        kept = all(h.tense is Tense.NONE for h in first) and not segment.background
        if kept and any(h.cue.kind in _PLANS for h in first):
            return None  # 'will not be postponed' leaves nothing to tell
        words = self.language.words
        if words.distract.search(self.text, self._subject(segment), segment.end):
            return None
        if words.hush.search(self.text):
            return None
        live = [h for h in hits if h.tense > Tense.NONE and self._fits(h, segment)]
        dead = [h for h in hits if h.tense is Tense.NONE and not h.is_weak]
        if not live or (dead and all(h.is_weak for h in live)):
            return None
        ruled = any(h.cue.weight is Weight.FIRST for h in live)  # 'not to be', in other words
        if dead and not ruled and not segment.background and _spoilt(live, dead):
            return None
        verbs = {h.cue.kind for h in live if not h.is_weak and not h.is_noun}
        told = [h for h in live if not (h.is_noun and h.cue.kind in verbs)]
        return max(told, key=lambda h: h.rank)

    def _subject(self, segment: Segment) -> int:
        """Where the part begins that tells what a pronoun in a segment means, else the segment."""
        words, text = self.language.words, self.text
        verb = words.headless.match(text, segment.start)
        if not verb and not words.it.search(text, segment.start, segment.end):
            return segment.start
        before = [s for s in self.segments if s.end <= segment.start]
        before = [s for s in before if any(h.isalpha() for h in text[s.start : s.end])]
        if verb:
            return before[0].start if before else segment.start
        return max((s.start for s in before), default=segment.start)

    def _is_first(self, segment: Segment) -> bool:
        return bool(self.language.words.first.search(self.text, segment.start, segment.end))

    def _lead(self, segment: Segment) -> int:
        """Where the parts begin that have no verb of their own and lead up to a segment."""
        start = segment.start
        for part in reversed(self.segments):
            if part.end == start and part.opens:
                start = part.start
        return start

    def _fits(self, hit: Hit, segment: Segment) -> bool:
        """Whether the segment has what a cue of this kind is about."""
        kind, rule, span = hit.cue.kind, hit.cue.rule, (segment.start, segment.end)
        if kind in (Kind.INCREASE, Kind.DECREASE):
            if not self.language.words.step.search(self.text, self._lead(segment), span[1]):
                return False
            was = {weekly_of(m).before for _, m in self.line.marks("F", *span)} - {None}
            now = {weekly_of(m).after for _, m in self.line.marks("F")} - {None}
            turns = bool(was and now and was != now)
            return turns or not rule.endswith("figures")
        if rule.endswith(".not.before"):  # only a return that had another date
            return bool(self.language.words.planned.search(self.text))
        if rule.endswith(".flights"):  # what ends is a flight, maybe named before an aside
            named = any(segment.start <= p.start < segment.end for p in self.pairs)
            line = bool(self.pairs) and self.language.words.flights.search(self.text, *span)
            return named or bool(line or self.language.words.air.search(self.text, 0, segment.end))
        if rule.endswith(".since"):
            lead = self.line.marks("D", 0, span[1])
            return any(fresh_since(m, self.published) for _, m in lead)
        if rule.endswith(".now"):  # 'flies daily' is news only with a date
            return any(_may_start(m, at >= span[0]) for at, m in self.line.marks("D", 0, span[1]))
        if (
            kind is Kind.NEW_ROUTE and hit.is_weak and not rule.endswith(".bare")
        ):  # 'will be served' is said of guests too
            words = self.language.words
            return bool(words.flights.search(self.text) or words.airline.search(self.text, *span))
        if kind is Kind.EQUIPMENT:
            return bool(rx("<E>").search(self.text, *span))
        if kind is Kind.RETIME:
            return bool(_CLOCK.search(self.text)) and not self._starts(segment)
        return True

    def _starts(self, segment: Segment) -> bool:
        """Whether a segment with clock times is about a start all the same."""
        return bool(self.language.words.start.search(self.text, segment.start, segment.end))


def _spoilt(live: list[Hit], dead: list[Hit]) -> bool:
    """Whether a denied cue stands before every live one: 'denies that … will start'."""
    start = min(h.start for h in live if not h.is_weak)
    return min(h.start for h in dead) < start and all(h.tense is not Tense.COMING for h in live)


def _may_start(mark: Mark, own: bool) -> bool:
    said = mark.value
    return isinstance(said, Said) and (said.role == "start" or (own and said.role in ("aim", "")))


def find(pattern: re.Pattern[str], text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a pattern is found in one of several parts of a text."""
    return any(pattern.search(text, start, end) for start, end in spans)
