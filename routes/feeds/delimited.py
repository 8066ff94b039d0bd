"""The project's own exchange format: CSV files, one table each, known by their exact header.

`TABLES` is the whole definition: every column with its reader. A file is UTF-8 with a header
line; blank means unknown; a row that cannot be read is a reject with its line and reason.
`data/README.md` describes the columns for people.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from routes.errors import BadFeed, BadInput
from routes.model import Basis, Bound, Kind, Reading, Reject
from routes.periods import read_date, read_days, read_when
from routes.times import read_clock, zone

Value = str | int | float | None
Reader = Callable[[str, str], Value]
Check = Callable[[str, dict[str, Any]], None]
"""Looks at (table, row), may change the row, raises BadInput where it cannot be taken."""
MAX_TEXT = 2000


def _text(text: str, field: str) -> Value:
    if len(text) > MAX_TEXT:
        raise BadInput(f"{len(text)} characters", field=field, remedy=f"at most {MAX_TEXT}")
    return text


def _matching(pattern: str, remedy: str) -> Reader:
    compiled = re.compile(pattern, re.ASCII)  # digits are 0 to 9 in every script

    def read(text: str, field: str) -> Value:
        if not compiled.fullmatch(text):
            raise BadInput(f"{text!r} does not fit", field=field, remedy=remedy)
        return text

    return read


def _one_of(*choices: str) -> Reader:
    def read(text: str, field: str) -> Value:
        if text not in choices:
            named = ", ".join(c or "blank" for c in choices)
            raise BadInput(f"{text!r} is not allowed", field=field, remedy=f"use one of {named}")
        return text

    return read


def _whole(low: int, high: int) -> Reader:
    def read(text: str, field: str) -> Value:
        if not text:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise BadInput(
                f"{text!r} does not fit", field=field, remedy=f"a whole number {low} to {high}"
            )
        return int(text)

    return read


def _number(low: float, high: float) -> Reader:
    def read(text: str, field: str) -> Value:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise BadInput(f"{text!r} does not fit", field=field, remedy=f"{low:g} to {high:g}")
        return value

    return read


def _optional(reader: Reader) -> Reader:
    return lambda text, field: reader(text, field) if text else None


def _day(text: str, field: str) -> Value:
    return read_date(text, field=field).isoformat() if text else ""


def _when(text: str, field: str) -> Value:
    read_when(text, field)
    return text


def _days(text: str, field: str) -> Value:
    return read_days(text, field=field)


def _clock(text: str, field: str) -> Value:
    read_clock(text, field=field)
    return text


def _zone(text: str, field: str) -> Value:
    zone(text)
    return text


_STATION = _matching(r"[A-Z]{3}", "an IATA location code, three capital letters")
_PLACE = _matching(r"[A-Z]{2,3}", "an IATA location code or an ISO country code")
_PLACES = _matching(r"([A-Z]{2,3}( [A-Z]{2,3})*)?", "codes with a space between")
_CARRIER = _matching(r"[A-Z0-9]{2}", "an airline designator of two characters")
_CARRIER_OR_BLANK = _matching(r"([A-Z0-9]{2})?", "an airline designator or blank")
_CARRIERS = _matching(r"(\*|[A-Z0-9]{2}( [A-Z0-9]{2})*)?", "designators with spaces, * for all")
_FLIGHT_NUMBER = _matching(r"(\d{1,4}[A-Z]?)?", "one to four digits without the carrier")
_CONFIDENCE = _one_of("", "high", "medium", "low")
_SOURCE = _matching(r".{3,2000}", "a URL or citation: no fact without a source")
_SCOPE = _one_of("route", "any", "all", "other")
_BOUND = _one_of(*Bound)

Columns = tuple[tuple[str, Reader], ...]
_KNOWN: Columns = (("known_on", _when), ("known_on_basis", _text))
_CITED: Columns = (
    ("confidence", _CONFIDENCE),
    ("source", _SOURCE),
    ("recorded_on", _day),
    ("notes", _text),
)


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of file: its columns with readers, and a check over the whole row."""

    name: str
    columns: Columns
    check: Callable[[dict[str, Value]], None] | None = None

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.columns)


