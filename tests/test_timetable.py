"""Timetables: rows in a window, times at both ends, validity, promises, and what is not known."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import at
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from network_makers import listed, network, seen
from shipped import shipped_settings
from test_web import Page

from planner import cli
from planner.gaps import unknowns
from planner.network import Network
from planner.patterns import flies_on
from planner.printed import timetable_csv, timetable_text
from planner.settings import Settings
from planner.table import to_csv
from planner.timetable import read_asked, timetable_data
from planner.web.app import create_app
from planner.window import Window, read_window, season_window
from routes.errors import BadInput, Conflict
from routes.model import Coverage

JUNE = {"from": "2024-06-01", "to": "2024-06-30"}
WINTER = "origin=ALA&destination=SEL&season=W25"


def ask(made: Network, origin: str, destination: str = "", **dates: str) -> dict[str, Any]:
    """The timetable as page and API give it, of June 2024 unless other dates are asked for."""
    given = {"origin": origin, "destination": destination, **(dates or JUNE)}
    asked = read_asked(made, given, season_window(made.as_of))
    return timetable_data(made, asked, unknowns(made, asked))


def rows(found: dict[str, Any], direction: str = "out") -> list[dict[str, Any]]:
    [part] = [part for part in found["sections"] if part["direction"] == direction]
    return list(part["rows"])


def told(found: dict[str, Any], *words: str) -> list[str]:
    """The sentences of what is not known that have all of these words."""
    return [text for text in found["unknown"] if all(word in text for word in words)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("timetable"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    return create_app(settings, clock=lambda: at("2026-11-22", "12:00")).test_client()


@pytest.fixture(scope="module")
def winter(client: FlaskClient) -> dict[str, Any]:
    found = client.get(f"/api/v1/timetable?{WINTER}").get_json()
    assert isinstance(found, dict)
    return found


# -- the corridor: the winter timetable of Almaty–Seoul ------------------------------------------


def test_the_winter_timetable_has_both_flights_with_days_times_and_validity(
    winter: dict[str, Any],
) -> None:
    [out], [back] = rows(winter, "out"), rows(winter, "back")
    assert (out["flight"], out["days"], out["days_letters"]) == ("KC909", "1234567", "MTWTFSS")
    assert out["arrival"]["clock"] == "09:55"
    assert (out["departure"]["offset"], out["arrival"]["offset"]) == ("UTC+5", "UTC+9")
    left = out["departure"]
    assert left["estimated"]
    assert (left["clock"], left["about"]) == (None, "00:05")
    assert (left["earliest"], left["earliest_day"]) == ("23:30", -1)
    assert (left["latest"], left["latest_day"]) == ("00:30", 0)
    assert out["day_shift"] == [0, 1]
    assert (out["valid_from"], out["valid_to"]) == ("2026-01-12", "2026-03-28")
    assert (out["first_date"], out["first_bound"]) == ("2026-01-12", "at_least")
    assert (out["last_date"], out["last_bound"]) == ("2026-03-12", "at_least")
    assert out["stated_to"] == "2026-03-12"
    assert (out["basis"], out["source"]["confidence"]) == ("filed", "high")
    assert (out["last_evidence"], out["age_days"]) == ("2026-02-15", 280)
    assert (back["flight"], back["departure"]["clock"]) == ("KC910", "11:40")
    assert back["arrival"]["estimated"]
    assert back["day_shift"] == [0]


def test_the_winter_timetable_says_what_we_do_not_know_of_it(winter: dict[str, Any]) -> None:
    assert told(winter, "26 Oct 2025 – 11 Jan 2026", "78 of 154 days", "operating")
    assert told(winter, "KC909, KC910", "at least 12 Mar 2026", "28 Mar 2026 by rule")
    assert told(winter, "KC909, KC910", "12 Jan 2026 at the latest")
    assert told(winter, "KC909", "at ICN alone", "ALA is estimated within 60 minutes")
    assert told(winter, "KC910", "at ICN alone", "ALA is estimated within 70 minutes")
    for carrier in ("Asiana Airlines (OZ)", "Eastar Jet (ZE)"):
        assert told(winter, carrier, "no row on ALA–ICN", "0 a week stated")
    assert told(winter, "is a sample and proves no absence", "sub-periods")
    assert told(winter, "No source held is complete")
    assert told(winter, "aircraft and seats are not given")
    assert told(winter, "newest evidence", "15 Feb 2026")


def test_arrival_days_of_the_source_are_shown_as_departure_days_where_that_is_sure(
    client: FlaskClient,
) -> None:
    found = client.get("/timetable.json?origin=NQZ&destination=ICN&season=W25").get_json()
    [row] = rows(found)
    assert (row["days"], row["days_letters"], row["days_are"]) == ("36", "··W··S·", "departure")
    assert (row["source_days"], row["source_days_are"]) == ("47", "arrival")
    assert row["day_shift"] == [1]
    assert (row["first_departure"], row["last_departure"]) == ("2026-01-03", "2026-03-28")


def test_a_promised_timetable_stands_apart_until_evidence_keeps_it(client: FlaskClient) -> None:
    path = "/timetable.json?origin=NQZ&destination=ICN&season=S24&as_of="
    then = client.get(f"{path}2024-06-13").get_json()
    assert [part["rows"] for part in then["sections"]] == [[], []]
    promised = then["sections"][0]["promised"]
    assert [(row["days"], row["promised"]) for row in promised] == [("36", True)]
    assert any("Sat 15 Jun 2024" in p["sentence"] for p in then["promises"])
    now = client.get(f"{path}2026-02-16").get_json()
    assert [row["days"] for row in rows(now)] == ["36"]
    assert now["sections"][0]["promised"] == []
    assert told(now, "by report only")
    page = client.get("/timetable?origin=NQZ&destination=ICN&season=S24&as_of=2024-06-13").text
    assert "announced only" in page


def test_a_winter_without_rows_is_told_with_its_listings(client: FlaskClient) -> None:
    found = client.get("/timetable.json?origin=ALA&destination=SEL&season=W26").get_json()
    assert told(found, "154 of 154 days", "not known")
    assert told(found, "Asiana Airlines (OZ)", "listed for", "January 2027")
    assert told(found, "single dates from a crew roster")
    assert told(found, "No filed row is held")


def test_a_station_has_departures_and_arrivals(client: FlaskClient) -> None:
    found = client.get("/timetable.json?origin=NQZ&season=W25").get_json()
    assert {r["origin"] for r in rows(found, "departures")} == {"NQZ"}
    assert {r["destination"] for r in rows(found, "arrivals")} == {"NQZ"}
    assert told(found, "NQZ–TAS", "without a row")
    many = client.get("/timetable.json?origin=ICN&season=W25").get_json()
    assert len(many["unknown"]) < 20


# -- rows ----------------------------------------------------------------------------------------


def test_a_row_is_clipped_to_the_window_and_keeps_the_dates_of_its_source() -> None:
    made = network("XX1 AAA-DDD 36 08:00-17:00 2024-05-01/2024-10-26")
    [row] = rows(ask(made, "AAA", "DDD"))
    assert (row["valid_from"], row["valid_to"]) == ("2024-06-01", "2024-06-30")
    assert (row["first_departure"], row["last_departure"]) == ("2024-06-01", "2024-06-29")
    assert (row["first_date"], row["last_date"]) == ("2024-05-01", "2024-10-26")


def test_a_row_without_a_departure_in_the_window_is_not_in_it() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 08:00-17:00 2024-05-01/2024-06-04
        XX2 AAA-DDD 3 08:00-17:00 2024-07-01/2024-07-31
        XX3 AAA-DDD 1 08:00-17:00 2024-05-27/2024-06-03
        """
    )
    assert [row["flight"] for row in rows(ask(made, "AAA", "DDD"))] == ["XX3"]


