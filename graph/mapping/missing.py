"""References to annexes, tables, figures and boxes that are not in the text: one node each, with its evidence."""

from __future__ import annotations

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import plain
from loaders.references import missing_parts


def write_missing_parts(writer: PlanWriter) -> None:
    """Write what the text refers to and does not hold; `pw:rule` says of which sort (reference.attachment …)."""
    for part in missing_parts(writer.document):
        span = part.span
        iri = names.hashed("missingpart", writer.plan_id, span.start, span.end, part.group)
        node = writer.statement(iri, "pw:MissingPart", span, f"reference.{part.group}")
        writer.add(node, "pw:surface", plain("".join(span.text.split())))
