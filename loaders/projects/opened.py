"""Buildings named by how far they are, what they cost, or as the only one. In: a clause of a view. Out: Candidates.

opened      市人民医院北院区|建成投用
costing     市二院医养中心|投入1.2亿元,设床位200张
sited       (;)市第一医院新院|落户某新城,床位1200张
only one    建成1个|县级托育综合服务中心
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.parts import (
    LONGEST,
    Candidate,
    Known,
    after_verb,
    before_work,
    extent,
    is_class,
    members,
    phase_of,
)
from loaders.projects.words import any_of, project_words

_SEGMENT = regex.compile(r"[。;\n]")


@lru_cache(maxsize=1)
def _opened_pattern() -> regex.Pattern[str]:
    # matches 市人民医院北院区|建成投用, not 市中医医院|建成|省级重点专科6个
    # and 市医院东院区一期、市妇幼保健院迁建项目|先后投入使用
    end = rf"(?=[^\p{{Han}}\p{{L}}\d“]|{any_of('opened_after')})|$"
    # and 县疾控中心实验楼|于2019年9月投用
    tail = (
        rf"(?:{any_of('owned_tail')}(?:{any_of('phase')})?|{any_of('equipped_tail')}|"
        rf"{any_of('construct')}{any_of('project_tail')}{{1,2}}|{any_of('phase')}{any_of('project_tail')})"
    )
    day = rf"(?:于?\d{{4}}(?:{any_of('part_of_year')}|年(?:\d{{1,2}}月)?))?"
    return regex.compile(
        rf"(?P<list>(?:[^,。;:!?、\n]{{4,40}}、){{0,6}}[^,。;:!?、\n]{{2,40}}?{tail})"
        rf"(?:[和及与]\d{{1,4}}{any_of('counter')}[^,。;:!?、\n]{{2,20}}?|等)?"  # …业务楼和19所乡镇卫生院改造|先后竣工
        rf"(?:{any_of('opened_adverb')})?{day}(?:{any_of('opened_adverb')})?{any_of('opened')}(?:{end})"
    )


def opened(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """X院区|正式启用; of a list every member that is a building, its phase or the work on it."""
    if _progress().search(view, start, end) is None:  # most clauses tell of none
        return
    tails = (*project_words("owned_tail"), *project_words("equipped_tail"), *project_words("project_tail"))
    for found in _opened_pattern().finditer(view, start, end):
        parts = [part for piece in members(view, *extent(found, "list")) for part in _in_two(view, *piece, known)]
        for left, right in parts:
            at, _ = after_verb(view, left, before_work(view, left, right), "build_verb")
            name = view[at:right]
            phase = phase_of(name)
            built = phase or name.endswith(tails) or (right < parts[-1][1] and name.endswith(project_words("facility")))
            if known.definite(at, right) and built and not is_class(view, at, right, True):
                yield Candidate(at, right, name, "project.opened", phase)


def _in_two(view: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """A piece of a list, in two where 和 stands behind one building and before another's owner (A业务楼|和|B综合楼)."""
    for at in range(start + 4, end - 4):
        both = view[at] in "和及与" and known.definite_at(at + 1, end) and known.definite_at(start, at)
        if both and view.endswith(project_words("facility"), start, at):
            yield start, at
            yield at + 1, end
            return
    yield start, end


@lru_cache(maxsize=1)
def _progress() -> regex.Pattern[str]:
    return regex.compile(any_of("opened"))


@lru_cache(maxsize=1)
def _costing_pattern() -> regex.Pattern[str]:
    # matches 市二院医养中心|投入1.2亿元,设床位200张, 县福利院改扩建|,新增床位90张; not 市二院投入1.2亿元,购置设备
    money = rf"(?:{any_of('invest_label')}|投入)约?[\d.]+{any_of('money_unit')}"
    size = rf"(?:{any_of('floor_label')}|{any_of('land_label')}){any_of('number_filler')}{{0,2}}[\d.]+\p{{L}}{{1,6}}"
    built = rf"{size}(?:,[^,。;\n]{{2,24}}){{0,4}},[^,。;\n]{{0,4}}{money}"  # 某镇卫生院|占地5亩,建筑面积…,投资900万元
    return regex.compile(
        rf"(?P<name>[^,。;:!?、\n]{{2,40}}?{any_of('owned_tail')})(?={built})|"
        rf"(?:(?P<name>[^,。;:!?、\n]{{4,40}}?{any_of('owned_tail')}){money}|"
        rf"(?P<name>[^,。;:!?、\n]{{3,40}}?{any_of('facility')}{any_of('construct')}))(?=,{any_of('sized')})"
    )


