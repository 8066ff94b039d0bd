"""Frequencies move only where complete coverage holds both weeks; elsewhere knowledge ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from conftest import at, leg_row, put
from shipped import shipped_settings

from routes.changes import check_frequencies
from routes.store import Store

TODAY = date(2026, 4, 1)


def covers(completeness: str, **changed: object) -> dict[str, object]:
    row: dict[str, object] = {
        "name": "one season",
        "stations": "ICN",
        "partners": "",
        "carriers": "",
        "first_date": "2026-03-29",
        "last_date": "2026-10-24",
        "completeness": completeness,
        "known_on": "",
        "source": "made for a test",
        "recorded_on": "",
        "notes": "",
    }
    return row | changed


def told(store: Store, today: date = TODAY) -> list[tuple[str, str, str]]:
    rows = check_frequencies(store, today, at("2026-04-01"))
    return sorted((r["kind"], r["subject"], r["on_date"]) for r in rows)


def two_periods() -> list[dict[str, Any]]:
    """Twice a week until 31 May, four times a week from 1 June on."""
    return [
        leg_row(days="47", first_date="2026-03-29", last_date="2026-05-31"),
        leg_row(days="1247", first_date="2026-06-01", last_date="2026-10-24"),
    ]


def test_a_step_inside_complete_coverage_is_told_once(places: Store) -> None:
    put(places, at("2026-03-30"), leg=two_periods(), coverage=[covers("complete")])
    assert told(places) == [("frequency_up", "ICN-NQZ", "2026-06-01")]
    assert told(places) == []


def test_the_same_step_in_a_sample_is_not(places: Store) -> None:
    put(places, at("2026-03-30"), leg=two_periods(), coverage=[covers("sample")])
    assert told(places) == []


def test_a_new_filing_that_cuts_a_week_is_told_against_what_was_known(places: Store) -> None:
    put(places, at("2026-03-30"), leg=[leg_row(days="1247")], coverage=[covers("complete")])
    assert told(places) == []
    put(places, at("2026-04-02"), leg=[leg_row(days="47")], coverage=[covers("complete")])
    assert told(places, date(2026, 4, 2)) == [("frequency_down", "ICN-NQZ", "2026-03-30")]


def test_a_route_that_leaves_a_complete_schedule_is_suspended(places: Store) -> None:
    other = leg_row(number="1", destination="ALA", days="1234567")
    put(places, at("2026-03-30"), leg=[leg_row(), other], coverage=[covers("complete")])
    told(places)
    put(places, at("2026-04-02"), leg=[other], coverage=[covers("complete")])
    assert told(places, date(2026, 4, 2)) == [("suspended", "ICN-NQZ", "2026-03-30")]


def test_where_filings_end_knowledge_ends(places: Store) -> None:
    put(places, at("2026-03-30"), leg=[leg_row()], coverage=[covers("complete")])
    assert told(places, date(2026, 11, 22)) == [("coverage_ended", "ICN-NQZ", "2026-10-25")]


def test_the_shipped_facts_report_no_decrease_for_lack_of_data(tmp_path: Path) -> None:
    store = Store(shipped_settings(tmp_path).database)
    rows = check_frequencies(store, date(2026, 11, 22), at("2026-11-24"))
    assert {row["kind"] for row in rows} == {"coverage_ended"}
