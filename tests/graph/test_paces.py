"""Ranks of targets by what they ask for a year, worked out by hand."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Store

from graph.mapping.baselines import baseline_quads
from graph.mapping.places import place_quads
from graph.paces import pace_quads
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, SHENYANG, TONGLIAO, node, vocabulary

LITERACY, SMOKING, BEDS = "居民健康素养水平", "成人吸烟率", "每千人口床位数"


def made(name: str, region: str = SHENYANG) -> PlanMaker:
    plan = PlanMaker(name, region)
    plan.section("1", "一、目标", 10)
    return plan


def ranked(*plans: PlanMaker) -> dict[tuple[str, int], tuple[str, str]]:
    """Rank and number of paces, by the plan and offset of the target."""
    quads = [quad for plan in plans for quad in plan.quads]
    placed = [*quads, *place_quads(quads)]
    store = Store()
    store.extend([*placed, *baseline_quads(placed), *vocabulary()])
    keys = {
        quad.subject: quad.object.value.split("\n")
        for quad in placed
        if quad.predicate == node("pw:placeKey") and isinstance(quad.object, Literal)
    }
    said: dict[tuple[str, int], dict[str, str]] = {}
    for quad in pace_quads(store):
        assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        plan, offsets, _ = keys[quad.subject]
        said.setdefault((plan, int(offsets[:9])), {})[quad.predicate.value.rpartition("#")[2]] = quad.object.value
    return {place: (found["paceRank"], found["pacesRanked"]) for place, found in said.items()}


def pair(plan: PlanMaker, start: int, was: str, aim: str, by: str = "2025", **how: str) -> None:
    """A value of 2020 and a target, both of one indicator (literacy unless said) and region."""
    indicator, region = how.pop("indicator", LITERACY), how.pop("region", "")
    plan.value(indicator, "actual", start, was, year="2020", unit="%", region=region)
    plan.value(indicator, "target", start + 5, aim, year=by, unit="%", region=region, **how)  # type: ignore[arg-type]


def test_the_quickest_is_first_and_equal_paces_share_a_place() -> None:
    one, two, three = made("a"), made("b", TONGLIAO), made("c", HUNNAN)
    pair(one, 100, "20", "30")  # 2 a year
    pair(two, 100, "20", "40")  # 4 a year
    pair(three, 100, "10", "30", by="2030")  # 2 a year
    assert ranked(one, two, three) == {("b", 105): ("1", "3"), ("a", 105): ("2", "3"), ("c", 105): ("2", "3")}


def test_what_two_plans_say_alike_of_a_region_counts_once() -> None:
    one, again, other = made("a"), made("b"), made("c", TONGLIAO)
    pair(one, 100, "20", "30")
    pair(again, 100, "20", "30")
    pair(other, 100, "20", "25")
    assert ranked(one, again, other) == {("a", 105): ("1", "2"), ("b", 105): ("1", "2"), ("c", 105): ("2", "2")}


def test_where_lower_is_better_a_fall_goes_first_and_a_rise_last() -> None:
    one, two = made("a"), made("b", TONGLIAO)
    pair(one, 100, "20", "21", indicator=SMOKING)
    pair(two, 100, "20", "19", indicator=SMOKING)
    assert ranked(one, two) == {("b", 105): ("1", "2"), ("a", 105): ("2", "2")}


def test_bounds_are_ranked_apart_and_only_if_they_promise_something() -> None:
    one, two, three, four = made("a"), made("b", TONGLIAO), made("c", HUNNAN), made("d")
    pair(one, 100, "20", "30")
    pair(two, 100, "20", "40", comparator="ge")
    pair(three, 100, "20", "19", comparator="ge")  # a floor below what is reached
    pair(four, 100, "20", "30", comparator="le")  # a ceiling where higher is better
    assert ranked(one, two, three, four) == {("a", 105): ("1", "1"), ("b", 105): ("1", "1")}


def test_without_one_number_in_one_unit_of_two_years_there_is_no_pace() -> None:
    plan = made("a")
    plan.value(LITERACY, "actual", 100, "20", year="2020", unit="%")
    plan.value(LITERACY, "actual", 110, "21", year="2020", unit="%")  # two values of the year
    plan.value(LITERACY, "target", 120, "30", year="2025", unit="%")
    plan.value(SMOKING, "actual", 130, "20", year="2020", unit="%", comparator="le")  # a bound
    plan.value(SMOKING, "target", 140, "18", year="2025", unit="%")
    plan.value("人均预期寿命", "actual", 150, "78", year="2020", unit="岁")
    plan.value("人均预期寿命", "target", 160, "80", unit="岁")  # no year
    plan.value("婴儿死亡率", "actual", 170, "4", unit="‰")  # no year
    plan.value("婴儿死亡率", "target", 180, "3", year="2025", unit="‰")
    plan.value(BEDS, "actual", 190, "4", year="2020", unit="张")  # which way is better is not known
    plan.value(BEDS, "target", 200, "5", year="2025", unit="张")
    other = made("b", TONGLIAO)
    other.value(LITERACY, "actual", 100, "20", year="2020", unit="人")
    other.value(LITERACY, "target", 110, "30", year="2025", unit="%")
    assert ranked(plan, other) == {}


def test_values_are_compared_in_the_indicators_unit() -> None:
    one, two = made("a"), made("b", TONGLIAO)
    for plan, aim, norm in ((one, "300", "30"), (two, "29", "29")):
        plan.value(LITERACY, "actual", 100, "20", year="2020", unit="%", norm=("20", "%"))
        plan.value(LITERACY, "target", 110, aim, year="2025", unit="‰" if aim == "300" else "%", norm=(norm, "%"))
    assert ranked(one, two) == {("a", 110): ("1", "2"), ("b", 110): ("2", "2")}
