"""When two values of a field say the same. In: the found value and the annotated one ('' if empty). Out: yes or no."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ontology.tables import rows

Value = str | float  # of a field; empty is ""

_ALIKE = 0.75  # Dice of character pairs from which on two names are the same name
_TOLERANCE = 1e-6  # of the annotated number, or of 1 if that is larger
_SILENT = re.compile(r"[\s,，、。;；:：“”\"'‘’()（）〔〕\[\]《》<>·\-—~～]+")


@lru_cache(maxsize=65536)
def folded(text: Value) -> str:
    """Wording alone: width and case folded, white space and punctuation left out.

    >>> folded("“十四五” 规划（ＡＢ）")
    '十四五规划ab'
    """
    return _SILENT.sub("", unicodedata.normalize("NFKC", str(text)).lower())


def same_text(found: Value, gold: Value) -> bool:
    """The same wording."""
    return folded(found) == folded(gold)


def same_name(found: Value, gold: Value) -> bool:
    """The same wording, or nearly.

    >>> same_name("市疾控中心建设项目", "疾控中心建设项目"), same_name("出生率", "死亡率")
    (True, False)
    """
    if same_text(found, gold):
        return True
    mine, theirs = _pairs(folded(found)), _pairs(folded(gold))
    return 2 * len(mine & theirs) >= _ALIKE * (len(mine) + len(theirs))


def same_number(found: Value, gold: Value) -> bool:
    """Both empty, or numbers that differ by no more than rounding; empty is not 0."""
    if isinstance(found, str) or isinstance(gold, str):
        return found == gold
    return abs(found - gold) <= _TOLERANCE * max(1.0, abs(gold))


def same_unit(found: Value, gold: Value) -> bool:
    """The same unit, however it is written (data/evaluation.csv)."""
    written = words_of("same_unit")
    mine, theirs = str(found).strip(), str(gold).strip()
    return written.get(mine, mine) == written.get(theirs, theirs)


def same_region(found: Value, gold: Value) -> bool:
    """The last part of the path decides.

    >>> same_region("浙江省/杭州市/上城区", "杭州市上城区"), same_region("上城区", "杭州市"), same_region("", "杭州市")
    (True, False, False)
    """
    mine, theirs = folded(found).rpartition("/")[2], folded(gold).rpartition("/")[2]
    if not mine or not theirs:
        return mine == theirs
    return mine.endswith(theirs) or theirs.endswith(mine)


@cache
def words_of(category: str) -> dict[str, str]:
    """word → value in one category of data/evaluation.csv."""
    return {row["word"]: row["value"] for row in rows("evaluation") if row["category"] == category}


@lru_cache(maxsize=65536)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset((text,))
