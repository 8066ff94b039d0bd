"""JOBS: what runs when. A job is the same function the command line calls, safe to run twice.

Every run is alone by its lease, has a hard time limit and leaves one row. `planner.scheduler` looks
at the due table and runs what is due in processes of their own; here is what a run does.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from planner.intake import refresh_feeds
from planner.records import Records, Row
from planner.schedule import Plan, read_schedule
from planner.settings import Settings
from planner.silence import listen
from planner.upkeep import backup, prune
from planner.watches.deliver import deliver, is_pending
from planner.work import Done, Job
from routes.changes import check_frequencies
from routes.errors import BadInput, RoutesError
from routes.settle import settle
from routes.store import Store
from routes.wording import change_line

ALARM_AFTER = timedelta(seconds=5)
"""How long after its limit a process ends itself, where no scheduler is left to end it."""


def _settle(settings: Settings, today: date, now: datetime) -> Done:
    rows = settle(Store(settings.database), today, now)
    told = [change_line(row) for row in rows]
    return Done(told or ["No promise moved."])


def _check_frequencies(settings: Settings, today: date, now: datetime) -> Done:
    rows = check_frequencies(Store(settings.database), today, now)
    told = [change_line(row) for row in rows]
    return Done(told or ["No frequency moved inside complete coverage."])


def _read(settings: Settings, today: date, now: datetime) -> Done:
    """Read what the announcement sources published; one that fails is told, and no failure."""
    from routes.newsroom.run import look  # the reader is no part of a page's start
    from routes.newsroom.sources import load_sources
    from routes.newsroom.web import polite_fetcher

    sources = load_sources(settings.sources)
    fetcher = polite_fetcher(allow_private=settings.allow_private)
    looked = look(Store(settings.database), sources, fetcher, now)
    idle = "No source is due." if sources else "No source is set up: set SAPAR_SOURCES."
    return Done(looked.sentences or [idle])


def _deliver(settings: Settings, today: date, now: datetime) -> Done:
    begun = time.monotonic()
    return Done(deliver(settings, lambda: now + timedelta(seconds=time.monotonic() - begun)))


JOBS = {
    job.name: job
    for job in (
        Job("refresh", "take in the feeds", "24h", timedelta(minutes=30), refresh_feeds),
        Job(
            "read",
            "fetch the announcement sources and read what is new",
            "1h",
            timedelta(minutes=30),
            _read,
        ),
        Job(
            "settle",
            "move promises by what became known and by time",
            "24h",
            timedelta(minutes=10),
            _settle,
            follows=("refresh", "read"),
        ),
        Job(
            "check-frequencies",
            "steps of frequency inside complete coverage, and ends of coverage",
            "24h",
            timedelta(minutes=10),
            _check_frequencies,
            follows=("refresh",),
        ),
        Job(
            "silence",
            "tell which feeds and sources have gone quiet, and which are heard again",
            "6h",
            timedelta(minutes=5),
            listen,
            follows=("refresh", "read"),
        ),
        Job(
            "deliver",
            "tell watches of the changes that answer them",
            "1m",
            timedelta(minutes=5),
            _deliver,
            follows=("refresh", "settle", "check-frequencies", "silence"),
            pending=is_pending,
        ),
        Job("backup", "copy the database, checked", "24h", timedelta(minutes=30), backup),
        Job(
            "prune",
            "drop old runs, held snapshots and sent messages; never history",
            "24h",
            timedelta(minutes=10),
            prune,
        ),
    )
}


def plan_of(settings: Settings, name: str) -> Plan:
    """When a job runs, as set or by default, and how long it may take."""
    job = JOBS[name]
    schedule = dict(settings.schedule).get(name) or read_schedule(job.when)
    return Plan(name, schedule, job.limit)


def check_schedule(settings: Settings) -> None:
    """BadInput where the schedule names a job that there is not."""
    for name, _ in settings.schedule:
        if name not in JOBS:
            raise BadInput(
                f"{name!r} is not a job",
                field="SAPAR_SCHEDULE",
                remedy=f"jobs are {', '.join(JOBS)}",
            )


def run_job(
    settings: Settings, name: str, now: datetime, *, today: date | None = None
) -> Done | None:
    """Run a job by hand, beside its schedule; None: another process is running it."""
    records, plan = Records(settings.database), plan_of(settings, name)
    run = records.claim_now(plan, now)
    if run is None:
        return None
    with ending_after(plan.limit):
        return _perform(settings, run, now, today or now.date())


def work(settings: Settings, run_id: int, now: datetime) -> Done | None:
    """Do the run that a scheduler claimed for this process; None: it was closed meanwhile."""
    records = Records(settings.database)
    run = next((row for row in records.running().values() if row["id"] == run_id), None)
    if run is None:
        return None
    plan = plan_of(settings, run["job"])
    with ending_after(plan.limit):
        adopted = records.adopt(run_id, plan, now)
        return _perform(settings, adopted, now, now.date()) if adopted else None


@contextmanager
def ending_after(limit: timedelta) -> Iterator[None]:
    """The system ends this process soon after the limit, whatever it hangs in by then."""
    signal.setitimer(signal.ITIMER_REAL, (limit + ALARM_AFTER).total_seconds())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _perform(settings: Settings, run: Row, now: datetime, today: date) -> Done:
    records, plan = Records(settings.database), plan_of(settings, run["job"])
    begun = time.monotonic()

    def ended() -> datetime:
        # The clock may be set while a job is at work; how long it took stays true.
        return now + timedelta(seconds=time.monotonic() - begun)

    try:
        done = JOBS[plan.name].work(settings, today, now)
    except Exception as error:
        known = isinstance(error, RoutesError)
        records.fail(
            run, ended(), str(error) if known else f"{type(error).__name__} inside the job"
        )
        raise
    summary = "\n".join(done.sentences)
    if done.failed:
        records.fail(run, ended(), summary)
    else:
        then = [job.name for job in JOBS.values() if plan.name in job.follows]
        records.finish(run, ended(), summary, plan, then)
    return done
