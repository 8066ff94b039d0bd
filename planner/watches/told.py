"""What a message says: the JSON of a webhook, and plain text for letters and chats."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from planner.data import Data
from planner.watches.outbox import Message
from planner.watches.wanted import told
from planner.watches.watch import Row, Watch
from planner.watches.watching import code_of

MOST_LINES = 50
CHAT_UNITS = 4096  # of UTF-16, as the Bot API counts


def links(watch: Watch, base: str) -> Data:
    """The watch's own addresses under the public base URL; relative ones where none is set."""
    page = f"{base}/w/{watch.key}"
    return {"page": page, "atom": f"{page}.atom", "calendar": f"{page}.ics"}


def change_data(row: Row, base: str) -> Data:
    """A change with its source and where to read on."""
    names = ("id", "kind", "subject", "origin", "destination", "carriers", "on_date", "before",
             "after", "sentence", "recorded_at")  # fmt: skip
    return {
        **{name: row[name] for name in names},
        "source": row["moved_by"] or None,
        "links": {"page": _page(row, base)},
    }


def payload(message: Message, base: str) -> Data:
    """What a webhook gets; the same however often it is tried."""
    shown = told(message.watch)
    about = {name: shown[name] for name in ("follow", "kinds")}
    return {
        "type": message.kind,
        "timestamp": message.created_at,
        "data": {
            "watch": {"id": message.watch.id, **about, "links": links(message.watch, base)},
            "changes": [change_data(row, base) for row in message.changes],
            "total": message.total,
        },
    }


def subject_line(message: Message) -> str:
    """'Sapar: 2 changes, NQZ–ICN, both ways'."""
    title = message.watch.title
    if message.kind == "confirm":
        return f"Confirm: follow {title}"
    if message.kind == "test":
        return f"Sapar: a test, {title}"
    if message.total == 1:
        return f"Sapar: {message.changes[0]['sentence'][:120]}"
    return f"Sapar: {message.total} changes, {title}"


def letter(message: Message, base: str) -> str:
    """A message as a letter."""
    page = links(message.watch, base)["page"]
    if message.kind == "confirm":
        return (
            f"Someone asked that you be told of changes: {message.watch.title}.\n\n"
            "If it was you, open this page and confirm:\n"
            f"{page}/confirm/{code_of(message.watch)}\n\n"
            "If not, do nothing: you will get no other letter of it.\n"
        )
    parts = [_body(message, base)]
    parts.append(f"You follow {message.watch.title}. Pause or leave, feed and calendar:\n{page}")
    return "\n\n".join(parts) + "\n"


def chat(message: Message, base: str) -> str:
    """A message as plain text of a chat, cut at whole lines to what the Bot API takes."""
    text = _body(message, base)
    page = links(message.watch, base)["page"]
    tail = f"\n\nMore: {page}" if base else "\n\nThere is more."
    if _units(text) <= CHAT_UNITS:
        return text
    lines = text.split("\n")
    while len(lines) > 1 and _units("\n".join(lines) + tail) > CHAT_UNITS:
        lines.pop()
    return _cut("\n".join(lines).rstrip(), CHAT_UNITS - _units(tail)) + tail


def _body(message: Message, base: str) -> str:
    if message.kind == "test":
        return f"This is a test of a watch: {message.watch.title}. Nothing has changed."
    shown = message.changes[:MOST_LINES]
    parts = [_told([*rows], base) for _, rows in groupby(shown, key=_event)]
    if message.total > len(shown):
        parts.append(f"And {message.total - len(shown)} more.")
    return "\n\n".join(parts)


def _event(row: Row) -> tuple[Any, ...]:
    """The steps of one promise on one day are told together."""
    return row["subject"], row["on_date"], row["sentence"].partition(": ")[0]


def _told(rows: list[Row], base: str) -> str:
    """One event as a few lines: what is so now, from which source, and where to read on."""
    about, _, first = rows[0]["sentence"].partition(": ")
    steps = [first, *(row["sentence"].partition(": ")[2] for row in rows[1:])]
    lines = [f"{rows[0]['on_date']}  {about}{': ' if first else ''}{'; '.join(steps)}."]
    sources = dict.fromkeys(row["moved_by"] for row in rows if row["moved_by"])
    lines += [f"Basis: {source}" for source in sources]
    if base:
        lines.append(_page(rows[0], base))
    return "\n".join(lines)


def _page(row: Row, base: str) -> str:
    """The page of the route, or of the changes of that day."""
    ends = row["origin"] or "", row["destination"] or ""
    if all(len(code) == 3 for code in ends):
        return f"{base}/changes?{urlencode({'origin': ends[0], 'destination': ends[1]})}"
    day = row["on_date"]
    return f"{base}/changes?{urlencode({'since': day, 'until': day})}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, units: int) -> str:
    cut = text.encode("utf-16-le")[: units * 2]
    return cut.decode("utf-16-le", "ignore")
