"""Claims in the making, what is remembered between sentences, and how drafts go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from routes.announcements.language import Tense
from routes.announcements.line import Line, Mark
from routes.announcements.names import Names
from routes.announcements.weekly import Weekly
from routes.model import STARTS, Kind
from routes.periods import read_when

RECENT = timedelta(days=45)
"""A change that began longer ago is history."""
REMEMBERED = 2
"""How many sentences later 'the airline' and 'the route' are still understood."""
Ends = tuple[str, str]
T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    kind: Kind
    ends: Ends
    tense: Tense
    rule: str
    span: tuple[int, int]
    effective: str = ""
    weekly: Weekly | None = None
    carriers: tuple[str, ...] = ()
    announced: str = ""
    weak: bool = False
    sentence: int = 0  # where its sentence begins
    dropped: bool = False  # a later sentence took it back


@dataclass(slots=True)
class Context:
    """What the sentences before have said: routes, drafts, carriers, a date, a base."""

    published: date
    names: Names
    ends: list[Ends] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    carriers: tuple[str, ...] = ()
    day: str = ""
    base: str = ""
    home: str = ""  # the airport that the text is about
    countries: list[str] = field(default_factory=list)
    routes: dict[str, Ends] = field(default_factory=dict)  # by the city of the destination
    open: tuple[str, ...] = ()  # destinations of the sentence before that had no origin yet
    stopped: dict[frozenset[str], set[str]] = field(default_factory=dict)  # who gave a route up
    planned: bool = False  # the sentence before told a plan of the past
    flying: bool = False  # the sentence before spoke of flights
    age: int = 0

    @property
    def is_fresh(self) -> bool:
        return self.age <= REMEMBERED

    def recent(self) -> list[Draft]:
        """The drafts of the sentence before, where it is not too far back."""
        return self.drafts if self.is_fresh else []

    def same_route(self, one: Draft, other: Draft) -> bool:
        city = self.names.city
        return {city(c) for c in one.ends} == {city(c) for c in other.ends}

    def recall(self, countries: Iterable[str]) -> None:
        """Remember countries as the text names them, the latest last."""
        for code in countries:
            if code in self.countries:
                self.countries.remove(code)
            self.countries.append(code)


def is_land(ends: Ends) -> bool:
    """Whether an end of a route is a country."""
    return any(len(code) == 2 for code in ends)


def weekly_of(mark: Mark) -> Weekly:
    assert isinstance(mark.value, Weekly)
    return mark.value


def deal(places: Sequence[int], things: Sequence[tuple[int, T]]) -> list[list[T]]:
    """Which dates or frequencies belong to which route, by number and by place.

    One of them is said of all routes; as many as there are routes go one to one; else a route has
    the next one behind it, or, where they all lead ('on 1 May A and B, on 3 June C'), the last one
    before it.
    """
    if len(set(places)) <= 1 or len(things) <= 1:
        return [[t for _, t in things] for _ in places]
    if len(things) == len(places):
        return [[t] for _, t in things]
    if things[0][0] < min(places) and things[-1][0] < max(places) and len(things) < len(places):
        return [[t for at, t in things if at < place][-1:] for place in places]
    dealt = []
    for place in places:
        limit = min([p for p in places if p > place], default=10**9)
        inside = [t for at, t in things if place <= at < limit]
        ahead = [t for at, t in things if at < place]
        after = [t for at, t in things if at >= limit]
        dealt.append(inside[:1] or after[:1] or ahead[-1:])
    return dealt


def deal_flows(places: Sequence[int], flows: Sequence[tuple[int, Weekly]]) -> list[list[Weekly]]:
    """As `deal`, but one frequency of before is said of all: 'four and five, three so far'."""
    before = [f for _, f in flows if f.after is None]
    after = [(at, f) for at, f in flows if f.after is not None]
    if len(before) != 1 or not after:
        return deal(places, flows)
    return [[*dealt, *before] for dealt in deal(places, after)]


def together(flows: Sequence[Weekly]) -> Weekly | None:
    """Several words for one frequency as one."""
    after = next((f for f in flows if f.after is not None and not f.added), None)
    before = next((f.before for f in flows if f.before is not None), None)
    if after is None and before is None:
        return None
    return Weekly(after.after if after else None, after.most if after else None, before)


def by_figures(kind: Kind, weekly: Weekly | None) -> Kind:
    """Two figures decide between increase and decrease, also where 'a second flight' opens."""
    if kind not in (Kind.INCREASE, Kind.DECREASE, Kind.NEW_ROUTE, Kind.SUSPEND) or weekly is None:
        return kind
    if weekly.after is None or not weekly.before or weekly.after == weekly.before:
        return kind
    if kind is Kind.SUSPEND:  # 'drops one of its flights: from 14 a week to 7'
        return Kind.DECREASE if weekly.after < weekly.before else kind
    return Kind.INCREASE if weekly.after > weekly.before else Kind.DECREASE


def same_event(known: Draft, new: Draft) -> bool:
    """Whether two drafts of one route are one claim: one kind, and dates that agree."""
    if known.kind is new.kind is Kind.SUSPEND and _is_last(known) is not _is_last(new):
        return True
    starts = known.kind in (*STARTS, Kind.POSTPONE) and new.kind is Kind.NEW_ROUTE
    if known.kind is not new.kind and not starts and not (new.weak and new.kind is Kind.NEW_ROUTE):
        return False
    return agree(known.effective, new.effective)


def _is_last(draft: Draft) -> bool:
    """Whether a draft has only the day of the last flight, which is not always that of the end."""
    return draft.rule.endswith(".last")


def agree(one: str, other: str) -> bool:
    """Whether two dates may be one: one is not told, or lies in the other."""
    if not one or not other or one == other:
        return True
    first, second = read_when(one), read_when(other)
    if first is None or second is None:
        return False
    inside = first.earliest <= second.earliest and second.latest <= first.latest
    return inside or (second.earliest <= first.earliest and first.latest <= second.latest)


def finer(one: str, other: str) -> str:
    """A date, or a day that lies in it."""
    return other if not one or (len(other) == 10 and agree(one, other)) else one


def learn_before(line: Line, context: Context) -> None:
    """'Now it flies five a week' makes a step of the frequency that was told before."""
    flows = [weekly_of(m) for _, m in line.marks("F")]
    known = context.recent()
    if len(flows) != 1 or len(known) != 1 or not flows[0].before or flows[0].after:
        return
    draft = known[0]
    if draft.weekly and draft.weekly.after and draft.weak and not line.marks("P"):
        draft.weekly = replace(draft.weekly, before=flows[0].before)
        draft.kind = by_figures(Kind.INCREASE, draft.weekly)


def fill(known: Draft, more: Draft) -> None:
    """Give a draft what it does not say itself; what only was weakly said gives way."""
    steps = known.weekly is not None and bool(known.weekly.before)
    if known.weak and not more.weak and more.kind in STARTS and not steps:
        known.kind, known.rule, known.weak = more.kind, more.rule, False
        known.effective = more.effective or known.effective
    if _is_last(more) and not known.effective:
        known.rule = more.rule
    last = _is_last(known) and not _is_last(more) and bool(more.effective)
    known.effective = more.effective if last else finer(known.effective, more.effective)
    known.carriers = known.carriers or more.carriers
    if known.weekly is None or known.weekly.after is None:
        known.weekly = more.weekly or known.weekly
