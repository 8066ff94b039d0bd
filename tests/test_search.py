"""find(network, query): what is flown on a day, and what almost was."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_makers import flown, mct, network, search, utc

from planner.itineraries import Itinerary, best, dominates
from planner.network import Network
from planner.search import DEFAULT_LIMITS, LIMIT_BOUNDS, Limits, NearMiss, Query, find
from routes.errors import BadInput

WEDNESDAY = "2024-06-12"


def the_itinerary(made: Network, route: str, day: str = WEDNESDAY, **limits: Any) -> Itinerary:
    (only,) = search(made, route, day, **limits).itineraries
    return only


def misses(made: Network, route: str, reason: str, **asked: Any) -> list[NearMiss]:
    """The near misses of one reason, of an answer that is otherwise empty."""
    found = search(made, route, **asked)
    assert found.itineraries == []
    return [m for m in found.near_misses if m.reason == reason]


# -- what flies ---------------------------------------------------------------------------------


def test_a_nonstop_flies_on_its_days_by_the_clocks_of_its_stations() -> None:
    made = network("XX1 AAA-DDD 36 22:00-08:00+1")
    only = the_itinerary(made, "AAA-DDD")
    assert (only.dep.earliest, only.arr.earliest) == (
        utc("2024-06-12 17:00"),
        utc("2024-06-12 23:00"),
    )
    assert only.stops == 0
    assert only.stations == ("AAA", "DDD")
    assert only.duration.earliest == only.duration.latest == 6 * 60
    assert search(made, "AAA-DDD", "2024-06-13").itineraries == []
    assert search(made, "DDD-AAA").itineraries == []


def test_one_stop() -> None:
    made = network("""
        XX1 AAA-BBB daily 08:00-09:30
        YY2 BBB-DDD daily 11:00-20:00
    """)
    only = the_itinerary(made, "AAA-DDD")
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-BBB + YY2 BBB-DDD"]
    assert only.stops == 1
    (meeting,) = only.connections
    assert (meeting.station, meeting.wait.earliest, meeting.minimum.minutes) == ("BBB", 90, 60)
    assert only.duration.earliest == 8 * 60


def test_two_stops_only_on_request() -> None:
    made = network("""
        XX1 AAA-BBB daily 08:00-09:30
        YY2 BBB-CCC daily 11:00-15:30
        ZZ3 CCC-DDD daily 17:30-21:00
    """)
    assert flown(search(made, "AAA-DDD")) == []
    only = the_itinerary(made, "AAA-DDD", max_stops=2)
    assert only.stations == ("AAA", "BBB", "CCC", "DDD")
    assert only.stops == 2


def test_no_stop_at_all_on_request() -> None:
    made = network("""
        XX1 AAA-BBB daily 08:00-09:30
        YY2 BBB-DDD daily 11:00-20:00
        ZZ3 AAA-DDD daily 12:00-23:00
    """)
    assert flown(search(made, "AAA-DDD", max_stops=0)) == ["ZZ3 AAA-DDD"]


THROUGH = """
    XX1 AAA-BBB daily 08:00-09:30
    XX1 BBB-DDD daily 09:50-19:00
