"""The population groups that a text names. In: a view. Out: where each is named.

Labels are matched leftmost-longest, so that a longer phrase hides what stands in it (养老保险 hides 养老).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.population import codes_by_label


@lru_cache(maxsize=1)
def _matcher() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    labels = codes_by_label()
    return AhoCorasick(list(labels), matchkind=MatchKind.LeftmostLongest), tuple(labels.values())


def groups_in(view: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Each place in view[start:end] that names a group, as (start, end, code); a shared label gives several.

    >>> list(groups_in("老年人和妇幼"))
    [(0, 2, 'G01'), (4, 6, 'G02'), (4, 6, 'G04')]
    """
    automaton, by_label = _matcher()
    for index, first, last in automaton.find_matches_as_indexes(view[start:end]):
        for code in by_label[index]:
            yield start + first, start + last, code
