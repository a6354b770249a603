"""Small multiples on a sheet: panels three abreast, a line with the same rows, marks in lanes where they would meet."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.messages import LANGUAGES
from viz.charts.indicator_items import (
    RADIUS,
    SMALL,
    WAYS,
    Drawn,
    draw_item,
    in_words,
    joined,
    lanes_of,
    noted,
    span_of,
    symbol_of,
    usual,
)  # fmt: skip
from viz.charts.model import Bar, Key, Label, Line, Mark, Part, Sign, Symbol
from viz.charts.scales import Scale, scale_over, short, ticks
from viz.charts.stated_values import Item
from viz.layout.labels import truncate, width_of, wrap
from viz.model import Evidence, Words, both, same
from viz.palette import INK, LEAD, NEUTRAL, ONE, QUIET, RULE, blend
from viz.reading.source import PLANWEAVE, Plan, Source

WIDTH = 1120.0
ABREAST = 3
GAP = 26.0  # between panels
LANE = 25.0
HEAD = 66.0  # a panel's name in two lines, its unit and years
FOOT = 34.0  # the numbers under the axis, and air
PAD = 20.0  # least room beside the axis
MOST_EMPTY = 12  # rows up to which every line of panels has them all
FITS = 8  # times that room is made for the numbers of the outermost marks
TITLE, TEXT = 15.5, 14.0
EDGE = 8.0  # no round number stands nearer to a panel's side
STRIPE = "#f4f7f9"
GRID = "#e4e9ed"


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator: its name, the axis' unit, whether higher or lower is better ("": unknown), what is stated."""

    label: Words
    unit: str
    polarity: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A region as one plan speaks of it."""

    region: str
    plan: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The panels in place."""

    width: float
    height: float
    ground: tuple[Part, ...]
    marks: tuple[Mark, ...]
    evidence: tuple[Evidence, ...]


def lay_out(source: Source, panels: list[Panel], rows: list[Row], plans: dict[str, Plan]) -> Sheet:
    """All panels, `ABREAST` in a line; the rows' names stand at the left of each line."""
    names = max(width_of(row.region or plans[row.plan].title) for row in rows) * TEXT
    ids = max(width_of(truncate(row.plan, 16)) for row in rows) * SMALL
    room = min(names, 11 * TEXT) + 14 + ids + 14
    abreast = min(ABREAST, len(panels))
    width = WIDTH if abreast > 2 else room + abreast * 420.0
    wide = (width - room - GAP * (abreast - 1)) / abreast
    ground: list[Part] = []
    marks: list[Mark] = []
    evidence: list[Evidence] = []
    top = 0.0
    for first in range(0, len(panels), abreast):
        line = panels[first : first + abreast]
        placed = []
        for column, panel in enumerate(line):
            left = room + column * (wide + GAP)
            placed.append((panel, left, *_items(panel, rows, left, wide)))
        # where rows are many, a line of panels shows those that it has something in
        held = rows if len(rows) <= MOST_EMPTY else [row for row in rows if any(row in lanes for *_, lanes in placed)]
        heights = [max([1, *(len(lanes[row]) for *_, lanes in placed if row in lanes)]) * LANE for row in held]
        tops = [top + HEAD + sum(heights[:index]) for index in range(len(held))]
        bottom = top + HEAD + sum(heights)
        ground += _rows(held, tops, heights, width, room - 14, plans)
        for number, (panel, left, scale, years, lanes) in enumerate(placed, first):
            ground += _frame(panel, left, wide, top, bottom, scale, years)
            for index, row in enumerate(held):
                for lane, found in enumerate(lanes.get(row, [])):
                    spare = (heights[index] - len(lanes[row]) * LANE) / 2
                    y = tops[index] + spare + (lane + 0.5) * LANE
                    for one in found:
                        marks.append(_mark(source, panel, plans[row.plan], one, y, f"{number}-{len(marks)}", evidence))
        top = bottom + FOOT
    return Sheet(width, top - FOOT + 22, tuple(ground), tuple(marks), tuple(evidence))


