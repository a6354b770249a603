"""Headings: numbering grammar, place and siblings."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import SectionFact
from loaders.outline import Outline, read_outline


def outline(text: str) -> Outline:
    return read_outline(Document("plan", text))


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(section.level, section.marker, section.title.text) for section in outline(text).sections]


def test_the_four_levels() -> None:
    text = "一、总体要求\n（一）加强领导\n1.完善机制\n（1）落实经费\n"
    assert shown(text) == [
        ("1", "一、", "总体要求"),
        ("2", "（一）", "加强领导"),
        ("3", "1.", "完善机制"),
        ("4", "（1）", "落实经费"),
    ]


@pytest.mark.parametrize("marker", ["1.", "1、", "1．", "1 ."])
def test_arabic_markers(marker: str) -> None:
    ((level, _, title),) = shown(f"{marker}完善疾控体系\n")
    assert (level, title) == ("3", "完善疾控体系")


def test_a_run_in_heading_ends_at_its_first_full_stop() -> None:
    text = "一、主要任务\n（一）推进控烟行动。制定条例。开展宣传。（爱卫办）\n"
    section = outline(text).sections[1]
    assert section.title.text == "推进控烟行动"
    assert text[section.body_start : section.body_end].strip() == "制定条例。开展宣传。（爱卫办）"


def test_bodies_named_behind_a_title_are_no_part_of_it() -> None:
    assert shown("（一）完善体系（责任单位：市卫生健康委、市财政局）\n")[0][2] == "完善体系"


def test_lead_items_within_a_paragraph() -> None:
    text = "一、发展机遇\n形势总体向好。一是政策有力。投入持续增加，机制更顺。二是需求旺盛。居民更重视健康。\n"
    assert shown(text)[1:] == [("3", "一是", "政策有力"), ("3", "二是", "需求旺盛")]
    text = text.replace("形势总体向好。", "从形势看，")
    assert shown(text)[1:] == [("3", "一是", "政策有力"), ("3", "二是", "需求旺盛")]


def test_an_enumeration_within_a_sentence_is_no_heading() -> None:
    assert len(shown("一、发展机遇\n主要任务：一是建机制；二是强队伍；三是抓落实。\n")) == 1


def test_dashes_and_boxes() -> None:
    box = "专栏1 疾病防治项目\n——慢病防治。开展筛查。 ——结核防治。加强发现。\n"
    text = f"一、主要任务\n（一）防控疾病\n1.慢病管理\n内容。\n{box}2.传染病\n内容。\n"
    assert shown(text)[3:] == [
        ("box", "专栏1", "疾病防治项目"),
        ("box", "——", "慢病防治"),
        ("box", "——", "结核防治"),
        ("3", "2.", "传染病"),
    ]
    sections = outline(text).sections
    assert sections[3].parent == 1  # a box belongs to the （一） section
    assert sections[4].parent == sections[5].parent == 3
    assert sections[6].parent == 1  # 2. counts on from the 1. before the box


def test_unmarked_lead_items_of_a_box() -> None:
    text = (
        "（一）体系\n专栏2 服务体系建设\n\n城市医疗集团建设。组建集团。\n基层能力提升。建强中心卫生院。\n\n（二）队伍\n"
    )
    assert shown(text)[2:4] == [("box", "", "城市医疗集团建设"), ("box", "", "基层能力提升")]


def test_a_line_that_begins_with_a_number_is_no_heading() -> None:
    assert len(shown("一、现状\n2020年末全市人口130万。\n1.5名医师服务一千人。\n3名专家参加评审。\n")) == 1


def test_a_sentence_that_begins_like_a_chapter_is_none() -> None:
    text = "一、基础\n文字。\n二、目标\n一、二级医院全部达标。\n三、任务\n文字。\n"
    assert [title for _, _, title in shown(text)] == ["基础", "目标", "任务"]


def test_a_missing_ordinal_is_reported_and_kept() -> None:
    found = outline("一、基础\n二、目标\n四、任务\n")
    assert [section.title.text for section in found.sections] == ["基础", "目标", "任务"]
    assert len(found.breaks) == 1


def test_chapters_and_parts_set_the_levels() -> None:
    text = "第一章 发展基础\n第一节 主要成就\n一、资源增加\n（一）床位\n第二章 主要任务\n第一节 体系\n"
    assert [level for level, _, _ in shown(text)] == ["1", "2", "3", "4", "1", "2"]


def test_a_table_of_contents_is_left_out() -> None:
    text = "目  录\n一、发展基础……1\n二、主要任务……5\n\n一、发展基础\n文字内容。\n二、主要任务\n文字内容。\n"
    assert [title for _, _, title in shown(text)] == ["发展基础", "主要任务"]


def test_numbers_that_run_through_the_document() -> None:
    text = "一、任务\n（一）体系\n" + "".join(f"{n}.任务{n}\n内容。\n" for n in range(1, 7))
    text += "（二）队伍\n" + "".join(f"{n}.任务{n}\n内容。\n" for n in range(7, 13))
    found = outline(text)
    assert len(found.sections) == 15
    assert found.breaks == ()


def test_chapter_kinds() -> None:
    text = "一、规划背景\n二、总体要求\n（一）发展形势\n三、织牢防护网\n四、重点项目\n五、保障措施\n"
    kinds = [(section.chapter_kind, section.kind) for section in outline(text).sections]
    assert kinds == [
        ("background", "background"),
        ("goals", "goals"),
        ("goals", "background"),
        ("tasks", "tasks"),
        ("projects", "projects"),
        ("safeguards", "safeguards"),
    ]


def test_section_facts_carry_their_parents() -> None:
    text = "一、任务\n（一）体系\n1.机构\n"
    facts = [fact for fact in extract_document(Document("plan", text)) if isinstance(fact, SectionFact)]
    assert [fact.path for fact in facts] == ["1", "1-1", "1-1-1"]
    assert facts[1].parent_start == text.index("任务")
    assert facts[2].parent_start == text.index("体系")


def test_site_furniture_is_no_heading() -> None:
    text = "首页 > 政务公开\n您现在的位置：首页\n[字体：大 中 小] 打印\n\n一、基础\n[bookmark: _GoBack]二、任务\n"
    assert [title for _, _, title in shown(text)] == ["基础", "任务"]


def test_levels_follow_the_headings_above() -> None:
    first = "第一章 形势\n（一）成绩显著。文字。\n（二）问题突出。文字。\n"
    text = first + "第二章 任务\n第一节 公共卫生\n1.预防。文字。\n2.救治。文字。\n"
    sections = read_outline(Document("plan", text)).sections
    assert [one.level for one in sections] == ["1", "2", "2", "1", "2", "3", "3"]


@pytest.mark.parametrize("marker", ["（一）", "(一)", "【一】", "〔一〕"])
def test_brackets_of_any_shape_around_a_number(marker: str) -> None:
    ((level, _, title),) = shown(f"{marker}完善疾控体系\n")
    assert (level, title) == ("2", "完善疾控体系")


@pytest.mark.parametrize("marker", ["专栏1 ", "专栏一：", "【专栏1】", "[专栏一]"])
def test_a_box_in_brackets_is_a_box(marker: str) -> None:
    assert [(level, title) for level, _, title in shown(f"（一）提升能力\n{marker}人才培养工程\n")][1:] == [
        ("box", "人才培养工程")
    ]


def test_lead_items_behind_other_signs_and_with_a_colon() -> None:
    box = "专栏1 重点工程\n◆急救体系。健全网络。\n◆定点医院：改造病区，增加床位。\n——预案：对场馆预留接口。\n"
    text = "铜陵市“十四五”卫生健康规划\n一、主要任务\n" + box
    titles = [one.title.text for one in read_outline(Document("plan", text)).sections]
    assert titles == ["主要任务", "重点工程", "急救体系", "定点医院", "预案"]


LONG = "对推进分级诊疗成效好的县市优先安排补助资金" * 7


def test_a_list_of_whole_sentences_is_a_list_of_headings() -> None:
    text = f"一、{LONG}。（财政厅负责）\n二、{LONG}。（省卫生健康委负责）\n三、扩大试点。（省医保局负责）\n"
    assert [marker for _, marker, _ in shown(text)] == ["一、", "二、", "三、"]
    assert all(section.chapter_kind == "tasks" for section in outline(text).sections)


def test_a_long_paragraph_that_begins_with_a_number_is_none() -> None:
    assert [marker for _, marker, _ in shown(f"一、主要任务\n三、{LONG}。\n5.{LONG}。\n（一）加强领导\n")] == [
        "一、",
        "（一）",
    ]


def test_headings_numbered_in_parts() -> None:
    text = (
        "1 总则\n1.1 编制目的\n规范处置。\n1.2编制依据\n依据条例。\n2 组织体系\n2.1 应急指挥部\n"
        "（1）研判。\n（2）指挥。\n"
        "2.1.1 专家组\n（1）咨询。\n（2）评估。\n2.2 办公室\n"
    )
    assert [(level, marker) for level, marker, _ in shown(text)] == [
        ("1", "1"),
        ("2", "1.1"),
        ("2", "1.2"),
        ("1", "2"),
        ("2", "2.1"),
        ("4", "（1）"),
        ("4", "（2）"),
        ("3", "2.1.1"),
        ("4", "（1）"),
        ("4", "（2）"),
        ("2", "2.2"),
    ]
    assert outline(text).sections[8].path == "2-1-3-1"


@pytest.mark.parametrize(
    "text",
    [
        "1 人均预期寿命 岁 78.2\n2 婴儿死亡率 ‰ 3.1\n3 健康素养水平 % 25\n",
        "1.5名医师\n1.6名护士\n2.4张床位\n",
        "1.1 目的\n制定本规划。\n1.2 依据\n",
    ],
)
def test_numbers_that_head_nothing(text: str) -> None:
    assert shown(text) == []


def test_a_list_of_attachments_holds_no_headings() -> None:
    text = (
        "一、要求\n加强领导。\n附件：\n1.试点地区名单\n2.重点工作任务\n铜陵市人民政府\n二、保障\n附件：1.名单\n2.任务\n"
        "1.完善机制。健全制度。\n"
    )
    assert [marker for _, marker, _ in shown(text)] == ["一、", "二、"]


def test_items_of_a_box_count_on_in_it_also_where_they_could_count_on_before_it() -> None:
    text = "一、主要任务\n（一）强化服务\n1.门诊\n内容。\n2.住院\n内容。\n专栏1 重点项目\n"
    box = "1.甲院\n内容。\n2.乙院\n内容。\n3.丙院\n内容。\n"
    assert [level for level, _, _ in shown(text + box)][4:] == ["box"] * 4


def test_a_numbered_project_ends_at_its_colon() -> None:
    text = "一、重点项目\n1.市血站业务楼扩建项目：新建业务楼3200平方米，投资800万元；\n2.加强管理，落实项目：明确责任\n"
    titles = [section.title.text for section in outline(text).sections]
    assert titles == ["重点项目", "市血站业务楼扩建项目", "加强管理，落实项目：明确责任"]
