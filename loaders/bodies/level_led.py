"""Bodies named by a level word and a last noun alone: 区公共卫生检验检测中心, 市第二福利院. Not 市级中心, 县域医疗中心.

Hospitals with a name of their own (市枫林中医院) or a town's, and those of an industry or a service by their number.

In: a view and its Owners. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from loaders.bodies.owner import Owners, ends_word, official_name
from loaders.bodies.parts import Find, alternatives, head_type, is_class, parts_of_hospital, place
from loaders.model import Body
from loaders.tokens.townships import bare_townships
from ontology.bodies import body_values, body_words
from ontology.regions import Region, full_name

LEVELS = ("province", "city", "league", "county")


def led_by_level(view: str, owners: Owners) -> Iterator[Find]:
    """Names that begin with the word for the own region's level and end with a noun for houses and centres."""
    if owners.near is None:
        return
    for found in _led().finditer(view, overlapped=True):
        middle = found["middle"]
        owner = owners.meant_before(found.start("middle"))
        if owner is None or is_class(view, owner.start, middle, middle + found["head"], found.end()):
            continue
        if any(word in middle for word in body_words("level_led_not")):
            continue
        if view.endswith(body_words("not_there_yet"), 0, owner.start):  # 新建区公共卫生中心 is a building
            continue
        name = official_name(owner.region) + middle + found["head"]
        yield Find(owner.start, found.end(), Body(name, head_type(name), *place(owner)), "body.led_by_level")


def named_hospitals(view: str, owners: Owners) -> Iterator[Find]:
    """Hospitals with a level word and a name no list knows: 市枫林中医院, 市第二专科医院; 市东湖医院 if said twice."""
    for found in _named_hospital().finditer(view, overlapped=True):
        own, owner = found["own"], owners.meant_before(found.start("level") + len(found["level"]))
        # 市第二专科医院; but 市专科医院 is a class
        no_name = body_words("level_led_not") + (() if found["rank"] else body_words("hospital_not"))
        if owner is None or any(word in own for word in no_name):
            continue
        name = view[found.end("level") : found.end()]
        if is_class(view, owner.start, name.removesuffix(found["head"]), name, found.end()):
            continue
        if found["rank"] or len(found["head"]) > 2 or view.find(found.group(), view.find(found.group()) + 1) > 0:
            yield Find(
                owner.start,
                found.end(),
                Body(official_name(owner.region) + name, "hospital", *place(owner)),
                "body.led_by_level",
            )


def town_hospitals(view: str, near: Region | None) -> Iterator[Find]:
    """Hospitals that a town or street of the plan's district names: 展览路医院, 蛇口人民医院."""
    if near is None or near.level != "county" or not bare_townships(near.code):
        return
    for found in _of_town(near.code).finditer(view):
        if ends_word(view, found.start()):
            body = Body(official_name(near) + found.group(), "hospital", full_name(near), near.code)
            yield Find(found.start(), found.end(), body, "body.town_hospital")


@cache
def _of_town(code: str) -> regex.Pattern[str]:
    towns, kinds = alternatives(list(bare_townships(code))), alternatives(body_words("town_hospital"))
    return regex.compile(rf"(?:{towns})(?:{parts_of_hospital()}|{kinds}){{0,2}}医院")


def numbered_hospitals(view: str, near: Region | None) -> Iterator[Find]:
    """Hospitals of an industry or a service by number: 核工业四一六医院, 解放军第九〇四医院."""
    region, code = (full_name(near), near.code) if near else ("", "")
    for found in _numbered().finditer(view):
        if ends_word(view, found.start()):
            full = body_values("industry_full")
            lead = next((word for word in full if found.group().startswith(word)), "")
            name = full.get(lead, "") + found.group().removeprefix(lead)
            yield Find(found.start(), found.end(), Body(name, "hospital", region, code), "body.numbered")


@cache
def _numbered() -> regex.Pattern[str]:
    lead, digit = alternatives(body_words("industry_lead")), alternatives(body_words("digit"))
    return regex.compile(rf"(?:{lead})+第?(?:(?:{digit}){{2,4}}|\d{{2,4}})医院")


@cache
def _named_hospital() -> regex.Pattern[str]:
    levels = alternatives([word for kind in LEVELS for word in body_words(f"level_{kind}")])
    rank = f"(?P<rank>第(?:{alternatives(body_words('ordinal'))}))?"
    return regex.compile(rf"(?P<level>{levels}){rank}(?P<own>\p{{Han}}{{2,4}}?)(?P<head>[中蒙藏](?:医医|医)院|医院)")


@cache
def _led() -> regex.Pattern[str]:
    levels = alternatives([word for kind in LEVELS for word in body_words(f"level_{kind}")])
    heads = alternatives(body_words("level_led_head"))
    return regex.compile(rf"(?:{levels})(?P<middle>\p{{Han}}{{2,12}}?)(?P<head>{heads})")
