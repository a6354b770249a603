"""Bodies of places that are no administrative region: zones' committees, national bases, customs, newspapers,

branches of a city's bureaus.

In: a view and the region it is about. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, ends_word
from loaders.bodies.parts import Find, alternatives, head_type, place
from loaders.model import Body
from ontology.bodies import body_values, body_words, functions
from ontology.regions import Region, chain, full_name, is_municipality, resolve, surfaces, within


def zones(view: str, near: Region | None) -> Iterator[Find]:
    """Committees of zones: 高新区管委会 (of the plan's city), 蓉江新区管委会; not 各园区管委会."""
    city = next((one for one in reversed(chain(near)) if one.level == "prefecture"), near) if near else None
    if city is None:
        return
    found_zones: list[tuple[int, int, str, Region]] = []
    for found in _zone().finditer(view):
        tried = range(found.start(), found.start("kind") + 1)
        start = max((at for at in tried if ends_word(view, at)), default=found.start())
        place_name = view[start : found.start("kind")]
        if place_name in body_words("level_city"):  # 市|经开区管委会
            place_name = ""
        if not ends_word(view, start) or any(word in place_name for word in body_words("zone_not")):
            continue
        if (
            not place_name
            and city.level == "prefecture"
            and view.startswith(body_words("zone_bare"), found.start("kind"))
        ):
            place_name = city.short or city.name
        if not place_name:
            continue
        kind = body_values("zone_kind")[found["kind"]]
        name = f"{place_name}{kind}{max(body_words('zone_committee'), key=len)}"
        found_zones.append((start, found.end(), name, _city_of_zone(place_name, city)))
    names = {name for _, _, name, _ in found_zones}
    for start, end, name, region in found_zones:
        led = region.short + name  # 西咸新区管委会 is 咸阳西咸新区管委会 where the text has that too
        body = Body(led if led in names else name, "government", full_name(region), region.code)
        yield Find(start, end, body, "body.zone")


def _city_of_zone(place_name: str, outer: Region) -> Region:
    """In a province's plan the city that a zone's name begins with (银川经开区); else the region itself."""
    if outer.level == "prefecture":
        return outer
    sizes = range(len(place_name), 1, -1)
    named = (resolve(place_name[:size], outer) for size in sizes if place_name[:size] in surfaces())
    return next((one for one in named if one and one.level == "prefecture" and within(one, outer)), outer)


@cache
def _zone() -> regex.Pattern[str]:
    kinds = alternatives(list(body_values("zone_kind")))
    return regex.compile(rf"\p{{Han}}{{0,6}}?(?P<kind>{kinds})(?:{alternatives(body_words('zone_committee'))})")


def national_bases(view: str, near: Region | None) -> Iterator[Find]:
    """国家…基地(南京) with its place in the name; 国家…基地(市中医院) says in whose house it is."""
    for found in _base().finditer(view):
        inside = found["inside"]
        region = resolve(inside, near) if inside in surfaces() else None
        if region:
            body = Body(found.group(), _base_type(found["name"]), full_name(region), region.code)
            yield Find(found.start(), found.end(), body, "body.base")
            continue
        owners = Owners(inside, near)
        owner = next((one for at in range(1, len(inside)) if (one := owners.before(at)) and one.start == 0), None)
        if owner and head_type(inside) in ("hospital", "cdc", "emergency"):
            body = Body(found["name"], _base_type(found["name"]), *place(owner))
            yield Find(found.start(), found.end("name"), body, "body.base")


@cache
def _base() -> regex.Pattern[str]:
    lead, head = alternatives(body_words("national_lead")), alternatives(body_words("base_head"))
    return regex.compile(rf"(?P<name>(?:{lead})\p{{Han}}{{3,16}}?(?:{head}))\((?P<inside>\p{{Han}}{{2,12}})\)")


def _base_type(name: str) -> str:
    return "emergency" if any(word in name for word in body_words("base_emergency")) else "other"


def customs_and_newspapers(view: str, owners: Owners) -> Iterator[Find]:
    """Bodies with the short name of a place: 大理海关; 遵义日报, which is 遵义日报社. Not 全市日报告病例."""
    house = body_words("newspaper_house")[0]
    for found in _short_led().finditer(view):
        owner = owners.named_before(found.start())
        paper = found["head"].startswith(body_words("newspaper"))
        if owner is None or (paper and owner.literal == owner.region.name):
            continue
        name = owner.literal + found["head"] + (house if paper and not found["head"].endswith(house) else "")
        kind = body_values("short_led")[found["head"]]
        yield Find(owner.start, found.end(), Body(name, kind, *place(owner)), "body.short_led")


@cache
def _short_led() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<head>{alternatives(list(body_values('short_led')))})(?!{alternatives(body_words('newspaper_not_after'))})"
    )


