"""Who may write: tokens and their scopes, keys in paths, rates; everything else only reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import at
from flask import Flask, Response
from flask.testing import FlaskClient
from shipped import shipped_settings

from planner import cli
from planner.settings import Settings
from planner.tokens import Tokens
from planner.web.app import create_app
from planner.web.guard import Rates, by_key, needs, the_token
from routes.errors import BadInput, Conflict, Unknown
from routes.store import Store

NOW = at("2026-11-22", "12:00")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("tokens"))


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(Store(shipped_settings(tmp_path).database))


def app_of(settings: Settings, rates: Rates | None = None) -> Flask:
    """The service with three addresses more: of a scope, of a key, and one that forgot to say."""
    app = create_app(settings, clock=lambda: NOW, rates=rates)

    @app.route("/scoped", methods=["GET", "POST"])
    @needs("claims")
    def scoped() -> Response:
        return Response(the_token().name)

    @app.route("/form", methods=["GET", "POST"])
    @needs("claims", in_form=True, reads=False)
    def form() -> Response:
        return Response("form")

    @app.route("/key/<key>", methods=["GET", "POST"])
    @by_key
    def keyed(key: str) -> Response:
        return Response("key")

    @app.route("/forgot", methods=["GET", "POST", "DELETE"])
    def forgot() -> Response:
        return Response("written")

    return app


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return app_of(settings).test_client()


@pytest.fixture(scope="module")
def known(settings: Settings) -> dict[str, str]:
    made = Tokens(Store(settings.database))
    return {scope: made.add(scope, [scope], NOW) for scope in ("claims", "watches")}


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def told(response: Any, status: int) -> dict[str, Any]:
    """A refusal as problem details."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    found = response.get_json()
    assert found["status"] == status
    return dict(found)


# -- tokens --------------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_kept_as_its_hash(tokens: Tokens) -> None:
    made = tokens.add("desk", ["watches"], NOW)
    assert made.startswith("sapar_")
    assert len(made.removeprefix("sapar_")) == 43  # 256 bits
    with tokens.store.reading() as db:
        [row] = db.query("select * from token")
    assert made not in repr(row)
    assert row["sha256"] == hashlib.sha256(made.encode()).hexdigest()
    assert tokens.add("other", ["watches"], NOW) != made


def test_use_is_noted_and_a_revoked_token_is_none(tokens: Tokens) -> None:
    made = tokens.add("desk", ["watches", "jobs"], NOW)
    assert tokens.list()[0].last_used_at == ""
    found = tokens.find(made, NOW)
    assert found
    assert found.scopes == {"watches", "jobs"}
    assert tokens.list()[0].last_used_at == "2026-11-22T12:00:00+00:00"
    assert tokens.find(made + "x", NOW) is None
    tokens.revoke("desk", NOW)
    assert tokens.find(made, NOW) is None
    with pytest.raises(Unknown):
        tokens.revoke("desk", NOW)
    assert tokens.add("desk", ["watches"], NOW)  # the name is free again


@pytest.mark.parametrize(
    ("name", "scopes", "error"),
    [
        ("", ["jobs"], BadInput),
        ("a\nb", ["jobs"], BadInput),
        ("a", [], BadInput),
        ("a", ["all"], BadInput),
        ("twice", ["jobs"], Conflict),
    ],
)
def test_wrong_names_and_scopes_are_told(
    tokens: Tokens, name: str, scopes: list[str], error: type[BadInput]
) -> None:
    tokens.add("twice", ["jobs"], NOW)
    with pytest.raises(error) as told_of:
        tokens.add(name, scopes, NOW)
    assert told_of.value.remedy


def test_the_commands(tmp_path: Path) -> None:
    runner = CliRunner(env={"SAPAR_DATABASE": str(shipped_settings(tmp_path).database)})

    def run(*line: str) -> Any:
        return runner.invoke(cli.cli, ["token", *line])

    made = run("add", "desk", "--scope", "watches", "--scope", "jobs")
    assert made.stdout.startswith("sapar_")
    assert "desk" in run("list").output
    assert "jobs watches" in run("list").output
    assert made.stdout.strip() not in run("list", "--json").output
    assert run("revoke", "desk").exit_code == 0
    assert "revoked" in run("list").output
    assert run("add", "desk").exit_code == 2


