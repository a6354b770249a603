"""How much of each plan's task text speaks of each theme: themes in rows, plans in columns, darker where it is more.

The numbers are those of the question `theme_coverage`. A plan without any task text is not a plan that is silent: its
column is hatched.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib.namespace import SKOS

from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from queries.catalogue import question_named
from viz.charts.heatmap_cells import (
    SMALL,
    Found,
    cell_of,
    legend_of,
    mean_of,
    only_numbers,
    reach_of,
    status_of,
)  # fmt: skip
from viz.charts.model import Chart, Label, Mark, Part, Table
from viz.charts.stated_values import ask_rows, text_of
from viz.layout.labels import truncate, width_of, wrap
from viz.model import Evidence, Words, both, same
from viz.networks.region_themes import Part as ThemePart
from viz.networks.region_themes import measure
from viz.palette import INK, QUIET
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import PLANWEAVE, Plan, Source, read_source

if TYPE_CHECKING:
    from graph.stores import Store

QUERIES = ("theme_coverage", "themes", "statements")
WIDTH = 1120.0
NAMES, REACH = 312.0, 62.0
ROW, LIST_GAP = 24.0, 12.0
WIDEST = 132.0
TURNED = 96.0  # columns narrower than this have their heads turned
TEXT, LEAST_TEXT = 14.0, 11.2
SET_NARROWER = 0.94  # what long Latin words take of the width that is reckoned for them
MOST_PLANS = 24
COLUMNS = ("theme", "theme_name", "plan", "region", "status", "tasks", "measures", "indicators", "share")


def draw(store: Store, selection: Selection) -> Chart:
    """The heat map of the plans and themes that `selection` leaves; UsageError if no plan speaks of any."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name="heatmap")
    if selection.indicators:
        raise UsageError("viz.no_option", option="--indicator", name="heatmap")
    source = read_source(store, "themes")
    plans = tuple(sorted(chosen_plans(source, selection), key=lambda plan: (_code(source, plan), plan.id)))
    if len(plans) > MOST_PLANS:
        raise UsageError("viz.too_many_plans", plans=len(plans), most=MOST_PLANS)
    found = _found(store, source, plans, selection)
    shown = [code for code in found.nodes if reach_of(found, code, plans) or only_numbers(found, code, plans)]
    if not shown:
        raise UsageError("viz.no_themes", plans=", ".join(plan.id for plan in plans))
    read = [plan for plan in plans if _is_read(source, plan)]
    order = sorted(shown, key=lambda code: (-reach_of(found, code, plans), -mean_of(found, code, read), code))
    absent = [source.label(found.nodes[code]) for code in found.nodes if code not in shown]
    caption = [both("viz.heatmap_reading"), sources(plans)]
    if absent:
        caption.insert(1, left_out("viz.heatmap_absent", absent))
    unread = [same(plan.id) for plan in plans if plan not in read]
    if unread:
        caption.append(left_out("viz.heatmap_unread", unread))
    return _compose(found, order, plans, read, tuple(caption))


def _found(store: Store, source: Source, plans: tuple[Plan, ...], selection: Selection) -> Found:
    given: list[dict[str, str]] = [{"theme": typed} for typed in selection.choice.themes] or [{}]
    ids = {plan.id for plan in plans}
    rows = [row for one in given for row in ask_rows(store, "theme_coverage", one) if row["plan"] in ids]
    cells = {(text_of(row["theme"]), text_of(row["plan"])): row for row in rows}
    codes = {source.text(node, SKOS.notation): node for node in source.having(SKOS.notation)}
    nodes = {code: codes[code] for code in sorted({code for code, _ in cells})}
    names = {node: code for code, node in nodes.items()}
    parts: dict[tuple[str, str], list[ThemePart]] = defaultdict(list)
    for plan in plans:
        alone = Plan(plan.node, plan.id, plan.title, plan.sha256, plan.period, (plan.node,))
        for (_, theme), listed in measure(source, (alone,), selection.themes).parts.items():
            if theme in names:
                parts[names[theme], plan.id] = listed
    only = any(row["status"] == "numbers_only" for row in rows)
    return Found(cells, nodes, parts, source, read_source(store, "statements", "charts") if only else None)


def _code(source: Source, plan: Plan) -> str:
    """The code of the plan's region; plans without one come last."""
    return min((source.text(region, PLANWEAVE.regionCode) for region in plan.regions), default="~")


