"""The page of a station: where one can go, the flights of a day, and how to find it."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import at
from flask.testing import FlaskClient
from network_makers import listed, network, seen
from shipped import shipped_settings
from test_web import Page

from planner.station import station_data
from planner.web.app import create_app
from routes.periods import read_date

CURL = {"User-Agent": "curl/8.5.0"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = shipped_settings(tmp_path_factory.mktemp("station"))
    return create_app(settings, clock=lambda: at("2026-11-22", "12:00")).test_client()


def data_of(client: FlaskClient, path: str) -> dict[str, Any]:
    found = client.get(path).get_json()
    assert isinstance(found, dict)
    return found


# -- where one can go ----------------------------------------------------------------------------


def test_every_route_with_a_trace_has_status_carriers_and_age(client: FlaskClient) -> None:
    found = data_of(client, "/s/NQZ.json")
    rows = {row["destination"]: row for row in found["routes"]}
    assert {"ICN", "TAS", "URC", "IST"} <= rows.keys()
    seoul = rows["ICN"]
    assert seoul["status_now"] == "unknown"
    assert {"KC", "OZ"} == {c["code"] for c in seoul["carriers"]}
    assert (seoul["last_evidence"], seoul["age_days"]) == ("2026-02-15", 280)
    assert any("KC209" in text for text in seoul["last_known"])
    assert seoul["listings"] == ["Air Astana for August 2026 and January 2027"]


def test_the_best_known_routes_stand_first() -> None:
    made = network(
        """
        XX1 AAA-DDD 3 08:00-13:00
        XX2 AAA-FFF 3 08:00-13:00 2023-06-01/2023-06-30
        """,
        evidence=[seen("XX2", "AAA-FFF", "2023-06-10")],
        sightings=[listed("YY", "AAA-CCC", "2024-07")],
    )
    found = station_data(made, "AAA", read_date("2024-06-12"))["routes"]
    assert [(r["destination"], r["status_now"]) for r in found] == [
        ("DDD", "operating"),
        ("FFF", "unknown"),
        ("CCC", "unknown"),
    ]
    assert found[2]["carriers"][0]["code"] == "YY"


# -- a day ---------------------------------------------------------------------------------------


def test_departures_and_arrivals_of_a_day_have_times_and_basis(client: FlaskClient) -> None:
    found = data_of(client, "/s/NQZ.json?date=2026-02-18")
    assert [leg["flight"] for leg in found["departures"]] == ["KC209"]
    assert found["departures"][0]["departure"]["about"] == "2026-02-18T20:10"
    back = data_of(client, "/s/NQZ.json?date=2026-02-19")
    assert [leg["flight"] for leg in back["arrivals"]] == ["KC210"]
    assert back["departures"] == []
    shown = Page(client.get("/s/NQZ?date=2026-02-18").text).words
    assert "about 20:10 (19:50–20:30)" in shown


def test_a_flight_is_an_arrival_on_the_day_it_lands() -> None:
    made = network("XX1 AAA-DDD 3 22:00-08:00+1")
    landed = {
        day: [leg["flight"] for leg in station_data(made, "DDD", read_date(day))["arrivals"]]
        for day in ("2024-06-12", "2024-06-13")
    }
    assert landed == {"2024-06-12": [], "2024-06-13": ["XX1"]}


def test_rows_without_times_or_days_are_told_apart() -> None:
    made = network("XX1 AAA-DDD 3 ?-?\nYY1 AAA-DDD ? ?-?\nZZ1 AAA-DDD 4 ?-?")
    found = station_data(made, "AAA", read_date("2024-06-12"))
    assert found["departures"] == []
    assert [(r["flight"], r["days_known"]) for r in found["untimed"]] == [
        ("XX1", True),
        ("YY1", False),
    ]


def test_nothing_promised_or_assumed_is_a_departure() -> None:
    made = network(
        """
        XX1 AAA-DDD daily 08:00-13:00 2024-06-10/ basis=reported
        YY1 AAA-DDD daily 08:00-13:00 2023-06-01/2023-10-28
        """
    )
    found = station_data(made, "AAA", read_date("2024-06-12"))
    assert found["departures"] == found["untimed"] == []


def test_a_day_without_sources_says_that_it_proves_nothing(client: FlaskClient) -> None:
    assert (
        "No source held speaks for this day"
        in Page(client.get("/s/UBN?date=2030-01-01").text).words
    )
    page = Page(client.get("/s/ICN?date=2026-02-18").text)
    assert "(sample)" in page.words


# -- the page ------------------------------------------------------------------------------------


def test_the_page_shows_what_its_twin_has(client: FlaskClient) -> None:
    found = data_of(client, "/s/NQZ.json?date=2026-02-18")
    page = Page(client.get("/s/NQZ?date=2026-02-18").text)
    for row in found["routes"]:
        assert row["city"] in page.words
        assert all(text in page.words for text in [*row["last_known"][:2], *row["listings"]])
        assert f"/r/NQZ-{row['destination']}" in page.links
    assert "formerly TSE until 31 May 2020" in page.words
    assert any(link.startswith("/timetable?origin=NQZ") for link in page.links)


def test_days_are_one_click_apart_and_the_last_day_held_too(client: FlaskClient) -> None:
    links = Page(client.get("/s/NQZ").text).links
    for day in ("2026-11-21", "2026-11-23"):
        assert f"/s/NQZ?date={day}" in links
    last = next(x for x in links if x.startswith("/s/NQZ?date=2026-03"))
    assert client.get(last).status_code == 200


@pytest.mark.parametrize(
    ("asked", "meant"), [("TSE", "NQZ"), ("nqz", "NQZ"), ("Astana", "NQZ"), ("SEL", "ICN")]
)
def test_other_names_of_a_station_lead_to_its_address(
    client: FlaskClient, asked: str, meant: str
) -> None:
    assert client.get(f"/s/{asked}").headers["Location"] == f"/s/{meant}"
    assert client.get(f"/s/{asked}.json?date=2026-02-18").headers["Location"] == (
        f"/s/{meant}.json?date=2026-02-18"
    )
    assert client.get(f"/s?q={asked}").headers["Location"] == f"/s/{meant}"


def test_an_unknown_station_is_a_404_with_near_names(client: FlaskClient) -> None:
    problem = client.get("/s/Astanaa.json")
    assert problem.status_code == 404
    assert "NQZ" in problem.get_json()["remedy"]
    page = client.get("/s/Astanaa")
    assert page.status_code == 404
    assert "NQZ" in page.text
    assert client.get("/s/KZ").status_code == 404


def test_the_search_lists_what_is_like_the_words(client: FlaskClient) -> None:
    found = client.get("/s?q=almat")
    assert found.status_code == 200
    assert "/s/ALA" in Page(found.text).links
    none = client.get("/s?q=qqqqqqqqqq")
    assert none.status_code == 404
    assert "No station is like" in none.text
    assert "/s/NQZ" in Page(client.get("/s").text).links


def test_a_terminal_gets_the_station_as_text(client: FlaskClient) -> None:
    text = client.get("/s/NQZ?date=2026-02-18", headers=CURL)
    assert text.mimetype == "text/plain"
    assert "KC209" in text.text
    assert "ICN Seoul: unknown" in text.text
    assert "<" not in text.text
