"""The calendar of departures, read by another program: icalendar is the oracle of RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import at
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from network_makers import leg, network, seen
from shipped import shipped_settings

from planner import cli
from planner.ics import ics_text, near_window
from planner.network import Network
from planner.patterns import flies_on
from planner.settings import Settings
from planner.timetable import read_asked
from planner.web.app import create_app
from routes.errors import BadInput
from routes.store import Store

JUNE = {"from": "2024-06-01", "to": "2024-06-30"}
FEED = "/timetable.ics?origin=ALA&destination=SEL"


def text_of(made: Network, origin: str = "AAA", destination: str = "DDD", **dates: str) -> str:
    given = {"origin": origin, "destination": destination, **(dates or JUNE)}
    return ics_text(made, read_asked(made, given, near_window(made.as_of), 90))


def events(text: str) -> list[Any]:
    """The events as icalendar reads them; it finds no fault with any."""
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in found)
    return list(found)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("ics"))


def client_of(settings: Settings, day: str) -> FlaskClient:
    return create_app(settings, clock=lambda: at(day, "12:00")).test_client()


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    return client_of(settings, "2026-11-22")


# -- what is in it -------------------------------------------------------------------------------


def test_every_departure_is_one_event_at_its_instant() -> None:
    made = network("XX1 AAA-DDD 36 22:00-08:00+1\nXX2 DDD-AAA 47 10:00-13:00")
    found = events(text_of(made))
    june = [date(2024, 6, n) for n in range(1, 31)]
    patterns = [p for r in (("AAA", "DDD"), ("DDD", "AAA")) for p in made.patterns(r)]
    assert len(found) == sum(bool(flies_on(p, day)) for p in patterns for day in june)
    first = next(e for e in found if e["UID"] == "XX1-AAA-DDD-20240601@sapar")
    assert first.start == datetime(2024, 6, 1, 17, tzinfo=UTC)
    assert first.end == datetime(2024, 6, 1, 23, tzinfo=UTC)
    assert first["SUMMARY"] == "XX1 AAA 22:00 → DDD 08:00"
    assert first["STATUS"] == "CONFIRMED"
    assert (
        first["SEQUENCE"] == 8766_0000
    )  # days from 2000 to the day on which it was learned, and four digits
    assert first["LAST-MODIFIED"].dt == first["DTSTAMP"].dt == datetime(2024, 1, 1, tzinfo=UTC)


def test_an_estimate_is_marked_with_its_interval_rule_source_and_knowledge() -> None:
    made = network("XX1 AAA-DDD 6 22:00-?", source="https://x.example/a,b;c")
    event = events(text_of(made))[0]
    assert event["SUMMARY"].startswith("XX1 AAA 22:00 → DDD about ")
    told = event["DESCRIPTION"]
    assert re.search(
        r"Lands about \d\d:\d\d UTC\+9.*an estimate, between .* and .*, by distance", told
    )
    assert "Leaves 22:00 UTC+5, Sat 1 Jun 2024\n" in told
    assert "Source: https://x.example/a,b;c" in told
    assert "newest knowledge of this route, 1 Jan 2024" in told
    assert event.end > event.start


def test_a_departure_without_times_is_a_whole_day() -> None:
    [event] = events(
        text_of(network("XX1 AAA-DDD 6 ?-?"), **{"from": "2024-06-01", "to": "2024-06-07"})
    )
    assert (event.start, event.end) == (date(2024, 6, 1), date(2024, 6, 2))
    assert "times not known" in event["SUMMARY"]
    assert event["STATUS"] == "TENTATIVE"


def test_a_row_without_times_adds_nothing_to_a_timed_one_of_its_carrier() -> None:
    made = network("XX1 AAA-DDD 6 08:00-13:00\nXX AAA-DDD 6 ?-? basis=reported known_on=2024-06-01")
    assert {e["UID"][:3] for e in events(text_of(made))} == {"XX1"}


def test_nothing_assumed_and_nothing_promised_is_a_departure() -> None:
    ended = network("XX1 AAA-DDD daily 08:00-13:00 2023-06-01/2023-10-28")
    assert events(text_of(ended)) == []
    promised = network("XX1 AAA-DDD daily 08:00-13:00 2024-06-10/ basis=reported")
    found = events(text_of(promised))
    assert [e["SUMMARY"] for e in found] == ["New route AAA–DDD announced, not filed"]
    assert (found[0].start, found[0].end) == (date(2024, 6, 10), date(2024, 6, 11))
    kept = network(
        legs=[leg("XX1 AAA-DDD daily 08:00-13:00 2024-06-10/ basis=reported")],
        evidence=[seen("XX1", "AAA-DDD", "2024-06-12")],
        as_of="2024-06-13",
    )
    assert {e["UID"][:3] for e in events(text_of(kept))} == {"XX1"}


def test_the_announced_start_of_2024_is_an_event_until_it_is_kept(settings: Settings) -> None:
    path = "/timetable.ics?origin=NQZ&destination=ICN&from=2024-06-01&to=2024-06-30&as_of="
    client = client_of(settings, "2026-11-22")
    then = events(client.get(f"{path}2024-06-13").text)
    assert [(e["SUMMARY"], e.start) for e in then] == [
        ("Resumption NQZ–ICN announced, not filed", date(2024, 6, 15))
    ]
    assert "MOLIT Korea" in then[0]["DESCRIPTION"]
    now = events(client.get(f"{path}2026-02-16").text)
    assert {e["CATEGORIES"].to_ical() for e in now} == {b"reported"}
    assert [e.start for e in now] == [date(2024, 6, n) for n in (15, 19, 22, 26, 29)]


def test_the_feed_of_the_corridor_has_its_winter(client: FlaskClient) -> None:
    found = events(client.get(f"{FEED}&season=W25").text)
    out = [e for e in found if "ALA-ICN" in e["UID"]]
    assert len(out) == len(found) / 2 == 76
    assert all("about" in e["SUMMARY"] and "estimate" in e["DESCRIPTION"] for e in found)
    late = next(e for e in out if e["UID"].endswith("20260320@sapar"))
    assert "last date as at least 2026-03-12" in late["DESCRIPTION"]
    assert late["STATUS"] == "TENTATIVE"


def test_a_station_has_its_departures_alone(client: FlaskClient) -> None:
    found = events(client.get("/timetable.ics?origin=NQZ&from=2026-02-01&to=2026-02-14").text)
    assert {e["UID"][:13] for e in found} == {"KC209-NQZ-ICN"}


# -- as a file -----------------------------------------------------------------------------------


def test_the_file_is_well_formed(client: FlaskClient) -> None:
    response = client.get(f"{FEED}&season=W25")
    assert response.content_type == "text/calendar; charset=utf-8"
    assert "sapar-ALA-SEL-W25.ics" in response.headers["Content-Disposition"]
    raw = response.get_data()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(raw)
    assert calendar["X-WR-CALNAME"] == "Flights Almaty – Seoul"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert calendar["VERSION"] == "2.0"
    names = [e["UID"] for e in calendar.walk("VEVENT")]
    assert len(names) == len(set(names))


def test_unchanged_knowledge_gives_the_same_bytes_on_another_day(settings: Settings) -> None:
    path = f"{FEED}&season=W25"
    days = ("2026-11-25", "2026-12-24")
    one, other = (client_of(settings, day).get(path).get_data() for day in days)
    assert one == other


def test_uids_hold_when_the_store_is_made_anew(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = shipped_settings(tmp_path_factory.mktemp("again"))
    store = Store(again.database)
    assert store.version() > 0
    texts = [client_of(s, "2026-11-25").get(f"{FEED}&season=W25").text for s in (settings, again)]
    assert [e["UID"] for e in events(texts[0])] == [e["UID"] for e in events(texts[1])]


def test_two_unnumbered_departures_of_a_day_have_two_names() -> None:
    made = network("XX AAA-DDD 6 08:00-13:00\nXX AAA-DDD 6 18:00-23:00")
    names = [e["UID"] for e in events(text_of(made))]
    assert len(names) == len(set(names)) == 10


def test_the_feed_begins_today_and_has_ninety_days(client: FlaskClient) -> None:
    text = re.sub(r"\r\n ", "", client.get(FEED).text)
    assert "22 Nov 2026 – 19 Feb 2027" in text


def test_too_much_is_refused_with_a_remedy(client: FlaskClient) -> None:
    assert client.get(f"{FEED}&from=2026-01-01&to=2027-06-01").status_code == 409
    lines = "\n".join(f"XX{n} AAA-DDD daily 08:00-13:00" for n in range(1, 200))
    with pytest.raises(BadInput) as error:
        text_of(network(lines))
    assert "fewer days" in error.value.remedy


@given(st.text(min_size=1, max_size=200))
def test_any_text_survives_escaping_and_folding(note: str) -> None:
    made = network(legs=[leg("XX1 AAA-DDD 6 08:00-13:00", source=note)])
    text = text_of(made)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    told = events(text)[0]["DESCRIPTION"]
    kept = "".join(c for c in note.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    assert f"Source: {kept}\n" in told


def test_the_command_prints_the_same_calendar(settings: Settings, client: FlaskClient) -> None:
    line = ["timetable", "ALA", "SEL", "--season", "W25", "--as-of", "2026-11-22", "--ics"]
    runner = CliRunner(env={"SAPAR_DATABASE": str(settings.database)})
    result = runner.invoke(cli.cli, line)
    assert result.exit_code == 0
    assert result.stdout_bytes == client.get(f"{FEED}&season=W25&as_of=2026-11-22").get_data()
