"""The interactive page: one HTML file with everything in it, the only place where HTML is made.

pyvis turns the marks into vis-network's nodes and edges; its bundled vis-network draws them. pyvis' own page is not
used: it links a CDN and leaves headings unescaped. Here every text is escaped, the data stand in a block that no
markup can leave, and the page's policy allows no request and no script but the two written here (by their hashes).
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from string import Template

from ontology.messages import LANGUAGES, message
from viz.labels import FONT, LINE_HEIGHT, extent_of, font_of, label_box, node_box
from viz.model import Drawing, Edge, Legend, Node
from viz.palette import INK, PAPER, QUIET

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
WORDS = (
    "search",
    "legend",
    "hint",
    "places",
    "links",
    "back",
    "whole",
    "none",
    "noquote",
    "language",
    "canvas",
)
CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "nodes": {"chosen": False, "labelHighlightBold": False, "physics": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "physics": False},
    "interaction": {"hover": True, "dragNodes": False, "hideEdgesOnDrag": False, "keyboard": False, "tooltipDelay": 0},
}


def safe_json(value: object) -> str:
    """JSON that cannot end or open any markup, nor break a line of script.

    >>> safe_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _hash(text: str) -> str:
    """The source expression of a script for the page's policy."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def _part(name: str) -> str:
    return (resources.files("viz") / name).read_text(encoding="utf-8").strip()


def _script(text: str) -> str:
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError("a script holds markup that would end it")
    return text


def _node(node: Node) -> dict[str, object]:
    """The mark alone: the page's script sets the labels, since vis-network can put them below a mark only."""
    ring = node.shape == "ring"
    drawn: dict[str, object] = {
        "x": node.x,
        "y": node.y,
        "label": " ",  # pyvis would write the id
        "shape": "dot" if ring else node.shape,
        "size": node.size,
        "borderWidth": 2.6 if ring else 1,
        "color": {
            "background": node.fill,
            "border": node.outline if ring else PAPER,
            "highlight": {"background": node.fill, "border": INK},
            "hover": {"background": node.fill, "border": INK},
        },
    }
    if node.shape == "box":
        drawn |= {"shape": "custom", "room": _room(node)}
    return drawn


def _room(node: Node) -> list[float]:
    """[width, height] of a box round its label in the longest language."""
    boxes = [node_box(node, language) for language in LANGUAGES]
    return [round(max(b[2] - b[0] for b in boxes), 1), round(max(b[3] - b[1] for b in boxes), 1)]


def _text(node: Node) -> dict[str, object]:
    return {
        "side": node.side,
        "font": font_of(node.kind),
        "lines": node.lines,
        "box": {language: [round(edge, 1) for edge in label_box(node, language)] for language in LANGUAGES},
    }


def _edge(edge: Edge, curved: bool) -> dict[str, object]:
    return {
        "id": f"{edge.source} {edge.target}",
        "width": round(edge.width, 2),
        "color": {"color": edge.colour, "highlight": edge.colour, "hover": edge.colour, "opacity": 1},
        "dashes": [6, 4] if edge.dashed else False,
        "arrows": "",
        "smooth": CURVE if curved else False,
    }


def _drawn(drawing: Drawing) -> dict[str, object]:
    """What vis-network draws, by way of pyvis."""
    from pyvis.network import Network

    network = Network(directed=True)  # undirected, pyvis would compare every edge with every other
    for node in drawing.nodes:
        parts = _node(node)
        network.add_node(node.id, **parts)
    for edge in drawing.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge, drawing.curved))
    return {"nodes": network.nodes, "edges": network.edges, "options": OPTIONS}


def _legend(row: Legend) -> dict[str, object]:
    element, attributes = "circle", {"r": f"{row.size:.2f}", "fill": row.colour}
    if row.mark == "ring":
        attributes |= {"fill": PAPER, "stroke": row.colour, "stroke-width": "2.6"}
    elif row.mark in ("line", "dash"):
        element = "line"
        attributes = {"x1": "-20", "x2": "20", "stroke": row.colour, "stroke-width": f"{row.size:.2f}"}
        if row.mark == "dash":
            attributes["stroke-dasharray"] = "6 4"
    elif row.mark in ("box", "square"):
        side = row.size
        wide = side * (1.7 if row.mark == "box" else 1)
        element = "rect"
        attributes |= {
            "x": f"{-wide:.2f}",
            "y": f"{-side:.2f}",
            "width": f"{2 * wide:.2f}",
            "height": f"{2 * side:.2f}",
        }
        attributes["rx"] = "5" if row.mark == "box" else "0"
    return {"element": element, "attributes": attributes, "text": row.text}


def _words(language: str) -> dict[str, str]:
    """The page's own words; two of them are filled by its script."""
    words = {name: message(f"viz.page_{name}", language) for name in WORDS}
    words["more"] = message("viz.page_more", language, count="{count}")
    words["characters"] = message("viz.page_characters", language, start="{start}", end="{end}")
    return words


def page_data(drawing: Drawing, language: str) -> dict[str, object]:
    """Everything that the page's script reads."""
    left, top, right, bottom = extent_of(drawing)
    return {
        "language": language,
        "words": {tongue: _words(tongue) for tongue in LANGUAGES},
        "title": drawing.title,
        "subtitle": drawing.subtitle,
        "caption": drawing.caption,
        "extent": [left, top, right, bottom],
        "tall": drawing.curved,
        "bars": not drawing.curved,
        "ink": INK,
        "paper": PAPER,
        "quiet": QUIET,
        "note": FONT["note"],
        "leading": LINE_HEIGHT,
        "nodes": [
            {
                "id": node.id,
                "kind": node.kind,
                "label": node.label,
                "facts": node.facts,
                "evidence": node.evidence,
                "text": _text(node),
            }
            for node in drawing.nodes
        ],
        "edges": [
            {
                "id": f"{edge.source} {edge.target}",
                "from": edge.source,
                "to": edge.target,
                "share": round(edge.share, 4),
                "strong": edge.strong,
                "remark": edge.remark,
                "evidence": edge.evidence,
            }
            for edge in drawing.edges
        ],
        "notes": [
            {"text": note.text, "x": note.x, "y": note.y, "anchor": note.anchor, "strong": note.strong}
            for note in drawing.notes
        ],
        "legend": [_legend(row) for row in drawing.legend],
        "evidence": [
            {
                "plan": place.plan,
                "path": place.path,
                "before": place.before,
                "quote": place.quote,
                "after": place.after,
                "start": place.start,
                "end": place.end,
                "remark": place.remark,
            }
            for place in drawing.evidence
        ],
        "drawn": _drawn(drawing),
    }


def render_page(drawing: Drawing, language: str) -> bytes:
    """The page in UTF-8, its first words in `language`."""
    library = _script((resources.files("pyvis") / LIBRARY).read_text(encoding="utf-8").strip())
    script = _script(_part("page.js"))
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = Template(_part("page.html")).substitute(
        language="zh-CN" if language == "zh" else language,
        policy=html.escape(policy, quote=True).replace("&#x27;", "'"),
        title=html.escape(drawing.title[language]),
        subtitle=html.escape(drawing.subtitle[language]),
        noscript=html.escape(message("viz.page_noscript", language)),
        style=_part("page.css"),
        data=safe_json(page_data(drawing, language)),
        library=library,
        script=script,
    )
    return (page + "\n").encode("utf-8")
