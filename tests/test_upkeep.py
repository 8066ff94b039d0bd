"""Copies that can be restored, and what is cut back: never history."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import at, csv_of, leg_row
from shipped import ask, shipped_settings

from planner.jobs import run_job
from planner.records import Records
from planner.settings import Settings
from planner.upkeep import backups
from routes.errors import StoreError
from routes.store import Store

DAY = timedelta(days=1)
START = at("2026-11-24")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(shipped_settings(tmp_path), backups=tmp_path / "copies", backups_kept=3)


def test_a_copy_is_named_by_its_instant_and_the_last_few_are_kept(settings: Settings) -> None:
    assert settings.backups
    for day in range(5):
        done = run_job(settings, "backup", START + day * DAY)
        assert done
    assert [path.name for path in backups(settings.backups)] == [
        "sapar-20261126T060000Z.db",
        "sapar-20261127T060000Z.db",
        "sapar-20261128T060000Z.db",
    ]
    assert "checked" in done.sentences[0]
    assert done.sentences[1:] == ["sapar-20261125T060000Z.db dropped"]


def test_other_files_of_the_folder_are_left_alone_and_a_killed_copy_is_not(
    settings: Settings,
) -> None:
    assert settings.backups
    settings.backups.mkdir()
    for name in ("notes.txt", "sapar-old.db", "sapar-20261101T060000Z.db.part"):
        (settings.backups / name).write_text("x")
    run_job(settings, "backup", START)
    left = sorted(path.name for path in settings.backups.iterdir())
    assert left == ["notes.txt", "sapar-20261124T060000Z.db", "sapar-old.db"]


def test_restore_drill(settings: Settings, tmp_path: Path) -> None:
    """The database is lost; the newest copy is put in its place and answers the same."""
    assert settings.backups
    question = {"origin": "NQZ", "destination": "ICN", "date": "2024-06-22"}
    run_job(settings, "settle", START)
    before, changes = ask(settings, **question), Store(settings.database).changes()
    run_job(settings, "backup", START)
    settings.database.write_bytes(b"ruined")
    shutil.copy(backups(settings.backups)[-1], settings.database)
    assert ask(settings, **question) == before
    assert Store(settings.database).changes() == changes
    assert run_job(settings, "settle", START + DAY)


def test_without_a_folder_it_says_what_to_set(settings: Settings) -> None:
    done = run_job(replace(settings, backups=None), "backup", START)
    assert done
    assert done.sentences == ["No folder for backups is set up: set SAPAR_BACKUPS."]


def test_a_folder_that_cannot_be_written_is_a_failure(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="no backup in"):
        run_job(replace(settings, backups=tmp_path / "file" / "copies"), "backup", START)
    last = Records(settings.database).runs("backup", limit=1)[0]
    assert last["outcome"] == "failed"


def test_old_runs_go_but_the_last_and_the_last_good_one_of_a_job(settings: Settings) -> None:
    for day in range(3):
        run_job(settings, "settle", START + day * DAY)
    broken = replace(settings, extra_feeds=(("mine", "no-such-file.csv"),))
    run_job(settings, "refresh", START)
    run_job(broken, "refresh", START + DAY)
    run_job(broken, "refresh", START + 2 * DAY)
    run_job(settings, "prune", START + 120 * DAY)
    left = [
        (r["job"], r["outcome"], r["started_at"][:10]) for r in Records(settings.database).runs()
    ]
    assert left == [
        ("prune", "ok", "2027-03-24"),
        ("refresh", "failed", "2026-11-26"),
        ("refresh", "ok", "2026-11-24"),
        ("settle", "ok", "2026-11-26"),
    ]


def test_old_held_states_go_and_history_stays(settings: Settings, tmp_path: Path) -> None:
    feed = tmp_path / "legs.csv"
    fed = replace(settings, extra_feeds=(("partner", str(feed)),))

    def serve(day: int, flights: int) -> None:
        season = {"first_date": "2026-10-25", "last_date": "2027-03-27"}
        legs = [leg_row(number=str(n), **season) for n in range(1, flights + 1)]
        feed.write_bytes(csv_of("leg", legs))
        assert run_job(fed, "refresh", START + day * DAY)

    serve(0, 200)
    for day in (1, 2, 3):
        serve(day, 100 - day)  # held, and never the same twice
    store = Store(settings.database)
    legs, changes = store.legs(START.date()), store.changes()
    done = run_job(settings, "prune", START + 60 * DAY)
    assert done
    assert done.sentences == ["Dropped 0 runs, 2 held snapshots and 0 sent messages."]
    assert [s.state for s in store.snapshots("partner")] == ["closed", "held"]
    assert (store.legs(START.date()), store.changes()) == (legs, changes)


def test_sent_messages_go_after_ninety_days(settings: Settings) -> None:
    store = Store(settings.database)
    messages = [
        ("old", "sent", "2026-11-24T06:00:00+00:00"),
        ("new", "sent", "2027-03-01T06:00:00+00:00"),
        ("waiting", "pending", None),
    ]
    with store.writing() as db:
        db.execute("pragma defer_foreign_keys = on")
        columns = {c.name: c for c in db.table("watch").columns}
        watch = {n: 0 if c.type == "INTEGER" else "x" for n, c in columns.items() if c.notnull}
        db.table("watch").insert(watch | {"id": "w"})
        for number, (id_, state, sent) in enumerate(messages):
            at_ = "2026-11-24T06:00:00+00:00"
            row = {"id": id_, "watch": "w", "kind": "test", "state": state, "sent_at": sent}
            db.table("delivery").insert(
                row | {"created_at": at_, "due_at": at_, "attempts": 1, "error": ""}
            )
            event = {"watch": "w", "change": number, "delivery": id_, "created_at": at_}
            db.table("event").insert(event)
    done = run_job(settings, "prune", START + 120 * DAY)
    assert done
    assert "1 sent messages" in done.sentences[0]
    with store.reading() as db:
        assert [row["id"] for row in db.query("select id from delivery")] == ["new", "waiting"]
        assert [row["delivery"] for row in db.query("select delivery from event order by 1")] == [
            "new",
            "waiting",
        ]
