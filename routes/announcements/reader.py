"""A passage of text → what it claims about future air service.

`read()` is a function of its three arguments alone. It looks at the first 200,000 characters,
sentence by sentence, and takes time in proportion to them; no text makes it fail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from routes.announcements.asides import go_on
from routes.announcements.drafts import Context, Draft
from routes.announcements.english import ENGLISH
from routes.announcements.events import Sentence
from routes.announcements.kazakh import KAZAKH
from routes.announcements.korean import KOREAN
from routes.announcements.language import Language
from routes.announcements.line import Line, Mark, plain, sentences
from routes.announcements.names import Mention, Names, Place
from routes.announcements.russian import RUSSIAN
from routes.announcements.things import mark_things
from routes.model import STARTS, Kind

MAX_TEXT = 200_000
_HANGUL = re.compile("[가-힣]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_KAZAKH = re.compile("[әғқңөұүһі]")
_KAZAKH_WORDS = re.compile(
    r"\b(?:мен|бен|пен|бастап|аптасына|рейс(?:тер\w*|ті|і|ін|пен)|арасында\w*|бар[уа]\w*|жылы|ол)\b"
    r"|[айя]ды\b"
)
_VERB = re.compile(r"\w(?:[дт][ыі]|[мпб][ае][кқ]|[ғқ]ан|[гк]ен)\W*$")
"""A last word that may be a Kazakh verb."""
_RUSSIAN = re.compile(
    r"\b(?:в|во|на|с|со|и|из|до|по|не|между|для|от|к|за|что|о|об)\b", re.IGNORECASE
)
_AUTHORITY = re.compile(
    r"\s*'?s?\s*(?:government|authorit|aviation|capital|city|regulator|civil|minist|president|and\b"
    r"|delegation|side|officials?|carriers?|airlines?|market|airports?|people"
    r"|prime|low-cost|national)",
    re.IGNORECASE,
)
_HERE = "\0"
_AS_CARRIER = re.compile(rf"[«\"“„]{_HERE}[»\"”]|авиакомпани\w+ {_HERE}", re.IGNORECASE)
"""What makes a carrier of a name that is a country's too."""


@dataclass(frozen=True, slots=True)
class Found:
    """One claim that a text makes, with the words that make it.

    `origin` and `destination` are stations, or ISO codes where the text speaks of countries;
    `effective` and `announced` are `When` texts, '' for not told; `start` and `end` are offsets
    of the text that said it, `rule` is the rule that fired.
    """

    kind: Kind
    origin: str
    destination: str
    scope: str
    carriers: tuple[str, ...]
    effective: str
    announced: str
    weekly_before: int | None
    weekly_after: int | None
    weekly_after_max: int | None
    direction: str
    side: str
    stage: str
    start: int
    end: int
    rule: str
    confidence: str


def read(text: str, published: date, names: Names) -> list[Found]:
    """The claims of a text that was published on a day, in the order of the text."""
    text = plain(text[:MAX_TEXT])
    context = Context(published, names)
    drafts: list[Draft] = []
    kazakh = _is_kazakh(text)
    for base, sentence, _ in sentences(text):
        context.age += 1
        question = text[base + len(sentence) : base + len(sentence) + 1] == "?"
        if not question:
            language = _language_of(sentence, kazakh=kazakh)
            drafts += _read_sentence(sentence, base, language, context)
    return _unique(drafts, context)


def _is_kazakh(text: str) -> bool:
    """Whether a Cyrillic text has letters that Russian does not have, or words of Kazakh alone."""
    text = text.lower()
    own, letters = len(_KAZAKH.findall(text)), len(_CYRILLIC.findall(text))
    if own * 20 > letters or _RUSSIAN.search(text):
        return own * 20 > letters
    return own * 50 > letters or bool(_KAZAKH_WORDS.search(text) or (own and _VERB.search(text)))


def _language_of(sentence: str, *, kazakh: bool) -> Language:
    """By the letters: two words of Hangul or mostly Cyrillic decide, then the whole text."""
    if len(_HANGUL.findall(sentence)) >= 4:
        return KOREAN
    sentence = sentence.lower()
    if len(_CYRILLIC.findall(sentence)) * 3 <= len(sentence):
        return ENGLISH
    if _is_kazakh(sentence) or (kazakh and not _RUSSIAN.search(sentence)):
        return KAZAKH
    return RUSSIAN


def _read_sentence(sentence: str, base: int, language: Language, context: Context) -> list[Draft]:
    sentence = sentence.replace("\n", " ")
    mentions = context.names.mentions(sentence, language.code)
    lands = len(context.countries) > 1
    if not mentions and not context.ends and not context.drafts and not lands:
        return []
    line = Line(sentence, base)
    _mark_names(line, mentions, sentence)
    lands = lands and bool(language.words.countries.search(line.text))
    if not (_has_places(line) or lands or ((context.ends or context.drafts) and context.age <= 2)):
        return []
    language.tidy(line, context.names)
    mark_things(line)
    language.mark_dates(line, context.published)
    language.mark_weekly(line)
    told = go_on(line, language.words, context)
    return Sentence(line, language, context).drafts() if told is None else told


