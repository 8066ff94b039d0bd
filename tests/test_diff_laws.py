"""Laws of differences, on made-up schedules: none of itself, whole, honest, and never silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from diff_makers import covers, day, known
from hypothesis import given, settings
from hypothesis import strategies as st
from network_makers import leg

from routes.diff import apply, diff
from routes.model import ChangeKind, Coverage, Leg
from routes.months import month_rows
from routes.news import bare
from routes.store import Facts
from routes.wording import sentence

LESS = {ChangeKind.FREQUENCY_DOWN, ChangeKind.SUSPENDED, ChangeKind.ENDED}
BEGIN = day("2024-03-31")


@st.composite
def lines(draw: st.DrawFn) -> Leg:
    """A leg of one of few services, numbers, days and clocks, so that rows meet."""
    first = BEGIN + timedelta(days=draw(st.integers(-400, 200)))
    last = first + timedelta(days=draw(st.sampled_from([0, 3, 20, 60, 208, 300])))
    route = draw(st.sampled_from(["AAA-DDD", "DDD-AAA", "AAA-CCC"]))
    flight = draw(st.sampled_from(["XX1", "XX2", "YY1", "XX"]))
    days = draw(st.sampled_from(["1", "36", "135", "1234567", "?"]))
    clock = draw(st.sampled_from(["08:00-16:00", "08:10-16:10", "23:50-?", "?-00:10", "?-?"]))
    fields = " ".join(
        (
            draw(st.sampled_from(["basis=filed", "basis=reported", "basis=rostered"])),
            draw(st.sampled_from(["days_basis=departure", "days_basis=arrival"])),
            draw(st.sampled_from(["last_bound=exact", "last_bound=at_least"])),
            draw(st.sampled_from(["source=one", "source=two"])),
            draw(st.sampled_from(["", "equipment=320"])),
        )
    )
    end = draw(st.sampled_from([last.isoformat(), ""]))
    return leg(f"{flight} {route} {days} {clock} {first}/{end} {fields}")


SCHEDULES = st.lists(lines(), max_size=5)
COVERS = st.sampled_from(
    [[], [covers()], [covers(complete=False)], [covers("2024-05-15/2025-03-29")]]
)


def state(as_of: date, legs: list[Leg], coverage: list[Coverage]) -> Facts:
    return replace(known(as_of.isoformat(), coverage=coverage), legs=legs)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """Two states with rows in common, some days apart, of one day, or the wrong way round."""
    shared, gone, come = draw(SCHEDULES), draw(SCHEDULES), draw(SCHEDULES)
    start = day("2024-05-01")
    end = start + timedelta(days=draw(st.sampled_from([0, 1, 14, 200, -30])))
    was, now = draw(COVERS), draw(COVERS)
    return state(start, [*shared, *gone], was), state(end, [*shared, *come], now)


@settings(deadline=None)
@given(pairs())
def test_a_state_has_no_difference_from_itself(both: tuple[Facts, Facts]) -> None:
    for one in both:
        assert diff(one, one).is_empty


@settings(deadline=None)
@given(pairs())
def test_the_difference_applied_to_the_earlier_state_gives_the_later(
    both: tuple[Facts, Facts],
) -> None:
    before, after = both
    made = apply(before.legs, diff(before, after))
    assert Counter(made) == Counter(map(bare, after.legs))


@settings(deadline=None)
@given(pairs())
def test_no_row_comes_or_goes_in_silence(both: tuple[Facts, Facts]) -> None:
    """A row that came or went makes a change or is counted as the noise that it is."""
    found = diff(*both)
    if found.added or found.closed:
        assert found.changes or sum(n for _, n in found.suppressed)


@settings(deadline=None)
@given(pairs())
def test_no_decrease_without_complete_coverage(both: tuple[Facts, Facts]) -> None:
    before, after = (
        replace(one, coverage=[c for c in one.coverage if not c.complete]) for one in both
    )
    assert not LESS & {one.kind for one in diff(before, after).changes}


@settings(deadline=None)
@given(pairs())
def test_every_change_is_a_sentence_and_every_key_is_its_own(both: tuple[Facts, Facts]) -> None:
    before, after = both
    found = diff(before, after)
    for one in found.changes:
        assert "{" not in sentence(one)
        assert one.sources
        assert one.until is None or one.until >= one.on_date
    for row in month_rows(before, after, found)[0]:
        assert row.last != row.this


@settings(deadline=None)
@given(SCHEDULES, st.integers(0, 3))
def test_rows_that_only_have_another_source_change_nothing_that_flies(
    legs: list[Leg], cover: int
) -> None:
    """The same timetable under another citation: no change but that it was told anew."""
    coverage = [[], [covers()], [covers(complete=False)], [covers("2024-03-01/2025-03-29")]][cover]
    again = [replace(one, mark=replace(one.mark, confidence="low")) for one in legs]
    day_of = day("2024-05-01")
    found = diff(state(day_of, legs, coverage), state(day_of, again, coverage))
    assert not [c for c in found.changes if "single" not in dict(c.told)]
