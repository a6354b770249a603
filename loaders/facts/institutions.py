"""Bodies as facts: every mention of one particular organisation, under its canonical name.

In: a reading (view, header, tables). Out: InstitutionFacts in text order. A class of bodies (各区县政府) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, body_name, official_name
from loaders.bodies.parts import Find, alternatives, head_type, place
from loaders.bodies.scan import Scan, meeting, resolve_body, scan
from loaders.model import Body, InstitutionFact
from loaders.reading import Reading
from loaders.tasks.lists import Item, TaskList, task_lists
from loaders.view import same_length_view
from ontology.bodies import Function, body_values, body_words
from ontology.regions import Region, full_name, resolve, surfaces, within
from ontology.townships import townships_of


def find_institutions(reading: Reading) -> Iterator[InstitutionFact]:
    """One fact a mention."""
    view = reading.document.view
    near = reading.header.region
    issuer = issuing_body(reading)
    found = scan(view, near, issuer, same_length_view(reading.header.plan_title))
    finds = {(find.start, find.end): find for find in found.finds}
    for one in task_lists(view, reading.tables):
        for find in listed_bodies(view, one, found, near, issuer):
            finds.setdefault((find.start, find.end), find)
    for (start, end), find in sorted(finds.items()):
        body = find.body
        yield InstitutionFact(
            span=reading.document.span(start, end),
            rule=find.rule,
            name=body.name,
            type=body.type,
            region=body.region,
            region_code=body.region_code,
        )


def issuing_body(reading: Reading) -> Body | None:
    """The body that the header names as the issuer; of several the first."""
    issuer = reading.header.issuer
    return resolve_body(issuer.text, reading.header.region) if issuer else None


def listed_bodies(view: str, one: TaskList, found: Scan, near: Region | None, issuer: Body | None) -> Iterator[Find]:
    """The bodies of one list that running text would not show: bare functions, unknown bureaus and offices."""
    fresh: list[Find] = []
    known = 0
    for item in one.items:
        if meeting(found.finds, item.start, item.end):
            known += 1
            continue
        bare = [find for find in meeting(found.bare, item.start, item.end) if find.start == item.start]
        whole = bool(bare) and bare[0].end == item.end
        find = bare[0] if whole else _local_government(view, item, near) or _unknown(view, item, near, issuer)
        if find:
            fresh.append(find)
        elif not one.sure and not _is_class(view[item.start : item.end]):
            return  # a bracket that names something else as well hands out no task
    if one.sure or known:
        yield from fresh


def _local_government(view: str, item: Item, near: Region | None) -> Find | None:
    """The government of a town or county that a list of bodies names as one of them: 西塘镇, 魏塘街道, 红花岗区."""
    text = view[item.start : item.end]
    if near is None:
        return None
    town = townships_of(near.code).get(text)
    if town is not None:
        kind = "local_office" if text.endswith(body_words("local_office_of")) else "local_government"
        county = town.county
        body = Body(
            official_name(county) + town.name + body_words(kind)[0], "government", full_name(county), county.code
        )
        return Find(item.start, item.end, body, "body.local_government")
    region = resolve(text, near) if text in surfaces() else None
    if region is None or region.name != text or not within(region, near):
        return None
    name = official_name(region) + body_words("local_government")[0]
    return Find(
        item.start, item.end, Body(name, "government", *place(Owner(item.start, region, text))), "body.local_government"
    )


def _is_class(text: str) -> bool:
    if any(word in text for word in body_words("item_class")):
        return True
    # 基层医疗机构 is a class, 基层处 an office
    return text.startswith(body_words("class_word")) and not text.endswith(body_words("office_suffix"))


def _unknown(view: str, item: Item, near: Region | None, issuer: Body | None) -> Find | None:
    """A body that only its last noun shows: 市乡村建设服务中心, 项目推进处."""
    text = view[item.start : item.end]
    bare = regex.sub(r"\([^()]*\)$", "", text)
    if near is None or _is_class(text) or not _body_like().fullmatch(bare):
        return None
    owners = Owners(text, near)
    for size in range(min(len(bare) - 2, 12), 0, -1):
        owner = owners.before(size)
        if owner and owner.start == 0:
            function = Function(_in_full(bare[size:]), _type(bare), "list", "canonical")
            body = Body(body_name(owner, function, near), function.type, *place(owner))
            return Find(item.start, item.end, body, "body.listed")
    office = not text.endswith(body_words("functional")) and bare.endswith(body_words("office_suffix"))
    if office and issuer and issuer.type in ("health_commission", "department"):
        body = Body(issuer.name + text, "department", issuer.region, issuer.region_code)
        return Find(item.start, item.end, body, "body.listed_office")
    return None


def _in_full(name: str) -> str:
    """A name with its last noun in full: 出租屋管理办 is 出租屋管理办公室, 经贸委 经贸委员会."""
    full = body_values("department_suffix")
    last = next((word for word in sorted(full, key=len, reverse=True) if name.endswith(word)), "")
    return name.removesuffix(last) + full.get(last, "")


@cache
def _body_like() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{1,18}}(?<!部门)(?:{alternatives(body_words('item_suffix'))})(?<!部门)")


def _type(name: str) -> str:
    kind = head_type(name)
    return "department" if kind == "other" and name.endswith(body_words("office_like")) else kind
