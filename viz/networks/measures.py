"""What a mark's place in a network comes to: partners, bridging and groups, by networkx, the same every time.

Partners: the number of marks that it is linked to. Bridging: betweenness centrality (Freeman 1977), the share of the
shortest paths between other marks that run through it. Groups: communities of greatest modularity (Blondel et al. 2008,
"Louvain"), from a fixed seed and a fixed order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.model import Words, both, same
from viz.palette import GROUPS

if TYPE_CHECKING:
    import networkx as nx

SEED = 1
LEAST_GROUP = 3
MOST_GROUPS = len(GROUPS)


def add_measures(network: nx.Graph[str], whole: nx.Graph[str] | None = None) -> float:
    """Give every node `partners`, `bridging` (0–1) and `group` (0, 1, …); the modularity of the groups comes back.

    It is 0, and no node has a group, where all are in one. Groups are those of `whole`, if it is given: the network
    before links were left out. They are numbered by size, the largest first; marks alone or in pairs, and groups beyond
    MOST_GROUPS, are in 0. Directions are left aside.
    """
    import networkx as nx

    ordered, full = _ordered(network), _ordered(network if whole is None else whole)
    between = nx.betweenness_centrality(ordered)
    for node in ordered:
        network.nodes[node]["partners"] = ordered.degree(node)
        network.nodes[node]["bridging"] = round(between[node], 6)
    groups = find_groups(full)
    if len(groups) == 1:  # all in one: no groups
        return 0.0
    for number, members in enumerate(groups, start=1):
        for node in members:
            if node in network:
                network.nodes[node]["group"] = number if len(members) >= LEAST_GROUP and number <= MOST_GROUPS else 0
    if not full.size():
        return 0.0
    return round(float(nx.community.modularity(full, groups)), 4)


def _ordered(network: nx.Graph[str]) -> nx.Graph[str]:
    """The network with its nodes and links in a fixed order, undirected; of two links the weights are added."""
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    for a, b, weight in sorted((min(a, b), max(a, b), d.get("weight", 1.0)) for a, b, d in network.edges(data=True)):
        before = ordered.edges[a, b]["weight"] if ordered.has_edge(a, b) else 0.0
        ordered.add_edge(a, b, weight=before + weight)
    return ordered


def find_groups(network: nx.Graph[str]) -> list[list[str]]:
    """The communities of linked nodes, the largest first, then by name; nodes without links last, one by one."""
    import networkx as nx

    linked: nx.Graph[str] = nx.Graph()  # a subgraph of networkx would come in the order of a set
    linked.add_weighted_edges_from(
        sorted((min(a, b), max(a, b), w) for a, b, w in network.edges(data="weight", default=1.0))
    )
    found = nx.community.louvain_communities(linked, weight="weight", seed=SEED) if linked else []
    groups = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return groups + [[node] for node in sorted(network) if not network.degree(node)]


def measure_facts(data: dict[str, object]) -> tuple[tuple[Words, Words], ...]:
    """The measures of a node as name–value pairs for its panel."""
    facts = [(both("viz.fact_partners"), same(str(data["partners"])))]
    if data.get("bridging"):
        facts.append((both("viz.fact_bridging"), same(f"{float(str(data['bridging'])):.3f}")))
    return tuple(facts)
