"""A stand-in for the sites of announcement sources on loopback, faults included."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

from routes.newsroom.sources import COLUMNS

Page = tuple[int, bytes, dict[str, str]]


class Site:
    """The pages of one host: set `site[path]`, then fetch; `calls` are the paths asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.calls: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.drips: set[str] = set()
        self.stop = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = False
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def __setitem__(self, path: str, page: str | bytes | Page) -> None:
        if isinstance(page, tuple):
            self.pages[path] = page
        else:
            self.pages[path] = (200, page.encode() if isinstance(page, str) else page, {})

    def url(self, path: str) -> str:
        return self.base + path

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.calls.append(self.path)
                site.headers.append(dict(self.headers.items()))
                with contextlib.suppress(ConnectionError):
                    site.serve(self)

            def log_message(self, *_args: Any) -> None:
                return

        return Handler

    def serve(self, to: BaseHTTPRequestHandler) -> None:
        if to.path in self.drips:
            to.send_response(200)
            to.end_headers()
            while not self.stop.wait(0.01):
                to.wfile.write(b"x")
            return
        status, body, headers = self.pages.get(to.path, (404, b"no such page", {}))
        if headers.get("ETag") and to.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        if headers.get("Content-Encoding") == "gzip":
            body = gzip.compress(body)
        to.send_response(status)
        to.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(body)


@contextlib.contextmanager
def running() -> Iterator[Site]:
    """The site in a thread of its own; all closed at the end."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.stop.set()
        site.server.shutdown()
        thread.join()
        site.server.server_close()


def rss(*items: tuple[str, str, str, str]) -> str:
    """An RSS feed of items (title, link, day as RFC 822 or '', text)."""
    made = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        + (f"<pubDate>{day}</pubDate>" if day else "")
        + f"<description>{escape(text)}</description></item>"
        for title, link, day, text in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>News</title>{made}</channel></rss>"
    )


def atom(*entries: tuple[str, str, str, str]) -> str:
    """An Atom feed of entries (title, link, updated, HTML)."""
    made = "".join(
        f'<entry><title>{escape(title)}</title><link href="{escape(link)}"/><id>{link}</id>'
        f'<updated>{day}</updated><content type="html">{escape(text)}</content></entry>'
        for title, link, day, text in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>News</title><id>urn:x</id><updated>2026-01-01T00:00:00Z</updated>{made}</feed>"
    )


def page(title: str, *paragraphs: str, day: str = "") -> str:
    """An article page with navigation, a sidebar and a footer that speak of other flights."""
    meta = f'<meta property="article:published_time" content="{day}T09:00:00+00:00">' * bool(day)
    prose = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><title>{escape(title)} | The Paper</title>{meta}</head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/x">Air Serbia will resume flights '
        "between Belgrade and Oslo on 1 May 2026</a></li></ul></nav>"
        f"<main><article><h1>{escape(title)}</h1>{prose}</article></main>"
        '<aside><p><a href="/y">Read also: Air Serbia will start flights from Belgrade to Riga on '
        "2 May 2026</a></p></aside>"
        "<footer>Copyright 2019-2026 The Paper. All rights reserved.</footer></body></html>"
    )


def listed(*rows: dict[str, str]) -> bytes:
    """A list of sources as the operator's CSV file."""
    lines = [",".join(COLUMNS)]
    lines += [",".join(row.get(column, "") for column in COLUMNS) for row in rows]
    return ("\n".join(lines) + "\n").encode()
