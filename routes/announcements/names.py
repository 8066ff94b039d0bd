"""Names of places, countries and carriers: what a text calls them, from data alone.

`data/names.csv` (table `name`) lists names in several languages; the English city names of the
store's stations stand behind it. A name is found as whole words and with a capital letter,
longest first; in Korean with a particle or a noun, in Kazakh with a suffix behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise

from routes.announcements.common import COMMON, KOREAN_COMMON
from routes.announcements.forms import FORMS, KOREAN_NAMED, KOREAN_TAIL, kazakh_stems, korean_forms
from routes.model import Station

_TOKEN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"(?:[ '’.\-/&«»\"“”]|, |\. | & | [«\"“]|[»\"”] ){0,1}")
_FLIGHT = re.compile(r"(?<![^\W_])([A-Z]{2})(?: (?!(?:19|20)\d\d))?\d{2,4}(?![^\W_])")
_CODE = re.compile(r"(?<![^\W_])[A-Z]{3}(?![^\W_])")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae"})
_AIRPORT = re.compile(r"(?: International)?(?: Airport)?$")
_PART = re.compile(r" ?[/(,-] ?")
_HANGUL = re.compile("[가-힣一-鿿]")
_HANJA = re.compile("[一-鿿]")
_BOUND = "·"  # ends a Korean name that only stands with another: '한·' in '한·중', '한중 노선'


_DASHES = ("-", "–", "→", "·", "/")
_FLOWN = re.compile(r"(?:간|양국)? ?(?:노선|항공|하늘길|운수권|직항|국제선|운항|여객)")
_KOREAN_WORD = re.compile(r"-(?=[가-힣])|\)[가-힣]")
_Word = tuple[int, int, str]
Stems = Callable[[str], Mapping[str, int]]
"""What a word may be without a suffix, and how long that suffix is."""


@dataclass(frozen=True, slots=True)
class Name:
    """One row of names: kind (place, country, carrier, demonym, former, hub), code, language, name.

    A row of the kind `hub` has the code of a carrier, and for a name the one station it flies from.
    """

    kind: str
    code: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A station that a text means, and the country of the same name where there is one."""

    station: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands, and the code it has as each kind of thing."""

    start: int
    end: int
    codes: Mapping[str, str]


@dataclass(slots=True)
class _Entry:
    words: tuple[str, ...]
    small: bool  # may begin with a small letter
    upper: bool  # an abbreviation: only in capitals
    codes: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and accents, Hangul as it is."""
    if _HANGUL.search(word):
        return word
    bare = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(_LETTERS)


def _no_stems(word: str) -> Mapping[str, int]:
    return {}


def _cut(words: Sequence[str], part: Sequence[str], stems: Stems) -> int | None:
    """How long a suffix the words of a text have behind a name; None where it is not the name."""
    if len(part) < len(words) or list(words[:-1]) != list(part[:-1]):
        return None
    if part[-1] == words[-1]:
        return 0
    return stems(part[-1]).get(words[-1])


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _TOKEN.findall(name))


