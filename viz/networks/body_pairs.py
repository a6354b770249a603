"""Which institutions work on the same tasks, and which of them leads: counted from the plans' responsibilities."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass

import networkx as nx
from rdflib import URIRef

from viz.networks.duties import Duty
from viz.reading.source import Source


@dataclass(frozen=True, slots=True)
class Partners:
    """Two institutions: the tasks that the one leads and the other supports, the other way round, and both lead."""

    one: URIRef
    other: URIRef
    one_leads: tuple[URIRef, ...]
    other_leads: tuple[URIRef, ...]
    both_lead: tuple[URIRef, ...]

    @property
    def tasks(self) -> int:
        """How many tasks they share so."""
        return len({*self.one_leads, *self.other_leads, *self.both_lead})


@dataclass(frozen=True, slots=True)
class Together:
    """All pairs of which one leads; how many pairs only support the same task; the bodies of nobody's company."""

    pairs: tuple[Partners, ...]
    supporting: int
    alone: tuple[URIRef, ...]


def find_partners(duties: list[Duty]) -> Together:
    """Pair the bodies of every task; a body that leads a task and supports it too counts as its lead."""
    leads: dict[URIRef, set[URIRef]] = defaultdict(set)
    supports: dict[URIRef, set[URIRef]] = defaultdict(set)
    for duty in duties:
        (leads if duty.role == "lead" else supports)[duty.action].add(duty.institution)
    found: dict[tuple[URIRef, URIRef], tuple[set[URIRef], set[URIRef], set[URIRef]]] = {}
    supporting: set[tuple[URIRef, URIRef]] = set()
    for action in sorted(leads.keys() | supports.keys()):
        helping = supports[action] - leads[action]
        supporting.update(itertools.combinations(sorted(helping), 2))
        for one, other in itertools.combinations(sorted(leads[action]), 2):
            found.setdefault((one, other), (set(), set(), set()))[2].add(action)
        for lead in sorted(leads[action]):
            for support in sorted(helping):
                pair = (min(lead, support), max(lead, support))
                found.setdefault(pair, (set(), set(), set()))[0 if lead == pair[0] else 1].add(action)
    everyone = {duty.institution for duty in duties}
    pairs = tuple(
        Partners(one, other, tuple(sorted(first)), tuple(sorted(second)), tuple(sorted(third)))
        for (one, other), (first, second, third) in sorted(found.items())
    )
    paired = {body for pair in pairs for body in (pair.one, pair.other)}
    return Together(pairs, len(supporting - found.keys()), tuple(sorted(everyone - paired)))


def partner_network(source: Source, duties: list[Duty], pairs: tuple[Partners, ...]) -> nx.DiGraph[str]:
    """Bodies with the number of tasks that they lead and support; an arc from each lead to each support.

    Two that lead one task together have an arc either way, of the kind "both_lead".
    """
    network: nx.DiGraph[str] = nx.DiGraph()
    tasks: dict[tuple[URIRef, str], set[URIRef]] = defaultdict(set)
    for duty in duties:
        tasks[duty.institution, duty.role].add(duty.action)
    for body in sorted({body for pair in pairs for body in (pair.one, pair.other)}):
        led = tasks[body, "lead"]
        network.add_node(
            str(body), kind="institution", label=source.label(body)["zh"], lead=len(led),
            support=len(tasks[body, "support"] - led),
        )  # fmt: skip
    for pair in pairs:
        one, other = str(pair.one), str(pair.other)
        for start, end, actions in ((one, other, pair.one_leads), (other, one, pair.other_leads)):
            if actions or pair.both_lead:
                network.add_edge(
                    start, end, weight=float(len({*actions, *pair.both_lead})), supported=len(actions),
                    both_lead=len(pair.both_lead), kind="leads" if actions else "both_lead",
                )  # fmt: skip
    return network


def undirected(pairs: tuple[Partners, ...]) -> nx.Graph[str]:
    """The same without directions: the weight of a link is the number of tasks."""
    network: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        network.add_edge(str(pair.one), str(pair.other), weight=float(pair.tasks))
    return network
