"""Networks of a person's own query: what is linked, what is left out, what is refused."""

from __future__ import annotations

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from queries.answer import Row
from queries.sandbox import Result
from viz import draw
from viz.diagrams.query import keep_heaviest
from viz.model import Choice
from viz.networks.rows import Link as RowLink


def select(*rows: Row, columns: str = "a b") -> Choice:
    return Choice(answer=Result("select", tuple(columns.split()), rows, was_cut=False), sparql="SELECT ?a ?b {}")


def test_rows_become_links(four: MemoryStore) -> None:
    theme, fact = f"{BASE}theme/T04", f"{BASE}plan/a-plan/action/1-1"
    choice = select(
        ("甲", theme, 2, "看", fact, "x"),
        ("甲", theme, 3, "听", None, "y"),
        ("乙", theme, 1, None, None, None),
        (None, theme, 1, None, None, None),
        columns="body theme weight label fact note",
    )
    drawing = draw(four, "query", choice)
    assert {(edge.source, edge.target.removeprefix(BASE)): edge.remark["zh"] for edge in drawing.edges} == {
        ("甲", "theme/T04"): "看；听；note: x；note: y；权重 5",
        ("乙", "theme/T04"): "权重 1",
    }
    names = {node.id: (node.kind, node.label["zh"]) for node in drawing.nodes}
    assert names == {"甲": ("body", "甲"), "乙": ("body", "乙"), theme: ("theme", "控烟")}
    (edge,) = [edge for edge in drawing.edges if edge.source == "甲"]
    assert [drawing.evidence[index].start for index in edge.evidence] == [20]
    assert any("1 rows of which an end is empty" in sentence["en"] for sentence in drawing.caption)
    assert any("SELECT ?a ?b {}" in sentence["en"] for sentence in drawing.caption)


def test_triples_become_links_and_texts_become_facts(four: MemoryStore) -> None:
    lines = (
        ("<http://x.org/a> <http://x.org/v#knows> <http://x.org/b> .",),
        ('<http://x.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "甲" .',),
        ('<http://x.org/a> <http://x.org/age> "7" .',),
        ("<http://x.org/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x.org/v#Person> .",),
    )
    drawing = draw(four, "query", Choice(answer=Result("construct", ("triple",), lines, was_cut=True)))
    (edge,) = drawing.edges
    assert (edge.source, edge.target, edge.arrow) == ("http://x.org/a", "http://x.org/b", "to")
    assert edge.remark["en"] == "knows; weight 1"
    nodes = {node.id: node for node in drawing.nodes}
    assert nodes["http://x.org/a"].label["en"] == "甲"
    assert ("age", "7") in [(name["en"], value["en"]) for name, value in nodes["http://x.org/a"].facts]
    assert nodes["http://x.org/b"].kind == "Person"
    assert any("cut after 4 rows" in sentence["en"] for sentence in drawing.caption)


def test_the_heaviest_links_are_kept() -> None:
    held = {("a", "b"): RowLink(5.0), ("b", "c"): RowLink(4.0), ("x", "y"): RowLink(9.0), ("a", "c"): RowLink(1.0)}
    drawn, left = keep_heaviest(held, 4)
    assert list(drawn) == [("x", "y"), ("a", "b")]
    assert left == [("b", "c"), ("a", "c")]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(), "--file"),
        (Choice(answer=Result("ask", ("ask",), ((True,),), was_cut=False)), "ASK"),
        (select(("甲",), columns="a"), "two columns"),
        (select(), "found 0 rows"),
        (select(("甲", "乙", "heavy"), columns="a b weight"), "heavy"),
        (select(("甲", "乙", -1), columns="a b weight"), "-1"),
    ],
)
def test_what_is_no_network_is_said(four: MemoryStore, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, "query", choice)
