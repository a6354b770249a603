"""What is round a thing, one link away and two: worked out by hand; what a limit leaves out."""

from __future__ import annotations

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from viz import draw
from viz.diagrams.ego import Link, keep_strongest
from viz.model import Choice, Drawing


@pytest.fixture(scope="module")
def finance(four: MemoryStore) -> Drawing:
    return draw(four, "ego", Choice(focus="沈阳市财政局"))


def test_what_is_round_an_institution(finance: Drawing) -> None:
    found = {
        (e.target.removeprefix(BASE), finance.network.edges[e.source, e.target]["relation"], e.remark["en"][-8:])
        for e in finance.edges
    }
    places = {(other, relation) for other, relation, _ in found}
    assert places == {
        ("plan/a-plan/action/1-1", "lead; support"),
        ("plan/a-plan/action/1-2", "support"),
        ("theme/T01", "works"),
        ("theme/T04", "works"),
        ("theme/T07", "works"),
        ("plan/a-plan", "charges"),
        ("institution/210100/沈阳市疾病预防控制中心", "shares"),
        ("region/210100", "seat"),
    }
    weights = {e.target.removeprefix(BASE): finance.network.edges[e.source, e.target]["facts"] for e in finance.edges}
    assert weights["plan/a-plan"] == 3  # two on the first task, one on the second
    assert weights["theme/T04"] == 3
    assert weights["theme/T07"] == 1
    assert weights["region/210100"] == 0  # known, not read in a text


def test_the_places_behind_a_neighbour(finance: Drawing) -> None:
    (edge,) = [e for e in finance.edges if e.target == f"{BASE}plan/a-plan"]
    assert [finance.evidence[index].start for index in edge.evidence] == [30, 40, 70]
    assert edge.share == 1.0
    assert edge.remark["en"] == "is given a task; 3 places"


def test_a_theme_and_what_stands_with_it(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="控烟"))
    found = {e.target.removeprefix(BASE): drawing.network.edges[e.source, e.target]["relation"] for e in drawing.edges}
    assert found["theme/T01"] == found["theme/T07"] == "together"
    assert "theme/T18" not in found  # only in a task with tasks below it
    assert found["region/210100"] == found["plan/a-plan"] == "speaks"
    assert drawing.title["zh"] == "控烟及其周围"


def test_a_limit_takes_from_every_kind_in_turn() -> None:
    joined = {
        f"{BASE}{tail}": Link({"x"}, {str(n) for n in range(facts)})
        for tail, facts in (
            ("theme/T01", 9),
            ("theme/T02", 8),
            ("theme/T03", 7),
            ("institution/1/甲", 1),
            ("region/2", 2),
        )
    }
    kept = keep_strongest(joined, 3)
    assert [node.removeprefix(BASE) for node in kept.drawn] == ["theme/T01", "region/2", "institution/1/甲"]
    assert kept.left == {"theme": 2}


def test_what_a_limit_leaves_out_is_said(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="a-plan", limit=4))
    assert len(drawing.nodes) == 5
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert "--limit draws more" in said
    left = len(draw(four, "ego", Choice(focus="a-plan", limit=99)).nodes) - 5
    assert f"{left} things linked by fewer places" in said


def test_two_links_away(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="沈阳市财政局", radius=2, limit=30))
    tails = {node.id.removeprefix(BASE) for node in drawing.nodes}
    assert "plan/c-plan" in tails  # by way of T01
    assert not drawing.curved
    assert any(BASE + "institution/210100/沈阳市财政局" not in (edge.source, edge.target) for edge in drawing.edges)
    ends = {end for edge in drawing.edges for end in (edge.source, edge.target)}
    assert ends == {node.id for node in drawing.nodes}  # nothing floats


@pytest.mark.parametrize(
    ("focus", "words"),
    [
        (None, "draw ego NAME"),
        ("没有这个", "没有这个"),
        ("沈阳市财政局局", "沈阳市财政局"),  # near names are offered
    ],
)
def test_a_centre_must_be_named(four: MemoryStore, focus: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, "ego", Choice(focus=focus))
