"""Projects of one section told once each. In: the facts of a section, in text order. Out: one a name and phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from loaders.model import ProjectFact
from loaders.projects.kinds import OTHER
from loaders.projects.words import project_words

_BARE = regex.compile(r"[\s(),、“”\"·-]")
_BUILT = "project.verb_first"
_FIELDS = (
    *("location", "investment_yuan", "floor_area_m2", "land_area_m2", "beds"),
    *("funding", "start_date", "completion_date"),
)


def once_each(facts: Iterable[ProjectFact], body_start: int) -> list[ProjectFact]:
    """The first fact of each name and phase, with what later ones of it alone say (A项目、B项目开工。A项目占地…).

    `body_start`: where the section's title ends.
    """
    kept: dict[tuple[str, str], ProjectFact] = {}
    for fact in _without_title(list(facts), body_start):
        key = _key(fact)
        kept[key] = _filled(kept[key], fact) if key in kept else fact
    return list(kept.values())


def _key(fact: ProjectFact) -> tuple[str, str]:
    """A name without its marks and its last word (…迁建项目, …迁建工程), the work behind it, and the phase."""
    name = _BARE.sub("", fact.name)
    tails = project_words("project_tail")
    name = next((name.removesuffix(tail) for tail in tails if name.endswith(tail)), name)
    work = next((verb for verb in project_words("first_verb") if name.startswith(verb)), "")
    return name.removeprefix(work) + work, fact.phase  # 新建某院项目, 某院新建项目


def _filled(first: ProjectFact, again: ProjectFact) -> ProjectFact:
    """The first with the fields that it leaves empty taken from a later mention."""
    more = {name: getattr(again, name) for name in _FIELDS if getattr(first, name) in (None, "")}
    kind = again.project_kind if first.project_kind == OTHER else first.project_kind
    placed = again if not first.location and again.location else first
    return replace(first, **more, project_kind=kind, region=placed.region, region_code=placed.region_code)


def _without_title(facts: list[ProjectFact], body_start: int) -> list[ProjectFact]:
    """Without the first, a title's, if the text under it gives the same project with its amount and fuller name;

    without the first's amount, if the text gives that to another project; without what a project's text builds for it.
    """
    named = facts[0].span if facts else None
    if named is None or named.start >= body_start or not facts[0].investment_yuan:
        return facts
    first, *others = facts
    short = _BARE.sub("", first.name)
    fuller = (one for one in others if one.investment_yuan == first.investment_yuan)
    same = [_BARE.sub("", one.name) for one in fuller]
    if any(short != name and short in name for name in same):
        return others
    if first.name.endswith(project_words("project_tail")) and short not in same:  # X提升项目。新建新院区,总投资…
        return [one for one in facts if one.rule != _BUILT or one.investment_yuan != first.investment_yuan]
    # 建设健康大脑。投资4200万元升级某平台: the amount is the other's
    return [replace(first, investment_yuan=None), *others] if same and short not in same else facts
