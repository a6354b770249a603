"""The numbers behind the diagrams, worked out by hand from tests/viz/plans.py."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from queries.runner import ask
from tests.viz.plans import NORTH, PlanText, large_store, plan_quads, theme_quads
from viz import ASKING, DIAGRAMS, draw
from viz.model import Choice, Drawing
from viz.networks.region_themes import MOST_LINKS, cut

NORTH_REGION, SOUTH_REGION = f"{BASE}region/210100", f"{BASE}region/210201"


def theme(code: str) -> str:
    return f"{BASE}theme/{code}"


def test_weight_is_the_share_of_the_task_text(themes: Drawing) -> None:
    edges = themes.network.edges
    weights = {(a, b): edges[a, b]["weight"] for a in (NORTH_REGION, SOUTH_REGION) for b in themes.network[a]}
    assert weights == {
        (NORTH_REGION, theme("T01")): 0.225,  # 0.75 × 300 of 1,000 characters
        (NORTH_REGION, theme("T04")): 0.175,  # 0.25 × 300 + 100
        (NORTH_REGION, theme("T07")): 0.6,
        (SOUTH_REGION, theme("T01")): 0.5,
        (SOUTH_REGION, theme("T04")): 0.25,
        (SOUTH_REGION, theme("T24")): 0.25,
    }
    assert edges[NORTH_REGION, theme("T04")]["actions"] == 2


def test_reach_and_shared_or_unique(themes: Drawing) -> None:
    found = {
        data["code"]: (data["reach"], data["status"]) for _, data in themes.network.nodes(data=True) if "reach" in data
    }
    assert found == {"T01": (2, "all"), "T04": (2, "all"), "T07": (1, "one"), "T24": (1, "one")}


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_question_and_the_diagram_agree(size: str, request: pytest.FixtureRequest) -> None:
    store: MemoryStore = request.getfixturevalue(size)
    answer = ask(store, "theme_region_network")
    columns = [column.name for column in answer.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in answer.rows]
    network = draw(store, "themes", Choice()).network
    drawn = {
        (network.nodes[a]["label"], network.nodes[b]["code"]): data
        for first, second, data in network.edges(data=True)
        for a, b in [(first, second) if network.nodes[first]["kind"] == "region" else (second, first)]
    }
    assert len(rows) == len(drawn)
    for row in rows:
        data = drawn[str(row["region"]), str(row["theme"])]
        assert data["weight"] == pytest.approx(row["weight"], abs=6e-5)
        assert data["actions"] == row["actions"]


def test_evidence_behind_an_edge(themes: Drawing) -> None:
    (edge,) = [e for e in themes.edges if (e.source, e.target) == (NORTH_REGION, theme("T04"))]
    places = [themes.evidence[index] for index in edge.evidence]
    assert [place.quote for place in places] == ["普及健康知识", "推进无烟单位"]
    assert places[0].path == ("四、主要任务", "(4-1)普及健康知识")
    assert (places[0].plan, places[0].start, places[0].end) == ("north-plan", 1000, 1006)
    assert places[0].remark["en"] == "25.0 % of this section, about 75 characters"


def test_without_quotes_the_places_remain() -> None:
    bare = PlanText(NORTH.id, NORTH.title, NORTH.region, NORTH.tasks, quotes=False)
    drawing = draw(MemoryStore([*plan_quads(bare)]), "themes", Choice())
    assert {place.quote for place in drawing.evidence} == {""}
    assert drawing.evidence[0].start == 1000


def test_lead_and_support(responsibilities: Drawing) -> None:
    network = responsibilities.network
    label = {node: data["label"] for node, data in network.nodes(data=True)}
    counts = {data["label"]: (data["lead"], data["support"]) for _, data in network.nodes(data=True) if "lead" in data}
    assert counts["北河市疾控处"] == (1, 1)
    assert counts["北河市宣传处"] == (1, 1)
    dashed = {(label[edge.source], label[edge.target]) for edge in responsibilities.edges if edge.dashed}
    assert dashed == {("北河市疾控处", "普及健康知识"), ("北河市宣传处", "照护母婴"), ("北河市财务处", "照护母婴")}
    assert len(responsibilities.edges) == 7


def test_actions_stand_in_text_order(responsibilities: Drawing) -> None:
    actions = sorted((n for n in responsibilities.nodes if n.kind == "action"), key=lambda node: node.y)
    assert [n.label["zh"] for n in actions] == ["普及健康知识", "推进无烟单位", "照护母婴", "做好健康讲座"]


def test_filters(small: MemoryStore) -> None:
    one = draw(small, "themes", Choice(plans=("north-plan",)))
    assert {data["status"] for _, data in one.network.nodes(data=True) if "status" in data} == {"only"}
    assert draw(small, "themes", Choice(regions=("南山县",))).network.number_of_edges() == 3
    smoking = draw(small, "themes", Choice(themes=("控烟",)))
    assert smoking.network.number_of_edges() == 2
    assert len(draw(small, "responsibilities", Choice(themes=("T07",))).edges) == 3


def test_threshold_says_what_is_left_out_and_keeps_reach(small: MemoryStore) -> None:
    drawing = draw(small, "themes", Choice(min_weight=0.26))
    assert drawing.network.number_of_edges() == 2
    assert drawing.network.nodes[theme("T01")]["reach"] == 2
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert "4 links that weigh less than 26 %" in said
    assert "2 (Tobacco control, Traditional medicine)" in said


def test_a_plan_without_a_region_is_named() -> None:
    nowhere = PlanText("lost-plan", "无名规划", None, NORTH.tasks)
    drawing = draw(MemoryStore([*plan_quads(NORTH), *plan_quads(nowhere)]), "themes", Choice())
    assert any("lost-plan" in sentence["zh"] for sentence in drawing.caption[2:])


@pytest.mark.parametrize(
    ("name", "choice", "words"),
    [
        ("themes", Choice(themes=("T99",)), "T99"),
        ("themes", Choice(plans=("north-plan",), themes=("T24",)), "north-plan"),
        ("themes", Choice(plans=("north-plan",), regions=("南山县",)), "南山县"),
        ("themes", Choice(min_weight=0.9), "90 %"),
        ("responsibilities", Choice(themes=("T24",)), "south-plan"),
        ("responsibilities", Choice(min_weight=0.1), "--min-weight"),
        ("clouds", Choice(), "responsibilities"),
    ],
)
def test_nothing_to_draw_is_said(small: MemoryStore, name: str, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(small, name, choice)


@pytest.mark.parametrize("name", sorted(DIAGRAMS.keys() - ASKING))
def test_an_empty_graph_is_said(name: str) -> None:
    with pytest.raises(UsageError, match="planweave build"):
        draw(MemoryStore(), name, Choice())


def test_themes_without_weights_are_drawn_thin() -> None:
    quads = [quad for quad in plan_quads(NORTH) if not quad.predicate.value.endswith("#weight")]
    drawing = draw(MemoryStore([*quads, *theme_quads({})]), "themes", Choice())
    assert {data["weight"] for _, _, data in drawing.network.edges(data=True)} == {0.0}


def test_too_many_links_are_thinned_and_it_is_said() -> None:
    store = large_store(20, 40, 30)
    thinned, whole = draw(store, "themes", Choice()), draw(store, "themes", Choice(min_weight=0.0))
    assert 0 < len(thinned.edges) <= MOST_LINKS < len(whole.edges)
    said = " ".join(sentence["en"] for sentence in thinned.caption)
    assert f"{len(whole.edges) - len(thinned.edges)} links" in said
    assert "--min-weight 0 draws all" in said
    reach = {node: data["reach"] for node, data in whole.network.nodes(data=True) if "reach" in data}
    assert all(reach[node] == data["reach"] for node, data in thinned.network.nodes(data=True) if "reach" in data)


def test_equal_links_are_all_drawn_rather_than_none() -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from(((f"r{i}", f"t{j}") for i in range(20) for j in range(20)), weight=0.05)
    assert cut(network, None).drawn.number_of_edges() == 400
