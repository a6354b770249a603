"""Targets below what is reached, and values that one plan states in two ways: rows worked out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyoxigraph import Literal

from graph.stores import open_store
from graph.stores.memory import MemoryStore
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.derived import with_derived
from tests.queries.indicator_plans import INFANT, LIFE, LITERACY, SMOKING, Maker, more_vocabulary
from tests.queries.terms import SHENYANG, vocabulary

ANSWERS = Path(__file__).resolve().parents[1] / "golden" / "answers"


def store_of(plan: Maker) -> MemoryStore:
    return MemoryStore(with_derived([*vocabulary(), *more_vocabulary(), *plan.quads]))


@pytest.mark.parametrize(
    ("indicator", "unit", "is_", "target", "reached_is", "reached", "expected"),
    [
        (LITERACY, "%", "ge", "20", "eq", "22.5", ("bound_kept", -2.5, "百分点")),
        (LITERACY, "%", "eq", "20", "eq", "22.5", ("set_back", -2.5, "百分点")),
        (
            LITERACY,
            "%",
            "le",
            "20",
            "eq",
            "22.5",
            ("set_back", -2.5, "百分点"),
        ),  # even the most that is allowed is less
        (LITERACY, "%", "approx", "20", "eq", "22.5", ("rough", -2.5, "百分点")),
        (INFANT, "‰", "le", "5", "eq", "3", ("bound_kept", 2, "千分点")),
        (INFANT, "‰", "ge", "5", "eq", "3", ("set_back", 2, "千分点")),
        (LIFE, "岁", "eq", "79", "approx", "80", ("rough", -1, "岁")),
        (LITERACY, "%", "ge", "25", "eq", "22.5", None),
        (INFANT, "‰", "le", "3", "eq", "3", None),
        (LITERACY, "%", "eq", "20", "le", "22.5", None),  # at most 22.5 may be 19
    ],
)
def test_what_a_weaker_target_means(
    indicator: str,
    unit: str,
    is_: str,
    target: str,
    reached_is: str,
    reached: str,
    expected: tuple[str, float, str] | None,
) -> None:
    plan = Maker("a-plan", SHENYANG)
    found = plan.reached(indicator, 100, reached, unit, comparator=reached_is)
    aim = plan.aim(indicator, 200, target, unit, is_)
    plan.add(found, "pw:surface", Literal("此前的写法"))
    plan.add(aim, "pw:surface", Literal("目标的写法"))
    rows = ask(store_of(plan), "targets_below_reached").dicts()
    shown = [(row["means"], row["gap"], row["gap_unit"], row["name"], row["reached_name"]) for row in rows]
    assert shown == ([] if expected is None else [(*expected, "目标的写法", "此前的写法")])


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (("eq", "45"), ("eq", "45"), None),
        (("eq", "45"), ("ge", "45"), "same_number"),
        (("gt", "90"), ("ge", "90"), "same_number"),
        (("ge", "65"), ("ge", "70"), "two_bounds"),
        (("le", "5"), ("lt", "4.6"), "two_bounds"),
        (("eq", "70"), ("ge", "65"), "compatible"),
        (("ge", "60"), ("le", "80"), "compatible"),
        (("ge", "80"), ("le", "60"), "conflict"),
        (("eq", "60"), ("ge", "65"), "conflict"),
        (("eq", "6.94"), ("eq", "6.49"), "conflict"),
        (("eq", "7.236"), ("eq", "7.24"), "rounding"),
        (("eq", "7.2"), ("eq", "7"), "rounding"),
    ],
)
def test_how_two_values_of_one_plan_relate(
    first: tuple[str, str], second: tuple[str, str], relation: str | None
) -> None:
    plan = Maker("a-plan", SHENYANG)
    plan.aim(SMOKING, 100, first[1], "%", first[0])
    plan.aim(SMOKING, 200, second[1], "%", second[0])
    plan.aim(SMOKING, 300, "1", "%", "change")
    rows = ask(store_of(plan), "contradictions").dicts()
    assert [(row["relation"], row["start"], row["other_start"]) for row in rows] == (
        [] if relation is None else [(relation, 100, 200)]
    )


def test_the_names_as_written_stand_beside_two_values() -> None:
    plan = Maker("a-plan", SHENYANG)
    for start, value, name in ((100, "65", "甲规范管理率"), (200, "70", "甲管理率")):
        plan.add(plan.aim(SMOKING, start, value, "%", "ge"), "pw:surface", Literal(name))
    (row,) = ask(store_of(plan), "contradictions").dicts()
    assert (row["name"], row["other_name"]) == ("甲规范管理率", "甲管理率")


@pytest.mark.parametrize("question", ["targets_below_reached", "contradictions"])
def test_the_samples_give_what_their_texts_say(sample_graph: Path, question: str) -> None:
    """Worked out from the texts before the question was asked; a cell is as the tool writes it."""
    with (ANSWERS / f"{questions()[question].id}.csv").open(encoding="utf-8", newline="") as lines:
        columns, *expected = csv.reader(lines)
    store = open_store(sample_graph, None)
    rows = ask(store, question).dicts()
    store.close()
    assert [["" if row[name] is None else str(row[name]) for name in columns] for row in rows] == expected
