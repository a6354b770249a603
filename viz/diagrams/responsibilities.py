"""The network of institutions and the actions that they lead or support.

Two columns: actions in the order of their plans on the right, institutions on the left in the order that crosses least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace

import networkx as nx
from rdflib import URIRef
from rdflib.namespace import DCTERMS

from ontology.messages import LANGUAGES
from viz.layout.columns import column_order
from viz.layout.labels import truncate
from viz.model import Drawing, Edge, Evidence, Legend, Node, Note, Tag, Words, both, same
from viz.networks.duties import Duty, chosen_duties
from viz.palette import ACTION, INK, LEAD, SUPPORT, blend
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection
from viz.reading.source import PLANWEAVE, Plan, Source

ROW = 25.0
GAP = 1.6  # rows between plans
SPREAD = 460.0  # between the columns
LABEL_LIMIT = 24.0  # em
WIDTH = {"lead": 2.2, "support": 1.3}
COLOUR = {"lead": blend(LEAD, 0.82), "support": blend(SUPPORT, 0.78)}


def responsibility_network(source: Source, found: list[Duty]) -> nx.Graph[str]:
    """The bipartite graph: nodes with kind, label, counts; edges with role: lead, support, or "lead and support"."""
    network: nx.Graph[str] = nx.Graph()
    for duty in found:
        body, action = str(duty.institution), str(duty.action)
        if body not in network:
            label = source.label(duty.institution)["zh"]
            network.add_node(body, kind="institution", label=label, lead=0, support=0)
        if action not in network:
            title = source.text(duty.action, DCTERMS.title)
            themes = sorted(source.links(duty.action, PLANWEAVE.theme))
            network.add_node(
                action, kind="action", label=title, plan=duty.plan.id,
                themes="; ".join(source.label(theme)["zh"] for theme in themes),
                themes_en="; ".join(source.label(theme)["en"] for theme in themes),
            )  # fmt: skip
        roles = set(network.edges[body, action]["role"].split(" and ")) if network.has_edge(body, action) else set()
        if duty.role not in roles:
            network.nodes[body][duty.role] += 1
        network.add_edge(body, action, role=" and ".join(sorted(roles | {duty.role})))
    for _, _, data in network.edges(data=True):
        data["weight"] = 2.0 if "lead" in data["role"] else 1.0
    return network


def _columns(source: Source, found: list[Duty], network: nx.Graph[str]) -> tuple[Note, ...]:
    """Give every node its x and y; the plans' names over their actions, where there are several."""
    actions: dict[Plan, list[URIRef]] = defaultdict(list)
    for duty in found:
        if duty.action not in actions[duty.plan]:
            actions[duty.plan].append(duty.action)
    notes, rows = [], {}
    row = 0.0
    for plan, listed in actions.items():
        row += GAP if row else 0.0
        near = tuple(str(action) for action in listed)
        notes.append(Note(same(truncate(plan.title, 30)), SPREAD - 6, row * ROW, "start", strong=True, near=near))
        listed.sort(key=lambda action: (source.start_of(action), action))
        for action in listed:
            row += 1
            rows[str(action)] = row
    bodies = [node for node, kind in network.nodes(data="kind") if kind == "institution"]
    order = column_order(sorted(rows, key=lambda action: rows[action]), {body: list(network[body]) for body in bodies})
    last = max(*rows.values(), len(order))
    stretch = last / max(rows.values())
    for node, place in rows.items():
        network.nodes[node].update(x=SPREAD, y=round(place * stretch * ROW, 1))
    step = (last - 1) / (len(order) - 1) if len(order) > 1 else 1.0
    first = 1.0 if len(order) > 1 else (1 + last) / 2
    for index, body in enumerate(order):
        network.nodes[body].update(x=0.0, y=round((first + index * step) * ROW, 1))
    placed = [replace(note, y=round(note.y * stretch, 1)) for note in notes]
    return (Note(both("viz.resp_bodies"), 6, 0.0, "end", strong=True), *placed)


def _radius(count: int) -> float:
    """Radius in px: the area stands for the number of actions, up to what a row holds."""
    return min(3.6 * math.sqrt(count), 11.5)


