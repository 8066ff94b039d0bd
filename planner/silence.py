"""Feeds and sources that have gone quiet: nothing new for longer than is expected of them.

A source fails aloud or dies in silence: a page that moved answers on, a feed is served and never
changed again. The day of the newest content is held against what is expected: `quiet_days` of a
source, SAPAR_QUIET_DAYS of a feed, else what its format expects. Each silence is told once, and its
end once, as changes about `feed:NAME`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from planner.data import Data
from planner.settings import Settings
from planner.watches.watch import HEARD, QUIET
from planner.work import Done
from routes.errors import BadInput
from routes.feeds.formats import FORMATS
from routes.newsroom.documents import UNENDED, newest
from routes.newsroom.sources import Source, load_sources
from routes.store import Store
from routes.times import stamp

LOOK = timedelta(minutes=30)
"""The job that looks is ended after this time."""


def feeds_data(settings: Settings, store: Store, now: datetime) -> list[Data]:
    """Every feed and source that is set up or was looked at, and whether it has gone quiet."""
    states = store.feed_states()
    feeds = {
        feed.name: ("feed", feed.format, feed.quiet_days or FORMATS[feed.format].quiet_days)
        for feed in settings.feeds
    }
    sources, _ = _sources(settings)
    feeds |= {source.feed: ("source", source.kind, source.quiet_days) for source in sources}
    published = {f"news:{name}": row["newest"] for name, row in newest(store).items()}
    return [
        _row(name, feeds.get(name, ("", "", None)), states.get(name, {}), published, now)
        for name in sorted({*feeds, *states})
    ]


def _sources(settings: Settings) -> tuple[list[Source], str]:
    """The sources, or none and why their list cannot be read."""
    try:
        return load_sources(settings.sources), ""
    except BadInput as error:
        return [], f"{error.field}: {error}"


def _row(
    name: str,
    known: tuple[str, str, int | None],
    state: Data,
    published: dict[str, str],
    now: datetime,
) -> Data:
    what, form, expected = known
    last = published.get(name) or (state.get("changed_at") or "")[:10] or None
    return {
        "feed": name,
        "what": what or None,
        "format": form or None,
        "set_up": bool(what),
        **{key: state.get(key) for key in ("checked_at", "changed_at")},
        "failure": failure_of(state, now),
        "newest": last,
        "quiet_days": expected,
        "quiet": is_quiet(expected, state, last, now),
    }


def is_quiet(expected: int | None, state: Data, day: str | None, now: datetime) -> bool:
    """Whether what was looked at has had nothing new for longer than is expected, if anything.

    What never gave anything is quiet, but where it fails, which is told already.
    """
    if expected is None or not state.get("checked_at"):
        return False
    if day is None:
        return not state.get("failure")
    return _days(day, now) > expected


def failure_of(state: Data, now: datetime) -> str | None:
    """What failed at the last look; a look that may still be going on has not failed."""
    failure = state.get("failure") or None
    if failure == UNENDED and now - datetime.fromisoformat(state["checked_at"]) < LOOK:
        return None
    return failure


def quiet_text(row: Data, now: datetime) -> str:
    """A quiet feed as a sentence."""
    since = row["newest"]
    for_so_long = f"since {since}, for {_days(since, now)} days" if since else "at any look"
    within = f"something new is expected within {row['quiet_days']} days"
    return f"{row['feed']} is quiet: nothing new {for_so_long}; {within}"


def listen(settings: Settings, today: date, now: datetime) -> Done:
    """Record each silence that began and each that ended since the last time."""
    store = Store(settings.database)
    rows = feeds_data(settings, store, now)
    told = {
        row["subject"]: row for row in reversed(store.changes()) if row["kind"] in (QUIET, HEARD)
    }
    changes = [c for row in rows if (c := _change(row, told.get(_subject(row)), today, now))]
    fresh = store.add_changes(changes)
    quiet = [f"{quiet_text(row, now)}." for row in rows if row["quiet"]]
    heard = [f"{c['sentence']}." for c in fresh if c["kind"] == HEARD]
    return Done([*heard, *quiet] or [_all_well(rows)])


def _all_well(rows: list[Data]) -> str:
    listened = sum(row["quiet_days"] is not None for row in rows)
    if not listened:
        return "No feed or source says how often something new is expected."
    return f"None of {listened} feeds and sources is quiet."


def _subject(row: Data) -> str:
    return f"feed:{row['feed']}"


def _change(row: Data, told: Data | None, today: date, now: datetime) -> Data | None:
    """The change to record: a silence that was not told, or the end of the one told last."""
    day = row["newest"] or ""
    if row["quiet"]:
        return _made(row, QUIET, f"since {day}" if day else "at any look", today, now)
    silent = told is not None and told["kind"] == QUIET and told["after"] != f"since {day}"
    if told and silent and row["set_up"] and day:
        return _made(row, HEARD, f"on {day}", today, now) | {"before": told["after"]}
    return None


def _made(row: Data, kind: str, after: str, today: date, now: datetime) -> Data:
    sentence = quiet_text(row, now)
    if kind == HEARD:
        sentence = f"{row['feed']} is heard again: something new {after}"
    return {
        "kind": kind,
        "subject": _subject(row),
        "origin": "",
        "destination": "",
        "carriers": "",
        "on_date": today.isoformat(),
        "before": "",
        "after": after,
        "moved_by": "what its looks found",
        "sentence": sentence,
        "recorded_at": stamp(now),
    }


def _days(day: str, now: datetime) -> int:
    return (now.astimezone(UTC).date() - date.fromisoformat(day)).days


def quiet_problems(settings: Settings, store: Store, now: datetime) -> Iterator[str]:
    """What an operator should look at: failures and silences."""
    _, wrong = _sources(settings)
    if wrong:
        yield wrong
    for row in feeds_data(settings, store, now):
        if row["failure"]:
            yield f"feed {row['feed']}: {row['failure']}"
        if row["quiet"]:
            yield quiet_text(row, now)
