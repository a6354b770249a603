"""From lines to the outline: which headings there are, how they nest, what kind of chapter each stands in.

A heading needs the grammar of a number, a place (the start of a line, or a lead item inside one) and siblings that
count on from each other. Ordinals that break their sequence are kept in `breaks`, not hidden.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.document import Document, Span
from loaders.model import Level
from loaders.outline.chapters import ChapterKind, chapter_kinds
from loaders.outline.headings import Heading, heading_at, inline_headings, lead_sentence
from loaders.outline.lines import Line, split_lines
from loaders.outline.sequence import keep_in_sequence
from ontology.tables import words

_SENTENCE_ENDS = "。;"  # a line of the front matter without one is a title, a number, an address
BlockKind = Literal["front", "paragraph", "attachment"]
# depth orders the nesting; the level is what the guide calls it
_DEPTH = {
    "chapter": 1,
    "part": 2,
    "cn_comma": 3,
    "cn_paren": 4,
    "box": 5,
    "ar_dot": 6,
    "is": 7,
    "ar_paren": 8,
    "dash": 9,
    "lead": 9,
}
_LEVEL: dict[str, Level] = {"cn_comma": "1", "cn_paren": "2", "ar_dot": "3", "is": "3", "ar_paren": "4"}
_RANKED = ("chapter", "part", "cn_comma", "cn_paren", "ar_dot", "ar_paren")
_LEVELS: tuple[Level, ...] = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its extent. [body_start, body_end) is its own text up to the next heading of any kind;

    [start, end) is everything under it. `parent` is an index into Outline.sections, `path` its number (4-2-1).
    """

    index: int
    level: Level
    style: str
    marker: str
    title: Span
    start: int
    body_start: int
    body_end: int
    end: int
    parent: int | None
    path: str
    chapter_kind: ChapterKind
    kind: ChapterKind
    is_leaf: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text (no heading, no table) on one line, and the section that it stands in."""

    kind: BlockKind
    start: int
    end: int
    section: int | None


@dataclass(frozen=True)
class Outline:
    """Sections and blocks in text order; `breaks` lists offsets of headings whose ordinal breaks the sequence."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...]

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that the character at `offset` belongs to; None before the first heading."""
        found = bisect_right(self.starts, offset) - 1
        return self.sections[found] if found >= 0 else None

    def ancestors(self, section: Section) -> tuple[Section, ...]:
        """The section and those above it, innermost first."""
        chain = [section]
        while chain[-1].parent is not None:
            chain.append(self.sections[chain[-1].parent])
        return tuple(chain)

    def parent_start(self, section: Section) -> int | None:
        """Where the parent's title starts."""
        return None if section.parent is None else self.sections[section.parent].title.start


def read_outline(document: Document, occupied: Sequence[tuple[int, int]] = ()) -> Outline:
    """The outline of a document. `occupied` are the extents of its tables, in order, which hold no headings."""
    lines = split_lines(document)
    view = document.view
    edges = [start for start, _ in occupied]

    def inside_table(offset: int) -> bool:
        at = bisect_right(edges, offset) - 1
        return at >= 0 and offset < occupied[at][1]

    candidates: list[Heading] = []
    in_box = False
    for line in _without_contents(view, lines):
        if line.blank or inside_table(line.left):
            continue
        left, right = line.left, line.right
        while left < right and view[left] in "| \t":
            left += 1
        while right > left and view[right - 1] in "| \t":
            right -= 1
        first = heading_at(view, left, right)
        if first and first.style != "dash":
            in_box = first.style == "box"
        elif in_box and not first:
            first = lead_sentence(view, left, right)
        inner = list(inline_headings(view, left, right))
        if first:
            candidates.append(first)
        candidates.extend(item for item in inner if not first or item.start >= first.body_start)
    candidates, breaks = keep_in_sequence(view, candidates)
    sections = _nest(document, candidates)
    blocks = _blocks(document, lines, sections, inside_table)
    return Outline(sections, blocks, lines, breaks, tuple(section.start for section in sections))


def _without_contents(view: str, lines: Sequence[Line]) -> list[Line]:
    """The lines less a table of contents: from 目录 up to the line that says its first entry again."""
    leads = set(words("contents_lead"))
    for at, line in enumerate(lines[:80]):
        if view[line.left : line.right] not in leads:
            continue
        entries = [item for item in lines[at + 1 :] if not item.blank]
        if not entries:
            break
        first = _entry_text(view, entries[0])
        for after in range(1, len(entries)):
            if _entry_text(view, entries[after]) == first:
                return [*lines[:at], *entries[after:]]
    return list(lines)


def _entry_text(view: str, line: Line) -> str:
    """A contents line without its dots and page number, white space dropped."""
    return "".join(view[line.left : line.right].split()).rstrip("0123456789").rstrip(".…·-")


def running_text(outline: Outline) -> list[Block]:
    """All text that says something in sentences: paragraphs (those of a preface too), and the headings' own titles."""
    titles = [Block("paragraph", one.title.start, one.title.end, one.index) for one in outline.sections]
    blocks = [block for block in outline.blocks if block.kind != "front"]
    return sorted([*titles, *blocks], key=lambda block: block.start)


