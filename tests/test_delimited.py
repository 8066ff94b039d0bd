"""The exchange format: what is read, what is a reject, what is no such file."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import csv_of, leg_row, station_row

from routes.errors import BadFeed, BadInput
from routes.feeds import delimited
from routes.feeds.delimited import TABLES, example


def legs(*changes: dict[str, object]) -> bytes:
    return csv_of("leg", [leg_row(**change) for change in changes])


def only_reject(**change: object) -> str:
    reading = delimited.read(legs({}, change, {"number": "9"}))
    assert [row["number"] for row in reading.rows["leg"]] == ["210", "9"]
    (reject,) = reading.rejects
    assert reject.line == 3
    return reject.reason


def test_a_row_comes_out_typed() -> None:
    data = legs({"seats": 223, "day_shift": -1, "days": "74"})
    (row,) = delimited.read(data).rows["leg"]
    assert (row["seats"], row["day_shift"], row["every"]) == (223, -1, 1)
    assert row["days"] == "47"


def test_blank_is_unknown() -> None:
    (row,) = delimited.read(legs({"every": "", "last_date": "", "days": ""})).rows["leg"]
    assert row["every"] is None
    assert row["day_shift"] is None
    assert row["last_date"] == ""
    assert row["days"] == ""


def test_dates_may_be_coarse() -> None:
    (row,) = delimited.read(legs({"first_date": "2024-06", "last_date": "2024-summer"})).rows["leg"]
    assert (row["first_date"], row["last_date"]) == ("2024-06", "2024-summer")


def test_a_byte_order_mark_blanks_and_windows_lines_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + legs({"number": " 210 "}).replace(b"\n", b"\r\n") + b"\r\n\r\n"
    reading = delimited.read(data)
    assert reading.rejects == []
    assert reading.rows["leg"][0]["number"] == "210"


def test_text_keeps_its_commas_quotes_and_scripts() -> None:
    notes = 'Астана, "Нурсултан"\n인천'
    (row,) = delimited.read(legs({"notes": notes})).rows["leg"]
    assert row["notes"] == notes


def test_the_line_of_a_reject_counts_lines_not_rows() -> None:
    reading = delimited.read(legs({"notes": "two\nlines"}, {"days": "8"}))
    assert [reject.line for reject in reading.rejects] == [4]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"carrier": "KZR"}, "carrier: 'KZR' does not fit; an airline designator"),
        ({"number": "KC210"}, "number: "),
        ({"number": "٢١٠"}, "number: "),
        ({"seats": "٢٢٣"}, "seats: "),
        ({"origin": "icn"}, "origin: 'icn' does not fit; an IATA location code"),
        ({"destination": "ICN"}, "destination: origin and destination are the same"),
        ({"first_date": "15.06.2024"}, "first_date: "),
        ({"first_date": "2026-02-30"}, "first_date: "),
        ({"last_date": "2026-03-28"}, "last_date: last_date 2026-03-28 is before"),
        ({"days": "88"}, "days: '88' are not days of the week; write digits"),
        ({"days": "11"}, "days: "),
        ({"dep_local": "24:00"}, "dep_local: "),
        ({"dep_local": "9:05"}, "dep_local: "),
        ({"day_shift": "3"}, "day_shift: "),
        ({"seats": "1e3"}, "seats: "),
        ({"every": "0"}, "every: "),
        ({"basis": "guessed"}, "basis: 'guessed' is not allowed; use one of filed"),
        ({"basis": ""}, "basis: "),
        ({"source": ""}, "source: '' does not fit; a URL or citation"),
        ({"notes": "x" * 2001}, "notes: 2001 characters; at most 2000"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_reject(change: dict[str, object], said: str) -> None:
    assert only_reject(**change).startswith(said)


def test_a_row_with_too_few_columns_is_a_reject() -> None:
    reading = delimited.read(csv_of("carrier", [{"code": "KC", "name": "Air Astana"}]) + b"OZ\n")
    assert [(r.line, r.reason) for r in reading.rejects] == [(3, "1 columns, expected 2")]


def test_evidence_is_not_known_before_it_happened() -> None:
    row: dict[str, object] = dict.fromkeys(TABLES["evidence"].header, "")
    row |= {"carrier": "KC", "origin": "NQZ", "destination": "ICN", "source": "a test"}
    row |= {"on_date": "2024-06-15", "kind": "flight", "known_on": "2024-06-12"}
    reading = delimited.read(csv_of("evidence", [row, row | {"known_on": "2024-06-15"}]))
    assert len(reading.rows["evidence"]) == 1
    assert "known before it happened" in reading.rejects[0].reason


@pytest.mark.parametrize("change", [{"lat": "91"}, {"lon": "nan"}, {"zone": "Mars/Base"}])
def test_a_station_must_be_on_earth(change: dict[str, object]) -> None:
    reading = delimited.read(csv_of("station", [station_row("ICN") | change]))
    assert reading.rows["station"] == []
    assert len(reading.rejects) == 1


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_known_by_its_header(table: str) -> None:
    assert delimited.read(example(table).encode()).rows == {table: []}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"carrier,number,days\n", r"nearest: leg; missing \['origin'"),
        (b"name,code\nAir Astana,KC\n", "the order differs"),
        (b"code,name,extra\n", r"not expected \['extra'\]"),
        (b"code,name\nKC,\x00\n", "NUL"),
        (b"code,name\nKC,\xff\n", "not UTF-8: byte 13"),
        (b'code,name\nKC,"Air\n', "is not CSV"),
        (b'code,name\nKC,"Air" Astana\n', "line 2 is not CSV"),
        (b"<!DOCTYPE html>\n<html>", "not the header of an exchange file"),
    ],
)
def test_what_is_not_an_exchange_file(data: bytes, said: str) -> None:
    with pytest.raises(BadFeed, match=said):
        delimited.read(data)


def test_a_check_may_change_and_refuse_rows() -> None:
    seen = []

    def check(table: str, row: dict[str, Any]) -> None:
        seen.append(table)
        if row["destination"] == "XXX":
            raise BadInput("XXX is not a known station", field="destination", remedy="try NQZ")
        row["destination"] = {"TSE": "NQZ"}.get(row["destination"], row["destination"])

    reading = delimited.read(legs({"destination": "TSE"}, {"destination": "XXX"}), check)
    assert [row["destination"] for row in reading.rows["leg"]] == ["NQZ"]
    assert [r.reason for r in reading.rejects] == [
        "destination: XXX is not a known station; try NQZ"
    ]
    assert seen == ["leg", "leg"]


def test_a_row_is_judged_as_the_check_left_it() -> None:
    def check(_table: str, row: dict[str, Any]) -> None:
        row["destination"] = row["origin"]

    assert "are the same" in delimited.read(legs({}), check).rejects[0].reason
