"""What the interactive page's scripts read: marks for vis-network by way of pyvis, and beside them the words.

Places in the texts, paths and remarks that come back are written once and named by number: a page of thousands of links
stays a few megabytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

from ontology.messages import LANGUAGES, message
from viz.layout.labels import FONT, LINE_HEIGHT, extent_of, font_of, label_box, node_box
from viz.model import Drawing, Edge, Evidence, Legend, Node, Tag, Words
from viz.palette import INK, PAPER, QUIET

Links = Callable[[Evidence], str | None]  # a place in a text → the address of a page that shows it
Item = TypeVar("Item")

# kinds of nodes that stand for themselves among the filters → the filter
TAGGED = {"theme": "theme", "region": "region", "place": "region"}
FIELDS = ("count", "start", "end", "all", "name", "hidden", "links", "places", "other", "remark")
WORDS = (
    "search", "legend", "hint", "places", "links", "back", "whole", "none", "noquote", "language", "canvas", "more",
    "characters", "filters", "kinds", "link_kinds", "weight", "at_least", "all_weights", "clear", "shown", "filtered",
    "labels_hidden", "apart", "steps", "one_step", "two_steps", "only", "save_svg", "save_png", "print", "keys",
    "keys_list", "said_node", "said_link", "said_none", "said_end", "open_place", "filtered_out", "panel",
    "zoom_in", "zoom_out", "empty", "more_hits", "link_title", "save_failed", "missing", "rest", "in_focus",
)  # fmt: skip
CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
STILL = {"hover": True, "dragNodes": False, "hideEdgesOnDrag": False, "keyboard": False, "tooltipDelay": 0}
EDGES = {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "physics": False}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "nodes": {"chosen": False, "labelHighlightBold": False, "physics": False},
    "interaction": STILL | {"hoverConnectedEdges": False, "selectConnectedEdges": False},
}


class Table:
    """Values that come back, each kept once, in the order of their first coming."""

    def __init__(self) -> None:
        self.rows: list[object] = []
        self._places: dict[Hashable, int] = {}

    def number(self, value: object, key: Hashable) -> int:
        """The row of `value`, which `key` tells from others."""
        if key not in self._places:
            self._places[key] = len(self.rows)
            self.rows.append(value)
        return self._places[key]

    def words(self, words: Words) -> int:
        """The row of a text in every language."""
        return self.number(words, tuple(sorted(words.items())))


def tags_of(node: Node) -> tuple[Tag, ...]:
    """What a node can be filtered by; a theme or a region without tags is its own."""
    return node.tags or ((Tag(TAGGED[node.kind], node.label),) if node.kind in TAGGED else ())


def kind_name(kind: str, looks: Collection[str] = (), legend: tuple[Legend, ...] = ()) -> Words:
    """What a kind of mark is called: its own word, else the row of the legend that all its marks look like.

    A kind that a person's own query names keeps that name.
    """
    try:
        return {language: message(f"viz.page_kind_{kind}", language) for language in LANGUAGES}
    except KeyError:
        rows = [row for row in legend if {_look(row.mark, row.colour)} == set(looks)]
        return rows[0].text if len(rows) == 1 else dict.fromkeys(LANGUAGES, kind)


def page_data(drawing: Drawing, language: str, links: Links | None = None) -> dict[str, object]:
    """Everything that the page's scripts read; `links` gives the address behind a place in a text."""
    paths, places, remarks = Table(), Table(), Table()
    groups: dict[str, Table] = {}
    for node in drawing.nodes:
        _numbers(tags_of(node), groups)
    return {
        "name": drawing.name,
        "language": language,
        "words": {tongue: _words(tongue) for tongue in LANGUAGES},
        "title": drawing.title,
        "subtitle": drawing.subtitle,
        "caption": drawing.caption,
        "extent": extent_of(drawing),
        "tall": drawing.curved,
        "bars": not drawing.curved,
        "ink": INK,
        "paper": PAPER,
        "quiet": QUIET,
        "note": FONT["note"],
        "leading": LINE_HEIGHT,
        "nodes": [
            {
                "kind": node.kind,
                "label": node.label,
                "facts": node.facts,
                "evidence": node.evidence,
                "text": _text(node),
                "tags": _numbers(tags_of(node), groups),
                "look": _look_of(node),
            }
            for node in drawing.nodes
        ],
        "edges": [
            {
                "kind": edge.kind,
                "share": round(edge.share, 4),
                "strong": edge.strong,
                "remark": remarks.words(edge.remark),
                "evidence": edge.evidence,
                "tags": _numbers(edge.tags, groups),
                "look": _look_of(edge),
            }
            for edge in drawing.edges
        ],
        "notes": [
            {name: getattr(note, name) for name in ("text", "x", "y", "anchor", "strong", "near")}
            for note in drawing.notes
        ],
        "legend": _legend(drawing.legend),
        "evidence": [
            [places.number(_place(found, paths, links), _key(found)), remarks.words(found.remark)]
            for found in drawing.evidence
        ],
        "places": places.rows,
        "paths": paths.rows,
        "remarks": remarks.rows,
        "kinds": _kinds(drawing.nodes, drawing.legend),
        "linkKinds": _kinds(drawing.edges, drawing.legend),
        "groups": {group: {"name": kind_name(group), "values": table.rows} for group, table in sorted(groups.items())},
        "drawn": _drawn(drawing),
    }


