"""A store in memory: for tests and for graphs that need not stay."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, Triple
from pyoxigraph import Store as OxigraphStore

from graph.stores import local
from graph.stores.protocol import Solutions


class MemoryStore:
    """Holds the quads that it is given; `backend` is the pyoxigraph store."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self.backend = OxigraphStore()
        self.backend.bulk_extend(quads)

    def select(self, query: str) -> Solutions:
        """The rows of a SELECT."""
        return local.select(self.backend, query)

    def ask(self, query: str) -> bool:
        """The answer to an ASK."""
        return local.ask(self.backend, query)

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once."""
        return local.construct(self.backend, query)

    def close(self) -> None:
        """Nothing to let go of."""
