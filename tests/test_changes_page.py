"""Changes as a reader meets them: command, API, page, table and feed, on the shipped facts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from click.testing import CliRunner
from conftest import at
from flask.testing import FlaskClient
from shipped import shipped_settings

from planner import cli
from planner.settings import Settings
from planner.web.app import create_app
from routes.settle import settle
from routes.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
YEAR = "from=2026-01-31&to=2026-11-22"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = shipped_settings(tmp_path_factory.mktemp("changes"))
    settle(Store(made.database), datetime(2024, 6, 30).date(), at("2026-11-24"))
    return made


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    with create_app(settings, clock=lambda: NOW).test_client() as made:
        yield made


@pytest.fixture
def sapar(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*words: str) -> str:
        runner = CliRunner(env={"SAPAR_DATABASE": str(settings.database)})
        result = runner.invoke(cli.cli, ["changes", *words])
        assert result.exit_code == 0, result.output
        return result.output

    return run


# -- the command --------------------------------------------------------------------------------


def test_what_changed_in_2026_is_told_by_route_with_sources(sapar: Any) -> None:
    text = sapar("2026-01-31", "2026-11-22")
    line = " ".join(text.split())
    assert "ICN–NQZ (KC): filed (15 Feb 2026): KC210 Thu Sun, leaves 09:05" in line
    assert "NQZ–ICN (KC): filed schedules held end on 28 Mar 2026; unknown since then" in line
    assert "PUS–ALA (ZE), new route: kept, first evidence 15 May 2026" in line
    assert "ALA–DXB (KC): suspended from 11 Mar 2026 by the word of Air Astana" in line
    assert "No flight is said to have stopped by it" in line
    assert text.index("\nICN–NQZ\n") < text.index("\nALA–DXB\n")  # watched routes come first
    assert "NQZ-ICN FEB ?>2+[?]" in text
    assert "Left out as noise" in text
    assert "snakorea.info" in text[text.index("Sources") :]


def test_no_decrease_is_told_for_lack_of_data(sapar: Any) -> None:
    found = json.loads(sapar("2026-01-31", "2026-11-22", "--json"))
    less = [c for c in found["changes"] if c["kind"] in ("suspended", "ended", "frequency_down")]
    assert [(c["origin"], c["destination"], c["carriers"]) for c in less] == [("ALA", "DXB", "KC")]


def test_one_route_and_other_forms(sapar: Any) -> None:
    text = sapar("2026-01-31", "2026-11-22", "--route", "nqz-icn")
    assert "1 route" in text
    assert "ALA–ICN" not in text
    table = list(csv.DictReader(io.StringIO(sapar("2026-01-31", "2026-11-22", "--csv"))))
    assert {"kept", "evidence", "coverage_ended"} <= {row["kind"] for row in table}
    assert "Nothing held changed" in sapar("2023-01-02", "2023-01-03")


def test_june_2024_a_day_at_a_time(sapar: Any) -> None:
    text = " ".join(sapar("2024-06-15", "2024-06-16", "--route", "NQZ-ICN").split())
    assert "NQZ–ICN (KC), resume: due 15 Jun 2024, unconfirmed" in text


def test_recorded_changes_are_told_as_before(sapar: Any) -> None:
    assert "dated 15 Jun 2024" in sapar("--since", "2024-06-10", "--until", "2024-06-12")
    assert sapar("--since", "2030-01-01").startswith("No change is recorded")
    table = list(csv.DictReader(io.StringIO(sapar("--csv", "--route", "NQZ-ICN"))))
    assert {row["origin"] for row in table} <= {"NQZ", "ICN"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["2026-11-22", "2026-01-31"], "not before"),
        (["#99"], "no published snapshot"),
        (["#one"], "no snapshot"),
        (["2026-13-01"], "not a date"),
        (["2026-01-31", "--since", "2026-01-01"], "recorded changes"),
    ],
)
def test_wrong_questions_name_what_is_right(
    settings: Settings, words: list[str], told: str
) -> None:
    runner = CliRunner(env={"SAPAR_DATABASE": str(settings.database)})
    result = runner.invoke(cli.cli, ["changes", *words])
    assert told in str(result.exception)


# -- API and page -------------------------------------------------------------------------------


def test_two_states_over_the_api(client: FlaskClient) -> None:
    found = client.get(f"/api/v1/changes?{YEAR}&limit=5").json
    assert found
    assert found["from"] == {"asked": "2026-01-31", "as_of": "2026-01-31"}
    assert (len(found["changes"]), found["total"] > 100) == (5, True)
    assert f"{YEAR}&limit=5&offset=5" in found["next"]
    assert {s["reason"] for s in found["suppressed"]} >= {"past"}
    assert all(one["sources"] for one in found["changes"])
    kept = client.get(f"/api/v1/changes?{YEAR}&kind=kept&origin=pus").json
    assert kept
    assert [c["destination"] for c in kept["changes"]] == ["ALA", "KZ"]


def test_a_snapshot_is_the_day_it_was_taken_in(client: FlaskClient) -> None:
    found = client.get("/api/v1/changes?from=%231").json
    assert found
    assert (found["from"]["as_of"], found["to"]["as_of"]) == ("2026-11-23", "2026-11-24")


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("to=2026-01-01", 409, "from"),
        ("from=2026-11-22&to=2026-01-31", 409, "to"),
        ("from=2026-01-31&since=2026-01-01", 409, "since"),
        ("from=2026-01-31&to=2026-12-31", 409, "to"),
        ("from=%2399", 404, "from"),
        ("from=yesterday", 400, "from"),
    ],
)
def test_errors_name_the_field(client: FlaskClient, query: str, status: int, field: str) -> None:
    answered = client.get(f"/api/v1/changes?{query}")
    assert answered.status_code == status
    assert answered.json
    assert answered.json["field"] == field
    page = client.get(f"/changes?{query}")
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_the_page_has_form_sentences_rows_noise_and_twins(client: FlaskClient) -> None:
    page = client.get(f"/changes?{YEAR}").text
    for text in (
        'name="from" value="2026-01-31" type="date"',
        '<h2 id="g1">ALA–ICN</h2>',
        "NQZ-ICN FEB ?&gt;2+[?]",
        "Left out as noise",
        "rows that speak only of days before the earlier state",
        f"/changes.csv?{YEAR.replace('&', '&amp;')}",
        'type="application/atom+xml"',
    ):
        assert text in page
    assert client.get(f"/changes.json?{YEAR}").json == client.get(f"/api/v1/changes?{YEAR}").json
    recorded = client.get("/changes").text
    assert "newest first" in recorded
    assert 'type="application/atom+xml"' in client.get("/").text


def test_the_table_is_text_that_no_spreadsheet_runs(client: FlaskClient, tmp_path: Path) -> None:
    answered = client.get(f"/changes.csv?{YEAR}")
    assert answered.content_type == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answered.text)))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "on_date" in client.get("/changes.csv").text


# -- Atom ---------------------------------------------------------------------------------------


def test_the_feed_is_atom_as_readers_read_it(client: FlaskClient) -> None:
    answered = client.get("/changes.atom")
    assert answered.content_type == "application/atom+xml"
    parsed = feedparser.parse(answered.data)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.author == "Sapar"
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links["self"] == "http://localhost/changes.atom"
    assert len(parsed.entries) == 100
    assert len({entry.id for entry in parsed.entries}) == 100
    assert all(entry.id.startswith("urn:uuid:") for entry in parsed.entries)
    assert parsed.entries[0].updated == "2026-11-24T06:00:00+00:00"
    assert client.get("/changes.atom").data == answered.data


def test_the_feed_of_a_route_has_that_route(client: FlaskClient) -> None:
    parsed = feedparser.parse(client.get("/changes.atom?route=NQZ-ICN").data)
    assert parsed.feed.title == "Sapar: changes of ICN–NQZ"
    assert any("dated 15 Jun 2024" in entry.title for entry in parsed.entries)
    assert all({"NQZ", "ICN"} <= set(e.title[:7].split("–")) for e in parsed.entries)
    empty = feedparser.parse(client.get("/changes.atom?route=LHR-JFK").data)
    assert (empty.bozo, empty.entries) == (False, [])
    assert client.get("/changes.atom?route=NQZ").status_code == 400


def test_the_feed_stands_under_the_public_address_and_escapes(tmp_path: Path) -> None:
    made = shipped_settings(tmp_path, public_base_url="https://sapar.example/")
    row = {
        "kind": "retimed",
        "subject": "AAA-BBB:XX1",
        "origin": "AAA",
        "destination": "BBB",
        "carriers": "XX",
        "on_date": "2026-11-24",
        "before": "08:00",
        "after": "09:00",
        "moved_by": "a <source> & more \x00",
        "sentence": "AAA–BBB (XX): <b>later</b> & later \x0b",
        "recorded_at": "2026-11-24T06:00:00+00:00",
    }
    Store(made.database).add_changes([row])
    data = create_app(made, clock=lambda: NOW).test_client().get("/changes.atom").data
    root = ElementTree.fromstring(data)
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links["self"] == "https://sapar.example/changes.atom"
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "AAA–BBB (XX): <b>later</b> & later �"