def _items(
    panel: Panel, rows: list[Row], left: float, wide: float
) -> tuple[Scale | None, tuple[str, str], dict[Row, list[list[Drawn]]]]:
    """(scale, usual years of start and aim, lanes by row). The axis is as long as the numbers beside it leave room."""
    stated = [one for item in panel.items for one in item.statements]
    values = [value for one in stated for value in (one.place, one.high_place) if value is not None]
    start = usual([item.baseline for item in panel.items if item.baseline])
    aim = usual([one for item in panel.items for one in item.targets])
    before, after = PAD, PAD
    for _ in range(FITS):
        scale = scale_over(values, left + before, left + wide - after) if values else None
        drawn = [draw_item(item, scale, panel.unit, start, aim) for item in panel.items]
        over = max((left - one.left for one in drawn if one), default=0.0)
        beyond = max((one.right - left - wide for one in drawn if one), default=0.0)
        if max(over, beyond) <= 0:
            break
        before, after = before + max(0.0, over), after + max(0.0, beyond)
        if before + after > wide * 0.85:  # numbers longer than the panel: let them run over
            break
    lanes: dict[Row, list[list[Drawn]]] = {}
    for row in rows:
        found: list[Drawn] = []
        for item, one in zip(panel.items, drawn, strict=True):
            if (item.region, item.plan) == (row.region, row.plan):
                found += [part for part in (in_words(item, left, wide, aim), one) if part]
        if found:
            lanes[row] = lanes_of(found)
    return scale, (start, aim), lanes


def _rows(
    rows: list[Row], tops: list[float], heights: list[float], width: float, right: float, plans: dict[str, Plan]
) -> list[Part]:
    parts: list[Part] = []
    for index, row in enumerate(rows):
        middle = tops[index] + heights[index] / 2
        if index % 2 == 0:
            parts.append(Bar(0, tops[index], width, heights[index], STRIPE))
        name = truncate(row.region or plans[row.plan].title, 11)
        parts.append(Label(same(name), 6, middle, TEXT, INK))
        parts.append(Label(same(truncate(row.plan, 16)), right, middle, SMALL, QUIET, "end"))
    return parts


def _frame(
    panel: Panel, left: float, wide: float, top: float, bottom: float, scale: Scale | None, years: tuple[str, str]
) -> list[Part]:
    """A panel's name, unit, years, the side of the better, and its axis with a few round numbers."""
    parts: list[Part] = []
    limit = wide / TITLE
    lines = {language: wrap(panel.label[language], limit, 2) for language in LANGUAGES}
    for index in range(2):
        words = {language: lines[language][index] if index < len(lines[language]) else "" for language in LANGUAGES}
        # one line stands at the bottom of the two
        words = {
            language: (lines[language][0] if index else "") if len(lines[language]) == 1 else words[language]
            for language in LANGUAGES
        }
        parts.append(Label(words, left, top + 9 + index * 19, TITLE, INK, bold=True))
    span = "→".join(year for year in years if year)
    unit = panel.unit or ("" if scale else "–")
    parts.append(Label(same(" · ".join(part for part in (unit, span) if part)), left, top + 48, SMALL, QUIET))
    if panel.polarity in ("higher", "lower"):
        words = both(f"viz.better_{panel.polarity}")
        parts.append(Label(words, left + wide, top + 48, SMALL, QUIET, "end"))
    floor = bottom + 0.5
    parts.append(Line(left, top + HEAD - 6, left + wide, top + HEAD - 6, 1.2, NEUTRAL))
    parts.append(Line(left, floor, left + wide, floor, 1, RULE))
    if scale:
        low, high = (scale.low - (scale.high - scale.low) * 0.12, scale.high + (scale.high - scale.low) * 0.12)
        for value in ticks(low, high, 4):
            x = scale.place(value)
            if not left + EDGE <= x <= left + wide - EDGE:
                continue
            parts.append(Line(x, top + HEAD - 6, x, floor + 4, 1, GRID))
            parts.append(Label(same(short(value)), x, floor + 13, SMALL, QUIET, "middle"))
    return parts


