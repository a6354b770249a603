"""The document fact: the plan's node with its header, and each document that it cites."""

from __future__ import annotations

from unicodedata import normalize

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import boolean, chinese, date, integer, plain, term, year
from loaders.model import Citation, DocumentFact
from loaders.references import number_behind


def map_plan(writer: PlanWriter, fact: DocumentFact) -> None:
    """Write the plan, its evidence (the title's place) and its citations."""
    plan = writer.plan
    writer.add(plan, "rdf:type", term("pw:Plan"))
    writer.add(plan, "dcterms:identifier", plain(writer.plan_id))
    writer.add(plan, "dcterms:source", plain(normalize("NFC", writer.document.name)))
    writer.add(plan, "pw:textHash", plain(writer.document.sha256))
    writer.add(plan, "pw:textLength", integer(len(writer.document.text)))
    writer.add(plan, "pw:text", plain(writer.document.text) if writer.quotes else None)
    writer.add(plan, "dcterms:title", chinese(fact.title) if fact.title else None)
    writer.add(plan, "pw:issuerName", plain(fact.issuer) if fact.issuer else None)
    writer.add(plan, "pw:documentNumber", plain(fact.doc_number) if fact.doc_number else None)
    writer.add(plan, "dcterms:issued", date(fact.date) if fact.date else None)
    writer.add(plan, "pw:periodStart", year(fact.period_start) if fact.period_start else None)
    writer.add(plan, "pw:periodEnd", year(fact.period_end) if fact.period_end else None)
    writer.add(plan, "pw:level", plain(fact.level) if fact.level else None)
    writer.add(plan, "pw:documentKind", plain(fact.document_kind) if fact.document_kind else None)
    if fact.region_code:
        writer.add(plan, "pw:coversRegion", NamedNode(names.region(fact.region_code)))
    if fact.issuer_body is not None:
        body = fact.issuer_body
        writer.add(plan, "dcterms:publisher", NamedNode(names.institution(body.region_code, body.name)))
        writer.add(plan, "pw:publisherType", plain(body.type) if body.type else None)
    if fact.span is not None:
        writer.add(plan, "pw:rule", plain(fact.rule))
        writer.add(plan, "prov:wasQuotedFrom", writer.evidence(fact.span))
    for citation in fact.cites:
        _map_citation(writer, citation, fact.rule)


def _map_citation(writer: PlanWriter, citation: Citation, rule: str) -> None:
    span = citation.span
    iri = names.hashed("citation", writer.plan_id, span.start, span.end, span.text)
    node = writer.statement(iri, "pw:Citation", span, rule)
    writer.add(node, "pw:citedTitle", chinese(span.words))
    writer.add(node, "pw:isSelf", boolean(citation.is_self))
    number = number_behind(writer.document, span)
    writer.add(node, "pw:citedNumber", plain(number) if number else None)
