"""The questions on indicators and targets, against rows worked out by hand: four plans on each store; the samples."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.stores import Store
from graph.stores.memory import MemoryStore
from queries.answer import Answer
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.conftest import STORES
from tests.queries.indicator_plans import indicator_plans
from tests.queries.levels import pace_quads

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ANSWERS = ROOT / "tests" / "golden" / "answers"
QUESTIONS = (
    "nature_differs",
    "targets_without_baseline",
    "not_comparable",
    "single_region_indicators",
    "yearly_change",
    "qualitative_targets",
    "capacity_per_thousand",
)

Expected = tuple[str, dict[str, str], list[str], list[list[str]]]


def expected() -> Iterator[Expected]:
    """The blocks of indicator_answers.txt: question, parameters, columns, rows."""
    text = (HERE / "indicator_answers.txt").read_text(encoding="utf-8")
    for block in text.split("\n? ")[1:]:
        head, columns, *lines = block.strip().split("\n")
        name, *given = head.split(" ")
        rows = [[cell.strip() for cell in line.split("|")] for line in lines]
        yield name, dict(item.split("=") for item in given), [cell.strip() for cell in columns.split("|")], rows


EXPECTED = list(expected())


def as_text(value: object) -> str:
    """A cell as indicator_answers.txt and the tables in golden/answers write it."""
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)


@pytest.fixture(scope="module")
def plans() -> list[Quad]:
    return indicator_plans()


@pytest.fixture(scope="module", params=STORES)
def store(
    request: pytest.FixtureRequest, plans: list[Quad], open_quads: Callable[[str, list[Quad]], Store]
) -> Iterator[Store]:
    """The four plans on each kind of store in turn."""
    found = open_quads(request.param, plans)
    yield found
    found.close()


def test_every_question_has_rows_worked_out() -> None:
    assert {name for name, *_ in EXPECTED} == set(QUESTIONS)


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXPECTED)
def test_rows(store: Store, name: str, parameters: dict[str, str], columns: list[str], rows: list[list[str]]) -> None:
    answer = ask(store, name, parameters)
    assert [[as_text(row[column]) for column in columns] for row in answer.dicts()] == rows


def test_every_row_leads_to_its_place(store: Store) -> None:
    for name in QUESTIONS:
        for row in ask(store, name).dicts():
            assert row["plan"] and row["section"] == "1 一、目标" and str(row["fact"]).startswith("statement/"), row
            assert isinstance(row["start"], int) and isinstance(row["end"], int) and row["start"] < row["end"]


def test_silent_plans_are_named(plans: list[Quad]) -> None:
    notes = {name: "\n".join(ask(MemoryStore(plans), name).notes) for name in QUESTIONS}
    for name in notes.keys() - {"capacity_per_thousand"}:
        assert "No target in: d-plan." in notes[name], name
    assert "Every target has a number in: b-plan, c-plan." in notes["qualitative_targets"]


def test_the_rules_of_comparison_are_the_same_in_every_question() -> None:
    rules = re.compile(r"# comparable values: .*\n((?:.*\n)*?.*AS \?c_unit\))")
    found = {
        name: {"\n".join(line.strip() for line in hit[1].splitlines()) for hit in rules.finditer(question.sparql)}
        for name, question in questions().items()
    }
    (wanted,) = found["yearly_change"]
    assert [name for name, texts in found.items() if texts not in (set(), {wanted})] == []
    assert {name for name, texts in found.items() if texts} >= {"capacity_per_thousand", "yearly_change"}


def test_one_pair_of_values_has_one_direction_in_every_question(samples: Store) -> None:
    """A ceiling that is kept already (通辽's <10‰ beside 5.34‰) plans no fall, whichever question shows it."""
    told = {(row["fact"], row["baseline_fact"]): row["direction"] for row in ask(samples, "yearly_change").dicts()}
    for name in ("indicator_values", "common_indicators"):
        shown = {
            (row["fact"], row["baseline_fact"]): row["direction"]
            for row in ask(samples, name).dicts()
            if row["gain"] is not None and told.get((row["fact"], row["baseline_fact"]))
        }
        assert set(shown.values()) >= {"better", "either"}
        assert shown == {pair: told[pair] for pair in shown}, name


def test_a_change_by_the_year_is_shown_as_stated() -> None:
    """Points as yearly change, growth (%/年) as share of what is there; a range, or a change in all, is neither."""
    rows = ask(MemoryStore(pace_quads()), "yearly_change").dicts()
    columns = ("indicator", "plan", "status", "yearly_change", "change_unit", "yearly_share", "direction", "rank")
    assert [tuple(row[column] for column in columns) for row in rows if row["status"] == "stated_yearly"] == [
        ("居民健康素养水平", "h-plan", "stated_yearly", None, None, 2, "better", None),
        ("居民健康素养水平", "l-plan", "stated_yearly", 2, "百分点", None, "better", None),
        ("成人吸烟率", "s-plan", "stated_yearly", -0.5, "百分点", None, "better", None),
        ("成人吸烟率", "h-plan", "stated_yearly", -1, "百分点", None, "better", None),
        ("成人吸烟率", "l-plan", "stated_yearly", -0.5, "百分点", None, "better", None),
    ]
    others = {(row["indicator"], row["plan"]): row["status"] for row in rows if row["status"] != "stated_yearly"}
    assert others == {
        ("居民健康素养水平", "s-plan"): "change",
        **{("人均预期寿命", plan): "change" for plan in ("h-plan", "l-plan", "s-plan")},
    }


def table(answer: Answer) -> list[list[str]]:
    """The columns that tables show, as text; members of lists with `; ` between."""
    shown = [column.name for column in answer.columns if not column.detail]
    rows = [[as_text(row[name]) for name in shown] for row in answer.dicts()]
    return [shown, *rows]


@pytest.mark.parametrize("question", [questions()[name].id for name in QUESTIONS])
def test_the_samples_give_what_their_texts_say(samples: Store, question: str) -> None:
    with (ANSWERS / f"{question}.csv").open(encoding="utf-8", newline="") as lines:
        assert table(ask(samples, question)) == list(csv.reader(lines))
