"""Values that people report year by year: read from a table, kept in the graph beside the plans, one graph a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as OxigraphStore

from graph import names
from graph.actuals.file import read_actuals
from graph.actuals.model import ActualsError
from graph.actuals.rdf import actuals_quads
from graph.build import plan_ids, put_graphs
from ontology.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file came to: its id, how many values, lines that repeat another."""

    id: str
    values: int
    repeated: tuple[int, ...]


def store_actuals(graph: Path, files: Sequence[Path], forget: Sequence[str] = ()) -> tuple[Stored, ...]:
    """Put the values of the files into the graph, each in place of what an earlier file of its name gave.

    Those of the files with the ids in `forget` go. ActualsError names every bad line of a file, UsageError an id that
    the graph does not hold; then nothing is changed.
    """
    from graph.stores import open_embedded

    ids: dict[str, Path] = {}
    for path in files:
        file_id = names.actuals_id(path)
        if file_id in ids:
            raise InputError("graph.same_id", first=ids[file_id], second=path, id=file_id)
        ids[file_id] = path
    store = open_embedded(graph)
    try:
        if not plan_ids(store.backend):
            raise UsageError("viz.no_plans")
        held = actuals_ids(store.backend)
        new_indicators = _indicators(store.backend)
    finally:
        store.close()
    for file_id in forget:
        if file_id not in held:
            raise UsageError("actuals.no_such_file", id=file_id, known=", ".join(held) or "—")
    read = {file_id: read_actuals(path, new_indicators) for file_id, path in ids.items()}
    gone: dict[str, tuple[Quad, ...]] = {names.actuals_graph(file_id): () for file_id in forget}
    put_graphs(
        graph, gone | {names.actuals_graph(file_id): actuals_quads(file_id, one) for file_id, one in read.items()}
    )
    return tuple(Stored(file_id, len(found.rows), found.repeated) for file_id, found in read.items())


def actuals_ids(store: OxigraphStore) -> tuple[str, ...]:
    """The ids of the files whose values the store holds, sorted."""
    found = (names.actuals_of_graph(graph.value) for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return tuple(sorted(file_id for file_id in found if file_id is not None))


def _indicators(store: OxigraphStore) -> frozenset[str]:
    """The names of the indicators that the plans state but the vocabulary lacks."""
    from graph.terms import term

    found = store.quads_for_pattern(None, term("pw:isNew"), None, None)
    return frozenset(names.name_parts(quad.subject.value)[-1] for quad in found if isinstance(quad.subject, NamedNode))


__all__ = ["ActualsError", "Stored", "actuals_ids", "store_actuals"]
