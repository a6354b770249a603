"""Ranks by which rows are sorted, worked out by hand."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.sort_ranks import sort_rank_quads
from graph.terms import term

HERE = NamedNode("https://example.org/graph")


def ranks(quads: list[Quad], keys: dict[str, str] | None = None) -> dict[str, str]:
    """The rank of each thing, by the last part of its IRI."""
    store = Store()
    store.extend(quads)
    return {
        quad.subject.value.rpartition("/")[2]: quad.object.value
        for quad in sort_rank_quads(store, keys or {})
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def thing(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def named(name: str, full: str) -> Quad:
    return Quad(thing(name), term("pw:fullName"), Literal(full), HERE)


def indicator(name: str, zh: str, en: str) -> list[Quad]:
    return [
        Quad(thing(name), term("rdf:type"), term("pw:Indicator"), HERE),
        Quad(thing(name), term("skos:prefLabel"), Literal(en, language="en"), HERE),
        Quad(thing(name), term("skos:prefLabel"), Literal(zh, language="zh"), HERE),
    ]


def test_regions_rank_by_full_name_and_equal_names_share_a_rank() -> None:
    quads = [named("c", "辽宁省沈阳市"), named("a", "内蒙古自治区"), named("b", "辽宁省"), named("d", "辽宁省")]
    assert ranks(quads) == {"a": "1", "b": "2", "d": "2", "c": "3"}  # 内 U+5185, 辽 U+8FBD


def test_indicators_rank_by_their_chinese_label_alone() -> None:
    quads = [
        *indicator("beds", "床位数", "A"),
        *indicator("doctors", "医师数", "Z"),
        *indicator("infants", "婴儿", "M"),
    ]
    assert ranks(quads) == {"doctors": "1", "infants": "2", "beds": "3"}  # 医 U+533B, 婴 U+5A74, 床 U+5E8A


def test_targets_rank_by_year_plan_and_start_and_those_without_a_year_first() -> None:
    keys = {
        "https://example.org/late": "a-plan\n000000010000000012\n1\n2030",
        "https://example.org/second": "a-plan\n000000020000000022\n1\n2025",
        "https://example.org/first": "a-plan\n000000009000000012\n1\n2025",
        "https://example.org/elsewhere": "b-plan\n000000001000000002\n1\n2025",
        "https://example.org/undated": "c-plan\n000000001000000002\n1\n",
    }
    assert ranks([], keys) == {"undated": "1", "first": "2", "second": "3", "elsewhere": "4", "late": "5"}


def test_plans_rank_by_identifier_and_what_is_no_plan_has_none() -> None:
    quads = [Quad(thing(name), term("rdf:type"), term("pw:Plan"), HERE) for name in ("x", "y")]
    said = {"x": "b-plan", "y": "a-plan", "section": "1"}
    quads += [Quad(thing(name), term("dcterms:identifier"), Literal(text), HERE) for name, text in said.items()]
    assert ranks(quads) == {"y": "1", "x": "2"}
