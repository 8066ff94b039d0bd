"""What was found → plain data with the words of the text, and the store's claims."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from routes.announcements.reader import Found
from routes.model import Reading
from routes.refresh import PUBLISHED, UNCHANGED, Outcome
from routes.rows import Row
from routes.store import Intake, Store

FEED = "read:"
MAX_QUOTE = 400
SOURCE_CLASSES = ("regulator", "airline", "airport", "press", "forum")


def quote(found: Found, text: str) -> str:
    """The words that make the claim, in one line."""
    said = " ".join(text[found.start : found.end].split()).strip(" ,;:")
    return said if len(said) <= MAX_QUOTE else said[: MAX_QUOTE - 1] + "…"


def as_data(found: Found, text: str) -> dict[str, Any]:
    """A found claim as plain data, its words and rule included."""
    return {
        "kind": str(found.kind),
        "origin": found.origin,
        "destination": found.destination,
        "scope": found.scope,
        "carriers": list(found.carriers),
        "effective": found.effective or None,
        "announced": found.announced or None,
        "weekly_before": found.weekly_before,
        "weekly_after": found.weekly_after,
        "weekly_after_max": found.weekly_after_max,
        "direction": found.direction,
        "side": found.side,
        "stage": found.stage,
        "confidence": found.confidence,
        "rule": found.rule,
        "start": found.start,
        "end": found.end,
        "words": quote(found, text),
    }


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from: a name or an address, the day of publication, who speaks.

    `dated` False: the text does not tell its day, and `published` is the day it was looked at.
    """

    name: str
    published: date
    by: str = ""
    source_class: str = "press"
    dated: bool = True

    @property
    def citation(self) -> str:
        """The text named with its day; nothing but a space stands behind an address."""
        seen = "" if self.dated else "seen "
        is_address = "://" in self.name
        day = f" ({seen}{self.published})" if is_address else f", {seen}{self.published}"
        return self.name + day


def claim_rows(found: Sequence[Found], text: str, origin: Origin) -> list[Row]:
    """Rows of the table `claim`; the source is the text's name or address, day and words."""
    return [_row(one, text, origin) for one in found]


def _row(found: Found, text: str, origin: Origin) -> Row:
    day = origin.published.isoformat()
    return {
        "announced_on": (found.announced or day) if origin.dated else "",
        "announced_by": origin.by,
        "source_class": origin.source_class,
        "kind": str(found.kind),
        "origin": found.origin,
        "destination": found.destination,
        "scope": found.scope,
        "carriers": " ".join(found.carriers),
        "effective": found.effective,
        "weekly_before": found.weekly_before,
        "weekly_after": found.weekly_after,
        "weekly_after_max": found.weekly_after_max,
        "direction": found.direction,
        "side": found.side,
        "stage": found.stage,
        "known_on": day,
        "known_on_basis": "document_date" if origin.dated else "captured",
        "confidence": found.confidence,
        "source": f"{origin.citation}: “{quote(found, text)}”",
        "recorded_on": "",
        "notes": f"read by rule {found.rule}",
    }


def save(store: Store, found: Sequence[Found], text: str, origin: Origin, now: datetime) -> Outcome:
    """Make the claims of a text known from now on, in the place of what it said before."""
    feed = FEED + origin.name
    reading = Reading({"claim": claim_rows(found, text, origin)}, [])
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    taken = store.replace(Intake(feed, f"text {origin.name}", reading, sha256, now))
    state = PUBLISHED if taken.added or taken.closed else UNCHANGED
    told = f"{feed}: {reading.count} claims, {taken.added} added, {taken.closed} closed"
    return Outcome(feed, state, reading.count, taken.added, taken.closed, sentences=(told,))


def told(data: dict[str, Any]) -> str:
    """One found claim for a terminal: what it says, then the words and the rule."""
    parts = [f"{data['kind']:<10} {data['origin']}–{data['destination']}"]
    parts.append(f"from {data['effective']}" if data["effective"] else "undated")
    if data["carriers"]:
        parts.append(" ".join(data["carriers"]))
    if data["weekly_after"] is not None:
        most = f"–{data['weekly_after_max']}" if data["weekly_after_max"] else ""
        parts.append(f"{data['weekly_after']}{most} a week")
    if data["weekly_before"] is not None:
        parts.append(f"before: {data['weekly_before']}")
    if data["announced"]:
        parts.append(f"announced {data['announced']}")
    where = f"{data['rule']}, {data['confidence']}, characters {data['start']}–{data['end']}"
    return f"{'  '.join(parts)}\n    “{data['words']}”\n    {where}"
