"""Works done: 完成|A卫生院标准化建设、B实验室改造和购置X装置, 完成|A卫生院和B卫生院|的标准化建设,
对|A卫生院、B卫生院等6家实施改扩建.

In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, PROJECT, Candidate, Known, after_verb, extent, is_class, members
from loaders.projects.words import any_of, project_words


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 完成|A建设、B改造; not 完成年度任务
    work = f"(?:{any_of('construct')}|{any_of('worked_end')})"
    return regex.compile(
        rf"(?:{any_of('worked_verb', 'plain_build_verb')})(?P<list>[^,。;:!?\n]{{4,120}}?{work}、[^,。;:!?\n]{{4,160}})"
    )


def worked_list(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """One candidate a member that ends with the work, or begins with it, if two or more do and each is particular."""
    found = _pattern().search(view, start, end)
    if found is None:
        return
    works = (*project_words("worked_end"), *project_words("construct"))
    parts = [
        part
        for left, right in members(view, found.start("list"), found.end("list"))
        for part in _parted(view, left, right, works)
    ]
    done = [part for part in parts if view.endswith(works, *part)]
    if len(done) < 2:
        return
    for left, right in parts:
        begin, _ = after_verb(view, left, right, "build_verb")
        text = view[begin:right]
        if len(text) > LONGEST or is_class(view, begin, right, known.definite(begin, right)):
            continue
        if (left, right) in done and known.definite(begin, right):
            yield Candidate(begin, right, text, "project.worked")
            yield from _sharing(view, parts, (left, right), known, works)


@lru_cache(maxsize=1)
def _worked_on() -> regex.Pattern[str]:
    # matches 完成|A卫生院和B卫生院|的|标准化建设; not 完成A医院建设, which others read
    work = rf"(?!{any_of('construct_vague')})(?:{any_of('worked_end')}|{any_of('construct')})"
    return regex.compile(rf"{any_of('worked_verb')}(?P<list>[^,。;:!?\n]{{4,80}}?)的?(?P<work>{work})(?![\p{{Han}}、])")


def worked_on(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """完成A和B的标准化建设: one candidate a body, if nothing but bodies is listed."""
    found = _worked_on().search(view, start, end)
    if found is None:
        return
    parts = [
        (part.start(), part.end())
        for left, right in members(view, found.start("list"), found.end("list"))
        for part in regex.finditer(r"[^和及与]+", view, pos=left, endpos=right)
    ]
    bodies = [known.body_at(*part) for part in parts]
    if all(bodies):
        for body, (left, right) in zip(bodies, parts, strict=True):
            stop = found.end() if right == found.end("list") else right
            yield Candidate(left, stop, f"{body}{found['work']}", "project.worked")


@lru_cache(maxsize=1)
def _finished() -> regex.Pattern[str]:
    # matches 市中心血站|完成|核酸检测实验室改造; not 市中心血站完成信息系统升级改造
    work = rf"(?!{any_of('construct_vague')})(?:{any_of('construct')})"
    return regex.compile(
        rf"{any_of('worked_verb')}(?P<name>[^,。;:!?、\n]{{2,20}}?{any_of('facility')}{work})(?![\p{{Han}}、])"
    )


def finished(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """市中心血站完成|核酸检测实验室改造: the work on a room or a building of the body that does it."""
    found = _finished().search(view, start, end)
    owner = known.body_before(found.start()) if found else ""
    if found and owner and not known.definite(*extent(found, "name")):
        span = extent(found, "name")
        if not is_class(view, *span, False):
            yield Candidate(*span, owner + found["name"], "project.worked")


@lru_cache(maxsize=1)
def _treated() -> regex.Pattern[str]:
    # matches 对|A卫生院、B卫生院|等6家机构实施|改扩建; not 对A、B实施建设, which may be anything
    counted = rf"(?:等\d{{1,3}}{any_of('counter')}[^,。;:!?\n]{{0,8}}?)?"
    verb = rf"(?!{any_of('construct_vague')})(?P<verb>{any_of('construct')})"
    return regex.compile(rf"对(?P<list>[^,。;:!?\n等]{{4,120}}?){counted}(?:{any_of('carried_out')}){verb}")


def treated(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """对A、B等6家机构实施改扩建: one candidate a body that the list names."""
    found = _treated().search(view, start, end)
    if found is None:
        return
    for left, right in members(view, found.start("list"), found.end("list")):
        body = known.body_at(left, right)
        if body:
            yield Candidate(left, right, f"{body}{found['verb']}{PROJECT}", "project.treated")


def _sharing(
    view: str, parts: list[tuple[int, int]], last: tuple[int, int], known: Known, works: tuple[str, ...]
) -> Iterator[Candidate]:
    """The member before 和, if it is a body that shares the work of the last (A中心|和B卫生院标准化建设)."""
    for left, right in parts:
        body = known.body_at(left, right) if right + 1 == last[0] and view[right] in "和及" else ""
        if body:
            work = next(word for word in works if view.endswith(word, *last))
            yield Candidate(left, right, body + work, "project.worked")
        house = right + 1 == last[0] and view.endswith(project_words("strong_tail"), left, right)
        if house and not body and known.definite_at(left, right):  # A改扩建、|B综合楼|和C实验室建设
            yield Candidate(left, right, view[left:right], "project.worked")


def _parted(view: str, left: int, right: int, works: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The member in two where 和 parts two works or two bodies."""
    for at in range(left + 4, right - 4):
        if view[at] in "和及" and view.endswith((*works, *project_words("owned_tail")), left, at):
            yield left, at
            yield at + 1, right
            return
    yield left, right
