"""Names of projects in running text. In: a clause of a view. Out: Candidates (span, name as it should read, rule).

Four ways of naming one, each with the words of data/words_projects.csv:
system      完善|区域人口健康信息平台; 开通|“…”微信公众号
project     启动|市传染病医院新址建设项目; 市六院紧急改造工程
building    加快|通辽市医院新院区|建设; (依托沈阳急救中心)建设|救护车洗消站
verb first  迁建|彭埠街道社区卫生服务中心 (read as …迁建项目)
A class (各类…平台, 一批…医院, …等专科医院建设) is none; what makes it definite is an owner or a telling last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Protocol

import regex

from loaders.project_words import any_of, project_words

CLAUSE = regex.compile(r"[^,。;:!?\n]+")
_LEAD = regex.compile(r"(?:以及|[了好与和及并])(?=[\p{Han}“])")
_MAX = 45
PROJECT = "项目"


class Known(Protocol):
    """What the document knows of owners."""

    def definite(self, start: int, end: int) -> bool:
        """Whether a piece names one particular thing (it begins with a region or an owner, or holds a body)."""

    def body_before(self, at: int) -> str:
        """The full name of the body whose mention ends at an offset; '' if none does."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project as named: its span in the view, the name to read it as, the rule, and the phase if one is named."""

    start: int
    end: int
    name: str
    rule: str
    phase: str = ""


def candidates(view: str, start: int, end: int, known: Known, unled: bool) -> list[Candidate]:
    """All candidates in view[start:end], in text order, none inside another.

    `unled`: a project may be named with no verb before it (titles, chapters of projects).
    """
    found: list[Candidate] = []
    for clause in CLAUSE.finditer(view, start, end):
        span = _extent(clause, 0)
        found.extend(_listed(view, *span, known))
        found.extend(_projects(view, *span, known, unled))
        found.extend(_buildings(view, *span, known))
        found.extend(_verb_first(view, *span, known))
        found.extend(_opened(view, *span, known))
        found.extend(_systems(view, *span, unled))
    kept: list[Candidate] = []
    for item in sorted(map(partial(_bracketed, view), found), key=lambda item: (item.start, -item.end, item.rule)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _extent(found: regex.Match[str], group: str | int) -> tuple[int, int]:
    return found.start(group), found.end(group)


def _bracketed(view: str, item: Candidate) -> Candidate:
    """The candidate with the bracket closed that it opens (…中心(市第四人民医院|))."""
    text = view[item.start : item.end]
    if text.count("(") > text.count(")") and view[item.end : item.end + 1] == ")":
        return replace(item, end=item.end + 1, name=item.name + ")")
    return item


def phase_of(text: str) -> str:
    """一期, 二期 … if the name ends with one (…(一期工程), …二期)."""
    found = _phase_pattern().search(text)
    return found["phase"] if found else ""


@lru_cache(maxsize=1)
def _phase_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"\(?(?P<phase>{any_of('phase')})(?:工程|项目)?\)?(?:工程|项目)?$")


@lru_cache(maxsize=1)
def _system_pattern() -> regex.Pattern[str]:
    # matches 推进|全民健康信息平台|建设; not 依托|…信息平台, nor 信息平台|模块
    return regex.compile(
        rf"(?P<name>[^,。;:!?\n]{{0,50}}?{any_of('it_tail')}(?:\([^()]*\))?)(?!{any_of('it_tail')})(?P<built>建设(?!内容))?"
    )


def _systems(view: str, start: int, end: int, unled: bool) -> Iterator[Candidate]:
    clause = view[start:end]
    if clause.count("、") >= 3 and "等" in clause:
        return
    led = False
    for found in _system_pattern().finditer(view, start, end):
        at, verb = _after_verb(view, *_extent(found, "name"), "it_verb")
        led = led or verb or unled
        if not led or _follows(view, found.end(), "it_not_after"):
            continue
        at = _member_start(view, at, found.end("name"))
        stop = found.end("built") if found["built"] else found.end("name")
        bare = view[at : found.end("name")].strip()
        if len(bare) < 5 or len(bare) > _MAX or bare in project_words("it_generic"):
            continue
        if any(word in bare for word in project_words("it_not")) or view[stop : stop + 1].isdigit():
            continue
        yield Candidate(at, stop, view[at:stop], "project.system")


