"""The one way through the loaders: document → tables, outline, header → facts."""

from __future__ import annotations

from loaders.document import Document
from loaders.facts import FINDERS
from loaders.header import read_header
from loaders.model import DocumentFact, Fact, SectionFact
from loaders.outline import read_outline
from loaders.plain import plain_document, restore
from loaders.reading import Reading
from loaders.tables import read_tables
from ontology.errors import InputError

_ORDER = {kind: rank for rank, kind in enumerate(FINDERS)}


def read(document: Document, region: str | None = None, period: str | None = None) -> Reading:
    """Structure and header of a document, and all facts in it (in the order the finders ran).

    The document should be a plain one (`plain_document`): what a page left in it would be read as text.
    """
    tables = read_tables(document)
    outline = read_outline(document, [(table.start, table.end) for table in tables])
    reading = Reading(document, outline, tables, read_header(document, outline, region, period))
    for finder in FINDERS.values():
        reading.found.extend(finder(reading))
    return reading


def extract_document(document: Document, region: str | None = None, period: str | None = None) -> tuple[Fact, ...]:
    """All facts in a document, in text order: the document itself, then by offset, then by kind.

    `region` and `period` overrule the header. Raises InputError if there is no text.
    """
    if not document.text.strip():
        raise InputError("loaders.empty", path=document.name)
    plain, origin = plain_document(document)
    found = [restore(fact, origin) for fact in read(plain, region, period).found]
    return tuple(sorted(found, key=_place))


def require_plan(facts: tuple[Fact, ...], name: object) -> None:
    """InputError if the text is no plan: it has no numbered heading and no title of a plan."""
    if any(isinstance(fact, SectionFact) for fact in facts):
        return
    if not any(isinstance(fact, DocumentFact) and fact.title for fact in facts):
        raise InputError("loaders.no_plan", path=name)


def _place(fact: Fact) -> tuple[int, int, int, int]:
    rank = _ORDER[fact.kind]
    if fact.span is None or fact.kind == "document":
        return (0, 0, 0, rank)
    return (1, fact.span.start, fact.span.end, rank)
