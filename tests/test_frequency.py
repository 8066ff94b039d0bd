"""How often: counted against brute force, coverage, gaps, statements joined by fact, growth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_makers import mark, network, seen
from shipped import TODAY, shipped_settings

from planner.counts import BASES, Count, count, cover
from planner.frequency import frequency
from planner.growth import counted_growth
from planner.network import Network, Networks
from planner.patterns import flies_on
from planner.places import Place
from planner.series import BY, Point, period_of, series, stretches
from planner.stated import Stated, of_claim, of_count, reconcile
from planner.tally import Asked, answered, read_frequency
from routes.coverage import Route
from routes.model import Basis, Claim, Coverage, FrequencyClaim, Kind
from routes.periods import read_when
from routes.store import Facts, Store

ROUTE: Route = ("AAA", "DDD")


def whole(
    first: str, last: str, *, complete: bool = True, carriers: str = "", stations: str = "AAA"
) -> Coverage:
    """A coverage of a station for some dates."""
    return Coverage(
        "a source",
        frozenset(stations.split()),
        frozenset(),
        frozenset(carriers.split()),
        date.fromisoformat(first),
        date.fromisoformat(last),
        complete,
        "",
        mark("a complete timetable"),
    )


def covered(made: Network, *coverage: Coverage) -> Network:
    return Network(replace(made.facts, coverage=list(coverage)))


def counted(made: Network, carrier: str = "", routes: Iterable[Route] = (ROUTE,)) -> Count:
    found = count(made, routes, carrier)
    cover(made, found, routes, carrier=carrier)
    return found


def points(made: Network, by: str = "week", carrier: str = "") -> list[Point]:
    return series(counted(made, carrier), by)


# -- counting against brute force ---------------------------------------------------------------


def brute(made: Network, route: Route, first: date, last: date) -> Counter[date]:
    """Departures a day, looked up day by day: timed ones each once, and what cannot be timed."""
    found: Counter[date] = Counter()
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        timed = made.departures(route, day)
        loose = [p for p in made.patterns(route) if not p.timed and not p.promised]
        flying = [p for p in loose if p.leg.days and flies_on(p, day)]
        for carrier in {d.carrier for d in timed} | {p.leg.carrier for p in flying}:
            own = [d for d in timed if d.carrier == carrier]
            told = {d.number for d in own}
            numbers = {p.leg.number for p in flying if p.leg.carrier == carrier}
            more = len(numbers - {""} - told) - sum(d.number == "" for d in own)
            found[day] += max(len(own) + max(0, more), int("" in numbers))
    return +found


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A leg of one of two carriers between two stations in spring and summer 2024."""
    flight = draw(st.sampled_from(["XX1", "XX2", "XX", "YY1", "YY"]))
    days = "".join(sorted(draw(st.sets(st.sampled_from("1234567"), min_size=1))))
    times = draw(
        st.sampled_from(["08:00-18:00", "22:00-08:00+1", "23:30-?", "?-06:00", "?-09:30", "?-?"])
    )
    start = date(2024, 3, 1) + timedelta(days=draw(st.integers(0, 60)))
    end = start + timedelta(days=draw(st.integers(0, 60)))
    span = f"{start}/{end if draw(st.booleans()) else ''}"
    known = draw(st.sampled_from(["2024-01-01", "2024-04-10"]))
    extra = f"basis={draw(st.sampled_from([str(b) for b in BASES]))}"
    extra += f" every={draw(st.sampled_from([1, 1, 1, 2]))} known_from={known}"
    if times.startswith("?-0") and draw(st.booleans()):
        extra += " days_basis=arrival"
    return f"{flight} AAA-DDD {days} {times} {span} {extra} source=s{draw(st.integers(0, 2))}"


