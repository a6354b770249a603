"""The commands queries, ask, query and show, as a person calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ontology.errors import PlanweaveError
from planweave.cli import planweave

DOCS = Path(__file__).parents[2] / "docs" / "questions.md"


def call(*words: str) -> Result:
    return CliRunner().invoke(planweave, words)


def test_the_page_of_questions_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == call("queries", "--format", "md").output, (
        "run: planweave queries --format md > docs/questions.md"
    )


def test_queries() -> None:
    assert "indicator_values" in call("queries").output
    assert "--indicator" in call("queries", "indicator_values").output
    assert "SELECT DISTINCT" in call("queries", "Q16", "--sparql").output
    assert json.loads(call("queries", "--format", "json").output)[0]["question"] == "Q01"


def test_ask_in_every_format(graph_folder: Path, tmp_path: Path) -> None:
    words = ["ask", "indicator_values", "--indicator", "婴儿死亡率", "--region", "沈阳", "--graph", str(graph_folder)]
    shown = json.loads(call(*words, "--format", "json").output)
    assert list(shown) == ["question", "name", "parameters", "columns", "rows", "notes"]
    assert shown["question"] == "Q07" and shown["rows"][0]["target"] == 4.5
    rows = list(csv.DictReader(io.StringIO(call(*words, "--format", "csv").output)))
    assert rows[0]["comparator"] == "le" and rows[0]["baseline"] == "2.56"
    assert "| 婴儿死亡率 | 沈阳市 |" in call(*words, "--format", "md").output
    table = call(*words).output
    assert "≤" in table and "· Plans read (4)" in table
    target = tmp_path / "out.csv"
    assert call(*words, "--format", "csv", "-o", str(target)).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("indicator,region,plan")


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
def test_query(graph_folder: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?p { ?p a pw:Plan } ORDER BY ?p", encoding="utf-8")
    shown = call("query", str(file), "--graph", str(graph_folder), "--format", form, "--max-rows", "2")
    assert shown.exit_code == 0 and "plan/s-notice" in shown.output and "first 2 rows" in shown.output


def test_query_needs_one_query(graph_folder: Path, tmp_path: Path) -> None:
    for words in ([], ["x.rq", "-e", "ASK {}"], [str(tmp_path / "absent.rq")], ["-e", " "]):
        assert isinstance(call("query", "--graph", str(graph_folder), *words).exception, PlanweaveError)


def test_show(graph_folder: Path) -> None:
    place = ["--graph", str(graph_folder)]
    shown = call("show", "市政府", *place).output
    assert "沈阳市人民政府" in shown and "前文【市政府】后文" in shown and "2 二、任务 › 2-1 （一）控烟" in shown
    shown = call("show", "quantity/s-plan-0013", *place).output
    assert "【100家】" in shown and "subject: 无烟机关" in shown and "test.Quantity" in shown
    assert "婴儿死亡率" in call("show", "婴儿死亡率", "--plan", "t-plan", "--limit", "1", *place).output
    found = json.loads(call("show", "s-plan", "--format", "json", *place).output)
    assert len(found["places"]) > 20
    assert isinstance(call("show", "没有这个", *place).exception, PlanweaveError)


def test_a_bound_is_shown_as_one_and_a_ceiling_promises_no_rise(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "铜陵市“十四五”卫生健康规划\n一、发展基础\n2020年，产前筛查率达到90%以上，每千人口医疗卫生机构床位数8.04张。\n"
        "二、发展目标\n到2025年，产前筛查率达到95%以上，每千人口医疗卫生机构床位数控制在8.2张以内。\n",
        encoding="utf-8",
    )
    graph = str(tmp_path / "graph")
    assert call("build", str(plan), "--graph", graph).exit_code == 0
    shown = json.loads(call("ask", "indicator_values", "--graph", graph, "--format", "json").output)
    rows = {row["indicator"]: row for row in shown["rows"]}
    screening, beds = rows["产前筛查率"], rows["每千人口医疗卫生机构床位数"]
    assert (screening["baseline_comparator"], screening["gain"], screening["direction"]) == ("ge", None, None)
    assert (beds["baseline"], beds["comparator"], beds["target"], beds["direction"]) == (8.04, "le", 8.2, "either")
    table = call("--lang", "en", "ask", "indicator_values", "--graph", graph).output
    assert "Baseline is" in table and "upper end" not in table
