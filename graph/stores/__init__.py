"""Where graphs are kept and asked: on disk (embedded), in memory, or behind a SPARQL endpoint (remote).

Every store answers alike: the default graph of a query is the union of the named graphs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.stores.protocol import Solutions, Store, Term
from ontology.errors import UsageError

if TYPE_CHECKING:
    from graph.stores.embedded import EmbeddedStore

__all__ = ["Solutions", "Store", "Term", "open_embedded", "open_store"]


def open_store(graph: Path | None, url: str | None) -> Store:
    """The store in the folder `graph`, or the one behind `url`, to be read.

    Raises UsageError if neither is given, StoreError if there is no graph in the folder or the URL is none.
    """
    if url is not None:
        from graph.stores.remote import RemoteStore

        return RemoteStore(url)
    if graph is None:
        raise UsageError("graph.no_store")
    return open_embedded(graph)


def open_embedded(graph: Path) -> EmbeddedStore:
    """The store in the folder `graph`, to be read."""
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(graph)