@given(
    days=st.text("1234567", min_size=1, max_size=4),
    first=st.dates(date(2024, 4, 1), date(2024, 7, 10)),
    length=st.integers(0, 60),
    every=st.integers(1, 3),
    basis=st.sampled_from(["departure", "arrival"]),
)
def test_first_and_last_departure_are_those_of_a_day_by_day_search(
    days: str, first: date, length: int, every: int, basis: str
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    digits = "".join(sorted(set(days)))
    made = network(f"XX1 AAA-DDD {digits} ?-06:50 {first}/{last} every={every} days_basis={basis}")
    [pattern] = made.patterns(("AAA", "DDD"))
    june = (date(2024, 6, n) for n in range(1, 31))
    flown = [day.isoformat() for day in june if flies_on(pattern, day)]
    found = rows(ask(made, "AAA", "DDD"))
    assert [(r["first_departure"], r["last_departure"]) for r in found] == (
        [(flown[0], flown[-1])] if flown else []
    )


def test_clock_changes_within_the_window_are_shown_with_their_day() -> None:
    """Almaty went from UTC+6 to UTC+5 on 1 March 2024: a known clock stays, offsets do not."""
    made = network("XX1 AAA-DDD daily 22:00-? 2024-02-01/2024-03-20", as_of="2024-02-01")
    [row] = rows(ask(made, "AAA", "DDD", **{"from": "2024-02-01", "to": "2024-03-20"}))
    assert row["departure"]["offset"] == "UTC+6"
    [later] = row["later_times"]
    assert later["from"] == "2024-03-01"
    assert (later["departure"]["clock"], later["departure"]["offset"]) == ("22:00", "UTC+5")
    assert later["arrival"]["about"] != row["arrival"]["about"]


def test_days_of_arrival_are_marked_where_the_departure_day_is_not_sure() -> None:
    made = network("XX1 AAA-DDD 36 ?-10:30 days_basis=arrival")
    found = ask(made, "AAA", "DDD")
    [row] = rows(found)
    assert row["departure"]["earliest_day"] == -1
    assert row["days_are"] == "arrival"
    assert told(found, "XX1", "those of the arrival")


def test_regular_flights_come_before_single_dates_and_by_the_clock() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 18:00-23:00
        XX2 AAA-DDD 3 08:00-13:00
        XX3 AAA-DDD 3 01:00-06:00 2024-06-12 basis=observed
        """
    )
    assert [r["flight"] for r in rows(ask(made, "AAA", "DDD"))] == ["XX2", "XX1", "XX3"]


def test_a_city_has_the_rows_of_all_its_stations() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 08:00-13:00
        XX2 AAA-EEE 4 08:00-13:00
        XX3 EEE-AAA 5 08:00-09:00
        """
    )
    found = ask(made, "AAA", "DDS")
    assert [(r["flight"], r["destination"]) for r in rows(found)] == [
        ("XX1", "DDD"),
        ("XX2", "EEE"),
    ]
    assert [r["flight"] for r in rows(found, "back")] == ["XX3"]


