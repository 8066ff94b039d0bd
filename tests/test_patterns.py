"""A leg as a pattern: how long it is supported, when it leaves where a time is estimated.

Rules 2, 3 and 5 of the domain. The route AAA-DDD is 4,623 km eastward: 5 h 47 to 7 h 17 where only
the distance is known; DDD is four hours ahead of AAA.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_makers import flown, leg, listed, network, search, seen, utc

from planner.network import Network
from planner.patterns import Departure, Pattern, departure_days, flies_on
from routes.times import local_date, to_local

DAY = timedelta(days=1)
TODAY = date(2024, 6, 12)


def day(text: str) -> date:
    return date.fromisoformat(text)


def pattern(schedule: str, flight: str = "XX1", **made: object) -> Pattern:
    """The pattern of a flight among the lines of a schedule."""
    return _of(network(schedule, **made), flight)  # type: ignore[arg-type]


def _of(made: Network, flight: str) -> Pattern:
    patterns = [p for _, _, p in made.graph.edges(data="pattern")]
    (found,) = [p for p in patterns if p.leg.flight == flight]
    return found


def flying_days(made: Network, route: str, first: str, last: str, flight: str = "") -> list[str]:
    """Dates on which the route has a timed departure, of one flight or any."""
    origin, destination = route.split("-")
    span = (day(last) - day(first)).days
    return [
        on.isoformat()
        for on in (day(first) + n * DAY for n in range(span + 1))
        for d in made.departures((origin, destination), on)
        if flight in ("", d.pattern.leg.flight)
    ]


def the_departure(made: Network, route: str, on: str) -> Departure:
    origin, destination = route.split("-")
    (found,) = made.departures((origin, destination), day(on))
    return found


def clocks(one: Departure) -> str:
    """The interval of a departure in UTC: 'dep..dep arr..arr'."""
    ends = (one.dep.earliest, one.dep.latest, one.arr.earliest, one.arr.latest)
    a, b, c, d = (to_local(t, "UTC").strftime("%d-%H:%M") for t in ends)
    return f"{a if a == b else f'{a}..{b}'} {c if c == d else f'{c}..{d}'}"


# -- rule 3: an open end is not for ever ------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "season_ends"),
    [
        ("2024-06-01", "2024-10-26"),
        ("2024-03-30", "2024-03-30"),
        ("2024-03-31", "2024-10-26"),
        ("2024-10-26", "2024-10-26"),
        ("2024-11-05", "2025-03-29"),
    ],
)
def test_a_leg_without_an_end_flies_until_its_season_ends(first: str, season_ends: str) -> None:
    made = network(f"XX1 AAA-BBB daily 08:00-09:30 {first}/")
    last = day(season_ends)
    around = flying_days(made, "AAA-BBB", str(last - 3 * DAY), str(last + 300 * DAY))
    assert around[-1] == season_ends
    assert _of(made, "XX1").extended


def test_a_later_source_for_the_carrier_and_route_ends_an_open_leg_where_it_begins() -> None:
    made = network(
        """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=first known_on=2024-03-01
        XX3 AAA-BBB 36 12:00-13:30 2024-06-15/ source=second known_on=2024-05-20
        """
    )
    assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-06-20") == [
        "2024-06-12",
        "2024-06-13",
        "2024-06-14",
        "2024-06-15",
        "2024-06-19",
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "YY3 AAA-BBB 36 12:00-13:30 2024-06-15/ source=s known_on=2024-05-20", id="carrier"
        ),
        pytest.param(
            "XX3 BBB-AAA 36 12:00-13:30 2024-06-15/ source=s known_on=2024-05-20", id="direction"
        ),
        pytest.param(
            "XX3 AAA-CCC 36 12:00-13:30 2024-06-15/ source=s known_on=2024-05-20", id="route"
        ),
        pytest.param(
            "XX3 AAA-BBB 36 12:00-13:30 2024-06-15/ source=s known_on=2024-02-20", id="earlier"
        ),
        pytest.param(
            "XX3 AAA-BBB 36 12:00-13:30 2024-06-15/ source=first known_on=2024-05-20", id="same"
        ),
        pytest.param(
            "XX3 AAA-BBB ? 12:00-13:30 2024-06-15/ source=s known_on=2024-05-20", id="a count"
        ),
        pytest.param(
            "XX3 AAA-BBB 6 12:00-13:30 2024-06-15 source=s known_on=2024-05-20", id="one filed day"
        ),
        pytest.param(
            "XX3 AAA-BBB 6 12:00-13:30 2024-06-15 basis=observed source=s known_on=2024-06-15",
            id="one seen day",
        ),
        pytest.param(
            "XX3 AAA-BBB 36 12:00-13:30 2024-06-15/2024-06-22 basis=observed source=s "
            "known_on=2024-06-22",
            id="a week of seen days",
        ),
        pytest.param(
            "XX3 AAA-BBB 36 12:00-13:30 2024-06-15/2024-08-30 basis=rostered source=s "
            "known_on=2024-05-20",
            id="a roster",
        ),
    ],
)
def test_what_does_not_speak_for_the_pattern_leaves_it_until_its_season_ends(other: str) -> None:
    """Another carrier, direction or route, an earlier source, single dates, rosters, counts."""
    made = network(
        "XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=first known_on=2024-03-01\n" + other
    )
    assert _of(made, "XX1").until == day("2024-10-26")


def test_a_listing_leaves_the_pattern_until_its_season_ends() -> None:
    made = network(
        "XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ known_on=2024-03-01",
        sightings=[listed("XX", "AAA-BBB", "2024-07", known_on="2024-05-20")],
    )
    assert _of(made, "XX1").until == day("2024-10-26")


def test_a_later_source_that_begins_after_the_season_changes_nothing() -> None:
    schedule = """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=first known_on=2024-03-01
        XX3 AAA-BBB 36 12:00-13:30 2024-12-01/ source=second known_on=2024-05-20
    """
    assert pattern(schedule).until == day("2024-10-26")


def test_of_several_later_sources_the_one_that_begins_first_ends_the_leg() -> None:
    schedule = """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=first known_on=2024-03-01
        XX3 AAA-BBB 36 12:00-13:30 2024-08-01/2024-10-26 source=second known_on=2024-05-20
        XX5 AAA-BBB 1 12:00-13:30 2024-07-01/2024-10-26 source=third known_on=2024-05-21
    """
    assert pattern(schedule).until == day("2024-06-30")


def test_in_one_source_the_next_period_of_the_flight_number_ends_an_open_leg() -> None:
    made = network(
        """
        XX1 AAA-BBB 24 08:00-09:30 2024-04-01/
        XX1 AAA-BBB 35 08:15-09:45 2024-07-01/
        """
    )
    assert flying_days(made, "AAA-BBB", "2024-06-25", "2024-07-05") == [
        "2024-06-25",
        "2024-06-27",
        "2024-07-03",
        "2024-07-05",
    ]


def test_in_one_source_rows_that_begin_in_one_week_fly_side_by_side() -> None:
    """From the first week of June, Tuesdays at 08:00 and Fridays at 09:00: one source, not two."""
    made = network(
        """
        XX1 AAA-BBB 2 08:00-09:30 2024-06-04/
        XX1 AAA-BBB 5 09:00-10:30 2024-06-07/
        """
    )
    assert flying_days(made, "AAA-BBB", "2024-06-10", "2024-06-16") == ["2024-06-11", "2024-06-14"]


def test_a_promise_is_not_a_leg_and_ends_no_pattern() -> None:
    """Rule 2: reported before its first date and shown by nothing yet, it cannot supersede.

    Else both the old pattern and the promised one would be missing from 1 July on.
    """
    made = network(
        """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=filed known_on=2024-03-01
        XX3 AAA-BBB 36 12:00-13:30 2024-07-01/ source=press known_on=2024-05-20 basis=reported
        """
    )
    assert _of(made, "XX3").promised
    assert "2024-07-03" in flying_days(made, "AAA-BBB", "2024-06-28", "2024-07-05")


def test_a_confirmed_report_does_end_the_older_open_pattern() -> None:
    made = network(
        """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ source=filed known_on=2024-03-01
        XX3 AAA-BBB 36 12:00-13:30 2024-07-01/ source=press known_on=2024-05-20 basis=reported
        """,
        evidence=[seen("XX3", "AAA-BBB", "2024-07-03")],
        as_of="2024-07-10",
    )
    assert flying_days(made, "AAA-BBB", "2024-06-29", "2024-07-06") == [
        "2024-06-29",
        "2024-06-30",
        "2024-07-03",
        "2024-07-06",
    ]


@pytest.mark.parametrize(
    ("first", "until"),
    [("2024-06-10", "2024-06-30"), ("2024-06-07", "2024-10-26"), ("2024-01-10", "2024-10-26")],
)
def test_an_end_that_is_only_at_least_extends_where_over_21_days_are_known(
    first: str, until: str
) -> None:
    known = pattern(f"XX1 AAA-BBB daily 08:00-09:30 {first}/2024-06-30 last_bound=at_least")
    assert known.until == day(until)
    assert known.extended == (until != "2024-06-30")


@pytest.mark.parametrize("bound", ["exact", "approximate", "unknown"])
def test_an_end_that_is_not_at_least_never_extends(bound: str) -> None:
    made = network(f"XX1 AAA-BBB daily 08:00-09:30 2024-04-01/2024-06-14 last_bound={bound}")
    assert flying_days(made, "AAA-BBB", "2024-06-13", "2024-10-30") == ["2024-06-13", "2024-06-14"]


def test_a_later_source_takes_back_what_was_extended_but_nothing_that_was_stated() -> None:
    older = (
        "XX1 AAA-BBB daily 08:00-09:30 2024-04-01/2024-06-14 "
        "last_bound=at_least source=first known_on=2024-03-01\n"
    )
    for begins, until in (("2024-06-20", "2024-06-19"), ("2024-06-05", "2024-06-14")):
        newer = f"XX3 AAA-BBB 36 12:00-13:30 {begins}/ source=second known_on=2024-05-20"
        ended = pattern(older + newer)
        assert ended.until == day(until)
        assert ended.extended == (until != "2024-06-14")


@pytest.mark.parametrize("bound", ["exact", "at_least", "approximate", "unknown"])
def test_a_beginning_never_extends_backwards(bound: str) -> None:
    made = network(f"XX1 AAA-BBB daily 08:00-09:30 2024-06-15/2024-08-01 first_bound={bound}")
    assert flying_days(made, "AAA-BBB", "2024-05-01", "2024-06-15") == ["2024-06-15"]


def test_a_coarse_beginning_counts_from_its_last_day_and_a_coarse_end_to_its_first() -> None:
    made = network("XX1 AAA-BBB daily 08:00-09:30 2024-05/2024-07")
    found = flying_days(made, "AAA-BBB", "2024-04-01", "2024-08-30")
    assert (found[0], found[-1]) == ("2024-05-31", "2024-07-01")


def test_a_leg_that_gives_no_date_at_all_flies_on_none() -> None:
    made = network("XX1 AAA-BBB daily 08:00-09:30 /")
    assert made.patterns(("AAA", "BBB")) == []


# -- rule 2: promises, rosters ------------------------------------------------------------------


REPORT = "XX1 AAA-BBB 36 08:00-09:30 2024-06-15/ basis=reported known_on="


def test_a_leg_reported_before_its_first_date_is_no_departure() -> None:
    made = network(REPORT + "2024-06-12")
    assert _of(made, "XX1").promised
    assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-10-26") == []


@pytest.mark.parametrize("route", ["AAA-BBB", "BBB-AAA"])
def test_evidence_on_or_after_the_day_makes_the_promise_a_leg_for_both_directions(
    route: str,
) -> None:
    made = network(
        REPORT + "2024-06-12", evidence=[seen("XX9", route, "2024-06-15")], as_of="2024-07-01"
    )
    assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-06-20") == ["2024-06-15", "2024-06-19"]


@pytest.mark.parametrize(
    "evidence",
    [seen("XX1", "AAA-BBB", "2024-06-14"), seen("YY1", "AAA-BBB", "2024-06-20")],
    ids=["the day before", "another carrier"],
)
def test_other_evidence_leaves_it_a_promise(evidence: object) -> None:
    made = network(REPORT + "2024-06-12", evidence=[evidence], as_of="2024-07-01")  # type: ignore[list-item]
    assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-07-20") == []


def test_a_report_of_the_day_itself_or_later_is_a_leg() -> None:
    for known_on in ("2024-06-15", "2024-07-02"):
        made = network(REPORT + known_on, as_of="2024-07-02")
        assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-06-16") == ["2024-06-15"]


def test_a_filed_leg_of_the_future_is_no_promise() -> None:
    made = network("XX1 AAA-BBB 36 08:00-09:30 2024-06-15/ known_on=2024-06-12")
    assert flying_days(made, "AAA-BBB", "2024-06-12", "2024-06-16") == ["2024-06-15"]


def test_a_rostered_date_is_shown_with_its_doubt() -> None:
    made = network("XX1 AAA-BBB 6 08:00-09:30 2024-06-15 basis=rostered known_on=2024-06-01")
    assert flying_days(made, "AAA-BBB", "2024-06-01", "2024-06-30") == ["2024-06-15"]
    (only,) = search(made, "AAA-BBB", "2024-06-15").itineraries
    assert only.doubts == ["XX1: from a crew roster, a plan for single dates"]


def test_a_departure_says_why_it_is_not_firm() -> None:
    cases = {
        "2024-06-01/2024-06-30": [],
        "2024-06-01/": ["its source gives no last date"],
        "2024-05-01/2024-06-10 last_bound=at_least": [
            "its source gives the last date as at least 2024-06-10"
        ],
        "2024-05-01/2024-06-30 last_bound=at_least": [],
        "2024-06-01/2024-06-30 first_bound=approximate": ["its first date is approximate"],
        "2024-06-01/2024-06-30 basis=reported known_on=2024-06-02": ["reported, not filed"],
    }
    for period, doubts in cases.items():
        made = network(f"XX1 AAA-BBB daily 08:00-09:30 {period}")
        assert the_departure(made, "AAA-BBB", "2024-06-12").doubts == doubts, period


# -- rule 3: assuming the last known pattern ----------------------------------------------------


def test_a_pattern_past_its_end_is_shown_only_where_asked_and_marked_assumed() -> None:
    made = network("XX1 AAA-BBB 36 08:00-09:30 2024-04-01/")
    assert flown(search(made, "AAA-BBB", "2024-11-06")) == []
    found = search(made, "AAA-BBB", "2024-11-06", assume=True)
    assert flown(found) == ["XX1 AAA-BBB"]
    (only,) = found.itineraries
    assert only.assumed
    assert only.doubts == ["XX1: the pattern is held until 2024-10-26 only"]
    assert flown(search(made, "AAA-BBB", "2024-11-07", assume=True)) == []  # a Thursday


def test_within_its_span_nothing_is_assumed() -> None:
    made = network("XX1 AAA-BBB 36 08:00-09:30 2024-04-01/")
    (only,) = search(made, "AAA-BBB", "2024-06-12", assume=True).itineraries
    assert not only.assumed
    assert flown(search(made, "AAA-BBB", "2024-03-27", assume=True)) == []  # never backwards


def test_a_pattern_is_assumed_for_366_days_and_no_longer() -> None:
    made = network("XX1 AAA-BBB daily 08:00-09:30 2024-04-01/")
    assert flown(search(made, "AAA-BBB", "2025-10-27", assume=True)) == ["XX1 AAA-BBB"]
    assert flown(search(made, "AAA-BBB", "2025-10-28", assume=True)) == []


@pytest.mark.parametrize(
    ("last", "assumed"),
    [
        ("2024-10-26", True),  # the season's last day: the timetable ends, not the flight
        ("2024-10-24", True),
        ("2024-10-23", False),
        ("2024-09-01", False),
    ],
)
def test_an_exact_end_inside_a_season_is_an_end_and_one_at_its_edge_is_not(
    last: str, assumed: bool
) -> None:
    made = network(f"XX1 AAA-BBB daily 08:00-09:30 2024-06-01/{last}")
    assert bool(flown(search(made, "AAA-BBB", "2024-11-06", assume=True))) == assumed


def test_an_end_that_is_only_at_least_may_be_assumed_over() -> None:
    made = network(
        "XX1 AAA-BBB daily 08:00-09:30 2024-06-10/2024-06-20 last_bound=at_least basis=filed"
    )
    assert flown(search(made, "AAA-BBB", "2024-07-03", assume=True)) == ["XX1 AAA-BBB"]


@pytest.mark.parametrize(
    "line",
    [
        "XX1 AAA-BBB 3 08:00-09:30 2024-06-05 basis=observed last_bound=at_least",
        "XX1 AAA-BBB 3 08:00-09:30 2024-06-05 basis=rostered last_bound=at_least",
        "XX1 AAA-BBB ? 08:00-09:30 2024-04-01/",
        "XX1 AAA-BBB daily ?-? 2024-04-01/",
        "XX1 AAA-BBB daily 08:00-09:30 2024-04-01/ basis=reported known_on=2024-03-01",
    ],
    ids=["a seen date", "a rostered date", "no days", "no times", "a promise"],
)
def test_what_is_no_pattern_of_days_and_times_is_never_assumed(line: str) -> None:
    made = network(line)
    assert flown(search(made, "AAA-BBB", "2024-11-06", assume=True)) == []
    if "observed" in line or "rostered" in line:
        assert not _of(made, "XX1").can_be_assumed(day("2024-11-06"))


def test_nothing_is_assumed_for_a_carrier_that_has_a_pattern_on_the_day() -> None:
    made = network(
        """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/2024-10-26 source=summer known_on=2024-03-01
        XX3 AAA-BBB 1 12:00-13:30 2024-10-27/2025-03-29 source=winter known_on=2024-09-01
        YY5 AAA-BBB daily 15:00-16:30 2024-04-01/2024-10-26 source=summer known_on=2024-03-01
        """
    )
    assert flown(search(made, "AAA-BBB", "2024-11-06", assume=True)) == ["YY5 AAA-BBB"]
    made = network(
        """
        XX1 AAA-BBB daily 08:00-09:30 2024-04-01/2024-10-26
        XX9 AAA-BBB 3 18:00-19:30 2024-11-06 basis=rostered known_on=2024-10-20
        """
    )
    assert flown(search(made, "AAA-BBB", "2024-11-06", assume=True)) == ["XX9 AAA-BBB"]


# -- rule 5: estimated times --------------------------------------------------------------------


def test_an_arrival_alone_gives_an_interval_of_departures_rounded_outwards() -> None:
    """06:50 at DDD is 21:50 UTC: less 5 h 47 to 7 h 17 is 14:33 to 16:03, in tens 14:30..16:10."""
    made = network("XX1 AAA-DDD 47 ?-06:50 days_basis=arrival")
    one = the_departure(made, "AAA-DDD", "2024-06-12")
    assert clocks(one) == "12-14:30..12-16:10 12-21:50"
    assert one.estimated
    assert one.dep.earliest <= one.dep_about <= one.dep.latest
    assert one.arr_about == one.arr.earliest


def test_a_departure_alone_gives_an_interval_of_arrivals() -> None:
    made = network("XX1 AAA-DDD 3 09:05-?")
    one = the_departure(made, "AAA-DDD", "2024-06-12")
    assert clocks(one) == "12-04:05 12-09:50..12-11:30"


def test_westward_over_2500_km_the_interval_reaches_half_an_hour_further() -> None:
    east = the_departure(network("XX1 AAA-DDD 3 09:05-?"), "AAA-DDD", "2024-06-12")
    west = the_departure(network("XX1 DDD-AAA 3 09:05-?"), "DDD-AAA", "2024-06-12")
    assert west.arr.latest - west.dep.latest - (east.arr.latest - east.dep.latest) == 30
    assert west.arr.earliest - west.dep.earliest == east.arr.earliest - east.dep.earliest


def test_known_blocks_of_the_route_and_direction_come_before_the_distance() -> None:
    """XX5 takes 5 h 40 and XX7 6 h 00 eastward: 5 h 25 to 6 h 15, whatever flies westward."""
    schedule = """
        XX1 AAA-DDD 3 09:00-?
        XX5 AAA-DDD 1 09:00-18:40
        YY7 AAA-DDD 1 09:00-19:00
        XX6 DDD-AAA 1 09:00-14:00
    """
    one = the_departure(network(schedule), "AAA-DDD", "2024-06-12")
    assert clocks(one) == "12-04:00 12-09:20..12-10:20"


@pytest.mark.parametrize(
    ("lands", "listed_on"),
    [
        ("06:50", "2024-06-12"),  # 19:33 to 21:03 the evening before
        ("09:30", "2024-06-12"),  # 22:13 to 23:43
        ("12:30", "2024-06-13"),  # 01:13 to 02:43 of the same day
    ],
)
def test_arrival_days_shift_where_every_block_gives_one_day(lands: str, listed_on: str) -> None:
    made = network(f"XX1 AAA-DDD 4 ?-{lands} days_basis=arrival")
    assert flying_days(made, "AAA-DDD", "2024-06-11", "2024-06-14") == [listed_on]


def test_an_estimate_that_straddles_midnight_is_listed_by_its_known_end() -> None:
    """10:30 on Thursday at DDD: the blocks give 23:13 on Wednesday to 00:43 on Thursday."""
    made = network("XX1 AAA-DDD 4 ?-10:30 days_basis=arrival")
    assert flying_days(made, "AAA-DDD", "2024-06-11", "2024-06-14") == ["2024-06-13"]
    one = the_departure(made, "AAA-DDD", "2024-06-13")
    assert local_date(one.dep.earliest, "Asia/Almaty") == day("2024-06-12")
    assert departure_days(_of(made, "XX1")) == "4"


def test_arrival_days_as_departure_days() -> None:
    assert departure_days(pattern("XX1 AAA-DDD 47 ?-06:50 days_basis=arrival")) == "36"
    assert departure_days(pattern("XX1 AAA-DDD 17 ?-06:50 days_basis=arrival")) == "67"
    assert departure_days(pattern("XX1 AAA-DDD 47 ?-12:30 days_basis=arrival")) == "47"
    assert departure_days(pattern("XX1 AAA-DDD 47 23:00-08:00+1 days_basis=arrival")) == "36"
    assert departure_days(pattern("XX1 AAA-DDD 47 ?-? days_basis=arrival")) == "47"
    assert departure_days(pattern("XX1 AAA-DDD 47 23:00-08:00+1")) == "47"


def test_arrival_days_of_every_second_week_are_departure_days_too() -> None:
    line = "XX1 AAA-DDD 4 ?-06:50 2024-06-01/2024-08-31 days_basis=arrival every=2"
    assert departure_days(pattern(line)) == "3"


def test_a_departure_clock_with_arrival_days_shifts_only_where_every_block_agrees() -> None:
    """Leaving AAA at 18:00 lands at 03:47 to 05:17 of the next day; at 14:00, at 23:47 to 01:17."""
    made = network("XX1 AAA-DDD 4 18:00-? days_basis=arrival")
    assert flying_days(made, "AAA-DDD", "2024-06-11", "2024-06-14") == ["2024-06-12"]
    made = network("XX1 AAA-DDD 4 14:00-? days_basis=arrival")
    assert flying_days(made, "AAA-DDD", "2024-06-11", "2024-06-14") == ["2024-06-13"]


def test_in_an_extended_pattern_the_departure_is_judged_by_the_season_not_the_arrival() -> None:
    """The last flight of summer leaves on Saturday 26 October and lands on the Sunday."""
    made = network("XX1 AAA-DDD daily ?-06:50 2024-06-01/ days_basis=arrival")
    assert flying_days(made, "AAA-DDD", "2024-10-24", "2024-11-30") == [
        "2024-10-24",
        "2024-10-25",
        "2024-10-26",
    ]


def test_a_stated_last_arrival_is_the_last_arrival() -> None:
    made = network("XX1 AAA-DDD daily ?-06:50 2024-06-01/2024-06-20 days_basis=arrival")
    found = flying_days(made, "AAA-DDD", "2024-05-25", "2024-06-30")
    assert (found[0], found[-1]) == ("2024-05-31", "2024-06-19")


def test_a_day_with_a_departure_is_a_day_that_the_pattern_covers() -> None:
    """Arrivals from 1 June leave from 31 May on: search, status and ways must not disagree."""
    made = network("XX1 AAA-DDD daily ?-06:50 2024-06-01/2024-06-20 days_basis=arrival")
    found = flying_days(made, "AAA-DDD", "2024-05-25", "2024-06-30")
    assert [on for on in found if not _of(made, "XX1").covers(day(on))] == []


def test_departure_days_with_an_arrival_clock_find_the_landing_that_fits() -> None:
    """Leaving on Wednesday, landing at 02:00: on Thursday."""
    made = network("XX1 AAA-DDD 3 ?-02:00")
    one = the_departure(made, "AAA-DDD", "2024-06-12")
    assert one.arr.earliest == utc("2024-06-12 17:00")
    assert local_date(one.dep_about, "Asia/Almaty") == day("2024-06-12")


PACIFIC = """
    AAA AAA PP Asia/Tokyo 35.5,139.8
    BBB BBB QQ Pacific/Honolulu 21.3,-157.9
