"""`planweave ask "…"`, as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.stores import Store
from planweave.cli import planweave
from queries.runner import ask, sparql_of
from queries.words.told import NotAnsweredError

QUESTION = "哪些规划的婴儿死亡率目标低于现状？"


@pytest.fixture
def call(samples_folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.delenv("PLANWEAVE_LANG", raising=False)

    def run(*words: str) -> Result:
        return CliRunner().invoke(planweave, [*words, "--graph", str(samples_folder)])

    return run


def asked(call: object, *words: str) -> Result:
    assert callable(call)
    result = call(*words)
    assert isinstance(result, Result)
    return result


def test_a_table_says_first_what_was_understood(call: object) -> None:
    lines = asked(call, "ask", QUESTION).output.splitlines()
    assert lines[0] == "理解为 Q16 targets_below_reached：目标低于现状的指标（目标弱于基期）"
    assert lines[1] == "指标：婴儿死亡率"
    assert any(line.startswith("婴儿死亡率") and "通辽市" in line for line in lines)


def test_the_language_is_the_questions(call: object) -> None:
    shown = asked(call, "ask", "Who leads tobacco control in Shenyang?").output
    assert shown.startswith("Understood as Q24 responsibilities: Lead and support on theme T\n")
    assert 'region: 沈阳市 (from "Shenyang")' in shown and "· Plans read (5)" in shown


def test_a_chosen_language_holds_for_the_answer(call: object) -> None:
    assert "· Plans read (5)" in asked(call, "--lang", "en", "ask", QUESTION).output


def test_json_holds_the_answer_and_the_understanding(call: object, samples: Store) -> None:
    shown = json.loads(asked(call, "ask", QUESTION, "--format", "json").output)
    assert shown["question"] == "Q16" and shown["parameters"] == {"indicator": "婴儿死亡率"}
    assert shown["rows"] == ask(samples, "targets_below_reached", {"indicator": "婴儿死亡率"}).dicts()
    assert shown["understanding"]["recognised"] == [
        {"parameter": "indicator", "value": "婴儿死亡率", "text": "婴儿死亡率"}
    ]


def test_json_of_what_is_not_understood_offers_candidates(call: object) -> None:
    result = asked(call, "ask", "控烟", "--format", "json")
    shown = json.loads(result.output)
    assert result.exit_code == 2 and shown["question"] is None
    assert shown["candidates"][0] == {
        "question": "Q01",
        "name": "theme_coverage",
        "title": "哪些规划涉及主题 T，各有多少任务与测度；哪些完全未提及",
        "parameters": {"theme": "T04"},
        "command": "planweave ask theme_coverage --theme T04",
    }


@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_what_is_not_understood_is_an_error_with_numbered_calls(call: object, form: str) -> None:
    error = asked(call, "ask", "卫健委有哪些任务", "--format", form).exception
    assert isinstance(error, NotAnsweredError) and error.exit_code == 2
    assert "  2. " in str(error) and "planweave ask responsibilities --institution 沈阳市卫生健康委员会" in str(error)


def test_the_candidates_calls_can_be_called(call: object) -> None:
    shown = json.loads(asked(call, "ask", "卫健委有哪些任务", "--format", "json").output)
    for candidate in shown["candidates"]:
        words = candidate["command"].split()[1:]
        assert asked(call, *words, "--format", "json").exit_code == 0


def test_a_comparison_that_is_offered_can_be_called(call: object) -> None:
    shown = json.loads(asked(call, "ask", "沈阳和通辽都关注哪些主题", "--format", "json").output)
    first = shown["candidates"][0]
    assert (first["question"], first["name"]) == (None, "compare")
    assert first["parameters"] == {"sides": ["沈阳市", "通辽市"], "only": "themes"}
    result = asked(call, *first["command"].split()[1:])
    assert result.exit_code == 0 and "沈阳市" in result.output and "通辽市" in result.output
    assert "沈阳市、通辽市" in first["title"]


def test_sparql_is_the_query_that_is_asked(call: object, samples: Store) -> None:
    shown = asked(call, "ask", QUESTION, "--sparql").output
    comments = [line for line in shown.splitlines() if line.startswith("# ")]
    query = sparql_of(samples, "targets_below_reached", {"indicator": "婴儿死亡率"})
    assert comments and shown.endswith(query) and len(samples.select(shown).rows) == len(samples.select(query).rows) > 0
    assert asked(call, "ask", "targets_below_reached", "--indicator", "婴儿死亡率", "--sparql").output == query


def test_csv_holds_rows_alone(call: object) -> None:
    result = asked(call, "ask", QUESTION, "--format", "csv")
    assert result.stdout.splitlines()[0].startswith("indicator,") and "理解为 Q16" in result.stderr


def test_a_real_place_without_a_plan_gives_an_honest_empty_answer(call: object) -> None:
    result = asked(call, "ask", "成都的控烟由谁牵头")
    assert result.exit_code == 0 and "图谱中没有覆盖成都市或其下辖地区的规划" in result.output


def test_the_least_amount_leaves_out_what_is_less_or_unstated(samples: Store) -> None:
    every = ask(samples, "projects").dicts()
    least = ask(samples, "projects", {"amount": "857000000"}).dicts()
    assert sorted(row["investment"] for row in least) == [857000000, 1332000000]  # type: ignore[type-var]
    assert len(every) > len(least)


def test_a_name_spelt_wrong_names_the_near_ones(call: object) -> None:
    assert "indicator_values" in str(asked(call, "ask", "indicator_value").exception)