@settings(max_examples=150, deadline=None)
@given(st.lists(lines(), min_size=1, max_size=6), st.sampled_from(BY))
def test_counting_agrees_with_brute_force(schedule: list[str], by: str) -> None:
    made = network("\n".join(schedule), as_of="2024-12-01")
    found = count(made, [ROUTE])
    by_day: Counter[date] = Counter()
    for (day, _, _, _), number in found.flown.items():
        by_day[day] += number
    expected = brute(made, ROUTE, date(2024, 2, 1), date(2024, 11, 30))
    assert +by_day == expected
    told = series(found, by)
    assert sum(p.departures for p in told) == expected.total()
    for one in told:
        assert one.departures == sum(one.carriers.values()) == sum(one.routes.values()) > 0
        assert 0 < one.coverage <= 1
        assert one.period == period_of(one.period.last, by)
        if one.weekly is not None and one.least is not None and one.most is not None:
            assert one.least <= one.weekly <= one.most


def test_a_departure_told_by_two_sources_is_counted_once_on_the_better_basis() -> None:
    made = network(
        """
        XX101 AAA-DDD daily ?-18:00 2024-06-03/2024-06-09 basis=filed
        XX101 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-09 basis=reported source=press
        XX AAA-DDD 1 ?-? 2024-06-03/2024-06-09 basis=reported source=paper
        """
    )
    assert [(p.basis, p.departures) for p in points(made)] == [(Basis.FILED, 7)]


def test_what_is_only_reported_stands_apart() -> None:
    made = network(
        """
        XX101 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-16
        YY7 AAA-DDD 25 ?-? 2024-06-03/2024-06-16 basis=reported known_on=2024-06-10
        """
    )
    assert [(p.basis, p.weekly) for p in points(made, "month")] == [
        (Basis.FILED, 7),
        (Basis.REPORTED, 2),
    ]
    assert [p.weekly for p in points(made, "month", "YY")] == [2]


def test_codeshares_are_not_counted() -> None:
    made = network(
        """
        XX101 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-09 codeshares=YY0901
        YY901 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-09 codeshares=XX101
        """
    )
    assert [(p.departures, p.carriers) for p in points(made)] == [(7, {"XX": 7})]
    assert points(made, carrier="YY") == []


def test_a_promise_and_an_assumed_pattern_are_not_counted() -> None:
    report = "XX101 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-30 basis=reported"
    assert points(network(f"{report} known_on=2024-05-01")) == []
    kept = network(
        f"{report} known_on=2024-05-01",
        evidence=[seen("XX101", "AAA-DDD", "2024-06-10")],
        as_of="2024-07-10",
    )
    assert sum(p.departures for p in points(kept)) == 28
    assert series(counted(kept), "month", since=date(2024, 7, 1)) == []


# -- coverage, gaps, zeros ----------------------------------------------------------------------


def test_no_point_and_no_zero_where_nothing_speaks() -> None:
    made = network(
        """
        XX101 AAA-DDD 3 08:00-18:00 2024-04-01/2024-04-30
        XX101 AAA-DDD 3 08:00-18:00 2024-07-01/2024-07-31
        """
    )
    found = points(made, "month")
    assert [(p.period.label, p.departures, p.coverage) for p in found] == [
        ("2024-04", 4, 1.0),
        ("2024-07", 5, 1.0),
    ]
    assert not any(p.is_complete for p in found)


def test_zero_only_where_a_complete_source_covers() -> None:
    made = network("XX101 AAA-DDD 3 08:00-18:00 2024-04-01/2024-04-30")
    sample = covered(made, whole("2024-04-01", "2024-06-30", complete=False))
    assert [p.period.label for p in points(sample, "month")] == ["2024-04"]
    complete = points(covered(made, whole("2024-04-01", "2024-06-15")), "month")
    assert [(p.period.label, p.departures, p.is_complete, p.is_whole) for p in complete] == [
        ("2024-04", 4, True, True),
        ("2024-05", 0, True, True),
        ("2024-06", 0, True, False),
    ]
    assert complete[-1].coverage == 0.5
    assert complete[1].marks[0].source == "a complete timetable"


def test_a_pattern_without_days_makes_zero_unknown() -> None:
    made = network("XX101 AAA-DDD ? ?-? 2024-05-10/2024-05-20 basis=reported known_on=2024-05-12")
    made = Network(replace(made.facts, as_of=date(2024, 6, 1)))
    found = points(covered(made, whole("2024-05-01", "2024-05-31")), "month")
    assert [p.days for p in found] == [31 - 11]


