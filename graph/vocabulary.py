"""The vocabulary graph: classes and properties, themes, indicators and units, all from the ontology's data files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph import names
from graph.terms import chinese, decimal, english, plain, term
from loaders.tasks.groups import groups_in
from ontology.indicators import all_indicators, indicator_named
from ontology.namespaces import BASE, PREFIXES
from ontology.population import all_groups
from ontology.tables import rows
from ontology.themes import all_themes
from ontology.units import all_units, unit_of

GRAPH = NamedNode(names.VOCABULARY_GRAPH)
SCHEME = NamedNode(f"{BASE}theme/")
GROUPS = NamedNode(f"{BASE}group/")
_SDG = "http://metadata.un.org/sdg/"
_ALTERNATIVE = 3.0  # a theme's labels of this weight name it; weaker ones only hint at it


def ontology_file(name: str) -> str:
    """The text of one of the ontology's Turtle files: 'planweave', 'alignments' or 'shapes'."""
    return (resources.files("ontology") / "data" / f"{name}.ttl").read_text(encoding="utf-8")


@cache
def vocabulary() -> tuple[Quad, ...]:
    """All quads of the vocabulary graph, sorted."""
    found = [Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)]
    for quad in parse(ontology_file("planweave").encode("utf-8"), RdfFormat.TURTLE):
        found.append(Quad(quad.subject, quad.predicate, quad.object, GRAPH))
    found.extend(_theme_quads())
    found.extend(_group_quads())
    found.extend(_indicator_quads())
    found.extend(_unit_quads())
    return tuple(sorted(dict.fromkeys(found), key=str))


def _theme_quads() -> Iterator[Quad]:
    for theme in all_themes():
        node = NamedNode(names.named("theme", theme.code))
        yield _quad(node, "rdf:type", term("pw:Theme"))
        yield _quad(node, "rdf:type", term("skos:Concept"))
        yield _quad(node, "skos:inScheme", SCHEME)
        yield _quad(node, "skos:notation", plain(theme.code))
        yield _quad(node, "skos:prefLabel", chinese(theme.zh))
        yield _quad(node, "skos:prefLabel", english(theme.en))
        for label in theme.labels:
            if label.weight >= _ALTERNATIVE and label.text != theme.zh:
                yield _quad(node, "skos:altLabel", chinese(label.text))
        if theme.broader:
            yield _quad(node, "skos:broader", NamedNode(names.named("theme", theme.broader)))
        for target in theme.sdg:
            yield _quad(node, "skos:relatedMatch", NamedNode(_SDG + target))


def _group_quads() -> Iterator[Quad]:
    for group in all_groups():
        node = NamedNode(names.named("group", group.code))
        yield _quad(node, "rdf:type", term("pw:PopulationGroup"))
        yield _quad(node, "rdf:type", term("skos:Concept"))
        yield _quad(node, "skos:inScheme", GROUPS)
        yield _quad(node, "skos:notation", plain(group.code))
        yield _quad(node, "skos:prefLabel", chinese(group.zh))
        yield _quad(node, "skos:prefLabel", english(group.en))
        for label in group.labels:
            if label != group.zh:
                yield _quad(node, "skos:altLabel", chinese(label))


@cache
def _written_labels() -> dict[str, list[str]]:
    """The labels that the data file writes out. Those it makes of parts run into the thousands and stay there."""
    found: dict[str, list[str]] = {}
    for row in rows("indicator_labels"):
        if row["kind"] == "label" and "{" not in row["label"] and row["label"] != row["indicator"]:
            found.setdefault(row["indicator"], []).append(row["label"])
    return found


def _indicator_quads() -> Iterator[Quad]:
    for indicator in all_indicators():
        node = NamedNode(names.named("indicator", indicator.name))
        yield _quad(node, "rdf:type", term("pw:Indicator"))
        yield _quad(node, "rdf:type", term("skos:Concept"))
        yield _quad(node, "skos:prefLabel", chinese(indicator.name))
        if indicator.en:
            yield _quad(node, "skos:prefLabel", english(indicator.en))
        for label in _written_labels().get(indicator.name, ()):
            yield _quad(node, "skos:altLabel", chinese(label))
        for predicate, text in (
            ("pw:canonicalUnit", indicator.unit),
            ("pw:polarity", indicator.polarity),
            ("pw:population", indicator.population),
            ("pw:denominator", indicator.denominator),
        ):
            if text:
                yield _quad(node, predicate, plain(text))
        for code in sorted({code for _, _, code in groups_in(f"{indicator.population}\n{indicator.name}")}):
            yield _quad(node, "pw:populationGroup", NamedNode(names.named("group", code)))
        if indicator.theme:
            yield _quad(node, "pw:theme", NamedNode(names.named("theme", indicator.theme)))
        unit = unit_of(indicator.unit)
        if unit is not None:
            yield _quad(node, "sdmx-attribute:unitMeasure", NamedNode(names.named("unit", unit.symbol)))
        broader = indicator_named(indicator.broader)
        if broader is not None:
            yield _quad(node, "skos:broader", NamedNode(names.named("indicator", broader.name)))


def _unit_quads() -> Iterator[Quad]:
    for unit in all_units():
        node = NamedNode(names.named("unit", unit.symbol))
        yield _quad(node, "rdf:type", term("pw:Unit"))
        yield _quad(node, "skos:notation", plain(unit.symbol))
        yield _quad(node, "skos:prefLabel", chinese(unit.zh))
        yield _quad(node, "skos:prefLabel", english(unit.en))
        yield _quad(node, "pw:factor", decimal(unit.factor))
        yield _quad(node, "pw:baseUnit", plain(unit.base))
        if unit.qudt:
            yield _quad(node, "skos:exactMatch", NamedNode(PREFIXES["unit"] + unit.qudt))


def _quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(subject, term(predicate), value, GRAPH)
