"""Townships of the plan's own region by name: 五龙背镇, 清波街道, and lists that say the kind once (东阿、孝直两镇).

In: a view and the region it is about. Out: (start, end, township) in text order.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.regions import Region, full_name, parts
from ontology.townships import Township, townships_of


@cache
def _matcher(code: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(sorted(townships_of(code)))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, store_patterns=False), names


def townships_in(view: str, near: Region | None) -> list[tuple[int, int, Township]]:
    """Every mention of a township of `near`; none of other regions', whose names are too often words."""
    if near is None or not townships_of(near.code):
        return []
    return sorted({*_whole(view, near), *_listed(view, near)}, key=lambda one: one[:2])


def _whole(view: str, near: Region) -> Iterator[tuple[int, int, Township]]:
    matcher, names = _matcher(near.code)
    known = townships_of(near.code)
    for index, start, end in matcher.find_matches_as_indexes(view):
        if not view.startswith(parts("township_not_after"), end):
            one = known[names[index]]
            county = full_name(one.county)
            prefix = next((word for word in (county, one.county.name) if view.endswith(word, 0, start)), "")
            yield start - len(prefix), end, one


@cache
def _list() -> regex.Pattern[str]:
    kinds = "|".join(parts("township"))
    return regex.compile(
        rf"(?P<name>\p{{Han}}{{1,6}})(?:、(?P<name>\p{{Han}}{{1,6}}?)){{1,8}}(?:等)?(?:一批|(?:[两二三四五六七八九]|\d{{1,2}})?个?)(?P<kind>(?:{kinds})+)"
    )


def _listed(view: str, near: Region) -> Iterator[tuple[int, int, Township]]:
    """The members of a list that says the kind once, at its end; the first may have words before it."""
    known = townships_of(near.code)
    kinds = parts("township")
    for found in _list().finditer(view):
        for left, right in found.spans("name"):
            text = view[left:right]
            for cut in range(len(text) - 1):
                named = (known.get(text[cut:] + kind) for kind in kinds if kind in found["kind"])  # 等乡镇: either
                one = next(filter(None, named), None)
                if one is not None:
                    yield left + cut, right, one
                    break
