"""Bytes of a feed from a URL or a file: a deadline, a size cap, every connection by the gate.

Messages name scheme, host and path of a URL, never its query, and no form of the secret that came
with the call.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, quote_plus, unquote, urljoin, urlsplit, urlunsplit

import requests
from urllib3.exceptions import DecodeError, HTTPError

from routes.errors import FetchError
from routes.feeds.gate import Gate, cause, session

DEADLINE_SECONDS = 60.0
MAX_BYTES = 64 * 1024 * 1024
MAX_REDIRECTS = 5
MAX_TRIES = 3
MAX_WAIT_SECONDS = 5.0
USER_AGENT = "sapar/0.1 (flight schedule planner)"
_CHUNK = 64 * 1024
_BUSY = frozenset({429, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a source gave. `unchanged` is a 304: no body, and no sha256 of one."""

    body: bytes
    sha256: str
    etag: str
    last_modified: str
    fetched_at: datetime  # UTC
    unchanged: bool = False


def shown(source: str) -> str:
    """A source as it may be told: a URL loses its user, password, query and fragment."""
    if "://" not in source:
        return source
    try:
        parts = urlsplit(source)
    except ValueError:
        return "a malformed URL"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def redact(text: str, secret: str) -> str:
    """The text without the secret, plain or percent-encoded, and without any serviceKey."""
    plain = {secret, unquote(secret)}
    forms = plain | {make(form) for form in plain for make in (quote, quote_plus, _quote_all)}
    for form in sorted(filter(None, forms), key=len, reverse=True):
        text = re.sub(re.escape(form), "***", text, flags=re.IGNORECASE)
    return re.sub(r"(serviceKey(?:=|%3D))[^&\s'\"<>]+", r"\1***", text, flags=re.IGNORECASE)


def _quote_all(text: str) -> str:
    return quote(text, safe="")


class Fetcher:
    """Gets feeds. `allow_private` opens the gate to an intranet; `clock` and `sleep` are seconds.

    The resolver's own time-out is the one wait the deadline does not cut short.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        deadline_seconds: float = DEADLINE_SECONDS,
        max_bytes: int = MAX_BYTES,
        user_agent: str = USER_AGENT,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.allow_private = allow_private
        self.deadline_seconds = deadline_seconds
        self.max_bytes = max_bytes
        self.user_agent = user_agent
        self.clock = clock
        self.sleep = sleep

    def get(
        self,
        source: str,
        *,
        now: datetime,
        params: Mapping[str, str] | None = None,
        secret: str = "",
        etag: str = "",
        last_modified: str = "",
        vet: Callable[[str], None] | None = None,
    ) -> Fetched:
        """The bytes of an http(s) URL or a local file. Raises FetchError, redacted.

        `vet` is shown every address before it is asked, redirects too, and may raise FetchError.
        """
        if "://" not in source:
            body = read_file(Path(source), self.max_bytes)
            return Fetched(body, hashlib.sha256(body).hexdigest(), "", "", now.astimezone(UTC))
        headers = {"User-Agent": self.user_agent, "Accept-Encoding": "gzip, deflate"}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        try:
            with _Call(self, headers, vet) as call:
                answer = call.answer(source, dict(params or {}))
        except FetchError as error:
            raise type(error)(redact(str(error), secret), status=error.status) from None
        unchanged = answer.status == 304
        return Fetched(
            body=answer.body,
            sha256="" if unchanged else hashlib.sha256(answer.body).hexdigest(),
            etag=answer.headers.get("ETag", etag if unchanged else ""),
            last_modified=answer.headers.get("Last-Modified", last_modified if unchanged else ""),
            fetched_at=now.astimezone(UTC),
            unchanged=unchanged,
        )


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, up to a size."""
    if not path.is_file():
        raise FetchError(f"there is no file at {path}")
    try:
        with path.open("rb") as handle:
            body = handle.read(max_bytes + 1)
    except OSError as error:
        raise FetchError(f"{path} cannot be read: {error.strerror}") from None
    if len(body) > max_bytes:
        raise FetchError(f"{path} has more than {max_bytes} bytes")
    return body