def _has_places(line: Line) -> bool:
    return any(mark.sort in "PKN" for mark in line.values.values())


def _mark_names(line: Line, mentions: list[Mention], sentence: str) -> None:
    spans: list[tuple[int, int, Mark]] = []
    for found in mentions:
        lead = sentence[max(0, found.start - 20) : found.start]
        mark = _mark_of(found, lead, sentence[found.end : found.end + 20])
        spans.append((found.start, found.end, mark))
    line.replace(spans)


def _mark_of(found: Mention, before: str, after: str) -> Mark:
    codes = found.codes
    land = "country" in codes and not _AS_CARRIER.search(f"{before}{_HERE}{after}")
    land = land or ("demonym" in codes and bool(_AUTHORITY.match(after)))
    if "carrier" in codes and not land:
        return Mark("C", codes["carrier"])
    if "place" in codes:
        return Mark("P", Place(codes["place"], codes.get("country", "")))
    if "country" in codes:
        return Mark("K", codes["country"])
    return Mark("N", codes.get("demonym", ""))


def _unique(drafts: list[Draft], context: Context) -> list[Found]:
    """One claim per kind, route and date; an undated one gives way to a dated one."""
    drafts = [d for d in drafts if not d.dropped]
    drafts = [d for d in drafts if not _sums_up(d, drafts)]
    for draft in drafts:
        if draft.kind is Kind.NEW_ROUTE and _was_flown(draft, context):
            draft.kind = Kind.RESUME
    first: dict[tuple[Kind, frozenset[str], str], Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.span):
        first.setdefault((draft.kind, _cities(draft, context), draft.effective), draft)
    dated = {(kind, cities) for kind, cities, effective in first if effective}
    told = {
        id(draft)
        for (kind, cities, effective), draft in first.items()
        if effective or (kind, cities) not in dated
    }
    near: dict[tuple[Kind, int], list[Draft]] = {}
    for draft in drafts:
        near.setdefault((draft.kind, draft.sentence), []).append(draft)
    return [
        _found(draft, context)
        for draft in drafts
        if id(draft) in told
        and not any(_says(d, draft, context) for d in near[draft.kind, draft.sentence])
    ]


def _sums_up(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether an undated draft of a station and a country only leads to what else is told."""
    mixed = {len(c) for c in draft.ends} == {2, 3} and draft.kind is not Kind.RIGHTS
    return mixed and not draft.effective and any({len(c) for c in d.ends} == {3} for d in drafts)


def _cities(draft: Draft, context: Context) -> frozenset[str]:
    return frozenset(context.names.city(code) for code in draft.ends)


def _was_flown(draft: Draft, context: Context) -> bool:
    """Whether the text says that the carrier gave the route up some time ago."""
    by = context.stopped.get(_cities(draft, context), set())
    return bool(by & set(draft.carriers))


def _says(other: Draft, draft: Draft, context: Context) -> bool:
    """Whether another draft of the sentence says of two stations what this says of countries."""
    size, other_size = ({len(c) for c in d.ends} for d in (draft, other))
    country = context.names.country
    if draft.kind in STARTS and 2 in size and other_size == {3}:
        # 'Israel and Peru will be linked: … from Tel Aviv to Lima'
        inside = any(
            all(code in (end, country(end)) for code, end in zip(draft.ends, ends, strict=True))
            for ends in (other.ends, other.ends[::-1])
        )
        return inside and draft.effective in ("", other.effective)
    if draft.kind is Kind.RIGHTS and size == {3} and other_size == {2}:
        # 'Rome and Tunis agreed: between Italy and Tunisia …'
        return {country(c) for c in draft.ends} == set(other.ends)
    return False


def _found(draft: Draft, context: Context) -> Found:
    origin, destination = (context.names.at(c, context.published) for c in draft.ends)
    lands = [len(c) == 2 for c in draft.ends]
    rights = draft.kind is Kind.RIGHTS
    weekly = draft.weekly
    return Found(
        kind=draft.kind,
        origin=origin,
        destination=destination,
        scope="any"
        if any(lands) and draft.kind in (Kind.NEW_ROUTE, Kind.RESUME)
        else "all"
        if any(lands)
        else "route",
        carriers=draft.carriers,
        effective=draft.effective,
        announced=draft.announced,
        weekly_before=weekly.before if weekly else None,
        weekly_after=weekly.after if weekly else None,
        weekly_after_max=weekly.most if weekly else None,
        direction="",
        side="one" if rights and weekly else "",
        stage="rights" if rights else "announced",
        start=draft.span[0],
        end=draft.span[1],
        rule=draft.rule,
        confidence="low" if draft.weak else "high" if draft.effective else "medium",
    )
