"""Cuts a text into units: a Chinese character, a Latin word, a number. In: text. Out: units with their places.

Punctuation and white space part Latin words and are no units. Latin words are compared by their stems, so that
`leading`, `leads` and `lead` are one; numbers without commas between thousands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ontology.tables import rows

_UNIT = re.compile(
    r"[^\W\d_\u3400-\u9fff]+(?:['\u2019][^\W\d_\u3400-\u9fff]+)*|\d+(?:,\d{3})*(?:\.\d+)?|[\u3400-\u9fff]"
)
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_PLAIN = re.compile(r"[\x00-\x7f\u3400-\u9fff]*")  # nothing in it to fold
_LATIN_WEIGHT = 2  # a Latin word says as much as two Chinese characters


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff"


def is_all_chinese(text: str) -> bool:
    """Whether there is nothing but Chinese characters."""
    return _CHINESE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: as it is compared, and where it stands in the text."""

    key: str
    start: int
    end: int
    weight: int


def units_of(text: str) -> tuple[Unit, ...]:
    """The units of a text, in order."""
    found = []
    for piece in _UNIT.finditer(text):
        raw = piece.group()
        chinese = is_chinese(raw[0])
        key = raw if chinese else stem(raw)
        if key:
            found.append(Unit(key, piece.start(), piece.end(), 1 if chinese else _LATIN_WEIGHT))
    return tuple(found)


def key_of(units: tuple[Unit, ...] | list[Unit]) -> str:
    """What the units are looked up by: Chinese characters joined, a space behind every Latin word and number."""
    return "".join(unit.key if unit.weight == 1 else f"{unit.key} " for unit in units)


def key_of_text(text: str) -> str:
    """The key of a label.

    >>> key_of_text("执业(助理)医师"), key_of_text("Under-five mortality rates"), key_of_text("Xi'an")
    ('执业助理医师', 'under fiv mortality rat ', 'xian ')
    """
    folded = folded_text(text)
    if is_all_chinese(folded):
        return folded
    pieces = (piece if is_chinese(piece[0]) else stem(piece) for piece in _UNIT.findall(folded))
    return "".join(key if is_chinese(key[0]) else f"{key} " for key in pieces if key)


def folded_text(text: str) -> str:
    """The text in simplified characters, with full-width forms folded and without accents, of the same length.

    >>> folded_text("瀋陽２０２５")
    '沈阳2025'
    """
    plain = text if _PLAIN.fullmatch(text) else "".join(map(_folded, text))
    return plain.translate(_simplified())


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    return {ord(char): row["simplified"] for row in rows("simplified") for char in row["traditional"]}


def _folded(char: str) -> str:
    if char.isascii() or is_chinese(char):
        return char
    wide = unicodedata.normalize("NFKC", char)
    bare = unicodedata.normalize("NFD", wide)
    return bare[0] if bare[0].isascii() and (len(bare) > 1 or len(wide) == 1) else char


def stem(word: str) -> str:
    """A Latin word as it is compared: lower case, no possessive, no plural or verb ending; numbers without commas.

    >>> stem("leading"), stem("leads"), stem("Shenyang's"), stem("policies"), stem("1,000"), stem("less")
    ('lead', 'lead', 'shenyang', 'policy', '1000', 'less')
    """
    bare = word.lower().replace("\u2019", "'").replace(",", "")
    if bare.endswith(("'s", "s'")):
        bare = bare[:-2]
    bare = bare.replace("'", "")
    if len(bare) > 4 and bare.endswith("ies"):
        return bare[:-3] + "y"
    if len(bare) > 3 and bare.endswith("s") and not bare.endswith(("ss", "us", "is")):
        bare = bare[:-1]
    if len(bare) > 5 and bare.endswith("ing"):
        bare = _single(bare[:-3])
    elif len(bare) > 4 and bare.endswith("ed") and not bare.endswith("eed"):
        bare = _single(bare[:-2])
    return bare[:-1] if len(bare) > 3 and bare.endswith("e") else bare


def _single(bare: str) -> str:
    """Without the second of two like consonants that an ending has doubled: cropp(ing), dropp(ed); not fall, miss."""
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] in "bdgmnprt" else bare
