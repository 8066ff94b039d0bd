"""May this flight meet that one? Minimum connecting times as named rules.

Hierarchy (IATA SSIM chapter 8, as far as the table has rows): carrier pair at the station, then
departing carrier, then arriving carrier, then the station's own standard, then the IATA global
defaults by status DD, DI, ID, II. The departing carrier beats the arriving one (8.10.4). A
suppression wins over every time.
"""

from __future__ import annotations

from dataclasses import dataclass

from routes.model import ConnectingTime, Station

# IATA global defaults, minutes (SSIM chapter 8, 8.10.2): used where the table lacks them.
DEFAULTS = {"DD": 30, "DI": 60, "ID": 90, "II": 90, "inter": 240}


@dataclass(frozen=True, slots=True)
class Minimum:
    """A minimum connecting time and the rule that decided; minutes None: suppressed."""

    minutes: int | None
    rule: str


class ConnectingTimes:
    """The table of minimum connecting times, looked up from most to least significant."""

    def __init__(self, rows: list[ConnectingTime]) -> None:
        self._rows: dict[tuple[str, str, str, str], ConnectingTime] = {
            (r.station, r.arrival_carrier, r.departure_carrier, r.status): r for r in rows
        }
        self._kept: dict[tuple[str, str, str, str], Minimum] = {}

    def minimum(self, station: str, arriving: str, departing: str, status: str) -> Minimum:
        """The time that decides for two carriers at a station, with the name of its rule."""
        key = (station, arriving, departing, status)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._decide(*key)
        return found

    def _decide(self, station: str, arriving: str, departing: str, status: str) -> Minimum:
        order = (
            (station, arriving, departing, "carrier pair at the station"),
            (station, "", departing, "departing carrier at the station"),
            (station, arriving, "", "arriving carrier at the station"),
            (station, "", "", "station standard"),
            ("", "", "", "IATA default"),
        )
        found = [
            (self._rows[at, a, d, status], name)
            for at, a, d, name in order
            if (at, a, d, status) in self._rows
        ]
        for row, name in found:
            if row.suppressed:
                return Minimum(None, f"suppressed: {name} {station} {status}")
        if found:
            row, name = found[0]
            return Minimum(
                row.minutes, f"{name} {status}" + (f" {row.station}" * bool(row.station))
            )
        return Minimum(DEFAULTS[status], f"IATA default {status}")


def status(previous: Station, here: Station, there: Station, following: Station) -> str:
    """DD, DI, ID or II of a connection, 'inter' between two stations of a city.

    A leg is domestic where both its stations are in one country.
    """
    if here.code != there.code:
        return "inter"
    arriving = "D" if previous.country == here.country else "I"
    departing = "D" if following.country == there.country else "I"
    return arriving + departing
