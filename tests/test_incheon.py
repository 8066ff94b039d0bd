"""Incheon's timetable: collecting it from an unreliable service, reading it with care."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from conftest import at
from incheon_service import (
    ARRIVALS,
    DEPARTURES,
    KEY,
    Item,
    Service,
    item,
    running,
    slave,
)

from routes.errors import BadFeed, BadInput, FetchError
from routes.feeds import incheon
from routes.feeds.delimited import TABLES
from routes.feeds.fetch import Fetcher
from routes.model import Reading

DAY = date(2026, 5, 1)


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as made:
        yield made


class Collector:
    """Collects from the stand-in with a pause that only remembers."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.pauses: list[float] = []
        self.fetcher = Fetcher(allow_private=True, sleep=self.pauses.append)

    def get(self, url: str, parameters: Mapping[str, str]) -> bytes:
        return self.fetcher.get(url, params=parameters, now=at("2026-05-01")).body

    def __call__(self, key: str = KEY, rows_per_page: int = 1000) -> Any:
        body = incheon.collect(
            self.get,
            self.service.base,
            key,
            pause=self.pauses.append,
            rows_per_page=rows_per_page,
        )
        return json.loads(body)


@pytest.fixture
def collect(service: Service) -> Collector:
    return Collector(service)


def flights(bundle: dict[str, list[Item]], direction: str) -> list[str]:
    return sorted(i["flightid"] for i in bundle[direction])


def bundle(departures: list[Item], arrivals: list[Item]) -> bytes:
    return json.dumps({"departures": departures, "arrivals": arrivals}).encode()


def read(departures: list[Item], arrivals: list[Item], **more: Any) -> Reading:
    return incheon.read(bundle(departures, arrivals), more.pop("fetched_on", DAY), **more)


def only_leg(departures: list[Item], arrivals: list[Item]) -> dict[str, object]:
    reading = read(departures, arrivals)
    assert reading.rejects == []
    (row,) = reading.rows["leg"]
    return row


def only_reject(*items: Item) -> str:
    good = item("KE1", "NRT", "0900")
    reading = read([good, *items], [good])
    assert [row["carrier"] for row in reading.rows["leg"]] == ["KE", "KE"]
    (reject,) = reading.rejects
    assert reject.line == 2
    return reject.reason


# -- collecting


def test_both_directions_are_collected(collect: Collector, service: Service) -> None:
    got = collect()
    assert flights(got, "departures") == ["CX6228", "KC210", "KC910", "OZ6963"]
    assert flights(got, "arrivals") == ["KC209", "KC909"]
    asked = service.calls[0][1]
    assert (asked["type"], asked["lang"], asked["pageNo"]) == ("json", "E", "1")


def test_pages_until_the_total(collect: Collector, service: Service) -> None:
    service.rows[DEPARTURES] = [item(f"KE{n}", "NRT", "0900") for n in range(1, 8)]
    got = collect(rows_per_page=3)
    assert flights(got, "departures") == [f"KE{n}" for n in range(1, 8)]
    pages = [asked["pageNo"] for path, asked in service.calls if path.endswith(DEPARTURES)]
    assert pages == ["1", "2", "3"]


def test_a_pause_of_at_least_220_ms_between_any_two_calls(
    collect: Collector, service: Service
) -> None:
    collect(rows_per_page=1)
    assert len(service.calls) == 6
    assert len(collect.pauses) == 5
    assert min(collect.pauses) >= 0.22


@pytest.mark.parametrize("shape", ["item", "nothing"])
def test_items_come_in_several_shapes(collect: Collector, service: Service, shape: str) -> None:
    service.items_shape = shape
    service.rows[ARRIVALS] = service.rows[ARRIVALS][:1] if shape == "item" else []
    assert flights(collect(), "arrivals") == (["KC209"] if shape == "item" else [])


