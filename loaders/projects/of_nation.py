"""National centres and bases told as projects: 实施|国家中医疫病防治基地项目, 推进|国家医学中心(湘雅)建设项目.

In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, PROJECT, Candidate, extent
from loaders.projects.words import any_of, project_words


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 实施|国家儿童区域医疗中心建设项目; not 争取国家儿童区域医疗中心建设项目, nor 推进国家区域医疗中心建设
    rank = rf"(?P<rank>{any_of('national_level')}\p{{Han}}{{2,20}}?{any_of('national_tail')})"
    name = rf"{rank}(?P<which>\([^()\n]{{2,12}}\))?"
    return regex.compile(
        rf"(?<={any_of('carried_verb')})(?P<name>{name}(?:{any_of('construct')})?{PROJECT})(?=[^\p{{Han}}\d“]|$)"
    )


def of_nation(view: str, start: int, end: int) -> Iterator[Candidate]:
    """实施|国家X中心项目: one carried out, and more than a rank that many have (国家区域医疗中心)."""
    if view.find(PROJECT, start, end) < 0:
        return
    for found in _pattern().finditer(view, start, end):
        particular = found["which"] or found["rank"] not in project_words("national_rank")
        if particular and len(found["name"]) <= LONGEST:
            yield Candidate(*extent(found, "name"), found["name"], "project.of_nation")
