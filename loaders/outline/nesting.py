"""How headings nest: their depth by style, the level that the guide calls it, numbers of paths, where sections end.

In: heading candidates in text order and, for each, its parent's index. No text is read here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.model import Level
from loaders.outline.headings import Heading

# depth orders the nesting; the level is what the guide calls it
DEPTH = {
    "annex": 0,
    "chapter": 1,
    "part": 2,
    "decimal1": 3,
    "cn_comma": 3,
    "decimal2": 4,
    "cn_paren": 4,
    "decimal3": 5,
    "decimal4": 5,
    "box": 5,
    "ar_dot": 6,
    "is": 7,
    "ar_paren": 8,
    "dash": 9,
    "lead": 9,
}
_LEVEL: dict[str, Level] = {
    "cn_comma": "1",
    "cn_paren": "2",
    "ar_dot": "3",
    "is": "3",
    "ar_paren": "4",
    "decimal1": "1",
    "decimal2": "2",
    "decimal3": "3",
    "decimal4": "4",
}
_RANKED = (
    "chapter",
    "part",
    "decimal1",
    "decimal2",
    "decimal3",
    "decimal4",
    "cn_comma",
    "cn_paren",
    "ar_dot",
    "ar_paren",
)
_LEVELS: tuple[Level, ...] = ("1", "2", "3", "4")


def levels_of(candidates: Sequence[Heading], parents: Sequence[int | None]) -> dict[str, Level]:
    """Style → level. With 第…章 or 第…节 a style is one below the lowest it stands under; else the guide's scheme."""
    if not {item.style for item in candidates} & {"chapter", "part"}:
        return _LEVEL
    above: dict[str, set[str]] = {style: set() for style in _RANKED}
    for item, parent in zip(candidates, parents, strict=True):
        if parent is not None and item.style in above and candidates[parent].style in above:
            above[item.style].add(candidates[parent].style)
    ranks: dict[str, int] = {}
    for style in _RANKED:
        ranks[style] = 1 + max((ranks[one] for one in sorted(above[style]) if one in ranks), default=-1)
    levels = {style: _LEVELS[min(rank, 3)] for style, rank in ranks.items()}
    levels["is"] = "3"
    return levels


def level_of(
    candidates: Sequence[Heading], parents: Sequence[int | None], index: int, levels: Mapping[str, Level]
) -> Level:
    """The level of a heading: by its style (`levels`), in an annex by what it stands under, box in a box."""
    above = ancestors_of(candidates, parents, index)
    if "box" in above:
        return "box"
    if candidates[index].style == "annex":
        return _LEVELS[0]
    if "annex" in above and candidates[index].style in _RANKED:
        return _LEVELS[min(sum(style in DEPTH for style in above), 3)]
    return levels.get(candidates[index].style, "box")


def ancestors_of(candidates: Sequence[Heading], parents: Sequence[int | None], index: int) -> list[str]:
    """The styles of the headings above one, innermost first."""
    above = []
    parent = parents[index]
    while parent is not None:
        above.append(candidates[parent].style)
        parent = parents[parent]
    return above


def counts_on(item: Heading, before: int | None) -> bool:
    """Whether the ordinal is the next one."""
    return before is not None and item.ordinal == before + 1


def closes(open_: Heading, item: Heading) -> bool:
    """Whether `item` ends the section that `open_` began."""
    if item.style in ("dash", "lead"):  # a lead item stands under a box or under the section it is found in
        return open_.style in ("dash", "lead", "ar_paren", "is")
    return DEPTH[open_.style] >= DEPTH[item.style]


def paths_of(parents: Sequence[int | None]) -> list[str]:
    """The number of each heading in the tree: 4-2-1."""
    counts: dict[int | None, int] = {}
    paths: list[str] = []
    for parent in parents:
        counts[parent] = counts.get(parent, 0) + 1
        paths.append(f"{counts[parent]}" if parent is None else f"{paths[parent]}-{counts[parent]}")
    return paths


def ends_of(length: int, candidates: Sequence[Heading], parents: Sequence[int | None]) -> list[int]:
    """Each section ends where the next heading begins that is not under it."""
    ends = [length] * len(candidates)
    open_: list[int] = []
    for index, parent in enumerate(parents):
        while open_ and open_[-1] != parent:
            ends[open_.pop()] = candidates[index].start
        open_.append(index)
    return ends
