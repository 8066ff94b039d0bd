"""Ways: which carriers fly each hop, how often, and how we know, where times are not needed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from network_makers import listed, network, seen

from planner.network import Network
from planner.search import Limits
from planner.ways import Service, Way, find_ways, services

WEDNESDAY = date(2024, 6, 12)


def ways(made: Network, route: str, day: date = WEDNESDAY, **limits: Any) -> list[Way]:
    """Ways of 'AAA-DDD', or of 'AAA,BBB-DDD,EEE'."""
    origins, destinations = (tuple(side.split(",")) for side in route.split("-"))
    return find_ways(made, origins, destinations, day, Limits(**limits))


def paths(found: list[Way]) -> list[str]:
    return ["-".join((w.hops[0].route[0], *w.via, w.hops[-1].route[1])) for w in found]


def the_way(made: Network, route: str, day: date = WEDNESDAY, **limits: Any) -> Way:
    (only,) = ways(made, route, day, **limits)
    return only


def known(made: Network, route: str, day: date = WEDNESDAY) -> list[Service]:
    origin, destination = route.split("-")
    return services(made, (origin, destination), day)


# -- hops combine -------------------------------------------------------------------------------


def test_a_nonstop_is_a_way_of_one_hop() -> None:
    only = the_way(network("XX1 AAA-DDD 36 ?-?"), "AAA-DDD")
    assert (only.via, only.state, only.circuity) == ((), "covered", 1.0)
    (service,) = only.hops[0].services
    assert (service.carrier, service.state, service.days, service.weekly) == (
        "XX",
        "covered",
        "36",
        2,
    )


def test_two_hops_combine_without_any_clock_time() -> None:
    made = network("XX1 AAA-BBB 135 ?-?\nYY2 BBB-DDD 357 ?-?")
    only = the_way(made, "AAA-DDD")
    assert only.via == ("BBB",)
    assert only.state == "covered"
    assert only.common_days == "35"
    km = made.km("AAA", "BBB") + made.km("BBB", "DDD")
    assert only.circuity == pytest.approx(km / made.km("AAA", "DDD"))


def test_a_hop_missing_is_no_way() -> None:
    made = network("XX1 AAA-BBB daily ?-?\nYY2 CCC-DDD daily ?-?\nYY2 DDD-BBB daily ?-?")
    assert ways(made, "AAA-DDD") == []
    long_ago = "YY2 BBB-DDD daily ?-? 2019-04-01/2019-10-26 known_on=2019-06-01"
    assert ways(network("XX1 AAA-BBB daily ?-?\n" + long_ago), "AAA-DDD") == []


def test_two_connections_only_where_asked_for_and_none_where_not() -> None:
    made = network("XX1 AAA-BBB 12 ?-?\nYY2 BBB-CCC 23 ?-?\nZZ3 CCC-DDD 24 ?-?")
    assert ways(made, "AAA-DDD") == []
    only = the_way(made, "AAA-DDD", max_stops=2)
    assert only.via == ("BBB", "CCC")
    assert only.common_days == "2"
    two = network("XX1 AAA-BBB 12 ?-?\nYY2 BBB-DDD 23 ?-?")
    assert ways(two, "AAA-DDD", max_stops=0) == []


def test_a_long_detour_is_no_way() -> None:
    """AAA to CCC by FFF is 6.03 times the direct distance."""
    made = network("XX1 AAA-FFF daily ?-?\nYY2 FFF-CCC daily ?-?")
    assert ways(made, "AAA-CCC") == []
    assert paths(ways(made, "AAA-CCC", max_circuity=6.1)) == ["AAA-FFF-CCC"]


def test_no_way_returns_through_the_origins_or_the_destinations_city() -> None:
    made = network("XX1 AAA-EEE daily ?-?\nXX2 EEE-DDD daily ?-?\nXX3 DDD-AAA daily ?-?")
    assert ways(made, "AAA-DDD", max_stops=2) == []
    assert paths(ways(made, "AAA-DDD,EEE", max_stops=2)) == ["AAA-EEE"]


def test_a_country_and_a_city_are_asked_for_by_their_stations() -> None:
    made = network("""
        XX1 AAA-DDD daily ?-?
        YY1 BBB-EEE daily ?-?
        XX5 AAA-BBB daily ?-?
    """)
    found = paths(ways(made, "AAA,BBB-DDD,EEE"))
    assert sorted(found) == ["AAA-BBB-EEE", "AAA-DDD", "BBB-EEE"]
    assert found[2] == "AAA-BBB-EEE"


def test_nonstop_first_then_covered_then_the_newest_evidence_and_eight_at_most() -> None:
    made = network(
        """
        XX1 AAA-DDD 1 ?-? 2023-04-01/2023-10-28 known_on=2023-04-01
        XX2 AAA-BBB 1 ?-? 2024-04-01/ known_on=2024-04-01
        XX3 BBB-DDD 1 ?-? 2024-04-01/ known_on=2024-04-01
        XX4 AAA-CCC 1 ?-? 2024-04-01/2024-05-20 known_on=2024-05-20
        XX5 CCC-DDD 1 ?-? 2024-04-01/2024-05-20 known_on=2024-05-20
        """,
        as_of="2024-06-12",
    )
    found = ways(made, "AAA-DDD")
    assert paths(found) == ["AAA-DDD", "AAA-BBB-DDD", "AAA-CCC-DDD"]
    assert [w.state for w in found] == ["last_known", "covered", "last_known"]

    places = "\n".join(
        [
            "AAA AAA PP Asia/Almaty 50,60",
            "ZZZ ZZZ PP Asia/Almaty 50,80",
            *(f"V{n:02d} V{n:02d} PP Asia/Almaty 50,{65 + n}" for n in range(10)),
        ]
    )
    lines = "\n".join(f"XX{n} AAA-V{n:02d} 1 ?-?\nXX{n} V{n:02d}-ZZZ 1 ?-?" for n in range(10))
    assert len(ways(network(lines, places=places), "AAA-ZZZ")) == 8


# -- covered or last known ----------------------------------------------------------------------


def test_hops_combine_as_covered_only_where_both_are_covered() -> None:
    made = network("""
        XX1 AAA-BBB daily ?-? 2024-04-01/
        YY2 BBB-DDD 357 ?-? 2023-11-01/2024-03-20
    """)
    only = the_way(made, "AAA-DDD")
    assert [h.covered for h in only.hops] == [True, False]
    assert only.state == "last_known"
    assert only.hops[1].services[0].state == "last_known"
    assert only.common_days == "357"


def test_a_way_is_as_old_as_its_oldest_hop() -> None:
    made = network(
        """
        XX1 AAA-BBB daily ?-? 2024-04-01/ known_on=2024-05-01
        YY2 BBB-DDD daily ?-? 2024-04-01/ known_on=2024-04-10
        """,
        as_of="2024-06-12",
    )
    only = the_way(made, "AAA-DDD")
    assert only.hops[0].shown_on == date(2024, 5, 1)
    assert only.shown_on == date(2024, 4, 10)


def test_evidence_keeps_a_service_young() -> None:
    made = network(
        "XX1 AAA-DDD daily ?-? 2024-04-01/ known_on=2024-04-10",
        evidence=[seen("XX1", "AAA-DDD", "2024-06-02")],
        as_of="2024-06-12",
    )
    (service,) = known(made, "AAA-DDD")
    assert service.shown_on == date(2024, 6, 2)


def test_what_was_last_known_over_three_years_ago_is_no_way() -> None:
    made = network("XX1 AAA-DDD daily ?-? 2021-04-01/2021-10-30 known_on=2021-06-01")
    assert paths(ways(made, "AAA-DDD", date(2024, 6, 1))) == ["AAA-DDD"]
    assert ways(made, "AAA-DDD", date(2024, 6, 12)) == []


def test_what_begins_only_later_is_no_way_yet() -> None:
    assert ways(network("XX1 AAA-DDD daily ?-? 2024-07-01/"), "AAA-DDD") == []


def test_of_a_carrier_that_is_covered_older_patterns_are_not_told() -> None:
    made = network("""
        XX1 AAA-DDD 1 ?-? 2023-11-01/2024-03-20 source=winter known_on=2023-11-01
        XX1 AAA-DDD 36 ?-? 2024-04-01/ source=summer known_on=2024-03-01
        YY1 AAA-DDD 5 ?-? 2023-11-01/2024-03-20 source=winter known_on=2023-11-01
    """)
    assert [(s.carrier, s.state, s.days) for s in known(made, "AAA-DDD")] == [
        ("XX", "covered", "36"),
        ("YY", "last_known", "5"),
    ]


# -- promised and listed ------------------------------------------------------------------------


def test_a_promise_is_told_as_promised_and_covers_nothing() -> None:
    made = network("XX1 AAA-DDD 36 ?-? 2024-06-10/ basis=reported known_on=2024-05-20")
    only = the_way(made, "AAA-DDD")
    assert only.state == "last_known"
    (service,) = only.hops[0].services
    assert (service.state, service.basis, service.weekly) == ("promised", "reported", 2)
    assert service.shown_on == date(2024, 5, 20)


def test_a_confirmed_promise_is_covered() -> None:
    made = network(
        "XX1 AAA-DDD 36 ?-? 2024-06-10/ basis=reported known_on=2024-05-20",
        evidence=[seen("XX1", "AAA-DDD", "2024-06-11")],
        as_of="2024-06-12",
    )
    assert the_way(made, "AAA-DDD").state == "covered"


def test_a_listing_is_told_without_days_in_both_directions() -> None:
    made = network(sightings=[listed("XX", "AAA-DDD", "2024-07 2024-08", known_on="2024-05-20")])
    for route in ("AAA-DDD", "DDD-AAA"):
        only = the_way(made, route)
        assert only.state == "last_known"
        assert only.common_days is None
        (service,) = only.hops[0].services
        assert (service.state, service.basis, service.weekly, service.days) == (
            "listed",
            "sighted",
            None,
            "",
        )
        assert service.note == "listed for July 2024 and August 2024, without days or times"
        assert service.shown_on == date(2024, 5, 20)


def test_services_come_best_known_first() -> None:
    made = network(
        """
        XX1 AAA-DDD 1 ?-? 2024-04-01/
        YY1 AAA-DDD 2 ?-? 2023-04-01/2023-10-28
        ZZ1 AAA-DDD 3 ?-? 2024-07-01/ basis=reported known_on=2024-05-20
        """,
        sightings=[
            listed("QQ", "AAA-DDD", "2024-07", known_on="2024-05-20"),
            listed("XX", "AAA-DDD", "2024-07", known_on="2024-05-20"),
        ],
    )
    assert [(s.carrier, s.state) for s in known(made, "AAA-DDD")] == [
        ("XX", "covered"),
        ("YY", "last_known"),
        ("ZZ", "promised"),
        ("QQ", "listed"),
    ]


# -- days and counts ----------------------------------------------------------------------------


def test_common_days_are_unknown_where_those_of_one_hop_are() -> None:
    made = network("XX1 AAA-BBB 135 ?-?\nYY2 BBB-DDD ? ?-?")
    assert the_way(made, "AAA-DDD").common_days is None
    never = network("XX1 AAA-BBB 135 ?-?\nYY2 BBB-DDD 24 ?-?")
    assert the_way(never, "AAA-DDD").common_days == ""


def test_the_days_of_a_hop_are_those_of_all_its_covered_carriers() -> None:
    made = network("""
        XX1 AAA-DDD 1 ?-?
        YY1 AAA-DDD 36 ?-?
        ZZ1 AAA-DDD 7 ?-? 2023-04-01/2023-10-28
    """)
    assert the_way(made, "AAA-DDD").hops[0].days == "136"


def test_arrival_days_are_told_as_departure_days() -> None:
    (service,) = known(network("XX1 AAA-DDD 47 ?-06:50 days_basis=arrival"), "AAA-DDD")
    assert (service.days, service.weekly) == ("36", 2)


def test_departures_a_week_are_counted_over_the_flights_of_a_carrier() -> None:
    made = network("XX1 AAA-DDD daily 08:00-18:00\nXX3 AAA-DDD 36 12:00-22:00")
    (service,) = known(made, "AAA-DDD")
    assert service.weekly == 9


def test_two_sources_of_one_flight_are_not_two_flights() -> None:
    """Counted is counted: dated operations, each once, as in the departures of the search."""
    made = network("""
        XX1 AAA-DDD 36 08:00-18:00 2024-04-01/2024-10-26 source=one known_on=2024-03-01
        XX1 AAA-DDD 36 08:00-18:00 2024-06-01/2024-06-30 source=other known_on=2024-06-01
    """)
    assert len(made.departures(("AAA", "DDD"), WEDNESDAY)) == 1
    (service,) = known(made, "AAA-DDD")
    assert service.weekly == 2


def test_a_single_seen_date_adds_nothing_to_a_pattern_that_has_it() -> None:
    made = network("""
        XX1 AAA-DDD 36 08:00-18:00 2024-04-01/2024-10-26 source=one
        XX1 AAA-DDD 3 08:00-18:00 2024-06-12 source=other basis=observed known_on=2024-06-12
    """)
    (service,) = known(made, "AAA-DDD")
    assert service.weekly == 2


def test_every_second_week_is_not_every_week() -> None:
    (service,) = known(network("XX1 AAA-DDD 36 08:00-18:00 every=2"), "AAA-DDD")
    assert service.weekly is None
    assert service.days == "36"


def test_a_single_date_gives_no_weekly_count() -> None:
    made = network("XX1 AAA-DDD 3 08:00-18:00 2024-06-12 basis=observed known_on=2024-06-12")
    (service,) = known(made, "AAA-DDD")
    assert (service.weekly, service.note) == (None, "single dates")


def test_unknown_days_give_no_weekly_count() -> None:
    made = network("XX1 AAA-DDD 36 ?-?\nXX3 AAA-DDD ? ?-?")
    (service,) = known(made, "AAA-DDD")
    assert service.weekly is None
