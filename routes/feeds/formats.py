"""FORMATS: name of a format → how its bytes are collected and how they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from routes.errors import BadInput
from routes.feeds import delimited, incheon
from routes.feeds.delimited import Check
from routes.feeds.fetch import Fetched, Fetcher
from routes.model import Reading


@dataclass(frozen=True, slots=True)
class Feed:
    """A source of rows: URL or path (blank: the format's own service), and its key if it has."""

    name: str
    format: str
    source: str = ""
    key: str = field(default="", repr=False)
    quiet_days: int | None = None  # so long nothing new is expected; None: as the format has it


@dataclass(frozen=True, slots=True)
class Ask:
    """What is known before a fetch: the time, and what the last accepted answer was marked with."""

    now: datetime
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may need beside the bytes. `covered_since`: coverage name → first date."""

    fetched_on: date
    covered_since: Mapping[str, date]
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is collected and read. `quiet_days` without anything new are too many."""

    collect: Callable[[Fetcher, Feed, Ask], Fetched]
    read: Callable[[bytes, Context], Reading]
    source: str = ""
    quiet_days: int | None = None


def _collect_csv(fetcher: Fetcher, feed: Feed, ask: Ask) -> Fetched:
    return fetcher.get(
        feed.source,
        now=ask.now,
        secret=feed.key,
        etag=ask.etag,
        last_modified=ask.last_modified,
    )


def _read_csv(data: bytes, context: Context) -> Reading:
    return delimited.read(data, context.check)


def _collect_incheon(fetcher: Fetcher, feed: Feed, ask: Ask) -> Fetched:
    def get(url: str, parameters: Mapping[str, str]) -> bytes:
        return fetcher.get(url, params=parameters, secret=feed.key, now=ask.now).body

    base_url = feed.source or incheon.BASE_URL
    body = incheon.collect(get, base_url, feed.key, pause=fetcher.sleep)
    return Fetched(body, hashlib.sha256(body).hexdigest(), "", "", ask.now.astimezone(UTC))


def _read_incheon(data: bytes, context: Context) -> Reading:
    return incheon.read(data, context.fetched_on, context.covered_since, context.check)


FORMATS: dict[str, Format] = {
    "csv": Format(_collect_csv, _read_csv),
    "incheon": Format(_collect_incheon, _read_incheon, incheon.BASE_URL, quiet_days=14),
}


def format_of(feed: Feed) -> Format:
    """The format of a feed. Raises BadInput for one that there is not, or without a source."""
    found = FORMATS.get(feed.format)
    if not found:
        raise BadInput(
            f"feed {feed.name} has the unknown format {feed.format!r}",
            field="format",
            remedy=f"use one of {', '.join(FORMATS)}",
        )
    if not (feed.source or found.source):
        raise BadInput(
            f"feed {feed.name} has no source", field="source", remedy="a URL or the path of a file"
        )
    return found
