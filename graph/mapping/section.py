"""Section facts: a node a heading, with its place in the outline."""

from __future__ import annotations

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import chinese, integer, plain
from loaders.model import SectionFact


def map_section(writer: PlanWriter, fact: SectionFact) -> None:
    """Write one section; `pw:order` counts the plan's headings from 1 in text order."""
    node = writer.statement(names.section(writer.plan_id, fact.path), "pw:Section", fact.span, fact.rule)
    writer.add(node, "dcterms:identifier", plain(fact.path))
    writer.add(node, "pw:heading", chinese(fact.span.words) if fact.span else None)
    writer.add(node, "pw:marker", plain(fact.marker) if fact.marker else None)
    writer.add(node, "pw:sectionLevel", plain(fact.level))
    writer.add(node, "pw:order", integer(writer.order(fact)))
    writer.add(node, "pw:bodyStart", integer(fact.body_start))
    writer.add(node, "pw:bodyEnd", integer(fact.body_end))
    parent = writer.parent(fact)
    if parent is not None:
        writer.add(node, "pw:parentSection", writer.section_node(parent))
