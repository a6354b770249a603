"""Shares of themes, worked out by hand on two plans of one region and one of another."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Store

from graph import names
from graph.shares import shares
from graph.terms import term
from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, TONGLIAO, node, typed


def tasks() -> list[PlanMaker]:
    """沈阳: 100 characters (T01 0.75, T04 0.25) and, in a second plan, 60 (T04 1.0); a chapter above counts not."""
    one, two, other = PlanMaker("s-plan", SHENYANG), PlanMaker("s-two", SHENYANG), PlanMaker("t-plan", TONGLIAO)
    for plan, length, leaf, themes in (
        (one, 100, True, (("T01", "0.75"), ("T04", "0.25"))),
        (one, 900, False, (("T07", "1"),)),
        (two, 60, True, (("T04", "1"),)),
        (other, 40, True, (("T01", "0.5"),)),
    ):
        number = len({quad.subject for quad in plan.quads if quad.object == node("pw:Action")}) + 1
        path = f"{number}"
        plan.section(path, f"任务{number}", 10 * number)
        task = plan.statement(node(f"id:plan/{plan.name}/action/{path}"), "pw:Action", 10 * number, "任务", path)
        plan.add(task, "pw:isLeaf", typed("true" if leaf else "false", "boolean"))
        plan.add(task, "pw:textLength", typed(length, "integer"))
        for code, weight in themes:
            assignment = NamedNode(f"{task.value}/theme/{code}")
            plan.add(assignment, "pw:action", task)
            plan.add(assignment, "pw:theme", node(f"id:theme/{code}"))
            plan.add(assignment, "pw:weight", typed(weight, "decimal"))
    return [one, two, other]


def said(plans: list[PlanMaker]) -> dict[tuple[str, str], tuple[str, str, str, tuple[str, ...]]]:
    """By region and theme: text on the theme, all task text, the main task, the plans."""
    store = Store()
    store.extend(quad for quad in with_derived([quad for plan in plans for quad in plan.quads]))
    found = {}
    for quad in shares(store):
        if quad.predicate != term("pw:shareOf"):
            continue
        share, region = quad.subject, quad.object
        assert isinstance(share, NamedNode) and isinstance(region, NamedNode)

        def values(predicate: str, share: NamedNode = share) -> tuple[str, ...]:
            graph = NamedNode(names.SHARES_GRAPH)
            objects = [item.object for item in store.quads_for_pattern(share, term(predicate), None, graph)]
            return tuple(sorted(x.value.rpartition("/id/")[2] for x in objects if isinstance(x, NamedNode | Literal)))

        (theme,), (text,), (whole,), (task,) = map(values, ("pw:ofTheme", "pw:themeText", "pw:taskText", "pw:mainTask"))
        found[region.value.rpartition("/")[2], theme] = (text, whole, task, values("prov:wasDerivedFrom"))
    return found


def test_shares_are_of_all_plans_of_a_region() -> None:
    assert said(tasks()) == {
        (SHENYANG, "theme/T01"): ("75", "160", "plan/s-plan/action/1", ("plan/s-plan",)),
        (SHENYANG, "theme/T04"): ("85", "160", "plan/s-two/action/1", ("plan/s-plan", "plan/s-two")),
        (TONGLIAO, "theme/T01"): ("20", "40", "plan/t-plan/action/1", ("plan/t-plan",)),
    }


def test_a_plan_that_goes_takes_its_part_along() -> None:
    assert said(tasks()[:1]) == {
        (SHENYANG, "theme/T01"): ("75", "100", "plan/s-plan/action/1", ("plan/s-plan",)),
        (SHENYANG, "theme/T04"): ("25", "100", "plan/s-plan/action/1", ("plan/s-plan",)),
    }


def test_no_tasks_no_shares() -> None:
    assert said([PlanMaker("s-plan", SHENYANG)]) == {}
