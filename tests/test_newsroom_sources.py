"""The operator's list of sources, and what a robots.txt allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from news_service import listed

from routes.errors import BadInput
from routes.newsroom.robots import read_robots
from routes.newsroom.sources import Source, load_sources, read_sources

GOOD = {
    "name": "committee",
    "url": "https://example.org/feed.xml",
    "kind": "feed",
    "source_class": "regulator",
    "publisher": "Civil Aviation Committee",
}


def test_a_row_is_a_source_with_defaults_for_what_is_blank() -> None:
    (one,) = read_sources(listed(GOOD), "sources.csv")
    assert one == Source(
        "committee",
        "https://example.org/feed.xml",
        "feed",
        "regulator",
        "Civil Aviation Committee",
        language="",
        hours=24,
        quiet_days=None,
        follow=False,
    )
    (full,) = read_sources(
        listed(GOOD | {"language": "ru", "hours": "6", "quiet_days": "14", "follow": "1"}), "x"
    )
    assert (full.language, full.hours, full.quiet_days, full.follow) == ("ru", 6, 14, True)


@pytest.mark.parametrize(
    ("change", "problem", "remedy"),
    [
        ({"name": "my source"}, "name is 'my source'", "letters, digits"),
        ({"name": ""}, "name is ''", "letters, digits"),
        ({"url": "/etc/passwd"}, "url is '/etc/passwd'", "http:// or https://"),
        ({"url": "https://me:secret@example.org/"}, "url is", "http:// or https://"),
        ({"kind": "rss"}, "kind is 'rss'", "one of feed, page, index"),
        ({"source_class": "blog"}, "source_class is 'blog'", "regulator, airline"),
        ({"publisher": ""}, "publisher is ''", "who publishes it"),
        ({"language": "Russian"}, "language is 'Russian'", "two small letters"),
        ({"hours": "0"}, "hours is '0'", "1 to 720"),
        ({"hours": "1.5"}, "hours is '1.5'", "1 to 720"),
        ({"quiet_days": "soon"}, "quiet_days is 'soon'", "1 to 3650"),
        ({"follow": "yes"}, "follow is 'yes'", "1 to read"),
        ({"kind": "page", "follow": "1"}, "follow is 1 of a page", "it is for feeds"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line_and_what_would_be_right(
    change: dict[str, str], problem: str, remedy: str
) -> None:
    with pytest.raises(BadInput, match=r"sources\.csv line 3") as caught:
        read_sources(listed(GOOD | {"name": "first"}, GOOD | change), "sources.csv")
    assert problem in str(caught.value)
    assert remedy in caught.value.remedy
    assert caught.value.field == "SAPAR_SOURCES"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "line 1: the header"),
        (b"name;url\n", "line 1: the header"),
        (listed(GOOD, GOOD), "line 3: the name committee is used twice"),
        (listed() + b"a,b\n", "line 2: 2 columns"),
        (b"\xff\xfe\x00", "is not a CSV file"),
    ],
)
def test_a_wrong_file_is_told(data: bytes, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        read_sources(data, "sources.csv")


def test_no_file_is_no_source_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert load_sources(None) == []
    with pytest.raises(BadInput, match="there is no file at"):
        load_sources(tmp_path / "sources.csv")


# -- robots.txt, with the examples of RFC 9309


def allows(text: str, path: str, agent: str = "sapar") -> bool:
    return read_robots(text.encode(), agent).allows(f"https://example.org{path}")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow:", "/a", True),
        ("Disallow: /\nAllow: /news", "/news/1", True),  # the longest, not the first
        ("Allow: /\nDisallow: /news", "/news/1", False),
        ("Allow: /p\nDisallow: /p", "/p", True),  # allow wins a tie
        ("Disallow: /*.php$", "/a.php", False),
        ("Disallow: /*.php$", "/a.php?x=1", True),
        ("Disallow: /*.php$", "/a.php/b.php", False),
        ("Disallow: /*?print=", "/a?print=1", False),
        ("Disallow: /a*b*c", "/aXbYc", False),
        ("Disallow: /a*b*c", "/aXcYb", True),
        ("Disallow: /$", "/", False),
        ("Disallow: /$", "/a", True),
        ("Disallow: /a%3cd.html", "/a%3Cd.html", False),
        ("Disallow: /%7ejoe/", "/~joe/x", False),
        ("Disallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", False),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /a # a comment", "/a", False),
    ],
)
def test_the_longest_rule_that_fits_decides(rules: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", path) is allowed


def test_the_group_that_names_us_goes_before_the_one_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nuser-agent: Other\nUser-Agent: SAPAR/1.0\nDisallow: /x\n"
    assert allows(text, "/a")
    assert not allows(text, "/x")
    assert not allows(text, "/a", agent="else")


def test_groups_of_one_name_are_one() -> None:
    text = "User-agent: sapar\nDisallow: /a\n\nUser-agent: sapar\nDisallow: /b\n"
    assert not allows(text, "/a")
    assert not allows(text, "/b")


def test_a_hostile_pattern_takes_no_time() -> None:
    pattern = "/" + "*a" * 2000 + "$"
    assert allows(f"User-agent: *\nDisallow: {pattern}\n", "/" + "a" * 1999 + "b")


def test_the_pause_is_read_and_nonsense_is_none() -> None:
    assert read_robots(b"User-agent: *\nCrawl-delay: 2.5\n", "sapar").delay_seconds == 2.5
    assert read_robots(b"User-agent: *\nCrawl-delay: soon\n", "sapar").delay_seconds == 0
