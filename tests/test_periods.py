"""Seasons, days of the week, periods of operation, dates as coarse as a source gave them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.errors import BadInput
from routes.periods import (
    dates_of,
    days_letters,
    days_text,
    monday_of,
    read_date,
    read_days,
    read_when,
    runs_on,
    season_dates,
    season_end,
    season_of,
    season_span,
    shift_days,
)

DAY = timedelta(days=1)
ANY_DATE = st.dates(date(1960, 1, 1), date(2060, 12, 31))
ANY_DAYS = st.sets(st.sampled_from("1234567")).map(lambda s: "".join(sorted(s)))

# formats/seasons_mct.md, section 1; the years before 2000 from the calendar.
SEASONS = """
    1985 03-31 10-26 1986-03-29
    1999 03-28 10-30 2000-03-25
    2023 03-26 10-28 2024-03-30
    2024 03-31 10-26 2025-03-29
    2025 03-30 10-25 2026-03-28
    2026 03-29 10-24 2027-03-27
    2027 03-28 10-30 2028-03-25
    2028 03-26 10-28 2029-03-24
    2029 03-25 10-27 2030-03-30
    2030 03-31 10-26 2031-03-29
    2031 03-30 10-25 2032-03-27
    2032 03-28 10-30 2033-03-26
"""


@pytest.mark.parametrize("line", SEASONS.strip().splitlines())
def test_seasons_are_those_of_the_table(line: str) -> None:
    year, first, last, winter_last = line.split()
    summer = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
    winter = summer[1] + DAY, date.fromisoformat(winter_last)
    for (begin, end), letter in ((summer, "S"), (winter, "W")):
        for day in (begin, begin + 40 * DAY, end):
            assert season_span(day) == (begin, end)
            assert season_of(day) == letter + year[2:]
            assert season_end(day) == end
        if year >= "2000":
            assert season_dates(letter + year[2:]) == (begin, end)


@settings(deadline=None)
@given(ANY_DATE)
def test_seasons_follow_one_another_from_sunday_to_saturday(day: date) -> None:
    first, last = season_span(day)
    assert first <= day <= last
    assert first.isoweekday() == 7
    assert last.isoweekday() == 6
    assert season_span(last + DAY)[0] == last + DAY
    weeks = ((last - first).days + 1) // 7
    assert weeks in ((30, 31) if season_of(day)[0] == "S" else (21, 22))


@pytest.mark.parametrize("name", ["", "S", "S2024", "24S", "X24", "s24", "S24 "])
def test_what_is_no_season_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="not a season"):
        season_dates(name)


def test_wednesdays_and_saturdays_of_summer_2024_from_15_june_are_39() -> None:
    found = list(dates_of(date(2024, 6, 15), date(2024, 10, 26), "36"))
    assert len(found) == 39
    assert (found[0], found[-1]) == (date(2024, 6, 15), date(2024, 10, 26))


@settings(deadline=None)
@given(ANY_DATE, st.integers(-3, 120), ANY_DAYS, st.integers(1, 5))
def test_dates_of_a_period_are_those_found_day_by_day(
    first: date, length: int, days: str, every: int
) -> None:
    last = first + length * DAY

    def week(day: date) -> int:
        return (day.toordinal() - 1) // 7  # 0001-01-01 was a Monday

    expected = [
        day
        for day in (first + n * DAY for n in range(length + 1))
        if str(day.isoweekday()) in days and (week(day) - week(first)) % every == 0
    ]
    assert list(dates_of(first, last, days, every)) == expected
    around = (first + n * DAY for n in range(-15, length + 15))
    assert [d for d in around if runs_on(d, first, last, days, every)] == expected


def test_every_second_week_counts_from_the_week_of_the_first_date() -> None:
    found = dates_of(date(2024, 6, 13), date(2024, 7, 5), "15", every=2)
    # The first week has only its Friday left; the Monday two weeks on is in.
    assert [d.isoformat() for d in found] == ["2024-06-14", "2024-06-24", "2024-06-28"]


def test_a_period_that_ends_before_it_begins_has_no_dates() -> None:
    first, last = date(2024, 6, 15), date(2024, 6, 14)
    assert list(dates_of(first, last, "1234567")) == []
    assert not runs_on(first, first, last, "1234567")


def test_thursday_and_sunday_a_day_earlier_are_wednesday_and_saturday() -> None:
    assert shift_days("47", -1) == "36"
    assert shift_days("67", 1) == "17"
    assert shift_days("", 1) == ""


@settings(deadline=None)
@given(ANY_DAYS, st.integers(-9, 9), ANY_DATE)
def test_shifted_days_name_the_same_departures(days: str, by: int, day: date) -> None:
    runs = str(day.isoweekday()) in days
    assert (str((day + by * DAY).isoweekday()) in shift_days(days, by)) == runs


@settings(deadline=None)
@given(ANY_DATE)
def test_the_monday_of_a_day_is_in_its_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.isoweekday() == 1
    assert 0 <= (day - monday).days <= 6


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("3", "3"), ("63", "36"), ("7654321", "1234567")]
)
def test_days_are_read_in_any_order(text: str, expected: str) -> None:
    assert read_days(text) == expected


@pytest.mark.parametrize("text", ["0", "8", "11", "1 2", "Mon", "1.3", "12\n", "-1", "١"])
def test_what_are_no_days_is_refused_with_field_and_remedy(text: str) -> None:
    with pytest.raises(BadInput, match="not days of the week") as caught:
        read_days(text, field="days of KC1")
    assert caught.value.field == "days of KC1"
    assert "1 (Monday) to 7 (Sunday)" in caught.value.remedy


def test_days_as_words_and_letters() -> None:
    assert days_text("36") == "Wed Sat"
    assert days_text("1234567") == "daily"
    assert days_text("") == "days unknown"
    assert days_letters("36") == "··W··S·"
    assert days_letters("1234567") == "MTWTFSS"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-06-15", "2024-06-15", "2024-06-15", "day"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-06", "2024-06-01", "2024-06-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-12", "2024-12-01", "2024-12-31", "month"),
        ("2024-summer", "2024-03-31", "2024-10-26", "season"),
        ("2024-winter", "2024-10-27", "2025-03-29", "season"),
        ("1999-winter", "1999-10-31", "2000-03-25", "season"),
        ("2024-spring", "2024-03-01", "2024-05-31", "season"),
        ("2024-autumn", "2024-09-01", "2024-11-30", "season"),
        ("2024-H1", "2024-01-01", "2024-06-30", "half"),
        ("2024-H2", "2024-07-01", "2024-12-31", "half"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_a_coarse_date_means_all_the_days_it_may(
    text: str, earliest: str, latest: str, precision: str
) -> None:
    when = read_when(text)
    assert when is not None
    assert when.text == text
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (earliest, latest)
    assert when.precision == precision
    assert when.day == (when.earliest if precision == "day" else None)


def test_a_blank_date_is_none() -> None:
    assert read_when("") is None


@pytest.mark.parametrize(
    "text",
    [
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024-6-1",
        "2024-06-1",
        "20240615",
        "24",
        "2024-Q1",
        "2024-Summer",
        "2024-H3",
        "2024-",
        "summer-2024",
        "June 2024",
        " 2024",
        "2024-06\n",
        "0000",
        "2024-06-15T00:00",
    ],
)
def test_what_is_no_date_is_refused_with_field_and_remedy(text: str) -> None:
    with pytest.raises(BadInput, match="is not a date") as caught:
        read_when(text, field="effective")
    assert caught.value.field == "effective"
    assert "YYYY-MM-DD" in caught.value.remedy


@pytest.mark.parametrize("text", ["", "2024-06", "2024-W24-1", "15.06.2024", "2024-06-31"])
def test_a_day_is_written_in_one_form_only(text: str) -> None:
    assert read_date("2024-06-15") == date(2024, 6, 15)
    with pytest.raises(BadInput, match="is not a date") as caught:
        read_date(text, field="day")
    assert caught.value.field == "day"
    assert "2024-06-15" in caught.value.remedy


@pytest.mark.parametrize("text", ["٢٠٢٤", "２０２４-06", "٢٠٢٤-06-15"])
def test_digits_of_other_scripts_are_no_date(text: str) -> None:
    with pytest.raises(BadInput):
        read_when(text)
