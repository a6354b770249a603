"""One project under several names in one plan is one row in `projects`: rows worked out by hand."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from graph.stores.memory import MemoryStore
from queries.runner import ask
from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, node, vocabulary


def rows_of(plan: PlanMaker, *one: NamedNode) -> list[tuple[object, ...]]:
    """Name, start, beds and investment of each row, where `one` are names of one project."""
    links = [Quad(name, node("pw:resolvesTo"), one[0], node("id:graph/links")) for name in one]
    store = MemoryStore(with_derived([*vocabulary(), *plan.quads, *links]))
    columns = ("project", "start", "beds", "investment")
    return [tuple(row[name] for name in columns) for row in ask(store, "projects").dicts()]


def plan() -> PlanMaker:
    made = PlanMaker("a-plan", SHENYANG)
    made.header("甲规划", start="2021", end="2025")
    made.section("1", "一、项目", 10)
    return made


def test_two_names_without_data_are_one_row_at_the_first_place() -> None:
    made = plan()
    first = made.project(SHENYANG, "市医院新院区建设", 100, "1")
    second = made.project(SHENYANG, "市医院新院区项目", 200, "1")
    assert rows_of(made, first, second) == [("市医院新院区建设", 100, None, None)]


def test_a_place_that_says_no_more_than_another_is_left_out() -> None:
    made = plan()
    short = made.project(SHENYANG, "市救治中心建设", 100, "1", beds="1000")
    full = made.project(SHENYANG, "市救治中心项目", 200, "1", beds="1000", investment="500000000")
    assert rows_of(made, full, short) == [("市救治中心项目", 200, 1000, 500000000)]


def test_places_that_differ_both_stay() -> None:
    made = plan()
    one = made.project(SHENYANG, "市救治中心建设", 100, "1", beds="900")
    two = made.project(SHENYANG, "市救治中心项目", 200, "1", beds="1000", investment="500000000")
    assert rows_of(made, two, one) == [
        ("市救治中心建设", 100, 900, None),
        ("市救治中心项目", 200, 1000, 500000000),
    ]


def test_a_whole_is_no_repetition_of_its_phase() -> None:
    made = plan()
    whole = made.project(SHENYANG, "市救治中心项目", 100, "1", beds="1000")
    phase = made.project(SHENYANG, "市救治中心项目一期", 200, "1", beds="1000", investment="5", phase="一期")
    assert rows_of(made, whole, phase) == [
        ("市救治中心项目", 100, 1000, None),
        ("市救治中心项目一期", 200, 1000, 5),
    ]
