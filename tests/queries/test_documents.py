"""A plan with its text, any node both ways, the indexes of things: from a graph built of a plan of our own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph import names
from graph.build import build
from graph.stores import Store, open_embedded
from ontology.errors import UsageError
from ontology.namespaces import PW
from queries.documents import read_plan_document
from queries.resources import INDEXES, describe, list_things, read_resource

TEXT = """通辽市“十四五”健康规划
通辽市人民政府
一、主要任务
（一）推进控烟
2025年成人吸烟率控制在20%以下。由市卫生健康委牵头。
（二）保障母婴
2025年婴儿死亡率控制在5‰以下，新建通辽市妇幼保健院项目。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "own-plan.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "own-plan.txt"], folder / "graph", workers=1)
    build([folder / "own-plan.txt"], folder / "bare", workers=1, quotes=False)
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return open_embedded(folder / "graph")


def test_the_text_is_whole_and_the_places_are_in_it(store: Store) -> None:
    plan = read_plan_document(store, "own-plan")
    assert plan.text is not None and plan.characters == len(plan.text)
    assert hashlib.sha256(plan.text.encode()).hexdigest() == plan.text_hash
    assert (plan.plan_id, plan.region, plan.region_code, plan.period) == ("own-plan", "通辽市", "150500", "2021–2025")
    assert [(heading.path, heading.heading) for heading in plan.outline] == [
        ("1", "主要任务"),
        ("1-1", "推进控烟"),
        ("1-2", "保障母婴"),
    ]
    assert plan.facts
    for fact in plan.facts:
        assert plan.text[fact.start : fact.end] == fact.text
    for heading in plan.outline:
        assert plan.text[heading.start : heading.end] == heading.heading


def test_without_quotes_there_is_no_text(folder: Path) -> None:
    bare = open_embedded(folder / "bare")
    plan = read_plan_document(bare, "own-plan")
    assert plan.text is None and plan.facts and {fact.text for fact in plan.facts} == {None}
    assert not bare.ask(f"ASK {{ ?s <{PW}text> ?text }}")
    bare.close()


def test_a_plan_that_is_not_there(store: Store) -> None:
    with pytest.raises(UsageError):
        read_plan_document(store, "nothing")


def test_a_node_both_ways(store: Store) -> None:
    found = read_resource(store, names.named("indicator", "婴儿死亡率"))
    assert f"{PW}canonicalUnit" in {statement.predicate for statement in found.statements}
    (reference,) = [item for item in found.references if item.predicate == f"{PW}indicator"]
    assert reference.plan == "own-plan" and TEXT[reference.start : reference.end] == reference.text
    plan = read_resource(store, names.plan("own-plan"))
    assert f"{PW}text" not in {statement.predicate for statement in plan.statements}, "a page does not repeat the text"


def test_a_description_holds_the_evidence(store: Store) -> None:
    found = read_resource(store, names.named("indicator", "婴儿死亡率"))
    (statement,) = [item.subject for item in found.references if item.predicate == f"{PW}indicator"]
    subjects = {str(triple.subject) for triple in describe(store, statement)}
    assert f"<{statement}>" in subjects and any(subject.endswith("#position>") for subject in subjects)
    assert describe(store, names.named("indicator", "nothing")) == []


@pytest.mark.parametrize("kind", INDEXES)
def test_the_indexes_count_plans_and_places(store: Store, kind: str) -> None:
    things = list_things(store, kind)
    assert things and len({thing.iri for thing in things}) == len(things)
    assert {thing.plans for thing in things} == {1} and all(thing.places > 0 for thing in things)
    assert (names.named("indicator", "婴儿死亡率") in {thing.iri for thing in things}) is (kind == "indicator")


def test_what_cannot_be_an_iri_is_said(store: Store) -> None:
    with pytest.raises(UsageError):
        read_resource(store, "a b")
