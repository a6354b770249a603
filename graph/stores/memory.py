"""A store in memory: for tests and for graphs that need not stay."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad
from pyoxigraph import Store as OxigraphStore

from graph.stores.local import LocalStore


class MemoryStore(LocalStore):
    """Holds the quads that it is given; `backend` is the pyoxigraph store."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self.backend = OxigraphStore()
        self.backend.bulk_extend(quads)

    def close(self) -> None:
        """Nothing to let go of."""
