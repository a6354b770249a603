"""What a page leaves in a text is taken out before it is read, and every offset finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact, SectionFact
from loaders.plain import plain_document


def plain(text: str) -> str:
    return plain_document(Document("plan", text))[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("婴儿\u200b死亡率\ufeff为3‰", "婴儿死亡率为3‰"),
        ("&ldquo;十四五&rdquo;&nbsp;期末&#8805;80%", "“十四五”\u00a0期末≥80%"),
        ("AT&T; &lt;5‰", "AT&T; <5‰"),  # no reference is &T;
        ("一、目标\u2028二、任务", "一、目标\n二、任务"),
        ("## 一、目标\n**二、任务**", "一、目标\n二、任务"),
        ("到 2025 年，床位达到 8.5 张", "到2025年，床位达到8.5张"),
        ("建成 P2 实验室", "建成P2实验室"),
        ("投入1 234 567元，", "投入1234567元，"),
        ("床位 120 350 400", "床位120 350 400"),  # three numbers
        ("1、 5岁以下儿童", "1、 5岁以下儿童"),  # a marker
        ("指标\t2020 年\t张 三", "指标\t2020 年\t张 三"),  # the cells of a row know their own bounds
        ("第一章 总则", "第一章 总则"),
        ("第一章  总 则", "第一章  总则"),
        ("二、组 织 保 障\n甲 乙", "二、组织保障\n甲乙"),
        ("主 要 目 标是", "主 要 目 标是"),  # the run goes on as words
        ("张 三 到会", "张 三 到会"),
        ("张  三 李  四", "张  三 李  四"),  # columns
        ("一、目标\n\f二、任务", "一、目标\n二、任务"),
        ("一、目标\f二、任务", "一、目标\n二、任务"),
    ],
)
def test_marks_and_spaces(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("page", ["— 3 —", "- 3 -", "－３－", "第3页", "第 3 页 共 40 页", "第3页/共40页", "·3·"])
def test_a_line_that_numbers_a_page_goes(page: str) -> None:
    assert plain(f"甲市要加强\n\n{page}\n\n乙县工作。\n") == "甲市要加强\n乙县工作。\n"


def test_pages_of_all_pages_go_only_if_they_count_up() -> None:
    assert plain("甲\n1/9\n乙\n2/9\n丙\n3/9\n丁") == "甲\n乙\n丙\n丁"
    assert plain("甲\n3/9\n乙\n2/9\n丙\n3/9\n丁") == "甲\n3/9\n乙\n2/9\n丙\n3/9\n丁"  # proportions


def test_a_running_head_goes_with_its_page_numbers() -> None:
    prose = ["县域医共体分级诊疗，" * 12 + f"第{number}批。" for number in "一二三四"]
    text = "".join(f"{line}\n{number}\n某市健康规划\n" for number, line in enumerate(prose, 7))
    assert plain(text).split("\n")[:4] == prose
    rows = "".join(f"{number}\n健康水平\n指标{number}\n" for number in range(1, 5))
    assert plain(rows) == rows  # serial numbers and a category in every row


SENTENCES = (
    "全市建立起覆盖城乡的公共卫生服务网络，居民的获得感持续增强，健康产业的规模不断扩大。",
    "到2025年，婴儿死亡率控制在4‰以内，孕产妇死亡率控制在9/10万以内，基层首诊率明显提升。",
    "支持社会力量举办护理院、康复医疗中心和安宁疗护机构，推动形成多元办医的格局，满足群众多层次的需要。",
)


def wrapped(sentences: tuple[str, ...], width: int, indent: str) -> str:
    paragraphs = []
    for sentence in sentences:
        line = indent + sentence
        paragraphs.append("\n".join(line[at : at + width] for at in range(0, len(line), width)))
    return "\n".join(paragraphs)


@pytest.mark.parametrize("indent", ["\u3000\u3000", "    ", ""])
def test_lines_broken_by_the_width_of_a_page_are_joined(indent: str) -> None:
    text = wrapped(SENTENCES, 18, indent)
    lines = [line.strip() for line in plain(text).split("\n")]
    assert lines == list(SENTENCES)


@pytest.mark.parametrize("indent", ["\u3000\u3000", ""])
def test_a_caption_under_a_full_last_line_stays_apart(indent: str) -> None:
    full = SENTENCES[0][: 36 - len(indent) - 1] + "。"  # ends where the line does
    text = wrapped((SENTENCES[1], SENTENCES[2], full), 18, indent) + "\n表1 主要指标\n"
    assert plain(text).endswith(full + "\n表1主要指标\n")


def test_paragraphs_of_unlike_length_stay_apart() -> None:
    text = "第一部分说明背景情况与基础条件\n" + "\n".join(SENTENCES)
    assert plain(text) == text


def test_a_broken_text_says_the_same_and_quotes_its_source() -> None:
    text = "铜陵市“十四五”卫生健康规划\n一、发展目标\n" + wrapped(SENTENCES, 17, "")
    facts = [f for f in extract_document(Document("plan", text)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.value, f.comparator) for f in facts] == [("婴儿死亡率", 4, "le"), ("孕产妇死亡率", 9, "le")]
    for fact in facts:
        assert fact.span is not None
        assert text[fact.span.start : fact.span.end] == fact.span.text


def test_a_title_with_marks_in_it_has_clean_words() -> None:
    text = "一、主要任务\n（一）加强&ldquo;三医&rdquo;\u200b联动\n做好改革。\n"
    section = [f for f in extract_document(Document("plan", text)) if isinstance(f, SectionFact)][1]
    assert section.span is not None
    assert (section.span.text, section.span.words) == ("加强&ldquo;三医&rdquo;\u200b联动", "加强“三医”联动")
    assert text[section.body_start : section.body_end].strip() == "做好改革。"


@pytest.mark.parametrize("mark", [" ", "\u3000", ",", "，"])
def test_cells_a_space_or_a_comma_apart_are_cells(mark: str) -> None:
    rows = ["序号,指标,单位,2020年,2025年", "1,婴儿死亡率,‰,3.2,≤4", "2,居民健康素养水平,%,24,30"]
    text = "一、发展目标\n" + "\n".join(row.replace(",", mark) for row in rows) + "\n二、主要任务\n加快，加强，提高。\n"
    facts = extract_document(Document("plan", "铜陵市“十四五”卫生健康规划\n" + text))
    shown = [(f.indicator, f.value) for f in facts if isinstance(f, IndicatorFact)]
    assert shown == [("婴儿死亡率", 3.2), ("婴儿死亡率", 4), ("居民健康素养水平", 24), ("居民健康素养水平", 30)]
    assert plain(text).endswith("加快，加强，提高。\n")


_PIECES = (
    "\u200b", "&ldquo;", "&amp;", "— 3 —", "\n", "\r\n", "\n\n", " ", "\u3000\u3000", "\t", "|", "1 234", "2025", "年",
    "甲市", "指标 单位 2020年", "序号,指标,单位", ",", "。", "到", "%", "健康服务体系进一步完善居民获得感增强", "**",
    "# ",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=50).map("".join))
def test_every_offset_finds_its_way_back(text: str) -> None:
    document, origin = plain_document(Document("plan", text))
    ends = 0
    for at in range(len(document.text)):
        start, end = origin.start(at), origin.end(at + 1)
        assert ends <= start < end <= len(text)
        if end - start == 1 and document.text[at] not in "\t\n ":
            assert text[start] == document.text[at]
        ends = start


def test_a_text_that_is_plain_stays_the_document_it_was() -> None:
    document = Document("plan", "一、目标\n" + "\n".join(SENTENCES))
    assert plain_document(document)[0] is document


def test_prose_with_spaces_above_a_table_with_tabs_is_no_part_of_it() -> None:
    prose = "到 2020 年，人均预期寿命在 2015 年基础上提高 1 岁，主要指标居前。\n表 1 主要指标\n"
    rows = "指标\t2015年\t2020年\n婴儿死亡率（‰）\t5.1\t4\n孕产妇死亡率（/10万）\t14\t13\n人均预期寿命（岁）\t76\t77\n"
    assert plain(prose + rows) == prose.replace(" ", "") + rows
