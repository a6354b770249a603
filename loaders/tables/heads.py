"""Header words: what role a column has."""

from __future__ import annotations

from functools import cache

import regex

from loaders.tables.model import HeadRole
from loaders.tokens.times import FIVE_YEAR
from ontology.regions import leading_surface
from ontology.tables import words
from ontology.units import unit_of

_ROLES: tuple[HeadRole, ...] = (
    "category",
    "serial",
    "project",
    "task",
    "place",
    "name",
    "unit",
    "nature",
    "status",
    "note",
)
_YEAR = regex.compile(r"(?:19|20)\d\d年?")
_PERIOD_END = regex.compile(rf"{FIVE_YEAR.pattern}(?:时期|期?末期?|底)?")
_BRACKET = regex.compile(r"\([^()]*\)$")
_HEAD_MAX = 20
_BARE_MAX = 7  # 规划目标值 is a head; a caption that ends in 主要目标 is longer


@cache
def head_role(text: str) -> HeadRole | None:
    """The role that a header cell names; None if the text is no header.

    >>> head_role("指标名称"), head_role("2025年目标(省)"), head_role("婴儿死亡率")
    ('name', 'value', None)
    """
    bare = _BRACKET.sub("", text) or text.strip("()")
    for role in _ROLES:
        if bare in words(f"head_{role}") or text in words(f"head_{role}"):
            return role
    if not text or len(text) > _HEAD_MAX or _is_caption(bare):
        return None
    if _PERIOD_END.fullmatch(bare):
        return "value"
    rest = _YEAR.sub("", text)
    has_year = rest != text
    named = any(word in rest for word in (*words("head_value"), *words("head_status")))
    if has_year and (len(_YEAR.sub("", bare)) <= 2 or named or _with_unit(text) or leading_surface(rest) == rest):
        return "value"
    if len(bare) <= _BARE_MAX and any(bare.endswith(word) for word in words("head_value")):
        return "value"
    return None


def _is_caption(text: str) -> bool:
    """附件2023年重点任务清单, 表1主要指标: the name of a table, which no column has."""
    return text.startswith(words("caption_lead")) or text.endswith(words("caption_end"))


def _with_unit(text: str) -> bool:
    """2020年床位数(张): a unit in brackets."""
    bracket = _BRACKET.search(text)
    return bracket is not None and unit_of(bracket.group()[1:-1]) is not None


def has_year(text: str) -> bool:
    """Whether a header names a year.

    >>> has_year("2020年市级"), has_year("规划目标")
    (True, False)
    """
    return _YEAR.search(text) is not None


def bare_year(text: str) -> bool:
    """Whether a header is a year and nothing else.

    >>> bare_year("2020年"), bare_year("2020年床位")
    (True, False)
    """
    return _YEAR.fullmatch(text) is not None
