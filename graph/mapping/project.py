"""Project facts: what one place in one plan says of a named project (the project itself is shared by all plans)."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import date, decimal, plain
from loaders.model import ProjectFact


def map_project(writer: PlanWriter, fact: ProjectFact) -> None:
    """Write one statement: money in yuan, areas in square metres, dates as far as they are known."""
    span = fact.span
    start, end = (span.start, span.end) if span else (None, None)
    project = names.project(fact.region_code, fact.name)
    amounts = (fact.investment_yuan, fact.floor_area_m2, fact.land_area_m2, fact.beds)
    iri = names.hashed("projectstatement", writer.plan_id, start, end, project, *amounts, fact.phase)
    node = writer.statement(iri, "pw:ProjectStatement", span, fact.rule)
    writer.add(node, "pw:project", NamedNode(project))
    writer.add(node, "pw:surface", plain(span.text) if span else None)
    writer.add(node, "pw:statedKind", plain(fact.project_kind) if fact.project_kind else None)
    for predicate, amount in zip(("pw:investment", "pw:floorArea", "pw:landArea", "pw:beds"), amounts, strict=True):
        writer.add(node, predicate, None if amount is None else decimal(amount))
    for predicate, text in (
        ("pw:phase", fact.phase),
        ("pw:funding", fact.funding),
        ("pw:location", fact.location),
    ):
        writer.add(node, predicate, plain(text) if text else None)
    writer.add(node, "pw:startDate", date(fact.start_date) if fact.start_date else None)
    writer.add(node, "pw:completionDate", date(fact.completion_date) if fact.completion_date else None)
    if span is not None:
        writer.add(node, "pw:ofAction", writer.action_at(span.start))
