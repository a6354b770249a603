"""The network of regions and the policy themes that their plans speak of.

Its figures are viz/networks/region_themes.py's; here they become marks. Reach, shared and unique are counted before the
threshold hides a link.
"""

from __future__ import annotations

import math

import networkx as nx

from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from viz.layout.anchored import anchored_map
from viz.layout.labels import FONT, LINE_HEIGHT, width_of, wrap
from viz.model import Drawing, Edge, Evidence, Legend, Node, Side, Words, both, same
from viz.networks.region_themes import MOST_LINKS, Cut, Measured, cut, measure, theme_network
from viz.palette import ALL, INK, NEUTRAL, ONE, PAPER, SOME, blend
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import Plan, Source

WIDEST = 13.0  # px of the heaviest link
AIRY_LINKS = 150  # up to so many links, the heaviest is WIDEST
LABEL_LIMIT = {"zh": 8.0, "en": 11.2}  # em
REGION_LIMIT = 7.0  # em
COLOURS = {"all": ALL, "some": SOME, "one": ONE, "only": NEUTRAL}


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _threshold(share: float) -> str:
    """A threshold as it was asked for, not rounded to what `_percent` shows."""
    return f"{share * 100:.6g} %"


def _widest(links: int) -> float:
    """Width in px of the heaviest link: where links are many, all grow thinner alike."""
    return WIDEST * min(1.0, AIRY_LINKS / links)


def _evidence(
    source: Source, measured: Measured, network: nx.Graph[str]
) -> tuple[list[Evidence], dict[tuple[str, str], tuple[int, ...]]]:
    places: list[Evidence] = []
    by_edge: dict[tuple[str, str], tuple[int, ...]] = {}
    for (region, theme), found in sorted(measured.parts.items()):
        if not network.has_edge(str(region), str(theme)):
            continue
        first = len(places)
        for part in found:
            remark = both("viz.themes_remark", share=_percent(part.weight), characters=round(part.amount))
            places.append(source.evidence(part.action, part.plan, part.section, remark))
        by_edge[str(region), str(theme)] = tuple(range(first, len(places)))
    return places, by_edge


def _radius(reach: int, regions: int) -> float:
    """Radius in px: the area stands for the reach."""
    return 15.0 * math.sqrt(reach / max(regions, 1)) if regions > 1 else 9.0


def _lines(label: Words) -> dict[str, tuple[str, ...]]:
    return {
        language: wrap(label[language], LABEL_LIMIT[language], 2 if language == "zh" else 3) for language in LANGUAGES
    }


def draw(source: Source, selection: Selection) -> Drawing:
    """The theme network of the plans that `selection` leaves; UsageError if nothing is above its threshold."""
    plans = chosen_plans(source, selection)
    measured = measure(source, plans, selection.themes)
    if not measured.parts:
        raise UsageError("viz.no_themes", plans=", ".join(plan.id for plan in plans))
    found = cut(theme_network(source, measured), selection.min_weight)
    if not found.drawn.number_of_edges():
        raise UsageError("viz.all_below", least=_threshold(found.least), edges=found.hidden)
    return _compose(source, plans, measured, found)


def _name(network: nx.Graph[str], node: str) -> Words:
    return {"zh": network.nodes[node]["label"], "en": network.nodes[node]["label_en"]}


def _place(found: Cut, labels: dict[str, dict[str, tuple[str, ...]]]) -> None:
    """Give every node that is drawn its x and y; links below the threshold still draw a theme towards their region."""
    network, whole = found.drawn, found.whole
    regions = [node for node, kind in network.nodes(data="kind") if kind == "region"]
    themes = [node for node, kind in network.nodes(data="kind") if kind == "theme"]
    lines = [shown for theme in themes for shown in labels[theme].values()]
    tallest = max(len(shown) for shown in lines)
    widest = max(width_of(line) for shown in lines for line in shown)
    cell = (max(widest, 5.0) * FONT["theme"] + 16, 2 * 15 + 3 + tallest * FONT["theme"] * LINE_HEIGHT + 10)
    wide = max(width_of(line) for region in regions for line in labels[region]["zh"])
    weights = {
        theme: {region: whole.edges[region, theme]["weight"] for region in sorted(whole[theme]) if region in network}
        for theme in themes
    }
    anchors, free = anchored_map(regions, weights, cell, (wide * FONT["region"] + 40, 60.0))
    for node, (x, y) in {**anchors, **free}.items():
        network.nodes[node]["x"], network.nodes[node]["y"] = round(x, 1), round(y, 1)


def _compose(source: Source, plans: tuple[Plan, ...], measured: Measured, found: Cut) -> Drawing:
    network = found.drawn
    places, by_edge = _evidence(source, measured, network)
    labels = {
        node: _lines(_name(network, node))
        if data["kind"] == "theme"
        else dict.fromkeys(LANGUAGES, wrap(data["label"], REGION_LIMIT, 2))
        for node, data in network.nodes(data=True)
    }
    _place(found, labels)
    regions = sum(kind == "region" for _, kind in found.whole.nodes(data="kind"))
    heaviest = max(weight for _, _, weight in network.edges(data="weight"))
    nodes = tuple(_node(network, node, labels[node], regions, measured) for node in network)
    edges = tuple(
        _edge(network, region, theme, heaviest, by_edge[region, theme])
        for region, theme in sorted(_directed(network), key=lambda pair: (network.edges[pair]["weight"], pair))
    )
    themes = [data for _, data in network.nodes(data=True) if data["kind"] == "theme"]
    subtitle = both(
        "viz.themes_subtitle" if regions > 1 else "viz.themes_subtitle_one",
        plans=len(plans),
        regions=regions,
        themes=len(themes),
        shared=sum(data["reach"] > 1 for data in themes),
        unique=sum(data["reach"] == 1 for data in themes),
    )
    return Drawing(
        name="themes",
        title=both("viz.themes_title"),
        subtitle=subtitle,
        nodes=nodes,
        edges=edges,
        notes=(),
        legend=_legend(network, regions, heaviest),
        caption=_caption(plans, found, regions),
        evidence=tuple(places),
        curved=False,
        network=network,
    )


