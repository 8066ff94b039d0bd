"""What has gone quiet is told once, and once again when it is heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import at, csv_of, leg_row
from shipped import shipped_settings

from planner.health import health
from planner.jobs import run_job
from planner.settings import Settings
from planner.silence import feeds_data, is_quiet
from routes.errors import BadInput
from routes.newsroom import documents
from routes.newsroom.documents import Document
from routes.store import Store

DAY = timedelta(days=1)
START = at("2026-11-24")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The shipped store with one feed, a file that the tests change."""
    legs = tmp_path / "legs.csv"
    legs.write_bytes(csv_of("leg", [leg_row()]))
    return replace(
        shipped_settings(tmp_path),
        extra_feeds=(("partner", str(legs)),),
        quiet_days=(("partner", 7),),
    )


def look(settings: Settings, day: int, number: str = "210") -> list[str]:
    """A refresh and the job, so many days on, of a feed that holds one flight."""
    now = START + day * DAY
    feed = Path(dict(settings.extra_feeds)["partner"])
    feed.write_bytes(csv_of("leg", [leg_row(number=number)]))
    run_job(settings, "refresh", now)
    done = run_job(settings, "silence", now)
    assert done
    assert not done.failed
    return done.sentences


def told(settings: Settings) -> list[tuple[str, str, str, str]]:
    rows = Store(settings.database).changes()
    kept = [r for r in reversed(rows) if r["kind"] in ("quiet", "heard")]
    return [(r["kind"], r["subject"], r["on_date"], r["after"]) for r in kept]


def test_a_silence_is_told_once_and_so_is_its_end(settings: Settings) -> None:
    assert look(settings, 0) == ["None of 1 feeds and sources is quiet."]
    assert look(settings, 7) == ["None of 1 feeds and sources is quiet."]
    quiet = "partner is quiet: nothing new since 2026-11-24, for 8 days; something new is expected"
    assert look(settings, 8) == [f"{quiet} within 7 days."]
    look(settings, 9)
    assert told(settings) == [("quiet", "feed:partner", "2026-12-02", "since 2026-11-24")]
    assert look(settings, 10, "211")[0] == ("partner is heard again: something new on 2026-12-04.")
    look(settings, 11, "211")
    look(settings, 18, "211")
    assert told(settings)[1:] == [
        ("heard", "feed:partner", "2026-12-04", "on 2026-12-04"),
        ("quiet", "feed:partner", "2026-12-12", "since 2026-12-04"),
    ]


def test_a_longer_patience_is_no_news(settings: Settings) -> None:
    look(settings, 0)
    look(settings, 8)
    assert look(replace(settings, quiet_days=(("partner", 30),)), 9) == [
        "None of 1 feeds and sources is quiet."
    ]
    assert [kind for kind, *_ in told(settings)] == ["quiet"]


def test_health_names_what_is_quiet(settings: Settings) -> None:
    look(settings, 0)
    found = health(settings, START + 20 * DAY)
    assert "partner is quiet: nothing new since 2026-11-24, for 20 days; something new" in (
        "\n".join(found["problems"])
    )


def test_nothing_is_expected_of_a_feed_of_which_nothing_is_said(settings: Settings) -> None:
    silent = replace(settings, quiet_days=())
    assert look(silent, 0) == ["No feed or source says how often something new is expected."]
    assert not feeds_data(silent, Store(silent.database), START + 900 * DAY)[0]["quiet"]


def test_incheon_is_expected_to_change_within_a_fortnight() -> None:
    (feed,) = Settings.from_env({"SAPAR_INCHEON_KEY": "x", "SAPAR_QUIET_DAYS": "incheon=5"}).feeds
    assert feed.quiet_days == 5
    settings = Settings.from_env({"SAPAR_INCHEON_KEY": "x"})
    assert settings.feeds[0].quiet_days is None  # as the format has it


def test_a_source_of_announcements_is_quiet_by_its_newest_document(
    settings: Settings, tmp_path: Path
) -> None:
    listed = tmp_path / "sources.csv"
    listed.write_text(
        "name,url,kind,source_class,publisher,language,hours,quiet_days,follow\n"
        "ministry,https://example.org/,index,regulator,Ministry,en,24,10,\n"
    )
    with_source = replace(settings, sources=listed, extra_feeds=(), quiet_days=())
    store = Store(settings.database)
    page = Document(
        source="ministry",
        publisher="Ministry",
        source_class="regulator",
        url="https://example.org/1",
        published=START.date(),
        basis="page",
        title="A title",
        text="Words.",
        fetched_at=START,
    )
    state = {"checked_at": START.isoformat(), "failure": ""}
    documents.keep(store, "news:ministry", [page], state)
    assert run_job(with_source, "silence", START + 10 * DAY)
    assert told(settings) == []
    assert run_job(with_source, "silence", START + 11 * DAY)
    assert told(settings) == [("quiet", "feed:news:ministry", "2026-12-05", "since 2026-11-24")]


def test_a_look_that_may_still_be_going_on_has_not_failed(settings: Settings) -> None:
    begun = {"checked_at": START.isoformat(), "failure": documents.UNENDED}
    Store(settings.database).set_feed_state("news:ministry", begun)

    def failure(after: timedelta) -> str | None:
        now = START + after
        rows = feeds_data(settings, Store(settings.database), now)
        return next(r["failure"] for r in rows if r["feed"] == "news:ministry")

    assert failure(timedelta(minutes=1)) is None
    assert failure(timedelta(hours=1)) == "the last look did not end"


def test_a_list_of_sources_that_cannot_be_read_is_a_problem_and_no_fault(
    settings: Settings, tmp_path: Path
) -> None:
    wrong = replace(settings, sources=tmp_path / "none.csv")
    assert run_job(wrong, "silence", START)
    assert any(
        p.startswith("SAPAR_SOURCES: there is no file") for p in health(wrong, START)["problems"]
    )


def test_never_heard_and_never_looked_at_are_not_the_same() -> None:
    looked = {"checked_at": START.isoformat()}
    assert not is_quiet(7, {}, None, START)
    assert is_quiet(7, looked | {"failure": ""}, None, START)
    assert not is_quiet(7, looked | {"failure": "no answer"}, None, START)


@pytest.mark.parametrize("words", ["partner", "other=7", "incheon=0", "incheon=often"])
def test_wrong_words_are_named(words: str) -> None:
    with pytest.raises(BadInput) as caught:
        Settings.from_env({"SAPAR_QUIET_DAYS": words, "SAPAR_FEEDS": "partner=x.csv"})
    assert caught.value.field == "SAPAR_QUIET_DAYS"
