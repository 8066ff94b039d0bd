"""A sentence whose names, dates and numbers are replaced by marks.

A mark is one character of a private area, a range for each sort of mark, so that rules are
plain regular expressions over words and marks: `between <P> and <P>`. Every character knows the
span of the original text that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SORTS = "PKCDFETN"
"""Place, Kountry, Carrier, Date, Frequency, Equipment, Time, demoNym."""
_SIZE = 256
_FIRST = 0xE000
MAX_SENTENCE = 1200
FULL_LINE, MAX_WIDTH = 55, 120
"""A text that is broken to a width has lines between these lengths."""
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "}
    | {"‐": "-", "‑": "-", "−": "–", "—": "–", "―": "–", "~": "–", "〜": "–", "∼": "–"}
    | {"↔": "→", "⇄": "→", "＆": "&", "\u200b": " ", "\ufeff": " ", "∙": "·", "ㆍ": "·", "・": "·"}
    | dict.fromkeys(range(_FIRST, _FIRST + _SIZE * len(SORTS)), " ")
)


def _range(sorts: str) -> str:
    parts = [
        f"{chr(_FIRST + _SIZE * SORTS.index(s))}-{chr(_FIRST + _SIZE * SORTS.index(s) + _SIZE - 1)}"
        for s in sorts
    ]
    return "".join(parts)


@lru_cache(maxsize=1024)
def rx(pattern: str) -> re.Pattern[str]:
    """Compile a rule: <P> a place, <K> a country, <X> either, and <C> <D> <F> <E> <T> <N>."""
    pattern = pattern.replace("<X>", f"[{_range('PK')}]").replace("<^X>", f"[^{_range('PK')};:]")
    for sort in SORTS:
        pattern = pattern.replace(f"<{sort}>", f"[{_range(sort)}]")
    return re.compile(pattern)


def plain(text: str) -> str:
    """The text with one form of dash, apostrophe and space; every offset stays."""
    return text.translate(_PLAIN)


def lower(text: str) -> str:
    """Lower case without a change of length, with one form of the letter that Russian may dot."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing named in a sentence: its sort, its value, and where it stands in the line."""

    sort: str
    value: object


Make = Callable[[re.Match[str]], "Mark | Sequence[Mark] | None"]


