"""A name that lists whose it is, with a value for each: 县级综合医院、县级中医医院|达标率分别为85%和70%.

Lists of classes (three kinds of hospital), of levels (三级、二级公立医院…) and of people (老年人、残疾人签约率).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.names import Name
from ontology.indicators import indicator_named, unlisted_indicator
from ontology.tables import any_of, words


def of_each_member(view: str, name: Name, count: int) -> list[Name]:
    """The name of each member of the list that a name begins with, if there are `count` of them; else none."""
    if count < 2:
        return []
    pieces = _joint().split(view[name.start : name.end])
    members, last = pieces[0:-1:2], pieces[-1]
    if len(members) != count - 1 or not all(1 < len(member) <= 16 for member in members):
        return []
    said = _of_classes(members, last) or _of_levels(members, last) or _of_people(members, last)
    found: list[Name] = []
    at = name.start
    for text, piece in zip(said, pieces[::2], strict=bool(said)):
        end = at + len(piece)
        found.append(Name(at, end, indicator_named(text) or unlisted_indicator(text), False))
        at = end + len(pieces[2 * len(found) - 1]) if end < name.end else end
    return found


def _of_classes(members: list[str], last: str) -> list[str]:
    own = _class().match(last)
    if own is None or not all(_class().fullmatch(member) for member in members) or own.end() == len(last):
        return []
    return [*(member + last[own.end() :] for member in members), last]


def _of_levels(members: list[str], last: str) -> list[str]:
    levels = words("class_part")
    own = next((word for word in levels if last.startswith(word)), "")
    if not own or not all(member in levels for member in members):
        return []
    return [*(member + last[len(own) :] for member in members), last]


def _of_people(members: list[str], last: str) -> list[str]:
    """老年人、残疾人|签约率: as the vocabulary calls the first, the others too."""
    for cut in range(2, len(last) - 1):
        rest = last[cut:]
        known = indicator_named(members[0] + rest)
        if known is None or not known.name.startswith(members[0]) or not known.name.endswith(rest):
            continue
        tail = known.name[len(members[0]) :]
        return [*(member + tail for member in members), last[:cut] + tail]
    return []


@lru_cache(maxsize=1)
def _joint() -> regex.Pattern[str]:
    return regex.compile(rf"({any_of('joint')})(?!{any_of('comparator_after')})")


@lru_cache(maxsize=1)
def _class() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{0,10}}?(?:{any_of('institution_class')})")
