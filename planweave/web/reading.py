"""What the pages have in common: a handler that reads the current snapshot, and answers to questions, kept a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from planweave.web import links
from planweave.web.snapshot import Page, Snapshot
from planweave.web.tables import Table, table_of
from queries.answer import Answer
from queries.catalogue import Question, question_named
from queries.runner import ask

if TYPE_CHECKING:
    from graph.stores import Store

_ABREAST = 4  # questions asked at a time for one page
FIRST = 25  # rows of a part of a page; its question has them all


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one question as a part of a page: its first rows, how many there are, the question's address."""

    question: Question
    table: Table
    rows: int
    notes: tuple[str, ...]
    href: str


def reads(handler: Callable[[Request, Snapshot], Response]) -> Callable[[Request], Response]:
    """The handler with the current snapshot, which stays open until it is done.

    What it answers depends on the snapshot, the address, the host, what the client takes and the language alone, so a
    finished page is kept for the next who ask for it.
    """

    @wraps(handler)
    def handle(request: Request) -> Response:
        heads = request.headers
        key = (links.whole(request), request.url.query, heads.get("host", ""), heads.get("accept", ""))
        with request.app.state.snapshots.reading() as snapshot:
            kept = snapshot.page(key)
            if kept is not None:
                again = Response(kept.body)
                again.raw_headers = list(kept.headers)
                return again
            answer = handler(request, snapshot)
            if answer.status_code == HTTPStatus.OK:
                snapshot.keep_page(key, Page(bytes(answer.body), tuple(answer.raw_headers)))
            return answer

    return handle


def answer_to(snapshot: Snapshot, name: str, given: Mapping[str, str]) -> Answer:
    """The answer to a question, made once a version of the graph. UsageError for unknown names and values."""
    return snapshot.once(_ask, name, tuple(sorted(given.items())))


def _ask(store: Store, name: str, given: tuple[tuple[str, str], ...]) -> Answer:
    return ask(store, name, dict(given))


def part_of(
    snapshot: Snapshot,
    name: str,
    given: Mapping[str, str],
    without: tuple[str, ...] = (),
    only: tuple[str, str] | None = None,
) -> Part:
    """The answer to a question as a part of a page.

    Of the columns `without`, those that say one thing only are left out; `only` keeps the rows with that value in that
    column (for things that are no parameter of the question).
    """
    answer = answer_to(snapshot, name, given)
    if only is not None:
        place = next(number for number, column in enumerate(answer.columns) if column.name == only[0])
        answer = replace(answer, rows=tuple(row for row in answer.rows if row[place] == only[1]))
    table = table_of(answer, without=without)
    shown = Table(table.headings, table.rows[:FIRST], table.hidden)
    return Part(question_named(name), shown, len(answer.rows), answer.notes, links.question(name, **given))


def parts_of(
    snapshot: Snapshot, names: Sequence[str], given: Mapping[str, str], without: tuple[str, ...] = ()
) -> list[Part]:
    """Several answers as parts of a page, asked at the same time, in the order of the names."""
    with ThreadPoolExecutor(_ABREAST) as threads:
        asked = [threads.submit(copy_context().run, part_of, snapshot, name, given, without) for name in names]
        return [one.result() for one in asked]
