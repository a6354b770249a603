"""The ledger of doubt: every number that nothing explains, every guess that was made or refused, with its place.

A number is explained by a fact, or by what it is besides a value: part of a date, of a name, of a heading's marker,
an age, an address, a duration. What is left is the to-do list of the extraction, and a warning to its reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

import regex

from loaders.document import Span
from loaders.facts.counting import is_quantity
from loaders.front.titles import cited_titles
from loaders.header import document_numbers
from loaders.indicators.names import names_in
from loaders.model import DocumentFact, IndicatorFact, InstitutionFact, ProjectFact, QuantityFact, RegionFact
from loaders.projects.amounts import held_by_projects
from loaders.reading import Reading
from loaders.stretches import stretches
from loaders.tables import Table
from loaders.tokens.clock import moments_in
from loaders.tokens.conditions import is_age
from loaders.tokens.values import values_in
from ontology.indicators import all_indicators
from ontology.regions import chain as regions_above
from ontology.regions import full_name
from ontology.tables import any_of, words

DoubtKind = Literal["number", "unit", "name", "body", "heading"]
_NUMBER = regex.compile(r"\d[\d,.]*\d|\d")
_NEAR = 0.6  # Dice of character pairs from which on a listed name is worth naming beside a new one
_QUOTED = regex.compile(r"“[^”\n]{1,16}”")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One row: what is in doubt, where, the message key of the reason, and a detail (a unit, a near name)."""

    kind: DoubtKind
    span: Span
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All doubts in text order, and how many of the document's numbers are explained."""

    doubts: tuple[Doubt, ...]
    numbers: int
    explained: int

    @property
    def coverage(self) -> float:
        """The share of numbers explained, 0 to 1; 1 for a text without numbers."""
        return self.explained / self.numbers if self.numbers else 1.0


def ledger_of(reading: Reading) -> Ledger:
    """The ledger of a document that has been read whole."""
    view = reading.document.view
    known = _Stretches(_explained(reading, view))
    numbers = [found.span() for found in _NUMBER.finditer(view)]
    left = [(start, end) for start, end in numbers if not known.touches(start, end)]
    doubts = [*_numbers(reading, view, left), *_guesses(reading), *_owners(reading), *_breaks(reading)]
    ordered = sorted(doubts, key=lambda doubt: (doubt.span.start, doubt.span.end, doubt.kind))
    return Ledger(tuple(ordered), len(numbers), len(numbers) - len(left))


class _Stretches:
    """A set of stretches of text that can be asked whether it touches another, whatever the overlaps among them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def touches(self, start: int, end: int) -> bool:
        """Whether [start, end) and one of the stretches share a character."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def _explained(reading: Reading, view: str) -> Iterator[tuple[int, int]]:
    for fact in reading.found:
        if isinstance(fact, IndicatorFact | QuantityFact | InstitutionFact | RegionFact | ProjectFact) and fact.span:
            yield fact.span.start, fact.span.end
    yield from held_by_projects(view, reading.outline, reading.facts(ProjectFact))
    yield from ((span.start, span.end) for span in cited_titles(reading.document))
    yield from document_numbers(view)
    yield from ((section.start, section.title.start) for section in reading.outline.sections)
    yield from chain.from_iterable(map(_read_parts, reading.tables))
    yield from ((name.start, name.end) for name in names_in(view))
    yield from (found.span() for found in _written_name().finditer(view))
    yield from (found.span() for found in _QUOTED.finditer(view))
    yield from ((moment.start, moment.end) for moment in moments_in(view, 0, len(view)))
    for value in values_in(view, 0, len(view)):
        if is_age(view, value) or (value.unit in words("uncounted_unit") and value.unit not in words("rate_unit")):
            yield value.start, value.end


def _read_parts(table: Table) -> Iterator[tuple[int, int]]:
    """What is read of a table: all but the cells whose column is not certain."""
    at = table.start
    for cell in sorted(table.unread, key=lambda cell: cell.start):
        yield at, cell.start
        at = cell.end
    yield at, table.end


@lru_cache(maxsize=1)
def _written_name() -> regex.Pattern[str]:
    """Numbers inside names (5G, H7N9, P2, 120), addresses (麦峪路9号), times (10月前) and denominators (每3万人)."""
    return regex.compile(
        rf"{any_of('number_name')}|\d+(?:-\d+)?\p{{Han}}?号|\d{{1,2}}:\d\d(?::\d\d)?|\d{{7,}}"
        rf"|\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}日前|每\d+(?:\.\d+)?[百千万]"
    )


def _numbers(reading: Reading, view: str, left: Iterable[tuple[int, int]]) -> Iterator[Doubt]:
    """One doubt a number that is left, with the reason that its surroundings suggest."""
    values = {value.number_start: value for value in values_in(view, 0, len(view))}
    inside = _Stretches((one.block.start, one.block.end) for one in stretches(reading))
    unread = _Stretches((cell.start, cell.end) for table in reading.tables for cell in table.unread)
    for start, end in left:
        value = values.get(start)
        unit = value.unit if value else ""
        if unread.touches(start, end):
            reason = "ledger.column"
        elif not inside.touches(start, end):
            reason = "ledger.front"
        elif unit in words("rate_unit"):
            reason = "ledger.rate"
        elif value is not None and unit and is_quantity(view, value, ()):
            reason = "ledger.condition"
        else:
            reason = "ledger.bare"
        yield Doubt("number", reading.document.span(start, value.end if value else end), reason, unit)


def _guesses(reading: Reading) -> Iterator[Doubt]:
    """Units taken from the vocabulary, and new names with the listed one that they come nearest to."""
    for fact in reading.facts(IndicatorFact):
        assert fact.span is not None
        if fact.unit_inferred:
            yield Doubt("unit", fact.span, "ledger.unit", fact.unit)
        if not fact.known:
            near = _nearest(fact.indicator)
            yield Doubt("name", fact.span, "ledger.near" if near else "ledger.new", near or fact.indicator)


def _owners(reading: Reading) -> Iterator[Doubt]:
    """Bodies whose owner their name does not say: 精卫中心 taken for the city's own."""
    region = reading.header.region
    if region is None:
        return
    issuer = next((fact.issuer for fact in reading.facts(DocumentFact)), "")
    said = tuple(name for one in regions_above(region) for name in (one.name, one.short, one.name[-1]) if name)
    for fact in reading.facts(InstitutionFact):
        assert fact.span is not None
        given = fact.region_code == region.code and fact.name.startswith((full_name(region), region.name))
        if given and not fact.span.text.lstrip("“").startswith(said) and not (issuer and fact.name.startswith(issuer)):
            yield Doubt("body", fact.span, "ledger.owner", fact.name)


def _breaks(reading: Reading) -> Iterator[Doubt]:
    starts = {section.start: section for section in reading.outline.sections}
    for start in reading.outline.breaks:
        section = starts[start]
        yield Doubt("heading", section.title, "ledger.ordinal", section.marker)


@cache
def _nearest(name: str) -> str:
    """The listed indicator whose name is most like this one, if it is like it at all; '' otherwise."""
    best, score = "", _NEAR
    mine = _pairs(name)
    for indicator in all_indicators():
        theirs = _pairs(indicator.name)
        dice = 2 * len(mine & theirs) / (len(mine) + len(theirs))
        if dice > score:
            best, score = indicator.name, dice
    return best


@cache
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset((text,))
