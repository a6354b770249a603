"""A header of two rows as one: the cells below divide a value column above them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.tables.heads import head_role
from loaders.tables.model import Cell
from ontology.tables import any_of, words


def says_whose(text: str) -> bool:
    """Whether a header cell says only whose value stands below it.

    >>> says_whose("全省"), says_whose("2025年全省"), says_whose("目标")
    (True, False, False)
    """
    return _whose().fullmatch(text) is not None


@lru_cache(maxsize=1)
def _whose() -> regex.Pattern[str]:
    return regex.compile(rf"全?(?:{any_of('level_in_head', 'nation_in_head')})|{any_of('level_char')}")


def two_storeys(first: Sequence[Cell], second: Sequence[Cell]) -> list[Cell]:
    """A header of two rows: the cells below divide the value column above that spans them.

    Where both rows have a cell in every column the columns say which; else the cells below share out evenly.
    """
    if len(first) == len(second):
        return _stacked(first, second)
    first = [cell for cell in first if cell.text]
    below = [cell for cell in second if cell.text]
    spanning = [at for at, cell in enumerate(first) if head_role(cell.text) == "value"]
    if all(says_whose(cell.text) for cell in below):  # 2025年全县目标 says whose it is and is not divided
        spanning = [at for at in spanning if not _whose().search(first[at].text)]
    if not below or not spanning:
        return list(first)
    if len(spanning) == 1:
        at = spanning[0]
        joined = [Cell(cell.start, cell.end, _joined(first[at].text, cell.text)) for cell in below]
        return [*first[:at], *joined, *first[at + 1 :]]
    share, rest = divmod(len(below), len(spanning))
    if rest or share == 0:
        return list(first)
    built: list[Cell] = []
    for at, cell in enumerate(first):
        if at in spanning:
            part = spanning.index(at) * share
            built += [Cell(b.start, b.end, _joined(cell.text, b.text)) for b in below[part : part + share]]
        else:
            built.append(cell)
    return built


def _joined(above: str, below: str) -> str:
    """2025年目标 over 市 as 2025年目标(市); what is longer says by itself whose it is."""
    return f"{above}({below})" if below in words("level_char") else above + below


def _stacked(first: Sequence[Cell], second: Sequence[Cell]) -> list[Cell]:
    built: list[Cell] = []
    spanning = ""
    for above, below in zip(first, second, strict=True):
        spanning = above.text or spanning
        text = _joined(above.text or (spanning if below.text else ""), below.text)
        if text:
            place = below if below.text else above
            built.append(Cell(place.start, place.end, text))
    return built