class Names:
    """The index of all names. `city` and `country` say where a station belongs."""

    def __init__(self, rows: Iterable[Name], stations: Mapping[str, Station]) -> None:
        self.stations = stations
        self._bases: set[tuple[str, ...]] = set()
        self._index: dict[str, dict[tuple[str, ...], _Entry]] = {}
        self._hangul: dict[str, list[tuple[str, dict[str, str]]]] = {}
        self._former: dict[str, tuple[str, date]] = {}
        self._bound: dict[str, str] = {}
        self._carriers: set[str] = set()
        self._hubs: dict[str, str] = {}
        for row in rows:
            self._add(row)
        for station in _by_size(stations.values()):
            self._add_station(station)
        self._sorted: dict[tuple[str, ...], list[_Entry]] = {}
        for entry in (e for entries in self._index.values() for e in entries.values()):
            self._sorted.setdefault(entry.words[:2], []).append(entry)
        for same in self._sorted.values():
            same.sort(key=lambda e: -len(e.words))
        self._small = {
            w for w, entries in self._index.items() if any(e.small for e in entries.values())
        }
        for names in self._hangul.values():
            names.sort(key=lambda n: -len(n[0]))

    def city(self, code: str) -> str:
        """The city of a station; any other code stays itself."""
        station = self.stations.get(code)
        return station.city_code if station else code

    def country(self, code: str) -> str:
        station = self.stations.get(code)
        return station.country if station else ""

    def hub(self, carrier: str) -> str:
        """The station that a carrier's flights leave from, '' where it has not just one."""
        return self._hubs.get(carrier, "")

    def at(self, code: str, day: date) -> str:
        """The station that stood for a city on a day, for the code of the one that does now."""
        former, until = self._former.get(code, ("", day))
        return former if former and day <= until else code

    def _add(self, row: Name) -> None:
        if row.kind == "former":
            station, until = row.name.split()
            self._former[station] = row.code, date.fromisoformat(until)
            return
        if row.kind == "hub":
            self._hubs[row.code] = row.name
            return
        if row.kind == "carrier":
            self._carriers.add(row.code)
        self._bases.add(_words(row.name))
        if row.language == "ko":
            self._add_korean(row)
            return
        forms = FORMS.get(row.language)
        for form in forms(row.name) if forms else {row.name}:
            self._enter(_words(form), row.name, row.kind, row.code)

    def is_base(self, text: str) -> bool:
        """Whether a name stands in the form that the list has, as subjects and most goals do."""
        return _words(text) in self._bases

    def _add_korean(self, row: Name) -> None:
        if row.name.endswith(_BOUND):
            self._bound[row.name[0]] = row.code
            return
        for form in korean_forms(row.name) if row.kind == "carrier" else {row.name}:
            same = self._hangul.setdefault(form[:2], [])
            known = next((codes for name, codes in same if name == form), None)
            if known is None:
                same.append((form, {row.kind: row.code}))
            else:
                known.setdefault(row.kind, row.code)

    def _enter(self, words: tuple[str, ...], name: str, kind: str, code: str) -> None:
        if not words:
            return
        entry = self._index.setdefault(words[0], {}).setdefault(
            words,
            _Entry(words, name[0].islower(), name.isupper() and len(name) <= 5),
        )
        entry.small |= name[0].islower()
        entry.upper &= name.isupper() and len(name) <= 5
        entry.codes.setdefault(kind, code)

    def _add_station(self, station: Station) -> None:
        self._add_city(station, station.city)
        part = _PART.split(station.city)[0]
        if len(part) > 3 and part != station.city:
            self._add_city(station, part)
        name = _AIRPORT.sub("", station.name)
        most = 2 if "International" in station.name or not station.city else 1
        if name != station.name and len(_words(name)) <= most:
            self._add_city(station, name)

    def _add_city(self, station: Station, city: str) -> None:
        words = _words(city)
        if not words or (len(words) == 1 and words[0] in COMMON):
            return
        if len(words[0]) < 3 and len(words) == 1:
            return
        known = self._index.get(words[0], {}).get(words)
        if known is None:
            self._enter(words, city, "place", station.code)

    def mentions(self, text: str, language: str = "") -> list[Mention]:
        """Names in a text, left to right, longest first, none inside another.

        In Kazakh (`kk`) a name may have a suffix, which is left behind it.
        """
        stems = kazakh_stems if language == "kk" else _no_stems
        found: list[Mention] = []
        tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
        at = 0
        while at < len(tokens):
            start, end, word = tokens[at]
            hangul = language == "ko" or _HANGUL.search(word)  # 'LA' is a Korean name too
            mention = self._korean(text, start, end) if hangul else None
            if mention:
                found.extend(mention)
                stop = mention[-1].end
                while at < len(tokens) and tokens[at][1] <= stop:
                    at += 1
                if at < len(tokens) and tokens[at][0] < stop:
                    at += 1
                continue
            hit = self._western(text, tokens, at, stems)
            if hit:
                found.append(hit[0])
            at += hit[1] if hit else 1
        return self._with_codes(text, found)

    def _western(
        self, text: str, tokens: list[_Word], at: int, stems: Stems
    ) -> tuple[Mention, int] | None:
        start, _, word = tokens[at]
        if word[0].islower() and fold(word) not in self._small:
            return None
        for entry in self._of(tokens, at, stems):
            count = len(entry.words)
            part = tokens[at : at + count]
            cut = _cut(entry.words, [fold(p[2]) for p in part], stems)
            if cut is None:
                continue
            end = part[-1][1] - cut
            whole = text[start:end]
            if not (entry.small or whole[0].isupper()) or (entry.upper and not whole.isupper()):
                continue
            if all(_BETWEEN.fullmatch(text, a[1], b[0]) for a, b in pairwise(part)):
                return Mention(start, end, entry.codes), count
        return None

    def _of(self, tokens: list[_Word], at: int, stems: Stems) -> Iterator[_Entry]:
        """Names that begin with a word and the one behind it, then those of the word alone."""
        first = fold(tokens[at][2])
        if at + 1 < len(tokens):
            second = fold(tokens[at + 1][2])
            for form in (second, *stems(second)):
                yield from self._sorted.get((first, form), ())
        for form in (first, *stems(first)):
            yield from self._sorted.get((form,), ())

    def _korean(self, text: str, start: int, end: int) -> list[Mention]:
        """Names at the beginning of a Korean word, one after the other."""
        found: list[Mention] = []
        at = start
        while at < end:
            name = self._korean_name(text, at)
            if name is None:
                break
            found.append(name)
            at = name.end
        return found or self._korean_bound(text, start)

    def _korean_name(self, text: str, at: int) -> Mention | None:
        for name, codes in self._starting(text, at):
            after = at + len(name)
            if not text.startswith(name, at):
                continue
            if " 항공" in name and text[after : after + 1] in ("편", "권", "길"):
                continue  # flights to a city, not an airline named after it
            if name in KOREAN_COMMON and not (
                KOREAN_NAMED.match(text, after) or text[at - 1 : at] in _DASHES
            ):
                continue
            if KOREAN_TAIL.match(text, after) or self._starts_name(text, after):
                return Mention(at, after, codes)
        return None

    def _starting(self, text: str, at: int) -> Iterator[tuple[str, dict[str, str]]]:
        """Korean names with the two letters of a text, longest first, then those of one letter."""
        yield from self._hangul.get(text[at : at + 2], ())
        yield from self._hangul.get(text[at], ())

    def _korean_bound(self, text: str, at: int) -> list[Mention]:
        """'한·중', '한·호주', '한중 노선': one-letter names of countries, beside another."""
        found: list[Mention] = []
        while at < len(text) and (code := self._bound.get(text[at])):
            found.append(Mention(at, at + 1, {"country": code}))
            at += 1
            if (joined := text[at : at + 1]) and joined in "·-–":
                at += 1
                whole = self._korean_name(text, at) if _HANGUL.match(text, at) else None
                if whole and "country" in whole.codes:
                    return [*found, whole]
        apart = len(found) > 1 and found[1].start > found[0].end
        if len(found) < 2 or not (_FLOWN if not apart else KOREAN_TAIL).match(text, at):
            return []
        return found

    def _starts_name(self, text: str, at: int) -> bool:
        return at < len(text) and any(
            text.startswith(name, at)
            for name, _ in self._starting(text, at)
            if len(name) > 1 or _HANJA.match(name)
        )

    def _with_codes(self, text: str, found: list[Mention]) -> list[Mention]:
        """Flight numbers, and station codes where brackets or a dash say that they are codes."""
        taken = [(m.start, m.end) for m in found]
        for flight in _FLIGHT.finditer(text):
            if flight[1] in self._carriers and not any(s <= flight.start() < e for s, e in taken):
                found.append(Mention(flight.start(), flight.end(), {"carrier": flight[1]}))
        for code in _CODE.finditer(text):
            if code[0] not in self.stations or any(s <= code.start() < e for s, e in taken):
                continue
            before, after = text[: code.start()][-1:], text[code.end() :][:1]
            city = self.city(code[0])
            of_city = any(
                m.end == code.start() - 1 and self.city(m.codes.get("place", "")) == city
                for m in found
            )  # 'Paris CDG'
            joined = before in ("(", "–", "-", "/") or after in ("–", "-", "/")
            if not (joined or of_city):
                continue
            named = any(end == code.start() - 1 for _, end in taken)
            if not named and _KOREAN_WORD.match(text, code.end()):
                continue  # 'KTX-이음', '저비용항공사(LCC)가'
            found.append(Mention(code.start(), code.end(), {"place": code[0]}))
        return sorted(found, key=lambda m: m.start)


def _by_size(stations: Iterable[Station]) -> list[Station]:
    """Of stations with one city name the international one first, then the city's own code."""
    return sorted(
        stations,
        key=lambda s: ("International" not in s.name, s.code != s.city_code, s.code),
    )
