"""A network as a page: pyvis turns the marks into vis-network's nodes and edges; its bundled vis-network draws them.

pyvis' own page is not used: it links a CDN and leaves headings unescaped.
"""

from __future__ import annotations

from importlib import resources

from viz.model import Drawing
from viz.page.frame import read_part, render_frame
from viz.page.network_data import Links, page_data

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
# one subject each; they share one scope, so that nothing is set loose in the window
SCRIPTS = (
    "data", "marks", "labels", "filters", "legend", "focus",
    "panel", "search", "keyboard", "picture", "address", "start",
)  # fmt: skip
BUTTONS = {"save-svg": "SVG", "save-png": "PNG", "print": "", "language": ""}


def render_page(drawing: Drawing, language: str, links: Links | None = None) -> bytes:
    """The page in UTF-8, its first words in `language`.

    `links` gives the address of a page that shows a place in a plan (http, https or a path; None: no link); without it
    the page links nothing. ValueError if an address would run something.
    """
    library = (resources.files("pyvis") / LIBRARY).read_text(encoding="utf-8").strip()
    parts = "\n".join(read_part(f"{name}.js") for name in SCRIPTS)
    return render_frame(
        drawing,
        language,
        main=read_part("network.html"),
        data=page_data(drawing, language, links),
        scripts=(library, f'"use strict";\n(function () {{\n{parts}\n}})();'),
        styles={"": read_part("page.css"), "paper": ""},
        buttons=BUTTONS,
    )
