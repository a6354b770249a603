"""Mentions of regions and institutions: what is named, as it is written there, and as what it was read."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import plain
from loaders.model import InstitutionFact, RegionFact


def map_region(writer: PlanWriter, fact: RegionFact) -> None:
    """Write one mention of a region."""
    _map_mention(writer, fact, names.region(fact.code))


def map_institution(writer: PlanWriter, fact: InstitutionFact) -> None:
    """Write one mention of an institution, with the type that it was read as."""
    node = _map_mention(writer, fact, names.institution(fact.region_code, fact.name))
    writer.add(node, "pw:mentionedType", plain(fact.type) if fact.type else None)


def _map_mention(writer: PlanWriter, fact: RegionFact | InstitutionFact, target: str) -> NamedNode:
    span = fact.span
    start, end, surface = (span.start, span.end, span.text) if span else (None, None, "")
    iri = names.hashed("mention", writer.plan_id, start, end, target)
    node = writer.statement(iri, "pw:Mention", span, fact.rule)
    writer.add(node, "pw:mentions", NamedNode(target))
    writer.add(node, "pw:surface", plain(surface) if surface else None)
    return node
