"""Asks a pyoxigraph store of this process; the memory and the embedded store share it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple
from pyoxigraph import Store as OxigraphStore

from graph.stores.protocol import Solutions, Written
from graph.stores.written import terms_of, written
from ontology.errors import QueryError, StoreError


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs that a query sees: merged as its default graph, and by name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def run(
    store: OxigraphStore, query: str, dataset: Dataset | None = None
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Any query, over the union of the named graphs unless a dataset is given."""
    with _query_errors():
        if dataset is None:
            return store.query(query, use_default_graph_as_union=True)
        return store.query(
            query,
            default_graph=[NamedNode(iri) for iri in dataset.default],
            named_graphs=[NamedNode(iri) for iri in dataset.named],
        )


class LocalStore:
    """A store whose `backend` is a pyoxigraph store of this process."""

    backend: OxigraphStore
    is_fixed = False

    def select(self, query: str) -> Solutions:
        """The rows of a SELECT; equal terms are one object."""
        found = self._solutions(query)
        if not found.variables:
            with _query_errors():
                return Solutions((), [tuple(row) for row in found])
        with _query_errors():
            read = written(found)
        terms = terms_of(dict.fromkeys(chain.from_iterable(read.columns)))
        columns = (map(terms.__getitem__, column) for column in read.columns)
        return Solutions(read.variables, list(zip(*columns, strict=True)))

    def written(self, query: str) -> Written:
        """The rows of a SELECT of at least one variable as text."""
        found = self._solutions(query)
        with _query_errors():
            return written(found)

    def _solutions(self, query: str) -> QuerySolutions:
        found = run(self.backend, query)
        if not isinstance(found, QuerySolutions):
            raise QueryError("graph.query_form", wanted="SELECT")
        return found

    def ask(self, query: str) -> bool:
        """The answer to an ASK."""
        found = run(self.backend, query)
        if not isinstance(found, QueryBoolean):
            raise QueryError("graph.query_form", wanted="ASK")
        return bool(found)

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once."""
        found = run(self.backend, query)
        if not isinstance(found, QueryTriples):
            raise QueryError("graph.query_form", wanted="CONSTRUCT, DESCRIBE")
        with _query_errors():
            return list(dict.fromkeys(found))


@contextmanager
def _query_errors() -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise QueryError("graph.query_syntax", detail=error) from error
    except (ValueError, RuntimeError) as error:
        raise QueryError("graph.query_failed", detail=error) from error
    except OSError as error:
        raise StoreError("graph.store_failed", detail=error) from error
