"""A file of corrections: what is read from it, and what is said of one that is not as it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import names
from graph.corrections.file import read_file
from graph.corrections.rdf import correction_graph, remembered
from ontology.errors import InputError
from ontology.messages import message
from tests.conftest import ROOT
from tests.graph.reviewed import COLUMNS, Row, missing_count, names_row, place, write_rows, wrong_rate


def test_the_graph_remembers_what_the_file_says(tmp_path: Path) -> None:
    from pyoxigraph import Store

    rows = read_file(
        write_rows(
            tmp_path / "c.csv",
            [
                wrong_rate(),
                missing_count(),
                names_row("same-as", "project", "甲项目", "乙项目"),
                names_row("rename", "institution", "丙/50%", "丁 院", region=""),
            ],
        )
    )
    store = Store()
    store.extend(correction_graph(rows, ()))
    assert remembered(store) == rows and len(rows) == 4


def test_order_repetition_and_encoding_do_not_matter(tmp_path: Path) -> None:
    one = write_rows(tmp_path / "one.csv", [wrong_rate(), missing_count()])
    two = write_rows(tmp_path / "two.csv", [missing_count(), wrong_rate(), missing_count()])
    saved = tmp_path / "saved.csv"
    saved.write_bytes(one.read_text(encoding="utf-8").encode("gb18030"))
    marked = tmp_path / "marked.csv"
    marked.write_bytes(b"\xef\xbb\xbf" + one.read_bytes().replace(b"\n", b"\r\n"))
    assert read_file(one) == read_file(two) == read_file(saved) == read_file(marked)


def test_fields_stand_in_json_or_in_columns(tmp_path: Path) -> None:
    columns = (*COLUMNS, "subject", "value", "unit", "comparator", "role")
    cells: Row = {"subject": "急救点", "value": "12.0", "unit": "个", "comparator": "eq", "role": "target"}
    spread = missing_count() | cells | {"fact": ""}
    left = read_file(write_rows(tmp_path / "a.csv", [spread], columns))
    right = read_file(write_rows(tmp_path / "b.csv", [missing_count()]))
    assert left == right


def test_yaml_says_what_a_table_says(tmp_path: Path) -> None:
    rows = [wrong_rate(), missing_count(), names_row("rename", "project", "甲", "乙: 1#楼")]
    table = read_file(write_rows(tmp_path / "c.csv", rows))
    path = tmp_path / "c.yaml"
    fact = "{subject: 急救点, value: 12, unit: 个, comparator: eq, role: target}"
    lines = [
        "# what we found",
        f"- {{action: wrong, kind: indicator, by: 审阅者, note: 说明, {_yaml_place('3‰以内')}}}",
        f"- {{action: missing, kind: quantity, by: 审阅者, {_yaml_place('12个')}, fact: {fact}}}",
        "- action: rename",
        "  kind: project",
        "  name: 甲",
        "  other: '乙: 1#楼'",
        "  region: 合肥市",
        "  note: null",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_file(path) == table
    assert {row.place.split(":")[1] for row in read_file(path)} == {"2", "3", "4"}


def _yaml_place(words: str) -> str:
    return ", ".join(f"{name}: {value}" for name, value in place(words).items())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("- action: [", "graph.correction_yaml"),
        ("action: wrong\n", "graph.correction_yaml_list"),
        ("- wrong\n", "graph.correction_yaml_row"),
        ("- action: wrong\n  colour: red\n", "graph.correction_yaml_key"),
        ("- action: wrong\n  action: missing\n", "graph.correction_yaml_key"),
        ("- action: missing\n  fact: {value: 1, value: 2}\n", "graph.correction_yaml_key"),
        ("- action: [wrong]\n", "graph.correction_yaml_value"),
        ("- action: missing\n  fact: {date: !!timestamp 2022-01-02}\n", "graph.correction_yaml_value"),
        ("- action: missing\n  fact: {date: !!python/name:os.system }\n", "graph.correction_yaml"),
        ("- action: delete\n", "graph.correction_action"),
    ],
)
def test_a_yaml_file_that_is_no_list_of_corrections(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "c.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert caught.value.key == key and "c.yml" in str(caught.value)


def test_an_empty_yaml_file_takes_nothing_back(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("# none yet\n", encoding="utf-8")
    assert read_file(path) == ()


def test_a_region_is_a_name_a_code_or_the_country(tmp_path: Path) -> None:
    rows = [
        names_row("not-same-as", "project", "甲", "乙", region="340100"),
        names_row("not-same-as", "project", "丙", "丁", region="合肥市"),
        names_row("not-same-as", "project", "戊", "己", region=""),
    ]
    found = {name for row in read_file(write_rows(tmp_path / "c.csv", rows)) for name in (row.left, row.right)}
    assert {names.name_parts(name)[1] for name in found} == {"340100", names.NATIONAL}


def test_a_pair_that_differs_is_one_whichever_stands_first(tmp_path: Path) -> None:
    rows = [names_row("not-same-as", "project", "甲", "乙"), names_row("not-same-as", "project", "乙", "甲")]
    assert len(read_file(write_rows(tmp_path / "c.csv", rows))) == 1


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (wrong_rate() | {"action": "delete"}, "graph.correction_action"),
        (wrong_rate() | {"kind": "section"}, "graph.correction_kind"),
        (names_row("same-as", "indicator", "甲", "乙"), "graph.correction_kind"),
        (wrong_rate() | {"text": ""}, "graph.correction_empty"),
        (wrong_rate() | {"plan": " "}, "graph.correction_empty"),
        (names_row("rename", "project", "甲", ""), "graph.correction_empty"),
        (wrong_rate() | {"start": "-1"}, "graph.correction_number"),
        (wrong_rate() | {"fact": "{"}, "graph.correction_json"),
        (wrong_rate() | {"fact": "[1]"}, "graph.correction_json"),
        (wrong_rate() | {"fact": '{"value": NaN}'}, "graph.correction_json"),
        (wrong_rate() | {"fact": '{"colour": 1}'}, "graph.correction_field"),
        (wrong_rate() | {"fact": '{"value": "three"}'}, "graph.correction_value"),
        (wrong_rate() | {"fact": '{"comparator": "about"}'}, "graph.correction_value"),
        (wrong_rate() | {"fact": '{"role": "lead"}'}, "graph.correction_value"),
        (missing_count() | {"fact": '{"subject": "甲"}'}, "graph.correction_lacks"),
        (names_row("rename", "project", "甲", "乙", region="乌有市"), "graph.correction_region"),
        (names_row("rename", "project", "甲", "甲"), "graph.correction_same"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, row: Row, key: str) -> None:
    path = write_rows(tmp_path / "bad.csv", [missing_count(), row])
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert caught.value.key == key
    assert str(caught.value).startswith("bad.csv:3: ")
    assert message(key, "zh", **caught.value.values)


@pytest.mark.parametrize(
    "rows",
    [
        [names_row("rename", "project", "甲", "乙"), names_row("rename", "project", "甲", "丙")],
        [names_row("rename", "institution", "甲", "乙"), names_row("same-as", "institution", "甲", "丙")],
        [names_row("same-as", "project", "甲", "乙"), names_row("same-as", "project", "乙", "甲")],
        [names_row("same-as", "project", "甲", "乙"), names_row("not-same-as", "project", "乙", "甲")],
        [
            names_row("same-as", "institution", "甲", "乙"),
            names_row("rename", "institution", "乙", "丙"),
            names_row("not-same-as", "institution", "甲", "丙"),
        ],
        [
            wrong_rate() | {"fact": '{"indicator": "甲", "comparator": "le", "role": "target"}'},
            wrong_rate() | {"fact": '{"indicator": "甲", "comparator": "le", "role": "target"}', "action": "missing"},
        ],
    ],
)
def test_rows_that_contradict_each_other_are_named(tmp_path: Path, rows: list[Row]) -> None:
    with pytest.raises(InputError) as caught:
        read_file(write_rows(tmp_path / "c.csv", rows))
    assert caught.value.key == "graph.correction_contradiction"
    assert str(caught.value).count("c.csv:") == 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "graph.correction_columns"),
        ("kind,plan\n", "graph.correction_columns"),
        ("action,colour\n", "graph.correction_columns"),
        ("action,kind\nwrong,indicator,x\n", "graph.correction_cells"),
        ('action,kind\nwrong,"indi"cator\n', "graph.correction_csv"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert caught.value.key == key and "c.csv" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        read_file(tmp_path / "none.csv")


def test_the_example_stands_in_the_samples() -> None:
    for row in read_file(ROOT / "samples" / "corrections.csv"):
        if row.is_about_text:
            text = (ROOT / "samples" / f"{row.plan}.txt").read_bytes().decode("utf-8")
            assert text[row.start : row.end] == row.text


def test_place_says_where_words_stand() -> None:
    assert place("12个")["text"] == "12个"
