"""Watches through the API: what can be asked, whose they are, and the description held true."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from conftest import at
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tried
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from shipped import shipped_settings
from werkzeug.serving import make_server

from planner.settings import Settings
from planner.tokens import Tokens
from planner.watches.deliver import deliver
from planner.watches.smtp import Smtp
from planner.web.app import create_app
from planner.web.guard import Rates
from planner.web.watch_schema import PATHS, operations
from routes.store import Store

NOW = at("2026-11-24", "12:00")
PATH = "/api/v1/watches"
ROUTE = {"what": "route", "origin": "NQZ", "destination": "ICN", "direction": "both"}
HOOK = {"channel": "webhook", "target": "https://hooks.example.org/sapar/s3cr3t"}
MAIL = {"channel": "email", "target": "a.reader@example.org"}
CASES = 25


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(
        tmp_path_factory.mktemp("watch-api"),
        public_base_url="https://sapar.example",
        smtp=Smtp("smtp", "127.0.0.1", 9),
        mail_from="sapar@sapar.example",
    )


def bearing(settings: Settings, name: str, *scopes: str) -> dict[str, str]:
    made = Tokens(Store(settings.database)).add(name, scopes or ("watches",), NOW)
    return {"Authorization": f"Bearer {made}"}


@pytest.fixture(scope="module")
def mine(settings: Settings) -> dict[str, str]:
    return bearing(settings, "mine")


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    app = create_app(settings, clock=lambda: NOW, rates=Rates(writes=1000))
    return app.test_client()


def made(client: FlaskClient, mine: dict[str, str], tell: Any = HOOK, **more: Any) -> Any:
    body = {"follow": ROUTE, "tell": tell, **more}
    response = client.post(PATH, json=body, headers=mine)
    assert response.status_code == 201, response.text
    return response.get_json()


def refused(response: Any, status: int, field: str | None = None) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    found = dict(response.get_json())
    assert found.get("field") == field
    return found


# -- making --------------------------------------------------------------------------------------


def test_a_watch_is_told_as_it_was_asked_and_its_secret_once(
    client: FlaskClient, mine: dict[str, str]
) -> None:
    manner = {
        "kinds": ["launched", "withdrawn"],
        "zone": "Asia/Almaty",
        "quiet": {"from": "22:00", "until": "07:00"},
        "digest": {"every": "weekly", "at": "08:00"},
    }
    new = made(client, mine, **manner)
    assert new["secret"].startswith("whsec_")
    assert new["follow"] == ROUTE
    assert new["tell"]["target"] == "https://hooks.example.org/…"
    assert {name: new[name] for name in manner} == manner
    assert new["links"]["atom"].startswith("https://sapar.example/w/")
    found = client.get(f"{PATH}/{new['id']}", headers=mine).get_json()
    assert found == {name: value for name, value in new.items() if name != "secret"}
    assert "s3cr3t" not in client.get(PATH, headers=mine).text


@pytest.mark.parametrize(
    ("follow", "title"),
    [
        ({"what": "route", "origin": "Astana", "destination": "icn"}, "NQZ–ICN, both ways"),
        ({"what": "od", "origin": "ALA", "destination": "Seoul"}, "ALA–SEL, both ways"),
        ({"what": "od", "origin": "KZ", "destination": "SEL", "direction": "one_way"},
         "KZ–SEL, one way"),
        ({"what": "station", "station": "TSE"}, "station NQZ"),
        ({"what": "carrier", "carrier": "KC"}, "carrier KC"),
        ({"what": "countries", "origin": "KZ", "destination": "KR"}, "KZ–KR, both ways"),
        ({"what": "feeds"}, "the feeds"),
    ],
)  # fmt: skip
def test_what_can_be_followed(
    client: FlaskClient, mine: dict[str, str], follow: dict[str, str], title: str
) -> None:
    response = client.post(PATH, json={"follow": follow}, headers=mine)
    assert response.status_code == 201
    assert response.get_json()["title"] == title
    assert response.get_json()["tell"]["channel"] == "pull"
    location = response.headers["Location"]
    assert client.get(location, headers=mine).status_code == 200


def test_a_promise_can_be_followed(client: FlaskClient, mine: dict[str, str]) -> None:
    keys = [p["key"] for p in client.get("/api/v1/promises").get_json()["promises"]]
    follow = {"what": "claim", "promise": keys[0]}
    assert client.post(PATH, json={"follow": follow}, headers=mine).status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ([], 400, None),
        ({}, 400, "follow"),
        ({"follow": {"what": "moon"}}, 400, "follow.what"),
        ({"follow": {"what": "route", "origin": "NQZ"}}, 400, "follow.destination"),
        ({"follow": {**ROUTE, "via": "ALA"}}, 400, "follow.via"),
        ({"follow": {**ROUTE, "destination": "Atlantis"}}, 404, "follow.destination"),
        ({"follow": {**ROUTE, "origin": "KZ"}}, 404, "follow.origin"),
        ({"follow": {**ROUTE, "destination": "NQZ"}}, 409, "follow.destination"),
        ({"follow": {"what": "claim", "promise": "x"}}, 404, "follow.promise"),
        ({"follow": {"what": "countries", "origin": "KZ", "destination": "XX"}}, 404,
         "follow.destination"),
        ({"follow": ROUTE, "tell": {"channel": "pigeon"}}, 400, "tell.channel"),
        ({"follow": ROUTE, "tell": {**HOOK, "target": "http://x.example/"}}, 400, "tell.target"),
        ({"follow": ROUTE, "tell": {**HOOK, "target": "https://u:p@x.example/"}}, 400,
         "tell.target"),
        ({"follow": ROUTE, "tell": {**HOOK, "secret": "short"}}, 400, "tell.secret"),
        ({"follow": ROUTE, "tell": {**MAIL, "target": "a@x.example\r\nBcc: b@x.example"}}, 400,
         "tell.target"),
        ({"follow": ROUTE, "tell": {**MAIL, "target": "a@x.example,b@x.example"}}, 400,
         "tell.target"),
        ({"follow": ROUTE, "kinds": ["nonsense"]}, 400, "kinds"),
        ({"follow": ROUTE, "zone": "Mars/Base"}, 404, "zone"),
        ({"follow": ROUTE, "quiet": {"from": "7", "until": "08:00"}}, 400, "quiet.from"),
        ({"follow": ROUTE, "quiet": {"from": "07:00", "until": "07:00"}}, 409, "quiet"),
        ({"follow": ROUTE, "digest": {"every": "hour", "at": "08:00"}}, 400, "digest.every"),
        ({"follow": ROUTE, "color": "red"}, 400, "color"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_a_remedy(
    client: FlaskClient, mine: dict[str, str], body: Any, status: int, field: str | None
) -> None:
    found = refused(client.post(PATH, json=body, headers=mine), status, field)
    assert found["remedy"]


@pytest.mark.parametrize("raw", [b"{", b"\xff", b"[" * 9000, b'"\\ud800"', b"NaN"])
def test_what_is_no_json_is_refused(client: FlaskClient, mine: dict[str, str], raw: bytes) -> None:
    response = client.post(PATH, data=raw, headers=mine, content_type="application/json")
    assert response.status_code == 400
    assert client.post(PATH, data=b"{}", headers=mine).status_code == 415
    large = client.post(PATH, data=b" " * 20_000, headers=mine, content_type="application/json")
    assert large.status_code == 413


def test_without_a_mail_server_a_watch_by_mail_is_refused_with_what_to_do(
    settings: Settings, mine: dict[str, str]
) -> None:
    from dataclasses import replace

    plain = create_app(replace(settings, smtp=None), clock=lambda: NOW).test_client()
    response = plain.post(PATH, json={"follow": ROUTE, "tell": MAIL}, headers=mine)
    assert "SAPAR_SMTP" in refused(response, 409, "tell.channel")["remedy"]


def test_nobodys_box_is_filled_with_requests_to_confirm(
    client: FlaskClient, mine: dict[str, str]
) -> None:
    victim = {**MAIL, "target": "victim@example.org"}
    for _ in range(3):
        found = made(client, mine, victim)
        assert found["state"] == "pending"
        assert found["secret"] is None
        assert found["tell"]["target"] == "v…@example.org"
    response = client.post(PATH, json={"follow": ROUTE, "tell": victim}, headers=mine)
    refused(response, 409, "tell.target")
    shouted = {**MAIL, "target": "VICTIM@example.org"}
    response = client.post(PATH, json={"follow": ROUTE, "tell": shouted}, headers=mine)
    refused(response, 409, "tell.target")


def test_watches_made_and_removed_in_turn_fill_nobodys_box_either(
    client: FlaskClient, settings: Settings
) -> None:
    own = bearing(settings, "hasty")
    victim = {"follow": ROUTE, "tell": {**MAIL, "target": "another@example.org"}}
    answers = []
    for _ in range(21):
        answers.append(client.post(PATH, json=victim, headers=own))
        if answers[-1].status_code == 201:
            client.delete(f"{PATH}/{answers[-1].get_json()['id']}", headers=own)
    assert {a.status_code for a in answers[:20]} == {201}
    refused(answers[20], 409, "tell.target")


# -- changing ------------------------------------------------------------------------------------


def test_a_watch_is_paused_changed_resumed_and_removed(
    client: FlaskClient, mine: dict[str, str]
) -> None:
    path = f"{PATH}/{made(client, mine)['id']}"
    assert (
        client.patch(path, json={"state": "paused"}, headers=mine).get_json()["state"] == "paused"
    )
    found = client.patch(
        path, json={"state": "active", "kinds": ["launched"], "quiet": None}, headers=mine
    ).get_json()
    assert (found["state"], found["kinds"], found["quiet"]) == ("active", ["launched"], None)
    refused(client.patch(path, json={"state": "disabled"}, headers=mine), 400, "state")
    refused(client.patch(path, json={"tell": HOOK}, headers=mine), 400, "tell")
    gone = client.delete(path, headers=mine)
    assert (gone.status_code, gone.data) == (204, b"")
    for response in (client.get(path, headers=mine), client.delete(path, headers=mine)):
        refused(response, 404, "id")


def test_a_pending_watch_is_begun_by_its_addressee_alone(
    client: FlaskClient, mine: dict[str, str]
) -> None:
    path = f"{PATH}/{made(client, mine, MAIL)['id']}"
    refused(client.patch(path, json={"state": "active"}, headers=mine), 409, "state")
    refused(client.post(f"{path}/test", headers=mine), 409, "state")


def test_a_test_is_put_out_and_told_of(
    client: FlaskClient, mine: dict[str, str], settings: Settings
) -> None:
    path = f"{PATH}/{made(client, mine)['id']}"
    response = client.post(f"{path}/test", headers=mine)
    assert (response.status_code, response.get_json()["state"]) == (202, "pending")
    deliver(settings, lambda: NOW)  # the name cannot be resolved here
    [row] = client.get(f"{path}/deliveries", headers=mine).get_json()["deliveries"]
    assert (row["kind"], row["state"], row["attempts"]) == ("test", "dead", 1)
    assert "cannot be resolved" in row["error"]
    pull = client.post(PATH, json={"follow": ROUTE}, headers=mine).get_json()["id"]
    refused(client.post(f"{PATH}/{pull}/test", headers=mine), 409)


# -- whose ---------------------------------------------------------------------------------------


def test_a_watch_is_its_tokens_own(
    client: FlaskClient, mine: dict[str, str], settings: Settings
) -> None:
    path = f"{PATH}/{made(client, mine)['id']}"
    other, jobs = bearing(settings, "other"), bearing(settings, "jobs alone", "jobs")
    assert client.get(PATH, headers=other).get_json()["total"] == 0
    for call in (client.get, client.patch, client.delete):
        refused(call(path, headers=other, json={"state": "paused"}), 404, "id")
        assert call(path, headers=jobs).status_code == 403
        assert call(path).status_code == 401
    Tokens(Store(settings.database)).revoke("other", NOW)
    assert client.get(PATH, headers=other).status_code == 401
    assert client.get(path, headers=mine).status_code == 200


def test_a_browser_page_of_another_origin_may_not_write(
    client: FlaskClient, mine: dict[str, str]
) -> None:
    origin = {"Origin": "https://evil.example"}
    preflight = client.options(PATH, headers=origin | {"Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 405
    assert "Access-Control-Allow-Origin" not in preflight.headers
    foreign = origin | mine | {"Sec-Fetch-Site": "cross-site"}
    assert client.post(PATH, json={"follow": ROUTE}, headers=foreign).status_code == 403


# -- the description -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema(settings: Settings, mine: dict[str, str]) -> Iterator[Any]:
    """The description as a program on the net gets it, from a real server on loopback."""
    app = create_app(settings, clock=lambda: NOW, rates=Rates(10**6, 10**6, 10**6))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/api/v1/openapi.json")
    server.shutdown()
    thread.join()
    server.server_close()


def test_answers_fit_the_description(client: FlaskClient, mine: dict[str, str]) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    new = made(client, mine)
    client.post(f"{PATH}/{new['id']}/test", headers=mine)
    for path, answer in (
        (PATH, client.get(PATH, headers=mine)),
        (f"{PATH}/{{id}}", client.get(f"{PATH}/{new['id']}", headers=mine)),
        (f"{PATH}/{{id}}/deliveries", client.get(f"{PATH}/{new['id']}/deliveries", headers=mine)),
    ):
        content = described["paths"][path]["get"]["responses"]["200"]["content"]
        shape = {**content["application/json"]["schema"], "components": described["components"]}
        assert [e.message for e in Draft202012Validator(shape).iter_errors(answer.get_json())] == []


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
@pytest.mark.parametrize(
    "operation", operations(), ids=lambda o: f"{o['method']} {o['path']}".replace("/", " ")
)
def test_no_request_breaks_the_service(
    schema: Any, mine: dict[str, str], operation: dict[str, str], mode: GenerationMode
) -> None:
    told = schema[operation["path"]][operation["method"]]
    has_input = "{" in operation["path"] or "requestBody" in PATHS[operation["path"]].get(
        operation["method"].lower(), {}
    )
    if mode is GenerationMode.NEGATIVE and not has_input:
        return

    @tried(
        max_examples=CASES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=told.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=mine)

    ask()
