"""The newsroom as pages, tables, API and commands; a person's decision with a token."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from news_desk import BACK, LATER, NOW, OTHER_WORDS, Desk
from news_service import Site, listed, rss, running
from shipped import shipped_settings

from planner import cli
from planner.settings import Settings
from planner.tokens import Tokens
from planner.web.app import create_app
from routes.newsroom import documents
from routes.newsroom.sources import load_sources
from routes.store import Store

DAY = timedelta(days=1)
SCAT = "SCAT Airlines will start flights from Shymkent to Seoul on 5 May 2027."


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Two papers that agree, a forum against them, a paper alone, and a source that fails."""
    folder = tmp_path_factory.mktemp("newsroom_pages")
    made = shipped_settings(folder, sources=folder / "sources.csv", allow_private=True)
    with running() as site:
        desk = Desk(Store(made.database), site)
        desk.add("morning", "press", BACK, SCAT)
        desk.add("evening", "press", OTHER_WORDS)
        desk.add("forum", "forum", LATER)
        desk.add("gone", "regulator")
        del site.pages["/gone"]
        desk.look(NOW)
        rows = [
            {
                "name": one.name,
                "url": one.url,
                "kind": one.kind,
                "source_class": one.source_class,
                "publisher": one.publisher,
                "quiet_days": "7",
            }
            for one in desk.sources
        ]
        (folder / "sources.csv").write_bytes(listed(*rows))
    return made


def client_of(settings: Settings, days: int = 0) -> FlaskClient:
    return create_app(settings, clock=lambda: NOW + days * DAY).test_client()


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return client_of(settings)


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """A copy of the database to write to."""
    Store(settings.database).backup(tmp_path / "own.db")
    return replace(settings, database=tmp_path / "own.db")


