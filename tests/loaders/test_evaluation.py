"""Facts against annotation: what agrees, what is paired, the figures, gains and losses, broken annotations."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.evaluation import compare, evaluate, read_facts, read_gold, require_same_text, total
from loaders.evaluation.agree import same_name, same_number, same_region, same_text, same_unit
from loaders.evaluation.pairing import pair
from loaders.evaluation.report import Figure, KindReport, Report
from loaders.evaluation.rows import Row
from loaders.model import JsonValue
from ontology.errors import InputError
from tests.loaders.annotated import GOLD, TEXT, fact, write_annotated, write_facts, write_rows

INFANT = fact(
    "indicator",
    "4‰以内",
    indicator="婴儿死亡率",
    value=4,
    comparator="le",
    unit="‰",
    year="2025",
    role="target",
    region="安徽省/铜陵市",
    where="prose",
)
MOTHER = INFANT | fact("indicator", "9/10万", indicator="孕产妇死亡率", value=9, comparator="eq", unit="每10万")
TRAINED = fact("quantity", "20人", value=20, unit="名", comparator="eq", role="target", year="2024")


def kinds(report: Report) -> dict[str, KindReport]:
    return {item.kind: item for item in report.kinds}


def measured(folder: Path, *facts: dict[str, object]) -> dict[str, KindReport]:
    return kinds(report_on(folder, *facts))


def report_on(folder: Path, *facts: dict[str, object]) -> Report:
    gold = folder / "gold" / "tongling"
    if not gold.exists():
        write_annotated(folder)
    return evaluate(read_gold(gold), read_facts(write_facts(folder / "facts.jsonl", list(facts))))


@pytest.mark.parametrize(
    ("same", "found", "gold", "expected"),
    [
        (same_text, "（一）", "(一)", True),
        (same_text, "健康素养 水平", "健康素养水平", True),
        (same_text, "主办", "主管", False),
        (same_name, "城乡居民健康档案建档率", "居民健康档案建档率", True),
        (same_name, "5岁以下儿童死亡率", "婴儿死亡率", False),
        (same_name, "", "婴儿死亡率", False),
        (same_number, 0.59, 0.5900000001, True),
        (same_number, 0.0, "", False),
        (same_number, "", "", True),
        (same_number, 1332000000.0, 1332000100.0, True),
        (same_number, 4.0, 4.1, False),
        (same_unit, "位", "人", True),
        (same_unit, "1/10万", "/10万", True),
        (same_unit, "%", "‰", False),
        (same_region, "安徽省/铜陵市/义安区", "铜陵市义安区", True),
        (same_region, "铜陵市", "", False),
        (same_region, "铜官区", "义安区", False),
    ],
)
def test_what_agrees(same: object, found: object, gold: object, expected: bool) -> None:
    assert callable(same)
    assert same(found, gold) is expected


def quantity(start: int, end: int, value: float, unit: str = "人") -> Row:
    return Row("quantity", start, end, "", (value, unit, "eq", "target", "2025", "骨干", "铜陵市"))


def test_the_pair_that_agrees_most_comes_first_then_the_larger_overlap() -> None:
    assert pair([quantity(0, 10, 5)], [quantity(0, 10, 6), quantity(8, 10, 5)]) == [(0, 1)]
    assert pair([quantity(0, 10, 5)], [quantity(8, 10, 5), quantity(2, 10, 5)]) == [(0, 1)]
    assert pair([quantity(0, 4, 5)], [quantity(4, 8, 5)]) == []


ROWS = st.lists(
    st.builds(lambda a, b, v: quantity(a, a + b, v), st.integers(0, 30), st.integers(1, 9), st.floats(1, 3))
)


@given(ROWS, ROWS)
def test_each_row_is_used_once_and_pairs_overlap(gold: list[Row], found: list[Row]) -> None:
    pairs = pair(gold, found)
    assert pairs == sorted(pairs)
    for side in (0, 1):
        used = [item[side] for item in pairs]
        assert len(set(used)) == len(used)
    assert all(gold[a].start < found[b].end and found[b].start < gold[a].end for a, b in pairs)


@given(ROWS)
def test_a_side_against_itself_is_paired_whole(rows: list[Row]) -> None:
    assert len(pair(rows, rows)) == len(rows)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_figures_are_shares(hits: int, more_gold: int, more_found: int) -> None:
    figure = Figure(hits, hits + more_gold, hits + more_found)
    assert 0 <= min(figure.precision, figure.recall) <= figure.f1 + 1e-9
    assert figure.f1 <= max(figure.precision, figure.recall) + 1e-9 <= 1 + 1e-9


def test_nothing_wanted_and_nothing_found_is_right() -> None:
    assert [Figure(0, 0, 0).f1, Figure(0, 0, 3).f1, Figure(0, 3, 0).f1] == [1.0, 0.0, 0.0]


def test_figures_by_kind_and_field(tmp_path: Path) -> None:
    found = measured(tmp_path, INFANT, MOTHER | {"year": "2023"}, TRAINED)
    assert list(found) == ["section", "indicator", "quantity", "theme"]  # what was not annotated is not measured
    indicator = found["indicator"]
    assert indicator.strict == Figure(1, 2, 2)
    assert indicator.span == Figure(2, 2, 2)
    shares = {name: share.value for name, share in indicator.fields}
    assert (shares["year"], shares["unit"], shares["region"]) == (0.5, 1.0, 1.0)
    (problem,) = indicator.problems
    assert (problem.problem, problem.fields, problem.row.start) == ("wrong", ("year",), TEXT.index("9/10万"))
    assert found["quantity"].strict == Figure(1, 2, 1)
    assert [(item.problem, item.fields) for item in found["quantity"].problems] == [
        ("missed", ()),
        ("differs", ("year",)),
    ]


def test_a_field_that_was_not_annotated_is_not_measured(tmp_path: Path) -> None:
    assert "subject" not in dict(measured(tmp_path, TRAINED)["quantity"].fields)
    write_rows(tmp_path / "quantities.csv", [{"subject": "骨干", "value": "20", "start": "0", "end": "3"}])
    (report,) = evaluate(read_gold(tmp_path), [{"kind": "quantity", "start": 0, "end": 3, "subject": "骨干医师"}]).kinds
    assert dict(report.fields)["subject"].part == 0


def test_a_field_measured_aside_does_not_choose_the_pair() -> None:
    near, same_subject = quantity(0, 10, 5), quantity(8, 12, 5)
    other = Row("quantity", 0, 10, "", (*near.values[:5], "床位", "铜陵市"))
    assert pair([quantity(0, 10, 5)], [same_subject, other]) == [(0, 1)]


def test_covered_counts_characters_of_annotated_spans(tmp_path: Path) -> None:
    short = MOTHER | {"start": TEXT.index("9/10万"), "end": TEXT.index("9/10万") + 1, "value_text": "9"}
    covered = measured(tmp_path, short)["indicator"].covered
    assert covered is not None and (covered.part, covered.whole) == (1, len("4‰以内") + len("9/10万"))


def test_themes_are_measured_at_the_annotated_leaves(tmp_path: Path) -> None:
    chronic = fact("action", "防控慢性病", title="防控慢性病", themes=["T05", "T08"])
    above = fact("action", "主要任务", title="主要任务", themes=["T12"])
    found = measured(tmp_path, chronic, above)["theme"]
    assert found.strict == Figure(1, 2, 2)
    assert [(item.problem, item.row.values) for item in found.problems] == [
        ("missed", ("T12",)),
        ("invented", ("T08",)),
    ]


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("indicators", {"indicator": "健康素养水平", "comparator": "qualitative", "where": "prose"}),
        ("institutions", {"name": "铜陵市财政部门"}),
        ("regions", {"name": "铜陵市"}),
    ],
)
def test_what_people_do_not_agree_on_does_not_count(tmp_path: Path, file: str, row: dict[str, str]) -> None:
    write_rows(tmp_path / f"{file}.csv", [{"start": "0", "end": "1"} | row])
    (report,) = evaluate(read_gold(tmp_path), ()).kinds
    assert report.strict == Figure(0, 0, 0)


def test_the_document_and_its_citations(tmp_path: Path) -> None:
    cite = {"title": "纲要", "start": 3, "end": 5}
    header = {"title": "铜陵规划", "level": "prefecture", "kind": "规划", "cites": [cite]}
    (tmp_path / "document.json").write_text(json.dumps(header), encoding="utf-8")
    cites: JsonValue = [{"title": "纲要", "start": 3, "end": 5, "self": True}]
    fact_there: dict[str, JsonValue] = {"kind": "document", "title": "铜陵规划", "level": "prefecture", "cites": cites}
    document, citation = evaluate(read_gold(tmp_path), [fact_there]).kinds
    assert [(item.problem, item.fields) for item in document.problems] == [("wrong", ("document_kind",))]
    assert [(item.problem, item.fields) for item in citation.problems] == [("wrong", ("self",))]


def test_several_documents_are_summed(tmp_path: Path) -> None:
    report = report_on(tmp_path, INFANT, TRAINED)
    summed = kinds(total([report, report], "both"))
    assert summed["indicator"].strict == Figure(2, 4, 2)
    assert dict(summed["quantity"].fields)["year"].whole == 2
    assert summed["theme"].span is None


def test_gains_and_losses(tmp_path: Path) -> None:
    elsewhere = fact("quantity", "（二）", value=2, unit="个", comparator="eq", role="target")
    before = report_on(tmp_path, INFANT, MOTHER | {"value": 8}, elsewhere)
    after = report_on(tmp_path, MOTHER, TRAINED)
    found = [(item.change, item.problem.problem, item.problem.row.text) for item in compare(before, after)]
    assert found == [
        ("lost", "missed", "4‰以内"),
        ("gained", "wrong", "9/10万"),
        ("withdrawn", "invented", "（二）"),
        ("gained", "missed", "20人"),
    ]
    back = {"gained": "lost", "lost": "gained", "withdrawn": "appeared", "appeared": "withdrawn"}
    assert [item.change for item in compare(after, before)] == [back[change] for change, _, _ in found]
    assert compare(after, after) == ()


def test_order_of_facts_does_not_matter(tmp_path: Path) -> None:
    write_annotated(tmp_path)
    reports = [report_on(tmp_path, *facts) for facts in itertools.permutations((INFANT, MOTHER, TRAINED))]
    assert len({tuple((item.kind, item.strict, item.fields) for item in report.kinds) for report in reports}) == 1


BROKEN = {
    "no row": ("indicators", "indicator,start,end\n婴儿死亡率,x,9\n", "evaluate.broken_cell"),
    "no number": ("quantities", "value,start,end\n三,1,9\n", "evaluate.broken_cell"),
    "no column": ("regions", "name,start\n铜陵市,3\n", "evaluate.no_column"),
    "no sections": ("themes", "theme,section_id\nT01,s1\n", "evaluate.no_sections"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_annotation_is_said_with_its_place(case: str, tmp_path: Path) -> None:
    file, text, key = BROKEN[case]
    (tmp_path / f"{file}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_gold(tmp_path)
    assert raised.value.key == key and f"{file}.csv" in str(raised.value)


@pytest.mark.parametrize("text", ["[1, 2]", '{"cites": [{"title": "纲要"}]}', "{"])
def test_a_broken_header_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "document.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"document\.json"):
        read_gold(tmp_path)


def test_a_folder_without_annotation_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"indicators\.csv"):
        read_gold(tmp_path)


@pytest.mark.parametrize("line", ["no json", "[]", '{"kind": "region"}', '{"start": 1, "end": 2}', '{"kind": 5}'])
def test_a_line_that_is_no_fact_is_said(line: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"kind": "document"}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        read_facts(path)


def test_the_annotation_of_another_text_is_refused(tmp_path: Path) -> None:
    _, folder = write_annotated(tmp_path, gold=GOLD)
    require_same_text(read_gold(folder), TEXT, folder)
    with pytest.raises(InputError, match="another text"):
        require_same_text(read_gold(folder), "\n" + TEXT, folder)
