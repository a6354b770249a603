"""Primary care by place: township hospitals, community centres of streets, and lists of them.

In: a view and its Owners. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from loaders.bodies.owner import Owners, ends_word, is_han, official_name
from loaders.bodies.parts import Find, alternatives, place
from loaders.model import Body
from loaders.tokens.townships import bare_townships
from ontology.bodies import body_words
from ontology.regions import Region, full_name
from ontology.townships import townships_of


@cache
def _primary() -> regex.Pattern[str]:
    # 某街道|第二社区卫生服务中心
    heads, ordinal = alternatives(body_words("primary_head")), alternatives(body_words("ordinal"))
    return regex.compile(rf"(?P<head>(?:第(?:{ordinal}))?(?:{heads}))")


def primary_care(view: str, owners: Owners) -> Iterator[Find]:
    """Township hospitals and community centres by place: 同兴镇卫生院; 清波、小营街道社区卫生服务中心 is two."""
    near = owners.near
    townships = body_words("township")
    for found in _primary().finditer(view):
        region, code = (full_name(near), near.code) if near else ("", "")
        suffix = next((word for word in townships if view.endswith(word, 0, found.start())), "")
        if not suffix:
            named = _by_region(view, owners, found) or _by_quarter(view, near, found)
            yield from [named] if named else _by_township(view, near, found)
            continue
        end = found.start() - len(suffix)
        counted = _counted().search(view, max(0, end - 8), end)
        if counted and found["head"].endswith(body_words("township_hospital")):
            continue  # 将横埠、钱桥等3个镇卫生院建成…: towns that have one
        if counted:  # 望江、紫阳、采荷等6家街道社区卫生服务中心; without 等 if as many are named
            end = counted.start()
        start = _place_start(view, end)
        if start == end and near:  # 陶家|镇, 五所|乡: names that end like counted things
            known = townships_of(near.code)
            start = next((end - size for size in (2, 3) if view[end - size : end] + suffix in known), end)
            if any(view.startswith(word, start - 1) for word in body_words("class_word") if len(word) > 1):
                continue  # 部|分乡镇卫生院
        if counted is None and _counted().search(view, max(0, start - 6), start):
            continue  # 10个人口大镇卫生院 are many
        if not 2 <= end - start <= 4 or view[start:end] in (*townships, *body_words("class_word")):
            continue
        if view[start:end].endswith(body_words("kind_of_place")):
            continue  # 沿海镇卫生院, 偏远山区乡卫生院
        tail = suffix + found["head"]
        stop = end if counted else found.end()
        owner = None if counted else owners.named_before(start)
        if owner is not None and owner.literal.endswith(owner.region.name):  # 兴国县高兴镇中心卫生院
            name = owner.literal + view[start:end] + tail
            seat = _seat(owner.region, view[start:end] + suffix, found["head"]) or place(owner)
            yield Find(owner.start, stop, Body(name, "primary_care", *seat), "body.primary_care")
            continue
        seat = _seat(near, view[start:end] + suffix, found["head"]) or (region, code)
        finds = [Find(start, stop, Body(view[start:end] + tail, "primary_care", *seat), "body.primary_care")]
        while start > 1 and view[start - 1] == "、":
            stop = start - 1
            if view.endswith(body_words("primary_head"), 0, stop):
                break
            own = next((word for word in townships if view.endswith(word, 0, stop)), "")  # 茅坪镇、石莲镇卫生院
            start = _place_start(view, stop - len(own))
            if not 2 <= stop - len(own) - start <= 3 or view[start:stop] in townships:
                break
            name = view[start:stop] + (found["head"] if own else tail)
            seat = _seat(near, view[start:stop] + ("" if own else suffix), found["head"]) or (region, code)
            finds.append(Find(start, stop, Body(name, "primary_care", *seat), "body.primary_care_list"))
        if counted is None or counted["more"] or int(counted["count"]) == len(finds):  # not 望江、采荷6家街道…
            yield from finds


def _seat(region: Region | None, town: str, head: str) -> tuple[str, str] | None:
    """Name and code of the township that a hospital of one (某镇|中心卫生院) lies in; None of a street's centre.

    A community centre is its district's: its street only says where it stands.
    """
    if region is None or not head.endswith(body_words("township_hospital")):
        return None
    known = townships_of(region.code).get(town)
    return (known.full_name, known.code) if known else None


def _by_region(view: str, owners: Owners, found: regex.Match[str]) -> Find | None:
    """洛阳市涧西区长春路社区卫生服务中心: a centre by its neighbourhood, behind the full name of its region."""
    for size in range(2, 5):
        owner = owners.named_before(found.start() - size)
        name = view[found.start() - size : found.start()]
        if owner is None or owner.region.level != "county" or not owner.literal.endswith(owner.region.name):
            continue
        if all(is_han(char) for char in name) and not any(word in name for word in body_words("class_word")):
            whole = owner.literal + name + found["head"]
            return Find(owner.start, found.end(), Body(whole, "primary_care", *place(owner)), "body.primary_care")
    return None


def _by_quarter(view: str, near: Region | None, found: regex.Match[str]) -> Find | None:
    """杨美社康中心: the centre of a quarter of the plan's district, whose name it has."""
    start = _place_start(view, found.start())
    name = view[start : found.start()]
    if near is None or near.level != "county" or found["head"] not in body_words("quarter_head"):
        return None
    if not 2 <= len(name) <= 4 or any(word in name for word in (*body_words("class_word"), *body_words("class_place"))):
        return None
    body = Body(official_name(near) + name + found["head"], "primary_care", full_name(near), near.code)
    return Find(start, found.end(), body, "body.primary_care")


def _by_township(view: str, near: Region | None, found: regex.Match[str]) -> Iterator[Find]:
    """Centres by bare names of townships: 白莲池社区卫生服务中心; 青龙、二仙桥等6家社区卫生服务中心 are two."""
    towns = bare_townships(near.code) if near else {}
    counted = _counted().search(view, max(0, found.start() - 8), found.start())
    if counted and found["head"].endswith(body_words("township_hospital")):
        return
    end, stop = (counted.start(), counted.start()) if counted else (found.start(), found.end())
    finds: list[Find] = []
    while near:
        name = next((view[end - size : end] for size in (5, 4, 3, 2) if view[max(0, end - size) : end] in towns), "")
        start = end - len(name)
        if not name or not (ends_word(view, start) or view[start - 1] in body_words("place_stop")):
            break
        body = Body(name + found["head"], "primary_care", full_name(near), near.code)
        finds.append(Find(start, stop, body, "body.primary_care_list" if finds else "body.primary_care"))
        if view[start - 1 : start] not in body_words("list_joint"):
            break
        end = stop = start - 1
    if counted is None or counted["more"] or int(counted["count"]) == len(finds):
        yield from finds


@cache
def _counted() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<more>等)?(?P<count>\d{{1,3}})(?:{alternatives(body_words('counter'))})$")


def _place_start(view: str, end: int) -> int:
    """Where a township's name begins: at most four characters back, at a mark or after a verb or particle."""
    start = end
    stops = body_words("place_stop")
    while start > 0 and end - start < 5 and is_han(view[start - 1]):
        inner = start == end and view[start - 1] in body_words("place_inner")  # 孔村镇, 新市镇
        if end - start != 1 and not inner and (ends_word(view, start) or view[start - 1] in stops):
            break  # but no place has one character: 和平镇, 向阳镇
        start -= 1
    return start
