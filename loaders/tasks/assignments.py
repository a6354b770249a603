"""Sentences that give a body a task: X负责…, 由X牵头, 依托X建设…, 发挥X的…作用, X会同Y…, 与X部门密切配合.

In: bodies and departments in the text. Out: (actor, role, rule). A rule looks only at the words around the body.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.bodies.functional import Departments
from loaders.bodies.owner import official_name
from loaders.bodies.scan import resolve_body
from loaders.model import Body, InstitutionFact
from loaders.reading import Reading
from loaders.tasks.clauses import charge_then, chief_then, words_behind
from ontology.bodies import ADMINISTRATIVE, body_words, is_mass_body
from ontology.regions import full_name

Role = Literal["lead", "support"]
_SENTENCE = "。;\n"
_CLAUSE = "。;,:\n"
_REACH = 400  # characters: nobody reads a longer sentence
_OWN_WORD = ("task.strong", "task.subject")
IMPLIED = ("task.relied_on", "task.as_core", "task.furthered", "task.joined_by_us")  # the body is what a task leans on


@dataclass(frozen=True, slots=True)
class Actor:
    """A body at a place in the view."""

    start: int
    end: int
    body: Body


@dataclass(frozen=True, slots=True)
class _Group:
    """Bodies named in one list, and whether they are departments named by function."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    functional: bool

    def of(self, kind: str) -> bool:
        """Whether all are of one type."""
        return all(actor.body.type == kind for actor in self.actors)


def health_commission(reading: Reading) -> Body | None:
    """The health commission of the plan's own region, under the name that the text has for it, else its usual one."""
    region = reading.header.region
    for fact in reading.facts(InstitutionFact):
        if region and fact.type == "health_commission" and fact.region == full_name(region):
            return fact.body
    if region is None:
        return None
    form = body_words("health_county" if region.level == "county" else "health_city")[0]
    return resolve_body(official_name(region) + form, region)


def assigned(reading: Reading, named: list[Actor], departments: list[Departments]) -> Iterator[tuple[Actor, Role, str]]:
    """Every actor that its sentence gives a task, with its role and the rule's name."""
    view = reading.document.view
    bodies = list(_grouped(view, named, reading))
    functional = [
        _Group(one.start, one.end, tuple(Actor(*member) for member in one.members), True) for one in departments
    ]
    sequence = sorted([*bodies, *functional], key=lambda group: group.start)
    helpers = [group.start for group in sequence if _only_helps(view, group)]
    chief = -1  # the sentence up to here has a body that 牵头
    charged = False  # by 负责统筹, not by 牵头
    acting = -1  # the sentence up to here has a body that acts by itself
    furthered = -1  # the sentence up to here supports bodies in what they do
    for at, group in enumerate(sequence):
        before = view[_back(view, group.start, _floor(reading, group.start)) : group.start]
        stop = _forward(view, group.end)
        after = view[group.end : stop]
        role, rule = (_department_role if group.functional else _body_role)(before, after, group)
        if rule is None and group.start < furthered and _goes_on(before, after):
            role, rule = "lead", "task.furthered"
        if rule is None and stop <= max(chief, acting) and _clause(before).strip() in body_words("joins_alone"):
            role, rule = "support", "task.joined"  # A牵头组织实施,会同|B|制定计划
        if rule is None and _clause(before).strip() in body_words("joins_alone") and words_behind("done").match(after):
            role, rule = "support", "task.joined_by_us"  # 会同|市教育局|每学期开展筛查: who does it is the plan's own
        if rule is None:
            continue
        if rule == "task.furthered":
            furthered = stop
        if rule in _OWN_WORD and words_behind("chief").match(after):
            chief, charged = stop, False
        elif rule in _OWN_WORD and stop > chief and words_behind("whole").match(after):
            chief, charged = stop, True
        elif rule in _OWN_WORD and stop <= acting and words_behind("own_and_helps").match(after):
            role = "support"  # A统筹实施,B、C等部门各负其责、密切配合
        elif rule in _OWN_WORD and stop <= chief and not (charged and group.of("health_commission")):
            # A牵头(A负责规划的组织实施),B、C负责落实; but 推进委员会负责统筹协调,省卫健委会同…制定方案
            role = "support"
        elif group.functional and bisect_left(helpers, stop) > bisect_left(helpers, group.end):
            role = "lead"  # 财政部门要安排经费,教育部门配合
        acting = stop if rule in _OWN_WORD and role == "lead" else acting
        partners = _partners(view, group) if rule == "task.furthered" else len(group.actors)
        for rank, actor in enumerate(group.actors):
            health = group.functional and actor.body.type == "health_commission"
            yield actor, "lead" if health else "support" if rank >= partners else role, rule
        follower = sequence[at + 1] if at + 1 < len(sequence) else None
        between = view[group.end : follower.start] if follower and follower.start < stop else ""
        if follower and _joined(between):
            # 各部门配合市卫健委, 积极配合卫生健康部门: whom they serve leads; not 会同卫生健康部门
            leads = between.endswith(body_words("we_serve"))
            for actor in follower.actors:
                health = leads and actor.body.type == "health_commission"
                yield actor, "lead" if health else "support", "task.joined"