def _after_verb(view: str, start: int, end: int, category: str) -> tuple[int, bool]:
    """Where the noun phrase in [start, end) begins: after the last verb that leads it, then after 的."""
    best, led = start, False
    text = view[start:end]
    for verb in project_words(category):
        at = text.find(verb)
        while at >= 0:
            after = start + at + len(verb)
            inside = text.count("(", 0, at) > text.count(")", 0, at) or text.count("“", 0, at) > text.count("”", 0, at)
            if end - after >= 4 and not inside and after > best:
                best, led = after, True
            at = text.find(verb, at + 1)
    owner = view.rfind("的", best, end)
    if owner >= 0 and end - owner > 5:
        best = owner + 1
    while lead := _LEAD.match(view, best, end):
        best = lead.end()
    return best, led


def _member_start(view: str, start: int, end: int) -> int:
    """In a list, the last member; 市、县两级… and 全员人口信息、电子病历…数据库 are one name."""
    text = view[start:end]
    if text.endswith(project_words("it_whole_list")):
        return start
    cut = max(text.rfind("、"), _last_and(text), text.find("和“"))
    levels = project_words("level_word")
    if cut < 0 or text[:cut] in levels or (cut <= 3 and text.startswith(levels)):
        return start
    return start + cut + 1


def _last_and(text: str) -> int:
    """和 between two systems (…信息系统|和|签约服务系统), not inside one's name."""
    found = -1
    for tail in project_words("it_tail"):
        at = text.find(tail + "和")
        found = max(found, at + len(tail) if at >= 0 else -1)
    return found


def _follows(view: str, at: int, category: str) -> bool:
    return view.startswith(project_words(category), at)


@lru_cache(maxsize=1)
def _project_pattern() -> regex.Pattern[str]:
    # matches 市六院|紧急改造|工程, …院区建设项目(一期工程); not 旗县医院服务能力提升工程
    thing = rf"(?:{any_of('facility')}|{any_of('it_project')})"
    return regex.compile(
        rf"(?P<name>[^,。;:!?、\n]{{0,60}}?{thing}(?:\([^()]*\))?[^,。;:!?、()\n]{{0,8}}?(?:\([^()]*\))?"
        rf"{any_of('construct')}{{0,3}}(?:\([^()]*\))?(?:{any_of('phase')})?{any_of('project_tail')}(?:\({any_of('phase')}[^()]*\))?)"
        rf"(?!{any_of('project_tail')}|法人|库|化)"
    )


def _projects(view: str, start: int, end: int, known: Known, unled: bool) -> Iterator[Candidate]:
    first = next(_members(view, start, end))
    led = _after_verb(view, *first, "build_verb")[1]  # its verb leads the whole list
    for piece_start, piece_end in _members(view, start, end):
        for found in _project_pattern().finditer(view, piece_start, piece_end):
            at, verb = _after_verb(view, *_extent(found, "name"), "build_verb")
            led = led or verb
            name = view[at : found.end()]
            sure = known.definite(at, found.end())
            opening = sure and at == start  # 县医院综合楼项目|总投资2亿元
            if not (led or unled or opening) or len(name) < 5 or len(name) > _MAX:
                continue
            if not sure and _says_little(name):
                continue
            told = name[_after_facility(name) :] if sure else name  # 市…医院国家级专科诊疗中心|建设项目
            if _is_class(view, at, found.end(), sure) or any(word in told for word in project_words("project_not")):
                continue
            yield Candidate(at, found.end(), name, "project.named", phase_of(name))


def _says_little(name: str) -> bool:
    """信息化建设工程: nothing but the kind of thing and the work."""
    for category in ("it_project", "construct", "project_tail"):
        for word in project_words(category):
            name = name.replace(word, "")
    return len(name) < 2


def _after_facility(name: str) -> int:
    """Where the last building noun of a name ends."""
    return max((name.rfind(word) + len(word) for word in project_words("facility") if word in name), default=0)


