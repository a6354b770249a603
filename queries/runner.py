"""Asks a named question: in: a store, a name and what was typed for its parameters; out: an `Answer` with notes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from queries.answer import Answer, Row, list_value, plain_values
from queries.catalogue import Question, question_named
from queries.notes import notes_of
from queries.parameters import resolve_parameters
from queries.render import render

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.parameters import Resolved


def ask(store: Store, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """The answer to the question `name` (or its id). UsageError for unknown names and values."""
    question = question_named(name)
    with _no_collection():
        resolved = resolve_parameters(store, question, parameters or {})
        rows = read_rows(store, question, resolved)
        notes = notes_of(store, question, resolved, len(rows))
    return Answer(
        question=question.id,
        name=question.name,
        title=question.title(),
        parameters={key: value.shown for key, value in resolved.items()},
        columns=question.columns,
        rows=rows,
        notes=notes,
    )


def sparql_of(store: Store, name: str, parameters: Mapping[str, str]) -> str:
    """The SPARQL that `ask` runs, its parameters filled in; it ends with a line feed."""
    question = question_named(name)
    resolved = resolve_parameters(store, question, parameters)
    return render(question.sparql, {key: value.term for key, value in resolved.items()}).strip() + "\n"


def read_rows(store: Store, question: Question, resolved: Mapping[str, Resolved]) -> tuple[Row, ...]:
    """The rows of a question's query, in the order of its columns."""
    found = store.written(render(question.sparql, {key: value.term for key, value in resolved.items()}))
    cells = dict(zip(found.variables, found.columns, strict=True))
    lists = [column.name for column in question.columns if column.kind in ("list", "codes")]
    singles = [column.name for column in question.columns if column.name not in lists]
    with _no_collection():
        values = plain_values(chain.from_iterable(cells[name] for name in singles))
        joined = plain_values(chain.from_iterable(cells[name] for name in lists))
        members = {cell: list_value(value) for cell, value in joined.items()}
        columns = (
            map((members if column.name in lists else values).__getitem__, cells[column.name])
            for column in question.columns
        )
        return tuple(zip(*columns, strict=True))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no garbage while an answer is made: there is next to none, and each look goes over all rows made so far
    and all names that are kept, which are many thousands.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
