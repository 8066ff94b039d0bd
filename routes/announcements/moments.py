"""The dates of a sentence: which of them a claim may have, and which reading of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property, reduce

from routes.announcements.dates import ANY, ANY_MONTH, Said
from routes.announcements.drafts import RECENT, Context, finer
from routes.announcements.groups import Cues, Group, Hit, fresh_since
from routes.announcements.language import Tense, Words
from routes.announcements.line import Line
from routes.model import Kind
from routes.periods import read_when

SOON = timedelta(days=60)
"""How far ahead a date may be of which the past tense is used: 'resumed on 15 June'."""
Dated = list[tuple[int, Said]]


def when(said: Said, tense: Tense, published: date) -> str | None:
    """The date as `When` text under a tense; None where it is too long ago."""
    future, past = read_when(said.future), read_when(said.past)
    if not future or not past:
        return None
    if tense is Tense.COMING:
        exact = future.precision in ("day", "month")
        return said.future if future.latest >= published - RECENT * exact else None
    if said.future == str(published):
        return said.future
    known = past.latest if past.precision in ("day", "month") else past.earliest
    if published - RECENT <= known and past.earliest <= published:
        return said.past
    soon = said.future == said.past or future.earliest <= published + SOON
    soon = soon or future.precision == "season"
    return said.future if soon and future.latest >= published else None


def is_coming(said: Said, published: date) -> bool:
    """Whether a date is a coming day, month or season."""
    future = read_when(said.future)
    return bool(future and future.earliest >= published and not said.copies)


class Moments:
    """The dates of a line that may be a start: no statement's, no end, no history."""

    def __init__(self, line: Line, words: Words, context: Context, cues: Cues) -> None:
        self.pairs, self.groups = cues.pairs, cues.groups
        self.line, self.words, self.context = line, words, context
        self.text, self.hits = line.text, cues.hits
        self.says = [m.start() for m in words.report.finditer(line.text)]
        self.dates = self._dates()

    def _dates(self) -> Dated:
        found: Dated = []
        last: Said | None = None
        since = any(h.cue.rule.endswith(".since") or h.tense is Tense.DONE for h in self.hits)
        for at, mark in self.line.marks("D"):
            assert isinstance(mark.value, Said)
            said = self._in_row(self._copied(mark.value, last), last)
            last = said
            if (
                said.role == "since"
                and said.prep != "since"
                and self._stops()
                and is_coming(said, self.context.published)
            ):
                said = replace(said, role="")  # 'no flights after 31 March'
            if since and fresh_since(mark, self.context.published):
                found.append((at, replace(said, future=said.past, role="start")))
            elif said.role != "since" and said.future and not self._reports(at, said):
                found.append((at, self._planned(at, said)))
        return found

    def _stops(self) -> bool:
        return any(h.cue.kind is Kind.SUSPEND and h.tense > Tense.NONE for h in self.hits)

    def _in_row(self, said: Said, last: Said | None) -> Said:
        """A date after 'and' is what the one before it is, or the end of 'between'."""
        if said.prep != "and" or last is None:
            return said
        return replace(said, role="end" if last.prep == "between" else last.role)

    def _planned(self, at: int, said: Said) -> Said:
        """The date of an earlier plan: 'promised for May'."""
        old = self.words.old.search(self.text[max(0, at - 40) : at])
        return replace(said, role="plan") if old and said.role in ("", "aim") else said

    def _copied(self, said: Said, last: Said | None) -> Said:
        if said.copies is None:
            return said
        if last and said.past in (ANY, ANY_MONTH):
            upto = 7 if said.past == ANY_MONTH else None
            return replace(last, prep=said.prep, future=last.future[:upto], past=last.past[:upto])
        day = last.future if last and len(last.future) == 10 else self.context.day
        return replace(said, future=day, past=day).shifted(said.copies) if day else said

    def _reports(self, at: int, said: Said) -> bool:
        """Whether a date is the day of a statement: 'said on Monday', 'in May it announced'."""
        if said.role in ("start", "aim", "plan"):
            return False
        is_today = said.future == str(self.context.published)
        if said.future == said.past and is_coming(said, self.context.published) and not is_today:
            return False  # 'confirmed plans to fly next spring'
        verbs = [v for v in self.says if at - 45 <= v < at]
        cues = [h for h in self.hits if at - 45 <= h.start < at and not h.is_weak]
        if verbs and not any(h.start > verbs[-1] or h.end > at for h in cues):
            return True
        if verbs and self.words.signed.match(self.text[verbs[-1] : at]):
            return True
        ahead = next((v for v in self.says if at <= v < at + 130), None)
        lead = self.text[:at].strip(" ,")
        if ahead is None or any(h.start < at for h in self.hits) or len(lead) > 40:
            return False
        return not any(at < h.start < ahead for h in self.hits)

    @cached_property
    def announced(self) -> str:
        """The date of the statement that the sentence reports, where it is told."""
        kept = {at for at, _ in self.dates}
        for at, mark in self.line.marks("D"):
            said = mark.value
            if isinstance(said, Said) and at not in kept and self._reports(at, said):
                return said.past
        return ""

    def of_group(
        self, group: Group, before: Group | None, count: int, kind: Kind | None = None
    ) -> Dated:
        """The dates of a group of so many routes, or what leads the subject that it shares."""
        held = [(at, s) for at, s in self.dates if group.holds(at) and not self._is_past(at, group)]
        if not held and before and before.hit and before.is_lead(self.pairs):
            held = [(at, s) for at, s in self.dates if before.holds(at)]
        if not held and before and before.hit and group.joined:
            held = [(at, s) for at, s in self.dates if before.start <= at < before.hit.start]
        taken = (kind or (group.hit and group.hit.cue.kind)) in (Kind.WITHDRAW, Kind.POSTPONE)
        held = held or ([] if taken else self._leading(group))
        starts = [(at, s) for at, s in held if s.role == "start"]
        starts = self._nearest(starts, group) if count == 1 else starts
        if starts and group.hit and group.hit.cue.kind is not Kind.POSTPONE:
            if len(starts) < len(held) == count and all(s.role in ("", "start") for _, s in held):
                return held  # 'on 3 May and from 8 May … respectively'
            if count <= len(starts) or len(starts) == 1:
                return starts
        if not held and (kind or (group.hit and group.hit.cue.kind)) is Kind.WITHDRAW:
            spans = [(p.start, p.end) for p in group.tail]
            held = [(at, s) for at, s in self.dates if any(a <= at < b for a, b in spans)]
        return held or self._of_plan(group, kind or (group.hit.cue.kind if group.hit else None))

    def _of_plan(self, group: Group, kind: Kind | None) -> Dated:
        """What a part behind that claims nothing says of a plan: 'promised for May, it is off'."""
        if kind not in (Kind.WITHDRAW, Kind.POSTPONE):
            return []
        silent = [g for g in self.groups if not g.hit and g.start >= group.end]
        if kind is Kind.WITHDRAW:
            silent += [g for g in self.groups if g.hit and g.hit.cue.kind is Kind.SUSPEND]
        return [(at, s) for at, s in self.dates if any(g.holds(at) for g in silent)]

    def _leading(self, group: Group) -> Dated:
        """The date that leads to all behind a colon: 'From May much will change: …'."""
        colon = self.text.find(": ")
        if not 0 < colon < group.start or any(p.start < colon for p in self.pairs):
            return []
        return [(at, s) for at, s in self.dates if at < colon]

    def _nearest(self, held: Dated, group: Group) -> Dated:
        """The dates from the verb's own part on, where it has one: another verb had the others."""
        if not group.hit:
            return held
        start = next(p.start for p in group.parts if p.start <= group.hit.start < p.end)
        return [(at, s) for at, s in held if at >= start] or held

    def _is_past(self, at: int, group: Group) -> bool:
        """Whether a date belongs to a cue of the past: 'suspended in 2020'."""
        near = [h for h in self.hits if h.end <= at < h.end + 40 and group.holds(h.start)]
        near = [h for h in near if not h.is_weak]
        if not near or not group.hit or group.hit.tense < Tense.DONE:
            return False
        last = max(near, key=lambda h: h.end)
        return last.tense is Tense.PAST and last.start != group.hit.start

    def effective(self, kind: Kind, said: Sequence[Said], hit: Hit) -> str | None:
        """The date of a claim, '' where none is told, None where it is history."""
        published = self.context.published
        if kind is Kind.POSTPONE:
            new = [s for s in said if s.role == "end"]
            old = ("start", "plan") if hit.cue.kind is kind else ("plan",)
            new = new or [s for s in said if s.role not in old]
            return (when(new[-1], Tense.COMING, published) or "") if new else ""
        usable = [s for s in said if s.role != "end"]
        if kind is not Kind.WITHDRAW and any(s.role != "plan" for s in usable):
            usable = [s for s in usable if s.role != "plan"]
        if not usable:
            return None if hit.tense is Tense.PAST else ""
        tense = Tense.COMING if kind is Kind.WITHDRAW else hit.tense
        found = [w for s in usable if (w := when(s, tense, published))]
        if found:
            return reduce(finer, found)
        return "" if tense is Tense.COMING else None
