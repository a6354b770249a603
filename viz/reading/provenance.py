"""Where a diagram comes from, in one sentence: the query, the parameters, the graph it was asked of, the version.

The graph's mark is the sha256 over everything that the graph records of its own making: the text hash of each plan, the
inputs with their versions and counts, the corrections. Same inputs, same tool, same corrections: same mark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from importlib import resources
from typing import TYPE_CHECKING

from graph.provenance import tool_version
from ontology.messages import LANGUAGES, message
from viz.model import Choice, Words

if TYPE_CHECKING:
    from graph.stores import Store

SHOWN = 8  # hex digits of a hash in a caption
BARE = ("focus",)  # given by its place on the command line, without an option
NOT_SHOWN = ("answer", "sparql")  # a person's own query is named with the queries


def digest(text: str) -> str:
    """The start of the sha256 of a text, as captions show it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:SHOWN]


def graph_mark(store: Store) -> str:
    """The start of the hash of what the graph records of its making (build.rq); "" if it records nothing."""
    query = (resources.files("viz.reading") / "build.rq").read_text(encoding="utf-8")
    lines = {" ".join(_plain(term) for term in triple) for triple in store.construct(query)}
    return digest("\n".join(sorted(lines))) if lines else ""


def _plain(term: object) -> str:
    """A term's value alone: stores differ in how they write datatypes."""
    return str(getattr(term, "value", term))


def chosen(choice: Choice) -> str:
    """The options that were given, as on the command line; "" if there were none."""
    words: list[str] = []
    for field in fields(choice):
        value = getattr(choice, field.name)
        if value == field.default or field.name in NOT_SHOWN:
            continue
        if isinstance(value, tuple):  # plans: --plan A --plan B
            words += [f"--{field.name.removesuffix('s')} {one}" for one in value]
        elif field.name in BARE:
            words.append(str(value))
        elif isinstance(value, bool):
            words.append(f"--{field.name.replace('_', '-')}")
        elif isinstance(value, str | int | float):
            shown = f"{value:g}" if isinstance(value, float) else value
            words.append(f"--{field.name.replace('_', '-')} {shown}")
    return " ".join(words)


def drawn_from(store: Store, queries: Iterable[tuple[str, str]], choice: Choice) -> Words:
    """The sentence for a caption; `queries` are (name, text) of what was asked."""
    named = [f"{name} ({digest(text)})" for name, text in queries]
    mark = graph_mark(store)
    return {
        language: message(
            "viz.drawn_from",
            language,
            queries=message("viz.comma", language).join(named) or message("viz.no_parameters", language),
            parameters=chosen(choice) or message("viz.no_parameters", language),
            graph=mark or message("viz.no_mark", language),
            version=tool_version(),
        )
        for language in LANGUAGES
    }
