"""The one place where values enter SPARQL: in: what was typed (人均期望寿命, 控烟, 沈阳, 市疾控中心), out: RDF terms.

Names are looked up in the graph itself, so the same words mean the same thing on every store.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message
from ontology.namespaces import BASE, PREFIXES
from ontology.tables import rows, split_list
from queries.catalogue import Parameter, ParameterType, Question, lookup_query
from queries.remembered import remembered

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from graph.stores import Store

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,14}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A parameter's value: as typed, as it is shown (canonical name, code, id), and as a term."""

    typed: str
    shown: str | int
    term: NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph and one of its labels."""

    iri: str
    name: str
    label: str


def resolve_parameters(store: Store, question: Question, given: Mapping[str, str]) -> dict[str, Resolved]:
    """The terms of the parameters given or defaulted, in the question's order.

    UsageError: a parameter that the question does not take, a required one left out, a value that names nothing.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise UsageError(
                "queries.unknown_parameter",
                parameter=name,
                name=question.name,
                known=", ".join(known) or message("queries.none"),
            )
    found: dict[str, Resolved] = {}
    for name, parameter in known.items():
        typed = given.get(name, "").strip() or parameter.default
        if typed:
            found[name] = _resolve(store, parameter, typed)
        elif parameter.required:
            raise UsageError("queries.parameter_missing", parameter=name, name=question.name, example=parameter.example)
    return found


def _resolve(store: Store, parameter: Parameter, typed: str) -> Resolved:
    if parameter.allowed and typed not in parameter.allowed:
        raise UsageError(
            "queries.value_not_allowed", value=typed, parameter=parameter.name, allowed=", ".join(parameter.allowed)
        )
    return RESOLVERS[parameter.type](store, typed)


def lookup(store: Store, kind: str) -> tuple[Named, ...]:
    """Every label of every thing of one kind (indicator, theme, group, region, plan, institution) in the graph."""
    return remembered(store, ("names", kind), lambda: _read_names(store, kind))


def _read_names(store: Store, kind: str) -> tuple[Named, ...]:
    from queries.render import render

    solutions = store.select(render(lookup_query(kind).sparql, {}))
    place = {name: number for number, name in enumerate(solutions.variables)}
    cells = (place["node"], place["name"], place["label"])
    found = {
        Named(*(str(getattr(row[cell], "value", "")) for cell in cells))
        for row in solutions.rows
        if all(row[cell] is not None for cell in cells)
    }
    return tuple(sorted(found, key=lambda item: (item.name, item.iri, item.label)))


def folded(text: str) -> str:
    """A label as it is compared: full-width forms folded, case and white space gone."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _by_name(store: Store, kind: str, typed: str, *, partly: bool) -> Named:
    """The one thing that the words name; `partly`: words inside exactly one thing's label will do."""
    known = lookup(store, kind)
    wanted = folded(typed)
    names, labels = remembered(store, ("folded", kind), lambda: (_folded_names(known), _folded_labels(known)))
    for fits in (
        [*names.get(wanted, ()), *(item for item in known if item.iri.removeprefix(BASE) == typed)],
        labels.get(wanted, ()),
        [item for name in _asked_by(kind).get(wanted, ()) for item in names.get(folded(name), ())],
        [item for label, items in labels.items() if wanted in label for item in items] if partly else [],
    ):
        things = {item.iri: item for item in fits}
        if len(things) == 1:
            return next(iter(things.values()))
        if things:
            raise _ambiguous(kind, typed, sorted({_display(item, kind) for item in things.values()}))
    raise _unknown(kind, typed, known)


