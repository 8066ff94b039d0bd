"""The promise ledger: lags and outcomes by evidence alone, as known on a day, never typed in."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from conftest import at, put, station_row
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from shipped import TODAY, shipped_settings

from planner import cli
from planner.ledger import HAPPENED, LEAST_SCORED, Outcome, entries, ledger
from planner.ledger_chart import ledger_chart
from planner.network import Networks
from planner.rights import rights_against_use
from planner.settings import Settings
from planner.web.app import create_app
from routes.feeds.delimited import TABLES
from routes.store import Store


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> FlaskClient:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return create_app(settings, clock=lambda: now).test_client()


def shipped(settings: Settings, as_of: date = TODAY) -> dict[str, Any]:
    return ledger(Networks(Store(settings.database)).get(as_of))


def row_of(found: dict[str, Any], start: str) -> dict[str, Any]:
    """The one row whose key begins so."""
    (row,) = [r for r in found["rows"] if r["key"].startswith(start)]
    return dict(row)


# -- the shipped history ------------------------------------------------------------------------


def test_the_resumption_of_2024_is_kept_with_the_day_unconfirmed(settings: Settings) -> None:
    row = row_of(shipped(settings), "resume:NQZ-SEL:KC")
    assert (row["outcome"], row["announced_on"]["text"]) == ("kept", "2024-02-20")
    assert (row["due"]["text"], row["slip_days"]) == ("2024-06-15", 0)
    assert (row["first_evidence_on"], row["first_day_is_sure"]) == ("2025-05-16", False)
    assert (row["late_days"], row["announced_to_evidence_days"]) == (None, 451)
    assert row["filed_on"] == "2026-02-15"
    assert row["evidence_age_days"] == (TODAY - date(2025, 5, 16)).days


def test_the_new_route_of_2025_slipped_and_each_telling_has_its_own_lag(settings: Settings) -> None:
    row = row_of(shipped(settings), "new_route:ALA-SEL:ZE")
    assert (row["outcome"], row["first_due"]["text"]) == ("slipped", "2024-H2")
    assert (row["due"]["text"], row["slip_days"], row["late_days"]) == ("2025-04-07", 97, 97)
    told = {one["announced_on"]["text"]: one["to_evidence_days"] for one in row["told"]}
    assert told["2024-06-12"] == 299


def test_a_start_two_weeks_after_the_only_promised_day_slipped(settings: Settings) -> None:
    row = row_of(shipped(settings), "new_route:ALA-PUS:ZE")
    assert (row["outcome"], row["slip_days"], row["late_days"]) == ("slipped", 0, 14)


def test_what_was_promised_twice_and_never_seen_stays_open(settings: Settings) -> None:
    row = row_of(shipped(settings), "new_route:NQZ-SEL:TW")
    assert (row["outcome"], len(row["told"]), row["evidence"]) == ("open", 2, None)


def test_a_day_of_the_past_knows_only_what_was_known_then(settings: Settings) -> None:
    lapsed = row_of(shipped(settings, date(2025, 1, 31)), "resume:NQZ-SEL:KC")
    due = row_of(shipped(settings, date(2024, 6, 16)), "resume:NQZ-SEL:KC")
    opened = row_of(shipped(settings, date(2024, 6, 12)), "resume:NQZ-SEL:KC")
    assert [r["outcome"] for r in (opened, due, lapsed)] == ["open", "due-unconfirmed", "lapsed"]
    assert all(r["filed_on"] is None and r["evidence"] is None for r in (opened, due, lapsed))


def test_rights_stand_beside_use_and_are_converted_only_where_a_side_is_told(
    settings: Settings,
) -> None:
    network = Networks(Store(settings.database)).get(TODAY)
    found = {tuple(one["countries"]): one for one in rights_against_use(network)}
    seoul = found["KR", "KZ"]
    assert (seoul["rights_per_side"], seoul["rights_both_sides"]) == (21, 42)
    assert seoul["stated"]["weekly"] == 20
    assert all(count["completeness"] == "sample" for count in seoul["counted"])
    assert "at least" in seoul["sentence"]
    unsided = found["HK", "KZ"]
    assert (unsided["rights_told"], unsided["rights_both_sides"]) == (14, None)


def test_a_month_is_not_told_as_a_day(settings: Settings) -> None:
    row = row_of(shipped(settings), "increase:ALA-SEL:KC:2022-05-31#2")
    assert (row["announced_on"]["text"], row["announced_to_due_days"]) == ("2022-05", None)
    assert row["told"][0]["to_evidence_days"] is None


# -- any other network --------------------------------------------------------------------------


def claim(day: str, effective: str, **changes: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(TABLES["claim"].header, "")
    row |= {"weekly_before": None, "weekly_after": None, "weekly_after_max": None}
    row |= {"announced_on": day, "announced_by": "QQ Air", "source_class": "airline"}
    row |= {"kind": "new_route", "origin": "AAA", "destination": "BBB", "scope": "route"}
    row |= {"carriers": "QQ", "effective": effective, "known_on": day, "confidence": "high"}
    return row | {"stage": "announced", "source": f"release of {day}"} | changes


def evidence(day: str, kind: str, carrier: str = "QQ") -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(TABLES["evidence"].header, "")
    row |= {"carrier": carrier, "origin": "AAA", "destination": "BBB", "on_date": day}
    return row | {"kind": kind, "weekly": None, "what": "seen", "known_on": day, "source": "log"}


def told_by_day(store: Store, rows: list[tuple[str, str, dict[str, object]]], as_of: str) -> Any:
    """The ledger after rows became known, each on its day: (day, table, row)."""
    put(store, at("2019-01-01"), feed="places", station=[station_row("AAA"), station_row("BBB")])
    held: dict[str, list[dict[str, object]]] = {}
    for day, table, row in sorted(rows, key=lambda r: r[0]):
        held.setdefault(table, []).append(row)
        put(store, at(day), **held)
    return ledger(Networks(store).get(date.fromisoformat(as_of)))


@pytest.mark.parametrize(
    ("rows", "outcome", "slip", "late"),
    [
        ([("2021-05-02", "evidence", evidence("2021-05-02", "first_flight"))], "kept", 0, 0),
        ([("2021-05-20", "evidence", evidence("2021-05-20", "first_flight"))], "slipped", 0, 18),
        ([("2021-05-20", "evidence", evidence("2021-05-20", "in_service"))], "kept", 0, None),
        ([("2021-05-01", "evidence", evidence("2021-05-01", "in_service"))], "lapsed", 0, None),
        ([("2021-06-01", "evidence", evidence("2021-06-01", "flight", "ZZ"))], "lapsed", 0, None),
        ([("2021-04-01", "claim", claim("2021-04-01", "", kind="withdraw"))], "withdrawn", 0, None),
        (
            [
                ("2021-04-01", "claim", claim("2021-04-01", "2021-06-02", kind="postpone")),
                ("2021-06-02", "evidence", evidence("2021-06-02", "in_service")),
            ],
            "slipped",
            31,
            None,
        ),
    ],
)
def test_only_evidence_of_the_carrier_on_or_after_the_day_settles_a_promise(
    store: Store,
    rows: list[tuple[str, str, dict[str, object]]],
    outcome: str,
    slip: int,
    late: int | None,
) -> None:
    first = ("2021-03-01", "claim", claim("2021-03-01", "2021-05-02"))
    (row,) = told_by_day(store, [first, *rows], "2022-01-01")["rows"]
    assert (row["outcome"], row["slip_days"], row["late_days"]) == (outcome, slip, late)


def test_shares_and_medians_need_five_promises_whose_time_is_over(store: Store) -> None:
    days = [date(2020, month, 1) for month in range(1, LEAST_SCORED + 1)]
    rows: list[tuple[str, str, dict[str, object]]] = []
    for n, day in enumerate(days):
        who = f"Q{n}"
        told = (day - timedelta(days=10)).isoformat()
        one = claim(told, day.isoformat(), carriers=who, source_class="airport")
        rows.append((told, "claim", one))
        seen = evidence(day.isoformat(), "first_flight", who)
        rows.append((day.isoformat(), "evidence", seen))
    found = told_by_day(store, rows, "2021-01-01")
    by = {(s["by"], s["code"]): s for s in found["scores"]}
    assert by["source_class", "airport"]["happened_share"] == 1
    assert by["source_class", "airport"]["median_days_announced_to_evidence"] == 10
    assert by["carrier", "Q0"]["happened_share"] is None
    before = ledger(Networks(store).get(days[-1] - timedelta(days=1)))
    (airport,) = [s for s in before["scores"] if s["by"] == "source_class"]
    assert (airport["judged"], airport["happened_share"]) == (LEAST_SCORED - 1, None)


@given(as_of=st.dates(date(2013, 1, 1), TODAY))
def test_every_row_agrees_with_its_days(settings: Settings, as_of: date) -> None:
    network = Networks(Store(settings.database)).get(as_of)
    for entry in entries(network):
        one = entry.promise
        assert one.announced_on <= as_of
        if entry.outcome in HAPPENED:
            assert entry.seen_on is not None
            assert one.window_start <= entry.seen_on <= as_of
            assert one.first_evidence is not None
            assert one.first_evidence.mark.known_from <= as_of
        if entry.outcome is Outcome.DUE:
            assert one.due is not None
            assert one.due.latest < as_of <= one.due.latest + timedelta(days=180)
        if entry.filed_on:
            assert entry.filed_on <= as_of


# -- as people and programs get it ---------------------------------------------------------------


def test_page_twins_api_and_command_say_the_same(client: FlaskClient, settings: Settings) -> None:
    found = json.loads(client.get("/api/v1/ledger?origin=KZ&destination=KR").text)
    assert found == json.loads(client.get("/ledger.json?origin=KZ&destination=KR").text)
    page = client.get("/ledger?origin=KZ&destination=KR", headers={"Accept": "text/html"}).text
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert found["sentences"][0] in words
    table = list(
        csv.DictReader(io.StringIO(client.get("/ledger.csv?origin=KZ&destination=KR").text))
    )
    assert [r["key"] for r in table] == [r["key"] for r in found["rows"]]
    assert {r["outcome"] for r in table} == {r["outcome"] for r in found["rows"]}
    run = CliRunner().invoke(
        cli.cli,
        ["ledger", "--from", "KZ", "--to", "KR", "--as-of", "2026-11-22", "--json"],
        env={"SAPAR_DATABASE": str(settings.database)},
    )
    assert json.loads(run.output) == found


def test_a_filter_keeps_the_scores_to_what_it_shows(client: FlaskClient) -> None:
    found = json.loads(client.get("/api/v1/ledger?carrier=ze").text)
    assert {tuple(row["carriers"]) for row in found["rows"]} == {("ZE",)}
    assert {s["code"] for s in found["scores"] if s["by"] == "carrier"} == {"ZE"}
    assert client.get("/api/v1/ledger?outcome=broken").status_code == 400
    empty = json.loads(client.get("/api/v1/ledger?outcome=withdrawn").text)
    assert (empty["rows"], empty["sentences"]) == ([], ["No promise is held that fits."])
    assert client.get("/ledger?outcome=withdrawn").status_code == 200


def test_the_chart_draws_each_promise_and_its_evidence(settings: Settings) -> None:
    found = shipped(settings)
    root = ElementTree.fromstring(ledger_chart(found, 760, "wide"))
    groups = [g for g in root.iter("g") if g.get("class", "").startswith("c-p-")]
    assert len(groups) == len(found["rows"])
    seen = [c for c in root.iter("circle") if c.get("class") == "evidence"]
    assert len(seen) == sum(row["evidence"] is not None for row in found["rows"])
