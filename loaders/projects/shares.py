"""Amounts told once for a list: A、B建设,规划床位分别为1200张、260张. In: the text behind. Out: Attributes a member."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import Attributes, read_attributes
from loaders.projects.words import any_amount, any_of, project_words
from loaders.tokens.numbers import ARABIC

_CLAUSE = regex.compile(r"[^,;]+")
_SENTENCE = regex.compile(r"[^。\n]*。?")
_UNIT = regex.compile(r"[^\d.]*$")
_FAR = 20  # characters behind the list before which the first amounts in turn are told


def told_apart(text: str, count: int) -> list[Attributes]:
    """What the text behind a list of `count` projects says of each in turn; nothing if the numbers are not as many.

    >>> [one.beds for one in told_apart("建设,规划床位分别为1200张、260张", 2)]
    [1200.0, 260.0]
    >>> [one.floor_area for one in told_apart("分别投资2亿元和3亿元,建筑面积1.2万和3万平方米,均于2024年完工", 2)]
    [12000.0, 30000.0]
    """
    told: list[list[str]] = [[] for _ in range(count)]
    for label, values in _in_turn(text, count):
        for own, value in zip(told, values, strict=True):
            own.append(label + value)
    if not told[0]:
        return []
    return [read_attributes(",".join([*own, *_of_all(text)])) for own in told]


def _in_turn(text: str, count: int) -> Iterator[tuple[str, list[str]]]:
    """Each label with as many values, from the first that a word for 分别 tells on."""
    begun = False
    for clause in _CLAUSE.finditer(text, *_first_sentence(text)):
        found = _pattern().search(text, clause.start(), clause.end())
        if found is None or not (begun or (found["turn"] and found.start() <= _FAR)):
            continue
        label = found["label"] or found["behind"]
        values = _with_units(regex.split(r"[、和与及]", found["values"]))
        if label and len(values) == count:
            begun = True
            yield label, values


def _first_sentence(text: str) -> tuple[int, int]:
    """Where the amounts are told: in the rest of the list's own sentence."""
    found = _SENTENCE.match(text)
    return (0, found.end()) if found else (0, len(text))


def _with_units(values: list[str]) -> list[str]:
    """The values, each with the unit that only the last has whole (4.8万、1.9和0.62万平方米)."""
    whole = _unit_of(values[-1])
    units = map(_unit_of, values)
    return [
        value.removesuffix(unit) + (whole if whole.startswith(unit) else unit)
        for value, unit in zip(values, units, strict=True)
    ]


def _unit_of(value: str) -> str:
    found = _UNIT.search(value)
    return found.group() if found else ""


def _of_all(text: str) -> list[str]:
    """What is said of all alike: 均于2024年完工."""
    words = project_words("of_all")
    clauses = [found.group() for found in _CLAUSE.finditer(text, *_first_sentence(text))]
    return [clause.strip("。") for clause in clauses if clause.startswith(words)]


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 床位|分别为|1200张、260张, 分别|投资|2亿元和3亿元, 分别|新建|4200平方米、2600平方米; not 分别建成|3家、5家
    label = f"{any_amount()}|{any_of('area_noun')}"
    behind = f"{label}|{any_of('first_verb')}"
    value = rf"(?:约|不少于)?(?:{ARABIC})\s?[\p{{L}}㎡²]{{0,5}}?"
    measured = rf"(?<=[张床元亩㎡]|{any_of('area_unit')})"
    return regex.compile(
        rf"(?P<label>{label})?(?P<turn>{any_of('each_in_turn')})?(?P<behind>{behind})?(?:为|是|达|达到|约)?"
        rf"(?P<values>{value}(?:[、和与及]{value})+){measured}(?=[。;\n]|$)"
    )