def costing(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """X中心|投入1.2亿元,设床位…, X改扩建|,总投资…: a building with its cost and its size, the work with either."""
    found = _costing_pattern().match(view, start)
    if found is None or found.start() >= end or found["name"].endswith(project_words("construct_vague")):
        return
    if view.startswith(project_words("it_relied"), found.start()):
        return  # 依托|某医院改建: what it is built on, not what is built
    at, _ = after_verb(view, *extent(found, "name"), "build_verb")
    if known.definite(at, found.end("name")):
        yield Candidate(at, found.end("name"), view[at : found.end("name")], "project.costing")


@lru_cache(maxsize=1)
def _sited_pattern() -> regex.Pattern[str]:
    # matches 市第一医院新院|落户…, 市中心医院东院改扩建|新增面积9.8万平方米; not 市中心医院|床位1500张
    work = rf"(?:{any_of('facility')}|{any_of('site_branch')})(?!{any_of('construct_vague')}){any_of('construct')}"
    kinds = ("site", "site_tail", "site_branch", "strong_tail")
    end = "|".join(
        [work, *(rf"{any_of(kind)}(?:{any_of('phase')})?" for kind in kinds), rf"(?<=\p{{Han}}{{4}}){any_of('phase')}"]
    )
    label = "|".join(any_of(kind) for kind in ("invest_label", "floor_label", "land_label", "beds_label"))
    told = rf"(?P<place>{any_of('location_label')}(?!{any_of('not_place')}))|(?:{label}){any_of('number_filler')}?\s?\d"
    return regex.compile(rf"(?P<name>\p{{Han}}{{2,40}}?(?:{end}))(?={told})")


@lru_cache(maxsize=1)
def _in_list() -> regex.Pattern[str]:
    return regex.compile(r"(?:;|其中,)\s*$")


@lru_cache(maxsize=1)
def _goes_on() -> regex.Pattern[str]:
    return regex.compile(r"[^。;\n]*;")


def sited(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """A member of a list parted by semicolons: a new site, a phase or work on a building, with its place or size."""
    if not (_in_list().search(view, max(0, start - 4), start) or _goes_on().match(view, end)):
        return
    found = _sited_pattern().match(view, start, end)
    if found is None or not known.definite_at(*extent(found, "name")) or len(found["name"]) > LONGEST:
        return
    stop = _SEGMENT.search(view, found.end())
    said = read_attributes(view[found.end() : stop.start() if stop else len(view)])
    sized = (said.investment, said.floor_area, said.land_area)
    if (said.measured and found["place"]) or any(value is not None for value in sized):
        name = found["name"]
        yield Candidate(*extent(found, "name"), name, "project.sited", phase_of(name))


@lru_cache(maxsize=1)
def _only_pattern() -> regex.Pattern[str]:
    # matches 建成1个|县级托育综合服务中心|和6个托育点; not 建成1个县级医院牵头的医共体
    end = r"(?=[和及与、]?(?:[^\p{Han}]|$)|[和及与]\p{Han})"
    name = rf"(?P<name>{any_of('level_rank')}[^,。;:!?、和及与的\n]{{2,20}}?{any_of('only_tail')}){end}"
    one = rf"{any_of('one_of')}(?={any_of('level_rank')})"  # rare, so looked for before the verb
    return regex.compile(rf"{one}(?<={any_of('first_verb')}了?{any_of('one_of')}){name}")


def only_one(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """建成1个|县级X中心: the one of the plan's own level is one particular building."""
    found = _only_pattern().search(view, start, end)
    if found is not None and known.own_level(found["name"]):
        yield Candidate(*extent(found, "name"), found["name"], "project.only_one")
