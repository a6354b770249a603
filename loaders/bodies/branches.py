"""What stands right behind a body's name and belongs to it: a branch for a region, a second name, a hospital's group.

(某市分局, 国家统计局贵州调查总队, 某中心(某基地), 某医院集团.)

In: a view and a find. Out: the find with what belongs to it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import regex

from loaders.bodies.groups import second_name_end
from loaders.bodies.parts import Find, alternatives
from ontology.bodies import body_words
from ontology.regions import by_code, full_name, resolve, surfaces


def with_branch(view: str, find: Find) -> Find:
    """The body's branch for a part of its region, if one is named right behind it."""
    found = _branch().match(view, find.end)
    if found is None and not find.body.region_code and find.body.type == "department":
        found = _local_office().match(view, find.end)  # 国家矿山安全监察局|宁夏局, 国家统计局|青岛调查队
    if found is None or found["place"] not in surfaces():
        return find
    body = replace(find.body, name=find.body.name + found.group())
    part = resolve(found["place"], by_code(body.region_code) if body.region_code else None)
    if part:
        body = replace(body, region=full_name(part), region_code=part.code)
    return replace(find, end=found.end(), body=body)


@cache
def _branch() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<place>\p{{Han}}{{2,6}}?)(?:{alternatives(body_words('branch'))})")


@cache
def _local_office() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<place>\p{{Han}}{{2,6}}?)(?:{alternatives(body_words('local_office_head'))})(?!部门)")


def with_second_name(view: str, find: Find) -> Find:
    """辽宁省某中心(辽宁省某基地) is one mention; a short bracket ((沈阳基地)) says where, not what else.

    区人民医院|集团 is the group that the hospital leads; 某省中医药研究院|附属医院 is the institute's hospital.
    """
    hospital = next((word for word in body_words("institute_hospital") if view.startswith(word, find.end)), "")
    if hospital and find.body.type == "research":
        body = replace(find.body, name=find.body.name + hospital, type="hospital")
        return replace(find, end=find.end + len(hospital), body=body)
    group = next((word for word in body_words("hospital_group") if view.startswith(word, find.end)), "")
    if group and find.body.type == "hospital" and not view.startswith(body_words("after_not"), find.end + len(group)):
        body = replace(find.body, name=find.body.name + group, type="alliance")
        return replace(find, end=find.end + len(group), body=body)
    if find.rule == "body.base":  # its bracket names the place, or another body
        return find
    end = second_name_end(view, find.end)
    return replace(find, end=end) if end - find.end >= 8 else find
