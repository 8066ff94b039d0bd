"""API and pages over the shipped facts on 22 November 2026: data, errors, headers, links."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import at
from flask import Flask
from flask.testing import FlaskClient
from shipped import shipped_settings

from planner.prepare import prepare
from planner.settings import Settings
from planner.web import newsroom_schema, views, words
from planner.web.app import create_app
from planner.web.openapi import every_endpoint
from planner.web.watch_schema import operations
from routes.store import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REPLAY = "origin=NQZ&destination=ICN&date=2024-06-13&as_of=2024-06-12"
FILED = "origin=ALA&destination=SEL&date=2026-02-17"
UNKNOWN = "origin=NQZ&destination=SEL&date=2026-11-28"
TRIP = "origin=SEL&destination=NQZ&date=2026-02-05&stay=3-7"
PAGES = ["/", "/frequency", "/frequency?route=NQZ-SEL", "/promises", "/changes", "/data", "/api"]
PAGES += ["/announcements", "/announcements?origin=NQZ&kind=resume&as_of=2024-06-12"]
PAGES += [f"/plan?{q}" for q in (REPLAY, FILED, UNKNOWN, f"{UNKNOWN}&assume=last_known", TRIP)]
PAGES += ["/r/NQZ-ICN", "/s/NQZ", "/s/ICN?date=2026-02-18", "/s?q=almat", "/timetable"]
PAGES += ["/timetable?origin=ALA&destination=SEL&season=W25", "/timetable?origin=NQZ&season=W25"]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    return create_app(settings, clock=lambda: NOW)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def client_of(settings: Settings, now: datetime = NOW) -> FlaskClient:
    return create_app(settings, clock=lambda: now).test_client()


def strict(text: str) -> Any:
    """JSON, and no NaN or Infinity in it."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} in JSON")

    return json.loads(text, parse_constant=refuse)


