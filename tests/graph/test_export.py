"""Equal graphs give equal bytes."""

from __future__ import annotations

import io
import random

import pytest
from pyoxigraph import RdfFormat, Store, parse

from graph.export import FORMATS, export
from tests.graph.conftest import Assemble
from tests.graph.factory import Made, make_plan


def written(store: Store, form: str, seed: int = 0) -> bytes:
    quads = list(store)
    random.Random(seed).shuffle(quads)
    output = io.BytesIO()
    export(quads, form, output)
    return output.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_quads_and_plans_does_not_show(assemble: Assemble, made: Made, form: str) -> None:
    other = make_plan("b.txt")
    assert written(assemble([made, other]), form, 1) == written(assemble([other, made]), form, 2)


def test_nquads_are_sorted_and_read_back_whole(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    text = written(store, "nq")
    lines = text.splitlines()
    assert lines == sorted(lines) and len(lines) == len(store)
    assert set(parse(text, RdfFormat.N_QUADS)) == set(store)


def test_turtle_holds_every_triple_once(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    triples = list(parse(written(store, "ttl"), RdfFormat.TURTLE))
    assert {quad.triple for quad in triples} == {quad.triple for quad in store}
    assert len(triples) == len({quad.triple for quad in store})
    assert b"@prefix pw: <https://w3id.org/planweave/ontology#>" in written(store, "ttl")
