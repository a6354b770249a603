"""Members of a list that say their scale in brackets: X新院区(用地150亩,投资7亿元)、Y医院整体搬迁(2024年竣工)、….

In: a sentence of a view. Out: Candidates; what a bracket says is read where any project's own words are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.attributes import read_attributes
from loaders.projects.measures import paid_for
from loaders.projects.parts import LONGEST, Candidate, Known, after_verb, extent, phase_of
from loaders.projects.words import any_of, project_words


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 推进|于都县人民医院新院区一期|(用地150亩、床位800张); not 市中医院(三级)
    kinds = ("owned_tail", "strong_tail", "construct", "first_verb", "project_tail")
    tails = f"(?:{'|'.join(map(any_of, kinds))})"
    return regex.compile(
        rf"(?P<name>[^,。;:!?、()\n]{{2,40}}?{tails}(?:{any_of('phase')})?)\((?P<said>[^()\n]{{3,80}})\)"
    )


def bracketed(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """One candidate a name whose bracket measures or dates it."""
    if view.find("(", start, end) < 0:
        return
    for found in _pattern().finditer(view, start, end):
        said = read_attributes(found["said"])
        if not said.measured and not said.completion and not said.start:
            continue
        at, _ = after_verb(view, *extent(found, "name"), "build_verb")
        paid = paid_for().match(view, at, found.end("name"))  # 投资3亿元新建|某中心综合楼|(建筑面积2万平方米)
        at = paid.end() if paid else at
        name = view[at : found.end("name")]
        if known.definite(at, found.end("name")) and len(name) <= LONGEST and not _is_body(name, known, at, found):
            yield Candidate(at, found.end("name"), name, "project.bracketed", phase_of(name))


def _is_body(name: str, known: Known, at: int, found: regex.Match[str]) -> bool:
    """Whether the name is a body and no work on it: 市人民医院(床位1200张)."""
    return known.body_at(at, found.end("name")) != "" and not name.endswith(project_words("construct"))
