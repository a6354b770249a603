"""Names of projects in running text. In: a stretch of a view. Out: Candidates (span, name to read it as, rule).

project     启动|市传染病医院新址建设项目; 市六院紧急改造工程
listed      专项调度|康平县妇幼保健院、市妇幼保健院二期|等项目; 调度|市五院二期、康平县妇幼保健院|的进度
and systems and buildings, each with the words of data/words_projects.csv. A class (各类…平台, 一批…医院,
…等专科医院建设) is none; what makes a name definite is an owner or a telling last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.bracketed import bracketed
from loaders.projects.buildings import buildings, verb_first
from loaders.projects.by_part import by_part
from loaders.projects.ellipsis import shared_ends, split_at_and
from loaders.projects.in_turn import in_turn, tells_in_turn
from loaders.projects.listed import closed_list, counted_list, listed_in_brackets
from loaders.projects.of_nation import of_nation
from loaders.projects.opened import costing, only_one, opened, sited
from loaders.projects.openings import contents, not_named, place_first, said_to_be, sited_behind
from loaders.projects.owned_systems import live_systems, owned_systems
from loaders.projects.parts import (
    LONGEST,
    PROJECT,
    Candidate,
    Known,
    after_verb,
    before_work,
    extent,
    is_class,
    is_counted_behind,
    is_placed_class,
    members,
    phase_of,
)
from loaders.projects.planned import founded, in_rooms, its_own, planned, tells_size, tells_sum
from loaders.projects.stated import set_up, staged, titled_work, worked_at
from loaders.projects.systems import systems
from loaders.projects.words import any_of, project_words
from loaders.projects.worked import finished, treated, worked_list, worked_on

_NUMBERING = regex.compile(r"(?:[^—]*——)?\s*(?:\d{1,2}[.、]\s?|\(\d{1,2}\)|[①-⑳])?")
_LONGEST_CLAUSE = 1000  # characters; nobody writes longer ones
_NEAR = 80  # characters behind a name that may tell that it is built
_CLAUSE = regex.compile(r"[^\s,。;:!?][^,。;:!?\n]*")


def candidates(view: str, start: int, end: int, known: Known, unled: bool) -> list[Candidate]:
    """All candidates in view[start:end], in text order, none inside another.

    `unled`: a project may be named with no verb before it (titles, chapters of projects).
    """
    found: list[Candidate] = []
    clauses = (extent(clause, 0) for clause in _CLAUSE.finditer(view, start, end))
    spans = [span for span in clauses if _may_name(view, *span)]
    costed = bool(spans) and tells_sum(view, start, end)
    sized = bool(spans) and not costed and tells_size(view, start, end)
    turns = bool(spans) and tells_in_turn(view, start, end)
    for span in spans:
        found.extend(closed_list(view, *span, known))
        found.extend(listed_in_brackets(view, *span, known))
        found.extend(_projects(view, *span, end, known, unled))
        found.extend(buildings(view, *span, known))
        found.extend(verb_first(view, *span, known))
        found.extend(counted_list(view, *span, known))
        found.extend(worked_list(view, *span, known))
        found.extend(worked_on(view, *span, known))
        found.extend(treated(view, *span, known))
        found.extend(finished(view, *span, known))
        found.extend(opened(view, *span, known))
        found.extend(costing(view, *span, known))
        found.extend(sited(view, *span, known))
        found.extend(only_one(view, *span, known))
        found.extend(worked_at(view, *span, known))
        found.extend(staged(view, *span, known))
        found.extend(set_up(view, *span, known))
        found.extend(by_part(view, *span))
        found.extend(of_nation(view, *span))
        if turns:
            found.extend(in_turn(view, *span, known))
        if costed or sized:
            found.extend(planned(view, *span, known))
        if costed:
            found.extend(founded(view, *span, known))
            found.extend(its_own(view, *span, start, known))
        found.extend(in_rooms(view, *span, known))
        found.extend(titled_work(view, *span, known))
        found.extend(systems(view, *span, unled, known))
        found.extend(owned_systems(view, *span, known))
        found.extend(live_systems(view, *span, known))
    found = [one for one in found if not (_in_title(view, start, one.start) or known.lower_level(one.name))]
    listed = list(bracketed(view, start, end, known))
    found = [one for one in found if not any(one.start <= item.start and item.end < one.end for item in listed)]
    found.extend(listed)
    kept: list[Candidate] = []
    for item in sorted(map(partial(_bracketed, view), found), key=lambda item: (item.start, -item.end, item.rule)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _may_name(view: str, start: int, end: int) -> bool:
    """Whether a clause holds a word that the name of a project ends with, or a name in quotes alone;

    and tells of no building in which bodies only take part.
    """
    if end - start > _LONGEST_CLAUSE or _takes_part().search(view, start, end):
        return False
    return bool(
        _hint().search(view, start, end) or (view.find("“", start, end) >= 0 and _called().search(view, start, end))
    )


def _in_title(view: str, start: int, at: int) -> bool:
    """Whether a document's title is open at an offset (《|某院迁建项目可行性研究报告》)."""
    return view.rfind("《", start, at) > view.rfind("》", start, at)


