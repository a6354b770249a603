"""Documents that follow each other, by hand: two plans and a notice of one city, and two plans of other places."""

from __future__ import annotations

from pyoxigraph import Literal, Quad

from tests.queries.levels import with_datasets
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, SHENYANG, TONGLIAO, node, vocabulary, zh


def _target(plan: PlanMaker, indicator: str, start: int, value: str, year: str, surface: str) -> None:
    found = plan.value(indicator, "target", start, value, year=year)
    plan.add(found, "pw:surface", Literal(surface))
    plan.add(found, "pw:rawValue", Literal(f"达到\n{value}"))


def _task(plan: PlanMaker, path: str, title: str, start: int, initiative: str = "") -> None:
    plan.section(path, title, start)
    action = plan.action(path, title, start, 50, {"T04": "1"})
    if initiative:
        named = node(f"id:initiative/{initiative}")
        plan.add(action, "pw:undertakes", named)
        plan.add(named, "rdf:type", node("pw:Initiative"))
        plan.add(named, "skos:prefLabel", zh(initiative))


def document_quads() -> list[Quad]:
    """Plan, notice, plan of 沈阳市; one plan of 浑南区; a plan of 通辽市 that has no date."""
    old = PlanMaker("d-old", SHENYANG)
    old.header("沈阳旧规划", issued="2016-03-01", start="2016", end="2020", kind="规划")
    _task(old, "1", "加强领导", 10)
    _target(old, "人均预期寿命", 100, "80", "2020", "人均期望寿命")
    _target(old, "婴儿死亡率", 110, "5", "2020", "婴儿死亡率")
    _target(old, "每千人口床位数", 120, "7", "2020", "每千人口床位数")
    _target(old, "居民健康素养水平", 130, "20", "2020", "居民健康素养水平")
    _task(old, "2", "推进控烟行动", 20, "“控烟”行动")
    _task(old, "3", "健全网络,补齐短板", 30)
    _task(old, "4", "推进健康城市", 40, "健康城市行动")

    notice = PlanMaker("d-notice", SHENYANG)
    notice.header("沈阳通知", issued="2021-04-26", start="2021", end="2021", kind="方案")
    _task(notice, "1", "控制烟草", 10, "控烟行动")
    _target(notice, "婴儿死亡率", 110, "4.5", "2021", "婴儿死亡率")

    new = PlanMaker("d-new", SHENYANG)
    new.header("沈阳新规划", issued="2022-01-30", start="2021", end="2025", kind="规划")
    _task(new, "1", "加强领导", 10)
    _target(new, "人均预期寿命", 100, "81", "2023", "平均预期寿命")
    _target(new, "人均预期寿命", 105, "82", "2025", "平均预期寿命")
    _target(new, "婴儿死亡率", 110, "4", "2025", "全市婴儿死亡率")
    _target(new, "成人吸烟率", 120, "20", "2025", "成人吸烟率")
    # a value, but no target any more; and what the city says of a district is not its own
    new.value("居民健康素养水平", "actual", 130, "25", year="2020", unit="%")
    new.value("每千人口床位数", "target", 140, "6", year="2025", region=HUNNAN)
    _task(new, "2", "干预影响因素", 20, "控烟行动")
    _task(new, "3", "健全网络，加快建设", 30)
    # an initiative that is a project named in the same section: the task counts by its heading
    _task(new, "4", "保障血液", 40, "血站项目")
    new.project(SHENYANG, "沈阳市血站项目", 45, "4")
    new.add(node(f"id:projectstatement/d-new-{new.count:04}"), "pw:surface", Literal("沈阳市血站项目"))

    alone = PlanMaker("h-plan", HUNNAN)
    alone.header("浑南规划", issued="2022-03-01", start="2021", end="2025", kind="规划")
    _task(alone, "1", "加强领导", 10)
    undated = PlanMaker("t-plan", TONGLIAO)
    plans = (old, notice, new, alone, undated)
    return with_datasets([*vocabulary(), *(quad for plan in plans for quad in plan.quads)])
