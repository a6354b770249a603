"""Rates that one name lists by disease: 高血压、糖尿病患者随访率分别为x和y is one rate of each.

In: a new name and how many values its list has. Out: the names, or none where the values are not as many.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.names import Name
from ontology.indicators import indicator_named, unlisted_indicator
from ontology.tables import any_of


def each_disease(view: str, name: Name, count: int) -> list[Name]:
    """The names of a rate of several diseases, if as many values follow."""
    label = view[name.start : name.end]
    found = _listed().fullmatch(label)
    if count < 2 or found is None or indicator_named(name.indicator.name) is not None:
        return []
    members = [*_disease().finditer(label, found.start("first"), found.end("last"))]
    if len(members) != count:
        return []
    named = [found["who"] + member.group() + found["rest"] for member in members]
    ends = [*(name.start + member.end() for member in members[:-1]), name.end]
    starts = [name.start, *(name.start + member.start() for member in members[1:])]
    return [
        Name(start, end, indicator_named(said) or unlisted_indicator(said), False)
        for start, end, said in zip(starts, ends, named, strict=True)
    ]


def _any_disease() -> str:
    return any_of("disease", table="words_names")


@lru_cache(maxsize=1)
def _disease() -> regex.Pattern[str]:
    return regex.compile(_any_disease())


@lru_cache(maxsize=1)
def _listed() -> regex.Pattern[str]:
    """孕产妇|艾滋病、梅毒和乙肝|检测率."""
    one = f"(?:{_any_disease()})"
    return regex.compile(
        rf"(?P<who>\p{{Han}}{{0,10}}?)(?P<first>{one})(?:(?:{any_of('joint')}){one})*(?:{any_of('joint')})(?P<last>{one})"
        rf"(?P<rest>\p{{Han}}{{2,12}})"
    )
