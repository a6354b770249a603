"""Tables of pages: figures with sign and unit in one cell that leads to its sentence; worked out by hand."""

from __future__ import annotations

import re
from urllib.parse import quote

from planweave.web.tables import table_of
from queries.answer import Answer, Value
from queries.catalogue import Column, ColumnKind
from tests.web.client import TestClient


def column(name: str, kind: ColumnKind = "plain", detail: bool = False) -> Column:
    return Column(name, f"{name} zh", name, kind, detail=detail, filled=False)


def answer(columns: list[Column], *rows: tuple[Value, ...]) -> Answer:
    return Answer("Q00", "test", "test", {}, tuple(columns), rows, ())


TARGET = [
    column("region"),
    column("plan"),
    column("baseline"),
    column("baseline_comparator", "code"),
    column("baseline_unit"),
    column("comparator", "code"),
    column("target"),
    column("target_high"),
    column("unit"),
    column("section"),
    column("start"),
    column("end"),
    column("baseline_start", detail=True),
    column("baseline_end", detail=True),
    column("fact", detail=True),
]


def test_a_figure_stands_with_its_sign_and_unit_and_leads_to_its_own_place() -> None:
    row = ("通辽市", "t", 5.34, "eq", "‰", "lt", 10, None, "‰", "2-3 目标", 90, 94, 80, 85, "statement/1")
    table = table_of(answer(TARGET, row))
    assert [heading for heading, _ in table.headings] == ["region", "plan", "baseline", "target", "section"]
    cells = {heading: cell for (heading, _), cell in zip(table.headings, table.rows[0], strict=True)}
    assert (cells["baseline"].text, cells["baseline"].href) == ("5.34‰", "/plan/t?at=80-85#c80-85")
    assert (cells["target"].text, cells["target"].href) == ("<10‰", "/plan/t?at=90-94#c90-94")
    assert cells["section"].href == "/plan/t?at=90-94#c90-94"
    assert cells["region"].href == "/region/" + quote("通辽市")
    assert table.hidden == 10


def test_a_range_shows_both_ends_and_a_unit_of_words_stands_apart() -> None:
    row = ("a", "t", None, None, None, "range", 3, 4.5, "张", "1 x", 1, 2, None, None, "statement/1")
    assert table_of(answer(TARGET, row)).rows[0][2].text == "3–4.5 张"


def test_with_every_column_figures_stay_apart() -> None:
    row = ("a", "t", 5.34, "eq", "‰", "lt", 10, None, "‰", "2-3 目标", 90, 94, 80, 85, "statement/1")
    table = table_of(answer(TARGET, row), detail=True)
    headings = [heading for heading, _ in table.headings]
    assert "target_high" in headings and "unit" in headings
    assert table.rows[0][headings.index("target")].text == "10"
    assert table.rows[0][headings.index("fact")].href == "/id/statement/1"


def test_columns_without_a_value_or_with_one_thing_to_say_are_left_out() -> None:
    columns = [column("indicator"), column("plan"), column("words")]
    table = table_of(answer(columns, ("x", "p", None), ("x", "q", None)), without=("indicator",))
    assert [heading for heading, _ in table.headings] == ["plan"]
    both = table_of(answer(columns, ("x", "p", None), ("y", "q", "w")), without=("indicator",))
    assert [heading for heading, _ in both.headings] == ["indicator", "plan", "words"]


def test_a_period_is_no_place_in_a_text() -> None:
    columns = [column("plan"), column("period_start"), column("period_end")]
    table = table_of(answer(columns, ("p", "2021", "2025")))
    assert [cell.text for cell in table.rows[0]] == ["p", "2021", "2025"]


def test_lists_and_large_numbers() -> None:
    columns = [column("plans", "list"), column("investment")]
    (row,) = table_of(answer(columns, (("p", "q"), 301370000))).rows
    assert row[0].parts == (("p", "/plan/p"), ("q", "/plan/q"))
    assert row[1].text == "301,370,000" and row[1].is_number


def test_every_link_of_an_answer_leads_to_the_words_that_it_shows(client: TestClient) -> None:
    """The figure in a cell is in the text at the place where its link leads."""
    page = client.get("/question/indicator_values", params={"indicator": "婴儿死亡率", "lang": "zh"}).text
    figures = re.findall(r'<td class="n"><a href="/plan/([\w-]+)\?at=(\d+)-(\d+)#c\d+-\d+">[^\d]*([\d.]+)', page)
    assert len(figures) > 4
    for plan, start, end, shown in figures:
        beside = client.get(f"/plan/{plan}/facts", params={"at": f"{start}-{end}", "lang": "zh"}).text
        exact = re.search(r'<h2>.*?lang="zh-CN">([^<]+)</a>', beside, re.DOTALL)
        assert exact is not None and shown in exact[1], (plan, start, end, shown)


def test_a_figure_that_is_not_there_leads_nowhere() -> None:
    there = ("a", "t", 5.34, "eq", "‰", "lt", 10, None, "‰", "2-3 目标", 90, 94, 80, 85, "statement/1")
    absent = ("a", "t", 5.34, "eq", "‰", None, None, None, "‰", "2-3 目标", 90, 94, 80, 85, "statement/1")
    _, row = table_of(answer(TARGET, there, absent)).rows
    assert (row[3].text, row[3].href) == ("", "")
