"""What a cell looks like, by itself: a number, a unit, a dash, a nature, a status, or words."""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from ontology.indicators import all_indicators
from ontology.tables import any_of, words
from ontology.units import unit_of

CellType = Literal["empty", "integer", "number", "unit", "dash", "nature", "status", "qualitative", "known", "text"]

_INTEGER = regex.compile(r"\d{1,3}[.、]?")
# ≥80%, 4.5‰及以下, 52.4/55.1, 27%左右, <10, 9张左右, 0.71
_NUMBER = regex.compile(
    r"\(?[^\d\p{Han}]{0,2}\p{Han}{0,3}[≥≤<>=]?\d[\d,.]*[%‰]?(?:(?:[-—~/:]|/10万?|至)[≥≤]?\d[\d.]*[%‰]?)?万?[^\d]{0,8}"
)
_AGED = regex.compile(r"\d+(?:[-~—]\d+)?岁[^\d]{4,}")  # 5岁以下儿童死亡(率): whose measure, no value
_DASH = regex.compile(r"[-—–―/\\*]{1,3}|无")
_UNIT_SHAPE = regex.compile(r"(?:1?/)?(?:百|千|万|10万|十万)?分?之?[%‰]?|1?/\d{1,2}万")

VALUES: tuple[CellType, ...] = ("integer", "number", "dash", "qualitative")


@cache
def _known_labels() -> frozenset[str]:
    return frozenset(label for one in all_indicators() for label in (one.name, *one.labels))


@cache
def _per_shape() -> regex.Pattern[str]:
    """台/10万人, 张/千人."""
    return regex.compile(rf"(?:{any_of('counter')})/(?:10|十)?[百千万](?:{any_of('people')})?")


@cache
def _many_shape() -> regex.Pattern[str]:
    """万人, 百万张; 女=100, of how many men there are for so many women."""
    return regex.compile(rf"(?:百|千|万|十万|百万|亿)(?:{any_of('counter')})|\p{{Han}}{{1,4}}=1?000?")


@cache
def cell_type(text: str) -> CellType:
    """The type of a cell's text (folded, white space dropped)."""
    if not text:
        return "empty"
    if text in words("nature"):
        return "nature"
    if text in words("status"):
        return "status"
    if (
        _per_shape().fullmatch(text)
        or _many_shape().fullmatch(text)
        or text in ("%", "‰")
        or unit_of(text.strip("()")) is not None
        or (_UNIT_SHAPE.fullmatch(text) and len(text) > 1)
    ):
        return "unit"
    if _DASH.fullmatch(text):
        return "dash"
    if _INTEGER.fullmatch(text):
        return "integer"
    bare = regex.sub(r"\([^()]*\)$", "", text)
    if text in _known_labels() or bare in _known_labels():
        return "known"
    if _NUMBER.fullmatch(text) and not _AGED.match(text) and not bare.endswith(words("indicator_tail")):
        return "number"
    if any(word in text for word in words("qualitative_cell")):
        return "qualitative"
    return "text"
