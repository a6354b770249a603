"""Buildings of which a clause tells the work or how far it is. In: a clause of a view. Out: Candidates.

titled      市三院康复病区|改扩建
worked at   市三院|在原址实施|改扩建
set up      (在)市三院建设|感染病区|,设床位200张; 市血站新建|业务楼
staged      市三院北院区|完成主体工程; 市疾控中心迁建项目|已进入招投标阶段
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.parts import LONGEST, PROJECT, Candidate, Known, after_verb, extent, is_class, members, phase_of
from loaders.projects.words import any_of, project_words

_NEXT = regex.compile(r"[,、(]?[^,。;\n]*")


@lru_cache(maxsize=1)
def _worked_at() -> regex.Pattern[str]:
    # matches 市三院|在原址实施|改扩建; not 市三院在全市开展建设
    work = rf"(?!{any_of('construct_vague')})(?P<work>{any_of('construct')})"
    place = rf"(?:[在为]{any_of('stage_place')}|在[^,。;:!?、\n]{{1,12}}?{any_of('site_end')})"
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
        one = at == left and known.definite_at(at, right) and not is_class(view, at, right, True)
        if one and len(name) <= LONGEST and (not known.body_at(at, right) or name.endswith(_sites())):
            yield Candidate(at, right, name, "project.stated", phase_of(name))


def _sites() -> tuple[str, ...]:
    return (*project_words("site"), *project_words("site_tail"), *project_words("site_branch"))


@lru_cache(maxsize=1)
def _set_up() -> regex.Pattern[str]:
    # matches (在)|市三院|建设|感染病区, 市三院|(在城东新区)|增设|院区|(一处)
    tail = f"(?:{any_of('owned_tail', 'strong_tail', 'site_tail')})"
    return regex.compile(
        rf"(?P<owner>[^,。;:!?、\n]{{2,30}}?)(?:在(?P<place>[^,。;:!?、\n]{{2,12}}?))?(?P<verb>{any_of('sets_up')})"
        rf"(?P<name>[^,。;:!?、\n]{{0,24}}?{tail})(?:{any_of('one_of')})?"
    )


def set_up(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """在X建设感染病区,设床位200张: a part of a body with its size; X新建业务楼: a building of it."""
    found = _set_up().fullmatch(view, start, end)
    if found is None:
        return
    at, _ = after_verb(view, *extent(found, "owner"), "build_verb")
    at += view.startswith("在", at)
    body, name = known.body_at(at, found.end("owner")), found["name"]
    house = name.endswith(project_words("strong_tail")) and found["verb"] in project_words("sets_up_plain")
    if not body or known.definite(*extent(found, "name")) or is_class(view, *extent(found, "name"), False):
        return
    if house or _sized(view, end):
        yield Candidate(*extent(found, "name"), body + (found["place"] or "") + name, "project.stated", phase_of(name))


def _sized(view: str, at: int) -> bool:
    """Whether the clause behind says beds, an area or a sum: 建设感染病区|,设床位200张."""
    behind = _NEXT.match(view, at)
    return behind is not None and read_attributes(behind.group()).measured


@lru_cache(maxsize=1)
def _titled_pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s*(?:\d{{1,2}}[.、]\s?|\(\d{{1,2}}\)|——)?(?P<name>[^,。;:!?、\n]{{1,40}}?{any_of('facility')}{any_of('construct')})"
    )


def titled_work(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """A title or clause that is a building and the work on it (市三院康复病区|改扩建); 建设 alone may be anything's."""
    found = _titled_pattern().fullmatch(view, start, end)
    name = found["name"] if found else ""
    if not found or not known.definite_at(*extent(found, "name")) or name.endswith(project_words("construct_vague")):
        return
    if after_verb(view, *extent(found, "name"), "build_verb")[0] == found.start("name"):  # not 市血站|完成|病房改造
        yield Candidate(*extent(found, "name"), name, "project.titled")
