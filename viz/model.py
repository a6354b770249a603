"""What every diagram comes to, whatever draws it: placed marks with words in two languages, and the evidence behind.

Lengths are in drawing units (1 unit = 1 px at scale 1); x grows to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ontology.messages import LANGUAGES, message

if TYPE_CHECKING:
    import networkx as nx

    from queries.sandbox import Result

Words = dict[str, str]  # language → text
Shape = Literal["box", "dot", "ring", "square"]
Side = Literal["inside", "below", "above", "left", "right"]


def both(key: str, **values: object) -> Words:
    """The message `key` in every language; a value that is itself Words is taken in that language."""

    def fitting(language: str) -> dict[str, object]:
        return {name: value[language] if isinstance(value, dict) else value for name, value in values.items()}

    return {language: message(key, language, **fitting(language)) for language in LANGUAGES}


def same(text: str) -> Words:
    """A text that is the same in every language (a name from a plan)."""
    return dict.fromkeys(LANGUAGES, text)


@dataclass(frozen=True, slots=True)
class Choice:
    """What to draw: ids or names of plans, regions, themes, indicators (empty: all), and the least weight of an edge.

    `min_weight` is a share of 1; None leaves it to the diagram, which leaves links out only where they are too many.
    Which diagram takes the rest says viz.TAKES: the `level` of a statistical test (`uncorrected`: pair by pair), the
    `limit` of marks, the name of what an ego network is about (`focus`) and its `radius` in links, the `answer` to a
    person's own query (`sparql`), and `same_places`: every mark where it stands in the drawing of the whole graph.
    """

    plans: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    min_weight: float | None = None
    level: float | None = None
    uncorrected: bool = False
    limit: int | None = None
    focus: str | None = None
    radius: int | None = None
    answer: Result | None = None
    sparql: str = ""
    same_places: bool = False
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a plan: where it stands, what it says, and a remark (weight, role)."""

    plan: str
    path: tuple[str, ...]
    before: str
    quote: str
    after: str
    start: int | None
    end: int | None
    remark: Words


def place_data(place: Evidence) -> dict[str, object]:
    """A place as plain data, without its remark: in which languages that is given is for the format to say."""
    names = ("plan", "path", "before", "quote", "after", "start", "end")
    return {name: getattr(place, name) for name in names}


@dataclass(frozen=True, slots=True)
class Tag:
    """What a mark belongs to: `group` is "theme", "region" or another kind of node, `label` its name there."""

    group: str
    label: Words


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the page. `label` is whole, `lines` are what is drawn; `facts` are name–value pairs for the panel.

    `tags` are what the page can filter it by; a theme or a region without tags stands for itself.
    """

    id: str
    kind: str
    label: Words
    lines: dict[str, tuple[str, ...]]
    x: float
    y: float
    size: float
    shape: Shape
    fill: str
    outline: str
    side: Side
    facts: tuple[tuple[Words, Words], ...] = ()
    evidence: tuple[int, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A link; `strong` is its colour when it is in focus.

    `share` (0–1) is the length of its bar in the panel; `remark` says in words what it weighs. `arrow`: at its target,
    or at both ends. `tags`: what the page can filter it by; without them, the tags of both its ends.
    """

    source: str
    target: str
    kind: str
    width: float
    colour: str
    strong: str
    dashed: bool
    share: float
    remark: Words
    evidence: tuple[int, ...] = ()
    arrow: Literal["", "to", "both"] = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Words on the canvas beside its marks (a column's heading, a plan's name, what a link weighs).

    `near`: the marks that it speaks of, a node by its id, a link by "source target"; the page leaves the note out when
    it shows none of them. Without any it always stands.
    """

    text: Words
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    strong: bool = False
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """One row of the legend: a mark as it is drawn, and what it means. `size` is the mark's radius or line width."""

    mark: Literal["box", "dot", "ring", "square", "line", "dash", "arrow"]
    size: float
    colour: str
    text: Words


@dataclass(frozen=True)
class Drawing:
    """A finished diagram, ready for any format.

    `curved`: links leave and arrive level. `network` is the networkx graph behind it, for the exports. `frame`: the
    room that the page keeps at least (left, top, right, bottom), so that several drawings lie one over another.
    """

    name: str
    title: Words
    subtitle: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[Note, ...]
    legend: tuple[Legend, ...]
    caption: tuple[Words, ...]
    evidence: tuple[Evidence, ...]
    curved: bool
    network: nx.Graph[str] = field(repr=False)
    frame: tuple[float, float, float, float] | None = None
