"""The SPARQL 1.1 Protocol over HTTP: reads a request (GET, POST of a form, POST of a query) and answers it.

What is refused is refused with a status and a sentence: 400 a broken query or request, 403 an update, 405 a method,
406 no format that the client takes, 413 too long, 415 another content type, 503 too many wait, 504 past the time limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from ontology.errors import PlanweaveError, QueryError, StoreError
from ontology.messages import message
from planweave.web.guard import read_body
from planweave.web.negotiation import best
from planweave.web.workers import BusyError
from queries import results
from queries.endpoint import DatasetError, FormatError, ProtocolAnswer, ProtocolQuery, answer_query

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
HTML = "text/html"
# ?format= → media type
NAMED = {
    "json": results.JSON,
    "xml": results.XML,
    "csv": results.CSV,
    "tsv": results.TSV,
    "ttl": results.TURTLE,
    "turtle": results.TURTLE,
    "nt": results.N_TRIPLES,
    "rdf": results.RDF_XML,
    "jsonld": results.JSON_LD,
    # as SPARQLWrapper calls them; it also sends whole media types, several with commas
    "n3": results.TURTLE,
    "rdf+xml": results.RDF_XML,
    "json-ld": results.JSON_LD,
}
SHOWN = ("json", "xml", "csv", "tsv", "ttl", "nt", "rdf", "jsonld")  # of these, those that people are told
# what clients call the same thing → our name of it
_ALSO = {
    "application/json": results.JSON,
    "application/xml": results.XML,
    "text/xml": results.XML,
    "text/n3": results.TURTLE,
    "application/x-turtle": results.TURTLE,
    "text/plain": results.N_TRIPLES,
}
_MOST = 200  # parameters of one request
_ERRORS = {"queries.not_allowed": "web.not_allowed", "queries.timeout": "web.timeout"}


class RefusedError(Exception):
    """The request is not answered: HTTP status, sentence, further headers."""

    def __init__(self, status: int, said: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(said)
        self.status = status
        self.said = said
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the protocol: the query, whether there is one, graphs, ?format= ('' if not given)."""

    sparql: str
    has_query: bool
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str


async def read_request(request: Request) -> Asked:
    """What is asked, by any of the protocol's three ways. Raises RefusedError."""
    pairs = _pairs(request.url.query)
    if request.method == "POST":
        body = await _body(request)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise RefusedError(403, message("web.read_only"))
        if kind == FORM:
            pairs += _pairs(body)
        elif kind == QUERY:
            pairs.append(("query", body))
        else:
            known = f"{FORM}, {QUERY}"
            raise RefusedError(415, message("web.content_type", found=kind or "—", known=known), {"accept-post": known})
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(403, message("web.read_only"))
    if len(queries) > 1:
        raise RefusedError(400, message("web.two_queries"))
    if not queries and request.method == "POST":
        raise RefusedError(400, message("web.no_query"))
    form = next((value for name, value in reversed(pairs) if name == "format"), "")
    if form not in ("", "html", *NAMED) and "/" not in form:
        raise RefusedError(400, message("web.unknown_format", format=form, known=", ".join(["html", *SHOWN])))
    return Asked(
        queries[0] if queries else "",
        bool(queries),
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
        form,
    )


async def _body(request: Request) -> str:
    limit = request.app.state.settings.max_body
    found = await read_body(request.receive, limit)
    if found is None:
        raise RefusedError(413, message("web.too_long", most=limit))
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, message("web.not_utf8")) from error


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except UnicodeDecodeError as error:
        raise RefusedError(400, message("web.not_utf8")) from error
    except ValueError as error:
        raise RefusedError(400, message("web.too_many_fields", most=_MOST)) from error


def media_types(asked: Asked, accept: str) -> tuple[str, str]:
    """For rows and for triples, the media type that the client takes best; '' if none. HTML is not among them."""
    if asked.format in NAMED:
        wanted = NAMED[asked.format]
        return (wanted if wanted in results.ROW_TYPES else "", wanted if wanted in results.GRAPH_TYPES else "")
    accept = asked.format if "/" in asked.format else accept
    rows, graphs = _offered(results.ROW_TYPES), _offered(results.GRAPH_TYPES)
    return _own(best(accept, rows)), _own(best(accept, graphs))


def _offered(types: tuple[str, ...]) -> tuple[str, ...]:
    return (*types, *(also for also, own in _ALSO.items() if own in types))


def _own(media: str) -> str:
    return _ALSO.get(media, media)


def wants_page(asked: Asked, accept: str) -> bool:
    """Whether a person asks: ?format=html, or a browser's Accept header."""
    if asked.format:
        return asked.format == "html"
    return best(accept or "*/*", (results.JSON, results.TURTLE, HTML)) == HTML


async def answered(request: Request, asked: Asked, types: tuple[str, str]) -> ProtocolAnswer:
    """The answer within the server's limits. Raises RefusedError."""
    state = request.app.state
    query = ProtocolQuery(asked.sparql, *types, state.settings.max_rows, asked.default_graphs, asked.named_graphs)
    try:
        found: ProtocolAnswer = await state.workers.run(state.settings.timeout, answer_query, query)
    except PlanweaveError as error:
        raise refusal(error) from error
    return found


def refusal(error: PlanweaveError) -> RefusedError:
    """An error of ours as a status and a sentence without hints for the command line."""
    said = message(_ERRORS[error.key], **error.values) if error.key in _ERRORS else str(error)
    if isinstance(error, BusyError):
        return RefusedError(503, said, {"retry-after": "5"})
    if isinstance(error, FormatError):
        return RefusedError(406, said)
    if error.key == "queries.timeout":
        return RefusedError(504, said)
    if error.key == "queries.worker_died":
        return RefusedError(507, said)
    if error.key == "queries.not_read_only":
        return RefusedError(403, said)
    if isinstance(error, QueryError | DatasetError):
        return RefusedError(400, said)
    return RefusedError(502 if isinstance(error, StoreError) else 400, said)
