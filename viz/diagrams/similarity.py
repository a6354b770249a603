"""The network of regions whose plans are alike in their themes (figures: networks/region_pairs.py).

Places come from the differences of all pairs, drawn or not: the nearer, the more alike.
"""

from __future__ import annotations

import math

import networkx as nx
from rdflib import URIRef

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from viz.layout.free_maps import Frame, map_nodes, set_places, short_lines
from viz.layout.notes import link_notes
from viz.marks import (
    area_radius,
    count_legend,
    free_node,
    group_colour,
    group_legend,
    label_of,
    line_width,
    link_colour,
)
from viz.model import Drawing, Edge, Evidence, Legend, Node, Words, both, same
from viz.networks.measures import add_measures, measure_facts
from viz.networks.region_pairs import ALL_UP_TO, NEAREST, Likeness, liken, nearest, region_network, theme_shares
from viz.networks.region_themes import Measured, Part, measure
from viz.palette import NEUTRAL, blend
from viz.reading.captions import sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import Plan, Source

LARGEST, WIDEST = 22.0, 11.0  # px: radius of the region with most themes, width of the heaviest link
NAMED, BEHIND = 3, 5  # common themes that are named on a link, and whose tasks stand behind it
FEW_LINKS = 15  # so many can carry their figure


def draw(source: Source, selection: Selection) -> Drawing:
    """The regions of the plans that `selection` leaves; UsageError if fewer than two have themes."""
    plans = chosen_plans(source, selection)
    measured = measure(source, plans, selection.themes)
    shares = theme_shares(measured)
    if len(shares) < 2:
        raise UsageError("viz.regions_few", count=len(shares), plans=", ".join(plan.id for plan in plans))
    pairs = liken(shares)
    drawn = _drawn(pairs, selection.min_weight, len(shares))
    if not drawn:
        highest = max(pair.similarity for pair in pairs)
        raise UsageError("viz.regions_unlike", least=f"{selection.min_weight or 0:g}", highest=f"{highest:.3f}")
    network = region_network(source, measured, shares, drawn)
    modularity = add_measures(network, region_network(source, measured, shares, pairs))
    means = _means(pairs)
    for node in network:
        network.nodes[node]["mean_similarity"] = round(means[node], 4)
    same_places = selection.choice.same_places  # places and sizes are then those of all plans
    scaled = theme_shares(measure(source, source.plans(), selection.themes)) if same_places else shares
    likenesses = liken(scaled)
    frame = _map(source, scaled, likenesses)
    set_places(network, frame)
    most, heaviest = max(map(len, scaled.values())), max(pair.similarity for pair in likenesses)
    places, behind = _evidence(source, measured, drawn)
    ordered = sorted(drawn, key=lambda pair: (round(pair.similarity, 9), pair.one, pair.other))
    edges = tuple(_edge(source, network, pair, heaviest, behind[pair.one, pair.other]) for pair in ordered)
    nodes = tuple(_node(network, node, most) for node in sorted(network))
    figures = {(str(pair.one), str(pair.other)): same(f"{pair.similarity:.2f}") for pair in drawn}
    return Drawing(
        name="similarity",
        title=both("viz.regions_title"),
        subtitle=both(
            "viz.regions_subtitle", regions=len(shares), plans=len(plans), links=len(drawn), pairs=len(pairs)
        ),
        nodes=nodes,
        edges=edges,
        notes=link_notes(nodes, edges, figures) if len(drawn) <= FEW_LINKS else (),
        legend=_legend(network, most, heaviest),
        caption=_caption(source, selection, plans, pairs, drawn, modularity),
        evidence=tuple(places),
        curved=False,
        network=network,
        frame=frame.box if same_places else None,
    )


def _drawn(pairs: list[Likeness], asked: float | None, regions: int) -> list[Likeness]:
    found = [pair for pair in pairs if pair.shared]
    if asked is not None:
        return [pair for pair in found if pair.similarity >= asked]
    return found if regions <= ALL_UP_TO else nearest(found, NEAREST)


def _width(similarity: float, heaviest: float, links: int) -> float:
    """Width in px of a link; where links are many, all grow thinner alike."""
    return line_width(similarity, heaviest, WIDEST * max(min(1.0, math.sqrt(FEW_LINKS / links)), 0.35))


def _means(pairs: list[Likeness]) -> dict[str, float]:
    """Region → mean similarity to all others: how typical it is."""
    found: dict[str, list[float]] = {}
    for pair in pairs:
        for region in (pair.one, pair.other):
            found.setdefault(str(region), []).append(pair.similarity)
    return {region: sum(values) / len(values) for region, values in found.items()}


