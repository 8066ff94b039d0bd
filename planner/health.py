"""How the service is: data, feeds and jobs, for the operator and for probes."""

from __future__ import annotations

import sqlite3
import zoneinfo
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from planner.jobs import JOBS, plan_of
from planner.records import CLOCK_SLACK, Records, is_held, is_parked
from planner.schedule import Plan
from planner.settings import Settings
from planner.silence import quiet_problems
from planner.work import Job
from routes.errors import StoreError
from routes.rows import SHIPPED
from routes.store import Store

Data = dict[str, Any]
OVERDUE = timedelta(minutes=10)
"""So late a job that is due and not at work says that no scheduler looks."""


def program_version() -> str:
    """The installed version, or 'source' when run from a checkout without installing."""
    try:
        return version("sapar")
    except PackageNotFoundError:
        return "source"


def versions() -> dict[str, str]:
    """The program and what its answers rest on."""
    return {
        "version": program_version(),
        "sqlite": sqlite3.sqlite_version,
        "tzdata": _tzdata(),
    }


def jobs_data(settings: Settings, now: datetime) -> Data:
    """Every job with its times, its last run and its lease, and the latest runs."""
    records = Records(settings.database)
    rows, last, running = (
        {row["name"]: row for row in records.jobs()},
        records.last_runs(),
        records.running(),
    )
    return {
        "as_of": now.date().isoformat(),
        "jobs": [
            _job(job, plan_of(settings, job.name), rows.get(job.name), now)
            | _last_run(last.get(job.name))
            | {"running_since": running.get(job.name, {}).get("started_at")}
            for job in JOBS.values()
        ],
        "runs": records.runs(limit=20),
    }


def _job(job: Job, plan: Plan, row: Data | None, now: datetime) -> Data:
    """A job as the due table has it; one that is not entered yet is due when a scheduler starts."""
    row = row or {"next_due": None, "last_ok": None, "fail_count": 0, "lease_owner": None}
    return {
        "name": job.name,
        "summary": job.summary,
        "schedule": str(plan.schedule),
        "follows": list(job.follows),
        "on_demand": job.pending is not None,
        "limit_minutes": plan.limit.total_seconds() / 60,
        "next_due": row["next_due"],
        "last_ok": row["last_ok"],
        "lease_owner": row["lease_owner"] if is_held(row, now) else None,
        "fail_count": row["fail_count"],
        "parked": is_parked(row),
    }


def _last_run(run: Data | None) -> Data:
    run = run or {}
    return {
        "last_outcome": run.get("outcome"),
        "last_duration_seconds": run.get("duration_seconds"),
        "last_said": run.get("summary"),
    }


def job_problems(jobs: list[Data], now: datetime) -> list[str]:
    """What an operator should look at: jobs that fail, are parked, or no longer run."""
    found = []
    ever_ran = any(job["last_outcome"] for job in jobs)
    for job in jobs:
        name, times = job["name"], job["fail_count"]
        said = (job["last_said"] or "").partition("\n")[0]
        if job["parked"]:
            found.append(
                f"job {name} is parked after {times} failures, the last: {said}; "
                f"`sapar jobs unpark {name}` lets it run again"
            )
        elif times:
            found.append(
                f"job {name} failed {'once' if times == 1 else f'{times} times in a row'}: {said}"
            )
        due = job["next_due"] and datetime.fromisoformat(job["next_due"])
        waits = job["parked"] or job["on_demand"] or job["lease_owner"]
        if ever_ran and due and due + OVERDUE < now and not waits:
            found.append(
                f"job {name} was due at {job['next_due']} and nothing runs it: start "
                "`sapar jobs start`, or `sapar serve` with its jobs"
            )
        if job["last_ok"] and datetime.fromisoformat(job["last_ok"]) > now + CLOCK_SLACK:
            found.append(
                f"job {name} ended well at {job['last_ok']}, which is yet to come: the clock "
                "was ahead, or is behind"
            )
    return found


def health(settings: Settings, now: datetime) -> Data:
    """Whether the service can answer, and what an operator should look at."""
    store = Store(settings.database)
    try:
        snapshots = store.snapshots()
        states = store.feed_states()
        problems = job_problems(jobs_data(settings, now)["jobs"], now)
        problems += quiet_problems(settings, store, now)
    except (StoreError, sqlite3.Error) as error:
        return {"ok": False, "as_of": now.date().isoformat(), "problems": [str(error)]}
    loaded = any(s.feed == SHIPPED or s.state == "closed" for s in snapshots)
    if not loaded:
        problems.append("no data is loaded")
    return {
        "ok": loaded,
        "as_of": now.date().isoformat(),
        **versions(),
        "store_version": store.version(),
        "snapshots": len(snapshots),
        "newest_snapshot": snapshots[-1].fetched_at if snapshots else None,
        "feeds": [
            {"feed": feed.name, "state": _feed_state(states.get(feed.name))}
            for feed in settings.feeds
        ],
        "problems": problems,
    }


def _feed_state(state: Data | None) -> Data | None:
    if state is None:
        return None
    return {k: state[k] for k in ("checked_at", "changed_at", "failure")}


def _tzdata() -> str:
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return f"system, {len(zoneinfo.available_timezones())} zones"
