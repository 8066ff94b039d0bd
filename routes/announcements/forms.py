"""The forms that a name takes in a sentence, made by rule from the one form in the data.

Russian case endings are generated: a form too many does no harm, it is never written. Kazakh
suffixes are taken off a word, Korean particles looked for after a name; both stay in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_HARD = ("", "а", "у", "ом", "ем", "е")
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ая", ("ая", "ой", "ую")),
    ("яя", ("яя", "ей", "юю")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ие", ("ие", "их", "им", "ими", "ия", "ию", "ии")),
    ("ии", ("ии", "ий", "иям", "иями", "иях")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ий", ("ий", "ого", "ому", "им", "ом", "его", "ему", "ем", "ия", "ию", "ии")),
    ("ой", ("ой", "ого", "ому", "ым", "ом", "оя", "ою", "ое")),
    ("ово", ("ово", "ова", "ову", "овом", "ове")),
    ("ево", ("ево", "ева", "еву", "евом", "еве")),
    ("ино", ("ино", "ина", "ину", "ином", "ине")),
    ("ец", ("ец", "ца", "цу", "цом", "цем", "це")),
    ("а", ("а", "ы", "и", "е", "у", "ой", "ей")),
    ("я", ("я", "и", "е", "ю", "ей")),
    ("й", ("й", "я", "ю", "ем", "е", "и")),
    ("ь", ("ь", "и", "ью", "я", "ю", "ем", "е")),
    ("ы", ("ы", "", "ов", "ам", "ами", "ах")),
    ("и", ("и", "", "ов", "ам", "ами", "ах")),
)
_VOWELS = "аеёиоуыэюя"


def _word_forms(word: str) -> tuple[str, ...]:
    if len(word) < 2 or word.isupper() or not re.search("[а-яё]", word):
        return (word,)
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return tuple(stem + form for form in forms)
    if word[-1] in _VOWELS:
        return (word,)
    return tuple(word + form for form in _HARD)


def russian_forms(name: str) -> set[str]:
    """The name in its cases; of a hyphenated word the last part is declined."""
    words = []
    for word in name.split(" "):
        head, dash, last = word.rpartition("-")
        words.append([head + dash + form for form in _word_forms(last)])
    if len(words) > 3:
        return {name}
    return {" ".join(parts) for parts in product(*words)}


KAZAKH_CASES = {
    "дан": "дан ден тан тен нан нен",
    "ға": "ға ге қа ке на не",
    "да": "да де та те нда нде",
    "дағы": "дағы дегі тағы тегі ндағы ндегі",
    "ның": "ның нің дың дің тың тің",
    "ны": "ны ні ды ді ты ті",
    "мен": "мен бен пен",
}
"""The case suffixes of both vowel harmonies, under the one that stands for all of them."""
KAZAKH_OF = {form: case for case, forms in KAZAKH_CASES.items() for form in forms.split()}
_KAZAKH_TAILS = sorted(KAZAKH_OF, key=len)
_KAZAKH_OWN = re.compile(r"(?<=..)(?:[лдт](?:ық|ік)\w{0,8}|(?<=[ыі])н)$")

_KAZAKH_LINKED = re.compile(r"(?<=[сц]к)[іы](?:[гқ][еа]|[дн][еа]н?|н[іы]ң|н[іы])$")
"""A case behind a stem that needs a vowel before it: 'Минскіге'."""


@lru_cache(maxsize=65536)
def kazakh_stems(word: str) -> dict[str, int]:
    """What a word may be without its Kazakh suffix, the longest first → the suffix's length."""
    cuts = [len(tail) for tail in _KAZAKH_TAILS if word.endswith(tail)]
    own = _KAZAKH_OWN.search(word)
    if linked := _KAZAKH_LINKED.search(word):
        cuts.append(len(word) - linked.start())
    cuts += [len(word) - own.start()] if own else []
    stems = {word[:-cut]: cut for cut in cuts if len(word) >= cut + 2}
    return stems | {f"{stem}ь": cut for stem, cut in stems.items() if stem[-1] in "лнртдсз"}


KOREAN_TAIL = re.compile(
    r"(?![가-힣])|다(?![가-힣])|(?:국제)?공항|국제선|국내선|노선|행(?![정사])|발(?![전표])|편|과|와|은|는"
    r"|이(?!어)|가|을|를"
    r"|에|에서|서(?![가-힣])|으로|로|의|도|만|간|까지|부터|및|측|정부|시|현(?![가-힣])|섬|왕복"
    r"|직항|취항|운항"
    r"|재취항|복항|신규|정기|여객|지역|당국|항공당국|항공(?!우주|모)|하늘길|사이|구간"
    r"|[이]?나(?![가-힣])"
)
"""What may follow a Korean name without a space: particles and nouns that join it."""
KOREAN_NAMED = re.compile(
    r"(?=[가-힣–→·/-])|\)| (?:국제공항|공항|노선|직항|구간|국제선|하늘길|왕복|[–→-] )"
)
"""What follows a name that is an everyday word too."""


def korean_forms(name: str) -> set[str]:
    """An airline's name also in two words: 'X 항공', '에어 X'."""
    forms = {name}
    if name.endswith("항공") and len(name) > 4:
        forms.add(f"{name[:-2]} 항공")
    if name.startswith("에어") and len(name) > 3 and name[2] != " ":
        forms.add(f"에어 {name[2:]}")
    return forms


FORMS = {"ru": russian_forms}
