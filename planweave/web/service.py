"""The SPARQL service description (W3C) of this endpoint, and the graphs that it holds; in: a request, a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from starlette.requests import Request

from ontology.namespaces import PREFIXES
from planweave.web.snapshot import Snapshot
from queries import results
from queries.answer import plain_value
from queries.catalogue import lookup_query
from queries.render import render

if TYPE_CHECKING:
    from graph.stores import Store

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
# media type → its name in the W3C's list
_NAMES = {
    results.JSON: "SPARQL_Results_JSON",
    results.XML: "SPARQL_Results_XML",
    results.CSV: "SPARQL_Results_CSV",
    results.TSV: "SPARQL_Results_TSV",
    results.TURTLE: "Turtle",
    results.N_TRIPLES: "N-Triples",
    results.RDF_XML: "RDF_XML",
    results.JSON_LD: "JSON-LD",
}


@dataclass(frozen=True, slots=True)
class GraphName:
    """A named graph and how many triples it holds."""

    iri: str
    triples: int


def graph_names(store: Store) -> tuple[GraphName, ...]:
    """The store's named graphs by name."""
    rows = store.select(render(lookup_query("graphs").sparql, {})).rows
    return tuple(GraphName(str(plain_value(row[0], base="")), int(str(plain_value(row[1])))) for row in rows)


def description(request: Request, snapshot: Snapshot) -> list[Triple]:
    """What the endpoint is, speaks and holds."""
    settings = request.app.state.settings
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    a = NamedNode(f"{PREFIXES['rdf']}type")

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    url = NamedNode(str(request.url.replace(query="", fragment="")))
    limits = f"Read-only. Limits of one query: {settings.timeout:g} seconds, {settings.max_rows} rows."
    found = [
        Triple(service, a, sd("Service")),
        Triple(service, sd("endpoint"), url),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(service, NamedNode(f"{PREFIXES['rdfs']}comment"), Literal(limits, language="en")),
        Triple(dataset, a, sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), default),
        Triple(default, a, sd("Graph")),
    ]
    found += [Triple(service, sd("resultFormat"), NamedNode(FORMATS + name)) for name in _NAMES.values()]
    total = 0
    for number, graph in enumerate(snapshot.once(graph_names)):
        node, held = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        total += graph.triples
        found += [
            Triple(dataset, sd("namedGraph"), node),
            Triple(node, a, sd("NamedGraph")),
            Triple(node, sd("name"), NamedNode(graph.iri)),
            Triple(node, sd("graph"), held),
            Triple(held, a, sd("Graph")),
            Triple(held, NamedNode(f"{PREFIXES['void']}triples"), _whole(graph.triples)),
        ]
    return [*found, Triple(default, NamedNode(f"{PREFIXES['void']}triples"), _whole(total))]


def _whole(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(f"{PREFIXES['xsd']}integer"))
