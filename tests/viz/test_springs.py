"""Free maps: marks and labels that never meet, the same places whatever the order or the hash seed."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from viz.layout.columns import spread_rows
from viz.layout.labels import text_size
from viz.layout.sides import choose_sides, mark_box, meet, runs_through, side_box
from viz.layout.springs import Room, spring_map
from viz.networks.measures import add_measures

ROOM: Room = (-40.0, -10.0, 40.0, 46.0)


def rooms_meet(places: dict[str, tuple[float, float]], rooms: dict[str, Room]) -> list[tuple[str, str]]:
    boxes = {
        name: (x + rooms[name][0], y + rooms[name][1], x + rooms[name][2], y + rooms[name][3])
        for name, (x, y) in places.items()
    }
    return [(a, b) for a, b in itertools.combinations(boxes, 2) if meet(boxes[a], boxes[b], -0.2)]


networks = st.integers(1, 9).flatmap(
    lambda size: st.tuples(
        st.just([f"n{i}" for i in range(size)]),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=14),
        st.lists(st.tuples(st.floats(10, 90), st.floats(5, 50)), min_size=size, max_size=size),
    )
)


@settings(max_examples=40, deadline=None)
@given(networks)
def test_no_two_rooms_meet(drawn: tuple[list[str], list[tuple[int, int]], list[tuple[float, float]]]) -> None:
    names, pairs, sizes = drawn
    rooms: dict[str, Room] = {
        name: (-wide, -high / 3, wide, high) for name, (wide, high) in zip(names, sizes, strict=True)
    }
    links = [(names[a], names[b]) for a, b in pairs if a != b]
    places = spring_map(rooms, links)
    assert set(places) == set(names)
    assert rooms_meet(places, rooms) == []


def test_same_places_whatever_the_order() -> None:
    names = [f"n{i}" for i in range(12)]
    links = [(names[i], names[(i * 5 + 1) % 12]) for i in range(12) if i != (i * 5 + 1) % 12]
    forth = spring_map(dict.fromkeys(names, ROOM), links)
    back = spring_map(dict.fromkeys(reversed(names), ROOM), [(b, a) for a, b in reversed(links)])
    assert forth == back


SCRIPT = """
from tests.viz.plans import large_store
from viz import draw
from viz.files import render
from viz.model import Choice
store = large_store(4, 12, 30)
import hashlib
for name in ("cooccurrence", "similarity", "collaboration"):
    choice = Choice(uncorrected=name == "cooccurrence", level=0.9 if name == "cooccurrence" else None)
    print(name, hashlib.sha256(render(draw(store, name, choice), ".graphml", "zh")).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "77")
    }  # fmt: skip
    assert len(told) == 1
    assert next(iter(told)).count("\n") == 3


def test_nearer_means_more_alike_where_distances_are_given() -> None:
    lengths = {
        "a": {"a": 0.0, "b": 0.1, "c": 0.9},
        "b": {"a": 0.1, "b": 0.0, "c": 0.9},
        "c": {"a": 0.9, "b": 0.9, "c": 0.0},
    }
    places = spring_map(dict.fromkeys("abc", (-5.0, -5.0, 5.0, 5.0)), [("a", "b"), ("b", "c")], lengths)

    def apart(one: str, other: str) -> float:
        return math.dist(places[one], places[other])

    assert apart("a", "b") < apart("a", "c") / 2


def test_parts_stand_side_by_side_not_in_one_row() -> None:
    names = [f"n{i:02}" for i in range(24)]
    places = spring_map(dict.fromkeys(names, ROOM), list(zip(names[::2], names[1::2], strict=True)))
    assert len({y for _, y in places.values()}) > 2
    assert max(x for x, _ in places.values()) < 1400


def test_a_label_leaves_the_side_of_a_link_and_of_another_mark() -> None:
    places = {"a": (0.0, 0.0), "b": (0.0, 120.0), "c": (200.0, 0.0)}
    radii = dict.fromkeys(places, 10.0)
    lines = {node: {"zh": ("控烟",), "en": ("Tobacco",)} for node in places}
    assert choose_sides(places, radii, lines, "theme", []) == {"a": "below", "b": "below", "c": "below"}
    sides = choose_sides(places, radii, lines, "theme", [("a", "b")])
    assert sides["a"] == "above"  # its link leaves below
    close = {"a": (0.0, 0.0), "b": (0.0, 34.0)}
    assert (
        choose_sides(close, dict.fromkeys(close, 10.0), {"a": lines["a"], "b": lines["b"]}, "theme", [])["a"] != "below"
    )


def test_boxes_of_labels_and_links() -> None:
    lines = {"zh": ("控烟",), "en": ("Tobacco",)}
    width, height = text_size(("Tobacco",), 13.0)
    assert side_box((0, 0), 10, lines, "theme", "right") == (18.5, -height / 2, 18.5 + width, height / 2)
    assert mark_box((5, 5), 2) == (3, 3, 7, 7)
    assert runs_through((0, 0), (10, 10), (4, 4, 6, 6))
    assert not runs_through((0, 0), (10, 10), (6, 0, 9, 3))
    assert not runs_through((0, 0), (3, 3), (4, 4, 6, 6))


def test_measures_of_a_path_and_two_triangles() -> None:
    path: nx.Graph[str] = nx.Graph()
    path.add_edges_from([("a", "b"), ("b", "c")])
    add_measures(path)
    assert path.nodes["b"]["bridging"] == 1.0  # every shortest path between the others
    assert path.nodes["b"]["partners"] == 2
    assert path.nodes["a"]["bridging"] == 0.0
    triangles: nx.Graph[str] = nx.Graph()
    triangles.add_edges_from([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z"), ("c", "x")])
    modularity = add_measures(triangles)
    groups = dict(triangles.nodes(data="group"))
    assert {groups[node] for node in "abc"} == {1}
    assert {groups[node] for node in "xyz"} == {2}
    assert modularity == pytest.approx(6 / 7 - 2 * (7 / 14) ** 2, abs=1e-4)  # Newman's Q, by hand


def test_pairs_have_no_group_of_their_own_and_one_group_is_none() -> None:
    pairs: nx.Graph[str] = nx.Graph()
    pairs.add_edges_from([("a", "b"), ("x", "y")])
    add_measures(pairs)
    assert dict(pairs.nodes(data="group")) == {"a": 0, "b": 0, "x": 0, "y": 0}
    whole: nx.Graph[str] = nx.complete_graph(4)
    named: nx.Graph[str] = nx.relabel_nodes(whole, str)
    assert add_measures(named) == 0.0
    assert all("group" not in data for _, data in named.nodes(data=True))


@given(st.lists(st.floats(-500, 500), max_size=20), st.floats(1, 40))
def test_rows_keep_their_order_and_their_gap(targets: list[float], gap: float) -> None:
    placed = spread_rows(sorted(targets), gap)
    assert all(b - a >= gap - 1e-6 for a, b in itertools.pairwise(placed))
    assert sum(placed) == pytest.approx(sum(targets), abs=1e-4)
