"""`sapar doctor`: versions, database, jobs and folders, with what an operator should look at."""

from __future__ import annotations

import os
import pyexpat
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.health import health, jobs_data
from planner.settings import Settings
from planner.upkeep import backups
from routes.errors import BadInput
from routes.store import WAL_IS_SAFE, Store, connect
from routes.times import zone

MIB = 2**20
SPARE = 64 * MIB
"""Room that must be left beside a copy of the database."""


def diagnose(settings: Settings, now: datetime) -> dict[str, Any]:
    """One line a thing; `problems` is 'none' or says what is wrong."""
    found = health(settings, now)
    jobs = jobs_data(settings, now)["jobs"]
    journal, wrong = _database_problems(settings)
    zones, unknown = _zones(settings, now)
    copies, unusable = _backups(settings)
    problems = [*found["problems"], *wrong, *unknown, *unusable]
    return {
        "version": found.get("version"),
        "sqlite": f"{found.get('sqlite')}, journal mode {journal}",
        "expat": pyexpat.EXPAT_VERSION,
        "tzdata": f"{found.get('tzdata')}, {zones} zones of stations",
        "database": f"{settings.database.resolve()}, {settings.database.stat().st_size:,} bytes",
        "file system": f"{_file_system(settings)}, {_free(settings.database) // MIB:,} MiB free",
        "snapshots": f"{found.get('snapshots')}, newest {found.get('newest_snapshot')}",
        "feeds": ", ".join(f.name for f in settings.feeds) or "none: set SAPAR_INCHEON_KEY",
        "schedule": "; ".join(f"{job['name']} {job['schedule']}" for job in jobs),
        "at work": _at_work(jobs),
        "backups": copies,
        "mail": f"from {settings.mail_from}" if settings.smtp else "none: set SAPAR_SMTP",
        "problems": "; ".join(problems) or "none",
    }


def _database_problems(settings: Settings) -> tuple[str, list[str]]:
    """The journal mode, and what is wrong with the database or its room."""
    db = connect(settings.database, readonly=True)
    try:
        quick = next(iter(db.query("pragma quick_check")))["quick_check"]
        journal = next(iter(db.query("pragma journal_mode")))["journal_mode"]
    finally:
        db.close()
    problems = [] if quick == "ok" else [f"database: {quick}"]
    if journal == "wal" and not WAL_IS_SAFE:
        problems.append("journal mode WAL with a SQLite that may lose a WAL reset")
    problems += _room(settings.database.resolve().parent, settings)
    return journal, problems


def _room(folder: Path, settings: Settings) -> list[str]:
    """A problem where a folder has no room for another copy of the database."""
    needed = settings.database.stat().st_size + SPARE
    if _free(folder) >= needed:
        return []
    return [f"{folder} has only {_free(folder) // MIB:,} MiB free"]


def _free(path: Path) -> int:
    return shutil.disk_usage(path.resolve().parent if path.is_file() else path).free


def _zones(settings: Settings, now: datetime) -> tuple[int, list[str]]:
    """How many time zones the stations are in, and those that the zone data does not know."""
    stations = Store(settings.database).facts(now.date()).stations.values()
    unknown = []
    names = {station.zone for station in stations}
    for name in sorted(names):
        try:
            zone(name)
        except BadInput as error:
            unknown.append(str(error))
    return len(names), unknown


def _at_work(jobs: list[dict[str, Any]]) -> str:
    """The jobs that a process is doing now."""
    held = [j for j in jobs if j["lease_owner"]]
    told = [f"{j['name']} since {j['running_since']} by {_holder(j['lease_owner'])}" for j in held]
    return "; ".join(told) or "nothing"


def _holder(owner: str) -> str:
    host, pid, *_ = owner.split(" ")
    return f"process {pid} on {host}"


def _backups(settings: Settings) -> tuple[str, list[str]]:
    """The copies that there are, and what keeps another from being made."""
    folder = settings.backups
    if folder is None:
        return "none: set SAPAR_BACKUPS", []
    if not folder.is_dir():
        return f"{folder}, not there yet", []
    found = backups(folder)
    told = f"{folder}, {len(found)} copies" + (f", newest {found[-1].name}" if found else "")
    if not os.access(folder, os.W_OK | os.X_OK):
        return told, [f"the folder for backups {folder} cannot be written"]
    return told, _room(folder, settings)


def _file_system(settings: Settings) -> str:
    """Type of the file system that holds the database, where the system tells."""
    path = settings.database.resolve()
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return "not told"
    mounts = [line.split() for line in lines]
    holding = [m for m in mounts if path.is_relative_to(m[1])]
    return max(holding, key=lambda m: len(m[1]))[2] if holding else "not told"
