"""Bodies of the whole country that a document of the whole country names without saying so: 发展改革委、扶贫办.

In: a view. Out: Finds that count only in the company of other bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.bodies.owner import ends_word
from loaders.bodies.parts import Find
from loaders.model import Body
from ontology.bodies import body_words, national_short_forms


def national_short(view: str) -> Iterator[Find]:
    """Short forms that begin where a name can: behind a mark, or a word that no name goes on behind."""
    matcher, forms = _matcher()
    known = national_short_forms()
    for index, start, end in matcher.find_matches_as_indexes(view):
        if ends_word(view, start) and not view.startswith(body_words("form_not_after"), end):
            body = known[forms[index]]
            yield Find(start, end, Body(body.name, body.type, body.region, ""), "body.bare")


@cache
def _matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(national_short_forms())
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest, store_patterns=False), forms
