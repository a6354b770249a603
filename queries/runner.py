"""Asks a named question: in: a store, a name and what was typed for its parameters; out: an `Answer` with notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from queries.answer import Answer, Row, Value, list_value, plain_value
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
    resolved = resolve_parameters(store, question, parameters or {})
    rows = read_rows(store, question, resolved)
    return Answer(
        question=question.id,
        name=question.name,
        title=question.title(),
        parameters={key: value.shown for key, value in resolved.items()},
        columns=question.columns,
        rows=rows,
        notes=notes_of(store, question, resolved, len(rows)),
    )


def sparql_of(store: Store, name: str, parameters: Mapping[str, str]) -> str:
    """The SPARQL that `ask` runs, its parameters filled in; it ends with a line feed."""
    question = question_named(name)
    resolved = resolve_parameters(store, question, parameters)
    return render(question.sparql, {key: value.term for key, value in resolved.items()}).strip() + "\n"


def read_rows(store: Store, question: Question, resolved: Mapping[str, Resolved]) -> tuple[Row, ...]:
    """The rows of a question's query, in the order of its columns."""
    solutions = store.select(render(question.sparql, {key: value.term for key, value in resolved.items()}))
    place = {name: number for number, name in enumerate(solutions.variables)}
    # a term often stands on thousands of rows, mostly as one object; `solutions` keeps all of them alive
    known: dict[bool, dict[int, Value]] = {False: {}, True: {}}
    cells = [(place[column.name], column.kind in ("list", "codes")) for column in question.columns]
    columns = [(cell, is_list, known[is_list]) for cell, is_list in cells]
    rows: list[Row] = []
    for found in solutions.rows:
        row: list[Value] = []
        for cell, is_list, values in columns:
            term = found[cell]
            if id(term) not in values:
                value = plain_value(term)
                values[id(term)] = list_value(value) if is_list else value
            row.append(values[id(term)])
        rows.append(tuple(row))
    return tuple(rows)
