"""Documents of the whole country: their header, and bodies that they name without saying whose they are."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import DocumentFact, InstitutionFact, ResponsibilityFact

OPINION = """国务院办公厅关于加快补齐
基层卫生短板的指导意见
国办发〔2017〕12号
各省、自治区、直辖市人民政府：
经国务院同意，提出以下意见。
一、重点任务
（一）建强网底。支持村卫生室建设。（卫生健康委、发展改革委、财政部、扶贫办等和各有关省级人民政府负责）
（二）培养人才。定向招录医学生。（教育部牵头，人力资源社会保障部、中央编办、国资委配合）
国务院办公厅
2017年5月8日
（此件公开发布）
"""


def read(text: str) -> tuple[object, ...]:
    return extract_document(Document("plan", text))


def test_title_over_two_lines_and_the_signature_behind_the_text() -> None:
    (fact,) = (one for one in read(OPINION) if isinstance(one, DocumentFact))
    assert (fact.title, fact.issuer, fact.date) == (
        "国务院办公厅关于加快补齐基层卫生短板的指导意见",
        "国务院办公厅",
        "2017-05-08",
    )
    assert fact.region == ""


def test_bodies_of_the_whole_country_in_its_lists() -> None:
    found = [
        (one.action, one.institution.name, one.role) for one in read(OPINION) if isinstance(one, ResponsibilityFact)
    ]
    assert found == [
        ("建强网底", "国家卫生健康委员会", "lead"),
        ("建强网底", "国家发展和改革委员会", "lead"),
        ("建强网底", "财政部", "lead"),
        ("建强网底", "国务院扶贫开发领导小组办公室", "lead"),
        ("培养人才", "教育部", "lead"),
        ("培养人才", "人力资源和社会保障部", "support"),
        ("培养人才", "中央机构编制委员会办公室", "support"),
        ("培养人才", "国务院国有资产监督管理委员会", "support"),
    ]


def test_short_forms_stand_for_national_bodies_nowhere_else() -> None:
    text = "铜陵市健康规划\n一、主要任务\n（一）建强网底。落实政策。（卫生健康委、扶贫办负责）\n"
    names = [one.name for one in read(text) if isinstance(one, InstitutionFact)]
    assert names == ["铜陵市卫生健康委员会", "铜陵市扶贫开发办公室"]
    alone = OPINION.replace("、扶贫办等", "等").replace("支持村", "利用扶贫办房屋支持村")
    assert "国务院扶贫开发领导小组办公室" not in [one.name for one in read(alone) if isinstance(one, InstitutionFact)]


def test_a_conference_of_ministries_with_its_office() -> None:
    text = (
        "现将分工方案印发给你们。\n国务院营养工作部际联席会议办公室\n（国家卫生健康委代章）\n2019年3月2日\n"
        "国民营养计划分工方案\n一、主要任务\n（一）摸清底数。\n"
    )
    facts = read(text)
    (header,) = (one for one in facts if isinstance(one, DocumentFact))
    assert (header.issuer, header.date) == ("国务院营养工作部际联席会议办公室", "2019-03-02")
    first = next(one for one in facts if isinstance(one, InstitutionFact))
    assert first.name == "国务院营养工作部际联席会议办公室"
