"""The questions: their list, and each as a form with its answer as a table, CSV, JSON or Markdown."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import UsageError
from planweave.web import links
from planweave.web.reading import answer_to, reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.suggestions import WITHIN_PAGE, suggestions
from planweave.web.tables import table_of
from queries.catalogue import Question, question_named, questions
from queries.formats import Format, render_answer

TYPES: dict[str, str] = {"csv": "text/csv", "json": "application/json", "md": "text/markdown"}
ROWS = 500  # shown on the page; the files have them all
# words of the address that are no parameters of a question
RESERVED = ("lang", "format", "detail", "rows", "ask")


@reads
def listing(request: Request, snapshot: Snapshot) -> Response:
    """All questions."""
    return page(request, "questions.html", questions=list(questions().values()))


@reads
def question(request: Request, snapshot: Snapshot) -> Response:
    """One question. It is asked as soon as it can be: when nothing that it needs is missing."""
    wanted = question_named(request.path_params["name"])
    given = given_parameters(request)
    form = request.query_params.get("format", "html")
    if form != "html":
        return answer_file(snapshot, wanted, given, form)
    needed = [parameter for parameter in wanted.parameters if parameter.required and not given.get(parameter.name)]
    answer, problem = None, ""
    if not needed:
        try:
            answer = answer_to(snapshot, wanted.name, given)
        except UsageError as error:
            problem = str(error)
    detail = request.query_params.get("detail") == "1"
    every = request.query_params.get("rows") == "all"
    table = None if answer is None else table_of(answer, detail=detail)
    suggested = {item.name: snapshot.once(suggestions, item.type) for item in wanted.parameters}
    return page(
        request,
        "question.html",
        status=400 if problem else 200,
        question=wanted,
        given=given,
        answer=answer,
        table=table,
        shown=ROWS if table and len(table.rows) > ROWS and not every else None,
        detail=detail,
        problem=problem,
        suggested={name: found for name, found in suggested.items() if len(found) <= WITHIN_PAGE},
        files=[(kind, links.question(wanted.name, **given, format=kind)) for kind in TYPES],
        every=links.question(wanted.name, **given, rows="all", detail="1" if detail else ""),
        other_columns=links.question(wanted.name, **given, detail="" if detail else "1"),
    )


def given_parameters(request: Request) -> dict[str, str]:
    """The parameters of the question in the address; empty ones are left out."""
    asked = request.query_params
    return {name: asked[name].strip() for name in asked if name not in RESERVED and asked[name].strip()}


def answer_file(snapshot: Snapshot, wanted: Question, given: dict[str, str], form: str) -> Response:
    """The answer as CSV, JSON or Markdown. UsageError for another format."""
    if form not in TYPES:
        raise UsageError("web.unknown_format", format=form, known=", ".join(TYPES))
    formats: dict[str, Format] = {"csv": "csv", "json": "json", "md": "md"}
    text = render_answer(answer_to(snapshot, wanted.name, given), formats[form], detail=False)
    name = f'inline; filename="{wanted.name}.{form}"'
    return Response(text, media_type=TYPES[form], headers={"content-disposition": name})