@cache
def _asked_by(kind: str) -> dict[str, tuple[str, ...]]:
    """What people call a theme or a group besides its labels in the graph (强基层): folded words, names meant."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows("question_names"):
        if row["kind"] == kind and kind in ("theme", "group"):
            for label in split_list(row["labels"]):
                found[folded(label)][row["name"]] = None
    return {label: tuple(names) for label, names in found.items()}


def _folded_names(known: tuple[Named, ...]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for item in known:
        found[folded(item.name)].append(item)
    return dict(found)


def _folded_labels(known: tuple[Named, ...]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for item in known:
        found[folded(item.label)].append(item)
    return dict(found)


def _display(item: Named, kind: str) -> str:
    return f"{item.name} {item.label}" if kind in ("theme", "group") and item.label != item.name else item.name


def _ambiguous(kind: str, typed: str, names: list[str]) -> UsageError:
    return UsageError("queries.ambiguous", kind=message(f"queries.kind.{kind}"), value=typed, names=", ".join(names))


def _unknown(kind: str, typed: str, known: tuple[Named, ...]) -> UsageError:
    shown = message(f"queries.kind.{kind}")
    near = near_names(typed, known)
    if near:
        return UsageError("queries.unknown_value_near", kind=shown, value=typed, near=", ".join(near))
    return UsageError("queries.unknown_value", kind=shown, value=typed, count=len({item.iri for item in known}))


def near_names(typed: str, known: tuple[Named, ...], count: int = 5) -> tuple[str, ...]:
    """Names of the things whose labels are nearest to the words: those that hold them, then those spelt alike."""
    labels: dict[str, list[str]] = defaultdict(list)
    for item in known:
        shown = item.name if item.label == item.name or not item.name.isascii() else f"{item.name} {item.label}"
        labels[folded(item.label)].append(shown)
    wanted = folded(typed)
    holding = sorted((label for label in labels if wanted and wanted in label), key=lambda label: (len(label), label))
    alike = get_close_matches(wanted, sorted(labels), n=count, cutoff=0.4)
    names = [name for label in (*holding[:count], *alike) for name in labels[label]]
    return tuple(dict.fromkeys(names))[:count]


def _node(iri: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def _literal(text: str, datatype: str) -> Literal:
    from pyoxigraph import Literal

    return Literal(text, datatype=_node(PREFIXES["xsd"] + datatype)) if datatype else Literal(text)


def _indicator(store: Store, typed: str) -> Resolved:
    item = _by_name(store, "indicator", typed, partly=False)
    return Resolved(typed, item.name, _node(item.iri))


def _theme(store: Store, typed: str) -> Resolved:
    item = _by_name(store, "theme", typed, partly=True)
    return Resolved(typed, item.name, _node(item.iri))


def _group(store: Store, typed: str) -> Resolved:
    item = _by_name(store, "group", typed, partly=True)
    return Resolved(typed, item.name, _node(item.iri))


def resolve_plan(store: Store, typed: str) -> Resolved:
    """A plan by its id or title; UsageError names the near ones."""
    item = _by_name(store, "plan", typed, partly=False)
    return Resolved(typed, item.name, _node(item.iri))


def _institution(store: Store, typed: str) -> Resolved:
    item = _by_name(store, "institution", typed, partly=False)
    return Resolved(typed, item.name, _node(item.iri))


def _region(store: Store, typed: str) -> Resolved:
    """By the graph's own labels; else by the division table (short and former names), graph's regions first."""
    known = lookup(store, "region")
    names = remembered(store, ("name by iri", "region"), lambda: {item.iri: item.name for item in known})
    by_name, by_label = remembered(store, ("folded", "region"), lambda: (_folded_names(known), _folded_labels(known)))
    wanted = folded(typed)
    exact = {item.iri for item in (*by_label.get(wanted, ()), *by_name.get(wanted, ()))}
    if len(exact) == 1:
        return Resolved(typed, names[min(exact)], _node(min(exact)))
    from ontology import regions

    divisions = regions.candidates(typed.strip()) or tuple(filter(None, (regions.resolve(typed.strip(), None),)))
    meant = {f"{BASE}region/{region.code}": regions.full_name(region) for region in divisions}
    present = sorted(iri for iri in exact or meant if iri in names)
    if len(present) == 1:
        return Resolved(typed, names[present[0]], _node(present[0]))
    if present:
        raise _ambiguous("region", typed, [names[iri] for iri in present])
    if len(meant) == 1:  # a real place of which no plan here speaks: an empty answer with a note, no error
        iri, name = next(iter(meant.items()))
        return Resolved(typed, name, _node(iri))
    if meant:
        raise _ambiguous("region", typed, list(meant.values()))
    raise _unknown("region", typed, known)


def _year(_: Store, typed: str) -> Resolved:
    if not _YEAR.fullmatch(typed):
        raise UsageError("queries.not_a_year", value=typed)
    return Resolved(typed, typed, _literal(typed, "gYear"))


def _role(_: Store, typed: str) -> Resolved:
    return Resolved(typed, typed, _literal(typed, ""))


def _number(_: Store, typed: str) -> Resolved:
    if not _NUMBER.fullmatch(typed):
        raise UsageError("queries.not_a_number", value=typed)
    return Resolved(typed, int(typed), _literal(typed, "integer"))


def fact_term(typed: str) -> Resolved:
    """A fact by its IRI, with or without <>, or by what follows the base of our IRIs."""
    tail = typed.strip("<>").removeprefix(BASE)
    try:
        return Resolved(typed, tail, _node(BASE + tail))
    except ValueError as error:  # a character that no IRI may hold
        raise UsageError("queries.not_a_fact", value=typed) from error


def node_term(iri: str) -> NamedNode:
    """Any IRI as a term; UsageError for what cannot be one."""
    try:
        return _node(iri)
    except ValueError as error:
        raise UsageError("queries.not_a_fact", value=iri) from error


RESOLVERS: dict[ParameterType, Callable[[Store, str], Resolved]] = {
    "indicator": _indicator,
    "theme": _theme,
    "region": _region,
    "plan": resolve_plan,
    "institution": _institution,
    "year": _year,
    "role": _role,
    "number": _number,
    "fact": lambda _, typed: fact_term(typed),
    "group": _group,
}
