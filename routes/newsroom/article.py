"""An HTML page → the title, text and day of publication of its article.

Trafilatura finds the article among navigation, advertisements and footers. Where it finds none,
all words of the page are taken, and the reading says so. A day is one that the page states in its
metadata; none is guessed from its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from routes.announcements.reader import MAX_TEXT
from routes.errors import BadFeed

_SILENT = {"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside"}
_SILENT |= {"form", "head", "button", "select", "textarea", "iframe"}
_INLINE = {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
_INLINE |= {"strong", "sub", "sup", "time", "u", "wbr"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
BREAK = "\n\n"
WHOLE_PAGE = "no article was found in the page: all its words were taken"


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its title as first paragraph; `day` None: not stated; `note`: what to know."""

    title: str
    text: str
    day: date | None = None
    note: str = ""


def read_article(body: bytes, url: str, until: date) -> Article:
    """The article of a page, its day not after `until`. Raises BadFeed: no HTML, or no words."""
    import trafilatura  # it takes a sixth of a second
    from trafilatura.utils import decode_file

    if body[:5] == b"%PDF-" or b"\0" in body[:1024]:
        raise BadFeed("it is not an HTML page")
    found = trafilatura.bare_extraction(
        body,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": until.isoformat(),
        },
    )
    text, title, day, note = "", "", None, ""
    if found is not None and not isinstance(found, dict):
        text, title = paragraphs(found.text or ""), one_line(found.title or "")
        day = _day(found.date or "", until)
    seen = visible_text(decode_file(body))
    if text:
        text = _parted(text, seen)
    else:
        text, note = seen, WHOLE_PAGE
    if not text:
        raise BadFeed("the page has no words")
    return Article(title, with_title(title, text), day, note)


def _day(text: str, until: date) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day <= until else None


def with_title(title: str, text: str) -> str:
    """The text as it is read: the title first, as a paragraph of its own, cut to a fair length."""
    if title and not text.startswith(title):
        text = f"{title}{BREAK}{text}".strip()
    return text[:MAX_TEXT]


def paragraphs(text: str) -> str:
    """A line a paragraph → a blank line between two, so that no sentence runs over the end."""
    return BREAK.join(line for line in map(one_line, text.splitlines()) if line)


def _parted(text: str, seen: str) -> str:
    """The paragraphs of an article cut where the page ends a block.

    Of a short article trafilatura gives all words in one line: headline and dateline would run
    into the first sentence, and the day of the news be taken for the day of the flight.
    """
    blocks = sorted(set(seen.split(BREAK)), key=len, reverse=True)
    return BREAK.join(part for one in text.split(BREAK) for part in _cut(one, blocks))


def _cut(paragraph: str, blocks: list[str]) -> list[str]:
    """The blocks that a paragraph is made of, the longest first; itself where that fails."""
    bare = {block: "".join(block.split()) for block in blocks}
    rest = "".join(paragraph.split())
    parts: list[str] = []
    while rest:
        block = next((b for b in blocks if rest.startswith(bare[b])), None)
        if block is None:
            return [paragraph]
        parts.append(block)
        rest = rest[len(bare[block]) :]
    return parts


def one_line(text: str) -> str:
    """A text without line breaks and double spaces."""
    return " ".join(text.split())


def visible_text(html: str) -> str:
    """The words of an HTML text or fragment, without what is no prose: a paragraph a block."""
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return paragraphs("".join(reader.parts))


class _Visible(HTMLParser):
    """Collects the words outside scripts, navigation and forms."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, or silence."""
        if tag in _SILENT:
            self._silent.append(tag)
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or silence."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag not in _INLINE and tag not in _VOID:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are seen."""
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