def _check_leg(row: dict[str, Value]) -> None:
    if row["origin"] == row["destination"]:
        raise BadInput("origin and destination are the same", field="destination")
    first, last = read_when(str(row["first_date"])), read_when(str(row["last_date"]))
    if first and last and last.latest < first.earliest:
        raise BadInput(
            f"last_date {last.text} is before first_date {first.text}",
            field="last_date",
            remedy="a period ends on or after its first date",
        )


def _check_evidence(row: dict[str, Value]) -> None:
    known = read_when(str(row["known_on"]))
    if known and known.latest < date.fromisoformat(str(row["on_date"])):
        raise BadInput(
            "known before it happened",
            field="known_on",
            remedy="evidence is dated on or after the day it shows; else it is an announcement",
        )


def _check_span(row: dict[str, Value]) -> None:
    if row["first_date"] and row["last_date"] and str(row["last_date"]) < str(row["first_date"]):
        raise BadInput("last_date is before first_date", field="last_date")


_TABLE_LIST = (
    Table(
        "leg",
        (
            ("carrier", _CARRIER),
            ("number", _FLIGHT_NUMBER),
            ("origin", _STATION),
            ("destination", _STATION),
            ("first_date", _when),
            ("last_date", _when),
            ("days", _days),
            ("every", _whole(1, 8)),
            ("dep_local", _clock),
            ("arr_local", _clock),
            ("day_shift", _whole(-1, 2)),
            ("equipment", _text),
            ("seats", _whole(1, 1000)),
            ("codeshares", _text),
            ("basis", _one_of(*Basis)),
            ("days_basis", _one_of("", "departure", "arrival", "observed")),
            ("first_bound", _BOUND),
            ("last_bound", _BOUND),
            *_KNOWN,
            *_CITED,
        ),
        _check_leg,
    ),
    Table(
        "sighting",
        (
            ("carrier", _CARRIER),
            ("station_a", _STATION),
            ("station_b", _STATION),
            ("listed_for", _matching(r"\d{4}-\d{2}( \d{4}-\d{2})*", "months as YYYY-MM")),
            ("listed_mode", _one_of("all", "any")),
            ("known_on", _when),
            *_CITED,
        ),
    ),
    Table(
        "evidence",
        (
            ("carrier", _CARRIER),
            ("number", _FLIGHT_NUMBER),
            ("origin", _STATION),
            ("destination", _STATION),
            ("on_date", _matching(r"\d{4}-\d{2}-\d{2}", "a date as YYYY-MM-DD")),
            ("kind", _one_of("first_flight", "in_service", "flight")),
            ("weekly", _optional(_number(0, 5000))),
            ("what", _text),
            ("known_on", _when),
            *_CITED,
        ),
        _check_evidence,
    ),
    Table(
        "coverage",
        (
            ("name", _text),
            ("stations", _PLACES),
            ("partners", _PLACES),
            ("carriers", _CARRIERS),
            ("first_date", _day),
            ("last_date", _day),
            ("completeness", _one_of("complete", "sample")),
            ("known_on", _when),
            ("source", _SOURCE),
            ("recorded_on", _day),
            ("notes", _text),
        ),
        _check_span,
    ),
    Table(
        "claim",
        (
            ("announced_on", _when),
            ("announced_by", _text),
            ("source_class", _one_of("regulator", "airline", "airport", "press", "forum")),
            ("kind", _one_of(*Kind)),
            ("origin", _PLACE),
            ("destination", _PLACE),
            ("scope", _SCOPE),
            ("carriers", _CARRIERS),
            ("effective", _when),
            ("weekly_before", _whole(0, 5000)),
            ("weekly_after", _whole(0, 5000)),
            ("weekly_after_max", _whole(0, 5000)),
            ("direction", _one_of("", "one_way", "both", "rotation")),
            ("side", _one_of("", "one", "both")),
            ("stage", _one_of("rights", "announced", "filed", "flown")),
            *_KNOWN,
            *_CITED,
        ),
    ),
    Table(
        "frequency_claim",
        (
            ("first_date", _when),
            ("last_date", _when),
            ("label", _text),
            ("origin", _PLACE),
            ("destination", _PLACE),
            ("scope", _SCOPE),
            ("carriers", _CARRIERS),
            ("weekly", _number(0, 5000)),
            ("stage", _one_of("rights", "announced", "reported", "filed", "flown")),
            ("direction", _one_of("", "one_way", "both", "rotation")),
            ("side", _one_of("", "one", "both")),
            ("basis", _text),
            *_KNOWN,
            *_CITED,
        ),
    ),
    Table(
        "station",
        (
            ("code", _STATION),
            ("name", _text),
            ("city", _text),
            ("city_code", _STATION),
            ("country", _matching(r"[A-Z]{2}", "an ISO country code")),
            ("zone", _zone),
            ("lat", _number(-90, 90)),
            ("lon", _number(-180, 180)),
        ),
    ),
    Table(
        "alias",
        (
            ("code", _STATION),
            ("station", _STATION),
            ("until", _day),
            ("source", _text),
            ("notes", _text),
        ),
    ),
    Table("carrier", (("code", _CARRIER), ("name", _text))),
    Table(
        "name",
        (
            ("kind", _one_of("place", "country", "carrier", "demonym", "former", "hub")),
            ("code", _matching(r"[A-Z0-9]{2}|[A-Z]{3}", "a station, country or carrier code")),
            ("language", _matching(r"[a-z]{2}", "a language code of two letters")),
            ("name", _matching(r".{1,80}", "a name of 1 to 80 characters")),
        ),
    ),
    Table(
        "watched",
        (
            ("origin", _PLACE),
            ("destination", _PLACE),
            ("replay_date", _day),
            ("replay_as_of", _day),
            ("replay_label", _text),
        ),
    ),
    Table(
        "connecting_time",
        (
            ("station", _matching(r"([A-Z]{3})?", "an IATA location code or blank")),
            ("arrival_carrier", _CARRIER_OR_BLANK),
            ("departure_carrier", _CARRIER_OR_BLANK),
            ("status", _one_of("DD", "DI", "ID", "II", "inter")),
            ("minutes", _whole(0, 2880)),
            ("suppressed", _one_of("", "Y")),
            ("source", _SOURCE),
            ("recorded_on", _day),
            ("notes", _text),
        ),
    ),
)
TABLES = {table.name: table for table in _TABLE_LIST}
_BY_HEADER = {table.header: table for table in _TABLE_LIST}


