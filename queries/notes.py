"""What an answer says beside its rows: how words were read, which plans were read and are silent, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ontology.messages import message
from queries.answer import natural_key, plain_value
from queries.catalogue import Question, coverage_query
from queries.remembered import remembered
from queries.render import places, render

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from graph.stores import Store
    from queries.parameters import Resolved


def notes_of(store: Store, question: Question, resolved: Mapping[str, Resolved], count: int) -> tuple[str, ...]:
    """The notes in the language in force; there is always one that names the plans read."""
    notes = [
        message("queries.note.read_as", typed=value.typed, kind=message(f"queries.kind.{key}"), shown=value.shown)
        for key, value in resolved.items()
        if value.typed != str(value.shown)
    ]
    plans = _states(store, "plans", {}).get("read")
    if not plans:
        return (*notes, message("queries.note.no_plans"))
    if count == 0:
        notes.append(message("queries.note.no_rows"))
    notes.append(message("queries.note.read", count=len(plans), plans=_joined(plans)))
    for name in question.coverage:
        needed = [parameter.name for parameter in coverage_query(name).parameters if parameter.required]
        if all(key in resolved for key in needed):
            notes.extend(_coverage_notes(store, name, needed, resolved))
    return tuple(notes)


def _coverage_notes(store: Store, name: str, needed: list[str], resolved: Mapping[str, Resolved]) -> list[str]:
    """One note a state that coverage/`name`.rq finds plans (or indicators) in, about the parameters it needs."""
    subject = " ".join(str(resolved[key].shown) for key in needed)
    return [
        message(f"queries.coverage.{name}.{state}", subject=subject, items=_joined(items), count=len(items))
        for state, items in _states(store, name, resolved).items()
    ]


def _states(store: Store, name: str, resolved: Mapping[str, Resolved]) -> dict[str, list[str]]:
    wanted = places(coverage_query(name).sparql)
    terms = {key: value.term for key, value in resolved.items() if key in wanted}
    if terms.keys() - {"theme"}:
        return _read_states(store, name, terms)
    # themes are a few dozen, and a dozen questions about one have the same notes
    return remembered(store, ("coverage", name, *map(str, terms.values())), lambda: _read_states(store, name, terms))


def _read_states(store: Store, name: str, terms: Mapping[str, NamedNode | Literal]) -> dict[str, list[str]]:
    query = coverage_query(name)
    solutions = store.select(render(query.sparql, terms))
    place = {variable: number for number, variable in enumerate(solutions.variables)}
    found: dict[str, list[str]] = defaultdict(list)
    for row in solutions.rows:
        found[str(plain_value(row[place["state"]]))].append(str(plain_value(row[place["item"]])))
    for items in found.values():
        items.sort(key=natural_key)
    return dict(sorted(found.items()))


def _joined(items: list[str]) -> str:
    return message("queries.comma").join(items)
