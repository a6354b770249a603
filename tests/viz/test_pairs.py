"""Regions alike in their themes, institutions that share tasks: figures by hand and those of the questions."""

from __future__ import annotations

import itertools
from itertools import chain

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from queries.runner import ask
from tests.viz.plans import NORTH, SOUTH, PlanText, Task, large_store, plan_quads, theme_quads
from viz import draw
from viz.model import Choice, Drawing
from viz.networks.region_pairs import ALL_UP_TO, NEAREST


def named(drawing: Drawing) -> dict[str, str]:
    return {node: str(data["label"]) for node, data in drawing.network.nodes(data=True)}


def test_likeness_by_hand(four: MemoryStore) -> None:
    # shares: 沈阳 T04 .525, T07 .375, T01 .1; 浑南 T01 and T18 .5; 通辽 T07 and T18 1/3
    drawing = draw(four, "similarity", Choice())
    names = named(drawing)
    found = {
        frozenset((names[a], names[b])): (d["weight"], d["jaccard"], d["shared"])
        for a, b, d in drawing.network.edges(data=True)
    }
    assert found == {
        frozenset(("通辽市", "沈阳市浑南区")): (0.25, 0.3333, 1),  # 1/3 over 1/3 + .5 + .5
        frozenset(("通辽市", "沈阳市")): (0.25, 0.25, 1),
        frozenset(("沈阳市", "沈阳市浑南区")): (0.0526, 0.25, 1),  # .1 over 1.9
    }
    means = {str(data["label"]): data["mean_similarity"] for _, data in drawing.network.nodes(data=True)}
    assert means == pytest.approx({"通辽市": 0.25, "沈阳市": 0.1513, "沈阳市浑南区": 0.1513}, abs=1e-4)


@pytest.mark.parametrize("size", ["four", "small", "large"])
def test_likeness_is_what_the_question_says(size: str, request: pytest.FixtureRequest) -> None:
    store: MemoryStore = request.getfixturevalue(size)
    drawing = draw(store, "similarity", Choice())
    names = named(drawing)
    drawn = {
        frozenset((names[a], names[b])): (data["weight"], data["jaccard"], data["shared"])
        for a, b, data in drawing.network.edges(data=True)
    }
    rows = ask(store, "similar_regions").dicts()
    assert len(rows) == len(drawn)
    for row in rows:
        weight, jaccard, shared = drawn[frozenset((str(row["region"]), str(row["other_region"])))]
        assert weight == pytest.approx(row["similarity"], abs=1.01e-4)
        assert jaccard == pytest.approx(row["jaccard"], abs=1.01e-4)
        assert shared == row["shared"]


def test_the_tasks_behind_a_likeness(small: MemoryStore) -> None:
    drawing = draw(small, "similarity", Choice())
    (edge,) = drawing.edges
    places = [(drawing.evidence[index].quote, drawing.evidence[index].remark["en"]) for index in edge.evidence]
    assert places == [  # T01: .225 and .5; T04: .175 and .25, in the north most of it in the second task
        ("普及健康知识", "Health education and literacy: 22.5 % of the task text of 北河市"),
        ("做好健康讲座", "Health education and literacy: 50.0 % of the task text of 南山县"),
        ("推进无烟单位", "Tobacco control: 17.5 % of the task text of 北河市"),
        ("办好草药园", "Tobacco control: 25.0 % of the task text of 南山县"),
    ]


def test_many_regions_keep_their_nearest_and_it_is_said() -> None:
    store = large_store(12, 20, 20)
    drawing = draw(store, "similarity", Choice())
    whole = draw(store, "similarity", Choice(min_weight=0.0))
    assert len(whole.edges) == 66
    assert len(drawing.edges) < 12 * NEAREST
    degrees = dict(drawing.network.degree())
    assert min(degrees.values()) >= NEAREST
    best = {node: max(d["weight"] for _, _, d in whole.network.edges(node, data=True)) for node in whole.network}
    assert all(max(d["weight"] for _, _, d in drawing.network.edges(n, data=True)) == best[n] for n in best)
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert f"{66 - len(drawing.edges)} pairs; with more than {ALL_UP_TO} regions" in said


def test_a_threshold_and_themes(four: MemoryStore) -> None:
    drawing = draw(four, "similarity", Choice(min_weight=0.2))
    assert len(drawing.edges) == 2
    assert "1 pairs less similar than 0.2" in " ".join(sentence["en"] for sentence in drawing.caption)
    with pytest.raises(UsageError, match=r"0\.250"):
        draw(four, "similarity", Choice(min_weight=0.5))
    only = draw(four, "similarity", Choice(themes=("T18",)))
    (data,) = [data for *_, data in only.network.edges(data=True)]
    assert data["weight"] == pytest.approx(0.6667, abs=1e-4)  # 1/3 over 1/2
    assert any("Only these themes count" in sentence["en"] for sentence in only.caption)


def test_one_region_cannot_be_compared(small: MemoryStore) -> None:
    with pytest.raises(UsageError, match="two"):
        draw(small, "similarity", Choice(plans=("north-plan",)))


def test_figures_stand_beside_their_links(four: MemoryStore) -> None:
    drawing = draw(four, "similarity", Choice())
    assert sorted(note.text["zh"] for note in drawing.notes) == ["0.05", "0.25", "0.25"]


