"""Asks a pyoxigraph store of this process; the memory and the embedded store share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Triple,
    parse_query_results,
)
from pyoxigraph import Store as OxigraphStore

from graph.stores.protocol import Solutions, Term
from ontology.errors import QueryError, StoreError
from ontology.namespaces import PREFIXES

_INTEGER = NamedNode(f"{PREFIXES['xsd']}integer")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The IRIs of the graphs that a query sees: merged as its default graph, and by name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def run(
    store: OxigraphStore, query: str, dataset: Dataset | None = None
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Any query, over the union of the named graphs unless a dataset is given."""
    try:
        if dataset is None:
            return store.query(query, use_default_graph_as_union=True)
        return store.query(
            query,
            default_graph=[NamedNode(iri) for iri in dataset.default],
            named_graphs=[NamedNode(iri) for iri in dataset.named],
        )
    except SyntaxError as error:
        raise QueryError("graph.query_syntax", detail=error) from error
    except (ValueError, RuntimeError) as error:
        raise QueryError("graph.query_failed", detail=error) from error
    except OSError as error:
        raise StoreError("graph.store_failed", detail=error) from error


class LocalStore:
    """A store whose `backend` is a pyoxigraph store of this process."""

    backend: OxigraphStore
    is_fixed = False

    def select(self, query: str) -> Solutions:
        """The rows of a SELECT."""
        found = run(self.backend, query)
        if not isinstance(found, QuerySolutions):
            raise QueryError("graph.query_form", wanted="SELECT")
        variables = tuple(variable.value for variable in found.variables)
        try:
            return Solutions(variables, _rows(found, len(variables)))
        except (ValueError, RuntimeError) as error:
            raise QueryError("graph.query_failed", detail=error) from error
        except OSError as error:
            raise StoreError("graph.store_failed", detail=error) from error

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
        try:
            return list(dict.fromkeys(found))
        except (ValueError, RuntimeError) as error:
            raise QueryError("graph.query_failed", detail=error) from error
        except OSError as error:
            raise StoreError("graph.store_failed", detail=error) from error


def _rows(found: QuerySolutions, width: int) -> list[tuple[Term | None, ...]]:
    """All rows; equal terms are one object.

    Most cells of a long answer repeat, and a Python object for each costs as much as a quick query. So pyoxigraph
    writes the rows as text, and each different cell is read once.
    """
    if width == 0:
        return [tuple(row) for row in found]
    written = found.serialize(format=QueryResultsFormat.TSV)
    assert written is not None  # it is None only if written to a file
    # tabs and line feeds in values are escaped; other line ends that splitlines() knows are not
    lines = written.decode("utf-8").split("\n")[1:-1]
    cells = [line.split("\t") for line in lines]
    terms = _terms(dict.fromkeys(chain.from_iterable(cells)))
    return [tuple(map(terms.__getitem__, row)) for row in cells]


def _terms(cells: Iterable[str]) -> dict[str, Term | None]:
    """The term that each text stands for. Names, plain texts and whole numbers are most, and need no parser."""
    terms: dict[str, Term | None] = {}
    others: list[str] = []
    for cell in cells:
        if cell[:1] == '"' and cell[-1] == '"':
            text = cell[1:-1]
            if "\\" in text and "\\\\" not in text:
                text = text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
            if "\\" in text:
                others.append(cell)
            else:
                terms[cell] = Literal(text)
        elif cell[:1] == "<" and cell[:2] != "<<":
            terms[cell] = NamedNode(cell[1:-1])
        elif cell.isdecimal():
            terms[cell] = Literal(cell, datatype=_INTEGER)
        else:
            others.append(cell)
    read = parse_query_results("\n".join(["?cell", *others, ""]).encode("utf-8"), QueryResultsFormat.TSV)
    assert isinstance(read, QuerySolutions)
    terms.update({cell: row[0] for cell, row in zip(others, read, strict=True)})
    return terms
