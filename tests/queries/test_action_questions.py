"""The questions about tasks on every store, against rows worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import Quad

from graph.stores import Store
from graph.stores.memory import MemoryStore
from queries.catalogue import coverage_query, question_named, questions
from queries.render import render
from queries.runner import ask
from tests.queries.action_fixture import hand_made_actions
from tests.queries.action_rows import EXPECTED
from tests.queries.conftest import STORES

NAMES = sorted({name for name, *_ in EXPECTED})


@pytest.fixture(scope="module")
def action_quads() -> list[Quad]:
    return hand_made_actions()


@pytest.fixture(scope="module", params=STORES)
def action_store(
    request: pytest.FixtureRequest, action_quads: list[Quad], open_quads: Callable[[str, list[Quad]], Store]
) -> Iterator[Store]:
    """The hand-made graph about tasks on each kind of store in turn."""
    found = open_quads(request.param, action_quads)
    yield found
    found.close()


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXPECTED)
def test_rows(
    action_store: Store, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[object, ...]]
) -> None:
    answer = ask(action_store, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in answer.dicts()] == rows


@pytest.mark.parametrize(
    ("name", "parameters", "notes"),
    [
        (
            "population_groups",
            {"group": "残疾人"},
            ["'残疾人' was read as the population group G07.", "names G07 in: a-plan, b-plan, d-plan, e-plan, z-plan."],
        ),
        ("actions_for", {"indicator": "健康预期寿命"}, ["健康预期寿命 belongs to no theme"]),
        ("recurring_initiatives", {}, ["No named initiative in: z-plan.", "no date of issue, in: c-plan, e-plan."]),
        ("tasks_lacking", {}, ["No task was read in: z-plan.", "No task names a responsible body in: c-plan, e-plan."]),
        ("theme_dossier", {"theme": "T07"}, ["Projects outside tasks, which have no theme, in: a-plan."]),
        (
            "leads_by_region",
            {"theme": "T01"},
            ["Tasks on theme T01 that name no responsible body, in: b-plan, c-plan."],
        ),
        (
            "tasks_side_by_side",
            {"plan": "a-plan", "other": "乙规划"},
            ["'乙规划' was read as the other plan b-plan."],
        ),
    ],
)
def test_an_answer_says_what_was_silent(
    action_quads: list[Quad], name: str, parameters: dict[str, str], notes: list[str]
) -> None:
    said = "\n".join(ask(MemoryStore(action_quads), name, parameters).notes)
    for note in notes:
        assert note in said


@pytest.mark.parametrize("name", NAMES)
def test_every_row_leads_to_its_evidence(action_quads: list[Quad], name: str) -> None:
    required = {"theme": "T07", "plan": "a-plan", "other": "b-plan"}
    given = {item.name: required[item.name] for item in question_named(name).parameters if item.required}
    store = MemoryStore(action_quads)
    for row in ask(store, name, given).dicts():
        fact = row["fact"] or row["other_fact"]
        [found] = ask(store, "evidence", {"fact": str(fact)}).dicts()
        side = "" if row["fact"] else "other_"
        places = [(row[f"{side}{key}"], found[key]) for key in ("start", "end", "section")]
        assert all(said == known for said, known in places), (row, found)


def test_every_column_is_a_variable_and_every_parameter_has_a_place() -> None:
    for name in NAMES:
        question = questions()[name]
        for query in (question, *(coverage_query(one) for one in question.coverage)):
            solutions = MemoryStore().select(render(query.sparql, {}))
            assert {column.name for column in query.columns} == set(solutions.variables), query.name
            assert all(f"${parameter.name}" in query.sparql for parameter in query.parameters)
