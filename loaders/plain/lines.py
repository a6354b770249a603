"""Lines of a text as the passes over it see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Document
from loaders.outline.lines import split_lines
from loaders.tables.spaced import spaced_rows

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_COLUMNS = re.compile(r"[|\t｜]|\S[ \u00a0\u3000\u2002\u2003]{2,}\S")


def plain_lines(text: str) -> Iterator[tuple[int, int]]:
    """[left, right) of every line, without the white space at its ends; empty for a blank line."""
    for found in _LINE.finditer(text):
        piece = found.group()
        left = found.start() + len(piece) - len(piece.lstrip())
        right = found.start() + len(piece.rstrip())
        yield (left, right) if left < right else (found.start(), found.start())
        if found.end() == len(text):
            return


def line_start(text: str, left: int) -> int:
    """Where the line begins whose first word begins at `left`: back over white space alone."""
    while left and text[left - 1] not in "\r\n" and text[left - 1].isspace():
        left -= 1
    return left


def is_row(text: str, left: int, right: int) -> bool:
    """Whether a line looks like the row of a table: pipes, tabs, or wide gaps between its words."""
    return "\t" in text[line_start(text, left) : left] or _COLUMNS.search(text, left, right) is not None


def spaced_tables(text: str) -> list[tuple[int, int]]:
    """Where tables stand whose columns only single spaces part."""
    document = Document("", text)
    lines = split_lines(document)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        table = None if lines[at].blank else spaced_rows(document.view, lines, at)
        stop = table[1] if table else at + 1
        if table:
            found.append((lines[at].start, lines[stop - 1].end))
        at = stop
    return found
