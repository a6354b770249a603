"""What each region states in a chart of levels, line by line, with the pairs that it stands in; who shares a block."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import URIRef

from ontology.namespaces import BASE
from viz.charts.stated_values import Record, Stated, number_of, text_of
from viz.model import Words, both, same
from viz.reading.source import PLANWEAVE, Source

Pair = Record


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a cell: a region's target (None: omitted) and the pairs that it stands in, by upper region."""

    stated: Stated | None
    pairs: dict[str, list[Pair]]


def stated_in(row: Pair, side: str) -> Stated | None:
    """The lower (`side` "") or the upper ("upper_") target of a pair."""
    fact = text_of(row[f"{side}fact"])
    if not fact:
        return None
    return Stated(
        fact=URIRef(BASE + fact),
        comparator=text_of(row[f"{side}comparator"]) or "eq",
        value=number_of(row[f"{side}target"]),
        high=number_of(row[f"{side}target_high"]),
        unit=text_of(row[f"{side}unit"]),
        year=text_of(row[f"{side}year"]),
        words=text_of(row[f"{side}words"]),
    )


def key_of(row: Pair) -> tuple[str, str]:
    """The line of the matrix that a pair stands in: indicator and year."""
    return text_of(row["indicator"]), text_of(row["upper_year"] if row["upper_year"] is not None else row["year"])


def entries_of(rows: list[Pair], region: str) -> dict[tuple[str, str], list[Entry]]:
    """What a region states for each line, with its pairs; what it states as an upper region alone has none."""
    found: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for row in rows:
        if row["region"] == region:
            stated = stated_in(row, "")
            entry = found[key_of(row)].setdefault(str(stated.fact) if stated else "", Entry(stated, defaultdict(list)))
            entry.pairs[text_of(row["upper_region"])].append(row)
    for row in rows:
        upper = stated_in(row, "upper_") if row["upper_region"] == region else None
        if upper is not None:
            found[key_of(row)].setdefault(str(upper.fact), Entry(upper, {}))
    return {key: list(entries.values()) for key, entries in found.items()}


def groups_of(source: Source, rows: list[Pair]) -> list[tuple[tuple[str, ...], list[str]]]:
    """(regions above, the widest first; lower regions) of each block, in the order of the region codes."""
    nodes = {source.region_name(node): node for node in source.having(PLANWEAVE.regionCode)}
    uppers: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        uppers[text_of(row["region"])].add(text_of(row["upper_region"]))
    above = {name for names in uppers.values() for name in names}
    grouped: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for region, names in uppers.items():
        if region not in above:
            chain = tuple(sorted(names, key=lambda name: (len(source.wider((nodes[name],))), name)))
            grouped[chain].append(region)

    def code(name: str) -> str:
        return source.text(nodes[name], PLANWEAVE.regionCode)

    return [
        (chain, sorted(lower, key=code))
        for chain, lower in sorted(grouped.items(), key=lambda pair: [code(name) for name in pair[0]])
    ]


def shown_as(entry: Entry, year: str) -> Words:
    """A target as its cell shows it: with its year where that is not the line's; a dash for an omitted one."""
    if entry.stated is None:
        return same("—")
    shown = entry.stated.shown()
    if entry.stated.year == year:
        return shown
    return both("viz.value_year", value=shown, year=entry.stated.year) if entry.stated.year else both(
        "viz.value_no_year", value=shown
    )  # fmt: skip
