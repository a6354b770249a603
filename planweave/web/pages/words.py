"""A question in words: what it was understood as, with the answer; or why not, with what can be asked instead."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planweave.web import links
from planweave.web.ahead import subject
from planweave.web.reading import part_of, reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from queries.catalogue import is_name, question_named

LONGEST = 500  # characters


def is_there() -> bool:
    """Whether questions in words are understood by this version."""
    return subject("queries.words") is not None


@reads
def words(request: Request, snapshot: Snapshot) -> Response:
    """What the words mean and the answer; a question's own name leads to its page."""
    understanding = subject("queries.words")
    telling = subject("queries.words.told") if understanding else None
    if understanding is None or telling is None:
        raise HTTPException(404)
    text = request.query_params.get("text", "").strip()[:LONGEST]
    if text and is_name(text):
        return RedirectResponse(links.question(question_named(text).name), 303)
    found = understanding.understand(text, snapshot.once(understanding.vocabulary_of)) if text else None
    understood = found is not None and found.verdict == "understood"
    return page(
        request,
        "words.html",
        text=text,
        told=telling.told(found) if understood else (),
        why=telling.why(found) if found is not None and not understood else "",
        part=part_of(snapshot, found.question, found.given()) if found is not None and understood else None,
        candidates=[] if found is None or understood else [_candidate(item) for item in found.candidates],
    )


def _candidate(candidate: object) -> tuple[str, str, str]:
    """Title, what fills the parameters, and the address of a question that may be meant."""
    name, given = getattr(candidate, "question", ""), dict(getattr(candidate, "parameters", ()))
    question = question_named(name)
    return question.title(), " · ".join(given.values()), links.question(question.name, **given)
