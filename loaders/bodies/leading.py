"""Leading groups and committees for one purpose, with their offices: 某市医改领导小组办公室, 规划实施领导小组.

In: a view, the region, the issuer, the plan's title and the bodies found so far. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from loaders.bodies.groups import heads, purpose_start
from loaders.bodies.owner import Owner, Owners, official_name
from loaders.bodies.parts import Find, alternatives, head_type, place
from loaders.model import Body
from ontology.bodies import body_words
from ontology.regions import Region, full_name


def leading_groups(
    view: str, owners: Owners, issuer: Body | None, plan_title: str, bodies: dict[int, Find]
) -> Iterator[Find]:
    """Leading groups and committees for one purpose: 健康某市行动推进委员会, “…年”工作领导小组, 规划实施领导小组."""
    near = owners.near
    for found in heads("group_head").finditer(view):
        start = _across_joint(
            view, purpose_start(view, found.start(), "strong_stop", 24), found.start(), owners, bodies
        )
        start = max((at for at in range(start + 1, found.start()) if at in bodies), default=start)
        start += len(next((word for word in body_words("group_not_lead") if view.startswith(word, start)), ""))
        start = _at_level(view, start, found.start())
        purpose = regex.sub('[“”"]', "", view[start : found.start()])
        if not regex.sub(alternatives(body_words("group_filler")), "", purpose):
            continue
        if purpose.startswith(body_words("class_word")) or any(word in purpose for word in body_words("said_short")):
            continue
        stop = _second_name().match(view, found.end())
        end = stop.end() if stop else found.end()
        office = next((word for word in body_words("group_office") if view.startswith(word, end)), "")
        end, head = end + len(office), found.group() + office
        holder = bodies.get(start)
        if holder and holder.body.type in ("party", "government"):  # 市委…工作领导小组, 市人民政府防治…委员会
            kind = holder.body.type if holder.body.type == "party" else _group_type(head, office)
            body = replace(holder.body, name=holder.body.name + purpose + head, type=kind)
            yield Find(holder.start, end, body, "body.group")
            continue
        if purpose.startswith(body_words("national_lead")):
            yield Find(start, end, Body(purpose + head, "other", "中国", ""), "body.group")
            continue
        if near is None:
            continue
        meant = _meant_at(owners, start)
        if meant:  # 县某某领导小组, 自治区某某领导小组 say whose they are
            name = official_name(meant[0].region) + view[meant[1] : found.start()] + head
            yield Find(start, end, Body(name, _group_type(name, office), *place(meant[0])), "body.group")
            continue
        named = _named_at(owners, start, found.start())
        if named:  # 某市某某领导小组 is that city's, in a county's plan too
            name = official_name(named.region) + view[start + len(named.literal) : found.start()] + head
            yield Find(start, end, Body(name, _group_type(name, office), *place(named)), "body.group")
            continue
        name = _group_name(purpose + head, near, issuer, plan_title)
        yield Find(start, end, Body(name, _group_type(name, office), full_name(near), near.code), "body.group")


@cache
def _second_name() -> regex.Pattern[str]:
    # 健康某省建设委员会(爱国卫生运动委员会)办公室: one body under two names
    ends = alternatives((*body_words("group_head"), *body_words("committee_full")))
    return regex.compile(rf"\((?!{alternatives(body_words('said_short'))})\p{{Han}}{{2,14}}(?:{ends})\)")


def _group_type(name: str, office: str) -> str:
    return "department" if office else head_type(name)


def _named_at(owners: Owners, start: int, end: int) -> Owner | None:
    """The region whose name, with its level (江城县; not 沈阳 in 沈阳行动推进委员会), a purpose begins with."""
    for at in range(start + 2, min(end, start + 14)):
        owner = owners.named_before(at)
        own = owner is not None and owner.region == owners.near and owner.literal == owner.region.name
        if owner and not own and owner.start == start and owner.literal.endswith(body_words("region_end")):
            return owner
    return None


def _at_level(view: str, start: int, end: int) -> int:
    """Where a name begins that a verb leads up to: 推进|自治区中医药发展领导小组."""
    places = [view.find(word, start, end) for word in body_words("level_province") if len(word) > 1]
    return max([at for at in places if start < at <= start + 4], default=start)


def _meant_at(owners: Owners, start: int) -> tuple[Owner, int] | None:
    """The region that the level word at `start` means (市, 自治区), and where that word ends."""
    for size in (1, 3):
        meant = owners.meant_before(start + size)
        if meant and meant.start == start:
            return meant, start + size
    return None


def _across_joint(view: str, start: int, end: int, owners: Owners, bodies: dict[int, Find]) -> int:
    """Further back where a purpose has two parts: 某县卫生|与|健康规划实施领导小组 begins at the region's name.

    Not where a body stands before the joint: 县人民政府和健康某县行动推进委员会 are two.
    """
    joint = next((word for word in body_words("joint") if view.endswith(word, 0, start)), "")
    if not joint:
        return start
    first = purpose_start(view, start - len(joint), "strong_stop", 24 - (end - start))
    if first == start - len(joint) or any(at in bodies for at in range(first + 1, start)):
        return start
    meant = owners.meant_before(first + 1)
    if meant and meant.start == first:  # 区健康城区与“一老一小”工作专班, 市卫生与健康规划实施领导小组
        return first
    named = (owners.named_before(at) for at in range(first + 1, start))
    return min((owner.start for owner in named if owner and owner.start >= first), default=start)


def _group_name(name: str, near: Region, issuer: Body | None, plan_title: str) -> str:
    for word in body_words("plan_word"):  # 规划实施领导小组 is the group of this plan
        if name.startswith(word) and plan_title:
            name = regex.sub(r"\([^()]*\)$", "", plan_title).removesuffix(word) + name
            break
    if near.name in name or name.startswith(body_words("place_in_name")):
        return name
    named = bool(near.short) and near.short in name
    if named and not name.endswith(body_words("leading_group")):
        return name
    if named and issuer and issuer.type == "health_commission":
        return issuer.name + name
    if named and name.startswith(body_words("place_lead")):  # 健康某县建设领导小组
        return name
    return official_name(near) + name
