"""RDF terms: names from curies, and literals in one canonical form a value (so that equal facts are equal bytes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode, Store

from ontology.namespaces import PREFIXES

_YEAR = re.compile(r"[0-9]{4}")
_DATES = {
    4: (re.compile(r"[0-9]{4}"), "xsd:gYear"),
    7: (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"), "xsd:gYearMonth"),
    10: (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), "xsd:date"),
}


@cache
def term(curie: str) -> NamedNode:
    """The node that `pw:Plan` and its like stand for; KeyError for an unknown prefix."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_DECIMAL, _INTEGER, _BOOLEAN = term("xsd:decimal"), term("xsd:integer"), term("xsd:boolean")


def plain(text: str) -> Literal:
    """A string without a language."""
    return Literal(text)


@lru_cache(maxsize=4096)
def chinese(text: str) -> Literal:
    """A string in Chinese."""
    return Literal(text, language="zh")


def english(text: str) -> Literal:
    """A string in English."""
    return Literal(text, language="en")


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=_INTEGER)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def decimal_text(number: float | Decimal) -> str:
    """The shortest decimal notation without exponent.

    >>> decimal_text(1332000000.0), decimal_text(0.59), decimal_text(1e-07)
    ('1332000000', '0.59', '0.0000001')
    """
    exact = number if isinstance(number, Decimal) else Decimal(repr(float(number)))
    if not exact.is_finite():
        raise ValueError(f"{number!r} is no decimal number")
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def decimal(number: float | Decimal) -> Literal:
    """An xsd:decimal in canonical form (what a store gives back is then what was written)."""
    return Literal(decimal_text(number), datatype=_DECIMAL)


def year(text: str) -> Literal:
    """An xsd:gYear; what is no year stays a plain string, which the shapes then report."""
    return Literal(text, datatype=term("xsd:gYear")) if _YEAR.fullmatch(text) else Literal(text)


def date(text: str) -> Literal:
    """An xsd:date, gYearMonth or gYear by the text's form; else a plain string, which the shapes then report."""
    pattern, datatype = _DATES.get(len(text), (_YEAR, ""))
    return Literal(text, datatype=term(datatype)) if datatype and pattern.fullmatch(text) else Literal(text)


def pairs(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """Subject and value (an IRI or a literal's text) of every triple with this predicate, in any graph of the store."""
    for quad in store.quads_for_pattern(None, term(predicate), None, None):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            yield subject.value, value.value
