"""Systems named in running text: 完善|区域人口健康信息平台, 开通|“…”微信公众号. In: a clause. Out: Candidates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, Candidate, Known, after_verb, extent, is_open_list, members, phase_of
from loaders.projects.words import any_of, project_words


@lru_cache(maxsize=1)
def _system_pattern() -> regex.Pattern[str]:
    # matches 推进|全民健康信息平台|建设, 启动|某管理系统|建设项目; not 依托|…信息平台, nor 信息平台|模块
    return regex.compile(
        rf"(?P<name>[^,。;:!?\n]{{0,50}}?{any_of('it_tail')}(?:\([^()]*\))?(?:{any_of('phase')})?)"
        rf"(?!{any_of('it_tail')})"
        rf"(?P<built>建设(?!内容)(?:{any_of('project_tail')}(?!{any_of('project_tail_not_after')})|(?=[^\p{{Han}}“]|$|{any_of('object_not_after')})))?"
    )


def systems(view: str, start: int, end: int, unled: bool, known: Known) -> Iterator[Candidate]:
    """The systems that a clause builds; none in a long list that 等 closes, for that is a class."""
    clause = view[start:end]
    if clause.count("、") >= 3 and "等" in clause and not _built_list().search(clause):
        return
    if _tail().search(view, start, end):  # most clauses have none, and the pattern tries every character
        yield from _named(view, start, end, unled, known)
    yield from _quoted(view, start, end, unled)
    yield from _called(view, start, end)
    yield from _short_members(view, start, end)


@lru_cache(maxsize=1)
def _tail() -> regex.Pattern[str]:
    return regex.compile(any_of("it_tail"))


def _named(view: str, start: int, end: int, unled: bool, known: Known) -> Iterator[Candidate]:
    """The systems by the last word of their names."""
    unled = unled or _only_systems(view, start, end)
    led = False
    for found in _system_pattern().finditer(view, start, end):
        at, verb = after_verb(view, *extent(found, "name"), "it_verb")
        led = led or verb or unled
        relied = _relied().search(view, *extent(found, "name"))
        if relied and at < relied.end() and known.definite(relied.end(), found.end("name")):
            led, at = True, relied.end()
        elif not relied:
            led = led or _follows(view, found.end(), "it_reach")
        stays = not found["built"] and _follows(view, found.end(), "it_not_after")
        if not led or (stays and not _follows(view, found.end(), "goes_live")):
            continue
        at = _member_start(view, at, found.end("name"))
        stop = found.end("built") if found["built"] else found.end("name")
        bare = view[at : found.end("name")].strip()
        if len(bare) < 5 or len(bare) > LONGEST or bare in project_words("it_generic"):
            continue
        if bare.count("“") != bare.count("”"):
            continue
        if known.body_at(at, found.end("name")) and bare.endswith(project_words("data_office")):
            continue  # 依托|市大数据中心: an office of the government
        if (
            is_open_list(bare)
            or any(word in bare for word in project_words("it_not"))
            or view[stop : stop + 1].isdigit()
        ):
            continue
        yield Candidate(at, stop, view[at:stop], "project.system", phase_of(view[at:stop]))


def _only_systems(view: str, start: int, end: int) -> bool:
    """Whether a clause is nothing but a list of systems by name: 全民健康信息平台、互联网监管平台."""
    pieces = [view[left:right].strip() for left, right in members(view, start, end)]
    named = all(len(one) > 4 and one.endswith(project_words("it_tail")) for one in pieces)
    return len(pieces) > 1 and named and _relied().match(pieces[0]) is None


def _short_members(view: str, start: int, end: int) -> Iterator[Candidate]:
    """The members that a list of systems says short: 实施…信息平台、|分级诊疗|、|综合管理|等系统."""
    found = _short_list().search(view, start, end)
    if found is None:
        return
    left = found.start("list")
    for right in (*(at for at in range(*extent(found, "list")) if view[at] == "、"), found.end("list")):
        name = view[left:right]
        if 3 <= len(name) <= LONGEST and not name.endswith(project_words("it_tail")):
            yield Candidate(left, right, name + found["tail"], "project.system")
        left = right + 1


@lru_cache(maxsize=1)
def _short_list() -> regex.Pattern[str]:
    # behind a verb and one system in full; not 建设智慧医疗、智慧服务、智慧管理等系统, which are kinds
    lead = rf"{any_of('it_verb')}[^,。;:!?、\n]{{2,30}}?{any_of('it_tail')}、"
    return regex.compile(rf"{lead}(?P<list>[^,。;:!?\n等]{{3,60}})等(?P<tail>系统|平台)(?!{any_of('it_not_after')})")


@lru_cache(maxsize=1)
def _relied() -> regex.Pattern[str]:
    # 依托|某市卫生应急指挥平台: whose it is says that it is one
    return regex.compile(any_of("it_relied"))


def _quoted(view: str, start: int, end: int, unled: bool) -> Iterator[Candidate]:
    """Systems by a name in quotes and a bare word: 建设|市“智慧急救”系统; not “互联网+”平台."""
    led = unled
    for found in _quoted_pattern().finditer(view, start, end):
        at, verb = after_verb(view, *extent(found, "name"), "it_verb")
        led = led or verb or _costs().match(view, found.end()) is not None
        if (
            not led
            or _follows(view, found.end(), "it_not_after")
            or found["quote"].startswith(project_words("it_quoted_not"))
        ):
            continue
        at = _member_start(view, at, found.end("name"))
        if found.end() - at <= LONGEST:
            yield Candidate(at, found.end(), view[at : found.end()], "project.system")


def _called(view: str, start: int, end: int) -> Iterator[Candidate]:
    """Systems by a name in quotes alone: 建成|“健康某市云”, 共建|“健康大脑·某县”; not 推广“健康码”."""
    if view.find("“", start, end) < 0:
        return
    for found in _called_pattern().finditer(view, start, end):
        if found["quote"] not in project_words("it_generic"):
            yield Candidate(*extent(found, "name"), found["name"], "project.system")


@lru_cache(maxsize=1)
def _called_pattern() -> regex.Pattern[str]:
    verb = rf"(?<={any_of('it_verb')})(?:{any_of('it_unified')})?"
    place = r"(?:·\p{Han}{2,6})"
    quote = rf"\p{{Han}}{{2,8}}{any_of('it_quoted_name')}{place}?|{any_of('it_quoted_brain')}{place}"
    return regex.compile(rf"{verb}(?P<name>“(?P<quote>{quote})”)(?=[^\p{{Han}}]|$|{any_of('construct')})")


@lru_cache(maxsize=1)
def _costs() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('invest_label')}{any_of('number_filler')}?[\d.]+{any_of('money_unit')}")


@lru_cache(maxsize=1)
def _built_list() -> regex.Pattern[str]:
    # matches A平台、B平台以及C|等一系列项目建设; not 统筹A、B、C等平台
    return regex.compile(rf"等(?:一系列|系列|重点|信息化){{0,2}}{any_of('project_tail')}")


@lru_cache(maxsize=1)
def _quoted_pattern() -> regex.Pattern[str]:
    tail = rf"[^,。;:!?“”、\n]{{0,4}}?{any_of('it_quoted_tail')}(?!{any_of('it_tail')}|{any_of('it_quoted_not_after')})"
    return regex.compile(rf"(?P<name>[^,。;:!?“”\n]{{0,30}}?“(?P<quote>[^“”\n]{{2,20}})”{tail})")


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
    ends = (*project_words("it_tail"), *(f"”{tail}" for tail in project_words("it_quoted_tail")))
    for tail in ends:
        at = text.find(tail + "和")
        found = max(found, at + len(tail) if at >= 0 else -1)
    return found


def _follows(view: str, at: int, category: str) -> bool:
    return view.startswith(project_words(category), at)
