"""One sentence → drafts of claims: which kind, which routes, from when, how often, by whom.

A sentence is cut into segments with one verb each; segments without a verb of change belong to
the one before. Every draft takes its routes, dates, frequencies and carriers from its own
segments; what is missing there comes from the sentence or the one before, where words such as
'the airline' or 'flights will start' ask for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from routes.announcements.carriers import Carriers
from routes.announcements.dates import Said
from routes.announcements.drafts import (
    Context,
    Draft,
    Ends,
    T,
    by_figures,
    deal,
    deal_flows,
    fill,
    learn_before,
    same_event,
    together,
    weekly_of,
)
from routes.announcements.ends import Routes
from routes.announcements.groups import Cues, Group, find
from routes.announcements.language import Language, Segment, Tense
from routes.announcements.line import Line
from routes.announcements.memory import Spoken
from routes.announcements.moments import Dated, Moments, when
from routes.announcements.weekly import Weekly
from routes.model import STARTS, Kind

_SEASONS = ("summer", "winter", "spring", "autumn")


class Sentence(Spoken):
    """The reading of one sentence."""

    def __init__(self, line: Line, language: Language, context: Context) -> None:
        self.line, self.words, self.context = line, language.words, context
        self.text = line.text
        pairs = language.pairs(line)
        self.cues = Cues(line, language, pairs, context.published)
        self.groups = self.cues.groups
        self.routes = Routes(line, language.words, context, pairs)
        self.carriers = Carriers(line, language.words, context, self.cues)
        self.moments = Moments(line, language.words, context, self.cues)
        self.made: list[Draft] = []
        self.again: list[Draft] = []  # of the sentence before, told again
        self.early: list[Group] = []  # without a route, before any was claimed
        self.day = context.day
        self.spent: list[Group] = []  # history: its routes may be spoken of again
        self.spent_ends: list[Ends] = []

    def drafts(self) -> list[Draft]:
        """All drafts of the sentence; the context learns what it said."""
        for index, group in enumerate(self.groups):
            if group.hit:
                self._draft(group, self.groups[index - 1] if index else None)
        for group in self.early:
            self._date_of_route(group)
        self._share_date()
        for draft in self.made:
            draft.sentence = self.line.starts[0]
        if not self.made:
            learn_before(self.line, self.context)
        self.remember()
        return self.made

    def _draft(self, group: Group, before: Group | None) -> None:
        assert group.hit
        kind, own = self._kind(group), self._meant(group, self.routes.of_group(group))
        if not own and kind is Kind.RIGHTS:
            own = self.routes.of_nations()
        if not own and kind in (Kind.WITHDRAW, Kind.POSTPONE):
            self._take_back(group, kind)
            return
        if not own:
            if not self.routes.is_elsewhere(group):
                self._without_route(group, kind)
                self.early += [] if self.made else [group]
            return
        starts = [start for start, _, _ in own]
        dates = self.moments.of_group(group, before, len(own), kind)
        days = deal(starts, dates)
        each = len(own) == 1 and len(dates) > 1 and self.words.respective.search(self.text)
        if each and len(self.carriers.codes_of(self.text)) == len(dates):
            own, days = own * len(dates), [[said] for _, said in dates]
            starts = [start for start, _, _ in own]
        flows = deal_flows(starts, self._figures(group))
        late = any(d.kind is Kind.POSTPONE for d in self.made)
        for (_, _, ends), told_of, flow in zip(own, days, flows, strict=True):
            said = [s for s in told_of if not (late and s.role == "plan")]
            draft = self._new(group, kind, said, flow)
            if draft is None:
                self.spent.append(group)
                self.spent_ends.append(ends)
                if kind is Kind.SUSPEND:
                    cities = frozenset(self.context.names.city(c) for c in ends)
                    self.context.stopped.setdefault(cities, set()).update(
                        self.carriers.of_group(group)
                    )
                continue
            draft.ends = ends
            draft.kind = self._weak_kind(draft, group)
            flown = draft.weekly and not draft.rule.endswith(".bare")  # 'flies daily' may be old
            dated = len(draft.effective) == 10 or any(s.role == "start" for s in said)
            dated = dated or not draft.rule.endswith(".bare")
            told = (draft.effective and dated) or flown or draft.rule.endswith("prepare")
            told = told or (draft.kind is Kind.RESUME and not draft.rule.endswith(".now"))
            if not draft.weak or told or self._is_known(draft):
                self._keep(draft)
            else:
                self.spent.append(group)

    def _new(
        self, group: Group, kind: Kind, said: Sequence[Said], flows: Sequence[Weekly]
    ) -> Draft | None:
        """A draft without a route yet; None where its date makes it history."""
        assert group.hit
        effective = self.moments.effective(kind, said, group.hit)
        if effective is None:
            return None
        weekly = together(flows)
        return Draft(
            kind=by_figures(kind, weekly),
            ends=("", ""),
            tense=group.hit.tense,
            rule=group.hit.cue.rule,
            span=self.line.span(group.start, group.end),
            effective=effective,
            weekly=weekly,
            carriers=self.carriers.of_group(group),
            announced=self.moments.announced,
            weak=group.hit.is_weak,
        )

    def _figures(self, group: Group) -> list[tuple[int, Weekly]]:
        return [
            (at, weekly_of(m))
            for p in group.parts
            for at, m in self.line.marks("F", p.start, p.end)
        ]

    # -- kinds ------------------------------------------------------------------------------

    def _kind(self, group: Group) -> Kind:
        """The kind its cue says; an opening after a break is a return."""
        assert group.hit
        lead = [p for p in self.cues.segments[:1] if p.background or not self._has_city(p)]
        spans = [(p.start, p.end) for p in (*group.parts, *group.tail, *lead)]
        back = find(self.words.resumed, self.text, spans)
        back = back or bool(self.words.broken.match(self.text, group.end))
        if group.hit.cue.kind is Kind.NEW_ROUTE and back:
            return Kind.RESUME
        tail = [(p.start, p.end) for p in group.tail]
        late = find(self.words.promised, self.text, tail) or (
            group.hit.tense is Tense.COMING and find(self.words.planned, self.text, tail)
        )
        if group.hit.cue.kind in STARTS and late:
            return Kind.POSTPONE
        if group.hit.cue.kind is Kind.SUSPEND and find(self.words.planned, self.text, spans):
            return Kind.WITHDRAW
        return group.hit.cue.kind

    def _weekly_now(self) -> int | None:
        """The frequency that an aside tells: 'which now flies daily'."""
        asides = [s for s in self.cues.segments if s.background]
        flows = [weekly_of(m) for s in asides for _, m in self.line.marks("F", s.start, s.end)]
        return flows[0].after or flows[0].before if len(flows) == 1 else None

    def _has_city(self, part: Segment) -> bool:
        return bool(self.line.marks("P", part.start, part.end))

    def _weak_kind(self, draft: Draft, group: Group) -> Kind:
        """'Will offer a daily flight in the summer' adds to a route; 'will fly' opens one."""
        weekly = draft.weekly
        if not draft.weak or weekly is None or not weekly.after:
            return draft.kind
        if not weekly.before:
            weekly = draft.weekly = replace(weekly, before=self._weekly_now())
        if weekly.before:
            return by_figures(Kind.INCREASE, weekly)
        if draft.rule.endswith("figures"):
            return Kind.NEW_ROUTE  # the figures are those of another route
        season = draft.effective[5:] in _SEASONS and not draft.rule.endswith(".now")
        first = self.words.first.search(self.text, group.start, group.end)
        return Kind.INCREASE if season and not first else draft.kind

    # -- one claim said in several places ---------------------------------------------------

    def _keep(self, draft: Draft) -> None:
        """Add a draft, or to one that says the same."""
        land = self.context.names.country
        if draft.ends[1] in (draft.ends[0], land(draft.ends[0])):
            return
        if draft.ends[0] == land(draft.ends[1]):
            return
        if len(draft.effective) == 10:
            self.day = draft.effective
        for known in [*self.made, *self.context.recent()]:
            if self.context.same_route(known, draft) and same_event(known, draft):
                fill(known, draft)
                self.again += [known] if known not in self.made else []
                return
        self.made.append(draft)

    def _is_known(self, draft: Draft) -> bool:
        known = [*self.made, *self.context.recent()]
        return any(self.context.same_route(d, draft) for d in known)

    def _share_date(self) -> None:
        """Give 'both on 1 May' to all that was said without a date."""
        for shared in self.words.both.finditer(self.text):
            said = self.line.mark(shared[1]).value
            for draft in self.made or self.context.recent():
                if not draft.effective and isinstance(said, Said):
                    draft.effective = when(said, draft.tense, self.context.published) or ""

    def _without_route(self, group: Group, kind: Kind) -> None:
        """A cue without a route speaks of the routes named before."""
        silent = self.spent_ends or self._denied(kind) or self._silent()
        known = self.made or ([] if silent else self.context.recent())
        strange = self.words.distract.search(self.text, 0, group.start)
        if not self._speaks_on(group) or (strange and not self.made and self.routes.pairs):
            return
        dates = self.moments.of_group(group, None, 0)
        if self._is_dropped(group, kind, dates):
            return
        assert group.hit
        told = [s for _, s in dates if self.moments.effective(kind, [s], group.hit)]
        said = (told or [s for _, s in dates])[:1]
        more = self._new(group, kind, said, [f for _, f in self._figures(group)])
        if more is None:
            return
        if more.kind is Kind.EQUIPMENT and self.made:
            more.effective = more.effective or self.made[-1].effective
        same = self._fill_known(known, more, group, dates)
        if more.rule.endswith(".bare") and not self.routes.pairs:
            return
        if same or (known and not self._same_route() and self._other_carrier(group, known[0])):
            return
        more.kind = self._weak_kind(more, group)
        late = self.context.planned and self.words.anew.search(self.text)
        if more.kind in STARTS and more.effective and late:
            more.kind = Kind.POSTPONE
        more.carriers = more.carriers or (known[0].carriers if known else ())
        for ends in self._meant(group, [d.ends for d in known] or self._other_ends(group)):
            self._keep(replace(more, ends=ends))

    def _date_of_route(self, group: Group) -> None:
        """'The first flight is on 5 May, it said of the new Oslo–Rome route'."""
        known = [d for d in self.made if not d.effective]
        dates = self.moments.of_group(group, None, 0)
        more = self._new(group, self._kind(group), [s for _, s in dates], ()) if dates else None
        if more and known and more.kind in STARTS:
            self._fill_known(known, more, group, dates)

    def _same_route(self) -> bool:
        """Whether the sentence says that it is about the route named before."""
        return bool(self.words.again.search(self.text))

    def _meant(self, group: Group, routes: Sequence[T]) -> list[T]:
        """Of the routes named, all, or the one that is 'the former' or 'the latter'."""
        each, span = list(dict.fromkeys(routes)), (group.start, group.end)
        former, latter = self.words.former, self.words.latter
        both = former.search(self.text, *span) and latter.search(self.text, *span)
        if both and len(self.line.marks("D", *span)) > 1:
            return each
        if former.search(self.text, *span):
            return each[:1]
        return each[-1:] if latter.search(self.text, *span) else each

    def _fill_known(
        self, known: Sequence[Draft], more: Draft, group: Group, dates: Dated
    ) -> list[Draft]:
        """Give what a group without a route says to the drafts that it goes on about."""
        assert group.hit
        starts = more.kind in STARTS
        opening = more.kind is Kind.EQUIPMENT and any(d.kind in STARTS for d in known)
        step = more.kind in (Kind.INCREASE, Kind.DECREASE) and bool(more.weekly and more.effective)
        adds = opening or (more.weak and not step)
        swap = starts and bool(more.effective) and not group.hit.cue.rule.endswith(".noun")
        adds = adds or (swap and all(d.kind is Kind.EQUIPMENT and not d.effective for d in known))
        same = [d for d in known if adds or (d.weak and starts) or same_event(d, more)]
        for draft in same:
            fill(draft, more)
        if 1 < len(same) == len(dates):  # 'flights begin on 2 and 4 June respectively'
            for draft, (_, said) in zip(same, dates, strict=True):
                draft.effective = self.moments.effective(more.kind, [said], group.hit) or ""
        return same

    def _is_dropped(self, group: Group, kind: Kind, dates: Dated) -> bool:
        """'It changed its mind: the flight, promised for May, is cancelled' says one thing."""
        dropped = [d for d in self.made if d.kind is Kind.WITHDRAW]
        assert group.hit
        if kind is Kind.SUSPEND and dates:
            for draft in dropped:
                said = [s for _, s in dates]
                draft.effective = self.moments.effective(draft.kind, said, group.hit) or ""
        return kind is Kind.SUSPEND and bool(dropped)

    def _speaks_on(self, group: Group) -> bool:
        """Whether a group without a route goes on about flights: 'it will return in May'."""
        named = bool(self.made or self.routes.pairs)
        if self.made and self.words.relative.match(self.text, group.start):
            return True  # 'the Oslo–Riga flight, which starts on 3 May'
        if self.routes.is_strange(group):
            return False
        span = group.start, group.end
        spoken = self.words.flights.search(self.text, *span) or (
            (named and self.words.airline.search(self.text, *span))
            or (self.context.is_fresh and self.words.it.search(self.text, *span))
        )
        assert group.hit
        turns = {self.made[-1].kind, group.hit.cue.kind} if self.made else set()
        if turns in ({Kind.SUSPEND, Kind.RESUME}, {Kind.EQUIPMENT}):
            return True  # 'and then resume', 'and stop again'
        if group.joined and group.hit.cue.kind in (Kind.RIGHTS, *STARTS):
            return named
        if not spoken and not group.hit.cue.rule.endswith(".when.bare"):
            return False
        return named or self.context.flying

    def _silent(self, group: Group | None = None) -> list[Ends]:
        """Routes of the parts of the sentence that claim nothing."""
        others = [g for g in self.groups if g is not group and g not in self.spent]
        return self.routes.apart_from(others)

    def _denied(self, kind: Kind) -> list[Ends]:
        """Routes of a denied change that another is said of: 'will not stop but cut back'."""
        if kind in (*STARTS, Kind.POSTPONE, Kind.WITHDRAW) or any(g.hit for g in self.groups[:-1]):
            return []
        if self.words.distract.search(self.text, 0, self.groups[-1].start):
            return []  # what is said of ships and trains
        return self.routes.apart_from(self.groups[-1:])

    def _other_ends(self, group: Group) -> list[Ends]:
        """Routes of the sentence's silent parts, else of the sentence before."""
        assert group.hit
        denied = self._denied(group.hit.cue.kind)
        here = self.spent_ends or denied or self._silent(group)
        return here or (self.context.ends if self.context.is_fresh else [])

    def _other_carrier(self, group: Group, known: Draft) -> bool:
        """Whether the group speaks of another carrier, whose routes need not be these."""
        assert group.hit
        said = self.words.subject.search(self.text, group.start, group.hit.start)
        return bool(
            said and known.carriers and not set(self.carriers.codes(said)) & set(known.carriers)
        )

    def _take_back(self, group: Group, kind: Kind) -> None:
        """A plan that was told before is dropped or put off: one claim instead of it."""
        here = [frozenset(map(self.context.names.city, e)) for e in self.routes.all_flown()]
        plans = [
            d
            for d in self.made or self.context.recent()
            if d.kind in self._plans(kind)
            and (not here or frozenset(map(self.context.names.city, d.ends)) in here)
        ]
        ends = [d.ends for d in plans] or self.routes.all_flown()
        if other := self.routes.beside(group, ends):
            plans, ends = [], [other]
        dates = self.moments.dates
        if kind is Kind.POSTPONE:
            dates = self.moments.of_group(group, None, 0)
        draft = self._new(group, kind, [s for _, s in dates], ())
        if draft is None:
            return
        if plans:
            draft.carriers = draft.carriers or plans[0].carriers
            if kind is Kind.WITHDRAW:
                draft.effective = draft.effective or plans[0].effective
        elif first := self.words.subject.search(self.text):
            draft.carriers = draft.carriers or self.carriers.codes(first)
        for plan in plans:
            plan.dropped = True
        known = ends or (self.context.ends if self.context.flying else [])
        for pair in dict.fromkeys(known):
            self._keep(replace(draft, ends=pair))

    def _plans(self, kind: Kind) -> tuple[Kind, ...]:
        """What a plan may have been told as: what was 'abandoned' may never have been flown."""
        return (*STARTS, Kind.SUSPEND) if kind is Kind.WITHDRAW else tuple(STARTS)
