"""Laws that hold for any text: spans say what facts say, nothing crashes, the same text gives the same facts."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import extract_document
from loaders.document import Document
from loaders.tables import read_tables
from loaders.view import same_length_view

_PIECES = (
    "一、", "（一）", "1.", "一是", "——", "专栏1 ", "第一章 ", "目录", "附件：", "《健康规划》",
    "“十四五”", "2025年", "到2025年，", "截至2020年底，", "由2015年的", "婴儿死亡率", "每千人口注册护士数",
    "孕产妇死亡率", "、", "和", "分别为", "均达到", "提高到", "下降", "3.2‰", "≥80%", "13/10万以下",
    "20万余人", "5-10个", "1.2亿元", "3000平方米", "约", "左右", "以上", "。", "，", "；", "：", "(", ")",
    "\n", "\n\n", "\t", "|", " | ", "指标", "单位", "2020年", "目标值", "预期性", "铜陵市", "市卫生健康委",
    "区县", "牵头", "配合", "建设项目", "总投资", "床位", "推进控烟行动", "保障措施", "主要任务", "重点项目",
    "百分之", "千分之", "三分之", "三十五", "点", "二", "百", "零", "两千", "亿", "万", "成", "翻番", "倍", "每",
    "至少", "不低于", "3", ".", ",", "%", "‰", "个百分点", "第", "月", "期", "人", "所", "一期", "投资", "比",
    "较", "1:", "级", "其中",
    "发展基础", "\r\n", "\u3000", "⏎", "a1", "𠮷",
)  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join), st.text(max_size=200))


@settings(max_examples=250, deadline=None)
@given(texts)
def test_spans_are_what_facts_say(text: str) -> None:
    if not text.strip():
        return
    document = Document("any", text)
    for fact in extract_document(document, region="铜陵市", period="2021-2025"):
        shown = fact.as_dict()
        json.dumps(shown)
        assert shown["rule"]
        if fact.span is not None:
            assert text[fact.span.start : fact.span.end] == fact.span.text == shown[fact.text_field]


@settings(max_examples=60, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    if text.strip():
        once = [fact.as_dict() for fact in extract_document(Document("any", text))]
        assert once == [fact.as_dict() for fact in extract_document(Document("any", text))]


@settings(max_examples=100, deadline=None)
@given(texts)
def test_tables_do_not_overlap_and_stay_inside(text: str) -> None:
    tables = read_tables(Document("any", text))
    ends = 0
    for table in tables:
        assert ends <= table.start < table.end <= len(text)
        ends = table.end


@given(st.text())
def test_the_view_is_of_the_same_length(text: str) -> None:
    assert len(same_length_view(text)) == len(text)


def test_time_grows_with_the_length_of_the_text() -> None:
    """Twice the text may not take four times as long: what is slow by the square of the length shows here."""
    import time

    from loaders.document import Document
    from loaders.extract import extract_document

    def seconds(text: str) -> float:
        best = []
        for _ in range(2):
            before = time.process_time()
            extract_document(Document("plan", text), region="沈阳市", period="2021-2025")
            best.append(time.process_time() - before)
        return min(best)

    paragraph = "婴儿死亡率控制在4‰以内，远程医疗覆盖90%的乡镇卫生院，建成沈阳市示例医院。由市教育局负责。\n"
    for piece in (paragraph, "覆盖90%的", "三分之一"):
        short, long = ("一、主要任务\n" + piece * (count // len(piece)) + "\n" for count in (8_000, 32_000))
        assert seconds(long) < 8 * seconds(short) + 0.5
