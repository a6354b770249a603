"""Headings numbered 1, 1.1, 1.1.1, as plans for emergencies and technical ones have them.

A number alone says little (1 may begin a table's row, 1.5 a value), so whole lines only, and only where they count on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from loaders.outline.headings import Heading
from loaders.outline.lines import Line

# 1 总则, 1.1 编制目的, 1.1编制目的, 2.1.3 专家组 (not: 1.5名; 1 人均预期寿命 岁 78: judged by what counts on)
_LINE = regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s*(?P<title>[“《(]?\p{Han}[^。;:!?\n]{1,38})")
_FEWEST = 3  # numbers of two parts that count on: fewer may be chance


def decimal_headings(view: str, lines: Iterable[Line]) -> dict[int, Heading]:
    """Where a heading's line begins → the heading; empty if the document is not numbered so."""
    found: list[tuple[tuple[int, ...], Heading]] = []
    for line in lines:
        if not line.blank and view[line.left].isdigit() and line.right - line.left <= 60:
            match = _LINE.fullmatch(view, line.left, line.right)
            if match:
                found.append((tuple(int(part) for part in match["n"].split(".")), _heading(match)))
    kept = _counting(found)
    if sum(len(number) == 2 for number, _ in kept) < _FEWEST:
        return {}
    return {heading.start: heading for _, heading in kept}


def _heading(match: regex.Match[str]) -> Heading:
    style = f"decimal{match['n'].count('.') + 1}"
    start, end = match.span("title")
    ordinal = int(match["n"].rpartition(".")[2])
    return Heading(style, ordinal, match.start(), match.end("n"), start, end, end)


def _counting(found: Sequence[tuple[tuple[int, ...], Heading]]) -> list[tuple[tuple[int, ...], Heading]]:
    """Those that follow the one kept before (1.2, 1.1.1 and 2 behind 1.1); a bare number only before its N.1."""
    kept: list[tuple[tuple[int, ...], Heading]] = []
    before: tuple[int, ...] = ()
    for at, (number, heading) in enumerate(found):
        if number not in _followers(before):
            continue
        behind = [one for one, _ in found[at + 1 : at + 4]]
        if len(number) == 1 and (*number, 1) not in behind and len(before) < 2:
            continue
        kept.append((number, heading))
        before = number
    return kept


def _followers(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    counted = {(*number[:size], number[size] + 1) for size in range(len(number))}
    return counted | {(*number, 1)} | ({(1, 1)} if not number else set())
