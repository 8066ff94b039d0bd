"""When a job runs: intervals and local times of day, over every change of a zone's rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from conftest import at
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule import Daily, Every, Schedule, read_schedule, read_schedules
from routes.errors import BadInput
from routes.times import zone

DAY = timedelta(days=1)


def times(word: str, start: datetime, count: int) -> list[str]:
    """The next times after a moment, each run on the dot."""
    schedule, found = read_schedule(word), [start]
    for _ in range(count):
        found.append(schedule.after(found[-1], found[-1]))
    return [one.isoformat(timespec="minutes")[:16] for one in found[1:]]


def test_an_interval_goes_on_from_its_last_time() -> None:
    assert times("15m", at("2026-01-01"), 2) == ["2026-01-01T06:15", "2026-01-01T06:30"]
    assert times("2d", at("2026-01-01"), 2) == ["2026-01-03T06:00", "2026-01-05T06:00"]


def test_what_an_interval_missed_is_missed_in_one_and_its_times_stay() -> None:
    late = read_schedule("6h").after(at("2026-01-01"), at("2026-01-04", "07:10"))
    assert late == at("2026-01-04", "12:00")


def test_almaty_moved_its_clocks_back_on_1_march_2024() -> None:
    """UTC+6 became UTC+5: six o'clock is an hour later from then on, and is there each day."""
    assert times("06:00@Asia/Almaty", at("2024-02-28"), 4) == [
        "2024-02-29T00:00",
        "2024-03-01T01:00",
        "2024-03-02T01:00",
        "2024-03-03T01:00",
    ]


def test_a_local_time_that_comes_twice_runs_once() -> None:
    """23:30 of 29 February 2024 came twice in Almaty; the first of the two is meant."""
    assert times("23:30@Asia/Almaty", at("2024-02-28", "20:00"), 3) == [
        "2024-02-29T17:30",
        "2024-03-01T18:30",
        "2024-03-02T18:30",
    ]
    # In the hour that comes twice, after the run.
    schedule = read_schedule("23:30@Asia/Almaty")
    assert schedule.after(at("2024-02-29", "17:30"), at("2024-02-29", "18:30")) == at(
        "2024-03-01", "18:30"
    )


def test_a_local_time_that_is_skipped_runs_all_the_same() -> None:
    assert times("02:30@Europe/Berlin", at("2026-03-28", "12:00"), 2) == [
        "2026-03-29T01:30",  # 03:30 there; 02:30 was skipped
        "2026-03-30T00:30",
    ]


def test_a_date_that_a_zone_never_had_is_no_second_run() -> None:
    """Samoa went from 29 to 31 December 2011."""
    assert times("06:00@Pacific/Apia", at("2011-12-29", "12:00"), 3) == [
        "2011-12-29T16:00",
        "2011-12-30T16:00",
        "2011-12-31T16:00",
    ]


def test_days_of_the_week() -> None:
    # 24 November 2026 is a Tuesday.
    assert times("06:00@Asia/Almaty,15", at("2026-11-24"), 3) == [
        "2026-11-27T01:00",
        "2026-11-30T01:00",
        "2026-12-04T01:00",
    ]


ZONES = (
    "Asia/Almaty",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Seoul",
)
INSTANTS = st.datetimes(datetime(2008, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # type: ignore[arg-type]


@given(st.sampled_from(ZONES), st.integers(0, 1439), INSTANTS)
def test_every_local_date_has_one_time_and_they_follow_one_another(
    name: str, minutes: int, start: datetime
) -> None:
    schedule = Daily(minutes, name)
    found = [schedule.after(start, start)]
    while len(found) < 40:
        found.append(schedule.after(found[-1], found[-1]))
    assert all(timedelta(hours=20) <= b - a <= timedelta(hours=28) for a, b in pairwise(found))
    dates = [one.astimezone(zone(name)).date() for one in found]
    if name != "Pacific/Apia":  # which had no 30 December 2011
        # A skipped time just before midnight is read just after it.
        assert {b - a for a, b in pairwise(dates)} <= {DAY, 2 * DAY, 0 * DAY}
        assert abs((dates[-1] - dates[0]).days - 39) <= 1


@given(st.sampled_from(["15m", "6h", "06:00@Asia/Almaty", "02:30@Europe/Berlin,17"]), INSTANTS)
def test_the_next_time_is_later_than_both_and_never_beyond_the_furthest(
    word: str, now: datetime
) -> None:
    schedule: Schedule = read_schedule(word)
    ran_early = schedule.after(now, now)  # and the clock was set back since
    for slot in (now - 9 * DAY, now, ran_early):
        found = schedule.after(slot, now)
        assert found > now
        assert found > slot
        assert found <= schedule.latest(max(slot, now))


@pytest.mark.parametrize(
    "word",
    ["", "6", "0h", "6 h", "61d", "often", "25:00@UTC", "06:00", "06:00@Asia/Nowhere", "1h@UTC"],
)
def test_a_wrong_word_says_what_would_be_right(word: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_schedule(word, field="SAPAR_SCHEDULE")
    assert caught.value.field == "SAPAR_SCHEDULE"
    assert caught.value.remedy


def test_words_by_job_and_how_they_are_told() -> None:
    found = dict(read_schedules("a=90s b=06:00@Asia/Almaty c=7d d=06:00@UTC,51", field="x"))
    assert found["a"] == Every(timedelta(seconds=90))
    assert [str(one) for one in found.values()] == [
        "every 90 s",
        "daily at 06:00 Asia/Almaty",
        "every 7 d",
        "Mon Fri at 06:00 UTC",
    ]


def test_almaty_on_the_day_of_the_change_is_asked_at_any_moment() -> None:
    """Whatever second it is looked at, each of the dates around the change has its one time."""
    schedule = read_schedule("23:30@Asia/Almaty")
    moment, found = at("2024-02-28", "00:00"), set()
    while moment < at("2024-03-04", "00:00"):
        found.add(schedule.after(moment, moment))
        moment += timedelta(minutes=10)
    local = [one.astimezone(zone("Asia/Almaty")) for one in sorted(found)]
    assert [one.date() for one in local] == [date(2024, 2, 28) + n * DAY for n in range(6)]
    assert {(one.hour, one.minute) for one in local} == {(23, 30)}