def _goes_on(before: str, after: str) -> bool:
    """支持市一院创建中心,|市二院|建设基地: a later clause, or a later member of a list, of the same support."""
    return before.endswith((",", "、")) and any(
        words_behind(one).match(after) for one in ("promoted_acts", "backed_acts")
    )


def _clause(before: str) -> str:
    """The words of a body's own clause that stand before it."""
    return before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :] if before else ""


def _partners(view: str, group: _Group) -> int:
    """How many of a group come before 与: 支持市中医院|与某大学共建研究院 has a partner behind it."""
    for rank in range(1, len(group.actors)):
        if view.startswith(body_words("partner_joint"), group.actors[rank - 1].end):
            return rank
    return len(group.actors)


def _only_helps(view: str, group: _Group) -> bool:
    """Whether a clause says no more of a body than that it helps: ,教育部门配合."""
    return view[group.start - 1] in _CLAUSE and words_behind("helps_only").match(view, group.end) is not None


def _joined(between: str) -> bool:
    """Whether one actor does it together with the next: 会同, 联合, 积极配合."""
    return between.endswith((*body_words("we_serve"), *body_words("we_join"))) and len(between) <= 6


def _floor(reading: Reading, at: int) -> int:
    section = reading.outline.section_at(at)
    return section.body_start if section else 0


def _back(view: str, at: int, floor: int) -> int:
    floor = max(floor, at - _REACH)
    while at > floor and view[at - 1] not in _SENTENCE:
        at -= 1
    return at


def _forward(view: str, at: int) -> int:
    stop = min(len(view), at + _REACH)
    while at < stop and view[at] not in _SENTENCE:
        at += 1
    return at


def _grouped(view: str, named: list[Actor], reading: Reading) -> Iterator[_Group]:
    """Lists of bodies (A、B和C) as one; 市政府各部门 is the government's departments.

    A body named again starts a clause of its own: …报体制改革处,体制改革处汇总后上报.
    """
    joints = body_words("list_joint")
    actors = sorted(named, key=lambda actor: actor.start)
    at = 0
    while at < len(actors):
        run = [actors[at]]
        while (
            at + 1 < len(actors)
            and view[run[-1].end : actors[at + 1].start] in (*joints, "")
            and actors[at + 1].body not in [one.body for one in run]
        ):
            at += 1
            run.append(actors[at])
        at += 1
        last = run[-1]
        parts = next((word for word in body_words("government_parts") if view.startswith(word, last.end)), "")
        if parts and last.body.type == "government":
            body = Body(last.body.name + parts, "government", last.body.region, last.body.region_code)
            run[-1] = Actor(last.start, last.end + len(parts), body)
        yield _Group(run[0].start, run[-1].end, tuple(run), False)


