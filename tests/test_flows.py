"""Whole flows on the shipped facts: a live source fills the gap, a broken one changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import at, csv_of, leg_row
from incheon_service import ARRIVALS, DEPARTURES, KEY, Service, item, running, slave
from shipped import ask, shipped_settings

from planner.jobs import run_job
from planner.settings import Settings
from routes.diff import taking_in
from routes.refresh import import_file
from routes.store import Store
from routes.wording import change_line

TODAY = date(2026, 11, 24)
NOON = at("2026-11-24", "12:00")
WINTER_LEG = {"first_date": "2026-10-25", "last_date": "2027-03-27"}
WINTER = {"firstdate": "20261025", "lastdate": "20270327", "season": "W26"}


@pytest.fixture
def service() -> Iterator[Service]:
    """Incheon's winter: Astana on Thursdays and Sundays, Almaty daily, nothing to Shymkent."""
    with running() as made:
        made.rows[DEPARTURES] = [
            item("KC210", "NQZ", "0905", "47", **WINTER),
            item("KC910", "ALA", "1140", "1234567", **WINTER),
            slave("OZ6961", "KC910", "ALA", "1140", "1234567", **WINTER),
        ]
        made.rows[ARRIVALS] = [
            item("KC209", "NQZ", "0650", "4", **WINTER),
            item("KC209", "NQZ", "0650", "7", **WINTER),
            item("KC909", "ALA", "0955", "1234567", **WINTER),
        ]
        yield made


@pytest.fixture
def settings(tmp_path: Path, service: Service) -> Settings:
    return shipped_settings(tmp_path, incheon_key=KEY, incheon_url=service.base, allow_private=True)


def asked(settings: Settings, origin: str, destination: str, day: str) -> dict[str, Any]:
    return ask(settings, today=TODAY, origin=origin, destination=destination, date=day)


def test_one_refresh_turns_unknown_into_filed_days(settings: Settings) -> None:
    assert asked(settings, "NQZ", "ICN", "2026-11-28")["status"] == "unknown"
    done = run_job(settings, "refresh", NOON)
    assert done
    assert not done.failed
    saturday = asked(settings, "NQZ", "ICN", "2026-11-28")
    friday = asked(settings, "NQZ", "ICN", "2026-11-27")
    assert (saturday["status"], saturday["verdict"]["nonstop"]) == ("operating", "yes")
    leg = saturday["itineraries"][0]["legs"][0]
    assert (leg["flight"], leg["arrival"]["local"]) == ("KC209", "2026-11-29T06:50")
    assert leg["departure"]["estimated"]
    assert (friday["status"], friday["verdict"]["nonstop"]) == ("operating", "no")
    assert [d["date"] for d in friday["next_days"]][:2] == ["2026-11-28", "2026-12-02"]
    almaty = asked(settings, "ICN", "ALA", "2026-11-27")
    assert almaty["itineraries"][0]["legs"][0]["codeshares"] == ["OZ6961"]


def test_what_a_complete_timetable_lacks_is_suspended_or_never_seen(settings: Settings) -> None:
    run_job(settings, "refresh", NOON)
    assert asked(settings, "CIT", "ICN", "2026-12-07")["status"] == "suspended"
    assert asked(settings, "LHR", "ICN", "2026-12-07")["status"] == "never_seen"
    assert asked(settings, "CIT", "ICN", "2027-04-07")["status"] == "unknown"
    assert asked(settings, "CIT", "ICN", "2026-11-10")["status"] == "unknown"


def test_what_was_known_before_the_refresh_stays(settings: Settings) -> None:
    def on_the_22nd() -> dict[str, Any]:
        found = ask(settings, origin="NQZ", destination="ICN", date="2026-11-28")
        found["freshness"].pop("store_version")
        return found

    before = on_the_22nd()
    run_job(settings, "refresh", NOON)
    assert on_the_22nd() == before


