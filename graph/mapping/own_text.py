"""What a task's heading and own text say beside its facts: which population groups they name, which time they set.

Each is said once a task, at its first place.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import plain, year
from loaders.model import ActionFact
from loaders.tasks.deadlines import deadlines_in
from loaders.tasks.groups import groups_in


def write_groups(writer: PlanWriter, fact: ActionFact, task: NamedNode) -> None:
    """Write a mention of each group that the task names; the names of bodies and documents do not count."""
    seen: set[str] = set()
    for first, last in writer.own_text(fact):
        for start, end, code in groups_in(writer.document.view, first, last):
            if code in seen or writer.in_name(start, end):
                continue
            seen.add(code)
            node = _statement(writer, f"{task.value}/group/{code}", "pw:GroupMention", start, end, "group.label")
            writer.add(node, "pw:action", task)
            writer.add(node, "pw:populationGroup", NamedNode(names.named("group", code)))


def write_deadline(writer: PlanWriter, fact: ActionFact, task: NamedNode) -> None:
    """Write the first time that the task's text sets, with its year if it names one."""
    for first, last in writer.own_text(fact):
        for found in deadlines_in(writer.document.view, first, last, writer.since):
            if writer.in_name(found.start, found.end):
                continue
            node = _statement(
                writer, f"{task.value}/deadline", "pw:Deadline", found.start, found.end, f"deadline.{found.kind}"
            )
            writer.add(node, "pw:action", task)
            writer.add(node, "sdmx-dimension:refPeriod", year(found.year) if found.year else None)
            return


def _statement(writer: PlanWriter, iri: str, kind: str, start: int, end: int, rule: str) -> NamedNode:
    span = writer.document.span(start, end)
    node = writer.statement(iri, kind, span, rule)
    writer.add(node, "pw:surface", plain(span.text))
    return node
