"""Minimum connecting times: which row of the table decides, and what kind a connection is."""

from __future__ import annotations

import pytest
from network_makers import flown, mct, network, search, stations

from planner.connections import ConnectingTimes, Minimum, status

PLACES = stations()


@pytest.mark.parametrize(
    ("kind", "minutes"), [("DD", 30), ("DI", 60), ("ID", 90), ("II", 90), ("inter", 240)]
)
def test_without_any_row_the_iata_default_of_the_status_decides(kind: str, minutes: int) -> None:
    assert ConnectingTimes([]).minimum("BBB", "XX", "YY", kind) == Minimum(
        minutes, f"IATA default {kind}"
    )


LADDER = [
    (mct("", "II", 95), "IATA default II"),
    (mct("BBB", "II", 80), "station standard II BBB"),
    (mct("BBB", "II", 70, arriving="XX"), "arriving carrier at the station II BBB"),
    (mct("BBB", "II", 60, departing="YY"), "departing carrier at the station II BBB"),
    (mct("BBB", "II", 50, arriving="XX", departing="YY"), "carrier pair at the station II BBB"),
]


@pytest.mark.parametrize("height", range(1, len(LADDER) + 1))
def test_the_most_particular_row_decides_and_is_named(height: int) -> None:
    rows = [row for row, _ in LADDER[:height]]
    expected = Minimum(rows[-1].minutes, LADDER[height - 1][1])
    for order in (rows, rows[::-1]):
        assert ConnectingTimes(order).minimum("BBB", "XX", "YY", "II") == expected


def test_the_example_of_the_manual() -> None:
    """AA→IB at MAD: the pair's 1:35, without it the departing IB's 1:40, else AA's 1:30."""
    rows = [
        mct("MAD", "ID", 95, "AA", "IB"),
        mct("MAD", "ID", 100, departing="IB"),
        mct("MAD", "ID", 90, arriving="AA"),
    ]
    decided = [ConnectingTimes(rows[n:]).minimum("MAD", "AA", "IB", "ID").minutes for n in range(3)]
    assert decided == [95, 100, 90]


@pytest.mark.parametrize("level", range(len(LADDER)))
def test_a_suppression_of_any_level_wins_over_every_time(level: int) -> None:
    """Even one of the whole station over the carrier pair's own time."""
    rows = [row for row, _ in LADDER]
    old = rows[level]
    rows[level] = mct(old.station, "II", None, old.arrival_carrier, old.departure_carrier)
    decided = ConnectingTimes(rows).minimum("BBB", "XX", "YY", "II")
    assert decided.minutes is None
    assert decided.rule.startswith("suppressed")


def test_rows_of_others_do_not_matter() -> None:
    rows = [
        mct("CCC", "II", 10),
        mct("BBB", "DD", 11),
        mct("BBB", "II", 12, arriving="YY"),
        mct("BBB", "II", 13, departing="XX"),
        mct("BBB", "II", 14, arriving="YY", departing="XX"),
        mct("BBB", "II", None, arriving="ZZ"),
    ]
    found = ConnectingTimes(rows).minimum("BBB", "XX", "YY", "II")
    assert found == Minimum(90, "IATA default II")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("AAA BBB BBB AAA", "DD"),
        ("AAA BBB BBB CCC", "DI"),
        ("CCC BBB BBB AAA", "ID"),
        ("CCC BBB BBB DDD", "II"),
        ("AAA DDD EEE CCC", "inter"),
        ("DDD EEE EEE DDD", "DD"),
    ],
)
def test_a_leg_is_domestic_where_both_its_stations_are_in_one_country(
    path: str, expected: str
) -> None:
    previous, here, there, following = (PLACES[code] for code in path.split())
    assert status(previous, here, there, following) == expected