def test_a_source_complete_for_one_carrier_proves_nothing_of_others() -> None:
    made = covered(network(), whole("2024-05-01", "2024-05-31", carriers="XX"))
    assert points(made, "month") == []
    assert [p.departures for p in points(made, "month", "XX")] == [0]
    assert points(made, "month", "YY") == []


def test_a_pair_of_places_is_complete_only_where_every_route_is() -> None:
    routes = [("AAA", "DDD"), ("BBB", "DDD")]
    made = covered(network(), whole("2024-05-01", "2024-05-31"))
    assert series(counted(made, routes=routes), "month") == []
    both = covered(network(), whole("2024-05-01", "2024-05-31", stations="DDD"))
    assert [p.departures for p in series(counted(both, routes=routes), "month")] == [0]


def test_the_edge_of_a_sample_is_no_change_of_frequency() -> None:
    made = network(
        """
        XX101 AAA-DDD daily 08:00-18:00 2024-06-03/2024-06-30
        YY7 AAA-DDD daily 12:00-22:00 2024-06-03/2024-06-19
        """
    )
    assert [p.weekly for p in points(made)] == [14, 14, None, 7]
    ended = points(covered(made, whole("2024-06-03", "2024-06-30")))
    assert [p.weekly for p in ended] == [14, 14, 10, 7]


def test_a_single_day_seen_is_no_week() -> None:
    [point] = points(network("XX101 AAA-DDD 3 08:00-18:00 2024-06-12 basis=observed"), "month")
    assert (point.departures, point.weekly, point.basis) == (1, None, Basis.OBSERVED)


def test_stretches_name_their_days_and_carriers() -> None:
    made = network(
        """
        XX101 AAA-DDD 2 08:00-18:00 2024-06-04/2024-07-31 basis=reported known_on=2024-06-10
        YY7 AAA-DDD 6 12:00-22:00 2024-06-29/2024-07-31 basis=reported known_on=2024-07-01
        """
    )
    told = [(s.first, s.last, s.weekly, sorted(s.carriers)) for s in stretches(counted(made))]
    assert told == [
        (date(2024, 6, 4), date(2024, 6, 28), 1, ["XX"]),
        (date(2024, 6, 29), date(2024, 7, 31), 2, ["XX", "YY"]),
    ]


# -- statements ---------------------------------------------------------------------------------


def right(origin: str, destination: str, scope: str, after: int | None, **given: Any) -> Stated:
    """A right of March 2024 between the countries PP and RR."""
    values: dict[str, Any] = {
        "id": 1,
        "announced_on": read_when("2024-03-22"),
        "announced_by": "a ministry",
        "source_class": "regulator",
        "kind": Kind.RIGHTS,
        "origin": origin,
        "destination": destination,
        "scope": scope,
        "carriers": frozenset(),
        "effective": read_when(given.pop("when", "2024-03-22")),
        "weekly_before": given.pop("before", None),
        "weekly_after": after,
        "weekly_after_max": None,
        "direction": "",
        "side": "one",
        "stage": "rights",
        "notes": "",
        "mark": mark(given.pop("source", "one paper")),
    }
    return of_claim(Claim(**(values | given)), frozenset(("PP", "RR")))


def test_three_ways_to_tell_one_right_are_one_fact() -> None:
    both = right("PP", "RR", "all", 42, before=10, side="both", when="2024-03-21", source="other")
    more = replace(right("PP", "RR", "all", None, source="third"), change=16.0)
    parts = [right("DDD", "AAA", "route", 7), right("RR", "PP", "other", 14)]
    for order in ([both, more, *parts], [more, *parts, both], [*parts, both, more]):
        [fact] = reconcile(order)
        assert (fact.before, fact.weekly) == (5, 21)
        assert {id(s) for s in fact.stated} == {id(s) for s in order}
        assert "10 → 42 a week of both sides together is 5 → 21 a side" in fact.words
        assert "7 (DDD–AAA) + 14 (all other routes) a week of one side = 21" in fact.words
        assert "+16 a week of one side is +16" in fact.words
        assert fact.words.endswith("one fact, 5 → 21 a week one way for each side")


