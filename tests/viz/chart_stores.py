"""Hand-made graphs for the charts, the same with markup in every label, and what tests read of a chart."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, Quad

from graph.stores.memory import MemoryStore
from ontology.namespaces import PREFIXES
from tests.queries.fixture import hand_made
from tests.queries.indicator_plans import indicator_plans
from tests.queries.levels import level_quads
from tests.viz.test_pages import EVIL
from viz.charts.model import Chart, Label, Mark, Sign

QUADS = {"indicators": indicator_plans, "levels": level_quads, "heatmap": hand_made}
LABELS = {
    PREFIXES[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"),
        ("pw", "fullName"),
        ("pw", "heading"),
        ("pw", "rawValue"),
        ("pw", "nature"),
        ("dcterms", "title"),
        ("oa", "exact"),
        ("oa", "prefix"),
    )
}


def store_of(name: str) -> MemoryStore:
    """The graph on which the chart `name` is tested."""
    return MemoryStore(QUADS[name]())


def with_markup(quads: Iterable[Quad]) -> list[Quad]:
    """The quads, EVIL in front of every label, heading and quotation."""
    found = []
    for quad in quads:
        value = quad.object
        if quad.predicate.value in LABELS and isinstance(value, Literal):
            told = EVIL + value.value
            value = Literal(told, language=value.language) if value.language else Literal(told)
        found.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    return found


def rows_of(chart: Chart) -> list[dict[str, object]]:
    names = [name for name, _ in chart.table.columns]
    return [dict(zip(names, row, strict=True)) for row in chart.table.rows]


def signs(mark: Mark) -> list[str]:
    return [part.symbol for part in mark.parts if isinstance(part, Sign)]


def texts(mark: Mark) -> list[str]:
    return [part.text["zh"] for part in mark.parts if isinstance(part, Label)]


def mark_of(chart: Chart, *words: str) -> list[Mark]:
    return [mark for mark in chart.marks if all(word in mark.label["zh"] for word in words)]
