"""Answers as text: what pyoxigraph writes as SPARQL's TSV, cut into cells, and the terms that cells stand for.

Most cells of a long answer repeat, and a Python object for each costs as much as a quick query. So an answer is
written as text in one go, and each different cell is read once.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from graph.stores.protocol import Term, Written
from ontology.namespaces import PREFIXES

_INTEGER = NamedNode(f"{PREFIXES['xsd']}integer")


def written(found: QuerySolutions) -> Written:
    """All rows of an answer of at least one variable."""
    variables = tuple(variable.value for variable in found.variables)
    text = found.serialize(format=QueryResultsFormat.TSV)
    assert text is not None  # it is None only if written to a file
    # tabs and line feeds in values are escaped; other line ends that splitlines() knows are not
    cells = text.decode("utf-8").replace("\n", "\t").split("\t")
    width = len(variables)
    # the first row is the variables'; after the last line feed there is nothing
    return Written(variables, tuple(cells[width + place : -1 : width] for place in range(width)))


def plain_text(cell: str) -> str | None:
    """The text that a cell stands for if it is a string without a language and can be read without a parser.

    >>> plain_text('"two\\\\nlines"'), plain_text('"zwei"@de'), plain_text("2")
    ('two\\nlines', None, None)
    """
    if cell[:1] != '"' or cell[-1:] != '"':
        return None
    text = cell[1:-1]
    if "\\" not in text:
        return text
    if "\\\\" in text:
        return None
    text = text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
    return None if "\\" in text else text


def iri_text(cell: str) -> str | None:
    """The IRI that a cell stands for, if it does."""
    return cell[1:-1] if cell[:1] == "<" and cell[:2] != "<<" else None


def terms_of(cells: Iterable[str]) -> dict[str, Term | None]:
    """The term that each of some different cells stands for. Names, texts and whole numbers are most: no parser."""
    terms: dict[str, Term | None] = {}
    others: list[str] = []
    for cell in cells:
        if (text := plain_text(cell)) is not None:
            terms[cell] = Literal(text)
        elif (iri := iri_text(cell)) is not None:
            terms[cell] = NamedNode(iri)
        elif cell.isdecimal():
            terms[cell] = Literal(cell, datatype=_INTEGER)
        else:
            others.append(cell)
    if others:
        read = parse_query_results("\n".join(["?cell", *others, ""]).encode("utf-8"), QueryResultsFormat.TSV)
        assert isinstance(read, QuerySolutions)
        terms.update({cell: row[0] for cell, row in zip(others, read, strict=True)})
    return terms
