"""Laws of publishing: the same in every order, nothing new when run again, people have the word."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from conftest import at, put, station_row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes.newsroom import documents
from routes.newsroom.documents import FETCHED, Document, Finding, Passage
from routes.newsroom.publish import judged, publish
from routes.newsroom.sources import OFFICIAL
from routes.newsroom.verdicts import judge
from routes.store import Store

NOW = at("2026-05-01")
DAY = date(2026, 4, 30)
BY_KIND = ["resume", "new_route", "increase"]
TEXTS = [
    "The carrier resumes the route in summer, its spokesman said on the phone to this paper.",
    "Passengers can look forward to June: a plane will leave again, as was heard at the airport.",
    "Read on our channel. The carrier resumes the route in summer, its spokesman said on the phone "
    "to this paper.",
]


def row(kind: str, pair: str, carriers: str, effective: str, weekly: int | None) -> dict[str, Any]:
    origin, destination = pair.split("-")
    return {
        "announced_on": DAY.isoformat(),
        "announced_by": "someone",
        "source_class": "press",
        "kind": kind,
        "origin": origin,
        "destination": destination,
        "scope": "route",
        "carriers": carriers,
        "effective": effective,
        "weekly_before": None,
        "weekly_after": weekly,
        "weekly_after_max": None,
        "direction": "",
        "side": "",
        "stage": "announced",
        "known_on": DAY.isoformat(),
        "known_on_basis": "document_date",
        "confidence": "high",
        "source": "a test",
        "recorded_on": "",
        "notes": "",
    }


ROWS = st.builds(
    row,
    st.sampled_from(BY_KIND),
    st.sampled_from(["ICN-NQZ", "NQZ-GMP", "ICN-ALA"]),
    st.sampled_from(["", "KC", "OZ", "KC OZ"]),
    st.sampled_from(["", "2026-06-01", "2026-06", "2026-07-01"]),
    st.sampled_from([None, 2, 4]),
)


@st.composite
def published(draw: st.DrawFn) -> list[tuple[Document, list[dict[str, Any]]]]:
    """Documents of few sources with what is read in them, each at an address of its own."""
    made = []
    for n in range(draw(st.integers(1, 7))):
        source = draw(st.sampled_from(["one", "two", "three", "agency", "committee"]))
        source_class = "regulator" if source == "committee" else "press"
        document = Document(
            source=source,
            publisher=draw(st.sampled_from([source, "House"])),
            source_class=source_class,
            url=f"https://example.org/{n}",
            published=DAY,
            basis=draw(st.sampled_from(["feed", "feed", "feed", FETCHED])),
            title="",
            text=f"{draw(st.sampled_from(TEXTS))} {n}",
            fetched_at=NOW,
        )
        made.append((document, draw(st.lists(ROWS, max_size=2))))
    return made


def store_in(folder: str) -> Store:
    made = Store(Path(folder) / "laws.db")
    made.migrate()
    places = [station_row(code) for code in ("ICN", "NQZ", "ALA")]
    put(made, at("2026-01-01"), station=[*places, station_row("GMP") | {"city_code": "ICN"}])
    return made


def take_in(store: Store, made: list[tuple[Document, list[dict[str, Any]]]], often: bool) -> None:
    """Keep and read the documents in this order; publish after each, or once at the end."""
    for document, rows in made:
        state = {"checked_at": "2026-05-01T06:00:00+00:00", "failure": ""}
        documents.keep(store, f"news:{document.source}", [document], state)
        (unread,) = documents.unread(store, "v1", 10)
        passages = [Passage(one, unread.text[:60], "rule", 0, 60) for one in rows]
        documents.add_reading(store, unread.id, "v1", passages, NOW)
        if often:
            publish(store, NOW)
    publish(store, NOW)


def outcome(store: Store) -> tuple[list[Any], list[Any]]:
    """The state of each finding and the claims that are held, whatever their numbers."""
    states = sorted(
        (f.url, repr(sorted(f.row.items(), key=str)), f.state) for f in documents.findings(store)
    )
    claims = sorted(repr(replace(c, id=0)) for c in store.facts(NOW.date()).claims)
    return states, claims


@given(made=published(), seed=st.integers(0, 1000), often=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_order_in_which_documents_come_changes_nothing(
    made: list[tuple[Document, list[dict[str, Any]]]], seed: int, often: bool
) -> None:
    shuffled = made[:]
    random.Random(seed).shuffle(shuffled)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first, second = store_in(one), store_in(other)
        take_in(first, made, often=False)
        take_in(second, shuffled, often=often)
        assert outcome(first) == outcome(second)
        before = second.version(), second.snapshots()
        assert publish(second, at("2026-05-02")) == []
        assert (second.version(), second.snapshots()) == before


@given(made=published())
@settings(max_examples=100, deadline=None)
def test_press_alone_is_never_published_without_another_publisher(
    made: list[tuple[Document, list[dict[str, Any]]]],
) -> None:
    found = [
        finding(number, document, one)
        for number, (document, one) in enumerate(
            ((document, one) for document, rows in made for one in rows), start=1
        )
    ]
    verdicts = judge(found, lambda code: "ICN" if code == "GMP" else code)
    heads = {one.id: one for one in found if verdicts[one.id].first == one.id}

    def stands(one: Finding) -> bool:
        """Official, or with another publisher beside it; both tell their day."""
        if one.basis == FETCHED:
            return False
        others = [heads[n] for n in verdicts[one.id].agreeing]
        return one.source_class in OFFICIAL or any(
            o.source != one.source and o.publisher != one.publisher and o.basis != FETCHED
            for o in others
        )

    for one in heads.values():
        verdict = verdicts[one.id]
        if verdict.state == "published":
            assert any(stands(o) for o in (one, *(heads[n] for n in verdict.agreeing)))
        for number in verdict.contrary:
            assert one.id in verdicts[number].contrary
            assert number not in verdict.agreeing


@given(
    made=published(), chosen=st.integers(0, 100), state=st.sampled_from(["accepted", "rejected"])
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_person_decides_is_what_becomes_of_it(
    made: list[tuple[Document, list[dict[str, Any]]]], chosen: int, state: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(folder)
        take_in(store, made, often=False)
        found = documents.findings(store)
        if not found:
            return
        one = found[chosen % len(found)]
        documents.decide(store, one.id, state, "so it is", "Aigerim", NOW)
        publish(store, NOW)
        verdicts = judged(store).verdicts
        assert verdicts[one.id].state == state
        if state == "accepted":
            assert all(
                verdicts[n].state in ("published", "accepted")
                for n in verdicts[verdicts[one.id].first].agreeing
            )


def finding(number: int, document: Document, one: dict[str, Any]) -> Finding:
    """A finding as the store would give it."""
    return Finding(
        id=number,
        document=number,
        source=document.source,
        publisher=document.publisher,
        source_class=document.source_class,
        url=document.url,
        title="",
        published=document.published,
        basis=document.basis,
        sha256=document.sha256,
        row=one,
        words=document.text[:60],
        rule="rule",
        first=0,
        last=60,
        state="waiting",
        why="",
        decided_by="",
        decided_at="",
        text=document.text,
    )
