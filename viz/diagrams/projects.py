"""The network of projects, the documents that speak of them, their places and bodies (networks/project_links.py).

Two columns: projects on the left, by place and in the order of the texts; all else on the right, near what it links to.
"""

from __future__ import annotations

import math

import networkx as nx

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, message
from viz.kinds import STYLES, kind_legend, kind_name, node_kind
from viz.layout.columns import spread_rows
from viz.layout.labels import truncate
from viz.model import Drawing, Edge, Evidence, Legend, Node, Note, Words, both, same
from viz.networks.measures import add_measures
from viz.networks.project_links import Project, read_projects
from viz.palette import blend
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection
from viz.reading.source import Plan, Source

ROW, GAP = 25.0, 13.0  # px between rows, and besides between two places
SPREAD = 430.0  # px between the columns
LABEL_LIMIT = 24.0  # em
MOST = 60  # projects, unless asked for otherwise
LARGEST, PLAIN = 11.0, 4.0  # px: half the side of the largest investment, and where none is stated
SHARE = {"region": 0.62, "plan": 0.42, "institution": 0.7}  # strength of a link's colour


def draw(source: Source, selection: Selection) -> Drawing:
    """The projects of the plans that `selection` leaves; UsageError if they speak of none."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name="projects")
    plans = tuple(plan for plan in source.plans() if not selection.plans or plan.node in selection.plans)
    if not plans:
        raise UsageError("viz.no_plans")
    found = [
        project
        for project in read_projects(source, plans, selection.themes)
        if not selection.regions or selection.regions & source.wider((project.region,) if project.region else ())
    ]
    if not found:
        raise UsageError("viz.projects_none", plans=", ".join(plan.id for plan in plans))
    drawn, left = keep_told(found, selection.choice.limit or MOST)
    network = project_network(source, drawn)
    _place(drawn, network)
    head = min(y for _, y in network.nodes(data="y")) - ROW * 1.2
    places, behind = _evidence(source, drawn)
    edges = tuple(_edge(network, *pair, places, behind[pair[0]]) for pair in _links(drawn))
    return Drawing(
        name="projects",
        title=both("viz.projects_title"),
        subtitle=both(
            "viz.projects_subtitle",
            projects=len(drawn),
            plans=sum(kind == "plan" for _, kind in network.nodes(data="kind")),
            regions=sum(kind == "region" for _, kind in network.nodes(data="kind")),
            bodies=sum(kind == "institution" for _, kind in network.nodes(data="kind")),
            several=sum(len(project.plans) > 1 for project in drawn),
        ),
        nodes=tuple(_node(network, node, drawn, behind) for node in sorted(network)),
        edges=edges,
        notes=(
            Note(both("viz.projects_column"), 6, head, "end", strong=True),
            Note(both("viz.projects_other_column"), SPREAD - 6, head, "start", strong=True),
        ),
        legend=_legend(network, drawn),
        caption=_caption(source, plans, found, left),
        evidence=tuple(places),
        curved=True,
        network=network,
    )


def keep_told(found: list[Project], limit: int) -> tuple[list[Project], list[Project]]:
    """(the `limit` projects of which most is told, the rest), each in the order of their places and texts.

    First those that several documents speak of, then those with an investment, other figures, a named body.
    """
    first = found[0].statements[0]

    def told(project: Project) -> tuple[object, ...]:
        place = project.statements[0] if project.statements else first
        return (
            -len(project.plans), -(project.investment > 0), -len(project.figures), -bool(project.bodies), place.plan.id,
            place.start, project.node,
        )  # fmt: skip

    ranked = sorted(found, key=told)
    return sorted(ranked[:limit], key=_order), sorted(ranked[limit:], key=_order)


def _order(project: Project) -> tuple[str, str, int, str]:
    place = project.statements[0]
    return str(project.region or ""), place.plan.id, place.start, str(project.node)


def _links(drawn: list[Project]) -> list[tuple[str, str, str]]:
    """(project, other end, kind of the other end)."""
    found = []
    for project in drawn:
        node = str(project.node)
        found += [(node, str(plan.node), "plan") for plan in project.plans]
        found += [(node, str(project.region), "region")] if project.region else []
        found += [(node, str(body), "institution") for body in project.bodies]
    return found


def project_network(source: Source, drawn: list[Project]) -> nx.Graph[str]:
    """Projects with their figures, and what they are linked to; links have a kind."""
    network: nx.Graph[str] = nx.Graph()
    for project in drawn:
        network.add_node(
            str(project.node), kind="project", label=project.name, names="; ".join(project.names),
            project_kind=project.kind, phase_of=source.label(project.phase_of)["zh"] if project.phase_of else "",
            **{name: "; ".join(values) for name, values in project.figures},
        )  # fmt: skip
        for plan in project.plans:
            network.add_node(str(plan.node), kind="plan", label=plan.title)
        if project.region:
            network.add_node(str(project.region), kind="region", label=source.region_name(project.region))
        for body in project.bodies:
            network.add_node(str(body), kind="institution", label=source.label(body)["zh"])
    for node, other, kind in _links(drawn):
        network.add_edge(node, other, kind=kind, weight=1.0)
    add_measures(network)
    return network


def _place(drawn: list[Project], network: nx.Graph[str]) -> None:
    """Give every node its x and y."""
    y, before = 0.0, drawn[0].region
    for project in drawn:
        y += ROW + (GAP if project.region != before else 0.0)
        before = project.region
        network.nodes[str(project.node)].update(x=0.0, y=round(y, 1))
    others = [node for node, kind in network.nodes(data="kind") if kind != "project"]
    order = {"plan": 0, "region": 1, "institution": 2}
    mean = {
        node: (
            sum(network.nodes[other]["y"] for other in network[node]) / len(network[node]),
            order[network.nodes[node]["kind"]],
            node,
        )
        for node in others
    }
    others.sort(key=lambda node: mean[node])
    for node, place in zip(others, spread_rows([mean[node][0] for node in others], ROW), strict=True):
        network.nodes[node].update(x=SPREAD, y=round(place, 1))


def _evidence(source: Source, drawn: list[Project]) -> tuple[list[Evidence], dict[str, list[int]]]:
    places: list[Evidence] = []
    behind: dict[str, list[int]] = {}
    for project in drawn:
        for place in project.statements:
            behind.setdefault(str(project.node), []).append(len(places))
            places.append(source.evidence(place.fact, place.plan, place.section, same("")))
    return places, behind


def _half(investment: float, most: float) -> float:
    """Half the side of a project's square in px: its area stands for the investment."""
    return max(PLAIN + 1, LARGEST * math.sqrt(investment / most)) if investment else PLAIN


