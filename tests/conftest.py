"""Shared by all tests: no network but loopback, a fresh store, rows to put into it."""

from __future__ import annotations

import csv
import io
import ipaddress
import socket
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from routes.feeds.delimited import TABLES
from routes.model import Reading
from routes.store import Intake, Store

_connect = socket.socket.connect
_getaddrinfo = socket.getaddrinfo


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that leaves the machine fails, by name or by address."""

    def connect(sock: socket.socket, address: Any) -> None:
        if sock.family != socket.AF_UNIX and not _is_loopback(address[0]):
            pytest.fail(f"a test connects to {address}")
        _connect(sock, address)

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not _is_loopback(name) and not name.replace(".", "").isdigit():
            raise socket.gaierror(f"tests do not resolve {name}")
        return _getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A migrated, empty store."""
    made = Store(tmp_path / "sapar.db")
    made.migrate()
    return made


class Waits:
    """Stands in for sleeping and the clock: remembers, and moves on at once."""

    def __init__(self) -> None:
        self.list: list[float] = []
        self.time = 0.0

    def sleep(self, seconds: float) -> None:
        self.list.append(seconds)
        self.time += seconds

    def clock(self) -> float:
        return self.time


def at(day: str, clock: str = "06:00") -> datetime:
    """An aware UTC instant: at('2026-05-01')."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)


def leg_row(**changes: object) -> dict[str, object]:
    """A leg as the store's columns hold it: KC210 from Incheon to Astana, Thu and Sun."""
    row: dict[str, object] = dict.fromkeys(TABLES["leg"].header, "")
    row |= {
        "carrier": "KC",
        "number": "210",
        "origin": "ICN",
        "destination": "NQZ",
        "first_date": "2026-03-29",
        "last_date": "2026-10-24",
        "days": "47",
        "every": 1,
        "dep_local": "09:05",
        "day_shift": None,
        "seats": None,
        "basis": "filed",
        "days_basis": "departure",
        "first_bound": "exact",
        "last_bound": "exact",
        "confidence": "high",
        "source": "made for a test",
    }
    return row | changes


def station_row(code: str, zone: str = "Asia/Seoul") -> dict[str, object]:
    return {
        "code": code,
        "name": f"{code} Airport",
        "city": code.title(),
        "city_code": code,
        "country": "KR",
        "zone": zone,
        "lat": 37.0,
        "lon": 127.0,
    }


def csv_of(table: str, rows: Iterable[dict[str, object]]) -> bytes:
    """An exchange file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, TABLES[table].header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def put(store: Store, now: datetime, *, feed: str = "test", **tables: list[dict[str, Any]]) -> None:
    """Replace a feed's rows: put(store, at('2026-05-01'), leg=[leg_row()])."""
    store.replace(Intake(feed, "a test", Reading(dict(tables), []), "0" * 64, now))


@pytest.fixture
def places(store: Store) -> Store:
    """The store with some stations and the former code TSE."""
    codes = ("ICN", "NQZ", "ALA", "KIX", "CIT", "TAS", "NRT", "PEK")
    alias = {"code": "TSE", "station": "NQZ", "until": "2020-05-31", "source": "", "notes": ""}
    put(
        store,
        at("2026-01-01"),
        feed="places",
        station=[station_row(code) for code in codes],
        alias=[alias],
    )
    return store
