"""An indicator named by a construction in the text, with the value that it has."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.tokens.values import Value
from ontology.indicators import indicator_named

RATES = ("%", "‰", "/10万", "/万")


@dataclass(frozen=True, slots=True)
class Share:
    """A value of an indicator named by construction; `surface` is the text that names it."""

    value: Value
    name: str
    known: bool
    surface: str
    rule: str


def made(value: Value, name: str, surface: str, rule: str) -> Share:
    """The share of this name: the vocabulary's indicator where it has one, else a new one."""
    known = indicator_named(name)
    return Share(value, known.name if known else name, known is not None, surface, rule)