"""


def test_a_flight_over_the_date_line_may_land_on_the_day_before() -> None:
    """Leaving Tokyo's zone at about 00:30, landing in Honolulu's at 13:45 the day before."""
    made = network("XX1 AAA-BBB 3 ?-13:45", places=PACIFIC)
    one = the_departure(made, "AAA-BBB", "2024-06-12")
    assert local_date(one.dep_about, "Asia/Tokyo") == day("2024-06-12")
    assert to_local(one.arr.earliest, "Pacific/Honolulu").date() == day("2024-06-11")


def test_about_is_the_same_flights_own_block_where_one_is_known() -> None:
    """XX1 took 5 h 47 in spring and YY9 6 h 20: XX1's minute is kept, another's is rounded."""
    schedule = """
        XX1 AAA-DDD daily 09:00-18:47 2024-04-01/2024-05-20
        YY9 AAA-DDD daily 09:00-19:20 2024-04-01/2024-05-20
        XX1 AAA-DDD 3 ?-18:31 source=another
        XX3 AAA-DDD 3 ?-23:31 source=another
    """
    own, other = network(schedule).departures(("AAA", "DDD"), TODAY)
    assert own.arr_about - own.dep_about == 5 * 60 + 47
    assert own.dep_about == utc("2024-06-12 03:44")
    assert own.dep.latest - own.dep.earliest == other.dep.latest - other.dep.earliest
    assert other.dep_about % 10 == 0


def test_both_clocks_without_a_day_shift_take_the_day_that_fits_the_distance() -> None:
    for times, lands in (("09:00-18:50+?", "2024-06-12 09:50"), ("20:00-05:50+?", "12 20:50")):
        one = the_departure(network(f"XX1 AAA-DDD 3 {times}"), "AAA-DDD", "2024-06-12")
        assert one.arr.earliest == utc(lands if len(lands) > 8 else "2024-06-" + lands)
        assert not one.estimated


def test_a_leg_without_clock_times_flies_on_its_days_but_has_no_timed_departure() -> None:
    made = network("XX1 AAA-BBB 36 ?-?")
    assert flying_days(made, "AAA-BBB", "2024-06-01", "2024-06-30") == []
    only = _of(made, "XX1")
    assert flies_on(only, TODAY) is True
    assert flies_on(only, TODAY + DAY) is False
    assert flies_on(pattern("XX1 AAA-BBB ? ?-?"), TODAY) is None
    assert flies_on(pattern("XX1 AAA-BBB ? ?-?"), TODAY + 90 * DAY) is False


def test_every_second_week_is_every_second_week() -> None:
    made = network("XX1 AAA-BBB 3 08:00-09:30 2024-06-01/2024-07-31 every=2")
    assert flying_days(made, "AAA-BBB", "2024-06-01", "2024-07-31") == [
        "2024-06-12",
        "2024-06-26",
        "2024-07-10",
        "2024-07-24",
    ]


def test_two_sources_of_one_departure_give_it_once_by_the_better_times() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 ?-18:50 source=arrivals
        XX1 AAA-DDD 3 09:00-18:50 source=timetable
        XX AAA-DDD 3 09:00-18:50 source=press basis=reported known_on=2024-06-02
        XX3 AAA-DDD 3 09:05-18:55 source=timetable
        YY1 AAA-DDD 3 09:00-18:50 source=timetable
        """
    )
    found = made.departures(("AAA", "DDD"), TODAY)
    assert [d.pattern.leg.flight for d in found] == ["XX1", "YY1", "XX3"]
    assert not any(d.estimated for d in found)


