"""Names of bodies built from parts: hospitals, university hospitals, primary care, and anything led by a region's name.

In: a view and its Owners. Out: Finds (span, body, rule), not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, body_name, ends_word, official_name
from loaders.model import Body
from ontology.bodies import Function, University, body_values, body_words, universities
from ontology.regions import Region, by_code, full_name, resolve, surfaces
from ontology.tables import rows


@dataclass(frozen=True, slots=True)
class Find:
    """A possible mention of a body in a view: [start, end)."""

    start: int
    end: int
    body: Body
    rule: str


def alternatives(texts: tuple[str, ...] | list[str]) -> str:
    """A regex alternation of literal texts, longest first."""
    return "|".join(regex.escape(text) for text in sorted(set(texts), key=lambda text: (-len(text), text)))


@cache
def _ordinal() -> str:
    return f"第?(?:{alternatives(body_words('ordinal'))})"


@cache
def parts_of_hospital() -> str:
    """A regex for one part of a hospital's name: 人民, 儿童, 第三."""
    return f"(?:{alternatives(body_words('hospital_part'))}|{_ordinal()})"


@cache
def _hospital() -> regex.Pattern[str]:
    # 市第一人民医院, 市蒙医(蒙研所)医院, 市一院; not 市级医院
    return regex.compile(
        rf"(?P<parts>{parts_of_hospital()}{{0,4}})(?:\([^()\n]{{2,6}}\))?(?P<head>总医院|[中蒙藏]医院|医院)"
    )


@cache
def _short_hospital() -> regex.Pattern[str]:
    return regex.compile(rf"第?(?P<n>{alternatives(body_words('ordinal'))})(?P<middle>人民|医)?(?:医院|院)")


@cache
def _university_hospital() -> regex.Pattern[str]:
    names, whole = alternatives(list(universities())), alternatives(body_words("university_part"))
    return regex.compile(
        rf"(?P<u>{names})(?P<school>医学院)?(?P<rank>{_ordinal()})?(?P<link>附属|附)?"
        rf"(?P<rest>{parts_of_hospital()}{{0,3}}|(?<=附属)\p{{Han}}{{2,6}}?(?=医院)|\p{{Han}}{{2,5}}(?=医院)|(?:{whole})(?=医院))"
        r"(?P<head>医院|院)"
    )


def place(owner: Owner) -> tuple[str, str]:
    """Name and code of an owner's region, as facts hold them."""
    return full_name(owner.region), owner.region.code


def hospitals(view: str, owners: Owners) -> Iterator[Find]:
    """Hospitals named by a region or level word, known parts and 医院."""
    for found in _hospital().finditer(view):
        for at in _starts(found):
            owner = owners.before(at)
            if owner and found["parts"] not in body_words("ordinal"):
                if at == found.start("head") and _of_two_places(view, owner, owners):
                    break
                name = regex.sub(r"\([^()]*\)", "", view[at : found.end()])
                yield _owned(owner, found.end(), name, "hospital", "body.hospital", owners)
                break
    for found in _short_hospital().finditer(view):
        owner = owners.meant_before(found.start()) or owners.named_before(found.start())
        in_full = found.group().endswith("医院") and found.group().startswith("第")  # 第二医院 is its whole name
        if owner and not in_full and (found["middle"] or not found.group().endswith("医院")):
            name = f"第{found['n']}人民医院"
            yield _owned(owner, found.end(), name, "hospital", "body.hospital_short", owners)


def _of_two_places(view: str, owner: Owner, owners: Owners) -> bool:
    """Whether 医院 stands behind the short names of several places: 与北京、天津|医院合作 names no hospital."""
    if owner.literal != owner.region.short or view[owner.start - 1 : owner.start] not in body_words("list_joint"):
        return False
    before = owners.named_before(owner.start - 1)
    return before is not None and before.literal == before.region.short


def bare_hospitals(view: str) -> Iterator[tuple[int, int, str]]:
    """Hospitals named by a specialty alone (儿童医院): a body only among other bodies of the region."""
    for found in _hospital().finditer(view):
        if found["parts"] and ends_word(view, found.start()):
            yield found.start(), found.end(), regex.sub(r"\([^()]*\)", "", found.group())


