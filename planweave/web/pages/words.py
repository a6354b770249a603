"""A question in words: what it was understood as, and the answer; on only where queries.words is there."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from planweave.web.reading import reads
from planweave.web.snapshot import Snapshot


def is_there() -> bool:
    """Whether questions in words are understood by this installation."""
    return False


@reads
def words(request: Request, snapshot: Snapshot) -> Response:
    """What the words mean, and the answer."""
    raise HTTPException(404)
