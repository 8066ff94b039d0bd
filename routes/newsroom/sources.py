"""The operator's list of sources: a CSV file, one source a row.

Columns: name, url, kind, source_class, publisher, language, hours, quiet_days, follow. A blank
language, hours (24) or quiet_days (nothing expected) is allowed; all else is needed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from routes.announcements.claims import SOURCE_CLASSES
from routes.errors import BadInput, FetchError
from routes.feeds.fetch import read_file

FIELD = "SAPAR_SOURCES"
TEXTS = ("name", "url", "kind", "source_class", "publisher", "language")
COLUMNS = (*TEXTS, "hours", "quiet_days", "follow")
KINDS = ("feed", "page", "index")
OFFICIAL = ("regulator", "airline", "airport")  # they speak for themselves
FEED = "news:"
DEFAULT_HOURS = 24
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `hours` between two looks; `quiet_days` without a new document are too many.

    `kind` is feed (RSS or Atom), page (one HTML page, itself the document) or index (a page whose
    links below its own address are the articles). Of a feed, `follow` reads the linked article in
    place of the entry's own text.
    """

    name: str
    url: str
    kind: str
    source_class: str
    publisher: str
    language: str = ""
    hours: int = DEFAULT_HOURS
    quiet_days: int | None = None
    follow: bool = False

    @property
    def feed(self) -> str:
        """The name under which the store keeps its state and its claims."""
        return FEED + self.name

    @property
    def every(self) -> timedelta:
        return timedelta(hours=self.hours)


def load_sources(path: Path | None) -> list[Source]:
    """The sources of the operator's file; none where none is set. Raises BadInput."""
    if path is None:
        return []
    try:
        data = read_file(path, MAX_BYTES)
    except FetchError as error:
        raise BadInput(str(error), field=FIELD, remedy="the path of a CSV file") from None
    return read_sources(data, path.name)


def read_sources(data: bytes, name: str) -> list[Source]:
    """The sources of a CSV file; BadInput names file, line and what would be right."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(
            f"{name} is not a CSV file: {error}", field=FIELD, remedy="CSV in UTF-8"
        ) from None
    if not rows or tuple(rows[0]) != COLUMNS:
        raise _wrong(name, 1, "the header is not that of a list of sources", ",".join(COLUMNS))
    found: dict[str, Source] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        source = _read_row(row, name, line)
        if source.name in found:
            raise _wrong(name, line, f"the name {source.name} is used twice", "another name")
        found[source.name] = source
    return list(found.values())


def _read_row(row: list[str], file: str, line: int) -> Source:
    if len(row) != len(COLUMNS):
        raise _wrong(
            file, line, f"{len(row)} columns", f"{len(COLUMNS)} columns: {','.join(COLUMNS)}"
        )
    given = dict(zip(COLUMNS, (cell.strip() for cell in row), strict=True))
    for column, fits, remedy in (
        ("name", _is_name, "1 to 40 letters, digits, . _ or -"),
        ("url", _is_url, "an address with http:// or https://"),
        ("kind", KINDS.__contains__, "one of " + ", ".join(KINDS)),
        ("source_class", SOURCE_CLASSES.__contains__, "one of " + ", ".join(SOURCE_CLASSES)),
        ("publisher", bool, "who publishes it, as in Civil Aviation Committee"),
        ("language", _is_language, "two small letters, as in en, or blank"),
        ("hours", _whole(1, 720), "hours between two looks, 1 to 720, or blank for 24"),
        ("quiet_days", _whole(1, 3650), "days, 1 to 3650, or blank"),
        ("follow", ("", "0", "1").__contains__, "1 to read the linked articles, else 0"),
    ):
        if not fits(given[column]):
            raise _wrong(file, line, f"{column} is {given[column]!r}", remedy)
    if given["follow"] == "1" and given["kind"] != "feed":
        raise _wrong(file, line, f"follow is 1 of a {given['kind']}", "blank: it is for feeds")
    return Source(
        **{column: given[column] for column in TEXTS},
        hours=int(given["hours"] or DEFAULT_HOURS),
        quiet_days=int(given["quiet_days"]) if given["quiet_days"] else None,
        follow=given["follow"] == "1",
    )


def _wrong(file: str, line: int, problem: str, remedy: str) -> BadInput:
    return BadInput(f"{file} line {line}: {problem}", field=FIELD, remedy=remedy)


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"[\w.-]{1,40}", text))


def _is_language(text: str) -> bool:
    return bool(re.fullmatch(r"([a-z]{2})?", text))


def _is_url(text: str) -> bool:
    """An address that may be asked, without a password that a citation would tell."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return usable and "@" not in parts.netloc and not re.search(r"\s", text)


def _whole(low: int, high: int) -> Callable[[str], bool]:
    """Whether a text is blank or a whole number within bounds."""
    return lambda text: (
        not text or (bool(re.fullmatch(r"[0-9]{1,6}", text)) and low <= int(text) <= high)
    )
