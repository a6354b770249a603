"""Departments named by what they do: 财政部门, 建设、规划等部门. Bodies only where a task is assigned to them.

In: a view and the plan's region. Out: Finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, ends_word, official_name
from loaders.bodies.parts import alternatives, place
from loaders.model import Body
from ontology.bodies import body_words
from ontology.regions import Region


@dataclass(frozen=True, slots=True)
class Departments:
    """One or several departments named together: members' spans and bodies, and the extent with 等部门."""

    start: int
    end: int
    members: tuple[tuple[int, int, Body], ...]


@cache
def _pattern() -> regex.Pattern[str]:
    stem = f"(?:{alternatives(body_words('functional_stem'))})"
    tails = alternatives(body_words("functional"))
    # bounded: a list of forty would be tried again from each of its members
    return regex.compile(rf"(?P<stem>{stem})(?:、(?P<stem>{stem})){{0,40}}+(?P<more>等)?(?P<tail>{tails})(?:\(单位\))?")


def departments(view: str, near: Region | None, health: Body | None) -> Iterator[Departments]:
    """Every group of departments; the health department is the plan's health commission where that is known."""
    if near is None:
        return
    owners = Owners(view, near)
    for found in _pattern().finditer(view):
        start = found.start()
        if any(view.endswith(word, 0, start) for word in body_words("class_mark")):
            continue
        owner = owners.before(start)
        if owner is None and not ends_word(view, start):
            continue
        owner = owner or Owner(start, near, "")
        members = []
        for at, (left, right) in enumerate(found.spans("stem")):
            stem = view[left:right]
            last = at == len(found.spans("stem")) - 1
            stop = found.end("tail") if last and not found["more"] else right
            name = official_name(owner.region) + stem + body_words("functional")[-1]
            body = Body(name, "department", *place(owner))
            if health and stem in body_words("health_functional") and owner.region == near:
                body = health
            members.append((owner.start if at == 0 else left, stop, body))
        yield Departments(owner.start, found.end(), tuple(members))
