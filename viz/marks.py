"""The marks of free networks: sizes that stand for numbers, colours of groups, nodes, and rows of the legend."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from viz.model import Legend, Node, Shape, Words, both
from viz.palette import ALL, GREY, GROUPS, NEUTRAL

if TYPE_CHECKING:
    import networkx as nx

Lines = dict[str, tuple[str, ...]]  # language → lines of a label


def area_radius(value: float, most: float, largest: float, least: float = 4.0) -> float:
    """A radius in px whose area stands for `value`: `most` has the radius `largest`, and none is less than `least`."""
    return max(least, largest * math.sqrt(value / most)) if most else least


def line_width(value: float, most: float, widest: float, least: float = 1.0) -> float:
    """A width in px that stands for `value`: `most` has the width `widest`."""
    return max(least, widest * value / most) if most else least


def steps_to(most: int) -> tuple[int, ...]:
    """Counts for a legend: the greatest, and a round one of about a quarter of it.

    >>> steps_to(36), steps_to(2), steps_to(1)
    ((36, 10), (2, 1), (1,))
    """
    if most < 2:
        return (most,)
    quarter = max(most / 3.5, 1.0)
    power = 10.0 ** math.floor(math.log10(quarter))
    return most, int(max(step * power for step in (1, 2, 5) if step * power <= quarter * 1.0000001))


def group_colour(number: object) -> str:
    """The colour of group 1, 2, …; slate for 0 (pairs, marks alone, small groups); blue if there are none."""
    if not isinstance(number, int):
        return ALL
    return GROUPS[number - 1] if number else NEUTRAL


def link_colour(network: nx.Graph[str], one: object, other: object) -> str:
    """The colour of the group that both ends are in; grey between groups."""
    groups = {network.nodes[str(end)].get("group") for end in (one, other)}
    return group_colour(groups.pop()) if len(groups) == 1 else GREY


def label_of(network: nx.Graph[str], node: str) -> Words:
    """What a node is called in each language."""
    data = network.nodes[node]
    return {"zh": data["label"], "en": data.get("label_en") or data["label"]}


def free_node(
    network: nx.Graph[str],
    node: str,
    kind: str,
    lines: Lines,
    size: float,
    colour: str,
    facts: tuple[tuple[Words, Words], ...],
    shape: Shape = "dot",
    evidence: tuple[int, ...] = (),
) -> Node:
    """The mark of a node that has its place (x, y, side); the network keeps its colour and its size (px)."""
    data = network.nodes[node]
    data["colour"], data["size"] = colour, round(size, 2)
    return Node(
        id=node,
        kind=kind,
        label=label_of(network, node),
        lines=lines,
        x=data["x"],
        y=data["y"],
        size=size,
        shape=shape,
        fill=colour,
        outline=colour,
        side=data.pop("side"),
        facts=facts,
        evidence=evidence,
    )


def count_legend(key: str, most: int, largest: float) -> list[Legend]:
    """Rows for circles whose area counts, up to `most` at the radius `largest`; the message `key` takes {count}."""
    return [
        Legend("dot", area_radius(count, most, largest), NEUTRAL, both(key, count=count)) for count in steps_to(most)
    ]


def group_legend(network: nx.Graph[str]) -> tuple[Legend, ...]:
    """A row for every group: its colour, its size and the mark that most of it is linked to."""
    members: dict[int, list[str]] = {}
    for node, number in network.nodes(data="group"):
        if number is not None:
            members.setdefault(number, []).append(node)
    if set(members) == {0}:
        return ()
    rows = []
    for number in sorted(members, key=lambda number: (number == 0, number)):
        found = members[number]
        if number == 0:
            rows.append(Legend("dot", 8, NEUTRAL, both("viz.legend_other_groups", count=len(found))))
            continue
        inner = network.subgraph(found)
        centre = min(found, key=lambda node: (-inner.degree(node), -network.degree(node), node))
        name = label_of(network, centre)
        rows.append(Legend("dot", 8, group_colour(number), both("viz.legend_group", name=name, count=len(found))))
    return tuple(rows)