def _starts(found: regex.Match[str]) -> list[int]:
    """Where the name may begin, longest first: the parts' start and, after a swallowed level word, later ones."""
    return list(range(found.start(), found.start("head") + 1))


def _owned(owner: Owner, end: int, name: str, kind: str, rule: str, owners: Owners) -> Find:
    function = Function(name, kind, "no", "canonical")
    return Find(owner.start, end, Body(body_name(owner, function, owners.near), kind, *place(owner)), rule)


def university_hospitals(view: str) -> Iterator[Find]:
    """Hospitals of a university: 浙大一院, 沈医中心医院, 民大附院, 沈阳医学院附属第二医院."""
    known = universities()
    for found in _university_hospital().finditer(view):
        university = known[found["u"]]
        alone = not found["link"] and not found["rest"] and not found["rank"]
        if alone and (
            found.group() != university.name + "医院" or view.startswith(body_words("after_not"), found.end())
        ):
            continue  # 南方科技大学医院 is one; not 浙大医院
        if found["u"] == university.name and not found["link"] and found["head"] == "院":
            continue
        known_rest = regex.fullmatch(rf"{parts_of_hospital()}{{0,3}}", found["rest"]) is not None
        if found["rest"] in body_words("university_part"):  # 某医科大学总医院
            body = Body(university.name + view[found.end("u") : found.end()], "hospital", *_seat(university))
            yield Find(found.start(), found.end(), body, "body.university_hospital")
            continue
        if not known_rest and (found["u"] != university.name or ends_word(found["rest"], 1)):
            continue
        if not known_rest and not found["link"]:  # 山东大学齐鲁医院 says itself how it belongs
            led, own = _place_at_end(found["rest"])
            if len(found["rest"]) > 3 and not (led and _is_name(own)):
                continue  # 某大学|合作共建医院; but 某大学协和深圳医院
            where = resolve(led, None) if led else None  # 北京大学深圳医院
            seat = (full_name(where), where.code) if where else _seat(university)
            body = Body(found.group(), "hospital", *seat)
            yield Find(found.start(), found.end(), body, "body.university_hospital")
            continue
        if found["u"] != university.name and not ends_word(view, found.start()):
            continue
        whole = found["u"] == university.name and found["head"] == "医院" and found["link"] in (None, "附属")
        name = found.group() if whole else _hospital_name(university, found)
        yield Find(found.start(), found.end(), Body(name, "hospital", *_seat(university)), "body.university_hospital")


def _place_at_end(rest: str) -> tuple[str, str]:
    """The name of a place that a text ends with ('' if none does), and what is before it: 协和|深圳."""
    cut = next((at for at in range(len(rest) - 1) if rest[at:] in surfaces()), len(rest))
    return rest[cut:], rest[:cut]


def _is_name(own: str) -> bool:
    """Whether a few characters can be what a hospital is called by: 协和, 华西; not 与当地."""
    return own in body_words("hospital_part") or not any(word in own for word in body_words("class_inside"))


def _seat(university: University) -> tuple[str, str]:
    region = by_code(university.region)
    return full_name(region), region.code


def _hospital_name(university: University, found: regex.Match[str]) -> str:
    rest = found["rest"]
    if found["rank"] and found["link"] and not rest:  # 南昌大学第一附属医院
        return f"{university.name}{_numbered(found['rank'])}附属医院"
    rest = _numbered((found["rank"] or "") + rest)
    school = found["school"] or ""
    link = found["link"] if found["link"] == "附属" else ""
    joined = school + link if link else university.link
    return f"{university.name}{joined}{rest}医院"


def _numbered(rest: str) -> str:
    return "第" + rest if rest in body_words("ordinal") else rest


def led_by_region(view: str, owners: Owners) -> Iterator[Find]:
    """Bodies that begin with a region's full name and end with a noun for bodies: 沈阳市核辐射事件救治基地."""
    for at in owners.name_ends():
        found = _led().match(view, at)
        owner = owners.named_before(at) if found else None
        if found is None or owner is None:
            continue
        if not owner.literal.endswith(owner.region.name) and not _stands_behind_short(owner, found):
            continue
        rest = found.group()
        if rest.startswith(body_words("jointly_made")):  # 与遵义市共建专科联盟: what the two make together
            continue
        if rest.count("“") != rest.count("”"):
            continue  # 推广某县|“健康联盟”做法
        if any(one + joint in rest for one in body_words("local_government") for joint in body_words("list_joint")):
            continue  # 某区人民政府|与某医科大学
        inner = (owners.named_before(at + 2), owners.named_before(at + 3))
        if any(one is not None and one.start < at for one in inner):  # the name goes on: 杭州市上城区…; not 十堰市|太和
            continue
        if is_class(view, owner.start, found["middle"], rest, found.end()):
            continue
        own = owner.region == owners.near and owner.literal == owner.region.name
        name = (official_name(owner.region) if own else owner.literal) + rest
        yield Find(owner.start, found.end(), Body(name, head_type(name), *place(owner)), "body.led_by_region")


