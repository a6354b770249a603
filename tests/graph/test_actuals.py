"""Reported values: read from tables as people write them, kept in the graph, never half stored."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from graph import names
from graph.actuals import actuals_ids, store_actuals
from graph.actuals.file import read_actuals
from graph.actuals.model import ActualsError
from graph.build import build, remove_plans
from graph.check import check
from graph.stores import open_embedded, open_store
from graph.stores.embedded import Writer
from graph.verify import verify
from ontology.errors import InputError, UsageError
from queries.catalogue import questions
from queries.parameters import resolve_parameters
from queries.runner import read_rows
from tests.conftest import ROOT

HEAD = "indicator,region,year,value,unit,source\n"
GOOD = HEAD + "婴儿死亡率,沈阳市,2023,2.1,‰,公报\n居民健康素养水平,通辽,2022,24.1%,,公报\n"


def table(folder: Path, text: str, name: str = "values.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def graph(sample_graph: Path, tmp_path: Path) -> Path:
    """A copy of the samples' graph that a test may change."""
    shutil.copytree(sample_graph, tmp_path / "graph")
    return tmp_path / "graph"


def lines_of(graph: Path) -> list[str]:
    store = open_embedded(graph)
    found = sorted(str(quad) for quad in store.backend)
    store.close()
    return found


def test_a_row_as_people_write_it(tmp_path: Path) -> None:
    head = "指标,地区,年份,数值,来源\n"
    text = f"{head}infant mortality rate,210100,2023,0.21％,统计公报\n人均期望寿命,辽宁省沈阳市,2022,81.2,公报\n"
    first, second = read_actuals(table(tmp_path, text)).rows
    assert (first.indicator, first.region, first.value, first.unit) == ("婴儿死亡率", "210100", Decimal("0.21"), "%")
    assert not first.unit_inferred and first.line == 2
    # another name of the indicator, a region in two parts, the canonical unit where none is given
    assert (second.indicator, second.region, second.unit, second.unit_inferred) == (
        "人均预期寿命",
        "210100",
        "岁",
        True,
    )


def test_tables_that_spreadsheets_save(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = '指标,地区,年份,数值,单位,来源\r\n婴儿死亡率,沈阳市,2023,"1,002.5",‰,公报\r\n,,,,,\r\n'
    for encoding in ("utf-8-sig", "gb18030"):
        path.write_bytes(text.encode(encoding))
        assert [(row.value, row.unit) for row in read_actuals(path).rows] == [(Decimal("1002.5"), "‰")]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("无此指标,沈阳市,2023,1,‰,公报", "indicator"),
        ("婴儿死亡率,火星,2023,1,‰,公报", "region"),
        ("婴儿死亡率,999999,2023,1,‰,公报", "region"),
        ("婴儿死亡率,朝阳区,2023,1,‰,公报", "region_ambiguous"),
        ("婴儿死亡率,沈阳市,23,1,‰,公报", "year"),
        ("婴儿死亡率,沈阳市,2023,约1,‰,公报", "value"),
        ("婴儿死亡率,沈阳市,2023,≤1,‰,公报", "value"),
        ("婴儿死亡率,沈阳市,2023,1.2.3,‰,公报", "value"),
        ("婴儿死亡率,沈阳市,2023,nan,‰,公报", "value"),
        ("婴儿死亡率,沈阳市,2023,1%,‰,公报", "two_units"),
        ("婴儿死亡率,沈阳市,2023,1,斗,公报", "unit"),
        ("婴儿死亡率,沈阳市,2023,1,人,公报", "unit_misfit"),
        ("婴儿死亡率,沈阳市,2023,1,‰,", "source"),
        ("婴儿死亡率,沈阳市,2023,2.2,‰,公报", "contradicts"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken(tmp_path: Path, row: str, key: str) -> None:
    path = table(tmp_path, f"{GOOD}{row}\n")
    with pytest.raises(ActualsError) as caught:
        read_actuals(path)
    assert [problem.key for problem in caught.value.values["problems"].problems] == [f"actuals.{key}"]  # type: ignore[attr-defined]
    assert str(path) in str(caught.value) and "line 4" in str(caught.value)


def test_all_bad_lines_are_told_at_once(tmp_path: Path) -> None:
    rows = "".join(f"无此指标{number},沈阳市,2023,1,‰,公报\n" for number in range(25))
    with pytest.raises(ActualsError, match=r"(?s)line 2:.*line 21:.*5 more lines"):
        read_actuals(table(tmp_path, HEAD + rows))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "actuals.columns"),
        ("indicator,region,year,value\n", "actuals.columns"),
        ("indicator,region,year,value,数值,source\n", "actuals.column_twice"),
        (HEAD, "actuals.empty"),
        (HEAD + '婴儿死亡率,"沈阳市,2023\n', "actuals.not_a_table"),
    ],
)
def test_a_table_that_is_none(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ActualsError) as caught:
        read_actuals(table(tmp_path, text))
    assert caught.value.key == key


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.csv"):
        read_actuals(tmp_path / "nothing.csv")


