"""`sapar serve` with its jobs: started again when they die, ended together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import at
from shipped import shipped_settings

from planner.doctor import diagnose
from planner.jobs import plan_of
from planner.records import Records
from planner.settings import Settings

PATIENCE = 60


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return shipped_settings(tmp_path)


@pytest.fixture
def served(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """`sapar serve` with a port of its own; its lines and those of its jobs are read from it."""
    env = {**os.environ, "SAPAR_DATABASE": str(settings.database), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "planner", "serve", "--port", "0"]
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    watchdog = threading.Timer(PATIENCE * 2, process.kill)
    watchdog.start()
    yield process
    watchdog.cancel()
    process.kill()
    process.communicate()


def until(process: subprocess.Popen[str], words: str) -> str:
    """The next line with these words; fails where the output ends before."""
    assert process.stdout
    for line in process.stdout:
        if words in line:
            return line
    pytest.fail(f"it ended without: {words}")


def children_of(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    others = Path(f"/proc/{pid}/task").iterdir()
    found = {*text.split()}
    for task in others:  # a child belongs to the thread that started it
        found |= {*(task / "children").read_text().split()}
    return sorted(int(one) for one in found)


def test_the_jobs_are_started_again_and_end_with_the_service(
    served: subprocess.Popen[str],
) -> None:
    until(served, "Sapar answers at")
    until(served, "job refresh started")
    (first,) = children_of(served.pid)
    os.kill(first, signal.SIGKILL)
    assert "ended with -9; it is started again" in until(served, "the jobs' process")
    served.send_signal(signal.SIGTERM)
    # The pipe ends when the last process that writes to it is gone: jobs at work included.
    assert served.stdout
    served.stdout.read()
    assert served.wait(PATIENCE) == 0


# -- sapar doctor


def test_doctor_tells_schedule_mail_backups_and_who_is_at_work(
    settings: Settings, tmp_path: Path
) -> None:
    now = at("2026-11-24", "06:01")
    assert Records(settings.database).claim(plan_of(settings, "settle"), now)
    env = {
        "SAPAR_DATABASE": str(settings.database),
        "SAPAR_SCHEDULE": "settle=06:00@Asia/Almaty",
        "SAPAR_BACKUPS": str(tmp_path / "copies"),
        "SAPAR_SMTP": "smtps://someone:s3cret@mail.example.org",
        "SAPAR_MAIL_FROM": "Sapar <sapar@example.org>",
    }
    told = diagnose(Settings.from_env(env), now)
    assert "settle daily at 06:00 Asia/Almaty" in told["schedule"]
    assert told["at work"] == (
        f"settle since 2026-11-24T06:01:00+00:00 by process {os.getpid()} on {socket.gethostname()}"
    )
    assert told["backups"].endswith("copies, not there yet")
    assert "sapar@example.org" in told["mail"]
    assert "s3cret" not in str(told)
    assert "zones of stations" in told["tzdata"]
    assert told["problems"] == "none"


def test_doctor_sees_a_folder_that_cannot_be_written(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    # Root may write anywhere, so the system's own answer is the one thing set here.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != copies)
    env = {"SAPAR_DATABASE": str(settings.database), "SAPAR_BACKUPS": str(copies)}
    told = diagnose(Settings.from_env(env), at("2026-11-24"))
    assert told["problems"] == f"the folder for backups {copies} cannot be written"
