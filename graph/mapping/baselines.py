"""Which earlier actual value stands beside which target, and which statements say again what was said before.

In: the quads of plans' graphs, keys of places included. Out, in each statement's graph: `pw:repeats` (the first equal
statement of the plan), of each target `pw:latestActual`, `pw:baseline` and `pw:otherBaseline`, `pw:withoutTarget` or
`pw:withoutActual` where the plan says one without the other of an indicator and area, and `pw:comparisonKey` (how the
value is stated). All of it holds within one plan. Questions would reckon it anew each time, from a dozen attributes of
every statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from graph import names
from graph.terms import boolean, plain, term
from ontology.units import unit_of

UNDATED_ACTUAL, UNDATED_TARGET = 0, 9999  # a value without a year counts before all years, such a target after them
FORMS = {"eq": "point", "approx": "point", "ge": "floor", "gt": "floor", "le": "ceiling", "lt": "ceiling"}
_YEAR = re.compile(r"[0-9]{1,4}")
_ATTRIBUTES = {
    "plan": "pw:inPlan",
    "indicator": "pw:indicator",
    "role": "pw:role",
    "place": "pw:placeKey",
    "region": "sdmx-dimension:refArea",
    "area": "pw:areaName",
    "year": "sdmx-dimension:refPeriod",
    "comparator": "pw:comparator",
    "value": "sdmx-measure:obsValue",
    "high": "pw:highValue",
    "unit": "pw:unit",
    "norm": "pw:normalisedValue",
    "norm_unit": "pw:normalisedUnit",
    "measure": "sdmx-attribute:unitMeasure",
}
_NAMES = {term(predicate).value: name for name, predicate in _ATTRIBUTES.items()}


class Level(NamedTuple):
    """What is compared: kind of bound, value and unit (in the indicator's own unit where units convert), upper end."""

    form: str
    value: str
    high: str
    unit: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of an indicator; `series` is its plan, indicator and area (region, its name, or else the plan);
    `unit` is the symbol of the unit as stated.
    """

    iri: str
    series: tuple[str, str, str]
    role: str
    place: str
    year: str
    comparator: str
    value: str
    level: Level
    unit: str

    @property
    def key(self) -> str:
        """How the value is stated, in five lines: form, unit, unit that is compared, `yearly` (of a change), year."""
        form, unit = self.level.form, unit_of(self.unit)
        in_words = form == "qualitative"
        yearly = form == "change" and unit is not None and unit.base.endswith(" a year")
        units = ("", "") if in_words else (self.unit, self.level.unit)
        return "\n".join((form, *units, "yearly" if yearly else "", self.year))

    @property
    def said(self) -> tuple[str, ...]:
        """What equal statements of one series have in common; units are those that are compared."""
        return (self.role, self.year, self.comparator, self.value, *self.level)


def baseline_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """All links of the statements, plan by plan and place by place."""
    listed = list(quads)
    graphs = {quad.subject: quad.graph_name for quad in listed if quad.predicate == term("pw:indicator")}
    for subject, predicate, value in _links(stated_values(listed)):
        yield Quad(NamedNode(subject), term(predicate), value, graphs[NamedNode(subject)])


def stated_values(quads: Iterable[Quad]) -> list[Stated]:
    """The statements of indicators that have a plan and a place, in the order of their places."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    known: dict[str, None] = {}  # a quad may come twice
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            name = _NAMES.get(quad.predicate.value)
            if name is not None:
                values[subject.value][name] = value.value
            elif value == term("pw:IndicatorStatement") and quad.predicate == term("rdf:type"):
                known[subject.value] = None
    found = [
        _stated(iri, said)
        for iri in known
        if "indicator" in (said := values[iri]) and "plan" in said and "role" in said and "place" in said
    ]
    return sorted(found, key=lambda one: (one.place, one.iri))


def _stated(iri: str, said: dict[str, str]) -> Stated:
    plan, value, comparator = said["plan"], said.get("value", ""), said.get("comparator", "eq")
    form = "qualitative" if not value else FORMS.get(comparator, comparator)
    unit = said.get("norm_unit", said.get("unit", ""))
    level = Level(form, said.get("norm", value), said.get("high", ""), unit)
    series = (plan, said["indicator"], said.get("region", said.get("area", plan)))
    symbol = names.name_parts(said["measure"])[-1] if "measure" in said else said.get("unit", "")
    return Stated(iri, series, said["role"], said["place"], said.get("year", ""), comparator, value, level, symbol)


def in_year(one: Stated, undated: int) -> int:
    """The year of a statement, or what stands for none."""
    return int(one.year) if _YEAR.fullmatch(one.year) else undated


def _links(statements: Iterable[Stated]) -> Iterator[tuple[str, str, NamedNode | Literal]]:
    """Subject, predicate and value of each link."""
    groups: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for one in statements:
        groups[one.series].append(one)
        yield one.iri, "pw:comparisonKey", plain(one.key)
    for members in groups.values():
        first: dict[tuple[str, ...], Stated] = {}
        for one in members:
            if first.setdefault(one.said, one) is not one:
                yield one.iri, "pw:repeats", NamedNode(first[one.said].iri)
        targets = [one for one in members if one.role == "target"]
        actuals = [one for one in first.values() if one.role == "actual"]
        if not targets:
            for one in members:
                if one.role == "actual":
                    yield one.iri, "pw:withoutTarget", boolean(True)
        lacking = not any(one.value and one.comparator != "change" for one in actuals)
        for target in targets:
            if lacking:
                yield target.iri, "pw:withoutActual", boolean(True)
            for predicate, one in _beside(target, actuals):
                yield target.iri, predicate, NamedNode(one.iri)


def _beside(target: Stated, actuals: Iterable[Stated]) -> Iterator[tuple[str, Stated]]:
    """What stands beside a target, of the actual values of its series (each once, in the order of places)."""
    by = in_year(target, UNDATED_TARGET)
    earlier = [one for one in actuals if one.comparator != "change" and in_year(one, UNDATED_ACTUAL) < by]
    for one in _latest(earlier):
        yield "pw:latestActual", one
    numbers = _latest([one for one in earlier if one.level.form != "qualitative"])
    for one in numbers[:1]:
        yield "pw:baseline", one
    for one in numbers[1:]:
        if one.level != numbers[0].level:
            yield "pw:otherBaseline", one


def _latest(values: list[Stated]) -> list[Stated]:
    """Those of the latest year."""
    years = [in_year(one, UNDATED_ACTUAL) for one in values]
    return [one for one, year in zip(values, years, strict=True) if year == max(years)]
