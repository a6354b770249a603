"""Themes that stand together beyond chance: counts and chances worked out on paper, and what is drawn of them."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef
from scipy.stats import hypergeom

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from queries.runner import ask
from tests.viz.plans import PlanText, Task, plan_quads, theme_quads
from viz import draw
from viz.model import Choice, Drawing
from viz.networks.theme_pairs import chance_of, correct, count_pairs, expected_by_chance, read_actions
from viz.reading.source import read_source

CODES = {f"T0{i}": (f"主题{i}", f"Theme {i}") for i in range(1, 7)}
A, B, C, D = (URIRef(f"{BASE}theme/T0{i}") for i in range(1, 5))


def tasks(*groups: tuple[int, str]) -> tuple[Task, ...]:
    """So many tasks with the themes named: (3, "T01 T02") is three tasks with both."""
    listed = [codes.split() for count, codes in groups for _ in range(count)]
    return tuple(
        Task(f"4-{number}", f"第{number}项工作", 100, {code: f"{1 / len(codes):.4f}" for code in codes})
        for number, codes in enumerate(listed, start=1)
    )


# 20 tasks: A and B in the same six, C in five, D in nine of which two are C's
PLAN = PlanText(
    "one-plan",
    "一号规划",
    ("210100", "北河市"),
    tasks((6, "T01 T02"), (3, "T03"), (2, "T03 T04"), (7, "T04"), (2, "T05")),
)


def store(*plans: PlanText) -> MemoryStore:
    return MemoryStore(chain(theme_quads(CODES), *(plan_quads(plan) for plan in plans)))


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return draw(store(PLAN), "cooccurrence", Choice())


def test_chances_by_hand() -> None:
    assert chance_of(2, 4, 2, 2) == pytest.approx(1 / 6)
    assert chance_of(1, 4, 2, 2) == pytest.approx(5 / 6)
    assert chance_of(0, 4, 2, 2) == pytest.approx(1.0)
    assert chance_of(6, 20, 6, 6) == pytest.approx(1 / 38760)  # one choice of six among C(20, 6)
    assert chance_of(1, 3, 3, 2) == pytest.approx(1.0)  # they cannot but meet


@given(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n), st.integers(1, n), st.integers(0, n)))
)
def test_chances_are_those_of_scipy(numbers: tuple[int, int, int, int]) -> None:
    total, one, other, shared = numbers
    shared = min(shared, one, other)
    assert chance_of(shared, total, one, other) == pytest.approx(
        float(hypergeom.sf(shared - 1, total, one, other)), abs=1e-9
    )


def test_the_correction_by_hand() -> None:
    # ten tests, three of them below 1: 0.01×10/1, 0.02×10/2, 0.03×10/3, and none above the next
    assert correct({(A, B): 0.01, (A, C): 0.02, (B, C): 0.03}, 10) == pytest.approx(
        {(A, B): 0.1, (A, C): 0.1, (B, C): 0.1}
    )
    assert correct({(A, B): 0.001, (A, C): 0.5}, 4) == pytest.approx({(A, B): 0.004, (A, C): 1.0})


def test_counts_of_pairs() -> None:
    source = read_source(store(PLAN), "themes")
    tested = count_pairs(read_actions(source, source.plans()))
    assert (tested.actions, tested.possible) == (20, 10)
    assert tested.themes == {A: 6, B: 6, C: 5, D: 9, URIRef(f"{BASE}theme/T05"): 2}
    found = {(pair.one, pair.other): (len(pair.shared), round(pair.expected, 3)) for pair in tested.pairs}
    assert found == {(A, B): (6, 1.8), (C, D): (2, 2.25)}
    (first, second) = tested.pairs
    assert first.p == pytest.approx(1 / 38760)
    assert first.q == pytest.approx(10 / 38760)
    assert second.p > 0.5


def test_only_what_is_beyond_chance_is_drawn(drawing: Drawing) -> None:
    assert {(edge.source, edge.target) for edge in drawing.edges} == {(str(A), str(B))}
    data = drawing.network.edges[str(A), str(B)]
    assert (data["actions"], data["expected"], data["kind"]) == (6, 1.8, "sure")
    assert data["q"] == pytest.approx(10 / 38760, rel=1e-4)
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert "1 of the 2 pairs that meet in a task" in said
    assert "3 themes (Theme 3, Theme 4, Theme 5)" in said


def test_the_tasks_behind_a_link(drawing: Drawing) -> None:
    (edge,) = drawing.edges
    assert [drawing.evidence[index].quote for index in edge.evidence] == [f"第{i}项工作" for i in range(1, 7)]
    assert drawing.evidence[0].remark["en"] == "Theme 1 50.0 %, Theme 2 50.0 % of this task"


def test_links_agree_with_the_question_on_bridges() -> None:
    ring = PlanText(
        "ring",
        "环",
        ("210100", "北河市"),
        tasks((2, "T01 T02"), (2, "T02 T03"), (2, "T03 T04"), (2, "T04 T01"), (9, "T05"), (9, "T06")),
    )
    held = store(ring)
    network = draw(held, "cooccurrence", Choice(level=0.9)).network
    answer = ask(held, "bridging_themes", {"n": "2"})
    asked = {str(row["theme"]): row["links"] for row in answer.dicts()}
    assert asked == {"T01": 2, "T02": 2, "T03": 2, "T04": 2}
    assert {data["code"]: data["partners"] for _, data in network.nodes(data=True)} == asked
    # two ways round a ring of four: each mark has half of the one pair that it joins, of three pairs of others
    assert {data["bridging"] for _, data in network.nodes(data=True)} == {round(0.5 / 3, 6)}


def test_uncorrected_links_are_dashed_and_their_chance_is_said() -> None:
    # C and D meet in three of twenty tasks that hold four and five: p = 0.032, over 15 pairs q is far above
    plan = PlanText(
        "maybe",
        "一号规划",
        ("210100", "北河市"),
        tasks((3, "T03 T04"), (1, "T03"), (2, "T04"), (5, "T01"), (5, "T02"), (4, "T05")),
    )
    held = store(plan)
    with pytest.raises(UsageError, match="--uncorrected"):
        draw(held, "cooccurrence", Choice())
    drawing = draw(held, "cooccurrence", Choice(uncorrected=True))
    (edge,) = drawing.edges
    assert edge.dashed
    chance = chance_of(3, 20, 4, 5)
    assert chance == pytest.approx((10 * 15 + 5) / 4845)  # (C(5,3)·C(15,1) + C(5,4)) / C(20,4)
    assert drawing.network.edges[edge.source, edge.target]["p"] == pytest.approx(chance, rel=1e-4)
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert "Dashed: 1 links" in said


def test_how_many_links_chance_would_give() -> None:
    source = read_source(store(PLAN), "themes")
    tested = count_pairs(read_actions(source, source.plans()))
    sizes = list(tested.themes.values())
    by_hand = 0.0
    for i, one in enumerate(sizes):
        for other in sizes[i + 1 :]:
            fitting = [
                chance_of(n, 20, one, other)
                for n in range(2, min(one, other) + 1)
                if chance_of(n, 20, one, other) <= 0.05
            ]
            by_hand += max(fitting, default=0.0)
    assert expected_by_chance(tested, 0.05) == pytest.approx(by_hand)
    assert 0 < by_hand < 0.05 * tested.possible  # counts are whole numbers: the test is stricter than its level


def test_one_meeting_is_no_pattern() -> None:
    once = PlanText("once", "一号规划", ("210100", "北河市"), tasks((1, "T01 T02"), (30, "T03")))
    with pytest.raises(UsageError, match="take more plans"):
        draw(store(once), "cooccurrence", Choice(level=0.5, uncorrected=True))


def test_the_same_theme_stands_in_the_same_place() -> None:
    other = PlanText("two-plan", "二号规划", ("210201", "南山县"), tasks((5, "T01 T02"), (5, "T03 T04"), (6, "T05")))
    held = store(PLAN, other)
    drawings = [
        draw(held, "cooccurrence", Choice(plans=(plan,), same_places=True)) for plan in ("one-plan", "two-plan")
    ]
    places = [{node.id: (node.x, node.y) for node in drawing.nodes} for drawing in drawings]
    common = places[0].keys() & places[1].keys()
    assert common == {str(A), str(B)}
    assert all(places[0][node] == places[1][node] for node in common)
    assert drawings[0].frame == drawings[1].frame
