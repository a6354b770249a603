"""The graph of the samples, and the names it knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.stores import Store, open_store
from ontology import messages
from queries.words import Vocabulary, vocabulary_of

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples").glob("*.txt"))


@pytest.fixture(scope="session")
def samples_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five samples on disk."""
    folder = tmp_path_factory.mktemp("words") / "samples"
    build(SAMPLES, folder, workers=1)
    return folder


@pytest.fixture(scope="session")
def samples(samples_folder: Path) -> Iterator[Store]:
    """The store of the samples."""
    store = open_store(samples_folder, None)
    yield store
    store.close()


@pytest.fixture(scope="session")
def known(samples: Store) -> Vocabulary:
    """The names in the samples' graph."""
    return vocabulary_of(samples)


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Each test leaves the language of the messages as it found it."""
    before = list(messages._chosen)
    yield
    messages._chosen[:] = before
