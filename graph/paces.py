"""Which targets of an indicator ask for most a year: the rank of each target's pace among all regions' paces.

In: a store that holds the plans' graphs (with `pw:baseline`, see `graph.mapping.baselines`) and the vocabulary. Out:
`pw:paceRank` and `pw:pacesRanked` of each target that has a pace. A pace is (target − baseline) / years, counted
towards the better; it is known where both are of one unit, the baseline is one number of a stated year, and the target
is a number or a bound that keeps what is reached. Paces are ranked within one indicator, unit and kind of target, and
what several plans say alike of one region counts once. It is reckoned here because a question would set each target
beside every other of its indicator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.mapping.baselines import UNDATED_ACTUAL, UNDATED_TARGET, Stated, in_year, stated_values
from graph.terms import integer, pairs, term

GRAPH = NamedNode(names.LINKS_GRAPH)
PROMISED = {"higher": "floor", "lower": "ceiling"}  # the bound that promises something, by what is better


def pace_quads(store: Store) -> Iterator[Quad]:
    """Rank and number of ranked paces of each target that has a pace, in the order of places."""
    statements = {one.iri: one for one in stated_values(_plan_quads(store))}
    better = dict(pairs(store, "pw:polarity"))
    unsettled = {target for target, _ in pairs(store, "pw:otherBaseline")}
    baselines = {target: base for target, base in pairs(store, "pw:baseline") if target not in unsettled}
    paces: dict[str, Fraction] = {}
    for one in statements.values():
        if one.iri in baselines and one.series[1] in better:
            pace = pace_of(one, statements[baselines[one.iri]], better[one.series[1]])
            if pace is not None:
                paces[one.iri] = pace
    for iri, (rank, among) in ranks([statements[iri] for iri in paces], paces).items():
        yield Quad(NamedNode(iri), term("pw:paceRank"), integer(rank), GRAPH)
        yield Quad(NamedNode(iri), term("pw:pacesRanked"), integer(among), GRAPH)


def _plan_quads(store: Store) -> Iterator[Quad]:
    """What is said of statements of indicators, in any graph."""
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("pw:IndicatorStatement"), None):
        yield from store.quads_for_pattern(quad.subject, None, None, quad.graph_name)


def pace_of(target: Stated, base: Stated, better: str) -> Fraction | None:
    """How much nearer to the better a year; None if it is not known, or if the target only leaves room."""
    by, since = in_year(target, UNDATED_TARGET), in_year(base, UNDATED_ACTUAL)
    kind, unit = target.level.form, target.level.unit
    if base.level.form != "point" or unit != base.level.unit or by == UNDATED_TARGET or since == UNDATED_ACTUAL:
        return None
    if kind not in ("point", PROMISED[better]):
        return None
    gain = Fraction(target.level.value) - Fraction(base.level.value)
    pace = (gain if better == "higher" else -gain) / (by - since)
    return pace if kind == "point" or pace >= 0 else None


def ranks(targets: Iterable[Stated], paces: Mapping[str, Fraction]) -> dict[str, tuple[int, int]]:
    """By target: its place from the quickest pace down, equal ones alike, and how many paces are ranked with it."""

    def kind(one: Stated) -> tuple[str, str, str]:
        return one.series[1], one.level.form, one.level.unit

    found = {}
    for _, grouped in groupby(sorted(targets, key=lambda one: (kind(one), one.place, one.iri)), key=kind):
        members = list(grouped)
        regions: dict[Fraction, set[str]] = defaultdict(set)
        for one in members:
            regions[paces[one.iri]].add(one.series[2])
        place: dict[Fraction, int] = {}
        among = 0
        for pace in sorted(regions, reverse=True):
            place[pace] = among + 1
            among += len(regions[pace])
        found.update({one.iri: (place[paces[one.iri]], among) for one in members})
    return found
