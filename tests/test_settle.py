"""Promises moved day by day: each move once, dated, with what moved it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import at, leg_row, put, station_row
from shipped import shipped_settings

from routes.feeds.delimited import TABLES
from routes.promises import promises
from routes.settle import settle
from routes.store import Store


@pytest.fixture
def shipped(tmp_path: Path) -> Store:
    return Store(shipped_settings(tmp_path).database)


def moves(rows: list[dict[str, str]], carrier: str = "KC") -> list[tuple[str, str, str]]:
    """(day, kind, after) of the resumption between the two capitals."""
    return [
        (row["on_date"], row["kind"], row["after"])
        for row in rows
        if row["subject"].startswith(f"resume:NQZ-SEL:{carrier}")
    ]


def test_june_2024_day_by_day_dates_counts_and_falls_due_once_each(shipped: Store) -> None:
    settle(shipped, date(2024, 5, 31), at("2026-11-24"))
    day, told = date(2024, 6, 1), []
    while day <= date(2024, 6, 30):
        told += settle(shipped, day, at("2026-11-24"))
        day += timedelta(days=1)
    assert moves(told) == [
        ("2024-06-10", "dated", "2024-06-15"),
        ("2024-06-12", "frequency", "2"),
        ("2024-06-16", "due-unconfirmed", "2024-06-15"),
    ]
    dated = next(row for row in told if row["after"] == "2024-06-15")
    assert "Civil Aviation Committee" in dated["moved_by"]


def test_run_to_february_2026_it_is_kept(shipped: Store) -> None:
    told = moves(settle(shipped, date(2026, 2, 20), at("2026-11-24")))
    assert told[-1] == ("2025-05-16", "kept", "2025-05-16")
    assert ("2024-12-13", "lapsed", "2024-06-15") in told


def test_daily_and_after_a_long_pause_are_the_same(shipped: Store, tmp_path: Path) -> None:
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = Store(shipped_settings(other_folder).database)
    settle(shipped, date(2025, 6, 1), at("2026-11-24"))
    for day in (date(2024, 3, 1), date(2024, 6, 11), date(2024, 6, 20), date(2025, 6, 1)):
        settle(other, day, at("2026-11-24"))

    def told(store: Store) -> set[tuple[str, ...]]:
        return {(r["subject"], r["kind"], r["after"], r["on_date"]) for r in store.changes()}

    assert told(shipped) == told(other)
    assert settle(shipped, date(2025, 6, 1), at("2026-11-24")) == []
    assert settle(shipped, date(2024, 6, 1), at("2026-11-24")) == []


def test_an_undated_promise_never_lapses(shipped: Store) -> None:
    rows = settle(shipped, date(2026, 11, 22), at("2026-11-24"))
    undated = [r for r in rows if r["subject"].startswith("new_route:NQZ-SEL:TW")]
    assert {r["kind"] for r in undated} == {"announced", "frequency"}


def test_no_two_promises_share_a_name(shipped: Store) -> None:
    keys = [promise.key for promise in promises(shipped.facts(date(2026, 11, 22)))]
    assert len(keys) == len(set(keys)) > 40


def test_the_past_read_for_the_first_time_is_history_and_later_moves_are_news(
    shipped: Store,
) -> None:
    first = settle(shipped, date(2024, 6, 11), at("2024-06-11"))
    later = settle(shipped, date(2024, 6, 16), at("2024-06-16"))
    assert {row["on_date"] for row in first if not row["news"]} > {"2024-06-10"}
    assert all(row["on_date"] == "2024-06-11" for row in first if row["news"])
    assert later
    assert all(row["news"] for row in later)


def test_what_becomes_known_later_on_a_settled_day_is_news(store: Store) -> None:
    put(store, at("2024-01-01"), feed="places", station=[station_row("ICN"), station_row("NQZ")])
    told: dict[str, object] = dict.fromkeys(TABLES["claim"].header, "")
    told |= {"weekly_before": None, "weekly_after": None, "weekly_after_max": None}
    told |= {"announced_on": "2024-02-01", "kind": "resume", "origin": "ICN", "destination": "NQZ"}
    told |= {"scope": "route", "carriers": "KC", "effective": "2024-06-15", "source": "a letter"}
    day, noon = date(2024, 2, 1), at("2024-02-01", "12:00")
    assert settle(store, day, at("2024-02-01", "06:00")) == []
    put(store, noon, feed="letters", claim=[told])
    rows = settle(store, day, noon)
    assert [(row["kind"], row["news"]) for row in rows] == [("announced", 1), ("dated", 1)]
    assert settle(store, day, noon) == []


def test_a_filing_that_is_taken_back_leaves_the_promise_announced(store: Store) -> None:
    put(store, at("2024-01-01"), feed="places", station=[station_row("ICN"), station_row("NQZ")])
    told: dict[str, object] = dict.fromkeys(TABLES["claim"].header, "")
    told |= {"weekly_before": None, "weekly_after": None, "weekly_after_max": None}
    told |= {"announced_on": "2024-02-01", "kind": "resume", "origin": "ICN", "destination": "NQZ"}
    told |= {"scope": "route", "carriers": "KC", "effective": "2024-06-15", "source": "a letter"}
    put(store, at("2024-02-01"), feed="letters", claim=[told])
    put(store, at("2024-03-01"), leg=[leg_row(first_date="2024-06-15", last_date="2024-10-26")])
    put(store, at("2024-04-01"), leg=[])
    kinds = [(r["on_date"], r["kind"]) for r in settle(store, date(2024, 4, 2), at("2024-04-02"))]
    assert ("2024-03-01", "filed") in kinds
    assert kinds[-1] == ("2024-04-01", "reopened")
    assert "no longer held" in store.changes()[0]["moved_by"]
