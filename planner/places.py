"""What a person calls a place → the stations it means: code, city, country or name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from planner.network import Network
from routes.errors import BadInput, Unknown
from routes.model import Station

NEAR = 5
LIKE = 0.65


@dataclass(frozen=True, slots=True)
class Place:
    """A place as asked: its code, a name for people, and its stations in use, best first."""

    code: str
    name: str
    kind: str  # station | city | country
    stations: tuple[str, ...]
    note: str = ""


def find_place(network: Network, text: str, *, field: str) -> Place:
    """A station code, former code, city code, country code or name.

    Raises BadInput that names the nearest places where there is none.
    """
    asked = text.strip()
    if not asked:
        raise BadInput(
            "no place given", field=field, remedy="a station like NQZ, a city like SEL or a name"
        )
    found = _by_code(network, asked.upper(), field) or _by_name(network, asked)
    if found:
        return found
    near = "; ".join(f"{s.code} {s.city or s.name}" for s in nearest(network, asked))
    raise Unknown(
        f"no station, city or country {asked!r} is known",
        field=field,
        remedy=f"did you mean {near}?" if near else "use an IATA code such as NQZ",
    )


def _by_code(network: Network, code: str, field: str) -> Place | None:
    stations = network.stations
    alias = network.facts.aliases.get(code)
    if alias and code not in network.graph:
        until = f" until {alias.until}" if alias.until else ""
        station = stations[alias.station]
        note = f"{code} is the former code of {alias.station}{until}"
        return Place(station.code, _city(station), "station", (station.code,), note)
    if len(code) == 3 and code in stations:
        if code not in network.graph and _members(network, code):
            return _city_place(network, code)
        return Place(code, _city(stations[code]), "station", (code,))
    if len(code) == 3 and _members(network, code):
        return _city_place(network, code)
    if len(code) == 2:
        members = [s for s in stations.values() if s.country == code]
        if members:
            served = tuple(sorted(s.code for s in members if s.code in network.after))
            if not served:
                raise Unknown(
                    f"no route of country {code} is held",
                    field=field,
                    remedy="name a station or a city of it",
                )
            return Place(code, code, "country", served)
    return None


def _members(network: Network, city_code: str) -> list[Station]:
    return [s for s in network.stations.values() if s.city_code == city_code]


def _city_place(network: Network, city_code: str) -> Place:
    members = _members(network, city_code)
    served = sorted(s.code for s in members if s.code in network.graph)
    codes = tuple(served or sorted(s.code for s in members))
    return Place(city_code, _city(members[0]), "city", codes)


def _city(station: Station) -> str:
    return station.city or station.name


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _by_name(network: Network, text: str) -> Place | None:
    """A city by its whole name; among several of one name, the one with routes."""
    wanted = _plain(text)
    if not wanted:
        return None
    matches = {
        s.city_code: s
        for s in network.stations.values()
        if wanted in (_plain(s.city), _plain(s.city.split(",")[0]), _plain(s.name))
    }
    served = [c for c in matches if any(s.code in network.graph for s in _members(network, c))]
    choice = served if served else list(matches)
    if len(choice) != 1:
        return None
    members = _members(network, choice[0])
    if len(members) == 1:
        return Place(members[0].code, _city(members[0]), "station", (members[0].code,))
    return _city_place(network, choice[0])


def find_end(network: Network, given: Mapping[str, str], name: str) -> Place | None:
    """The place given under a name; None where none is."""
    return find_place(network, given[name], field=name) if name in given else None


def joins(network: Network, pair: tuple[str, str], ends: list[Place | None]) -> bool:
    """Whether a promise of this pair is of these two places; it speaks for both directions."""
    return any(
        all(_is_at(network, code, end) for code, end in zip(codes, ends, strict=True))
        for codes in (pair, pair[::-1])
    )


def _is_at(network: Network, code: str, end: Place | None) -> bool:
    if end is None or code == end.code:
        return True
    return any(
        network.is_place(code, s) or network.stations[s].country == code for s in end.stations
    )


def nearest(network: Network, text: str, limit: int = NEAR) -> list[Station]:
    """Stations whose code, city or name is like the text, those with routes first."""
    wanted = _plain(text)
    if not wanted:
        return []
    likeness = _Likeness(wanted)
    scores = []
    for station in network.stations.values():
        names = (_plain(station.city), _plain(station.name), station.code.casefold())
        best = max(likeness.of(name) for name in names)
        if best >= LIKE:
            bonus = 0.3 if station.code in network.after else 0.0
            scores.append((-best - bonus, station.code, station))
    return [station for *_, station in sorted(scores)[:limit]]


class _Likeness:
    """How like one wanted word names are; cheap bounds first, as there are many names."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        self._matcher = difflib.SequenceMatcher(None, "", wanted)

    def of(self, name: str) -> float:
        if not name:
            return 0.0
        if name.startswith(self.wanted):
            return 1.0 + len(self.wanted) / (len(name) + 1)
        if self.wanted in name:
            return 0.9
        if abs(len(name) - len(self.wanted)) > 4:
            return 0.0
        self._matcher.set_seq1(name)
        if self._matcher.real_quick_ratio() < LIKE or self._matcher.quick_ratio() < LIKE:
            return 0.0
        return self._matcher.ratio()
