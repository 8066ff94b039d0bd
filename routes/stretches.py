"""One service in two states of knowledge, stretch by stretch of dates, and how the two differ.

A stretch is a span of days on which neither state holds anything new. A decrease needs complete
coverage of both states on both sides of it; where one state says nothing, knowledge begins or ends
there and no flight does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, takewhile

from routes.alike import (
    Matched,
    Pair,
    Pattern,
    aircraft_value,
    clipped,
    clocks_value,
    days_value,
    flights_value,
    match,
    other_aircraft,
    other_codes,
    per_week_text,
    sign,
    weekly,
)
from routes.holdings import Holdings, Service
from routes.model import Bound, Change, ChangeKind, Station
from routes.periods import season_of

DAY = timedelta(days=1)
WEEK_DAYS = 7
GAP = timedelta(days=60)  # a service that comes back later than this is resumed
YEAR_AGO = timedelta(weeks=52)
LONG_GONE = timedelta(days=366)


@dataclass(frozen=True)
class Sides:
    """The two states, the first day compared, and the noise counted on the way."""

    was: Holdings
    now: Holdings
    stations: Mapping[str, Station]
    start: date
    suppressed: Counter[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which both states hold the same; `*_complete` where a state's silence speaks."""

    first: date
    last: date
    was: Pattern
    now: Pattern
    was_complete: bool
    now_complete: bool

    @property
    def short(self) -> bool:
        return (self.last - self.first).days + 1 < WEEK_DAYS

    @property
    def learned(self) -> bool:
        """Whether only the later state speaks."""
        return bool(self.now and not self.was and not self.was_complete)

    def goes_on_in(self, other: Stretch) -> bool:
        """Whether the next stretch holds nothing else than this one."""
        return (
            _signs(self.was) == _signs(other.was)
            and _signs(self.now) == _signs(other.now)
            and self.was_complete == other.was_complete
            and self.now_complete == other.now_complete
        )


def _signs(pattern: Pattern) -> list[tuple[object, ...]]:
    return [sign(leg) for leg in pattern]


def stretches(sides: Sides, service: Service) -> list[Stretch]:
    """The stretches from the first day compared to the last that either state speaks of."""
    edges = sides.was.edges(service) | sides.now.edges(service)
    cuts = sorted({sides.start, *(day for day in edges if day > sides.start)})
    found = [
        Stretch(
            first,
            after - DAY,
            sides.was.at(service, first, after - DAY),
            sides.now.at(service, first, after - DAY),
            sides.was.complete(service, first, after - DAY) is not None,
            sides.now.complete(service, first, after - DAY) is not None,
        )
        for first, after in pairwise(cuts)
    ]
    return _joined(_filled(found))


def _filled(found: list[Stretch]) -> list[Stretch]:
    """Days before a first or after a last departure of the week belong to the pattern beside."""
    done = []
    for n, one in enumerate(found):
        beside = [found[m] for m in (n + 1, n - 1) if 0 <= m < len(found)]
        if one.short:
            one = replace(
                one,
                was=one.was or _beside(one, [b.was for b in beside]),
                now=one.now or _beside(one, [b.now for b in beside]),
            )
        done.append(one)
    return done


def _beside(one: Stretch, patterns: Iterable[Pattern]) -> Pattern:
    return next((p for p in patterns if p and not clipped(p, one.first, one.last)), ())


def _joined(found: list[Stretch]) -> list[Stretch]:
    done: list[Stretch] = []
    for one in found:
        if done and done[-1].goes_on_in(one):
            done[-1] = replace(done[-1], last=one.last)
        else:
            done.append(one)
    return done


def service_changes(sides: Sides, service: Service) -> list[Change]:
    """What differs of one service, oldest first; noise is counted in `sides.suppressed`."""
    walk = _Walk(sides, service)
    for n in range(len(walk.stretches)):
        walk.step(n)
    return walk.told()


