"""Things by their names and IRIs: what kind they are, what they are called, how each kind looks."""

from __future__ import annotations

from typing import get_args

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from ontology.namespaces import BASE
from viz.kinds import STYLES, fair_size
from viz.model import Shape
from viz.reading.things import find_thing, kind_of, name_of


def test_names_ids_and_short_names_find_a_thing(four: MemoryStore) -> None:
    assert find_thing(four, "T04") == find_thing(four, "控烟") == find_thing(four, "theme/T04") == f"{BASE}theme/T04"
    assert find_thing(four, "沈阳") == f"{BASE}region/210100"
    assert name_of(four, f"{BASE}theme/T04")["zh"] == "控烟"
    assert name_of(four, f"{BASE}nowhere/x") == dict.fromkeys(LANGUAGES, "nowhere/x")


def test_a_name_of_two_things_is_refused_with_both() -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    graph = NamedNode(BASE + "graph/entities")
    quads = []
    for code in ("210100", "150500"):
        body = NamedNode(f"{BASE}institution/{code}/医院")
        quads += [
            Quad(
                body,
                NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                NamedNode("https://w3id.org/planweave/ontology#Institution"),
                graph,
            ),
            Quad(
                body,
                NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
                Literal("市医院", language="zh"),
                graph,
            ),
        ]
    with pytest.raises(UsageError, match=r"institution/150500/医院.*institution/210100/医院"):
        find_thing(MemoryStore(quads), "市医院")


def test_kinds_have_styles() -> None:
    assert kind_of(BASE + "plan/a/action/4-1/theme/T01") == "fact"
    assert kind_of(BASE + "plan/a/section/4") == "fact"
    assert kind_of(BASE + "statement/0a") == "fact"
    assert {style.shape for style in STYLES.values()} <= set(get_args(Shape))
    assert len({(style.shape, style.colour) for style in STYLES.values()}) == len(STYLES)
    assert 4 * fair_size("square", 10) ** 2 == pytest.approx(3.14159265 * 100)
