"""What part of a region's task text each theme takes, over all plans of the region: the quads of the shares graph.

In: a store that holds the plans' graphs. Out: a `pw:ThemeShare` a region and theme, derived from the plans, with the
task that says most, and a `pw:LikenessLink` a pair of regions that are near by their shares (`graph.likeness`). Only
tasks without a task below them count, each with its own text.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.likeness import likeness_quads
from graph.terms import decimal, integer, pairs, plain, term

GRAPH = NamedNode(names.SHARES_GRAPH)
RULE = "share.task_text"


def shares(store: Store) -> tuple[Quad, ...]:
    """All quads of the shares graph, sorted."""
    found = [Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)]
    regions = dict(pairs(store, "pw:coversRegion"))
    plans = dict(pairs(store, "pw:inPlan"))
    leaves = {task for task, value in pairs(store, "pw:isLeaf") if value == "true"}
    lengths = {
        task: int(value)
        for task, value in pairs(store, "pw:textLength")
        if task in leaves and plans.get(task) in regions
    }
    totals: dict[str, int] = defaultdict(int)
    for task, length in lengths.items():
        totals[regions[plans[task]]] += length
    places = dict(pairs(store, "pw:placeKey"))
    themes = dict(pairs(store, "pw:theme"))
    weights = {node: Decimal(value) for node, value in pairs(store, "pw:weight")}
    parts: dict[tuple[str, str], list[tuple[Decimal, str]]] = defaultdict(list)
    for assignment, task in pairs(store, "pw:action"):
        # a responsibility, a group and a deadline have an action too, and no theme
        if task in lengths and assignment in themes and totals[regions[plans[task]]]:
            part = lengths[task] * weights.get(assignment, Decimal(0))
            parts[regions[plans[task]], themes[assignment]].append((part, task))
    for (region, theme), tasks in parts.items():
        node = NamedNode(names.theme_share(region, theme))
        ranked = [(_rank(part, task, places), task) for part, task in tasks if task in places]
        sources = sorted({plans[task] for _, task in tasks})
        said: list[tuple[str, NamedNode | Literal]] = [
            ("rdf:type", term("pw:ThemeShare")),
            ("pw:shareOf", NamedNode(region)),
            ("pw:ofTheme", NamedNode(theme)),
            ("pw:themeText", decimal(sum((part for part, _ in tasks), Decimal(0)))),
            ("pw:taskText", integer(totals[region])),
            ("pw:rule", plain(RULE)),
            *(("prov:wasDerivedFrom", NamedNode(source)) for source in sources),
        ]
        if ranked:
            said.append(("pw:mainTask", NamedNode(max(ranked)[1])))
        found.extend(Quad(node, term(predicate), value, GRAPH) for predicate, value in said)
    billionths: dict[str, dict[str, int]] = defaultdict(dict)
    for (region, theme), tasks in parts.items():
        text = sum((part for part, _ in tasks), Decimal(0))
        billionths[region][theme] = int((1_000_000_000 * text / totals[region]).to_integral_value(ROUND_HALF_UP))
    found.extend(likeness_quads(billionths))
    return tuple(sorted(found, key=str))


def _rank(part: Decimal, task: str, places: dict[str, str]) -> tuple[int, int, int, str, str]:
    """Order of tasks on a theme: most characters (to a ten-thousandth), then first in the text, the longer heading."""
    plan, offsets, _ = places[task].split("\n")
    return int((part * 10_000).to_integral_value(ROUND_HALF_UP)), -int(offsets[:9]), int(offsets[9:]), plan, task