class _Walk:
    """One service from stretch to stretch; `base` is the pattern known last, and its last day."""

    def __init__(self, sides: Sides, service: Service) -> None:
        self.sides = sides
        self.service = service
        self.stretches = stretches(sides, service)
        self.base = sides.was.latest(service, sides.start)
        self.found: list[Change] = []
        self.noise: set[tuple[str, str]] = set()
        self.in_one_piece = False

    # -- one stretch ------------------------------------------------------------------------

    def step(self, n: int) -> None:
        one = self.stretches[n]
        was, now = one.was, one.now
        if one.short:
            was, now = clipped(was, one.first, one.last), clipped(now, one.first, one.last)
        if one.learned:
            self._learn(n)
        elif _signs(was) != _signs(now):
            if one.short and (was or one.was_complete) and (now or one.now_complete):
                self._compare(was, now, one, counted=False)
            elif was and now:
                self._compare(was, now, one, counted=one.was_complete and one.now_complete)
            elif was:
                self._stop(n) if one.now_complete else self._withdraw(one, one.was)
            else:
                self._begin(one)
        elif not now and one.now_complete and not one.was_complete:
            self._absent(one)
        if one.now or one.was:
            self.base = one.now or one.was, one.last

    def _compare(self, was: Pattern, now: Pattern, one: Stretch, *, counted: bool) -> None:
        matched = match(was, now, one.first, self.sides.stations)
        before, after = weekly(was), weekly(now)
        if counted and before is not None and after is not None and before != after:
            kind = ChangeKind.FREQUENCY_UP if after > before else ChangeKind.FREQUENCY_DOWN
            self._tell(kind, one, f"{before:g}", f"{after:g}", was, now)
        elif not matched.same_days:
            self._tell_days(matched, one)
        for pair in matched.pairs:
            self._compare_flight(pair, one)

    def _tell_days(self, matched: Matched, one: Stretch) -> None:
        moved = [p for p in matched.pairs if not p.same_days]
        was, now = tuple(p.was for p in moved), tuple(p.now for p in moved)
        if one.now_complete and one.was_complete:
            was, now = (*was, *matched.gone), (*now, *matched.come)
        else:
            # Of a sample, a flight that is not named is not known, and that is all.
            for leg in matched.gone:
                self._withdraw(one, (leg,))
            for leg in matched.come:
                self._tell(ChangeKind.EVIDENCE, one, "", per_week_text((leg,)), (), (leg,))
        if was or now:
            self._tell(ChangeKind.DAYS_CHANGED, one, days_value(was), days_value(now), was, now)

    def _compare_flight(self, pair: Pair, one: Stretch) -> None:
        was, now = pair.was, pair.now
        tell = [
            (ChangeKind.RENUMBERED, pair.renumbered, was.flight, now.flight),
            (ChangeKind.RETIMED, pair.moved, clocks_value(was), clocks_value(now)),
            (
                ChangeKind.EQUIPMENT,
                other_aircraft(was, now),
                aircraft_value(was),
                aircraft_value(now),
            ),
            (ChangeKind.CODESHARE, other_codes(was, now), was.codeshares, now.codeshares),
        ]
        for kind, differs, before, after in tell:
            if differs:
                self._tell(kind, one, before, after, (was,), (now,))
        if pair.zoned:
            self._count("zone_rule_shift", now.flight)

    # -- begins and ends --------------------------------------------------------------------

    def _learn(self, n: int) -> None:
        """What was not known: in one piece, unless a complete source goes on from what was."""
        one = self.stretches[n]
        if n and self.stretches[n - 1].learned and self.in_one_piece:
            return
        run = list(takewhile(lambda s: s.learned, self.stretches[n:]))
        shown = {leg.id: leg for s in run for leg in s.now}
        whole = replace(one, last=run[-1].last, now=tuple(shown.values()))
        follows = self.base is not None and self._since(whole) - self.base[1] - DAY <= GAP
        again = self._as_a_year_ago(one)
        self.in_one_piece = not (again or (follows and one.now_complete))
        if again or (follows and (one.now_complete or self._alike(one))):
            self._begin(one)
        else:
            never = self.base is None and not self.sides.was.seen(self.service)
            launched = never and self._starts(one)
            self._tell_begun(ChangeKind.LAUNCHED if launched else ChangeKind.EVIDENCE, whole)

    def _begin(self, one: Stretch) -> None:
        """Flights where the earlier state has none: noise, news of the network, or knowledge."""
        since = self._since(one)
        if self._as_a_year_ago(one):
            self._count("horizon_extension", season_of(one.first))
        elif self.base is None:
            starts = one.was_complete or self._starts(one)
            never = not self.sides.was.seen(self.service)
            launched = starts and never
            self._tell_begun(ChangeKind.LAUNCHED if launched else ChangeKind.EVIDENCE, one)
        elif since - self.base[1] - DAY > GAP:
            proved = one.was_complete or self._covered(self.base[1] + DAY, since - DAY)
            self._tell_begun(ChangeKind.RESUMED if proved else ChangeKind.EVIDENCE, one)
        else:
            self._go_on(*self.base, one)

    def _since(self, one: Stretch) -> date:
        """The first day of flights that the earlier state did not hold, as their rows tell it."""
        if one.was_complete:
            return one.first
        firsts = [leg.first.earliest for leg in one.now if leg.first]
        after = self.base[1] + DAY if self.base else date.min
        return max(after, min([one.first, *firsts]))

    def _alike(self, one: Stretch) -> bool:
        assert self.base
        return match(self.base[0], one.now, one.first, self.sides.stations).alike

    def _go_on(self, base: Pattern, end: date, one: Stretch) -> None:
        """The same service beyond what the earlier state held of it."""
        if not self._alike(one):
            counted = one.now_complete and self._covered(end, end)
            self._compare(base, one.now, one, counted=counted)
        elif season_of(end) != season_of(one.first):
            self._count("season_roll", season_of(one.first))
        else:
            kind = ChangeKind.PERIOD_EXTENDED
            self._tell(kind, one, end.isoformat(), one.last.isoformat(), base, one.now)

    def _as_a_year_ago(self, one: Stretch) -> bool:
        """0 → X where X equals the same season a year before."""
        days = (one.first - YEAR_AGO, min(one.last, one.first + 6 * DAY) - YEAR_AGO)
        then = self.sides.now.at(self.service, *days)
        return bool(then) and weekly(then) is not None and weekly(then) == weekly(one.now)

    def _starts(self, one: Stretch) -> bool:
        """Whether a source names the first day as such, after the earlier state."""
        return all(
            leg.first is not None
            and leg.first.day is not None
            and leg.first.day >= self.sides.start
            and leg.first_bound is Bound.EXACT
            for leg in one.now
        )

    def _covered(self, first: date, last: date) -> bool:
        sides, service = self.sides, self.service
        return any(side.complete(service, first, last) for side in (sides.was, sides.now))

    def _tell_begun(self, kind: ChangeKind, one: Stretch) -> None:
        base, end = self.base or ((), None)
        since = self._since(one)
        told = [("last_held", end.isoformat())] if end else []
        if end and since - end - DAY <= GAP:
            told.append(("went_on", "1"))
        seen = self.sides.was.last_seen(self.service)
        if seen and seen > (end or date.min):
            told.append(("last_seen", seen.isoformat()))
        if not end and self.service in self.sides.was.promised:
            told.append(("promised_before", "1"))
        before = "0" if one.was_complete else ""
        one = replace(one, first=since)
        self._tell(kind, one, before, per_week_text(one.now), base, one.now, told)

    def _stop(self, n: int) -> None:
        one = self.stretches[n]
        later = any(s.now for s in self.stretches[n + 1 :])
        ended = not later and any(s.now for s in self.stretches[:n])
        kind = ChangeKind.ENDED if ended else ChangeKind.SUSPENDED
        self._tell(kind, one, per_week_text(one.was), "0", one.was, (), self._cover(one))

    def _absent(self, one: Stretch) -> None:
        """A coverage that is complete for the first time lacks a service known until lately."""
        if one.short or self.base is None or self.base[1] < one.first - LONG_GONE:
            return
        base, end = self.base
        eve = one.first - DAY
        if end < eve and self.sides.was.complete(self.service, eve, eve):
            return  # it was known before not to fly
        told = [*self._cover(one), ("absent", "1"), ("last_held", end.isoformat())]
        self._tell(ChangeKind.SUSPENDED, one, "?", "0", base, (), told)

    def _cover(self, one: Stretch) -> list[tuple[str, str]]:
        cover = self.sides.now.complete(self.service, one.first, one.last)
        return [("cover", cover.name), ("cover_source", cover.mark.source)] if cover else []

    def _withdraw(self, one: Stretch, was: Pattern) -> None:
        last = (one.first - DAY).isoformat()
        self._tell(ChangeKind.COVERAGE_ENDED, one, flights_value(was), last, was, ())

    # -- what was found ---------------------------------------------------------------------

    def _count(self, reason: str, what: str) -> None:
        if (reason, what) not in self.noise:
            self.noise.add((reason, what))
            self.sides.suppressed[reason] += 1

    def _tell(
        self,
        kind: ChangeKind,
        one: Stretch,
        before: str,
        after: str,
        was: Pattern,
        now: Pattern,
        told: Iterable[tuple[str, str]] = (),
    ) -> None:
        carrier, origin, destination = self.service
        values = tuple(told)
        sources = [leg.mark.source for leg in now] or [v for k, v in values if k == "cover_source"]
        sources = sources or [leg.mark.source for leg in was]
        sample = () if one.now_complete else (("sample", "1"),)
        self.found.append(
            Change(
                str(kind), carrier, origin, destination, one.first, before, after, one.last,
                was, now, tuple(dict.fromkeys(sources)), (*values, *sample),
            )
        )  # fmt: skip

    def told(self) -> list[Change]:
        """Each difference once, with its last day unless it lasts to the end of what is held."""
        kept: dict[tuple[object, ...], Change] = {}
        for one in self.found:
            shown = tuple(_signs(one.was)), tuple(_signs(one.now))
            # A horizon that is told twice ends on two days.
            value = "" if one.kind == ChangeKind.COVERAGE_ENDED else one.after
            key = (one.kind, one.before, value, shown)
            old = kept.setdefault(key, one)
            if old.until and one.on_date == old.until + DAY:
                kept[key] = replace(old, until=one.until)
        horizon = max((s.last for s in self.stretches if s.now or s.was), default=date.min)
        return [
            replace(one, until=None) if one.until and one.until >= horizon else one
            for one in kept.values()
        ]
