"""Values: statements of indicators and other quantities, with unit, comparator, year, region and role."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import NamedNode

from graph import names
from graph.mapping.writer import PlanWriter
from graph.terms import boolean, chinese, decimal, plain, year
from loaders.model import IndicatorFact, QuantityFact
from loaders.tasks.groups import groups_in
from loaders.view import same_length_view
from ontology.indicators import indicator_named
from ontology.units import convert, unit_of


def map_indicator(writer: PlanWriter, fact: IndicatorFact) -> None:
    """Write one value of one indicator; where its unit can be converted, also the value in the canonical unit."""
    node = _map_value(writer, fact, "statement", "pw:IndicatorStatement", fact.indicator, fact.nature, fact.where)
    indicator = NamedNode(names.named("indicator", fact.indicator))
    writer.add(node, "pw:indicator", indicator)
    writer.add(node, "pw:unitInferred", boolean(fact.unit_inferred) if fact.unit else None)
    writer.add(node, "pw:nature", plain(fact.nature) if fact.nature else None)
    writer.add(node, "pw:where", plain(fact.where))
    writer.add(node, "pw:surface", plain(fact.surface) if fact.surface else None)
    unit = unit_of(fact.unit)
    if unit is not None:
        writer.add(node, "sdmx-attribute:unitMeasure", NamedNode(names.named("unit", unit.symbol)))
    known = indicator_named(fact.indicator)
    if fact.value is None or known is None or not known.unit or fact.comparator == "change":
        return
    converted = convert(Decimal(repr(fact.value)), fact.unit, known.unit)
    if converted is not None:
        writer.add(node, "pw:normalisedValue", decimal(converted))
        writer.add(node, "pw:normalisedUnit", plain(known.unit))


def map_quantity(writer: PlanWriter, fact: QuantityFact) -> None:
    """Write one counted thing, and the task that it stands in."""
    node = _map_value(writer, fact, "quantity", "pw:Quantity", fact.subject)
    writer.add(node, "pw:subject", chinese(fact.subject) if fact.subject else None)
    for code in sorted({code for _, _, code in groups_in(same_length_view(fact.subject))}):
        writer.add(node, "pw:populationGroup", NamedNode(names.named("group", code)))
    if fact.span is not None:
        writer.add(node, "pw:ofAction", writer.action_at(fact.span.start))


def _map_value(
    writer: PlanWriter, fact: IndicatorFact | QuantityFact, kind: str, of_class: str, *identity: str
) -> NamedNode:
    span = fact.span
    start, end = (span.start, span.end) if span else (None, None)
    place = fact.region_code or fact.region
    value = (fact.value, fact.value_high, fact.comparator, fact.unit, fact.year, fact.role, place)
    node = writer.statement(
        names.hashed(kind, writer.plan_id, start, end, *identity, *value), of_class, span, fact.rule
    )
    writer.add(node, "sdmx-measure:obsValue", None if fact.value is None else decimal(fact.value))
    writer.add(node, "pw:highValue", None if fact.value_high is None else decimal(fact.value_high))
    writer.add(node, "pw:comparator", plain(fact.comparator) if fact.comparator else None)
    writer.add(node, "pw:unit", plain(fact.unit) if fact.unit else None)
    writer.add(node, "pw:role", plain(fact.role) if fact.role else None)
    writer.add(node, "pw:rawValue", plain(span.text) if span else None)
    writer.add(node, "sdmx-dimension:refPeriod", year(fact.year) if fact.year else None)
    if fact.region_code:
        writer.add(node, "sdmx-dimension:refArea", NamedNode(names.region(fact.region_code)))
    elif fact.region:
        # a place that the division table does not hold (a group of provinces, a zone) keeps at least its name
        writer.add(node, "pw:areaName", plain(fact.region))
    return node
