"""Numbers for Prometheus: jobs, feeds, store and outbox read at the scrape, requests as they pass.

Nothing is kept beside the database, so that every process tells the same of it; only requests are
counted in the memory of the process that answered them. No name, address or key of a person is
among the labels.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from planner.data import Data
from planner.health import jobs_data, versions
from planner.records import Records
from planner.settings import Settings
from planner.silence import feeds_data
from routes.errors import StoreError
from routes.store import Store

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_JOBS: dict[str, tuple[str, Callable[[Data], object]]] = {
    "last_success_timestamp_seconds": ("When it last ended well", lambda j: j["last_ok"]),
    "next_due_timestamp_seconds": ("When it is due next", lambda j: j["next_due"]),
    "last_duration_seconds": ("How long its last run took", lambda j: j["last_duration_seconds"]),
    "limit_seconds": ("How long a run may take", lambda j: j["limit_minutes"] * 60),
    "failures_in_a_row": ("Failures since it last ended well", lambda j: j["fail_count"]),
    "parked": ("Whether a person must start it again", lambda j: j["parked"]),
    "running": ("Whether it is at work", lambda j: j["running_since"] is not None),
}
_FEEDS: dict[str, tuple[str, Callable[[Data], object]]] = {
    "checked_timestamp_seconds": ("When it was last looked at", lambda f: f["checked_at"]),
    "changed_timestamp_seconds": ("When it last had something new", lambda f: f["changed_at"]),
    "quiet": ("Whether that is longer ago than expected", lambda f: f["quiet"]),
    "failing": ("Whether the last look failed or was held", lambda f: f["failure"] is not None),
}


class Metrics:
    """One app's registry. `clock` gives the aware UTC now."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_StoreCollector(settings, clock))
        self._requests = Counter(
            "sapar_http_requests",
            "Requests answered by this process",
            ("endpoint", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "sapar_http_request_seconds",
            "How long an answer took",
            ("endpoint",),
            buckets=BUCKETS,
            registry=self._registry,
        )

    def count(self, endpoint: str | None, status: int, seconds: float) -> None:
        """One request: where it went, how it ended, how long it took."""
        name = endpoint or "none"
        self._requests.labels(name, str(status)).inc()
        self._seconds.labels(name).observe(seconds)

    def text(self, accept: str) -> tuple[bytes, str]:
        """All numbers in the format that is accepted, and its content type."""
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type


class _StoreCollector(Collector):
    """What the database says now. One that cannot be used is a number too."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """All families; but one where the database cannot be used."""
        try:
            found = [*_families(self._settings, self._clock())]
        except (StoreError, sqlite3.Error):
            found = []
        usable = GaugeMetricFamily("sapar_store_usable", "Whether the database can be read")
        usable.add_metric([], float(bool(found)))
        yield usable
        yield from found


def _families(settings: Settings, now: datetime) -> Iterator[Metric]:
    store, records = Store(settings.database), Records(settings.database)
    yield InfoMetricFamily("sapar", "The program and what it rests on", value=versions())
    yield from _table("sapar_job_", "job", _JOBS, jobs_data(settings, now)["jobs"], "name")
    feeds = feeds_data(settings, store, now)
    yield from _table("sapar_feed_", "feed", _FEEDS, feeds, "feed")
    version = GaugeMetricFamily("sapar_store_version", "Counts the writes that changed anything")
    version.add_metric([], store.version())
    yield version
    sizes = {"main": settings.database.stat().st_size}
    yield _counts("sapar_store_bytes", "Size of the database file", "file", sizes)
    yield _counts("sapar_store_rows", "Rows held, of all times", "table", store.counts())
    for name, told, table in (
        ("sapar_snapshots", "States of feeds as taken in", "snapshot"),
        ("sapar_findings", "What readers found in documents", "finding"),
    ):
        yield _counts(name, told, "state", store.counts_by_state(table))
    yield _counts("sapar_outbox", "Messages to watches", "state", records.outbox())


def _table(
    prefix: str,
    label: str,
    columns: dict[str, tuple[str, Callable[[Data], object]]],
    rows: Iterable[Data],
    key: str,
) -> Iterator[Metric]:
    """A family for each column, a series for each row that has a value there."""
    rows = list(rows)
    for name, (told, value) in columns.items():
        family = GaugeMetricFamily(prefix + name, told, labels=[label])
        for row in rows:
            number = _number(value(row))
            if number is not None:
                family.add_metric([row[key]], number)
        yield family


def _number(value: object) -> float | None:
    """A number as it is, an instant in seconds since 1970; None stays unknown."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).timestamp()
    return float(value) if isinstance(value, int | float) else None


def _counts(name: str, told: str, label: str, counts: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family
