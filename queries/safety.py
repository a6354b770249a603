"""Looks at a person's own SPARQL before it is run: reading only, and nothing that reaches for data elsewhere.

Two readings must agree that it is harmless: rdflib's parse tree, walked to the bottom, and our own tokens. An engine
that read the text differently from rdflib would still meet no such word outside strings, IRIs and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ontology.errors import QueryError
from ontology.namespaces import PREFIXES
from queries.render import tokens

Form = Literal["select", "ask", "construct"]

_FORMS: dict[str, Form] = {
    "SelectQuery": "select",
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "construct",
}
# parts of a parse tree that make an engine fetch something: SERVICE anywhere, FROM and FROM NAMED
_REMOTE_PARTS = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}
_REMOTE_WORDS = ("SERVICE", "FROM", "LOAD")
_UPDATE_WORDS = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
# codepoint escapes stand for characters anywhere in a query, so `\u0053ERVICE` is SERVICE
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check_query(sparql: str, *, allow_remote: bool = False) -> Form:
    """What form the query has; QueryError if it cannot be read, would change the graph, or reaches elsewhere.

    `allow_remote` lets SERVICE and FROM pass; updates never pass.
    """
    if not any(kind not in ("comment", "other") for kind, _ in tokens(sparql)):
        raise QueryError("queries.empty")
    words = list(_bare_words(sparql))
    tree = _parsed(sparql, words)
    for name in _part_names(tree):
        if name in _REMOTE_PARTS and not allow_remote:
            raise QueryError("queries.not_allowed", keyword=_REMOTE_PARTS[name])
    if not allow_remote:
        for word in words:
            if word in _REMOTE_WORDS:
                raise QueryError("queries.not_allowed", keyword=word)
    return next(_FORMS[name] for name in _part_names(tree) if name in _FORMS)


def with_prefixes(sparql: str) -> str:
    """The query with our usual prefixes (ontology.namespaces) declared where it uses them without saying so."""
    declared: set[str] = set()
    used: set[str] = set()
    before = ""
    for kind, text in tokens(sparql):
        if kind == "name" and ":" in text:
            (declared if before == "PREFIX" else used).add(text.partition(":")[0])
        if kind not in ("comment", "other") or text.strip():
            before = text.upper()
    missing = [prefix for prefix in PREFIXES if prefix in used - declared]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing) + sparql


def _bare_words(sparql: str) -> Iterator[str]:
    """Upper-case words that stand alone: no variable, no prefixed name, no part of a string, an IRI or a comment."""
    for kind, text in tokens(_ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), sparql)):
        if kind == "name" and ":" not in text:
            yield from (part.upper() for part in re.split(r"[.\-]", text) if part)


def _parsed(sparql: str, words: list[str]) -> object:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(sparql)
    except RecursionError as error:
        raise QueryError("queries.syntax", detail="nested too deeply") from error
    except ParseBaseException as error:
        update = next((word for word in words if word in _UPDATE_WORDS), None)
        if update is not None:
            raise QueryError("queries.not_read_only", keyword=update) from error
        raise QueryError("queries.syntax", detail=error) from error


def _part_names(part: object) -> Iterator[str]:
    """The names of all parts of rdflib's parse tree, outermost first, without recursion."""
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [part]
    while waiting:
        found = waiting.pop()
        if isinstance(found, CompValue):
            yield found.name
        if isinstance(found, dict):  # pyparsing's results call themselves mappings too, but hold a list
            waiting.extend(reversed(list(found.values())))
        elif not isinstance(found, str) and hasattr(found, "__iter__"):
            waiting.extend(reversed(list(found)))
