"""Which source speaks for which route on which date; where none is complete, nothing is proved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from routes.model import Coverage, Station

Route = tuple[str, str]


def speaks(coverage: Coverage, route: Route, day: date, stations: Mapping[str, Station]) -> bool:
    """Whether a coverage row is about a route, in either direction, on a date."""
    if not (coverage.first and coverage.last and coverage.first <= day <= coverage.last):
        return False
    for here, there in (route, route[::-1]):
        if here in coverage.stations:
            other = stations.get(there)
            country = other.country if other else ""
            if not coverage.partners or {there, country} & coverage.partners:
                return True
    return False
