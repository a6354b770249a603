"""A comparison as a brief: one table a part to read, with a column a side, and all its places one by one as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ontology.messages import message
from queries.compare import Comparison, Item, Line, Part
from queries.compare.render import ITEMS, counted, reach_of, shortened, subject_of, verdict_of
from queries.compare.rows import plans_of
from queries.values import Place
from viz.briefs.model import Block, Cell, Heading, Paragraph, Row, Table, Whole
from viz.briefs.model import Part as Words
from viz.briefs.tables import word

# what an item states, by part, each in a column of its own
_STATED: dict[str, tuple[str, ...]] = {
    "themes": ("tasks", "share"),
    "indicators": ("comparator", "value", "high", "unit", "year", "nature"),
    "actions": (),
    "projects": ("phase", "location", "investment", "floor_area", "land_area", "beds", "start_date", "completion_date"),
    "institutions": ("leads", "supports", "mentions"),
}
_TEXTS = ("unit", "nature", "phase", "location", "start_date", "completion_date")
_PLAIN = ("same", "differs", "not_comparable")  # verdicts that name no side
_DATA = ("subject", "group", "in", "verdict", "stronger", "weaker", "side", "counts", "why", "what", "text")


def comparison_blocks(comparison: Comparison, limit: int) -> list[Block]:
    """The sides, then the parts; `limit` is how many lines of one side alone are printed (0: all)."""
    blocks: list[Block] = [_key(comparison)]
    for part in comparison.parts:
        if part.lines:
            blocks += [Heading(message(f"briefs.kind.{part.kind}")), _table(part, comparison, limit)]
    return blocks


def _key(comparison: Comparison) -> Paragraph:
    """What each letter stands for, with the plans cited."""
    parts: list[Words] = []
    for side in comparison.sides:
        parts += [message("comparisons.side", letter=side.letter, name=side.name)]
        parts += [Whole(plan.id) for plan in side.plans]
        parts += [message("comparisons.end" if side is comparison.sides[-1] else "briefs.semicolon")]
    return Paragraph(tuple(parts))


def _table(part: Part, comparison: Comparison, limit: int) -> Table:
    letters = [side.letter for side in comparison.sides]
    lines, left = shortened(part.lines, letters, limit)
    with_verdict = any(line.verdict for line in lines)
    names = [("head", message(f"briefs.head.{part.kind}"), 26), ("reach", message("briefs.head.reach"), 8)]
    names += [("verdict", message("briefs.head.verdict"), 18)] * with_verdict
    names += [("side", side.heading, 24) for side in comparison.sides]
    heads = [name for name in _DATA if with_verdict or name not in ("verdict", "stronger", "weaker", "why")]
    return Table(
        name=f"compared_{part.kind}",
        caption=counted(part, letters),
        headings=tuple(heading for _, heading, _ in names),
        widths=tuple(width for _, _, width in names),
        rows=tuple(_row(line, comparison, with_verdict) for line in lines),
        note=" ".join((*left, *part.notes)),
        data_headings=tuple(message(f"comparisons.col.{name}") for name in (*heads, *_STATED[part.kind])),
        data_rows=tuple(row for line in part.lines for row in _data_rows(part, line, letters, heads)),
    )


def _row(line: Line, comparison: Comparison, with_verdict: bool) -> Row:
    """A line with the first things that each side says; its places are theirs, in the order of the sides.

    On a side of several plans the number of the reference says which of them says so.
    """
    letters = [side.letter for side in comparison.sides]
    numbers = {plan: number for number, plan in enumerate(plans_of(comparison.sides), start=1)}
    cells: list[Cell] = [subject_of(line), reach_of(line, letters)]
    cells += [verdict_of(line, letters)] * with_verdict
    places: list[Place] = []
    for side, items in zip(comparison.sides, line.cells, strict=True):
        marks = [f" [{numbers[item.place.plan]}]" if len(side.plans) > 1 else "" for item in items]
        shown = [item.text + mark for item, mark in zip(items[:ITEMS], marks, strict=False)]
        if len(items) > ITEMS:
            shown.append(message("briefs.more_items", count=len(items) - ITEMS))
        cells.append(message("briefs.semicolon").join(shown) or "—")
        places += [item.place for item in items[:ITEMS]]
    return Row(tuple(cells), tuple(places))


def _data_rows(part: Part, line: Line, letters: Sequence[str], heads: Sequence[str]) -> Iterator[Row]:
    """A row for each thing that a side says, with its place; codes in the words of the language in force."""
    joined = message("queries.comma").join
    unfit = dict(line.unfit)
    for number, items in enumerate(line.cells):
        for item in items:
            cells: dict[str, Cell] = {
                "subject": line.subject,
                "group": line.group if part.kind == "indicators" else "",
                "in": reach_of(line, letters),
                "verdict": message(f"briefs.verdict.{line.verdict}") if line.verdict in _PLAIN else "",
                "stronger": joined(letters[place] for place in line.strongest) if line.verdict == "stronger" else "",
                "weaker": joined(letters[place] for place in line.weakest) if line.verdict == "stronger" else "",
                "side": letters[number],
                "counts": message("comparisons.yes" if line.has[number] else "comparisons.no"),
                "why": message(f"briefs.why.{unfit[number]}") if number in unfit else "",
                "what": message(f"comparisons.what.{item.what}"),
                "text": item.text,
            }
            yield Row((*(cells[name] for name in heads), *_stated(item, _STATED[part.kind])), (item.place,))


def _stated(item: Item, names: Sequence[str]) -> tuple[Cell, ...]:
    """What an item states, numbers as numbers."""
    data = dict(item.data)
    cells: list[Cell] = []
    for name in names:
        value = data.get(name)
        if value is None:
            cells.append(None)
        elif name == "year":
            cells.append(int(str(value)))
        elif name == "comparator":
            cells.append(word(str(value)))
        else:
            cells.append(str(value) if name in _TEXTS else Decimal(str(value)))
    return tuple(cells)
