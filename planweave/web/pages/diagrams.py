"""Diagrams: what there is, one in a frame of its own, and its files; drawn in a process that can be killed."""

from __future__ import annotations

import html
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import UsageError
from ontology.messages import language, message
from planweave.web import links
from planweave.web.reading import reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.suggestions import suggestions
from viz import DIAGRAMS, FORMATS
from viz.model import Choice

if TYPE_CHECKING:
    from graph.stores import Store

SECONDS = 120.0  # for one drawing
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
}
# what a picture may do: it is shown, and runs nothing
_STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# parameter of the address → field of a Choice
_FIELDS = {"plan": "plans", "region": "regions", "theme": "themes", "indicator": "indicators"}


def is_drawn(name: str) -> bool:
    """Whether there is a diagram of that name."""
    return name in DIAGRAMS


def title(name: str) -> str:
    """What the diagram is called; its name if it has no message of its own."""
    try:
        return message(f"viz.{name}_title")
    except KeyError:
        return name


def choices() -> dict[str, str]:
    """The parameters by which a diagram can be narrowed, and the fields of a Choice that they fill."""
    known = {field.name for field in fields(Choice)}
    return {parameter: field for parameter, field in _FIELDS.items() if field in known}


@reads
def gallery(request: Request, snapshot: Snapshot) -> Response:
    """All diagrams."""
    return page(request, "diagrams.html", names=list(DIAGRAMS), titles={name: title(name) for name in DIAGRAMS})


@reads
def diagram(request: Request, snapshot: Snapshot) -> Response:
    """One diagram in its frame, what narrows it, and its files."""
    name = _known(request.path_params["name"])
    given = _given(request)
    files = [(suffix, links.with_lists(f"/diagram/{name}{suffix}", given)) for suffix in FORMATS]
    return page(
        request,
        "diagram.html",
        name=name,
        title=title(name),
        given=given,
        files=files,
        frame=links.with_lists(f"/diagram/{name}.html", {**given, "lang": [language()]}),
        suggested={kind: snapshot.once(suggestions, kind) for kind in given},
    )


async def drawn(request: Request) -> Response:
    """A diagram as a file: the interactive page, a picture, a network for other tools."""
    name, suffix = _known(request.path_params["name"]), f".{request.path_params['suffix']}"
    if suffix not in FORMATS:
        raise HTTPException(404)
    state = request.app.state
    given = {kind: tuple(values) for kind, values in _given(request).items()}
    key = ("drawing", name, suffix, tuple(sorted(given.items())))
    with state.snapshots.reading() as snapshot:
        body = snapshot.kept(key)
        if body is None:
            body = await state.drawing.run(SECONDS, draw_file, name, given, suffix, language())
            snapshot.keep(key, body)
    headers = {"content-security-policy": _policy(body) if suffix == ".html" else _STILL}
    if suffix in (".html", ".svg"):
        headers["x-frame-options"] = "SAMEORIGIN"
    else:
        headers["content-disposition"] = f'inline; filename="{name}{suffix}"'
    return Response(body, media_type=TYPES.get(suffix, "application/octet-stream"), headers=headers)


def draw_file(store: Store, name: str, given: dict[str, tuple[str, ...]], suffix: str, tongue: str) -> bytes:
    """In a process of the pool: the diagram in the format of `suffix`."""
    from viz import draw, render_drawing

    narrowed: dict[str, Any] = {field: given[kind] for kind, field in choices().items() if given.get(kind)}
    return render_drawing(draw(store, name, Choice(**narrowed)), suffix, tongue)


def _known(name: str) -> str:
    if name not in DIAGRAMS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(DIAGRAMS))
    return name


def _given(request: Request) -> dict[str, list[str]]:
    """The parameters of the address that narrow a diagram, empty ones left out."""
    asked = request.query_params
    return {kind: [value for value in asked.getlist(kind) if value.strip()] for kind in choices()}


def _policy(body: bytes) -> str:
    """The policy that the page gives itself, as a header, and that only our own pages may frame it."""
    found = _META.search(body.decode("utf-8"))
    own = html.unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'self'"
