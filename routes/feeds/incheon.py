"""Incheon Airport's open timetable: data.go.kr dataset 15114085, departures and arrivals.

A row is a flight number with the days of the week of a period, at the Incheon side only: a
departure has no arrival time and an arrival no departure time, and its days are arrival days.
Codeshares are rows of their own, marked Slave. Guide of the service: 인천국제공항공사 여객기
정기운항편 일정 상세 정보; error codes: common list of the public data portal.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import unquote

from routes.errors import BadFeed, BadInput, FetchError
from routes.feeds.delimited import TABLES, Check, Value, reason_of
from routes.feeds.fetch import redact
from routes.model import Basis, Bound, Reading, Reject
from routes.periods import DAY, season_dates, shift_days
from routes.times import read_clock

BASE_URL = "https://apis.data.go.kr/B551177/StatusOfPaxFltSched"
OPERATIONS = {
    "departures": "getPaxFltSchedDeparturesDeOdp",
    "arrivals": "getPaxFltSchedArrivalsDeOdp",
}
HOME = "ICN"  # the feed is about this station and never names it
SOURCE = (
    "Incheon International Airport Corporation, regular passenger flight schedule, "
    "data.go.kr 15114085"
)
ROWS_PER_PAGE = 1000
MAX_PAGES = 60
AHEAD = timedelta(days=14)  # so long before its start a season may still be half published
PAUSE_SECONDS = 0.25  # the service wants 220 ms between calls
WAITS_FOR_23 = (1.0, 2.0, 4.0)
_OK = "00"
_PER_SECOND = "23"
_MEANINGS = {
    "01": "an error inside the service; try again later",
    "04": "an HTTP error inside the service; try again later",
    "05": "the service timed out; try again later",
    "10": "a parameter was not accepted; the service may have changed, see its guide",
    "12": "no such service; it may have moved, see dataset 15114085 on data.go.kr",
    "20": "access denied; request the use of dataset 15114085 on data.go.kr for this key",
    "22": "the calls of this key are used up for today; wait for tomorrow (Korean time), "
    "or ask for more calls on data.go.kr",
    "23": "too many calls in a second; is another program using the same key?",
    "29": "this address is blocked; ask the public data portal",
    "30": "the key is not registered; copy the key again from data.go.kr (either form), "
    "a new one needs a while before it is known",
    "31": "the key has expired; extend its use on data.go.kr",
    "32": "this address is not registered for the key; register it on data.go.kr",
    "99": "an unknown error inside the service; try again later",
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Get = Callable[[str, Mapping[str, str]], bytes]
"""(URL, parameters) → body."""
Item = dict[str, Any]


def collect(
    get: Get,
    base_url: str,
    key: str,
    *,
    pause: Callable[[float], None],
    rows_per_page: int = ROWS_PER_PAGE,
) -> bytes:
    """All pages of both directions as one canonical JSON bundle; the same rows, the same bytes.

    Raises FetchError where the service refuses and BadFeed where its answer cannot be trusted;
    the message says what the code means and what to do.
    """
    if not key:
        raise FetchError(
            "the Incheon service needs a key; data.go.kr gives one free of charge, dataset 15114085"
        )
    # The portal shows a key also percent-encoded; encoding it twice is error 30.
    plain = unquote(key)
    pages = _Pages(get, plain, pause, rows_per_page)
    try:
        bundle = {
            direction: pages.items(f"{base_url.rstrip('/')}/{operation}", direction)
            for direction, operation in OPERATIONS.items()
        }
    except (BadFeed, FetchError) as error:
        raise type(error)(redact(str(error), plain)) from None
    return _canonical(bundle).encode()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class _Pages:
    """The paging of one collection."""

    def __init__(
        self, get: Get, key: str, pause: Callable[[float], None], rows_per_page: int
    ) -> None:
        self._get = get
        self._pause = pause
        self._parameters = {
            "serviceKey": key,
            "numOfRows": str(rows_per_page),
            "type": "json",
            "lang": "E",
        }
        self._calls = 0

    def items(self, url: str, direction: str) -> list[Item]:
        """All items of one operation, in an order of their own."""
        found: list[Item] = []
        total = -1
        for number in range(1, MAX_PAGES + 1):
            body = self._page(url, number)
            here = _total(body, direction)
            if total not in (-1, here):
                raise BadFeed(
                    f"{direction}: page {number} says {here} rows in all, the pages before "
                    f"said {total}; the timetable changed meanwhile, fetch again"
                )
            total = here
            page = _items(body)
            found += page
            if len(found) == total:
                return sorted(found, key=_canonical)
            if not page or len(found) > total:
                raise BadFeed(
                    f"{direction}: {len(found)} of {total} rows after page {number}; "
                    "an incomplete timetable is not taken"
                )
        raise BadFeed(f"{direction}: more than {MAX_PAGES} pages for {total} rows")

    def _page(self, url: str, number: int) -> dict[str, Any]:
        parameters = self._parameters | {"pageNo": str(number)}
        for wait in (*WAITS_FOR_23, None):
            if self._calls:
                self._pause(PAUSE_SECONDS)
            self._calls += 1
            code, message, body = _open(self._get(url, parameters))
            if code == _OK:
                return body
            if code != _PER_SECOND or wait is None:
                break
            self._pause(wait)
        meaning = _MEANINGS.get(code, "a code that its list does not have")
        raise FetchError(f"the Incheon service answered {code} {message}: {meaning}")


def _open(data: bytes) -> tuple[str, str, dict[str, Any]]:
    """Result code, message and body of an answer, in any of its three shapes."""
    begin = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        raise BadFeed("the Incheon service sent an HTML page, not data; it may be in maintenance")
    if begin.startswith(b"<"):
        return *_xml_error(data[:65536].decode("utf-8", "replace")), {}
    try:
        answer = json.loads(data)
        if "OpenAPI_ServiceResponse" in answer:
            head = answer["OpenAPI_ServiceResponse"]["cmmMsgHeader"]
            message = f"{head.get('errMsg', '')} {head.get('returnAuthMsg', '')}".strip()
            return _code(head["returnReasonCode"]), message, {}
        head = answer["response"]["header"]
        code = _code(head["resultCode"])
        body = answer["response"]["body"] if code == _OK else {}
        return code, str(head.get("resultMsg", "")), dict(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadFeed("the Incheon service sent something that is not its timetable") from None


def _code(value: object) -> str:
    return str(value).strip().zfill(2)


def _xml_error(text: str) -> tuple[str, str]:
    """Code and message of the gateway's XML. Read without an XML parser: four known tags."""
    found = re.search(r"<(?:returnReasonCode|resultCode)>\s*([0-9]+)\s*<", text)
    if not found or _code(found[1]) == _OK:
        raise BadFeed("the Incheon service sent XML, not the JSON it was asked for")
    words = re.findall(r"<(?:errMsg|returnAuthMsg|resultMsg)>\s*([^<]{1,200}?)\s*<", text)
    return _code(found[1]), " ".join(words)