def hospital_elsewhere(view: str, find: Find, near: Region | None) -> Find:
    """A hospital with the place of its branch in a bracket behind: 某大学某医院(青岛) stands in that place."""
    found = _in_bracket().match(view, find.end) if find.body.type == "hospital" else None
    region = resolve(found["place"], near) if found and found["place"] in surfaces() else None
    if found is None or region is None or find.body.region_code == region.code:
        return find
    body = replace(find.body, name=find.body.name + found.group(), region=full_name(region), region_code=region.code)
    return Find(find.start, found.end(), body, find.rule)


@cache
def _in_bracket() -> regex.Pattern[str]:
    return regex.compile(r"\((?P<place>\p{Han}{2,8})\)")


def universitys_hospital(view: str, find: Find) -> Find:
    """A university with the hospital that stands behind its name: 某大学|附属涪陵医院 is one body."""
    if find.body.type != "university" and (find.body.type, find.rule) != ("research", "body.named"):
        return find
    found = _attached().match(view, find.end)
    if found:
        body = replace(find.body, name=find.body.name + found.group(), type="hospital")
        return Find(find.start, found.end(), body, "body.university_hospital")
    part = _school().match(view, find.end)  # 某学院张仲景国医国药学院; 某大学国家医学中心
    not_in_name = (*body_words("class_inside"), *body_words("list_joint"), *body_words("jointly_made"))
    if part is None or any(word in part.group() for word in not_in_name):
        return find
    body = replace(find.body, name=find.body.name + part.group(), type=body_values("school_head")[part["head"]])
    led = next((part.group()[:size] for size in (4, 3, 2) if part.group()[:size] in surfaces()), "")
    region = resolve(led, None) if led else None  # 中国科学院武汉病毒研究所
    if region:
        body = replace(body, region=full_name(region), region_code=region.code)
    return Find(find.start, part.end(), body, find.rule)


@cache
def _school() -> regex.Pattern[str]:
    heads = alternatives(list(body_values("school_head")))
    return regex.compile(
        rf"\p{{Han}}{{0,12}}?(?P<head>{heads})(?!\p{{Han}}{{0,4}}(?:{alternatives(body_words('site'))}))"
    )


@cache
def _attached() -> regex.Pattern[str]:
    attached, hospital = (body_words(word)[0] for word in ("attached", "attached_head"))
    other = alternatives(body_words("attached_not"))
    return regex.compile(rf"{attached}(?:(?!{other}|{hospital})\p{{Han}}){{0,8}}{hospital}")


def city_branches(view: str, owners: Owners) -> Iterator[Find]:
    """老边公安分局 is the city's, 营口市公安局老边分局; so is 县生态环境分局 the city's 生态环境局…分局."""
    branch = body_words("branch_office")[0]
    for found in regex.finditer(rf"(?P<stem>{alternatives(body_words('branch_stem'))}){branch}", view):
        owner = owners.named_before(found.start()) or owners.meant_before(found.start())
        around = chain(owner.region) if owner and owner.region.level == "county" else ()
        if owner is None or len(around) < 2 or not (around[-2].level == "prefecture" or is_municipality(around[-2])):
            continue
        yield _branch_of_city(owner, found["stem"], owner.start, found.end())
    for found in regex.finditer(
        rf"(?P<stem>{alternatives(body_words('branch_stem'))})(?P<place>\p{{Han}}{{2,4}}){branch}", view
    ):
        region = resolve(found["place"], owners.near) if found["place"] in surfaces() else None  # 公安老边分局
        if region and region.level == "county" and ends_word(view, found.start()) and len(chain(region)) > 2:
            owner = Owner(found.start("place"), region, found["place"])
            yield _branch_of_city(owner, found["stem"], found.start(), found.end())


def _branch_of_city(owner: Owner, stem: str, start: int, end: int) -> Find:
    """The branch for a county or district of its city's bureau."""
    office, branch = (body_words(word)[0] for word in ("office_of", "branch_office"))
    city = chain(owner.region)[-2]
    of_district = not owner.literal and owner.region.name.endswith(body_words("district"))  # 区公安分局: 上城区分局
    whose = owner.region.name if of_district else owner.region.short or owner.region.name
    name = f"{city.name}{functions()[stem + office].name}{whose}{branch}"
    return Find(start, end, Body(name, "department", *place(owner)), "body.city_branch")
