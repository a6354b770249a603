"""What a build derives of hand-made plans: keys of places, shares of themes, near names of indicators."""

from __future__ import annotations

from pyoxigraph import Quad
from pyoxigraph import Store as OxigraphStore

from graph.mapping.places import place_quads
from graph.near_names import near_name_quads
from graph.shares import shares


def with_derived(quads: list[Quad]) -> list[Quad]:
    """The quads and what is derived of them."""
    found = list(dict.fromkeys((*quads, *place_quads(quads))))
    store = OxigraphStore()
    store.extend(found)
    return [*found, *shares(store), *near_name_quads(store)]
