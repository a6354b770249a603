"""Reported values as quads: the file, each value, and the source that it was taken from."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph import names
from graph.actuals.model import Actual, ActualsFile
from graph.terms import boolean, decimal, integer, plain, term, year
from ontology.indicators import indicator_named
from ontology.units import convert, unit_of


def actuals_quads(file_id: str, found: ActualsFile) -> tuple[Quad, ...]:
    """All quads of one file's graph, sorted; the same file gives the same quads."""
    graph = NamedNode(names.actuals_graph(file_id))
    node = names.named("actuals", file_id)

    def quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(NamedNode(subject), term(predicate), value, graph)

    quads = [
        Quad(graph, term("rdf:type"), term("void:Dataset"), graph),
        quad(node, "rdf:type", term("pw:ActualsFile")),
        quad(node, "rdf:type", term("prov:Entity")),
        quad(node, "dcterms:identifier", plain(file_id)),
        quad(node, "dcterms:source", plain(found.name)),
        quad(node, "pw:textHash", plain(found.sha256)),
    ]
    for actual in found.rows:
        source = names.hashed("source", file_id, actual.source)
        quads += [
            quad(source, "rdf:type", term("prov:Entity")),
            quad(source, "dcterms:title", plain(actual.source)),
        ]
        value = names.hashed("reported", file_id, *_identity(actual))
        quads += [quad(value, predicate, term_) for predicate, term_ in _said(actual)]
        quads += [
            quad(value, "pw:inActuals", NamedNode(node)),
            quad(value, "prov:wasDerivedFrom", NamedNode(source)),
        ]
    return tuple(sorted(dict.fromkeys(quads), key=str))


def _identity(actual: Actual) -> tuple[str, ...]:
    return (actual.indicator, actual.region, actual.year, str(actual.value.normalize()), actual.unit, actual.source)


def _said(actual: Actual) -> Iterator[tuple[str, NamedNode | Literal]]:
    """What one value says, with the same properties as an indicator statement of a plan."""
    yield "rdf:type", term("pw:ReportedValue")
    yield "pw:indicator", NamedNode(names.named("indicator", actual.indicator))
    yield "sdmx-dimension:refArea", NamedNode(names.region(actual.region))
    yield "sdmx-dimension:refPeriod", year(actual.year)
    yield "sdmx-measure:obsValue", decimal(actual.value)
    yield "pw:rawValue", plain(actual.raw)
    yield "pw:line", integer(actual.line)
    yield "pw:role", plain("actual")
    yield "pw:comparator", plain("eq")
    if not actual.unit:
        return
    yield "pw:unit", plain(actual.unit)
    yield "pw:unitInferred", boolean(actual.unit_inferred)
    unit = unit_of(actual.unit)
    if unit is not None:
        yield "sdmx-attribute:unitMeasure", NamedNode(names.named("unit", unit.symbol))
    known = indicator_named(actual.indicator)
    converted = convert(actual.value, actual.unit, known.unit) if known and known.unit else None
    if converted is not None and known is not None:
        yield "pw:normalisedValue", decimal(converted)
        yield "pw:normalisedUnit", plain(known.unit)
