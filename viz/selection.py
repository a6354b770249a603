"""Narrows a diagram to the plans, regions and themes that were asked for, by any name that the graph knows them by."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from rdflib import URIRef
from rdflib.namespace import SKOS

from ontology.errors import UsageError
from viz.model import Choice
from viz.networks import PLANWEAVE, Plan, Source


def _resolve(kind: str, wanted: tuple[str, ...], names: Mapping[str, URIRef]) -> frozenset[URIRef]:
    """The nodes named; UsageError with the nearest names that the graph holds."""
    found = set()
    for name in wanted:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=5, cutoff=0.3) or sorted(names)[:12]
            raise UsageError(f"viz.unknown_{kind}", name=name, known=", ".join(near))
        found.add(names[name])
    return frozenset(found)


def chosen_plans(source: Source, choice: Choice) -> tuple[Plan, ...]:
    """The plans that `choice` leaves, in order of their ids; UsageError if the graph holds none."""
    plans = source.plans()
    if not plans:
        raise UsageError("viz.no_plans")
    regions: dict[str, URIRef] = {}
    for plan in plans:
        for region in plan.regions:
            for name in (*source.label(region).values(), source.text(region, PLANWEAVE.regionCode)):
                regions.setdefault(name, region)
            regions[source.region_name(region)] = region
    wanted_plans = _resolve("plan", choice.plans, {plan.id: plan.node for plan in plans})
    wanted_regions = _resolve("region", choice.regions, regions)
    kept = tuple(
        plan
        for plan in plans
        if (not wanted_plans or plan.node in wanted_plans)
        and (not wanted_regions or wanted_regions.intersection(plan.regions))
    )
    if not kept:
        raise UsageError("viz.no_plan_fits", plans=", ".join(choice.plans), regions=", ".join(choice.regions))
    return kept


def chosen_themes(source: Source, choice: Choice) -> frozenset[URIRef]:
    """The themes asked for by code or label; empty when all are wanted."""
    names: dict[str, URIRef] = {}
    for predicate in (SKOS.notation, SKOS.prefLabel, SKOS.altLabel):
        for theme in source.having(SKOS.notation):
            for name in sorted(source.graph.objects(theme, predicate), key=str):
                names.setdefault(str(name), theme)
    return _resolve("theme", choice.themes, names)
