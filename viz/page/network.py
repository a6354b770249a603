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

from ontology.messages import message
from viz.model import Drawing
from viz.page.network_data import Links, page_data

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
# one subject each; they share one scope, so that nothing is set loose in the window
SCRIPTS = (
    "data", "marks", "labels", "filters", "legend", "focus",
    "panel", "search", "keyboard", "picture", "address", "start",
)  # fmt: skip


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
    return (resources.files("viz.page") / name).read_text(encoding="utf-8").strip()


def _script(text: str) -> str:
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError("a script holds markup that would end it")
    return text


def _own_script() -> str:
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    return _script(f'"use strict";\n(function () {{\n{parts}\n}})();')


def render_page(drawing: Drawing, language: str, links: Links | None = None) -> bytes:
    """The page in UTF-8, its first words in `language`.

    `links` gives the address of a page that shows a place in a plan (http, https or a path; None: no link); without it
    the page links nothing. ValueError if an address would run something.
    """
    library = _script((resources.files("pyvis") / LIBRARY).read_text(encoding="utf-8").strip())
    script = _own_script()
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
        data=safe_json(page_data(drawing, language, links)),
        library=library,
        script=script,
    )
    return (page + "\n").encode("utf-8")
