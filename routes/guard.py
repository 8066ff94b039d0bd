"""The guard: why the new state of a feed is held back, and when it is let through after all.

What lost too much against the published state waits for a person, or until the same content has
come in three looks, each six hours or more after the one before, with fewer than 40 % of the
current rows gone. Content that its server dates before what is published waits for a person. A
first publication has nothing to be compared with: only its rejects can hold it, and then a person
must look.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from routes.feeds.fetch import Fetched
from routes.model import Reading, Reject
from routes.periods import read_when
from routes.rows import Row
from routes.store import Store, content_key

MAX_REJECTED = 0.02
MAX_DELETED = 0.15
MIN_DELETED = 50
MIN_WEEKLY = 10
MAX_HORIZON_BACK_DAYS = 14
RELEASED_AFTER_LOOKS = 3
LOOKS_APART = timedelta(hours=6)
MAX_RELEASED_DELETED = 0.40

RELEASED = (
    f"is taken: the same content came in {RELEASED_AFTER_LOOKS} looks, each "
    f"{LOOKS_APART // timedelta(hours=1)} hours or more after the one before"
)


def reason_to_hold(
    reading: Reading, today: date, dated: str, again: bool, old: list[Row], new: list[Row]
) -> str:
    """Why a new state is not published, or ''.

    `dated` is the reason that its date gives, `again` whether it came often enough to be believed.
    """
    reason = too_many_rejects(reading) or lost_too_much(old, new, today)
    if reason and again and _deleted_share(old, new, today) < MAX_RELEASED_DELETED:
        reason = ""
    # What was published before stays old however often it comes.
    return dated or reason


def looks_alike(store: Store, feed: str, sha256: str, now: datetime) -> int:
    """In how many looks, this one included and each well after the one before, this content came
    since anything else did; 1 where it was not held."""
    looks, last = 1, now
    for held in reversed(store.snapshots(feed)):
        if held.state != "held" or held.sha256 != sha256:
            break
        at = datetime.fromisoformat(held.fetched_at)
        if last - at >= LOOKS_APART:
            looks, last = looks + 1, at
    return looks


def older(fetched: Fetched, known: Row) -> str:
    """A reason to hold content that its server dates before what is published, or ''."""
    was, now = (
        _http_date(text or "") for text in (known.get("last_modified"), fetched.last_modified)
    )
    if not was or not now or now >= was:
        return ""
    return (
        f"it is older than what is published: of {now:%Y-%m-%d %H:%M} UTC, not {was:%Y-%m-%d %H:%M}"
    )


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def _deleted_share(old: list[Row], new: list[Row], today: date) -> float:
    """The share of the current rows that the new ones do not have; all where none is left."""
    before, after = _current(old, today), _current(new, today)
    return _gone(before, after) / len(before) if before and after else 1.0


def _gone(before: list[Row], after: list[Row]) -> int:
    kept = {content_key("leg", row) for row in after}
    return sum(content_key("leg", row) not in kept for row in before)


def too_many_rejects(reading: Reading) -> str:
    """A reason to hold where more than 2 % of the rows could not be taken, or ''."""
    rejected = len(reading.rejects)
    share = rejected / max(rejected + len(next(iter(reading.rows.values()))), 1)
    if share <= MAX_REJECTED:
        return ""
    return (
        f"{rejected} rows ({share:.0%}) cannot be taken, the first is line "
        f"{line_of(reading.rejects[0])}"
    )


def lost_too_much(old: list[Row], new: list[Row], today: date) -> str:
    """A reason to hold the new leg rows of a feed against its published ones, or ''.

    Compares what has not ended by `today`; a first publication has nothing to compare with.
    """
    before, after = _current(old, today), _current(new, today)
    if not before:
        return ""
    if not after:
        return f"none of {len(before)} current rows is left"
    return (
        _lost_rows(before, after)
        or _lost_codes("carrier", before, after, ("carrier",))
        or _lost_codes("station", before, after, ("origin", "destination"))
        or _lost_horizon(before, after)
    )


def _current(rows: list[Row], today: date) -> list[Row]:
    return [row for row in rows if (_last(row) or date.max) >= today]


def _last(row: Row) -> date | None:
    when = read_when(row["last_date"])
    return when.latest if when else None


def _lost_rows(before: list[Row], after: list[Row]) -> str:
    gone = _gone(before, after)
    if gone <= MIN_DELETED or gone <= MAX_DELETED * len(before):
        return ""
    return f"{gone} of {len(before)} current rows are gone or changed ({gone / len(before):.0%})"


def _lost_codes(kind: str, before: list[Row], after: list[Row], fields: tuple[str, ...]) -> str:
    weekly: Counter[str] = Counter()
    for row in before:
        for field in fields:
            weekly[row[field]] += len(row["days"])
    left = {row[field] for row in after for field in fields}
    gone = [code for code, n in weekly.items() if n >= MIN_WEEKLY and code not in left]
    if not gone:
        return ""
    named = ", ".join(f"{code} ({weekly[code]} a week)" for code in sorted(gone)[:5])
    more = f" and {len(gone) - 5} more" if len(gone) > 5 else ""
    return f"{kind} gone altogether: {named}{more}"


def _lost_horizon(before: list[Row], after: list[Row]) -> str:
    ends_before, ends_after = _horizon(before), _horizon(after)
    if not ends_before or not ends_after:
        return ""
    back = (ends_before - ends_after).days
    if back <= MAX_HORIZON_BACK_DAYS:
        return ""
    return f"the last date moved back {back} days, from {ends_before} to {ends_after}"


def _horizon(rows: list[Row]) -> date | None:
    return max((last for row in rows if (last := _last(row))), default=None)


def line_of(reject: Reject) -> str:
    """A reject as its reason tells it: line and what is wrong."""
    return f"{reject.line}: {reject.reason}"
