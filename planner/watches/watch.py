"""Watches: standing questions, and whether a change answers one. Values in, values out.

A watch of a route or of an origin and destination is told of changes of the stations it means, of
statements about their cities, and not of statements about whole countries; one of a country pair
is told of all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from routes.model import ChangeKind

Row = Mapping[str, Any]


class What(StrEnum):
    """What is followed."""

    ROUTE = "route"
    OD = "od"
    STATION = "station"
    CARRIER = "carrier"
    COUNTRIES = "countries"
    CLAIM = "claim"
    FEEDS = "feeds"


class Channel(StrEnum):
    """How one is told; `pull` is by Atom and calendar alone, which every watch has."""

    WEBHOOK = "webhook"
    EMAIL = "email"
    PULL = "pull"


class State(StrEnum):
    """Where a watch stands. Pending waits for a confirmation, disabled was ended by the program."""

    PENDING = "pending"
    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"
    REMOVED = "removed"


FEED_KINDS = (QUIET, HEARD) = ("quiet", "heard")
PROMISE_KINDS = ("announced", "window", "dated", "frequency", "filed", "kept", "due-unconfirmed",
                 "lapsed", "withdrawn", "reopened")  # fmt: skip
KINDS = (*map(str, ChangeKind), *PROMISE_KINDS, *FEED_KINDS)
GROUPS: dict[str, tuple[str, ...]] = {
    "starts and returns": (ChangeKind.LAUNCHED, ChangeKind.RESUMED),
    "stops": (ChangeKind.SUSPENDED, ChangeKind.ENDED),
    "how often, which days": (
        ChangeKind.FREQUENCY_UP,
        ChangeKind.FREQUENCY_DOWN,
        ChangeKind.DAYS_CHANGED,
        ChangeKind.PERIOD_EXTENDED,
    ),
    "times, aircraft, numbers": (
        ChangeKind.RETIMED,
        ChangeKind.EQUIPMENT,
        ChangeKind.RENUMBERED,
        ChangeKind.CODESHARE,
    ),
    "announcements and what became of them": (*PROMISE_KINDS, ChangeKind.STATED),
    "evidence, and where knowledge ends": (
        ChangeKind.EVIDENCE,
        ChangeKind.LISTED,
        ChangeKind.COVERAGE_ENDED,
    ),
}
"""Kinds of change in the words of a form."""
PAIRS = (What.ROUTE, What.OD, What.COUNTRIES)


@dataclass(frozen=True, slots=True)
class Watch:
    """One standing question, whom it is answered to, and when."""

    id: str
    what: What
    subject: str
    channel: Channel = Channel.PULL
    both_ways: bool = True
    kinds: frozenset[str] = frozenset()  # none: all
    target: str = field(default="", repr=False)
    format: str = ""
    secret: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    state: State = State.ACTIVE
    why: str = ""
    zone: str = "UTC"
    quiet_from: str = ""  # HH:MM
    quiet_until: str = ""
    digest: str = ""  # daily | weekly
    digest_at: str = ""
    token: int | None = None
    since_change: int = 0
    created_at: str = ""
    confirmed_at: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Both places of a pair."""
        origin, _, destination = self.subject.partition("-")
        return origin, destination

    @property
    def host(self) -> str:
        """Whose turn it is: messages of one host go one after the other, letters by one server."""
        return "smtp" if self.channel is Channel.EMAIL else urlsplit(self.target).netloc

    @property
    def title(self) -> str:
        """What is followed, for people: 'NQZ–ICN, both ways'."""
        if self.what in PAIRS:
            ways = ", both ways" if self.both_ways else ", one way"
            return "–".join(self.ends) + ways
        told = {
            What.STATION: f"station {self.subject}",
            What.CARRIER: f"carrier {self.subject}",
            What.CLAIM: f"promise {self.subject}",
            What.FEEDS: "the feeds",
        }
        return told[self.what]


class Geography:
    """Which city and country a station is in."""

    def __init__(self, stations: Iterable[tuple[str, str, str]]) -> None:
        """`stations` are (code, city code, country code)."""
        self._city: dict[str, str] = {}
        self._country: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        for code, city, country in stations:
            self._city[code], self._country[code] = city, country
            for place in {city, country} - {""}:
                self._members.setdefault(place, set()).add(code)

    def stations(self, place: str) -> set[str]:
        """The stations that a station, city or country code means."""
        return {place} if place in self._city else self._members.get(place, set())

    def means(self, told: str, place: str) -> bool:
        """Whether a code of a change speaks of the place: it, its stations, or their city."""
        if told == place:
            return True
        stations = self.stations(place)
        if told in self._city:
            return told in stations
        return len(told) == 3 and any(self._city.get(code) == told for code in stations)

    def is_in(self, told: str, country: str) -> bool:
        """Whether a code of a change is in the country, or is it."""
        return told == country or any(
            self._country[code] == country for code in self.stations(told)
        )


def match(watch: Watch, change: Row, places: Geography) -> bool:
    """Whether a recorded change answers the watch."""
    if watch.state is not State.ACTIVE or change["id"] <= watch.since_change or not change["news"]:
        return False
    if watch.kinds and change["kind"] not in watch.kinds:
        return False
    return _is_about(watch, change, places)


def _is_about(watch: Watch, change: Row, places: Geography) -> bool:
    of_feed = change["kind"] in FEED_KINDS
    if of_feed or watch.what is What.FEEDS:
        return of_feed and watch.what is What.FEEDS
    if watch.what is What.CLAIM:
        return bool(change["subject"] == watch.subject)
    if watch.what is What.CARRIER:
        return watch.subject in (change["carriers"] or "").split()
    told = change["origin"] or "", change["destination"] or ""
    if watch.what is What.STATION:
        return any(code and places.means(code, watch.subject) for code in told)
    fits = places.is_in if watch.what is What.COUNTRIES else places.means
    ways = (watch.ends, watch.ends[::-1]) if watch.both_ways else (watch.ends,)
    return any(fits(told[0], origin) and fits(told[1], end) for origin, end in ways)
