"""Where plans start and where they aim: a dot plot for each indicator, the regions in the same rows in all of them.

The numbers are those of the questions `indicator_values` and `common_indicators`. Each panel has an axis in one unit;
what is stated in words, as a change or in a unit that does not convert stands beside the axis as it was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rdflib import URIRef

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from ontology.namespaces import BASE
from viz.charts.indicator_panels import Panel, Row, lay_out, panel_legend
from viz.charts.model import Cell, Chart, Table
from viz.charts.stated_values import SDMX, Item, Record, Stated, ask_rows, items_of, text_of
from viz.model import Words, both, same
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import PLANWEAVE, Plan, Source, read_source

if TYPE_CHECKING:
    from graph.stores import Store

QUERIES = ("indicator_values", "common_indicators", "statements")
MOST_PANELS = 12  # without a choice of indicators
MOST_ROWS = 60


def rows_of(store: Store, selection: Selection) -> list[Record]:
    """The rows of the question that fits what was chosen, of all plans and regions."""
    choice = selection.choice
    if choice.indicators:
        asked = [{"plan": typed} for typed in choice.plans]  # a plan's are read in the time of two indicators
        asked = asked or [{"indicator": typed} for typed in choice.indicators]
        return [row for one in asked for row in ask_rows(store, "indicator_values", one)]
    given: list[dict[str, str]] = [{"theme": typed} for typed in choice.themes] or [{}]
    found = [row for one in given for row in ask_rows(store, "common_indicators", {"n": "1", **one})]
    seen: set[tuple[object, ...]] = set()
    kept = []
    for row in found:  # an indicator may have two of the themes
        key = tuple(row.values())
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def _area(source: Source, row: Record) -> tuple[URIRef, ...]:
    """The region that a row's statement speaks of; its plan's where it names none."""
    fact = URIRef(BASE + text_of(row["fact"]))
    stated = source.links(fact, SDMX.refArea)
    plan = source.link(fact, PLANWEAVE.inPlan)
    return stated or (source.links(plan, PLANWEAVE.coversRegion) if plan else ())


def _kept(source: Source, rows: Iterable[Record], plans: tuple[Plan, ...], selection: Selection) -> list[Record]:
    ids = {plan.id for plan in plans}
    return [
        row
        for row in rows
        if row["plan"] in ids
        and (not selection.indicators or _indicator(source, row) in selection.indicators)
        and (not selection.regions or selection.regions.intersection(source.wider(_area(source, row))))
        and (
            not (selection.themes and selection.indicators)
            or selection.themes.intersection(source.links(_indicator(source, row), PLANWEAVE.theme))
        )
    ]


def _indicator(source: Source, row: Record) -> URIRef:
    return source.link(URIRef(BASE + text_of(row["fact"])), PLANWEAVE.indicator) or URIRef(BASE)


def draw(store: Store, selection: Selection) -> Chart:
    """The dot plots of the indicators asked for; without a choice, of those for which two plans set a target."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name="indicators")
    source = read_source(store, "statements", "charts", selection)
    whole = chosen_plans(source, Selection(selection.plans, frozenset(), frozenset(), frozenset(), selection.choice))
    rows = _kept(source, rows_of(store, selection), whole, selection)
    by_indicator: dict[URIRef, list[Record]] = defaultdict(list)
    for row in rows:
        by_indicator[_indicator(source, row)].append(row)
    need = 1 if selection.indicators or len({row["plan"] for row in rows}) < 2 else 2
    setting = {
        indicator: len({row["plan"] for row in found if row["fact"] != row["baseline_fact"]})
        for indicator, found in by_indicator.items()
    }
    shared = [indicator for indicator in by_indicator if selection.indicators or setting[indicator] >= need]
    if not shared:
        raise UsageError("viz.no_indicators", plans=", ".join(plan.id for plan in whole))
    ranked = sorted(shared, key=lambda one: (-setting[one], -len(by_indicator[one]), one))
    drawn = ranked if selection.indicators else ranked[:MOST_PANELS]
    order = sorted(drawn, key=lambda one: (source.text(one, PLANWEAVE.theme) or "~", drawn.index(one)))
    panels = [_panel(source, one, by_indicator[one]) for one in order]
    return _chart(source, panels, whole, [source.label(one) for one in ranked[len(drawn) :]], by_indicator, need)


