"""Files for other network tools (Gephi, Cytoscape, R, networkx): GraphML, GEXF, JSON; labels, weights, colours."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from viz.model import Drawing, Evidence, place_data

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(value: object) -> object:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _plain(drawing: Drawing, language: str) -> nx.Graph[str]:
    """The network in a fixed order, its attributes fit for XML; `label` is in `language`."""
    import networkx as nx

    directed = drawing.network.is_directed()
    plain: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    plain.graph["name"] = drawing.title[language]
    for node, data in sorted(drawing.network.nodes(data=True)):
        kept = {name: _clean(value) for name, value in sorted(data.items())}
        other = kept.get(f"label_{language}")
        plain.add_node(node, **(kept | {"label": other} if other else kept))
    edges = [(*((a, b) if directed else sorted((a, b))), data) for a, b, data in drawing.network.edges(data=True)]
    for first, second, data in sorted(edges, key=lambda edge: edge[:2]):
        plain.add_edge(first, second, **{name: _clean(value) for name, value in sorted(data.items())})
    return plain


def render_graphml(drawing: Drawing, language: str) -> bytes:
    """GraphML with flat attributes: kind, label, x, y, size, colour (also as r, g, b, which Gephi reads), counts."""
    import networkx as nx

    plain = _plain(drawing, language)
    for data in (*(data for _, data in plain.nodes(data=True)), *(data for *_, data in plain.edges(data=True))):
        if "colour" in data:
            red, green, blue = rgb(str(data["colour"]))
            data.update(r=red, g=green, b=blue)
    for _, data in plain.nodes(data=True):
        if "y" in data:  # upwards, as graph tools have it
            data["y"] = 0.0 - data["y"]
    written = io.BytesIO()
    nx.write_graphml_xml(plain, written, encoding="utf-8", infer_numeric_types=True)
    return written.getvalue()


def render_gexf(drawing: Drawing, language: str) -> bytes:
    """GEXF 1.2 with places, sizes, colours and widths in its viz module; without the date that networkx writes."""
    from networkx.readwrite.gexf import GEXFWriter

    plain = _plain(drawing, language)
    for _, data in plain.nodes(data=True):
        # GEXF has y upwards
        data["viz"] = {
            "position": {"x": data.pop("x"), "y": 0.0 - data.pop("y"), "z": 0.0},
            "size": data.pop("size"),
            "color": _colour(data["colour"]),
        }
    widths = {frozenset((edge.source, edge.target)): round(edge.width, 2) for edge in drawing.edges}
    for first, second, data in plain.edges(data=True):
        data["viz"] = {"color": _colour(data["colour"])}
        width = widths.get(frozenset((first, second)))
        if width is not None:
            data["viz"]["thickness"] = width
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    written: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def places_in(evidence: Iterable[Evidence], language: str) -> list[dict[str, object]]:
    """Places in plans as plain data, in order."""
    return [place_data(place) | {"remark": place.remark[language]} for place in evidence]


def render_json(drawing: Drawing, language: str) -> bytes:
    """Node-link JSON, as networkx reads it (edges under "links"); every node and link with the places behind it."""
    import networkx as nx

    places = places_in(drawing.evidence, language)
    plain = _plain(drawing, language)
    plain.graph.update(
        diagram=drawing.name,
        title=drawing.title[language],
        subtitle=drawing.subtitle[language],
        caption=[sentence[language] for sentence in drawing.caption],
    )
    for node in drawing.nodes:
        if node.id in plain:
            plain.nodes[node.id]["evidence"] = [places[index] for index in node.evidence]
    for edge in drawing.edges:
        if plain.has_edge(edge.source, edge.target):
            listed = plain.edges[edge.source, edge.target].setdefault("evidence", [])
            listed += [places[index] for index in edge.evidence]
            plain.edges[edge.source, edge.target]["remark"] = edge.remark[language]
    value = nx.node_link_data(plain, edges="links")
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def rgb(colour: str) -> tuple[int, int, int]:
    """The parts of a colour, 0–255.

    >>> rgb("#0b5a94")
    (11, 90, 148)
    """
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _colour(colour: str) -> dict[str, float]:
    red, green, blue = rgb(colour)
    return {"r": red, "g": green, "b": blue, "a": 1.0}