"""


def test_two_legs_under_one_number_are_one_segment_and_no_stop() -> None:
    """Twenty minutes on the ground would be too short for a connection."""
    only = the_itinerary(network(THROUGH), "AAA-DDD", max_stops=0)
    assert only.stations == ("AAA", "BBB", "DDD")
    assert only.stops == 0
    assert only.connections == ()


@pytest.mark.parametrize(
    "second",
    ["YY1 BBB-DDD", "XX2 BBB-DDD", "XX BBB-DDD"],
    ids=["another carrier", "another number", "no number"],
)
def test_legs_of_other_numbers_are_not_one_segment(second: str) -> None:
    made = network(f"XX1 AAA-BBB daily 08:00-09:30\n{second} daily 09:50-19:00")
    (miss,) = misses(made, "AAA-DDD", "connection_too_short")
    assert miss.detail == "BBB: 20 < 60 min, IATA default DI"


def test_two_legs_without_a_number_are_not_one_segment() -> None:
    made = network("XX AAA-BBB daily 08:00-09:30\nXX BBB-DDD daily 09:50-19:00")
    assert flown(search(made, "AAA-DDD")) == []


def test_a_through_flight_of_three_and_of_four_legs_is_still_no_stop() -> None:
    three = """
        XX1 AAA-BBB daily 06:00-07:30
        XX1 BBB-CCC daily 08:00-12:30
        XX1 CCC-DDD daily 13:00-17:00
    """
    only = the_itinerary(network(three), "AAA-DDD", max_stops=0)
    assert (len(only.departures), only.stops) == (3, 0)
    four = three + "XX1 DDD-FFF daily 18:00-22:00"
    only = the_itinerary(network(four), "AAA-FFF", max_stops=0, max_circuity=10)
    assert (len(only.departures), only.stops) == (4, 0)


ROW_OF_FIVE = """
    AAA AAA PP Asia/Almaty 50,60
    BBB BBB PP Asia/Almaty 50,65
    CCC CCC PP Asia/Almaty 50,70
    DDD DDD PP Asia/Almaty 50,75
    EEE EEE PP Asia/Almaty 50,80
    FFF FFF PP Asia/Almaty 50,85
