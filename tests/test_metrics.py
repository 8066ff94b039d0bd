"""/metrics as Prometheus reads it, in both of its formats."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import at
from flask.testing import FlaskClient
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_open
from prometheus_client.parser import text_string_to_metric_families as read_plain
from shipped import shipped_settings

from planner.jobs import JOBS, plan_of, run_job
from planner.records import PARKED_AFTER, Records
from planner.settings import Settings
from planner.web.app import create_app

NOW = at("2026-11-24", "12:00")
OPEN = {"Accept": "application/openmetrics-text; version=1.0.0"}
Series = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def client_of(settings: Settings) -> FlaskClient:
    return create_app(settings, clock=lambda: NOW).test_client()


def scrape(client: FlaskClient) -> Series:
    text = client.get("/metrics").text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in read_plain(text)
        for sample in family.samples
    }


def of(found: Series, name: str, **labels: str) -> float:
    return found[name, tuple(sorted(labels.items()))]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return shipped_settings(tmp_path)


def test_jobs_are_numbers(settings: Settings) -> None:
    run_job(settings, "settle", at("2026-11-24", "11:00"))
    records, now = Records(settings.database), at("2026-11-24", "06:00")
    for _ in range(PARKED_AFTER):
        run = records.claim(plan_of(settings, "backup"), now)
        assert run
        records.fail(run, now + timedelta(seconds=90), "no room")
        now += timedelta(hours=2)
    found = scrape(client_of(settings))
    last = of(found, "sapar_job_last_success_timestamp_seconds", job="settle")
    assert at("2026-11-24", "11:00").timestamp() <= last < NOW.timestamp()
    assert of(found, "sapar_job_parked", job="settle") == 0
    assert of(found, "sapar_job_parked", job="backup") == 1
    assert of(found, "sapar_job_failures_in_a_row", job="backup") == PARKED_AFTER
    assert of(found, "sapar_job_last_duration_seconds", job="backup") == 90
    for job in JOBS:
        assert of(found, "sapar_job_limit_seconds", job=job) >= 300
        assert of(found, "sapar_job_next_due_timestamp_seconds", job=job)
    assert ("sapar_job_last_success_timestamp_seconds", (("job", "backup"),)) not in found


def test_feeds_and_the_store_are_numbers(settings: Settings) -> None:
    fed = replace(settings, extra_feeds=(("mine", "no-such-file.csv"),))
    run_job(fed, "refresh", NOW)
    found = scrape(client_of(fed))
    assert of(found, "sapar_feed_checked_timestamp_seconds", feed="mine") == NOW.timestamp()
    assert of(found, "sapar_feed_failing", feed="mine") == 1
    assert of(found, "sapar_feed_quiet", feed="mine") == 0
    assert of(found, "sapar_store_usable") == 1
    assert of(found, "sapar_store_rows", table="leg") > 100
    assert of(found, "sapar_snapshots", state="closed") == 1
    assert of(found, "sapar_store_version") >= 1


def test_requests_are_counted_where_they_went(settings: Settings) -> None:
    client = client_of(settings)
    for path in ("/", "/", "/nothing", "/api/v1/health", "/metrics"):
        client.get(path)
    found = scrape(client)
    for endpoint, status, times in (
        ("pages.home", "200", 2),
        ("none", "404", 1),
        ("api.health", "200", 1),
        ("measured.numbers", "200", 1),
    ):
        assert of(found, "sapar_http_requests_total", endpoint=endpoint, status=status) == times
        assert of(found, "sapar_http_request_seconds_count", endpoint=endpoint) == times


def test_it_is_openmetrics_where_that_is_asked(settings: Settings) -> None:
    response = client_of(settings).get("/metrics", headers=OPEN)
    assert response.content_type.startswith("application/openmetrics-text")
    families = {family.name: family for family in read_open(response.text)}
    assert families["sapar"].samples[0].labels["sqlite"]
    assert all(family.documentation for family in families.values())


def test_a_database_that_is_away_is_a_number(tmp_path: Path) -> None:
    found = scrape(client_of(Settings(database=tmp_path / "none.db")))
    assert of(found, "sapar_store_usable") == 0


def test_it_tells_no_secret(settings: Settings) -> None:
    secret = replace(settings, incheon_key="s3cret-key")
    text = client_of(secret).get("/metrics").text
    assert "s3cret" not in text
    assert str(settings.database) not in text


def test_a_scrape_is_cheap(settings: Settings) -> None:
    """Some milliseconds on the shipped facts; a scrape each 15 seconds is nothing to them."""
    client = client_of(settings)
    client.get("/metrics")
    begun = time.process_time()
    body = client.get("/metrics").data
    assert time.process_time() - begun < 0.5
    assert len(body) < 60_000