# -- zones --------------------------------------------------------------------------------------


def test_the_clock_stays_where_the_zone_changes_in_the_middle_of_a_period() -> None:
    """AAA went from UTC+6 to +5 on 1 March 2024: 08:00 there is an hour later, DDD's is not."""
    made = network("XX1 AAA-DDD daily 08:00-17:00 2024-02-01/2024-03-30")
    before = the_departure(made, "AAA-DDD", "2024-02-29")
    after = the_departure(made, "AAA-DDD", "2024-03-01")
    assert clocks(before) == "29-02:00 29-08:00"
    assert clocks(after) == "01-03:00 01-08:00"


def test_an_estimate_follows_the_zone_of_its_known_end() -> None:
    made = network("XX1 AAA-DDD daily ?-17:00 2024-02-01/2024-03-30")
    before = the_departure(made, "AAA-DDD", "2024-02-29")
    after = the_departure(made, "AAA-DDD", "2024-03-01")
    assert after.arr.earliest - before.arr.earliest == 24 * 60
    assert after.dep.earliest - before.dep.earliest == 24 * 60
    assert to_local(before.dep.earliest, "Asia/Almaty").hour == 6
    before_hour = to_local(before.dep.earliest, "Asia/Almaty").hour
    assert to_local(after.dep.earliest, "Asia/Almaty").hour == before_hour - 1


