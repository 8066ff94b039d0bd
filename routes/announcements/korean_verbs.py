"""The forms of a Korean verb, made by rule from its stem, so that no cue lists them one by one.

A pattern covers the part of a verb that changes, and looks at the ending behind it without taking
it: what the ending makes of the verb, denial and tense, is for `korean_tense` to read.
"""

from __future__ import annotations

from functools import lru_cache

_FIRST, _VOWELS, _TAILS = 0xAC00, 21, 28
_N, _L, _B, _SS = 4, 8, 17, 20  # the final consonants ㄴ ㄹ ㅂ ㅆ
_A, _AE, _EO, _E, _YEO, _O, _WA, _OE, _WAE, _U, _WO, _EU, _I = (
    0,
    1,
    4,
    5,
    6,
    8,
    9,
    11,
    10,
    13,
    14,
    18,
    20,
)  # ㅏ ㅐ ㅓ ㅔ ㅕ ㅗ ㅘ ㅚ ㅙ ㅜ ㅝ ㅡ ㅣ
_MERGED = {_O: _WA, _U: _WO, _EU: _EO, _I: _YEO, _OE: _WAE}
"""The vowel of a stem without a final consonant, run together with 어 or 아."""
PAST = f"[{''.join(chr(c) for c in range(_FIRST + _SS, 0xD7A4, _TAILS))}]"
"""Any syllable of the past tense: 했, 렸, 뗐 (also 있 and 겠, which are not)."""
_ON = r"(?=고|며|면|지|기|자|게|는|니|려|던|도록|거나|자마자|되,)"
_GAP = r"(?=[ ,.…)\"'”’·]|$)"
_BEFORE_N = rf"(?=다|데|{_GAP[3:]}"
_AND = rf"(?=서|야|도|진|졌|질|지|놓|둔|둘|나|버|{_GAP[3:]}"


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _FIRST
    return code // (_VOWELS * _TAILS), code // _TAILS % _VOWELS, code % _TAILS


def _syllable(lead: int, vowel: int, tail: int = 0) -> str:
    return chr(_FIRST + (lead * _VOWELS + vowel) * _TAILS + tail)


def ends_past(text: str) -> bool:
    """Whether a text ends in the syllable of a past tense: 했, 렸, 뗐."""
    return text[-1:] not in "있겠" and "가" <= text[-1] <= "힣" and _parts(text[-1])[2] == _SS


@lru_cache(maxsize=512)
def forms(stem: str) -> str:
    """A pattern of all forms of the verb with a stem: 열 → 열고, 연다, 여는, 열었다, 열."""
    head, (lead, vowel, tail) = stem[:-1], _parts(stem[-1])
    if stem.endswith("하"):
        return _any(
            head, f"하{_ON}", f"한{_BEFORE_N}", f"할{_GAP}", f"해{_AND}", "했", "합니", "키로"
        )
    if tail == _L:
        bare = _syllable(lead, vowel)
        return _any(
            head,
            rf"{stem[-1]}(?=고|며|면|지|기|자|게|려|던|도록|거나|어|었|아|았|{_GAP[3:]}",
            f"{_syllable(lead, vowel, _N)}{_BEFORE_N}",
            f"{bare}(?=는|니)",
            f"{_syllable(lead, vowel, _B)}니",
        )
    if tail:
        return _any(head, *_closed(stem[-1]))
    return _any(head, *_open(head, lead, vowel))


def _any(head: str, *shapes: str) -> str:
    return f"{head}(?:{'|'.join(shapes)})"


def _closed(last: str) -> list[str]:
    """A stem with a final consonant, of which that of 잇다 and 짓다 falls away before a vowel."""
    soft = {"잇": "이", "짓": "지"}.get(last)
    vowels = r"(?=어|었|아|았|은|을|으)"
    firm = rf"{last}{_ON[:-1]}|습)"
    return [firm, f"{soft}{vowels}"] if soft else [firm, f"{last}{vowels}"]


def _open(head: str, lead: int, vowel: int) -> list[str]:
    """A stem that ends in a vowel."""
    stem = _syllable(lead, vowel)
    shapes = [
        f"{stem}{_ON}",
        f"{_syllable(lead, vowel, _N)}{_BEFORE_N}",
        f"{_syllable(lead, vowel, _L)}{_GAP}",
        f"{_syllable(lead, vowel, _B)}니",
    ]
    merged = _MERGED.get(vowel, vowel)
    if stem != "르":
        joined = _syllable(lead, merged), _syllable(lead, merged, _SS)
        return [*shapes, f"{joined[0]}{_AND}", joined[1]]
    return shapes


def each(stems: str) -> str:
    """A pattern of all forms of several verbs, their stems with spaces between."""
    made = [_liquid(stem) if stem.endswith("르") else forms(stem) for stem in stems.split()]
    return f"(?:{'|'.join(made)})"


def _liquid(stem: str) -> str:
    """오르다: before a vowel 올라."""
    before = stem[-2]
    lead, vowel, _ = _parts(before)
    bright = vowel in (_A, _O)
    ending = "라", "랐"
    if not bright:
        ending = "러", "렀"
    doubled = stem[:-2] + _syllable(lead, vowel, _L)
    return f"(?:{forms(stem)}|{doubled}(?:{ending[0]}{_AND}|{ending[1]}))"
