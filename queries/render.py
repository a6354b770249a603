"""Puts RDF terms in the places of a query: in: SPARQL with `$name` places, out: SPARQL that an engine can run.

The text is cut into tokens first, so a `$name` inside a string, an IRI or a comment stays what it is. A line that ends
with the comment `# if name` stands only where the parameter is given, one with `# unless name` only where it is not;
`name|name` means any of them. A line of one pattern, or of one OPTIONAL of one, that ends with `# whole unless name`
is read for all its subjects at once where the parameter is not given: it becomes a subselect, which engines join
instead of looking it up row by row. One that ends with `# whole` always is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
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
_WHOLE_NUMBER = re.compile(r'"[0-9]+"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>')
_CONDITION = re.compile(r"[ \t]+# (?:whole|(?P<word>if|unless|whole unless) (?P<names>[a-z_]+(?:\|[a-z_]+)*))$")
_PATTERN = re.compile(r"(?P<before>\s*)(?P<optional>OPTIONAL \{ )?(?P<pattern>[^{}]+?)(?P<close> \})?")


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; joined they are the query again.

    >>> [kind for kind, _ in tokens('FILTER(?x="$x")') if kind != "other"]
    ['name', 'variable', 'string']
    """
    for found in _TOKEN.finditer(sparql):
        yield str(found.lastgroup), found.group()


@lru_cache(maxsize=256)
def places(sparql: str) -> frozenset[str]:
    """The names that stand as `$name` in a query."""
    return frozenset(text[1:] for kind, text in tokens(sparql) if kind == "variable" and text[0] == "$")


def lines_for(sparql: str, given: Container[str]) -> str:
    """The query without the lines that stand for other parameters than those given.

    >>> lines_for("a # if region\\nb # unless region|plan\\nc # why", {"region"})
    'a # if region\\nc # why'
    >>> lines_for("?s a ?c .  # whole unless plan\\nOPTIONAL { ?s ?p ?o }  # whole unless plan", ())
    '{ SELECT * WHERE { ?s a ?c . } }\\nOPTIONAL { { SELECT * WHERE { ?s ?p ?o } } }'
    >>> lines_for("?s a ?c .  # whole", {"plan"})
    '{ SELECT * WHERE { ?s a ?c . } }'
    """
    kept = []
    for line in sparql.split("\n"):
        found = _CONDITION.search(line)
        if found is None:
            kept.append(line)
            continue
        is_given = any(name in given for name in (found["names"] or "").split("|"))
        if found["word"] in (None, "whole unless"):
            kept.append(line if is_given else _whole(line[: found.start()]))
        elif is_given == (found["word"] == "if"):
            kept.append(line)
    return "\n".join(kept)


def _whole(line: str) -> str:
    """A line's pattern as a subselect; ValueError (a fault of ours, found by tests) for more than one group."""
    found = _PATTERN.fullmatch(line)
    if found is None or (found["optional"] is None) != (found["close"] is None):
        raise ValueError(f"not one pattern or one OPTIONAL of one: {line!r}")
    inner = f"{{ SELECT * WHERE {{ {found['pattern']} }} }}"
    return f"{found['before']}OPTIONAL {{ {inner} }}" if found["optional"] else f"{found['before']}{inner}"


def render(sparql: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query with every `$name` replaced: by its term, or, if it has none, by the variable ?any_name.

    Comments are left out. ValueError for a term that has no place in the query.
    """
    unknown = sorted(set(terms) - places(sparql))
    if unknown:
        raise ValueError(f"the query has no place for {unknown}")
    return "".join(
        text if name is None else _text(terms[name]) if name in terms else f"?any_{name}"
        for text, name in _pieces(sparql, frozenset(terms))
    )


@lru_cache(maxsize=256)
def _pieces(sparql: str, given: frozenset[str]) -> tuple[tuple[str, str | None], ...]:
    """The query for the parameters given, cut at its places: each piece's text, and the name if it is a place.

    A question asked again with other values is not cut anew: that takes as long as a short query runs.
    """
    found: list[tuple[str, str | None]] = []
    between: list[str] = []
    for kind, text in tokens(lines_for(sparql, given)):
        if kind == "variable" and text[0] == "$":
            found.extend([("".join(between), None), (text, text[1:])])
            between = []
        elif kind != "comment":
            between.append(text)
    return (*found, ("".join(between), None))


def _text(term: NamedNode | Literal) -> str:
    """A term as SPARQL: a whole number in digits alone, as LIMIT wants it.

    >>> from pyoxigraph import Literal
    >>> _text(Literal(20)), _text(Literal("20"))
    ('20', '"20"')
    """
    text = str(term)
    return text[1:].partition('"')[0] if _WHOLE_NUMBER.fullmatch(text) else text
