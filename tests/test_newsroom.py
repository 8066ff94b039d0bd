"""From a source to a claim: read once, published by the rules, healed after any kill."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import at
from news_desk import BACK, LATER, NOW, OTHER_WORDS, TODAY, TUESDAY, Desk
from news_service import Site, rss, running
from shipped import shipped_settings

from routes.errors import BadInput, Conflict, Unknown
from routes.newsroom import documents, publish, run
from routes.newsroom.run import due
from routes.newsroom.sources import Source
from routes.promises import promises
from routes.store import Store


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped_settings(tmp_path_factory.mktemp("newsroom")).database


@pytest.fixture
def store(shipped: Path, tmp_path: Path) -> Store:
    return Store(Path(shutil.copy(shipped, tmp_path / "sapar.db")))


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as made:
        yield made


@pytest.fixture
def desk(store: Store, site: Site) -> Desk:
    return Desk(store, site)


# -- who is published at once, and who waits


@pytest.mark.parametrize("source_class", ["regulator", "airline", "airport"])
def test_an_official_voice_is_published_at_once(desk: Desk, source_class: str) -> None:
    desk.add("official", source_class, BACK)
    desk.look()
    assert desk.claims() == [("news:official", "resume", "BEG-TBS", "2027-06-03")]
    (one,) = desk.found()
    assert (one.state, one.why) == ("published", f"said by the {source_class} itself")


@pytest.mark.parametrize("source_class", ["press", "forum"])
def test_press_and_forum_wait(desk: Desk, source_class: str) -> None:
    desk.add("paper", source_class, BACK)
    desk.look()
    assert desk.claims() == []
    (one,) = desk.found()
    assert one.state == "waiting"
    assert one.why == f"a second source is missing: {source_class} alone says so"
    assert one.words.startswith("Air Serbia will resume")


def test_two_papers_that_say_the_same_publish_both(desk: Desk) -> None:
    desk.add("one", "press", BACK)
    desk.look()
    desk.add("two", "press", OTHER_WORDS)
    desk.look(at("2026-11-26"))
    assert desk.states() == {"one": "published", "two": "published"}
    assert [c[0] for c in desk.claims(at("2026-11-26").date())] == ["news:one", "news:two"]
    assert desk.claims() == []  # on the day before, it was not known


def test_one_publisher_with_two_sources_is_one_voice(desk: Desk) -> None:
    desk.add("one", "press", BACK, publisher="The Paper")
    desk.add("two", "press", OTHER_WORDS, publisher="the  paper")
    desk.look()
    assert set(desk.states().values()) == {"waiting"}


def test_a_copied_agency_text_is_no_second_source(desk: Desk) -> None:
    desk.add("agency", "press", BACK)
    desk.add("copy", "press", f"Subscribe to our channel. {BACK} Source: agency.")
    desk.look()
    assert set(desk.states().values()) == {"waiting"}
    assert "the same voice or publisher: Copy (#2)" in desk.found()[0].why
    desk.add("own", "press", OTHER_WORDS)
    desk.look(at("2026-11-26"))
    assert set(desk.states().values()) == {"published"}  # the copy agrees, so it goes along


def test_a_paper_that_says_what_the_airline_says_is_published(desk: Desk) -> None:
    desk.add("paper", "press", OTHER_WORDS)
    desk.add("airline", "airline", BACK)
    desk.look()
    assert desk.states() == {"paper": "published", "airline": "published"}


def test_contradicting_claims_stand_side_by_side(desk: Desk) -> None:
    desk.add("one", "press", BACK)
    desk.add("two", "press", LATER)
    desk.add("airline", "airline", OTHER_WORDS)
    desk.look()
    assert desk.states() == {"one": "published", "two": "waiting", "airline": "published"}
    found = publish.judged(desk.store)
    (late,) = [f.id for f in found.findings if f.source == "two"]
    others = {f.id for f in found.findings} - {late}
    assert set(found.verdicts[late].contrary) == others
    assert all(found.verdicts[other].contrary == (late,) for other in others)


def test_a_text_that_tells_no_day_waits_whoever_speaks(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    feed = desk.site.pages["/airline"][1].decode()
    desk.site["/airline"] = feed.replace(f"<pubDate>{TUESDAY}</pubDate>", "")
    desk.add("paper", "press", OTHER_WORDS)
    desk.look()
    assert desk.states() == {"airline": "waiting", "paper": "waiting"}
    assert "does not tell its day" in desk.found()[0].why
    (row,) = [f.row for f in desk.found() if f.source == "airline"]
    assert (row["announced_on"], row["known_on_basis"]) == ("", "captured")


# -- what a person decides


def test_an_accepted_claim_is_published_with_all_that_agree(desk: Desk) -> None:
    desk.add("one", "press", BACK)
    desk.add("copy", "press", BACK)
    desk.look()
    told = publish.accept(desk.store, desk.found()[0].id, "Aigerim", NOW)
    assert "news:one: 1 claims held, 1 new, 0 closed" in told
    assert desk.states() == {"one": "accepted", "copy": "published"}
    assert len(desk.claims()) == 2
    assert desk.found()[0].decided_by == "Aigerim"


def test_a_rejected_claim_is_out_and_supports_nobody(desk: Desk) -> None:
    desk.add("one", "press", BACK)
    desk.look()
    publish.reject(desk.store, desk.found()[0].id, "misread", "Aigerim", NOW)
    desk.add("two", "press", OTHER_WORDS)
    desk.look(at("2026-11-26"))
    assert desk.states() == {"one": "rejected", "two": "waiting"}
    assert desk.claims(at("2026-11-26").date()) == []


def test_a_published_claim_that_is_rejected_is_taken_back_and_was_known(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    desk.look()
    later = at("2026-11-27")
    publish.reject(desk.store, desk.found()[0].id, "a joke", "Aigerim", later)
    assert desk.claims(later.date()) == []
    assert len(desk.claims(at("2026-11-26").date())) == 1


def test_a_person_may_think_again(desk: Desk) -> None:
    desk.add("one", "press", BACK)
    desk.look()
    publish.reject(desk.store, 1, "misread", "Aigerim", NOW)
    publish.accept(desk.store, 1, "Timur", NOW)
    assert len(desk.claims()) == 1


def test_a_decision_on_nothing_is_told(desk: Desk) -> None:
    with pytest.raises(Unknown, match="there is no finding 7"):
        publish.accept(desk.store, 7, "Aigerim", NOW)
    with pytest.raises(BadInput, match="why is blank"):
        publish.reject(desk.store, 7, "  ", "Aigerim", NOW)


# -- read once, and again by a new version


def version(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(run, "_code_key", lambda: name)


def test_a_document_is_kept_and_read_once(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    assert desk.look().new == 1
    again = desk.look(at("2026-11-24", "18:00"))
    assert (again.new, again.sentences) == (0, ["airline: 0 new documents of 1"])
    assert len(documents.documents(desk.store)) == 1
    assert len(desk.store.snapshots("news:airline")) == 1


def test_a_new_version_reads_again_and_keeps_the_claim_as_it_was_known(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("airline", "airline", BACK)
    desk.look()
    version(monkeypatch, "a newer reader")
    desk.look(at("2026-12-24"))
    assert [f.state for f in desk.found("superseded")] == ["superseded"]
    (new,) = desk.found()
    assert new.state == "published"
    (claim,) = [c for c in desk.store.facts(at("2026-12-24").date()).claims if _is_news(c)]
    assert claim.mark.known_from == TODAY
    assert len(desk.store.snapshots("news:airline")) == 1


def _is_news(claim: Any) -> bool:
    return str(claim.mark.feed).startswith("news:")


def test_a_new_version_does_not_ask_again_what_a_person_decided(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("good", "press", BACK)
    desk.add("bad", "press", LATER)
    desk.look()
    good, bad = (next(f.id for f in desk.found() if f.source == s) for s in ("good", "bad"))
    publish.accept(desk.store, good, "Aigerim", NOW)
    publish.reject(desk.store, bad, "an old date", "Aigerim", NOW)
    version(monkeypatch, "a newer reader")
    desk.look(at("2026-12-24"))
    assert desk.found("waiting") == []
    assert desk.claims(at("2026-12-24").date()) == [
        ("news:good", "resume", "BEG-TBS", "2027-06-03")
    ]


def test_what_a_new_version_no_longer_finds_goes_unless_a_person_accepted_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("airline", "airline", BACK)
    desk.add("paper", "press", LATER)
    desk.look()
    publish.accept(desk.store, desk.found("waiting")[0].id, "Aigerim", NOW)
    version(monkeypatch, "a reader that finds nothing")
    monkeypatch.setattr(run, "read", lambda *_: [])
    desk.look(at("2026-12-24"))
    assert desk.claims(at("2026-12-24").date()) == [
        ("news:paper", "resume", "BEG-TBS", "2027-07-10")
    ]
    with pytest.raises(Conflict, match="read anew"):
        publish.accept(desk.store, 1, "Aigerim", NOW)


def test_the_version_follows_the_code_and_the_names(store: Store) -> None:
    key = store.names_key(TODAY)
    assert run.reader_version(key) == run.reader_version(key)
    assert run.reader_version(key) != run.reader_version("other names")


# -- faults


def test_a_poison_document_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("airline", "airline", "Poison.", BACK)
    honest = run.read

    def read(text: str, *rest: Any) -> Any:
        if "Poison" in text:
            raise RecursionError
        return honest(text, *rest)

    monkeypatch.setattr(run, "read", read)
    looked = desk.look()
    assert any("the reader failed (RecursionError)" in s for s in looked.sentences)
    assert len(desk.claims()) == 1
    assert sorted(d["outcome"] for d in documents.documents(desk.store)) == ["failed", "ok"]
    assert desk.look(at("2026-11-26")).sentences == ["airline: 0 new documents of 2"]


def test_a_document_that_the_process_dies_of_blocks_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    honest, tries = run.read, []

    def read(text: str, *rest: Any) -> Any:
        if "Poison" in text:
            tries.append(text)
            raise Killed
        return honest(text, *rest)

    monkeypatch.setattr(run, "read", read)
    desk.add("airline", "airline", "Poison.", BACK)
    for clock in ("12:00", "12:01", "12:02"):
        with pytest.raises(Killed):
            desk.look(at("2026-11-24", clock))
    desk.look(at("2026-11-24", "12:03"))
    assert len(tries) == 3
    assert len(desk.claims()) == 1
    held = documents.documents(desk.store)
    assert {(d["outcome"], d["note"]) for d in held} == {
        ("ok", ""),
        ("begun", "the reader did not come back"),
    }


def test_a_source_that_the_process_dies_of_has_had_its_turn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    honest = run.gather

    def gather(source: Source, *rest: Any, **more: Any) -> Any:
        if source.name == "bomb":
            raise Killed
        return honest(source, *rest, **more)

    monkeypatch.setattr(run, "gather", gather)
    desk.add("bomb", "press", BACK)
    desk.add("airline", "airline", BACK)
    with pytest.raises(Killed):
        desk.look()
    desk.look(at("2026-11-24", "12:01"))
    assert len(desk.claims()) == 1
    assert desk.store.feed_states()["news:bomb"]["failure"] == "the last look did not end"


def test_a_source_that_fails_is_told_and_stops_no_other(desk: Desk) -> None:
    desk.add("gone", "press", BACK)
    del desk.site.pages["/gone"]
    desk.add("airline", "airline", BACK)
    looked = desk.look()
    assert looked.failed == ["gone"]
    assert any(s.startswith("gone: failed:") and "404" in s for s in looked.sentences)
    assert len(desk.claims()) == 1
    assert "404" in desk.store.feed_states()["news:gone"]["failure"]


def test_a_source_is_looked_at_when_it_is_due(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    assert due(desk.store, desk.sources, NOW) == desk.sources
    desk.look()
    assert due(desk.store, desk.sources, at("2026-11-24", "12:40")) == []
    assert due(desk.store, desk.sources, at("2026-11-24", "13:00")) == desk.sources


def test_marks_are_kept_over_a_failure_and_used_again(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    status, body, _ = desk.site.pages["/airline"]
    desk.site["/airline"] = (status, body, {"ETag": '"v1"'})
    desk.look()
    desk.site["/airline"] = (404, b"", {})
    assert desk.look(at("2026-11-24", "14:00")).failed == ["airline"]
    assert desk.store.feed_states()["news:airline"]["etag"] == '"v1"'
    desk.site["/airline"] = (status, body, {"ETag": '"v1"'})
    assert desk.look(at("2026-11-24", "16:00")).sentences == ["airline: unchanged"]
    assert desk.store.feed_states()["news:airline"]["failure"] == ""


@pytest.mark.parametrize("step", ["read_new", "publish", "_write_states", "_project"])
def test_a_run_that_was_killed_between_two_steps_is_made_whole_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_: Any, **__: Any) -> None:
        raise Killed

    desk.add("airline", "airline", BACK)
    module = run if hasattr(run, step) else publish
    with monkeypatch.context() as patch:
        patch.setattr(module, step, kill)
        with pytest.raises(Killed):
            desk.look()
    assert desk.claims() == []
    assert len(documents.documents(desk.store)) == 1
    desk.look(at("2026-11-24", "12:01"))  # not due, so nothing is fetched
    assert len(desk.claims()) == 1
    assert [f.state for f in desk.found()] == ["published"]


def test_a_page_that_changed_says_its_old_claim_once(desk: Desk) -> None:
    desk.add("airline", "airline", BACK)
    desk.look()
    desk.add("airline", "airline", f"{BACK} Tickets are on sale.")
    desk.look(at("2026-11-26"))
    assert len(documents.documents(desk.store)) == 2
    assert len(desk.claims(at("2026-11-26").date())) == 1


def test_ten_runs_write_what_one_does(desk: Desk) -> None:
    desk.add("one", "press", BACK, LATER)
    desk.add("airline", "airline", OTHER_WORDS)
    desk.look()
    before = desk.store.version(), desk.store.snapshots(), desk.found()
    for _ in range(3):
        assert publish.publish(desk.store, at("2026-12-01")) == []
    assert (desk.store.version(), desk.store.snapshots(), desk.found()) == before


def test_of_one_day_the_later_word_counts_though_the_feed_has_it_first(
    desk: Desk, store: Store, site: Site
) -> None:
    desk.add("official", "airline", BACK)
    evening = TUESDAY.replace("05:00", "10:00")
    site["/official"] = rss(
        ("Later", site.url("/official/2"), evening, LATER.replace("will resume", "postpones")),
        ("First", site.url("/official/1"), TUESDAY, BACK),
    )
    desk.look()
    (promise,) = [p for p in promises(store.facts(TODAY)) if p.origin == "BEG"]
    assert promise.due is not None
    assert promise.due.text == "2027-07-10"