def test_the_same_rows_give_the_same_bytes(service: Service) -> None:
    first = Collector(service)()
    service.rows = {name: rows[::-1] for name, rows in service.rows.items()}
    again = Collector(service)(rows_per_page=2)
    assert first == again
    assert json.dumps(first) == json.dumps(again)


def test_a_key_copied_in_its_encoded_form_works(collect: Collector, service: Service) -> None:
    collect(key=quote(KEY, safe=""))
    assert service.calls[0][1]["serviceKey"] == KEY


def test_no_key_no_call(collect: Collector, service: Service) -> None:
    with pytest.raises(FetchError, match=r"needs a key; data\.go\.kr"):
        collect(key="")
    assert service.calls == []


@pytest.mark.parametrize("shape", ["xml", "json", "header"])
def test_a_refusal_with_status_200_says_what_to_do(
    collect: Collector, service: Service, shape: str
) -> None:
    service.error_shape = shape
    with pytest.raises(FetchError, match=r"30 .*NOT_REGISTERED.*copy the key again") as caught:
        collect(key="wrong-key")
    assert "wrong-key" not in str(caught.value)


def test_a_refusal_that_repeats_the_key_is_told_without(
    collect: Collector, service: Service
) -> None:
    service.refuse_with, service.echo = "30", f" of {KEY}"
    with pytest.raises(FetchError, match=r"SERVICE ERROR of \*\*\*") as caught:
        collect()
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("code", ["01", "04", "05", "10", "12", "20", "29", "31", "32", "99", "77"])
def test_every_code_has_a_meaning(collect: Collector, service: Service, code: str) -> None:
    service.refuse_with = code
    with pytest.raises(FetchError, match=f"answered {code} .*UNKNOWN_ERROR: .{{10}}"):
        collect()
    assert len(service.calls) == 1


def test_the_daily_limit_in_the_middle_gives_nothing(collect: Collector, service: Service) -> None:
    service.calls_left = 2
    with pytest.raises(FetchError, match="used up for today; wait for tomorrow"):
        collect(rows_per_page=1)
    assert len(service.calls) == 3


def test_the_limit_per_second_is_waited_out(collect: Collector, service: Service) -> None:
    service.refuse_per_second = 2
    assert flights(collect(), "arrivals") == ["KC209", "KC909"]
    assert [p for p in collect.pauses if p >= 1] == [1.0, 2.0]


def test_the_limit_per_second_is_not_waited_out_for_ever(
    collect: Collector, service: Service
) -> None:
    service.refuse_per_second = 99
    with pytest.raises(FetchError, match=r"23 .*too many calls in a second"):
        collect()
    assert len(service.calls) == 4


def test_a_total_that_changes_between_pages(collect: Collector, service: Service) -> None:
    service.total = lambda total, page: total + page
    with pytest.raises(BadFeed, match="page 2 says 6 rows in all, the pages before said 5"):
        collect(rows_per_page=2)


def test_a_total_that_is_never_reached(collect: Collector, service: Service) -> None:
    service.total = lambda total, page: total + 1
    with pytest.raises(BadFeed, match="departures: 4 of 5 rows after page 2"):
        collect()


def test_an_empty_page_before_the_end(collect: Collector, service: Service) -> None:
    service.cut_page = 2
    with pytest.raises(BadFeed, match="departures: 2 of 4 rows after page 2"):
        collect(rows_per_page=2)


def test_more_rows_than_the_total(collect: Collector, service: Service) -> None:
    service.total = lambda total, page: 3
    with pytest.raises(BadFeed, match="4 of 3 rows"):
        collect()


