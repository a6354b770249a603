"""Lines of a query that stand only with, or only without, a parameter; and what a store is asked only once."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from pyoxigraph import Literal, NamedNode

from graph.stores.memory import MemoryStore
from ontology.namespaces import BASE, PREFIXES
from queries.catalogue import Parameter, Question, questions
from queries.remembered import remembered
from queries.render import lines_for, places, render

CONDITION = re.compile(r"# (?:if|unless|whole unless) ([a-z_|]+)$", re.MULTILINE)


class FixedStore(MemoryStore):
    """A store in memory that says that it cannot change."""

    is_fixed = True


def term(parameter: Parameter) -> NamedNode | Literal:
    """Any term that may stand for the parameter."""
    if parameter.type == "year":
        return Literal("2025", datatype=NamedNode(f"{PREFIXES['xsd']}gYear"))
    if parameter.type == "number":
        return Literal(2)
    return Literal("lead") if parameter.type == "role" else NamedNode(f"{BASE}x/{parameter.name}")


def test_a_line_stands_with_its_parameter() -> None:
    text = "a\n  b $x  # if x\n  c  # unless x\nd # if only a word"
    assert lines_for(text, {"x"}) == "a\n  b $x  # if x\nd # if only a word"
    assert lines_for(text, ()) == "a\n  c  # unless x\nd # if only a word"
    assert render(text, {"x": Literal("v")}) == 'a\n  b "v"  \nd '
    assert render(text, {}) == "a\n  c  \nd "
    assert places(text) == {"x"}


def test_a_line_may_depend_on_any_of_several_parameters() -> None:
    text = "a  # if x|y\nb  # unless x|y"
    assert [lines_for(text, given)[0] for given in ((), {"x"}, {"y"}, {"x", "y"}, {"z"})] == list("baaab")


def test_a_pattern_is_read_whole_unless_its_parameter_is_given() -> None:
    text = "  ?s pw:a ?a ; pw:b ?b .  # whole unless x|y\n  OPTIONAL { ?s pw:c ?c }  # whole unless y"
    assert lines_for(text, {"y"}) == text
    assert lines_for(text, {"x"}).split("\n") == [
        "  ?s pw:a ?a ; pw:b ?b .  # whole unless x|y",
        "  OPTIONAL { { SELECT * WHERE { ?s pw:c ?c } } }",
    ]
    assert lines_for(text, ()).split("\n")[0] == "  { SELECT * WHERE { ?s pw:a ?a ; pw:b ?b . } }"


def test_a_pattern_may_always_be_read_whole() -> None:
    text = "?s pw:a ?a .  # whole\n?s pw:b $x .  # whole in words"
    for given in ((), {"x"}):
        assert lines_for(text, given) == "{ SELECT * WHERE { ?s pw:a ?a . } }\n?s pw:b $x .  # whole in words"


@pytest.mark.parametrize("line", ["OPTIONAL { ?s pw:a ?a } OPTIONAL { ?s pw:b ?b }", "{ ?s pw:a ?a }", "?s pw:a ?a }"])
def test_only_one_pattern_can_be_read_whole(line: str) -> None:
    with pytest.raises(ValueError, match="one pattern"):
        lines_for(f"{line}  # whole unless x", ())


@pytest.mark.parametrize("question", questions().values(), ids=lambda one: one.name)
def test_conditions_name_parameters_and_leave_a_query(question: Question) -> None:
    """With none, one or two of the optional parameters what is left is SPARQL with the same columns."""
    optional = [item for item in question.parameters if not item.required and not item.default]
    known = {item.name for item in question.parameters}
    assert {name for names in CONDITION.findall(question.sparql) for name in names.split("|")} <= known
    fixed = {item.name: term(item) for item in question.parameters if item not in optional}
    for size in (0, 1, 2):
        for chosen in combinations(optional, size):
            given = fixed | {item.name: term(item) for item in chosen}
            solutions = MemoryStore().select(render(question.sparql, given))
            assert set(solutions.variables) == {column.name for column in question.columns}


def test_only_a_store_that_cannot_change_is_asked_once() -> None:
    for store, times in ((MemoryStore(), 2), (FixedStore(), 1)):
        asked: list[int] = []
        for _ in range(2):
            assert remembered(store, ("a", "b"), lambda asked=asked: [asked.append(1)]) == [None]  # type: ignore[misc]
        assert len(asked) == times
    first, second = FixedStore(), FixedStore()
    assert (remembered(first, ("a",), lambda: 1), remembered(second, ("a",), lambda: 2)) == (1, 2)
    assert remembered(first, ("a",), lambda: 3) == 1
