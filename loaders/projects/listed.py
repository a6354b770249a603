"""Lists of projects that a word closes: 专项调度|康平县妇幼保健院、市妇幼保健院二期|等项目; 调度|A、B|的进度;

a bracket holds behind their number: 开工5个项目|(A、B)|;
or a verb leads and their number closes: 新、改建|望江、紫阳|等6家….

In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import PROJECT, Candidate, Known, after_verb, extent, members, phase_of
from loaders.projects.words import any_of, project_words

_JOINT = regex.compile(r"[和及与]")


@lru_cache(maxsize=1)
def _listed_pattern() -> regex.Pattern[str]:
    # matches (专项调度)|A(一期工程)、康平县妇幼保健院、辽中区妇幼保健院|等项目
    return regex.compile(
        rf"(?P<list>[^,。;:!?\n]{{6,160}})等[^,。;:!?、\n]{{0,24}}?(?P<work>{any_of('construct')})?{any_of('project_tail')}"
    )


@lru_cache(maxsize=1)
def _followed_pattern() -> regex.Pattern[str]:
    # matches 调度|某工程、康平县妇幼保健院|的进度
    return regex.compile(
        rf"{any_of('follow_verb')}(?P<list>[^,。;:!?\n]{{6,160}}?)的?(?:建设|项目|工程)?{any_of('progress')}(?!\p{{Han}})"
    )


def _followed_list(view: str, start: int, end: int) -> regex.Match[str] | None:
    """A list whose progress is followed, if one member says that it is built (某中心一期工程、|康平县妇幼保健院)."""
    found = _followed_pattern().search(view, start, end)
    if found is None:
        return None
    signs = (*project_words("project_tail"), *project_words("construct"))
    pieces = [view[left:right] for left, right in members(view, *extent(found, "list"))]
    return found if any(piece.endswith(signs) or phase_of(piece) for piece in pieces) else None


def closed_list(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """The members of a list that 等项目 closes, or whose progress is followed.

    Each has to be one particular building, or a system by name.
    Beside two systems by name, anything is one (…平台、…平台以及互联网医院等一系列项目).
    """
    found = _listed_pattern().search(view, start, end) or _followed_list(view, start, end)
    if not found:
        return
    tails = (*project_words("owned_tail"), *project_words("project_tail"), *project_words("construct"), ")")
    pieces = [one for piece in members(view, *extent(found, "list")) for one in _in_two(view, *piece, known)]
    if len(pieces) == 1 and _one_of().match(view, found.end("list")):
        return  # 补助市疾控中心|等2家监测项目
    work = found.groupdict().get("work") or ""
    work = "" if work in project_words("construct_vague") else work
    beside = sum(view[left:right].endswith(project_words("it_tail")) for left, right in pieces) > 1
    for rank, (left, right) in enumerate(pieces):
        begin = left if rank else _after_work(view, after_verb(view, left, right, "build_verb")[0], right, known)
        name = view[begin:right]
        phase = phase_of(name)
        if known.definite(begin, right) and (name.endswith(tails) or phase):
            ending = "" if phase or name.endswith(project_words("project_tail")) else PROJECT
            ending = work + ending if ending and not name.endswith(project_words("construct")) else ending
            yield Candidate(begin, right, name + ending, "project.listed", phase)
        elif (beside or name.endswith(project_words("it_tail"))) and name not in project_words("it_generic"):
            yield Candidate(begin, right, name, "project.listed")


def _after_work(view: str, start: int, end: int, known: Known) -> int:
    """After 新建 and the like, if a name of its own stands there: 将新建|市儿童医院西院区, but 某区新建人民医院."""
    for verb in project_words("first_verb"):
        at = view.find(verb, start, end)
        if at >= 0 and known.definite_at(at + len(verb), end):
            return at + len(verb)
    return start


@lru_cache(maxsize=1)
def _one_of() -> regex.Pattern[str]:
    return regex.compile(rf"等\d{{1,4}}{any_of('counter')}")


def _in_two(view: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """A piece of a list, in two where 以及 or 和 stands behind a system (…服务平台|以及|互联网医院),

    or between two bodies (市疾控中心|和|市医疗监督中心).
    """
    joint = _behind_system().search(view, start, end) or next(
        (
            one
            for one in _JOINT.finditer(view, start + 4, end - 4)
            if view.endswith(project_words("owned_tail"), start, one.start()) and known.definite_at(one.end(), end)
        ),
        None,
    )
    if joint is None:
        yield start, end
    else:
        yield start, joint.start()
        yield joint.end(), end


@lru_cache(maxsize=1)
def _behind_system() -> regex.Pattern[str]:
    return regex.compile(rf"(?<={any_of('it_tail')})(?:以及|[和及与])")


@lru_cache(maxsize=1)
def _in_brackets() -> regex.Pattern[str]:
    # matches 开工2个医院建设项目|(A新院区、B二期)|, 三大中心|(A、B)|建设; not 3家三级医院(A、B、C)
    number = rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:{any_of('counter')}|[大项])"
    built = rf"(?=\([^()\n]*\)的?{any_of('construct')}(?:[^\p{{Han}}]|$))"
    what = rf"{any_of('project_tail')}[^,。;:!?、()\n]{{0,8}}|[^,。;:!?、()\n]{{0,8}}{built}"
    return regex.compile(rf"{number}[^,。;:!?()\n]{{0,14}}?(?:{what})\((?P<list>[^()\n]{{6,240}})\)")


@lru_cache(maxsize=1)
def _at_work() -> regex.Pattern[str]:
    return regex.compile(any_of("construct", "opened", "stage"))


@lru_cache(maxsize=1)
def _built() -> regex.Pattern[str]:
    return regex.compile(rf"的?{any_of('construct')}")


def listed_in_brackets(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """The members of a list in brackets behind the number of projects, if two or more are particular."""
    found = _in_brackets().search(view, start, end)
    if found is None:
        return
    tails = (*project_words("owned_tail"), *project_words("project_tail"), *project_words("construct"))
    if _at_work().search(view, start, found.start("list")) is None and not _built().match(view, found.end()):
        return  # 2家医院项目|(A、B)|入选试点
    parts = [part for piece in members(view, *extent(found, "list")) for part in _in_two(view, *piece, known)]
    named = [part for part in parts if known.definite(*part)]
    named = [part for part in named if view.endswith(tails, *part) or phase_of(view[slice(*part)])]
    for left, right in named if len(named) > 1 else ():
        name = view[left:right]
        phase = phase_of(name)
        done = phase or name.endswith((*project_words("project_tail"), *project_words("construct")))
        yield Candidate(left, right, name if done else name + PROJECT, "project.listed", phase)


@lru_cache(maxsize=1)
def _counted_pattern() -> regex.Pattern[str]:
    # matches 新、改建|望江、紫阳、采荷|等6家, 新建、改建|望江、采荷|2家
    return regex.compile(
        rf"(?P<verb>(?:[新迁改扩]建?、)*[新迁改扩]建)(?P<list>[^,。;:!?\n等\d]{{3,80}})等?\d{{1,3}}{any_of('counter')}"
    )


def counted_list(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """新、改建|望江、紫阳|等6家街道社区卫生服务中心: one candidate a body that the list names."""
    for found in _counted_pattern().finditer(view, start, end):
        verb = found["verb"].replace("建、", "").replace("、", "")  # 新、改建 and 新建、改建 are 新改建
        for left, right in members(view, *extent(found, "list")):
            body = known.body_at(left, right)
            if body:
                yield Candidate(left, right, f"{body}{verb}{PROJECT}", "project.counted_list")