def test_no_arrival_is_lost_where_the_clocks_change() -> None:
    """Twelve landings at 01:45 are twelve departures.

    In winter time the interval straddles midnight at AAA, so the landing of 31 March is listed on
    that day; in summer time all of it is the day before, so that of 1 April is listed there too.
    """
    made = network("XX1 AAA-FFF daily ?-01:45 2024-03-25/2024-04-05 days_basis=arrival")
    found = flying_days(made, "AAA-FFF", "2024-03-20", "2024-04-10")
    assert found.count("2024-03-31") == 2
    assert len(found) == 12


def test_where_the_zone_changes_the_landing_is_the_one_that_fits_the_departure_day() -> None:
    """Leaving FFF on 29 February 2024, landing at 09:52 by AAA's clock.

    AAA's day was 25 hours long: landing on the 29th means a departure on the 28th for every block,
    landing on 1 March one between 21:40 on the 29th and 23:40 or later.
    """
    made = network("XX1 FFF-AAA daily ?-09:52 2024-01-01/2024-12-31")
    one = the_departure(made, "FFF-AAA", "2024-02-29")
    ends = [local_date(t, "Europe/Berlin") for t in (one.dep.earliest, one.dep.latest)]
    assert day("2024-02-29") in ends


@settings(deadline=None)
@given(
    st.integers(0, 1439),
    st.sampled_from(["AAA-DDD", "DDD-AAA", "AAA-FFF", "FFF-AAA", "BBB-CCC"]),
    st.sampled_from(["2024-02-14", "2024-06-12"]),
    st.booleans(),
)
def test_an_arrival_alone_is_listed_on_the_one_departure_day_or_on_the_arrivals(
    clock: int, route: str, on: str, arrival_days: bool
) -> None:
    """And one departure a day whatever the clock: never none, never two."""
    basis = "arrival" if arrival_days else "departure"
    lands = f"{clock // 60:02d}:{clock % 60:02d}"
    made = network(f"XX1 {route} daily ?-{lands} 2024-01-01/2024-12-31 days_basis={basis}")
    one = the_departure(made, route, on)
    home = one.pattern.origin.zone
    ends = {local_date(t, home) for t in (one.dep.earliest, one.dep.latest)}
    if arrival_days and len(ends) == 1:
        assert ends == {day(on)}
    elif arrival_days:
        assert local_date(one.arr.earliest, one.pattern.destination.zone) == day(on)
    else:
        assert day(on) in ends
    assert one.dep.earliest % 10 == one.dep.latest % 10 == 0


def test_the_patterns_of_a_leg_are_those_of_its_row() -> None:
    """The maker itself: a line becomes the leg it says."""
    made = leg("XX12 AAA-DDD 2..4 22:00-06:30+1 2024-06-01/2024-summer basis=observed seats=180")
    assert (made.carrier, made.number, made.route, made.days) == ("XX", "12", ("AAA", "DDD"), "234")
    assert (made.dep_local, made.arr_local, made.day_shift) == (1320, 390, 1)
    assert made.first is not None
    assert made.last is not None
    assert (made.first.day, made.last.latest) == (day("2024-06-01"), day("2024-10-26"))