@pytest.mark.parametrize(
    ("route", "first", "second", "least"),
    [
        ("AAA-GGG", "AAA-FFF 08:00-10:00", "FFF-GGG 11:{}-13:00", 90),
        ("AAA-CCC", "AAA-BBB 08:00-10:00", "BBB-CCC 11:{}-15:00", 60),
        ("GGG-AAA", "GGG-FFF 08:00-10:00", "FFF-AAA 11:{}-20:00", 60),
        ("AAA-DDD", "AAA-CCC 05:00-10:00", "CCC-DDD 11:{}-15:00", 90),
    ],
)
def test_the_search_keeps_the_default_of_each_status_to_the_minute(
    route: str, first: str, second: str, least: int
) -> None:
    """ID 90, DI 60, DI 60, II 90: a connection holds at its minimum and not a minute below."""

    def schedule(minute: int) -> str:
        (one, when), (two, then) = first.split(), second.format(f"{minute:02d}").split()
        return f"XX1 {one} daily {when}\nYY2 {two} daily {then}"

    held = search(network(schedule(least - 60)), route)
    assert [i.connections[0].minimum.minutes for i in held.itineraries] == [least]
    if least > 60:
        late = search(network(schedule(least - 61)), route)
        assert late.itineraries == []
        assert f"{least - 1} < {least} min, IATA default" in late.near_misses[0].detail


def test_a_domestic_connection_takes_half_an_hour() -> None:
    places = """
        AAA AAA PP Asia/Almaty 50,70
        BBB BBB PP Asia/Almaty 45,75
        CCC CCC PP Asia/Almaty 42,80
    """
    for leaves, holds in (("10:30", True), ("10:29", False)):
        made = network(
            f"XX1 AAA-BBB daily 08:00-10:00\nXX2 BBB-CCC daily {leaves}-12:00", places=places
        )
        assert bool(search(made, "AAA-CCC").itineraries) == holds


def test_a_row_of_the_table_decides_a_connection_of_the_search_and_is_named() -> None:
    schedule = "XX1 AAA-CCC daily 08:00-14:00\nYY2 CCC-DDD daily 14:45-18:00"
    assert flown(search(network(schedule), "AAA-DDD")) == []
    made = network(schedule, connecting_times=[mct("CCC", "II", 45)])
    (only,) = search(made, "AAA-DDD").itineraries
    assert only.connections[0].minimum == Minimum(45, "station standard II CCC")
    assert only.connections[0].wait.exact
    assert only.connections[0].wait.earliest == 45


def test_a_suppressed_connection_is_a_near_miss_that_names_the_rule() -> None:
    made = network(
        "XX1 AAA-CCC daily 08:00-14:00\nYY2 CCC-DDD daily 17:00-20:00",
        connecting_times=[mct("CCC", "II", None, departing="YY")],
    )
    found = search(made, "AAA-DDD")
    assert found.itineraries == []
    (miss,) = found.near_misses
    assert miss.reason == "suppressed"
    assert miss.stations == ("AAA", "CCC", "DDD")
    assert miss.flights == ("XX1", "YY2")
    assert "departing carrier at the station CCC II" in miss.detail


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("XX1", "XX2", "online"),
        ("XX1", "YY2", "self-transfer"),
        ("XX1 codeshares=YY901", "YY2", "codeshare"),
        ("XX1", "YY2 codeshares=XX902", "codeshare"),
        ("XX1 codeshares=ZZ1", "YY2 codeshares=QQ7,ZZ2", "codeshare"),
        ("XX1 codeshares=ZZ1", "YY2 codeshares=QQ7", "self-transfer"),
    ],
)
def test_kinds_of_connection_are_told_apart(first: str, second: str, kind: str) -> None:
    (one, *shares), (two, *more) = first.split(), second.split()
    made = network(
        f"{one} AAA-CCC daily 08:00-14:00 {' '.join(shares)}\n"
        f"{two} CCC-DDD daily 17:00-20:00 {' '.join(more)}"
    )
    (only,) = search(made, "AAA-DDD").itineraries
    assert only.connections[0].kind == kind
