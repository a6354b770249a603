"""From the rows or triples of a person's own query to a network.

SELECT: the first two columns are the ends of a link; of the others `weight` (a number, summed over rows with the same
ends), `label` (words of the link) and `fact` (a fact of the graph: its evidence) have a meaning, the rest is shown.
CONSTRUCT: every triple between two things is a link, called as its predicate; triples with a text or a number say
something about their subject.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.errors import UsageError
from queries.sandbox import Result

WEIGHT, LABEL, FACT = "weight", "label", "fact"
_IRI = ("http://", "https://", "urn:")
_NAMES = ("prefLabel", "label", "title", "fullName", "heading", "name")  # predicates that name their subject


@dataclass(slots=True)
class Link:
    """A link: its weight, what it is called, its facts, and other columns as name and value."""

    weight: float = 0.0
    labels: dict[str, None] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)
    others: dict[tuple[str, str], None] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """Links by their ends; the column or class of each end; what triples say of things; how many rows have no ends."""

    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    column: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    skipped: int = 0


def is_iri(text: str) -> bool:
    """Whether a cell is the name of a thing rather than a value."""
    return text.startswith(_IRI) and " " not in text


def read_rows(result: Result) -> Rows:
    """The network of a result; UsageError if there is none in it, with what it would need."""
    if result.form == "ask":
        raise UsageError("viz.query_ask")
    rows = _triples(result) if result.form == "construct" else _solutions(result)
    if not rows.links:
        raise UsageError("viz.query_empty", rows=len(result.rows))
    return rows


def _solutions(result: Result) -> Rows:
    if len(result.variables) < 2:
        raise UsageError("viz.query_columns", columns=", ".join(result.variables))
    rows = Rows()
    for number, row in enumerate(result.rows, start=1):
        cells = dict(zip(result.variables, row, strict=True))
        ends = [cells.pop(name) for name in result.variables[:2]]
        if ends[0] is None or ends[1] is None:
            rows.skipped += 1
            continue
        source, target = (str(end) for end in ends)
        for end, name in zip((source, target), result.variables[:2], strict=True):
            rows.column.setdefault(end, name)
        link = rows.links.setdefault((source, target), Link())
        link.weight += _weight(cells.pop(WEIGHT, None), number) if WEIGHT in result.variables[2:] else 1.0
        for name, into in ((LABEL, link.labels), (FACT, link.facts)):
            value = cells.pop(name, None)
            if value is not None:
                into[str(value)] = None
        link.others.update({(name, str(value)): None for name, value in cells.items() if value is not None})
    return rows


def _weight(value: object, row: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise UsageError("viz.query_weight", row=row, value=value)
    return float(value)


def _triples(result: Result) -> Rows:
    from pyoxigraph import NamedNode, RdfFormat, parse

    rows = Rows()
    text = "\n".join(str(line) for (line,) in result.rows)
    for quad in parse(text, RdfFormat.N_TRIPLES):
        subject, value = str(getattr(quad.subject, "value", quad.subject)), quad.object
        predicate = quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]
        if predicate == "type":
            rows.column.setdefault(subject, str(getattr(value, "value", value)).replace("#", "/").rsplit("/", 1)[-1])
        elif isinstance(value, NamedNode):
            link = rows.links.setdefault((subject, value.value), Link())
            link.weight += 1.0
            link.labels[predicate] = None
        else:
            listed = rows.said.setdefault(subject, {}).setdefault(predicate, [])
            listed.append(str(getattr(value, "value", value)))
    return rows


def name_in(rows: Rows, node: str) -> str:
    """What the triples call a thing; "" if they do not say."""
    said = rows.said.get(node, {})
    return next((sorted(said[name])[0] for name in _NAMES if name in said), "")
