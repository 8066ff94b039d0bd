"""A store, sources on a site of loopback, and runs of the newsroom over them."""

from __future__ import annotations

from datetime import date, datetime

from conftest import at
from news_service import Site, rss

from routes.feeds.fetch import Fetcher
from routes.newsroom import documents
from routes.newsroom.documents import Finding
from routes.newsroom.run import Looked, look
from routes.newsroom.sources import Source
from routes.store import Store

NOW = at("2026-11-24", "12:00")
TODAY = NOW.date()
MONDAY = "Mon, 23 Nov 2026 05:00:00 +0000"
TUESDAY = "Tue, 24 Nov 2026 05:00:00 +0000"
BACK = "Air Serbia will resume flights between Belgrade and Tbilisi on 3 June 2027, twice a week."
OTHER_WORDS = (
    "On 3 June 2027 Air Serbia resumes its flights from Belgrade to Tbilisi, people at the airport "
    "told the paper."
)
LATER = "Air Serbia will resume flights between Belgrade and Tbilisi only on 10 July 2027, it said."


class Desk:
    """A store, a site with sources on it, and a run of them."""

    def __init__(self, store: Store, site: Site) -> None:
        self.store = store
        self.site = site
        self.sources: list[Source] = []

    def add(self, name: str, source_class: str, *texts: str, publisher: str = "") -> None:
        """A source whose feed carries these texts, each published on Tuesday."""
        items = [
            (f"News {n}", self.site.url(f"/{name}/{n}"), TUESDAY, t) for n, t in enumerate(texts)
        ]
        self.site[f"/{name}"] = rss(*items)
        url = self.site.url(f"/{name}")
        self.sources = [s for s in self.sources if s.name != name]
        self.sources.append(
            Source(name, url, "feed", source_class, publisher or name.title(), hours=1)
        )

    def look(self, now: datetime = NOW) -> Looked:
        fetcher = Fetcher(allow_private=True, sleep=lambda seconds: None, deadline_seconds=5)
        return look(self.store, self.sources, fetcher, now)

    def found(self, state: str = "") -> list[Finding]:
        return documents.findings(self.store, state)

    def states(self) -> dict[str, str]:
        return {one.source: one.state for one in self.found()}

    def claims(self, as_of: date = TODAY) -> list[tuple[str, str, str, str]]:
        """Claims of the sources: (feed, kind, route, from when)."""
        return sorted(
            (c.mark.feed, str(c.kind), f"{c.origin}-{c.destination}", c.effective.text)
            for c in self.store.facts(as_of).claims
            if c.mark.feed.startswith("news:") and c.effective
        )
