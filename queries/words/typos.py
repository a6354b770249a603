"""Mends slips of the pen. In: the units that nothing is known of. Out: the known word that each was meant to be.

A Latin word of six letters or more that is spelt like one known word alone (tabacco, infnat), and an indicator's name
with one wrong character (婴儿死忘率). What was mended is always said.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from ontology.tables import rows
from queries.words.concepts import weights
from queries.words.lexicon import Lexicon
from queries.words.segment import Token
from queries.words.units import Unit, is_chinese, key_of, stem
from queries.words.vocabulary import Vocabulary

_WORD = re.compile(r"[A-Za-z]+")
_LATIN_LENGTH, _LATIN_LIKENESS = 5, 0.82
_CHINESE_LENGTH = 4
_TELLING = 2.5  # 桥粱作用 is mended to 桥梁作用; a cue that says little is no reason to change a word


def mended(
    units: tuple[Unit, ...], tokens: tuple[Token, ...], lexicon: Lexicon, vocabulary: Vocabulary
) -> dict[int, str]:
    """Place of a unit → the key it is read as."""
    found: dict[int, str] = {}
    for token in tokens:
        single = token.entry is not None and token.entry.everyday and token.last - token.first == 1
        if (token.entry is not None and not single) or token.figure is not None:
            continue
        unit = units[token.first]
        if is_chinese(unit.key[0]):
            mend = _chinese(units, token.first, lexicon, not single)
            found.update(mend)
        elif token.entry is None and len(unit.key) >= _LATIN_LENGTH and unit.key.isalpha():
            near = get_close_matches(unit.key, _latin_words(vocabulary), n=2, cutoff=_LATIN_LIKENESS)
            swapped = [word for word in _latin_words(vocabulary) if sorted(word) == sorted(unit.key)]
            meant = [word for word in (*swapped, *near) if word[0] == unit.key[0]]
            if meant and meant[0] != unit.key:
                found[token.first] = meant[0]
    return found


@lru_cache(maxsize=4)
def _latin_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every Latin word of the names and cues, of places only those in the graph."""
    from queries.words.lexicon import lexicon_of

    found: set[str] = set()
    for key, entry in lexicon_of(vocabulary).entries.items():
        if is_chinese(key[0]):
            continue
        far = all(reading.kind == "region" for reading in entry.readings) and entry.readings and not entry.concepts
        if far and not any(code in vocabulary.regions for reading in entry.readings for code in reading.values):
            continue
        found.update(word for word in key.split(" ") if len(word) >= _LATIN_LENGTH and word.isalpha())
    return tuple(sorted(found))


def word_spelt(key: str) -> str:
    """A Latin word as the data files spell it, by its stem; a Chinese character as it is."""
    if is_chinese(key[0]):
        return key
    cells = (*(row["cues"] for row in rows("question_concepts")), *(row["labels"] for row in rows("question_names")))
    words = (word for cell in cells for word in _WORD.findall(cell))
    return next((word.lower() for word in words if stem(word) == key), key)


def _chinese(units: tuple[Unit, ...], at: int, lexicon: Lexicon, with_cues: bool) -> dict[int, str]:
    """The one wrong character of an indicator's name around place `at`, if one name alone fits."""
    wrong = _names_by_rest(lexicon)
    for length in range(min(12, len(units)), _CHINESE_LENGTH - 1, -1):
        for first in range(max(0, at - length + 1), min(at, len(units) - length) + 1):
            piece = units[first : first + length]
            if any(unit.weight > 1 for unit in piece):
                continue
            text = key_of(piece)
            rest = (at - first, text[: at - first] + text[at - first + 1 :])
            meant = wrong.get(rest)
            if meant is not None and (with_cues or lexicon.entries[meant].readings):
                return {at: meant[at - first]}
    return {}


@lru_cache(maxsize=4)
def _names_by_rest(lexicon: Lexicon) -> dict[tuple[int, str], str]:
    """(place, name without the character there) → the indicator's or theme's name, where it is the only one."""
    found: dict[tuple[int, str], str] = {}
    for key, entry in lexicon.entries.items():
        if len(key) < _CHINESE_LENGTH or len(key) > 12 or not all(map(is_chinese, key)):
            continue
        telling = any(weights()[concept] >= _TELLING for concept in entry.concepts)
        if not telling and not any(reading.kind in ("indicator", "theme") for reading in entry.readings):
            continue
        for place in range(len(key)):
            rest = (place, key[:place] + key[place + 1 :])
            found[rest] = "" if rest in found and found[rest] != key else key
    return {rest: key for rest, key in found.items() if key}
