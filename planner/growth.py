"""Growth: a week on the one before, a period on the same one a year before. Never a guess.

Counted growth needs both periods wholly under complete coverage; stated growth, kept apart, needs
both ends stated of the same places, carriers, direction and side, by statements that agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from planner.series import Period, Point, period_of
from planner.stated import Fact, number

YEAR = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Growth:
    """The step between two periods; `change` None: from nothing, or withheld for a reason."""

    kind: str  # week on week | year on year | season on season
    earlier: Period
    later: Period
    before: float | None
    after: float | None
    whose: str
    why_not: str = ""

    @property
    def change(self) -> float | None:
        """x_t / x_{t-1} - 1."""
        if self.why_not or not self.before or self.after is None:
            return None
        return self.after / self.before - 1


def compared(period: Period, by: str) -> Iterator[tuple[str, Period]]:
    """The periods that a period is compared with."""
    middle = period.first + (period.last - period.first) / 2
    if by == "week":
        yield "week on week", period_of(period.first - timedelta(days=7), by)
    kind = "season on season" if by == "season" else "year on year"
    yield kind, period_of(middle - YEAR, by)


def counted_growth(points: Iterable[Point], by: str) -> list[Growth]:
    """Between points of one basis, newest last; where coverage is not complete, why it is not."""
    held = {(p.basis, p.period): p for p in points}
    found = []
    for (basis, period), later in held.items():
        for kind, at in compared(period, by):
            earlier = held.get((basis, at))
            if earlier:
                lacking = [p.period.label for p in (earlier, later) if not p.is_whole]
                why = f"{' and '.join(lacking)} not wholly under complete coverage"
                found.append(
                    Growth(
                        kind,
                        at,
                        period,
                        earlier.weekly,
                        later.weekly,
                        str(basis),
                        why if lacking else "",
                    )
                )
    return found


def stated_growth(facts: Iterable[Fact], by: str) -> list[Growth]:
    """Between statements of the same scope that each lie within one period."""
    scopes: dict[str, dict[Period, set[float]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        one = fact.lead
        if one.is_rights or fact.weekly is None or one.when is None:
            continue
        period = period_of(one.when.earliest, by)
        if period_of((one.until or one.when).latest, by) == period:
            scopes[scope_text(fact)][period].add(fact.weekly)
    return [g for whose, said in scopes.items() for g in _of_scope(whose, said, by)]


def scope_text(fact: Fact) -> str:
    """What a statement counts: 'AAA–BBB, XX', with direction and side where told."""
    one = fact.lead
    words = ["–".join(sorted(one.pair)), " ".join(sorted(one.carriers)) or "all carriers together"]
    words += [f"direction {one.direction.replace('_', ' ')}"] if one.direction else []
    words += [f"side {one.side}"] if one.side else []
    return ", ".join(words)


def _of_scope(whose: str, said: dict[Period, set[float]], by: str) -> Iterator[Growth]:
    for period, later in said.items():
        for kind, at in compared(period, by):
            if at in said:
                yield _step(kind, at, period, said[at], later, whose)


def _step(
    kind: str, at: Period, period: Period, earlier: set[float], later: set[float], whose: str
) -> Growth:
    differing = [
        f"{p.label}: {', '.join(number(n) for n in sorted(values))}"
        for p, values in ((at, earlier), (period, later))
        if len(values) > 1
    ]
    if differing:
        why = f"statements differ ({'; '.join(differing)})"
        return Growth(kind, at, period, None, None, whose, why)
    return Growth(kind, at, period, next(iter(earlier)), next(iter(later)), whose)
