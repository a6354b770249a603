"""The HTTP interface for programs: the questions as JSON, suggestions, and their OpenAPI document."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import UsageError
from planweave.web import links
from planweave.web.negotiation import best
from planweave.web.openapi import document
from planweave.web.pages.questions import TYPES, answer_file, given_parameters
from planweave.web.pages.sparql import cors_headers
from planweave.web.reading import answer_to, reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.suggestions import fitting, suggestions
from queries.answer import Answer
from queries.catalogue import PARAMETER_TYPES, question_named, questions
from queries.listing import list_json

SUGGESTED = 50  # at most, of one request


def home(request: Request) -> Response:
    """What the interface offers, for people."""
    return page(request, "api.html", questions=list(questions().values()))


def openapi(request: Request) -> Response:
    """The OpenAPI 3.1 document, made from the catalogue."""
    return _json(request, document(str(request.base_url).rstrip("/")))


def listing(request: Request) -> Response:
    """All questions with their parameters and columns."""
    return Response(list_json(questions().values(), 0), media_type="application/json", headers=cors_headers(request))


@reads
def question(request: Request, snapshot: Snapshot) -> Response:
    """The answer to a question, as JSON or whatever ?format= or the Accept header asks for."""
    wanted = question_named(request.path_params["name"])
    given = given_parameters(request)
    form = request.query_params.get("format", "")
    if not form:
        media = best(request.headers.get("accept") or "*/*", ("application/json", "text/csv", "text/markdown"))
        if not media:
            return Response(status_code=406, headers={"vary": "Accept", **cors_headers(request)})
        form = {media: name for name, media in TYPES.items()}[media]
    if form != "json":
        response = answer_file(snapshot, wanted, given, form)
        response.headers.update({"vary": "Accept", **cors_headers(request)})
        return response
    answer = answer_to(snapshot, wanted.name, given)
    shown = {**answer.as_dict(), "places": _places(request, answer), "links": _links(request, wanted.name, given)}
    return _json(request, shown)


def _links(request: Request, name: str, given: dict[str, str]) -> dict[str, str]:
    base = str(request.base_url).rstrip("/")
    address = links.question(name, **given)
    return {"page": base + address, "csv": base + links.question(name, **given, format="csv")}


def _places(request: Request, answer: Answer) -> list[str | None]:
    """For each row, the address of its sentence in the plan's page; null where a row has no place."""
    base = str(request.base_url).rstrip("/")
    found: list[str | None] = []
    for row in answer.dicts():
        plan, start, end = (row.get(name) for name in ("plan", "start", "end"))
        is_place = isinstance(plan, str) and isinstance(start, int) and isinstance(end, int)
        found.append(base + links.place(str(plan), int(str(start)), int(str(end))) if is_place else None)
    return found


@reads
def suggest(request: Request, snapshot: Snapshot) -> Response:
    """Names of a kind that fit what was typed: [{value, label}], at most SUGGESTED."""
    kind = request.query_params.get("kind", "")
    if kind not in PARAMETER_TYPES:
        raise UsageError("web.unknown_kind", kind=kind, known=", ".join(PARAMETER_TYPES))
    found = fitting(snapshot.once(suggestions, kind), request.query_params.get("q", ""), SUGGESTED)
    return _json(request, [{"value": item.value, "label": item.label} for item in found])


def _json(request: Request, value: object) -> Response:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return Response(text, media_type="application/json", headers={"vary": "Accept", **cors_headers(request)})
