"""Following as a person does it: the form, the letter's links, a watch's page, feed, calendar."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from click.testing import CliRunner
from conftest import at
from flask.testing import FlaskClient
from icalendar import Calendar
from shipped import shipped_settings
from watch_makers import change, record

from planner import cli
from planner.settings import Settings
from planner.tokens import Tokens
from planner.watches.outbox import Outbox
from planner.watches.smtp import Smtp
from planner.watches.watching import Watching, code_of
from planner.web.app import create_app
from routes.store import Store

NOW = at("2026-11-24", "12:00")
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = shipped_settings(
        tmp_path_factory.mktemp("follow"),
        public_base_url="https://sapar.example",
        smtp=Smtp("smtp", "127.0.0.1", 9),
        mail_from="sapar@sapar.example",
    )
    Outbox(Store(made.database)).fan_out(NOW)
    return made


@pytest.fixture(scope="module")
def token(settings: Settings) -> str:
    return Tokens(Store(settings.database)).add("person", ["watches"], NOW)


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings, clock=lambda: NOW).test_client()


def sent(client: FlaskClient, token: str, **fields: Any) -> Any:
    form = {"what": "route", "subject": "NQZ-ICN", "channel": "pull", "token": token, **fields}
    return client.post("/follow", data=form, headers=HTML)


def newest(settings: Settings) -> Any:
    return Watching(Store(settings.database)).every()[-1]


def told(settings: Settings, **given: Any) -> None:
    record(settings, change(**given))
    Outbox(Store(settings.database)).fan_out(NOW)


# -- the form ------------------------------------------------------------------------------------


def test_the_pages_of_a_route_and_an_answer_lead_to_it(client: FlaskClient) -> None:
    assert 'href="/follow?what=route&amp;subject=NQZ-ICN"' in client.get("/r/NQZ-ICN").text
    plan = client.get("/plan?origin=ALA&destination=SEL&date=2026-02-17").text
    assert 'href="/follow?origin=ALA&amp;destination=SEL"' in plan


def test_a_promise_leads_to_the_form_that_follows_it(
    client: FlaskClient, token: str, settings: Settings
) -> None:
    page = client.get("/promises", headers=HTML).text
    link = html.unescape(re.findall(r'href="(/follow\?what=claim[^"]*)"', page)[0])
    form = client.get(link, headers=HTML).text
    subject = html.unescape(re.findall(r'name="subject"[^>]* value="([^"]*)"', form)[0])
    assert 'value="claim" selected' in form
    assert sent(client, token, what="claim", subject=subject).status_code == 201
    assert newest(settings).subject == subject


def test_feeds_and_calendars_need_nothing(client: FlaskClient) -> None:
    page = client.get("/follow?origin=ALA&destination=SEL").text
    assert 'href="/changes.atom?route=ALA-ICN"' in page
    assert 'href="/timetable.ics?origin=ALA&amp;destination=SEL"' in page
    found = client.get("/follow.json?origin=ALA&destination=SEL").get_json()
    assert [client.get(one["url"]).status_code for one in found["feeds"]] == [200, 200]
    assert client.get("/follow?origin=Atlantis&destination=SEL").status_code == 200


def test_the_form_makes_a_watch(client: FlaskClient, token: str, settings: Settings) -> None:
    response = sent(
        client,
        token,
        subject="NQZ-ICN",
        one_way="1",
        channel="webhook",
        target="https://hooks.example.org/x",
        kinds=["stops", "starts and returns"],
        zone="Asia/Almaty",
        quiet_from="22:00",
        quiet_until="07:00",
        every="weekly",
        at="08:00",
    )
    assert response.status_code == 201
    made = newest(settings)
    assert (made.title, made.zone, made.digest) == ("NQZ–ICN, one way", "Asia/Almaty", "weekly")
    assert made.kinds == {"launched", "resumed", "suspended", "ended"}
    assert made.secret in response.text
    assert f"https://sapar.example/w/{made.key}" in response.text
    assert "Set-Cookie" not in response.headers


def test_the_form_makes_a_chat_watch(client: FlaskClient, token: str, settings: Settings) -> None:
    target = "https://api.telegram.org/bot1:x/sendMessage"
    response = sent(client, token, channel="telegram", target=target, chat_id="-42")
    assert response.status_code == 201
    assert newest(settings).format == "telegram"
    assert "bot1:x" not in response.text


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"subject": "NQZ-Atlantis"}, 404, "Atlantis"),
        ({"subject": "NQZ"}, 400, "follow.destination is not given"),
        ({"channel": "webhook", "target": "http://x.example"}, 400, "URL with https://"),
        ({"zone": "Mars"}, 404, "no time zone"),
        ({"quiet_from": "22:00"}, 400, "quiet.until"),
    ],
)
def test_what_is_wrong_stands_beside_what_was_given(
    client: FlaskClient, token: str, fields: dict[str, str], status: int, words: str
) -> None:
    response = sent(client, token, **fields)
    assert response.status_code == status
    assert words.lower() in response.text.lower()
    assert 'role="alert"' in response.text
    assert f'value="{fields.get("subject", "NQZ-ICN")}"' in response.text
    assert token not in response.text


def test_without_a_live_token_nothing_is_made(client: FlaskClient) -> None:
    for given in ("", "sapar_wrong"):
        response = sent(client, given)
        assert (response.status_code, response.mimetype) == (401, "text/html")
        assert response.headers["WWW-Authenticate"]
        assert 'value="NQZ-ICN"' in response.text  # nothing has to be written again
    assert client.post("/follow", data={}).mimetype == "application/problem+json"


# -- by e-mail -----------------------------------------------------------------------------------


@pytest.fixture
def mailed(client: FlaskClient, token: str, settings: Settings) -> Any:
    name = f"reader{id(client)}@example.org"
    assert "A letter is on its way" in sent(client, token, channel="email", target=name).text
    return newest(settings)


def test_a_link_that_a_mail_program_opens_confirms_nothing(
    client: FlaskClient, mailed: Any, settings: Settings
) -> None:
    path = f"/w/{mailed.key}/confirm/{code_of(mailed)}"
    page = client.get(path)
    assert f'method="post" action="{path}"' in page.text
    assert "Not confirmed" in client.get(f"/w/{mailed.key}").text
    wrong = client.post(f"/w/{mailed.key}/confirm/{'0' * 64}", headers=HTML)
    assert wrong.status_code == 404
    assert "Active." in client.post(path).text
    assert "Active." in client.post(path).text  # twice is once


def test_one_click_leaves_and_a_look_does_not(client: FlaskClient, mailed: Any) -> None:
    path = f"/w/{mailed.key}/leave"
    assert f'method="post" action="{path}"' in client.get(path).text
    assert client.get(f"/w/{mailed.key}").status_code == 200
    for _ in range(2):
        click = client.post(path, data={"List-Unsubscribe": "One-Click"})
        assert click.status_code == 200
        assert "has ended" in click.text
    assert client.get(f"/w/{mailed.key}").status_code == 410
    for ending in (".atom", ".ics", ".json"):
        gone = client.get(f"/w/{mailed.key}{ending}")
        assert (gone.status_code, gone.mimetype) == (410, "application/problem+json")


def test_the_page_shows_no_address(client: FlaskClient, mailed: Any) -> None:
    assert mailed.target not in client.get(f"/w/{mailed.key}").text


# -- one watch -----------------------------------------------------------------------------------


@pytest.fixture
def key(client: FlaskClient, token: str, settings: Settings) -> str:
    sent(client, token)
    return str(newest(settings).key)


def test_a_watch_has_its_page_and_can_be_paused_and_resumed(
    client: FlaskClient, key: str, settings: Settings
) -> None:
    told(settings, sentence="KC909 is new")
    page = client.get(f"/w/{key}")
    assert "KC909 is new" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert client.get(f"/w/{key}.json").get_json()["changes"][0]["sentence"] == "KC909 is new"
    assert "Paused." in client.post(f"/w/{key}/pause", follow_redirects=True).text
    told(settings, sentence="KC910 is new")
    assert "Active." in client.post(f"/w/{key}/resume", follow_redirects=True).text
    assert "KC910" not in client.get(f"/w/{key}").text
    assert client.post(f"/w/{key}/resume", headers=HTML).status_code == 303  # twice is once


def test_its_feed_is_atom_that_a_reader_may_keep(
    client: FlaskClient, key: str, settings: Settings
) -> None:
    told(settings, sentence="KC909 is new")
    response = client.get(f"/w/{key}.atom")
    feed = feedparser.parse(response.get_data())
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["KC909 is new"]
    assert feed.feed.title == "Sapar: changes of NQZ–ICN, both ways"
    assert {link.rel: link.href for link in feed.feed.links}["self"].startswith("https://sapar.")
    same = client.get(f"/w/{key}.atom", headers={"If-None-Match": response.headers["ETag"]})
    assert same.status_code == 304
    told(settings)
    more = client.get(f"/w/{key}.atom", headers={"If-None-Match": response.headers["ETag"]})
    assert len(feedparser.parse(more.get_data()).entries) == 2


def test_its_calendar_is_that_of_what_it_follows(client: FlaskClient, key: str) -> None:
    response = client.get(f"/w/{key}.ics")
    assert response.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.get_data())
    assert "NQZ–ICN" in calendar["X-WR-CALNAME"]
    assert calendar.errors == []


def test_a_fault_leaves_no_key_and_no_line_of_its_own_in_the_log(
    client: FlaskClient, key: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("planner.web.follow.change_data", fail)
    monkeypatch.setattr("planner.web.follow._watch", fail)
    assert client.get(f"/w/{key}").status_code == 500
    assert key not in caplog.text
    monkeypatch.setattr("planner.web.places.read_params", fail)
    assert client.get("/r/NQZ%0AERROR all is lost").status_code == 500
    assert "\nERROR all is lost" not in caplog.text


def test_another_key_opens_nothing(client: FlaskClient, key: str) -> None:
    wrong = key[:-1] + ("a" if key[-1] != "a" else "b")
    for path in (f"/w/{wrong}", f"/w/{wrong}.atom", f"/w/{wrong}/leave"):
        assert client.get(path).status_code == 404
    assert client.post(f"/w/{wrong}/leave").status_code == 404


def test_no_page_of_it_sets_a_cookie_or_wants_a_script(client: FlaskClient, key: str) -> None:
    for path in ("/follow", f"/w/{key}", f"/w/{key}/leave", f"/w/{key}.atom"):
        response = client.get(path)
        assert "Set-Cookie" not in response.headers
        assert "<script" not in response.text
        assert "form-action 'self'" in response.headers["Content-Security-Policy"]


# -- commands ------------------------------------------------------------------------------------


def test_the_commands(tmp_path: Path) -> None:
    database = shipped_settings(tmp_path).database
    runner = CliRunner(env={"SAPAR_DATABASE": str(database)})

    def run(*line: str, code: int = 0) -> str:
        result = runner.invoke(cli.cli, ["watch", *line])
        assert result.exit_code == code, result.output
        return result.output

    made = run("add", "route", "NQZ-ICN", "--webhook", "https://127.0.0.1:9/x")
    assert "secret, shown this once: whsec_" in made
    id_ = made.split()[0]
    hours = ("--quiet", "22:00-07:00", "--digest", "weekly@08:00", "--zone", "Asia/Almaty")
    run("add", "countries", "KZ-KR", "--kind", "launched", "--one-way", *hours)
    assert len(run("list").splitlines()) == 2
    assert "paused" in run("pause", id_)
    assert "active" in run("resume", id_)
    assert "not a public address" in run("test", id_)
    assert "test, dead, tried 1 times" in run("show", id_)
    assert "removed" in run("remove", id_)
    assert len(run("list").splitlines()) == 1
    with pytest.raises(Exception, match="no watch"):
        runner.invoke(cli.cli, ["watch", "show", id_], catch_exceptions=False)
