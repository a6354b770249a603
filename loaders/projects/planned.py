"""Buildings named at the head of what is said of their sum and size, with no verb before them.

planned     市中心医院北院区|位于…,床位800张,计划投资10亿元; ①某医院沐溪院区|,总建筑面积…,总投资…
founded     组建|市公共卫生临床中心|,新院区坐落于…,总投资…
its own     (推进市中医院建设…,)|二期住院大楼|新增床位400张,总投资3亿元; 市七院利用旧校舍改建|精神科病区|,新增床位80张
In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.parts import LONGEST, Candidate, Known, extent, is_class, phase_of
from loaders.projects.words import any_amount, any_of, project_words

_SEGMENT = regex.compile(r"[。;\n]")
_LEAD = regex.compile(r"(?:[①-⑳]|\d{1,2}[.、]|\(\d{1,2}\)|其中)?")


@lru_cache(maxsize=1)
def _planned_pattern() -> regex.Pattern[str]:
    # matches 市中心医院北院区|位于…, 县医院综合楼|,总建筑面积…, 某院区二期|正在施工,面积…; not 市中心医院|,床位1500张
    work = rf"{any_of('facility')}(?!{any_of('construct_vague')}){any_of('construct')}"
    kinds = ("site", "site_tail", "site_branch", "strong_tail")
    ends = [
        work,
        rf"{any_of('owned_tail')}(?={any_of('site_chosen')})",
        *(rf"{any_of(kind)}(?:{any_of('phase')})?" for kind in kinds),
        rf"(?<=\p{{Han}}{{4}}){any_of('phase')}",
    ]
    label = rf"(?:{any_amount()}|{any_of('first_verb')})"
    told = rf"{any_of('location_label')}|{label}[^,。;\n\d]{{0,6}}\d|{any_of('underway')}[^,。;\n]{{1,10}},"
    return regex.compile(rf"(?P<name>\p{{Han}}{{2,40}}?(?:{'|'.join(ends)}))(?=,?(?:{told}))")


@lru_cache(maxsize=1)
def _sum() -> regex.Pattern[str]:
    return regex.compile(rf"\d{any_of('money_unit')}")


def tells_size(view: str, start: int, end: int) -> bool:
    """Whether a sentence tells a place and an area or beds; most do not."""
    return _size().search(view, start, end) is not None and _place().search(view, start, end) is not None


@lru_cache(maxsize=1)
def _size() -> regex.Pattern[str]:
    return regex.compile(rf"\d[万亿多余]?(?:{any_of('area_unit')}|{any_of('land_unit')}|[张床])")


@lru_cache(maxsize=1)
def _place() -> regex.Pattern[str]:
    return regex.compile(any_of("location_label"))


def tells_sum(view: str, start: int, end: int) -> bool:
    """Whether a sentence tells an amount of money; most do not."""
    return _sum().search(view, start, end) is not None


def planned(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """A new site, a part or a phase of a body, or the work on it, with its sum and something more in the sentence."""
    lead = _LEAD.match(view, start, end)
    begin = lead.end() if lead else start
    found = _planned_pattern().match(view, begin)
    if found is None or found.end() > end or not _is_one(view, found, known):
        return
    name = found["name"]
    chosen = view.startswith(project_words("site_chosen"), found.end())  # 市三院|建设地点位于…
    if known.body_at(*extent(found, "name")) and not (name.endswith(_new_site()) or chosen):
        return
    newly = chosen or phase_of(name) or name.endswith(project_words("site"))
    if _is_told(view, found.end()) or (newly and _is_placed(view, found.end())):
        yield Candidate(*extent(found, "name"), name, "project.planned", phase_of(name))


def _new_site() -> tuple[str, ...]:
    return (*project_words("site"), *project_words("site_tail"), *project_words("site_branch"))


def _is_one(view: str, found: regex.Match[str], known: Known) -> bool:
    span = extent(found, "name")
    return known.definite_at(*span) and len(found["name"]) <= LONGEST and not is_class(view, *span, True)


def _is_told(view: str, at: int) -> bool:
    """Whether a sum and a size, a place or a date are said of what ends at an offset."""
    said = read_attributes(_rest(view, at))
    sized = said.floor_area is not None or said.land_area is not None or said.beds is not None
    return said.investment is not None and (sized or bool(said.location or said.start or said.completion))


def _is_placed(view: str, at: int) -> bool:
    """Whether a place and a size are said of what ends at an offset."""
    said = read_attributes(_rest(view, at))
    return bool(said.location) and said.measured


@lru_cache(maxsize=1)
def _founded_pattern() -> regex.Pattern[str]:
    # matches 组建|市公共卫生临床中心|,新院区坐落于…; not 组建市公共卫生专家库
    return regex.compile(
        rf"{any_of('founded_verb')}(?P<name>\p{{Han}}{{3,40}}?{any_of('owned_tail')})(?=,(?:{any_of('site')}|{any_of('project_tail')}))"
    )


def founded(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """组建|X中心|,新院区…: a body founded with a building of its own."""
    found = _founded_pattern().search(view, start, end + 4)
    if found is not None and found.end() <= end and _is_one(view, found, known) and _is_told(view, found.end()):
        yield Candidate(*extent(found, "name"), found["name"], "project.founded")


@lru_cache(maxsize=1)
def _phase_pattern() -> regex.Pattern[str]:
    # matches 二期住院大楼|新增床位400张; not 二期住院大楼主体封顶
    name = rf"{any_of('phase')}(?!{any_of('phase_not_name')})\p{{Han}}{{0,10}}?{any_of('strong_tail')}"
    return regex.compile(rf"(?P<name>{name})(?=,?{any_amount()}[^,。;\n\d]{{0,6}}\d)")


def its_own(view: str, start: int, end: int, sentence: int, known: Known) -> Iterator[Candidate]:
    """A building of the body that the sentence speaks of, told with its sum and size."""
    found = _phase_pattern().match(view, start)
    if found is not None and found.end() <= end and _is_told(view, found.end()):
        owner = known.body_within(sentence, start)[1]
        if owner:
            name = found["name"]
            phase = next((one for one in project_words("phase") if name.startswith(one)), "")
            yield Candidate(*extent(found, "name"), owner + name, "project.its_own", phase)


def in_rooms(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """市第七人民医院利用闲置校舍改建|精神科病区|,新增床位80张."""
    if not view.endswith(project_words("facility"), start, end):
        return
    found = _in_rooms().match(view, start, end)
    owner = known.body_at(*extent(found, "owner")) if found else ""
    if found and owner and read_attributes(_rest(view, found.end())).measured:
        name = owner + found["name"] + found["work"]
        yield Candidate(*extent(found, "name"), name, "project.its_own", phase_of(found["name"]))


def _rest(view: str, at: int) -> str:
    """What the sentence says behind an offset."""
    stop = _SEGMENT.search(view, at)
    return view[at : stop.start() if stop else len(view)]


@lru_cache(maxsize=1)
def _in_rooms() -> regex.Pattern[str]:
    # matches 市第七人民医院|利用闲置校舍|改建|老年精神科病区; not 市第七人民医院利用闲置校舍开办培训班
    return regex.compile(
        rf"(?P<owner>[^,。;:!?、\n]{{2,24}}?){any_of('it_relied')}[^,。;:!?、\n]{{2,16}}?"
        rf"(?!{any_of('first_verb_bare')})(?P<work>{any_of('first_verb')})(?P<name>\p{{Han}}{{2,20}}?{any_of('facility')})$"
    )
