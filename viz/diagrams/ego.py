"""Anything and what is round it: what one thing is linked to (one link away, or two), as far as a page can show.

One link away: the thing in the middle, its neighbours in blocks by kind on either side, the strongest first. Two links
away: a free network. The weight of a link is the number of facts of the plans that make it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Literal

import networkx as nx

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from queries.parameters import fact_term
from queries.render import render
from viz.kinds import STYLES, fair_size, kind_legend, kind_name, node_kind
from viz.layout.free_maps import map_partners, set_places, short_lines
from viz.layout.labels import truncate, wrap
from viz.marks import Lines, area_radius, count_legend, free_node, label_of, line_width, steps_to
from viz.model import Choice, Drawing, Edge, Legend, Node, Note, Words, both, same
from viz.networks.measures import add_measures, measure_facts
from viz.palette import INK, NEUTRAL, blend
from viz.reading.things import Places, find_thing, kind_of, name_of, source_lines

if TYPE_CHECKING:
    from graph.stores import Store

MOST = 40  # neighbours, unless asked for otherwise
MOST_LINKS = 60  # between neighbours, two links away
ROW, HEAD, GAP = 23.0, 26.0, 16.0  # px: a neighbour, a block's heading, between two blocks
AWAY = 250.0  # px from the middle to either column
WIDEST, LARGEST = 8.0, 13.0  # px
LABEL_LIMIT = 22.0  # em


@dataclass(slots=True)
class Link:
    """What joins two things: relations and the facts that say so."""

    relations: set[str]
    facts: set[str]

    @property
    def weight(self) -> int:
        """The number of facts; 1 for what the graph knows without a fact (a place within a place)."""
        return max(1, len(self.facts))


@dataclass(frozen=True, slots=True)
class Kept:
    """The neighbours that are drawn, strongest first, and how many of each kind are not."""

    drawn: tuple[str, ...]
    left: dict[str, int]


def read_links(store: Store, iri: str) -> dict[str, Link]:
    """Other thing → what joins it to `iri`."""
    query = (resources.files("viz") / "diagrams" / "ego.rq").read_text(encoding="utf-8")
    solutions = store.select(render(query, {"node": fact_term(iri).term}))
    place = {name: number for number, name in enumerate(solutions.variables)}
    found: dict[str, Link] = {}
    for row in solutions.rows:
        other, relation, fact = (getattr(row[place[name]], "value", None) for name in ("other", "relation", "fact"))
        link = found.setdefault(str(other), Link(set(), set()))
        link.relations.add(str(relation))
        if fact is not None:
            link.facts.add(str(fact))
    return found


def keep_strongest(links: dict[str, Link], limit: int) -> Kept:
    """At most `limit` neighbours: in turn the strongest left of every kind, so that no kind drowns the others."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for other in sorted(links, key=lambda other: (-links[other].weight, other)):
        by_kind[kind_of(other)].append(other)
    drawn: list[str] = []
    for turn in range(max(map(len, by_kind.values()), default=0)):
        for kind in STYLES:
            if turn < len(by_kind.get(kind, ())) and len(drawn) < limit:
                drawn.append(by_kind[kind][turn])
    left = Counter(kind_of(other) for other in links if other not in set(drawn))
    drawn.sort(key=lambda other: (-links[other].weight, other))
    return Kept(tuple(drawn), {kind: left[kind] for kind in STYLES if left[kind]})