@pytest.mark.parametrize("fault", ["html", "key", "limit"])
def test_a_broken_service_leaves_everything_as_it_was(
    settings: Settings, service: Service, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    run_job(settings, "refresh", NOON)
    before = asked(settings, "NQZ", "ICN", "2026-11-28")
    if fault == "html":
        service.body = b"<html>maintenance</html>"
    elif fault == "key":
        service.key = "another"
    else:
        service.calls_left = 1
    done = run_job(settings, "refresh", at("2026-11-24", "18:00"))
    assert done
    assert done.failed
    assert "nothing was changed" in done.sentences[0]
    assert KEY not in " ".join(done.sentences) + caplog.text
    assert asked(settings, "NQZ", "ICN", "2026-11-28") == before


def test_a_retime_during_the_season_does_not_deny_the_days_before(
    settings: Settings, service: Service
) -> None:
    run_job(settings, "refresh", NOON)
    later = {**WINTER, "firstdate": "20261210"}
    service.rows[DEPARTURES][0] = item("KC210", "NQZ", "1005", "47", **later)
    run_job(settings, "refresh", at("2026-12-10"))
    found = ask(
        settings, today=date(2026, 12, 11), origin="ICN", destination="NQZ", date="2026-11-29"
    )
    assert (found["status"], found["verdict"]["nonstop"]) == ("operating", "yes")
    assert found["itineraries"][0]["legs"][0]["departure"]["local"] == "2026-11-29T09:05"


def test_frequencies_after_a_refresh_know_steps_from_gaps(
    settings: Settings, service: Service
) -> None:
    run_job(settings, "refresh", NOON)
    done = run_job(settings, "check-frequencies", NOON, today=TODAY)
    assert done
    assert not any("→" in sentence for sentence in done.sentences)
    service.rows[DEPARTURES][0] = item("KC210", "NQZ", "0905", "1247", **WINTER)
    done = run_job(settings, "refresh", at("2026-11-30"))
    assert done
    moved = [sentence for sentence in done.sentences if "→" in sentence]
    assert moved == [
        "2026-11-30  ICN–NQZ (KC): 2 → 4 departures a week from 30 Nov 2026 "
        "(KC210 Thu Sun → KC210 Mon Tue Thu Sun). "
        "Basis: Incheon International Airport Corporation, regular passenger flight "
        "schedule, data.go.kr 15114085"
    ]
    done = run_job(settings, "check-frequencies", at("2026-11-30"), today=date(2026, 11, 30))
    assert done
    assert not any("→" in sentence for sentence in done.sentences)  # told once is enough


def test_a_refresh_in_the_middle_of_a_week_counts_no_flight_twice(
    settings: Settings, service: Service
) -> None:
    """Thursday is in the row that was closed on Friday and in the row that took its place."""
    run_job(settings, "refresh", NOON)
    run_job(settings, "check-frequencies", NOON, today=TODAY)
    service.rows[DEPARTURES][0] = item("KC210", "NQZ", "0905", "1247", **WINTER)
    friday = at("2026-12-04")
    run_job(settings, "refresh", friday)
    run_job(settings, "check-frequencies", friday, today=date(2026, 12, 4))
    told = [row["sentence"] for row in Store(settings.database).changes() if row["before"] == "2"]
    assert told == [
        "ICN–NQZ (KC): 2 → 4 departures a week from 4 Dec 2026 "
        "(KC210 Thu Sun → KC210 Mon Tue Thu Sun)"
    ]


def test_a_refresh_records_what_it_changed_and_the_first_one_nothing(
    settings: Settings, service: Service
) -> None:
    store = Store(settings.database)
    run_job(settings, "refresh", NOON)
    assert store.changes() == []
    service.rows[DEPARTURES][1] = item("KC910", "ALA", "1240", "1234567", **WINTER)
    service.rows[ARRIVALS][:2] = []
    done = run_job(settings, "refresh", at("2026-12-02"))
    assert done
    told = {row["subject"]: row for row in store.changes()}
    assert sorted((s, row["kind"], row["on_date"]) for s, row in told.items()) == [
        ("ICN-ALA:KC910", "retimed", "2026-12-02"),
        ("NQZ-ICN:KC209", "suspended", "2026-12-02"),
    ]
    assert "data.go.kr" in told["ICN-ALA:KC910"]["moved_by"]
    assert change_line(told["ICN-ALA:KC910"]) in done.sentences
    run_job(settings, "refresh", at("2026-12-02", "18:00"))
    run_job(settings, "refresh", at("2026-12-03"))
    assert len(store.changes()) == 2


def test_a_backfill_and_a_first_import_record_no_change(settings: Settings, tmp_path: Path) -> None:
    store = Store(settings.database)
    file = tmp_path / "mine.csv"
    take = partial(import_file, store, file, now=NOON)
    file.write_bytes(csv_of("leg", [leg_row(**WINTER_LEG)]))
    assert taking_in(store, NOON, take)[1] == []
    file.write_bytes(csv_of("leg", [leg_row(**WINTER_LEG, days="1247")]))
    assert taking_in(store, NOON, partial(take, backfill=True))[1] == []
    later = at("2026-11-26")
    file.write_bytes(csv_of("leg", [leg_row(**WINTER_LEG, days="36")]))
    _, rows = taking_in(store, later, partial(take, now=later))
    assert [row["kind"] for row in rows] == ["days_changed"]


def test_killed_in_the_middle_of_a_refresh_the_old_state_stands(
    settings: Settings, service: Service
) -> None:
    """Killed when all rows are written and nothing is committed; at once a new run can start."""
    before = asked(settings, "NQZ", "ICN", "2026-11-28")
    code = (
        "import os, signal, planner.jobs as jobs, routes.store as store;"
        "from datetime import datetime, UTC; from planner.settings import Settings;"
        "store._bump = lambda db: os.kill(os.getpid(), signal.SIGKILL);"
        "jobs.run_job(Settings.from_env(), 'refresh', datetime(2026, 11, 24, 12, tzinfo=UTC))"
    )
    env = {
        **os.environ,
        "SAPAR_DATABASE": str(settings.database),
        "SAPAR_INCHEON_KEY": KEY,
        "SAPAR_INCHEON_URL": service.base,
        "SAPAR_ALLOW_PRIVATE": "1",
    }
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert asked(settings, "NQZ", "ICN", "2026-11-28") == before
    assert [s.feed for s in Store(settings.database).snapshots()] == ["shipped"]
    again = run_job(settings, "refresh", at("2026-11-24", "12:01"))
    assert again
    assert not again.failed
