"""Asks every question of the catalogue on a large made-up graph, and says how long each takes.

In: a graph, how many values of each parameter and how often. Out: a line a question and way to ask it: with each
parameter alone (over frequent and rare values), and openly (only what is required, marked —). Times are the process's
own (CPU), so that other work on the machine does not count. p50, p95 and max are what a person waits for once the store
is open and its names are read: parameters looked up, rows, notes. `bare` is the same SPARQL run on pyoxigraph, read to
its end, without planweave; `ratio` is all reading of rows over all bare running: what planweave adds to the query.
`notes` is what else an answer takes, above all a second query: which plans were read and which are silent.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions

from graph.stores.embedded import EmbeddedStore
from queries.catalogue import Question, questions
from queries.parameters import resolve_parameters
from queries.render import render
from queries.runner import ask, read_rows
from tests.benchmarks.draws import Draws, Given, ways

WANTED = 1.0  # seconds, of the 95th percentile of a way to ask
PATIENCE = 20.0  # seconds for all runs of one way to ask; after that no more are begun
HEAD = (
    f"{'question':<25} {'asked with':<14} {'rows':>7} {'p50':>8} {'p95':>8} {'max':>8}"
    f" {'bare p50':>9} {'ratio':>6} {'notes':>7}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to ask one question: its rows, and the times of all runs in seconds."""

    question: str
    given: str
    rows: int
    asked: tuple[float, ...]
    read: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def is_slow(self) -> bool:
        """Whether the question takes longer than wanted."""
        return percentile(self.asked, 95) > WANTED

    def line(self) -> str:
        """The line of the table."""
        p50, p95, most = (percentile(self.asked, share) for share in (50, 95, 100))
        bare = percentile(self.bare, 50)
        return (
            f"{self.question:<25} {self.given:<14} {self.rows:>7} {p50:>8.3f} {p95:>8.3f} {most:>8.3f}"
            f" {bare:>9.3f} {sum(self.read) / sum(self.bare):>6.2f} {p50 - percentile(self.read, 50):>7.3f}"
        )


def percentile(times: tuple[float, ...], share: int) -> float:
    """The nearest-rank percentile."""
    return sorted(times)[max(0, math.ceil(len(times) * share / 100) - 1)]


def measure(graph: Path, draws: int, runs: int, only: str = "") -> Iterator[Measured]:
    """Every question (or the one named) in every way, one after the other."""
    store = EmbeddedStore(graph)
    values = Draws(store, draws)
    for question in questions().values():
        if only in ("", question.name, question.id):
            for way, given in ways(values, question).items():
                if given:
                    ask(store, question.name, given[0])  # names are read once a store
                    yield _measure(store, question, way, given, runs)
    store.close()


def _measure(store: EmbeddedStore, question: Question, way: str, given: list[Given], runs: int) -> Measured:
    rows, asked, read, direct = 0, [], [], []
    begun = time.perf_counter()
    for values in given * runs:
        resolved = resolve_parameters(store, question, values)
        sparql = render(question.sparql, {name: value.term for name, value in resolved.items()})
        started = time.process_time()
        found = store.backend.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        for _ in found:
            pass
        direct.append(time.process_time() - started)
        started = time.process_time()
        read_rows(store, question, resolved)
        read.append(time.process_time() - started)
        started = time.process_time()
        rows = max(rows, len(ask(store, question.name, values).rows))
        asked.append(time.process_time() - started)
        if time.perf_counter() - begun > PATIENCE:
            break
    return Measured(question.name, way, rows, tuple(asked), tuple(read), tuple(direct))
