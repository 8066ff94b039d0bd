"""A stand-in for the Incheon service on loopback, faults included, and some ill-behaved pages.

Behaves as documented for data.go.kr 15114085: pages by pageNo and numOfRows, JSON on request,
errors of the gateway as XML or JSON with status 200, limits per day and per second.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "abc+def/ghi=="
DEPARTURES = "getPaxFltSchedDeparturesDeOdp"
ARRIVALS = "getPaxFltSchedArrivalsDeOdp"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = {
    "22": "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR",
    "23": "LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND_EXCEEDS_ERROR",
    "30": "SERVICE_KEY_IS_NOT_REGISTERED_ERROR",
}

Item = dict[str, Any]


def item(flight: str, place: str, clock: str, days: str = "1234567", **changes: Any) -> Item:
    """An item of the service: item('KC210', 'NQZ', '0905', '47')."""
    made: Item = {
        "flightid": flight,
        "airline": "Air",
        "st": clock,
        "firstdate": "20260329",
        "lastdate": "20261024",
        "airportcode": place,
        "airport": place.title(),
        "season": "S26",
        "masterflightid": "",
        "codeshare": "Master",
    }
    made |= {name: "Y" if str(n) in days else "N" for n, name in enumerate(_DAYS, start=1)}
    return made | changes


def slave(flight: str, master: str, place: str, clock: str, *args: str, **changes: Any) -> Item:
    """A codeshare item: slave('OZ6963', 'KC210', 'NQZ', '0905', '47')."""
    marked = {"masterflightid": master, "codeshare": "Slave"} | changes
    return item(flight, place, clock, *args, **marked)


class Service:
    """State and faults of the stand-in; set an attribute, then ask."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Item]] = {DEPARTURES: [], ARRIVALS: []}
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.headers: list[dict[str, str]] = []
        self.key = KEY
        self.error_shape = "xml"  # xml | json | header
        self.items_shape = "list"  # list | item | nothing
        self.calls_left = 500
        self.refuse_per_second = 0  # so many calls are answered with code 23
        self.echo = ""  # what error messages repeat
        self.refuse_with = ""  # every call is answered with this code
        self.total: Callable[[int, int], object] = lambda total, page: total
        self.cut_page = 0  # this page comes empty
        self.body: bytes | None = None  # sent for every call
        self.files: dict[str, tuple[bytes, str]] = {}  # path → body, ETag
        self.modified = ""  # the Last-Modified of all files
        self.busy = 0  # so many calls of /busy are answered with 503
        self.retry_after = ""
        self.stop = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self.port = self._server.server_port

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
                service.calls.append((parts.path, asked))
                service.headers.append(dict(self.headers.items()))
                with contextlib.suppress(ConnectionError):
                    service.serve(self, parts.path, asked)

            def log_message(self, *_args: Any) -> None:
                return

        return Handler

    def serve(self, to: BaseHTTPRequestHandler, path: str, asked: dict[str, str]) -> None:
        operation = path.rpartition("/")[2]
        if operation in self.rows:
            send(to, self._timetable(operation, asked))
        elif path in self.files:
            self._file(to, *self.files[path])
        else:
            getattr(self, f"_page_{operation}")(to, asked)

    # -- the timetable ------------------------------------------------------------------

    def _timetable(self, operation: str, asked: dict[str, str]) -> bytes:
        if self.body is not None:
            return self.body
        if self.refuse_with:
            return self._error(self.refuse_with)
        if asked.get("serviceKey") != self.key:
            return self._error("30")
        if self.refuse_per_second:
            self.refuse_per_second -= 1
            return self._error("23")
        if not self.calls_left:
            return self._error("22")
        self.calls_left -= 1
        return json.dumps(self._answer(operation, asked), ensure_ascii=False).encode()

    def _answer(self, operation: str, asked: dict[str, str]) -> dict[str, Any]:
        rows, size, page = self.rows[operation], int(asked["numOfRows"]), int(asked["pageNo"])
        found = [] if page == self.cut_page else rows[(page - 1) * size : page * size]
        items: Any = found
        if self.items_shape == "item":
            items = {"item": found[0] if len(found) == 1 else found}
        if self.items_shape == "nothing" and not found:
            items = ""
        body = {
            "numOfRows": size,
            "pageNo": page,
            "totalCount": self.total(len(rows), page),
            "items": items,
        }
        header = {"resultCode": "00", "resultMsg": "NORMAL SERVICE."}
        return {"response": {"header": header, "body": body}}

    def _error(self, code: str) -> bytes:
        message = _NAMES.get(code, "UNKNOWN_ERROR")
        if self.error_shape == "header":
            head = {"resultCode": code, "resultMsg": message}
            return json.dumps({"response": {"header": head}}).encode()
        fields = {
            "errMsg": "SERVICE ERROR" + self.echo,
            "returnAuthMsg": message,
            "returnReasonCode": code,
        }
        if self.error_shape == "json":
            return json.dumps({"OpenAPI_ServiceResponse": {"cmmMsgHeader": fields}}).encode()
        inner = "".join(f"<{name}>{value}</{name}>\n" for name, value in fields.items())
        return (
            f"<OpenAPI_ServiceResponse>\n<cmmMsgHeader>\n{inner}</cmmMsgHeader>\n"
            "</OpenAPI_ServiceResponse>"
        ).encode()

    # -- ill-behaved pages --------------------------------------------------------------

    def _file(self, to: BaseHTTPRequestHandler, body: bytes, etag: str) -> None:
        if etag and to.headers.get("If-None-Match") == etag:
            send(to, b"", 304, ETag=etag)
        else:
            marks = {"ETag": etag, "Last-Modified": self.modified}
            send(to, body, **{name: mark for name, mark in marks.items() if mark})

    def _page_drip(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """A byte now and then, without end and without a length."""
        to.send_response(200)
        to.end_headers()
        while not self.stop.wait(0.01):
            to.wfile.write(b"x")

    def _page_dripheaders(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        to.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while not self.stop.wait(0.01):
            to.wfile.write(b"x")

    def _page_half(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """Begins at once, then nothing, then the connection ends as if all were sent."""
        to.send_response(200)
        to.end_headers()
        to.wfile.write(b"half of the rows\n")
        self.stop.wait(5)

    def _page_bomb(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        send(to, gzip.compress(b"0" * 30_000_000), **{"Content-Encoding": "gzip"})

    def _page_zipped(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        send(to, gzip.compress(b"plain text"), **{"Content-Encoding": "gzip"})

    def _page_short(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """Says 1000 bytes and sends a few."""
        to.send_response(200)
        to.send_header("Content-Length", "1000")
        to.end_headers()
        to.wfile.write(b"carrier,number")

    def _page_redirect(self, to: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        send(to, b"", 302, Location=asked["to"])

    def _page_redirectdrip(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """A redirect with a body without end."""
        to.send_response(302)
        to.send_header("Location", "/busy")
        to.end_headers()
        while not self.stop.wait(0.01):
            to.wfile.write(b"x" * 1000)

    def _page_flood(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        while not self.stop.is_set():
            to.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 100_000)

    def _page_echo(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """An error page that repeats the request."""
        send(to, to.path.encode(), 400)

    def _page_loop(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        send(to, b"", 302, Location="/loop")

    def _page_busy(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        if self.busy:
            self.busy -= 1
            extra = {"Retry-After": self.retry_after} if self.retry_after else {}
            send(to, b"later", 503, **extra)
        else:
            send(to, b"here you are")

    def _page_slam(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        """Closes without a word."""

    def _page_missing(self, to: BaseHTTPRequestHandler, _asked: dict[str, str]) -> None:
        send(to, b"<html><body><h1>No such page</h1></body></html>", 404)


def send(to: BaseHTTPRequestHandler, body: bytes, status: int = 200, /, **headers: str) -> None:
    to.send_response(status)
    to.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        to.send_header(name, value)
    to.end_headers()
    to.wfile.write(body)


@contextlib.contextmanager
def running() -> Iterator[Service]:
    """The service in a thread of its own, with two flights each way; all closed at the end."""
    service = Service()
    service.rows[DEPARTURES] = [
        item("KC210", "NQZ", "0905", "47"),
        slave("OZ6963", "KC210", "NQZ", "0905", "47"),
        slave("CX6228", "KC210", "NQZ", "0905", "47"),
        item("KC910", "ALA", "1140"),
    ]
    service.rows[ARRIVALS] = [
        item("KC209", "NQZ", "0650", "47"),
        item("KC909", "ALA", "0955"),
    ]
    server = service._server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
