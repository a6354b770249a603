"""Putting plans into the graph from a page, where the server was started with --allow-upload.

The files go the same way as with `planweave build`: into a folder that is removed afterwards, then through the one
builder. A plan's id is its file's name; a name with a path in it is cut to its last part.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import InputError, PlanweaveError, StoreError, UsageError
from planweave.web.render import page

MOST = 50  # files of one form
_NAME = re.compile(r"[^\x00-\x1f/\\:*?\"<>|]{1,120}")


async def upload(request: Request) -> Response:
    """The form, and what came of the files."""
    settings = request.app.state.settings
    if settings.graph is None:
        raise UsageError("web.upload_remote")
    report, problem, status = None, "", 200
    if request.method == "POST":
        _same_site(request)
        try:
            report = await _build(request, settings.graph, settings.max_upload)
        except (InputError, UsageError, StoreError) as error:
            problem, status = str(error), 422
    return page(
        request,
        "upload.html",
        status=status,
        report=report,
        problem=problem,
        most=settings.max_upload // 1024**2,
        files=MOST,
    )


def _same_site(request: Request) -> None:
    """Refuse a form that a page of another site sent with this browser."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site not in ("same-origin", "none") or origin not in (None, own):
        raise HTTPException(403, "cross-site")


async def _build(request: Request, graph: Path, most: int) -> object:
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > most * MOST:
        raise UsageError("web.upload_too_long", most=most // 1024**2)
    try:
        form = await request.form(max_files=MOST, max_fields=5)
    except MultiPartException as error:
        raise UsageError("web.upload_broken") from error
    try:
        files = [part for part in form.getlist("file") if isinstance(part, UploadFile) and part.filename]
        if not files:
            raise UsageError("web.upload_none")
        with TemporaryDirectory(prefix="planweave-") as folder:
            paths = [await _kept(Path(folder), part, most) for part in files]
            return await run_in_threadpool(_built, paths, graph)
    finally:
        await form.close()


async def _kept(folder: Path, part: UploadFile, most: int) -> Path:
    name = (part.filename or "").replace("\\", "/").rpartition("/")[2]
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise UsageError("web.upload_name", name=name)
    content = await part.read(most + 1)
    if len(content) > most:
        raise UsageError("web.upload_too_long", most=most // 1024**2)
    path = folder / name
    path.write_bytes(content)
    return path


def _built(paths: list[Path], graph: Path) -> object:
    """The builder's report; an error names the file as it was sent, not where it lay meanwhile."""
    from graph.build import build

    try:
        return build(paths, graph, workers=1)
    except PlanweaveError as error:
        if isinstance(error.values.get("path"), Path):
            error.values["path"] = Path(str(error.values["path"])).name
        raise