def _total(body: dict[str, Any], direction: str) -> int:
    text = str(body.get("totalCount", ""))
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise BadFeed(f"{direction}: totalCount is {text[:40]!r}, not a number")
    return int(text)


def _items(body: dict[str, Any]) -> list[Item]:
    """The items of a page: a list, {"item": [...]}, {"item": {...}} or nothing."""
    items = body.get("items") or []
    if isinstance(items, dict):
        items = items.get("item") or []
    if isinstance(items, dict):
        items = [items]
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise BadFeed("the items of the Incheon service are not rows")
    return items


# -- reading -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item as far as it could be read: what both a leg and a codeshare have."""

    line: int
    direction: str
    carrier: str
    number: str
    place: str
    clock: str
    first: date
    last: date
    days: str
    season: str
    master: str  # '' for a flight of its own

    @property
    def flight(self) -> str:
        return self.carrier + self.number

    @property
    def pattern(self) -> tuple[str, date, date, str]:
        return self.clock, self.first, self.last, self.days

    def meets(self, other: _Entry) -> bool:
        """Whether the two share at least a day of the week within both periods."""
        together = self.first <= other.last and other.first <= self.last
        return together and bool(set(self.days) & set(other.days))


def read(
    data: bytes,
    fetched_on: date,
    covered_since: Mapping[str, date] | None = None,
    check: Check | None = None,
) -> Reading:
    """Legs and coverage of a bundle of `collect()`.

    The line of a reject is the place of its item, departures counted first. `covered_since` names
    the first date already published per name of a coverage row, so that coverage stays the same
    from day to day; `check` may refuse or change a leg as in `delimited.read`.
    """
    bundle = _bundle(data)
    rejects: list[Reject] = []
    entries = list(_entries(bundle, rejects))
    legs = _legs(entries, _codeshares(entries, _flights(bundle), rejects), rejects, check)
    rejects.sort(key=lambda reject: reject.line)
    gap = "" if all(bundle.values()) else "one direction had no rows"
    gap = "some rows could not be read" if rejects else gap
    rows = (
        _coverage(season, fetched_on, covered_since or {}, gap)
        for season in sorted({entry.season for entry in entries})
    )
    return Reading({"leg": legs, "coverage": [row for row in rows if row]}, rejects)


