"""The store's promises: nothing known is lost or rewritten, whatever happens to a writer."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import at, leg_row, put, station_row

from routes import store as store_module
from routes.errors import StoreError
from routes.evidence import shown_on
from routes.feeds.delimited import TABLES
from routes.model import Reading, Reject
from routes.rows import SHIPPED, Row
from routes.store import Intake, Store

A, B, C = leg_row(number="1"), leg_row(number="2"), leg_row(number="3")


def numbers(store: Store, day: str) -> list[str]:
    return sorted(leg.number for leg in store.legs(date.fromisoformat(day)))


def intake(*legs: dict[str, Any], day: str = "2026-05-01", **more: Any) -> Intake:
    feed = more.pop("feed", "test")
    return Intake(feed, "a test", Reading({"leg": list(legs)}, []), "0" * 64, at(day), **more)


@pytest.fixture
def db(store: Store) -> Iterator[sqlite3.Connection]:
    """A bare connection, as another program has it."""
    conn = sqlite3.connect(store.path)
    yield conn
    conn.close()


# -- what we knew when


def test_an_answer_of_a_day_is_not_changed_by_later_imports(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A, B])
    put(store, at("2026-05-05"), leg=[B, C])
    days = {"2026-04-30": [], "2026-05-01": ["1", "2"], "2026-05-04": ["1", "2"]}
    days |= {"2026-05-05": ["2", "3"], "2026-06-01": ["2", "3"]}
    assert {day: numbers(store, day) for day in days} == days
    put(store, at("2026-05-09"), leg=[A])
    days["2026-06-01"] = ["1"]
    assert {day: numbers(store, day) for day in days} == days


def test_a_row_that_comes_back_was_away_in_between(store: Store) -> None:
    for day, rows in (("2026-05-01", [A, B]), ("2026-05-03", [B]), ("2026-05-05", [A, B])):
        put(store, at(day), leg=rows)
    assert [numbers(store, f"2026-05-0{n}") for n in (2, 3, 4, 5)] == [
        ["1", "2"],
        ["2"],
        ["2"],
        ["1", "2"],
    ]


def test_the_day_is_utc(store: Store) -> None:
    put(store, at("2026-05-01", "23:59"), leg=[A])
    put(store, at("2026-05-02", "00:01"), leg=[B])
    assert numbers(store, "2026-05-01") == ["1"]
    assert numbers(store, "2026-05-02") == ["2"]


def test_feeds_do_not_touch_each_other(store: Store) -> None:
    put(store, at("2026-05-01"), feed="one", leg=[A])
    put(store, at("2026-05-01"), feed="two", leg=[A, B])
    put(store, at("2026-05-02"), feed="two", leg=[C])
    assert numbers(store, "2026-05-02") == ["1", "3"]


def test_tables_that_an_intake_does_not_have_stay(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A], station=[station_row("ICN")])
    put(store, at("2026-05-02"), leg=[B])
    assert list(store.facts(date(2026, 5, 2)).stations) == ["ICN"]


def test_backfill_is_known_from_its_own_day(store: Store) -> None:
    rows = [leg_row(number="1", known_on="2024-06-12"), leg_row(number="2", known_on="2024-06")]
    rows += [leg_row(number="3"), leg_row(number="4", recorded_on="2026-04-01")]
    store.replace(intake(*rows, backfill=True))
    assert numbers(store, "2024-06-11") == []
    assert numbers(store, "2024-06-12") == ["1"]
    assert numbers(store, "2024-06-29") == ["1"]
    assert numbers(store, "2024-06-30") == ["1", "2"]
    assert numbers(store, "2026-04-01") == ["1", "2", "4"]
    assert numbers(store, "2026-05-01") == ["1", "2", "3", "4"]
    assert all(leg.mark.backfilled for leg in store.legs(date(2026, 5, 1)))


def test_without_backfill_a_row_is_known_from_the_import(store: Store) -> None:
    store.replace(intake(leg_row(known_on="2024-06-12")))
    assert numbers(store, "2026-04-30") == []
    assert numbers(store, "2026-05-01") == ["210"]


def test_stations_were_never_news(store: Store) -> None:
    reading = Reading({"station": [station_row("ICN")]}, [])
    store.replace(Intake(SHIPPED, "x", reading, "0", at("2026-05-01"), backfill=True))
    assert "ICN" in store.facts(date(1990, 1, 1)).stations


def captured(store: Store, day: str, **tables: list[dict[str, Any]]) -> None:
    """A look at a live feed on a day."""
    reading = Reading(dict(tables), [])
    store.replace(Intake("live", "x", reading, "0", at(day), capture=True))


def test_what_a_live_feed_dropped_still_speaks_for_the_days_before(store: Store) -> None:
    cover: dict[str, Any] = dict.fromkeys(TABLES["coverage"].header, "")
    cover |= {"name": "x", "first_date": "2026-05-01", "last_date": "2026-10-24"}
    gone = leg_row(number="1")
    captured(store, "2026-05-01", leg=[gone, C], coverage=[cover])
    captured(store, "2026-05-10", leg=[C], coverage=[])
    before, after = (store.facts(date(2026, 5, day)) for day in (9, 10))
    assert [leg.last and leg.last.text for leg in before.legs if leg.number == "1"] == [
        "2026-10-24"
    ]
    assert [leg.last and leg.last.text for leg in after.legs if leg.number == "1"] == ["2026-05-09"]
    assert [c.last for c in after.coverage] == [date(2026, 5, 9)]


def test_what_a_live_feed_never_flew_is_gone(store: Store) -> None:
    captured(store, "2026-05-01", leg=[leg_row(number="1", first_date="2026-06-01"), C])
    captured(store, "2026-05-10", leg=[C])
    assert numbers(store, "2026-05-10") == ["3"]


def test_a_corrected_import_is_gone_whole(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[leg_row(number="1"), C])
    put(store, at("2026-05-10"), leg=[C])
    assert numbers(store, "2026-05-10") == ["3"]


def test_a_capture_is_evidence_of_its_own_day_only(store: Store) -> None:
    captured(store, "2026-05-01", leg=[leg_row(number="1"), C])
    captured(store, "2026-05-10", leg=[C])
    facts = store.facts(date(2026, 5, 20))
    shown = {leg.number: shown_on(leg, facts) for leg in facts.legs}
    assert shown == {"3": date(2026, 5, 10), "1": date(2026, 5, 1)}


def test_an_import_is_no_capture(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[C])
    facts = store.facts(date(2026, 5, 20))
    assert [shown_on(leg, facts) for leg in facts.legs] == [None]


def test_knowledge_dates_are_the_days_of_news(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A])
    put(store, at("2026-05-03"), leg=[A])
    put(store, at("2026-05-05"), leg=[B])
    assert store.knowledge_dates(date(2026, 5, 31)) == [date(2026, 5, 1), date(2026, 5, 5)]
    assert store.knowledge_dates(date(2026, 5, 4)) == [date(2026, 5, 1)]


def test_seen_is_the_last_capture_up_to_the_day(store: Store) -> None:
    captured(store, "2026-05-01", leg=[A])
    captured(store, "2026-05-03", leg=[A])
    put(store, at("2026-05-03"), feed=SHIPPED, leg=[B])
    seen = [store.facts(date(2026, 5, n)).seen.get("live") for n in (1, 2, 3)]
    assert seen == [date(2026, 5, 1), date(2026, 5, 1), date(2026, 5, 3)]
    assert SHIPPED not in store.facts(date(2026, 5, 9)).seen


def test_a_leg_is_read_as_it_was_written(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[leg_row(seats=223, arr_local="", codeshares="OZ6963")])
    (leg,) = store.legs(date(2026, 5, 1))
    assert (leg.flight, leg.route, leg.days) == ("KC210", ("ICN", "NQZ"), "47")
    assert (leg.dep_local, leg.arr_local, leg.day_shift) == (545, None, None)
    assert (leg.seats, leg.codeshares, leg.every) == (223, "OZ6963", 1)
    assert (leg.mark.feed, leg.mark.known_from) == ("test", date(2026, 5, 1))


# -- snapshots and the version


def test_a_snapshot_says_what_it_did(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A, B])
    reading = Reading({"leg": [B, C]}, [Reject(4, "bad")])
    made = store.replace(Intake("test", "a url", reading, "f" * 64, at("2026-05-02"), note="n"))
    assert (made.rows, made.rejects, made.added, made.closed) == (2, 1, 1, 1)
    assert (made.state, made.source, made.sha256, made.note) == ("closed", "a url", "f" * 64, "n")
    assert made.fetched_at == "2026-05-02T06:00:00+00:00"
    assert store.snapshots("test")[-1] == made


def test_the_version_moves_only_with_the_facts(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A])
    version = store.version()
    put(store, at("2026-05-02"), leg=[A])
    assert store.version() == version
    put(store, at("2026-05-03"), leg=[B])
    assert store.version() == version + 1


def test_a_guard_that_holds_leaves_facts_and_state(store: Store) -> None:
    store.replace(intake(A, B, capture=True))
    version = store.version()
    seen: list[tuple[list[str], list[str]]] = []

    def guard(old: list[Row], new: list[Row]) -> str:
        seen.append((sorted(r["number"] for r in old), [r["number"] for r in new]))
        return "too little"

    made = store.replace(intake(C, day="2026-05-02"), guard=guard, state={"etag": "x"})
    assert (made.state, made.note) == ("held", "too little")
    assert seen == [(["1", "2"], ["3"])]
    assert numbers(store, "2026-05-02") == ["1", "2"]
    assert store.version() == version
    assert store.feed_states() == {}
    assert store.facts(date(2026, 5, 2)).seen["test"] == date(2026, 5, 1)


def test_a_guard_that_agrees(store: Store) -> None:
    made = store.replace(intake(A), guard=lambda old, new: "", state={"etag": "x"})
    assert made.state == "closed"
    assert store.feed_states()["test"]["etag"] == "x"


def test_a_guard_that_raises_changes_nothing(store: Store) -> None:
    def guard(_old: list[Row], _new: list[Row]) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.replace(intake(A), guard=guard)
    assert store.snapshots() == []


def test_a_feed_state_keeps_what_is_not_named(store: Store) -> None:
    store.set_feed_state("x", {"etag": "1", "failure": ""})
    store.set_feed_state("x", {"failure": "down"})
    assert store.feed_states()["x"]["etag"] == "1"
    assert store.feed_states()["x"]["failure"] == "down"


def test_a_change_is_recorded_once(store: Store) -> None:
    row = dict.fromkeys(("kind", "subject", "origin", "destination", "carriers"), "x")
    row |= dict.fromkeys(("before", "after", "moved_by", "sentence"), "x")
    row |= {"on_date": "2026-05-01", "recorded_at": "2026-05-01"}
    assert len(store.add_changes([row])) == 1
    version = store.version()
    assert store.add_changes([row]) == []
    assert store.version() == version
    assert [r["sentence"] for r in store.changes(since=date(2026, 5, 1))] == ["x"]
    assert store.changes(since=date(2026, 5, 2)) == []


# -- what cannot be done, even by hand


@pytest.mark.parametrize(
    "statement",
    [
        "update leg set days = '1' where number = '2'",
        "update leg set known_from = '2020-01-01' where number = '2'",
        "update leg set known_until = null where number = '1'",
        "update leg set known_until = '2026-05-04' where number = '1'",
        "delete from leg where number = '1'",
        "delete from leg where number = '2'",
        "update station set name = 'x'",
        "delete from station",
    ],
)
def test_facts_are_never_changed_or_deleted(
    store: Store, db: sqlite3.Connection, statement: str
) -> None:
    put(store, at("2026-05-01"), leg=[A, B], station=[station_row("ICN")])
    put(store, at("2026-05-03"), leg=[B])
    with pytest.raises(sqlite3.IntegrityError, match="a fact is never"):
        db.execute(statement)


@pytest.mark.parametrize("statement", ["update snapshot set rows = 9", "delete from snapshot"])
def test_a_closed_snapshot_is_immutable(
    store: Store, db: sqlite3.Connection, statement: str
) -> None:
    put(store, at("2026-05-01"), leg=[A])
    with pytest.raises(sqlite3.IntegrityError, match="a closed snapshot is immutable"):
        db.execute(statement)


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="readonly"), store.reading() as db:
        db.execute("update meta set value = 9")


# -- writers that die, wait, or come from the future

KILLED = """
import sys, time
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from conftest import at, leg_row, put
from routes import store

