"""Projects of one sentence parted by semicolons: each has its own sums, and none another's."""

from __future__ import annotations

from loaders.model import ProjectFact
from tests.loaders.examples import facts_in

_LIST = (
    "一、主要任务\n(一)重大项目\n其中，市公共卫生救治中心二期选址荷塘区，建筑面积4万平方米，床位300张，估算投资3.2亿元，2024年建成投用；"
    "市妇幼保健院河东院区建筑面积6.5万平方米，床位500张，投资5.3亿元；市二医院新院落户天元区，床位规模900张，总投资12亿元，2022年启动建设；"
    "市中心医院东院改扩建新增面积2.8万平方米，投资1.8亿元。\n"
)


def _projects(text: str) -> dict[str, ProjectFact]:
    return {fact.span.text: fact for fact in facts_in(text, "株洲市") if isinstance(fact, ProjectFact) and fact.span}


def test_each_project_behind_a_semicolon_has_its_own_sums() -> None:
    found = _projects(_LIST)
    sums = {name: (fact.investment_yuan, fact.floor_area_m2, fact.beds) for name, fact in found.items()}
    assert sums == {
        "市公共卫生救治中心二期": (320_000_000, 40_000, 300),
        "市妇幼保健院河东院区": (530_000_000, 65_000, 500),
        "市二医院新院": (1_200_000_000, None, 900),
        "市中心医院东院改扩建": (180_000_000, 28_000, None),
    }
    assert found["市二医院新院"].region.endswith("天元区")
    assert found["市妇幼保健院河东院区"].project_kind != "改扩建"


def test_what_another_body_does_behind_a_semicolon_is_not_the_projects() -> None:
    text = "一、主要任务\n(一)建设\n推进市胸科医院迁建项目，投资2亿元；市第二医院投资3亿元添置设备，2026年竣工。\n"
    fact = _projects(text)["市胸科医院迁建项目"]
    assert (fact.investment_yuan, fact.completion_date) == (200_000_000, "")


def test_the_beds_and_visits_of_a_working_hospital_are_no_project() -> None:
    text = "一、主要任务\n(一)现状\n市中心医院东院床位600张，年门诊量80万人次；市第二医院床位900张。\n"
    assert _projects(text) == {}


def test_a_title_that_ends_with_the_word_for_a_project_holds_what_its_text_builds() -> None:
    text = (
        "一、主要任务\n专栏1 重大工程项目\n"
        "1.市疾控中心综合能力提升项目。新建市疾控中心河西新院区，总建筑面积9.6万平方米，总投资11.8亿元。\n"
        "2.市卫生应急能力提升项目。开展培训演练，提升处置能力。\n"
    )
    found = _projects(text)
    assert found["市疾控中心综合能力提升项目"].investment_yuan == 1_180_000_000
    assert len(found) == 1
