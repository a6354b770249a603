"""What the learnt weights look at. In: a text in parts. Out: features, each a string.

`c:` a concept said, `t:` a kind of thing named, `w:` a unit, `b:` the beginning of a longer Latin one, `p:` two units
that follow each other, `o:` what kind of words nothing is known of, why a word in it may be refused, and whether it
points at what it does not name. Names are hidden behind their kinds, so that what is learnt of one holds for all.
"""

from __future__ import annotations

from itertools import pairwise

from queries.words.entities import Thing
from queries.words.heard import Heard
from queries.words.segment import Token
from queries.words.units import Unit
from queries.words.unknown import is_open

_EDGE = "|"
_BEGINNING = 5  # compare, comparison, comparable


def features_of(heard: Heard) -> frozenset[str]:
    """The features of a text.

    A thing stands in the row of units as `#` and its first kind in order of the alphabet, a number as `0`.
    """
    things = {thing.at: thing for thing in heard.things}
    found = {f"c:{concept}" for one in heard.said for concept in one.concepts}
    row: list[str] = [_EDGE]
    for at, token in enumerate(heard.tokens):
        if at in things:
            kinds = _kinds(things[at])
            found.update(f"t:{kind}" for kind in kinds)
            row.append(f"#{kinds[0]}" if kinds else "#")
        elif token.figure is not None:
            row.append("#n")
        else:
            row.extend(_shown(unit) for unit in heard.units[token.first : token.last])
            if is_open(token):
                found.add(f"o:{token.entry.everyday if token.entry else 'new'}")
    found.update(f"w:{unit}" for unit in row)
    found.update(f"b:{unit[:_BEGINNING]}" for unit in row if len(unit) >= _BEGINNING and unit.isalpha())
    found.update(f"p:{one} {other}" for one, other in pairwise((*row, _EDGE)))
    found.update(f"o:{rest.kind}" for rest in heard.rest)
    if heard.reason:
        found.add(f"o:{heard.reason}")
    if heard.pointing:
        found.add("o:pointing")
    return frozenset(found)


def word_features(token: Token, units: tuple[Unit, ...]) -> tuple[str, ...]:
    """The features that a token would have as part of a text: its units, or the pairs of its Chinese characters."""
    keys = [_shown(unit) for unit in units[token.first : token.last]]
    return tuple(f"p:{one} {other}" for one, other in pairwise(keys)) or tuple(f"w:{key}" for key in keys)


def _kinds(thing: Thing) -> list[str]:
    return sorted(kind for kind in thing.options if kind != "only_plan")


def _shown(unit: Unit) -> str:
    return "0" if unit.key[0].isdigit() else unit.key
