"""One calendar before and after the schedule moved: events move under the names they had."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from conftest import at, leg_row, put, station_row
from icalendar import Calendar

from planner.ics import ics_text, near_window, watch_ics
from planner.network import Network
from planner.timetable import read_asked
from planner.watches.watch import Watch, What
from routes.errors import Unknown
from routes.feeds.delimited import TABLES
from routes.learned import learned
from routes.store import Store

WINTER = {"first_date": "2026-10-25", "last_date": "2027-03-27"}
DAY1, DAY5, DAY8 = at("2026-11-01"), at("2026-11-05"), at("2026-11-08")


@pytest.fixture
def held(store: Store) -> Store:
    rows = [station_row(c) for c in ("ICN", "NQZ", "ALA", "KIX")]
    put(store, at("2026-01-01"), feed="places", station=rows)
    return store


def claim_row(said: str, effective: str = "", **more: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(TABLES["claim"].header, "")
    row |= {"kind": "resume", "scope": "route", "origin": "NQZ", "destination": "ICN"}
    row |= {"announced_on": said, "effective": effective, "carriers": "KC", "announced_by": "KC"}
    for name in ("weekly_before", "weekly_after", "weekly_after_max"):
        row[name] = None
    return row | {"source": "a letter", **more}


def read(text: str) -> dict[str, Any]:
    found = Calendar.from_ical(text)
    assert found.errors == []
    assert found["METHOD"] == "PUBLISH"
    events = {str(e["UID"]): e for e in found.walk("VEVENT")}
    assert all(e.errors == [] for e in events.values())
    assert len(events) == len(found.walk("VEVENT"))
    return events


def calendar(store: Store, on: datetime, destination: str = "NQZ") -> dict[str, Any]:
    """The route's calendar as it is on a day, of the same dates whatever that day is."""
    network = Network(store.facts(on.date()))
    params = {"origin": "ICN", "destination": destination} if destination else {"origin": "ICN"}
    params |= {"from": "2026-11-09", "to": "2027-02-01"}
    asked = read_asked(network, params, near_window(network.as_of), 90)
    return read(ics_text(network, asked, partial(learned, store)))


def newer(before: Any, after: Any) -> bool:
    """Whether a calendar program takes the event as a later state of the same one."""
    assert before["UID"] == after["UID"]
    stamps = ("DTSTAMP", "LAST-MODIFIED")
    later = [after[s].dt > before[s].dt for s in stamps]
    assert len({*later, after["SEQUENCE"] > before["SEQUENCE"]}) == 1
    return later[0]


# -- departures ----------------------------------------------------------------------------------


def test_a_retimed_flight_moves_under_its_name(held: Store) -> None:
    put(held, DAY1, leg=[leg_row(**WINTER)])
    before = calendar(held, DAY1)
    put(held, DAY5, leg=[leg_row(**WINTER, dep_local="10:20")])
    after = calendar(held, DAY5)
    assert before.keys() == after.keys()
    name = "KC210-ICN-NQZ-20261112@sapar"
    assert before[name].start == datetime(2026, 11, 12, 0, 5, tzinfo=UTC)
    assert after[name].start == datetime(2026, 11, 12, 1, 20, tzinfo=UTC)
    assert all(newer(before[n], after[n]) for n in before)
    assert after[name]["LAST-MODIFIED"].dt == datetime(2026, 11, 5, tzinfo=UTC)


def test_what_moves_twice_on_a_day_is_newer_each_time(held: Store) -> None:
    name, found = "KC210-ICN-NQZ-20261112@sapar", []
    put(held, DAY1, leg=[leg_row(**WINTER)])
    for hour, clock in enumerate(("10:20", "11:20", "10:20", "11:20")):
        put(held, DAY5.replace(hour=9 + hour), leg=[leg_row(**WINTER, dep_local=clock)])
        found.append(calendar(held, DAY5)[name])
    assert found[0].start != found[1].start
    sequences = [event["SEQUENCE"] for event in found]
    assert sequences == sorted({*sequences})


def test_knowledge_that_is_taken_back_is_new_as_well(held: Store) -> None:
    """A flight whose landing is estimated, by another's known time while that one is held."""
    timed = leg_row(**WINTER, number="212", days="1", arr_local="12:45", day_shift=0)
    put(held, DAY1, leg=[leg_row(**WINTER)])
    first = calendar(held, DAY1)
    put(held, DAY5, feed="other", leg=[timed])
    second = calendar(held, DAY5)
    put(held, DAY8, feed="other", leg=[])
    third = calendar(held, DAY8)
    name = "KC210-ICN-NQZ-20261112@sapar"
    assert first[name].end == third[name].end != second[name].end
    assert newer(first[name], second[name])
    assert newer(second[name], third[name])


def test_a_day_that_is_dropped_is_gone_and_nothing_else_moves(held: Store) -> None:
    put(held, DAY1, leg=[leg_row(**WINTER), leg_row(**WINTER, destination="KIX", number="9")])
    before, aside = calendar(held, DAY1), calendar(held, DAY1, "KIX")
    put(
        held,
        DAY5,
        leg=[leg_row(**WINTER, days="4"), leg_row(**WINTER, destination="KIX", number="9")],
    )
    after = calendar(held, DAY5)
    sundays = {name for name, event in before.items() if event.start.isoweekday() == 7}
    assert before.keys() - after.keys() == sundays
    assert calendar(held, DAY5, "KIX") == aside