@lru_cache(maxsize=1)
def _takes_part() -> regex.Pattern[str]:
    """支持A医院、B医院|参与某基地建设: what others build."""
    return regex.compile(any_of("takes_part"))


@lru_cache(maxsize=1)
def _hint() -> regex.Pattern[str]:
    """A word that the name of a project ends with; most clauses have none."""
    tails = ("it_tail", "project_tail", "owned_tail", "strong_tail", "equipped_tail", "it_plain_tail")
    quoted = rf"”[^,。;:!?“”、\n]{{0,4}}?{any_of('it_quoted_tail')}"
    return regex.compile("|".join([*(any_of(category) for category in tails), quoted]))


@lru_cache(maxsize=1)
def _called() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('it_quoted_name')}[^,。;:!?“”、\n]{{0,8}}”")


def _bracketed(view: str, item: Candidate) -> Candidate:
    """The candidate with the bracket closed that it opens (…中心(市第四人民医院|))."""
    text = view[item.start : item.end]
    if text.count("(") > text.count(")") and view[item.end : item.end + 1] == ")":
        return replace(item, end=item.end + 1, name=item.name + ")")
    return item


@lru_cache(maxsize=1)
def _project_pattern() -> regex.Pattern[str]:
    # matches 市六院|紧急改造|工程, …院区建设项目(一期工程); not 旗县医院服务能力提升工程
    thing = rf"(?:{_thing().pattern})"
    return regex.compile(
        rf"(?P<name>[^,。;:!?、《》—\n]{{0,60}}?{thing}(?:\([^()]*\))?[^,。;:!?、()\n]{{0,8}}?(?:\([^()]*\))?"
        rf"{any_of('construct')}{{0,3}}(?:\([^()]*\))?(?:{any_of('phase')})?{any_of('project_tail')}"
        rf"(?:\({any_of('phase')}[^()]*\)|{any_of('phase')}(?=[,。;:、\s]|$))?)"
        rf"(?!{any_of('project_tail')}|{any_of('project_tail_not_after')})"
    )


