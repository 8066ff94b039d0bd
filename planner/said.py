"""What was said, as it was said: claims, announcements, stated frequencies, by place.

The same claim from several papers is one claim with several sources, told as the one that says
most tells it; claims that contradict one another stand next to each other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.questions import read_carrier, read_choice
from planner.table import Cell, to_csv
from routes.model import Claim, FrequencyClaim, Kind
from routes.newsroom.agreement import Said, agree, contradict, said_by_claim

Given = Mapping[str, str]
"""Parameters: origin, destination, carrier, kind; each may be left out."""
TABLE = (
    *("kind", "origin", "destination", "scope", "carriers", "effective", "weekly_before"),
    *("weekly_after", "weekly_after_max", "stage", "announced_on", "announced_by"),
    *("source_class", "source", "contradicted_by"),
)
"""Columns of the claims as a table: a line a source."""


# -- claims --------------------------------------------------------------------------------------


def claims(network: Network, given: Given) -> list[Data]:
    """Claims asked for, newest known first, each once with all who made it.

    What contradicts a claim stands next to it, and in its `contrary`.
    """
    groups = list(_same_claims(network, _asked_claims(network, given)))
    against = _contrary(groups)
    return [
        {
            **data.claim(network, _fullest(groups[i])),
            "sources": [_source(network, claim) for claim, _ in groups[i]],
            "contrary": [_other(network, _fullest(groups[n])) for n in against[i]],
        }
        for i in _side_by_side(against)
    ]


Group = list[tuple[Claim, Said]]
"""One claim as each source made it, the first to be known in front."""


def _same_claims(network: Network, found: list[Claim]) -> Iterator[Group]:
    """Claims that agree together; the group that something was added to last in front."""
    events: dict[Hashable, list[Group]] = {}
    for claim in reversed(found):
        said = said_by_claim(claim, network.city)
        groups = events.setdefault(said.event, [])
        joined = next((g for g in groups if all(agree(said, other) for _, other in g)), None)
        if joined is None:
            groups.append([(claim, said)])
        else:
            joined.append((claim, said))
    every = [group for groups in events.values() for group in groups]
    yield from sorted(every, key=lambda g: _newness(g[-1][0]), reverse=True)


def _fullest(group: Group) -> Claim:
    """The claim that says most; of equal ones the first."""
    return max(group, key=lambda one: one[1].detail)[0]


def _newness(one: Claim) -> tuple[object, int]:
    return one.mark.known_from, one.id


def _contrary(groups: list[Group]) -> list[list[int]]:
    """For each group those that contradict it, by their place in the list."""
    events: dict[Hashable, list[int]] = {}
    for i, group in enumerate(groups):
        events.setdefault(group[0][1].event, []).append(i)
    against: list[list[int]] = [[] for _ in groups]
    for same in events.values():
        for i in same:
            against[i] = [
                n for n in same if any(contradict(a, b) for _, a in groups[i] for _, b in groups[n])
            ]
    return against


def _side_by_side(against: list[list[int]]) -> list[int]:
    """The order of the list, but all that contradicts a claim directly behind it."""
    order: dict[int, None] = {}
    for first in range(len(against)):
        waiting = [first]
        while waiting:
            i = waiting.pop()
            if i not in order:
                order[i] = None
                waiting += reversed(against[i])
    return list(order)


def _source(network: Network, one: Claim) -> Data:
    return {
        "announced_on": data.when(one.announced_on),
        "announced_by": one.announced_by,
        "source_class": one.source_class,
        "sentence": tell.claim_text(network, one),
        "source": data.source(one.mark, network.as_of),
    }


def _other(network: Network, one: Claim) -> Data:
    return {
        "announced_on": data.when(one.announced_on),
        "announced_by": one.announced_by,
        "sentence": tell.claim_text(network, one),
    }


def claims_csv(rows: Iterable[Data]) -> str:
    """Claims as a table: a line for each source of each."""
    lines: list[list[Cell]] = []
    for one in rows:
        against = "; ".join(f"{o['announced_by']}: {o['sentence']}" for o in one["contrary"])
        for told in one["sources"]:
            row = one | {
                "carriers": " ".join(one["carriers"]),
                "effective": one["effective"]["text"] if one["effective"] else None,
                "announced_on": told["announced_on"]["text"] if told["announced_on"] else None,
                "announced_by": told["announced_by"],
                "source_class": told["source_class"],
                "source": told["source"]["citation"],
                "contradicted_by": against,
            }
            lines.append([row[name] for name in TABLE])
    return to_csv(TABLE, lines)


def _asked_claims(network: Network, given: Given) -> list[Claim]:
    kind, carrier = read_choice(given, "kind", [*Kind]), read_carrier(given)
    found = [c for c in network.facts.claims if not kind or c.kind == kind]
    found = [c for c in found if _is_asked(network, given, c, carrier)]
    return sorted(found, key=_newness, reverse=True)


def _is_asked(network: Network, given: Given, one: Claim | FrequencyClaim, carrier: str) -> bool:
    """Whether a claim is of the carrier and, in either order, of the places asked for."""
    if carrier and carrier not in one.carriers:
        return False
    ends = [given.get(name, "").upper() for name in ("origin", "destination")]
    pair = (one.origin, one.destination)
    return any(
        all(not end or _names(network, code, end) for code, end in zip(codes, ends, strict=True))
        for codes in (pair, pair[::-1])
    )


def _names(network: Network, code: str, asked: str) -> bool:
    station = network.stations.get(code)
    return asked in {code, network.city(code), station.country if station else code}


# -- announcements, frequencies ------------------------------------------------------------------


def announcements(network: Network, given: Given) -> list[Data]:
    """Claims of one speaker, day and source together."""

    def document(one: Claim) -> tuple[str, str, str]:
        day = one.announced_on.text if one.announced_on else ""
        # What was read stands behind the source, with the words of each claim.
        return day, one.announced_by, one.mark.source.partition(": “")[0]

    found = sorted(_asked_claims(network, given), key=document, reverse=True)
    return [
        {
            "announced_on": data.when(group[0].announced_on),
            "announced_by": key[1],
            "source_class": group[0].source_class,
            "source": data.source(group[0].mark, network.as_of),
            "sentence": f"{key[1]}: " + "; ".join(tell.claim_text(network, c) for c in group),
            "claims": [data.claim(network, c) for c in group],
        }
        for key, claims_of in groupby(found, key=document)
        for group in (list(claims_of),)
    ]


def frequency_claims(network: Network, given: Given) -> list[Data]:
    """Weekly frequencies as others stated them."""
    carrier = read_carrier(given)
    return [
        data.frequency_claim(network, one)
        for one in network.facts.frequency_claims
        if _is_asked(network, given, one, carrier)
    ]
