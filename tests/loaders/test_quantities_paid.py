"""Counted things that are paid, raised from a former amount, or have a counter of their own."""

from __future__ import annotations

import pytest

from loaders.model import QuantityFact
from tests.loaders.wrapping import facts_of


@pytest.mark.parametrize(
    ("chapter", "text", "expected"),
    [
        ("tasks", "对引进的博士每人给予不超过40万元的安家补助。", [(40, "万元", "le", "2025", "target")]),
        ("tasks", "对团队给予不低于100万元的科研经费。", [(100, "万元", "ge", "2025", "target")]),
        ("tasks", "单个项目资助最高200万元。", [(200, "万元", "le", "2025", "target")]),
        # a condition, no amount that is paid
        ("tasks", "年收入超过5000万元的医院全部实行总会计师制度。", []),
        (
            "tasks",
            "乡村医生岗位津贴由每人每月200元提高到600元。",
            [(200, "元", "eq", "2020", "actual"), (600, "元", "eq", "2025", "target")],
        ),
        ("background", "检疫出入境船舶3.2万艘次。", [(3.2, "万艘次", "eq", "2020", "actual")]),
        ("background", "收集整理民间验方210余首。", [(210, "首", "gt", "2020", "actual")]),
        ("tasks", "建设8家一体化中心卫生院。", [(8, "家", "eq", "2025", "target")]),
        ("tasks", "为群众提供一张图、一个码的健康服务。", []),
    ],
)
def test_amounts(chapter: str, text: str, expected: list[tuple[float, str, str, str, str]]) -> None:
    found = [fact for fact in facts_of(chapter, text) if isinstance(fact, QuantityFact)]
    assert [(fact.value, fact.unit, fact.comparator, fact.year, fact.role) for fact in found] == expected
