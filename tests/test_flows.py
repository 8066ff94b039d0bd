"""Whole flows on the shipped facts: a live source fills the gap, a broken one changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import at
from incheon_service import ARRIVALS, DEPARTURES, KEY, Service, item, running, slave
from shipped import ask, shipped_settings

from planner.jobs import run_job
from planner.settings import Settings
from routes.store import Store

TODAY = date(2026, 11, 24)
NOON = at("2026-11-24", "12:00")
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
    run_job(settings, "refresh", at("2026-11-30"))
    done = run_job(settings, "check-frequencies", at("2026-11-30"), today=date(2026, 11, 30))
    assert done
    moved = [sentence for sentence in done.sentences if "→" in sentence]
    assert len(moved) == 1
    assert "ICN–NQZ: 2 → 4 departures a week" in moved[0]


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
