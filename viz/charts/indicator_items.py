"""One item of a dot plot: its marks on the axis, the numbers beside them, and the lanes where they would meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ontology.messages import LANGUAGES
from viz.charts.model import POLYGONS, Label, Line, Part, Sign, Symbol
from viz.charts.scales import Scale
from viz.charts.stated_values import CEILINGS, FLOORS, Item, Stated
from viz.layout.labels import truncate, width_of
from viz.model import Words, both
from viz.palette import INK, LEAD, NEUTRAL, ONE, QUIET, blend

SMALL = 12.5
RADIUS = 5.2
POLYGON_REACH = max(x for x, _ in POLYGONS["floor"])
WAYS = {"better": LEAD, "worse": ONE}


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item round y = 0: its parts and how far they reach."""

    item: Item
    parts: tuple[Part, ...]
    left: float
    right: float


def usual(stated: list[Stated]) -> str:
    """The year of most statements, the latest of equals; "" if none has one."""
    counted = Counter(year for _, year in {(one.fact, one.year) for one in stated} if year)
    return max(counted, key=lambda year: (counted[year], year), default="")


def noted(text: Words, year: str, usual: str) -> Words:
    """A value with its year, where that is not the panel's."""
    if not year:
        return both("viz.value_no_year", value=text)
    return text if year == usual else both("viz.value_year", value=text, year=year)


def joined(values: list[Words]) -> Words:
    """Several values in one line, each once."""
    return {language: "; ".join(dict.fromkeys(one[language] for one in values)) for language in LANGUAGES}


def symbol_of(one: Stated) -> Symbol:
    """The mark of an aim: a value, a floor or a ceiling."""
    return "floor" if one.comparator in FLOORS else "ceiling" if one.comparator in CEILINGS else "dot"


def _plain(one: Stated, unit: str, year: str) -> Words:
    """A value as it stands beside its mark: with its unit and year where they are not the panel's."""
    return noted(one.shown(unit=one.unit != unit), one.year, year)


def span_of(x: float, high: float, colour: str) -> tuple[Part, ...]:
    """From … to: a bar between two ends."""
    ends = (Line(at, -RADIUS, at, RADIUS, 2.4, colour) for at in (x, high))
    return (Line(x, 0, high, 0, 6.0, blend(colour, 0.45)), *ends)


def draw_item(item: Item, scale: Scale | None, unit: str, start_year: str, aim_year: str) -> Drawn | None:
    """What of the item has a place on its panel's axis; None if nothing has."""
    start = item.baseline if item.baseline and item.baseline.place is not None else None
    aims = [one for one in item.targets if one.place is not None]
    if scale is None or not (start or aims):
        return None
    parts: list[Part] = []
    texts: list[Label] = []
    colour = WAYS.get(item.direction, NEUTRAL)
    x_start = scale.place(start.place) if start and start.place is not None else None
    x_aim = scale.place(aims[0].place) if aims and aims[0].place is not None else None
    if x_start is not None and x_aim is not None and abs(x_aim - x_start) > RADIUS:
        parts.append(Line(x_start, 0, x_aim, 0, 2.4, blend(colour, 0.75), dashed=item.direction == "worse"))
    if start and x_start is not None:
        high = start.high_place
        parts += (
            [Sign("ring", x_start, 0, RADIUS, NEUTRAL)]
            if high is None
            else span_of(x_start, scale.place(high), NEUTRAL)
        )
    for one in aims:
        if x_aim is not None and one.high_place is not None:
            parts += span_of(x_aim, scale.place(one.high_place), colour)
        elif x_aim is not None:
            shape = symbol_of(one)
            parts.append(Sign(shape, x_aim, 0, RADIUS if shape == "dot" else RADIUS + 1.0, colour))
    goes_right = x_start is None or x_aim is None or x_aim >= x_start
    if start and x_start is not None:
        shown = _plain(start, unit, start_year)
        to_right = x_aim is not None and not goes_right
        end = scale.place(start.high_place) if start.high_place is not None and to_right else x_start
        texts.append(_number(shown, end, QUIET, RADIUS, to_right=to_right))
    if aims and x_aim is not None:
        shown = joined([_plain(one, unit, aim_year) for one in aims])
        high = aims[0].high_place
        room = _reach_of(aims, to_right=goes_right)
        if x_start is not None and abs(x_aim - x_start) < 2 * RADIUS:  # clear of the start's ring
            room = max(room, RADIUS)
        end = scale.place(high) if high is not None and goes_right else x_aim
        texts.append(_number(shown, end, INK, room, to_right=goes_right))
    boxes = [_reach(text) for text in texts]
    marks = [x for x in (x_start, x_aim) if x is not None]
    return Drawn(
        item,
        (*parts, *texts),
        min([box[0] for box in boxes] + [x - RADIUS - 3 for x in marks]),
        max([box[1] for box in boxes] + [x + RADIUS + 3 for x in marks]),
    )


def in_words(item: Item, left: float, wide: float, aim_year: str) -> Drawn | None:
    """What of the item has no place on the axis, in words at the panel's left; None if everything has."""
    off = [one for one in item.statements if one.why]
    if not off:
        return None
    words = joined([noted(one.shown(), one.year, aim_year) for one in off])
    cut = {language: truncate(words[language], (wide - 12) / SMALL) for language in LANGUAGES}
    text = Label(cut, left + 6, 0, SMALL, NEUTRAL)
    return Drawn(item, (text,), *_reach(text))


def _reach_of(aims: list[Stated], *, to_right: bool) -> float:
    """How far the marks of an aim go to one side: a floor's point to the right, a ceiling's to the left."""
    pointed = FLOORS if to_right else CEILINGS
    if any(one.comparator in pointed for one in aims):
        return POLYGON_REACH * (RADIUS + 1.0)
    return RADIUS if any(symbol_of(one) == "dot" for one in aims) else 0.0


def _number(text: Words, x: float, colour: str, reach: float, *, to_right: bool) -> Label:
    side = reach + 5.0 if to_right else -reach - 5.0
    return Label(text, x + side, 0, SMALL, colour, "start" if to_right else "end")


def _reach(text: Label) -> tuple[float, float]:
    wide = max(width_of(text.text[language]) for language in LANGUAGES) * text.size
    return (text.x, text.x + wide) if text.anchor == "start" else (text.x - wide, text.x)


def lanes_of(found: list[Drawn]) -> list[list[Drawn]]:
    """Items that do not meet share a lane; each goes to the first lane with room."""
    lanes: list[list[Drawn]] = []
    for one in found:
        for lane in lanes:
            if all(one.left > other.right + 8 or one.right < other.left - 8 for other in lane):
                lane.append(one)
                break
        else:
            lanes.append([one])
    return lanes
