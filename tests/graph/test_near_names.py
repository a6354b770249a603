"""Which indicators are linked as nearly of one name, worked out by hand, and against the rule said pair by pair."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.build import build, remove_plans
from graph.near_names import Label, near_name_quads, near_names
from graph.stores import open_embedded
from graph.terms import chinese, pairs, plain, term
from graph.vocabulary import vocabulary
from ontology.indicators import indicator_named

BEDS = "每千人口医疗卫生机构床位数"
HOSPITAL_BEDS = "每千人口医院床位数"
SPECIAL_BEDS = "每千人口专科医院床位数"
MOTHERS, URBAN, RURAL = "孕产妇死亡率", "城市孕产妇死亡率", "农村孕产妇死亡率"
CANCER, OLD = "癌症死亡率", "老年癌症死亡率"


def linked(*stated: str) -> set[tuple[str, str, str]]:
    """The links between indicators of these names, each stated once, beside the vocabulary's."""
    store = Store()
    graph = NamedNode(names.plan_graph("a-plan"))
    for number, name in enumerate(stated):
        statement = NamedNode(names.named("statement", str(number)))
        indicator = NamedNode(names.named("indicator", name))
        store.add(Quad(statement, term("pw:indicator"), indicator, graph))
        if indicator_named(name) is None:
            store.add(Quad(indicator, term("skos:prefLabel"), chinese(name), NamedNode(names.ENTITIES_GRAPH)))
    store.extend(vocabulary())
    said: dict[str, dict[str, str]] = {}
    for quad in near_name_quads(store):
        assert isinstance(quad.subject, NamedNode) and quad.graph_name == NamedNode(names.LINKS_GRAPH)
        value = quad.object.value if isinstance(quad.object, NamedNode) else plain_text(quad)
        said.setdefault(quad.subject.value, {})[quad.predicate.value.rpartition("#")[2]] = value
    assert all(link["type"] == term("pw:NearNameLink").value for link in said.values())
    return {
        (names.name_parts(link["from"])[1], names.name_parts(link["to"])[1], link["rule"]) for link in said.values()
    }


def plain_text(quad: Quad) -> str:
    text = getattr(quad.object, "value", None)
    assert isinstance(text, str) and quad.object == plain(text)
    return text


def test_a_broader_indicator_and_its_narrower_ones_are_near() -> None:
    assert linked(MOTHERS, URBAN, RURAL) == {
        (RURAL, URBAN, "near.broader"),
        (RURAL, MOTHERS, "near.broader"),
        (URBAN, MOTHERS, "near.broader"),
    }


def test_the_narrower_ones_are_near_though_no_plan_states_the_broader() -> None:
    assert linked(URBAN, RURAL) == {(RURAL, URBAN, "near.broader")}


def test_of_new_indicators_the_ends_of_names_count() -> None:
    assert linked(CANCER, OLD, "癌症死亡率之比") == {(CANCER, OLD, "near.name_end")}


def test_what_no_plan_states_is_linked_to_nothing() -> None:
    assert linked() == set()
    assert linked(MOTHERS) == set()
    assert linked(BEDS, MOTHERS, CANCER) == set()


def test_names_that_differ_by_denominator_alone() -> None:
    labels = [
        label("每万人口全科医生数", "每万人口"),
        label("每千人口全科医生数", "每千人口"),
        label("每万人口护士数", "每万人口"),
    ]
    assert near(labels) == {("每万人口全科医生数", "每千人口全科医生数", "near.denominator")}


def test_behind_one_denominator_ends_of_names_count_too() -> None:
    alike = [label(SPECIAL_BEDS, "每千人口"), label(HOSPITAL_BEDS, "每千人口")]
    assert near(alike) == {(SPECIAL_BEDS, HOSPITAL_BEDS, "near.name_end")}
    # behind different ones they are different measures of different things
    assert near([label("每万人口专科医院床位数", "每万人口"), label(HOSPITAL_BEDS, "每千人口")]) == set()


def label(name: str, per: str = "", broader: str = "") -> Label:
    return Label(name, name, per, name.removeprefix(per), broader or name)


def near(labels: list[Label]) -> set[tuple[str, str, str]]:
    ordered = sorted(labels, key=lambda item: item.name)
    return {(one.name, other.name, rule) for one, other, rule in near_names(ordered)}


def is_near(one: Label, other: Label) -> bool:
    """The rule, said of one pair."""
    ends = one.name.endswith(other.name) or other.name.endswith(one.name)
    behind = one.per == other.per != "" and (one.rest.endswith(other.rest) or other.rest.endswith(one.rest))
    return one.broader == other.broader or ends or behind or one.rest == other.rest


WORDS = st.text("甲乙", min_size=1, max_size=4)
LABELS = st.builds(lambda per, rest, of: label(per + rest, per, of), st.sampled_from(["", "甲", "乙"]), WORDS, WORDS)


@given(st.lists(LABELS, max_size=8, unique_by=lambda item: item.name))
def test_the_pairs_are_those_of_the_rule(labels: list[Label]) -> None:
    wanted = {
        (one.name, other.name) for one in labels for other in labels if one.name < other.name and is_near(one, other)
    }
    assert {(one, other) for one, other, _ in near(labels)} == wanted


def test_near_names_follow_the_plans_that_stay(tmp_path: Path) -> None:
    """A link goes with the last plan that states one of its two indicators."""
    graph = tmp_path / "graph"
    texts = {
        "a.txt": "沈阳市示例健康规划\n一、目标\n到2025年，孕产妇死亡率降到10/10万以下。\n",
        "b.txt": "通辽市示例健康规划\n一、目标\n到2025年，农村孕产妇死亡率降到12/10万以下。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        build([tmp_path / name], graph, workers=1)
    together = linked_names(graph)
    assert together == [("农村孕产妇死亡率", "孕产妇死亡率")]
    remove_plans(graph, ["a"])
    assert linked_names(graph) == []
    build([tmp_path / "a.txt"], graph, workers=1)
    assert linked_names(graph) == together


def linked_names(graph: Path) -> list[tuple[str, str]]:
    store = open_embedded(graph)
    try:
        ends = {name: dict(pairs(store.backend, name)) for name in ("pw:from", "pw:to")}
    finally:
        store.close()
    return sorted(
        (names.name_parts(one)[1], names.name_parts(ends["pw:to"][link])[1]) for link, one in ends["pw:from"].items()
    )
