"""Annexes that have headings of their own: 附件 on a line, their title on the next, 一、 or （一） or 1. below it.

An annex that is a table has no headings and is left to the tables; a text that a notice forwards is the plan itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import regex

from loaders.outline.headings import CHINESE_DIGITS, Heading, heading_at, ordinal_value
from loaders.outline.lines import Line
from ontology.tables import any_of

_TITLE_MAX = 60  # characters
_COUNTED = ("cn_comma", "cn_paren", "ar_dot")


def annex_headings(view: str, lines: Sequence[Line], inside_table: Callable[[int], bool]) -> dict[int, Heading]:
    """Where an annex's first line begins → its heading, which goes on to the end of the title."""
    said = [line for line in lines if not line.blank]
    found: dict[int, Heading] = {}
    for lead, title, below in zip(said, said[1:], said[2:], strict=False):
        marker = _lead().fullmatch(view, lead.left, lead.right)
        # in the first half it is what a notice forwards
        if not marker or lead.left * 2 < len(view) or inside_table(title.left) or inside_table(below.left):
            continue
        first = heading_at(view, below.left, below.right)
        if first is None or first.style not in _COUNTED or first.ordinal != 1 or not _is_title(view, title):
            continue
        ordinal = ordinal_value(marker["n"] or "")
        found[lead.left] = Heading("annex", ordinal, lead.left, lead.right, title.left, title.right, title.right)
    return found


def _is_title(view: str, line: Line) -> bool:
    """Whether a line is short, no sentence, and not the name of a whole document (…实施方案)."""
    if line.right - line.left > _TITLE_MAX or heading_at(view, line.left, line.right):
        return False
    return not _no_title().search(view, line.left, line.right)


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('attachment_lead')})\s?(?P<n>\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})?\s?:?")


@lru_cache(maxsize=1)
def _no_title() -> regex.Pattern[str]:
    return regex.compile(rf"[。;:]|(?:{any_of('document_kind')})(?:\([^()]*\))?$")
