"""Places are the same every time, and no label meets another."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.memory import MemoryStore
from ontology.messages import LANGUAGES
from tests.queries.network_fixture import network
from tests.viz.plans import large_store
from viz import draw
from viz.layout.anchored import anchored_map, circle_order
from viz.layout.labels import Box, fill, label_box, node_box, note_box, truncate, width_of, wrap
from viz.layout.sides import mark_box, meet
from viz.model import Choice, Drawing


def boxes(drawing: Drawing, language: str) -> dict[str, Box]:
    found = {node.id: node_box(node, language) for node in drawing.nodes}
    return found | {f"note {i}": note_box(note, language) for i, note in enumerate(drawing.notes)}


def meeting(drawing: Drawing, language: str) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(boxes(drawing, language).items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("regions", "themes"), [(1, 12), (2, 30), (3, 40), (4, 40), (5, 40), (8, 40), (20, 40)])
def test_no_label_meets_another_in_themes(regions: int, themes: int, language: str) -> None:
    drawing = draw(large_store(regions, themes, 30), "themes", Choice())
    assert meeting(drawing, language) == []


@pytest.mark.parametrize("size", ["small", "large"])
def test_no_label_meets_another_in_responsibilities(size: str, request: pytest.FixtureRequest) -> None:
    store: MemoryStore = request.getfixturevalue(size)
    assert meeting(draw(store, "responsibilities", Choice()), "zh") == []


def touching(drawing: Drawing, language: str) -> list[tuple[str, str]]:
    """Labels, notes and marks that lie on one another; a label beside a mark may stand within the box round both."""
    found = [
        (f"mark {node.id}", mark_box((node.x, node.y), node.size)) for node in drawing.nodes if node.side != "inside"
    ]
    found += [(f"label {node.id}", label_box(node, language)) for node in drawing.nodes]
    found += [(f"note {note.text[language]} {i}", note_box(note, language)) for i, note in enumerate(drawing.notes)]
    return [(one, other) for (one, a), (other, b) in itertools.combinations(found, 2) if meet(a, b, -0.2)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("cooccurrence", Choice(level=0.9, uncorrected=True)),
        ("similarity", Choice()),
        ("collaboration", Choice()),
        ("ego", Choice(focus="第1地区")),
        ("ego", Choice(focus="T03", radius=2)),
    ],
)
def test_no_label_meets_another_in_networks(name: str, choice: Choice, language: str) -> None:
    drawing = draw(large_store(5, 30, 30), name, choice)
    assert len(drawing.nodes) > 4
    assert touching(drawing, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_meets_another_in_projects(language: str) -> None:
    assert meeting(draw(MemoryStore(network()), "projects", Choice()), language) == []


def test_same_places_whatever_the_order() -> None:
    weights = {f"t{i}": {f"r{i % 3}": 0.1, f"r{(i + 1) % 3}": 0.05 * (i % 4)} for i in range(20)}
    backwards = {name: dict(reversed(linked.items())) for name, linked in reversed(weights.items())}
    regions = ("r0", "r1", "r2")
    assert anchored_map(regions, weights, (100, 60), (90, 40)) == anchored_map(regions, backwards, (100, 60), (90, 40))


def test_like_regions_stand_side_by_side() -> None:
    weights = {"x": {"a": 1.0, "c": 1.0}, "y": {"b": 1.0, "d": 1.0}}
    order = circle_order(("a", "b", "c", "d"), weights)
    assert abs(order.index("a") - order.index("c")) in (1, 3)


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc", "Mn", "Me"]), max_size=60),
    st.integers(3, 12),
    st.integers(1, 4),
)
def test_wrapping_keeps_every_character_or_says_so(text: str, limit: int, most: int) -> None:
    lines = wrap(text, limit, most)
    assert len(lines) <= most
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("甲乙丙丁", max_size=40), st.integers(3, 12))
def test_chinese_lines_fit(text: str, limit: int) -> None:
    assert all(width_of(line) <= limit for line in wrap(text, limit, 3))
    assert width_of(truncate(text, limit)) <= limit
    assert "".join(fill(text, limit)) == text