def _caption(plans: tuple[Plan, ...], found: Cut, regions: int) -> tuple[Words, ...]:
    """How to read it, what it was drawn from, and everything that is not drawn."""
    said = [both("viz.themes_reading" if regions > 1 else "viz.themes_reading_one"), sources(plans)]
    if found.hidden:
        key = "viz.themes_hidden_chosen" if found.chosen else "viz.themes_hidden"
        said.append(both(key, least=_threshold(found.least), edges=found.hidden, most=MOST_LINKS))
    nowhere = [same(plan.id) for plan in plans if not plan.regions]
    silent = [same(p.id) for p in plans if p.regions and not any(str(region) in found.drawn for region in p.regions)]
    for key, names in (
        ("viz.themes_gone", [_name(found.whole, node) for node in found.gone]),
        ("viz.plans_nowhere", nowhere),
        ("viz.plans_silent", silent),
    ):
        if names:
            said.append(left_out(key, names))
    return tuple(said)


def _directed(network: nx.Graph[str]) -> list[tuple[str, str]]:
    """The edges as (region, theme)."""
    return [(a, b) if network.nodes[a]["kind"] == "region" else (b, a) for a, b in network.edges]


def _node(
    network: nx.Graph[str], node: str, lines: dict[str, tuple[str, ...]], regions: int, measured: Measured
) -> Node:
    data = network.nodes[node]
    if data["kind"] == "region":
        colour, radius = INK, 22.0
        facts: tuple[tuple[Words, Words], ...] = (
            (both("viz.fact_plans"), same(data["plans"])),
            (both("viz.fact_characters"), same(f"{data['characters']:,.0f}")),
            (both("viz.fact_themes"), same(str(network.degree(node)))),
        )
    else:
        colour, radius = COLOURS[data["status"]], _radius(data["reach"], regions)
        facts = ((both("viz.fact_reach"), both("viz.fact_reach_of", reach=data["reach"], regions=regions)),)
    data["colour"], data["size"] = colour, round(radius, 2)
    return Node(
        id=node,
        kind=data["kind"],
        label=_name(network, node),
        lines=lines,
        x=data["x"],
        y=data["y"],
        size=radius,
        shape="box" if data["kind"] == "region" else "ring" if data["status"] == "one" else "dot",
        fill=PAPER if data.get("status") == "one" else colour,
        outline=colour,
        side="inside" if data["kind"] == "region" else _side(network, node),
        facts=facts,
    )


def _side(network: nx.Graph[str], node: str) -> Side:
    """A label stands below its circle; above it when the only link comes from below."""
    data = network.nodes[node]
    others = [network.nodes[other] for other in network[node]]
    from_below = all(other["y"] - data["y"] > 0.15 * abs(other["x"] - data["x"]) for other in others)
    return "above" if len(others) == 1 and from_below else "below"


def _edge(network: nx.Graph[str], region: str, theme: str, heaviest: float, evidence: tuple[int, ...]) -> Edge:
    data = network.edges[region, theme]
    strength = data["weight"] / heaviest if heaviest else 0.0
    status = network.nodes[theme]["status"]
    data["colour"] = blend(COLOURS[status], 0.28 + 0.5 * strength)
    return Edge(
        source=region,
        target=theme,
        kind=status,
        width=max(0.7, _widest(network.number_of_edges()) * strength),
        colour=data["colour"],
        strong=COLOURS[status],
        dashed=False,
        share=strength,
        remark=both("viz.themes_weight", share=_percent(data["weight"]), actions=data["actions"]),
        evidence=evidence,
    )


def _legend(network: nx.Graph[str], regions: int, heaviest: float) -> tuple[Legend, ...]:
    present = {status for _, status in network.nodes(data="status") if status}
    rows = [Legend("box", 10, INK, both("viz.legend_region"))]
    for status in ("all", "some", "one", "only"):
        if status in present:
            reach = {"all": regions, "some": max(2, regions - 1), "one": 1, "only": 1}[status]
            text = both(f"viz.legend_{status}", regions=regions)
            rows.append(Legend("ring" if status == "one" else "dot", _radius(reach, regions), COLOURS[status], text))
    step = _nice(heaviest) if heaviest else 0.0  # no action has a weighted theme: every line is the thinnest
    for share in (step, step / 2, step / 10) if step else ():
        text = both("viz.legend_share", share=_percent(share))
        width = max(0.7, _widest(network.number_of_edges()) * share / heaviest)
        rows.append(Legend("line", width, blend(NEUTRAL, 0.6), text))
    return tuple(rows)


def _nice(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is at most `value`."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(step * power for step in (1, 2, 5) if step * power <= value * 1.0000001)
