"""Rows of a table whose cells stand only a space or a comma apart: a tab instead, so that columns show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from loaders.outline.headings import heading_at
from loaders.plain.lines import is_row, plain_lines
from loaders.plain.origin import Edit
from loaders.tables.heads import head_role
from loaders.tables.turned import begins_turned
from loaders.view import same_length_view

_FEWEST = 3  # columns
_HEAD_MAX = 24  # characters of one head
_HEADER_MAX = 160  # characters of a header line
_SPACE = regex.compile(r"[ \u00a0\u3000\u2002\u2003]")
_COMMAS = {mark: regex.compile(rf'{mark}|"(?:[^"\n]|"")*"') for mark in ",，"}

Line = tuple[int, int]


def columns(text: str) -> Iterator[Edit]:
    """A tab for what parts the cells of each row below a header whose words are all heads of columns."""
    view = same_length_view(text)
    lines = list(plain_lines(text))
    at = 0
    while at < len(lines):
        mark = _mark_of_header(text, view, lines, at)
        if mark is None:
            at += 1
            continue
        blanks = 0
        while at < len(lines) and blanks < 2:
            left, right = lines[at]
            if left < right:
                if not _is_cells(text, view, mark, lines, at):
                    break
                yield from _tabs(text, mark, left, right)
            blanks = blanks + 1 if left == right else 0
            at += 1


def _mark_of_header(text: str, view: str, lines: Sequence[Line], at: int) -> str | None:
    """What parts the words of a line that are heads of columns, most of them; None if the line is no such header.

    The line below has as many cells, give or take the one that a merged category lacks. The header of a table on its
    side names measures; below it stands a year with values.
    """
    line = lines[at]
    if not 5 <= line[1] - line[0] <= _HEADER_MAX or is_row(text, *line) or "。" in text[slice(*line)]:
        return None
    below = next((other for other in lines[at + 1 : at + 3] if other[0] < other[1]), None)
    if below is None:
        return None
    for mark in (",", "，", " "):
        edges = _parting(text, mark, *line)
        if len(edges) + 1 < _FEWEST or abs(len(_parting(text, mark, *below)) - len(edges)) > 1:
            continue
        cells, under = (
            ["".join(view[start:end].strip('"').split()) for start, end in _cells(text, mark, *row)]
            for row in (line, below)
        )
        if len(under) == len(cells) and cells[0] and begins_turned(cells, under):
            return mark
        heads = [head_role(cell) for cell in cells]
        if heads[0] and (all(heads) or (sum(map(bool, heads)) > 1 and max(map(len, cells)) <= _HEAD_MAX)):
            return mark
    return None


def _parting(text: str, mark: str, left: int, right: int) -> list[tuple[int, int]]:
    """Where the cells of a line are parted; a comma within quotes parts nothing."""
    pattern = _COMMAS.get(mark, _SPACE)
    return [found.span() for found in pattern.finditer(text, left, right) if not found.group().startswith('"')]


def _cells(text: str, mark: str, left: int, right: int) -> list[tuple[int, int]]:
    edges = _parting(text, mark, left, right)
    return list(zip([left, *(end for _, end in edges)], [*(start for start, _ in edges), right], strict=True))


def _is_cells(text: str, view: str, mark: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line below the header goes on as a row, or as the name of a group of rows: no sentence, no chapter."""
    line = lines[at]
    found = heading_at(view, *line)
    if text[line[1] - 1] == "。" or (mark == " " and "。" in text[slice(*line)]):
        return False
    if found is not None and found.style in ("chapter", "part"):
        return False
    if _parting(text, mark, *line):
        return True
    below = next((other for other in lines[at + 1 : at + 3] if other[0] < other[1]), None)
    return line[1] - line[0] <= _HEAD_MAX and below is not None and len(_parting(text, mark, *below)) > 1


def _tabs(text: str, mark: str, left: int, right: int) -> Iterator[Edit]:
    for start, end in _cells(text, mark, left, right):
        quoted = mark != " " and end - start >= 2 and text[start] == text[end - 1] == '"'
        if quoted:
            yield Edit(start, start + 1, "")
            yield Edit(end - 1, end, "")
        if end < right:
            yield Edit(end, end + 1, "\t")
