"""Rates that one name lists by disease: 高血压、糖尿病患者随访率分别为x和y is one rate of each.

In: a new name and how many values its list has. Out: the names, or none where the values are not as many. And the
rates that a short name means behind such a list.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.names import Name
from ontology.indicators import Indicator, indicator_in_context, indicator_named, unlisted_indicator
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


def rates_in_list(phrase: str, context: str) -> list[Indicator]:
    """The rates that a short name means behind a list of diseases, one of each; empty if it means one or none

    (高血压、糖尿病知晓率分别达到65%和60%,|规范管理率|均在70%以上).
    """
    lists = [*_joined().finditer(context)]
    said = [*_disease().finditer(context)]
    if not lists or not phrase or said[-1].end() > lists[-1].end():
        return []
    rates = [indicator_in_context(phrase, one.group()) for one in _disease().finditer(lists[-1].group())]
    known = [one for one in rates if one is not None]
    return known if len(known) == len(rates) and len({one.name for one in known}) > 1 else []


@lru_cache(maxsize=1)
def _joined() -> regex.Pattern[str]:
    one = f"(?:{_any_disease()})"
    return regex.compile(rf"{one}(?:(?:{any_of('joint')})(?:\d型)?{one})+")


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
