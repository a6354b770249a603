"""What pages of networks and of charts have in common: one HTML file with everything in it, nothing from elsewhere.

Every text is escaped, the data stand in a block that no markup can leave, and the page's policy allows no request and
no script but those written here (by their hashes).
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from string import Template

from ontology.messages import message
from viz.charts.model import Chart
from viz.model import Drawing


def safe_json(value: object) -> str:
    """JSON that cannot end or open any markup, nor break a line of script.

    >>> safe_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def read_part(name: str) -> str:
    """A file of this folder."""
    return (resources.files("viz.page") / name).read_text(encoding="utf-8").strip()


def render_frame(
    made: Drawing | Chart,
    language: str,
    main: str,
    data: object,
    scripts: Sequence[str],
    styles: Mapping[str, str],
    buttons: Mapping[str, str],
) -> bytes:
    """The page in UTF-8, its first words in `language`.

    `main` is the markup below the head, from a file of this folder; `styles` and `buttons` are texts by their ids ("":
    without one). ValueError for a script that would end its own element.
    """
    hashes = " ".join(_hash(_checked(script)) for script in scripts)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = Template(read_part("page.html")).substitute(
        language="zh-CN" if language == "zh" else language,
        policy=html.escape(policy, quote=True).replace("&#x27;", "'"),
        title=html.escape(made.title[language]),
        subtitle=html.escape(made.subtitle[language]),
        noscript=html.escape(message("viz.page_noscript", language)),
        styles="\n".join(f"<style{_id(name)}>{style}</style>" for name, style in styles.items()),
        buttons="\n".join(f'<button{_id(name)} type="button">{text}</button>' for name, text in buttons.items()),
        main=main,
        data=safe_json(data),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )
    return (page + "\n").encode("utf-8")


def _id(name: str) -> str:
    return f' id="{html.escape(name)}"' if name else ""


def _hash(text: str) -> str:
    """The source expression of a script for the page's policy."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def _checked(script: str) -> str:
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("a script holds markup that would end it")
    return script
