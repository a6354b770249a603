"""Regions named by one letter each: 京沈对口合作, 京通、蒙通、吉通等对外合作.

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
    pairs = regex.compile(rf"(?:[{known}]{{2}}、){{0,6}}+[{known}]{{2}}(?=等?(?:{after}))")
    for found in pairs.finditer(view):
        for at in range(found.start(), found.end(), 3):
            pair = letters[view[at]], letters[view[at + 1]]
            if own & {region.code for region in pair}:
                yield at, at + 1, pair[0]
                yield at + 1, at + 2, pair[1]


@cache
def _letters(near: Region) -> dict[str, Region]:
    """Letter → region: the provinces', then the first characters of the prefectures around the plan's region."""
    found: dict[str, Region] = {}
    around = [region for region in all_regions() if region.level == "prefecture" and not region.until]
    for region in sorted(around, key=lambda region: (distance(region, near), region.code)):
        if distance(region, near) <= 4:
            found.setdefault(region.name[0], region)
    for row in rows("region_letters"):
        found.setdefault(row["letter"], by_code(row["code"]))
    return found
