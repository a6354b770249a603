"""The part on institutions: which each side names, and how often it leads, supports or is mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ontology.messages import message
from queries.compare.model import Item, Line, Part, ordered
from queries.compare.rows import Row, by_key, place_of, plans_of, rows_of, without_region
from queries.compare.sides import Side

if TYPE_CHECKING:
    from graph.stores import Store

_ROLES = ("lead", "support", "mention")


def compare_bodies(store: Store, sides: Sequence[Side]) -> Part:
    """Bodies by their name without the region's in front: the health commissions of two cities are one office."""
    names = {row["node"]: without_region(str(row["body"]), row["region"]) for row in rows_of(store, "body_names")}
    rows = [row for row in rows_of(store, "bodies", plans_of(sides)) if row["node"] in names]
    found = by_key(rows, sides, [names[row["node"]] for row in rows])
    lines = []
    for name, by_side in found.items():
        cells = tuple(_body_items(by_side.get(place, ()), side) for place, side in enumerate(sides))
        lines.append(Line(name, cells, tuple(bool(cell) for cell in cells), code=name))
    lines.sort(key=lambda line: -sum(_weight(item) for cell in line.cells for item in cell))
    return Part("institutions", ordered(lines))


def _weight(item: Item) -> int:
    data = dict(item.data)
    return int(str(data["leads"])) * 10**6 + int(str(data["supports"])) * 10**3 + int(str(data["mentions"]))


def _body_items(rows: Sequence[Row], side: Side) -> tuple[Item, ...]:
    """One item a plan: how often it leads, supports and is named; the place is the first that gives it a task."""
    items = []
    for plan in side.ids:
        of_plan = [row for row in rows if row["plan"] == plan]
        if not of_plan:
            continue
        # a place that gives the body a task is no mention besides
        tasked = {place_of(row).start for row in of_plan if row["role"] != "mention"}
        counts = {role: len({str(row["task"]) for row in of_plan if row["role"] == role}) for role in _ROLES[:2]}
        counts["mention"] = len({place_of(row).start for row in of_plan if row["role"] == "mention"} - tasked)
        first = min(of_plan, key=lambda row: (_ROLES.index(str(row["role"])), int(str(row["start"]))))
        parts = [message(f"briefs.item.{role}", count=count) for role, count in counts.items() if count]
        data = (("leads", counts["lead"]), ("supports", counts["support"]), ("mentions", counts["mention"]))
        items.append(Item("body", message("queries.comma").join(parts), place_of(first), data))
    return tuple(items)
