"""Townships of the plan's own region by name: 五龙背镇, 清波街道, and lists that say the kind once (东阿、孝直两镇).

In: a view and the region it is about. Out: (start, end, township) in text order.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.bodies.owner import ends_word
from ontology.regions import Region, parts
from ontology.townships import Township, townships_of


@cache
def _matcher(code: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(sorted(townships_of(code)))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest, store_patterns=False), names


def townships_in(view: str, near: Region | None) -> list[tuple[int, int, Township]]:
    """Every mention of a township of `near`; none of other regions', whose names are too often words."""
    if near is None or not townships_of(near.code):
        return []
    found = {*_whole(view, near), *_listed(view, near)}
    if near.level == "county":  # a city has so many that some bear the names of anything
        found |= set(_bare_in_list(view, near.code))
        found |= set(_short_streets(view, near.code))
    return sorted(found, key=lambda one: one[:2])


def _whole(view: str, near: Region) -> Iterator[tuple[int, int, Township]]:
    matcher, names = _matcher(near.code)
    known = townships_of(near.code)
    for index, start, end in matcher.find_matches_as_indexes(view):
        if not (view.startswith(parts("township_not_after"), end) or _cut_from(view, start)):
            yield start, end, known[names[index]]


def _short_streets(view: str, code: str) -> Iterator[tuple[int, int, Township]]:
    """Streets without their last character: 选址石井街 is 石井街道; not 石井街12号, which is an address."""
    known = townships_of(code)
    for end in _street().finditer(view):
        names = (view[end.end() - size : end.end()] for size in (6, 5, 4, 3) if end.end() >= size)
        name = next((one for one in names if one + parts("street_end")[0] in known), "")
        if name and not _cut_from(view, end.end() - len(name)):
            yield end.end() - len(name), end.end(), known[name + parts("street_end")[0]]


@cache
def _street() -> regex.Pattern[str]:
    return regex.compile(rf"{parts('street_short')[0]}(?!{'|'.join(parts('street_not'))}|\d)")


def _cut_from(view: str, start: int) -> bool:
    """Whether the first character belongs to the word before it: 部|分乡镇卫生院, 大部|分水镇."""
    return any(
        view.startswith(word[1:], start) and view.endswith(word[0], 0, start) for word in parts("township_not_across")
    )


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
                if cut and text[cut:] in parts("ordinary") and not ends_word(view, left + cut):
                    continue  # 疾控|中心、抵边乡镇卫生院
                named = (known.get(text[cut:] + kind) for kind in kinds if kind in found["kind"])  # 等乡镇: either
                one = next(filter(None, named), None)
                if one is not None:
                    yield left + cut, right, one
                    break


def _bare_in_list(view: str, code: str) -> Iterator[tuple[int, int, Township]]:
    """Bare names in a list (公坪、土桥等5个急救站, 公坪、土桥2所卫生院) if two members and half are townships."""
    known = {bare: one for bare, one in bare_townships(code).items() if bare not in parts("ordinary")}
    for found in _bare_list().finditer(view):
        (first, stop), *others = found.spans("name")
        cut = next((at for at in range(first, stop - 1) if view[at:stop] in known), first)
        spans = [(cut, stop), *others]
        named = [(left, right, known[view[left:right]]) for left, right in spans if view[left:right] in known]
        if len(named) > 1 and 2 * len(named) >= len(spans):
            yield from named


@cache
def _bare_list() -> regex.Pattern[str]:
    end = "|".join((*parts("township_list_end"), r"\d{1,2}[个家所]"))
    return regex.compile(rf"(?P<name>\p{{Han}}{{2,10}})(?:、(?P<name>\p{{Han}}{{2,5}}?)){{1,9}}(?={end})")


@cache
def bare_townships(code: str) -> dict[str, Township]:
    """The townships of a county by their names without 镇, 乡, 街道; none of two that are alike without it."""
    found: dict[str, Township | None] = {}
    for name, one in townships_of(code).items():
        kind = max((word for word in parts("township") if name.endswith(word)), key=len, default="")
        bare = name.removesuffix(kind)
        if kind and len(bare) > 1:
            found[bare] = None if bare in found else one
    return {bare: one for bare, one in found.items() if one is not None}
