"""Which projects the plans speak of, where they stand and which institutions they name, before anything is drawn.

One project under several names is one, as the graph resolves it. An institution belongs to a project if the project's
name or its location holds the institution's name (as in the question institution_profile).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import SKOS

from viz.reading.source import PLANWEAVE, Plan, Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One place in a plan that speaks of a project."""

    fact: URIRef
    plan: Plan
    section: URIRef | None
    start: int


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its names, place, kind, figures as the plans state them, the bodies it names, and where it is said."""

    node: URIRef
    name: str
    names: tuple[str, ...]
    kind: str
    region: URIRef | None
    phase_of: URIRef | None
    investment: float
    figures: tuple[tuple[str, tuple[str, ...]], ...]
    bodies: tuple[URIRef, ...]
    statements: tuple[Statement, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The documents that speak of it, in the order of their ids."""
        return tuple(sorted({place.plan for place in self.statements}, key=lambda plan: plan.id))


FIGURES = {
    "investment": PLANWEAVE.investment, "floor_area": PLANWEAVE.floorArea, "land_area": PLANWEAVE.landArea,
    "beds": PLANWEAVE.beds, "phase": PLANWEAVE.phase, "funding": PLANWEAVE.funding, "location": PLANWEAVE.location,
    "start_date": PLANWEAVE.startDate, "completion_date": PLANWEAVE.completionDate,
}  # fmt: skip


def read_projects(source: Source, plans: tuple[Plan, ...], themes: frozenset[URIRef]) -> list[Project]:
    """The projects of `plans`; of statements within tasks on `themes` (empty: all)."""
    by_node = {plan.node: plan for plan in plans}
    said: dict[URIRef, list[URIRef]] = defaultdict(list)
    members: dict[URIRef, set[URIRef]] = defaultdict(set)
    for fact in source.having(PLANWEAVE.project):
        name = source.link(fact, PLANWEAVE.project)
        if name is None or source.link(fact, PLANWEAVE.inPlan) not in by_node:
            continue
        task = source.link(fact, PLANWEAVE.ofAction)
        if themes and (task is None or not themes.intersection(source.links(task, PLANWEAVE.theme))):
            continue
        whole = source.link(name, PLANWEAVE.resolvesTo) or name
        said[whole].append(fact)
        members[whole].add(name)
    bodies = _bodies(source)
    return [_project(source, whole, sorted(members[whole]), said[whole], by_node, bodies) for whole in sorted(said)]


def _bodies(source: Source) -> dict[str, list[URIRef]]:
    """Institutions by name."""
    found: dict[str, list[URIRef]] = defaultdict(list)
    for body in source.having(PLANWEAVE.institutionType):
        for label in source.graph.objects(body, SKOS.prefLabel):
            found[str(label)].append(body)
    return found


def named_in(texts: list[str], bodies: dict[str, list[URIRef]]) -> tuple[URIRef, ...]:
    """The bodies whose name stands within one of the texts."""
    longest = max(map(len, bodies), default=0)
    found: set[URIRef] = set()
    for text in texts:
        for start in range(len(text)):
            for end in range(start + 2, min(start + longest, len(text)) + 1):
                found.update(bodies.get(text[start:end], ()))
    return tuple(sorted(found))


def _project(
    source: Source, whole: URIRef, members: list[URIRef], facts: list[URIRef], by_node: dict[URIRef, Plan],
    bodies: dict[str, list[URIRef]],
) -> Project:  # fmt: skip
    statements = []
    for fact in facts:
        plan = by_node[source.link(fact, PLANWEAVE.inPlan) or fact]
        statements.append(Statement(fact, plan, source.link(fact, PLANWEAVE.inSection), source.start_of(fact)))
    statements.sort(key=lambda place: (place.plan.id, place.start, place.fact))
    figures = []
    for name, predicate in FIGURES.items():
        values = sorted({str(value) for place in statements for value in source.graph.objects(place.fact, predicate)})
        if values:
            figures.append((name, tuple(values)))
    names = tuple(dict.fromkeys(source.label(member)["zh"] for member in (whole, *members)))
    locations = next((list(values) for name, values in figures if name == "location"), [])
    return Project(
        node=whole,
        name=names[0],
        names=names,
        kind=source.text(whole, PLANWEAVE.projectKind),
        region=source.link(whole, PLANWEAVE.ofRegion),
        phase_of=source.link(whole, PLANWEAVE.phaseOf),
        investment=max((source.number(place.fact, PLANWEAVE.investment) for place in statements), default=0.0),
        figures=tuple(figures),
        bodies=named_in([*names, *locations], bodies),
        statements=tuple(statements),
    )