def read(data: bytes, check: Check | None = None) -> Reading:
    """Read one exchange file. Raises BadFeed where the file as a whole is not one."""
    if b"\x00" in data:
        raise BadFeed("the file has NUL bytes; the exchange format is UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFeed(f"the file is not UTF-8: byte {error.start} cannot be read") from None
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        table = _table_of(next(lines, []))
        rows: list[dict[str, object]] = []
        rejects: list[Reject] = []
        for cells in lines:
            if cells:
                try:
                    rows.append(_row(table, cells, check))
                except BadInput as error:
                    rejects.append(Reject(lines.line_num, reason_of(error)))
    except csv.Error as error:
        raise BadFeed(f"line {lines.line_num} is not CSV: {error}") from None
    return Reading({table.name: rows}, rejects)


def _table_of(header: list[str]) -> Table:
    table = _BY_HEADER.get(tuple(header))
    if table:
        return table
    if not header:
        raise BadFeed("the file is empty; it needs a header line")
    near = max(_TABLE_LIST, key=lambda t: (len(set(t.header) & set(header)), -len(t.header)))
    missing = [c for c in near.header if c not in header]
    extra = [c for c in header if c not in near.header]
    detail = f"; missing {missing}" if missing else ""
    detail += f"; not expected {extra}" if extra else ""
    detail = detail or "; the order differs"
    raise BadFeed(
        f"line 1 is not the header of an exchange file (nearest: {near.name}{detail}); "
        f"expected {','.join(near.header)}"
    )


def _row(table: Table, cells: list[str], check: Check | None) -> dict[str, object]:
    if len(cells) != len(table.columns):
        raise BadInput(f"{len(cells)} columns, expected {len(table.columns)}")
    row = {
        name: reader(cell.strip(), name)
        for (name, reader), cell in zip(table.columns, cells, strict=True)
    }
    if check:
        check(table.name, row)
    if table.check:
        table.check(row)
    return dict(row)


def reason_of(error: BadInput) -> str:
    """Field, what was wrong and what would be right, in one line."""
    field = f"{error.field}: " if error.field else ""
    remedy = f"; {error.remedy}" if error.remedy else ""
    return f"{field}{error}{remedy}"


def example(table: str) -> str:
    """The header line of a table, as a file begins with it."""
    return ",".join(TABLES[table].header)