def test_a_line_given_twice_counts_once(tmp_path: Path) -> None:
    found = read_actuals(table(tmp_path, GOOD + "婴儿死亡率,沈阳,2023,2.10,‰,公报\n"))
    assert len(found.rows) == 2 and found.repeated == (4,)


def test_storing_again_changes_nothing_and_another_content_replaces(graph: Path, tmp_path: Path) -> None:
    before = lines_of(graph)
    path = table(tmp_path, GOOD)
    assert [(one.id, one.values) for one in store_actuals(graph, [path])] == [("values", 2)]
    stored, version = lines_of(graph), (graph / "current").read_text(encoding="utf-8")
    store_actuals(graph, [path])
    assert lines_of(graph) == stored and (graph / "current").read_text(encoding="utf-8") == version
    table(tmp_path, HEAD + "婴儿死亡率,沈阳市,2024,2,‰,公报\n")
    store_actuals(graph, [path])
    said = [line for line in lines_of(graph) if "ReportedValue" in line and "graph/actuals/values" in line]
    assert len(said) == 1
    store_actuals(graph, [], forget=["values"])
    assert lines_of(graph) == before
    with pytest.raises(UsageError, match="values"):
        store_actuals(graph, [], forget=["values"])


def test_values_outlast_builds_and_the_plans_that_they_are_about(graph: Path, tmp_path: Path) -> None:
    store_actuals(graph, [table(tmp_path, GOOD)])
    own = [line for line in lines_of(graph) if "graph/actuals/values" in line]
    build([ROOT / "samples" / "tongliao-plan.txt"], graph, workers=1, quotes=False)
    remove_plans(graph, ["shenyang-plan"])
    kept = [line for line in lines_of(graph) if "graph/actuals/values" in line]
    assert [line for line in kept if "void" not in line] == [line for line in own if "void" not in line]
    store = open_embedded(graph)
    assert actuals_ids(store.backend) == ("values",)
    store.close()


def test_what_is_stored_keeps_to_the_shapes_and_the_evidence_holds(graph: Path, tmp_path: Path) -> None:
    # a region and an indicator of which no plan in the graph speaks are described too
    store_actuals(graph, [table(tmp_path, GOOD + "婴儿死亡率,贵阳市,2023,2.2,‰,公报\n")])
    store = open_embedded(graph)
    assert [finding.text for finding in check(store.backend) if finding.is_error] == []
    assert verify(store.backend, sorted((ROOT / "samples").glob("*-plan.txt"))).failed == 0
    store.close()


def test_no_question_about_plans_answers_otherwise(sample_graph: Path, graph: Path, tmp_path: Path) -> None:
    store_actuals(graph, [table(tmp_path, GOOD)])
    examples = {
        "institution": "沈阳市卫生健康委员会",
        "theme": "控烟",
        "plan": "shenyang-plan",
        "other": "tongliao-plan",
    }
    examples["indicator"] = "婴儿死亡率"
    before, after = open_store(sample_graph, None), open_store(graph, None)
    for question in questions().values():
        given = {item.name: examples[item.name] for item in question.parameters if item.required}
        rows = [read_rows(store, question, resolve_parameters(store, question, given)) for store in (before, after)]
        assert rows[0] == rows[1], question.name
    before.close()
    after.close()


def test_an_interrupted_write_loses_nothing(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store_actuals(graph, [table(tmp_path, GOOD)])
    before = lines_of(graph)

    def interrupted(_: Writer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store_actuals(graph, [table(tmp_path, HEAD + "婴儿死亡率,沈阳市,2024,9,‰,公报\n")])
    monkeypatch.undo()
    assert lines_of(graph) == before
    with pytest.raises(ActualsError):
        store_actuals(graph, [table(tmp_path, GOOD + "x,沈阳市,2024,9,‰,公报\n")])
    assert lines_of(graph) == before


def test_two_files_of_one_name_are_refused(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with pytest.raises(InputError, match="values"):
        store_actuals(graph, [table(tmp_path, GOOD), table(tmp_path / "other", GOOD)])
    assert names.actuals_of_graph(names.actuals_graph("a b")) == "a b"
