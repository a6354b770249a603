"""Line breaks within paragraphs, as PDF leaves them: every line of prose is as long as the page is wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from loaders.header import DOCUMENT_NUMBER
from loaders.outline.headings import heading_at
from loaders.plain.lines import is_row, line_start, plain_lines, spaced_tables
from loaders.plain.origin import Edit
from loaders.view import same_length_view

_SHORTEST = 15  # characters: shorter lines say nothing about the width of the page
_WIDEST = 80  # characters: no page has longer lines
_FEWEST = 3  # full lines that break off within a sentence
_LONG = 0.8  # of the width: where a long word or a mark that may not begin a line was carried over
_FULL = 1.5  # characters less than the width: a full line
_ENDS = "。;!?:…"  # folded
_CLOSERS = "”’)》】"
_POINT = regex.compile("[,、。;:]")
_LETTERS = regex.compile(r"[A-Za-z]")
_LEAD = regex.compile(r"\p{Han}{4,12}:")  # 托育服务扩容:依托…, an item of a box
_BREAK = regex.compile(r"\r\n|\r|\n")

Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide lines are, measured in characters or, where letters and digits are half as wide, so; whether

    paragraphs begin with white space; and whether a blank line stands behind every line; where

    headings begin, and rows of tables.
    """

    view: str
    width: float
    narrow: float
    indented: bool
    spaced: bool
    headings: frozenset[int]
    rows: frozenset[int]

    def measure(self, line: Line) -> float:
        """A line's length with its indentation."""
        return _measure(self.view, line, self.narrow)


def line_breaks(text: str) -> Iterator[Edit]:
    """Nothing (between letters, a space) for each line break that only the width of a page has put there."""
    view = same_length_view(text)
    lines = [line for line in plain_lines(text) if line[0] < line[1]]
    long = sum(right - left > _WIDEST and not is_row(text, left, right) for left, right in lines)
    if long > sum(right - left >= _SHORTEST for left, right in lines) // 20:
        return  # no page is that wide
    tables = spaced_tables(text)
    rows = frozenset(
        line[0] for line in lines if is_row(text, *line) or any(start <= line[0] < end for start, end in tables)
    )
    page = _page(view, lines, rows)
    if page is None:
        return
    first = next((at for at, line in enumerate(lines) if line[0] in page.headings), len(lines))
    for at, (here, after) in enumerate(pairwise(lines)):
        if at < first and not (_POINT.search(view, *here) or _POINT.search(view, *after)):
            continue  # issuer, title and number, each on lines of its own
        if _goes_on(page, here, after):
            letters = _LETTERS.match(text, here[1] - 1) and _LETTERS.match(text, after[0])
            yield Edit(here[1], after[0], " " if letters else "")


def _page(view: str, lines: Sequence[Line], rows: frozenset[int]) -> _Page | None:
    """The page that broke the lines; None if none did."""
    prose = [line for line in lines if line[1] - line[0] >= _SHORTEST and line[0] not in rows]
    if len(prose) <= _FEWEST or sum(right - left > _WIDEST for left, right in prose) > len(prose) // 20:
        return None
    width, narrow = _usual(view, prose)
    starts = sum(view[left - 1 : left] not in ("", "\n", "\r") for left, _ in lines)
    headings = frozenset(line[0] for line in lines if heading_at(view, *line))
    page = _Page(view, width, narrow, 0 < starts < _LONG * len(lines), False, headings, rows)
    full = [
        (here, after) for here, after in pairwise(lines) if page.measure(here) >= _LONG * width and here[0] not in rows
    ]
    broken = [(here, after) for here, after in full if not _ended(view, here[1]) and after[0] not in headings]
    if len(broken) < _FEWEST or 2 * len(broken) < len(full):
        return None
    apart = sum(_apart(view, here, after) for here, after in broken)
    return replace(page, spaced=apart > _LONG * len(broken))


def _usual(view: str, prose: Sequence[Line]) -> tuple[float, float]:
    """The length that most lines have, give or take one, and the width of a letter that makes them most alike."""
    best = (0, 0.0, 1.0)
    for narrow in (0.5, 1.0):
        counts = Counter(round(_measure(view, line, narrow)) for line in prose)
        for width in sorted(counts):
            best = max(best, (counts[width - 1] + counts[width] + counts[width + 1], float(width), narrow))
    return best[1], best[2]


def _measure(view: str, line: Line, narrow: float) -> float:
    start = line_start(view, line[0])
    piece = view[start : line[1]]
    indent = len(piece) - len(piece.lstrip())
    return len(piece) - (1 - narrow) * sum(char.isascii() for char in piece[indent:])


def _goes_on(page: _Page, here: Line, after: Line) -> bool:
    """Whether the line after says on what this one breaks off."""
    view = page.view
    length = page.measure(here)
    # where only the first lines of paragraphs are indented, a line of many digits may look short
    long = here[1] - here[0] if page.indented else length
    if (
        max(long, length) < _LONG * page.width
        or is_row(view, *here)
        or is_row(view, *after)
        or not _says_words(view, after)
    ):
        return False
    if any(DOCUMENT_NUMBER.fullmatch(view, *line) for line in (here, after)):
        return False  # between the title and the first line of a notice
    if page.indented and view[after[0] - 1] not in "\r\n":
        return False
    if after[0] in page.headings and view[here[1] - 1] not in ",、":
        return False
    full = length >= page.width - _FULL
    apart = not page.spaced and _apart(view, here, after)
    title = here[0] in page.headings and "。" not in view[here[0] : here[1]]
    if title or apart:
        return full and not (apart and (title or _ended(view, here[1])))
    closed = _ended(view, after[1]) or view[after[1] - 1] in _CLOSERS
    if _ended(view, here[1]) and not closed and page.measure(after) < _LONG * page.width:
        return False  # a caption or a title under a paragraph whose last line is full
    if page.indented:
        return True
    if _ended(view, here[1]):
        return full and _LEAD.match(view, *after) is None
    return full or _ended(view, after[1]) or page.measure(after) >= _LONG * page.width


def _apart(view: str, here: Line, after: Line) -> bool:
    return len(_BREAK.findall(view, here[1], after[0])) > 1


def _ended(view: str, right: int) -> bool:
    while right > 0 and view[right - 1] in _CLOSERS:
        right -= 1
    return view[right - 1] in _ENDS


def _says_words(view: str, line: Line) -> bool:
    """No number alone, as in a cell of a table; but the end of a sentence may be one (100%。)."""
    return regex.search(r"\p{Han}|。$", view, pos=line[0], endpos=line[1]) is not None
