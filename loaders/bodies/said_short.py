"""Groups said short: 市推进委员会 and its office for the one that the text names in full (健康某市行动推进委员会).

In: a view, its Owners and the groups found in it. Out: the groups, each under its full name where the text has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from loaders.bodies.groups import heads
from loaders.bodies.owner import Owners, ends_word
from loaders.bodies.parts import Find, alternatives
from ontology.bodies import body_words

_TOLD_IN_FULL = (
    10  # characters at least of a mention that tells a group's purpose, and that other mentions may stand for
)
_COMMON_HEAD = 5  # characters of a common head: 推进委员会
_LEVEL_WORDS = (1, 3)  # characters of a word for the own level: 市, 自治区


def with_full_names(view: str, owners: Owners, found: Sequence[Find]) -> Iterator[Find]:
    """The groups, and the offices that name their group by its head alone; a short name that may be of two stays."""
    for find in found:
        names = _full_names(find, found, owners)
        yield replace(find, body=replace(find.body, name=names.pop())) if len(names) == 1 else find
    yield from _bare_offices(view, found)


def _full_names(find: Find, found: Sequence[Find], owners: Owners) -> set[str]:
    """The names of the groups, or of their offices, that a mention without a purpose may stand for."""
    head = _head_alone(find, owners)
    if not head:
        return set()
    told = [one for one in found if one.end - one.start >= _TOLD_IN_FULL]
    names = {one.body.name for one in told if one.body.name.endswith(head)} - {find.body.name}
    office = next((word for word in body_words("group_office") if head.endswith(word)), "")
    if names or not office:
        return names
    group = head.removesuffix(office)
    return {one.body.name + office for one in found if one.body.name.endswith(group) and not _head_alone(one, owners)}


def _head_alone(find: Find, owners: Owners) -> str:
    """The head of a mention that is nothing but the level and the head (市|推进委员会办公室); '' of any other."""
    text = owners.view[find.start : find.end]
    level = next((size for size in _LEVEL_WORDS if Owners(text[:size], owners.near).meant_before(size)), 0)
    head = heads("group_head").match(text, level) if level else None
    if head is None or text[head.end() :] not in ("", *body_words("group_office")):
        return ""
    return text[level:]


def _bare_offices(view: str, found: Sequence[Find]) -> Iterator[Find]:
    """The office of the only group of its kind: 推进委员会办公室 of 健康某市行动推进委员会; none where two could be."""
    for office in _office().finditer(view):
        if not ends_word(view, office.start(), "strong_stop"):
            continue
        whose = {find.body for find in found if find.body.name.endswith(office["head"]) and _has_purpose(find)}
        if len(whose) == 1:
            (body,) = whose
            name = body.name + office["office"]
            yield Find(*office.span(), replace(body, name=name, type="department"), "body.group_office")


def _has_purpose(find: Find) -> bool:
    """Whether a mention is longer than a common head alone (领导小组)."""
    return find.end - find.start > _COMMON_HEAD


@cache
def _office() -> regex.Pattern[str]:
    offices = alternatives(body_words("group_office"))
    return regex.compile(rf"(?P<head>{alternatives(body_words('group_head'))})(?P<office>{offices})")
