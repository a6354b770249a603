"""Shows facts in their place: in: a fact's name or a thing's name, out: each place's text with the place marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ontology.errors import UsageError
from ontology.messages import message
from ontology.namespaces import BASE
from queries.answer import plain_value
from queries.catalogue import lookup_query, question_named
from queries.parameters import Named, Resolved, fact_term, folded, lookup, near_names, resolve_parameters
from queries.render import render
from queries.runner import read_rows

if TYPE_CHECKING:
    from graph.stores import Store

_ONE_BY_ONE = 40  # above this many facts one query for all evidence is quicker than one a fact
# the kinds of things that can be shown by name, in the order in which a name is tried
KINDS = ("indicator", "institution", "project", "theme", "region", "plan")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact in its place. `text` is None in a graph built without quotes; offsets are code points."""

    fact: str
    kind: str
    plan: str
    section_path: tuple[str, ...]
    start: int
    end: int
    text: str | None
    before: str
    after: str
    rule: str
    version: str
    correction: tuple[str, ...] = ()

    def marked(self) -> str:
        """The text in its context, the place between 【 and 】, line breaks as spaces; '' without quotes."""
        if self.text is None:
            return ""
        return " ".join(f"{self.before}【{self.text}】{self.after}".split())


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: its name as the graph has it, and the facts about it in the order of the texts."""

    name: str
    places: tuple[Evidence, ...]
    details: tuple[tuple[str, str], ...] = ()


def find_shown(store: Store, name: str) -> Shown:
    """The fact of that IRI (or its tail), or all facts about the thing of that name; UsageError if there is none."""
    fact = _fact(store, name)
    if fact is not None:
        return fact
    wanted = folded(name)
    known: list[Named] = []
    for kind in KINDS:
        things = lookup(store, kind)
        known.extend(things)
        exact = {item.iri: item for item in things if wanted in (folded(item.name), folded(item.label))}
        if exact:
            shown = sorted({item.name for item in exact.values()})
            return Shown(", ".join(shown), _about(store, sorted(exact)))
    near = near_names(name, tuple(known))
    if near:
        raise UsageError("queries.show_unknown", name=name, near=", ".join(near))
    raise UsageError("queries.show_unknown_none", name=name)


def _fact(store: Store, name: str) -> Shown | None:
    """The named fact with all its properties, None if the name has not the form of one."""
    if "/" not in name:
        return None
    resolved = fact_term(name)
    places = read_evidence(store, {"fact": resolved})
    if not places:
        about = _about(store, [BASE + str(resolved.shown)])
        if about:
            return Shown(str(resolved.shown), about)
        if name.startswith((BASE, "<")):
            raise UsageError("queries.show_fact_unknown", fact=name)
        return None
    solutions = store.select(render(lookup_query("details").sparql, {"node": resolved.term}))
    details = tuple(tuple(str(plain_value(term)) for term in row) for row in solutions.rows)
    return Shown(str(resolved.shown), places, cast(tuple[tuple[str, str], ...], details))


def _about(store: Store, iris: list[str]) -> tuple[Evidence, ...]:
    """Every fact that speaks of one of the things, in the order of plans and offsets."""
    wanted: set[str] = set()
    for iri in iris:
        term = fact_term(iri).term
        solutions = store.select(render(lookup_query("about").sparql, {"node": term}))
        wanted.update(str(plain_value(row[0])) for row in solutions.rows)
    if not wanted:
        return ()
    if len(wanted) <= _ONE_BY_ONE:
        places = [item for fact in sorted(wanted) for item in read_evidence(store, {"fact": fact_term(fact)})]
    else:
        plans = str(len(lookup(store, "plan")))  # labels, so as many as there are plans at least
        given = resolve_parameters(store, question_named("evidence"), {"plans": plans})
        places = [item for item in read_evidence(store, given) if item.fact in wanted]
    return tuple(sorted(places, key=lambda item: (item.plan, item.start, item.end, item.fact)))


def read_evidence(store: Store, given: Mapping[str, Resolved]) -> tuple[Evidence, ...]:
    """The evidence that the question `evidence` finds for a fact, for a plan, or for so many plans."""
    question = question_named("evidence")
    names = [column.name for column in question.columns]
    return tuple(_evidence(dict(zip(names, row, strict=True))) for row in read_rows(store, question, given))


def _evidence(row: dict[str, object]) -> Evidence:
    def text(name: str) -> str:
        return "" if row[name] is None else str(row[name])

    return Evidence(
        fact=text("fact"),
        kind=text("kind"),
        plan=text("plan"),
        section_path=cast(tuple[str, ...], row["section_path"]),
        start=int(text("start")),
        end=int(text("end")),
        text=None if row["text"] is None else text("text"),
        before=text("before"),
        after=text("after"),
        rule=text("rule"),
        version=text("version"),
        correction=cast(tuple[str, ...], row["correction"] or ()),
    )


def render_place(place: Evidence) -> str:
    """Lines: where it stands, the text with the place marked, what it was read as and by which rule; corrections."""
    section = " › ".join(place.section_path) or message("queries.show.front")
    where = message("queries.show.place", plan=place.plan, section=section, start=place.start, end=place.end)
    quote = place.marked() or message("queries.show.no_quote")
    origin = message("queries.show.rule", rule=place.rule, version=place.version or "?", fact=place.fact)
    lines = [where, quote, f"{message(f'queries.value.{place.kind}')} · {origin}"]
    lines.extend(message("queries.show.correction", correction=item) for item in place.correction)
    return "\n  ".join(lines) + "\n"