def test_more_pages_than_any_timetable_has(
    collect: Collector, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incheon, "MAX_PAGES", 3)
    with pytest.raises(BadFeed, match="more than 3 pages for 4 rows"):
        collect(rows_per_page=1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<!DOCTYPE html><html><body>Wartung</body></html>", "HTML page"),
        (b"\n  <HTML>", "HTML page"),
        (b"<response><header><resultCode>00</resultCode></header></response>", "sent XML"),
        (b"<?xml version='1.0'?><other/>", "sent XML"),
        (b"{}", "not its timetable"),
        (b"", "not its timetable"),
        (b"[1, 2]", "not its timetable"),
        (b'{"response": {"header": {"resultCode": "00"}}}', "not its timetable"),
        (b"[" * 100_000, "not its timetable"),
        (
            b'{"response":{"header":{"resultCode":"00"},"body":{"totalCount":"many","items":[]}}}',
            "totalCount is 'many'",
        ),
        (
            b'{"response":{"header":{"resultCode":"00"},"body":{"totalCount":1,"items":["x"]}}}',
            "not rows",
        ),
    ],
)
def test_what_is_not_the_timetable(
    collect: Collector, service: Service, body: bytes, said: str
) -> None:
    service.body = body
    with pytest.raises(BadFeed, match=said):
        collect()


# -- reading


def test_a_departure_has_the_incheon_end_only() -> None:
    row = only_leg([item("KC210", "NQZ", "0905", "47")], [])
    assert tuple(row) == TABLES["leg"].header
    assert row["carrier"] == "KC"
    assert row["number"] == "210"
    assert (row["origin"], row["destination"]) == ("ICN", "NQZ")
    assert (row["dep_local"], row["arr_local"], row["day_shift"]) == ("09:05", "", None)
    assert (row["days"], row["days_basis"], row["every"]) == ("47", "departure", 1)
    assert (row["first_date"], row["last_date"]) == ("2026-03-29", "2026-10-24")
    assert (row["basis"], row["first_bound"], row["last_bound"]) == ("filed", "exact", "exact")
    assert "15114085" in str(row["source"])


def test_an_arrival_has_arrival_days() -> None:
    row = only_leg([], [item("KC209", "NQZ", "0650", "47")])
    assert (row["origin"], row["destination"]) == ("NQZ", "ICN")
    assert (row["dep_local"], row["arr_local"]) == ("", "06:50")
    assert (row["days"], row["days_basis"]) == ("47", "arrival")


def test_rows_are_as_the_exchange_reader_would_give_them() -> None:
    for row in read([item("7C1301", "KIX", "0710")], [item("TK090", "IST", "1810")]).rows["leg"]:
        for name, reader in TABLES["leg"].columns:
            value = row[name]
            assert reader("" if value is None else str(value), name) == value


def test_weekday_sets_stay_apart_and_doubles_are_one() -> None:
    rows = read(
        [
            item("MM712", "KIX", "0730", "23456"),
            item("MM712", "KIX", "0735", "17"),
            item("MM712", "KIX", "0730", "23456"),
        ],
        [],
    ).rows["leg"]
    assert [(row["days"], row["dep_local"]) for row in rows] == [
        ("23456", "07:30"),
        ("17", "07:35"),
    ]


def test_codeshares_are_attached_and_not_counted() -> None:
    row = only_leg(
        [
            slave("OZ6963", "KC210", "NQZ", "0905", "47"),
            item("KC210", "NQZ", "0905", "47"),
            slave("CX6228", "KC210", "NQZ", "0905", "47"),
        ],
        [],
    )
    assert row["codeshares"] == "CX6228 OZ6963"


def test_a_codeshare_goes_to_the_row_of_its_pattern() -> None:
    rows = read(
        [
            item("KC210", "NQZ", "0905", "4"),
            item("KC210", "NQZ", "1005", "7"),
            slave("OZ6963", "KC210", "NQZ", "1005", "7"),
        ],
        [],
    ).rows["leg"]
    assert {row["days"]: row["codeshares"] for row in rows} == {"4": "", "7": "OZ6963"}


def test_a_codeshare_is_not_given_to_another_time_of_the_same_day() -> None:
    rows = read(
        [
            item("KC210", "NQZ", "0905", "7"),
            item("KC210", "NQZ", "1005", "7", firstdate="20261018"),
            slave("OZ6963", "KC210", "NQZ", "0905", "7"),
        ],
        [],
    ).rows["leg"]
    assert [row["codeshares"] for row in rows] == ["OZ6963", ""]


