"""What goes wrong, as people and programs are told: a page, or a problem document (RFC 9457) under /api."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import InputError, PlanweaveError, StoreError, UsageError
from ontology.messages import message
from planweave.web.protocol import refusal
from planweave.web.render import page

_UNKNOWN = ("queries.unknown_", "queries.show_", "graph.no_such_plan", "viz.unknown_", "web.no_node")
# errors whose way out is a command's option → the same for a page
_SAID = {
    "queries.unknown_question": "web.unknown_question",
    "queries.unknown_question_near": "web.unknown_question_near",
    "queries.parameter_missing": "web.parameter_missing",
    "queries.value_not_allowed": "web.value_not_allowed",
}


def ours(request: Request, error: Exception) -> Response:
    """An error with a message of ours."""
    assert isinstance(error, PlanweaveError)
    if isinstance(error, UsageError):
        unknown = error.key.startswith(_UNKNOWN) and "parameter" not in error.key
        status = 404 if unknown else 400
    elif isinstance(error, InputError):
        status = 422
    elif isinstance(error, StoreError):
        status = 503
    else:
        status = refusal(error).status
    said = message(_SAID[error.key], **error.values) if error.key in _SAID else str(error)
    return told(request, status, said)


def http(request: Request, error: Exception) -> Response:
    """A status that the framework or a page raised."""
    assert isinstance(error, HTTPException)
    said = message("web.not_found") if error.status_code == 404 else error.detail
    return told(request, error.status_code, said, dict(error.headers or {}))


def unexpected(request: Request, _: Exception) -> Response:
    """A fault of ours: no detail goes out; the server's log has it."""
    return told(request, 500, message("web.fault"))


def told(request: Request, status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    """The status and the sentence, in the form that the path is for."""
    if request.url.path.startswith("/api/"):
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said}
        cors = {"access-control-allow-origin": "*"} if request.app.state.settings.cors else {}
        text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        return Response(text, status, {**cors, **(headers or {})}, "application/problem+json")
    response = page(request, "error.html", status, code=status, said=said)
    response.headers.update(headers or {})
    return response