def _map(source: Source, shares: dict[URIRef, dict[URIRef, float]], pairs: list[Likeness]) -> Frame:
    most = max(map(len, shares.values()))
    lengths: dict[str, dict[str, float]] = {str(region): {str(region): 0.0} for region in shares}
    for pair in pairs:
        for one, other in ((str(pair.one), str(pair.other)), (str(pair.other), str(pair.one))):
            lengths[one][other] = max(1.0 - pair.similarity, 0.02)
    drawn = pairs if len(shares) <= ALL_UP_TO else nearest(pairs, NEAREST)
    return map_nodes(
        {str(region): short_lines(same(source.region_name(region))) for region in shares},
        {str(region): area_radius(len(shares[region]), most, LARGEST) for region in shares},
        "region",
        [(str(pair.one), str(pair.other)) for pair in drawn],
        lengths,
    )


def _best(parts: list[Part]) -> Part:
    """The task that gives most to the theme; the first in the text of several."""
    return min(parts, key=lambda part: (-round(part.amount, 6), part.plan.id, part.start, part.action))


def _evidence(
    source: Source, measured: Measured, drawn: list[Likeness]
) -> tuple[list[Evidence], dict[tuple[URIRef, URIRef], tuple[int, ...]]]:
    """For each link the task of either side that says most of each of the weightiest common themes."""
    places: list[Evidence] = []
    behind: dict[tuple[URIRef, URIRef], tuple[int, ...]] = {}
    for pair in drawn:
        first = len(places)
        for theme, *shares in pair.themes[:BEHIND]:
            for region, share in zip((pair.one, pair.other), shares, strict=True):
                part = _best(measured.parts[region, theme])
                remark = both(
                    "viz.regions_remark",
                    theme=source.label(theme), region=source.region_name(region), share=f"{share * 100:.1f} %",
                )  # fmt: skip
                places.append(source.evidence(part.action, part.plan, part.section, remark))
        behind[pair.one, pair.other] = tuple(range(first, len(places)))
    return places, behind


def _themes(source: Source, pair: Likeness) -> Words:
    """The weightiest common themes by name."""
    names = [source.label(theme) for theme, _, _ in pair.themes[:NAMED]]
    return {language: message("viz.comma", language).join(name[language] for name in names) for language in LANGUAGES}


def _node(network: nx.Graph[str], node: str, most: int) -> Node:
    data = network.nodes[node]
    facts = (
        (both("viz.fact_plans"), same(data["plans"])),
        (both("viz.fact_number_of_themes"), same(str(data["themes"]))),
        (both("viz.fact_mean_similarity"), same(f"{data['mean_similarity']:.3f}")),
        *measure_facts(data),
    )
    radius, lines = area_radius(data["themes"], most, LARGEST), short_lines(label_of(network, node))
    return free_node(network, node, "region", lines, radius, group_colour(data.get("group")), facts)


def _edge(source: Source, network: nx.Graph[str], pair: Likeness, heaviest: float, evidence: tuple[int, ...]) -> Edge:
    colour = link_colour(network, pair.one, pair.other)
    data = network.edges[str(pair.one), str(pair.other)]
    data["colour"] = blend(colour, 0.2 + 0.5 * pair.similarity / heaviest)
    return Edge(
        source=str(pair.one),
        target=str(pair.other),
        kind="similar",
        width=_width(pair.similarity, heaviest, network.number_of_edges()),
        colour=data["colour"],
        strong=colour,
        dashed=False,
        share=pair.similarity,
        remark=both(
            "viz.regions_weight",
            similarity=f"{pair.similarity:.3f}", jaccard=f"{pair.jaccard:.3f}", shared=pair.shared, either=pair.either,
            themes=_themes(source, pair),
        ),
        evidence=evidence,
    )  # fmt: skip


def _legend(network: nx.Graph[str], most: int, heaviest: float) -> tuple[Legend, ...]:
    rows = count_legend("viz.legend_region_themes", most, LARGEST)
    rows += [
        Legend(
            "line",
            _width(value, heaviest, network.number_of_edges()),
            blend(NEUTRAL, 0.6),
            both("viz.legend_similarity", value=f"{value:.2f}"),
        )
        for value in (heaviest, heaviest / 2)
    ]
    return (*rows, *group_legend(network))


def _caption(
    source: Source,
    selection: Selection,
    plans: tuple[Plan, ...],
    pairs: list[Likeness],
    drawn: list[Likeness],
    modularity: float,
) -> tuple[Words, ...]:
    said = [both("viz.regions_reading")]
    said.append(
        both("viz.groups_modularity", modularity=f"{modularity:.2f}") if modularity else both("viz.groups_none")
    )
    hidden = len(pairs) - len(drawn)
    if hidden and selection.min_weight is not None:
        said.append(both("viz.regions_hidden", count=hidden, least=f"{selection.min_weight:g}"))
    elif hidden:
        said.append(both("viz.regions_nearest", count=hidden, nearest=NEAREST, most=ALL_UP_TO))
    if selection.themes:
        names = [source.label(theme) for theme in sorted(selection.themes)]
        listed = {tongue: message("viz.comma", tongue).join(name[tongue] for name in names) for tongue in LANGUAGES}
        said.append(both("viz.regions_only", themes=listed))
    return (*said, sources(plans))