def test_a_codeshare_of_fewer_days_goes_to_the_rows_it_shares_days_with() -> None:
    rows = read(
        [
            item("KC210", "NQZ", "0905", "47"),
            item("KC210", "NQZ", "1005", "2"),
            slave("OZ6963", "KC210", "NQZ", "0905", "4", firstdate="20260601"),
        ],
        [],
    ).rows["leg"]
    assert {row["days"]: row["codeshares"] for row in rows} == {"47": "OZ6963", "2": ""}


def test_a_codeshare_without_its_master_is_a_reject() -> None:
    reason = only_reject(slave("OZ6963", "KC210", "NQZ", "0905"))
    assert "OZ6963: its master KC210 is not in the timetable" in reason
    assert "does not name its master" in only_reject(slave("OZ6963", "", "NQZ", "0905"))


def test_a_codeshare_of_a_row_that_was_rejected_is_no_second_reject() -> None:
    reading = read([item("KC210", "ICN", "0905"), slave("OZ6963", "KC210", "ICN2", "0905")], [])
    assert [reject.line for reject in reading.rejects] == [1, 2]
    reading = read([item("KC210", "NQZ", "99"), slave("OZ6963", "KC210", "NQZ", "0905")], [])
    assert [reject.line for reject in reading.rejects] == [1]


@pytest.mark.parametrize("st", ["0710", "710", 710, 7.1e2, "7.1E2", "7.10E+02"])
def test_clock_times_in_every_dress(st: object) -> None:
    assert only_leg([item("KE1", "NRT", "", st=st)], [])["dep_local"] == "07:10"


def test_half_past_midnight_may_lose_its_zeros() -> None:
    assert only_leg([item("KE1", "NRT", "", st=30)], [])["dep_local"] == "00:30"


def test_2400_is_the_next_day() -> None:
    row = only_leg([], [item("KE1", "NRT", "2400", "17")])
    assert (row["arr_local"], row["days"]) == ("00:00", "12")
    assert (row["first_date"], row["last_date"]) == ("2026-03-30", "2026-10-25")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"flightid": "AAR123"}, "flightid: 'AAR123' is not a flight"),
        ({"flightid": "12345"}, "is not a flight"),
        ({"flightid": "KC"}, "is not a flight"),
        ({"flightid": None}, "no flightid"),
        ({"airportcode": "ICN"}, "airportcode: 'ICN' is not the other end"),
        ({"airportcode": "RKSI"}, "not the other end"),
        ({"airportcode": ""}, "not the other end"),
        ({"st": "2430"}, "is not a clock time"),
        ({"st": "0960"}, "is not a clock time"),
        ({"st": ""}, "st: '' are not digits"),
        ({"st": "7.15"}, "are not digits"),
        ({"st": "NaN"}, "are not digits"),
        ({"st": "1e99"}, "are not digits"),
        ({"firstdate": "20260231"}, "firstdate: '20260231' is not a date"),
        ({"lastdate": "2026-10-24"}, "are not digits"),
        ({"lastdate": "202610"}, "is not a date"),
        ({"lastdate": "20260328"}, "before first_date"),
        ({"monday": "?"}, "neither Y nor N"),
        (dict.fromkeys(incheon._DAYS, "N"), "no day of the week"),
        ({"season": "summer"}, "is not a season"),
        ({"codeshare": "Partner"}, "codeshare: 'Partner' is unknown"),
    ],
)
def test_rows_that_cannot_be_taken(changes: dict[str, object], said: str) -> None:
    assert said in only_reject(item("KC210", "NQZ", "0905") | changes)


def test_a_blank_codeshare_is_a_flight_of_its_own() -> None:
    assert only_leg([item("KC210", "NQZ", "0905", codeshare="")], [])["number"] == "210"


