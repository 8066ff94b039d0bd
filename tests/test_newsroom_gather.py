"""Fetching the sources: politely, whole or told, one poison never in the way of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from conftest import Waits, at
from news_service import Site, atom, page, rss, running

from routes.feeds.fetch import Fetcher
from routes.newsroom.gather import Gathered, gather
from routes.newsroom.sources import Source
from routes.newsroom.web import Web

NOW = at("2026-03-10")
TUESDAY = "Tue, 10 Mar 2026 05:00:00 +0000"
SERBIA = "Air Serbia will resume flights between Belgrade and Tbilisi on 3 June 2026, twice a week."
MORE = (
    "The airline stopped the route in 2020, when the borders were closed, and has looked at a "
    "return since. Tickets are on sale from today at the offices of the carrier, it added.",
    "The aircraft will be an Airbus, and the flight takes about three hours.",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as made:
        yield made


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def web(waits: Waits) -> Web:
    fetcher = Fetcher(allow_private=True, sleep=waits.sleep, clock=waits.clock, deadline_seconds=2)
    return Web(fetcher, NOW)


def source(site: Site, path: str = "/feed", **changed: object) -> Source:
    given: dict[str, object] = {
        "name": "paper",
        "url": site.url(path),
        "kind": "feed",
        "source_class": "press",
        "publisher": "The Paper",
    }
    return Source(**given | changed)  # type: ignore[arg-type]


def titles(found: Gathered) -> list[str]:
    return [one.title for one in found.documents]


# -- feeds


def test_the_entries_of_an_rss_feed_are_documents_with_their_day(site: Site, web: Web) -> None:
    site["/feed"] = rss(("Back to Tbilisi", "/a", TUESDAY, f"<p>{SERBIA}</p><p>More.</p>"))
    (one,) = gather(source(site), web).documents
    assert one.text == f"Back to Tbilisi\n\n{SERBIA}\n\nMore."
    assert (one.url, one.published, one.basis) == (site.url("/a"), date(2026, 3, 10), "feed")
    assert (one.publisher, one.source_class) == ("The Paper", "press")


def test_the_entries_of_an_atom_feed_are_documents(site: Site, web: Web) -> None:
    site["/feed"] = atom(("Back", site.url("/a"), "2026-03-09T08:00:00Z", f"<p>{SERBIA}</p>"))
    (one,) = gather(source(site), web).documents
    assert (one.text, one.published) == (f"Back\n\n{SERBIA}", date(2026, 3, 9))


@pytest.mark.parametrize(
    ("stated", "day", "basis"),
    [
        ("Mon, 09 Mar 2026 23:30:00 +0900", date(2026, 3, 9), "feed"),  # its own calendar
        ("Wed, 11 Mar 2026 00:30:00 +0900", date(2026, 3, 10), "feed"),  # tomorrow, in the east
        ("Sat, 11 Apr 2026 00:30:00 +0900", date(2026, 3, 10), "fetched"),  # a mistake
        ("", date(2026, 3, 10), "fetched"),
        ("yesterday", date(2026, 3, 10), "fetched"),
    ],
)
def test_the_day_is_the_publishers_and_never_still_to_come(
    site: Site, web: Web, stated: str, day: date, basis: str
) -> None:
    site["/feed"] = rss(("Back", "/a", stated, SERBIA))
    (one,) = gather(source(site), web).documents
    assert (one.published, one.basis) == (day, basis)


def test_a_page_in_the_place_of_a_feed_is_no_feed(site: Site, web: Web) -> None:
    site["/feed"] = page("We are moving", "Come back later.")
    found = gather(source(site), web)
    assert (found.documents, found.failure) == ([], "it is an HTML page, not a feed")


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        ("", "it is not a feed"),
        ('{"items": []}', "it is not a feed"),
        ("<error>key expired</error>", "it is not a feed"),
        (rss(), "the feed has no entries"),
    ],
)
def test_what_is_no_feed_or_an_empty_one_is_told(
    site: Site, web: Web, body: str, failure: str
) -> None:
    site["/feed"] = body
    assert gather(source(site), web).failure == failure


def test_of_a_broken_feed_what_can_be_read_is_read_and_the_fault_told(site: Site, web: Web) -> None:
    site["/feed"] = rss(("Back", "/a", TUESDAY, SERBIA)).replace("</channel></rss>", "<item>&")
    found = gather(source(site), web)
    assert titles(found)[0] == "Back"
    assert "not well-formed" in found.told[0]


def test_a_packed_feed_is_unpacked(site: Site, web: Web) -> None:
    body = rss(("Back", "/a", TUESDAY, SERBIA)).encode()
    site["/feed"] = (200, body, {"Content-Encoding": "gzip"})
    assert titles(gather(source(site), web)) == ["Back"]


def test_a_dripping_source_is_cut(site: Site, web: Web) -> None:
    site.drips.add("/feed")
    assert "did not finish within" in gather(source(site), web).failure


# -- articles


def test_the_linked_article_is_read_without_its_navigation(site: Site, web: Web) -> None:
    site["/feed"] = rss(("Back to Tbilisi", site.url("/a"), TUESDAY, "A teaser."))
    site["/a"] = page("Back to Tbilisi", SERBIA, *MORE)
    (one,) = gather(source(site, follow=True), web).documents
    assert SERBIA in one.text
    assert "Oslo" not in one.text
    assert "Riga" not in one.text
    assert one.text.startswith("Back to Tbilisi\n\n")


def test_the_dateline_of_a_short_article_does_not_run_into_its_first_sentence(
    site: Site, web: Web
) -> None:
    body = (
        "<html><head><title>Belgrade</title></head><body><nav><a href='/'>Home</a></nav><article>"
        "<h1>Flights to Tbilisi</h1><time datetime='2026-03-10'>10 March 2026</time>"
        f"<p>{SERBIA.replace('Air Serbia', '<a href=/js>Air Serbia</a>')}</p><p>{MORE[1]}</p>"
        "</article><footer>Contact</footer></body></html>"
    )
    site["/page"] = body
    (document,) = gather(source(site, "/page", kind="page"), web).documents
    blocks = document.text.split("\n\n")
    assert blocks[-4:] == ["Flights to Tbilisi", "10 March 2026", SERBIA, MORE[1]]


def test_an_article_that_is_gone_leaves_the_entrys_own_text_and_says_so(
    site: Site, web: Web
) -> None:
    site["/feed"] = rss(("Back", site.url("/gone"), TUESDAY, SERBIA))
    found = gather(source(site, follow=True), web)
    assert found.documents[0].text == f"Back\n\n{SERBIA}"
    assert set(found.marks) == {"etag", "last_modified"}  # dealt with, so the feed may say 304
    assert "/gone answered 404" in found.told[0]
    assert "the entry's own text was taken" in found.told[0]


@pytest.mark.parametrize("body", [b"%PDF-1.7 binary", b"\x00\x01\x02" * 50, b"<html></html>"])
def test_a_poison_article_does_not_stop_the_next(site: Site, web: Web, body: bytes) -> None:
    site["/feed"] = rss(
        ("One", site.url("/poison"), TUESDAY, SERBIA), ("Two", site.url("/b"), TUESDAY, "")
    )
    site["/poison"] = body
    site["/b"] = page("Two", SERBIA, *MORE)
    found = gather(source(site, follow=True), web)
    assert titles(found) == ["One", "Two"]
    assert found.documents[0].text == f"One\n\n{SERBIA}"


def test_a_busy_article_is_left_for_the_next_run_and_the_feed_is_asked_whole_again(
    site: Site, web: Web
) -> None:
    body = rss(("One", site.url("/busy"), TUESDAY, ""), ("Two", site.url("/b"), TUESDAY, ""))
    site["/feed"] = (200, body.encode(), {"ETag": '"v1"'})
    site["/busy"] = (503, b"later", {})
    site["/b"] = page("Two", SERBIA, *MORE)
    found = gather(source(site, follow=True), web)
    assert titles(found) == ["Two"]
    assert found.marks == {}
    site["/busy"] = page("One", SERBIA, *MORE)
    again = gather(source(site, follow=True), web, held={site.url("/b")})
    assert titles(again) == ["One"]
    assert again.marks["etag"] == '"v1"'


@pytest.mark.parametrize(
    ("source_class", "told"),
    [("airline", "In the press"), ("airport", "In the press"), ("press", SERBIA)],
)
def test_what_another_site_says_is_not_said_by_the_airline_that_links_to_it(
    site: Site, web: Web, source_class: str, told: str
) -> None:
    elsewhere = site.url("/story").replace("127.0.0.1", "localhost")
    site["/feed"] = rss(("In the press", elsewhere, TUESDAY, ""))
    site["/story"] = page("In the press", SERBIA, *MORE)
    (one,) = gather(source(site, source_class=source_class, follow=True), web).documents
    assert told in one.text
    assert (SERBIA in one.text) == (source_class == "press")


def test_at_most_so_many_articles_a_run_and_the_rest_is_not_forgotten(site: Site, web: Web) -> None:
    items = [(f"Article {n}", site.url(f"/{n}"), TUESDAY, "") for n in range(5)]
    site["/feed"] = (200, rss(*items).encode(), {"ETag": '"v1"'})
    for n in range(5):
        site[f"/{n}"] = page(f"Article {n}", SERBIA, *MORE)
    found = gather(source(site, follow=True), web, most=3)
    assert titles(found) == ["Article 0", "Article 1", "Article 2"]
    assert found.told == ["paper: 2 left for the next run"]
    assert found.marks == {}


def test_after_three_failures_in_a_row_a_source_is_left(site: Site, web: Web) -> None:
    site["/feed"] = rss(*[(f"{n}", site.url(f"/{n}"), TUESDAY, "") for n in range(6)])
    for n in range(6):
        site[f"/{n}"] = (503, b"", {})
    gather(source(site, follow=True), web)
    assert {call for call in site.calls if call[1:].isdigit()} == {"/0", "/1", "/2"}


def test_a_link_to_a_file_of_the_machine_is_never_read(site: Site, web: Web) -> None:
    site["/feed"] = rss(
        ("Secret", "file:///etc/passwd", TUESDAY, SERBIA), ("Two", "/etc/passwd", TUESDAY, SERBIA)
    )
    found = gather(source(site, follow=True), web)
    assert [one.text for one in found.documents] == [f"Secret\n\n{SERBIA}", f"Two\n\n{SERBIA}"]


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "windows-1251"])
def test_feeds_and_pages_come_in_any_encoding(site: Site, web: Web, encoding: str) -> None:
    words = "대한항공이 내년 6월 인천에서 아스타나로 가는 노선을 다시 연다고 밝혔다. " * 6
    if encoding == "windows-1251":
        words = "Авиакомпания сообщила, что в июне возобновит рейсы из Астаны в Сеул. " * 6
    feed = rss((words[:20], site.url("/a"), TUESDAY, words)).replace("utf-8", encoding)
    html = page(words[:20], words, words).replace(
        "<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    )
    site["/feed"], site["/a"] = feed.encode(encoding), html.encode(encoding)
    (short,) = gather(source(site), web).documents
    (whole,) = gather(source(site, follow=True), web).documents
    assert words.strip() in short.text
    assert words.strip() in whole.text


# -- pages and indexes


def test_a_page_is_one_document_with_the_day_of_its_metadata(site: Site, web: Web) -> None:
    site["/notice"] = page("Notice", SERBIA, *MORE, day="2026-03-01")
    (one,) = gather(source(site, "/notice", kind="page"), web).documents
    assert (one.published, one.basis) == (date(2026, 3, 1), "page")
    assert SERBIA in one.text


def test_a_page_that_tells_no_day_has_the_day_we_looked(site: Site, web: Web) -> None:
    site["/notice"] = page("Notice", "Published 3 May 2024", SERBIA, *MORE)
    (one,) = gather(source(site, "/notice", kind="page"), web).documents
    assert (one.published, one.basis) == (date(2026, 3, 10), "fetched")


def test_a_page_without_an_article_gives_all_its_words_and_says_so(site: Site, web: Web) -> None:
    site["/notice"] = "<html><body><script>x</script><p>Short.</p></body></html>"
    found = gather(source(site, "/notice", kind="page"), web)
    assert [one.text for one in found.documents] == ["Short."]
    assert all("all its words were taken" in told for told in found.told)


def test_an_index_leads_to_the_articles_below_it(site: Site, web: Web) -> None:
    site["/news"] = (
        '<a href="/news/1-back">Back to Tbilisi in June</a> <a href="/news/?p=2">Next</a>'
        '<a href="/about-us-and-others">About us and others</a>'
        '<a href="https://example.org/news/9">Somewhere else entirely</a>'
    )
    site["/news/1-back"] = page("Back to Tbilisi in June", SERBIA, *MORE, day="2026-03-09")
    found = gather(source(site, "/news", kind="index"), web)
    (one,) = found.documents
    assert (one.url, one.published) == (site.url("/news/1-back"), date(2026, 3, 9))
    assert "/about-us-and-others" not in site.calls


# -- politeness


def test_what_robots_txt_forbids_is_not_fetched(site: Site, web: Web) -> None:
    site["/robots.txt"] = "User-agent: *\nDisallow: /private/\n"
    site["/feed"] = rss(
        ("One", site.url("/private/a"), TUESDAY, SERBIA), ("Two", site.url("/b"), TUESDAY, "")
    )
    site["/b"] = page("Two", SERBIA, *MORE)
    found = gather(source(site, follow=True), web)
    assert "/private/a" not in site.calls
    assert titles(found) == ["One", "Two"]  # of the first only what the feed itself says
    assert "robots.txt of that host forbids it" in found.told[0]


def test_a_redirect_leads_nowhere_that_robots_txt_forbids(site: Site, web: Web) -> None:
    site["/robots.txt"] = "User-agent: sapar\nDisallow: /private\n"
    site["/feed"] = (302, b"", {"Location": "/private/feed"})
    site["/private/feed"] = rss(("One", "/a", TUESDAY, SERBIA))
    found = gather(source(site), web)
    assert "forbids it" in found.failure
    assert "/private/feed" not in site.calls


def test_a_site_without_robots_txt_forbids_nothing(site: Site, web: Web) -> None:
    site["/feed"] = rss(("One", "/a", TUESDAY, SERBIA))
    assert titles(gather(source(site), web)) == ["One"]
    assert site.calls == ["/robots.txt", "/feed"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_cannot_be_had_nothing_is_fetched_now(
    site: Site, web: Web, status: int
) -> None:
    site["/robots.txt"] = (status, b"", {})
    site["/feed"] = rss(("One", "/a", TUESDAY, SERBIA))
    found = gather(source(site), web)
    assert found.failure.startswith("not now: what may be fetched cannot be asked")
    assert "/feed" not in site.calls


def test_the_pause_is_the_one_that_the_host_asks_for(site: Site, web: Web, waits: Waits) -> None:
    site["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\nAllow: /\n"
    site["/feed"] = rss(*[(f"{n}", site.url(f"/{n}"), TUESDAY, "") for n in range(2)])
    for n in range(2):
        site[f"/{n}"] = page(f"{n}", SERBIA, *MORE)
    gather(source(site, follow=True), web)
    assert waits.list == [7.0, 7.0]


def test_a_host_that_asks_for_long_pauses_gives_one_article_a_run(
    site: Site, web: Web, waits: Waits
) -> None:
    site["/robots.txt"] = "User-agent: *\nCrawl-delay: 600\n"
    site["/feed"] = rss(*[(f"{n}", site.url(f"/{n}"), TUESDAY, "") for n in range(3)])
    site["/0"] = page("0", SERBIA, *MORE)
    found = gather(source(site, follow=True), web)
    assert len(found.documents) == 1
    assert waits.list == [60.0]


def test_an_unchanged_source_is_not_read_again(site: Site, web: Web) -> None:
    site["/feed"] = (200, rss(("One", "/a", TUESDAY, SERBIA)).encode(), {"ETag": '"v1"'})
    first = gather(source(site), web)
    assert first.marks["etag"] == '"v1"'
    again = gather(source(site), web, known=first.marks)
    assert (again.unchanged, again.documents, again.failure) == (True, [], "")


def test_we_say_who_we_are(site: Site, web: Web) -> None:
    site["/feed"] = rss(("One", "/a", TUESDAY, SERBIA))
    gather(source(site), web)
    assert all(sent["User-Agent"].startswith("sapar/") for sent in site.headers)
