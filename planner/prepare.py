"""Make the database ready: schema, and the shipped facts on the first start.

A second start changes nothing; a release with changed facts takes them in as known from that day.
"""

from __future__ import annotations

from datetime import datetime

from planner.jobs import JOBS, check_schedule
from planner.records import Records
from planner.settings import Settings
from routes.refresh import Outcome, load_shipped
from routes.store import Store


def prepare(settings: Settings, now: datetime) -> Outcome | None:
    """Bring schema and shipped facts up to date; what was loaded, None where nothing was."""
    check_schedule(settings)
    store = Store(settings.database)
    store.migrate()
    records = Records(settings.database)
    records.migrate()
    loaded = load_shipped(store, settings.data_folder, now=now)
    if loaded:
        records.register(JOBS, now)
    return loaded