# four tasks: one leads two, two lead together, one only supports with another, one alone
SHARED = PlanText(
    "shared", "一号规划", ("210100", "北河市"),
    (
        Task("4-1", "一", 100, {}, ("甲局",), ("乙局", "丙局")),
        Task("4-2", "二", 100, {}, ("甲局",), ("乙局",)),
        Task("4-3", "三", 100, {}, ("乙局",), ("甲局",)),
        Task("4-4", "四", 100, {}, ("丁局", "戊局")),
        Task("4-5", "五", 100, {}, ("己局",)),
        Task("4-6", "六", 100, {}, ("甲局",), ("甲局", "丙局")),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def collaboration() -> Drawing:
    return draw(MemoryStore([*plan_quads(SHARED), *theme_quads({})]), "collaboration", Choice())


def test_who_leads_whom(collaboration: Drawing) -> None:
    names = named(collaboration)
    arcs = {
        (names[a], names[b]): (data["supported"], data["both_lead"], data["kind"])
        for a, b, data in collaboration.network.edges(data=True)
    }
    assert arcs == {
        ("甲局", "乙局"): (2, 0, "leads"),
        ("乙局", "甲局"): (1, 0, "leads"),
        ("甲局", "丙局"): (2, 0, "leads"),
        ("丁局", "戊局"): (0, 1, "both_lead"),
        ("戊局", "丁局"): (0, 1, "both_lead"),
    }
    arrows = {frozenset((names[edge.source], names[edge.target])): edge.arrow for edge in collaboration.edges}
    assert arrows == {
        frozenset(("甲局", "乙局")): "both",
        frozenset(("甲局", "丙局")): "to",
        frozenset(("丁局", "戊局")): "",
    }


def test_what_is_not_drawn_of_bodies_is_said(collaboration: Drawing) -> None:
    said = " ".join(sentence["en"] for sentence in collaboration.caption)
    assert "1 (己局)" in said
    assert "1 pairs that only support" in said  # 乙 and 丙 support task one


def test_partners_lead_and_support(collaboration: Drawing) -> None:
    found = {
        data["label"]: (data["partners"], data["lead"], data["support"], round(data["bridging"], 3))
        for _, data in collaboration.network.nodes(data=True)
    }
    assert found["甲局"] == (2, 3, 1, round(1 / 6, 3))  # between 乙 and 丙, one of the six pairs of four others
    assert found["丙局"] == (1, 0, 2, 0.0)


def test_the_places_behind_a_partnership(collaboration: Drawing) -> None:
    names = named(collaboration)
    (edge,) = [e for e in collaboration.edges if {names[e.source], names[e.target]} == {"甲局", "丙局"}]
    said = [collaboration.evidence[index].remark["zh"] for index in edge.evidence]
    assert said == ["甲局（牵头）：一", "丙局（配合）：一", "甲局（牵头）：六", "甲局（配合）：六", "丙局（配合）：六"]
    assert edge.remark["en"] == "甲局 leads 2 tasks that the other supports"


def test_pairs_are_those_of_the_responsibilities(large: MemoryStore) -> None:
    drawing = draw(large, "collaboration", Choice(limit=1000))
    led: dict[tuple[object, ...], set[object]] = {}
    helped: dict[tuple[object, ...], set[object]] = {}
    for row in ask(large, "responsibilities").dicts():
        task = (row["plan"], row["action"])
        (led if row["role"] == "lead" else helped).setdefault(task, set()).add(row["institution"])
    expected: dict[tuple[object, object, object], int] = {}
    for (plan, action), leads in led.items():
        for pair in itertools.product(leads, helped.get((plan, action), set()) - leads):
            expected[(plan, *pair)] = expected.get((plan, *pair), 0) + 1
    names = named(drawing)
    found = {
        (f"plan-{int(a.removeprefix(BASE).split('/')[1][2:4])}", names[a], names[b]): data["supported"]
        for a, b, data in drawing.network.edges(data=True)
        if data["supported"]
    }
    assert len(found) > 100
    assert found == expected


def test_a_limit_keeps_the_pairs_that_share_most(large: MemoryStore) -> None:
    whole, few = (draw(large, "collaboration", Choice(limit=limit)) for limit in (1000, 10))
    assert 8 < len(few.nodes) <= 10 < len(whole.nodes)
    partners = {node: data["partners"] for node, data in whole.network.nodes(data=True)}
    assert all(partners[node] == data["partners"] for node, data in few.network.nodes(data=True))
    strongest = max(edge.share for edge in whole.edges)
    assert any(edge.share == strongest for edge in few.edges)
    assert f"{len(whole.nodes) - len(few.nodes)} institutions that share fewer tasks" in " ".join(
        sentence["en"] for sentence in few.caption
    )


def test_lone_bodies_are_no_network() -> None:
    with pytest.raises(UsageError, match="draw responsibilities"):
        draw(MemoryStore(chain(plan_quads(SOUTH), theme_quads({}))), "collaboration", Choice())


def test_small_multiples_keep_their_places() -> None:
    store = MemoryStore(chain(plan_quads(NORTH), plan_quads(SHARED), theme_quads({})))
    whole = draw(store, "collaboration", Choice(same_places=True))
    part = draw(store, "collaboration", Choice(plans=("shared",), same_places=True))
    places = {node.id: (node.x, node.y) for node in whole.nodes}
    assert len(part.nodes) < len(whole.nodes)
    assert all(places[node.id] == (node.x, node.y) for node in part.nodes)
    assert whole.frame == part.frame


def test_no_two_links_are_drawn_on_one_another(collaboration: Drawing) -> None:
    pairs = [frozenset((edge.source, edge.target)) for edge in collaboration.edges]
    assert all(one != other for one, other in itertools.combinations(pairs, 2))
