"""What becomes of a province's or a city's targets below: adopted, tightened, loosened, omitted; and what is added.

The numbers are those of the question `adopted_targets`, pair by pair. A block holds a line of regions, the widest at
the left; each lower region has its target and, for each region above it, a sign of how the two compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from queries.catalogue import question_named
from viz.charts.level_blocks import SIGNS, STATUSES, lay_out
from viz.charts.model import Cell, Chart, Key, Sign, Table
from viz.charts.stated_values import Record, ask_rows, text_of
from viz.model import Words, both
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import PLANWEAVE, Source, read_source

if TYPE_CHECKING:
    from graph.stores import Store

QUERIES = ("adopted_targets", "statements")
MOST_PAIRS = 1500


def rows_of(store: Store, source: Source, selection: Selection) -> list[Record]:
    """The pairs that `selection` leaves, in the order of the question."""
    choice = selection.choice
    given: list[dict[str, str]] = [{"indicator": typed} for typed in choice.indicators] or [{}]
    found = [row for one in given for row in ask_rows(store, "adopted_targets", one)]
    regions = {source.region_name(region): region for region in source.having(PLANWEAVE.regionCode)}
    indicators = {source.label(one)["zh"]: one for one in source.reached(PLANWEAVE.indicator)}
    ids = {plan.id for plan in chosen_plans(source, _plans_only(selection))}

    def is_wanted(row: Record) -> bool:
        region, indicator = regions[text_of(row["region"])], indicators[text_of(row["indicator"])]
        if selection.regions and not selection.regions & source.wider((region,)):
            return False
        if selection.themes and not selection.themes.intersection(source.links(indicator, PLANWEAVE.theme)):
            return False
        return bool(ids & _plans_of(row))

    return [row for row in found if is_wanted(row)]


def _plans_only(selection: Selection) -> Selection:
    return Selection(selection.plans, frozenset(), frozenset(), frozenset(), selection.choice)


def _plans_of(row: Record) -> set[str]:
    """The plans that state the targets of a pair, and those that are silent."""
    silent = row["silent_plans"]
    return {text_of(row["plan"]), text_of(row["upper_plan"]), *(silent if isinstance(silent, tuple) else ())} - {""}


def draw(store: Store, selection: Selection) -> Chart:
    """The matrix of targets from level to level; UsageError where no region with a target lies within another."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name="levels")
    source = read_source(store, "statements", "charts")
    chosen_plans(source, _plans_only(selection))
    rows = rows_of(store, source, selection)
    if not rows:
        raise UsageError("viz.no_levels")
    if len(rows) > MOST_PAIRS:
        raise UsageError("viz.too_many_pairs", pairs=len(rows), most=MOST_PAIRS)
    sheet = lay_out(source, rows)
    counts = Counter(text_of(row["status"]) for row in rows)
    used = {plan for row in rows for plan in _plans_of(row)}
    caption = [both("viz.levels_reading"), sources([plan for plan in source.plans() if plan.id in used])]
    silent = _silent(rows)
    if silent:
        caption.insert(1, left_out("viz.levels_silent", silent))
    return Chart(
        name="levels",
        title=both("viz.levels_title"),
        subtitle=both(
            "viz.levels_subtitle",
            pairs=len(rows),
            indicators=len({row["indicator"] for row in rows}),
            counts=_counts(counts),
        ),
        width=sheet.width,
        height=sheet.height,
        ground=sheet.ground,
        marks=sheet.marks,
        legend=tuple(
            Key((Sign(SIGNS[status][0], 0, 0, 8.0, SIGNS[status][1]),), both(f"viz.key_{status}"))
            for status in STATUSES
            if counts[status]
        ),
        caption=tuple(caption),
        evidence=sheet.evidence,
        table=table_of(rows),
    )


def _counts(counts: Counter[str]) -> Words:
    """How often each status stands: adopted 12, tightened 4 …"""
    return {
        language: message("viz.comma", language).join(
            f"{message(f'queries.value.{status}', language)} {counts[status]}" for status in STATUSES if counts[status]
        )
        for language in LANGUAGES
    }


def _silent(rows: Iterable[Record]) -> list[Words]:
    """Plans whose silence was read as omitted, or as an addition below."""
    found = {plan for row in rows if isinstance(row["silent_plans"], tuple) for plan in row["silent_plans"]}
    return [dict.fromkeys(LANGUAGES, plan) for plan in sorted(found)]


def table_of(rows: Iterable[Record]) -> Table:
    """The rows of the question, as they are drawn; lists are joined by a semicolon."""
    columns = question_named("adopted_targets").columns
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        values = (row[column.name] for column in columns)
        cells.append(tuple("; ".join(value) if isinstance(value, tuple) else value for value in values))
    return Table(tuple((c.name, {"zh": c.zh, "en": c.en}) for c in columns), tuple(cells))
