"""Keeping the database: copies of it, and what grows without being history is cut back.

History (facts, changes, documents, closed snapshots) is never touched.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from planner.records import Records
from planner.settings import Settings
from planner.work import Done
from routes.errors import StoreError
from routes.store import Store

RUNS_KEPT = timedelta(days=90)
HELD_KEPT = timedelta(days=30)
SENT_KEPT = timedelta(days=90)
_NAME = re.compile(r"sapar-\d{8}T\d{6}Z\.db")


def backup(settings: Settings, today: date, now: datetime) -> Done:
    """Copy the database into the folder for it, checked, and drop copies beyond the number kept."""
    folder = settings.backups
    if folder is None:
        return Done(["No folder for backups is set up: set SAPAR_BACKUPS."])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = Store(settings.database).backup(
            folder / f"sapar-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
        )
        dropped = _drop_old(folder, settings.backups_kept)
    except OSError as error:
        raise StoreError(f"no backup in {folder}: {error.strerror}") from error
    told = f"{copy.name}: {copy.stat().st_size:,} bytes, checked"
    return Done([told, *(f"{one.name} dropped" for one in dropped)])


def backups(folder: Path) -> list[Path]:
    """The copies in a folder, oldest first, by their names alone."""
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def _drop_old(folder: Path, kept: int) -> list[Path]:
    old = backups(folder)[:-kept]
    for path in [*old, *folder.glob("sapar-*.db.part")]:  # a part is what a killed backup left
        path.unlink()
    return old


def prune(settings: Settings, today: date, now: datetime) -> Done:
    """Drop old runs, held snapshots and sent messages, and let SQLite tidy up."""
    records, store = Records(settings.database), Store(settings.database)
    runs = records.prune_runs(now - RUNS_KEPT)
    sent = records.prune_sent(now - SENT_KEPT)
    held = store.prune_held(now - HELD_KEPT)
    store.tidy()
    return Done([f"Dropped {runs} runs, {held} held snapshots and {sent} sent messages."])
