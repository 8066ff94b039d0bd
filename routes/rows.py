"""A row of the store → the value of the model. One function a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from routes import model
from routes.model import Mark
from routes.periods import read_when
from routes.times import read_clock

Row = dict[str, Any]
SHIPPED = "shipped"
"""The feed of the facts that come with the program."""


def _mark(row: Row) -> Mark:
    return Mark(
        feed=row["feed"],
        source=row.get("source") or "",
        confidence=row.get("confidence") or "",
        known_from=date.fromisoformat(row["known_from"]),
        known_until=date.fromisoformat(row["known_until"]) if row["known_until"] else None,
        known_on=read_when(row.get("known_on") or ""),
        backfilled=bool(row["backfill"]) and row["feed"] != SHIPPED,
    )


def _codes(text: str) -> frozenset[str]:
    """Designators or places of a list; '*' and blank say none in particular."""
    return frozenset(text.split()) - {"*"}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def make_leg(row: Row) -> model.Leg:
    return model.Leg(
        id=row["id"],
        carrier=row["carrier"],
        number=row["number"],
        origin=row["origin"],
        destination=row["destination"],
        first=read_when(row["first_date"]),
        last=read_when(row["last_date"]),
        days=row["days"],
        every=row["every"] or 1,
        dep_local=read_clock(row["dep_local"]),
        arr_local=read_clock(row["arr_local"]),
        day_shift=row["day_shift"],
        equipment=row["equipment"],
        seats=row["seats"],
        codeshares=row["codeshares"],
        basis=model.Basis(row["basis"]),
        days_basis=row["days_basis"],
        first_bound=model.Bound(row["first_bound"]),
        last_bound=model.Bound(row["last_bound"]),
        notes=row["notes"],
        mark=_mark(row),
    )


def make_claim(row: Row) -> model.Claim:
    return model.Claim(
        id=row["id"],
        announced_on=read_when(row["announced_on"]),
        announced_by=row["announced_by"],
        source_class=row["source_class"],
        kind=model.Kind(row["kind"]),
        origin=row["origin"],
        destination=row["destination"],
        scope=row["scope"],
        carriers=_codes(row["carriers"]),
        effective=read_when(row["effective"]),
        weekly_before=row["weekly_before"],
        weekly_after=row["weekly_after"],
        weekly_after_max=row["weekly_after_max"],
        direction=row["direction"],
        side=row["side"],
        stage=row["stage"],
        notes=row["notes"],
        mark=_mark(row),
    )


def make_evidence(row: Row) -> model.Evidence:
    return model.Evidence(
        carrier=row["carrier"],
        number=row["number"],
        origin=row["origin"],
        destination=row["destination"],
        on_date=date.fromisoformat(row["on_date"]),
        kind=row["kind"],
        weekly=row["weekly"],
        what=row["what"],
        mark=_mark(row),
    )


def make_sighting(row: Row) -> model.Sighting:
    return model.Sighting(
        carrier=row["carrier"],
        station_a=row["station_a"],
        station_b=row["station_b"],
        listed_for=row["listed_for"],
        listed_mode=row["listed_mode"],
        notes=row["notes"],
        mark=_mark(row),
    )


def make_coverage(row: Row) -> model.Coverage:
    return model.Coverage(
        name=row["name"],
        stations=_codes(row["stations"]),
        partners=_codes(row["partners"]),
        carriers=_codes(row["carriers"]),
        first=_day(row["first_date"]),
        last=_day(row["last_date"]),
        complete=row["completeness"] == "complete",
        notes=row["notes"],
        mark=_mark(row),
    )


def make_frequency_claim(row: Row) -> model.FrequencyClaim:
    return model.FrequencyClaim(
        first=read_when(row["first_date"]),
        last=read_when(row["last_date"]),
        label=row["label"],
        origin=row["origin"],
        destination=row["destination"],
        scope=row["scope"],
        carriers=_codes(row["carriers"]),
        weekly=row["weekly"],
        stage=row["stage"],
        direction=row["direction"],
        side=row["side"],
        basis=row["basis"],
        notes=row["notes"],
        mark=_mark(row),
    )


def make_station(row: Row) -> model.Station:
    fields = ("code", "name", "city", "city_code", "country", "zone", "lat", "lon")
    return model.Station(*(row[f] for f in fields))


def make_alias(row: Row) -> model.Alias:
    return model.Alias(row["code"], row["station"], _day(row["until"]))


def make_connecting_time(row: Row) -> model.ConnectingTime:
    return model.ConnectingTime(
        station=row["station"],
        arrival_carrier=row["arrival_carrier"],
        departure_carrier=row["departure_carrier"],
        status=row["status"],
        minutes=row["minutes"],
        suppressed=row["suppressed"] == "Y",
        mark=_mark(row),
    )


def make_watched(row: Row) -> model.Watched:
    return model.Watched(
        origin=row["origin"],
        destination=row["destination"],
        replay_date=_day(row["replay_date"]),
        replay_as_of=_day(row["replay_as_of"]),
        replay_label=row["replay_label"],
        mark=_mark(row),
    )
