"""The bytes of a feed or of an index page → the entries they lead to."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from routes.errors import BadFeed
from routes.newsroom.article import one_line, visible_text, with_title

MAX_URL = 1000
MAX_ENTRIES = 200
MIN_TITLE = 12
"""A link of fewer characters, such as 2 or Next, leads to no article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a source leads to: address, title, its own text, the day it states."""

    url: str
    title: str
    text: str = ""
    day: date | None = None


def read_feed(body: bytes, url: str) -> tuple[list[Entry], str]:
    """The entries of an RSS or Atom feed, newest first, and what is wrong with it though readable.

    Raises BadFeed for what is no feed, such as an HTML page, and for a feed without entries.
    """
    import feedparser

    # Bytes in a file object: a string could be taken for the path of a file.
    headers = {"content-location": url, "content-type": "application/xml"}
    found = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not found.get("version"):
        is_page = re.search(rb"<\s*(!doctype\s+html|html)\b", body[:2048], re.IGNORECASE)
        raise BadFeed("it is an HTML page, not a feed" if is_page else "it is not a feed")
    if not found.entries:
        raise BadFeed("the feed has no entries")
    broken = found.get("bozo_exception") if found.get("bozo") else None
    note = f"the feed is not well-formed ({one_line(str(broken))[:120]})" if broken else ""
    return [_entry(one, url) for one in _newest_first(found.entries[:MAX_ENTRIES])], note


def _newest_first(entries: list[Any]) -> list[Any]:
    """By the instants that the entries state; where one states none, as the feed has them."""
    stamps = [_parsed(one) for one in entries]
    if not all(stamps):
        return entries
    order = sorted(range(len(entries)), key=lambda n: tuple(stamps[n]), reverse=True)
    return [entries[n] for n in order]


def _parsed(one: Any) -> Any:
    """The instant that an entry states (UTC), None where it states none."""
    name = _dated_by(one)
    return one.get(f"{name}_parsed") if one.get(name) else None


def _dated_by(one: Any) -> str:
    return "published" if one.get("published") else "updated"


def _entry(one: Any, base: str) -> Entry:
    title = one_line(visible_text(one.get("title") or ""))
    bodies = [part.get("value") or "" for part in one.get("content") or []]
    longest = max([*bodies, one.get("summary") or ""], key=len)
    return Entry(
        url=_address(base, one.get("link") or "") or base,
        title=title[:300],
        text=with_title(title, visible_text(longest)),
        day=_stated_day(one),
    )


def _stated_day(one: Any) -> date | None:
    """The day of publication on the publisher's own calendar, where the entry states one."""
    text = (one.get(_dated_by(one)) or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    parsed = _parsed(one)
    return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday) if parsed else None


def read_index(body: bytes, url: str) -> list[Entry]:
    """The links of a page to what lies below its own address, in the order of the page.

    Raises BadFeed where there is none.
    """
    reader = _Links()
    reader.feed(body.decode("utf-8", "replace"))
    reader.close()
    found: dict[str, Entry] = {}
    for href, words in reader.links:
        address, title = _address(url, href), one_line(words)
        if len(title) >= MIN_TITLE and _is_below(address, url):
            found.setdefault(address, Entry(address, title[:300]))
    if not found:
        raise BadFeed("the page has no link to anything below its own address")
    return [*found.values()][:MAX_ENTRIES]


def _is_below(address: str, index: str) -> bool:
    here, there = urlsplit(index), urlsplit(address)
    folder = here.path.rstrip("/") + "/"
    inside = there.path.startswith(folder) and there.path.rstrip("/") != here.path.rstrip("/")
    return inside and (here.scheme, here.netloc) == (there.scheme, there.netloc)


def _address(base: str, link: str) -> str:
    """An absolute http(s) address without fragment, or ''."""
    try:
        url = urldefrag(urljoin(base, link.strip())).url if link.strip() else ""
        usable = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        return ""
    return url if usable and len(url) <= MAX_URL and not re.search(r"\s", url) else ""


class _Links(HTMLParser):
    """Collects the links of a page with their words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._href = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link begins; one left open ends."""
        if tag == "a":
            self._end()
            self._href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """A link ends."""
        if tag == "a":
            self._end()

    def handle_data(self, data: str) -> None:
        """Words of a link."""
        if self._href:
            self._words.append(data)

    def close(self) -> None:
        """The page ends, and with it a link left open."""
        super().close()
        self._end()

    def _end(self) -> None:
        if self._href:
            self.links.append((self._href, " ".join(self._words)))
        self._href, self._words = "", []
