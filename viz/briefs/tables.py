"""The tables of briefs: from rows and statements to a table for reading and its whole data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ontology.messages import message
from queries.answer import Value
from queries.compare.projects import money
from queries.compare.rows import Row, place_of
from queries.compare.themes import theme_name
from queries.values import Statement, baselines_of
from queries.values.read import plain
from viz.briefs.model import Cell, Table
from viz.briefs.model import Row as Line

SHOWN = 15  # rows of a table that are printed
_NOTHING = (None, "", "—", 0)


def word(code: Value) -> str:
    """What people read for a code of the catalogue."""
    return message(f"queries.value.{code}") if code else ""


def table(
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Line],
    data_columns: Sequence[str],
    data_rows: Sequence[Line],
    limit: int = SHOWN,
) -> Table | None:
    """A table of the first `limit` rows, headed by messages briefs.col.…, with relative widths. None without rows."""
    if not rows:
        return None
    note = message("briefs.first_shown", shown=limit, count=len(rows)) if len(rows) > limit else ""
    # a column in which no row says anything is left out of print
    kept = [at for at in range(len(columns)) if at == 0 or any(row.cells[at] not in _NOTHING for row in rows[:limit])]
    return Table(
        name=name,
        caption=message(f"briefs.table.{name}"),
        headings=tuple(message(f"briefs.col.{columns[at][0]}") for at in kept),
        widths=tuple(columns[at][1] for at in kept),
        rows=tuple(Line(tuple(row.cells[at] for at in kept), row.places) for row in rows[:limit]),
        note=note,
        data_headings=tuple(message(f"briefs.col.{column}") for column in data_columns),
        data_rows=tuple(data_rows),
    )


def targets_table(
    statements: Sequence[Statement], targets: Iterable[Statement], with_indicator: bool, with_region: bool
) -> Table | None:
    """Targets with their baselines; binding ones first, then by plan and place."""
    ordered = sorted(targets, key=lambda one: (not is_binding(one), one.plan, one.place.start))
    rows, data = [], []
    for target in ordered:
        baselines = baselines_of(target, statements)
        places = (target.place, *(one.place for one in baselines))
        start = message("briefs.semicolon").join(_with_year(one) for one in baselines) or "—"
        gain = _gain(target, baselines)
        cells: list[Cell] = [target.name] if with_indicator else []
        cells += [target.region] if with_region else []
        cells += [start, _with_year(target), _difference(*gain) if gain else "—", nature(target)]
        rows.append(Line(tuple(cells), places))
        data.append(Line(_target_data(target, baselines, gain), places))
    columns = [("indicator", 30)] * with_indicator + [("region", 18)] * with_region
    columns += [("baseline", 21), ("target", 21), ("gain", 14), ("nature", 10)]
    data_columns = (
        *("indicator", "region", "baseline_year", "baseline", "baseline_unit", "target_year", "is", "target"),
        *("target_high", "unit", "words", "gain", "gain_unit", "nature"),
    )
    return table("targets", columns, rows, data_columns, data)


def _target_data(
    target: Statement, baselines: Sequence[Statement], gain: tuple[Decimal, str] | None
) -> tuple[Cell, ...]:
    """A target's row of bare data; of two baselines none is given."""
    first = baselines[0] if len(baselines) == 1 else None
    start: tuple[Cell, ...] = (None, None, None)
    if first is not None:
        start = (_year(first), first.value, first.unit)
    words = None if target.value is not None else target.shown()
    change: tuple[Cell, ...] = (gain[0], _difference_unit(gain[1])) if gain else (None, None)
    goal = (_year(target), word(target.comparator), target.value, target.high, target.unit, words)
    return (target.name, target.region, *start, *goal, *change, nature(target))


def nature(target: Statement) -> str:
    """Whether the plan calls a target binding or expected, in the language in force; '' if it does not say."""
    for code in ("binding", "expected"):
        if target.nature == message(f"briefs.nature.{code}", "zh"):  # the word that the text uses
            return message(f"briefs.nature.{code}")
    return target.nature


def is_binding(target: Statement) -> bool:
    """Whether the plan calls the target binding."""
    return target.nature == message("briefs.nature.binding", "zh")