def _facts(item: Item) -> tuple[tuple[Words, Words], ...]:
    found: list[tuple[Words, Words]] = [(both("viz.fact_plan"), same(item.plan))]
    if item.baseline:
        found.append((both("viz.fact_start"), noted(item.baseline.shown(), item.baseline.year, "")))
    if item.targets:
        found.append((both("viz.fact_aim"), joined([noted(one.shown(), one.year, "") for one in item.targets])))
    if item.gain:
        found.append((both("viz.fact_gain"), same(item.gain)))
    if item.direction:
        found.append((both("viz.fact_direction"), both(f"queries.value.{item.direction}")))
    if item.nature:
        found.append((both("viz.fact_nature"), same(item.nature)))
    found += [(both("viz.fact_off"), both(f"viz.off_{one.why}")) for one in item.statements if one.why]
    return tuple({name["en"] + value["en"]: (name, value) for name, value in found}.values())


def _mark(source: Source, panel: Panel, plan: Plan, one: Drawn, y: float, key: str, evidence: list[Evidence]) -> Mark:
    """A mark at its height, with the places of its start and of its targets."""
    first = len(evidence)
    roles = [("viz.fact_start", value) for value in ((one.item.baseline,) if one.item.baseline else ())]
    roles += [("viz.fact_aim", value) for value in one.item.targets]
    for role, value in roles:
        section = source.link(value.fact, PLANWEAVE.inSection)
        remark = both("viz.role_value", role=both(role), value=noted(value.shown(), value.year, ""))
        evidence.append(source.evidence(value.fact, plan, section, remark))
    where = one.item.region or plan.title
    return Mark(
        id=f"m{key}",
        label={language: f"{panel.label[language]} · {where}" for language in LANGUAGES},
        facts=_facts(one.item),
        evidence=tuple(range(first, len(evidence))),
        parts=tuple(moved(part, y) for part in one.parts),
        box=(one.left - 3, y - LANE / 2 + 1, one.right - one.left + 6, LANE - 2),
    )


def moved(part: Part, y: float) -> Part:
    """A part that stands `y` lower."""
    from dataclasses import replace

    if isinstance(part, Line):
        return replace(part, y1=part.y1 + y, y2=part.y2 + y)
    return replace(part, y=part.y + y)


def panel_legend(panels: list[Panel]) -> tuple[Key, ...]:
    """What the marks mean, of those that are there."""
    items = [item for panel in panels for item in panel.items]
    aims = [one for item in items for one in item.targets if one.place is not None]
    joined = [
        item
        for item in items
        if item.baseline and item.baseline.place is not None and any(one.place is not None for one in item.targets)
    ]

    def pair(colour: str, *, dashed: bool = False) -> tuple[Part, ...]:
        return (
            Line(-15, 0, 13, 0, 2.4, blend(colour, 0.75), dashed=dashed),
            Sign("ring", -14, 0, RADIUS, NEUTRAL),
            Sign("dot", 12, 0, RADIUS, colour),
        )

    def lone(symbol: Symbol) -> tuple[Part, ...]:
        side = {"floor": -3.0, "ceiling": 3.0}.get(symbol, 0.0)
        return (Sign(symbol, side, 0, RADIUS + 1 if side else RADIUS, NEUTRAL),)

    rows = (
        (any(item.baseline for item in items), lone("ring"), "start"),
        (any(symbol_of(one) == "dot" and one.high is None for one in aims), lone("dot"), "aim"),
        (any(symbol_of(one) == "floor" for one in aims), lone("floor"), "floor"),
        (any(symbol_of(one) == "ceiling" for one in aims), lone("ceiling"), "ceiling"),
        (any(one.high is not None for one in aims), span_of(-12, 12, NEUTRAL), "span"),
        (any(item.direction == "better" for item in joined), pair(LEAD), "better"),
        (any(item.direction == "worse" for item in joined), pair(ONE, dashed=True), "worse"),
        (any(item.direction not in WAYS for item in joined), pair(NEUTRAL), "unsure"),
    )
    return tuple(Key(parts, both(f"viz.key_{name}")) for present, parts, name in rows if present)
