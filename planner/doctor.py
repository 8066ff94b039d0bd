"""`sapar doctor`: versions, database and data, with what an operator should look at."""

from __future__ import annotations

import pyexpat
import shutil
from datetime import datetime
from typing import Any

from planner.health import health
from planner.settings import Settings
from routes.store import WAL_IS_SAFE, connect


def diagnose(settings: Settings, now: datetime) -> dict[str, Any]:
    """One line a thing; `problems` is 'none' or says what is wrong."""
    found = health(settings, now)
    db = connect(settings.database, readonly=True)
    try:
        quick = next(iter(db.query("pragma quick_check")))["quick_check"]
        journal = next(iter(db.query("pragma journal_mode")))["journal_mode"]
    finally:
        db.close()
    problems = list(found["problems"])
    if quick != "ok":
        problems.append(f"database: {quick}")
    if journal == "wal" and not WAL_IS_SAFE:
        problems.append("journal mode WAL with a SQLite that may lose a WAL reset")
    free = shutil.disk_usage(settings.database.resolve().parent).free
    return {
        "version": found.get("version"),
        "sqlite": f"{found.get('sqlite')}, journal mode {journal}",
        "expat": pyexpat.EXPAT_VERSION,
        "tzdata": found.get("tzdata"),
        "database": f"{settings.database.resolve()}, {settings.database.stat().st_size:,} bytes",
        "file system": f"{_file_system(settings)}, {free // 2**20:,} MiB free",
        "snapshots": f"{found.get('snapshots')}, newest {found.get('newest_snapshot')}",
        "feeds": ", ".join(f.name for f in settings.feeds) or "none: set SAPAR_INCHEON_KEY",
        "problems": "; ".join(problems) or "none",
    }


def _file_system(settings: Settings) -> str:
    """Type of the file system that holds the database, where the system tells."""
    path = settings.database.resolve()
    try:
        mounts = [line.split() for line in open("/proc/mounts", encoding="utf-8")]  # noqa: SIM115
    except OSError:
        return "not told"
    holding = [m for m in mounts if path.is_relative_to(m[1])]
    return max(holding, key=lambda m: len(m[1]))[2] if holding else "not told"