class _BrokenError(Exception):
    """A connection that failed on the way; asking again may help."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


class _Call:
    """One call of the fetcher: its session, gate and deadline over tries and redirects."""

    def __init__(
        self, fetcher: Fetcher, headers: dict[str, str], vet: Callable[[str], None] | None
    ) -> None:
        self._fetcher = fetcher
        self._wanted = vet or (lambda url: None)
        self._headers = headers
        self._until = fetcher.clock() + fetcher.deadline_seconds
        self._gate = Gate(fetcher.deadline_seconds, allow_private=fetcher.allow_private)
        self._session = session(self._gate)

    def __enter__(self) -> _Call:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._session.close()
        self._gate.close()

    def answer(self, url: str, params: dict[str, str]) -> _Answer:
        """The answer of status 200 or 304; tries again where waiting may help."""
        for attempt in range(1, MAX_TRIES + 1):
            wait = 0.5 * 2 ** (attempt - 1)
            try:
                answer = self._follow(url, params)
                if answer.status == 200 or (answer.status == 304 and self._conditional):
                    return answer
                problem = f"{shown(url)} answered {answer.status} {answer.reason}{_said(answer)}"
                status = answer.status
                if status not in _BUSY:
                    raise FetchError(problem, status=status)
                wait = _retry_after(answer.headers.get("Retry-After", ""), wait)
            except _BrokenError as error:
                problem, status = f"{shown(url)}: {error}", 0
            if attempt == MAX_TRIES or self._fetcher.clock() + wait >= self._until:
                raise FetchError(f"{problem} (tried {attempt} times)", status=status)
            self._fetcher.sleep(wait)
        raise AssertionError("not reached")

    @property
    def _conditional(self) -> bool:
        return "If-None-Match" in self._headers or "If-Modified-Since" in self._headers

    def _follow(self, url: str, params: dict[str, str]) -> _Answer:
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            _vet(here)
            self._wanted(here)
            with self._send(here, params) as response:
                location = response.headers.get("Location", "")
                if response.status_code not in _MOVED or not location:
                    return self._read(response, here)
            there = _join(here, location)
            if here.startswith("https:") and not there.startswith("https:"):
                raise FetchError(f"{shown(here)} redirects from https to {shown(there)}")
            here, params = there, {}
        raise FetchError(f"{shown(url)} redirects more than {MAX_REDIRECTS} times")

    def _send(self, url: str, params: dict[str, str]) -> requests.Response:
        remaining = self._until - self._fetcher.clock()
        if remaining <= 0:
            raise self._too_slow(url)
        try:
            return self._session.get(
                url,
                params=params,
                headers=self._headers,
                stream=True,
                allow_redirects=False,
                timeout=remaining,
            )
        except requests.RequestException as error:
            raise self._failure(error, url) from None

    def _read(self, response: requests.Response, url: str) -> _Answer:
        """Status and body; of an error only the beginning."""
        wanted = response.status_code == 200
        limit = self._fetcher.max_bytes if wanted else 2048
        parts, size = [], 0
        try:
            while part := response.raw.read1(_CHUNK, decode_content=True):
                parts.append(part)
                size += len(part)
                if self._fetcher.clock() >= self._until:
                    raise self._too_slow(url)
                if size > limit:
                    break
        except (HTTPError, OSError) as error:
            raise self._failure(error, url) from None
        # A cut connection without a length ends like a whole one.
        if self._gate.expired:
            raise self._too_slow(url)
        if wanted and size > limit:
            raise FetchError(f"{shown(url)} sends more than {limit} bytes (unpacked)")
        status, reason = response.status_code, response.reason or ""
        return _Answer(status, reason, response.headers, b"".join(parts))

    def _failure(self, error: Exception, url: str) -> Exception:
        """What became of the call, in words without the URL that requests puts into its own."""
        if self._gate.expired or isinstance(error, requests.Timeout):
            return self._too_slow(url)
        why = cause(error)
        if isinstance(error, requests.exceptions.SSLError):
            return FetchError(f"{shown(url)}: no trusted TLS connection: {why}")
        if isinstance(error, DecodeError):
            return FetchError(f"{shown(url)}: the body cannot be unpacked: {why}")
        final = isinstance(error, ValueError) and isinstance(error, requests.RequestException)
        return FetchError(f"{shown(url)}: not a usable URL") if final else _BrokenError(why)

    def _too_slow(self, url: str) -> FetchError:
        seconds = f"{self._fetcher.deadline_seconds:g}"
        return FetchError(f"{shown(url)} did not finish within {seconds} seconds")


def _vet(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        usable = usable and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchError(f"{shown(url)} is not an http or https URL, nor the path of a file")


def _join(here: str, location: str) -> str:
    try:
        return urljoin(here, location)
    except ValueError:
        raise FetchError(f"{shown(here)} redirects to a malformed URL") from None


def _retry_after(text: str, otherwise: float) -> float:
    if not text:
        return otherwise
    asked = float(text) if text.isascii() and text.isdigit() else MAX_WAIT_SECONDS
    return min(asked, MAX_WAIT_SECONDS)


def _said(answer: _Answer) -> str:
    """The first words of an error page, tags left out."""
    text = re.sub(r"<[^>]*>", " ", answer.body[:2048].decode("utf-8", "replace"))
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f": {words[:160]}" if words else ""
