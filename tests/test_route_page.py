"""The page of one route: status, timeline, timetable, promises, changes; as JSON and as text."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import at
from flask.testing import FlaskClient
from network_makers import network, seen
from shipped import shipped_settings
from test_web import Page

from planner.jobs import run_job
from planner.settings import Settings
from planner.timeline import KINDS, timeline
from planner.web.app import create_app

CURL = {"User-Agent": "curl/8.5.0"}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = shipped_settings(tmp_path_factory.mktemp("route"))
    run_job(made, "settle", at("2026-11-22"))
    return made


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    return create_app(settings, clock=lambda: at("2026-11-22", "12:00")).test_client()


def points(found: dict[str, Any], kind: str) -> list[tuple[str | None, str]]:
    return [
        (p["when"] and p["when"]["text"], p["sentence"])
        for p in found["timeline"]
        if p["kind"] == kind
    ]


# -- the timeline --------------------------------------------------------------------------------


def test_the_years_of_a_route_are_told_from_promise_to_evidence(client: FlaskClient) -> None:
    found = client.get("/r/NQZ-ICN.json").get_json()
    announced = [when for when, _ in points(found, "announced")]
    assert {"2024-02-20", "2024-04-17", "2024-06-10", "2024-06-12"} <= set(announced)
    due = dict(points(found, "due"))
    assert "kept, first evidence 16 May 2025" in due["2024-06-15"]
    assert "lapsed" in due["2021"]
    assert "2025-05-16" in dict(points(found, "kept"))
    [(when, stop)] = points(found, "stopped")
    assert when == "2020"
    assert "MOLIT Korea" in stop
    assert {"2026-01-02"} == {when for when, _ in points(found, "filed")}
    assert "2026-02-15" in dict(points(found, "evidence"))
    assert "2026-07" in dict(points(found, "listed"))


def test_every_point_has_a_source_and_they_are_in_order(client: FlaskClient) -> None:
    for pair in ("NQZ-ICN", "ALA-ICN", "CIT-ICN", "ICN-TAS"):
        found = client.get(f"/r/{pair}.json").get_json()["timeline"]
        assert found
        dates = [p["when"]["earliest"] for p in found if p["when"]]
        assert dates == sorted(dates, reverse=True)
        assert all(p["source"] and p["source"]["citation"] for p in found)
        assert {p["kind"] for p in found} <= KINDS.keys()
        assert len({(str(p["when"]), p["kind"], p["sentence"]) for p in found}) == len(found)


def test_the_timeline_knows_nothing_of_later_days(client: FlaskClient) -> None:
    found = client.get("/r/NQZ-ICN.json?as_of=2024-06-12").get_json()
    assert all(str(when) < "2024" for when, _ in points(found, "kept"))
    assert not points(found, "filed")
    assert max(p["when"]["earliest"] for p in found["timeline"] if p["when"]) == "2024-06-15"


def test_a_row_that_shows_a_flight_in_a_month_is_not_given_a_day(client: FlaskClient) -> None:
    found = client.get("/r/ALA-ICN.json").get_json()
    dates = [when for when, _ in points(found, "evidence")]
    assert "2024-08" in dates
    assert "2024-08-01" not in dates


def test_the_api_gives_the_same_timeline(client: FlaskClient) -> None:
    api = client.get("/api/v1/routes/NQZ-ICN").get_json()
    assert api["timeline"] == client.get("/r/NQZ-ICN.json").get_json()["timeline"]


def test_one_evidence_settles_a_promise_and_is_told_once() -> None:
    made = network(
        "XX1 AAA-DDD 3 08:00-13:00 2024-06-10/ basis=reported",
        evidence=[seen("XX1", "AAA-DDD", "2024-06-12")],
        as_of="2024-06-20",
    )
    kinds = [p["kind"] for p in timeline(made, ("AAA", "DDD"))]
    assert sorted(kinds) == ["due", "kept", "reported"]


# -- the page ------------------------------------------------------------------------------------


def test_the_page_shows_what_its_twin_has(client: FlaskClient) -> None:
    found = client.get("/r/NQZ-ICN.json").get_json()
    page = Page(client.get("/r/NQZ-ICN").text)
    for point in found["timeline"]:
        assert point["sentence"] in page.words
    for promise in found["promises"]:
        assert promise["sentence"] in page.words
    for change in found["changes"][:20]:
        assert change["sentence"] in page.words
    assert found["status_now"]["because"][1:] in page.words
    assert "TSE until 31 May 2020" in page.words


def test_the_last_season_that_is_held_is_shown_where_the_present_one_has_no_row(
    client: FlaskClient,
) -> None:
    found = client.get("/r/NQZ-ICN.json").get_json()["timetable"]
    assert found["window"]["season"] == "W25"
    assert found["unknown"]
    then = client.get("/r/NQZ-ICN.json?as_of=2026-02-16").get_json()["timetable"]
    assert then["window"]["season"] == "W25"


def test_recorded_changes_of_the_pair_are_shown_in_both_directions(client: FlaskClient) -> None:
    found = client.get("/r/NQZ-ICN.json").get_json()["changes"]
    assert found
    assert all({row["origin"], row["destination"]} == {"NQZ", "ICN"} for row in found)
    assert client.get("/r/ICN-NQZ.json").get_json()["changes"] == found


def test_links_lead_to_the_other_views_of_the_route(client: FlaskClient) -> None:
    links = Page(client.get("/r/NQZ-ICN").text).links
    for start in ("/plan?", "/timetable?", "/frequency?route=NQZ-ICN", "/s/NQZ", "/r/ICN-NQZ"):
        assert any(link.startswith(start) for link in links), start


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("TSE-ICN", "NQZ-ICN"),
        ("nqz-icn", "NQZ-ICN"),
        ("ALA-SEL", "ALA-ICN"),
        ("Astana-Seoul", "NQZ-ICN"),
    ],
)
def test_other_names_of_a_route_lead_to_its_address(
    client: FlaskClient, asked: str, meant: str
) -> None:
    for ending in ("", ".json"):
        response = client.get(f"/r/{asked}{ending}?as_of=2026-02-16")
        assert response.status_code == 302
        assert response.headers["Location"] == f"/r/{meant}{ending}?as_of=2026-02-16"


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("Astanaa-ICN", "did you mean NQZ"),
        ("NQZ", "as in NQZ-ICN"),
        ("NQZ-TSE", "two different places"),
        ("KZ-ICN", "one of ALA-ICN, CIT-ICN, NQZ-ICN"),
    ],
)
def test_what_is_no_route_is_a_404_that_says_what_would_be(
    client: FlaskClient, pair: str, words: str
) -> None:
    assert words in Page(client.get(f"/r/{pair}").text).words
    problem = client.get(f"/r/{pair}.json")
    assert problem.status_code == 404
    assert words in problem.get_json()["remedy"]
    text = client.get(f"/r/{pair}", headers=CURL)
    assert (text.status_code, text.mimetype) == (404, "text/plain")
    assert words in text.text


def test_a_route_that_nothing_speaks_of_is_told_so(client: FlaskClient) -> None:
    page = Page(client.get("/r/ALA-LHR").text)
    assert "Nothing that is held ever spoke of this route" in page.words
    assert "unknown" in page.words


# -- a terminal ----------------------------------------------------------------------------------


def test_a_terminal_gets_the_route_as_text(client: FlaskClient) -> None:
    found = client.get("/r/NQZ-ICN.json").get_json()
    text = client.get("/r/NQZ-ICN", headers=CURL)
    assert text.mimetype == "text/plain"
    flat = " ".join(text.text.split())
    for point in found["timeline"]:
        assert " ".join(point["sentence"].split()) in flat
    assert "What we do not know of it" in flat
    assert "<" not in text.text


def test_the_stored_copy_of_a_page_is_not_the_answer_to_a_terminal(client: FlaskClient) -> None:
    page = client.get("/r/NQZ-ICN")
    tag = page.headers["ETag"]
    assert {"Accept", "User-Agent"} <= set(page.vary)
    again = client.get("/r/NQZ-ICN", headers={**CURL, "If-None-Match": tag})
    assert again.status_code == 200
    assert client.get("/r/NQZ-ICN", headers={"If-None-Match": tag}).status_code == 304