def test_a_reject_names_the_place_counted_through_both_directions() -> None:
    good = item("KE1", "NRT", "0900")
    (reject,) = read([good, good], [good, item("KE2", "NRT", "9900")]).rejects
    assert reject.line == 4
    assert reject.reason.startswith("arrivals KE2: ")


def test_a_check_may_refuse_and_change_rows() -> None:
    def check(table: str, row: dict[str, Any]) -> None:
        if row["destination"] == "XXX":
            raise BadInput("XXX is not a known station")
        row["destination"] = {"TSE": "NQZ"}.get(row["destination"], row["destination"])

    reading = read([item("KC1", "TSE", "0905"), item("KC2", "XXX", "0905")], [], check=check)
    assert [row["destination"] for row in reading.rows["leg"]] == ["NQZ"]
    assert [(r.line, r.reason) for r in reading.rejects] == [
        (2, "departures KC2: XXX is not a known station")
    ]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"departures": [1], "arrivals": []}'])
def test_what_is_not_a_bundle(data: bytes) -> None:
    with pytest.raises(BadFeed):
        incheon.read(data, DAY)


# -- coverage

GOOD = item("KE1", "NRT", "0900")


def coverage(reading: Reading) -> list[tuple[object, ...]]:
    names = ("name", "first_date", "last_date", "completeness")
    return [tuple(row[n] for n in names) for row in reading.rows["coverage"]]


def test_coverage_begins_with_the_first_fetch() -> None:
    reading = read([GOOD], [GOOD])
    assert coverage(reading) == [("Incheon S26", "2026-05-01", "2026-10-24", "complete")]
    row = reading.rows["coverage"][0]
    assert tuple(row) == TABLES["coverage"].header
    assert (row["stations"], row["partners"], row["carriers"]) == ("ICN", "", "")


def test_coverage_begins_with_the_season_where_that_is_still_to_come() -> None:
    early = read([GOOD], [GOOD], fetched_on=date(2026, 3, 1))
    assert coverage(early)[0][1] == "2026-03-29"


def test_coverage_does_not_move_with_the_calendar() -> None:
    first = read([GOOD], [GOOD])
    later = read([GOOD], [GOOD], fetched_on=date(2026, 6, 1), covered_since={"Incheon S26": DAY})
    assert later.rows["coverage"] == first.rows["coverage"]


def test_two_seasons_are_two_rows_and_one_far_ahead_is_not_taken_as_whole() -> None:
    """In May the winter may be half published; two weeks before its start it is taken as it is."""
    winter = GOOD | {"season": "W26", "firstdate": "20261025", "lastdate": "20270327"}
    assert coverage(read([GOOD, winter], [GOOD])) == [
        ("Incheon S26", "2026-05-01", "2026-10-24", "complete"),
        ("Incheon W26, in part", "2026-10-25", "2027-03-27", "sample"),
    ]
    assert coverage(read([GOOD, winter], [GOOD], fetched_on=date(2026, 10, 11))) == [
        ("Incheon S26", "2026-10-11", "2026-10-24", "complete"),
        ("Incheon W26", "2026-10-25", "2027-03-27", "complete"),
    ]


def test_a_season_that_is_over_is_not_claimed_afresh() -> None:
    assert coverage(read([GOOD], [GOOD], fetched_on=date(2026, 10, 25))) == []


def test_with_a_reject_or_one_direction_it_is_a_sample() -> None:
    for reading in (read([GOOD, GOOD | {"st": "x"}], [GOOD]), read([GOOD], [])):
        assert coverage(reading)[0][3] == "sample"
        assert reading.rows["coverage"][0]["notes"]


def test_a_sample_never_lengthens_what_is_complete() -> None:
    sample = read([GOOD], [])
    since = {str(row["name"]): DAY for row in sample.rows["coverage"]}
    whole = read([GOOD], [GOOD], fetched_on=date(2026, 6, 1), covered_since=since)
    assert coverage(whole) == [("Incheon S26", "2026-06-01", "2026-10-24", "complete")]
