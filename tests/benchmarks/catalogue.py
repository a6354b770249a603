"""Asks every question of the catalogue on a large made-up graph, and says how long each takes.

In: a graph, how often to ask. Out: a line a question and way to ask it: with each parameter's example alone, and openly
(only what is required, marked —). `ask` is what a person waits for beside start-up: names looked up, rows, notes.
`bare` is the same SPARQL run on pyoxigraph and read to its end, without planweave; the ratio says what planweave adds.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions

from graph.stores.embedded import EmbeddedStore
from queries.catalogue import Question, questions
from queries.parameters import resolve_parameters
from queries.render import render
from queries.runner import ask

WANTED = 1.0  # seconds, of the 95th percentile of a question with an example
PATIENCE = 20.0  # seconds for all runs of one call; after that no more are begun
HEAD = f"{'question':<25} {'asked with':<14} {'rows':>7} {'p50':>8} {'p95':>8} {'max':>8} {'bare p50':>9} {'ratio':>6}"


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to ask one question: its rows, and the times of all runs in seconds."""

    question: str
    given: str
    rows: int
    asked: tuple[float, ...]
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
            f" {bare:>9.3f} {p50 / bare:>6.2f}"
        )


def percentile(times: tuple[float, ...], share: int) -> float:
    """The nearest-rank percentile."""
    return sorted(times)[max(0, math.ceil(len(times) * share / 100) - 1)]


def measure(graph: Path, runs: int, only: str = "") -> Iterator[Measured]:
    """Every question (or the one named) in every way, one after the other."""
    store = EmbeddedStore(graph)
    for question in questions().values():
        if only in ("", question.name, question.id):
            for given in ways(store, question):
                yield _measure(store, question, given, runs)
    store.close()


def ways(store: EmbeddedStore, question: Question) -> Iterator[dict[str, str]]:
    """The required parameters alone, then with each other one; all with their examples."""
    examples = {item.name: item.example for item in question.parameters}
    if "fact" in examples:  # the example in the catalogue is nobody's hash
        examples["fact"] = _some_fact(store)
    required = {item.name: examples[item.name] for item in question.parameters if item.required}
    yield required
    for item in question.parameters:
        if not item.required:
            yield required | {item.name: examples[item.name]}


def _some_fact(store: EmbeddedStore) -> str:
    found = store.select(
        "SELECT (MIN(STR(?s)) AS ?fact) WHERE { ?s a <https://w3id.org/planweave/ontology#IndicatorStatement> }"
    ).rows[0][0]
    return str(getattr(found, "value", ""))


def _measure(store: EmbeddedStore, question: Question, given: dict[str, str], runs: int) -> Measured:
    resolved = resolve_parameters(store, question, given)
    sparql = render(question.sparql, {name: value.term for name, value in resolved.items()})

    def bare() -> int:
        found = store.backend.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return sum(1 for _ in found)

    rows = len(ask(store, question.name, given).rows)
    asked, direct = _times([lambda: ask(store, question.name, given), bare], runs)
    optional = [name for name in given if not any(p.name == name and p.required for p in question.parameters)]
    return Measured(question.name, " ".join(optional) or "—", rows, asked, direct)


def _times(works: list[Callable[[], object]], runs: int) -> tuple[tuple[float, ...], ...]:
    """The times of each work, done in turn so that a busy machine slows all alike."""
    taken: list[list[float]] = [[] for _ in works]
    begun = time.perf_counter()
    for _ in range(runs):
        for work, times in zip(works, taken, strict=True):
            started = time.perf_counter()
            work()
            times.append(time.perf_counter() - started)
        if time.perf_counter() - begun > PATIENCE:
            break
    return tuple(tuple(times) for times in taken)
