"""Real schedulers and real children: each slot once, whoever hangs, dies or is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import at, csv_of, leg_row
from incheon_service import running
from shipped import shipped_settings
from sqlite_utils import Database

from planner import intake
from planner.jobs import plan_of, run_job
from planner.records import Records, stamp
from planner.scheduler import Clock, Scheduler
from planner.settings import Settings
from routes.store import Store

PATIENCE = 60
"""Seconds that a test waits at most for what it waits for; a busy machine is slow."""


class Silent:
    """A server that accepts and never answers."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(PATIENCE)
        self.taken: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/legs.csv"

    def wait_for_a_call(self) -> None:
        self.taken.append(self.socket.accept()[0])

    def close(self) -> None:
        for one in (*self.taken, self.socket):
            one.close()


@pytest.fixture
def silent() -> Iterator[Silent]:
    server = Silent()
    yield server
    server.close()


@pytest.fixture
def settings(tmp_path: Path, silent: Silent, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The shipped store, settled, with one feed that hangs and two jobs that are due; children read
    the same settings."""
    made = shipped_settings(tmp_path)
    run_job(made, "settle", at("2026-11-24"))
    with Database(made.database).conn as conn:  # whatever the clock of this machine says
        conn.execute("update job set fail_count = 99")  # parked
        due = "update job set fail_count = 0, slot = ?, next_due = ? where name in (?, ?)"
        conn.execute(due, [stamp(LONG_DUE), stamp(LONG_DUE), *DUE])
    conn.close()
    monkeypatch.setenv("SAPAR_DATABASE", str(made.database))
    monkeypatch.setenv("SAPAR_FEEDS", f"slow={silent.url}")
    monkeypatch.setenv("SAPAR_ALLOW_PRIVATE", "1")
    return Settings.from_env()


LONG_DUE = at("2020-01-01")
DUE = {"refresh", "settle"}


class Watch:
    """A scheduler whose timer is turned by hand."""

    def __init__(self, settings: Settings) -> None:
        self.seconds = 0.0
        self.scheduler = Scheduler(settings, timer=lambda: self.seconds)
        self.records = self.scheduler.records

    def child(self, name: str) -> subprocess.Popen[bytes]:
        return self.scheduler.children[name].process

    def last(self, name: str) -> tuple[str, str]:
        row = self.records.runs(name, limit=1)[0]
        return row["outcome"], row["summary"]


@pytest.fixture
def watch(settings: Settings) -> Iterator[Watch]:
    made = Watch(settings)
    yield made
    made.scheduler.stop()


def test_a_job_that_hangs_is_ended_and_holds_up_no_other(watch: Watch, silent: Silent) -> None:
    watch.scheduler.tick()
    assert set(watch.scheduler.children) == DUE
    silent.wait_for_a_call()
    for name in DUE - {"refresh"}:
        assert watch.child(name).wait(PATIENCE) == 0
    watch.scheduler.tick()
    assert set(watch.scheduler.children) == {"refresh"}
    assert {watch.last(name)[0] for name in DUE - {"refresh"}} == {"ok"}
    hung = watch.child("refresh")
    watch.seconds = 30 * 60 - 1
    watch.scheduler.tick()
    assert hung.poll() is None
    watch.seconds += 1
    watch.scheduler.tick()
    assert hung.poll() == -signal.SIGKILL
    assert watch.last("refresh") == ("failed", "took longer than 30 min and was ended")
    job = next(row for row in watch.records.jobs() if row["name"] == "refresh")
    assert job["fail_count"] == 1
    assert job["slot"] == stamp(LONG_DUE)
    assert job["next_due"] > stamp(datetime.now(UTC))


def test_a_job_that_dies_is_a_failure_and_waits(watch: Watch, silent: Silent) -> None:
    watch.scheduler.tick()
    silent.wait_for_a_call()
    watch.child("refresh").kill()
    watch.child("refresh").wait(PATIENCE)
    watch.scheduler.tick()
    assert watch.last("refresh") == ("failed", "its process was ended by SIGKILL")
    assert "refresh" not in watch.scheduler.children


def test_a_stop_ends_the_children_and_their_slots_stay_due(
    watch: Watch, silent: Silent, settings: Settings
) -> None:
    watch.scheduler.tick()
    silent.wait_for_a_call()
    process = watch.child("refresh")
    watch.scheduler.stop()
    assert process.poll() is not None
    assert watch.last("refresh") == ("lost", "it was stopped with the scheduler")
    second = Watch(settings)
    second.scheduler.tick()
    silent.wait_for_a_call()
    first, again = [row["slot"] for row in second.records.runs("refresh", limit=2)][::-1]
    assert again == f"{first} again 1"
    second.scheduler.stop()


def test_what_a_killed_scheduler_left_at_work_is_let_end(
    watch: Watch, silent: Silent, settings: Settings
) -> None:
    """The child holds its own lease; once it is gone, the slot is taken over at the next look."""
    watch.scheduler.tick()
    silent.wait_for_a_call()
    orphan = watch.scheduler.children.pop("refresh").process  # as if its scheduler were gone
    second = Watch(settings)
    second.scheduler.tick()
    assert "refresh" not in second.scheduler.children
    orphan.kill()
    orphan.wait()
    second.scheduler.tick()
    assert "refresh" in second.scheduler.children
    outcomes = [row["outcome"] for row in second.records.runs("refresh", limit=2)]
    assert outcomes == ["running", "lost"]
    second.scheduler.stop()


def test_an_orphan_ends_itself_at_its_limit(settings: Settings, silent: Silent) -> None:
    """With no scheduler left, whatever the process hangs in."""
    run = Records(settings.database).claim(plan_of(settings, "refresh"), datetime.now(UTC))
    assert run
    code = (
        "import sys; from datetime import timedelta; from dataclasses import replace\n"
        "from planner import cli, jobs\n"
        "jobs.JOBS['refresh'] = replace(jobs.JOBS['refresh'], limit=timedelta(seconds=2))\n"
        "jobs.ALARM_AFTER = timedelta(0)\n"
        "cli.main(['jobs', 'work', sys.argv[1]])\n"
    )
    orphan = subprocess.Popen([sys.executable, "-c", code, str(run["id"])])
    silent.wait_for_a_call()
    assert orphan.wait(PATIENCE) == -signal.SIGALRM


def test_one_feed_that_hangs_does_not_stop_the_others(
    settings: Settings, silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "FEED_LIMIT", timedelta(seconds=3))
    with running() as service:
        service.files["/legs.csv"] = (csv_of("leg", [leg_row()]), "")
        feeds = f"slow={silent.url} bad=no-such-file.csv good={service.base}/legs.csv"
        env = {"SAPAR_DATABASE": str(settings.database), "SAPAR_FEEDS": feeds}
        done = run_job(
            Settings.from_env(env | {"SAPAR_ALLOW_PRIVATE": "1"}), "refresh", at("2026-11-25")
        )
    assert done
    assert done.failed
    told = {line.split(":")[0]: line for line in done.sentences[:3]}
    assert told["slow"] == "slow: failed, nothing was changed: took longer than 3 s"
    assert "there is no file" in told["bad"]
    assert told["good"] == "good: 1 rows, 1 added, 0 closed, 0 rejected"


# -- the process itself


class Started:
    """`sapar jobs start` as a process, and the lines that it and its children log."""

    def __init__(self, lines: int) -> None:
        command = [sys.executable, "-m", "planner", "jobs", "start"]
        self.process = subprocess.Popen(command, stderr=lines, stdin=subprocess.DEVNULL)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def log() -> Iterator[tuple[int, Callable[[], str]]]:
    """The end to write to and a reader of the next line; closed if nothing comes for long."""
    reader, writer = os.pipe()
    with os.fdopen(reader, encoding="utf-8", errors="replace") as lines:

        def next_line() -> str:
            watchdog = threading.Timer(PATIENCE, os.write, (writer, b"nothing came\n"))
            watchdog.start()
            line = lines.readline()
            watchdog.cancel()
            watchdog.join()
            assert line != "nothing came\n"
            return line

        yield writer, next_line
        os.close(writer)


def test_two_schedulers_killed_again_and_again_run_each_slot_once(
    settings: Settings,
    log: tuple[int, Callable[[], str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writer, next_line = log
    monkeypatch.setenv("SAPAR_FEEDS", "")
    monkeypatch.setenv("SAPAR_SCHEDULE", "refresh=1s settle=2s")
    records = Records(settings.database)
    before = records.runs(limit=1)[0]["id"]
    both = [Started(writer), Started(writer)]
    kills = 0
    try:
        while kills < 6 or len(ended_well(records, before)) < 8:
            if "started" in next_line():
                victim = kills % 2
                both[victim].kill()
                kills += 1
                both[victim] = Started(writer)
    finally:
        for one in both:
            one.process.terminate()
            one.process.wait(PATIENCE)
    rows = [row for row in records.runs(limit=999) if row["id"] > before]
    assert {row["outcome"] for row in rows} <= {"ok", "lost", "running"}
    for name in ("refresh", "settle"):
        check_slots([row for row in reversed(rows) if row["job"] == name])


def ended_well(records: Records, before: int) -> list[dict[str, Any]]:
    rows = records.runs(limit=999)
    return [row for row in rows if row["id"] > before and row["outcome"] == "ok"]


def check_slots(rows: list[dict[str, Any]]) -> None:
    """Each slot ended well once, but for the newest, which may be under way; one after another."""
    slots = [row["slot"].split(" again ")[0] for row in rows]
    assert slots == sorted(slots)
    well = Counter(slot for slot, row in zip(slots, rows, strict=True) if row["outcome"] == "ok")
    assert {slot: well[slot] for slot in slots if slot != slots[-1]} == dict.fromkeys(
        (slot for slot in slots if slot != slots[-1]), 1
    )
    assert well[slots[-1]] <= 1
    for one, following in pairwise(rows):
        assert one["ended_at"] <= following["started_at"]


def test_the_lease_of_a_dead_scheduler_is_taken_over_at_the_next_look(
    settings: Settings,
    log: tuple[int, Callable[[], str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writer, next_line = log
    monkeypatch.setenv("SAPAR_FEEDS", "")
    code = (
        "from datetime import datetime, UTC; from planner.jobs import plan_of\n"
        "from planner.records import Records; from planner.settings import Settings\n"
        "settings = Settings.from_env(); print(Records(settings.database).claim("
        "plan_of(settings, 'settle'), datetime.now(UTC))['id'], flush=True)\n"
        "input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline()
    second = Started(writer)
    while "job refresh ended" not in (line := next_line()):
        assert "settle started" not in line
    holder.kill()  # and nobody waits for it: it stays as the ghost of a process
    killed = datetime.now(UTC)
    while "settle started" not in next_line():
        pass
    taken_over = datetime.now(UTC) - killed
    second.process.terminate()
    second.process.wait(PATIENCE)
    holder.communicate()
    assert taken_over < timedelta(seconds=10)  # two looks, on a machine that may be busy


def test_a_service_manager_stops_the_scheduler_and_its_children(
    settings: Settings, silent: Silent, log: tuple[int, Callable[[], str]]
) -> None:
    one = Started(log[0])
    silent.wait_for_a_call()
    one.process.terminate()
    assert one.process.wait(PATIENCE) == 0
    silent.taken[0].settimeout(PATIENCE)
    while silent.taken[0].recv(4096):
        pass  # the call ends because its process is gone
    last = Records(settings.database).runs("refresh", limit=1)[0]
    assert (last["outcome"], last["summary"]) == ("lost", "it was stopped with the scheduler")


def test_the_scheduler_ends_with_its_parent(settings: Settings) -> None:
    """`sapar serve` killed outright: the jobs' process sees that it is an orphan and ends."""
    watch = (
        "import sys, planner.scheduler as scheduler; from planner.settings import Settings;"
        "scheduler.Scheduler.tick = lambda self: None;"
        "scheduler.start(Settings.from_env(), parent=int(sys.argv[1]))"
    )
    code = (
        "import os, subprocess, sys;"
        f"command = [sys.executable, '-c', {watch!r}, str(os.getpid())];"
        "child = subprocess.Popen(command); print(child.pid, flush=True); child.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        assert int(parent.stdout.readline()) > 0
        parent.send_signal(signal.SIGKILL)
        # The orphan holds the other end of the pipe: it closes when the orphan is gone.
        assert parent.stdout.read() == ""


def test_a_clock_set_back_does_not_stop_the_looks() -> None:
    """APScheduler alone would wait for three days, until its old time comes again."""
    clock, looked = Clock(timezone=UTC), threading.Event()

    def look() -> None:
        looked.set()
        clock.shutdown(wait=False)

    clock.add_job(look, "interval", seconds=1, next_run_time=datetime.now(UTC) + timedelta(days=3))
    thread = threading.Thread(target=clock.start, daemon=True)
    thread.start()
    assert looked.wait(PATIENCE)
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_what_follows_starts_at_the_next_look_and_only_if_there_is_something_to_do(
    watch: Watch, settings: Settings
) -> None:
    """No process where nothing waits; one at once where a job that ended has left something."""
    with Database(settings.database).conn as conn:
        conn.execute("update job set fail_count = 99 where name <> 'deliver'")
        conn.execute("update job set fail_count = 0 where name = 'deliver'")
    conn.close()
    run_job(settings, "deliver", at("2026-11-24"))
    for _ in range(3):
        watch.scheduler.tick()
        assert watch.scheduler.children == {}
    change = {"kind": "quiet", "subject": "feed:x", "on_date": "2026-11-24", "after": "since then"}
    blank = dict.fromkeys(("origin", "destination", "carriers", "before", "moved_by"), "")
    told = {"sentence": "x is quiet", "recorded_at": "2026-11-24T06:00:00+00:00"}
    Store(settings.database).add_changes([change | blank | told])
    watch.scheduler.tick()
    assert watch.child("deliver").wait(PATIENCE) == 0
    watch.scheduler.tick()
    assert watch.last("deliver")[0] == "ok"
