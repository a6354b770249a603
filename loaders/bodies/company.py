"""What the company of other bodies tells: bare functions in a list of bodies, unknown names there, one name a body.

In: the finds of one view. Out: the finds with those added, and short forms under the fuller name the text itself has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import regex

from loaders.bodies.owner import ends_word
from loaders.bodies.parts import Find, alternatives, head_type
from loaders.model import Body
from ontology.bodies import ADMINISTRATIVE, body_values, body_words, is_mass_body


def in_company(view: str, kept: Iterable[Find], bare: Iterable[Find]) -> list[Find]:
    """Add bare functions that stand in one list with bodies of the region (妇婴医院、儿童医院、精卫中心)

    and unknown hospitals that follow bodies in a list (市四院、东北国际医院).
    """
    found = {find.start: find for find in kept}
    marks = body_words("list_joint")
    waiting = sorted(bare, key=lambda find: find.start)
    ends = {find.end for find in found.values()}
    for find in waiting:  # company on the left is passed on to the right …
        if find.start > 1 and view[find.start - 1] in marks and find.start - 1 in ends:
            found[find.start] = replace(find, rule="body.in_company")
            ends.add(find.end)
    for find in reversed(waiting):  # … and company on the right to the left
        if find.start not in found and find.end < len(view) and view[find.end] in marks and find.end + 1 in found:
            found[find.start] = replace(find, rule="body.in_company")
    for run in _runs(waiting, marks, view):  # 工会、妇联、残联: three of them in a row are the region's own
        if len(run) > 2 and all(is_mass_body(find.body.name) for find in run):
            found.update((find.start, replace(find, rule="body.in_company")) for find in run if find.start not in found)
    for find in waiting:  # 民政、残联等部门
        if find.start not in found and view.endswith(marks, 0, find.start) and _and_others().match(view, find.end):
            found[find.start] = replace(find, rule="body.in_company")
    for find in waiting:  # 工商局负责,商务局配合
        stands = find.start == 0 or view[find.start - 1] in "。;,:\n"
        if find.start not in found and stands and find.body.type in ADMINISTRATIVE and _acts().match(view, find.end):
            found[find.start] = replace(find, rule="body.acting")
    for find in waiting:  # 儿童医院新院区: one hospital, or it had no sites
        if find.start not in found and _site().match(view, find.end):
            found[find.start] = replace(find, rule="body.site")
    queue = sorted(found.values(), key=lambda find: find.start)
    while queue:
        follower = _unknown_after(view, queue.pop())
        if follower and not _taken(follower, found):
            found[follower.start] = follower
            queue.append(follower)
    found |= {find.start: find for find in _elsewhere(view, found)}
    return sorted(found.values(), key=lambda find: find.start)


@cache
def _acts() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives(list(body_values('task_verb')))})")


@cache
def _and_others() -> regex.Pattern[str]:
    return regex.compile(rf"等(?:{alternatives(body_words('functional'))})")


def _runs(waiting: list[Find], marks: tuple[str, ...], view: str) -> Iterator[list[Find]]:
    """The finds that stand in one list, each with the next; one name that is none may stand between two."""
    run: list[Find] = []
    for find in waiting:
        gap = view[run[-1].end : find.start] if run else ""
        if run and not (gap in marks or (gap[:1] in marks and gap[-1:] in marks and 2 < len(gap) <= 6)):
            yield run
            run = []
        run.append(find)
    if run:
        yield run


@cache
def _site() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{0,5}}?(?:{alternatives(body_words('site'))})")


@cache
def _unknown() -> regex.Pattern[str]:
    return regex.compile(r"、(?P<name>\p{Han}{2,8}?(?:医院))")


def _unknown_after(view: str, find: Find) -> Find | None:
    found = _unknown().match(view, find.end) if find.body.type == "hospital" else None
    if not found:
        return None
    name = found["name"]
    start = found.start("name")
    inside = (view[:at] for at in range(start + 1, found.end()))
    if any(word in name for word in body_words("class_word")) or any(
        piece.endswith(body_words("class_inside")) for piece in inside
    ):
        return None
    if ends_word(name, len(name) - 2):
        return None
    attached = body_words("attached")[0]
    if name.startswith(attached) and attached in find.body.name:  # 某大学附属第一医院、附属第二医院
        name = find.body.name.partition(attached)[0] + name
    return Find(start, found.end(), Body(name, head_type(name), find.body.region, find.body.region_code), "body.listed")


def _elsewhere(view: str, found: dict[int, Find]) -> Iterator[Find]:
    """Other mentions of the unknown hospitals that a list shows, wherever a word can begin."""
    listed = {view[find.start : find.end]: find for find in found.values() if find.rule == "body.listed"}
    taken = {at for find in found.values() for at in range(find.start, find.end)}
    for text, find in listed.items():
        for one in regex.finditer(regex.escape(text), view):
            if ends_word(view, one.start()) and one.start() not in taken and one.end() - 1 not in taken:
                yield replace(find, start=one.start(), end=one.end())


def _taken(find: Find, found: dict[int, Find]) -> bool:
    return any(at in found for at in range(find.start, find.end))


def one_name_each(finds: list[Find]) -> list[Find]:
    """Write a shortened name as the text's own fuller one: 第二医院 as 第二人民医院, …年领导小组 as …年工作领导小组."""
    counts = Counter(find.body for find in finds)
    fuller: dict[Body, Body] = {}
    for body in counts:
        for other in counts:
            if (
                body.type == other.type
                and body.region_code == other.region_code
                and _is_short_for(body.name, other.name)
            ):
                fuller[body] = other
    return [replace(find, body=fuller[find.body]) if find.body in fuller else find for find in finds]


def _is_short_for(short: str, full: str) -> bool:
    if len(short) >= len(full):
        return False
    for piece in body_words("silent_part"):
        at = full.find(piece)
        while at >= 0:
            if full[:at] + full[at + len(piece) :] == short:
                return True
            at = full.find(piece, at + 1)
    return False
