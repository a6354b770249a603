"""References to parts that are not in the text are found; what may be there is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Document
from loaders.references import missing_parts

LONG = "卫生院提供基本服务，医院接受转诊。" * 8


def missing(text: str) -> list[tuple[str, str]]:
    return [(part.group, part.span.text) for part in missing_parts(Document("x", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成立小组（名单见附件）。", [("attachment", "附件")]),
        ("成立小组（名单见附件）。\n附件：小组名单.docx\n", [("attachment", "附件")]),
        ("成立小组（名单见附件）。\n附件：小组名单\n某市卫健委\n2021年5月1日\n", [("attachment", "附件")]),
        ("分工见附件3。\n附件1\n指标\n附件2\n项目\n", [("attachment", "附件3")]),
        ("分工见附件三。\n附件一\n指标\n附件二\n项目\n", [("attachment", "附件三")]),
        ("分工详见附件１、附件２和附件３。\n附件1\n指标\n附件3\n项目\n", [("attachment", "附件２")]),
        ("项目见附件1-3。\n附件1\n指标\n附件2\n项目\n", [("attachment", "附件1-3")]),
        ("主要指标见表4。\n表1 指标\n表2 项目\n表3 分工\n", [("table", "表4")]),
        ("数值见表1-2。\n表1-1 指标\n", [("table", "表1-2")]),
        ("布局如图，见图2。\n图1 布局\n", [("figure", "图2")]),
        ("工程见专栏12。\n专栏1 甲\n专栏2 乙\n", [("box", "专栏12")]),
        ("工程参见专栏2。再见专栏2。\n|专栏1 甲|\n", [("box", "专栏2"), ("box", "专栏2")]),
        ("指标见附表2。\n附表1 指标\n", [("annexed_table", "附表2")]),
    ],
)
def test_a_part_that_the_text_lacks(text: str, expected: list[tuple[str, str]]) -> None:
    assert missing(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "成立小组（名单见附件）。\n附件\n小组名单\n张某\n",
        f"成立小组（名单见附件）。\n附件：小组名单\n{LONG}",  # what the list names may follow
        f"分工见附件2。\n附件：1.指标\n2.分工\n{LONG}",
        "分工见附件2。\n附件\n分工\n",  # the only attachment, without its number
        "分工见附件2。\n　附件２：分工表\n" + LONG,
        "分工见附件二。\n附件2\n分工\n",
        "项目见附件1-3。\n附件1\n甲\n附件2\n乙\n附件3\n丙\n",
        "工程见专栏3。\n专栏1 甲\n专栏2 乙\n| 专栏3 丙 |\n",
        "工程见专栏2。\n专栏：甲\n专栏：乙\n",  # boxes without numbers
        "主要指标见表1。\n主要指标（表1）\n",
        "主要指标见表1。\n续表1 指标\n",
        "主要指标见附表。\n表1 指标\n",
        "主要指标见表1。\n指标\t2020年\t2025年\n婴儿死亡率（‰）\t4\t3\n人均预期寿命（岁）\t78\t79\n",  # no caption
        "征求意见表1份，见表2024年更新。",
        "各区意见附件存档，常见图书馆借阅。",
        "见附表一览。\n附表\n",
        "按照附件3的要求落实。",  # perhaps another document's
        "",
    ],
)
def test_what_may_be_there_is_left_alone(text: str) -> None:
    assert missing(text) == []


@given(st.text(alphabet="见附件表图专栏录123一二-、和至意 \n:()|.docx，。", max_size=60))
def test_no_text_is_too_odd_and_each_place_is_a_reference(text: str) -> None:
    document = Document("x", text)
    for part in missing_parts(document):
        assert document.text[part.span.start : part.span.end] == part.span.text
        # taken away, the reference is gone
        rest = document.text[: part.span.start] + "。" * len(part.span.text) + document.text[part.span.end :]
        assert part.span.start not in [other.span.start for other in missing_parts(Document("x", rest))]