def _members(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a clause between 、 outside brackets."""
    depth, left = 0, start
    for at in range(start, end):
        depth += (view[at] in "(“《") - (view[at] in ")”》")
        if depth <= 0 and view[at] == "、":
            yield left, at
            left = at + 1
    yield left, end


def _is_class(view: str, start: int, end: int, sure: bool) -> bool:
    """Not one particular thing: counted, of a class, or a list closed by 等."""
    text = view[start:end]
    if sure:
        return "等" in text and not text.startswith("等")
    return (
        text.startswith(project_words("class_lead"))
        or text[:1].isdigit()
        or any(word in text for word in project_words("class_in"))
    )


@lru_cache(maxsize=1)
def _building_pattern() -> regex.Pattern[str]:
    # matches 加快完成|通辽市医院新院区|建设; not 推动…等专科医院|建设
    return regex.compile(
        rf"(?P<verb>{any_of('plain_build_verb')})(?P<name>[^,。;:!?\n]{{2,60}}?{any_of('owned_tail')}|"
        rf"[^,。;:!?\n]{{2,60}}?{any_of('strong_tail')})(?P<built>{any_of('construct')})(?!{any_of('project_tail')}|{any_of('construct')})"
    )


def _buildings(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    for found in _building_pattern().finditer(view, start, end):
        at, _ = _after_verb(view, found.start("name"), found.end("name"), "plain_build_verb")
        at = max(at, _after_built(view, at, found.end("name")))
        text = view[at : found.end("name")]
        owned = known.definite(at, found.end("name"))
        if len(text) < 4 or not (owned or text.endswith(project_words("strong_tail"))):
            continue
        if _is_class(view, at, found.end("name"), owned):
            continue
        yield Candidate(at, found.end(), view[at : found.end()], "project.building")


def _after_built(view: str, start: int, end: int) -> int:
    """After the last …建设、 or …工程、 (A建设、|B): what stands before it is another project."""
    text = view[start:end]
    endings = (*project_words("construct"), *project_words("project_tail"))
    return start + max((text.rfind(word + "、") + len(word) + 1 for word in endings if word + "、" in text), default=0)


@lru_cache(maxsize=1)
def _verb_first_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<verb>{any_of('first_verb')})(?P<rest>[^,。;:!?\n]{{3,80}})")


def _verb_first(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """迁建|A、B and 依托X建设|A和B: one candidate a member that ends with a building and is definite."""
    found = _verb_first_pattern().search(view, start, end)
    if not found:
        return
    verb = found["verb"]
    bare = verb in project_words("first_verb_bare")
    owner = (known.body_before(found.start()) or _relied_on(view, start, found.start())) if bare else ""
    for left, right in _members(view, *_extent(found, "rest")):
        for one in _tailed(view, left, right, bool(owner)):
            sure = known.definite(*one)
            name = view[one[0] : one[1]]
            strong = bare and name.endswith(project_words("strong_tail")) and len(name) > 5
            if not (owner or sure or strong) or _is_class(view, *one, sure):
                continue
            if bare:
                yield Candidate(*one, owner + name, "project.building")
            else:
                begin = found.start() if left == found.start("rest") else one[0]
                yield Candidate(begin, one[1], f"{name}{verb}{PROJECT}", "project.verb_first")


def _tailed(view: str, start: int, end: int, owned: bool) -> Iterator[tuple[int, int]]:
    """The part of a piece up to its last building noun; two if 和 parts them."""
    strong = project_words("strong_tail")
    tails = (*project_words("equipped_tail"), *strong) if owned else (*project_words("owned_tail"), *strong)
    left = start
    for right in (*(at for at in range(start, end) if view[at] in "和及"), end):
        text = view[left:right]
        if text.endswith(tails):
            yield left, right
            left = right + 1
        elif right == end:
            ends = [text.rfind(tail) + len(tail) for tail in tails if tail in text]
            if ends and max(ends) > 3:
                yield left, left + max(ends)


@lru_cache(maxsize=1)
def _relied_pattern() -> regex.Pattern[str]:
    return regex.compile(r"依托(?P<owner>[^,。;]{3,30})$")


def _relied_on(view: str, start: int, end: int) -> str:
    found = _relied_pattern().search(view[start:end])
    return found["owner"] if found else ""


@lru_cache(maxsize=1)
def _opened_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<name>[^,。;:!?、\n]{{2,40}}?{any_of('owned_tail')}){any_of('opened')}")


def _opened(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """X院区|正式启用."""
    for found in _opened_pattern().finditer(view, start, end):
        at, _ = _after_verb(view, *_extent(found, "name"), "build_verb")
        if known.definite(at, found.end("name")):
            yield Candidate(at, found.end("name"), view[at : found.end("name")], "project.opened")


@lru_cache(maxsize=1)
def _listed_pattern() -> regex.Pattern[str]:
    # matches (专项调度)|A(一期工程)、康平县妇幼保健院、辽中区妇幼保健院|等项目
    return regex.compile(rf"(?P<list>[^,。;:!?\n]{{6,160}})等[^,。;:!?、\n]{{0,24}}?{any_of('project_tail')}")


def _listed(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """The members of a list that 等项目 closes; each has to be one particular building."""
    found = _listed_pattern().search(view, start, end)
    if not found:
        return
    tails = (*project_words("owned_tail"), *project_words("project_tail"), ")")
    for rank, (left, right) in enumerate(_members(view, *_extent(found, "list"))):
        begin = left if rank else _after_verb(view, left, right, "build_verb")[0]
        name = view[begin:right]
        phase = phase_of(name)
        if known.definite(begin, right) and (name.endswith(tails) or phase):
            ending = "" if phase or name.endswith(project_words("project_tail")) else PROJECT
            yield Candidate(begin, right, name + ending, "project.listed", phase)
