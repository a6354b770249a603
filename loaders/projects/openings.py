"""How a clause opens that names a project without a verb before it: by its place, its rank, its size.

In: a clause of a view. Out: patterns, and the Candidate that a building is said to be.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.parts import PROJECT, Candidate, Known, after_verb
from loaders.projects.words import any_of, project_words


def said_to_be(view: str, start: int, end: int, known: Known) -> Candidate | None:
    """A building that is said to be a project: 县人民医院|作为重点民生工程, 县医院|为新建项目; None if nothing is."""
    work = _of_kind().search(view, start + 4, end)
    found = work or _copula().search(view, start + 4, end)
    if found is None:
        return None
    at, _ = after_verb(view, start, found.start(), "build_verb")
    name = view[at : found.start()]
    named = name.endswith((*project_words("owned_tail"), ")")) and known.definite(at, found.start())
    if not named or view.startswith(project_words("copula_not_before"), at):
        return None
    return Candidate(at, found.start(), name + (work["work"] if work else "") + PROJECT, "project.said_to_be")


@lru_cache(maxsize=1)
def _of_kind() -> regex.Pattern[str]:
    # matches 东城镇卫生院|为|新建|项目; not 东城镇卫生院为建设项目
    work = rf"(?!{any_of('construct_vague')})(?P<work>{any_of('construct')})"
    return regex.compile(rf"{any_of('copula_short')}{work}{any_of('project_tail')}$")


@lru_cache(maxsize=1)
def place_first() -> regex.Pattern[str]:
    """A place before the name: 位于城北新区的|市三院项目."""
    return regex.compile(rf"(?:{any_of('location_label')}[^,。;:\n]{{2,30}}|\p{{Han}}{{1,10}}{any_of('place_end')})的")


@lru_cache(maxsize=1)
def contents() -> regex.Pattern[str]:
    """What ends with a label of contents, behind which no project is named: 建设内容:|新建门诊楼…"""
    return regex.compile(rf"{any_of('contents')}[^,。;\n]{{0,4}}:\s*$")


@lru_cache(maxsize=1)
def not_named() -> tuple[str, ...]:
    """Words that no name of a project holds: 纳入, 该项目."""
    return (*project_words("not_in_name"), *project_words("this_project"))


@lru_cache(maxsize=1)
def _copula() -> regex.Pattern[str]:
    # matches 作为|重点民生工程, 是|省级重点项目, 系|民生实事项目; not 信息系|统项目, 为|民服务项目
    ranked = rf"(?=[^,。;\n]{{0,16}}?{any_of('ranked')})"
    return regex.compile(rf"{any_of('copula')}|{any_of('copula_short')}(?!{any_of('copula_not_after')}){ranked}")


@lru_cache(maxsize=1)
def sited_behind() -> regex.Pattern[str]:
    """What follows a name to say where it is or of what rank."""
    # matches X项目|位于…, X项目|选址…, X工程|为某市民生实事项目; not X项目|选址方案, X工程|为居民服务
    placed = rf"{any_of('location_label')}(?!{any_of('not_place')})"
    return regex.compile(
        rf"(?:{placed}|(?:{_copula().pattern})[^,。;\n]{{2,24}}?{any_of('project_tail')}(?:之一)?(?=[,。;\n]))"
    )
