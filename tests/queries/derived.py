"""What a build derives of hand-made plans: keys, baselines, shares of themes, first targets, near names, paces."""

from __future__ import annotations

from pyoxigraph import Quad
from pyoxigraph import Store as OxigraphStore

from graph.mapping.baselines import baseline_quads
from graph.mapping.places import place_quads
from graph.near_names import near_name_quads
from graph.paces import pace_quads
from graph.shares import shares
from graph.targets import targets


def with_derived(quads: list[Quad]) -> list[Quad]:
    """The quads and what is derived of them."""
    placed = [*quads, *place_quads(quads)]
    found = list(dict.fromkeys((*placed, *baseline_quads(placed))))
    store = OxigraphStore()
    store.extend(found)
    return [*found, *shares(store), *targets(store), *near_name_quads(store), *pace_quads(store)]
