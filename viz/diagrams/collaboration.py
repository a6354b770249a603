"""The network of institutions that share tasks, from who leads to who supports (figures: networks/body_pairs.py)."""

from __future__ import annotations

import networkx as nx
from rdflib import URIRef
from rdflib.namespace import DCTERMS

from ontology.errors import UsageError
from viz.layout.free_maps import Frame, map_nodes, set_places, short_lines
from viz.marks import area_radius, count_legend, free_node, label_of, line_width, steps_to
from viz.model import Drawing, Edge, Evidence, Legend, Node, Words, both, same
from viz.networks.body_pairs import Partners, Together, find_partners, partner_network, undirected
from viz.networks.duties import Duty, chosen_duties, duties
from viz.networks.measures import add_measures, measure_facts
from viz.palette import INK, LEAD, SUPPORT, blend
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection
from viz.reading.source import Plan, Source

LARGEST, WIDEST = 17.0, 7.0  # px: radius of the body with most partners, width of the heaviest link
MOST = 60  # bodies, unless asked for otherwise: more cannot be read on one page


def draw(source: Source, selection: Selection) -> Drawing:
    """The bodies that share tasks in the plans that `selection` leaves; UsageError if no task has two."""
    plans, found = chosen_duties(source, selection, "collaboration")
    together = find_partners(found)
    if not together.pairs:
        raise UsageError("viz.bodies_alone", plans=", ".join(plan.id for plan in plans), count=len(together.alone))
    pairs, left = keep_most(together.pairs, selection.choice.limit or MOST)
    network = partner_network(source, found, pairs)
    _measure(network, pairs, together.pairs)
    scaled = together.pairs
    if selection.choice.same_places:  # places and sizes are those of all plans
        scaled = find_partners(duties(source, source.plans(), frozenset())).pairs
    most = max(degree for _, degree in undirected(scaled).degree())
    heaviest = max(pair.tasks for pair in scaled)
    frame = _map(source, scaled if selection.choice.same_places else pairs, scaled, most)
    set_places(network, frame)
    places, behind = _evidence(source, found, pairs)
    ordered = sorted(pairs, key=lambda pair: (pair.tasks, pair.one, pair.other))
    return Drawing(
        name="collaboration",
        title=both("viz.bodies_title"),
        subtitle=both(
            "viz.bodies_subtitle",
            bodies=network.number_of_nodes(), links=len(pairs), plans=len({duty.plan.id for duty in found}),
        ),
        nodes=tuple(_node(network, node, most) for node in sorted(network)),
        edges=tuple(_edge(source, network, pair, heaviest, behind[pair.one, pair.other]) for pair in ordered),
        notes=(),
        legend=_legend(network, most, heaviest),
        caption=_caption(source, plans, found, together, left),
        evidence=tuple(places),
        curved=False,
        network=network,
        frame=frame.box if selection.choice.same_places else None,
    )  # fmt: skip


def keep_most(pairs: tuple[Partners, ...], limit: int) -> tuple[tuple[Partners, ...], tuple[URIRef, ...]]:
    """(the pairs among at most `limit` bodies, the bodies left out): those of the pairs that share most tasks.

    Of pairs that share as many, those whose bodies have most partners come first.
    """
    network = undirected(pairs)

    def strength(pair: Partners) -> tuple[object, ...]:
        return -pair.tasks, -network.degree(str(pair.one)) - network.degree(str(pair.other)), pair.one, pair.other

    kept: set[URIRef] = set()
    for pair in sorted(pairs, key=strength):
        if len(kept | {pair.one, pair.other}) <= max(limit, 2):
            kept |= {pair.one, pair.other}
    among = tuple(pair for pair in pairs if pair.one in kept and pair.other in kept)
    return among, tuple(URIRef(body) for body in sorted(network) if URIRef(body) not in kept)


def _measure(network: nx.DiGraph[str], pairs: tuple[Partners, ...], whole: tuple[Partners, ...]) -> None:
    """Measures of the drawn network; partners are counted before any body is left out."""
    plain, full = undirected(pairs), undirected(whole)
    add_measures(plain, full)
    for node in network:
        network.nodes[node].update(plain.nodes[node])
        network.nodes[node]["partners"] = full.degree(node)


def _map(source: Source, pairs: tuple[Partners, ...], whole: tuple[Partners, ...], most: int) -> Frame:
    """Places for the bodies of `pairs`; their marks are as large as all their partners in `whole` make them."""
    network, full = undirected(pairs), undirected(whole)
    return map_nodes(
        {node: short_lines(source.label(URIRef(node)), 3) for node in sorted(network)},
        {node: area_radius(full.degree(node), most, LARGEST) for node in sorted(network)},
        "institution",
        [(str(pair.one), str(pair.other)) for pair in pairs],
    )


