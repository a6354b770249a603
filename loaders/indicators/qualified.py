"""Listed names that the text says of one class of institutions only: 三级公立医院|四级手术占比, 中医类医院|次均门诊费用.

Such a name is not the listed one, whose values are for all: it is a new one, named with its class in front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.fitting import is_count
from loaders.indicators.names import Name
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from ontology.indicators import Indicator, indicator_named
from ontology.tables import any_of, words

_LONGEST = 24  # characters: no class of institutions has a longer name


@lru_cache(maxsize=1)
def _class_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('institution_class')})的?$")


def qualified(view: str, start: int, names: Sequence[Name], moments: Sequence[Moment]) -> list[Name]:
    """The names with those replaced that stand right behind a class of institutions, in the sentence from `start`."""
    return [_qualified(view, max([start, *(other.end for other in names if other.end <= name.start)]), name, moments)
            for name in names]  # fmt: skip


def _qualified(view: str, floor: int, name: Name, moments: Sequence[Moment]) -> Name:
    if name.elliptic or indicator_named(name.indicator.name) is None:
        return name
    if _class_before().search(view, max(floor, name.start - 8), name.start) is None:
        return name
    said = phrase_before(view, floor, name.start, moments).removesuffix("的")
    indicator = of_class(said, view[name.start : name.end], name.indicator)
    return name if indicator is None else replace(name, start=name.start - len(said), indicator=indicator)


def of_class(said: str, label: str, listed: Indicator) -> Indicator | None:
    """The indicator that `label` names of the class `said`; None if the listed one is about such a class anyway."""
    if not 2 <= len(said) <= _LONGEST or is_count(listed) or listed.name in words("class_implied"):
        return None
    if said in listed.name:
        return None
    name = said + label
    return indicator_named(name) or replace(listed, name=name, labels=(name,), heads=(), negative=())