"""


def row_of_five(*numbers: str) -> Network:
    """One leg after another from AAA eastward, an hour of flight and an hour of rest each."""
    codes = [letter * 3 for letter in "ABCDEF"]
    lines = [
        f"{number} {codes[n]}-{codes[n + 1]} daily {6 + 2 * n:02d}:00-{7 + 2 * n:02d}:00"
        for n, number in enumerate(numbers)
    ]
    return network("\n".join(lines), places=ROW_OF_FIVE)


def test_never_more_than_four_legs() -> None:
    made = row_of_five("XX1", "XX1", "XX1", "XX1", "XX1")
    assert len(the_itinerary(made, "AAA-EEE", max_stops=2).departures) == 4
    assert flown(search(made, "AAA-FFF", max_stops=2)) == []


@pytest.mark.parametrize(
    ("numbers", "stops"),
    [
        ("XX1 XX1 YY2", 1),
        ("XX1 YY2 YY2", 1),
        ("XX1 XX1 YY2 YY2", 1),
        ("XX1 YY2 YY2 YY2", 1),
        ("XX1 XX1 XX1 YY2", 1),
        ("XX1 XX1 YY2 ZZ3", 2),
        ("XX1 YY2 YY2 ZZ3", 2),
        ("XX1 YY2 ZZ3 ZZ3", 2),
    ],
)
def test_through_flights_count_no_stop_wherever_they_lie_in_the_itinerary(
    numbers: str, stops: int
) -> None:
    """A stop is a connection between two flight numbers; at most four legs."""
    row = numbers.split()
    only = the_itinerary(row_of_five(*row), f"AAA-{'ABCDEF'[len(row)] * 3}", max_stops=stops)
    assert (len(only.departures), only.stops) == (len(row), stops)


# -- what is not flown --------------------------------------------------------------------------


def test_no_return_through_the_origins_or_the_destinations_city() -> None:
    """AAA-CCC-EEE-DDD passes DDD's own city, DDD-CCC-EEE-AAA its origin's."""
    made = network("""
        XX1 AAA-CCC daily 06:00-12:00
        XX1 CCC-EEE daily 14:00-17:00
        XX1 EEE-DDD daily 18:00-18:40
        YY1 DDD-CCC daily 06:00-09:00
        YY1 CCC-EEE daily 10:00-13:00
        YY1 EEE-AAA daily 14:00-16:00
    """)
    assert flown(search(made, "AAA-DDD", max_stops=2, max_circuity=10)) == []
    assert flown(search(made, "DDD-AAA", max_stops=2, max_circuity=10)) == []
    assert flown(search(made, "AAA-DDD,EEE", max_circuity=10)) == ["XX1 AAA-CCC + XX1 CCC-EEE"]


def test_no_station_is_passed_twice() -> None:
    made = network("""
        XX1 AAA-BBB daily 06:00-07:00
        XX2 BBB-CCC daily 08:00-12:00
        XX2 CCC-BBB daily 13:00-12:00
        XX3 BBB-DDD daily 22:30-08:00+1
    """)
    assert flown(search(made, "AAA-DDD", max_stops=2, max_circuity=10)) == []
    relaxed = search(made, "AAA-DDD", max_stops=2, max_circuity=10, max_connect_minutes=16 * 60)
    assert flown(relaxed) == ["XX1 AAA-BBB + XX3 BBB-DDD"]


def test_a_detour_of_more_than_two_and_a_half_times_is_refused() -> None:
    """AAA to CCC is 1,710 km, by FFF 10,303 km: 6.025 times as far."""
    made = network("XX1 AAA-FFF daily 06:00-09:00\nYY2 FFF-CCC daily 11:00-23:00")
    (miss,) = misses(made, "AAA-CCC", "circuity")
    assert miss.detail == "6.025 > 2.5"
    assert miss.parameter == "max_circuity"
    assert (miss.stations, miss.flights) == (("AAA", "FFF", "CCC"), ("XX1", "YY2"))
    assert flown(search(made, "AAA-CCC", max_circuity=6.03)) == ["XX1 AAA-FFF + YY2 FFF-CCC"]
    assert flown(search(made, "AAA-CCC", max_circuity=6.02)) == []


def test_a_short_way_counts_as_300_km_so_that_small_detours_pass() -> None:
    """AAA and BBB are 111 km apart; by CCC 667 km are flown: 6 times, but 2.2 times 300 km."""
    near = """
        AAA AAA PP Asia/Almaty 50,70
        BBB BBB PP Asia/Almaty 51,70
        CCC CCC PP Asia/Almaty {},70
    """
    schedule = "XX1 AAA-CCC daily 06:00-07:00\nYY2 CCC-BBB daily 08:00-09:00"
    assert flown(search(network(schedule, places=near.format(47.5)), "AAA-BBB")) != []
    (miss,) = misses(network(schedule, places=near.format(47)), "AAA-BBB", "circuity")
    assert miss.detail == "2.595 > 2.5"


def test_the_detour_of_a_change_of_airport_is_what_is_flown() -> None:
    """To DDD, on from EEE: the leg flown is EEE-BBB, not DDD-BBB which nobody flies."""
    places = """
        AAA AAA PP Asia/Almaty 40,70
        DDD CTY PP Asia/Almaty 40,80
        EEE CTY PP Asia/Almaty 40,70.5
        BBB BBB PP Asia/Almaty 41,70
    """
    made = network("XX1 AAA-DDD daily 06:00-08:00\nYY2 EEE-BBB daily 14:00-15:00", places=places)
    flown_km = made.km("AAA", "DDD") + made.km("EEE", "BBB")
    ratio = flown_km / 300  # AAA and BBB are 111 km apart
    found = search(made, "AAA-BBB", change_airport=True, max_circuity=ratio + 0.01)
    assert flown(found) == ["XX1 AAA-DDD + YY2 EEE-BBB"]


# -- dates --------------------------------------------------------------------------------------


def test_days_are_the_departure_days_of_each_leg_at_its_own_origin() -> None:
    """Wednesday 23:00 lands on Thursday; only the onward leg of Thursday meets it."""
    made = network("""
        XX1 AAA-CCC 3 23:00-05:00+1
        YY2 CCC-DDD 3 08:00-11:30
        YY4 CCC-DDD 4 09:00-12:30
    """)
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-CCC + YY4 CCC-DDD"]


def test_a_connection_overnight_is_made_within_13_hours() -> None:
    made = network("""
        XX1 AAA-CCC 3 11:00-17:00
        YY2 CCC-DDD 4 06:00-09:30
    """)
    only = the_itinerary(made, "AAA-DDD")
    assert only.connections[0].wait.earliest == 13 * 60
    later = network("""
        XX1 AAA-CCC 3 11:00-17:00
        YY2 CCC-DDD 4 06:01-09:31
    """)
    (miss,) = misses(later, "AAA-DDD", "too_long")
    assert miss.detail == "CCC: 13 h 01 > 13 h 00"
    assert (miss.parameter, miss.value) == ("max_connect_minutes", 13 * 60 + 1)
    assert flown(search(later, "AAA-DDD", max_connect_minutes=24 * 60)) != []


def test_an_overnight_leg_may_take_the_itinerary_two_days_on() -> None:
    made = network("""
        XX1 AAA-CCC 3 20:00-03:00+1
        YY2 CCC-DDD 4 13:00-16:30
        ZZ3 CCC-DDD 4 15:30-05:00+1
    """)
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-CCC + YY2 CCC-DDD"]
    made = network("XX1 AAA-CCC 3 20:00-03:00+1\nZZ3 CCC-DDD 4 15:30-05:00+1")
    assert the_itinerary(made, "AAA-DDD").arr.earliest == utc("2024-06-13 20:00")


def test_over_the_date_line_an_arrival_may_be_on_the_day_before() -> None:
    places = """
        AAA AAA PP Asia/Tokyo 35.5,139.8
        BBB BBB QQ Pacific/Honolulu 21.3,-157.9
        CCC CCC QQ Pacific/Honolulu 20.9,-156.4
    """
    made = network("XX1 AAA-BBB 3 00:30-13:00-1\nYY2 BBB-CCC 2 15:00-15:40", places=places)
    assert flown(search(made, "AAA-CCC")) == ["XX1 AAA-BBB + YY2 BBB-CCC"]


def test_where_the_zone_changes_overnight_the_wait_is_counted_in_real_minutes() -> None:
    """At AAA the clocks went back at midnight of 1 March 2024: 23:30 to 00:30 is two hours."""
    made = network("""
        XX1 BBB-AAA 4 22:00-23:30 2024-02-01/2024-03-30
        YY2 AAA-DDD 5 00:15-10:00 2024-02-01/2024-03-30
    """)
    only = the_itinerary(made, "BBB-DDD", "2024-02-29")
    assert only.connections[0].wait.earliest == 105


# -- better and worse ---------------------------------------------------------------------------


def test_the_answer_is_the_pareto_set_of_departure_arrival_and_stops() -> None:
    made = network("""
        XX1 AAA-DDD daily 08:00-20:00
        XX3 AAA-DDD daily 09:00-19:00
        YY1 AAA-BBB daily 06:00-07:00
        YY2 BBB-DDD daily 08:00-16:00
        ZZ1 AAA-CCC daily 10:00-15:00
        ZZ2 CCC-DDD daily 17:00-21:00
    """)
    assert flown(search(made, "AAA-DDD")) == [
        "YY1 AAA-BBB + YY2 BBB-DDD",  # arrives first
        "XX3 AAA-DDD",  # later and earlier than XX1
        "ZZ1 AAA-CCC + ZZ2 CCC-DDD",  # leaves last
    ]


def test_equals_are_all_kept() -> None:
    made = network("XX1 AAA-DDD daily 08:00-18:00\nYY1 AAA-DDD daily 08:00-18:00")
    assert sorted(flown(search(made, "AAA-DDD"))) == ["XX1 AAA-DDD", "YY1 AAA-DDD"]


def test_a_stop_more_must_be_worth_it() -> None:
    made = network("""
        XX1 AAA-DDD daily 08:00-18:00
        YY1 AAA-BBB daily 08:00-09:00
        YY2 BBB-DDD daily 10:00-18:00
    """)
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-DDD"]


def test_what_is_only_assumed_pushes_out_nothing_firm() -> None:
    made = network("""
        XX1 AAA-DDD daily 08:00-20:00 2024-06-01/2024-12-31
        YY1 AAA-DDD daily 09:00-19:00 2024-04-01/
    """)
    found = search(made, "AAA-DDD", "2024-11-06", assume=True)
    assert flown(found) == ["XX1 AAA-DDD", "YY1 AAA-DDD"]
    assert [i.assumed for i in found.itineraries] == [False, True]


@pytest.mark.parametrize(
    ("lands", "kept"), [("18:50", 1), ("18:51", 2), ("20:30", 2), ("20:31", 2)]
)
def test_an_estimate_is_dropped_only_where_it_is_surely_beaten(lands: str, kept: int) -> None:
    """By CCC one lands between 18:50 and 20:30; the nonstop leaves at the same time."""
    made = network(f"""
        XX1 AAA-CCC daily 06:20-12:00
        XX2 CCC-DDD daily 14:00-?
        YY1 AAA-DDD daily 06:20-{lands}
    """)
    assert len(search(made, "AAA-DDD").itineraries) == kept


@pytest.mark.parametrize(("leaves", "kept"), [("05:50", 1), ("05:49", 1), ("05:51", 2)])
def test_an_estimate_beats_only_what_it_surely_beats(leaves: str, kept: int) -> None:
    """XX1 leaves AAA between 05:50 and 07:20 and takes one leg; YY lands with it."""
    made = network(f"""
        XX1 AAA-CCC daily ?-12:30
        YY1 AAA-BBB daily {leaves}-07:00
        YY2 BBB-CCC daily 09:00-12:30
    """)
    assert len(search(made, "AAA-CCC").itineraries) == kept


# -- estimates ----------------------------------------------------------------------------------


def estimated_meeting(leaves: str, **asked: Any) -> list[Itinerary]:
    """XX1 lands at CCC between 11:20 and 13:00 (1,710 km, 128 to 218 minutes); II, 90 minutes."""
    made = network(f"XX1 AAA-CCC daily 06:20-?\nYY2 CCC-DDD daily {leaves}-20:00")
    return search(made, "AAA-DDD", **asked).itineraries


def test_a_connection_with_an_estimate_is_certain_only_if_it_holds_at_both_ends() -> None:
    (sure,) = estimated_meeting("14:30")
    assert sure.certain
    assert (sure.connections[0].wait.earliest, sure.connections[0].wait.latest) == (90, 190)
    (possible,) = estimated_meeting("14:29")
    assert not possible.certain
    assert possible.doubts == ["the connection at CCC does not hold at both ends of the estimate"]
    (barely,) = estimated_meeting("12:50")
    assert not barely.certain
    assert estimated_meeting("12:49") == []


def test_the_longest_wait_must_hold_at_both_ends_too() -> None:
    (sure,) = estimated_meeting("14:30", max_connect_minutes=190)
    assert sure.certain
    (possible,) = estimated_meeting("14:30", max_connect_minutes=189)
    assert not possible.certain
    assert estimated_meeting("14:30", max_connect_minutes=89) == []


def test_a_possible_connection_pushes_out_no_certain_one() -> None:
    made = network("""
        XX1 AAA-CCC daily 06:20-?
        YY2 CCC-DDD daily 14:00-18:00
        YY4 CCC-DDD daily 15:00-19:00
    """)
    found = search(made, "AAA-DDD").itineraries
    assert [i.certain for i in found] == [False, True]


def test_an_onward_leg_whose_interval_spans_midnight_may_be_met_after_it() -> None:
    """YY2 leaves CCC between 22:50 and 00:30, listed on Wednesday; XX1 lands at midnight.

    At 00:30 there are 30 minutes, more than the station's 20: possible, not certain.
    """
    made = network(
        """
        XX1 AAA-CCC 3 19:00-00:00+1
        YY2 CCC-DDD 3 ?-05:15
        """,
        connecting_times=[mct("CCC", "II", 20)],
    )
    onward = the_itinerary(made, "CCC-DDD")
    assert (onward.dep.earliest, onward.dep.latest) == (
        utc("2024-06-12 14:50"),
        utc("2024-06-12 16:30"),
    )
    (possible,) = search(made, "AAA-DDD").itineraries
    assert not possible.certain


def test_a_wide_interval_is_met_though_flights_that_leave_meanwhile_are_gone() -> None:
    """XX1 lands at 12:30; YY4 and YY6 left at 12:10 and 12:20, YY2 leaves from 11:30 to 13:00."""
    made = network(
        """
        XX1 AAA-CCC 3 06:00-12:30
        YY2 CCC-DDD 3 ?-17:45
        YY4 CCC-DDD 3 12:10-17:10
        YY6 CCC-DDD 3 12:20-18:20
        """,
        connecting_times=[mct("CCC", "II", 20)],
    )
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-CCC + YY2 CCC-DDD"]


# -- near misses --------------------------------------------------------------------------------


def test_a_connection_that_is_too_short_says_by_which_rule() -> None:
    made = network("XX1 AAA-CCC daily 08:00-14:00\nYY2 CCC-DDD daily 14:42-18:00")
    (miss,) = misses(made, "AAA-DDD", "connection_too_short")
    assert miss.detail == "CCC: 42 < 90 min, IATA default II"
    assert (miss.stations, miss.flights) == (("AAA", "CCC", "DDD"), ("XX1", "YY2"))


def test_of_each_reason_the_three_nearest_are_kept_nearest_first() -> None:
    onward = "\n".join(f"YY{n} CCC-DDD daily 14:{n}-18:00" for n in (10, 50, 20, 40, 30))
    made = network(f"XX1 AAA-CCC daily 08:00-14:00\n{onward}")
    found = misses(made, "AAA-DDD", "connection_too_short")
    assert [m.flights[1] for m in found] == ["YY50", "YY40", "YY30"]


def test_no_service_that_day_is_said_of_days_without_service_only() -> None:
    made = network("XX1 AAA-DDD 36 08:00-18:00\nYY1 AAA-DDD 6 09:00-19:00")
    (miss,) = misses(made, "AAA-DDD", "no_service_that_day", day="2024-06-13")
    assert (miss.next_date, miss.flights) == (date(2024, 6, 15), ("XX1", "YY1"))
    assert miss.detail == "next 2024-06-15"
    assert search(made, "AAA-DDD", "2024-06-12").near_misses == []


def test_a_flight_without_known_times_is_not_called_no_service_on_a_day_it_flies() -> None:
    """It has no clock times, so it is in no timed itinerary; but it does fly that Wednesday."""
    made = network("XX1 AAA-DDD daily ?-?")
    assert misses(made, "AAA-DDD", "no_service_that_day") == []


def test_a_nonstop_that_begins_within_two_weeks_is_named_and_a_promise_is_not() -> None:
    made = network("XX1 AAA-DDD daily 08:00-18:00 2024-06-20/")
    (miss,) = misses(made, "AAA-DDD", "no_service_that_day")
    assert miss.next_date == date(2024, 6, 20)
    for line in ("2024-06-27/", "2024-06-20/ basis=reported known_on=2024-06-01"):
        made = network(f"XX1 AAA-DDD daily 08:00-18:00 {line}")
        assert misses(made, "AAA-DDD", "no_service_that_day") == []


def test_what_a_near_miss_names_is_all_that_stands_in_the_way() -> None:
    """By FFF the wait is too long and the detour too: a longer wait alone admits nothing."""
    made = network("XX1 AAA-FFF daily 06:00-09:00\nYY2 FFF-CCC daily 22:30-12:00+1")
    asked = Query(("AAA",), ("CCC",), date(2024, 6, 12))
    assert_each_near_miss_is_the_only_obstacle(made, asked)


def assert_each_near_miss_is_the_only_obstacle(made: Network, asked: Query) -> None:
    """For an empty answer: relaxing exactly the named limit gives one, with the named flights."""
    found = find(made, asked, deadline_seconds=60)
    if found.itineraries:
        return
    for miss in found.near_misses:
        if miss.parameter not in {f.name for f in fields(Limits)}:
            continue
        assert miss.value is not None
        if miss.value > LIMIT_BOUNDS[miss.parameter][1]:
            continue
        value = type(getattr(DEFAULT_LIMITS, miss.parameter))(miss.value)
        limits = replace(asked.limits, **{miss.parameter: value})
        relaxed = find(made, replace(asked, limits=limits), deadline_seconds=60)
        assert relaxed.itineraries, miss


@st.composite
def sparse_schedules(draw: st.DrawFn) -> str:
    """A few flights that hardly meet: waits and detours of every size."""
    lines = []
    for n in range(draw(st.integers(2, 5))):
        pairs = st.permutations(["AAA", "BBB", "CCC", "DDD", "FFF"])
        origin, destination, *_ = draw(pairs)
        leaves = draw(st.integers(0, 23))
        lands = draw(st.sampled_from(["?", f"{(leaves + 9) % 24:02d}:30+{(leaves + 9) // 24}"]))
        days = draw(st.sampled_from(["daily", "3", "34"]))
        lines.append(f"XX{n} {origin}-{destination} {days} {leaves:02d}:00-{lands}")
    return "\n".join(lines)


@settings(max_examples=300, deadline=None)
@given(
    sparse_schedules(),
    st.sampled_from(["AAA-DDD", "AAA-BBB", "BBB-CCC", "FFF-AAA"]),
    st.sampled_from([30, 120, 780]),
    st.sampled_from([1.0, 1.5, 2.5]),
    st.integers(0, 2),
)
def test_relaxing_the_named_limit_makes_an_empty_answer_non_empty(
    schedule: str, route: str, wait: int, circuity: float, stops: int
) -> None:
    origin, destination = route.split("-")
    limits = Limits(max_stops=stops, max_connect_minutes=wait, max_circuity=circuity)
    asked = Query((origin,), (destination,), date(2024, 6, 12), limits)
    assert_each_near_miss_is_the_only_obstacle(network(schedule), asked)


# -- places of several stations -----------------------------------------------------------------


def test_a_city_is_asked_for_by_its_stations() -> None:
    made = network("""
        XX1 AAA-DDD daily 08:00-18:00
        YY1 AAA-EEE daily 09:00-19:00
        XX2 DDD-AAA daily 08:00-10:00
        YY2 EEE-AAA daily 09:00-11:00
    """)
    assert flown(search(made, "AAA-DDD,EEE")) == ["XX1 AAA-DDD", "YY1 AAA-EEE"]
    assert flown(search(made, "DDD,EEE-AAA")) == ["XX2 DDD-AAA", "YY2 EEE-AAA"]
    assert flown(search(made, "AAA-EEE")) == ["YY1 AAA-EEE"]


def test_a_country_is_asked_for_by_its_stations_and_the_best_of_all_is_shown() -> None:
    made = network("""
        XX1 AAA-DDD daily 08:00-18:00
        YY1 BBB-DDD daily 09:00-17:00
        ZZ1 BBB-CCC daily 10:00-15:00
        ZZ2 CCC-EEE daily 17:00-20:30
    """)
    assert flown(search(made, "AAA,BBB-DDD,EEE")) == [
        "YY1 BBB-DDD",
        "ZZ1 BBB-CCC + ZZ2 CCC-EEE",
    ]


def test_asking_for_a_whole_country_loses_nothing_that_one_of_its_cities_had() -> None:
    """AAA to BBB in the evening, on from BBB after midnight: no return through AAA's own city.

    From the country on Wednesday it is the only way, for BBB's own departure is on Thursday.
    """
    made = network("XX1 AAA-BBB 3 20:00-21:30\nYY2 BBB-DDD 4 01:00-10:00")
    assert flown(search(made, "AAA-DDD")) == ["XX1 AAA-BBB + YY2 BBB-DDD"]
    assert flown(search(made, "AAA,BBB-DDD,EEE")) == ["XX1 AAA-BBB + YY2 BBB-DDD"]


def test_stations_that_nothing_serves_give_an_empty_answer() -> None:
    made = network("XX1 AAA-DDD daily 08:00-18:00")
    assert search(made, "GGG-DDD").itineraries == []
    assert search(made, "AAA-GGG").itineraries == []
    assert search(made, "AAA-GGG,DDD").itineraries != []


CHANGE = "XX1 AAA-DDD daily 08:00-16:00\nYY2 EEE-FFF daily {}-23:30"


def test_a_change_of_airport_is_made_only_where_asked_for_and_takes_four_hours() -> None:
    made = network(CHANGE.format("20:00"))
    assert flown(search(made, "AAA-FFF", max_circuity=10)) == []
    only = the_itinerary(made, "AAA-FFF", max_circuity=10, change_airport=True)
    (meeting,) = only.connections
    assert (meeting.station, meeting.to_station) == ("DDD", "EEE")
    assert (meeting.wait.earliest, meeting.minimum.minutes) == (240, 240)
    assert meeting.minimum.rule == "IATA default inter"
    late = network(CHANGE.format("19:59"))
    (miss,) = misses(late, "AAA-FFF", "connection_too_short", max_circuity=10, change_airport=True)
    assert miss.detail == "DDD: 239 < 240 min, IATA default inter"


def test_one_number_from_another_airport_of_the_city_is_no_through_flight() -> None:
    made = network("XX1 AAA-DDD daily 08:00-16:00\nXX1 EEE-FFF daily 17:00-20:00")
    assert flown(search(made, "AAA-FFF", max_circuity=10, change_airport=True)) == []


# -- limits and deadline ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_stops", -1),
        ("max_stops", 3),
        ("max_connect_minutes", 29),
        ("max_connect_minutes", 24 * 60 + 1),
        ("max_circuity", 0.99),
        ("max_circuity", 10.01),
    ],
)
def test_a_limit_out_of_bounds_is_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(BadInput, match=name) as caught:
        Limits(**{name: value})  # type: ignore[arg-type]
    assert caught.value.field == name


def test_the_default_limits_are_those_of_the_domain() -> None:
    assert Limits(1, 13 * 60, 2.5, False) == DEFAULT_LIMITS


def test_a_search_cut_short_says_so_and_shows_what_it_has() -> None:
    lines = [f"XX{n} AAA-DDD daily {n:02d}:00-{n + 11}:00" for n in range(12)]
    made = network("\n".join(lines))
    whole = search(made, "AAA-DDD")
    assert (len(whole.itineraries), whole.partial) == (12, False)
    cut = search(made, "AAA-DDD", deadline_seconds=-1)
    assert cut.partial
    assert 0 < len(cut.itineraries) < 12
    assert set(flown(cut)) <= set(flown(whole))


# -- the Pareto set itself ----------------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), min_size=1, max_size=8))
def test_nothing_kept_is_beaten_and_all_that_is_dropped_is(times: list[tuple[int, int]]) -> None:
    schedule = "\n".join(
        f"X{n} AAA-BBB daily {dep:02d}:00-{arr:02d}:00" for n, (dep, arr) in enumerate(times)
    )
    made = network(schedule)
    every = [Itinerary((d,), ()) for d in made.departures(("AAA", "BBB"), date(2024, 6, 12))]
    kept = best(every)
    assert not any(dominates(a, b) for a in kept for b in kept)
    assert all(i in kept or any(dominates(k, i) for k in kept) for i in every)
    assert kept == sorted(kept, key=lambda i: i.dep.earliest)


def test_a_day_is_the_local_day_of_the_origin() -> None:
    """00:30 at DDD on Wednesday is still Tuesday in UTC."""
    made = network("XX1 DDD-AAA 3 00:30-03:00")
    only = the_itinerary(made, "DDD-AAA")
    assert only.dep.earliest == utc("2024-06-11 15:30")
    assert only.listed_on == date(2024, 6, 12)
    assert search(made, "DDD-AAA", str(date(2024, 6, 12) - timedelta(days=1))).itineraries == []