def _evidence(
    source: Source, found: list[Duty], pairs: tuple[Partners, ...]
) -> tuple[list[Evidence], dict[tuple[URIRef, URIRef], list[int]]]:
    """The places that give either body its part in each common task."""
    places: list[Evidence] = []
    number: dict[URIRef, int] = {}
    for duty in found:
        number[duty.fact] = len(places)
        remark = both(
            "viz.bodies_remark",
            body=source.label(duty.institution), role=both(f"viz.resp_{duty.role}"),
            task=source.text(duty.action, DCTERMS.title),
        )  # fmt: skip
        places.append(source.evidence(duty.fact, duty.plan, duty.section, remark))
    behind: dict[tuple[URIRef, URIRef], list[int]] = {}
    for pair in pairs:
        tasks = {*pair.one_leads, *pair.other_leads, *pair.both_lead}
        behind[pair.one, pair.other] = [
            number[duty.fact] for duty in found if duty.action in tasks and duty.institution in (pair.one, pair.other)
        ]
    return places, behind


def _node(network: nx.DiGraph[str], node: str, most: int) -> Node:
    data = network.nodes[node]
    facts = (
        (both("viz.fact_lead"), same(str(data["lead"]))),
        (both("viz.fact_support"), same(str(data["support"]))),
        *measure_facts(data),
    )
    radius, lines = area_radius(data["partners"], most, LARGEST), short_lines(label_of(network, node), 3)
    return free_node(network, node, "institution", lines, radius, LEAD if data["lead"] else SUPPORT, facts)


def _edge(source: Source, network: nx.DiGraph[str], pair: Partners, heaviest: int, evidence: list[int]) -> Edge:
    one, other = pair.one, pair.other
    if pair.other_leads and not pair.one_leads:
        one, other = other, one
    mutual = bool(pair.one_leads) == bool(pair.other_leads)
    directed = bool(pair.one_leads or pair.other_leads)
    strong = LEAD if directed else INK
    colour = blend(strong, 0.6 if directed else 0.5)
    for start, end in ((str(one), str(other)), (str(other), str(one))):
        if network.has_edge(start, end):
            network.edges[start, end]["colour"] = colour
    return Edge(
        source=str(one),
        target=str(other),
        kind="leads" if directed else "both_lead",
        width=line_width(pair.tasks, heaviest, WIDEST, 1.4),
        colour=colour,
        strong=strong,
        dashed=False,
        share=pair.tasks / heaviest,
        remark=_remark(source, pair),
        evidence=tuple(evidence),
        arrow="" if not directed else "both" if mutual else "to",
    )


def _remark(source: Source, pair: Partners) -> Words:
    said: list[Words] = []
    for lead, tasks in ((pair.one, pair.one_leads), (pair.other, pair.other_leads)):
        if tasks:
            said.append(both("viz.bodies_leads", body=source.label(lead), count=len(tasks)))
    if pair.both_lead:
        said.append(both("viz.bodies_both", count=len(pair.both_lead)))
    joint = both("viz.semicolon")
    return {tongue: joint[tongue].join(part[tongue] for part in said) for tongue in joint}


def _legend(network: nx.DiGraph[str], most: int, heaviest: int) -> tuple[Legend, ...]:
    rows = count_legend("viz.legend_partners", most, LARGEST)
    roles = {bool(lead) for _, lead in network.nodes(data="lead")}
    if True in roles:
        rows.append(Legend("dot", 7, LEAD, both("viz.legend_leading")))
    if False in roles:
        rows.append(Legend("dot", 7, SUPPORT, both("viz.legend_supporting")))
    kinds = {kind for _, _, kind in network.edges(data="kind")}
    if "leads" in kinds:
        rows += [
            Legend(
                "arrow",
                line_width(count, heaviest, WIDEST, 1.4),
                blend(LEAD, 0.6),
                both("viz.legend_leads", count=count),
            )
            for count in steps_to(heaviest)
        ]
    if "both_lead" in kinds:
        rows.append(Legend("line", 1.4, blend(INK, 0.5), both("viz.legend_both_lead")))
    return tuple(rows)


def _caption(
    source: Source, plans: tuple[Plan, ...], found: list[Duty], together: Together, left: tuple[URIRef, ...]
) -> tuple[Words, ...]:
    said = [both("viz.bodies_reading")]
    if together.supporting:
        said.append(both("viz.bodies_supporting", count=together.supporting))
    if left:
        said.append(left_out("viz.bodies_left", [source.label(body) for body in left]))
    if together.alone:
        said.append(left_out("viz.bodies_without", [source.label(body) for body in together.alone]))
    speaking = {duty.plan for duty in found}
    said.append(sources([plan for plan in plans if plan in speaking]))
    silent = [same(plan.id) for plan in plans if plan not in speaking]
    if silent:
        said.append(left_out("viz.plans_silent", silent))
    return tuple(said)