def _is_read(source: Source, plan: Plan) -> bool:
    """Whether any task was found in the plan's text."""
    return any(source.link(leaf, PLANWEAVE.inPlan) == plan.node for leaf in source.having(PLANWEAVE.isLeaf))


def _compose(
    found: Found, order: list[str], plans: tuple[Plan, ...], read: list[Plan], caption: tuple[Words, ...]
) -> Chart:
    wide = min(WIDEST, (WIDTH - NAMES - REACH) / len(plans))
    heads, top = _heads(found.source, plans, wide)
    right = NAMES + wide * len(plans)
    ground: list[Part] = [*heads, Label(both("viz.heatmap_reach"), right + REACH, top - 15, SMALL, QUIET, "end")]
    marks: list[Mark] = []
    evidence: list[Evidence] = []
    y = top
    before: str | None = None
    for code in order:
        reach = reach_of(found, code, plans)
        group = "all" if reach == len(plans) else "one" if reach < 2 else "some"
        y += LIST_GAP if before not in (None, group) else 0.0
        before = group
        label = found.source.label(found.nodes[code])
        ground += [_name(label, language, y + ROW / 2) for language in LANGUAGES]
        ground.append(Label(same(f"{reach}/{len(plans)}"), right + REACH, y + ROW / 2, SMALL, QUIET, "end"))
        for column, plan in enumerate(plans):
            box = (NAMES + column * wide + 1, y + 1, wide - 2, ROW - 2)
            marks.append(cell_of(found, code, plan, plan in read, box, evidence))
        y += ROW
    present = {status_of(found, code, plan) for code in order for plan in plans}
    return Chart(
        name="heatmap",
        title=both("viz.heatmap_title"),
        subtitle=both("viz.heatmap_subtitle", themes=len(order), plans=len(plans)),
        width=right + REACH,
        height=y,
        ground=tuple(ground),
        marks=tuple(marks),
        legend=legend_of(present, unread=len(read) < len(plans)),
        caption=caption,
        evidence=tuple(evidence),
        table=_table(found, order, plans),
    )


def _name(label: Words, language: str, y: float) -> Label:
    """A theme's name in one language; a long one in smaller type, so that it stays whole."""
    room = (NAMES - 16) / SET_NARROWER
    size = max(LEAST_TEXT, min(TEXT, room / max(width_of(label[language]), 1.0)))
    shown = dict.fromkeys(LANGUAGES, "") | {language: truncate(label[language], room / size)}
    return Label(shown, NAMES - 10, y, round(size, 2), INK, "end")


def _heads(source: Source, plans: tuple[Plan, ...], wide: float) -> tuple[list[Part], float]:
    """The columns' heads (region, plan), and where the rows begin."""
    parts: list[Part] = []
    names = [" ".join(source.region_name(region) for region in plan.regions) or plan.title for plan in plans]
    if wide >= TURNED:
        for column, (plan, name) in enumerate(zip(plans, names, strict=True)):
            x = NAMES + (column + 0.5) * wide
            parts.append(Label(same(truncate(name, wide / TEXT)), x, 12, TEXT, INK, "middle", bold=True))
            for index, line in enumerate(wrap(plan.id, wide / SMALL, 2)):
                parts.append(Label(same(line), x, 32 + index * 16, SMALL, QUIET, "middle"))
        return parts, 64.0
    heads = [truncate(f"{name} · {plan.id}", 18) for plan, name in zip(plans, names, strict=True)]
    top = max(width_of(head) for head in heads) * SMALL + 12
    for column, head in enumerate(heads):
        parts.append(Label(same(head), NAMES + (column + 0.5) * wide, top - 6, SMALL, INK, turned=True))
    return parts, top


def _table(found: Found, order: list[str], plans: tuple[Plan, ...]) -> Table:
    """The question's rows of the cells that are drawn, in the order of the drawing."""
    columns = {column.name: column for column in question_named("theme_coverage").columns}
    rows = []
    for code in order:
        for plan in plans:
            row = found.cells.get((code, plan.id))
            if row is not None:
                rows.append(tuple(None if isinstance(row[name], tuple) else row[name] for name in COLUMNS))
    headings = tuple((name, {"zh": columns[name].zh, "en": columns[name].en}) for name in COLUMNS)
    return Table(headings, tuple(rows))  # type: ignore[arg-type]
