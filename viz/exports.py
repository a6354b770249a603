"""Files for other network tools (Gephi, Cytoscape, R): GraphML, GEXF; with labels, kinds, weights, colours, places."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from viz.model import Drawing

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(value: object) -> object:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def _plain(drawing: Drawing, language: str) -> nx.Graph[str]:
    """The network in a fixed order, its attributes fit for XML; `label` is in `language`."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph(name=drawing.title[language])
    for node, data in sorted(drawing.network.nodes(data=True)):
        kept = {name: _clean(value) for name, value in sorted(data.items())}
        other = kept.get(f"label_{language}")
        plain.add_node(node, **(kept | {"label": other} if other else kept))
    for first, second, data in sorted((*sorted((a, b)), data) for a, b, data in drawing.network.edges(data=True)):
        plain.add_edge(first, second, **{name: _clean(value) for name, value in sorted(data.items())})
    return plain


def render_graphml(drawing: Drawing, language: str) -> bytes:
    """GraphML with flat attributes: kind, label, x, y, size, colour, and what the diagram counts."""
    import networkx as nx

    written = io.BytesIO()
    nx.write_graphml_xml(_plain(drawing, language), written, encoding="utf-8", infer_numeric_types=True)
    return written.getvalue()


def render_gexf(drawing: Drawing, language: str) -> bytes:
    """GEXF 1.2 with the places, sizes and colours in its viz module; without the date that networkx writes."""
    from networkx.readwrite.gexf import GEXFWriter

    plain = _plain(drawing, language)
    for _, data in plain.nodes(data=True):
        # GEXF has y upwards
        data["viz"] = {
            "position": {"x": data.pop("x"), "y": 0.0 - data.pop("y"), "z": 0.0},
            "size": data.pop("size"),
            "color": _colour(data["colour"]),
        }
    for _, _, data in plain.edges(data=True):
        data["viz"] = {"color": _colour(data["colour"])}
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    written: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _colour(colour: str) -> dict[str, float]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}