def _body_role(before: str, after: str, group: _Group) -> tuple[Role, str | None]:
    """The role of a named body from the words before and after it in its sentence."""
    clause = _clause(before)
    if words_behind("posts").match(after) and not clause.endswith(body_words("led_by")):
        if not clause.strip() and words_behind("chairs").match(after):
            return "lead", "task.chairs"
        return "support", None  # 县医院主要负责人作了发言; but 由县医院主要负责人任组长
    mass = all(is_mass_body(actor.body.name) for actor in group.actors)
    if mass and words_behind("used_before").search(clause) and words_behind("effect").match(after):
        return "support", "task.effect"  # 发挥工会、共青团、妇联等群团组织的作用
    if clause.endswith(body_words("used")) and words_behind("effect").match(after):
        return "lead", "task.effect"
    if clause.endswith(body_words("relied")) and words_behind("relied_on").match(after):
        return "lead", "task.relied_on"
    if clause.endswith(body_words("core_lead")) and words_behind("as_core").match(after):
        return "lead", "task.as_core"
    if clause.endswith(body_words("furthered")) and words_behind("promoted_acts").match(after):
        return "lead", "task.furthered"
    if clause.endswith(body_words("supported")) and words_behind("supported_acts").match(after):
        return "lead", "task.furthered"
    if clause.endswith(body_words("backed")) and words_behind("backed_acts").match(after):
        return "lead", "task.furthered"
    if clause.endswith(body_words("backed")) and len(group.actors) > 1 and words_behind("together").match(after):
        return "lead", "task.furthered"
    if clause.endswith(body_words("furthered")) and words_behind("backed_acts").match(after):
        return "lead", "task.furthered"
    if clause.endswith(body_words("duty_used")) and words_behind("duty").match(after):
        return "lead", "task.effect"
    if clause.endswith((*chief_then(), *charge_then())) and words_behind("takes_part").match(after):
        return "support", "task.supports"
    if clause.endswith(charge_then()) and words_behind("agent").match(after):
        return "lead", "task.subject"  # 由市医改办统筹、|市医保局和市卫健委|分工推进
    if clause.endswith(body_words("entrusted")) and words_behind("done").match(after):
        return "support", "task.entrusted"  # 委托某大学开展评估
    if clause.endswith(body_words("located")) and words_behind("places").match(after):
        return "lead", "task.located"
    if clause.endswith(body_words("led_by")) and group.of("government") and words_behind("headed").match(after):
        return "support", None  # 成立由市政府分管领导任组长的领导小组: the group has the task
    if clause.endswith(body_words("led_by")):  # 由X会同Y…; X does not do what follows 由X管理,
        if words_behind("takes_part").match(after):
            return "support", "task.supports"  # 由市疾控中心协助调度
        name = next((one for one in ("led_by", "chairs", "strong") if words_behind(one).match(after)), None)
        return ("lead", f"task.{name}") if name else ("support", None)
    if clause.endswith(body_words("seated")):
        return "lead", "task.seat"
    if any(word in clause for word in body_words("group_made")) and words_behind("group_serves").match(after):
        return "support", "task.group"
    if any(word in clause for word in body_words("group_made")) and words_behind("group_acts").match(after):
        return "lead", "task.group"
    if words_behind("strong").match(after):
        return "lead", "task.strong"
    if clause.endswith(body_words("promoted")) and words_behind("hosts").match(after):
        return "lead", "task.hosts"
    if not clause.strip() and (words_behind("helps").match(after) or words_behind("gives_help").match(after)):
        return "support", "task.supports"
    administrative = all(actor.body.type in ADMINISTRATIVE for actor in group.actors)
    # in a later clause what a hospital has more of (市中心医院新增床位40张) is a result
    acts = administrative or not words_behind("outcome").match(after)
    starts = not before.strip() or (acts and not clause.strip())
    starts = starts or (not clause.strip() and before.endswith(tuple(f"{word}," for word in body_words("topic_end"))))
    if starts and words_behind("agent").match(after):
        return "lead", "task.subject"
    if not clause.strip() and words_behind("acts").match(after):
        return "lead", "task.subject"
    if (not clause.strip() or clause.endswith(body_words("promoted"))) and words_behind("pivot").match(after):
        return "lead", "task.pivot"
    if words_behind("in_charge").match(after):
        return "lead", "task.in_charge"
    return "support", None


def _department_role(before: str, after: str, group: _Group) -> tuple[Role, str | None]:
    """The role of a department named by function."""
    clause = _clause(before)
    if not clause.strip():
        if words_behind("strong").match(after):
            return "lead", "task.strong"
        if len(group.actors) == 1 and words_behind("own_task").match(after):
            return "lead", "task.subject"
        if words_behind("supports").match(after):
            return "support", "task.supports"
        return "support", None
    if clause.endswith(body_words("used")) and words_behind("effect").match(after):
        return "support", "task.effect"
    if clause.endswith(body_words("led_by")) and words_behind("led_by").match(after):
        return "lead", "task.led_by"
    if clause.endswith(body_words("we_serve")):
        return "lead", "task.we_support"
    if clause.endswith(body_words("we_join")) and words_behind("joins").match(after):
        return "support", "task.we_join"
    return "support", None
