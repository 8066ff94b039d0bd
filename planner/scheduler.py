"""The process that looks at the due table: APScheduler is its clock, the table is the truth.

Each due run is a child process, so that one that hangs or dies blocks and kills nothing else. A
child holds its own lease: a scheduler that is killed leaves it to end well, or at its time limit.
Any number of schedulers may look at one store; each slot is run once.
"""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.blocking import BlockingScheduler

from planner.jobs import JOBS, check_schedule, plan_of
from planner.records import Records, Row, is_astray, is_held, is_parked, took_too_long
from planner.schedule import Plan
from planner.settings import Settings
from planner.work import Job
from routes.errors import RoutesError
from routes.times import stamp

log = logging.getLogger("sapar.jobs")
TICK_SECONDS = 1.0
STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Child:
    """A run at work: its process, and until when by the timer."""

    plan: Plan
    run: Row
    process: subprocess.Popen[bytes]
    until: float


class Scheduler:
    """Starts what is due, ends what takes too long. `timer` is seconds that are never set back."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self.records = Records(settings.database)
        self.plans = {name: plan_of(settings, name) for name in JOBS}
        self.children: dict[str, _Child] = {}
        self._clock = clock
        self._timer = timer

    def tick(self) -> None:
        """Look once; what cannot be done now is tried at the next look."""
        now, rows = self._clock(), {}
        with _logged("the due table"):
            rows = {row["name"]: row for row in self.records.jobs()}
        for job in JOBS.values():
            with _logged(f"job {job.name}"):
                if job.name in self.children:
                    self._look_after(job.name, now)
                elif job.name in rows:
                    self._look_at(job, rows[job.name], now)

    def stop(self) -> None:
        """End the children; their slots stay due."""
        for child in self.children.values():
            child.process.terminate()
        for child in self.children.values():
            try:
                child.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
            self.records.lose(child.run, self._clock(), "it was stopped with the scheduler")
        self.children.clear()

    def _look_at(self, job: Job, row: Row, now: datetime) -> None:
        plan = self.plans[job.name]
        if is_astray(row, plan, now):
            if self.records.put_right(plan, now):
                log.warning(
                    "job %s was due at %s, further ahead than its schedule goes: the clock or "
                    "the schedule was changed",
                    job.name,
                    row["next_due"],
                )
            return
        if row["next_due"] > stamp(now) or is_parked(row) or is_held(row, now):
            return
        if job.pending and not job.pending(self.settings, now):
            return
        run = self.records.claim(plan, now)
        if run:
            self._start(plan, run)

    def _start(self, plan: Plan, run: Row) -> None:
        command = [sys.executable, "-m", "planner", "jobs", "work", str(run["id"])]
        # A session of its own: Ctrl-C is for the scheduler, which ends its children.
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
        until = self._timer() + plan.limit.total_seconds()
        self.children[plan.name] = _Child(plan, run, process, until)
        log.info("job %s started, slot %s, process %s", plan.name, run["slot"], process.pid)

    def _look_after(self, name: str, now: datetime) -> None:
        child = self.children[name]
        code = child.process.poll()
        if code is None and self._timer() < child.until:
            return
        child.process.kill()  # does nothing to one that has ended
        child.process.wait()
        if code != 0:
            told = took_too_long(child.plan) if code is None else _death(code, child.plan)
            self.records.fail(child.run, now, told)
        del self.children[name]
        log.info("job %s ended", name)


@contextmanager
def _logged(what: str) -> Iterator[None]:
    """One thing that goes wrong is told, and stops no other."""
    try:
        yield
    except (RoutesError, sqlite3.Error) as error:
        log.warning("%s: %s", what, error)
    except Exception:
        log.exception("%s", what)


def _death(code: int, plan: Plan) -> str:
    """How a child ended that did not close its run."""
    if code == -signal.SIGALRM:
        return took_too_long(plan)
    if code < 0:
        return f"its process was ended by {signal.Signals(-code).name}"
    return f"its process ended with code {code}"


class Clock(BlockingScheduler):  # type: ignore[misc]
    """APScheduler, but for a wall clock that is set back: it would wait for its old time."""

    def _process_jobs(self) -> float:
        now = datetime.now(UTC)
        for job in self.get_jobs():
            if (job.next_run_time - now).total_seconds() > TICK_SECONDS:
                job.modify(next_run_time=now)
        wait = super()._process_jobs()
        return TICK_SECONDS if wait is None else min(wait, TICK_SECONDS)


def start(settings: Settings, *, parent: int | None = None) -> None:
    """Watch the due table until stopped, or until the parent process is gone."""
    check_schedule(settings)
    scheduler, clock = Scheduler(settings), Clock(timezone=UTC)
    scheduler.records.register(JOBS, datetime.now(UTC))

    def tick() -> None:
        if parent is not None and os.getppid() != parent:
            clock.shutdown(wait=False)
        else:
            scheduler.tick()

    clock.add_job(
        tick,
        "interval",
        seconds=TICK_SECONDS,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        clock.start()
    finally:
        if clock.running:
            clock.shutdown()
        scheduler.stop()
