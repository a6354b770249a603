"""Puts RDF terms in the places of a query: in: SPARQL with `$name` places, out: SPARQL that an engine can run.

The text is cut into tokens first, so a `$name` inside a string, an IRI or a comment stays what it is. A line that ends
with the comment `# if name` stands only where the parameter is given, one with `# unless name` only where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

# In this order: a long string before a short one, an IRI before the operator <; a comment runs to the line's end.
# `FILTER(?a < ?b && ?c > 1)` must give no IRI: an IRI holds no space and none of <>"{}|^`\ (SPARQL 1.1, IRIREF).
_TOKEN = re.compile(
    r'''
    (?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
              |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$][^\W\d]\w*)
    |(?P<name>[^\W\d][\w.\-]*(?::[\w.\-:%]*)?|:[\w.\-:%]*)
    |(?P<other>\s+|.)
    ''',
    re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"[ \t]# (?P<word>if|unless) (?P<name>[a-z_]+)$")


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; joined they are the query again.

    >>> [kind for kind, _ in tokens('FILTER(?x="$x")') if kind != "other"]
    ['name', 'variable', 'string']
    """
    for found in _TOKEN.finditer(sparql):
        yield str(found.lastgroup), found.group()


def places(sparql: str) -> frozenset[str]:
    """The names that stand as `$name` in a query."""
    return frozenset(text[1:] for kind, text in tokens(sparql) if kind == "variable" and text[0] == "$")


def lines_for(sparql: str, given: Container[str]) -> str:
    """The query without the lines that stand for other parameters than those given.

    >>> lines_for("a # if region\\nb # unless region\\nc # why", {"region"})
    'a # if region\\nc # why'
    """
    kept = []
    for line in sparql.split("\n"):
        found = _CONDITION.search(line)
        if found is None or (found["name"] in given) == (found["word"] == "if"):
            kept.append(line)
    return "\n".join(kept)


def render(sparql: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query with every `$name` replaced: by its term, or, if it has none, by the variable ?any_name.

    Comments are left out. ValueError for a term that has no place in the query.
    """
    unknown = sorted(set(terms) - places(sparql))
    if unknown:
        raise ValueError(f"the query has no place for {unknown}")
    parts: list[str] = []
    for kind, text in tokens(lines_for(sparql, terms)):
        if kind == "comment":
            continue
        if kind == "variable" and text[0] == "$":
            name = text[1:]
            parts.append(str(terms[name]) if name in terms else f"?any_{name}")
        else:
            parts.append(text)
    return "".join(parts)
