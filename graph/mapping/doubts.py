"""Totals that the text itself contradicts: one node each, with the evidence of the total and of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import decimal, plain
from loaders.model import Fact
from loaders.sums import doubtful_totals


def write_doubts(writer: PlanWriter, facts: Iterable[Fact]) -> None:
    """Write what is in doubt in the plan's own sums; `pw:rule` says how (sum.exceeds, count.rows …)."""
    for doubt in doubtful_totals(writer.document, facts):
        span = writer.document.span(*doubt.total)
        iri = names.hashed("doubt", writer.plan_id, span.start, span.end, doubt.rule, doubt.stated, doubt.counted)
        node = writer.statement(iri, "pw:SourceDoubt", span, doubt.rule)
        writer.add(node, "pw:surface", plain(span.text))
        writer.add(node, "pw:statedTotal", decimal(doubt.stated))
        writer.add(node, "pw:countedTotal", decimal(doubt.counted))
        writer.add(node, "pw:unit", plain(doubt.unit))
        for part in doubt.parts:
            writer.add(node, "pw:partQuotedFrom", writer.evidence(writer.document.span(*part)))
