"""Writes what SPARQL queries give in the W3C's formats; in: variables and rows of terms, a truth, or triples.

Rows and bytes are bounded. What was left out is said in the text where the format has a place for it: JSON
(a member `cut`), XML and Turtle (a comment); for CSV, TSV and JSON-LD the caller says it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ontology.namespaces import BASE, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from graph.stores import Term

Row = Iterable["Term | None"]
MAX_BYTES = 32 * 1024**2  # of one answer

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"
ROW_TYPES = (JSON, XML, CSV, TSV)
GRAPH_TYPES = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)

_XMLNS = 'xmlns="http://www.w3.org/2005/sparql-results#"'


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in bytes; `rows` are in it, and `cut` says whether there are more."""

    body: bytes
    rows: int
    cut: bool


def write_rows(media: str, variables: tuple[str, ...], rows: Iterable[Row], max_rows: int) -> Written:
    """The answer to a SELECT as one of ROW_TYPES, at most `max_rows` rows (0: all) and MAX_BYTES."""
    head, one, joint, tail = _ROWS[media]
    parts: list[str] = []
    size, cut = 0, False
    for number, row in enumerate(islice(rows, max_rows + 1 if max_rows else None), start=1):
        text = one(variables, tuple(row))
        size += len(text.encode("utf-8")) + len(joint)
        if (max_rows and number > max_rows) or size > MAX_BYTES:
            cut = True
            break
        parts.append(text)
    whole = head(variables, cut) + joint.join(parts) + tail
    return Written(whole.encode("utf-8"), len(parts), cut)


def write_truth(media: str, truth: bool) -> Written:
    """The answer to an ASK as one of ROW_TYPES (CSV and TSV, which have no form for it: the bare word)."""
    word = "true" if truth else "false"
    text = {
        JSON: f'{{"head": {{}}, "boolean": {word}}}\n',
        XML: f'<?xml version="1.0"?>\n<sparql {_XMLNS}><head/><boolean>{word}</boolean></sparql>\n',
    }.get(media, f"{word}\n")
    return Written(text.encode("utf-8"), 1, cut=False)


def write_triples(media: str, triples: Iterable[Triple], max_rows: int) -> Written:
    """The answer to a CONSTRUCT or DESCRIBE as one of GRAPH_TYPES, at most `max_rows` triples (0: all)."""
    from pyoxigraph import RdfFormat, serialize

    found = list(islice(triples, max_rows + 1 if max_rows else None))
    cut = bool(max_rows) and len(found) > max_rows
    if cut:
        del found[max_rows:]
    form = RdfFormat.from_media_type(media)
    assert form is not None
    body = serialize(found, format=form, prefixes=dict(PREFIXES, id=BASE) if media in (TURTLE, RDF_XML) else None)
    assert body is not None
    if cut and media in (TURTLE, N_TRIPLES):
        body += f"# cut: only the first {max_rows} triples are here\n".encode()
    return Written(body, len(found), cut)


def _json_term(term: Term) -> dict[str, object]:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    assert isinstance(term, Literal)
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language is not None:
        return {**found, "xml:lang": term.language}
    datatype = term.datatype.value
    return found if datatype == f"{PREFIXES['xsd']}string" else {**found, "datatype": datatype}


def _json_row(variables: tuple[str, ...], row: Row) -> str:
    bound = {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None}
    return json.dumps(bound, ensure_ascii=False)


def _json_head(variables: tuple[str, ...], cut: bool) -> str:
    said = ', "cut": true' if cut else ""
    return f'{{"head": {{"vars": {json.dumps(variables)}}}{said}, "results": {{"bindings": [\n'


def _xml_term(term: Term) -> str:
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_xml(term.value)}</bnode>"
    if not isinstance(term, Literal):  # a quoted triple, for which the format of SPARQL 1.1 has no element
        return f"<literal>{_xml(str(term))}</literal>"
    if term.language is not None:
        return f"<literal xml:lang={quoteattr(term.language)}>{_xml(term.value)}</literal>"
    datatype = term.datatype.value
    said = "" if datatype == f"{PREFIXES['xsd']}string" else f" datatype={quoteattr(datatype)}"
    return f"<literal{said}>{_xml(term.value)}</literal>"


def _xml(text: str) -> str:
    """Escaped; what XML 1.0 cannot hold at all is the replacement character."""
    kept = "".join(char if char >= " " or char in "\t\n\r" else "\ufffd" for char in text)
    return escape(kept).replace("\r", "&#13;").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _xml_row(variables: tuple[str, ...], row: Row) -> str:
    bound = "".join(
        f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
        for name, term in zip(variables, row, strict=True)
        if term is not None
    )
    return f"<result>{bound}</result>"


def _xml_head(variables: tuple[str, ...], cut: bool) -> str:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    said = "<!-- cut: there are more rows -->" if cut else ""
    return f'<?xml version="1.0"?>\n{said}<sparql {_XMLNS}><head>{names}</head><results>\n'


def _csv_row(_: tuple[str, ...], row: Row) -> str:
    written = io.StringIO()
    cells = ["" if term is None else str(getattr(term, "value", term)) for term in row]
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _csv_head(variables: tuple[str, ...], _: bool) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(variables)
    return written.getvalue()


def _tsv_row(_: tuple[str, ...], row: Row) -> str:
    return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


def _tsv_head(variables: tuple[str, ...], _: bool) -> str:
    return "\t".join(f"?{name}" for name in variables) + "\n"


_Head = Callable[[tuple[str, ...], bool], str]
_One = Callable[[tuple[str, ...], Row], str]
# media type → head, one row, what stands between rows, tail
_ROWS: dict[str, tuple[_Head, _One, str, str]] = {
    JSON: (_json_head, _json_row, ",\n", "\n]}}\n"),
    XML: (_xml_head, _xml_row, "\n", "\n</results></sparql>\n"),
    CSV: (_csv_head, _csv_row, "", ""),
    TSV: (_tsv_head, _tsv_row, "", ""),
}