def stop(db):
    print("all rows are in, nothing is committed", flush=True)
    time.sleep(60)

store._bump = stop
rows = [leg_row(number=str(n), notes="x" * 500) for n in range(5000)]
put(store.Store(Path(sys.argv[1])), at("2026-05-02"), leg=rows)
"""


def kill_in_the_middle_of_replace(store: Store) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", KILLED, str(store.path), str(here), str(here.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline().startswith(b"all rows")
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL


def test_a_writer_killed_in_the_middle_leaves_the_old_state(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A, B])
    before = store.facts(date(2026, 5, 3))
    kill_in_the_middle_of_replace(store)
    # The first to come is a reader, who may not write; then a writer.
    assert store.facts(date(2026, 5, 3)) == before
    assert len(store.snapshots()) == 1
    put(store, at("2026-05-02"), leg=[B, C])
    assert numbers(store, "2026-05-02") == ["2", "3"]
    with store.reading() as db:
        assert next(iter(db.query("pragma integrity_check")))["integrity_check"] == "ok"


def test_two_writers_at_once_both_arrive(store: Store) -> None:
    def write(feed: str) -> None:
        for n in range(1, 11):
            put(store, at(f"2026-05-{n:02d}"), feed=feed, leg=[leg_row(number=str(n))])

    threads = [threading.Thread(target=write, args=(feed,)) for feed in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.snapshots()) == 20
    assert numbers(store, "2026-05-04") == ["4", "4"]
    assert store.version() == 20


def test_a_database_in_use_is_said_to_be_busy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    with store.writing(), pytest.raises(StoreError, match=r"busy.*try again"):
        put(store, at("2026-05-01"), leg=[A])
    put(store, at("2026-05-01"), leg=[A])


def test_a_failure_in_a_write_takes_all_of_it_back(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(store, at("2026-05-01"), leg=[A, B | {"carrier": None}])
    assert store.snapshots() == []
    assert numbers(store, "2026-05-01") == []


def test_migrating_again_does_nothing(store: Store) -> None:
    put(store, at("2026-05-01"), leg=[A])
    assert store.migrate() == []
    assert numbers(store, "2026-05-01") == ["1"]


def test_a_newer_schema_is_refused(store: Store, db: sqlite3.Connection) -> None:
    db.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('routes', 'of_the_future', '2030-01-01')"
    )
    db.commit()
    with pytest.raises(StoreError, match=r"newer release.*of_the_future.*upgrade"):
        store.migrate()


def test_a_database_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no database at"):
        Store(tmp_path / "none.db").legs(date(2026, 5, 1))
    assert list(tmp_path.iterdir()) == []


def test_a_backup_can_be_put_in_place_of_a_lost_database(store: Store, tmp_path: Path) -> None:
    put(store, at("2026-05-01"), leg=[A, B], station=[station_row("ICN")])
    before = store.facts(date(2026, 5, 1))
    made = store.backup(tmp_path / "copy.db")
    put(store, at("2026-05-02"), leg=[C])
    store.path.write_bytes(b"lost")
    made.replace(store.path)
    assert store.migrate() == []
    assert store.facts(date(2026, 5, 1)) == before
    put(store, at("2026-05-03"), leg=[C])
    assert numbers(store, "2026-05-03") == ["3"]
    assert [p.name for p in tmp_path.iterdir()] == ["sapar.db"]


def test_a_backup_overwrites_the_one_before(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    put(store, at("2026-05-01"), leg=[A])
    store.backup(tmp_path / "copy.db")
    assert numbers(Store(tmp_path / "copy.db"), "2026-05-01") == ["1"]
