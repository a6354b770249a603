"""Writes a graph in a canonical form: equal graphs give equal bytes.

N-Quads: one quad a line, sorted by code points (which is the order of their UTF-8 bytes), each once. Turtle: the
union of the named graphs, sorted in the same way, with the project's prefixes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from ontology.namespaces import PREFIXES

FORMATS = ("nq", "ttl")


def export(quads: Iterable[Quad], form: str, output: IO[bytes]) -> int:
    """Write the quads in one of FORMATS; the number of lines (nq) or triples (ttl) written.

    The whole graph is held in memory while it is sorted (about 0.5 KB a quad).
    """
    if form == "nq":
        return _nquads(quads, output)
    return _turtle(quads, output)


def _nquads(quads: Iterable[Quad], output: IO[bytes]) -> int:
    lines = sorted({f"{quad} .\n" for quad in quads})
    output.writelines(line.encode("utf-8") for line in lines)
    return len(lines)


def _turtle(quads: Iterable[Quad], output: IO[bytes]) -> int:
    by_text: dict[str, Triple] = {str(triple): triple for triple in (quad.triple for quad in quads)}
    triples = [by_text[text] for text in sorted(by_text)]
    serialize(triples, output, RdfFormat.TURTLE, prefixes=dict(sorted(PREFIXES.items())))
    return len(triples)
