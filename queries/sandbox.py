"""Runs a person's own SPARQL in a process of its own, which is stopped at the limits; in: a store's place, a query.

pyoxigraph cannot be told to stop, so the process is the limit. The limits are said, and when they bite that is said.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ontology.errors import PlanweaveError, QueryError
from queries.answer import Row, plain_value
from queries.safety import Form, check_query, with_prefixes

if TYPE_CHECKING:
    from graph.stores import Store, Term
    from graph.stores.local import Dataset

TIMEOUT = 30.0  # seconds
MAX_ROWS = 10_000
MEMORY = 4 * 1024**3  # bytes of address space for the worker


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and rows; 0 lifts a limit. `allow_remote` lets SERVICE and FROM pass."""

    timeout: float = TIMEOUT
    max_rows: int = MAX_ROWS
    allow_remote: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came back: rows of a SELECT (or one row for an ASK), or the lines of N-Triples of a CONSTRUCT."""

    form: Form
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    was_cut: bool


def run_query(graph: Path | None, url: str | None, sparql: str, limits: Limits) -> Result:
    """Check the query and run it on the store of the folder `graph` or the endpoint `url`, within the limits.

    Raises QueryError (not allowed, broken, past the time limit), StoreError as the store does.
    """
    form = check_query(sparql, allow_remote=limits.allow_remote)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(
        target=_work,
        args=(sender, graph, url, with_prefixes(sparql), form, limits),
        daemon=True,
    )
    worker.start()
    sender.close()
    try:
        if not receiver.poll(limits.timeout or None):
            raise QueryError("queries.timeout", seconds=f"{limits.timeout:g}")
        try:
            answer = receiver.recv()
        except EOFError as error:
            worker.join()
            raise QueryError("queries.worker_died", detail=worker.exitcode) from error
    finally:
        worker.kill()
        worker.join()
        receiver.close()
    if isinstance(answer, PlanweaveError):
        raise answer
    return cast(Result, answer)


def _work(sender: Connection, graph: Path | None, url: str | None, sparql: str, form: Form, limits: Limits) -> None:
    """In the worker: open, ask, send back; an error of ours crosses over whole."""
    from graph.stores import open_store

    limit_memory()
    try:
        store = open_store(graph, url)
        answer: Result | PlanweaveError = _answer(store, sparql, form, limits.max_rows)
    except PlanweaveError as error:
        answer = error
    sender.send(answer)
    sender.close()


def _answer(store: Store, sparql: str, form: Form, max_rows: int) -> Result:
    if form == "ask":
        return Result(form, ("ask",), ((store.ask(sparql),),), was_cut=False)
    if form == "construct":
        triples = (str(triple) for triple in store.construct(sparql))
        lines = tuple((f"{line} .",) for line in islice(triples, max_rows + 1 if max_rows else None))
        cut = bool(max_rows) and len(lines) > max_rows
        return Result(form, ("triple",), lines[:max_rows] if cut else lines, was_cut=cut)
    variables, found = solutions(store, sparql)
    wanted = islice(found, max_rows + 1 if max_rows else None)
    rows = tuple(tuple(plain_value(term, base="") for term in row) for row in wanted)
    cut = bool(max_rows) and len(rows) > max_rows
    return Result(form, variables, rows[:max_rows] if cut else rows, was_cut=cut)


def solutions(
    store: Store, sparql: str, dataset: Dataset | None = None
) -> tuple[tuple[str, ...], Iterable[Iterable[Term | None]]]:
    """Variables and rows; from a store on disk the rows come one by one, so that a limit on rows saves the work.

    Only a store of this process can be asked over a `dataset` of its graphs.
    """
    from pyoxigraph import QuerySolutions

    from graph.stores import local

    if isinstance(store, local.LocalStore):
        found = local.run(store.backend, sparql, dataset)
        if isinstance(found, QuerySolutions):
            return tuple(variable.value for variable in found.variables), found
    answered = store.select(sparql)
    return answered.variables, answered.rows


def limit_memory(memory: int = MEMORY) -> None:
    """Bound this process's memory, in bytes, where the system can (a cross join would take the machine's)."""
    try:
        resource = importlib.import_module("resource")
    except ModuleNotFoundError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
