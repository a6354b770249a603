"""Amounts told once for a list: A、B建设,规划床位分别为1200张、260张. In: the text behind. Out: Attributes a member."""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.attributes import Attributes, read_attributes
from loaders.projects.words import any_of
from loaders.tokens.numbers import ARABIC


def told_apart(text: str, count: int) -> list[Attributes]:
    """What the text behind a list of `count` projects says of each in turn; nothing if the numbers are not as many.

    >>> [one.beds for one in told_apart("建设,规划床位分别为1200张、260张", 2)]
    [1200.0, 260.0]
    """
    found = _pattern().search(text)
    if found is None:
        return []
    values = regex.split(r"[、和与及]", found["values"])
    return [read_attributes(found["label"] + value) for value in values] if len(values) == count else []


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 床位|分别为|1200张、260张; not 分别建成|3家、5家
    label = "|".join(map(any_of, ("beds_label", "invest_label", "floor_label", "land_label")))
    value = rf"(?:约|不少于)?(?:{ARABIC})\s?[\p{{L}}㎡²]{{1,5}}?"
    return regex.compile(
        rf"^[^。;\n]{{0,20}}?(?P<label>{label}){any_of('each_in_turn')}(?:为|是|达|达到|约)?(?P<values>{value}(?:[、和与及]{value})+)(?=[,。;\n]|$)"
    )
