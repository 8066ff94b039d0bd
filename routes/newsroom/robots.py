"""What a robots.txt allows a crawler, as RFC 9309 has it.

The standard library's parser knows no wildcards and takes the first rule that fits, not the
longest: it would fetch what a site forbids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

MAX_BYTES = 500 * 1024
_RESERVED = "/%:?#[]@!$&'()*+,;=~"
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of the one group that speaks to us: (pattern, is allowed), and the pause asked."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay_seconds: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the longest rule that fits the address lets it be fetched; allow wins a tie."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + ("?" + parts.query if parts.query else ""))
        if path == "/robots.txt":
            return True
        fitting = [(len(p), allowed) for p, allowed in self.rules if _fits(p, path)]
        return max(fitting, default=(0, True))[1]


def read_robots(body: bytes, agent: str) -> Robots:
    """The rules for a product token, such as 'sapar'; those for `*` where none names it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for agents, lines in _groups(body[:MAX_BYTES].decode("utf-8", "replace")):
        for name in agents:
            groups.setdefault(name, []).extend(lines)
    lines = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple((_plain(value), key == "allow") for key, value in lines if key in _RULES)
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    return Robots(tuple(r for r in rules if r[0]), max(delays, default=0.0))


_RULES = ("allow", "disallow")


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Groups of user-agent lines with the lines that follow them."""
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    begun = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if begun:
                yield agents, lines
                agents, lines, begun = set(), [], False
            agents.add(value.split("/")[0].strip().lower())
        elif key in (*_RULES, "crawl-delay"):
            begun = True
            lines.append((key, value))
    yield agents, lines


def _seconds(text: str) -> float:
    return float(text) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", text) else 0.0


def _plain(path: str) -> str:
    """A path in one form of percent-encoding, so that two ways to write it are one."""

    def escape(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        plain = letter.isascii() and (letter.isalnum() or letter in "-._~")
        return letter if plain else found[0].upper()

    return _ESCAPE.sub(escape, quote(path, safe=_RESERVED))


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a `$` at its end fits the beginning of a path."""
    whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not whole or at == len(path):
        return True
    # What follows a `*` may come again further on: then the end alone decides.
    return bool(parts) and path.endswith(parts[-1])
