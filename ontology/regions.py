"""Administrative divisions of China (GB/T 2260): province, prefecture and county, now and since 2010.

In: a name as a text writes it (full, short, former or informal) and the region the text is about. Out: the
division meant. The tables are data/regions.csv, made by scripts/make_regions.py, and data/region_zones.csv: what is
governed like a prefecture but is no division of GB/T 2260, with a code that the standard leaves free.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ontology.tables import rows, split_list

_RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(frozen=True, slots=True)
class Region:
    """A division. `short` may be '' (one character would be left); `until` is the last year of a former one."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    aliases: tuple[str, ...] = ()
    until: str = ""


@cache
def _by_code() -> dict[str, Region]:
    return {
        row["code"]: Region(
            row["code"],
            row["name"],
            row["short"],
            row["level"],
            row["parent"],
            split_list(row["aliases"]),
            row["until"],
        )
        for row in (*rows("regions"), *rows("region_zones"))
    }


@cache
def _by_surface() -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = defaultdict(list)
    for region in _by_code().values():
        for surface in dict.fromkeys((region.name, region.short, *region.aliases)):
            if surface:
                found[surface].append(region)
    return {surface: tuple(regions) for surface, regions in found.items()}


@cache
def parts(kind: str) -> tuple[str, ...]:
    """The words of one kind in data/region_parts.csv: what their names are made of and stand beside."""
    return tuple(row["text"] for row in rows("region_parts") if row["kind"] == kind)


def all_regions() -> tuple[Region, ...]:
    """Every division, by code."""
    return tuple(_by_code().values())


def by_code(code: str) -> Region:
    """The division with this six-digit code; KeyError if there is none."""
    return _by_code()[code]


def surfaces() -> tuple[str, ...]:
    """All names to match: full, short, former and informal ones, in a fixed order."""
    return tuple(_by_surface())


def leading_surface(text: str) -> str:
    """The longest name of a region that `text` begins with; '' if it begins with none."""
    return next((text[:size] for size in range(_longest_surface(), 1, -1) if text[:size] in _by_surface()), "")


@cache
def _longest_surface() -> int:
    return max(map(len, _by_surface()))


def candidates(surface: str) -> tuple[Region, ...]:
    """All divisions that this name may mean, by code.

    >>> [region.code for region in candidates("振安区")]
    ['210604']
    """
    return _by_surface().get(surface, ())


@cache
def _chain(code: str) -> tuple[Region, ...]:
    region = _by_code()[code]
    return (*_chain(region.parent), region) if region.parent else (region,)


def chain(region: Region) -> tuple[Region, ...]:
    """The division and all it lies in, outermost first."""
    return _chain(region.code)


def path(region: Region) -> str:
    """The chain as 省/市/区.

    >>> path(by_code("210112"))
    '辽宁省/沈阳市/浑南区'
    """
    return "/".join(one.name for one in chain(region))


def is_municipality(region: Region) -> bool:
    """Whether the region is a city of province rank (北京市)."""
    return region.level == "province" and region.name.endswith(parts("municipality"))


def full_name(region: Region) -> str:
    """The name that is clear by itself: a county's with its prefecture or municipality, any other's own.

    >>> full_name(by_code("110105")), full_name(by_code("429004"))
    ('北京市朝阳区', '仙桃市')
    """
    above = chain(region)[-2] if region.level == "county" else None
    if above and (above.level == "prefecture" or is_municipality(above)):
        return above.name + region.name
    return region.name


def meant_by(word: str, level: str, region: Region) -> Region | None:
    """The division of `level` that a text about `region` calls by `word` (全市, 我省, 市级); None if it lies in none.

    A city of province rank is its own prefecture, a county that is a city by name is what it calls 全市, and 全区 is
    the autonomous region where the text's own is no 区.

    >>> meant_by("全市", "prefecture", by_code("321182")).name, meant_by("全市", "prefecture", by_code("210112")).name
    ('扬中市', '沈阳市')
    """
    if level == "prefecture" and region.level == "county" and region.name[-1] in word:
        return region
    outermost = chain(region)[0]
    if level == "county" and region.name[-1] not in word and outermost.name[-1] in word:
        return outermost  # 全区 in a plan of 赤峰市 or of a banner there is 内蒙古自治区
    for member in chain(region):
        if member.level == level or (level == "prefecture" and is_municipality(member)):
            return member
    return None


def within(region: Region, outer: Region) -> bool:
    """Whether `region` is `outer` or lies in it."""
    return outer in chain(region)


def distance(region: Region, near: Region) -> int:
    """From `near`: 0 itself, 1 what it lies in, 2 in it, 3 same prefecture, 4 same province, 5 elsewhere."""
    if region == near:
        return 0
    here, there = chain(region), chain(near)
    if region in there:
        return 1
    if near in here:
        return 2
    shared = sum(1 for a, b in zip(here, there, strict=False) if a == b)
    return 3 if shared >= 2 else 4 if shared == 1 else 5


def resolve(surface: str, near: Region | None) -> Region | None:
    """The division that a name means for a text about `near`; None if unknown or equally likely to be several.

    The nearest wins, then one that still exists, then the higher level. A name in several parts
    (杭州市上城区, 辽宁省/沈阳市) is read from the outside in.

    >>> resolve("鼓楼区", by_code("320100")).code
    '320106'
    >>> resolve("鼓楼区", None)
    >>> resolve("浙江省/杭州市/上城区", None).code
    '330102'
    """
    found = candidates(surface)
    if not found:
        return _resolve_parts(surface.replace("/", ""), near)
    ranked = sorted(
        (distance(region, near) if near else 5, bool(region.until), _RANK[region.level], region.code)
        for region in found
    )
    if len(ranked) > 1 and ranked[0][:3] == ranked[1][:3]:
        return None
    return _by_code()[ranked[0][3]]


def _resolve_parts(surface: str, near: Region | None) -> Region | None:
    for cut in range(len(surface) - 1, 1, -1):
        outer = resolve(surface[:cut], near) if surface[:cut] in _by_surface() else None
        inner = resolve(surface[cut:], outer) if outer else None
        if inner and outer and inner != outer and within(inner, outer):
            return inner
    return None
