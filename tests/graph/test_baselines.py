"""Which statement stands beside which, worked out by hand, and against the rule said statement by statement."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.mapping.baselines import baseline_quads
from graph.mapping.places import place_quads
from ontology.namespaces import PW
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, SHENYANG, node

LITERACY, SMOKING = "居民健康素养水平", "成人吸烟率"


def made() -> PlanMaker:
    plan = PlanMaker("s-plan", SHENYANG)
    plan.section("1", "一、目标", 10)
    return plan


def links(*plans: PlanMaker) -> set[tuple[int, str, int | str]]:
    """Each link by the offsets where its statements stand (or the text of its value)."""
    quads = [quad for plan in plans for quad in plan.quads]
    placed = [*quads, *place_quads(quads)]
    start = {
        quad.subject: int(quad.object.value.split("\n")[1][:9])
        for quad in placed
        if quad.predicate == node("pw:placeKey") and isinstance(quad.object, Literal)
    }
    found = set()
    for quad in baseline_quads(placed):
        assert quad.graph_name in {plan.graph for plan in plans}
        if quad.predicate == node("pw:comparisonKey"):
            continue
        value = start[quad.object] if isinstance(quad.object, NamedNode) else getattr(quad.object, "value", "")
        found.add((start[quad.subject], quad.predicate.value.removeprefix(PW), value))
    return found


def test_the_latest_earlier_year_is_the_baseline() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%")
    plan.value(LITERACY, "actual", 110, "20", year="2019", unit="%")
    plan.value(LITERACY, "actual", 120, "23", year="2020", unit="%")
    plan.value(LITERACY, "actual", 130, "31", year="2025", unit="%")
    assert links(plan) == {(100, "baseline", 120), (100, "latestActual", 120)}


def test_a_value_without_a_year_counts_before_all_years_and_such_a_target_after_them() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", unit="%")
    plan.value(LITERACY, "target", 105, "25", year="2020", unit="%")
    plan.value(LITERACY, "actual", 110, "20", unit="%")
    plan.value(LITERACY, "actual", 120, "23", year="2020", unit="%")
    assert links(plan) == {
        (100, "baseline", 120),
        (100, "latestActual", 120),
        (105, "baseline", 110),
        (105, "latestActual", 110),
    }


def test_words_are_a_latest_value_but_no_baseline_and_a_change_is_neither() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%")
    plan.value(LITERACY, "actual", 110, "20", year="2018", unit="%")
    plan.value(LITERACY, "actual", 120, year="2019", comparator="qualitative")
    plan.value(LITERACY, "actual", 130, "5", year="2020", unit="百分点", comparator="change")
    assert links(plan) == {(100, "baseline", 110), (100, "latestActual", 120)}


def test_of_one_year_the_first_place_counts_and_what_differs_is_another_baseline() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%")
    plan.value(LITERACY, "actual", 130, "23.1", year="2020", unit="%")
    plan.value(LITERACY, "actual", 120, "23", year="2020", unit="%")
    plan.value(LITERACY, "actual", 140, "23", year="2020", unit="%")
    plan.value(LITERACY, "actual", 150, "23", year="2020", unit="%", comparator="approx")
    assert links(plan) == {
        (100, "baseline", 120),
        (100, "otherBaseline", 130),
        (100, "latestActual", 120),
        (100, "latestActual", 130),
        (100, "latestActual", 150),
        (140, "repeats", 120),
    }


def test_what_is_said_again_repeats_the_first_also_in_a_unit_that_is_the_same() -> None:
    plan = made()
    plan.value("每万人口全科医生数", "target", 300, "6", year="2025", unit="人", norm=("6", "人"))
    plan.value("每万人口全科医生数", "target", 100, "6", year="2025", unit="名", norm=("6", "人"), nature="预期性")
    plan.value("每万人口全科医生数", "target", 200, "6", year="2025", unit="人", comparator="ge", norm=("6", "人"))
    plan.value("每万人口全科医生数", "target", 400, "6", year="2026", unit="人", norm=("6", "人"))
    assert {link for link in links(plan) if link[1] != "withoutActual"} == {(300, "repeats", 100)}


def test_other_regions_plans_and_indicators_stand_apart() -> None:
    plan, other = made(), PlanMaker("a-plan", SHENYANG)
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%")
    plan.value(LITERACY, "actual", 110, "20", year="2020", unit="%", region=HUNNAN)
    plan.value(SMOKING, "actual", 120, "20", year="2020", unit="%")
    plan.value(LITERACY, "reference", 130, "20", year="2020", unit="%")
    other.value(LITERACY, "actual", 140, "20", year="2020", unit="%", section="")
    assert links(plan, other) == {
        (100, "withoutActual", "true"),
        (110, "withoutTarget", "true"),
        (120, "withoutTarget", "true"),
        (140, "withoutTarget", "true"),
    }


def test_a_later_number_is_an_actual_value_and_a_change_is_none() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2020", unit="%")
    plan.value(LITERACY, "actual", 110, "20", year="2021", unit="%")
    plan.value(SMOKING, "target", 120, "30", year="2020", unit="%")
    plan.value(SMOKING, "actual", 130, "20", year="2019", unit="%", comparator="change")
    assert links(plan) == {(120, "withoutActual", "true")}


def test_places_that_are_no_division_are_told_apart_by_name() -> None:
    plan = made()
    for start, role, year, area in ((100, "target", "2025", "辽东"), (110, "actual", "2020", "辽西")):
        plan.value(LITERACY, role, start, "20", year=year, unit="%")
        plan.quads = [quad for quad in plan.quads if quad.predicate != node("sdmx-dimension:refArea")]
        statement = next(quad.subject for quad in reversed(plan.quads) if quad.predicate == node("pw:role"))
        assert isinstance(statement, NamedNode)
        plan.add(statement, "pw:areaName", Literal(area))
    assert links(plan) == {(100, "withoutActual", "true"), (110, "withoutTarget", "true")}


SAID = st.tuples(
    st.sampled_from(("target", "actual")),
    st.sampled_from(("", "2019", "2020", "2025")),
    st.sampled_from(("", "5", "6")),
    st.sampled_from(("eq", "ge", "change", "qualitative")),
)


@given(st.lists(SAID, max_size=7))
def test_beside_a_target_stands_what_the_rule_says(said: list[tuple[str, str, str, str]]) -> None:
    plan = made()
    for number, (role, year, value, comparator) in enumerate(said):
        plan.value(LITERACY, role, 100 + 10 * number, value, year=year, comparator=comparator)
    found = links(plan)
    for number, one in enumerate(said):
        place = 100 + 10 * number
        first = said.index(one)
        assert {to for start, name, to in found if (start, name) == (place, "repeats")} == (
            {100 + 10 * first} if first != number else set()
        )
        if one[0] == "target":
            earlier = [
                (int(year or 0), 100 + 10 * said.index(other))
                for other in said
                for role, year, _, comparator in (other,)
                if role == "actual" and comparator != "change" and int(year or 0) < int(one[1] or 9999)
            ]
            latest = {at for year, at in earlier if year == max(earlier)[0]}
            assert {to for start, name, to in found if (start, name) == (place, "latestActual")} == latest
            numbers = [
                pair
                for pair in earlier
                if said[(pair[1] - 100) // 10][2] and said[(pair[1] - 100) // 10][3] != "qualitative"
            ]
            base = {min(at for year, at in numbers if year == max(numbers)[0])} if numbers else set()
            assert {to for start, name, to in found if (start, name) == (place, "baseline")} == base


def test_nothing_is_said_of_what_has_no_place() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%")
    plan.value(LITERACY, "actual", 110, "20", year="2020", unit="%")
    placed: list[Quad] = [*plan.quads, *place_quads(plan.quads)]
    assert len(list(baseline_quads(placed))) == 4
    assert list(baseline_quads(plan.quads)) == []


def test_the_key_says_how_a_value_is_stated() -> None:
    plan = made()
    plan.value(LITERACY, "target", 100, "30", year="2025", unit="%", comparator="ge", norm=("30", "%"))
    plan.value(LITERACY, "actual", 110, "200", year="2020", unit="‰", norm=("20", "%"))
    plan.value(LITERACY, "target", 120, "2", unit="百分点/年", comparator="change")
    plan.value(LITERACY, "target", 130, "2", year="2025", unit="百分点", comparator="change")
    plan.value(LITERACY, "target", 140, year="2025", unit="%", comparator="qualitative")
    known = plan.value("每万人口全科医生数", "target", 150, "6", year="2025", unit="名", norm=("6", "人"))
    plan.add(known, "sdmx-attribute:unitMeasure", node("id:unit/人"))
    placed = [*plan.quads, *place_quads(plan.quads)]
    keys = [
        quad.object.value
        for quad in baseline_quads(placed)
        if quad.predicate == node("pw:comparisonKey") and isinstance(quad.object, Literal)
    ]
    assert keys == [
        "floor\n%\n%\n\n2025",
        "point\n‰\n%\n\n2020",
        "change\n百分点/年\n百分点/年\nyearly\n",
        "change\n百分点\n百分点\n\n2025",
        "qualitative\n\n\n\n2025",
        "point\n人\n人\n\n2025",
    ]
