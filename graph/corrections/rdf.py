"""Corrections as quads, and back: the corrections graph is the copy of the file that later builds replay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.corrections.model import Correction, in_order
from graph.terms import plain, term

if TYPE_CHECKING:  # the loaders are heavy
    from graph.corrections.apply import Done

GRAPH = NamedNode(names.CORRECTIONS_GRAPH)
_RULE = "correction."


def row_quads(row: Correction) -> Iterator[Quad]:
    """What the row says, whole: `remembered` reads it back."""
    yield _quad(row, "rdf:type", term("pw:Correction"))
    yield _quad(row, "pw:rule", plain(_RULE + row.action))
    yield _quad(row, "pw:factKind", plain(row.kind))
    if row.is_about_text:
        yield _quad(row, "pw:correctsPlan", NamedNode(names.plan(row.plan)))
        yield _quad(row, "prov:wasQuotedFrom", NamedNode(names.evidence(row.plan, row.start, row.end)))
        yield _quad(row, "pw:surface", plain(row.text))
        if row.fields:
            yield _quad(row, "pw:fields", plain(row.fields))
    else:
        yield _quad(row, "pw:from", NamedNode(row.left))
        yield _quad(row, "pw:to", NamedNode(row.right))
    if row.note:
        yield _quad(row, "skos:note", plain(row.note))
    if row.by:
        reviewer = NamedNode(names.named("reviewer", row.by))
        yield _quad(row, "prov:wasAttributedTo", reviewer)
        yield Quad(reviewer, term("rdf:type"), term("prov:Agent"), GRAPH)
        yield Quad(reviewer, term("foaf:name"), plain(row.by), GRAPH)


def done_quads(done: Done, section: NamedNode | None) -> Iterator[Quad]:
    """What came of a row in a plan that is in the graph."""
    if section is not None:
        yield _quad(done.row, "pw:inSection", section)
    if done.statement:
        yield _quad(done.row, "pw:corrects", NamedNode(done.statement))
        yield _quad(done.row, "pw:said", plain(done.said))


def correction_graph(rows: Iterable[Correction], outcomes: Iterable[Quad]) -> tuple[Quad, ...]:
    """All quads of the corrections graph, sorted; none if there are no rows."""
    found = [quad for row in rows for quad in row_quads(row)]
    if not found:
        return ()
    header = Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)
    return tuple(sorted({header, *found, *outcomes}, key=str))


def outcomes_before(store: Store, rows: Iterable[Correction]) -> tuple[Quad, ...]:
    """What the store's graph says came of these rows."""
    kept = [term(name) for name in ("pw:inSection", "pw:corrects", "pw:said")]
    return tuple(
        quad
        for row in rows
        for predicate in kept
        for quad in store.quads_for_pattern(NamedNode(row.iri), predicate, None, GRAPH)
    )


def remembered(store: Store) -> tuple[Correction, ...]:
    """The corrections that the store's graph holds."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads_for_pattern(None, None, None, GRAPH):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value] = quad.object.value
    rule = term("pw:rule").value
    return in_order(_row(found) for found in said.values() if rule in found)


def _row(found: dict[str, str]) -> Correction:
    def value(name: str) -> str:
        return found.get(term(name).value, "")

    by = value("prov:wasAttributedTo")
    action, kind, note = value("pw:rule").removeprefix(_RULE), value("pw:factKind"), value("skos:note")
    by = names.name_parts(by)[-1] if by else ""
    evidence = value("prov:wasQuotedFrom")
    if not evidence:
        return Correction(action, kind, left=value("pw:from"), right=value("pw:to"), by=by, note=note)
    _, plan, _, place = names.name_parts(evidence)
    start, end = map(int, place.split("-"))
    return Correction(action, kind, plan, start, end, value("pw:surface"), value("pw:fields"), by=by, note=note)


def _quad(row: Correction, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(row.iri), term(predicate), value, GRAPH)