class Line:
    """One sentence in lower case with marks. `base` is its offset in the original text."""

    def __init__(self, sentence: str, base: int) -> None:
        self.source, self.base = sentence, base
        self.text = lower(sentence)
        self.starts = list(range(base, base + len(sentence)))
        self.ends = [at + 1 for at in self.starts]
        self.values: dict[str, Mark] = {}
        self._count: dict[str, int] = {}
        self.home = ""  # the mark of the airport that the line is about

    def _new(self, mark: Mark) -> str:
        count = self._count.get(mark.sort, 0)
        if count >= _SIZE:
            return ""
        self._count[mark.sort] = count + 1
        char = chr(_FIRST + _SIZE * SORTS.index(mark.sort) + count)
        self.values[char] = mark
        return char

    def put(self, pattern: re.Pattern[str], make: Make) -> None:
        """Replace what matches by marks; a match that makes nothing stays."""
        made = []
        for match in pattern.finditer(self.text):
            marks = make(match) if match.end() > match.start() else None
            if marks is not None:
                made.append((match.start(), match.end(), marks))
        self.replace(made)

    def replace(self, spans: Sequence[tuple[int, int, Mark | Sequence[Mark]]]) -> None:
        """Replace spans of the line by marks; several marks stand with a space between."""
        if not spans:
            return
        text, starts, ends, at = [], [], [], 0
        for first, last, marks in spans:
            chars = [self._new(m) for m in ((marks,) if isinstance(marks, Mark) else marks)]
            new = " ".join(c for c in chars if c) or " "
            text += [self.text[at:first], new]
            starts += self.starts[at:first] + [self.starts[first]] * len(new)
            ends += self.ends[at:first] + [self.ends[last - 1]] * len(new)
            at = last
        self.text = "".join([*text, self.text[at:]])
        self.starts = starts + self.starts[at:]
        self.ends = ends + self.ends[at:]

    def drop(self, pattern: re.Pattern[str], keep: Callable[[re.Match[str]], str | None]) -> None:
        """Replace what matches by the one mark that `keep` names; None leaves it."""
        text, starts, ends, at = [], [], [], 0
        for match in pattern.finditer(self.text):
            kept = keep(match)
            if kept is None or match.start() < at:
                continue
            first, last = match.span()
            text += [self.text[at:first], kept]
            starts += self.starts[at:first] + [self.starts[first]] * len(kept)
            ends += self.ends[at:first] + [self.ends[last - 1]] * len(kept)
            at = last
        if not text:
            return
        self.text = "".join([*text, self.text[at:]])
        self.starts = starts + self.starts[at:]
        self.ends = ends + self.ends[at:]

    def move(self, first: int, last: int, to: int) -> None:
        """Move a part of the line to a place behind it."""
        for name in ("text", "starts", "ends"):
            old = getattr(self, name)
            setattr(self, name, old[:first] + old[last:to] + old[first:last] + old[to:])

    def cut(self, first: int, last: int) -> None:
        """Take a part out of the line."""
        for name in ("text", "starts", "ends"):
            old = getattr(self, name)
            setattr(self, name, old[:first] + old[last:])

    def mark(self, char: str) -> Mark:
        return self.values[char]

    def marks(self, sort: str, first: int = 0, last: int | None = None) -> list[tuple[int, Mark]]:
        """The marks of one sort between two places of the line, with their places."""
        last = len(self.text) if last is None else last
        pattern = rx(f"<{sort}>")
        return [(m.start(), self.values[m[0]]) for m in pattern.finditer(self.text, first, last)]

    def surface(self, at: int) -> str:
        """The words of the sentence that a mark stands for."""
        first, last = self.span(at, at + 1)
        return self.source[first - self.starts[0] : last - self.starts[0]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the original text that a part of the line stands for."""
        if last <= first:
            last = first + 1
        last = min(last, len(self.ends))
        return min(self.starts[first:last]), max(self.ends[first:last])


_END = re.compile(r"[.!?…。]+[\"'”»)\]]*(?=\s|$)|\n+")
_SHORT = re.compile(
    r"(?:\b(?:[A-ZА-ЯӘҒҚҢӨҰҮҺІ]|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|st|mr|mrs|ms|dr|no|vs|inc|ltd"
    r"|co|approx|gov|gen|col|u\.s|u\.k|u\.a\.e|a\.m|p\.m|i\.e|e\.g|г|гг|им|тыс|млн|млрд|руб|долл"
    r"|т\.е|т\.д|т\.б|ж|жж|др|янв|февр?|апр|авг|сент?|окт|нояб?|дек)|(?<!\d)\d{1,2})$",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<!\d)20\d\d(?:\. ?\d{1,2}){0,2}$")
_DOTTED_ON = re.compile(r" ?\d{1,2}|[부까]")
_INITIAL = re.compile(r"(?:^|[\s(])[A-ZА-ЯӘҒҚҢӨҰҮҺІ]$")


def sentences(text: str) -> Iterator[tuple[int, str, bool]]:
    """Sentences with their offsets and whether a paragraph begins with them."""
    at, new = 0, True
    width = max(map(len, text.split("\n")))
    for found in _END.finditer(text):
        part = text[at : found.start()]
        is_break = found[0].startswith("\n")
        if is_break and _is_wrapped(found[0], part, text[found.end() : found.end() + 40], width):
            continue
        if (
            not is_break
            and found[0][0] == "."
            and _goes_on(part[-12:], text[found.end() : found.end() + 2])
        ):
            continue
        yield from _pieces(part, at, new)
        new = is_break or (new and not part.strip())
        at = found.end()
    yield from _pieces(text[at:], at, new)


def _is_wrapped(ends: str, part: str, after: str, width: int) -> bool:
    """Whether a line only ends because it was full: the next word had no room, or begins small."""
    line = part[part.rfind("\n") + 1 :]
    if ends != "\n" or not after.strip():
        return False
    if after[0].islower():
        return len(line) * 4 >= min(width, MAX_WIDTH)
    room = width - len(line) - 1
    return len(line) >= FULL_LINE and width <= MAX_WIDTH and len(after.split()[0]) > room


def _goes_on(before: str, after: str) -> bool:
    """Whether a full stop belongs to an abbreviation, an initial, an ordinal or '2025. 5. 3.'."""
    if _DOTTED.search(before) and _DOTTED_ON.match(after):
        return True
    if not _SHORT.search(before):
        return False
    if _INITIAL.search(before) or not after.strip():
        return bool(after.strip())
    if before[-1:].isdigit():
        return after.strip()[:1].islower()
    last = re.split("[ –-]", before.lower())[-1]
    return not after.strip()[:1].isupper() or last in ("st", "mr", "dr", "ms", "mrs", "u.s", "u.k")


def _pieces(part: str, at: int, new: bool) -> Iterator[tuple[int, str, bool]]:
    """A part with no end in sight is cut, so that no rule runs over a long line."""
    lead = len(part) - len(part.lstrip())
    part, at = part.strip(), at + lead
    for cut in range(0, len(part), MAX_SENTENCE):
        yield at + cut, part[cut : cut + MAX_SENTENCE], new and cut == 0
