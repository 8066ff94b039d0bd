"""The page of frequencies, its twins, the API and the command: the same numbers, safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from conftest import at, csv_of
from flask.testing import FlaskClient
from shipped import shipped_settings

from planner import cli
from planner.chart import chart
from planner.frequency import HEADER
from planner.settings import Settings
from planner.web.app import create_app
from routes.feeds.delimited import TABLES
from routes.refresh import import_file
from routes.store import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAIR = "route=NQZ-SEL"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("frequency-page"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    return create_app(settings, clock=lambda: NOW).test_client()


def get(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == status, response.text
    return str(response.text)


def data(client: FlaskClient, query: str = PAIR) -> dict[str, Any]:
    return dict(json.loads(get(client, f"/api/v1/frequency?{query}")))


# -- page and twins -----------------------------------------------------------------------------


def test_the_page_says_what_the_api_says(client: FlaskClient) -> None:
    page, found = get(client, f"/frequency?{PAIR}"), data(client)
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert found == json.loads(get(client, f"/frequency.json?{PAIR}"))
    for sentence in found["sentences"]:
        assert " ".join(sentence.split()) in words.replace("&#39;", "'")
    for point in found["points"]:
        assert point["period"] in words
        assert all(s["citation"].split(" ")[0] in page for s in point["sources"])
    assert "style=" not in page
    assert "<script" not in page


def test_other_places_periods_and_carriers(client: FlaskClient) -> None:
    assert data(client, "route=NQZ")["query"]["destination"] is None
    assert data(client, "origin=Astana&destination=Seoul")["points"] == data(client)["points"]
    assert data(client, "route=KZ-KR")["query"]["origin"]["kind"] == "country"
    months = data(client, f"{PAIR}&by=month&since=2024-01-01&until=2024-12-31")["points"]
    assert [p["period"] for p in months] == [f"2024-{n:02d}" for n in range(6, 11)]
    assert data(client, "route=TSE-ICN")["points"] == data(client, "route=NQZ-ICN")["points"]
    only = data(client, f"{PAIR}&carrier=oz")
    assert {c for p in only["points"] for c in p["carriers"]} == {"OZ"}


def test_a_replay_and_its_etag(client: FlaskClient) -> None:
    address = f"/api/v1/frequency?{PAIR}&as_of=2024-06-12"
    first = client.get(address)
    assert [p["period"] for p in first.get_json()["points"]] == ["S15"]
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "status", "field", "remedy"),
    [
        ("", 409, "origin", "give route="),
        ("route=NQZ-ICN&origin=NQZ", 409, "route", "give route="),
        ("route=NQZ-ICN-ALA", 400, "route", "write NQZ-ICN"),
        ("route=NQZ-XXX", 404, "route", "did you mean"),
        ("origin=Nowhere&destination=ICN", 404, "origin", ""),
        ("route=NQZ-NQZ", 409, "route", "two different places"),
        ("route=SEL", 409, "route", "a station: ICN"),
        (f"{PAIR}&by=day", 400, "by", "week, month, season, year"),
        (f"{PAIR}&carrier=Air", 400, "carrier", "such as KC"),
        (f"{PAIR}&since=2015", 400, "since", "YYYY-MM-DD"),
        (f"{PAIR}&until=2999-01-01", 400, "until", "from 1950 to 2100"),
        (f"{PAIR}&since=2016-01-01&until=2015-01-01", 409, "until", "a later day"),
        (f"{PAIR}&as_of=2999-01-01", 409, "as_of", "knowledge ends today"),
        (f"{PAIR}&metric=seats", 400, "metric", "the parameters are route"),
    ],
)
def test_what_is_wrong_is_named(
    client: FlaskClient, query: str, status: int, field: str, remedy: str
) -> None:
    for address in ("/api/v1/frequency", "/frequency.json", "/frequency.csv"):
        found = json.loads(get(client, f"{address}?{query}", status))
        assert found["field"] == field
        assert remedy in found["remedy"]
    if query:
        page = get(client, f"/frequency?{query}", status)
        assert "<form" in page
        assert 'role="alert"' in page


def test_without_a_question_the_page_asks_one(client: FlaskClient) -> None:
    page = get(client, "/frequency")
    assert '<select id="by"' in page
    assert "/frequency?route=NQZ-SEL" in page


def test_the_answer_page_leads_here(client: FlaskClient) -> None:
    page = get(client, "/plan?origin=NQZ&destination=ICN&date=2024-06-13&as_of=2024-06-12")
    assert "/frequency?route=NQZ-ICN&amp;as_of=2024-06-12" in page


# -- chart --------------------------------------------------------------------------------------


def test_the_chart_is_told_to_who_cannot_see_it(client: FlaskClient) -> None:
    found = data(client)
    root = ElementTree.fromstring(chart(found, 340, 260, "narrow"))
    assert root.get("role") == "img"
    names = [root.get("aria-labelledby"), root.get("aria-describedby")]
    assert [n.get("id") for n in root if n.tag in ("title", "desc")] == names
    assert root.find("desc").text == found["sentences"][0]  # type: ignore[union-attr]
    kinds = [g.get("class") for g in root.iter("g")]
    assert set(kinds) == {"c-reported", "c-filed", "c-stated", "c-announced", "c-stop"}
    for line in root.iter("line"):
        assert 0 <= float(line.get("x1") or -1) <= float(line.get("x2") or -1) <= 340


def test_a_line_joins_only_neighbours_of_one_scope(client: FlaskClient) -> None:
    def joints(query: str) -> int:
        root = ElementTree.fromstring(chart(data(client, query), 760, 320, "wide"))
        return sum(line.get("class") != "l-grid" for line in root.findall("line"))

    assert joints(PAIR) == 0  # three seasons, years apart
    assert joints(f"{PAIR}&by=month&since=2024-01-01&until=2024-12-31") == 4


def test_nothing_dated_is_not_drawn(client: FlaskClient) -> None:
    found = data(client, "route=NQZ-ICN&until=1990-01-01")
    assert chart(found | {"stated": []}, 340, 260, "narrow") == ""
    assert "Nothing held counts a departure" in get(
        client, "/frequency?route=NQZ-ICN&until=1990-01-01"
    )


# -- table --------------------------------------------------------------------------------------


def test_the_table_holds_points_and_statements(client: FlaskClient) -> None:
    response = client.get(f"/frequency.csv?{PAIR}")
    assert response.content_type == "text/csv; charset=utf-8"
    assert "frequency-NQZ-SEL-season.csv" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert tuple(rows[0]) == HEADER
    counted = [r for r in rows if r["row"] == "counted"]
    assert [(r["period"], r["departures"]) for r in counted] == [
        ("S15", "33"),
        ("S24", "39"),
        ("W25", "25"),
    ]
    assert any(r["row"] == "stated rights" and r["weekly"] == "42" for r in rows)


def test_no_cell_of_the_table_runs_as_a_formula(tmp_path: Path) -> None:
    made = shipped_settings(tmp_path)
    row = dict.fromkeys(TABLES["frequency_claim"].header, "") | {
        "first_date": "2026-05",
        "label": '=HYPERLINK("http://evil.example","x")',
        "origin": "NQZ",
        "destination": "ICN",
        "scope": "route",
        "carriers": "*",
        "weekly": "3",
        "stage": "reported",
        "basis": "+1+1",
        "confidence": "low",
        "source": "@SUM(A1)",
        "notes": "-2+3 <script>alert(1)</script>",
    }
    file = tmp_path / "rows.csv"
    file.write_bytes(csv_of("frequency_claim", [row]))
    assert import_file(Store(made.database), file, now=at("2026-11-22")).state == "published"
    client = create_app(made, clock=lambda: NOW).test_client()
    rows = list(csv.reader(io.StringIO(client.get(f"/frequency.csv?{PAIR}").text)))
    cells = [cell for line in rows for cell in line]
    assert not [c for c in cells if c[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert {"'+1+1", "'@SUM(A1)"} <= set(cells)
    page = get(client, f"/frequency?{PAIR}")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_hostile_parameters_are_escaped(client: FlaskClient) -> None:
    attack = quote('"><svg onload=alert(1)>')
    page = get(client, f"/frequency?origin={attack}&destination=ICN", 404)
    assert "<svg onload" not in page


# -- command ------------------------------------------------------------------------------------


def sapar(settings: Settings, *args: str) -> str:
    runner = CliRunner(env={"SAPAR_DATABASE": str(settings.database)})
    result = runner.invoke(cli.cli, ["frequency", *args, "--as-of", "2026-11-22"])
    assert result.exit_code == 0, result.output
    return str(result.output)


def test_the_command_gives_the_same(settings: Settings, client: FlaskClient) -> None:
    found = data(client)
    assert json.loads(sapar(settings, "NQZ-SEL", "--json")) == found
    assert json.loads(sapar(settings, "Astana", "Seoul", "--json"))["points"] == found["points"]
    text = sapar(settings, "NQZ", "ICN")
    assert " ".join(found["sentences"][1].split()) in " ".join(text.split())
    assert re.search(r"^S24 +2 +39 +64 %  reported, sample, KC$", text, re.MULTILINE)
    assert sapar(settings, "NQZ-SEL", "--csv").splitlines()[0] == ",".join(HEADER)
