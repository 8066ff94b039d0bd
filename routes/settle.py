"""Promises moved day by day: announced → filed → kept, due-unconfirmed, lapsed or withdrawn.

Each move is one change row with the day it happened and what moved it. `settle()` looks at every
day on which anything became known or fell due, up to `today`, each with the knowledge of that day;
so it gives the same rows whether it runs daily or once after a long pause, and none twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import Any

from routes.model import Change, Claim
from routes.promises import LAPSE, Promise, State, promises
from routes.store import Facts, Store
from routes.times import stamp
from routes.wording import sentence

DAY = timedelta(days=1)
SETTLED = "settled_on"
REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a promise: its kind, the value before and after, and what moved it."""

    kind: str
    before: str
    after: str
    moved_by: str


def settle(store: Store, today: date, now: datetime) -> list[dict[str, Any]]:
    """Record every move up to `today` that is not recorded yet; the new change rows."""
    settled = store.mark(SETTLED)
    since = date.fromordinal(settled) if settled else None
    resumed = since is not None and since <= today
    rows = list(_replay(store, since if resumed else None, today, now))
    if since is None:  # the past read for the first time is history, not news
        rows = [row | {"news": int(row["on_date"] >= today.isoformat())} for row in rows]
    fresh = store.add_changes(rows)
    if settled is None or today.toordinal() > settled:
        store.set_mark(SETTLED, today.toordinal())
    return fresh


def _replay(
    store: Store, since: date | None, today: date, now: datetime
) -> Iterator[dict[str, Any]]:
    reference = store.facts(today)
    known: dict[str, Promise] = {}
    if since:
        # As of the day before: what became known on the day itself after it was settled is new.
        known = _by_key(store.facts(since - DAY, reference=reference))
    days = [d for d in store.knowledge_dates(today) if since is None or d >= since]
    days += [today, *(d for p in known.values() for d in _turns(p))]
    heapify(days)
    done = since
    while days:
        day = heappop(days)
        # The day settled last is looked at again: more may have become known on it since.
        if day > today or (done and day <= done and day != since):
            continue
        done = day
        for key, promise in _by_key(store.facts(day, reference=reference)).items():
            for move in moves(known.get(key), promise):
                yield _row(promise, move, day, now)
            known[key] = promise
            for turn in _turns(promise):
                if turn > day:
                    heappush(days, turn)


def _by_key(facts: Facts) -> dict[str, Promise]:
    return {p.key: p for p in promises(facts)}


def _turns(promise: Promise) -> list[date]:
    """The days on which time alone moves a promise."""
    due = promise.due
    return [due.latest + DAY, due.latest + LAPSE + DAY] if due else []


def moves(before: Promise | None, after: Promise) -> list[Move]:
    """What has moved between two looks at one promise; everything, where it is new."""
    found = []
    if before is None:
        found.append(Move("announced", "", after.announced.text, _told_by(after)))
    old_due = before.due.text if before and before.due else ""
    if after.due and after.due.text != old_due:
        kind = "dated" if after.due.day else "window"
        found.append(Move(kind, old_due, after.due.text, _dated_by(after)))
    old_weekly = _weekly(before)
    if _weekly(after) and _weekly(after) != old_weekly:
        found.append(Move("frequency", old_weekly, _weekly(after), _counted_by(after)))
    was = before.state if before else State.ANNOUNCED
    # A promise that was due and is told for another time is announced again by that very move.
    again = after.state is State.ANNOUNCED and any(m.kind in ("dated", "window") for m in found)
    if after.state is not was and not again:
        kind = REOPENED if after.state is State.ANNOUNCED else str(after.state)
        found.append(Move(kind, str(was), _state_value(after), _state_by(after, was)))
    return found


def _weekly(promise: Promise | None) -> str:
    if promise is None or promise.weekly is None:
        return ""
    low, high = promise.weekly
    return str(low) if low == high else f"{low}-{high}"


def _state_value(promise: Promise) -> str:
    """What makes a state unique: the evidence's day, else the promised time."""
    if promise.first_evidence:
        return promise.first_evidence.on_date.isoformat()
    return promise.due.text if promise.due else promise.announced.text


def _speaker(claim: Claim) -> str:
    who = claim.announced_by or "source"
    told = claim.announced_on.text if claim.announced_on else claim.mark.known_from
    return f"{who}, {told}: {claim.mark.source}"


def _told_by(promise: Promise) -> str:
    if promise.claims:
        return _speaker(promise.claims[0])
    return f"reported before its first date: {promise.legs[0].mark.source}"


def _dated_by(promise: Promise) -> str:
    for claim in reversed(promise.claims):
        if claim.effective and promise.due and claim.effective.text == promise.due.text:
            return _speaker(claim)
    return f"reported leg: {promise.legs[-1].mark.source}" if promise.legs else ""


def _counted_by(promise: Promise) -> str:
    return next(_speaker(c) for c in reversed(promise.claims) if c.weekly_after is not None)


def _state_by(promise: Promise, was: State) -> str:
    if promise.state is State.KEPT and promise.first_evidence:
        seen = promise.first_evidence
        kind = seen.kind.replace("_", " ")
        told = seen.what if kind in seen.what else f"{seen.what} ({kind})"
        return f"{told}, {seen.on_date}: {seen.mark.source}"
    if promise.state is State.WITHDRAWN and promise.withdrawn_by:
        return _speaker(promise.withdrawn_by)
    if promise.state is State.FILED and promise.filed:
        return f"filed as {promise.filed.flight}: {promise.filed.mark.source}"
    if promise.state is State.ANNOUNCED and was is State.WITHDRAWN:
        return _speaker(promise.claims[-1])
    if promise.state is State.ANNOUNCED:
        return f"what showed it as {was} is no longer held"
    if promise.state is State.DUE:
        return "the promised time passed and nothing held shows that it happened"
    return f"{LAPSE.days} days passed since then and nothing held shows that it happened"


def as_change(promise: Promise, move: Move, day: date, sources: tuple[str, ...]) -> Change:
    """A move as a change of the day it happened."""
    return Change(
        kind=move.kind,
        carrier=" ".join(sorted(promise.carriers)),
        origin=promise.origin,
        destination=promise.destination,
        on_date=day,
        before=move.before,
        after=move.after,
        sources=sources,
        told=(("promise", promise.key), ("promised", str(promise.kind))),
    )


def _row(promise: Promise, move: Move, day: date, now: datetime) -> dict[str, Any]:
    change = as_change(promise, move, day, (move.moved_by,))
    return {
        "kind": change.kind,
        "subject": promise.key,
        "origin": change.origin,
        "destination": change.destination,
        "carriers": change.carrier,
        "on_date": day.isoformat(),
        "before": change.before,
        "after": change.after,
        "moved_by": move.moved_by,
        "sentence": sentence(change),
        "recorded_at": stamp(now),
    }
