"""Each slot runs once; a dead process loses nothing; failures wait longer and are parked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import at
from shipped import shipped_settings

from planner.health import health, jobs_data
from planner.jobs import JOBS, run_due, run_job
from planner.records import PARKED_AFTER, Records
from planner.settings import Settings

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    made = Records(tmp_path / "jobs.db")
    made.migrate()
    made.register(["settle"], at("2026-01-01"))
    return made


def due(records: Records) -> str:
    return str(records.jobs()[0]["next_due"])


def test_a_slot_is_claimed_once(records: Records) -> None:
    assert records.claim("settle", at("2026-01-01")) is not None
    assert records.claim("settle", at("2026-01-01")) is None


def test_three_days_of_downtime_end_in_one_run(records: Records) -> None:
    run = records.claim("settle", at("2026-01-04"))
    assert run
    records.finish(run, at("2026-01-04"), "done", interval=DAY)
    assert due(records) == "2026-01-05T06:00:00+00:00"
    assert records.claim("settle", at("2026-01-04", "07:00")) is None


def test_a_run_that_outlives_its_lease_is_closed_as_lost_and_run_again(records: Records) -> None:
    assert records.claim("settle", at("2026-01-01"))
    assert records.claim("settle", at("2026-01-01", "06:29")) is None
    again = records.claim("settle", at("2026-01-01", "06:31"))
    assert again
    outcomes = [run["outcome"] for run in records.runs()]
    assert outcomes == ["running", "lost"]


def test_failures_wait_longer_and_are_parked(records: Records) -> None:
    now, waits = at("2026-01-01"), []
    for _ in range(PARKED_AFTER):
        run = records.claim("settle", now)
        assert run
        records.fail(run, now, "no answer")
        waits.append(datetime.fromisoformat(due(records)) - now)
        now += waits[-1]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(waits) == HOUR
    assert records.claim("settle", now + DAY) is None


def test_a_run_by_hand_leaves_the_schedule_alone(records: Records) -> None:
    first = records.claim("settle", at("2026-01-01"))
    assert first
    records.finish(first, at("2026-01-01"), "", interval=DAY)
    by_hand = records.claim_now("settle", at("2026-01-01", "09:00"))
    assert by_hand
    records.finish(by_hand, at("2026-01-01", "09:00"), "", interval=DAY)
    assert due(records) == "2026-01-02T06:00:00+00:00"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return shipped_settings(tmp_path)


def test_due_jobs_run_once_and_leave_run_rows(settings: Settings) -> None:
    assert run_due(settings, at("2026-11-24", "07:00")) == list(JOBS)
    assert run_due(settings, at("2026-11-24", "07:01")) == []
    found = jobs_data(settings, at("2026-11-24", "07:01"))
    assert {run["outcome"] for run in found["runs"]} == {"ok"}
    assert [job["parked"] for job in found["jobs"]] == [False] * len(JOBS)


def test_two_schedulers_run_each_slot_once(settings: Settings) -> None:
    code = (
        "import sys; from datetime import datetime, UTC;"
        "from planner.jobs import run_due; from planner.settings import Settings;"
        "print(*run_due(Settings.from_env(), datetime(2026, 11, 24, 7, tzinfo=UTC)))"
    )
    env = {**os.environ, "SAPAR_DATABASE": str(settings.database)}
    processes = [
        subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ran = [name for process in processes for name in process.communicate()[0].split()]
    assert sorted(ran) == sorted(JOBS)


def test_the_scheduler_ends_with_its_parent(settings: Settings) -> None:
    """`sapar serve` killed outright: the jobs' process sees that it is an orphan and ends."""
    env = {**os.environ, "SAPAR_DATABASE": str(settings.database)}
    watch = (
        "import sys, planner.jobs as jobs; from planner.settings import Settings;"
        "jobs.TICK_SECONDS = 0.05; jobs.run_due = lambda settings, now: [];"
        "jobs.start(Settings.from_env(), parent=int(sys.argv[1]))"
    )
    code = (
        "import os, subprocess, sys;"
        f"command = [sys.executable, '-c', {watch!r}, str(os.getpid())];"
        "child = subprocess.Popen(command); print(child.pid, flush=True); child.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        assert int(parent.stdout.readline()) > 0
        parent.send_signal(signal.SIGKILL)
        # The orphan holds the other end of the pipe: it closes when the orphan is gone.
        assert parent.stdout.read() == ""


def test_refresh_without_a_feed_says_what_to_set(settings: Settings) -> None:
    done = run_job(settings, "refresh", at("2026-11-24"))
    assert done
    assert "SAPAR_INCHEON_KEY" in done.sentences[0]


def test_a_failing_feed_fails_the_run_and_shows_in_health(settings: Settings) -> None:
    broken = replace(settings, extra_feeds=(("mine", "no-such-file.csv"),))
    done = run_job(broken, "refresh", at("2026-11-24"))
    assert done
    assert done.failed
    found = health(broken, datetime.now(UTC))
    assert found["ok"]
    assert any("feed mine" in problem for problem in found["problems"])
