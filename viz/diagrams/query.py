"""The network of a person's own query: what its rows link (viz/networks/rows.py), drawn as a free network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from ontology.namespaces import BASE
from viz.kinds import STYLES, Style, fair_size, kind_legend, kind_name, node_kind
from viz.layout.free_maps import map_partners, set_places, short_lines
from viz.marks import area_radius, count_legend, free_node, label_of, line_width, steps_to
from viz.model import Choice, Drawing, Edge, Legend, Node, Words, both, same
from viz.networks.measures import add_measures, measure_facts
from viz.networks.rows import Link, Rows, is_iri, name_in, read_rows
from viz.palette import GROUPS, NEUTRAL, blend
from viz.reading.captions import sources
from viz.reading.source import read_plans
from viz.reading.things import Places, kind_of, name_of

if TYPE_CHECKING:
    from graph.stores import Store

MOST = 70  # marks, unless asked for otherwise
MOST_LINKS = 160
LARGEST, WIDEST = 15.0, 8.0  # px
SHOWN = 600  # characters of the query in the caption
_TITLE = re.compile(r"^#\+ title_(?P<language>zh|en): (?P<title>.+)$", re.MULTILINE)  # as in the catalogue


def draw(store: Store, choice: Choice) -> Drawing:
    """What the query of `choice` links; UsageError if there was none, or its result holds no link."""
    if choice.answer is None:
        raise UsageError("viz.query_what")
    rows = read_rows(choice.answer)
    drawn, left = keep_heaviest(rows.links, choice.limit or MOST)
    network = _network(store, rows, drawn)
    styles = column_styles(network)
    most = max(data["partners"] for _, data in network.nodes(data=True))
    set_places(network, map_partners(network, LARGEST))
    heaviest = max(link.weight for link in drawn.values())
    places = Places(store)
    ordered = sorted(drawn, key=lambda pair: (drawn[pair].weight, pair))
    edges = tuple(_edge(network, pair, drawn[pair], heaviest, places) for pair in ordered)
    nodes = tuple(_node(network, node, styles, most, rows, places) for node in sorted(network))
    return Drawing(
        name="query",
        title=_title(choice.sparql),
        subtitle=both("viz.query_subtitle", nodes=len(nodes), links=len(edges), rows=len(choice.answer.rows)),
        nodes=nodes,
        edges=edges,
        notes=(),
        legend=_legend(network, styles, most, heaviest),
        caption=(*_caption(network, rows, left, choice), sources(read_plans(store))),
        evidence=tuple(places.evidence),
        curved=False,
        network=network,
    )


def keep_heaviest(
    links: dict[tuple[str, str], Link], limit: int
) -> tuple[dict[tuple[str, str], Link], list[tuple[str, str]]]:
    """(the heaviest links between at most `limit` things, at most MOST_LINKS; the rest). Ties go by name."""
    drawn: dict[tuple[str, str], Link] = {}
    things: set[str] = set()
    left = []
    for pair in sorted(links, key=lambda pair: (-links[pair].weight, pair)):
        if len(things.union(pair)) <= max(limit, 2) and len(drawn) < MOST_LINKS:
            things.update(pair)
            drawn[pair] = links[pair]
        else:
            left.append(pair)
    return drawn, left


def _network(store: Store, rows: Rows, drawn: dict[tuple[str, str], Link]) -> nx.DiGraph[str]:
    network: nx.DiGraph[str] = nx.DiGraph()
    for node in sorted({end for pair in drawn for end in pair}):
        kind = kind_of(node) if is_iri(node) else rows.column.get(node, "value")
        if kind == "thing":
            kind = rows.column.get(node, "thing")
        named = name_in(rows, node)
        label = (
            same(named)
            if named
            else name_of(store, node)
            if node.startswith(BASE)
            else same(node.rsplit("/", 1)[-1] if is_iri(node) else node)
        )
        said = {f"said_{name}": "; ".join(sorted(values)) for name, values in rows.said.get(node, {}).items()}
        network.add_node(node, kind=kind, label=label["zh"], label_en=label["en"], **said)
    for (source, target), link in sorted(drawn.items()):
        network.add_edge(source, target, weight=link.weight, relation="; ".join(link.labels))
    add_measures(network)
    return network


def column_styles(network: nx.DiGraph[str]) -> dict[str, Style]:
    """A style for each kind: those of the graph as everywhere, others (columns, classes) in the colours of groups."""
    others = sorted({kind for _, kind in network.nodes(data="kind")} - STYLES.keys())
    colours = {kind: Style("dot", GROUPS[number % len(GROUPS)]) for number, kind in enumerate(others)}
    return {**STYLES, **colours}


def _title(sparql: str) -> Words:
    """The title that the query gives itself (as in the catalogue), else that it is a query's."""
    found = {match["language"]: match["title"].strip() for match in _TITLE.finditer(sparql)}
    plain = both("viz.query_title")
    spare = next(iter(found.values()), "")
    return {language: found.get(language) or spare or plain[language] for language in LANGUAGES}