def _year(one: Statement | None) -> Cell:
    return int(one.year) if one is not None and one.year else None


def _with_year(one: Statement) -> str:
    return message("briefs.value_year", value=one.shown(), year=one.year or message("briefs.no_year"))


def _gain(target: Statement, baselines: Sequence[Statement]) -> tuple[Decimal, str] | None:
    """Target less baseline where both are levels in one unit and there is one baseline."""
    if len(baselines) != 1 or target.level is None or target.comparator in ("range", "change", "qualitative"):
        return None
    base = baselines[0]
    if base.level is None or base.comparator not in ("eq", "approx"):
        return None
    if base.unit == target.unit and base.value is not None and target.value is not None:
        return target.value - base.value, target.unit
    return (target.level - base.level, target.measure) if base.measure == target.measure else None


def _difference(number: Decimal, unit: str) -> str:
    """A difference as people read it: of two percentages it is one of percentage points."""
    sign = "+" if number > 0 else ""
    return f"{sign}{plain(number)}{_difference_unit(unit)}"


def _difference_unit(unit: str) -> str:
    return message("briefs.points") if unit == "%" else unit


def themes_table(tasks: Sequence[Row], plans: Sequence[str]) -> Table | None:
    """Themes of some plans' tasks, those most written about first."""
    of_plans = [row for row in tasks if row["plan"] in plans]
    length = {str(row["fact"]): int(str(row["length"])) for row in of_plans}
    total = sum(length.values())
    by_theme: dict[str, list[Row]] = defaultdict(list)
    for row in of_plans:
        if row["theme"] is not None:
            by_theme[str(row["theme"])].append(row)
    ranked = sorted(by_theme.items(), key=lambda pair: (-_text(pair[1]), pair[0]))
    rows = []
    data = []
    for code, found in ranked:
        main = min(found, key=lambda row: (-_text([row]), str(row["plan"]), int(str(row["start"]))))
        share = _text(found) / total if total else Decimal(0)
        name = theme_name(found[0])
        rows.append(Line((name, len(found), f"{share:.1%}", str(main["title"])), (place_of(main),)))
        percent = (share * 100).quantize(Decimal("0.1"))
        data.append(Line((code, name, len(found), percent, "%", str(main["title"])), (place_of(main),)))
    columns = (("theme", 34), ("tasks", 11), ("share", 10), ("main_task", 40))
    return table("themes", columns, rows, ("code", "theme", "tasks", "share", "unit", "main_task"), data)


def _text(rows: Iterable[Row]) -> Decimal:
    """Characters of task text, by the weight of the theme in each task."""
    return sum((Decimal(str(row["weight"])) * int(str(row["length"])) for row in rows), Decimal(0))


def coverage_table(tasks: Sequence[Row], plans: Sequence[tuple[str, str]], theme: str) -> Table | None:
    """How much each plan (id, region) writes on a theme, and the task that speaks most of it."""
    rows, data = [], []
    for plan, region in plans:
        of_plan = [row for row in tasks if row["plan"] == plan]
        found = [row for row in of_plan if row["theme"] == theme]
        total = sum({str(row["fact"]): int(str(row["length"])) for row in of_plan}.values())
        if not found:
            continue
        main = min(found, key=lambda row: (-_text([row]), int(str(row["start"]))))
        share = _text(found) / total if total else Decimal(0)
        rows.append(Line((plan, region, len(found), f"{share:.1%}", str(main["title"])), (place_of(main),)))
        percent = (share * 100).quantize(Decimal("0.1"))
        data.append(Line((plan, region, len(found), percent, "%", str(main["title"])), (place_of(main),)))
    order = sorted(range(len(rows)), key=lambda at: (-Decimal(str(data[at].cells[3])), str(data[at].cells[0])))
    columns = (("plan", 24), ("region", 16), ("tasks", 11), ("share", 10), ("main_task", 34))
    names = ("plan", "region", "tasks", "share", "unit", "main_task")
    return table("coverage", columns, [rows[at] for at in order], names, [data[at] for at in order])


