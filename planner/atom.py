"""Recorded changes as an Atom feed (RFC 4287). The same rows and addresses, the same bytes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
SPACE = uuid.UUID("6f1c8a52-7c1f-5f0e-9d0c-5a2f3b7e4d11")  # of the ids of this program's entries
# XML 1.0 has no way to write these.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; `name` is what it is of, blank for all, `key` if not its id."""

    name: str
    self_url: str
    page_url: str
    updated: str
    key: str = ""


def atom(feed: Feed, rows: Iterable[dict[str, Any]]) -> bytes:
    """The feed with an entry a row; the id of an entry stays as long as the change is one."""
    Xml.register_namespace("", ATOM)
    root = Xml.Element(_tag("feed"))
    _put(root, "id", _urn(f"feed {feed.key or feed.name}"))
    _put(root, "title", f"Sapar: changes of {feed.name}" if feed.name else "Sapar: changes")
    _put(root, "updated", feed.updated)
    _link(root, "self", feed.self_url, "application/atom+xml")
    _link(root, "alternate", feed.page_url, "text/html")
    _put(_put(root, "author"), "name", "Sapar")
    for row in rows:
        _entry(root, row, feed.page_url)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: Xml.Element, row: dict[str, Any], page_url: str) -> None:
    entry = _put(root, "entry")
    _put(entry, "id", _urn(f"change {row['subject']} {row['kind']} {row['after']}"))
    _put(entry, "title", row["sentence"])
    _put(entry, "updated", row["recorded_at"])
    _link(entry, "alternate", f"{page_url}?since={row['on_date']}&until={row['on_date']}", "")
    _put(entry, "category").set("term", row["kind"])
    told = f"{row['on_date']}: {row['sentence']}."
    source = f" {row['moved_by']}" if row["moved_by"] else ""
    _put(entry, "content", told + source).set("type", "text")


def _put(parent: Xml.Element, name: str, text: str = "") -> Xml.Element:
    child = Xml.SubElement(parent, _tag(name))
    child.text = _FORBIDDEN.sub("\ufffd", text) or None
    return child


def _link(parent: Xml.Element, rel: str, href: str, kind: str) -> None:
    child = _put(parent, "link")
    child.set("rel", rel)
    child.set("href", href)
    if kind:
        child.set("type", kind)


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _urn(key: str) -> str:
    return uuid.uuid5(SPACE, key).urn
