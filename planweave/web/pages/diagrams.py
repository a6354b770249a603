"""Diagrams: what there is, one in a frame of its own, and its files; drawn in a process that can be killed."""

from __future__ import annotations

import html
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import UsageError
from ontology.messages import language, message
from planweave.web import links
from planweave.web.drawing import choices, draw_file, drawn_names, known, suffixes, title
from planweave.web.reading import reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.suggestions import suggestions

SECONDS = 120.0  # for one drawing
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
}
# what a picture may do: it is shown, and runs nothing
_STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@reads
def gallery(request: Request, snapshot: Snapshot) -> Response:
    """All diagrams."""
    names = drawn_names()
    pictured = {name for name in names if "institution" not in choices(name)}  # the others are about one thing
    return page(request, "diagrams.html", titles={name: title(name) for name in names}, pictured=pictured)


@reads
def diagram(request: Request, snapshot: Snapshot) -> Response:
    """One diagram in its frame, what narrows it, and its files."""
    name = known(request.path_params["name"])
    given = _given(request, name)
    files = [(suffix, links.with_lists(f"/diagram/{name}{suffix}", given)) for suffix in suffixes(name)]
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
    name, suffix = known(request.path_params["name"]), f".{request.path_params['suffix']}"
    if suffix not in suffixes(name):
        raise HTTPException(404)
    state = request.app.state
    given = {kind: tuple(values) for kind, values in _given(request, name).items()}
    key = ("drawing", name, suffix, tuple(sorted(given.items())))
    with state.snapshots.reading() as snapshot:
        body = snapshot.kept(key)
        if body is None:
            try:
                body = await state.drawing.run(SECONDS, draw_file, name, given, suffix, language())
            except UsageError:
                if "thumb" not in request.query_params:
                    raise
                body = _nothing()  # a small picture among others says so in the picture's place
            else:
                snapshot.keep(key, body)
    headers = {"content-security-policy": _policy(body) if suffix == ".html" else _STILL}
    if suffix in (".html", ".svg"):
        headers["x-frame-options"] = "SAMEORIGIN"
    else:
        headers["content-disposition"] = f'inline; filename="{name}{suffix}"'
    return Response(body, media_type=TYPES.get(suffix, "application/octet-stream"), headers=headers)


def _nothing() -> bytes:
    """A picture that says that there is nothing to draw."""
    words = html.escape(message("web.nothing_to_draw"))
    look = 'text-anchor="middle" font-family="sans-serif" font-size="15" fill="#5b6770"'
    text = f'<text x="160" y="90" {look}>{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">{text}</svg>'.encode()


def _given(request: Request, name: str) -> dict[str, list[str]]:
    """The parameters of the address that narrow the diagram, empty ones left out."""
    asked = request.query_params
    return {kind: [value for value in asked.getlist(kind) if value.strip()] for kind in choices(name)}


def _policy(body: bytes) -> str:
    """The policy that the page gives itself, as a header, and that only our own pages may frame it."""
    found = _META.search(body.decode("utf-8"))
    own = html.unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'self'"