def led_by_part(view: str, near: Region | None) -> Iterator[Find]:
    """Bodies that begin with a part of the country: 东北国际医院, 北部战区总医院."""
    region, code = (full_name(near), near.code) if near else ("", "")
    for found in _part_led().finditer(view):
        middle = found["middle"]
        if view.startswith(body_words("country_part_not"), found.start()):
            continue  # 东北亚某中心
        for word in body_words("not_after_region"):  # 东北区域某中心 is one, 区域某中心 a class
            middle = middle.removeprefix(word)
        if found.group().endswith((*body_words("class_center"), *body_values("zone_kind"))) or any(
            word in middle for word in (*body_words("class_inside"), *body_words("class_word"))
        ):
            continue
        if ends_word(view, found.start()) and not view.startswith(body_words("after_not"), found.end()):
            body = Body(found.group(), head_type(found.group()), region, code)
            yield Find(found.start(), found.end(), body, "body.led_by_part")


@cache
def _part_led() -> regex.Pattern[str]:
    heads = alternatives(body_words("org_head"))
    letters, side = "".join(row["letter"] for row in rows("region_letters")), alternatives(body_words("province_part"))
    parts = alternatives(body_words("country_part")) + f"|[{letters}](?:{side})"  # 黔北区域某中心
    return regex.compile(rf"(?:{parts})(?P<middle>\p{{Han}}{{0,10}}?)(?P<head>{heads})")


def _stands_behind_short(owner: Owner, found: regex.Match[str]) -> bool:
    """铜陵学院, 北京安贞医院; but 安徽公立医院 and 沈阳区域医疗中心 are no names."""
    known = found["head"] in body_words("short_head") and owner.region.level != "county"
    if known and head_type(found.group()) == "university":
        return True
    return known and not any(word in found["middle"] for word in body_words("class_word"))


@cache
def _led() -> regex.Pattern[str]:
    heads = alternatives(body_words("org_head"))
    return regex.compile(rf"(?P<middle>[“”\p{{Han}}]{{0,14}}?)(?P<head>{heads})")


def is_class(view: str, start: int, middle: str, rest: str, end: int) -> bool:
    """Whether a region's word, `middle` and a last noun (`rest` with it) name a class of bodies: 铜陵市三级公立医院."""
    if len(middle) < 2 and head_type(rest) != "university":
        return True
    if rest in body_words("primary_head"):  # 铜官区|社区卫生服务中心: those of the district
        return True
    if rest.endswith(body_words("no_body_head")):  # 某县某镇|布局
        return True
    if _class_middle().fullmatch(middle):  # 枞阳县乡镇卫生院, 铜陵市三级公立医院
        return True
    if rest.endswith(body_words("class_center")) or middle.startswith(body_words("not_after_region")):
        return True
    school = head_type(rest) == "university"  # 高等专科学校
    sayings = () if school or middle in surfaces() else body_words("class_inside")  # 某市太和医院: a name in itself
    if any(word in middle for word in sayings) or any(len(word) > 1 and word in middle for word in body_words("stop")):
        return True
    if start > 0 and view[start - 1] in body_words("counter"):
        return True
    return view.startswith(body_words("after_not"), end)


@cache
def _class_middle() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives((*body_words('class_place'), *body_words('class_word')))})++")


def head_type(name: str) -> str:
    """The type that the last noun of a name tells.

    >>> head_type("沈阳市胸痛救治联盟"), head_type("某市健康教育协会")
    ('alliance', 'other')
    """
    types = body_values("head_type")
    for word in sorted(types, key=lambda word: (-len(word), word)):
        if name.endswith(word):
            return types[word]
    return "other"
