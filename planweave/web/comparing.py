"""Plans beside each other: in: ids of plans, out: what they share and how they differ, every cell with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.messages import message
from planweave.web import links
from planweave.web.snapshot import Snapshot
from queries.compare import compare
from queries.compare.model import Item as Stated
from queries.compare.model import Line
from queries.compare.model import Part as Compared
from queries.compare.render import counted, reach_of, shortened, verdict_of

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


def sections(snapshot: Snapshot, plans: Sequence[str], *, every: bool) -> tuple[Section, ...]:
    """The comparison part by part."""
    return snapshot.once(_sections, tuple(plans), every)


def _sections(store: Store, plans: tuple[str, ...], every: bool) -> tuple[Section, ...]:
    comparison = compare(store, plans)
    letters = [side.letter for side in comparison.sides]
    headings = tuple(side.heading for side in comparison.sides)
    return tuple(_section(part, letters, headings, every) for part in comparison.parts if part.lines)


def _section(part: Compared, letters: list[str], headings: tuple[str, ...], every: bool) -> Section:
    lines, notes = shortened(part.lines, letters, 0 if every else LINES)
    rows = tuple(
        Row(
            subject=_subject(part.kind, line),
            reach=reach_of(line, letters),
            verdict=verdict_of(line, letters),
            cells=tuple(tuple(_item(item) for item in cell) for cell in line.cells),
        )
        for line in lines
    )
    return Section(
        kind=part.kind,
        title=counted(part, letters),
        headings=(message(f"briefs.head.{part.kind}"), *headings),
        has_verdicts=any(row.verdict for row in rows),
        rows=rows,
        notes=tuple(notes),
        is_cut=len(lines) < len(part.lines),
    )


def _subject(kind: str, line: Line) -> str:
    """The line's subject; an indicator with its target year."""
    return f"{line.subject} · {line.group}" if kind == "indicators" and line.group else str(line.subject)


def _item(item: Stated) -> Item:
    return Item(item.text, links.place(item.place.plan, item.place.start, item.place.end))
