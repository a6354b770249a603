"""Tasks: the action with its themes, initiatives, groups and deadline, a weighted assignment a theme, who answers."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.own_text import write_deadline, write_groups
from graph.mapping.writer import PlanWriter
from graph.terms import boolean, chinese, decimal, integer, plain, term
from loaders.model import ActionFact, ResponsibilityFact


def map_action(writer: PlanWriter, fact: ActionFact) -> None:
    """Write one task; it is a leaf if no heading stands under it."""
    node = writer.statement(names.action(writer.plan_id, fact.path), "pw:Action", fact.span, fact.rule)
    writer.add(node, "dcterms:title", chinese(fact.span.words) if fact.span else None)
    writer.add(node, "pw:isLeaf", boolean(writer.is_leaf(fact)))
    writer.add(node, "pw:textLength", integer(fact.body_length))
    parent = None if fact.parent_start is None else writer.actions.get(fact.parent_start)
    if parent is not None:
        writer.add(node, "pw:parentAction", NamedNode(names.action(writer.plan_id, parent.path)))
    for name in fact.named_actions:
        writer.add(node, "pw:undertakes", NamedNode(names.named("initiative", name)))
    weights = fact.weights or (None,) * len(fact.themes)
    for rank, (code, weight) in enumerate(zip(fact.themes, weights, strict=True), start=1):
        theme = NamedNode(names.named("theme", code))
        writer.add(node, "pw:theme", theme)
        assignment = NamedNode(f"{node.value}/theme/{names.segment(code)}")
        writer.add(assignment, "rdf:type", term("pw:ThemeAssignment"))
        writer.add(assignment, "pw:action", node)
        writer.add(assignment, "pw:theme", theme)
        writer.add(assignment, "pw:weight", None if weight is None else decimal(weight))
        writer.add(assignment, "pw:rank", integer(rank))
    write_groups(writer, fact, node)
    write_deadline(writer, fact, node)


def map_responsibility(writer: PlanWriter, fact: ResponsibilityFact) -> None:
    """Write that a body leads or supports a task."""
    span, body = fact.span, fact.institution
    start, end = (span.start, span.end) if span else (None, None)
    institution = names.institution(body.region_code, body.name)
    iri = names.hashed("responsibility", writer.plan_id, start, end, fact.action_start, institution, fact.role)
    node = writer.statement(iri, "pw:Responsibility", span, fact.rule)
    writer.add(node, "pw:institution", NamedNode(institution))
    writer.add(node, "pw:mentionedType", plain(body.type) if body.type else None)
    writer.add(node, "pw:surface", plain(span.text) if span else None)
    writer.add(node, "pw:role", plain(fact.role))
    writer.add(node, "pw:action", _task(writer, fact))
    section = None if fact.action_start is None else writer.actions.get(fact.action_start)
    if section is None or section.span is None or section.span.words != fact.action:
        writer.add(node, "pw:statedTask", chinese(fact.action))


def _task(writer: PlanWriter, fact: ResponsibilityFact) -> NamedNode | None:
    """The task by its heading's start; a heading that is no task itself stands in the task above it.

    None for what an annexed table alone names: no task of the text.
    """
    if fact.action_start is None:
        return None
    action = writer.actions.get(fact.action_start)
    if action is not None:
        return NamedNode(names.action(writer.plan_id, action.path))
    return writer.action_at(fact.action_start)
