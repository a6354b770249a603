"""Which targets are one, and where each is stated first: what comparing the targets of regions begins with.

In: a store that holds the plans' graphs. Out: a `pw:targetKey` for the first of the equal targets of one region: where
it stands and what it asks, in one text. Equal are same indicator, region, year, comparator, level, upper end, unit and
words. A plan of the region itself comes first, then the first place. Which statement that is depends on no question,
and finding it takes a dozen triples of every target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.sort_ranks import sort_rank_quads
from graph.terms import decimal_text, pairs, plain, term

GRAPH = NamedNode(names.TARGETS_GRAPH)
_DIGITS = 18  # of fractions, as engines keep them
_STATED = (
    "pw:indicator",
    "sdmx-dimension:refArea",
    "pw:inPlan",
    "pw:placeKey",
    "sdmx-dimension:refPeriod",
    "pw:comparator",
    "sdmx-measure:obsValue",
    "pw:highValue",
    "pw:unit",
    "pw:normalisedValue",
    "pw:normalisedUnit",
    "pw:rawValue",
)


def targets(store: Store) -> tuple[Quad, ...]:
    """All quads of the targets graph, sorted."""
    found = [Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)]
    keys = dict(first_targets(store))
    found.extend(Quad(NamedNode(node), term("pw:targetKey"), plain(key), GRAPH) for node, key in keys.items())
    found.extend(sort_rank_quads(store, keys))
    return tuple(sorted(found, key=str))


def first_targets(store: Store) -> Iterator[tuple[str, str]]:
    """Each first target and its key."""
    typed = term("pw:IndicatorStatement").value
    meant = {node for node, role in pairs(store, "pw:role") if role == "target"}
    meant &= {node for node, kind in pairs(store, "rdf:type") if kind == typed}
    read = [{node: value for node, value in pairs(store, name) if node in meant} for name in _STATED]
    covered = dict(pairs(store, "pw:coversRegion"))
    firsts: dict[tuple[str, ...], tuple[bool, str, str, str]] = {}
    for node in meant:
        indicator, region, plan, place, *stated = (values.get(node) for values in read)
        if indicator is not None and region is not None and place is not None:
            asked = _asked(*stated)
            this = (covered.get(plan or "") != region, place, node, target_key(place, asked, stated[2:5]))
            firsts[indicator, region, *asked] = min(this, firsts.get((indicator, region, *asked), this))
    return ((node, key) for _, _, node, key in firsts.values())


def target_key(place: str, asked: Sequence[str], stated: Sequence[str | None]) -> str:
    """The lines of a place (see `graph.mapping.places`), of what is asked, and of value, upper end, unit as stated.

    >>> target_key("a-plan\\n000000012000000015\\n1 Aims", ("2025", "ge", "0.8", "", "1", ""), ("80", None, "%"))
    'a-plan\\n000000012000000015\\n1 Aims\\n2025\\nge\\n0.8\\n\\n1\\n\\n80\\n\\n%'
    """
    return "\n".join((place, *asked, *(value or "" for value in stated)))


def _asked(
    year: str | None,
    comparator: str | None,
    value: str | None,
    high: str | None,
    unit: str | None,
    level: str | None,
    level_unit: str | None,
    raw: str | None,
) -> tuple[str, ...]:
    """Year, comparator, level, its upper end, its unit, and the words where there is no number; '' for none."""
    upper = high or ""
    if high and value and level and Fraction(value):  # in the unit of the level
        exact = Fraction(high) * Fraction(level) / Fraction(value)
        upper = decimal_text(Decimal(int(exact * 10**_DIGITS)).scaleb(-_DIGITS))
    words = "" if value is not None else (raw or "").replace("\n", "")
    return (year or "", comparator or "eq", level or value or "", upper, level_unit or unit or "", words)
