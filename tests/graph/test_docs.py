"""docs/graph.md names every class and property, and its queries run and answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.build import build
from graph.stores import open_store
from tests.conftest import ROOT
from tests.graph.test_ontology import declared

TEXT = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)


def test_every_class_and_property_is_told_of() -> None:
    told = set(re.findall(r"pw:(\w+)", TEXT))
    own = {iri.partition("#")[2] for iri in declared(("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"))}
    # how the tool keeps its own books needs no telling
    books = {"Build", "Input", "Unit", "factor", "baseUnit", "toolVersion", "planCount", "factCount", "hasQuotes"}
    assert told - own == set()
    assert own - books - told == set()


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_answer(query: str, samples: tuple[Path, ...], tmp_path: Path) -> None:
    build(samples, tmp_path, workers=1)
    store = open_store(tmp_path, None)
    assert store.select(query).rows
    store.close()
