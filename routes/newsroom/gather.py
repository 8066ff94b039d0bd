"""One source → documents, and what failed: nothing is written here.

A document or an entry that fails is told and passed over. What was marked with ETag or
Last-Modified is to be remembered only where all of it was dealt with: what is left over would
never be seen again.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from routes.errors import BadFeed, FetchError, RoutesError
from routes.feeds.fetch import Fetched, shown
from routes.newsroom.article import Article, read_article
from routes.newsroom.documents import FEED, FETCHED, PAGE, Document
from routes.newsroom.entries import Entry, read_feed, read_index
from routes.newsroom.sources import OFFICIAL, Source
from routes.newsroom.web import MAX_PAUSE_SECONDS, Forbidden, Web
from routes.rows import Row

log = logging.getLogger("sapar.newsroom")
DAY = timedelta(days=1)
MOST_ARTICLES = 20
"""Articles fetched of one source in one run; the rest is for the next."""
MOST_WAIT_SECONDS = 300.0
MOST_FAILURES = 3
"""So many articles in a row that cannot be had: the source is left for this run."""


@dataclass
class Gathered:
    """What one look at a source gave.

    `told` are sentences of what was left out and why; `failure` is why there is nothing at all;
    `marks` are the ETag and Last-Modified to remember, blank where not everything was dealt with.
    """

    source: Source
    documents: list[Document] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    failure: str = ""
    unchanged: bool = False
    marks: Row = field(default_factory=dict)


def gather(
    source: Source,
    web: Web,
    *,
    known: Row | None = None,
    held: Collection[str] = (),
    most: int = MOST_ARTICLES,
) -> Gathered:
    """Look at a source. `known` is its state, `held` the addresses whose documents are held."""
    found = Gathered(source)
    state = known or {}
    try:
        fetched = web.get(
            source.url, etag=state.get("etag") or "", last_modified=state.get("last_modified") or ""
        )
        if fetched.unchanged:
            found.unchanged, found.marks = True, _marks(fetched)
        elif _Look(found, web, held, most).take(fetched):
            found.marks = _marks(fetched)
    except RoutesError as error:
        found.failure = str(error)
    except Exception as error:  # no bytes of a source may stop the others
        log.exception("source %s cannot be read", source.name)
        found.failure = f"it cannot be read ({type(error).__name__})"
    return found


def _one_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or the host of one lies under that of the other."""
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    under, above = sorted(hosts, key=len, reverse=True)
    return under == above or under.endswith(f".{above}")


def _marks(fetched: Fetched) -> Row:
    return {"etag": fetched.etag, "last_modified": fetched.last_modified}


class _Look:
    """One look at one source: fills what was gathered."""

    def __init__(self, found: Gathered, web: Web, held: Collection[str], most: int) -> None:
        self.found = found
        self.source = found.source
        self.web = web
        self.held = held
        self.most = most
        self.today: date = web.now.astimezone(UTC).date()

    def take(self, fetched: Fetched) -> bool:
        """Read what came; whether all of it was dealt with."""
        if self.source.kind == "page":
            self._keep(self._article(fetched.body, self.source.url), self.source.url)
            return True
        if self.source.kind == "index":
            return self._follow(read_index(fetched.body, self.source.url))
        entries, note = read_feed(fetched.body, self.source.url)
        if note:
            self.found.told.append(f"{self.source.name}: {note}")
        linked = [e for e in entries if self.source.follow and self._is_article(e)]
        for entry in entries:
            if entry not in linked:
                self._keep_entry(entry)
        return self._follow(linked)

    def _is_article(self, entry: Entry) -> bool:
        """Whether the source speaks at the address: what an airline links to is not its word."""
        if entry.url == self.source.url:
            return False
        return self.source.source_class not in OFFICIAL or _one_site(entry.url, self.source.url)

    def _follow(self, entries: list[Entry]) -> bool:
        """Fetch the articles that are not held yet, newest first as the source lists them."""
        new = [e for e in entries if e.url not in self.held]
        most = self._most(new)
        failures = done = 0
        whole = True
        for entry in new[:most]:
            dealt_with = self._guarded(entry)
            done += 1
            whole = whole and dealt_with
            failures = 0 if dealt_with else failures + 1
            if failures == MOST_FAILURES:
                break
        if done < len(new):
            self.found.told.append(f"{self.source.name}: {len(new) - done} left for the next run")
        return whole and done == len(new)

    def _most(self, new: list[Entry]) -> int:
        """How many articles one run may fetch at the pace that the host asks for."""
        delay = max((self.web.delay_seconds(e.url) for e in new[:1]), default=0.0)
        if delay > MAX_PAUSE_SECONDS:
            return 1
        return min(self.most, int(MOST_WAIT_SECONDS // delay)) if delay else self.most

    def _guarded(self, entry: Entry) -> bool:
        """Keep the article of an entry, or the entry where there is none; False: try again."""
        try:
            body = self.web.get(entry.url).body
        except Forbidden as error:
            self._fall_back(entry, str(error))
            return True
        except FetchError as error:
            if error.status in (401, 403, 404, 410, 451):
                self._fall_back(entry, str(error))
                return True
            self.found.told.append(f"{self.source.name}: {error}")
            return False
        try:
            article = self._article(body, entry.url)
        except BadFeed as error:
            self._fall_back(entry, f"{shown(entry.url)}: {error}")
            return True
        self._keep(article, entry.url, entry)
        return True

    def _fall_back(self, entry: Entry, problem: str) -> None:
        """The entry's own text stands for an article that cannot be had."""
        self.found.told.append(f"{self.source.name}: {problem}; the entry's own text was taken")
        self._keep_entry(entry)

    def _article(self, body: bytes, url: str) -> Article:
        try:
            article = read_article(body, url, self.today + DAY)
        except RoutesError:
            raise
        except Exception as error:  # a parser may fall over any page: one page, not the run
            raise BadFeed(f"the page cannot be read ({type(error).__name__})") from error
        if article.note:
            self.found.told.append(f"{self.source.name}: {shown(url)}: {article.note}")
        return article

    def _keep_entry(self, entry: Entry) -> None:
        text = entry.text or entry.title
        if text:
            self._keep(Article(entry.title, text), entry.url, entry)

    def _keep(self, article: Article, url: str, entry: Entry | None = None) -> None:
        day, basis = self._day(article, entry)
        self.found.documents.append(
            Document(
                source=self.source.name,
                publisher=self.source.publisher,
                source_class=self.source.source_class,
                url=url,
                published=day,
                basis=basis,
                title=(entry.title if entry and entry.title else article.title)[:300],
                text=article.text,
                fetched_at=self.web.now,
            )
        )

    def _day(self, article: Article, entry: Entry | None) -> tuple[date, str]:
        """The day of publication and where it comes from; never one that is still to come."""
        for day, basis in ((entry.day if entry else None, FEED), (article.day, PAGE)):
            # East of Greenwich tomorrow has begun; a day further on is a mistake.
            if day and day <= self.today + DAY:
                return min(day, self.today), basis
        return self.today, FETCHED
