"""The values of the network: stations, legs, claims, evidence. Frozen, without I/O.

A fact of any kind carries a `Mark`: where it comes from and since when it is known. Fields that a
source did not give are None or ''. Dates that a source gave coarsely are `When`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from routes.periods import When


class Basis(StrEnum):
    """What kind of source shows a leg."""

    FILED = "filed"  # a schedule feed or official timetable
    REPORTED = "reported"  # press, ministry
    ROSTERED = "rostered"  # a crew roster: single dates, planned
    OBSERVED = "observed"  # single dates, seen


class Bound(StrEnum):
    """How a first or last date is to be read."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a claim says will happen."""

    NEW_ROUTE = "new_route"
    RESUME = "resume"
    INCREASE = "increase"
    DECREASE = "decrease"
    SUSPEND = "suspend"
    RETIME = "retime"
    EQUIPMENT = "equipment"
    RIGHTS = "rights"
    WITHDRAW = "withdraw"
    POSTPONE = "postpone"


STARTS = (Kind.NEW_ROUTE, Kind.RESUME)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a row comes from: feed, citation, and the days it was known (until: None = still)."""

    feed: str
    source: str
    confidence: str
    known_from: date
    known_until: date | None
    known_on: When | None
    backfilled: bool = False


@dataclass(frozen=True, slots=True)
class Station:
    """A place with an IATA location code; `city_code` joins the stations of one city."""

    code: str
    name: str
    city: str
    city_code: str
    country: str
    zone: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One non-stop hop of one flight number over a period of operation (SSIM record type 3).

    `days` are departure days at the origin unless `days_basis` is 'arrival'; clock times are
    minutes after local midnight, None where the source gives none; `day_shift` is the arrival day
    less the departure day, None where unknown.
    """

    id: int
    carrier: str
    number: str
    origin: str
    destination: str
    first: When | None
    last: When | None
    days: str
    every: int
    dep_local: int | None
    arr_local: int | None
    day_shift: int | None
    equipment: str
    seats: int | None
    codeshares: str
    basis: Basis
    days_basis: str
    first_bound: Bound
    last_bound: Bound
    notes: str
    mark: Mark

    @property
    def flight(self) -> str:
        """Designator and number, or the designator alone: 'KC909'."""
        return self.carrier + self.number

    @property
    def route(self) -> tuple[str, str]:
        return self.origin, self.destination


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of an announcement. `scope` is 'route', or 'any'/'all'/'other' for countries."""

    id: int
    announced_on: When | None
    announced_by: str
    source_class: str
    kind: Kind
    origin: str
    destination: str
    scope: str
    carriers: frozenset[str]  # empty: not said
    effective: When | None
    weekly_before: int | None
    weekly_after: int | None
    weekly_after_max: int | None
    direction: str
    side: str
    stage: str
    notes: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Evidence:
    """A dated sign that a route was flown or in service."""

    carrier: str
    number: str
    origin: str
    destination: str
    on_date: date
    kind: str  # first_flight | in_service | flight | filed | observed | reported
    weekly: float | None
    what: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sighting:
    """A pair listed for some months without days or times; both directions."""

    carrier: str
    station_a: str
    station_b: str
    listed_for: str
    listed_mode: str
    notes: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which stations, partners, carriers and dates a source speaks for."""

    name: str
    stations: frozenset[str]
    partners: frozenset[str]  # stations and countries; empty: all
    carriers: frozenset[str]  # empty: all
    first: date | None
    last: date | None
    complete: bool
    notes: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class FrequencyClaim:
    """A stated or published weekly frequency; never mixed with counted ones."""

    first: When | None
    last: When | None
    label: str
    origin: str
    destination: str
    scope: str
    carriers: frozenset[str]  # empty: all together
    weekly: float
    stage: str
    direction: str
    side: str
    basis: str
    notes: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ConnectingTime:
    """A minimum connecting time; blank station and carriers are the IATA global defaults."""

    station: str
    arrival_carrier: str
    departure_carrier: str
    status: str  # DD | DI | ID | II | inter
    minutes: int | None
    suppressed: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Watched:
    """A pair the home page shows a line for, with an optional replay."""

    origin: str
    destination: str
    replay_date: date | None
    replay_as_of: date | None
    replay_label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Alias:
    """A former code that old texts use."""

    code: str
    station: str
    until: date | None


class ChangeKind(StrEnum):
    """How a service or what is known of it differs between two states of knowledge."""

    LAUNCHED = "launched"
    RESUMED = "resumed"
    SUSPENDED = "suspended"
    ENDED = "ended"
    FREQUENCY_UP = "frequency_up"
    FREQUENCY_DOWN = "frequency_down"
    DAYS_CHANGED = "days_changed"
    RETIMED = "retimed"
    EQUIPMENT = "equipment"
    CODESHARE = "codeshare"
    RENUMBERED = "renumbered"
    PERIOD_EXTENDED = "period_extended"
    COVERAGE_ENDED = "coverage_ended"
    EVIDENCE = "evidence"
    LISTED = "listed"  # a pair in a route list, a flight in a roster: no days, or a plan
    STATED = "stated"  # a statement that is no promise


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two states of knowledge, from `on_date` on.

    `kind` is a ChangeKind, or a step of a promise. `before` and `after` are the values as plain
    text: departures a week, days, clock times, numbers. `was` and `now` are the flights, `told`
    further values that the sentence needs.
    """

    kind: str
    carrier: str  # several are separated by spaces; blank: not one carrier's
    origin: str
    destination: str
    on_date: date
    before: str
    after: str
    until: date | None = None  # the last day of a difference that passes
    was: tuple[Leg, ...] = ()
    now: tuple[Leg, ...] = ()
    sources: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be taken: line (1 = header), and what was wrong."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of some bytes: rows by table, as plain columns, and the rejects."""

    rows: dict[str, list[dict[str, object]]]
    rejects: list[Reject]

    @property
    def count(self) -> int:
        return sum(len(rows) for rows in self.rows.values())
