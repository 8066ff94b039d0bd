"""The questions that the shipped facts must answer truly, and the replay of June 2024."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import at, csv_of, leg_row
from shipped import ask, shipped_settings

from planner.prepare import prepare
from planner.settings import Settings
from routes.refresh import import_file
from routes.store import Store


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("shipped"))


def said(answer: dict[str, Any]) -> str:
    return " ".join(answer["sentences"])


def promise(answer: dict[str, Any], carrier: str) -> dict[str, Any]:
    """The start promised by a carrier that was told last."""
    starts = [p for p in answer["promises"] if p["kind"] in ("resume", "new_route")]
    return max(
        (p for p in starts if carrier in p["carriers"]),
        key=lambda p: str(p["announced_on"]["earliest"]),
    )


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2024-02-19", "unknown"),
        ("2024-02-21", "announced_undated"),
        ("2024-04-18", "announced_undated"),
        ("2024-06-11", "announced_dated"),
        ("2024-06-12", "announced_dated"),
        ("2024-06-16", "announced_dated"),
        ("2026-02-16", "operating"),
    ],
)
def test_replay_of_22_june_2024(settings: Settings, as_of: str, status: str) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2024-06-22", as_of=as_of)
    assert (found["as_of"], found["status"]) == (as_of, status)


def test_replay_names_who_said_what(settings: Settings) -> None:
    def then(as_of: str) -> dict[str, Any]:
        return ask(settings, origin="NQZ", destination="ICN", date="2024-06-22", as_of=as_of)

    february, april, june = then("2024-02-21"), then("2024-04-18"), then("2024-06-12")
    assert promise(february, "KC")["claims"][0]["announced_by"].startswith("Civil Aviation")
    assert promise(april, "KC")["due"]["precision"] == "season"
    assert promise(then("2024-06-11"), "KC")["weekly"] is None
    assert promise(june, "KC")["due"]["text"] == "2024-06-15"
    assert promise(june, "KC")["weekly"] == [2, 2]
    assert june["verdict"]["nonstop"] == "announced"


def test_due_yesterday_is_unconfirmed(settings: Settings) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2024-06-22", as_of="2024-06-16")
    told = promise(found, "KC")
    assert (told["state"], told["days_since_due"]) == ("due-unconfirmed", 1)
    assert "Due yesterday, unconfirmed" in said(found)


def test_kept_with_first_evidence_but_days_only_reported(settings: Settings) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2024-06-22", as_of="2026-02-16")
    told = promise(found, "KC")
    assert (told["state"], told["first_evidence"]["on_date"]) == ("kept", "2025-05-16")
    assert found["verdict"]["nonstop"] == "reported"
    assert found["status_now"] == "operating"
    assert "the exact first day is not confirmed" in said(found)


def test_13_june_2024_was_suspended_until_the_15th(settings: Settings) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2024-06-13", as_of="2024-06-12")
    assert (found["status"], found["verdict"]["nonstop"]) == ("suspended", "no")
    assert found["next_days"][0]["date"] == "2024-06-15"
    assert found["routes"][0]["status"]["claim"]["announced_by"] == "MOLIT Korea"
    assert found["itineraries"] == []


@pytest.mark.parametrize("pair", ["NQZ ICN", "ALA ICN", "CIT ICN", "ICN NQZ", "ICN ALA", "ICN CIT"])
def test_every_seoul_route_is_unknown_today(settings: Settings, pair: str) -> None:
    origin, destination = pair.split()
    found = ask(settings, origin=origin, destination=destination, date="2026-11-27")
    assert (found["status"], found["status_now"]) == ("unknown", "unknown")
    assert found["itineraries"] == []
    assert all(p["age_days"] > 200 for p in found["last_known_pattern"])
    assert any(p["last_evidence"] == "2026-02-15" for p in found["last_known_pattern"])
    assert "SAPAR_INCHEON_KEY" in said(found)


def test_astana_to_seoul_next_friday_and_saturday(settings: Settings) -> None:
    friday = ask(settings, origin="Astana", destination="Seoul", date="2026-11-27")
    saturday = ask(settings, origin="Astana", destination="Seoul", date="2026-11-28")
    assert (friday["assume"]["count"], friday["assume"]["next_date"]) == (0, "2026-11-28")
    assert saturday["assume"]["count"] == 1
    assert "August 2026 and January 2027" in said(friday)


def test_almaty_to_seoul_in_march_2026(settings: Settings) -> None:
    inside = ask(settings, origin="ALA", destination="SEL", date="2026-03-11")
    beyond = ask(settings, origin="ALA", destination="SEL", date="2026-03-13")
    for found in (inside, beyond):
        assert found["itineraries"][0]["legs"][0]["flight"] == "KC909"
        assert found["itineraries"][0]["legs"][0]["arrival"]["local"][11:] == "09:55"
    assert inside["itineraries"][0]["certainty"] == "firm"
    assert beyond["itineraries"][0]["certainty"] == "possible"
    assert any("at least 2026-03-12" in c for c in beyond["caveats"])


def test_seoul_to_astana_and_back_after_3_and_7_nights(settings: Settings) -> None:
    three = ask(settings, origin="SEL", destination="NQZ", date="2026-02", stay="3")
    seven = ask(settings, origin="SEL", destination="NQZ", date="2026-02", stay="7")
    pairs = three["round_trip"]["pairs"]
    assert [p["out_date"] for p in pairs] == [
        "2026-02-01",
        "2026-02-08",
        "2026-02-15",
        "2026-02-22",
    ]
    assert {date.fromisoformat(p["back_date"]).isoweekday() for p in pairs} == {3}
    back = pairs[0]["back"]["legs"][0]
    assert back["departure"]["estimated"]
    assert back["departure"]["earliest"] == "2026-02-04T19:50"
    assert back["arrival"]["local"] == "2026-02-05T06:50"
    assert seven["round_trip"]["pairs"] == []
    assert {p["nights"] for p in seven["round_trip"]["nearest"]} == {6}


def test_shymkent_and_tashkent_to_seoul(settings: Settings) -> None:
    shymkent = ask(settings, origin="CIT", destination="SEL", date="2026-11-27")
    tashkent = ask(settings, origin="TAS", destination="SEL", date="2026-11-27")
    assert {p["days"] for p in shymkent["last_known_pattern"]} == {"14"}
    carriers = {p["carrier"] for p in tashkent["last_known_pattern"]}
    assert {"HY", "HH", "TW", "C6"} <= carriers
    assert tashkent["status"] == "unknown"


def test_by_way_of_chengdu_is_possible_beside_the_daily_nonstop(settings: Settings) -> None:
    found = ask(settings, origin="ALA", destination="SEL", date="2026-02-17")
    nonstop, connecting = found["itineraries"]
    assert (nonstop["legs"][0]["flight"], nonstop["certainty"]) == ("KC909", "firm")
    assert (connecting["stations"], connecting["certainty"]) == (["ALA", "TFU", "ICN"], "possible")
    assert connecting["connections"][0]["rule"] == "IATA default II"


def test_assumption_shows_the_midnight_flight_with_its_age(settings: Settings) -> None:
    plain = ask(settings, origin="ALA", destination="SEL", date="2026-11-27")
    assumed = ask(settings, origin="ALA", destination="SEL", date="2026-11-27", assume="last_known")
    leg = assumed["itineraries"][0]["legs"][0]
    assert (leg["flight"], leg["assumed"], leg["last_evidence"]) == ("KC909", True, "2026-02-15")
    assert leg["departure"]["about"] == "2026-11-27T00:05"
    assert leg["arrival"]["local"] == "2026-11-27T09:55"
    assert leg["age_days"] == 280
    for key in ("status", "status_now", "promises", "next_days"):
        assert plain[key] == assumed[key]


def test_no_itinerary_of_november_2026_rests_on_a_row_of_before_2026(settings: Settings) -> None:
    for origin, destination in (("KZ", "KR"), ("KR", "KZ"), ("UZ", "KR")):
        for day in range(1, 31):
            found = ask(
                settings,
                origin=origin,
                destination=destination,
                date=f"2026-11-{day:02d}",
                max_stops="2",
            )
            legs = [leg for i in found["itineraries"] for leg in i["legs"]]
            assert all(leg["last_evidence"] >= "2026" for leg in legs), legs


def test_every_fact_names_its_source_and_age(settings: Settings) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2026-02-07")
    facts = [
        *found["last_known_pattern"],
        *[leg for i in found["itineraries"] for leg in i["legs"]],
        *[s for w in found["ways"] for h in w["hops"] for s in h["services"]],
    ]
    assert facts
    assert all(f["source"]["citation"] and f["age_days"] is not None for f in facts)


def test_a_later_import_changes_no_earlier_answer(tmp_path: Path) -> None:
    settings = shipped_settings(tmp_path)

    def asked(as_of: str, today: date) -> dict[str, Any]:
        found = ask(
            settings,
            today=today,
            origin="NQZ",
            destination="ICN",
            date="2024-06-22",
            as_of=as_of,
        )
        found["freshness"].pop("store_version")
        return found

    days = ["2024-02-21", "2024-06-12", "2026-02-16", "2026-11-22"]
    before = [asked(day, date(2026, 11, 24)) for day in days]
    file = tmp_path / "late.csv"
    leg = {"first_date": "2024-06-15", "last_date": "2024-10-26", "days": "36", "number": "209"}
    route = {"origin": "NQZ", "destination": "ICN", "dep_local": "21:00"}
    file.write_bytes(csv_of("leg", [leg_row(**leg, **route)]))
    import_file(Store(settings.database), file, now=at("2026-11-25"))
    assert [asked(day, date(2026, 11, 25)) for day in days] == before
    later = asked("2026-11-25", date(2026, 11, 25))
    assert later["verdict"]["nonstop"] == "yes"


def test_backfill_is_shown_on_the_answers_it_touches(tmp_path: Path) -> None:
    settings = shipped_settings(tmp_path)
    file = tmp_path / "late.csv"
    route = {"origin": "NQZ", "destination": "ICN", "number": "209", "dep_local": "21:00"}
    period = {"first_date": "2024-06-15", "last_date": "2024-10-26", "days": "36"}
    file.write_bytes(csv_of("leg", [leg_row(**route, **period, known_on="2024-06-14")]))
    import_file(Store(settings.database), file, now=at("2026-11-25"), backfill=True)
    found = ask(
        settings,
        today=date(2026, 11, 25),
        origin="NQZ",
        destination="ICN",
        date="2024-06-22",
        as_of="2024-06-16",
    )
    assert found["verdict"]["nonstop"] == "yes"
    assert any("backfill" in c for c in found["caveats"])


RENAMED = {"NQZ": "XQA", "ALA": "XQB", "CIT": "XQC", "ICN": "XQD", "TFU": "XQE"}
CARRIERS = {"KC": "9Z", "OZ": "8Z", "CA": "7Z"}
QUESTIONS = [
    ("NQZ", "ICN", "2024-06-22", "2024-06-12", ""),
    ("NQZ", "ICN", "2024-06-13", "2024-06-12", ""),
    ("NQZ", "ICN", "2024-06-22", "2026-02-16", ""),
    ("ALA", "ICN", "2026-02-17", "2026-11-22", ""),
    ("ALA", "ICN", "2026-11-27", "2026-11-22", "last_known"),
    ("CIT", "ICN", "2026-11-27", "2026-11-22", ""),
]


Cell = Callable[[str, str], str]
"""(column, value) → other value."""


def _altered(settings: Settings, folder: Path, alter: Cell) -> Path:
    """A copy of the shipped facts, each cell altered."""
    folder.mkdir()
    for file in settings.data_folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as handle:
            header, *rows = csv.reader(handle)
        with (folder / file.name).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow([alter(c, v) for c, v in zip(header, row, strict=True)])
    return folder


STATION_COLUMNS = {"origin", "destination", "station", "station_a", "station_b", "code"}
STATION_COLUMNS |= {"city_code", "stations", "partners"}
CARRIER_COLUMNS = {"carrier", "carriers"}


def _renamed(column: str, value: str) -> str:
    """Other stations and carriers wherever a column holds their codes."""
    codes = RENAMED if column in STATION_COLUMNS else {}
    codes = CARRIERS if column in CARRIER_COLUMNS else codes
    return " ".join(codes.get(word, word) for word in value.split(" "))


DATE_COLUMNS = {"first_date", "last_date", "known_on", "recorded_on", "on_date", "announced_on"}
DATE_COLUMNS |= {"effective", "replay_date", "replay_as_of", "until", "listed_for"}


def _28_years_on(column: str, value: str) -> str:
    """Every date 28 years later: weekdays and seasons fall alike, zones do not."""
    if column not in DATE_COLUMNS:
        return value
    return re.sub(r"\b\d{4}", lambda found: str(int(found[0]) + 28), value)


def test_other_stations_and_carriers_give_the_same_answers(
    settings: Settings, tmp_path: Path
) -> None:
    other = shipped_settings(tmp_path, data=_altered(settings, tmp_path / "data", _renamed))
    for origin, destination, day, as_of, assume in QUESTIONS:
        params = {"date": day, "as_of": as_of, "assume": assume}
        one = ask(settings, origin=origin, destination=destination, **params)
        two = ask(other, origin=RENAMED[origin], destination=RENAMED[destination], **params)
        assert _shape(one) == _shape(two)


def test_other_years_give_the_same_statuses(settings: Settings, tmp_path: Path) -> None:
    data = _altered(settings, tmp_path / "data", _28_years_on)
    other = replace(settings, database=tmp_path / "later.db", data=data)
    prepare(other, at("2054-11-24"))
    for origin, destination, day, as_of, _ in QUESTIONS:
        one = ask(settings, origin=origin, destination=destination, date=day, as_of=as_of)
        two = ask(
            other,
            today=date(2054, 11, 22),
            origin=origin,
            destination=destination,
            date=_28_years_on("until", day),
            as_of=_28_years_on("until", as_of),
        )
        assert (one["status"], one["status_now"]) == (two["status"], two["status_now"])
        assert one["verdict"]["nonstop"] == two["verdict"]["nonstop"]
        assert [p["state"] for p in one["promises"]] == [p["state"] for p in two["promises"]]


def _shape(answer: dict[str, Any]) -> object:
    """All of an answer that does not name a station or carrier."""
    return (
        answer["status"],
        answer["status_now"],
        answer["verdict"]["nonstop"],
        [(n["date"], n["basis"]) for n in answer["next_days"]],
        sorted(
            (p["state"], p["announced_on"]["text"], str(p["due"] and p["due"]["text"]))
            for p in answer["promises"]
        ),
        [(i["certainty"], i["duration_minutes"], i["stops"]) for i in answer["itineraries"]],
        len(answer["ways"]),
        answer["assume"],
    )


def test_a_lapsed_promise_is_told_as_long_as_nothing_was_seen_since(settings: Settings) -> None:
    found = ask(settings, origin="NQZ", destination="ICN", date="2024-12-30", as_of="2025-01-01")
    assert found["status"] == "unknown"
    assert "Lapsed: 180 days after its day nothing held shows that it happened" in said(found)
