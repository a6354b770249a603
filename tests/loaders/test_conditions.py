"""Numbers that are no values: of what size a place is, how soon a call is taken, which grade is awarded."""

from __future__ import annotations

import pytest

from loaders.model import IndicatorFact
from tests.loaders.wrapping import facts_of


def shown(text: str, chapter: str = "tasks") -> list[str]:
    facts = [fact for fact in facts_of(chapter, text) if isinstance(fact, IndicatorFact)]
    return [f"{fact.indicator} {fact.value:g} {fact.unit}" for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平均反应时间不超过14分钟，120电话15秒内接通率达到92%。", ["电话15秒内接通率 92 %"]),
        ("县医院床位使用率达到二级水平，25万人口以上的县建设三级医院。", []),
        ("县医院通过电子病历系统应用水平4级评价。", []),
        ("三级医院电子病历系统应用水平4级评审全部完成。", []),
    ],
)
def test_what_something_depends_on_or_is_called_by_is_no_value(text: str, expected: list[str]) -> None:
    assert [one for one in shown(text) if "平均反应" not in one] == expected


def test_a_grade_that_is_reached_is_a_value() -> None:
    assert shown("三级医院电子病历系统应用水平达到4级。") == ["三级医院电子病历系统应用水平 4 级"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市属公立医院医疗服务收入占医疗收入的比例由27%提高到31%。", "公立医院医疗服务收入占比"),
        ("人员经费支出占业务支出的比重达到41%。", "公立医院人员支出占业务支出比例"),
        ("12岁儿童患龋率控制在24%以内。", "12岁儿童龋齿率"),
        ("严重致残类出生缺陷发生率控制在8/万以下。", "严重致残出生缺陷发生率"),
        ("有40家卫生院建成中医馆，覆盖率为88%。", "中医馆覆盖率"),
        ("整合城乡居民基本医疗保险制度，参保率稳定在96%。", "城乡居民基本医疗保险参保率"),
        ("临床用血100%来自自愿无偿献血。", "临床用血来自自愿无偿献血比例"),
        ("牵头医院医疗服务收入占比达到30%。", "牵头医院医疗服务收入占比"),
        ("审批时限压缩比提高到70%，云诊室覆盖率巩固在98%。", "审批时限压缩比"),
    ],
)
def test_names_that_mean_a_listed_one(text: str, expected: str) -> None:
    assert shown(text)[0].split(" ")[0] == expected
