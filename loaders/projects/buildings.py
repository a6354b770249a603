"""Buildings named in running text by the work on them. In: a clause of a view. Out: Candidates.

building    加快|通辽市医院新院区|建设; (依托沈阳急救中心)建设|救护车洗消站
verb first  迁建|彭埠街道社区卫生服务中心 (read as …迁建项目)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.ellipsis import shared_ends, split_at_and
from loaders.projects.measures import paid_for
from loaders.projects.parts import (
    PROJECT,
    Candidate,
    Known,
    after_verb,
    extent,
    is_class,
    is_counted_behind,
    is_grade,
    members,
    phase_of,
)
from loaders.projects.relied import relied_on, relies_on_class
from loaders.projects.words import any_of, project_words

_NEAR = 40  # characters behind a clause that may tell the size of what it builds


@lru_cache(maxsize=1)
def _building_pattern() -> regex.Pattern[str]:
    # matches 加快完成|通辽市医院新院区|建设; not 推动…等专科医院|建设
    return regex.compile(
        rf"(?P<verb>{any_of('plain_build_verb')})(?P<name>[^,。;:!?\n]{{2,60}}?{any_of('owned_tail')}(?:\([^()]{{2,14}}\))?|"
        rf"[^,。;:!?\n]{{2,60}}?{any_of('strong_tail')}(?:\([^()]{{2,14}}\))?|"
        rf"[^,。;:!?\n]{{2,60}}?{any_of('owned_tail')}{any_of('phase')}|"
        rf"[^,。;:!?\n、]{{2,40}}?{any_of('equipped_tail')}(?={any_of('remodel')}))(?P<built>{any_of('construct')})"
        rf"(?:(?=[^\p{{Han}}\p{{L}}\d“]|{any_of('object_not_after')})|$)"  # not X医院|建设|国家医学中心
    )


def buildings(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """加快完成|X新院区|建设: X begins with an owner or ends with a telling word."""
    for found in _building_pattern().finditer(view, start, end):
        if phase_of(found["name"]) and view.startswith(project_words("list_end"), found.end()):
            continue  # 市二院二期扩建|等项目: the list says what it is
        at, _ = after_verb(view, found.start("name"), found.end("name"), "plain_build_verb")
        at = max(at, _after_built(view, at, found.end("name")))
        if more := _more_counted().search(view, at, found.end("name")):
            if known.definite(at, more.start()):
                yield Candidate(at, more.start(), view[at : more.start()], "project.building")
            continue
        text = view[at : found.end("name")]
        owned = known.definite(at, found.end("name"))
        if text.endswith(project_words("equipped_tail")) and not known.body_starting(at, found.end("name")):
            continue
        centre = bool(known.own_level(text)) and text.endswith(project_words("level_centre"))
        if len(text) < 4 or not (owned or centre or _bare(text).endswith(project_words("strong_tail"))):
            continue
        if centre and found["built"] in project_words("construct_vague"):  # 加快|市级托育综合服务中心|建设
            yield Candidate(at, found.end("name"), text, "project.building")
            continue
        if not centre and is_class(view, at, found.end("name"), owned):
            continue
        parts = split_at_and(view, list(_pieces(view, at, found.end("name"), known)), known)
        shared = list(shared_ends(view, parts[:-1], (parts[-1][0], found.end()), known))
        if shared and len(shared) == len(parts) - 1:
            yield from (Candidate(one.start, one.end, one.name, "project.building") for one in shared)
            parts = [(parts[-1][0], found.end())]
        elif len(parts) > 1 and all(_stands_alone(view, *part, known) for part in parts):
            parts[-1] = (parts[-1][0], found.end())
        else:
            parts = [(at, found.end())]
        for left, right in parts:
            phase = phase_of(view[left:right].removesuffix(found["built"]))
            yield Candidate(left, right, view[left:right], "project.building", phase)
    for found in _with_more_pattern().finditer(view, start, end):
        at, _ = after_verb(view, found.start("name"), found.end("name"), "plain_build_verb")
        if known.definite(at, found.end("name")):
            yield Candidate(at, found.end("name"), view[at : found.end("name")], "project.building")


def _pieces(view: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """The members of a list, parted too at 和 between two that stand alone (A中心(含B)|和|C中心)."""
    for left, right in members(view, start, end):
        for joint in range(left + 4, right - 4):
            if (
                view[joint] in "和及"
                and _stands_alone(view, left, joint, known)
                and known.definite_at(joint + 1, right)
            ):
                yield left, joint
                left = joint + 1
        yield left, right


@lru_cache(maxsize=1)
def _more_counted() -> regex.Pattern[str]:
    # matches 市妇幼保健院城北院区|和60家县级妇幼保健院; not 市中医院和市传染病院, nor 县医院和|3家
    tail = rf"(?<={any_of('strong_tail')}|院区)"
    return regex.compile(rf"{tail}[和及与、](?=\d{{1,4}}{any_of('counter')})")


def _stands_alone(view: str, start: int, end: int, known: Known) -> bool:
    """Whether a member of a list is a building of its own (A门诊楼、|B病房楼二期|建设, 国家某基地(南京))."""
    text = view[start:end]
    phase = phase_of(text)
    bare = _bare(text).removesuffix(phase) if phase else _bare(text)
    if known.definite(start, end):
        return bare.endswith(project_words("owned_tail"))
    placed = text.endswith(")") and text.startswith(project_words("national_level"))
    return placed and bare.endswith(project_words("strong_tail"))


def _bare(text: str) -> str:
    """A name without the bracket that it ends with."""
    return regex.sub(r"\([^()]*\)$", "", text)


@lru_cache(maxsize=1)
def _with_more_pattern() -> regex.Pattern[str]:
    # matches 完成|市医院医技综合楼|、地下停车场及附属设施建设; not …医院等专科医院建设
    return regex.compile(
        rf"{any_of('plain_build_verb')}(?P<name>[^,。;:!?、\n]{{2,40}}?{any_of('strong_tail')})"
        rf"[、及和与][^,。;:!?\n等]{{2,30}}{any_of('construct')}"
    )


def _after_built(view: str, start: int, end: int) -> int:
    """After the last …建设、 or …工程、 (A建设、|B): what stands before it is another project."""
    text = view[start:end]
    endings = (*project_words("construct"), *project_words("project_tail"))
    return start + max((text.rfind(word + "、") + len(word) + 1 for word in endings if word + "、" in text), default=0)


@lru_cache(maxsize=1)
def _verb_first_pattern() -> regex.Pattern[str]:
    # matches 迁建|彭埠街道…; not the end of a name (…医院|迁建|、…)
    # and not what a building is made of: 新院建设|包括门诊楼、住院楼
    first = rf"(?!{any_of('first_verb_not_after')})[^、,。;:!?\n]"
    return regex.compile(rf"(?P<verb>{any_of('first_verb')})了?(?P<which>的)?(?P<rest>{first}[^,。;:!?\n]{{2,79}})")


def verb_first(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """迁建|A、B and 依托X建设|A和B: one candidate a member that ends with a building and is definite."""
    found = _verb_first_pattern().search(view, start, end)
    if not found:
        return
    verb = found["verb"]
    bare = verb in project_words("first_verb_bare")
    lab = view.endswith(
        project_words("equipped_tail"), found.start("rest"), found.end("rest")
    )  # 市疾控中心|建成|…实验室
    owning = bare and (lab or verb not in project_words("first_verb_unowned")) and not found["which"]
    relied = relies_on_class(view, start, found.start())
    owner = known.body_before(found.start()) if owning else ""
    owner = owner or (relied_on(view, start, found.start(), known) if owning and not relied else "")
    if not bare and read_attributes(view[found.start("rest") : end + _NEAR]).measured:
        owner = known.body_before(found.start())  # 市五院|新建|传染病楼,设床位200张
    pieces = split_at_and(view, list(members(view, *extent(found, "rest"))), known)
    last = pieces[-1]
    if bare and _are_designated(view, pieces):
        return
    whole = next((one for one in _tailed(view, *last, bool(owner))), last)
    counted = is_class(view, *whole, known.definite(*whole))
    shared = [] if counted or bare else list(shared_ends(view, pieces[:-1], whole, known))
    for one_short in shared:
        begin = found.start() if one_short.start == found.start("rest") else one_short.start
        yield Candidate(begin, one_short.end, f"{one_short.name}{verb}{PROJECT}", "project.verb_first")
    for begin_at, right in pieces:
        paid = paid_for().match(view, begin_at, right)  # 新建A、投资3亿元扩建|B
        left = paid.end() if paid else begin_at
        equipped = view.endswith(project_words("equipped_tail"), left, right) and known.definite(left, right)
        told_of = _attribute().match(view, left, right)  # “六位一体”的|某区公共卫生中心
        left = told_of.end() if told_of and known.definite_at(told_of.end(), right) else left
        ours = known.own_level(view[left:right]) and _level_centre().search(view, left, right)
        placed = known.definite_at(left, right) and _is_house(view, verb, left, right)  # 依托市三院建设|市血液中心
        for one in _tailed(view, left, right, ((bool(owner) and not placed) or equipped) and not ours):
            sure = known.definite(*one)
            name = view[one[0] : one[1]]
            strong = (
                bare
                and len(name) > 5
                and not relied
                and (name.endswith(project_words("strong_tail")) or bool(phase_of(name)))
            )
            levelled = bool(owner) and name.startswith(project_words("own_level"))  # 依托X建设|市级救援基地
            levelled = levelled or (bool(known.own_level(name)) and name.endswith(project_words("level_centre")))
            if (
                not (owner or sure or (strong and not relied) or levelled)
                or is_class(view, *one, sure or levelled)
                or is_grade(name)
            ):
                continue
            if name[known.region_length(name) :] in (*project_words("site"), *project_words("site_tail")):
                continue  # 三家医院建设|雄安院区: whose is not said
            if _joins_another(view, *one, known) or (found["which"] and not (sure and _told(view, one[1], end))):
                continue
            only = levelled and not owner and _one().match(view, one[1]) and _told(view, one[1], end)  # 1处,建筑面积…
            if bare and ((is_counted_behind(view, one[1]) and not only) or name.endswith(project_words("founded"))):
                continue
            if bare:
                whose = "" if known.definite_at(*one) or _is_where(view, found.start(), name) else owner
                yield Candidate(*one, _owned_name(name, whose, levelled), "project.building", phase_of(name))
            else:
                if is_counted_behind(view, one[1]) and not known.definite_at(*one):
                    continue  # 改造|老旧乡镇卫生院|25家
                begin = found.start() if one[0] == found.start("rest") else one[0]
                whose = "" if sure else owner
                yield Candidate(begin, one[1], f"{whose}{name}{verb}{PROJECT}", "project.verb_first")


@lru_cache(maxsize=1)
def _one() -> regex.Pattern[str]:
    return regex.compile(any_of("one_of"))


def _is_house(view: str, verb: str, start: int, end: int) -> bool:
    """Whether what a body sets up may be a building: not 设立|市老年医学中心, 建设|冀中南肿瘤分中心."""
    return verb not in project_words("founded_verb") and not view.endswith(project_words("part_not"), start, end)


@lru_cache(maxsize=1)
def _attribute() -> regex.Pattern[str]:
    return regex.compile(r"[^,。;:、\n]{2,16}的")


def _told(view: str, at: int, end: int) -> bool:
    """Whether a place or a size is said of what ends at `at`: 开工建设的|市三院|位于…; not 建成的|市三院|服务能力…"""
    said = read_attributes(view[at : end + _NEAR])
    return said.measured or bool(said.location)


@lru_cache(maxsize=1)
def _level_centre() -> regex.Pattern[str]:
    return regex.compile(any_of("level_centre"))


def _joins_another(view: str, start: int, end: int, known: Known) -> bool:
    """Whether 和 joins a body to something that is no building (续建|管网和县疾控中心)."""
    tails = (*project_words("owned_tail"), *project_words("strong_tail"), *project_words("place_tail"))
    return any(
        not view.endswith(tails, start, at) and not known.definite(start, at)
        for at in range(start + 1, end - 3)
        if view[at] in "和及与" and known.definite_at(at + 1, end)
    )


def _owned_name(name: str, owner: str, levelled: bool) -> str:
    """A building with its owner; one of a level keeps its own name, a national one with its place in brackets."""
    if not levelled or not owner or name.endswith(project_words("equipped_tail")):
        return owner + name  # 市疾控中心|区域公共卫生实验室
    return f"{name}({owner})" if name.startswith(project_words("national_level")) else name


def _is_where(view: str, at: int, name: str) -> bool:
    """Whether a national base is only at the body before it: 依托X建设|国家紧急医学救援基地; not 以X为主体建设|…"""
    return name.startswith(project_words("national_level")) and not view.endswith(project_words("main_body"), 0, at)


@lru_cache(maxsize=1)
def _designated_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"等\d{{1,3}}{any_of('counter')}(?P<what>[^,。;:!?、\n]{{2,30}})")


def _are_designated(view: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether a list of buildings is made into something else: 建设|A卫生院、B卫生院等20个县域医疗次中心."""
    start, end = pieces[-1]
    found = _designated_pattern().search(view, start, end)
    if found is None or len(pieces) < 2:
        return False
    named = [view[left:right] for left, right in pieces[:-1]] + [view[start : found.start()]]
    return not any(found["what"].endswith(name[-2:]) for name in named)


def _tailed(view: str, start: int, end: int, owned: bool) -> Iterator[tuple[int, int]]:
    """The part of a piece up to its last building noun; two if 和 parts them."""
    strong = project_words("strong_tail")
    equipped = project_words("equipped_tail")
    tails = (*equipped, *strong) if owned else (*project_words("owned_tail"), *strong)
    left = start
    for right in (*(at for at in range(start, end) if view[at] in "和及"), end):
        text = view[left:right]
        if text.endswith(tails):
            yield left, right
            left = right + 1
        elif right == end:
            ends = [text.rfind(tail) + len(tail) for tail in tails if tail in text]
            if ends and max(ends) > (2 if owned else 3):
                stop = left + max(ends)
                stop += view[left:stop].count("(") > view[left:stop].count(")") and view.startswith(")", stop)
                if regex.match(rf"\p{{Han}}{{0,6}}?{any_of('part_of_house')}", view, pos=stop, endpos=end):
                    continue  # 改造|市中心医院|感染病区: of the house only a ward
                phase = next((one for one in project_words("phase") if view.startswith(one, stop, end)), "")
                yield left, stop + len(phase)