def money(value: float) -> Words:
    """A sum in the unit that people write it in.

    >>> money(63132800.0) == {"zh": "6313 万元", "en": "63.1 million yuan"}
    True
    """
    zh = next(((unit, size) for unit, size in (("yi", 1e8), ("wan", 1e4)) if value >= size), ("yuan", 1.0))
    en = ("million", 1e6) if value >= 1e6 else ("yuan", 1.0)
    return {
        "zh": message(f"viz.money_{zh[0]}", "zh", amount=f"{value / zh[1]:.4g}"),
        "en": message(f"viz.money_{en[0]}", "en", amount=f"{value / en[1]:,.1f}".removesuffix(".0")),
    }


def _node(network: nx.Graph[str], node: str, drawn: list[Project], behind: dict[str, list[int]]) -> Node:
    data = network.nodes[node]
    style = STYLES[data["kind"]]
    facts: list[tuple[Words, Words]] = [(both("viz.fact_kind"), kind_name(data["kind"]))]
    size, colour = 5.0, style.colour
    if data["kind"] == "project":
        project = next(project for project in drawn if str(project.node) == node)
        size = _half(project.investment, max(other.investment for other in drawn))
        colour = style.colour if project.investment else blend(style.colour, 0.45)
        facts = _facts(project, data)
    else:
        facts.append((both("viz.fact_projects"), same(str(network.degree(node)))))
    data["colour"], data["size"] = colour, round(size, 2)
    return Node(
        id=node,
        kind=node_kind(data["kind"]),
        label=same(data["label"]),
        lines=dict.fromkeys(LANGUAGES, (truncate(data["label"], LABEL_LIMIT),)),
        x=data["x"],
        y=data["y"],
        size=size,
        shape=style.shape,
        fill=colour,
        outline=colour,
        side="left" if data["kind"] == "project" else "right",
        facts=tuple(facts),
        evidence=tuple(behind.get(node, ())),
    )


