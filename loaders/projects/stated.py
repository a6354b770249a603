"""Buildings of which a clause tells the work or how far it is. In: a clause of a view. Out: Candidates.

worked at   市三院|在原址实施|改扩建
staged      市三院北院区|完成主体工程; 市疾控中心迁建项目|已进入招投标阶段
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, PROJECT, Candidate, Known, after_verb, extent, is_class, members, phase_of
from loaders.projects.words import any_of, project_words


@lru_cache(maxsize=1)
def _worked_at() -> regex.Pattern[str]:
    # matches 市三院|在原址实施|改扩建; not 市三院在全市开展建设
    work = rf"(?!{any_of('construct_vague')})(?P<work>{any_of('construct')})"
    place = rf"在(?:{any_of('stage_place')}|[^,。;:!?、\n]{{1,12}}?{any_of('site_end')})"
    return regex.compile(
        rf"(?P<name>[^,。;:!?、\n]{{2,40}}?){place}(?:{any_of('carried_out')}|{any_of('location_label')})?{work}"
    )


def worked_at(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """X在原址实施改扩建: the work on a body."""
    if not view.endswith(project_words("construct"), start, end):
        return
    found = _worked_at().fullmatch(view, start, end)
    body = known.body_at(*extent(found, "name")) if found else ""
    if found and body:
        yield Candidate(start, end, f"{body}{found['work']}{PROJECT}", "project.stated")


@lru_cache(maxsize=1)
def _staged() -> regex.Pattern[str]:
    # matches 市三院北院区|抓紧完成主体工程, 市三院迁建|进入招投标阶段; not 市三院|完成招标
    work = rf"(?!{any_of('construct_vague')}){any_of('construct')}"
    tails = [any_of(kind) for kind in ("site", "site_tail", "site_branch", "strong_tail", "phase")]
    tail = "|".join([*tails, work, rf"(?:{any_of('construct')})?{any_of('project_tail')}"])
    told = rf"(?:{any_of('stage_adverb')}){{0,3}}{any_of('stage_verb')}[^,。;:!?、\n]{{0,12}}?{any_of('stage')}"
    return regex.compile(rf"(?P<list>(?:[^,。;:!?、\n]{{4,40}}、){{0,6}}[^,。;:!?、\n]{{2,40}}?(?:{tail})){told}")


@lru_cache(maxsize=1)
def _stage() -> regex.Pattern[str]:
    return regex.compile(any_of("stage"))


def staged(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """X院区|完成主体工程: each member of the list that is one particular site, building or work."""
    if _stage().search(view, start + 4, end) is None:  # most clauses tell of none
        return
    found = _staged().match(view, start, end)
    for left, right in members(view, *extent(found, "list")) if found else ():
        at, _ = after_verb(view, left, right, "build_verb")
        name = view[at:right]
        if at == left and known.definite_at(at, right) and len(name) <= LONGEST and not is_class(view, at, right, True):
            if not known.body_at(at, right) or name.endswith(_sites()):
                yield Candidate(at, right, name, "project.stated", phase_of(name))


def _sites() -> tuple[str, ...]:
    return (*project_words("site"), *project_words("site_tail"), *project_words("site_branch"))