def tasks_table(tasks: Sequence[Row]) -> Table | None:
    """Tasks with the weight of one theme in each, those that speak most of it first."""
    ranked = sorted(tasks, key=lambda row: (-_text([row]), str(row["plan"]), int(str(row["start"]))))
    rows = [
        Line(
            (str(row["title"]), str(row["plan"]), f"{Decimal(str(row['weight'])):.0%}", round(_text([row]))),
            (place_of(row),),
        )
        for row in ranked
    ]
    data = [
        Line(
            (str(row["title"]), str(row["plan"]), Decimal(str(row["weight"])), int(str(row["length"]))),
            (place_of(row),),
        )
        for row in ranked
    ]
    return table(
        "tasks",
        (("task", 46), ("plan", 24), ("weight", 9), ("on_theme", 14)),
        rows,
        ("task", "plan", "weight", "characters"),
        data,
    )


def bodies_table(bodies: Sequence[Row]) -> Table | None:
    """Bodies by the tasks that they lead, then support, then by mentions."""
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in bodies:
        by_name[str(row["body"])].append(row)
    lines = []
    for name, found in by_name.items():
        counts = tuple(_places_of(found, role) for role in ("lead", "support", "mention"))
        first = min(
            found,
            key=lambda row: (
                ("lead", "support", "mention").index(str(row["role"])),
                str(row["plan"]),
                int(str(row["start"])),
            ),
        )
        lines.append(Line((name, word(first["type"]), *counts), (place_of(first),)))
    lines.sort(key=lambda line: ([-int(str(count)) for count in line.cells[2:]], str(line.cells[0])))
    columns = (("body", 36), ("type", 22), ("leads", 10), ("supports", 14), ("mentions", 15))
    return table("bodies", columns, lines, [column for column, _ in columns], lines)


def _places_of(rows: Sequence[Row], role: str) -> int:
    tasked = {(row["plan"], row["start"]) for row in rows if row["role"] != "mention"}
    if role == "mention":
        return len({(row["plan"], row["start"]) for row in rows if row["role"] == role} - tasked)
    return len({(row["plan"], row["task"]) for row in rows if row["role"] == role})


def projects_table(projects: Sequence[Row]) -> Table | None:
    """Projects with their data, the dearest first; a bare mention gives way to a place that says more."""
    fields: tuple[str, ...] = ("investment", "floor_area", "beds", "completion_date")
    telling = {(row["plan"], row["name"]) for row in projects if any(row[field] is not None for field in fields)}
    kept: dict[tuple[object, ...], Row] = {}
    for row in projects:
        says = any(row[field] is not None for field in fields)
        if says or (row["plan"], row["name"]) not in telling:
            kept.setdefault((row["plan"], row["name"], row["phase"], *(row[field] for field in fields)), row)
    ranked = sorted(
        kept.values(),
        key=lambda row: (
            -_number(row["investment"]),
            -_number(row["floor_area"]),
            -_number(row["beds"]),
            str(row["plan"]),
            int(str(row["start"])),
        ),
    )
    rows, data = [], []
    for row in ranked:
        name = str(row["name"])
        spend, area, beds = row["investment"], row["floor_area"], row["beds"]
        rows.append(
            Line(
                (
                    name if not row["phase"] or str(row["phase"]) in name else f"{name} {row['phase']}",
                    money(float(str(spend))) if spend is not None else "—",
                    f"{_number(area):,f}" if area is not None else "—",
                    f"{_number(beds):,f}" if beds is not None else "—",
                    str(row["completion_date"] or "—"),
                ),
                (place_of(row),),
            )
        )
        numbers = tuple(None if value is None else _number(value) for value in (spend, area, beds))
        data.append(
            Line(
                (
                    name,
                    str(row["plan"]),
                    str(row["phase"] or "") or None,
                    *numbers,
                    str(row["completion_date"] or "") or None,
                ),
                (place_of(row),),
            )
        )
    columns = (("project", 40), ("investment", 19), ("floor_area", 15), ("beds", 11), ("completion", 13))
    names = ("project", "plan", "phase", "investment_yuan", "floor_area", "beds", "completion")
    return table("projects", columns, rows, names, data)


def _number(value: Value) -> Decimal:
    return Decimal(0) if value is None else Decimal(str(value))
