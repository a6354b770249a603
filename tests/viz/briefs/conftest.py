"""The graph of the samples, and the language that each test begins in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import Store, open_store
from ontology.messages import choose_language


@pytest.fixture(scope="module")
def samples(sample_graph: Path) -> Iterator[Store]:
    """The graph of the samples, to be read."""
    store = open_store(sample_graph, None)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English and leaves it so."""
    choose_language("en")
    yield
    choose_language("en")
