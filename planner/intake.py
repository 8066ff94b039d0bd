"""Taking in the feeds as a job: one that hangs or fails does not stop the others."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

from planner.schedule import span_text
from planner.settings import Settings
from planner.work import Done
from routes.diff import taking_in
from routes.feeds.fetch import Fetcher
from routes.feeds.formats import Feed
from routes.refresh import FAILED, Outcome, note_failure, refresh
from routes.store import Store
from routes.wording import change_line

log = logging.getLogger("sapar.jobs")
FEED_LIMIT = timedelta(minutes=5)
T = TypeVar("T")
Told = tuple[Outcome, list[str]]


def refresh_feeds(settings: Settings, today: date, now: datetime) -> Done:
    """Take in every configured feed, the one that was longest not looked at first."""
    if not settings.feeds:
        return Done(["No feed is set up: set SAPAR_INCHEON_KEY or SAPAR_FEEDS."])
    fetcher = Fetcher(allow_private=settings.allow_private)
    store = Store(settings.database)
    told: list[str] = []
    failed = False
    for feed in _in_turn(store, settings.feeds):
        outcome, changes = _one(store, feed, fetcher, now)
        told += [*outcome.sentences, *changes]
        failed = failed or outcome.state == FAILED
    return Done(told, failed=failed)


def taken_in(store: Store, now: datetime, take: Callable[[], Outcome]) -> Told:
    """Take in a feed; how it ended, and the changes of the network that it brought, recorded."""
    outcome, rows = taking_in(store, now, take)
    return outcome, [change_line(row) for row in rows]


def _in_turn(store: Store, feeds: tuple[Feed, ...]) -> list[Feed]:
    """So that a feed after one that takes all the time there is comes first the next time."""
    states = store.feed_states()
    return sorted(feeds, key=lambda f: states.get(f.name, {}).get("checked_at") or "")


def _one(store: Store, feed: Feed, fetcher: Fetcher, now: datetime) -> Told:
    take = partial(refresh, store, feed, fetcher, now=now)
    try:
        return within(FEED_LIMIT, lambda: taken_in(store, now, take))
    except TimeoutError:
        reason = f"took longer than {span_text(FEED_LIMIT)}"
    except Exception as error:
        log.exception("feed %s failed", feed.name)
        reason = f"{type(error).__name__} inside the program"
    return note_failure(store, feed, reason, now), []


def within(limit: timedelta, work: Callable[[], T]) -> T:
    """What `work` returns or raises, or TimeoutError: then it is left to end with the process."""
    found: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(limit.total_seconds())
    if raised:
        raise raised[0]
    if not found:
        raise TimeoutError
    return found[0]