def _levels(candidates: Sequence[Heading], parents: Sequence[int | None]) -> dict[str, Level]:
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


def _nest(document: Document, candidates: Sequence[Heading]) -> tuple[Section, ...]:
    stack: list[int] = []
    parents: list[int | None] = []
    last: dict[tuple[int | None, str], int | None] = {}  # (parent, style) → the ordinal met last
    for index, item in enumerate(candidates):
        while stack and _closes(candidates[stack[-1]], item):
            stack.pop()
        box = next((at for at, one in enumerate(stack) if candidates[one].style == "box"), None)
        if box is not None and _counts_on(item, last.get((parents[stack[box]], item.style))):
            del stack[box:]  # 5. behind a box that stands between 4. and 5. is no part of the box
        if item.style == "box":  # a box belongs to the (一) section, wherever between its items it stands
            while stack and _DEPTH[candidates[stack[-1]].style] > _DEPTH["cn_paren"]:
                stack.pop()
        parents.append(stack[-1] if stack else None)
        last[(parents[-1], item.style)] = item.ordinal
        stack.append(index)
    levels = _levels(candidates, parents)
    children: list[list[int]] = [[] for _ in candidates]
    for index, parent in enumerate(parents):
        if parent is not None:
            children[parent].append(index)
    kinds = chapter_kinds([document.view[item.title_start : item.title_end] for item in candidates], parents)
    paths = _paths(parents)
    ends = _ends(len(document.text), candidates, parents)
    sections = []
    for index, item in enumerate(candidates):
        following = candidates[index + 1].start if index + 1 < len(candidates) else len(document.text)
        sections.append(
            Section(
                index=index,
                level="box" if _in_box(candidates, parents, index) else levels.get(item.style, "box"),
                style=item.style,
                marker=document.text[item.start : item.marker_end],
                title=document.span(item.title_start, item.title_end),
                start=item.start,
                body_start=item.body_start,
                body_end=min(following, ends[index]),
                end=ends[index],
                parent=parents[index],
                path=paths[index],
                chapter_kind=kinds[index][0],
                kind=kinds[index][1],
                is_leaf=not children[index],
            )
        )
    return tuple(sections)


def _in_box(candidates: Sequence[Heading], parents: Sequence[int | None], index: int) -> bool:
    """Whether a heading stands under a box: 1. 2. in a box are its lead items."""
    parent = parents[index]
    while parent is not None:
        if candidates[parent].style == "box":
            return True
        parent = parents[parent]
    return False


def _counts_on(item: Heading, before: int | None) -> bool:
    return before is not None and item.ordinal == before + 1


def _closes(open_: Heading, item: Heading) -> bool:
    """Whether `item` ends the section that `open_` began."""
    if item.style in ("dash", "lead"):  # a lead item stands under a box or under the section it is found in
        return open_.style in ("dash", "lead", "ar_paren", "is")
    return _DEPTH[open_.style] >= _DEPTH[item.style]


def _paths(parents: Sequence[int | None]) -> list[str]:
    counts: dict[int | None, int] = {}
    paths: list[str] = []
    for parent in parents:
        counts[parent] = counts.get(parent, 0) + 1
        paths.append(f"{counts[parent]}" if parent is None else f"{paths[parent]}-{counts[parent]}")
    return paths


def _ends(length: int, candidates: Sequence[Heading], parents: Sequence[int | None]) -> list[int]:
    """Each section ends where the next heading begins that is not under it."""
    ends = [length] * len(candidates)
    open_: list[int] = []
    for index, parent in enumerate(parents):
        while open_ and open_[-1] != parent:
            ends[open_.pop()] = candidates[index].start
        open_.append(index)
    return ends


def _blocks(
    document: Document, lines: Sequence[Line], sections: Sequence[Section], inside_table: object
) -> tuple[Block, ...]:
    assert callable(inside_table)
    view = document.view
    attachments = words("attachment_lead")
    starts = [section.start for section in sections]
    blocks: list[Block] = []
    ended = False
    for line in lines:
        if line.blank or inside_table(line.left):
            continue
        at = bisect_right(starts, line.left) - 1
        cursor = line.left
        if at >= 0 and sections[at].start <= line.left < sections[at].body_start:
            cursor = sections[at].body_start  # a title that runs over the line's start never happens: same line
        inner = [s for s in sections[max(at, 0) : at + 40] if line.left <= s.start < line.right]
        if at == len(sections) - 1 and sections and view.startswith(attachments, line.left):
            ended = True
        for section in [*inner, None]:
            stop = section.start if section else line.right
            piece = document.trimmed(cursor, stop) if cursor < stop else None
            if piece:
                owner = bisect_right(starts, piece.start) - 1
                front = owner < 0 and not any(mark in view[piece.start : piece.end] for mark in _SENTENCE_ENDS)
                kind: BlockKind = "front" if front else "attachment" if ended else "paragraph"
                blocks.append(Block(kind, piece.start, piece.end, owner if owner >= 0 else None))
            if section:
                cursor = section.body_start
    return tuple(blocks)
