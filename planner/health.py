"""How the service is: data, feeds and jobs, for the operator and for probes."""

from __future__ import annotations

import sqlite3
import zoneinfo
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from planner.jobs import JOBS
from planner.records import PARKED_AFTER, Records
from planner.settings import Settings
from routes.errors import StoreError
from routes.rows import SHIPPED
from routes.store import Store

Data = dict[str, Any]


def program_version() -> str:
    """The installed version, or 'source' when run from a checkout without installing."""
    try:
        return version("sapar")
    except PackageNotFoundError:
        return "source"


def jobs_data(settings: Settings, now: datetime) -> Data:
    """The due table and the latest runs."""
    records = Records(settings.database)
    rows = {row["name"]: row for row in records.jobs()}
    return {
        "as_of": now.date().isoformat(),
        "jobs": [
            {
                "name": job.name,
                "summary": job.summary,
                "every_hours": job.every(settings).total_seconds() / 3600,
                "next_due": rows.get(job.name, {}).get("next_due"),
                "last_ok": rows.get(job.name, {}).get("last_ok"),
                "fail_count": rows.get(job.name, {}).get("fail_count", 0),
                "parked": rows.get(job.name, {}).get("fail_count", 0) >= PARKED_AFTER,
            }
            for job in JOBS.values()
        ],
        "runs": records.runs(limit=20),
    }


def health(settings: Settings, now: datetime) -> Data:
    """Whether the service can answer, and what an operator should look at."""
    store = Store(settings.database)
    try:
        snapshots = store.snapshots()
        states = store.feed_states()
        parked = [j["name"] for j in jobs_data(settings, now)["jobs"] if j["parked"]]
    except (StoreError, sqlite3.Error) as error:
        return {"ok": False, "as_of": now.date().isoformat(), "problems": [str(error)]}
    problems = [f"job {name} is parked after {PARKED_AFTER} failures" for name in parked]
    problems += [f"feed {feed}: {s['failure']}" for feed, s in states.items() if s["failure"]]
    loaded = any(s.feed == SHIPPED or s.state == "closed" for s in snapshots)
    if not loaded:
        problems.append("no data is loaded")
    return {
        "ok": loaded,
        "as_of": now.date().isoformat(),
        "version": program_version(),
        "sqlite": sqlite3.sqlite_version,
        "tzdata": _tzdata(),
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