def data_of(client: FlaskClient, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status, response.text
    return strict(response.text)


class Page(HTMLParser):
    """What tests ask of a page: its tags, links and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag in names]

    @property
    def links(self) -> list[str]:
        return [a["href"] or "" for a in self.all("a") if "href" in a]

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def page_of(client: FlaskClient, path: str, status: int = 200) -> Page:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    return Page(response.text)


# -- answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "status", "nonstop"),
    [
        (REPLAY, "suspended", "no"),
        ("origin=NQZ&destination=ICN&date=2024-06-22&as_of=2024-06-12", "announced_dated", None),
        ("origin=NQZ&destination=ICN&date=2024-06-22&as_of=2024-02-21", "announced_undated", None),
        (FILED, "operating", "yes"),
        (UNKNOWN, "unknown", "unknown"),
        (f"{UNKNOWN}&assume=last_known", "unknown", "unknown"),
    ],
)
def test_statuses_as_known_then(
    client: FlaskClient, query: str, status: str, nonstop: str | None
) -> None:
    found = data_of(client, f"/api/v1/itineraries?{query}")
    assert found["status"] == status
    assert nonstop in (None, found["verdict"]["nonstop"])


@pytest.mark.parametrize("query", [REPLAY, FILED, TRIP, f"{UNKNOWN}&assume=last_known"])
def test_page_and_api_are_one_answer(client: FlaskClient, query: str) -> None:
    found = data_of(client, f"/api/v1/itineraries?{query}")
    assert data_of(client, f"/plan.json?{query}") == found
    shown = page_of(client, f"/plan?{query}").words
    assert words.status_word(found["status"]) in shown
    verdict, *others = found["sentences"]
    assert words.after_colon(verdict) in shown
    assert all(told.replace(": ask with assume=last_known", "") in shown for told in others)
    for promise in found["promises"]:
        assert promise["sentence"] in shown
        assert all((c["announced_by"] or "") in shown for c in promise["claims"])
    for one in found["itineraries"]:
        assert f"{one['certainty']}" in shown
        assert all(words.clock(leg["departure"]) in shown for leg in one["legs"])


@pytest.mark.parametrize("path", ["/promises", "/changes"])
def test_other_twins_are_the_api_too(client: FlaskClient, path: str) -> None:
    assert data_of(client, f"{path}.json") == data_of(client, f"/api/v1{path}")


def test_home_shows_every_watched_pair_as_unknown_with_its_last_pattern(
    client: FlaskClient,
) -> None:
    found = data_of(client, "/index.json")
    assert len(found["watched"]) == 6
    assert {w["status_now"] for w in found["watched"]} == {"unknown"}
    shown = page_of(client, "/")
    for one in found["watched"]:
        assert one["last_known"][0]["sentence"] in shown.words
        assert all(p["sentence"] in shown.words for p in one["open_promises"])
    replay = [link for link in shown.links if "as_of=2024-06-12" in link]
    assert page_of(client, replay[0]).words.count("As known on Wed 12 Jun 2024.") == 1


def test_home_and_answer_agree_on_the_status_now(client: FlaskClient) -> None:
    for one in data_of(client, "/index.json?as_of=2026-02-16")["watched"]:
        ask = f"origin={one['ask']['origin']}&destination={one['ask']['destination']}"
        found = data_of(client, f"/plan.json?{ask}&date=2026-02-16&as_of=2026-02-16")
        assert found["status_now"] == one["status_now"]


def test_estimated_times_are_marked_and_local(client: FlaskClient) -> None:
    shown = page_of(client, f"/plan?{FILED}").words
    assert "about 00:05 (Mon 23:30 – Tue 00:30)" in shown
    assert "UTC+5" in shown
    assert "UTC+9" in shown
    assert "by estimate" in shown


def test_the_assume_switch_is_a_link_both_ways(client: FlaskClient) -> None:
    off = page_of(client, f"/plan?{UNKNOWN}")
    on = next(link for link in off.links if "assume=last_known" in link)
    assumed = page_of(client, on)
    assert "Why assumed" in assumed.words
    assert "Stop assuming" in assumed.words
    assert "unknown" in assumed.words
    assert any(link.endswith(f"/plan?{UNKNOWN}") for link in assumed.links)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (f"{FILED}&max_connect=2h", "max_connect"),
        (f"{FILED}&max_circuity=1.05", "max_circuity"),
        ("origin=NQZ&destination=BKK&date=2026-02-18&max_stops=0", "max_stops"),
        (UNKNOWN, "assume"),
    ],
)
def test_the_link_beside_a_near_miss_relaxes_its_rule(
    client: FlaskClient, query: str, name: str
) -> None:
    found = data_of(client, f"/plan.json?{query}")
    relaxed = [words.relaxing(m["relax"]) for m in found["near_misses"] if m["relax"]]
    value = next(relax[name] for relax in relaxed if name in relax)
    links = page_of(client, f"/plan?{query}").links
    link = next(link for link in links if f"{name}={value}" in link)
    wider = data_of(client, link.replace("/plan?", "/plan.json?"))
    assert len(wider["itineraries"]) > len(found["itineraries"])


def test_a_rule_beyond_its_bounds_is_not_offered() -> None:
    assert words.relaxing({"max_connect_minutes": 1441}) == {}
    assert words.relaxing({"max_circuity": 2.5001}) == {"max_circuity": "2.501"}


def test_a_round_trip_has_its_pairs(client: FlaskClient) -> None:
    found = data_of(client, f"/api/v1/itineraries?{TRIP}")["round_trip"]
    assert [p["nights"] for p in found["pairs"]] == [6]
    assert "6 nights" in page_of(client, f"/plan?{TRIP}").words


def test_a_calendar_has_as_many_days_as_asked(client: FlaskClient) -> None:
    found = data_of(client, f"/api/v1/calendar?{FILED}&days=14")
    assert [d["date"] for d in found["days"]][::13] == ["2026-02-17", "2026-03-02"]
    assert words.mark(found["days"][0]) == "filed"


def test_the_grid_begins_on_monday(client: FlaskClient) -> None:
    rows = data_of(client, f"/api/v1/calendar?{FILED}&days=14")["days"]
    weeks = words.weeks(rows)
    assert weeks[0][0] is None
    assert weeks[0][1] == rows[0]
    assert {len(week) for week in weeks} == {7}


def test_a_route_has_all_that_is_held(client: FlaskClient) -> None:
    found = data_of(client, "/api/v1/routes/NQZ-ICN?date=2026-02-18")
    assert found["status"]["status"] == "operating"
    assert found["nonstop"] == "yes"
    held = {"patterns", "promises", "evidence", "claims", "sightings", "coverage", "freshness"}
    assert held | {"frequency_claims"} <= found.keys()
    assert data_of(client, "/api/v1/routes/tse-icn")["origin"] == "NQZ"


def test_stations_by_code_name_and_route(client: FlaskClient) -> None:
    assert data_of(client, "/api/v1/stations?q=seoul&limit=1")["stations"][0]["code"] == "ICN"
    assert data_of(client, "/api/v1/stations?q=gmp")["stations"][0]["code"] == "GMP"
    assert {"NQZ", "ICN"} <= {
        s["code"] for s in data_of(client, "/api/v1/stations?limit=100")["stations"]
    }
    one = data_of(client, "/api/v1/stations/NQZ")
    assert {"destination": "ICN", "city": "Seoul", "status_now": "unknown"} in one["routes"]
    assert one["former_codes"] == ["TSE"]


def test_promises_are_filtered_and_the_unkept_have_their_mentions(client: FlaskClient) -> None:
    every = data_of(client, "/api/v1/promises")["promises"]
    unkept = data_of(client, "/api/v1/promises?unkept=1")["promises"]
    assert 0 < len(unkept) < len(every)
    assert not any(p["first_evidence"] for p in unkept)
    assert {p["kind"] for p in unkept} <= {"new_route", "resume"}
    kept = data_of(client, "/api/v1/promises?state=kept&carrier=kc&origin=SEL&destination=NQZ")
    assert [p["due"]["text"] for p in kept["promises"]] == ["2024-06-15"]
    shown = page_of(client, "/promises").words
    assert f"Announced, no evidence of a start ({len(unkept)})" in shown
    assert all(p["sentence"] in shown for p in every)


def test_what_was_known_then_does_not_change_with_the_day_of_asking(settings: Settings) -> None:
    earlier = client_of(settings, datetime(2026, 11, 1, tzinfo=UTC))
    paths = [f"/api/v1/itineraries?{REPLAY}", "/api/v1/promises?as_of=2024-06-12"]
    for path in [*paths, "/api/v1/routes/NQZ-ICN?date=2024-06-22&as_of=2024-06-12"]:
        assert data_of(earlier, path) == data_of(client_of(settings), path)


# -- errors -------------------------------------------------------------------------------------

BAD = [
    ("/api/v1/itineraries?destination=SEL", 400, "origin"),
    ("/api/v1/itineraries?origin=Nowhere&destination=SEL", 404, "origin"),
    ("/api/v1/itineraries?origin=ALA&destination=ALA", 409, "destination"),
    (f"/api/v1/itineraries?{FILED}&date=2026-02-18", 400, "date"),
    ("/api/v1/itineraries?origin=ALA&destination=SEL&date=2026-02-30", 400, "date"),
    ("/api/v1/itineraries?origin=ALA&destination=SEL&date=2026-02", 409, "date"),
    (f"/api/v1/itineraries?{FILED}&as_of=2027-01-01", 409, "as_of"),
    (f"/api/v1/itineraries?{FILED}&max_stops=3", 400, "max_stops"),
    (f"/api/v1/itineraries?{FILED}&max_circuity=nan", 400, "max_circuity"),
    (f"/api/v1/itineraries?{FILED}&max_connect=9h9", 400, "max_connect"),
    (f"/api/v1/itineraries?{FILED}&assume=yes", 400, "assume"),
    (f"/api/v1/itineraries?{FILED}&stay=9-3", 400, "stay"),
    (f"/api/v1/itineraries?{FILED}&return=2026-02-01", 409, "return"),
    (f"/api/v1/itineraries?{FILED}&colour=red", 400, "colour"),
    (f"/api/v1/itineraries?origin={'A' * 5000}&destination=SEL", 400, "origin"),
    (f"/api/v1/calendar?{FILED}&days=63", 400, "days"),
    ("/api/v1/routes/NQZ-XXX", 404, "destination"),
    ("/api/v1/routes/SEL-NQZ", 404, "origin"),
    ("/api/v1/routes/NQZ-TSE", 404, "destination"),
    ("/api/v1/routes/NQZ-ICN?date=9999-12-31", 400, "date"),
    ("/api/v1/stations/QQQ", 404, "code"),
    ("/api/v1/stations?limit=0", 400, "limit"),
    ("/api/v1/changes?since=yesterday", 400, "since"),
    ("/api/v1/changes?limit=-1", 400, "limit"),
    ("/api/v1/promises?state=broken", 400, "state"),
    ("/api/v1/promises?unkept=maybe", 400, "unkept"),
    ("/api/v1/jobs?as_of=2024-01-01", 400, "as_of"),
    ("/api/v1/nothing", 404, None),
    ("/nothing.json", 404, None),
]


@pytest.mark.parametrize(("path", "status", "field"), BAD)
def test_a_problem_says_what_is_wrong_and_what_would_be_right(
    client: FlaskClient, path: str, status: int, field: str | None
) -> None:
    response = client.get(path)
    found = strict(response.text)
    assert (response.status_code, found["status"]) == (status, status)
    assert response.content_type == "application/problem+json; charset=utf-8"
    assert found["instance"] == urlsplit(path).path
    assert found["detail"]
    assert found.get("field") == field
    assert field is None or found["remedy"]
    assert "ETag" not in response.headers


def test_an_unknown_parameter_is_told_the_known_ones(client: FlaskClient) -> None:
    remedy = data_of(client, f"/plan.json?{FILED}&colour=red", 400)["remedy"]
    assert "origin, destination, date" in remedy


def test_a_page_says_the_same_as_the_api_beside_the_field_and_keeps_the_values(
    client: FlaskClient,
) -> None:
    for path, status, field in BAD:
        if not path.startswith("/api/v1/itineraries?") or path.count("date=") > 1:
            continue
        query = path.partition("?")[2]
        found = data_of(client, path, status)
        shown = page_of(client, f"/plan?{query}", status)
        assert words.told(found) in f"{shown.words}."
        inputs = {i["name"]: i for i in shown.all("input", "select") if i.get("name")}
        if field in inputs:
            assert inputs[field]["aria-invalid"] == "true"
            ids = [p["id"] for p in shown.all("p") if p.get("class") == "error"]
            assert ids == [inputs[field]["aria-describedby"]]
        for name, values in parse_qs(query).items():
            if name in inputs and "value" in inputs[name] and name != "assume":
                assert inputs[name]["value"] == values[0]


def test_pages_that_are_not_there_are_pages(client: FlaskClient) -> None:
    assert "Plan a route" in page_of(client, "/nothing", 404).words
    assert "State 'broken' is not known" in page_of(client, "/promises?state=broken", 400).words


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/plan", "/api/v1/health", "/nothing"])
def test_only_reads_are_answered(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method, data=b"x" * 10_000)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert strict(response.text)["type"] == "/api#method"


def test_head_has_the_headers_alone(client: FlaskClient) -> None:
    response = client.head(f"/plan?{FILED}")
    assert (response.status_code, response.data) == (200, b"")


def test_a_missing_database_is_a_503_everywhere(tmp_path: Path) -> None:
    client = client_of(Settings(database=tmp_path / "none.db"))
    for path in ("/api/v1/itineraries?origin=NQZ&destination=SEL", "/index.json", "/data.json"):
        assert data_of(client, path, 503)["type"] == "/api#no-data"
    assert "Service Unavailable" in page_of(client, "/", 503).words
    assert data_of(client, "/api/v1/health", 503)["ok"] is False


def test_a_fault_tells_nothing_internal(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret of /srv/file")

    monkeypatch.setattr(views, "itineraries", fail)
    client = client_of(settings)
    for path in (f"/plan.json?{FILED}", f"/plan?{FILED}"):
        response = client.get(path)
        assert response.status_code == 500
        assert "secret" not in response.text
        assert "RuntimeError" not in response.text
    assert "the secret of" in caplog.text


# -- headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [*PAGES, "/nothing", "/api/v1/promises", "/static/sapar.css", "/plan?x=1"]
)
def test_every_response_is_guarded_and_without_cookies(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers
    assert ("Access-Control-Allow-Origin" in headers) == path.startswith("/api/")


def test_an_unchanged_answer_is_a_304(client: FlaskClient, settings: Settings) -> None:
    path = f"/plan?{FILED}"
    first = client.get(path)
    assert first.headers["Cache-Control"] == "no-cache"
    tag = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    strong = client.get(path, headers={"If-None-Match": tag.removeprefix("W/")})
    assert strong.status_code == 304
    others = [client.get(f"{path}&max_stops=2"), client.get(path.replace("/plan", "/plan.json"))]
    others.append(client_of(settings, datetime(2026, 11, 23, tzinfo=UTC)).get(path))
    others.append(client_of(replace(settings, incheon_key="set")).get(path))
    assert len({tag, *(r.headers["ETag"] for r in others)}) == 5


def test_a_write_makes_a_new_answer(tmp_path: Path) -> None:
    settings = shipped_settings(tmp_path)
    client = client_of(settings)
    tag = client.get("/changes").headers["ETag"]
    Store(settings.database).add_changes([change(1)])
    response = client.get("/changes", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert "Change 1" in response.text


@pytest.mark.parametrize("path", ["/data", "/data.json", "/api/v1/jobs", "/api/v1/health"])
def test_the_state_of_the_service_is_never_stored(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers


def test_only_trusted_hosts_are_answered(settings: Settings) -> None:
    client = client_of(replace(settings, trusted_hosts=("sapar.example",)))
    assert client.get("/", headers={"Host": "sapar.example"}).status_code == 200
    refused = client.get("/", headers={"Host": "evil.example"})
    assert refused.status_code == 400
    assert strict(refused.text)["status"] == 400


def test_forwarded_headers_count_only_behind_a_proxy(settings: Settings) -> None:
    forwarded = {"X-Forwarded-Host": "sapar.example", "X-Forwarded-For": "192.0.2.1"}
    trusting = replace(settings, trusted_hosts=("sapar.example",))
    assert client_of(trusting).get("/", headers=forwarded).status_code == 400
    proxied = client_of(replace(trusting, proxy=True))
    assert proxied.get("/", headers=forwarded).status_code == 200


def test_absolute_links_have_the_public_base(settings: Settings) -> None:
    client = client_of(replace(settings, public_base_url="https://sapar.example"))
    assert "https://sapar.example/?as_of=2026-11-22" in page_of(client, "/").links


# -- changes ------------------------------------------------------------------------------------


def change(number: int, **changed: object) -> dict[str, object]:
    row: dict[str, object] = {
        "kind": "announced",
        "subject": f"test:{number}",
        "origin": "NQZ",
        "destination": "ICN",
        "carriers": "KC",
        "on_date": f"2026-01-{number:02d}",
        "before": "",
        "after": "announced",
        "moved_by": "https://example.org/notice",
        "sentence": f"Change {number}",
        "recorded_at": "2026-11-22T06:00:00+00:00",
    }
    return row | changed


def test_changes_are_paged_by_a_link(tmp_path: Path) -> None:
    settings = shipped_settings(tmp_path)
    rows = [change(n) for n in range(1, 6)]
    Store(settings.database).add_changes([*rows, change(6, origin="ALA", kind="frequency")])
    client = client_of(settings)
    path: str | None = "/api/v1/changes?origin=nqz&limit=2"
    sentences = []
    while path:
        found = data_of(client, path)
        assert found["total"] == 5
        sentences += [c["sentence"] for c in found["changes"]]
        path = found["next"]
    assert sentences == [f"Change {n}" for n in (5, 4, 3, 2, 1)]
    since = data_of(client, "/api/v1/changes?since=2026-01-04&until=2026-01-05")["changes"]
    assert [c["on_date"] for c in since] == ["2026-01-05", "2026-01-04"]
    assert len(data_of(client, "/api/v1/changes?kind=frequency")["changes"]) == 1
    assert "Older changes" in page_of(client, "/changes?limit=2").words


# -- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*PAGES, "/nothing", f"/plan?{FILED}&max_stops=9"])
def test_a_page_is_well_made(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    page = Page(html)
    assert page.all("html") == [{"lang": "en"}]
    assert "<script" not in html
    assert " style=" not in html
    assert not re.search(r"\son[a-z]+=", html)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = {label["for"] for label in page.all("label")}
    assert all(field["id"] in named for field in page.all("input", "select"))
    pointed = {a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a}
    assert pointed <= set(ids)
    assert page.links[0] == "#main"
    assert len(gzip.compress(html.encode())) < 30_000


KINDS = {
    ".json": "application/json",
    "/api/v1": "application/json",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".atom": "application/atom+xml",
}


@pytest.mark.parametrize("path", PAGES)
def test_links_are_http_or_of_this_site_and_lead_somewhere(client: FlaskClient, path: str) -> None:
    page = page_of(client, path)
    for link in page.all("a"):
        href = link["href"] or ""
        if href.startswith(("/", "#")):
            continue
        assert href.startswith(("http://", "https://")), href
        assert link["rel"] == "noopener nofollow"
    inside = {link for link in page.links if link.startswith("/")}
    for link in sorted(inside)[:40]:
        response = client.get(link)
        kind = next((kind for part, kind in KINDS.items() if part in link), "text/html")
        assert response.status_code == 200, link
        assert response.mimetype == kind, link


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.mark.parametrize("name", ["origin", "date", "as_of", "stay", "max_connect", "<b>x"])
def test_hostile_input_is_only_text(client: FlaskClient, name: str) -> None:
    given = {"origin": "NQZ", "destination": "SEL", name: HOSTILE}
    query = "&".join(f"{quote(k)}={quote(v)}" for k, v in given.items())
    for path in ("/plan", "/promises", "/", f"/{quote(HOSTILE)}"):
        html = client.get(f"{path}?{query}").text
        assert "<script" not in html
        assert "<img src=x" not in html
        assert "<b>x" not in html
        assert "&gt;49" not in html  # a template would have counted


@pytest.mark.parametrize(
    "citation",
    [
        "javascript:alert(1)",
        "data:text/html,<b>x",
        "<a href='https://x.example'>",
        "ftp://x.example",
    ],
)
def test_only_web_addresses_become_links(citation: str) -> None:
    for html in (str(words.cite(citation)), str(words.cite_as(citation, "text"))):
        hrefs = [a["href"] for a in Page(html).all("a")]
        assert all(href == "https://x.example" for href in hrefs)
        assert "<b>" not in html


def test_an_address_within_a_citation_is_a_link_by_its_site() -> None:
    html = words.cite('Lists of July, https://www.x.example/a?b=1&c="2 (commit 1)')
    assert html == (
        'Lists of July, <a href="https://www.x.example/a?b=1&amp;c=" rel="noopener nofollow" '
        'title="https://www.x.example/a?b=1&amp;c=">x.example</a>&#34;2 (commit 1)'
    )


ENDPOINTS = every_endpoint()


def test_the_api_page_lists_what_is_served(app: Flask, client: FlaskClient) -> None:
    served = {str(rule) for rule in app.url_map.iter_rules() if str(rule).startswith("/api/v1")}
    assert served - {"/api/v1/openapi.json"} == {
        *(endpoint.path for endpoint in ENDPOINTS),
        *(
            re.sub(r"{(\w+)}", r"<\1>", one["path"])
            for one in (*operations(), *operations(newsroom_schema.PATHS))
        ),
    }
    for endpoint in ENDPOINTS:
        assert data_of(client, endpoint.example)["as_of"]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: str(e.path))
def test_each_endpoint_takes_the_parameters_it_names(client: FlaskClient, endpoint: Any) -> None:
    path = urlsplit(endpoint.example).path
    told = strict(client.get(f"{path}?colour=red").text)
    names = told["remedy"].removeprefix("the parameters are ").split(", ")
    assert endpoint.params == (tuple(names) if endpoint.params else ())


@pytest.mark.parametrize("path", ["/", "/plan", "/promises", "/changes", "/data", "/api"])
def test_every_page_names_its_twin(client: FlaskClient, path: str) -> None:
    asked = f"{path}?{FILED}" if path == "/plan" else path
    links = page_of(client, asked).all("link")
    [twin] = [a["href"] for a in links if a.get("type") == "application/json"]
    found = client.get(twin or "")
    assert found.content_type == "application/json; charset=utf-8"
    assert strict(found.text)["as_of"] == "2026-11-22"
    assert "\\u" not in found.text


def luminance(colour: str) -> float:
    full = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    parts = [int(full[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes() -> Iterator[dict[str, str]]:
    css = (Path(words.__file__).parent / "static" / "sapar.css").read_text("utf-8")
    for block in re.findall(r":root \{(.*?)\}", css, re.S)[:2]:
        yield dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", block))


STATUS_INKS = ("operating", "announced", "suspended", "unknown", "assumed")


@pytest.mark.parametrize("palette", [*palettes()], ids=["light", "dark"])
def test_every_ink_stands_out_from_every_paper(palette: dict[str, str]) -> None:
    for ink in ("ink", "soft", "accent", *STATUS_INKS):
        for paper in ("paper", "sheet", "wash"):
            light, dark = sorted((luminance(palette[ink]), luminance(palette[paper])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)


def test_the_module_for_servers_makes_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "served.db"
    prepare(Settings(database=database), at("2026-11-24"))
    monkeypatch.setenv("SAPAR_DATABASE", str(database))
    import wsgi

    assert wsgi.app.test_client().get("/api/v1/health").status_code == 200