def _kinds(marks: Iterable[Node | Edge], legend: tuple[Legend, ...]) -> dict[str, Words]:
    """Kind → what it is called."""
    looks: dict[str, set[str]] = {}
    for mark in marks:
        looks.setdefault(mark.kind, set()).add(_look_of(mark))
    return {kind: kind_name(kind, looks[kind], legend) for kind in sorted(looks)}


def _words(language: str) -> dict[str, str]:
    """The page's own words; their fields are filled by its scripts."""
    fields = {name: f"{{{name}}}" for name in FIELDS}
    return {name: message(f"viz.page_{name}", language, **fields) for name in WORDS}


def _numbers(tags: tuple[Tag, ...], groups: dict[str, Table]) -> dict[str, list[int]]:
    """Group → the numbers of a mark's tags in it."""
    found: dict[str, list[int]] = {}
    for tag in tags:
        found.setdefault(tag.group, []).append(groups.setdefault(tag.group, Table()).words(tag.label))
    return found


def _key(place: Evidence) -> Hashable:
    return place.plan, place.path, place.start, place.end, place.before, place.quote, place.after


def _place(place: Evidence, paths: Table, links: Links | None) -> list[object]:
    path = paths.number(place.path, place.path)
    row = [place.plan, path, place.before, place.quote, place.after, place.start, place.end]
    address = links(place) if links else None
    return row if address is None else [*row, checked(address)]


def checked(address: str) -> str:
    """`address`, if it leads to a page: http, https, or a path of the same site; ValueError for anything that runs."""
    from urllib.parse import urlsplit

    if urlsplit(address.strip()).scheme not in ("", "http", "https"):
        raise ValueError(f"{address!r}: a link behind a place is http, https or a path")
    return address.strip()


def _look_of(mark: Node | Edge) -> str:
    if isinstance(mark, Node):
        return _look(mark.shape, mark.outline if mark.shape == "ring" else mark.fill)
    return _look("arrow" if mark.arrow else "dash" if mark.dashed else "line", mark.colour)


def _look(mark: str, colour: str) -> str:
    """What tells a mark from others in the legend."""
    return f"{mark} {colour}"


def _text(node: Node) -> dict[str, object]:
    return {
        "side": node.side,
        "font": font_of(node.kind),
        "lines": node.lines,
        "box": {language: [round(edge, 1) for edge in label_box(node, language)] for language in LANGUAGES},
    }


