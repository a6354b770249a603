"""Regions named by one letter each: 京沈对口合作, 京通、蒙通、吉通等对外合作, 湘鄂赣三省交界, 来陕考察, 援鄂.

In: a view and the plan's region. Out: (start, end, region) for each letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from ontology.regions import Region, all_regions, by_code, chain, distance, parts
from ontology.tables import rows


def region_pairs(view: str, near: Region | None) -> Iterator[tuple[int, int, Region]]:
    """Both letters of each pair that stands before a word of co-operation and holds the plan's own region."""
    if near is None:
        return
    letters = _letters(near)
    own = {region.code for region in chain(near)}
    known = "".join(sorted(letters))
    after = "|".join(parts("pair_after"))
    topic = "|".join(parts("pair_topic"))
    pairs = regex.compile(rf"(?<![{known}])(?:[{known}]{{2}}、){{0,6}}+[{known}]{{2}}(?=等?(?:{topic})?(?:{after}))")
    for found in pairs.finditer(view):
        for at in range(found.start(), found.end(), 3):
            pair = letters[view[at]], letters[view[at + 1]]
            if own & {region.code for region in pair}:
                yield at, at + 1, pair[0]
                yield at + 1, at + 2, pair[1]
    provinces = _provinces()
    for found in _by_themselves().finditer(view):
        if found.group() not in parts("letter_zone"):
            yield from ((at, at + 1, provinces[view[at]]) for at in range(*found.span()))
    yield from _of_own(view, near)


def _of_own(view: str, near: Region) -> Iterator[tuple[int, int, Region]]:
    """A letter of the region's own name: 在昌高校, 驻昌单位 in a plan of 南昌市 or one of its counties."""
    own, pattern = _own_letters(near)
    for found in pattern.finditer(view) if own else ():
        yield found.start(), found.end(), own[found.group()]


@cache
def _own_letters(near: Region) -> tuple[dict[str, Region], regex.Pattern[str]]:
    own = {letter: region for region in chain(near) if region.level != "province" for letter in region.name[:-1]}
    towards, then = "|".join((*parts("letter_lead"), *parts("own_lead"))), "|".join(parts("own_after"))
    return own, regex.compile(rf"(?<={towards})[{''.join(own) or ' '}](?={then})")


@cache
def _by_themselves() -> regex.Pattern[str]:
    # 湘鄂赣三省交界, 沪杭优质资源, 港澳地区, 来陕考察, 援鄂、援疆; not 京津冀协同发展, 在青藏公路, 设在粤海街道
    known = "".join(_provinces())
    topic, after = "|".join(parts("pair_topic")), "|".join((*parts("pair_after"), *parts("many_after")))
    goods, towards = "|".join(parts("two_after")), "|".join(parts("letter_lead"))
    aided, then = "|".join(parts("letter_aid")), "|".join(parts("letter_after"))
    return regex.compile(
        rf"(?<![{known}])(?:[{known}]{{3,6}}(?=(?:{topic})?(?:{after}))|[{known}]{{2}}(?={goods}))"
        rf"|(?<={towards})[{known}](?={then})|(?<={aided})[{known}](?={then}|等|[、,。;”])"
    )


@cache
def _provinces() -> dict[str, Region]:
    return {row["letter"]: by_code(row["code"]) for row in rows("region_letters")}


@cache
def _letters(near: Region) -> dict[str, Region]:
    """Letter → region: of the plan's own, then the provinces', then the prefectures' around, by their first letters."""
    found = {region.name[0]: region for region in chain(near) if region.level == "prefecture"}
    for row in rows("region_letters"):
        found.setdefault(row["letter"], by_code(row["code"]))
    around = [region for region in all_regions() if region.level == "prefecture" and not region.until]
    for region in sorted(around, key=lambda region: (distance(region, near), region.code)):
        if distance(region, near) <= 4:
            found.setdefault(region.name[0], region)
    return found
