"""What a document says of itself, in the fronts that sites give it."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import DocumentFact
from ontology.errors import UsageError


def header(text: str, region: str | None = None, period: str | None = None) -> DocumentFact:
    (fact,) = (f for f in extract_document(Document("plan", text), region, period) if isinstance(f, DocumentFact))
    return fact


NOTICE = """铜陵市人民政府办公室关于印发铜陵市“十四五”卫生健康规划的通知
铜政办〔2022〕7号
各县、区人民政府：
现将《铜陵市“十四五”卫生健康规划》印发给你们，请认真落实。
铜陵市人民政府办公室
2022年3月15日
（此件公开发布）
铜陵市“十四五”卫生健康规划
依据《安徽省“十四五”卫生健康规划》（皖政〔2021〕9号），制定本规划。
一、发展基础
"""


def test_a_notice_that_forwards_a_plan() -> None:
    fact = header(NOTICE)
    assert (fact.title, fact.issuer) == ("铜陵市“十四五”卫生健康规划", "铜陵市人民政府办公室")
    assert (fact.doc_number, fact.date) == ("铜政办〔2022〕7号", "2022-03-15")
    assert (fact.period_start, fact.period_end) == ("2021", "2025")
    assert (fact.region, fact.level, fact.document_kind) == ("安徽省/铜陵市", "prefecture", "规划")
    assert [(cite.span.text, cite.is_self) for cite in fact.cites] == [
        ("铜陵市“十四五”卫生健康规划", True),
        ("安徽省“十四五”卫生健康规划", False),
    ]


def test_a_page_with_a_source_line() -> None:
    text = "首页 > 规划信息\n铜陵市“十四五”卫生健康规划\n时间：2022年1月5日 来源：市卫生健康委\n一、发展基础\n"
    fact = header(text)
    assert (fact.title, fact.date, fact.issuer) == ("铜陵市“十四五”卫生健康规划", "2022-01-05", "铜陵市卫生健康委员会")


def test_a_districts_plan_is_placed_by_its_issuer() -> None:
    text = "现将《鼓楼区“十四五”卫生健康规划》印发给你们。\n南京市鼓楼区卫生健康委员会\n2021年12月1日\n一、基础\n"
    assert header(text).region == "江苏省/南京市/鼓楼区"


def test_a_programme_without_a_period_runs_to_its_last_deadline() -> None:
    text = (
        "健康铜陵行动实施方案\n铜陵市人民政府\n2020年5月20日\n一、总体目标\n到2022年，体系建立。到2030年，水平提高。\n"
        "二、主要任务\n"
    )
    fact = header(text)
    assert (fact.period_start, fact.period_end, fact.document_kind) == ("2020", "2030", "方案")


def test_years_in_the_title() -> None:
    fact = header("铜陵市爱国卫生行动计划（2023—2025年）\n一、总体要求\n")
    assert (fact.period_start, fact.period_end) == ("2023", "2025")


def test_what_the_caller_says_overrules() -> None:
    fact = header(NOTICE, region="通辽市", period="2016-2020")
    assert (fact.region, fact.period_start, fact.period_end) == ("内蒙古自治区/通辽市", "2016", "2020")


@pytest.mark.parametrize(("region", "period"), [("无此地", None), (None, "明年")])
def test_what_cannot_be_understood(region: str | None, period: str | None) -> None:
    with pytest.raises(UsageError):
        header(NOTICE, region, period)


def test_nothing_is_made_up() -> None:
    fact = header("一、基础\n文字。\n")
    assert fact.title == fact.issuer == fact.doc_number == fact.date == fact.region == fact.level == ""
    assert fact.as_dict()["title"] is None


def test_a_name_inside_another_word_is_no_region() -> None:
    text = "健康平阴行动方案\n平阴县人民政府办公室\n2026年3月1日\n一、总体要求\n"
    assert header(text).region == "山东省/济南市/平阴县"  # 康平 is a county too


WRAPPED = """关于印发海东市全面推进紧密型县域医疗 共同体建设实施方案的通知
生效日期：2024-10-31
海东市全面推进紧密型县域医疗
共同体建设实施方案
为落实要求，制定本方案。
一、目标
"""


def test_a_title_broken_over_two_lines_is_told_in_one() -> None:
    fact = header(WRAPPED)
    assert fact.title == "海东市全面推进紧密型县域医疗共同体建设实施方案"
    assert fact.span is not None and fact.span.text == "海东市全面推进紧密型县域医疗\n共同体建设实施方案"


def test_a_body_without_a_title_of_its_own_has_the_one_that_was_agreed_to() -> None:
    text = (
        "重庆市北碚区人民政府办公室\n北碚府办发【2024】8号\n各镇：\n"
        "《重庆市北碚区医疗服务提升方案》已经区政府同意，现印发给你们。\n"
        "重庆市北碚区人民政府办公室\n2024年6月1日\n为了提升服务，制定本方案。\n一、目标\n"
    )
    fact = header(text)
    assert (fact.title, fact.document_kind) == ("重庆市北碚区医疗服务提升方案", "方案")
    assert fact.doc_number == "北碚府办发【2024】8号"


def test_an_arrangement_of_a_year_is_a_plan_too() -> None:
    text = "2014年全市医改工作安排\n泰州市人民政府办公室\n2014年6月6日\n一、要求\n"
    fact = header(text)
    assert (fact.title, fact.period_start, fact.document_kind) == ("2014年全市医改工作安排", "2014", "工作安排")


def test_the_same_plan_of_another_place_is_not_this_one() -> None:
    text = (
        "扬中市“十四五”卫生健康发展规划\n扬中市人民政府办公室\n2023年4月3日\n"
        "依据《镇江市“十四五”卫生健康发展规划》，制定本规划。\n一、基础\n"
    )
    assert [(cite.span.text[:3], cite.is_self) for cite in header(text).cites] == [("扬中市", True), ("镇江市", False)]


@pytest.mark.parametrize(
    "line",
    [
        "依据安徽省妇幼健康三年行动计划(2021-2023年)(皖政办字〔2021〕16号)等有关要求制定。",
        "依据《安徽省规划》（皖政〔2021〕9号）制定。",
    ],
)
def test_the_number_of_another_document(line: str) -> None:
    assert header(f"铜陵市健康规划\n{line}\n一、基础\n").doc_number == ""


def test_the_number_beside_the_own_title() -> None:
    text = "铜政办〔2018〕19号《铜陵市人民政府办公室关于加强精神卫生工作的通知》\n时间：2020-11-10\n一、机制\n"
    fact = header(text)
    assert (fact.title, fact.issuer) == ("铜陵市人民政府办公室关于加强精神卫生工作的通知", "铜陵市人民政府办公室")
    assert (fact.doc_number, fact.date, fact.period_start) == ("铜政办〔2018〕19号", "", "2018")


def test_a_plan_that_only_its_first_paragraph_names() -> None:
    source = "发布机构：| 铜陵市卫生局 | 生成日期：| 2014-11-28 |"
    text = f"{source}\n结合实际，特制定铜陵市卫生事业“十一五”发展规划。\n一、回顾\n"
    fact = header(text)
    assert (fact.title, fact.period_start, fact.period_end) == ("铜陵市卫生事业“十一五”发展规划", "2006", "2010")
    assert fact.issuer == "铜陵市卫生局"


def test_a_notice_over_two_lines_that_begins_with_about() -> None:
    text = "关于成立市公共卫生\n专家委员会的通知\n铜陵市人民政府\n2010年12月6日\n一、组成\n"
    assert header(text).title == "关于成立市公共卫生专家委员会的通知"


def test_what_the_own_title_cites_is_another_document() -> None:
    text = (
        "现将《铜陵市贯彻〈中医药发展战略规划纲要（2016—2030年）〉实施方案》印发给你们。\n"
        "根据《中医药发展战略规划纲要（2016—2030年）》和《省人民政府贯彻〈中医药发展战略规划纲要（2016—2030年）〉实施方案》制定。\n"
        "一、总体要求\n"
    )
    assert [cite.is_self for cite in header(text).cites] == [True, False, False]


def test_the_innermost_of_the_places_cited() -> None:
    text = "依据《安徽省应急预案》《铜陵市应急预案》《枞阳县总体预案》，制定本预案。\n一、总则\n二、体系\n"
    assert header(text).region == "安徽省/铜陵市/枞阳县"


def test_a_list_of_attachments_has_no_title() -> None:
    text = "铜陵市健康规划\n附件：\n1.铜陵市试点名单\n2.铜陵市重点工作任务\n一、背景\n"
    assert header(text).title == "铜陵市健康规划"


def test_a_ministrys_plan_is_no_places() -> None:
    text = "国家卫生健康委办公厅关于开展试点的通知\n试点在安徽省铜陵市开展。\n一、背景\n"
    fact = header(text)
    assert (fact.issuer, fact.region) == ("国家卫生健康委员会办公厅", "")


def test_the_plan_of_the_city_is_another_than_the_districts() -> None:
    text = (
        "现将《铜陵市铜官区开展社会心理服务试点工作实施方案》印发给你们。\n"
        "根据《铜陵市开展社会心理服务试点工作实施方案》制定。\n一、背景\n"
    )
    assert [cite.is_self for cite in header(text).cites] == [True, False]


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("雄安新区“十四五”卫生健康规划", "河北省/雄安新区"),
        ("新疆生产建设兵团“十四五”卫生健康规划", "新疆维吾尔自治区/新疆生产建设兵团"),
        ("安新县“十四五”卫生健康规划", "河北省/保定市/安新县"),
    ],
)
def test_a_zone_that_is_no_division_is_not_the_county_whose_name_its_own_holds(title: str, region: str) -> None:
    assert header(f"{title}\n一、任务\n").region == region


def test_the_reading_of_a_plan_has_the_plan_s_period() -> None:
    text = "《安徽省“十四五”医疗卫生规划》政策解读\n2022年3月1日\n一、发展成就\n婴儿死亡率为3‰。\n"
    plan = header(text)
    assert (plan.title, plan.period_start, plan.period_end) == ("安徽省“十四五”医疗卫生规划", "2021", "2025")


def test_a_title_cited_over_two_lines_is_cited_and_told_without_the_break() -> None:
    fact = header(
        "关于印发《安新县精神卫生服务\n能力提升方案》的通知\n各乡镇：\n"
        "现将《安新县精神卫生服务能力提升方案》印发给你们。\n一、任务\n（一）开设门诊。年内完成。\n"
    )
    assert [one.span.words for one in fact.cites] == ["安新县精神卫生服务能力提升方案"] * 2
    assert all(one.is_self for one in fact.cites)
    assert fact.cites[0].span.text == "安新县精神卫生服务\n能力提升方案"


def test_a_bracket_that_is_never_closed_cites_nothing_of_the_next_paragraphs() -> None:
    fact = header("安新县健康方案\n依据《健康纲要制定。\n一、任务\n落实《健康纲要》要求。\n")
    assert [one.span.text for one in fact.cites if not one.is_self] == ["健康纲要"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("安新县病媒生物防制行动计划", "行动计划"),
        ("安新县关于推进健康乡镇建设的实施意见", "意见"),
        ("安新县2024年卫生健康工作要点", "要点"),
        ("安新县2023年卫生健康工作报告", "报告"),
        ("安新县卫生健康事业规划纲要", "规划纲要"),
        ("安新县健康行动实施方案", "方案"),
    ],
)
def test_the_kind_is_the_longest_that_ends_the_title(title: str, kind: str) -> None:
    assert header(f"{title}\n一、任务\n").document_kind == kind


def test_half_a_title_broken_inside_its_brackets_is_no_title() -> None:
    whole = header("关于印发《安新县精神卫生\n实施方案》的通知\n各乡镇：\n一、任务\n（一）开设门诊。年内完成。\n")
    assert whole.title == "关于印发《安新县精神卫生实施方案》的通知"
    half = header("实施方案》的通知\n各乡镇：\n一、任务\n（一）开设门诊。年内完成。\n")
    assert half.title == ""


def test_the_works_of_one_year_are_known_by_their_notice() -> None:
    notice = "铜陵市卫生健康委员会关于印发《2023年铜陵市卫生健康工作要点》的通知"
    text = f"{notice}\n现将《2023年铜陵市卫生健康工作要点》印发给你们。\n2023年铜陵市卫生健康工作要点\n一、背景\n"
    fact = header(text)
    assert (fact.title, fact.document_kind, fact.period_end) == (notice, "要点", "2023")
    assert [cite.is_self for cite in fact.cites] == [True, True]
    years = text.replace("2023年铜陵市卫生健康工作要点", "铜陵市健康行动方案（2023—2025年）")
    assert header(years).title == "铜陵市健康行动方案（2023—2025年）"
