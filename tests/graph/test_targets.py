"""First targets, worked out by hand on plans of a city and of the province above it."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Store

from graph.targets import targets
from graph.terms import term
from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, TONGLIAO, node, typed

INDICATOR = "id:indicator/测试指标"


def target(plan: PlanMaker, name: str, at: int, region: str, said: dict[str, str], role: str = "target") -> None:
    """A statement about the region; numbers of `said` as decimals."""
    statement = plan.statement(node(f"id:statement/{name}"), "pw:IndicatorStatement", at, "测试", "")
    plan.add(statement, "pw:role", Literal(role))
    plan.add(statement, "pw:indicator", node(INDICATOR))
    plan.add(statement, "sdmx-dimension:refArea", node(f"id:region/{region}"))
    for key, value in said.items():
        number = key in ("sdmx-measure:obsValue", "pw:highValue", "pw:normalisedValue")
        year = key == "sdmx-dimension:refPeriod"
        plan.add(statement, key, typed(value, "decimal" if number else "gYear") if number or year else Literal(value))


def keys(*plans: PlanMaker) -> dict[str, list[str]]:
    """The lines of the key of each statement that has one, without those of its place."""
    store = Store()
    quads = [quad for plan in plans for quad in plan.quads]
    store.extend(quad for quad in with_derived(quads) if quad.predicate != term("pw:targetKey"))
    return {
        quad.subject.value.rpartition("/")[2]: quad.object.value.split("\n")[3:]
        for quad in targets(store)
        if quad.predicate == term("pw:targetKey")
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
    }


PERCENT = {"sdmx-dimension:refPeriod": "2025", "pw:comparator": "ge", "sdmx-measure:obsValue": "80", "pw:unit": "%"}


def test_the_first_of_equal_targets_has_the_key() -> None:
    plan = PlanMaker("a-plan", SHENYANG)
    target(plan, "again", 90, SHENYANG, PERCENT)
    target(plan, "first", 10, SHENYANG, PERCENT)
    target(plan, "actual", 5, SHENYANG, PERCENT, role="actual")
    assert keys(plan) == {"first": ["2025", "ge", "80", "", "%", "", "80", "", "%"]}


def test_a_plan_of_the_region_goes_before_an_earlier_place_elsewhere() -> None:
    above, own = PlanMaker("a-plan", TONGLIAO), PlanMaker("b-plan", SHENYANG)
    target(above, "above", 10, SHENYANG, PERCENT)
    target(own, "own", 90, SHENYANG, PERCENT)
    assert list(keys(above, own)) == ["own"]
    assert list(keys(above)) == ["above"]


def test_another_region_year_or_number_is_another_target() -> None:
    plan = PlanMaker("a-plan", SHENYANG)
    target(plan, "first", 10, SHENYANG, PERCENT)
    target(plan, "region", 20, TONGLIAO, PERCENT)
    target(plan, "year", 30, SHENYANG, PERCENT | {"sdmx-dimension:refPeriod": "2030"})
    target(plan, "number", 40, SHENYANG, PERCENT | {"sdmx-measure:obsValue": "81"})
    assert set(keys(plan)) == {"first", "region", "year", "number"}


def test_units_are_compared_as_normalised_and_words_where_there_is_no_number() -> None:
    plan = PlanMaker("a-plan", SHENYANG)
    per_mille = {"sdmx-measure:obsValue": "2", "pw:highValue": "3", "pw:unit": "‰", "pw:normalisedUnit": "%"}
    target(plan, "mille", 10, SHENYANG, per_mille | {"pw:normalisedValue": "0.2"})
    same = {"sdmx-measure:obsValue": "0.2", "pw:highValue": "0.3", "pw:unit": "%"}
    target(plan, "cent", 20, SHENYANG, same)
    target(plan, "words", 30, SHENYANG, {"pw:rawValue": "稳步\n提高"})
    target(plan, "others", 40, SHENYANG, {"pw:rawValue": "持续提高"})
    assert keys(plan) == {
        "mille": ["", "eq", "0.2", "0.3", "%", "", "2", "3", "‰"],
        "words": ["", "eq", "", "", "", "稳步提高", "", "", ""],
        "others": ["", "eq", "", "", "", "持续提高", "", "", ""],
    }
