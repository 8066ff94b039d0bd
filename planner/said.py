"""What was said, as it was said: claims, announcements, stated frequencies, by place."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from planner import data, tell
from planner.data import Data
from planner.network import Network
from planner.questions import read_carrier, read_choice
from routes.model import Claim, FrequencyClaim, Kind

Given = Mapping[str, str]
"""Parameters: origin, destination, carrier, kind; each may be left out."""


def claims(network: Network, given: Given) -> list[Data]:
    """Claims asked for, newest known first."""
    return [data.claim(network, c) for c in _asked_claims(network, given)]


def _asked_claims(network: Network, given: Given) -> list[Claim]:
    kind, carrier = read_choice(given, "kind", [*Kind]), read_carrier(given)
    found = [c for c in network.facts.claims if not kind or c.kind == kind]
    found = [c for c in found if _is_asked(network, given, c, carrier)]
    return sorted(found, key=lambda c: (c.mark.known_from, c.id), reverse=True)


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


def announcements(network: Network, given: Given) -> list[Data]:
    """Claims of one speaker, day and source together."""

    def document(one: Claim) -> tuple[str, str, str]:
        day = one.announced_on.text if one.announced_on else ""
        return day, one.announced_by, one.mark.source

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
