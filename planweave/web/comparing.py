"""Plans beside each other: in: ids of plans, out: what they share and how they differ, every cell with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ontology.messages import message
from planweave.web import links
from planweave.web.ahead import subject
from planweave.web.reading import Part, part_of
from planweave.web.snapshot import Snapshot

if TYPE_CHECKING:
    from graph.stores import Store

LINES = 12  # of one side alone, unless all are asked for


@dataclass(frozen=True, slots=True)
class Item:
    """What a side says, and the address of its place."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A subject, who has it, which side asks for more ('' if none is asked), and a cell a side."""

    subject: str
    reach: str
    verdict: str
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a comparison: its kind, its title with counts, headings and rows, and what was left out."""

    kind: str
    title: str
    headings: tuple[str, ...]
    has_verdicts: bool
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    is_cut: bool


def sections(snapshot: Snapshot, plans: Sequence[str], *, every: bool) -> tuple[Section, ...] | None:
    """The comparison part by part; None if this version has no comparisons (then `pairs`)."""
    if subject("queries.compare") is None:
        return None
    return snapshot.once(_sections, tuple(plans), every)


def pairs(snapshot: Snapshot, plans: Sequence[str]) -> list[Part]:
    """The tasks of each two plans side by side."""
    parts = [
        part_of(snapshot, "tasks_side_by_side", {"plan": one, "other": other}) for one, other in combinations(plans, 2)
    ]
    return [part for part in parts if part.rows]


def _sections(store: Store, plans: tuple[str, ...], every: bool) -> tuple[Section, ...]:
    comparing, rendering = subject("queries.compare"), subject("queries.compare.render")
    assert comparing is not None and rendering is not None
    comparison = comparing.compare(store, plans)
    letters = [side.letter for side in comparison.sides]
    headings = tuple(side.heading for side in comparison.sides)
    return tuple(_section(part, letters, headings, rendering, every) for part in comparison.parts if part.lines)


def _section(part: Any, letters: list[str], headings: tuple[str, ...], rendering: Any, every: bool) -> Section:
    lines, notes = rendering.shortened(part.lines, letters, 0 if every else LINES)
    rows = tuple(
        Row(
            subject=_subject(part.kind, line),
            reach=rendering.reach_of(line, letters),
            verdict=rendering.verdict_of(line, letters),
            cells=tuple(tuple(_item(item) for item in cell) for cell in line.cells),
        )
        for line in lines
    )
    return Section(
        kind=part.kind,
        title=rendering.counted(part, letters),
        headings=(message(f"briefs.head.{part.kind}"), *headings),
        has_verdicts=any(row.verdict for row in rows),
        rows=rows,
        notes=tuple(notes),
        is_cut=len(lines) < len(part.lines),
    )


def _subject(kind: str, line: Any) -> str:
    """The line's subject; an indicator with its target year."""
    return f"{line.subject} · {line.group}" if kind == "indicators" and line.group else str(line.subject)


def _item(item: Any) -> Item:
    return Item(item.text, links.place(item.place.plan, item.place.start, item.place.end))