def draw(store: Store, choice: Choice) -> Drawing:
    """The neighbourhood of `choice.focus`; UsageError if nothing is called so, or nothing is linked to it."""
    if not choice.focus:
        raise UsageError("viz.ego_what")
    centre = find_thing(store, choice.focus)
    links = read_links(store, centre)
    if not links:
        raise UsageError("viz.ego_alone", name=name_of(store, centre)["zh"])
    limit = choice.limit or MOST
    wide = choice.radius == 2
    first = keep_strongest(links, -(-limit // 2) if wide else limit)
    found = {(centre, other): links[other] for other in first.drawn}
    second, hidden = Kept((), {}), 0
    if wide:
        second, further, hidden = _second_ring(store, centre, first, limit - len(first.drawn))
        found.update(further)
    network = _network(store, centre, found)
    places = Places(store)
    behind = {pair: places.of(sorted(link.facts), same("")) for pair, link in found.items()}
    notes: tuple[Note, ...] = ()
    if wide:
        set_places(network, map_partners(network, LARGEST))
    else:
        notes = _two_columns(network, centre, first)
    heaviest = max(link.weight for link in found.values())
    ordered = sorted(found, key=lambda pair: (found[pair].weight, pair))
    return Drawing(
        name="ego",
        title=both("viz.ego_title", name=label_of(network, centre)),
        subtitle=both(
            "viz.ego_subtitle_wide" if wide else "viz.ego_subtitle",
            kind=kind_name(kind_of(centre)), count=len(first.drawn), all=len(links), further=len(second.drawn),
        ),
        nodes=tuple(_node(network, node, centre, wide) for node in sorted(network)),
        edges=tuple(_edge(network, pair, found[pair], heaviest, behind[pair]) for pair in ordered),
        notes=notes,
        legend=_legend(network, centre, heaviest, wide),
        caption=(*_caption(first, second, hidden, wide), *source_lines(store, places.evidence)),
        evidence=tuple(places.evidence),
        curved=not wide,
        network=network,
    )  # fmt: skip


def _second_ring(store: Store, centre: str, first: Kept, limit: int) -> tuple[Kept, dict[tuple[str, str], Link], int]:
    """(things two links away that are kept, the links of the first ring that are kept, how many are not).

    Of the links MOST_LINKS are kept, the strongest, and the strongest of every thing two links away.
    """
    inner = set(first.drawn)
    links: dict[tuple[str, str], Link] = {}
    outer: dict[str, Link] = {}
    for near in first.drawn:
        for other, link in read_links(store, near).items():
            if other in inner:
                links[min(near, other), max(near, other)] = link
            elif other != centre:
                links[near, other] = link
                all_in = outer.setdefault(other, Link(set(), set()))
                all_in.facts.update(link.facts or {near})
    second = keep_strongest(outer, limit)
    kept = inner.union(second.drawn)
    possible = sorted((pair for pair in links if kept.issuperset(pair)), key=lambda pair: (-links[pair].weight, pair))
    needed = {next(pair for pair in possible if other in pair) for other in second.drawn}
    room = max(MOST_LINKS - len(needed), 0)
    chosen = needed.union([pair for pair in possible if pair not in needed][:room])
    return second, {pair: links[pair] for pair in possible if pair in chosen}, len(possible) - len(chosen)


def _network(store: Store, centre: str, found: dict[tuple[str, str], Link]) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    for node in sorted({centre, *(end for pair in found for end in pair)}):
        label = name_of(store, node)
        network.add_node(node, kind=kind_of(node), label=label["zh"], label_en=label["en"])
    for (one, other), link in sorted(found.items()):
        network.add_edge(
            one, other, weight=float(link.weight), facts=len(link.facts), relation="; ".join(sorted(link.relations))
        )
    add_measures(network)
    return network


def _two_columns(network: nx.Graph[str], centre: str, kept: Kept) -> tuple[Note, ...]:
    """Neighbours in blocks by kind: of the kinds in their order, as many left as makes both columns about as long."""
    blocks = {kind: [node for node in kept.drawn if kind_of(node) == kind] for kind in STYLES}
    blocks = {kind: nodes for kind, nodes in blocks.items() if nodes}
    length = {kind: HEAD + GAP + ROW * len(nodes) for kind, nodes in blocks.items()}
    order = sorted(blocks, key=lambda kind: (-length[kind], kind))
    columns: tuple[list[str], list[str]] = ([], [])
    for kind in order:  # each block to the shorter column
        sums = [sum(length[other] for other in column) for column in columns]
        columns[0 if sums[0] <= sums[1] else 1].append(kind)
    notes = []
    for column, sign in zip(columns, (-1, 1), strict=True):
        column.sort(key=list(STYLES).index)
        y = -(sum(length[kind] for kind in column) - GAP) / 2
        for kind in column:
            anchor: Literal["start", "end"] = "end" if sign < 0 else "start"
            notes.append(Note(kind_name(kind), sign * (AWAY - 8), round(y + HEAD / 2, 1), anchor, strong=True))
            y += HEAD
            for node in blocks[kind]:
                network.nodes[node].update(x=sign * AWAY, y=round(y + ROW / 2, 1), side="left" if sign < 0 else "right")
                y += ROW
            y += GAP
    network.nodes[centre].update(x=0.0, y=0.0, side="inside")
    return tuple(notes)


def _node(network: nx.Graph[str], node: str, centre: str, wide: bool) -> Node:
    data = network.nodes[node]
    style, label = STYLES[data["kind"]], label_of(network, node)
    most = max(other["partners"] for _, other in network.nodes(data=True))
    size = fair_size(style.shape, area_radius(data["partners"], most, LARGEST)) if wide else 5.5
    lines: Lines = short_lines(label) if wide else {t: (truncate(label[t], LABEL_LIMIT),) for t in LANGUAGES}
    shape, colour = style.shape, style.colour
    if node == centre:
        colour = INK
        if not wide:
            shape, size, lines = "box", 10.0, {t: wrap(label[t], 9.0, 3) for t in LANGUAGES}
    facts = [(both("viz.fact_kind"), kind_name(data["kind"]))]
    if not wide and node != centre:
        facts.append((both("viz.fact_facts"), same(str(network.edges[centre, node]["facts"]))))
    if wide or node == centre:
        facts += measure_facts(data)
    return free_node(network, node, node_kind(data["kind"]), lines, size, colour, tuple(facts), shape)


def _edge(network: nx.Graph[str], pair: tuple[str, str], link: Link, heaviest: int, evidence: tuple[int, ...]) -> Edge:
    strong = STYLES[network.nodes[pair[1]]["kind"]].colour
    data = network.edges[pair]
    data["colour"] = blend(strong, 0.5)
    relations = [both(f"viz.relation_{relation}") for relation in sorted(link.relations)]
    joined = {t: message("viz.comma", t).join(words[t] for words in relations) for t in LANGUAGES}
    return Edge(
        source=pair[0],
        target=pair[1],
        kind=network.nodes[pair[1]]["kind"],
        width=line_width(link.weight, heaviest, WIDEST),
        colour=data["colour"],
        strong=strong,
        dashed=False,
        share=link.weight / heaviest,
        remark=both("viz.ego_weight", relations=joined, count=len(link.facts)) if link.facts else joined,
        evidence=evidence,
    )


def _legend(network: nx.Graph[str], centre: str, heaviest: int, wide: bool) -> tuple[Legend, ...]:
    rows = [Legend("dot" if wide else "box", 9, INK, both("viz.legend_centre"))]
    rows += kind_legend({kind for node, kind in network.nodes(data="kind") if node != centre})
    if wide:
        most = max(data["partners"] for _, data in network.nodes(data=True))
        rows += count_legend("viz.legend_linked", most, LARGEST)
    rows += [
        Legend("line", line_width(count, heaviest, WIDEST), blend(NEUTRAL, 0.6), both("viz.legend_facts", count=count))
        for count in steps_to(heaviest)
    ]
    return tuple(rows)


def _counts(left: dict[str, int], language: str) -> str:
    parts = [
        message("viz.ego_count", language, kind=kind_name(kind)[language], count=count) for kind, count in left.items()
    ]
    return message("viz.comma", language).join(parts)


def _caption(first: Kept, second: Kept, hidden: int, wide: bool) -> tuple[Words, ...]:
    said = [both("viz.ego_reading_wide" if wide else "viz.ego_reading")]
    for key, kept in (("viz.ego_left", first), ("viz.ego_left_second", second)):
        if kept.left:
            counts = {language: _counts(kept.left, language) for language in LANGUAGES}
            said.append(both(key, count=sum(kept.left.values()), counts=counts))
    if hidden:
        said.append(both("viz.ego_hidden", count=hidden))
    return tuple(said)