# -- what is not known ---------------------------------------------------------------------------


def test_dates_that_a_complete_source_covers_are_not_called_unknown() -> None:
    line = "XX1 AAA-DDD 3 08:00-13:00 2024-06-10/2024-06-30"
    made = network(line)
    assert told(ask(made, "AAA", "DDD"), "1 – 9 Jun 2024")
    made.facts.coverage.append(
        Coverage(
            "all of AAA",
            frozenset({"AAA"}),
            frozenset(),
            frozenset(),
            date(2024, 6, 1),
            date(2024, 6, 30),
            True,
            "",
            made.patterns(("AAA", "DDD"))[0].leg.mark,
        )
    )
    again = network(line)
    again.facts.coverage.extend(made.facts.coverage)
    found = ask(again, "AAA", "DDD")
    assert not told(found, "1 – 9 Jun 2024")
    assert not told(found, "No source held is complete")


def test_a_direction_without_rows_is_told_by_carrier_and_dates() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 08:00-13:00 2024-06-01/2024-06-30
        XX2 DDD-AAA 3 18:00-23:00 2024-06-10/2024-06-20
        YY1 AAA-DDD 3 08:00-13:00 2024-06-01/2024-06-30
        YY2 DDD-AAA 3 18:00-23:00 2024-06-01/2024-06-30
        """
    )
    sentences = told(ask(made, "AAA", "DDD"), "has none then")
    assert len(sentences) == 2
    assert all(text.startswith("XX:") for text in sentences)
    assert "1 – 9 Jun 2024" in sentences[0]
    assert "21 – 30 Jun 2024" in sentences[1]


def test_carriers_that_are_listed_or_seen_without_a_row_are_named_once() -> None:
    made = network(
        "XX1 AAA-DDD 3 08:00-13:00",
        evidence=[seen("YY1", "AAA-DDD", "2024-03-20"), seen("ZZ1", "AAA-DDD", "2020-01-01")],
        sightings=[listed("XX", "AAA-DDD", "2024-06"), listed("WW", "AAA-DDD", "2024-06")],
    )
    found = ask(made, "AAA", "DDD")
    assert told(found, "(YY)", "last evidence 20 Mar 2024")
    assert told(found, "(WW)", "listed for June 2024")
    assert not told(found, "(ZZ)")
    assert not told(found, "(XX)", "no row")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("XX1 AAA-DDD ? 08:00-13:00", ("days of operation are not known",)),
        ("XX1 AAA-DDD 3 ?-?", ("no clock time is given at either end",)),
        ("XX1 AAA-DDD 3 08:00-?", ("clock time at AAA alone", "that at DDD is estimated")),
        ("XX1 AAA-DDD 3 08:00-13:00 2024-06-01/", ("gives no last date", "26 Oct 2024 by rule")),
        ("XX1 AAA-DDD 3 08:00-13:00 basis=reported known_on=2024-06-01", ("by report only",)),
        (
            "XX1 AAA-DDD 3 08:00-13:00 2024-06-05/2024-06-30 first_bound=at_least",
            ("from 5 Jun 2024 at the latest",),
        ),
        (
            "XX1 AAA-DDD 3 08:00-13:00 2024-05-01/2024-06-20 last_bound=at_least",
            ("at least 20 Jun 2024", "by rule"),
        ),
        ("XX1 AAA-DDD 3 08:00-13:00 2024-06-01/2024-06-20", ("No filed row", "20 Jun 2024")),
        ("XX1 AAA-DDD 3 08:00-13:00 2024-06-12 basis=rostered", ("crew roster",)),
    ],
)
def test_each_gap_of_a_row_is_told(line: str, words: tuple[str, ...]) -> None:
    assert told(ask(network(line), "AAA", "DDD"), *words)


def test_of_many_rows_numbers_are_told_and_not_names() -> None:
    lines = "\n".join(f"XX{n} AAA-DDD 3 08:00-? 2024-06-01/2024-06-30" for n in range(1, 41))
    found = ask(network(lines), "AAA")
    assert told(found, "40 of 40 rows", "one end alone")
    assert not told(found, "XX1,")


# -- windows -------------------------------------------------------------------------------------


def test_a_window_is_a_season_or_dates() -> None:
    default = Window(date(2026, 1, 1), date(2026, 1, 2))
    assert read_window({}, default) == default
    assert read_window({"season": "w25"}, default).text == (
        "winter 2025/26 (W25, 26 Oct 2025 – 28 Mar 2026)"
    )
    assert read_window({"season": "S26"}, default).season == "S26"
    assert read_window({"from": "2026-02-01"}, default).last == date(2026, 3, 28)
    assert read_window({"from": "2026-02-01", "to": "2026-02-05"}, default).days == 5


@pytest.mark.parametrize(
    ("given", "field", "kind"),
    [
        ({"season": "W25", "from": "2026-01-01"}, "season", Conflict),
        ({"season": "winter"}, "season", BadInput),
        ({"to": "2026-01-01"}, "from", Conflict),
        ({"from": "2026-01-05", "to": "2026-01-01"}, "to", Conflict),
        ({"from": "2024-01-01", "to": "2026-01-01"}, "to", Conflict),
        ({"from": "1066-01-01"}, "from", BadInput),
        ({"from": "1 May"}, "from", BadInput),
    ],
)
def test_a_wrong_window_names_its_field_and_a_remedy(
    given: dict[str, str], field: str, kind: type[BadInput]
) -> None:
    with pytest.raises(kind) as error:
        read_window(given, Window(date(2026, 1, 1), date(2026, 1, 2)))
    assert error.value.field == field
    assert error.value.remedy


# -- CSV, terminal, page -------------------------------------------------------------------------


def test_no_cell_of_a_table_is_a_formula() -> None:
    cells: Iterable[str] = ["=1+1", "+49", "-2", "@x", "\tx", "\rx", "  =x", "plain", "a,b"]
    text = to_csv(["a", "b"], [[cell, 1] for cell in cells])
    back = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert back == ["'=1+1", "'+49", "'-2", "'@x", "'\tx", "'\rx", "'  =x", "plain", "a,b"]
    assert to_csv(["n", "m"], [[-1.5, None]]) == "n,m\r\n-1.5,\r\n"


def test_the_csv_has_a_line_a_row_and_hostile_notes_are_text() -> None:
    made = network("XX1 AAA-DDD 3 08:00-13:00 notes==HYPERLINK(1)\nYY1 DDD-AAA 4 08:00-?")
    lines = list(csv.DictReader(io.StringIO(timetable_csv(ask(made, "AAA", "DDD")))))
    assert [(x["direction"], x["flight"], x["days"]) for x in lines] == [
        ("out", "XX1", "3"),
        ("back", "YY1", "4"),
    ]
    assert lines[0]["notes"] == "'=HYPERLINK(1)"
    assert lines[0]["departure_clock"] == "08:00"
    assert lines[1]["arrival_clock"] == ""
    assert lines[1]["arrival_about"]


def test_page_twin_csv_and_api_are_one_timetable(client: FlaskClient) -> None:
    found = client.get(f"/api/v1/timetable?{WINTER}").get_json()
    assert client.get(f"/timetable.json?{WINTER}").get_json() == found
    response = client.get(f"/timetable.csv?{WINTER}")
    assert response.content_type == "text/csv; charset=utf-8"
    assert "sapar-ALA-SEL-W25.csv" in response.headers["Content-Disposition"]
    assert len(response.text.splitlines()) == 3
    page = client.get(f"/timetable?{WINTER}").text
    for text in (*found["unknown"], *found["sentences"]):
        assert text.replace("'", "&#39;") in page
    assert "about 00:05 (23:30 the day before – 00:30)" in Page(page).words.replace("05(", "05 (")


def test_a_terminal_gets_text(client: FlaskClient) -> None:
    for headers in ({"User-Agent": "curl/8.5.0"}, {"Accept": "text/plain"}):
        response = client.get(f"/timetable?{WINTER}", headers=headers)
        assert response.mimetype == "text/plain"
        assert "What we do not know of it" in response.text
        assert max(map(len, response.text.split("[1] http")[0].splitlines())) <= 100
    assert client.get(f"/timetable?{WINTER}").mimetype == "text/html"


def test_the_address_without_a_question_has_the_form_and_a_wrong_one_says_so(
    client: FlaskClient,
) -> None:
    assert 'name="season"' in client.get("/timetable").text
    wrong = client.get("/timetable?origin=ALA&destination=SEL&season=winter")
    assert wrong.status_code == 400
    assert 'aria-describedby="error-season"' in wrong.text
    assert client.get("/timetable.json?season=W25").status_code == 400
    assert client.get("/timetable.json?origin=Nowhere").status_code == 404
    assert client.get("/timetable.json?origin=ALA&destination=ALA").status_code == 409


def test_the_command_prints_what_the_page_shows(settings: Settings, client: FlaskClient) -> None:
    runner = CliRunner(env={"SAPAR_DATABASE": str(settings.database)})

    def run(*words: str) -> str:
        line = ["timetable", "ALA", "SEL", "--season", "W25", "--as-of", "2026-11-22", *words]
        result = runner.invoke(cli.cli, line)
        assert result.exit_code == 0, result.output
        return result.output

    path = f"{WINTER}&as_of=2026-11-22"
    found = json.loads(run("--json"))
    assert found == client.get(f"/timetable.json?{path}").get_json()
    assert run() == timetable_text(found) + "\n"
    assert run("--csv").splitlines() == client.get(f"/timetable.csv?{path}").text.splitlines()
