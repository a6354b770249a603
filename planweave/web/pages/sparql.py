"""/sparql: the endpoint for programs, and for people a page with an editor, examples and the answer as a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ontology.messages import message
from planweave.web import links
from planweave.web.protocol import Asked, RefusedError, answered, media_types, read_request, wants_page
from planweave.web.render import page
from planweave.web.service import description, graph_names
from planweave.web.triples import leads, shortened
from queries import results
from queries.catalogue import questions
from queries.render import render

METHODS = "GET, HEAD, POST, OPTIONS"
ROWS = 1000  # shown on the page
START = "SELECT ?plan ?title\nWHERE {\n  ?plan a pw:Plan ; dcterms:title ?title .\n}\nORDER BY ?plan"
YASGUI = ("yasgui.min.js", "yasgui.min.css")


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page shows it: columns and rows of (text, href), or text (triples, a truth)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    text: str
    count: int
    cut: bool


async def sparql(request: Request) -> Response:
    """The endpoint. Without a query it describes itself."""
    cors = cors_headers(request)
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": METHODS, **cors})
    accept = request.headers.get("accept", "")
    try:
        asked = await read_request(request)
        if wants_page(asked, accept):
            return await _page(request, asked)
        if not asked.has_query:
            return _described(request, asked, accept)
        types = media_types(asked, accept)
        found = await answered(request, asked, types)
    except RefusedError as refused:
        if accept.startswith("text/html"):
            return page(request, "error.html", refused.status, code=refused.status, said=refused.said)
        said = {**refused.headers, **cors, "allow": METHODS}
        return PlainTextResponse(refused.said + "\n", refused.status, said)
    headers = {"vary": "Accept", **cors, **_limits(request)}
    if found.cut:
        headers |= {"x-sparql-maxrows": str(found.rows), "x-planweave-cut": f"the first {found.rows} rows; more exist"}
    return Response(found.body, media_type=found.media, headers=headers)


def cors_headers(request: Request) -> dict[str, str]:
    """What lets pages of other sites read, where the server allows it."""
    if not request.app.state.settings.cors:
        return {}
    return {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": "Accept, Content-Type",
        "access-control-expose-headers": "X-Planweave-Cut, X-Planweave-Limits, X-SPARQL-MaxRows",
        "access-control-max-age": "86400",
    }


def _limits(request: Request) -> dict[str, str]:
    settings = request.app.state.settings
    return {"x-planweave-limits": f"{settings.timeout:g} s, {settings.max_rows} rows"}


def _described(request: Request, asked: Asked, accept: str) -> Response:
    """The service description in RDF."""
    from pyoxigraph import RdfFormat, serialize

    _, media = media_types(asked, accept)
    if not media:
        raise RefusedError(406, message("web.not_acceptable", known=", ".join(results.GRAPH_TYPES)))
    with request.app.state.snapshots.reading() as snapshot:
        triples = description(request, snapshot)
    form = RdfFormat.from_media_type(media)
    assert form is not None
    prefixes = {"sd": "http://www.w3.org/ns/sparql-service-description#", "void": "http://rdfs.org/ns/void#"}
    body = serialize(triples, format=form, prefixes=prefixes if media in (results.TURTLE, results.RDF_XML) else None)
    return Response(body, media_type=media, headers={"vary": "Accept", **cors_headers(request)})


async def _page(request: Request, asked: Asked) -> Response:
    shown, problem, status = None, "", 200
    if asked.sparql.strip():
        try:
            shown = _shown(await answered(request, asked, (results.JSON, results.TURTLE)))
        except RefusedError as refused:
            problem, status = refused.said, refused.status
    settings = request.app.state.settings
    with request.app.state.snapshots.reading() as snapshot:
        graphs = snapshot.once(graph_names)
    return page(
        request,
        "sparql.html",
        status=status,
        asked=asked,
        shown=shown,
        problem=problem,
        first=ROWS,
        settings=settings,
        graphs=graphs,
        shortened=shortened,
        examples=_examples(),
        text=asked.sparql or example(request.query_params.get("edit", "")) or START,
        yasgui=has_yasgui(),
        files=_files(asked, shown),
    )


def _files(asked: Asked, shown: Shown | None) -> list[tuple[str, str]]:
    """The answer in other formats: name and address."""
    if shown is None:
        return []
    names = (
        ("csv", "tsv", "json", "xml") if shown.columns or shown.text in ("true", "false") else ("ttl", "nt", "jsonld")
    )
    graphs = [("default-graph-uri", iri) for iri in asked.default_graphs]
    graphs += [("named-graph-uri", iri) for iri in asked.named_graphs]
    return [(name, "/sparql?" + urlencode([("query", asked.sparql), *graphs, ("format", name)])) for name in names]


def _shown(found: Any) -> Shown:
    if found.form == "construct":
        return Shown((), (), found.body.decode("utf-8"), found.rows, found.cut)
    answer = json.loads(found.body)
    if found.form == "ask":
        return Shown((), (), "true" if answer["boolean"] else "false", 1, False)
    names = tuple(answer["head"]["vars"])
    rows = tuple(tuple(_cell(row.get(name)) for name in names) for row in answer["results"]["bindings"])
    return Shown(names, rows, "", found.rows, found.cut)


def _cell(term: dict[str, Any] | None) -> tuple[str, str]:
    if term is None:
        return ("", "")
    if term["type"] == "uri":
        return (shortened(term["value"]), leads(term["value"]))
    return (str(term["value"]), "")


def _examples() -> list[tuple[str, str, str]]:
    """(id, title, address) of each question of the catalogue as a query in the editor."""
    return [(item.id, item.title(), links.with_query("/sparql", edit=item.name)) for item in questions().values()]


def example(name: str) -> str:
    """The SPARQL of a question, its parameters open; '' if there is none of that name."""
    found = questions().get(name)
    return "" if found is None else render(found.sparql, {}).strip()


def has_yasgui() -> bool:
    """Whether `make yasgui` has put the editor where the server finds it."""
    folder = resources.files("planweave.web") / "static" / "yasgui"
    return all((folder / name).is_file() for name in YASGUI)


async def yasgui(request: Request) -> Response:
    """The editor of the YASGUI project, with a policy of its own: it sets styles of its own."""
    if not has_yasgui():
        return page(request, "error.html", 404, code=404, said=message("web.no_yasgui"))
    response = page(request, "yasgui.html")
    response.headers["content-security-policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return response
