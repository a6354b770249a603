"""The key of a place says what the statement's evidence and section say, and nothing where they say nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.mapping.places import place_key, place_quads
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, node


def keys(quads: list[Quad]) -> dict[str, str]:
    """The key by statement."""
    found = {}
    for quad in place_quads(quads):
        assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        assert quad.predicate == node("pw:placeKey")
        found[quad.subject.value.rpartition("/")[2]] = quad.object.value
    return found


def made() -> PlanMaker:
    plan = PlanMaker("s-plan", SHENYANG)
    plan.section("1", "一、目标", 10)
    return plan


def test_a_statement_has_its_plan_offsets_and_section() -> None:
    plan = made()
    body = plan.institution(SHENYANG, "市卫健委", "health_commission")
    within = plan.mention(body, "市卫健委", 15, "1")
    before = plan.statement(node("id:mention/before"), "pw:Mention", 2, "市卫", "")
    plan.quads = [quad for quad in plan.quads if quad.subject != before or quad.predicate != node("pw:inSection")]
    found = keys(plan.quads)
    assert found[within.value.rpartition("/")[2]] == "s-plan\n000000015000000019\n1 一、目标"
    assert found["before"] == "s-plan\n000000002000000004\n"


def test_the_key_is_in_the_graph_of_the_evidence() -> None:
    plan = made()
    assert {quad.graph_name for quad in place_quads(plan.quads)} == {plan.graph}


def test_nothing_without_a_plan_or_a_place() -> None:
    plan = made()
    assert list(place_quads([quad for quad in plan.quads if quad.predicate != node("pw:inPlan")])) == []
    assert list(place_quads([quad for quad in plan.quads if quad.predicate != node("oa:start")])) == []
    assert list(place_quads([quad for quad in plan.quads if quad.predicate != node("prov:wasQuotedFrom")])) == []


PLACES = st.tuples(st.sampled_from(("a", "b-plan", "规划")), st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))


@given(PLACES, PLACES)
def test_keys_sort_as_places_do(one: tuple[str, int, int], two: tuple[str, int, int]) -> None:
    assert (place_key(*one, "1 x") < place_key(*two, "1 x")) == (one < two)
