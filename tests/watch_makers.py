"""Watches, changes and a receiver of webhooks on loopback: shared by the tests of delivery."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

from conftest import at, put, station_row

from planner.records import Records
from planner.settings import Settings
from planner.watches.outbox import Outbox
from planner.watches.wanted import new_secret
from planner.watches.watch import Channel, Watch, What
from planner.watches.watching import Watching
from routes.store import Store

_ids = count(1)
NOW = at("2026-11-24", "12:00")


def settings_of(folder: Path, **changed: Any) -> Settings:
    """A database with tables and three stations; it may call this machine."""
    store = Store(folder / "sapar.db")
    store.migrate()
    Records(store.path).migrate()
    put(store, at("2026-01-01"), station=[station_row(c) for c in ("NQZ", "ALA", "ICN")])
    made = Settings(
        database=store.path, allow_private=True, public_base_url="https://sapar.example"
    )
    Outbox(store).fan_out(NOW)  # the first look: nothing before it is told
    return replace(made, **changed)


def change(kind: str = "launched", **given: Any) -> dict[str, Any]:
    """A change row; each one is another."""
    number = next(_ids)
    row = {
        "kind": kind,
        "subject": f"NQZ-ICN:KC{number}",
        "origin": "NQZ",
        "destination": "ICN",
        "carriers": "KC",
        "on_date": "2026-12-01",
        "before": "0",
        "after": f"{number}",
        "moved_by": "a timetable",
        "sentence": f"KC{number} NQZ–ICN is new",
        "recorded_at": "2026-11-24T12:00:00+00:00",
    }
    return row | given


def record(settings: Settings, *rows: dict[str, Any]) -> None:
    """Record changes, one where none is given."""
    Store(settings.database).add_changes(list(rows) or [change()])


def follow(settings: Settings, target: str = "", **given: Any) -> Watch:
    """A watch of NQZ–ICN by webhook, or by nothing where there is no target."""
    number = next(_ids)
    made = Watch(
        id=f"w_{number}",
        what=What.ROUTE,
        subject="NQZ-ICN",
        channel=Channel.WEBHOOK if target else Channel.PULL,
        target=target,
        format="json" if target else "",
        secret=new_secret(),
        key=f"key{number}",
    )
    made = replace(made, **given)
    return Watching(Store(settings.database)).add(made, None, NOW)


def again(settings: Settings, watch: Watch) -> Watch:
    """The watch as it stands now."""
    return Watching(Store(settings.database)).find_key(watch.key)


def messages(settings: Settings, watch: Watch) -> list[dict[str, Any]]:
    """Its messages, newest first."""
    return Outbox(Store(settings.database)).deliveries(watch, 100)


class Clock:
    """A clock that a test sets forward."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Receiver:
    """A webhook's other end: what it got, and what it answers, one answer a call, then 200."""

    url: str = ""
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None  # called with each request, before the answer
    body: bytes = b""  # of each answer

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.got]

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(body) for _, body in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a port of its own."""
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
            made.before()
            status, headers = made.answers.pop(0) if made.answers else (200, {})
            self.send_response(status)
            for name, value in {"Content-Length": str(len(made.body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(made.body)

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for another process or thread."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.01)