def _bundle(data: bytes) -> dict[str, list[Item]]:
    try:
        found = json.loads(data)
        bundle = {direction: list(found[direction]) for direction in OPERATIONS}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadFeed("not a bundle of the Incheon timetable, departures and arrivals") from None
    if not all(isinstance(item, dict) for items in bundle.values() for item in items):
        raise BadFeed("the bundle of the Incheon timetable has an item that is not a row")
    return bundle


def _flights(bundle: dict[str, list[Item]]) -> set[str]:
    return {_text(item, "flightid") for items in bundle.values() for item in items}


def _entries(bundle: dict[str, list[Item]], rejects: list[Reject]) -> Iterator[_Entry]:
    line = 0
    for direction in OPERATIONS:
        for item in bundle[direction]:
            line += 1
            try:
                yield _entry(item, line, direction)
            except BadInput as error:
                name = _text(item, "flightid")[:20] or "no flightid"
                rejects.append(Reject(line, f"{direction} {name}: {reason_of(error)}"))


def _entry(item: Item, line: int, direction: str) -> _Entry:
    carrier, number = _flight(_text(item, "flightid"), "flightid")
    clock, next_day = _clock(item)
    shift = DAY if next_day else timedelta(0)
    return _Entry(
        line=line,
        direction=direction,
        carrier=carrier,
        number=number,
        place=_place(_text(item, "airportcode")),
        clock=clock,
        first=_date(item, "firstdate") + shift,
        last=_date(item, "lastdate") + shift,
        days=shift_days(_days(item), shift.days),
        season=_season(_text(item, "season")),
        master=_master(item),
    )


def _text(item: Item, field: str) -> str:
    value = item.get(field)
    return "" if value is None else str(value).strip()


def _flight(text: str, field: str) -> tuple[str, str]:
    found = re.fullmatch(r"(?=.?[A-Z])([A-Z0-9]{2})([0-9]{1,4}[A-Z]?)", text)
    if not found:
        raise BadInput(
            f"{text[:20]!r} is not a flight", field=field, remedy="two characters and a number"
        )
    return found[1], found[2]


