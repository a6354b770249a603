"""A list of classes that one clause tells of: 提供中医药服务的|社区卫生服务站、村卫生室|占比 is a share of each.

In: a new name and how many values its list has, or a class said behind such a name. Out: the names with the clause.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.names import Name
from ontology.indicators import indicator_named, indicator_nearly, unlisted_indicator
from ontology.tables import any_of


def each_class_told(view: str, name: Name, count: int) -> list[Name]:
    """The names of the share of each class, if as many values follow."""
    found = _listed().fullmatch(view, name.start, name.end)
    if count < 2 or found is None:
        return []
    classes = [*_class().finditer(view, *found.span("classes"))]
    if len(classes) != count:
        return []
    named = [found["said"] + one.group() + found["rest"] for one in classes]
    starts = [name.start, *(one.start() for one in classes[1:])]
    ends = [*(one.end() for one in classes[:-1]), name.end]
    return [
        Name(start, end, indicator_named(said) or indicator_nearly(said) or unlisted_indicator(said), False)
        for start, end, said in zip(starts, ends, named, strict=True)
    ]


def told_of_class(phrase: str, said: str) -> str:
    """The share `said` (提供…的卫生院占比) with the class of `phrase` (村卫生室占) for its own; '' if it fits not."""
    found = _listed().fullmatch(said)
    other = phrase.removesuffix("占")
    return found["said"] + other + found["rest"] if found is not None and _class().fullmatch(other) else ""


def _any_class() -> str:
    return rf"(?:(?!{any_of('joint')})\p{{Han}}){{0,8}}?(?:{any_of('institution_class')})"


@lru_cache(maxsize=1)
def _class() -> regex.Pattern[str]:
    return regex.compile(_any_class())


@lru_cache(maxsize=1)
def _listed() -> regex.Pattern[str]:
    one = _any_class()
    return regex.compile(
        rf"(?P<said>(?:{any_of('told_verb')})[^,。;]{{2,24}}的)(?P<classes>{one}(?:(?:{any_of('joint')}){one})*)"
        rf"(?P<rest>的?(?:{any_of('rate_tail')}))"
    )
