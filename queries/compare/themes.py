"""The parts on themes and on tasks: how much each side writes of a theme, and which tasks and initiatives it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.messages import language, message
from queries.compare.model import Item, Line, Part, ordered
from queries.compare.rows import Row, by_key, place_of, plans_of, rows_of
from queries.compare.sides import Side

if TYPE_CHECKING:
    from graph.stores import Store


def compare_themes(store: Store, sides: Sequence[Side]) -> Part:
    """A side takes a theme up with a task that has it; its share is by the characters of its plans' tasks."""
    rows = rows_of(store, "tasks", plans_of(sides))
    total: dict[str, int] = defaultdict(int)
    for row in {str(row["fact"]): row for row in rows}.values():
        total[str(row["plan"])] += int(str(row["length"]))
    themed = [row for row in rows if row["theme"] is not None]
    lines = []
    for code, by_side in by_key(themed, sides, [str(row["theme"]) for row in themed]).items():
        cells = tuple(_theme_items(by_side.get(place, []), side, total) for place, side in enumerate(sides))
        name = theme_name(next(iter(by_side.values()))[0])
        lines.append(Line(name, cells, tuple(bool(cell) for cell in cells), code=code))
    lines.sort(key=lambda line: -sum(_share(cell) for cell in line.cells))
    return Part("themes", ordered(lines))


def _theme_items(rows: Sequence[Row], side: Side, total: Mapping[str, int]) -> tuple[Item, ...]:
    """One item a plan: how many tasks, their share of the task text, and the task that speaks most of the theme."""
    items = []
    for plan in side.ids:
        of_plan = [row for row in rows if row["plan"] == plan]
        if not of_plan:
            continue
        text = {id(row): float(str(row["weight"])) * int(str(row["length"])) for row in of_plan}
        share = sum(text.values()) / total[plan] if total[plan] else 0.0
        main = min(of_plan, key=lambda row: (-text[id(row)], int(str(row["start"]))))
        shown = message("briefs.item.theme", count=len(of_plan), share=f"{share:.1%}", task=main["title"])
        items.append(Item("theme", shown, place_of(main), (("tasks", len(of_plan)), ("share", round(share, 4)))))
    return tuple(items)


def _share(cell: Sequence[Item]) -> float:
    return sum(float(str(dict(item.data)["share"])) for item in cell)


def theme_name(row: Row) -> str:
    """Code and name of the theme of a row, in the language in force."""
    return f"{row['theme']} {row['theme_en' if language() == 'en' else 'theme_zh']}"


def compare_actions(store: Store, sides: Sequence[Side]) -> Part:
    """First named initiatives (names alike but for quotes, level and ending are one), then tasks by main theme."""
    rows = rows_of(store, "initiatives", plans_of(sides))
    named = []
    for core, found in by_key(rows, sides, [str(row["core"]) for row in rows]).items():
        labels = sorted(
            {str(row["name"]) for rows in found.values() for row in rows}, key=lambda name: (len(name), name)
        )
        cells = tuple(
            tuple(Item("initiative", _named(row, labels[0]), place_of(row)) for row in found.get(place, []))
            for place in range(len(sides))
        )
        named.append(Line(labels[0], cells, tuple(bool(cell) for cell in cells), "initiative", core))
    main = [row for row in rows_of(store, "tasks", plans_of(sides)) if row["rank"] == 1 or row["theme"] is None]
    themed = []
    for code, found in by_key(main, sides, [str(row["theme"] or "") for row in main]).items():
        cells = tuple(
            tuple(Item("task", str(row["title"]), place_of(row)) for row in found.get(place, []))
            for place in range(len(sides))
        )
        subject = theme_name(next(iter(found.values()))[0]) if code else message("briefs.no_theme")
        themed.append(Line(subject, cells, tuple(bool(cell) for cell in cells), "main_theme", code))
    return Part("actions", (*ordered(named), *ordered(themed)))


def _named(row: Row, label: str) -> str:
    """The task, with the initiative's name there if it is another."""
    same = row["name"] == label
    return str(row["title"]) if same else message("briefs.named_there", task=row["title"], name=row["name"])