# -- default deny --------------------------------------------------------------------------------


def test_a_view_that_says_nothing_is_never_written_to(client: FlaskClient) -> None:
    assert client.get("/forgot").text == "written"
    for method in ("POST", "DELETE", "PUT", "OPTIONS", "TRACE"):
        told(client.open("/forgot", method=method), 405)


def test_no_address_of_the_service_can_be_written_to_without_a_word_of_its_own(
    settings: Settings,
) -> None:
    app = create_app(settings)
    open_ = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if {*(rule.methods or ())} - {"GET", "HEAD", "OPTIONS"}
        and not hasattr(app.view_functions[rule.endpoint], "rule")
    ]
    assert open_ == []


def test_without_a_token_401_with_a_wrong_one_401_without_the_scope_403(
    client: FlaskClient, known: dict[str, str]
) -> None:
    for headers in ({}, bearing("sapar_wrong"), {"Authorization": "Basic eDp5"}):
        response = client.post("/scoped", headers=headers)
        assert told(response, 401)["type"] == "/api#token"
        assert response.headers["WWW-Authenticate"] == "Bearer realm=sapar"
    assert (
        "claims" in told(client.post("/scoped", headers=bearing(known["watches"])), 403)["detail"]
    )
    passed = client.post("/scoped", headers=bearing(known["claims"]))
    assert (passed.status_code, passed.text) == (200, "claims")


def test_what_a_token_may_read_is_kept_by_no_cache(
    client: FlaskClient, known: dict[str, str]
) -> None:
    told(client.get("/scoped"), 401)
    passed = client.get("/scoped", headers=bearing(known["claims"]))
    assert passed.headers["Cache-Control"] == "no-store"
    assert "ETag" not in passed.headers


def test_a_form_carries_the_token_in_a_field(client: FlaskClient, known: dict[str, str]) -> None:
    assert client.get("/form").text == "form"
    assert client.post("/form", data={"token": known["claims"]}).text == "form"
    assert client.post("/form", data={"token": "x"}).status_code == 401
    told(client.post("/scoped", data={"token": known["claims"]}), 401)


def test_a_page_of_another_origin_may_not_write(client: FlaskClient, known: dict[str, str]) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    told(client.post("/scoped", headers=bearing(known["claims"]) | foreign), 403)
    told(client.post("/key/k", headers=foreign), 403)
    assert client.get("/key/k", headers=foreign).status_code == 200  # a link in a letter
    told(client.options("/scoped", headers={"Origin": "https://evil.example"}), 405)
    answer = client.post("/scoped", headers=bearing(known["claims"]))
    assert "Access-Control-Allow-Origin" not in answer.headers


# -- rates ---------------------------------------------------------------------------------------


@pytest.fixture
def hurried(settings: Settings) -> Iterator[FlaskClient]:
    with app_of(settings, Rates(writes=3, wrong_tokens=2, keys=2)).test_client() as made:
        yield made


def refused(response: Any) -> None:
    assert told(response, 429)["type"] == "/api#too-many"
    assert 1 <= int(response.headers["Retry-After"]) <= 60


def test_writes_are_counted_by_token(hurried: FlaskClient, known: dict[str, str]) -> None:
    for _ in range(3):
        assert hurried.post("/scoped", headers=bearing(known["claims"])).status_code == 200
    refused(hurried.post("/scoped", headers=bearing(known["claims"])))
    assert hurried.get("/scoped", headers=bearing(known["claims"])).status_code == 200


def test_wrong_tokens_and_keys_are_counted_by_address(
    hurried: FlaskClient, known: dict[str, str]
) -> None:
    def sent(path: str, address: str, token: str = "") -> Any:
        headers = bearing(token) if token else {}
        return hurried.post(path, headers=headers, environ_base={"REMOTE_ADDR": address})

    for _ in range(2):
        told(sent("/scoped", "192.0.2.1", "wrong"), 401)
        assert sent("/key/k", "2001:db8::1").status_code == 200
    refused(sent("/scoped", "192.0.2.1", "wrong"))
    assert sent("/scoped", "192.0.2.1", known["claims"]).status_code == 200
    told(sent("/scoped", "192.0.2.2", "wrong"), 401)
    refused(sent("/key/k", "2001:db8::2"))  # of the same network
    assert sent("/key/k", "2001:db8:1::1").status_code == 200
