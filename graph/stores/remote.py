"""A store behind a SPARQL 1.1 endpoint, asked through SPARQLWrapper by POST."""

from __future__ import annotations

import http.client
import urllib.error
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLExceptions, SPARQLWrapper

from graph.stores.protocol import Solutions, Written
from ontology.errors import QueryError, StoreError, UsageError

TIMEOUT = 60  # seconds for one answer
_DETAIL = 300  # characters of a server's own message that are shown
T = TypeVar("T")

# Every named graph of ours says of itself that it is a void:Dataset, and so tells the two questions apart.
_NAMED = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?g a <http://rdfs.org/ns/void#Dataset> } } ORDER BY ?g"
_IN_DEFAULT = "SELECT DISTINCT ?g WHERE { ?g a <http://rdfs.org/ns/void#Dataset> } ORDER BY ?g"


class RemoteStore:
    """Asks the endpoint at `url` (http://user:password@host/… logs in by HTTP Basic).

    Its default graph is made the union of the named graphs if it is not already.
    """

    is_fixed = False

    def __init__(self, url: str, timeout: int = TIMEOUT) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError("graph.bad_url", url=url)
        # a name and password in the address go into the request's head, never into a message
        self._login = (unquote(parts.username or ""), unquote(parts.password or ""))
        self.url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        self.timeout = timeout

    def select(self, query: str) -> Solutions:
        """The rows of a SELECT."""
        return self._select(query, self._graphs)

    def ask(self, query: str) -> bool:
        """The answer to an ASK (some servers answer it with one row of one cell)."""
        body = self._fetch(query, "ASK", JSON, self._graphs)

        def read() -> bool:
            found = parse_query_results(body, QueryResultsFormat.JSON)
            if isinstance(found, QueryBoolean):
                return bool(found)
            cells = [row[0] for row in found]
            return bool(cells) and getattr(cells[0], "value", "") in ("1", "true")

        return self._parsed(read)

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once."""
        body = self._fetch(query, "CONSTRUCT", TURTLE, self._graphs)
        return self._parsed(lambda: list(dict.fromkeys(quad.triple for quad in parse(body, RdfFormat.TURTLE))))

    def close(self) -> None:
        """Nothing to let go of: each query is a connection of its own."""

    @cached_property
    def _graphs(self) -> tuple[str, ...]:
        """The graphs to name in each request: none if the server's default graph already holds them all."""
        named = [term.value for (term,) in self._select(_NAMED, ()).rows if isinstance(term, NamedNode)]
        seen = {term.value for (term,) in self._select(_IN_DEFAULT, ()).rows if isinstance(term, NamedNode)}
        if not named and not seen:
            raise StoreError("graph.remote_empty", url=self.url)
        return () if seen.issuperset(named) else tuple(named)

    def written(self, query: str) -> Written:
        """The rows of a SELECT as text."""
        found = self.select(query)
        text = [["" if term is None else str(term) for term in row] for row in found.rows]
        return Written(found.variables, tuple([row[place] for row in text] for place in range(len(found.variables))))

    def _select(self, query: str, graphs: tuple[str, ...]) -> Solutions:
        body = self._fetch(query, "SELECT", JSON, graphs)

        def read() -> Solutions:
            found = parse_query_results(body, QueryResultsFormat.JSON)
            if not isinstance(found, QuerySolutions):
                raise QueryError("graph.query_form", wanted="SELECT")
            variables = tuple(variable.value for variable in found.variables)
            return Solutions(variables, [tuple(row[name] for name in variables) for row in found])

        return self._parsed(read)

    def _parsed(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError("graph.remote_cut", url=self.url, detail=error) from error

    def _fetch(self, query: str, form: str, returned: str, graphs: tuple[str, ...]) -> bytes:
        wrapper = SPARQLWrapper(self.url)
        wrapper.setQuery("ASK {}")
        # the wrapper guesses the form from the text, and would send what it takes for an update as one
        wrapper.queryString, wrapper.queryType = query, form
        wrapper.setReturnFormat(returned)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self.timeout)
        if any(self._login):
            wrapper.setCredentials(*self._login)
        for graph in graphs:
            wrapper.addDefaultGraph(graph)
            wrapper.addNamedGraph(graph)
        try:
            response = wrapper.query().response
            body = response.read()
        except SPARQLExceptions.QueryBadFormed as error:
            raise QueryError("graph.query_syntax", detail=_said(error)) from error
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise StoreError("graph.remote_refused", url=self.url, detail=_said(error)) from error
        except urllib.error.HTTPError as error:
            detail = f"HTTP {error.code} {error.reason}"
            raise StoreError("graph.remote_refused", url=self.url, detail=detail) from error
        except TimeoutError as error:
            raise StoreError("graph.remote_timeout", url=self.url, seconds=self.timeout) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise StoreError("graph.remote_timeout", url=self.url, seconds=self.timeout) from error
            raise StoreError("graph.remote_unreachable", url=self.url, detail=error.reason) from error
        except http.client.IncompleteRead as error:
            raise StoreError("graph.remote_cut", url=self.url, detail=error) from error
        except (http.client.HTTPException, OSError) as error:
            raise StoreError("graph.remote_unreachable", url=self.url, detail=error) from error
        kind = response.headers.get("Content-Type", "")
        if returned == JSON and "json" not in kind:
            raise StoreError("graph.remote_not_sparql", url=self.url, found=kind or "?")
        if returned == TURTLE and not any(name in kind for name in ("turtle", "n-triples", "n3")):
            raise StoreError("graph.remote_not_sparql", url=self.url, found=kind or "?")
        if "X-SPARQL-MaxRows" in response.headers:  # ours and Virtuoso's say so that there were more
            raise StoreError("graph.remote_rows", url=self.url, rows=response.headers["X-SPARQL-MaxRows"])
        assert isinstance(body, bytes)
        return body


def _said(error: SPARQLExceptions.SPARQLWrapperException) -> str:
    """The exception's text without its own line breaks, cut to a readable length."""
    return " ".join(str(error).split())[:_DETAIL]