def _node(node: Node) -> dict[str, object]:
    """The mark alone: the page's scripts set the labels, since vis-network can put them below a mark only."""
    ring = node.shape == "ring"
    drawn: dict[str, object] = {
        "x": node.x,
        "y": node.y,
        "label": " ",  # pyvis would write the id
        "shape": "dot" if ring else node.shape,
        "size": node.size,
        "borderWidth": 2.6 if ring else 1,
        "color": {"background": node.fill, "border": node.outline if ring else PAPER},
    }
    if node.shape == "box":
        drawn |= {"shape": "custom", "room": _room(node)}
    return drawn


def _room(node: Node) -> list[float]:
    """[width, height] of a box round its label in the longest language."""
    boxes = [node_box(node, language) for language in LANGUAGES]
    return [round(max(b[2] - b[0] for b in boxes), 1), round(max(b[3] - b[1] for b in boxes), 1)]


def _edge(number: int, edge: Edge) -> dict[str, object]:
    head = {"enabled": True, "scaleFactor": 0.55}
    ends = {"": (), "to": ("to",), "both": ("to", "from")}[edge.arrow]
    return {
        "id": number,
        "width": round(edge.width, 2),
        "color": edge.colour,
        "dashes": [6, 4] if edge.dashed else False,
        "arrows": dict.fromkeys(ends, head) if ends else "",
    }


def _drawn(drawing: Drawing) -> dict[str, object]:
    """What vis-network draws, by way of pyvis; nodes and edges in the drawing's order."""
    from pyvis.network import Network

    network = Network(directed=True)  # undirected, pyvis would compare every edge with every other
    for node in drawing.nodes:
        network.add_node(node.id, **_node(node))
    for number, edge in enumerate(drawing.edges):
        network.add_edge(edge.source, edge.target, **_edge(number, edge))
    edges = EDGES | {"smooth": CURVE if drawing.curved else False}
    return {"nodes": network.nodes, "edges": network.edges, "options": OPTIONS | {"edges": edges}}


def _legend(rows: tuple[Legend, ...]) -> list[dict[str, object]]:
    """The rows with their marks; a row is counted if no other has the same look (steps of one scale have)."""
    looks = [_look(row.mark, row.colour) for row in rows]
    return [_row(row) | {"look": look if looks.count(look) == 1 else ""} for row, look in zip(rows, looks, strict=True)]


def _row(row: Legend) -> dict[str, object]:
    element, attributes = "circle", {"r": f"{row.size:.2f}", "fill": row.colour}
    if row.mark == "ring":
        attributes |= {"fill": PAPER, "stroke": row.colour, "stroke-width": "2.6"}
    elif row.mark in ("line", "dash"):
        element = "line"
        attributes = {"x1": "-20", "x2": "20", "stroke": row.colour, "stroke-width": f"{row.size:.2f}"}
        if row.mark == "dash":
            attributes["stroke-dasharray"] = "6 4"
    elif row.mark == "arrow":
        half, element = row.size / 2, "path"
        shaft = f"M-20 {-half:.2f}H8V{-half - 4:.2f}L20 0L8 {half + 4:.2f}V{half:.2f}H-20Z"
        attributes = {"d": shaft, "fill": row.colour}
    elif row.mark in ("box", "square"):
        wide, element = row.size * (1.7 if row.mark == "box" else 1), "rect"
        attributes |= {"x": f"{-wide:.2f}", "y": f"{-row.size:.2f}", "rx": "5" if row.mark == "box" else "0"}
        attributes |= {"width": f"{2 * wide:.2f}", "height": f"{2 * row.size:.2f}"}
        del attributes["r"]
    height = row.size + 12 if row.mark in ("line", "dash", "arrow") else 2 * row.size + 6
    return {"element": element, "attributes": attributes, "text": row.text, "height": round(height, 1)}
