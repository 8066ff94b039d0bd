"""JOBS: what runs when. The due table is the truth; APScheduler is the clock that looks at it.

A job is the same function the command line calls: safe to run twice, alone by its lease, one row
a run. The scheduler is a process of its own (`sapar jobs start`, or the child of `sapar serve`),
never inside a web worker.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from apscheduler.schedulers.blocking import BlockingScheduler

from planner.records import Records
from planner.settings import Settings
from routes.changes import check_frequencies
from routes.diff import taking_in
from routes.errors import RoutesError
from routes.feeds.fetch import Fetcher
from routes.newsroom.run import look
from routes.newsroom.sources import load_sources
from routes.newsroom.web import polite_fetcher
from routes.refresh import Outcome, refresh
from routes.settle import settle
from routes.store import Store

log = logging.getLogger("sapar.jobs")
TICK_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did, as sentences; `failed` counts against the job."""

    sentences: list[str]
    failed: bool = False


Work = Callable[[Settings, date, datetime], Done]


@dataclass(frozen=True, slots=True)
class Job:
    """A job by name: what it does, how often, and the function."""

    name: str
    summary: str
    every: Callable[[Settings], timedelta]
    work: Work


def _refresh(settings: Settings, today: date, now: datetime) -> Done:
    """Take in every configured feed; one that fails does not stop the others."""
    if not settings.feeds:
        return Done(["No feed is set up: set SAPAR_INCHEON_KEY or SAPAR_FEEDS."])
    fetcher = Fetcher(allow_private=settings.allow_private)
    store = Store(settings.database)
    told: list[str] = []
    failed = False
    for feed in settings.feeds:
        outcome, changes = taken_in(store, now, partial(refresh, store, feed, fetcher, now=now))
        told += [*outcome.sentences, *changes]
        failed = failed or outcome.state == "failed"
    return Done(told, failed=failed)


def taken_in(store: Store, now: datetime, take: Callable[[], Outcome]) -> tuple[Outcome, list[str]]:
    """Take in a feed; how it ended, and the changes of the network that it brought, recorded."""
    outcome, rows = taking_in(store, now, take)
    return outcome, [f"{row['on_date']}  {row['sentence']}." for row in rows]


def _settle(settings: Settings, today: date, now: datetime) -> Done:
    rows = settle(Store(settings.database), today, now)
    told = [f"{row['on_date']}  {row['sentence']}." for row in rows]
    return Done(told or ["No promise moved."])


def _check_frequencies(settings: Settings, today: date, now: datetime) -> Done:
    rows = check_frequencies(Store(settings.database), today, now)
    told = [f"{row['on_date']}  {row['sentence']}." for row in rows]
    return Done(told or ["No frequency moved inside complete coverage."])


def _read(settings: Settings, today: date, now: datetime) -> Done:
    """Read what the announcement sources published; one that fails is told, and no failure."""
    sources = load_sources(settings.sources)
    fetcher = polite_fetcher(allow_private=settings.allow_private)
    looked = look(Store(settings.database), sources, fetcher, now)
    idle = "No source is due." if sources else "No source is set up: set SAPAR_SOURCES."
    return Done(looked.sentences or [idle])


def _daily(settings: Settings) -> timedelta:
    return timedelta(hours=24)


JOBS = {
    job.name: job
    for job in (
        Job(
            "refresh",
            "take in the feeds",
            lambda settings: timedelta(hours=settings.refresh_hours),
            _refresh,
        ),
        Job(
            "read",
            "fetch the announcement sources and read what is new",
            lambda settings: timedelta(hours=1),
            _read,
        ),
        Job("settle", "move promises by what became known and by time", _daily, _settle),
        Job(
            "check-frequencies",
            "steps of frequency inside complete coverage, and ends of coverage",
            _daily,
            _check_frequencies,
        ),
    )
}


def run_job(
    settings: Settings, name: str, now: datetime, *, today: date | None = None, due: bool = False
) -> Done | None:
    """Run a job under its lease and leave a run row; None: not due, or held by another."""
    records, job = Records(settings.database), JOBS[name]
    run = records.claim(name, now) if due else records.claim_now(name, now)
    if run is None:
        return None
    try:
        done = job.work(settings, today or now.date(), now)
    except RoutesError as error:
        records.fail(run, datetime.now(UTC), str(error))
        raise
    except Exception as error:
        records.fail(run, datetime.now(UTC), f"{type(error).__name__} inside the job")
        raise
    summary = "\n".join(done.sentences)
    if done.failed:
        records.fail(run, datetime.now(UTC), summary)
    else:
        records.finish(run, now, summary, interval=job.every(settings))
    return done


def run_due(settings: Settings, now: datetime) -> list[str]:
    """Run every job that is due, in their order; the names of those that ran here."""
    ran = []
    for name in JOBS:
        try:
            if run_job(settings, name, now, due=True) is not None:
                ran.append(name)
        except RoutesError as error:
            log.warning("job %s failed: %s", name, error)
        except Exception:
            log.exception("job %s failed", name)
    return ran


def start(settings: Settings, *, parent: int | None = None) -> None:
    """Watch the due table until stopped, or until the parent process is gone."""
    Records(settings.database).register(list(JOBS), datetime.now(UTC))
    scheduler = BlockingScheduler(timezone=UTC)

    def tick() -> None:
        if parent is not None and os.getppid() != parent:
            scheduler.shutdown(wait=False)
            return
        for name in run_due(settings, datetime.now(UTC)):
            log.info("job %s ran", name)

    scheduler.add_job(
        tick,
        "interval",
        seconds=TICK_SECONDS,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
