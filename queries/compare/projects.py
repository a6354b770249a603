"""The part on projects: which each side has, with money, area, beds and dates, and whether they say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.messages import language, message
from ontology.units import unit_of
from queries.compare.model import Item, Line, Part, ordered
from queries.compare.rows import Row, by_key, place_of, plans_of, rows_of, without_region
from queries.compare.sides import Side

if TYPE_CHECKING:
    from graph.stores import Store

_DATA = ("investment", "floor_area", "land_area", "beds", "start_date", "completion_date")


def compare_projects(store: Store, sides: Sequence[Side]) -> Part:
    """One project is what resolution takes for one, or what is called the same without the region's name in front."""
    rows = rows_of(store, "projects", plans_of(sides))
    found = by_key(rows, sides, [without_region(str(row["whole"]), row["region"]) for row in rows])
    lines = [_project_line(name, by_side, sides) for name, by_side in found.items()]
    lines.sort(key=lambda line: -max(_amount(item) for cell in line.cells for item in cell))
    return Part("projects", ordered(lines))


def _amount(item: Item) -> float:
    return float(str(dict(item.data)["investment"] or 0))


def _project_line(name: str, by_side: Mapping[int, Sequence[Row]], sides: Sequence[Side]) -> Line:
    cells = []
    for place in range(len(sides)):
        rows = by_side.get(place, ())
        telling = [row for row in rows if any(row[field] is not None for field in (*_DATA, "phase", "location"))]
        items = [_project_item(row) for row in telling or rows[:1]]
        cells.append(tuple({(item.text, item.place.plan): item for item in reversed(items)}.values())[::-1])
    has = tuple(bool(cell) for cell in cells)
    verdict = ""
    if sum(has) > 1:
        differing = [field for field in _DATA if _differ(by_side, field)]
        verdict = "differs" if differing else "same"
        if not any(_is_told_twice(by_side, field) for field in _DATA):
            verdict = ""
    return Line(name, tuple(cells), has, code=name, verdict=verdict)


def _is_told_twice(by_side: Mapping[int, Sequence[Row]], field: str) -> bool:
    """Whether two sides or more state the field: else there is nothing to compare."""
    return sum(any(row[field] is not None for row in rows) for rows in by_side.values()) > 1


def _differ(by_side: Mapping[int, Sequence[Row]], field: str) -> bool:
    """Whether two sides state the field, phase by phase, and not the same."""
    stated: dict[str, list[set[str]]] = defaultdict(list)
    for rows in by_side.values():
        of_side: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row[field] is not None:
                of_side[str(row["phase"] or "")].add(str(row[field]))
        for phase, values in of_side.items():
            stated[phase].append(values)
    return any(first != other for values in stated.values() for first in values for other in values)


def _project_item(row: Row) -> Item:
    parts = [str(row["phase"])] if row["phase"] else []
    if row["investment"] is not None:
        parts.append(message("briefs.item.investment", amount=money(float(str(row["investment"])))))
    if row["floor_area"] is not None:
        parts.append(message("briefs.item.floor_area", area=f"{float(str(row['floor_area'])):,.0f}"))
    if row["beds"] is not None:
        parts.append(message("briefs.item.beds", beds=row["beds"]))
    if row["completion_date"] is not None:
        parts.append(message("briefs.item.completion", date=row["completion_date"]))
    text = message("queries.comma").join(parts) or message("briefs.item.named")
    fields = ("name", "phase", "location", *_DATA)
    data = tuple((field, value) for field in fields if not isinstance(value := row[field], tuple))
    return Item("project", text, place_of(row), data)


def money(yuan: float) -> str:
    """An amount as people say it: 3.2亿元, 5000万元; 320 million yuan.

    >>> money(320_000_000)
    '320 million yuan'
    """
    if language() == "en":
        return message("briefs.million_yuan", amount=f"{yuan / 10**6:,.10g}")
    symbol = max((unit for unit in _money_units() if yuan >= unit[0]), default=(1, ""))
    return message("briefs.yuan", amount=f"{yuan / symbol[0]:.10g}", unit=symbol[1])


def _money_units() -> list[tuple[int, str]]:
    return [
        (int(unit.factor), unit.symbol)
        for symbol in message("briefs.money_units").split()
        if (unit := unit_of(symbol)) is not None
    ]
