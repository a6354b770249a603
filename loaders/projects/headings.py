"""Headings that are projects: which are, and which name several. In: a title and the text under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.projects.attributes import Attributes
from loaders.projects.ellipsis import shared_ends, split_at_and
from loaders.projects.in_turn import list_of_buildings
from loaders.projects.parts import Candidate, Known, members
from loaders.projects.shares import told_apart
from loaders.projects.words import any_of, project_words
from ontology.tables import words

_IDLE = "。:,\n \u3000"
_BRACKET = regex.compile(r"[()]")
_OWNER = 2  # characters that tell one owner from another


def several(view: str, start: int, end: int, known: Known, text: str) -> list[tuple[Candidate, Attributes]]:
    """The projects that a heading names as one list, if the text tells them apart (甲镇、乙镇卫生院迁建|…分别为…).

    Otherwise the list is one project, as its heading has it.
    """
    named = list_of_buildings(view, start, end, known)  # A检验楼和B业务楼|…投资分别为…
    if len(named) > 1 and (told := told_apart(text.lstrip(_IDLE), len(named))):
        return [(replace(one, rule="project.heading"), own) for one, own in zip(named, told, strict=True)]
    pieces = split_at_and(view, list(members(view, start, end)), known)
    shared = list(shared_ends(view, pieces[:-1], pieces[-1], known)) if len(pieces) > 1 else []
    if not shared or len(shared) != len(pieces) - 1:
        return []
    each = told_apart(text.lstrip(_IDLE), len(pieces))
    if not each:
        return []
    parts = [Candidate(one.start, one.end, one.name, "project.heading") for one in shared]
    parts.append(Candidate(*pieces[-1], view[slice(*pieces[-1])], "project.heading"))
    return list(zip(parts, each, strict=True))


def told_in_turn(view: str, title: tuple[int, int], spans: Iterable[tuple[int, int]], known: Known) -> bool:
    """Whether the sentences under a heading of several speak of its bodies one by one (甲镇卫生院…。乙镇卫生院…)."""
    named = view[slice(*title)]
    mentions = {view[start : known.body_end(start)] for start, _ in spans}
    return sum(len(one) > _OWNER and one[:_OWNER] in named for one in mentions) > 1


def looks_named(title: str, measured: bool, known: Known) -> bool:
    """Whether a heading of the chapter of projects is one (…项目, …院区, …平台), not a group of them.

    With amounts said of it, a building or system anywhere in the title is enough.
    """
    if _is_group(title):
        return False
    if title.startswith(project_words("class_lead")) and not (measured and known.own_level(title)):
        return False
    if measured and any(word in title for word in (*project_words("facility"), *project_words("it_project"))):
        return True
    kinds = (*project_words("project_tail"), *project_words("owned_tail"), *project_words("strong_tail"))
    return title.endswith((*kinds, *project_words("it_tail"), *project_words("construct"), ")"))


def is_programme(title: str) -> bool:
    """Whether a heading names works on many bodies as one project: 县级疾控中心提标项目; not 其他项目."""
    lead = next((word for word in project_words("class_lead") if title.startswith(word)), "")
    tail = title.endswith(project_words("project_tail"))
    return bool(lead) and tail and len(title) > len(lead) + _OWNER * 2 and not _is_group(title)


def names_works(title: str) -> bool:
    """Whether a heading names a programme or work on a kind of body: 乡村医疗机构|提升改造|项目; not 医院|建设|项目."""
    return is_programme(title) or _kind_of_work().search(title) is not None


@lru_cache(maxsize=1)
def _kind_of_work() -> regex.Pattern[str]:
    work = rf"(?!{any_of('construct_vague')}){any_of('construct')}"
    return regex.compile(rf"(?<=\p{{Han}}{{4}}){work}{any_of('project_tail')}$")


def _is_group(title: str) -> bool:
    """Whether a heading says no more than whose or which projects stand under it: 县（区）项目, 信息化类项目."""
    bare = title
    for tail in project_words("project_tail"):
        bare = bare.removesuffix(tail)
    if title != bare and bare.endswith(project_words("group_end")):
        return True
    for word in project_words("construct"):
        bare = bare.removesuffix(word)
    for word in (*project_words("group_word"), *words("joint")):
        bare = bare.replace(word, "")
    return title != bare and not _BRACKET.sub("", bare)


def is_work_on(title: str, tails: tuple[str, ...]) -> bool:
    """Whether a title is a building and the work on it: 市公共卫生医学中心|建设."""
    works = (title.removesuffix(work) for work in project_words("construct") if title.endswith(work))
    return any(rest.endswith(tails) for rest in works)