def _node(network: nx.DiGraph[str], node: str, styles: dict[str, Style], most: int, rows: Rows, places: Places) -> Node:
    data = network.nodes[node]
    style, radius = styles[data["kind"]], area_radius(data["partners"], most, LARGEST)
    kind = kind_name(data["kind"]) if data["kind"] in STYLES else same(data["kind"])
    said = [(same(name), same("; ".join(sorted(values)))) for name, values in sorted(rows.said.get(node, {}).items())]
    return free_node(
        network,
        node,
        node_kind(data["kind"]),
        short_lines(label_of(network, node)),
        fair_size(style.shape, radius),
        style.colour,
        ((both("viz.fact_kind"), kind), *said, *measure_facts(data)),
        style.shape,
        places.of([node], same("")) if kind_of(node) in ("fact", "action") else (),
    )


def _edge(network: nx.DiGraph[str], pair: tuple[str, str], link: Link, heaviest: float, places: Places) -> Edge:
    data = network.edges[pair]
    data["colour"] = blend(NEUTRAL, 0.55)
    said = [*link.labels, *(f"{name}: {value}" for name, value in link.others)]
    weight = both("viz.query_weight_of", weight=f"{link.weight:g}")
    return Edge(
        source=pair[0],
        target=pair[1],
        kind="link",
        width=_width(network, link.weight, heaviest),
        colour=data["colour"],
        strong=NEUTRAL,
        dashed=False,
        share=link.weight / heaviest if heaviest else 0.0,
        remark={t: message("viz.semicolon", t).join([*said, weight[t]]) for t in LANGUAGES},
        evidence=places.of(link.facts, same("; ".join(link.labels))),
        arrow="" if network.has_edge(pair[1], pair[0]) else "to",
    )


def _legend(network: nx.DiGraph[str], styles: dict[str, Style], most: int, heaviest: float) -> tuple[Legend, ...]:
    kinds = {kind for _, kind in network.nodes(data="kind")}
    rows = list(kind_legend(kinds))
    rows += [Legend("dot", 6.5, styles[kind].colour, same(kind)) for kind in sorted(kinds - STYLES.keys())]
    rows += count_legend("viz.legend_linked", most, LARGEST)
    weights = {weight for *_, weight in network.edges(data="weight")}
    whole = all(weight == int(weight) for weight in weights)
    for weight in (steps_to(int(heaviest)) if whole else (heaviest, heaviest / 4)) if len(weights) > 1 else ():
        width = _width(network, weight, heaviest)
        rows.append(Legend("line", width, blend(NEUTRAL, 0.55), both("viz.legend_weight", weight=f"{weight:g}")))
    return tuple(rows)


def _width(network: nx.DiGraph[str], weight: float, heaviest: float) -> float:
    """Width in px of a link; all are thin where all weigh the same."""
    same_all = len({weight for *_, weight in network.edges(data="weight")}) == 1
    return 1.8 if same_all else line_width(weight, heaviest, WIDEST, 1.2)


def _caption(network: nx.DiGraph[str], rows: Rows, left: list[tuple[str, str]], choice: Choice) -> tuple[Words, ...]:
    said = [both("viz.query_reading")]
    if left:
        said.append(
            both("viz.query_left", links=len(left), things=len({end for pair in left for end in pair} - set(network)))
        )
    if rows.skipped:
        said.append(both("viz.query_skipped", rows=rows.skipped))
    if choice.answer is not None and choice.answer.was_cut:
        said.append(both("viz.query_cut", rows=len(choice.answer.rows)))
    if choice.sparql:
        plain = " ".join(line for line in choice.sparql.splitlines() if not line.lstrip().startswith("#"))
        shown = " ".join(plain.split())
        said.append(both("viz.query_text", sparql=shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"))
    return tuple(said)