def _facts(project: Project, data: dict[str, str]) -> list[tuple[Words, Words]]:
    facts = [(both("viz.fact_plans"), same("; ".join(plan.id for plan in project.plans)))]
    if len(project.names) > 1:
        facts.append((both("viz.fact_names"), same("; ".join(project.names))))
    if project.kind:
        facts.append((both("viz.fact_project_kind"), same(project.kind)))
    if data["phase_of"]:
        facts.append((both("viz.fact_phase_of"), same(data["phase_of"])))
    for name, values in project.figures:
        if name == "investment":
            amounts = [money(float(value)) for value in values]
            shown = {tongue: "; ".join(amount[tongue] for amount in amounts) for tongue in LANGUAGES}
        else:
            shown = same("; ".join(values))
        facts.append((both(f"viz.fact_{name}"), shown))
    return facts


def _edge(
    network: nx.Graph[str], project: str, other: str, kind: str, places: list[Evidence], behind: list[int]
) -> Edge:
    data = network.edges[project, other]
    strong = STYLES[kind].colour
    data["colour"] = blend(strong, SHARE[kind])
    label = network.nodes[other]["label"]
    if kind == "plan":  # a document's link leads to what that document says
        plan = other.rsplit("/", 1)[-1]
        behind = [place for place in behind if places[place].plan == plan]
    return Edge(
        source=project,
        target=other,
        kind=kind,
        width=1.3,
        colour=data["colour"],
        strong=strong,
        dashed=False,
        share=1.0,
        remark=both(f"viz.projects_{kind}", name=label),
        evidence=tuple(behind),
    )


def _legend(network: nx.Graph[str], drawn: list[Project]) -> tuple[Legend, ...]:
    rows = []
    style = STYLES["project"]
    most = max(project.investment for project in drawn)
    if most:
        rows.append(Legend("square", LARGEST, style.colour, both("viz.legend_investment", amount=money(most))))
    if any(not project.investment for project in drawn):
        rows.append(Legend("square", PLAIN, blend(style.colour, 0.45), both("viz.legend_no_investment")))
    kinds = {kind for _, kind in network.nodes(data="kind")} - {"project"}
    rows += kind_legend(kinds, 5.0)
    for kind in ("plan", "region", "institution"):
        if kind in kinds:
            colour = blend(STYLES[kind].colour, SHARE[kind])
            rows.append(Legend("line", 1.6, colour, both(f"viz.legend_projects_{kind}")))
    return tuple(rows)


def _caption(source: Source, plans: tuple[Plan, ...], found: list[Project], left: list[Project]) -> tuple[Words, ...]:
    said = [both("viz.projects_reading")]
    if left:
        said.append(left_out("viz.projects_left", [same(project.name) for project in left]))
    speaking = {place.plan for project in found for place in project.statements}
    said.append(sources([plan for plan in plans if plan in speaking]))
    silent = [same(plan.id) for plan in plans if plan not in speaking]
    if silent:
        said.append(left_out("viz.plans_silent", silent))
    return tuple(said)