def _place(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", text) or text == HOME:
        raise BadInput(
            f"{text[:20]!r} is not the other end",
            field="airportcode",
            remedy=f"an IATA location code other than {HOME}",
        )
    return text


def _digits(item: Item, field: str) -> str:
    """Digits of a text or a number; the service has been seen to write 7.1E2."""
    text = _text(item, field)
    if re.fullmatch(r"[0-9]{1,8}", text):
        return text
    if re.fullmatch(r"[0-9]{1,8}(\.[0-9]{1,8})?([eE]\+?[0-9]{1,2})?", text):
        number = float(text)
        if number.is_integer() and number < 1e8:
            return str(int(number))
    raise BadInput(f"{text[:20]!r} are not digits", field=field)


def _clock(item: Item) -> tuple[str, bool]:
    """HH:MM, and whether it is 24:00, which is 00:00 of the next day."""
    text = _digits(item, "st").zfill(4)
    if text == "2400":
        return "00:00", True
    clock = f"{text[:-2]}:{text[-2:]}"
    read_clock(clock, field="st")
    return clock, False


def _date(item: Item, field: str) -> date:
    text = _digits(item, field)
    try:
        if len(text) != 8:
            raise ValueError
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise BadInput(f"{text!r} is not a date", field=field, remedy="YYYYMMDD") from None


def _days(item: Item) -> str:
    flags = [_text(item, name).upper() for name in _DAYS]
    if not set(flags) <= {"Y", "N"}:
        raise BadInput("a day of the week is neither Y nor N", field="monday to sunday")
    if "Y" not in flags:
        raise BadInput("no day of the week is Y", field="monday to sunday")
    return "".join(str(digit) for digit, flag in enumerate(flags, start=1) if flag == "Y")


def _season(text: str) -> str:
    if not re.fullmatch(r"[SW][0-9]{2}", text):
        raise BadInput(f"{text[:20]!r} is not a season", field="season", remedy="such as S26")
    return text


def _master(item: Item) -> str:
    kind, master = _text(item, "codeshare"), _text(item, "masterflightid")
    if kind in ("", "Master"):
        return ""
    if kind != "Slave":
        raise BadInput(f"{kind[:20]!r} is unknown", field="codeshare", remedy="Master or Slave")
    if not master:
        raise BadInput("a Slave that does not name its master", field="masterflightid")
    return master


def _codeshares(
    entries: list[_Entry], named: set[str], rejects: list[Reject]
) -> dict[int, set[str]]:
    """Flights of others per line of their master: of the same pattern, else of shared days."""
    masters = defaultdict(list)
    for entry in entries:
        if not entry.master:
            masters[entry.direction, entry.flight, entry.place].append(entry)
    shares: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.master:
            continue
        if entry.master not in named:
            reason = f"its master {entry.master} is not in the timetable"
            rejects.append(Reject(entry.line, f"{entry.direction} {entry.flight}: {reason}"))
            continue
        ours = masters[entry.direction, entry.master, entry.place]
        same = [master for master in ours if master.pattern == entry.pattern]
        for master in same or [master for master in ours if master.meets(entry)]:
            shares[master.line].add(entry.flight)
    return shares


def _legs(
    entries: list[_Entry],
    shares: dict[int, set[str]],
    rejects: list[Reject],
    check: Check | None,
) -> list[dict[str, object]]:
    """Leg rows of the masters; identical rows are one."""
    found: dict[tuple[Value, ...], dict[str, object]] = {}
    whole_row = TABLES["leg"].check
    for entry in entries:
        if entry.master:
            continue
        row = _leg(entry, " ".join(sorted(shares.get(entry.line, ()))))
        try:
            for look in (check and partial(check, "leg"), whole_row):
                if look:
                    look(row)
        except BadInput as error:
            reason = f"{entry.direction} {entry.flight}: {reason_of(error)}"
            rejects.append(Reject(entry.line, reason))
            continue
        found.setdefault(tuple(row.values()), dict(row))
    return list(found.values())


def _leg(entry: _Entry, codeshares: str) -> dict[str, Value]:
    leaving = entry.direction == "departures"
    return {
        "carrier": entry.carrier,
        "number": entry.number,
        "origin": HOME if leaving else entry.place,
        "destination": entry.place if leaving else HOME,
        "first_date": entry.first.isoformat(),
        "last_date": entry.last.isoformat(),
        "days": entry.days,
        "every": 1,
        "dep_local": entry.clock if leaving else "",
        "arr_local": "" if leaving else entry.clock,
        "day_shift": None,
        "equipment": "",
        "seats": None,
        "codeshares": codeshares,
        "basis": Basis.FILED.value,
        "days_basis": "departure" if leaving else "arrival",
        "first_bound": Bound.EXACT.value,
        "last_bound": Bound.EXACT.value,
        "known_on": "",
        "known_on_basis": "",
        "confidence": "high",
        "source": SOURCE,
        "recorded_on": "",
        "notes": "",
    }


def _coverage(
    season: str, fetched_on: date, covered_since: Mapping[str, date], gap: str
) -> dict[str, object] | None:
    """What the bundle speaks for in a season: from the day of the first fetch, as rows that had
    ended before may have been dropped. None where the season was over by then."""
    first, last = season_dates(season)
    if not gap and first - AHEAD > fetched_on:
        gap = "the season is ahead and may be published only in part"
    # A sample has its own name, so that a day with gaps never lengthens what is complete.
    name = f"Incheon {season}, in part" if gap else f"Incheon {season}"
    since = max(first, fetched_on)
    since = min(since, covered_since.get(name, since))
    if since > last:
        return None
    return {
        "name": name,
        "stations": HOME,
        "partners": "",
        "carriers": "",
        "first_date": since.isoformat(),
        "last_date": last.isoformat(),
        "completeness": "sample" if gap else "complete",
        "known_on": "",
        "source": SOURCE,
        "recorded_on": "",
        "notes": f"In part: {gap}" if gap else "",
    }
