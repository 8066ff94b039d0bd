"""The seven statuses, each from the smallest case that has it; the order among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from network_makers import network

from planner.network import Network
from planner.status import Status, status_on
from routes.model import Claim, Coverage, Evidence, Kind, Mark
from routes.periods import read_when

ROUTE = ("AAA", "BBB")
DAY = date(2024, 6, 12)


def mark(day: str) -> Mark:
    return Mark("test", "made for a test", "high", date.fromisoformat(day), None, read_when(day))


def claim(kind: Kind, effective: str = "", told: str = "2024-05-01", **changes: Any) -> Claim:
    made = Claim(
        id=1,
        announced_on=read_when(told),
        announced_by="Somebody",
        source_class="regulator",
        kind=kind,
        origin="AAA",
        destination="BBB",
        scope="route",
        carriers=frozenset({"XX"}),
        effective=read_when(effective),
        weekly_before=None,
        weekly_after=None,
        weekly_after_max=None,
        direction="",
        side="",
        stage="announced",
        notes="",
        mark=mark(told),
    )
    return replace(made, **changes)


def seen(on: str, carrier: str = "XX", route: tuple[str, str] = ROUTE) -> Evidence:
    return Evidence(carrier, "", *route, date.fromisoformat(on), "flight", None, "seen", mark(on))


def covers(complete: bool, carriers: str = "") -> Coverage:
    season = (date(2024, 3, 31), date(2024, 10, 26))
    stations = frozenset({"AAA"})
    return Coverage(
        "season",
        stations,
        frozenset(),
        frozenset(carriers.split()),
        *season,
        complete,
        "",
        mark("2024-03-01"),
    )


def known(as_of: str = "2024-06-01", schedule: str = "", **facts: Any) -> Network:
    return Network(replace(network(schedule, as_of=as_of).facts, **facts))


def status(made: Network, day: date = DAY) -> Status:
    return status_on(made, ROUTE, day).status


def test_nothing_held_is_unknown() -> None:
    assert status(known()) is Status.UNKNOWN


def test_a_filed_leg_that_covers_the_date_operates_before_its_start_it_is_future() -> None:
    filed = "XX1 AAA-BBB 36 08:00-09:30 2024-06-05/2024-10-26 known_on=2024-05-01"
    assert status(known("2024-06-06", filed)) is Status.OPERATING
    assert status(known("2024-06-01", filed)) is Status.FILED_FUTURE
    assert status(known("2024-06-06", filed), date(2024, 11, 1)) is Status.UNKNOWN


def test_a_sample_proves_no_absence_a_complete_source_does() -> None:
    assert status(known(coverage=[covers(False)])) is Status.UNKNOWN
    assert status(known(coverage=[covers(True)])) is Status.NEVER_SEEN
    past = [seen("2023-05-01")]
    assert status(known(coverage=[covers(True)], evidence=past)) is Status.SUSPENDED
    assert status(known(coverage=[covers(True, "YY")], evidence=past)) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        ("2024-06-12", Status.ANNOUNCED_DATED),
        ("2024-06-13", Status.UNKNOWN),
        ("2024-06", Status.ANNOUNCED_UNDATED),
        ("2024-summer", Status.ANNOUNCED_UNDATED),
        ("2024-07", Status.UNKNOWN),
        ("", Status.ANNOUNCED_UNDATED),
    ],
)
def test_a_promise_counts_from_its_day_and_as_exactly_as_it_was_said(
    effective: str, expected: Status
) -> None:
    assert status(known(claims=[claim(Kind.NEW_ROUTE, effective)])) is expected


def test_a_country_wide_permission_sets_no_status() -> None:
    wide = claim(Kind.RESUME, "2024-06-01", scope="all", origin="PP", destination="QQ")
    assert status(known(claims=[wide])) is Status.UNKNOWN


def test_a_stop_suspends_until_a_later_promise_is_due() -> None:
    stop = claim(Kind.SUSPEND, "2024-05-10", told="2024-05-09")
    back = claim(Kind.RESUME, "2024-06-20", told="2024-05-20", id=2)
    made = known(claims=[stop, back], evidence=[seen("2024-04-01")])
    assert status(made, date(2024, 5, 9)) is Status.UNKNOWN
    assert status(made, date(2024, 5, 10)) is Status.SUSPENDED
    assert status(made, date(2024, 6, 19)) is Status.SUSPENDED
    assert status(made, date(2024, 6, 20)) is Status.ANNOUNCED_DATED


def test_one_carriers_stop_is_its_own() -> None:
    stop = claim(Kind.SUSPEND, "2024-05-10", told="2024-05-09")
    both = [seen("2024-04-01"), seen("2024-04-02", "YY")]
    assert status(known(claims=[stop], evidence=both)) is Status.UNKNOWN
    other = claim(Kind.SUSPEND, "2024-05-12", told="2024-05-11", carriers=frozenset({"YY"}), id=2)
    assert status(known(claims=[stop, other], evidence=both)) is Status.SUSPENDED
    long_gone = [seen("2024-04-01"), seen("2020-04-02", "YY")]
    assert status(known(claims=[stop], evidence=long_gone)) is Status.SUSPENDED


def test_a_decrease_names_a_carrier_that_flies() -> None:
    stop = claim(Kind.SUSPEND, "2024-05-10", told="2024-05-09")
    flies = claim(Kind.DECREASE, "2024-03-01", told="2024-02-01", carriers=frozenset({"YY"}), id=2)
    assert status(known(claims=[stop, flies], evidence=[seen("2024-04-01")])) is Status.UNKNOWN


def test_later_evidence_reaches_back_to_the_beginning_but_not_across_a_stop() -> None:
    stop = claim(Kind.SUSPEND, "2024-03-01", told="2024-02-20")
    back = claim(Kind.RESUME, "2024-06-10", told="2024-05-20", id=2)
    facts = {"claims": [stop, back], "evidence": [seen("2024-01-05"), seen("2024-08-01")]}
    made = known("2024-09-01", **facts)
    assert status(made, date(2024, 6, 10)) is Status.OPERATING
    assert status(made, date(2024, 6, 9)) is Status.SUSPENDED
    assert status(made, date(2024, 1, 5)) is Status.OPERATING


def test_evidence_of_one_direction_settles_both() -> None:
    promise = claim(Kind.NEW_ROUTE, "2024-06-01")
    made = known(
        "2024-06-20", claims=[promise], evidence=[seen("2024-06-15", route=("BBB", "AAA"))]
    )
    assert status(made, date(2024, 6, 12)) is Status.OPERATING


def test_a_carriers_stop_told_after_its_filing_is_not_operating() -> None:
    filed = "XX1 AAA-BBB 36 08:00-09:30 2024-04-01/2024-10-26 known_on=2024-03-01"
    stop = claim(Kind.SUSPEND, "2024-06-01", told="2024-05-25")
    made = known("2024-06-01", filed, claims=[stop])
    assert status(made, date(2024, 5, 30)) is Status.OPERATING
    assert status(made) is Status.SUSPENDED


def test_a_past_promise_with_a_complete_schedule_without_it_is_no_longer_announced() -> None:
    promise = claim(Kind.NEW_ROUTE, "2024-06-01")
    made = known("2024-06-12", claims=[promise], coverage=[covers(True)])
    assert status(made) is Status.NEVER_SEEN
    before = known("2024-05-20", claims=[promise], coverage=[covers(True)])
    assert status(before) is Status.ANNOUNCED_DATED
