"""Answers as text: each cell stands for the term that the engine gives, whatever it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.stores.memory import MemoryStore
from queries.answer import plain_value, plain_values

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.sampled_from('ab中"\\\t\n\r<>@^1. '), max_size=6)
TERMS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="zh")),
    st.integers(-50, 50).map(lambda number: Literal(str(number), datatype=NamedNode(f"{XSD}integer"))),
    st.sampled_from(["0.5", "12.5", "-3.25"]).map(lambda text: Literal(text, datatype=NamedNode(f"{XSD}decimal"))),
    st.sampled_from(["true", "false"]).map(lambda text: Literal(text, datatype=NamedNode(f"{XSD}boolean"))),
    st.just(Literal("2025", datatype=NamedNode(f"{XSD}gYear"))),
    st.sampled_from(["https://w3id.org/planweave/id/plan/a", "id:b"]).map(NamedNode),
    st.just(BlankNode("x")),
)
PREDICATE = NamedNode("id:p")


@given(st.lists(TERMS, max_size=8))
def test_cells_as_text_are_the_terms_and_their_plain_values(terms: list[Literal | NamedNode | BlankNode]) -> None:
    quads = [Quad(NamedNode(f"id:{place:03}"), PREDICATE, term) for place, term in enumerate(terms)]
    store = MemoryStore(quads)
    query = "SELECT ?s ?o ?none WHERE { ?s <id:p> ?o } ORDER BY ?s"
    found, text = store.select(query), store.written(query)
    assert found.variables == text.variables == ("s", "o", "none")
    assert [row[1] for row in found.rows] == terms
    assert [row[2] for row in found.rows] == [None] * len(terms)
    subjects, objects, none = text.columns
    values = plain_values([*subjects, *objects, *none])
    assert [values[cell] for cell in objects] == [plain_value(term) for term in terms]
    assert [values[cell] for cell in none] == [None] * len(terms)
