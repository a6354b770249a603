"""Buildings named after a part of a province: 建设|豫西稀有血型库, 共建|川南联合实验室.

In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, Candidate, extent, is_counted_behind, phase_of
from loaders.projects.words import any_of, project_words
from ontology.bodies import body_words
from ontology.tables import rows

_SHORTEST = 6  # characters of a name


@lru_cache(maxsize=1)
def _part() -> str:
    letters = "".join(row["letter"] for row in rows("region_letters"))
    sides = "|".join(map(regex.escape, body_words("province_part")))
    return rf"(?:[{letters}](?:{sides})|{any_of('land_part')})"


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 建设|豫西稀有血型库, 牵头组建|胶东地区病原微生物检测联合实验室; not 创建豫西区域医疗中心
    return regex.compile(
        rf"(?<={any_of('part_verb')})(?P<name>{_part()}\p{{Han}}{{2,20}}?{any_of('part_tail')})"
        rf"(?=[^\p{{Han}}\d“]|$|{any_of('construct')}(?:[^\p{{Han}}]|$))"
    )


@lru_cache(maxsize=1)
def _hint() -> regex.Pattern[str]:
    return regex.compile(_part())


def by_part(view: str, start: int, end: int) -> Iterator[Candidate]:
    """建设|冀南中医诊疗中心: the part of the province says which it is."""
    if _hint().search(view, start, end) is None:
        return
    for found in _pattern().finditer(view, start, end):
        name = found["name"]
        ranked = name.endswith(project_words("part_not"))  # 建设川东北区域医疗中心: a rank, not a house
        if _SHORTEST <= len(name) <= LONGEST and not ranked and not is_counted_behind(view, found.end()):
            yield Candidate(*extent(found, "name"), name, "project.by_part", phase_of(name))