def _node(network: nx.Graph[str], node: str) -> Node:
    data = network.nodes[node]
    label = same(data["label"])
    if data["kind"] == "institution":
        count = network.degree(node)
        facts: tuple[tuple[Words, Words], ...] = (
            (both("viz.fact_lead"), same(str(data["lead"]))),
            (both("viz.fact_support"), same(str(data["support"]))),
        )
        colour, size = INK, _radius(count)
    else:
        themes: Words = {"zh": data["themes"], "en": data["themes_en"]}
        facts = (
            (both("viz.fact_plan"), same(data["plan"])),
            *([(both("viz.fact_theme"), themes)] if data["themes"] else []),
            (both("viz.fact_bodies"), same(str(network.degree(node)))),
        )
        colour, size = ACTION, 4.5
    data["colour"], data["size"] = colour, round(size, 2)
    return Node(
        id=node,
        kind=data["kind"],
        label=label,
        lines=dict.fromkeys(LANGUAGES, (truncate(data["label"], LABEL_LIMIT),)),
        x=data["x"],
        y=data["y"],
        size=size,
        shape="dot" if data["kind"] == "institution" else "square",
        fill=colour,
        outline=colour,
        side="left" if data["kind"] == "institution" else "right",
        facts=facts,
    )


def _tags(source: Source, found: list[Duty]) -> dict[str, tuple[Tag, ...]]:
    """What an action can be filtered by: its themes, its plan and the plan's regions; a link takes it from there."""
    tags: dict[str, tuple[Tag, ...]] = {}
    for duty in found:
        themes = [Tag("theme", source.label(theme)) for theme in source.links(duty.action, PLANWEAVE.theme)]
        regions = [Tag("region", same(source.region_name(region))) for region in duty.plan.regions]
        tags[str(duty.action)] = (*themes, *regions, Tag("plan", same(duty.plan.title)))
    return tags


def _edge(body: str, action: str, role: str, evidence: list[int]) -> Edge:
    kind = "lead" if "lead" in role else "support"
    return Edge(
        source=body,
        target=action,
        kind=kind,
        width=WIDTH[kind],
        colour=COLOUR[kind],
        strong=LEAD if kind == "lead" else SUPPORT,
        dashed=kind == "support",
        share=1.0 if kind == "lead" else 0.5,
        remark=both("viz.resp_both" if " and " in role else f"viz.resp_{kind}"),
        evidence=tuple(evidence),
    )


def draw(source: Source, selection: Selection) -> Drawing:
    """Who leads and supports what in the plans that `selection` leaves; UsageError when none of them says."""
    plans, found = chosen_duties(source, selection, "responsibilities")
    network = responsibility_network(source, found)
    notes = _columns(source, found, network)
    places: list[Evidence] = []
    behind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for duty in found:
        behind[str(duty.institution), str(duty.action)].append(len(places))
        places.append(source.evidence(duty.fact, duty.plan, duty.section, both(f"viz.resp_{duty.role}")))
    edges = [
        _edge(body, action, network.edges[body, action]["role"], listed) for (body, action), listed in behind.items()
    ]
    edges.sort(key=lambda edge: (edge.kind == "lead", edge.source, edge.target))
    for edge in edges:
        network.edges[edge.source, edge.target]["colour"] = edge.colour
    counts = [data["lead"] + data["support"] for _, data in network.nodes(data=True) if data["kind"] == "institution"]
    caption = [both("viz.resp_reading"), sources([plan for plan in plans if any(duty.plan == plan for duty in found)])]
    tags = _tags(source, found)
    silent = [same(plan.id) for plan in plans if not any(duty.plan == plan for duty in found)]
    if silent:
        caption.append(left_out("viz.plans_silent", silent))
    return Drawing(
        name="responsibilities",
        title=both("viz.resp_title"),
        subtitle=both(
            "viz.resp_subtitle",
            plans=len({duty.plan.id for duty in found}),
            bodies=len(counts),
            actions=len({duty.action for duty in found}),
            lead=sum(data["lead"] for _, data in network.nodes(data=True) if "lead" in data),
            support=sum(data["support"] for _, data in network.nodes(data=True) if "support" in data),
        ),
        nodes=tuple(replace(_node(network, node), tags=tags.get(node, ())) for node in sorted(network)),
        edges=tuple(edges),
        notes=notes,
        legend=(
            Legend("dot", _radius(max(counts)), INK, both("viz.legend_body", count=max(counts))),
            Legend("square", 4.5, ACTION, both("viz.legend_action")),
            Legend("line", WIDTH["lead"], COLOUR["lead"], both("viz.legend_lead")),
            Legend("dash", WIDTH["support"], COLOUR["support"], both("viz.legend_support")),
        ),
        caption=tuple(caption),
        evidence=tuple(places),
        curved=True,
        network=network,
    )
