"""What answers a watch, and when it may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from conftest import at
from hypothesis import given
from hypothesis import strategies as st

from planner.watches.hours import after_quiet, told_at
from planner.watches.watch import KINDS, PAIRS, Geography, State, Watch, What, match
from routes.times import zone

STATIONS = [
    ("NQZ", "NQZ", "KZ"),
    ("ALA", "ALA", "KZ"),
    ("ICN", "SEL", "KR"),
    ("GMP", "SEL", "KR"),
    ("PUS", "PUS", "KR"),
]
CITY = {code: city for code, city, _ in STATIONS}
COUNTRY = {code: country for code, _, country in STATIONS}
CODES = [*CITY, "SEL", "KZ", "KR", ""]
PLACES = Geography(STATIONS)


def row(**given: Any) -> dict[str, Any]:
    made = {"id": 7, "news": 1, "kind": "launched", "subject": "x", "origin": "NQZ"}
    return made | {"destination": "ICN", "carriers": "KC"} | given


# -- match ---------------------------------------------------------------------------------------


def told_by(place: str) -> set[str]:
    """Every code that a change may have and that speaks of this place, one by one."""
    codes = {place}
    for station in CITY:
        if place in (station, CITY[station] if place not in CITY else None, COUNTRY[station]):
            codes |= {station, CITY[station]}
    return codes


def told_of_country(country: str) -> set[str]:
    return {country, *(code for s in CITY if COUNTRY[s] == country for code in (s, CITY[s]))}


def by_hand(watch: Watch, change: dict[str, Any]) -> bool:
    """The oracle: all pairs that answer, listed."""
    if watch.state is not State.ACTIVE or change["id"] <= watch.since_change:
        return False
    if not change["news"] or (watch.kinds and change["kind"] not in watch.kinds):
        return False
    if (change["kind"] in ("quiet", "heard")) != (watch.what is What.FEEDS):
        return False
    if watch.what is What.FEEDS:
        return True
    if watch.what is What.CLAIM:
        return bool(change["subject"] == watch.subject)
    if watch.what is What.CARRIER:
        return f" {watch.subject} " in f" {change['carriers']} "
    pair = (change["origin"], change["destination"])
    if watch.what is What.STATION:
        return bool({*pair} & told_by(watch.subject))
    means = told_of_country if watch.what is What.COUNTRIES else told_by
    a, b = (means(end) for end in watch.ends)
    pairs = {(x, y) for x in a for y in b}
    if watch.both_ways:
        pairs |= {(y, x) for x, y in pairs}
    return pair in pairs


def subjects(what: What) -> st.SearchStrategy[str]:
    ends: st.SearchStrategy[str] = st.sampled_from([*CITY])
    if what is What.OD:
        ends = st.sampled_from([*CITY, "SEL", "KZ", "KR"])
    if what is What.COUNTRIES:
        ends = st.sampled_from(["KZ", "KR"])
    if what in PAIRS:
        return st.tuples(ends, ends).map("-".join)
    one = {What.CARRIER: ["KC", "7C"], What.CLAIM: ["a", "b"], What.FEEDS: ["*"]}
    return st.sampled_from(one.get(what, [*CITY]))


@st.composite
def watches(draw: st.DrawFn) -> Watch:
    what = draw(st.sampled_from([*What]))
    return Watch(
        id="w",
        what=what,
        subject=draw(subjects(what)),
        both_ways=draw(st.booleans()),
        kinds=draw(st.frozensets(st.sampled_from(["launched", "retimed", "quiet", "heard"]))),
        state=draw(st.sampled_from([State.ACTIVE, State.ACTIVE, State.ACTIVE, State.PAUSED])),
        since_change=draw(st.integers(0, 3)),
    )


changes = st.fixed_dictionaries(
    {
        "id": st.integers(1, 20),
        "news": st.sampled_from([1, 1, 1, 0]),
        "kind": st.sampled_from(["launched", "retimed", "quiet", "heard"]),
        "subject": st.sampled_from(["a", "b"]),
        "origin": st.sampled_from(CODES),
        "destination": st.sampled_from(CODES),
        "carriers": st.sampled_from(["", "KC", "7C", "KC 7C", "XKC"]),
    }
)


@given(watches(), changes)
def test_match_is_what_a_list_of_all_pairs_says(watch: Watch, change: dict[str, Any]) -> None:
    assert match(watch, change, PLACES) is by_hand(watch, change)


@pytest.mark.parametrize(
    ("what", "subject", "origin", "destination", "answers"),
    [
        (What.ROUTE, "NQZ-ICN", "ICN", "NQZ", True),
        (What.ROUTE, "NQZ-ICN", "NQZ", "SEL", True),  # said of the city
        (What.ROUTE, "NQZ-ICN", "NQZ", "GMP", False),
        (What.ROUTE, "NQZ-ICN", "KZ", "KR", False),  # said of countries: context
        (What.OD, "KZ-SEL", "ALA", "GMP", True),
        (What.OD, "KZ-SEL", "ALA", "PUS", False),
        (What.COUNTRIES, "KZ-KR", "KZ", "KR", True),
        (What.COUNTRIES, "KZ-KR", "ALA", "SEL", True),
        (What.STATION, "GMP", "SEL", "NQZ", True),
        (What.STATION, "GMP", "ICN", "NQZ", False),
    ],
)
def test_whom_a_change_is_told(
    what: What, subject: str, origin: str, destination: str, answers: bool
) -> None:
    watch = Watch(id="w", what=what, subject=subject)
    assert match(watch, row(origin=origin, destination=destination), PLACES) is answers


def test_one_way_is_one_way() -> None:
    watch = Watch(id="w", what=What.ROUTE, subject="NQZ-ICN", both_ways=False)
    assert match(watch, row(), PLACES)
    assert not match(watch, row(origin="ICN", destination="NQZ"), PLACES)


def test_the_kinds_that_can_be_chosen_are_those_that_are_recorded() -> None:
    from routes.changes import STEPS
    from routes.model import ChangeKind
    from routes.promises import State as PromiseState
    from routes.settle import REOPENED

    steps = {"window", "dated", "frequency", REOPENED, *STEPS}
    assert {*steps, *map(str, ChangeKind), *map(str, PromiseState)} <= {*KINDS}


# -- hours ---------------------------------------------------------------------------------------

BERLIN = Watch(
    id="w", what=What.FEEDS, subject="*", zone="Europe/Berlin", quiet_from="22:00",
    quiet_until="07:00",
)  # fmt: skip


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (at("2026-06-01", "12:00"), at("2026-06-01", "12:00")),
        (at("2026-06-01", "19:59"), at("2026-06-01", "19:59")),
        (at("2026-06-01", "20:00"), at("2026-06-02", "05:00")),  # 22:00 at UTC+2
        (at("2026-06-02", "04:59"), at("2026-06-02", "05:00")),
        (at("2026-06-02", "05:00"), at("2026-06-02", "05:00")),
        (at("2026-03-28", "22:00"), at("2026-03-29", "05:00")),  # the night that loses an hour
        (at("2026-10-24", "21:00"), at("2026-10-25", "06:00")),  # the night that wins one
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(now: datetime, then: datetime) -> None:
    assert after_quiet(BERLIN, now) == then
    assert told_at(BERLIN, now) == then


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    watch = replace(BERLIN, quiet_from="02:00", quiet_until="02:30")
    assert after_quiet(watch, at("2026-10-25", "00:10")) == at("2026-10-25", "00:30")
    assert after_quiet(watch, at("2026-10-25", "00:40")) == at("2026-10-25", "00:40")
    assert after_quiet(watch, at("2026-10-25", "01:10")) == at("2026-10-25", "01:30")


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.sampled_from(["Europe/Berlin", "Asia/Almaty", "America/New_York", "Australia/Lord_Howe"]),
    st.times(),
    st.times(),
)
def test_quiet_hours_always_end_and_never_within(
    moment: datetime, zone: str, start: Any, end: Any
) -> None:
    first, last = f"{start:%H:%M}", f"{end:%H:%M}"
    watch = replace(BERLIN, zone=zone, quiet_from=first if first != last else "", quiet_until=last)
    now = moment.replace(tzinfo=UTC)
    then = after_quiet(watch, now)
    assert now <= then <= now + timedelta(hours=26)
    assert after_quiet(watch, then) == then


def test_a_daily_digest_is_sent_once_a_local_day_in_both_weeks_of_change() -> None:
    watch = replace(BERLIN, quiet_from="", quiet_until="", digest="daily", digest_at="02:30")
    for first in (at("2026-03-27", "12:00"), at("2026-10-23", "12:00")):
        now, days = first, []
        for _ in range(5):
            now = told_at(watch, now)
            days.append(now.astimezone(zone("Europe/Berlin")).date())
        assert [(b - a).days for a, b in pairwise(days)] == [1] * 4
    skipped = told_at(watch, at("2026-03-28", "12:00"))
    assert skipped == at("2026-03-29", "01:30")  # 02:30 is skipped: 03:30 it is


def test_a_weekly_digest_is_sent_on_monday() -> None:
    watch = replace(
        BERLIN, zone="Asia/Almaty", quiet_from="", quiet_until="", digest="weekly",
        digest_at="08:00",
    )  # fmt: skip
    assert told_at(watch, at("2026-11-24")) == at("2026-11-30", "03:00")
    assert told_at(watch, at("2026-11-30", "02:59")) == at("2026-11-30", "03:00")
    assert told_at(watch, at("2026-11-30", "03:00")) == at("2026-12-07", "03:00")


def test_a_digest_within_quiet_hours_waits_for_their_end() -> None:
    watch = replace(BERLIN, digest="daily", digest_at="06:00")
    assert told_at(watch, at("2026-06-01", "12:00")) == at("2026-06-02", "05:00")


def test_a_change_without_a_place_is_not_about_stations_without_a_city() -> None:
    places = Geography([("AAA", "", "KZ"), ("BBB", "", "KR")])
    assert not places.is_in("", "KZ")
    assert not places.means("", "AAA")