def test_rights_that_do_not_add_up_stay_apart() -> None:
    told = [right("PP", "RR", "all", 42, side="both", source="other")]
    told += [right("DDD", "AAA", "route", 7), right("RR", "PP", "other", 15)]
    assert [f.weekly for f in reconcile(told)] == [21, 7, 15]
    later = right("PP", "RR", "all", 21, when="2025-03-21")
    assert len(reconcile([told[0], later])) == 2


def stated(weekly: float, when: str, carriers: str = "", **given: Any) -> FrequencyClaim:
    values: dict[str, Any] = {
        "first": read_when(when),
        "last": None,
        "label": when,
        "origin": "AAA",
        "destination": "DDD",
        "scope": "route",
        "carriers": frozenset(carriers.split()),
        "weekly": weekly,
        "stage": "reported",
        "direction": "",
        "side": "",
        "basis": "a statement",
        "notes": "",
        "mark": mark(given.pop("source", f"paper of {when}")),
    }
    return FrequencyClaim(**(values | given))


def test_statements_that_differ_stand_side_by_side_and_are_never_averaged() -> None:
    told = [of_count(stated(n, "2025-05-29")) for n in (8, 10, 15)]
    told += [of_count(stated(2, "2025-05-29", "XX")), of_count(stated(8, "2025-05-30"))]
    assert [f.weekly for f in reconcile(told)] == [8, 10, 15, 2, 8]


def test_statements_that_agree_on_a_day_are_one_fact_with_two_sources() -> None:
    twice = [stated(2, "2024-06-15", "XX"), stated(2, "2024-06", "XX", source="another")]
    [fact] = reconcile(map(of_count, twice))
    assert fact.words == "told by 2 sources: 2 a week"
    both_ways = of_count(stated(4, "2024-06-15", "XX", direction="both"))
    [joined] = reconcile([of_count(twice[0]), both_ways])
    assert (joined.weekly, len(joined.stated)) == (2, 2)
    assert "4 a week of both directions together is 2 one way" in joined.words


# -- growth -------------------------------------------------------------------------------------


def test_growth_needs_complete_coverage_at_both_ends() -> None:
    made = network(
        """
        XX101 AAA-DDD 25 08:00-18:00 2023-03-26/2023-10-28
        XX101 AAA-DDD 257 08:00-18:00 2024-03-31/2024-10-26
        """
    )
    [withheld] = counted_growth(points(made, "season"), "season")
    assert (withheld.change, withheld.kind) == (None, "season on season")
    assert "not wholly under complete coverage" in withheld.why_not
    whole_year = covered(made, whole("2023-03-26", "2024-10-26"))
    told = counted_growth(points(whole_year, "season"), "season")
    assert [(g.earlier.label, g.later.label, g.change) for g in told] == [("S23", "S24", 0.5)]
    weeks = counted_growth(points(whole_year), "week")
    kinds = Counter(g.kind for g in weeks)
    assert kinds["week on week"] > kinds["year on year"] > 0
    from_zero = [g for g in weeks if g.before == 0 and g.after]
    assert from_zero
    assert all(g.change is None for g in from_zero)


def asked(made: Network, **given: Any) -> Asked:
    here, there = Place("AAA", "Aaa", "station", ("AAA",)), Place("DDD", "Ddd", "station", ("DDD",))
    return Asked(made, here, there, **given)


def test_growth_of_statements_is_kept_apart_and_needs_the_same_scope() -> None:
    told = [stated(2, "2023-06"), stated(3, "2024-06"), stated(9, "2024-06", "XX")]
    made = Network(replace(network().facts, frequency_claims=told))
    found = answered(asked(made))
    assert found.counted_growth == []
    assert [(g.whose, g.change) for g in found.stated_growth] == [
        ("AAA–DDD, all carriers together", 0.5)
    ]
    disputed = Network(replace(made.facts, frequency_claims=[*told, stated(5, "2024-07")]))
    [step] = answered(asked(disputed)).stated_growth
    assert (step.change, step.why_not) == (None, "statements differ (S24: 3, 5)")


def test_counted_numbers_never_come_from_statements() -> None:
    told = [stated(14, "2024-06"), stated(0, "2024-07")]
    found = frequency(asked(Network(replace(network().facts, frequency_claims=told))))
    assert found["points"] == found["stretches"] == []
    assert [f["weekly"] for f in found["stated"]] == [14, 0]
    assert "nothing held counts any" in found["sentences"][0]


