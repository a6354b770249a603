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
from loaders.outline.annexes import annex_headings
from loaders.outline.chapters import ChapterKind, chapter_kinds, tells_investment
from loaders.outline.decimals import decimal_headings
from loaders.outline.headings import Heading, heading_at, inline_headings, lead_sentence
from loaders.outline.lines import Line, split_lines
from loaders.outline.nesting import DEPTH, closes, counts_on, ends_of, level_of, levels_of, paths_of
from loaders.outline.sequence import keep_in_sequence
from ontology.tables import words

_SENTENCE_ENDS = "。;"  # a line of the front matter without one is a title, a number, an address
BlockKind = Literal["front", "paragraph", "attachment"]


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
    in_box = attached = False
    told = _without_contents(view, lines)
    attachments = tuple(f"{word}{mark}" for word in words("attachment_lead") for mark in (":", "1.", "1:"))
    decimals = decimal_headings(view, (line for line in told if not inside_table(line.left)))
    annexes = annex_headings(view, told, inside_table)
    for line in told:
        if line.blank or inside_table(line.left):
            continue
        left, right = line.left, line.right
        while left < right and view[left] in "| \t":
            left += 1
        while right > left and view[right - 1] in "| \t":
            right -= 1
        attached = view.startswith(attachments, left) or (attached and view[left].isdigit())
        if attached and view[left].isdigit():  # 附件: 1.名单 2.任务表 head nothing here
            continue
        first = annexes.get(left) or decimals.get(left) or heading_at(view, left, right)
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


def _nest(document: Document, candidates: Sequence[Heading]) -> tuple[Section, ...]:
    stack: list[int] = []
    parents: list[int | None] = []
    last: dict[tuple[int | None, str], int | None] = {}  # (parent, style) → the ordinal met last
    for index, item in enumerate(candidates):
        while stack and closes(candidates[stack[-1]], item):
            stack.pop()
        box = next((at for at, one in enumerate(stack) if candidates[one].style == "box"), None)
        if box is not None and not counts_on(item, last.get((stack[box], item.style))):
            outside = last.get((parents[stack[box]], item.style))
            if counts_on(item, outside):
                del stack[box:]  # 5. behind a box that stands between 4. and 5. is no part of the box
        if item.style == "box":  # a box belongs to the (一) section, wherever between its items it stands
            while stack and DEPTH[candidates[stack[-1]].style] > DEPTH["cn_paren"]:
                stack.pop()
        parents.append(stack[-1] if stack else None)
        last[(parents[-1], item.style)] = item.ordinal
        stack.append(index)
    levels = levels_of(candidates, parents)
    children: list[list[int]] = [[] for _ in candidates]
    for index, parent in enumerate(parents):
        if parent is not None:
            children[parent].append(index)
    paths = paths_of(parents)
    ends = ends_of(len(document.text), candidates, parents)
    kinds = chapter_kinds(
        [document.view[item.title_start : item.title_end] for item in candidates],
        parents,
        lambda index: tells_investment(document.view[candidates[index].start : ends[index]]),
        lambda index: candidates[index].style == "annex",
        lambda index: level_of(candidates, parents, index, levels) == "box",
    )
    sections = []
    for index, item in enumerate(candidates):
        following = candidates[index + 1].start if index + 1 < len(candidates) else len(document.text)
        sections.append(
            Section(
                index=index,
                level=level_of(candidates, parents, index, levels),
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
