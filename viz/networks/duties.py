"""Who leads and who supports which action of the plans, as the plans say it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from ontology.errors import UsageError
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import PLANWEAVE, Plan, Source


@dataclass(frozen=True, slots=True)
class Duty:
    """One responsibility: who, for what, in which role ("lead" or "support")."""

    fact: URIRef
    institution: URIRef
    action: URIRef
    role: str
    plan: Plan
    section: URIRef | None


def duties(source: Source, plans: tuple[Plan, ...], themes: frozenset[URIRef]) -> list[Duty]:
    """The responsibilities of `plans`, of actions on `themes` (empty: all), in text order."""
    by_node = {plan.node: plan for plan in plans}
    found = []
    for fact in source.having(PLANWEAVE.institution):
        institution, action = source.link(fact, PLANWEAVE.institution), source.link(fact, PLANWEAVE.action)
        plan = by_node.get(source.link(action, PLANWEAVE.inPlan) or fact) if action else None
        if institution is None or action is None or plan is None:
            continue
        if themes and not themes.intersection(source.links(action, PLANWEAVE.theme)):
            continue
        section = source.link(fact, PLANWEAVE.inSection) or source.link(action, PLANWEAVE.inSection)
        found.append(Duty(fact, institution, action, source.text(fact, PLANWEAVE.role), plan, section))
    return sorted(found, key=lambda duty: (duty.plan.id, source.start_of(duty.fact), duty.fact))


def chosen_duties(source: Source, selection: Selection, name: str) -> tuple[tuple[Plan, ...], list[Duty]]:
    """(the plans that `selection` leaves, their responsibilities) for the diagram `name`; UsageError for none."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name=name)
    plans = chosen_plans(source, selection)
    found = duties(source, plans, selection.themes)
    if not found:
        raise UsageError("viz.no_responsibilities", plans=", ".join(plan.id for plan in plans))
    return plans, found
