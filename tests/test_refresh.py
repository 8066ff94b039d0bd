"""Taking in: what is published, held, refused; and that nothing changes when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import at, csv_of, leg_row, put, station_row
from incheon_service import ARRIVALS, DEPARTURES, KEY, Service, item, running

from routes.errors import BadFeed
from routes.feeds.delimited import TABLES
from routes.feeds.fetch import Fetcher
from routes.feeds.formats import Feed
from routes.guard import lost_too_much, too_many_rejects
from routes.model import Reading, Reject
from routes.refresh import (
    Outcome,
    import_file,
    load_shipped,
    refresh,
)
from routes.rows import SHIPPED
from routes.store import Snapshot, Store

MAY_1, MAY_2 = at("2026-05-01"), at("2026-05-02")
TODAY = date(2026, 5, 1)
A, B, C = leg_row(number="1"), leg_row(number="2"), leg_row(number="3")


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, sleep=lambda seconds: None)


class Csv:
    """A CSV feed on the stand-in server; `serve` changes what it holds."""

    def __init__(self, service: Service, store: Store, fetcher: Fetcher) -> None:
        self.service, self.store, self.fetcher = service, store, fetcher
        self.feed = Feed("partner", "csv", f"{service.base}/legs.csv")

    def serve(self, *legs: dict[str, object], etag: str = "") -> None:
        self.service.files["/legs.csv"] = (csv_of("leg", legs), etag)

    def refresh(self, now: datetime = MAY_1, **more: bool) -> Outcome:
        return refresh(self.store, self.feed, self.fetcher, now=now, **more)

    @property
    def state(self) -> dict[str, Any]:
        return self.store.feed_states()["partner"]

    @property
    def snapshots(self) -> list[Snapshot]:
        return self.store.snapshots("partner")


@pytest.fixture
def partner(service: Service, places: Store, fetcher: Fetcher) -> Csv:
    return Csv(service, places, fetcher)


def numbers(store: Store, now: datetime = MAY_2) -> list[str]:
    """The flights that are known to go on after that day."""
    legs = store.legs(now.date())
    return sorted(leg.number for leg in legs if not leg.last or leg.last.latest >= now.date())


def wrong(**changes: object) -> dict[str, object]:
    return leg_row(number="99999", **changes)


# -- publishing


def test_a_first_refresh_publishes(partner: Csv) -> None:
    partner.serve(A, B, etag='"v1"')
    got = partner.refresh()
    assert (got.state, got.rows, got.added, got.closed) == ("published", 2, 2, 0)
    assert got.sentences == ("partner: 2 rows, 2 added, 0 closed, 0 rejected",)
    assert numbers(partner.store) == ["1", "2"]
    assert partner.state["etag"] == '"v1"'
    assert partner.state["failure"] == ""
    assert partner.state["changed_at"] == "2026-05-01T06:00:00+00:00"
    assert partner.snapshots[0].source == partner.feed.source


def test_new_rows_come_and_old_ones_go(partner: Csv) -> None:
    partner.serve(A, B)
    partner.refresh()
    partner.serve(B, C)
    got = partner.refresh(MAY_2)
    assert (got.state, got.added, got.closed) == ("published", 1, 1)
    assert numbers(partner.store, MAY_1) == ["1", "2"]
    assert numbers(partner.store, MAY_2) == ["2", "3"]


def test_a_bad_row_is_reported_and_the_rest_is_taken(partner: Csv) -> None:
    partner.serve(*(leg_row(number=str(n)) for n in range(1, 61)), wrong())
    got = partner.refresh()
    assert (got.state, got.rows) == ("published", 60)
    assert [(r.line, "number" in r.reason) for r in got.rejects] == [(62, True)]


def test_a_local_file_is_a_feed_too(places: Store, fetcher: Fetcher, tmp_path: Path) -> None:
    path = tmp_path / "legs.csv"
    path.write_bytes(csv_of("leg", [A]))
    assert refresh(places, Feed("f", "csv", str(path)), fetcher, now=MAY_1).state == "published"


# -- unchanged


def test_a_304_records_only_that_it_was_checked(partner: Csv) -> None:
    partner.serve(A, etag='"v1"')
    partner.refresh()
    got = partner.refresh(MAY_2)
    assert got.state == "unchanged"
    assert partner.service.headers[-1]["If-None-Match"] == '"v1"'
    assert len(partner.snapshots) == 1
    assert partner.state["checked_at"].startswith("2026-05-02")
    assert partner.state["changed_at"].startswith("2026-05-01")


def test_the_same_content_on_the_same_day_is_no_new_capture(partner: Csv) -> None:
    partner.serve(A)
    partner.refresh()
    later = at("2026-05-01", "18:00")
    assert partner.refresh(later).state == "unchanged"
    assert len(partner.snapshots) == 1
    assert partner.state["checked_at"] == "2026-05-01T18:00:00+00:00"


def test_the_same_content_on_a_later_day_is_a_capture(partner: Csv) -> None:
    partner.serve(A)
    partner.refresh()
    version = partner.store.version()
    got = partner.refresh(MAY_2)
    assert (got.state, got.added, got.closed) == ("unchanged", 0, 0)
    assert partner.store.facts(MAY_2.date()).seen["partner"] == MAY_2.date()
    assert partner.store.version() == version
    assert partner.state["changed_at"].startswith("2026-05-01")


def test_the_marks_of_one_source_are_not_shown_to_another(partner: Csv) -> None:
    partner.serve(A, etag='"v1"')
    partner.refresh()
    partner.service.files["/other.csv"] = (csv_of("leg", [B]), '"v1"')
    partner.feed = replace(partner.feed, source=f"{partner.service.base}/other.csv")
    assert partner.refresh(MAY_2).state == "published"
    assert numbers(partner.store) == ["2"]


# -- failing


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>maintenance</html>", "not the header"),
        (b"", "empty"),
        (csv_of("leg", []), "no row that can be taken"),
        (csv_of("leg", [wrong()]), "the first reject is line 2: number"),
    ],
)
def test_a_bad_feed_changes_nothing(partner: Csv, body: bytes, said: str) -> None:
    partner.serve(A, etag='"v1"')
    partner.refresh()
    partner.service.files["/legs.csv"] = (body, '"v2"')
    for accept in (False, True):
        got = partner.refresh(MAY_2, accept=accept)
        assert got.state == "failed"
        assert said in got.reason
        assert said in got.sentences[0]
    assert numbers(partner.store) == ["1"]
    assert said in partner.state["failure"]
    assert partner.state["etag"] == '"v1"'
    assert len(partner.snapshots) == 1


def test_neither_reason_nor_source_tells_a_secret(partner: Csv) -> None:
    where = partner.feed.source.replace("//", "//me:s3cret-token@")
    partner.feed = replace(partner.feed, source=f"{where}?a=other", key="s3cret-token")
    partner.service.files["/legs.csv"] = (b"s3cret-token,number\n", "")
    got = partner.refresh()
    assert "not expected ['***'" in got.reason
    partner.serve(A)
    good = partner.refresh()
    assert good.state == "published"
    assert partner.snapshots[0].source == f"{partner.service.base}/legs.csv"
    assert "s3cret" not in f"{got} {good} {partner.state} {partner.snapshots}"


def test_the_failure_is_gone_when_the_feed_is_well_again(partner: Csv) -> None:
    partner.service.files["/legs.csv"] = (b"", "")
    assert partner.refresh().state == "failed"
    partner.serve(A)
    assert partner.refresh().state == "published"
    partner.service.files["/legs.csv"] = (b"", "")
    partner.refresh()
    partner.serve(A)
    assert partner.refresh().state == "unchanged"
    assert partner.state["failure"] == ""


def test_a_feed_that_is_set_up_wrong_says_so(places: Store, fetcher: Fetcher) -> None:
    for feed, said in (
        (Feed("x", "ssim", "a"), "unknown format 'ssim'"),
        (Feed("x", "csv"), "no source"),
        (Feed("x", "incheon"), "needs a key"),
        (Feed(SHIPPED, "csv", "a"), "the name of the shipped data"),
    ):
        assert said in refresh(places, feed, fetcher, now=MAY_1).reason


def test_a_server_that_is_away_is_a_failure(places: Store, fetcher: Fetcher) -> None:
    with running() as service:
        gone = f"{service.base}/legs.csv"
    got = refresh(places, Feed("x", "csv", gone), fetcher, now=MAY_1)
    assert got.state == "failed"
    assert "cannot be reached" in got.reason


# -- holding


def many(first: int, last: int, **changes: object) -> list[dict[str, object]]:
    return [leg_row(number=str(n), **changes) for n in range(first, last + 1)]


def test_a_great_loss_is_held_and_stays_so_until_accepted(partner: Csv) -> None:
    partner.serve(*many(1, 100), etag='"v1"')
    partner.refresh()
    partner.serve(*many(1, 40), etag='"v2"')
    got = partner.refresh(MAY_2)
    assert (got.state, got.added, got.closed) == ("held", 0, 0)
    assert "60 of 100 current rows are gone" in got.reason
    assert "it would be: 0 added, 60 closed" in got.sentences[0]
    assert len(numbers(partner.store)) == 100
    assert partner.state["etag"] == '"v1"'
    assert partner.state["failure"] == got.reason
    assert partner.store.facts(MAY_2.date()).seen["partner"] == TODAY
    # The held state was not taken for the published one.
    assert partner.refresh(MAY_2).state == "held"
    assert partner.refresh(MAY_2, accept=True).state == "published"
    assert len(numbers(partner.store)) == 40
    assert partner.state["etag"] == '"v2"'
    assert partner.state["failure"] == ""


def test_too_many_rejects_are_held(partner: Csv) -> None:
    partner.serve(*many(1, 40), wrong())
    got = partner.refresh()
    assert got.state == "held"
    assert "1 rows (2%) cannot be taken, the first is line 42" in got.reason
    assert numbers(partner.store) == []
    assert partner.refresh(accept=True).state == "published"


def test_what_was_held_is_taken_once_it_came_in_three_looks(partner: Csv) -> None:
    partner.serve(*many(1, 200))
    partner.refresh(at("2026-05-01", "00:00"))
    partner.serve(*many(1, 130))  # 70 of 200 are gone: 35 %
    looks = ["06:00", "07:00", "12:00", "17:59"]
    for clock in looks:  # the second and the fourth come too soon to count
        assert partner.refresh(at("2026-05-01", clock)).state == "held", clock
    got = partner.refresh(at("2026-05-01", "18:00"))
    assert (got.state, got.closed) == ("published", 70)
    assert "the same content came in 3 looks" in got.sentences[1]
    assert "the same content came in 3 looks" in partner.snapshots[-1].note
    assert partner.state["failure"] == ""


def test_other_content_between_begins_the_looks_anew(partner: Csv) -> None:
    partner.serve(*many(1, 200))
    partner.refresh(at("2026-05-01", "00:00"))
    for clock, left in (("06:00", 130), ("12:00", 131), ("18:00", 130)):
        partner.serve(*many(1, left))
        assert partner.refresh(at("2026-05-01", clock)).state == "held"
    assert partner.refresh(at("2026-05-02", "00:00")).state == "held"
    assert partner.refresh(at("2026-05-02", "06:00")).state == "published"


def test_a_loss_of_forty_in_a_hundred_waits_for_a_person(partner: Csv) -> None:
    partner.serve(*many(1, 200))
    partner.refresh(at("2026-05-01"))
    partner.serve(*many(1, 120))
    for day in range(2, 9):
        got = partner.refresh(at(f"2026-05-{day:02d}"))
        assert got.state == "held"
        assert len(got.sentences) == 1
    assert partner.refresh(at("2026-05-09"), accept=True).state == "published"


def test_content_older_than_the_published_waits_for_a_person(partner: Csv) -> None:
    partner.service.modified = "Fri, 01 May 2026 06:00:00 GMT"
    partner.serve(A, B)
    partner.refresh(at("2026-05-01"))
    partner.service.modified = "Thu, 30 Apr 2026 06:00:00 GMT"
    partner.serve(A, B, C)
    for day in range(2, 7):
        got = partner.refresh(at(f"2026-05-{day:02d}"))
        assert got.state == "held"
        assert "of 2026-04-30 06:00 UTC, not 2026-05-01 06:00" in got.reason
    partner.service.modified = "a date that is none"
    assert partner.refresh(at("2026-05-07")).state == "published"


def test_rejects_up_to_two_in_a_hundred_pass() -> None:
    def reading(good: int) -> Reading:
        return Reading({"leg": [A] * good}, [Reject(2, "bad")])

    assert too_many_rejects(reading(49)) == ""
    assert "line 2: bad" in too_many_rejects(reading(48))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([], many(1, 1), ""),
        ([], [], ""),
        (many(1, 5), [], "none of 5 current rows is left"),
        (many(1, 100), many(50, 100), ""),  # 49 gone: many in a hundred, yet few
        (many(1, 100), many(51, 100), ""),  # 50
        (many(1, 100), many(52, 100), "51 of 100 current rows are gone or changed (51%)"),
        (many(1, 400), many(61, 400), ""),  # 60 are 15 %
        (many(1, 400), many(62, 400), "61 of 400"),
        # what has ended may go
        (many(1, 100, last_date="2026-04-30") + many(101, 101), many(101, 101), ""),
        (many(1, 100, last_date="2026-05-01") + many(101, 101), many(101, 101), "100 of 101"),
        (many(1, 100, last_date="2026-04") + many(101, 101), many(101, 101), ""),
        # an open end has not
        (many(1, 100, last_date="") + many(101, 101), many(101, 101), "100 of 101"),
        # a carrier, a station
        ([A, leg_row(carrier="OZ", days="1234567")], [A], ""),
        (
            [A, leg_row(carrier="OZ", days="1234567"), leg_row(carrier="OZ", days="123")],
            [A],
            "carrier gone altogether: OZ (10 a week)",
        ),
        (
            [A, *(leg_row(destination="ALA", days=d) for d in ("1234567", "123"))],
            [A],
            "station gone altogether: ALA (10 a week)",
        ),
        (
            [A, *(leg_row(destination="ALA", days=d) for d in ("1234567", "123"))],
            [A, leg_row(origin="ALA", destination="ICN", days="1")],
            "",
        ),
        # the horizon
        ([A], [A | {"last_date": "2026-10-10"}], ""),
        ([A], [A | {"last_date": "2026-10-09"}], "moved back 15 days, from 2026-10-24"),
        ([A], [A | {"last_date": ""}], ""),
    ],
)
def test_what_is_too_much_to_lose(old: list[Any], new: list[Any], said: str) -> None:
    got = lost_too_much(old, new, TODAY)
    assert said in got
    assert bool(got) == bool(said)


# -- stations


def test_a_former_code_is_read_as_todays(partner: Csv) -> None:
    partner.serve(A | {"destination": "TSE"}, B)
    got = partner.refresh()
    assert got.state == "published"
    assert {leg.destination for leg in partner.store.legs(TODAY)} == {"NQZ"}
    assert "TSE is a former code of NQZ: taken as NQZ 1 times" in got.sentences


def test_an_unknown_station_is_a_reject_with_near_ones(partner: Csv) -> None:
    partner.serve(*many(1, 60), C | {"destination": "NQX"})
    got = partner.refresh()
    assert [(r.line, r.reason) for r in got.rejects] == [
        (
            62,
            "destination: NQX is not a known station; "
            "the nearest codes are NQZ (Nqz), KIX (Kix), NRT (Nrt)",
        )
    ]


# -- Incheon


@pytest.fixture
def incheon(service: Service) -> Feed:
    return Feed("incheon", "incheon", service.base, KEY)


def test_incheon_from_the_service_to_the_store(
    incheon: Feed, service: Service, places: Store, fetcher: Fetcher
) -> None:
    got = refresh(places, incheon, fetcher, now=MAY_1)
    assert (got.state, got.rows, got.rejects) == ("published", 5, ())
    facts = places.facts(TODAY)
    assert {(leg.flight, *leg.route) for leg in facts.legs} == {
        ("KC210", "ICN", "NQZ"),
        ("KC910", "ICN", "ALA"),
        ("KC209", "NQZ", "ICN"),
        ("KC909", "ALA", "ICN"),
    }
    (cover,) = facts.coverage
    assert (cover.name, cover.complete, cover.first) == ("Incheon S26", True, TODAY)
    assert places.snapshots("incheon")[0].coverage == "Incheon S26: complete, 2026-05-01…2026-10-24"


def test_incheon_on_the_next_day_changes_nothing(
    incheon: Feed, service: Service, places: Store, fetcher: Fetcher
) -> None:
    refresh(places, incheon, fetcher, now=MAY_1)
    got = refresh(places, incheon, fetcher, now=MAY_2)
    assert (got.state, got.added, got.closed) == ("unchanged", 0, 0)
    assert places.facts(MAY_2.date()).seen["incheon"] == MAY_2.date()
    service.rows[DEPARTURES].append(item("OZ577", "ALA", "1800", "2"))
    got = refresh(places, incheon, fetcher, now=at("2026-05-03"))
    assert (got.state, got.added, got.closed) == ("published", 1, 0)


def test_incheon_rows_that_have_ended_stay_known(
    incheon: Feed, service: Service, places: Store, fetcher: Fetcher
) -> None:
    ending = item("OZ577", "ALA", "1800", "2", lastdate="20260505")
    service.rows[DEPARTURES].append(ending)
    refresh(places, incheon, fetcher, now=MAY_1)
    service.rows[DEPARTURES].remove(ending)
    got = refresh(places, incheon, fetcher, now=at("2026-05-06"))
    assert (got.state, got.closed) == ("published", 1)
    assert "577" in {leg.number for leg in places.legs(date(2026, 5, 6))}


def test_incheon_with_an_unknown_station_is_no_complete_cover(
    incheon: Feed, service: Service, places: Store, fetcher: Fetcher
) -> None:
    service.rows[ARRIVALS] += [item(f"KE{n}", "NRT", "0900") for n in range(1, 61)]
    service.rows[ARRIVALS].append(item("KE99", "XXX", "0900"))
    got = refresh(places, incheon, fetcher, now=MAY_1)
    assert got.state == "published"
    assert "XXX is not a known station" in got.rejects[0].reason
    assert [c.complete for c in places.facts(TODAY).coverage] == [False]


@pytest.mark.parametrize("fault", ["key", "html", "slow", "limit"])
def test_incheon_failing_changes_nothing_and_tells_no_key(
    incheon: Feed, service: Service, places: Store, fetcher: Fetcher, fault: str
) -> None:
    refresh(places, incheon, fetcher, now=MAY_1)
    feed = incheon
    match fault:
        case "key":
            service.key = "another"
        case "html":
            service.body = b"<html>" + KEY.encode()
        case "slow":
            feed = replace(incheon, source=f"{service.base}/missing?{KEY}#")
        case "limit":
            service.calls_left = 1
    got = refresh(places, feed, fetcher, now=MAY_2)
    assert got.state == "failed"
    assert len(places.legs(MAY_2.date())) == 4
    told = f"{got} {places.feed_states()} {places.snapshots()} {incheon}"
    assert KEY not in told
    assert "def%2Fghi" not in told


# -- import


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legs.csv"


def test_a_file_is_imported_under_its_name(places: Store, file: Path) -> None:
    file.write_bytes(csv_of("leg", [A, B]))
    got = import_file(places, file, now=MAY_1)
    assert (got.feed, got.state, got.added) == ("file:legs.csv", "published", 2)
    assert numbers(places, MAY_1) == ["1", "2"]
    assert import_file(places, file, now=MAY_2).state == "unchanged"
    assert len(places.snapshots("file:legs.csv")) == 1


def test_a_corrected_file_takes_the_place_of_the_first(places: Store, file: Path) -> None:
    file.write_bytes(csv_of("leg", [A, B]))
    import_file(places, file, feed="mine", now=MAY_1)
    file.write_bytes(csv_of("leg", [B, C]))
    got = import_file(places, file, feed="mine", now=MAY_2)
    assert (got.added, got.closed) == (1, 1)
    assert numbers(places, MAY_2) == ["2", "3"]


def test_one_bad_row_and_nothing_is_imported(places: Store, file: Path) -> None:
    file.write_bytes(csv_of("leg", [A, wrong()]))
    got = import_file(places, file, now=MAY_1)
    assert (got.state, len(got.rejects)) == ("failed", 1)
    assert "1 row cannot be taken, the first is line 3: number" in got.reason
    assert places.snapshots("file:legs.csv") == []
    got = import_file(places, file, now=MAY_1, keep_good=True)
    assert (got.state, got.added, len(got.rejects)) == ("published", 1, 1)


def test_no_good_row_is_a_failure_even_so(places: Store, file: Path) -> None:
    for data in (csv_of("leg", [wrong()]), csv_of("leg", []), b"", b"<html>"):
        file.write_bytes(data)
        assert import_file(places, file, now=MAY_1, keep_good=True).state == "failed"
    assert import_file(places, file.with_name("none.csv"), now=MAY_1).state == "failed"
    assert import_file(places, file, feed=SHIPPED, now=MAY_1).state == "failed"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("leg", A | {"origin": "XXX"}),
        ("leg", A | {"destination": "XXX"}),
        (
            "evidence",
            {"carrier": "KC", "origin": "ICN", "destination": "XXX", "on_date": "2026-05-01"}
            | {"kind": "flight", "source": "a test"},
        ),
        (
            "sighting",
            {"carrier": "KC", "station_a": "ICN", "station_b": "XXX", "listed_for": "2026-05"}
            | {"listed_mode": "all", "source": "a test"},
        ),
    ],
)
def test_unknown_stations_are_refused_in_every_table(
    places: Store, file: Path, table: str, row: dict[str, object]
) -> None:
    file.write_bytes(csv_of(table, [dict.fromkeys(TABLES[table].header, "") | row]))
    got = import_file(places, file, now=MAY_1)
    assert got.state == "failed"
    assert "XXX is not a known station; the nearest codes are" in got.reason


def test_backfill_is_known_earlier_and_recorded(places: Store, file: Path) -> None:
    file.write_bytes(csv_of("leg", [A | {"known_on": "2024-06-12"}]))
    import_file(places, file, feed="now", now=MAY_1)
    assert numbers(places, at("2024-06-12")) == []
    import_file(places, file, feed="then", now=MAY_1, backfill=True)
    assert numbers(places, at("2024-06-12")) == ["1"]
    (made,) = places.snapshots("then")
    assert (made.backfill, made.note) == (True, "imported with --backfill")


# -- the shipped data


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    old = [A | {"known_on": "2024-06-12"}]
    (folder / "legs.csv").write_bytes(csv_of("leg", old))
    (folder / "stations.csv").write_bytes(csv_of("station", [station_row("ICN")]))
    (folder / "README.md").write_text("not data")
    return folder


def test_shipped_data_is_known_from_its_own_days(store: Store, shipped: Path) -> None:
    got = load_shipped(store, shipped, now=MAY_1)
    assert got
    assert (got.state, got.added) == ("published", 2)
    assert numbers(store, at("2024-06-12")) == ["1"]
    assert numbers(store, at("2024-06-11")) == []


def test_shipped_data_is_loaded_once(store: Store, shipped: Path) -> None:
    load_shipped(store, shipped, now=MAY_1)
    version = store.version()
    assert load_shipped(store, shipped, now=MAY_2) is None
    assert len(store.snapshots(SHIPPED)) == 1
    assert store.version() == version


def test_a_later_release_is_known_from_its_day(store: Store, shipped: Path) -> None:
    load_shipped(store, shipped, now=MAY_1)
    rows = [A | {"known_on": "2024-06-12"}, B | {"known_on": "2024-06-12"}]
    (shipped / "legs.csv").write_bytes(csv_of("leg", rows))
    got = load_shipped(store, shipped, now=MAY_2)
    assert got
    assert (got.added, got.closed) == (1, 0)
    assert numbers(store, at("2024-06-12")) == ["1"]
    assert numbers(store, MAY_2) == ["1", "2"]


def test_a_shipped_row_that_cannot_be_read_names_file_and_line(store: Store, shipped: Path) -> None:
    (shipped / "legs.csv").write_bytes(csv_of("leg", [A, wrong()]))
    with pytest.raises(BadFeed, match=r"^legs\.csv line 3: number"):
        load_shipped(store, shipped, now=MAY_1)
    (shipped / "legs.csv").write_bytes(b"x,y\n")
    with pytest.raises(BadFeed, match=r"^legs\.csv: line 1 is not the header"):
        load_shipped(store, shipped, now=MAY_1)
    assert store.snapshots() == []


def test_a_folder_without_data_is_said_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadFeed, match="no data files in"):
        load_shipped(store, tmp_path, now=MAY_1)


def test_what_people_import_and_what_is_shipped_do_not_touch(store: Store, shipped: Path) -> None:
    put(store, MAY_1, feed="mine", leg=[C])
    load_shipped(store, shipped, now=MAY_1)
    assert numbers(store, MAY_1) == ["1", "3"]