# -- the shipped facts --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Networks:
    return Networks(Store(shipped_settings(tmp_path_factory.mktemp("frequency")).database))


def answer(networks: Networks, **params: str) -> dict[str, Any]:
    return frequency(read_frequency(networks, params, TODAY))


def test_astana_to_seoul_since_2015(networks: Networks) -> None:
    found = answer(networks, route="NQZ-SEL", since="2015-01-01")
    assert [(p["period"], p["basis"], p["departures"], p["weekly"]) for p in found["points"]] == [
        ("S15", "reported", 33, pytest.approx(1.56)),
        ("S24", "reported", 39, 2),
        ("W25", "filed", 25, 2),
    ]
    told = " ".join(found["sentences"])
    for words in (
        "at least 1 from 2 Jun 2015 (reported, Air Astana KC)",
        "2 a week 8 Aug – 24 Oct 2015 (Air Astana KC, Asiana Airlines OZ)",
        "2 a week, Feb 2020, KC (reported)",
        "MOLIT Korea said on 12 Jun 2024 that KC stopped in 2020",
        "2 a week 15 Jun – 26 Oct 2024 (Air Astana KC)",
        "2 a week 2 Jan – 28 Mar 2026 (Air Astana KC)",
        "4 a week, S26, all carriers (filed)",
        "may add sub-periods",
        "25 Oct 2015 – 14 Jun 2024; 27 Oct 2024 – 1 Jan 2026; all from 29 Mar 2026 on",
        "Unknown is not zero.",
        "No counted growth rate is given",
    ):
        assert words in told
    assert found["growth"] == {"counted": [], "stated": []}


def test_a_replay_counts_only_what_was_known(networks: Networks) -> None:
    found = answer(networks, route="NQZ-ICN", as_of="2024-06-12")
    assert [p["period"] for p in found["points"]] == ["S15"]
    assert any("Resumption NQZ–ICN from Sat 15 Jun 2024" in s for s in found["sentences"])


def test_rights_of_the_shipped_facts_are_one_fact(networks: Networks) -> None:
    [fact] = [f for f in answer(networks, route="KZ-KR")["stated"] if f["rights"]]
    assert (fact["before"], fact["weekly"], len(fact["claims"])) == (5, 21, 3)
    told = [f["weekly"] for f in answer(networks, route="KZ-KR", since="2025-01-01")["stated"]]
    assert {8, 10, 11, 13, 15, 17} <= set(told)


def test_a_timetable_complete_for_its_carrier(networks: Networks) -> None:
    found = answer(networks, route="UBN-ICN", carrier="OM", until="2025-12-31")
    [summer] = [p for p in found["points"] if p["period"] == "S25"]
    assert (summer["basis"], summer["completeness"], summer["coverage"]) == (
        "reported",
        "complete",
        1,
    )


def renamed(value: Any, names: dict[str, str]) -> Any:
    """The same value with codes renamed, also inside lists of codes."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, (list, tuple, frozenset)):
        return type(value)(renamed(v, names) for v in value)
    if isinstance(value, dict):
        return {renamed(k, names): renamed(v, names) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: renamed(getattr(value, f.name), names)
            for f in fields(value)
            if f.init and f.name not in ("mark", "notes", "label")
        }
        return replace(value, **changed)
    return value


def test_no_code_of_the_corridor_matters(networks: Networks) -> None:
    facts: Facts = networks.get(TODAY).facts
    names = {"NQZ": "NQ1", "ICN": "IC1", "SEL": "SE1", "KC": "K1"}  # in the order of the old ones
    there = Network(renamed(facts, names))
    ends = (Place("NQ1", "Astana", "station", ("NQ1",)), Place("SE1", "Seoul", "city", ("IC1",)))
    told = frequency(Asked(there, *ends))["sentences"]
    for old, new in names.items():
        told = [s.replace(new, old) for s in told]
    expected = answer(networks, route="NQZ-SEL")["sentences"]
    assert [s for s in told if "KC" in s] == [s for s in expected if "KC" in s]
    assert len(told) == len(expected)
