"""A document's lines with their offsets: the raw material of outline and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import Document


@dataclass(frozen=True, slots=True)
class Line:
    """One line: [start, end) without its line break, and [left, right) without white space at its ends."""

    number: int
    start: int
    end: int
    left: int
    right: int

    @property
    def blank(self) -> bool:
        """True if nothing but white space stands on the line."""
        return self.left >= self.right


_BREAK = re.compile(r"\r\n|\n|\r")


def split_lines(document: Document) -> tuple[Line, ...]:
    """All lines in order; \\n, \\r\\n and a lone \\r end a line."""
    view = document.view
    edges = [(found.start(), found.end()) for found in _BREAK.finditer(view)]
    edges.append((len(view), len(view)))
    lines: list[Line] = []
    start = 0
    for end, after in edges:
        left, right = start, end
        while left < right and view[left].isspace():
            left += 1
        while right > left and view[right - 1].isspace():
            right -= 1
        lines.append(Line(len(lines) + 1, start, end, left, right))
        start = after
    return tuple(lines)
