"""Facts read from a plain text, told in the offsets of the source."""

from __future__ import annotations

from dataclasses import replace

from loaders.model import ActionFact, Citation, DocumentFact, Fact, ResponsibilityFact, SectionFact
from loaders.plain.origin import Origin


def restore(fact: Fact, origin: Origin) -> Fact:
    """The fact with its span, and every other offset that it holds, in the source's own text."""
    if not origin.layers:
        return fact
    if fact.span is not None:
        fact = replace(fact, span=origin.span(fact.span))
    if isinstance(fact, DocumentFact):
        return replace(fact, cites=tuple(Citation(origin.span(one.span), one.is_self) for one in fact.cites))
    if isinstance(fact, ResponsibilityFact):
        return fact if fact.action_start is None else replace(fact, action_start=origin.start(fact.action_start))
    if isinstance(fact, SectionFact):
        start = origin.start(fact.body_start)
        parent = None if fact.parent_start is None else origin.start(fact.parent_start)
        return replace(fact, parent_start=parent, body_start=start, body_end=max(start, origin.end(fact.body_end)))
    if isinstance(fact, ActionFact) and fact.parent_start is not None:
        return replace(fact, parent_start=origin.start(fact.parent_start))
    return fact
