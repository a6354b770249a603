"""Things of the graph by their IRIs: what kind they are, what they are called, and the places that speak of facts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from ontology.namespaces import BASE
from ontology.regions import candidates
from queries.catalogue import lookup_query
from queries.evidence import KINDS, read_evidence
from queries.parameters import Named, fact_term, folded, lookup, near_names
from queries.render import render
from viz.model import Evidence, Words
from viz.reading.captions import sources
from viz.reading.source import read_plans

if TYPE_CHECKING:
    from graph.stores import Store

# first part of an IRI's tail → kind of thing; every other tail is a statement of a plan
_KINDS = {
    kind: kind for kind in ("plan", "region", "theme", "institution", "project", "indicator", "initiative", "group")
}
_WITHIN_PLAN = re.compile(r"plan/[^/]+/(?P<part>action|section|text)/")  # plan/north-plan/action/4-1


def kind_of(iri: str) -> str:
    """The kind of thing that an IRI of ours names.

    >>> kind_of(BASE + "theme/T04"), kind_of(BASE + "plan/a/action/4-1"), kind_of("http://example.org/x")
    ('theme', 'action', 'thing')
    """
    if not iri.startswith(BASE):
        return "thing"
    tail = iri.removeprefix(BASE)
    within = _WITHIN_PLAN.match(tail)
    if within:
        return "action" if within["part"] == "action" and "/theme/" not in tail else "fact"
    return _KINDS.get(tail.partition("/")[0], "fact")


def name_of(store: Store, iri: str) -> Words:
    """What a thing is called in each language; the tail of its IRI if it has no name."""
    solutions = store.select(render(lookup_query("named").sparql, {"node": fact_term(iri).term}))
    place = {name: number for number, name in enumerate(solutions.variables)}
    found: dict[str, str] = {}
    spare = ""
    for row in solutions.rows:
        name, language = (str(getattr(row[place[cell]], "value", "")) for cell in ("name", "language"))
        spare = spare or name
        found.setdefault(language or "zh", name)
    spare = spare or iri.removeprefix(BASE)
    return {language: found.get(language) or found.get("zh") or spare for language in LANGUAGES}


def find_thing(store: Store, name: str) -> str:
    """The IRI of the one thing that is called so; UsageError for none or several, with names that are near.

    A name is tried in the order of `planweave show`; what follows the base of our IRIs (theme/T04) will do too.
    """
    known: list[Named] = []
    wanted, iri = folded(name), BASE + name.strip("<>").removeprefix(BASE)
    for kind in KINDS:
        things = lookup(store, kind)
        known.extend(things)
        exact = {item.iri: item.name for item in things if wanted in (folded(item.name), folded(item.label))}
        exact = {item.iri: item.name for item in things if item.iri == iri} or exact
        if len(exact) == 1:
            return next(iter(exact))
        if exact:
            listed = sorted(f"{called} ({found.removeprefix(BASE)})" for found, called in exact.items())
            raise UsageError("viz.ambiguous", value=name, names=", ".join(listed))
    meant = {f"{BASE}region/{region.code}" for region in candidates(name.strip())}  # 沈阳 for 沈阳市
    present = sorted(meant.intersection(item.iri for item in known))
    if len(present) == 1:
        return present[0]
    if present:
        raise UsageError("viz.ambiguous", value=name, names=", ".join(found.removeprefix(BASE) for found in present))
    near = near_names(name, tuple(known))
    if near:
        raise UsageError("queries.show_unknown", name=name, near=", ".join(near))
    raise UsageError("queries.show_unknown_none", name=name)


class Places:
    """Evidence of facts, each read from the store once and kept in the order in which it was asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.evidence: list[Evidence] = []
        self._numbers: dict[tuple[str, str], tuple[int, ...]] = {}

    def of(self, facts: Iterable[str], remark: Words) -> tuple[int, ...]:
        """The numbers of the places of `facts`, in the order of the texts; facts without a place give none."""
        found: set[int] = set()
        for fact in facts:
            key = (fact, remark["zh"])
            if key not in self._numbers:
                first = len(self.evidence)
                for place in read_evidence(self.store, {"fact": fact_term(fact)}):
                    self.evidence.append(
                        Evidence(
                            place.plan, place.section_path, place.before, place.text or "", place.after, place.start,
                            place.end, remark,
                        )
                    )  # fmt: skip
                self._numbers[key] = tuple(range(first, len(self.evidence)))
            found.update(self._numbers[key])
        listed = self.evidence
        return tuple(sorted(found, key=lambda number: (listed[number].plan, listed[number].start or 0, number)))


def source_lines(store: Store, evidence: list[Evidence]) -> tuple[Words, ...]:
    """The caption's sentence about the plans that the evidence comes from; none without evidence."""
    spoken = {place.plan for place in evidence}
    plans = [plan for plan in read_plans(store) if plan.id in spoken]
    return (sources(plans),) if plans else ()
