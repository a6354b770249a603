"""Where each statement of a plan stands, in one text: what many questions sort, group and print by.

In: the quads of plans' graphs. Out: a `pw:placeKey` for each statement with evidence, in the graph of its evidence.
A place has its own nodes (evidence, selector, section), five steps from the statement; a question that finds the first
of many places would take them all. The key is derived from them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.terms import plain, term

_ONE = ("pw:inPlan", "pw:inSection", "dcterms:identifier", "pw:heading", "oa:start", "oa:end")


def place_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The key of each statement that has a plan and a place with offsets, in the order of the statements."""
    one: dict[str, dict[str, str]] = {term(name).value: {} for name in _ONE}
    quoted, selector = term("prov:wasQuotedFrom").value, term("oa:hasSelector").value
    selectors: dict[str, list[str]] = {}
    statements: list[tuple[NamedNode, str, Quad]] = []
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            continue
        predicate = quad.predicate.value
        if predicate in one:
            one[predicate][subject.value] = value.value
        elif predicate == selector:
            selectors.setdefault(subject.value, []).append(value.value)
        elif predicate == quoted:
            statements.append((subject, value.value, quad))
    plans, sections, identifiers, headings, starts, ends = (one[term(name).value] for name in _ONE)
    for statement, piece, quad in statements:
        plan = identifiers.get(plans.get(statement.value, ""))
        position = next((node for node in selectors.get(piece, ()) if node in starts and node in ends), None)
        if plan is None or position is None:
            continue
        section = sections.get(statement.value, "")
        located = section in identifiers and section in headings
        words = f"{identifiers[section]} {headings[section]}" if located else ""
        key = place_key(plan, int(starts[position]), int(ends[position]), words)
        yield Quad(statement, term("pw:placeKey"), plain(key), quad.graph_name)


def place_key(plan_id: str, start: int, end: int, section: str) -> str:
    """Three lines that sort as places do: the plan; start and end in nine digits each; the section, if any.

    >>> place_key("a-plan", 12, 15, "1 Aims")
    'a-plan\\n000000012000000015\\n1 Aims'
    """
    return f"{plan_id}\n{start:09}{end:09}\n{section}"