def rows_of(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found = answer.get_json()["rows"]
    assert isinstance(found, list)
    return found


# -- what it shows


def test_the_same_claim_of_two_papers_is_one_with_two_sources(client: FlaskClient) -> None:
    (one,) = rows_of(client, "/api/v1/claims?origin=BEG&destination=TBS")
    assert {s["announced_by"] for s in one["sources"]} == {"Morning", "Evening"}
    assert all("(2026-11-24): “" in s["source"]["citation"] for s in one["sources"])
    page = client.get("/announcements?origin=BEG").get_data(as_text=True)
    assert "Morning (press)" in page
    assert "Evening (press)" in page


def test_contradicting_claims_stand_next_to_each_other(own: Settings) -> None:
    late = next(f for f in documents.findings(Store(own.database)) if f.source == "forum")
    token = Tokens(Store(own.database)).add("Aigerim", ["claims"], NOW)
    client = client_of(own)
    address = f"/api/v1/findings/{late.id}/accept"
    assert client.post(address, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    rows = rows_of(client, "/api/v1/claims?limit=500")
    places = [
        i for i, row in enumerate(rows) if {row["origin"], row["destination"]} == {"BEG", "TBS"}
    ]
    assert len(places) == 2
    assert places[1] == places[0] + 1
    first, second = (rows[i] for i in places)
    assert [o["sentence"] for o in first["contrary"]] == [second["sentence"]]
    assert "Against it:" in client.get("/announcements").get_data(as_text=True)


def test_the_queue_tells_words_rule_reason_and_what_is_against_it(client: FlaskClient) -> None:
    waiting = rows_of(client, "/api/v1/findings?state=waiting")
    assert {one["source"] for one in waiting} == {"morning", "forum"}
    late = next(one for one in waiting if one["source"] == "forum")
    assert late["words"].startswith("Air Serbia will resume")
    assert (late["rule"], late["confidence"]) == ("en.resume", "high")
    assert late["why"] == "a second source is missing: forum alone says so"
    assert {other["publisher"] for other in late["contrary"]} == {"Morning", "Evening"}
    page = client.get("/announcements").get_data(as_text=True)
    assert "Waiting (2)" in page
    assert "only on 10 July 2027" in page
    assert "Contradicts:" in page


def test_findings_and_documents_are_asked_by_state_and_source(client: FlaskClient) -> None:
    assert {r["source"] for r in rows_of(client, "/api/v1/findings?state=published")} == {
        "morning",
        "evening",
    }
    assert len(rows_of(client, "/api/v1/findings?source=morning")) == 2
    assert len(rows_of(client, "/api/v1/documents?source=morning")) == 2
    assert rows_of(client, "/api/v1/documents?source=nothing") == []
    wrong = client.get("/api/v1/findings?state=maybe")
    assert (wrong.status_code, wrong.get_json()["field"]) == (400, "state")


def test_a_source_is_quiet_when_nothing_new_came_for_too_long(settings: Settings) -> None:
    def state(days: int) -> dict[str, tuple[bool, bool]]:
        rows = rows_of(client_of(settings, days), "/api/v1/sources")
        return {row["name"]: (row["quiet"], bool(row["failure"])) for row in rows}

    assert state(7)["morning"] == (False, False)
    assert state(8)["morning"] == (True, False)
    assert state(0)["gone"] == (False, True)  # it fails, which is told already
    page = client_of(settings, 8).get("/announcements").get_data(as_text=True)
    assert "quiet since 24 Nov 2026; a document in 7 days is expected" in page


def test_what_is_read_of_now_is_not_shown_as_of_an_earlier_day(client: FlaskClient) -> None:
    page = client.get("/announcements?as_of=2026-11-23").get_data(as_text=True)
    assert "Waiting" not in page
    assert "The Evening" not in page


def test_answers_with_data_fit_their_schemas(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    for path in ("claims", "findings", "documents", "sources", "announcements"):
        get = described["paths"][f"/api/v1/{path}"]["get"]
        schema = get["responses"]["200"]["content"]["application/json"]["schema"]
        answer = client.get(f"/api/v1/{path}").get_json()
        assert answer["total"] > 0
        validator = Draft202012Validator({**schema, "components": described["components"]})
        assert [e.message for e in validator.iter_errors(answer)] == []


@pytest.mark.parametrize(
    ("address", "columns", "rows"),
    [
        ("/announcements.csv?origin=BEG", {"announced_by": {"Morning", "Evening"}}, 2),
        ("/announcements/waiting.csv", {"source": {"morning", "forum"}}, 2),
        ("/announcements/sources.csv", {"name": {"morning", "evening", "forum", "gone"}}, 4),
    ],
)
def test_every_table_has_its_csv(
    client: FlaskClient, address: str, columns: dict[str, set[str]], rows: int
) -> None:
    found = list(csv.DictReader(io.StringIO(client.get(address).get_data(as_text=True))))
    assert len(found) == rows
    for name, values in columns.items():
        assert {row[name] for row in found} == values


def test_a_list_of_sources_that_is_wrong_is_told_and_hides_nothing(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("name,url\n")
    client = client_of(replace(settings, sources=path))
    page = client.get("/announcements")
    assert page.status_code == 200
    assert "sources.csv line 1: the header" in page.get_data(as_text=True)
    api = client.get("/api/v1/sources")
    assert (api.status_code, "line 1" in api.get_json()["detail"]) == (503, True)


def test_a_page_is_read_afresh_when_something_new_waits(own: Settings) -> None:
    client = client_of(own)
    assert "ETag" not in client.get("/announcements").headers
    assert "ETag" not in client.get("/api/v1/findings").headers


# -- decisions


def bearer(settings: Settings, *scopes: str) -> dict[str, str]:
    token = Tokens(Store(settings.database)).add("Aigerim", scopes, NOW)
    return {"Authorization": f"Bearer {token}"}


def number(settings: Settings, source: str) -> int:
    found = documents.findings(Store(settings.database), "waiting", source)
    return found[0].id


def test_a_token_accepts_and_rejects(own: Settings) -> None:
    client, sent = client_of(own), bearer(own, "claims")
    lone, late = number(own, "morning"), number(own, "forum")
    done = client.post(f"/api/v1/findings/{lone}/accept", headers=sent).get_json()
    assert (done["state"], done["decided_by"]) == ("accepted", "Aigerim")
    assert len(rows_of(client, "/api/v1/claims?origin=CIT&destination=ICN&carrier=DV")) > 1
    address = f"/api/v1/findings/{late}/reject"
    done = client.post(address, json={"why": "of another year"}, headers=sent).get_json()
    assert (done["state"], done["why"]) == ("rejected", "of another year")
    assert rows_of(client, "/api/v1/findings?state=waiting") == []


@pytest.mark.parametrize("body", [None, [], {}, {"why": " "}, {"why": 7}, {"why": "x", "more": 1}])
def test_a_rejection_says_why(own: Settings, body: Any) -> None:
    client, sent = client_of(own), bearer(own, "claims")
    address = f"/api/v1/findings/{number(own, 'forum')}/reject"
    answer = client.post(address, json=body, headers=sent)
    assert (answer.status_code, answer.get_json()["field"]) == (400, "why")


def test_nobody_decides_without_the_scope(own: Settings) -> None:
    client = client_of(own)
    address = f"/api/v1/findings/{number(own, 'forum')}/accept"
    assert client.post(address).status_code == 401
    assert client.post(address, headers=bearer(own, "watches")).status_code == 403
    assert client.get(address).status_code == 405
    assert number(own, "forum")


@pytest.mark.parametrize("wrong", ["0", "99999", "1e3", "-1", "٣"])
def test_a_finding_that_there_is_not_is_told(own: Settings, wrong: str) -> None:
    answer = client_of(own).post(f"/api/v1/findings/{wrong}/accept", headers=bearer(own, "claims"))
    assert answer.status_code == 404
    assert answer.get_json()["remedy"]


# -- commands


def run(settings: Settings, *args: str) -> Result:
    env = {
        "SAPAR_DATABASE": str(settings.database),
        "SAPAR_SOURCES": str(settings.sources or ""),
        "SAPAR_ALLOW_PRIVATE": "1",
    }
    return CliRunner(env=env).invoke(cli.cli, args)


def test_the_queue_and_decisions_on_the_command_line(own: Settings) -> None:
    told = run(own, "announcements", "waiting").output
    lone = number(own, "morning")
    assert f"#{lone}  new route CIT–ICN" in told
    assert "2 waiting" in told
    assert "contradicts: #" in told
    done = run(own, "announcements", "accept", str(lone), "--by", "Timur")
    assert done.exit_code == 0, done.output
    assert "news:morning: 2 claims held, 1 new, 0 closed" in done.output
    late = str(number(own, "forum"))
    assert run(own, "announcements", "reject", late).exit_code == 2
    assert run(own, "announcements", "reject", late, "--why", "old").exit_code == 0
    assert json.loads(run(own, "announcements", "waiting", "--json").output) == []


def test_announcements_without_more_are_who_said_what(own: Settings) -> None:
    told = run(own, "announcements", "--origin", "BEG").output
    assert "Morning: resumption BEG–TBS" in told
    assert "2 in all" in told


def test_the_sources_as_they_stand(own: Settings) -> None:
    told = run(own, "sources").output
    assert "documents: 2; newest document 2026-11-24; claims waiting: 1" in told
    assert "failed: http://127.0.0.1:" in told
    none = run(replace(own, sources=None), "sources").output
    assert none.startswith("No source is set up")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as made:
        yield made


def test_a_check_shows_what_would_be_read_and_keeps_nothing(
    own: Settings, site: Site, tmp_path: Path
) -> None:
    site["/feed"] = rss(("Back", site.url("/1"), "Tue, 24 Nov 2026 05:00:00 +0000", BACK))
    row = {"url": site.url("/feed"), "kind": "feed", "source_class": "press", "publisher": "P"}
    path = tmp_path / "sources.csv"
    path.write_bytes(listed({"name": "good", **row}, {"name": "bad", **row, "url": site.url("/x")}))
    checked = replace(own, sources=path)
    assert len(load_sources(path)) == 2
    store = Store(own.database)
    before = (store.feed_states(), documents.documents(store), store.version())
    told = run(checked, "sources", "check", "good").output
    assert "good: 1 documents" in told
    assert "resume BEG–TBS JU from 2027-06-03: “Air Serbia will resume" in told
    assert "bad: failed:" in run(checked, "sources", "check").output
    assert (store.feed_states(), documents.documents(store), store.version()) == before
    with pytest.raises(Exception, match="'nothing' is not a source"):
        raise run(checked, "sources", "check", "nothing").exception  # type: ignore[misc]
