"""What a SPARQL endpoint does with one query, in a process of a pool: check, run within limits, write.

In: a query, the graphs it is over, and the media types that the client takes best; out: bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.errors import QueryError, UsageError
from queries import results
from queries.safety import Form, check_query, with_prefixes
from queries.sandbox import solutions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

    from graph.stores import Store


class FormatError(UsageError):
    """The client takes none of the formats in which this kind of query can be answered."""


class DatasetError(QueryError):
    """The graphs that the request names are not to be had."""


@dataclass(frozen=True, slots=True)
class ProtocolQuery:
    """A query of the SPARQL 1.1 Protocol.

    `row_type` and `graph_type`: media types for rows (or a truth) and for triples, '' if the client takes none.
    `default_graphs` and `named_graphs`: IRIs; both empty: the union of all, and each by its name.
    """

    sparql: str
    row_type: str
    graph_type: str
    max_rows: int
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProtocolAnswer:
    """The body in its media type; the query's form, how many rows or triples are in it, whether it was cut."""

    form: Form
    media: str
    body: bytes
    rows: int
    cut: bool


def answer_query(store: Store, query: ProtocolQuery) -> ProtocolAnswer:
    """The answer. QueryError for a query that is broken, not allowed or fails, DatasetError and FormatError."""
    form = check_query(query.sparql)
    media = query.graph_type if form == "construct" else query.row_type
    if not media:
        known = results.GRAPH_TYPES if form == "construct" else results.ROW_TYPES
        raise FormatError("web.not_acceptable", known=", ".join(known))
    sparql = with_prefixes(query.sparql)
    written = _written(store, form, media, sparql, query)
    return ProtocolAnswer(form, media, written.body, written.rows, written.cut)


def _written(store: Store, form: Form, media: str, sparql: str, query: ProtocolQuery) -> results.Written:
    from graph.stores.local import Dataset, LocalStore

    dataset = None
    if query.default_graphs or query.named_graphs:
        if not isinstance(store, LocalStore):
            raise DatasetError("web.no_dataset")
        _require_graphs(store, (*query.default_graphs, *query.named_graphs))
        dataset = Dataset(query.default_graphs, query.named_graphs)
    try:
        if form == "select":
            variables, rows = solutions(store, sparql, dataset)
            return results.write_rows(media, variables, rows, query.max_rows)
        if form == "ask":
            return results.write_truth(media, _truth(store, sparql, dataset))
        return results.write_triples(media, _triples(store, sparql, dataset), query.max_rows)
    except (ValueError, RuntimeError) as error:  # the engine gives up half-way through the rows
        raise QueryError("graph.query_failed", detail=error) from error


def _require_graphs(store: Store, wanted: tuple[str, ...]) -> None:
    from pyoxigraph import NamedNode

    backend = getattr(store, "backend", None)
    for iri in wanted:
        try:
            held = backend is not None and backend.contains_named_graph(NamedNode(iri))
        except ValueError as error:
            raise DatasetError("web.no_graph", graph=iri) from error
        if not held:
            raise DatasetError("web.no_graph", graph=iri)


def _truth(store: Store, sparql: str, dataset: object) -> bool:
    found = _found(store, sparql, dataset)
    return store.ask(sparql) if found is None else bool(found)


def _triples(store: Store, sparql: str, dataset: object) -> Iterable[Triple]:
    from pyoxigraph import QueryTriples

    found = _found(store, sparql, dataset)
    return dict.fromkeys(found) if isinstance(found, QueryTriples) else store.construct(sparql)


def _found(store: Store, sparql: str, dataset: object) -> QueryBoolean | QuerySolutions | QueryTriples | None:
    """What the engine of this process says over a dataset; None if there is no dataset."""
    from graph.stores import local

    if isinstance(dataset, local.Dataset) and isinstance(store, local.LocalStore):
        return local.run(store.backend, sparql, dataset)
    return None
