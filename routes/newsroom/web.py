"""One run's polite way to the web: robots.txt obeyed, one call at a time, a pause between two.

Every call goes through the fetcher: its address gate, deadline and size cap hold here too.
"""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from routes.errors import FetchError
from routes.feeds.fetch import USER_AGENT, Fetched, Fetcher, shown
from routes.newsroom.robots import Robots, read_robots

AGENT = USER_AGENT.partition("/")[0]
MAX_BYTES = 5 * 1024 * 1024
DEADLINE_SECONDS = 30.0
PAUSE_SECONDS = 1.0
MAX_PAUSE_SECONDS = 60.0
"""A Crawl-delay up to this is waited; for a longer one a host gives one article a run."""


def polite_fetcher(*, allow_private: bool = False) -> Fetcher:
    """A fetcher for pages: a page is small and comes soon, or it is left."""
    return Fetcher(
        allow_private=allow_private, deadline_seconds=DEADLINE_SECONDS, max_bytes=MAX_BYTES
    )


class Forbidden(FetchError):
    """The robots.txt of a host says no: that is final for this run, and no fault of the source."""


class Web:
    """The hosts of one run: what each allows, and when it was called last."""

    def __init__(self, fetcher: Fetcher, now: datetime) -> None:
        self.now = now
        self._fetcher = fetcher
        self._robots: dict[str, Robots | FetchError] = {}
        self._called: dict[str, float] = {}

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """The bytes of an address that robots.txt lets us have. Raises FetchError."""
        if not url.startswith(("http://", "https://")):
            raise FetchError(f"{shown(url)} is not an http or https address")
        self._wait(_host(url), self._ask_robots(url))  # before the fetcher's deadline begins
        return self._fetcher.get(
            url, now=self.now, etag=etag, last_modified=last_modified, vet=self._vet
        )

    def delay_seconds(self, url: str) -> float:
        """The pause that the host of an address asks for between two calls."""
        robots = self._robots.get(_host(url))
        return robots.delay_seconds if isinstance(robots, Robots) else 0.0

    def seconds(self) -> float:
        """The fetcher's clock."""
        return self._fetcher.clock()

    def _vet(self, url: str) -> None:
        self._ask_robots(url)

    def _ask_robots(self, url: str) -> Robots:
        """What the host of an address allows. Raises FetchError where it does not allow this."""
        host = _host(url)
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        robots = self._robots[host]
        if isinstance(robots, FetchError):
            raise robots
        if not robots.allows(url):
            raise Forbidden(f"{shown(url)}: the robots.txt of that host forbids it")
        return robots

    def _read_robots(self, host: str) -> Robots | FetchError:
        try:
            body = self._fetcher.get(f"{host}/robots.txt", now=self.now).body
        except FetchError as error:
            # RFC 9309: none is no restriction; one that cannot be had now forbids everything.
            if 400 <= error.status < 500 and error.status != 429:
                return Robots()
            return FetchError(f"not now: what may be fetched cannot be asked: {error}")
        return read_robots(body, AGENT)

    def _wait(self, host: str, robots: Robots) -> None:
        now = self._fetcher.clock()
        if host in self._called:
            pause = min(max(robots.delay_seconds, PAUSE_SECONDS), MAX_PAUSE_SECONDS)
            left = self._called[host] + pause - now
            if left > 0:
                self._fetcher.sleep(left)
                now += left
        self._called[host] = now


def _host(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