def _panel(source: Source, indicator: URIRef, rows: list[Record]) -> Panel:
    items, axis = items_of(source, rows, source.text(indicator, PLANWEAVE.canonicalUnit))
    return Panel(source.label(indicator), axis.unit if axis else "", source.text(indicator, PLANWEAVE.polarity), items)


def _region_rows(source: Source, panels: list[Panel], by_indicator: dict[URIRef, list[Record]]) -> list[Row]:
    """The rows that all panels share: one a region and plan, in the order of the region codes."""
    codes: dict[tuple[str, str], str] = {}
    for rows in by_indicator.values():
        for row in rows:
            area = _area(source, row)
            code = source.text(area[0], PLANWEAVE.regionCode) if area else "~"
            codes[text_of(row["region"]), text_of(row["plan"])] = code or "~"
    held = {(item.region, item.plan) for panel in panels for item in panel.items}
    return [Row(region, plan) for region, plan in sorted(held, key=lambda pair: (codes[pair], pair))]


def _off_axis(panels: list[Panel]) -> list[Words]:
    """Everything that has no place on its axis: indicator, region, and what is stated."""

    def said(panel: Panel, item: Item) -> Iterable[Words]:
        for one in item.statements:
            if one.why:
                shown, where = one.shown(), item.region or item.plan
                yield {tongue: f"{panel.label[tongue]} {where} {shown[tongue]}" for tongue in LANGUAGES}

    return list(
        {words["zh"]: words for panel in panels for item in panel.items for words in said(panel, item)}.values()
    )


def _chart(
    source: Source, panels: list[Panel], plans: tuple[Plan, ...], out: list[Words],
    by_indicator: dict[URIRef, list[Record]], need: int,
) -> Chart:  # fmt: skip
    rows = _region_rows(source, panels, by_indicator)
    if len(rows) > MOST_ROWS:
        raise UsageError("viz.too_many_rows", rows=len(rows), most=MOST_ROWS)
    by_id = {plan.id: plan for plan in plans}
    sheet = lay_out(source, panels, rows, by_id)
    used = [plan for plan in plans if any(row.plan == plan.id for row in rows)]
    caption = [both("viz.indicators_reading"), sources(used)]
    off = _off_axis(panels)
    if off:
        caption.insert(1, left_out("viz.indicators_off", off))
    if out:
        caption.append(left_out("viz.indicators_left", out))
    silent = [same(plan.id) for plan in plans if plan not in used]
    if silent:
        caption.append(left_out("viz.plans_silent", silent))
    regions = {row.region for row in rows}
    return Chart(
        name="indicators",
        title=both("viz.indicators_title"),
        subtitle=both(
            "viz.indicators_subtitle" if need > 1 else "viz.indicators_subtitle_any",
            indicators=len(panels),
            regions=len(regions),
            plans=len(used),
        ),
        width=sheet.width,
        height=sheet.height,
        ground=sheet.ground,
        marks=sheet.marks,
        legend=panel_legend(panels),
        caption=tuple(caption),
        evidence=sheet.evidence,
        table=table_of(panels),
    )


COLUMNS = (
    "indicator", "region", "plan", "baseline_year", "baseline_is", "baseline", "baseline_high", "baseline_unit",
    "target_year", "target_is", "target", "target_high", "unit", "nature", "gain", "direction", "on_axis",
)  # fmt: skip


def table_of(panels: Iterable[Panel]) -> Table:
    """One row a target (or a start without a target), with `on_axis`: yes, or why not."""
    rows: list[tuple[Cell, ...]] = []
    for panel in panels:
        for item in panel.items:
            for target in item.targets or (None,):
                start = item.baseline
                why = next((one.why for one in (target, start) if one and one.why), "") or "yes"
                rows.append(
                    (
                        panel.label["zh"], item.region, item.plan,
                        *_cells(start), *_cells(target),
                        item.nature, item.gain, item.direction, why,
                    )
                )  # fmt: skip
    return Table(tuple((name, _heading(name)) for name in COLUMNS), tuple(rows))


def _cells(one: Stated | None) -> tuple[Cell, ...]:
    """Year, comparator, value, upper end, unit; whole numbers as such."""
    if one is None:
        return (None,) * 5
    value, high = (int(n) if n is not None and n.is_integer() else n for n in (one.value, one.high))
    return one.year, one.comparator, value, high, one.unit


def _heading(name: str) -> Words:
    return {language: message(f"viz.column_{name}", language) for language in LANGUAGES}
