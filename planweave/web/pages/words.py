"""A question in words: what it was understood as, with the answer; or why not, with what can be asked instead."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planweave.web import links
from planweave.web.reading import part_of, reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from queries.catalogue import is_name, question_named
from queries.words import understand, vocabulary_of
from queries.words.candidates import Candidate
from queries.words.told import told, why

LONGEST = 500  # characters


@reads
def words(request: Request, snapshot: Snapshot) -> Response:
    """What the words mean and the answer; a question's own name leads to its page."""
    text = request.query_params.get("text", "").strip()[:LONGEST]
    if text and is_name(text):
        return RedirectResponse(links.question(question_named(text).name), 303)
    found = understand(text, snapshot.once(vocabulary_of)) if text else None
    question = found.question if found is not None else None  # None: not understood
    return page(
        request,
        "words.html",
        text=text,
        told=told(found) if found is not None and question else (),
        why=why(found) if found is not None and not question else "",
        part=part_of(snapshot, question, found.given()) if found is not None and question else None,
        candidates=[] if found is None or question else [_candidate(item) for item in found.candidates],
    )


def _candidate(candidate: Candidate) -> tuple[str, str, str]:
    """Title, what fills the parameters, and the address of a question that may be meant."""
    question, given = question_named(candidate.question), dict(candidate.parameters)
    return question.title(), " · ".join(given.values()), links.question(question.name, **given)