def _projects(view: str, start: int, end: int, sentence_end: int, known: Known, unled: bool) -> Iterator[Candidate]:
    pieces = split_at_and(view, list(members(view, start, end)), known)
    led = after_verb(view, *pieces[0], "build_verb")[1]  # its verb leads the whole list
    led = led or view.startswith(project_words("build_verb"), start)  # 推进|康平县、…
    for piece_start, piece_end in pieces:
        last = piece_end == pieces[-1][1]
        for left, right in _bodys_work(view, piece_start, piece_end, known) if led else ():
            yield Candidate(left, right, view[left:right], "project.named", phase_of(view[left:right]))
        ends = any(view.find(tail, piece_start, piece_end) >= 0 for tail in project_words("project_tail"))
        for found in _project_pattern().finditer(view, piece_start, piece_end) if ends else ():
            if built := said_to_be(view, *extent(found, "name"), known):
                yield built
                continue
            at, verb = after_verb(view, *extent(found, "name"), "build_verb")
            if not _thing().search(view, at, found.end()):  # 市疾控中心建设|项目(一期): the verb is the name's own
                at, verb = after_verb(
                    view, found.start("name"), before_work(view, *extent(found, "name")), "build_verb"
                )
            led = led or verb
            name = view[at : found.end()]
            sure = known.definite(at, found.end())
            first = bool(_NUMBERING.fullmatch(view, start, at) or place_first().fullmatch(view, start, at))
            opening = first and (sure or sited_behind().match(view, found.end()))  # 县医院综合楼项目|总投资2亿元
            if not (led or unled or opening) or len(name) < 5 or len(name) > LONGEST:
                continue
            if not _thing().search(name) or any(word in name for word in not_named()):
                continue  # 完成|设计招标和项目, where the building is another clause's; 争取|到省级纳入某项目
            if not (sure or unled) and name.startswith(project_words("class_placed")):
                continue  # 包括|乡镇卫生院建设项目
            if not sure and contents().search(view, max(0, start - 12), start):
                continue  # 建设内容:|新建门诊楼、辅楼及配套工程
            if not sure and (_says_little(name) or _is_programme(name)):
                continue
            told = name[_after_facility(name) :] if sure else name  # 市…医院国家级专科诊疗中心|建设项目
            service = any(word in told for word in project_words("project_not"))
            if is_class(view, at, found.end(), sure) or (not sure and is_counted_behind(view, found.end())):
                continue
            if is_placed_class(name, known.region_length(name)):
                continue
            room = not known.body_at(at, at + _after_facility(name))
            able = sure and room and _ability().fullmatch(told)
            if service and not (able or (sure and _is_built(view, found.end(), sentence_end))):
                continue
            if sure and last:
                for one in shared_ends(view, pieces[:-1], (at, found.end()), known):
                    yield Candidate(one.start, one.end, one.name, "project.named", phase_of(name))
            yield Candidate(at, found.end(), name, "project.named", phase_of(name))


@lru_cache(maxsize=1)
def _ability() -> regex.Pattern[str]:
    # matches (市疾控中心实验室)|能力提升项目; not (市人民医院)|服务能力提升项目
    return regex.compile(rf"{any_of('ability')}{PROJECT}")


@lru_cache(maxsize=1)
def _thing() -> regex.Pattern[str]:
    return regex.compile(f"{any_of('facility')}|{any_of('it_project')}")


def _bodys_work(view: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """The work on a body whose short name shows no building (市二院|异地新建项目), as one project."""
    found = _work_pattern().fullmatch(view, start, end)
    if found is None:
        return
    at, _ = after_verb(view, *extent(found, "name"), "build_verb")
    body = view[at : found.end("name")]
    if known.body_at(at, found.end("name")) and not body.endswith(project_words("facility")):
        yield at, end


@lru_cache(maxsize=1)
def _work_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<name>[^,。;:!?、\n]{{2,40}}?){any_of('construct')}{any_of('project_tail')}")


def _is_built(view: str, start: int, end: int) -> bool:
    """Whether areas or beds are said of what ends at `start`: 省疾控中心能力提升项目|,建设面积1.2万平方米."""
    said = read_attributes(view[start : min(end, start + _NEAR)])
    return said.floor_area is not None or said.land_area is not None or said.beds is not None


def _is_programme(name: str) -> bool:
    """智慧医疗工程: a 工程 that names no building is a programme; a 项目 may be a system (智慧急救项目)."""
    return not name.endswith(PROJECT) and not any(word in name for word in project_words("facility"))


def _says_little(name: str) -> bool:
    """信息化建设工程: nothing but the kind of thing and the work."""
    for category in ("facility", "it_project", "construct", "project_tail"):
        for word in project_words(category):
            name = name.replace(word, "")
    return len(name) < 2


def _after_facility(name: str) -> int:
    """Where the last building noun of a name ends."""
    return max((name.rfind(word) + len(word) for word in project_words("facility") if word in name), default=0)
