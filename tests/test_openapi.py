"""The API's description is true: every answer fits it, and no request breaks the service."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from conftest import at
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from shipped import shipped_settings
from werkzeug.serving import make_server

from planner.jobs import run_job
from planner.web.app import create_app
from planner.web.openapi import ANSWERS, PARAMS, every_endpoint

CASES = 20  # an operation; `schemathesis run` against a service tries as many as one likes


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = shipped_settings(tmp_path_factory.mktemp("openapi"))
    run_job(made, "settle", at("2026-11-22"))
    run_job(made, "check-frequencies", at("2026-11-22"))
    return create_app(made, clock=lambda: at("2026-11-22", "12:00"))


@pytest.fixture(scope="module")
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as made:
        yield made


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, Any]:
    found = client.get("/api/v1/openapi.json").get_json()
    assert isinstance(found, dict)
    return found


def test_every_address_of_the_api_is_described(app: Flask, described: dict[str, Any]) -> None:
    served = {
        re.sub(r"<(\w+)>", r"{\1}", str(rule))
        for rule in app.url_map.iter_rules()
        if str(rule).startswith("/api/v1/") and not str(rule).endswith("openapi.json")
    }
    assert served == set(described["paths"])


def test_every_parameter_and_answer_is_described() -> None:
    for one in every_endpoint():
        assert one.path in ANSWERS, one.path
        assert set(one.params) <= set(PARAMS), one.path


@pytest.mark.parametrize("endpoint", every_endpoint(), ids=lambda e: str(e.path))
def test_the_example_of_an_address_fits_its_schema(
    client: FlaskClient, described: dict[str, Any], endpoint: Any
) -> None:
    path = re.sub(r"<(\w+)>", r"{\1}", endpoint.path)
    answer = client.get(endpoint.example)
    assert answer.status_code == 200
    content = described["paths"][path]["get"]["responses"]["200"]["content"]
    schema = {**content["application/json"]["schema"], "components": described["components"]}
    errors = [e.message for e in Draft202012Validator(schema).iter_errors(answer.get_json())]
    assert errors == []


@pytest.mark.parametrize(
    "query",
    [
        "origin=NQZ&destination=ICN&date=2024-06-22&as_of=2024-06-16",
        "origin=NQZ&destination=ICN&date=2024-06-22",
        "origin=ALA&destination=SEL&date=2026-02-17&max_stops=2",
        "origin=ALA&destination=SEL&date=2026-11-27&assume=last_known",
        "origin=SEL&destination=NQZ&date=2026-02&stay=7",
        "origin=SEL&destination=NQZ&date=2026-02-05&return=2026-02-11",
        "origin=KZ&destination=KR&date=2026-02-05",
        "origin=LHR&destination=ICN",
        "origin=UBN&destination=SEL&date=2025-07-01",
    ],
)
def test_answers_of_many_kinds_fit_the_schema(
    client: FlaskClient, described: dict[str, Any], query: str
) -> None:
    schema = {"$ref": "#/components/schemas/Answer", "components": described["components"]}
    answer = client.get(f"/api/v1/itineraries?{query}").get_json()
    assert [e.message for e in Draft202012Validator(schema).iter_errors(answer)] == []


def test_a_problem_fits_the_schema(client: FlaskClient, described: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem", "components": described["components"]}
    for query, status in (
        ("origin=NQZ&destination=ICN&date=22.06.2024", 400),
        ("origin=Nowhere&destination=ICN", 404),
        ("origin=NQZ&destination=NQZ", 409),
    ):
        answer = client.get(f"/api/v1/itineraries?{query}")
        assert answer.status_code == status
        assert answer.mimetype == "application/problem+json"
        assert list(Draft202012Validator(schema).iter_errors(answer.get_json())) == []


def test_pages_of_a_register_join_to_the_whole(client: FlaskClient) -> None:
    whole = client.get("/api/v1/claims?limit=500").get_json()
    rows, address = [], "/api/v1/claims?limit=30"
    while address:
        page = client.get(address).get_json()
        rows += page["rows"]
        address = page["next"]
    assert rows == whole["rows"]
    assert len(rows) == whole["total"] > 60


def test_registers_answer_as_known_on_a_day_with_their_sources(client: FlaskClient) -> None:
    then = client.get("/api/v1/claims?as_of=2024-06-11").get_json()
    now = client.get("/api/v1/claims?as_of=2024-06-12").get_json()
    assert now["total"] > then["total"]
    assert all(row["source"]["citation"] for row in now["rows"])


def test_large_answers_are_compressed_for_who_asks(client: FlaskClient) -> None:
    address = "/api/v1/itineraries?origin=ALA&destination=SEL&date=2026-02-17"
    plain = client.get(address)
    small = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < len(plain.data) / 4
    again = client.get(address, headers={"If-None-Match": small.headers["ETag"]})
    assert again.status_code == 304


@pytest.fixture(scope="module")
def schema(app: Flask) -> Iterator[Any]:
    """The description as a program on the net gets it, from a real server on loopback."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/api/v1/openapi.json")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
@pytest.mark.parametrize("endpoint", every_endpoint(), ids=lambda e: str(e.path))
def test_no_request_breaks_the_service(schema: Any, endpoint: Any, mode: GenerationMode) -> None:
    if mode is GenerationMode.NEGATIVE and not endpoint.params:
        return
    path = re.sub(r"<(\w+)>", r"{\1}", endpoint.path)

    @settings(
        max_examples=CASES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=schema[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()
