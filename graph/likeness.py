"""Which regions are most alike by what their plans give to each theme.

In: of each region the share of each theme in its task text, in billionths. Out: the quads of a `pw:LikenessLink` for
each pair of which one is among the `NEAREST` most similar of the other. Similarity is the weighted Jaccard index: the
sum of the lesser shares over the sum of the greater ones. It is reckoned here because all pairs of a thousand regions
are half a million, of which a question would join every common theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph import names
from graph.terms import integer, plain, term

GRAPH = NamedNode(names.SHARES_GRAPH)
NEAREST = 5
RULE = "likeness.shares"
_EXACT = 10**12  # similarities are compared to so many parts


def likeness_quads(shares: Mapping[str, Mapping[str, int]]) -> Iterator[Quad]:
    """A link for each pair of near regions, from the one whose IRI sorts first, in the order of their IRIs."""
    for (one, other), place in nearest_pairs(shares, NEAREST).items():
        node = NamedNode(names.hashed("likeness", one, other))
        yield Quad(node, term("rdf:type"), term("pw:LikenessLink"), GRAPH)
        yield Quad(node, term("pw:from"), NamedNode(one), GRAPH)
        yield Quad(node, term("pw:to"), NamedNode(other), GRAPH)
        yield Quad(node, term("pw:nearness"), integer(place), GRAPH)
        yield Quad(node, term("pw:rule"), plain(RULE), GRAPH)


def nearest_pairs(shares: Mapping[str, Mapping[str, int]], count: int) -> dict[tuple[str, str], int]:
    """The pairs of regions with a common theme of which one is among the `count` most similar of the other.

    Each with its place: 1 where no region is more similar to one of the two. Of equally similar ones none is left out.

    >>> nearest_pairs({"a": {"x": 10}, "b": {"x": 10}, "c": {"x": 5, "y": 5}, "d": {"z": 10}}, 1)
    {('a', 'b'): 1, ('a', 'c'): 1, ('b', 'c'): 1}
    """
    holders: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for region in sorted(shares):
        for theme, share in shares[region].items():
            holders[theme].append((region, share))
    sums = {region: sum(found.values()) for region, found in shares.items()}
    places: dict[tuple[str, str], int] = {}
    for region in sorted(shares):
        common: dict[str, int] = defaultdict(int)
        for theme, share in shares[region].items():
            for other, its in holders[theme]:
                common[other] += min(share, its)
        common.pop(region, None)
        alike = {
            other: both * _EXACT // either if (either := sums[region] + sums[other] - both) else 0
            for other, both in common.items()
        }
        ranked = sorted(alike.values(), reverse=True)
        least = ranked[min(count, len(ranked)) - 1] if ranked else 0
        for other, similarity in alike.items():
            if similarity >= least:
                pair = (min(region, other), max(region, other))
                place = ranked.index(similarity) + 1
                places[pair] = min(place, places.get(pair, place))
    return dict(sorted(places.items()))
