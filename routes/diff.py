"""Changes between two states of knowledge. Values in, values out; `record()` writes at the rim.

`diff(before, after)` matches the rows of the two states into services and tells how these differ.
Noise is counted in `suppressed`, never hidden; the rows themselves are carried too, so that
`apply()` makes the later state of the earlier one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from routes.coverage import Route
from routes.holdings import Holdings, Service, held
from routes.model import Change, ChangeKind, Leg
from routes.news import bare, is_promise_row, news
from routes.refresh import PUBLISHED, Outcome
from routes.rows import Row
from routes.store import Facts, Store
from routes.stretches import Sides, service_changes
from routes.wording import sentence

DAY = timedelta(days=1)
NOISE = {
    "zone_rule_shift": "flights whose clock moved only because a zone's rules changed",
    "code_change": "services whose station has a new code",
    "season_roll": "services that go on in the next season as they were",
    "horizon_extension": "services filed further ahead as in the same season a year before",
    "past": "rows that speak only of days before the earlier state",
    "restated": "rows told anew that say the same of what flies",
    "promised": "rows that are part of a promise and told with it",
    "dropped": "single dates, evidence, listings and claims that a source no longer has",
    "regrouped": "steps of promises whose claims were all known before",
    "seen_again": "rows of a live source that a later look showed again",
}
_BY_THE_JOBS = ("promise", "filed_until", "step")


@dataclass(frozen=True)
class Diff:
    """What differs between two states: changes, noise by reason, and the leg rows themselves."""

    before: date
    after: date
    changes: tuple[Change, ...] = ()
    suppressed: tuple[tuple[str, int], ...] = ()
    added: tuple[Leg, ...] = ()
    closed: tuple[Leg, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.suppressed or self.added or self.closed)

    @property
    def routes(self) -> list[Route]:
        """The routes that the changes are about, one direction each."""
        return sorted({(c.origin, c.destination) for c in self.changes})


def diff(before: Facts, after: Facts) -> Diff:
    """What differs, from the day after the earlier state on (from the day itself where both are of
    one day)."""
    aliases = {**before.aliases, **after.aliases}
    was, now = Holdings(before, aliases), Holdings(after, aliases)
    start = before.as_of + DAY if before.as_of < after.as_of else after.as_of
    sides = Sides(was, now, {**before.stations, **after.stations}, start, Counter())
    closed, added = _rows(before.legs, after.legs), _rows(after.legs, before.legs)
    changes = _schedule(sides, closed, added)
    told = {(c.origin, c.destination) for c in changes}
    changes += news(before, after, sides, told)
    sides.suppressed["seen_again"] += _seen_again(before, after)
    sides.suppressed["restated"] += _doubled(added, before.legs) + _doubled(closed, after.legs)
    return Diff(
        before=before.as_of,
        after=after.as_of,
        changes=tuple(sorted(changes, key=_order)),
        suppressed=tuple(sorted((k, n) for k, n in sides.suppressed.items() if n)),
        added=added,
        closed=closed,
    )


def apply(legs: Iterable[Leg], found: Diff) -> list[Leg]:
    """The leg rows of the later state, from those of the earlier and the difference."""
    rows = Counter(bare(leg) for leg in legs)
    rows.subtract(found.closed)
    rows.update(found.added)
    return list(rows.elements())


def _rows(these: Iterable[Leg], others: Iterable[Leg]) -> tuple[Leg, ...]:
    """The rows of these that the others have not, as content."""
    left = Counter(map(bare, these)) - Counter(map(bare, others))
    return tuple(left.elements())


def _order(change: Change) -> tuple[str, ...]:
    pair = sorted((change.origin, change.destination))
    return (*pair, change.on_date.isoformat(), change.origin, change.carrier, change.kind)


def _seen_again(before: Facts, after: Facts) -> int:
    """Rows whose live source was looked at again without a word changed."""
    fresh = {f for f, day in after.seen.items() if before.seen.get(f, day) < day}
    kept = {bare(leg) for leg in before.legs}
    return sum(leg.mark.feed in fresh and bare(leg) in kept for leg in after.legs)


def _doubled(rows: Iterable[Leg], others: Iterable[Leg]) -> int:
    """Single dates that one state has twice and the other once."""
    known = set(map(bare, others))
    return sum(_told_as_news(leg) and leg in known for leg in rows)


# -- schedule rows ---------------------------------------------------------------------------


def _schedule(sides: Sides, closed: Iterable[Leg], added: Iterable[Leg]) -> list[Change]:
    touched: dict[Service, list[list[Leg]]] = defaultdict(lambda: [[], []])
    for side, rows in enumerate((closed, added)):
        for leg in rows:
            touched[sides.now.service(leg)][side].append(leg)
    for service in _newly_covered(sides):
        _ = touched[service]
    changes: list[Change] = []
    for service, (gone, come) in sorted(touched.items()):
        changes += _of_service(sides, service, gone, come)
    return changes


def _of_service(sides: Sides, service: Service, gone: list[Leg], come: list[Leg]) -> list[Change]:
    """Changes of one service; a touched row that makes none is counted as the noise it is."""
    counted = sum(sides.suppressed.values())
    rows = [leg for leg in (*gone, *come) if not _told_as_news(leg)]
    promised = [leg for leg in rows if is_promise_row(leg)]
    sides.suppressed["promised"] += len(promised)
    live = [h for leg in rows if (h := held(leg)) and h.last >= sides.start]
    sides.suppressed["past"] += len(rows) - len(promised) - len(live)
    if not live and rows:
        return []
    if {leg.route for leg in gone} - {leg.route for leg in come} and come:
        sides.suppressed["code_change"] += 1
    changes = service_changes(sides, service)
    if rows and not changes and sum(sides.suppressed.values()) == counted:
        sides.suppressed["restated"] += len(live)
    return changes


def _told_as_news(leg: Leg) -> bool:
    return leg.basis not in ("filed", "reported")


def _newly_covered(sides: Sides) -> set[Service]:
    """Services held at any time for which a complete coverage speaks that did not before."""
    fresh = sides.now.covers() - sides.was.covers()
    days = {max(first, sides.start) for _, first, last in fresh if first and last and last >= first}
    return {
        service
        for service in {*sides.was.services, *sides.now.services}
        for day in days
        if sides.now.complete(service, day, day) and not sides.was.complete(service, day, day)
    }


# -- recording -------------------------------------------------------------------------------


def taking_in(
    store: Store, now: datetime, take: Callable[[], Outcome]
) -> tuple[Outcome, list[Row]]:
    """Take in a feed, and record what that changed: the change rows that were new.

    The first state of a feed and a backfill are no changes of the network; none are recorded.
    """
    today = now.astimezone(UTC).date()
    before = store.facts(today)
    outcome = take()
    if outcome.state != PUBLISHED:
        return outcome, []
    taken = [s for s in store.snapshots(outcome.feed) if s.state == "closed"]
    if len(taken) < 2 or taken[-1].backfill:
        return outcome, []
    return outcome, record(store, diff(before, store.facts(today)), now)


def record(store: Store, found: Diff, now: datetime) -> list[Row]:
    """Add the changes to the recorded ones, but for those that the daily jobs record: moves of
    promises, steps and ends that time brings."""
    told = [c for c in found.changes if not {k for k, _ in c.told} & {*_BY_THE_JOBS}]
    return store.add_changes([change_row(c, now) for c in told])


def change_row(change: Change, now: datetime) -> Row:
    """A change as the store's columns hold it."""
    return {
        "kind": change.kind,
        "subject": subject(change),
        "origin": change.origin,
        "destination": change.destination,
        "carriers": change.carrier,
        "on_date": change.on_date.isoformat(),
        "before": change.before,
        "after": _after(change),
        "moved_by": "; ".join(change.sources),
        "sentence": sentence(change),
        "recorded_at": now.isoformat(timespec="seconds"),
    }


def _after(change: Change) -> str:
    dated = change.kind in (ChangeKind.EVIDENCE, ChangeKind.LISTED, ChangeKind.COVERAGE_ENDED)
    return change.after if dated else f"{change.after} from {change.on_date}"


def subject(change: Change) -> str:
    """What a change is about, the same whenever it is found: 'ICN-NQZ:KC210', or a promise."""
    promise = dict(change.told).get("promise")
    if promise:
        return promise
    flights = sorted({leg.flight for leg in (*change.was, *change.now) if leg.number})
    who = flights[0] if len(flights) == 1 else change.carrier.replace(" ", "+")
    return f"{change.origin}-{change.destination}" + f":{who}" * bool(who)
