"""Clock times and zones to instants, distances, block times, rounding."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.errors import BadInput
from routes.times import (
    Block,
    Span,
    block_from_distance,
    block_from_known,
    clock_text,
    great_circle_km,
    local_date,
    read_clock,
    round_out,
    to_local,
    to_utc,
    zone,
)

SHIPPED = Path(__file__).parents[1] / "data" / "stations.csv"
DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# With gaps and overlaps at 00:00, 01:00, 02:00 and 03:00, of an hour and of half an hour.
ZONES = (
    "Asia/Almaty",
    "Asia/Seoul",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Havana",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
)
CHANGES = [
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 3, 10),
    date(2024, 3, 31),
    date(2024, 4, 7),
    date(2024, 10, 6),
    date(2024, 10, 27),
    date(2024, 11, 3),
    date(2017, 10, 15),
    date(2018, 2, 17),
    date(2018, 2, 18),
    date(2010, 11, 6),
    date(2010, 11, 7),
]
ANY_DATE = st.one_of(st.sampled_from(CHANGES), st.dates(date(1995, 1, 1), date(2037, 12, 30)))


def instant(text: str) -> int:
    """UTC minute of a UTC date and clock."""
    return (datetime.fromisoformat(text).replace(tzinfo=UTC) - EPOCH) // timedelta(minutes=1)


@settings(deadline=None)
@given(ANY_DATE, st.integers(0, 1439), st.sampled_from(ZONES))
def test_a_clock_time_is_the_first_instant_that_shows_it(day: date, clock: int, name: str) -> None:
    """Against every minute of three days: the first of two in autumn; in a gap as before it."""
    tz = zone(name)
    wanted = datetime(day.year, day.month, day.day, clock // 60, clock % 60)
    utc_guess = instant(wanted.isoformat(sep=" ")[:16])
    shown = [
        minute
        for offset in range(-14 * 60, 14 * 60 + 1, 15)
        if (
            (minute := utc_guess - offset)
            and (EPOCH + timedelta(minutes=minute)).astimezone(tz).replace(tzinfo=None) == wanted
        )
    ]
    found = to_utc(day, clock, name)
    if shown:
        assert found == min(shown)
        assert to_local(found, name).replace(tzinfo=None) == wanted
        assert local_date(found, name) == day
    else:
        before = (EPOCH + timedelta(minutes=utc_guess - 26 * 60)).astimezone(tz).utcoffset()
        assert before is not None
        assert found == utc_guess - before // timedelta(minutes=1)
        assert to_local(found, name).replace(tzinfo=None) > wanted


def assert_comes_back(minute: int, name: str) -> bool:
    """Whether the clock time came before, an hour ago or so; then it means the first."""
    local = to_local(minute, name)
    back = to_utc(local.date(), local.hour * 60 + local.minute, name)
    if back == minute:
        return False
    assert minute - 60 <= back < minute
    assert to_local(back, name).replace(tzinfo=None) == local.replace(tzinfo=None)
    assert local.fold
    return True


@settings(deadline=None)
@given(st.integers(instant("1995-01-01"), instant("2037-12-30")), st.sampled_from(ZONES))
def test_an_instant_comes_back_unless_its_clock_time_came_before(minute: int, name: str) -> None:
    assert_comes_back(minute, name)


def test_around_each_change_of_clocks_every_instant_but_the_repeated_ones_comes_back() -> None:
    repeated = {
        name
        for name in ZONES
        for day in CHANGES
        for half_hour in range(-24, 96)
        if assert_comes_back(instant(str(day)) + half_hour * 30, name)
    }
    # Seoul and Kathmandu have not changed their clocks since 1995.
    assert repeated == set(ZONES) - {"Asia/Seoul", "Asia/Kathmandu"}


def test_a_time_in_the_spring_gap_is_read_with_the_offset_before_it() -> None:
    """In Berlin 02:00 to 03:00 does not exist on 31 March 2024: 02:30 becomes 03:30."""
    gap = to_utc(date(2024, 3, 31), 2 * 60 + 30, "Europe/Berlin")
    assert gap == instant("2024-03-31 01:30")
    assert to_local(gap, "Europe/Berlin").strftime("%H:%M %z") == "03:30 +0200"
    assert to_utc(date(2024, 3, 31), 60 + 59, "Europe/Berlin") == instant("2024-03-31 00:59")
    assert to_utc(date(2024, 3, 31), 3 * 60, "Europe/Berlin") == instant("2024-03-31 01:00")


def test_a_time_that_occurs_twice_in_autumn_is_the_first() -> None:
    twice = to_utc(date(2024, 10, 27), 2 * 60 + 30, "Europe/Berlin")
    assert twice == instant("2024-10-27 00:30")
    assert to_utc(date(2024, 10, 27), 3 * 60, "Europe/Berlin") == instant("2024-10-27 02:00")


def test_a_gap_at_midnight_moves_the_day_on_not_back() -> None:
    """São Paulo began summer time at 00:00 on 15 October 2017."""
    found = to_utc(date(2017, 10, 15), 10, "America/Sao_Paulo")
    assert to_local(found, "America/Sao_Paulo").isoformat() == "2017-10-15T01:10:00-02:00"


def test_almaty_went_from_six_hours_to_five_on_the_first_of_march_2024() -> None:
    assert to_utc(date(2024, 2, 29), 8 * 60, "Asia/Almaty") == instant("2024-02-29 02:00")
    assert to_utc(date(2024, 3, 1), 8 * 60, "Asia/Almaty") == instant("2024-03-01 03:00")
    # The clocks went back from midnight to 23:00, so 23:30 occurred twice.
    assert to_utc(date(2024, 2, 29), 23 * 60 + 30, "Asia/Almaty") == instant("2024-02-29 17:30")
    assert to_utc(date(2024, 3, 1), 0, "Asia/Almaty") == instant("2024-02-29 19:00")


def test_zones_come_from_the_package_and_not_from_the_machine() -> None:
    import zoneinfo

    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize("name", ["", "Almaty", "Asia/Nowhere", "../etc/passwd", "UTC+6"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="not a time zone"):
        zone(name)


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[float, float]]:
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        return {r["code"]: (float(r["lat"]), float(r["lon"])) for r in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("pair", "km"),
    [
        ("NQZ-ICN", 4513),
        ("ALA-ICN", 4172),
        ("CIT-ICN", 4798),
        ("NQZ-ALA", 951),
        ("NQZ-TAS", 1099),
        ("TAS-ICN", 4844),
        ("NQZ-IST", 3410),
        ("IST-ICN", 7923),
    ],
)
def test_great_circle_distances_of_the_domain(
    places: dict[str, tuple[float, float]], pair: str, km: int
) -> None:
    here, there = (places[code] for code in pair.split("-"))
    assert round(great_circle_km(*here, *there)) == km
    assert great_circle_km(*there, *here) == pytest.approx(great_circle_km(*here, *there))


@pytest.mark.parametrize(
    ("via", "ratio"),
    [("ALA", 1.135), ("URC", 1.056), ("PEK", 1.009), ("TAS", 1.317), ("IST", 2.511)],
)
def test_circuities_of_the_domain(
    places: dict[str, tuple[float, float]], via: str, ratio: float
) -> None:
    start, middle, end = places["NQZ"], places[via], places["ICN"]
    flown = great_circle_km(*start, *middle) + great_circle_km(*middle, *end)
    assert round(flown / great_circle_km(*start, *end), 3) == ratio


def test_distance_across_the_date_line_and_between_antipodes() -> None:
    assert great_circle_km(0, 179, 0, -179) == pytest.approx(2 * 111.195, abs=0.1)
    assert great_circle_km(90, 0, -90, 0) == pytest.approx(20015.1, abs=0.1)
    assert great_circle_km(43, 77, 43, 77) == 0


@pytest.mark.parametrize(
    ("text", "minutes"), [("00:00", 0), ("07:05", 425), ("19:00", 1140), ("23:59", 1439)]
)
def test_a_clock_is_read_and_written(text: str, minutes: int) -> None:
    assert read_clock(text) == minutes
    assert clock_text(minutes) == text
    assert clock_text(minutes + 1440) == text


def test_a_blank_clock_is_none() -> None:
    assert read_clock("") is None


@pytest.mark.parametrize("text", ["24:00", "7:05", "07:60", "0705", "07:05 ", "07:05:00", "7am"])
def test_what_is_no_clock_is_refused_with_field_and_remedy(text: str) -> None:
    with pytest.raises(BadInput, match="not a clock time") as caught:
        read_clock(text, field="dep_local")
    assert caught.value.field == "dep_local"
    assert "HH:MM" in caught.value.remedy


@pytest.mark.parametrize("text", ["1٣:00", "07:0５"])
def test_digits_of_other_scripts_are_no_clock(text: str) -> None:
    with pytest.raises(BadInput):
        read_clock(text)


def test_known_blocks_give_the_least_less_15_to_the_greatest_plus_15() -> None:
    block = block_from_known([360, 340, 395])
    assert (block.low, block.high) == (325, 410)
    assert 325 < block.about < 410
    assert not block.same_flight


def test_the_same_flights_own_block_is_the_middle_within_the_same_interval() -> None:
    block = block_from_known([360, 340, 395], same_flight=341)
    assert (block.low, block.about, block.high) == (325, 341, 410)
    assert block.same_flight


@pytest.mark.parametrize(
    ("km", "westbound", "about", "low", "high"),
    [
        (4000, False, 330, 300, 390),
        (4000, True, 330, 300, 420),
        (2500, True, 218, 188, 278),
        (2501, True, 218, 188, 308),
        (800, False, 90, 60, 150),
    ],
)
def test_without_known_blocks_the_distance_gives_the_interval(
    km: float, westbound: bool, about: int, low: int, high: int
) -> None:
    """800 km/h + 30 min, −30 to +60; westbound over 2,500 km to +90."""
    block = block_from_distance(km, westbound)
    assert (block.low, block.about, block.high) == (low, about, high)


@settings(deadline=None)
@given(st.integers(0, 40_000_000), st.integers(0, 300))
def test_rounding_never_makes_an_estimate_narrower(earliest: int, width: int) -> None:
    span = Span(earliest, earliest + width)
    out = round_out(span)
    assert out.earliest <= span.earliest <= span.latest <= out.latest
    assert out.earliest % 10 == out.latest % 10 == 0
    assert span.earliest - out.earliest < 10
    assert out.latest - span.latest < 10


@settings(deadline=None)
@given(st.integers(1000, 100_000), st.integers(0, 90), st.booleans())
def test_the_instant_shown_as_about_stays_within_the_interval(
    minute: int, half: int, same: bool
) -> None:
    within = round_out(Span(minute - half, minute + half))
    about = Block(60, 120, 90, "a rule", same_flight=same).round_about(minute, within)
    assert within.earliest <= about <= within.latest
    assert about == minute if same else about % 10 == 0
    assert abs(about - minute) <= 5


def test_a_span_is_exact_where_both_ends_are_one() -> None:
    assert Span(5, 5).exact
    assert not Span(5, 6).exact
    assert Span(4, 8).middle == 6