def test_one_event_is_the_same_in_every_calendar_that_has_it(held: Store) -> None:
    put(held, DAY1, leg=[leg_row(**WINTER)])
    put(held, DAY5, feed="two", leg=[leg_row(**WINTER, destination="KIX", number="9")])
    route, station = calendar(held, DAY5), calendar(held, DAY5, "")
    assert all(station[name] == event for name, event in route.items())
    assert len(station) > len(route)


# -- promises ------------------------------------------------------------------------------------


def promise_in(events: dict[str, Any]) -> Any:
    [found] = [e for name, e in events.items() if name.startswith("promise-")]
    return found


def test_a_promise_that_is_put_off_moves(held: Store) -> None:
    first = claim_row("2026-11-01", "2026-12-15")
    put(held, DAY1, claim=[first])
    before = promise_in(calendar(held, DAY1))
    assert (before.start, before["STATUS"]) == (date(2026, 12, 15), "TENTATIVE")
    put(held, DAY5, claim=[first, claim_row("2026-11-05", "2027-01-20", kind="postpone")])
    after = promise_in(calendar(held, DAY5))
    assert (after.start, after["STATUS"]) == (date(2027, 1, 20), "TENTATIVE")
    assert newer(before, after)
    assert "a letter" in after["DESCRIPTION"]


@pytest.mark.parametrize(
    ("kind", "effective", "said"),
    [("postpone", "", "put off"), ("postpone", "2027-summer", "put off"),
     ("withdraw", "", "withdrawn")],
)  # fmt: skip
def test_a_promise_without_a_day_any_more_is_cancelled(
    held: Store, kind: str, effective: str, said: str
) -> None:
    first = claim_row("2026-11-01", "2026-12-15")
    put(held, DAY1, claim=[first])
    before = promise_in(calendar(held, DAY1))
    put(held, DAY5, claim=[first, claim_row("2026-11-05", effective, kind=kind)])
    after = promise_in(calendar(held, DAY5))
    assert (after.start, after["STATUS"]) == (date(2026, 12, 15), "CANCELLED")
    assert after["SUMMARY"].endswith(said)
    assert newer(before, after)


def test_time_alone_moves_a_promise(held: Store) -> None:
    put(held, DAY1, claim=[claim_row("2026-11-01", "2026-12-15")])
    before, due, later = (
        promise_in(calendar(held, at(day))) for day in ("2026-12-15", "2026-12-16", "2027-01-30")
    )
    assert "announced, not filed" in before["SUMMARY"]
    assert "unconfirmed" in due["SUMMARY"]
    assert newer(before, due)
    assert due == later


def test_a_name_is_no_longer_than_programs_keep(held: Store) -> None:
    many = " ".join(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")
    put(held, DAY1, claim=[claim_row("2026-11-01", "2026-12-15", carriers=many)])
    assert len(promise_in(calendar(held, DAY1))["UID"]) <= 255


# -- of a watch ----------------------------------------------------------------------------------


def of(store: Store, what: What, subject: str, **more: Any) -> set[str]:
    network = Network(store.facts(DAY8.date()))
    watch = Watch(id="w", what=what, subject=subject, **more)
    events = read(watch_ics(network, watch, partial(learned, store)))
    return {name.rpartition("-")[0] if name[0] != "p" else "promise" for name in events}


def test_a_watch_has_the_calendar_of_what_it_follows(held: Store) -> None:
    back = leg_row(**WINTER, number="209", origin="NQZ", destination="ICN", dep_local="22:00")
    other = leg_row(**WINTER, carrier="7C", number="9", destination="KIX", days="1")
    put(held, DAY1, leg=[leg_row(**WINTER), back, other])
    put(held, DAY1, feed="letters", claim=[claim_row("2026-11-01", "2026-12-15")])
    out, home, far = "KC210-ICN-NQZ", "KC209-NQZ-ICN", "7C9-ICN-KIX"
    assert of(held, What.ROUTE, "ICN-NQZ") >= {out, home}
    assert of(held, What.ROUTE, "ICN-NQZ", both_ways=False) & {out, home} == {out}
    assert of(held, What.STATION, "ICN") & {out, home, far} == {out, far}
    assert of(held, What.CARRIER, "7C") == {far}
    assert of(held, What.OD, "ICN-KIX") == {far}
    [key] = [p.key for p in Network(held.facts(DAY8.date())).promises]
    network = Network(held.facts(DAY8.date()))
    told = watch_ics(network, Watch("w", What.CLAIM, key), partial(learned, held))
    assert len(read(told)) <= 1
    with pytest.raises(Unknown):
        of(held, What.FEEDS, "*")


def test_a_country_without_a_route_has_a_calendar_of_what_is_announced(held: Store) -> None:
    tokyo = station_row("NRT", "Asia/Tokyo") | {"country": "JP", "city_code": "TYO"}
    put(held, DAY1, feed="more", station=[tokyo])
    assert of(held, What.COUNTRIES, "KR-JP") == set()
    told = claim_row("2026-11-01", "2026-12-15", destination="TYO")
    put(held, DAY1, feed="letters", claim=[told])
    assert len(of(held, What.COUNTRIES, "KR-JP")) == 1
    assert of(held, What.COUNTRIES, "JP-JP") == set()
