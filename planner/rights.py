"""Rights against use: what two countries permit beside what is counted and stated, each as told.

Rights are departures a week one way of the carriers of one side; use is of all carriers together,
one way, so it stands against the rights of both sides. A permission is never counted as a flight.
"""

from __future__ import annotations

from planner.data import Data
from planner.frequency import frequency
from planner.network import Network
from planner.places import Place
from planner.stated import number
from planner.tally import Asked
from routes.model import Claim, Kind


def rights_against_use(network: Network) -> list[Data]:
    """Each pair of countries of which rights are known, by code."""
    return network.keep(lambda: _pairs(network), "rights")


def _pairs(network: Network) -> list[Data]:
    pairs = {_countries(network, c) for c in network.facts.claims if c.kind is Kind.RIGHTS}
    return [_pair(network, *pair) for pair in sorted(pairs) if pair]


def _countries(network: Network, claim: Claim) -> tuple[str, ...]:
    """The two countries of a claim in order of their codes, () where it is inside one."""
    ends = {
        station.country if (station := network.stations.get(code)) else code
        for code in (claim.origin, claim.destination)
    }
    return tuple(sorted(ends)) if len(ends) == 2 else ()


def _country(network: Network, code: str) -> Place:
    """The country, also where no route of it is held."""
    stations = [s.code for s in network.stations.values() if s.country == code]
    return Place(code, code, "country", tuple(sorted({*stations} & {*network.after})))


def _pair(network: Network, one: str, other: str) -> Data:
    found = frequency(Asked(network, _country(network, one), _country(network, other)))
    rights = [f for f in found["stated"] if f["rights"]]
    latest = next((f for f in reversed(rights) if f["weekly"] is not None), None)
    told = latest["weekly"] if latest else None
    # Where no side is told, whose number it is stays open, and nothing is converted.
    sided = latest is not None and any(claim["side"] for claim in latest["claims"])
    per_side = told if sided else None
    stated = [f for f in found["stated"] if _is_use(f)]
    counted = [_counted(p) for p in found["points"] if p["weekly_most"] is not None]
    both = None if per_side is None else 2 * per_side
    return {
        "countries": [one, other],
        "unit": "departures a week, one way",
        "rights_told": told,
        "rights_per_side": per_side,
        "rights_both_sides": both,
        "rights": rights,
        "counted": counted,
        "stated": stated[-1] if stated else None,
        "sentence": _sentence((one, other), (told, both), stated, counted),
    }


def _is_use(fact: Data) -> bool:
    """Flights of all carriers together, stated as being flown."""
    everyone = all(not claim["carriers"] for claim in fact["claims"])
    told = fact["weekly"] is not None and fact["first"] is not None
    return everyone and told and not (fact["rights"] or fact["announced"])


def _counted(point: Data) -> Data:
    names = ("period", "basis", "weekly_most", "completeness")
    return {name: point[name] for name in names}


def _sentence(
    pair: tuple[str, str],
    rights: tuple[float | None, float | None],
    stated: list[Data],
    counted: list[Data],
) -> str:
    as_told, both = rights
    told = [f"{pair[0]}–{pair[1]}: rights "]
    if both is not None:
        told.append(f"{number(both)} a week of both sides together")
    elif as_told is not None:
        told.append(f"{number(as_told)} a week, of which side is not told")
    else:
        told.append("without a number of flights")
    if stated:
        one = stated[-1]
        told.append(f"; flown as stated {number(one['weekly'])} a week ({one['first']})")
    if counted:
        most = max(counted, key=lambda c: (c["period"][1:], c["weekly_most"]))
        least = "" if most["completeness"] == "complete" else "at least "
        told.append(f"; counted {least}{number(most['weekly_most'])} in {most['period']}")
    if not stated and not counted:
        told.append("; of their use nothing is held")
    return "".join(told)
