"""Questions that set one level or one time beside another, on every store, against rows worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from graph.stores import Store
from graph.stores.memory import MemoryStore
from queries.formats import render_csv, sheet_of
from queries.runner import ask
from tests.queries.asked import matching, opened
from tests.queries.conftest import STORES
from tests.queries.derived import with_derived
from tests.queries.levels import level_quads, pace_quads
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, node, vocabulary

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "tests" / "golden" / "answers"

# question → parameters, and the rows expected, in order, as CSV: the columns looked at, a line a row
EXPECTED: list[tuple[str, dict[str, str], str]] = [
    (
        "stricter_or_looser",
        {},
        """
indicator,region,comparator,target,relation,why,upper_region,upper_target,plan,start,upper_plan,upper_start
人均预期寿命,沈阳市,eq,82.5,stricter,,辽宁省,80,s-plan,200,l-plan,100
人均预期寿命,沈阳市浑南区,change,1,not_comparable,change,沈阳市,82.5,h-plan,300,s-plan,200
人均预期寿命,沈阳市浑南区,change,1,not_comparable,change,辽宁省,80,h-plan,300,l-plan,100
婴儿死亡率,沈阳市浑南区,lt,0.5,stricter,,沈阳市,5,h-plan,310,s-plan,210
婴儿死亡率,沈阳市浑南区,lt,0.5,stricter,,辽宁省,5,h-plan,310,l-plan,110
居民健康素养水平,沈阳市,eq,29,looser,,辽宁省,30,h-plan,325,l-plan,120
居民健康素养水平,沈阳市,ge,28,looser,,辽宁省,30,s-plan,220,l-plan,120
居民健康素养水平,沈阳市浑南区,le,35,not_comparable,bound,沈阳市,29,h-plan,320,h-plan,325
居民健康素养水平,沈阳市浑南区,le,35,not_comparable,bound,沈阳市,28,h-plan,320,s-plan,220
居民健康素养水平,沈阳市浑南区,le,35,not_comparable,bound,辽宁省,30,h-plan,320,l-plan,120
每千人口床位数,沈阳市,eq,8,not_comparable,polarity,辽宁省,7.5,s-plan,240,l-plan,140
每千人口床位数,沈阳市浑南区,range,7,not_comparable,range,沈阳市,8,h-plan,340,s-plan,240
每千人口床位数,沈阳市浑南区,range,7,not_comparable,range,辽宁省,7.5,h-plan,340,l-plan,140
""",
    ),
    (
        "stricter_or_looser",
        {"indicator": "婴儿死亡率", "region": "浑南区", "year": "2025"},
        """
unit,upper_region,upper_unit,section,upper_section,end,fact
%,沈阳市,‰,1 一、目标,1 一、目标,313,statement/h-plan-0002
%,辽宁省,‰,1 一、目标,1 一、目标,313,statement/h-plan-0002
""",
    ),
    (
        "adopted_targets",
        {"region": "沈阳市"},
        """
upper_region,indicator,upper_year,upper_words,region,status,why,year,target,silent_plans,plan
沈阳市,人均预期寿命,2025,,沈阳市浑南区,not_comparable,change,2025,1,,h-plan
沈阳市,婴儿死亡率,2025,,沈阳市浑南区,tightened,,2025,0.5,,h-plan
沈阳市,居民健康素养水平,2025,,沈阳市浑南区,not_comparable,bound,2025,35,,h-plan
沈阳市,居民健康素养水平,2025,,沈阳市浑南区,not_comparable,bound,2025,35,,h-plan
沈阳市,成人吸烟率,,,沈阳市浑南区,added,,2023,20,s-plan,h-plan
沈阳市,每千人口床位数,2025,,沈阳市浑南区,not_comparable,range,2025,7,,h-plan
辽宁省,人均预期寿命,2025,,沈阳市,tightened,,2025,82.5,,s-plan
辽宁省,人均预期寿命,2025,,沈阳市浑南区,not_comparable,change,2025,1,,h-plan
辽宁省,婴儿死亡率,2025,,沈阳市,adopted,,2025,5,,s-plan
辽宁省,婴儿死亡率,2025,,沈阳市浑南区,tightened,,2025,0.5,,h-plan
辽宁省,居民健康素养水平,2025,,沈阳市,loosened,,2025,29,,h-plan
辽宁省,居民健康素养水平,2025,,沈阳市,loosened,,2025,28,,s-plan
辽宁省,居民健康素养水平,2025,,沈阳市浑南区,not_comparable,bound,2025,35,,h-plan
辽宁省,成人吸烟率,2025,逐步下降,沈阳市,omitted,,,,s-plan,
辽宁省,成人吸烟率,2025,逐步下降,沈阳市浑南区,not_comparable,year,2023,20,,h-plan
辽宁省,每千人口床位数,2025,,沈阳市,not_comparable,polarity,2025,8,,s-plan
辽宁省,每千人口床位数,2025,,沈阳市浑南区,not_comparable,range,2025,7,,h-plan
""",
    ),
    (
        "adopted_targets",
        {"indicator": "成人吸烟率", "year": "2025"},
        """
region,status,upper_section,upper_start,upper_end,section,start,end,upper_fact,fact
沈阳市,omitted,1 一、目标,130,132,,,,statement/l-plan-0004,
沈阳市浑南区,not_comparable,1 一、目标,130,132,1 一、目标,330,332,statement/l-plan-0004,statement/h-plan-0005
""",
    ),
    (
        "adopted_targets",
        {"region": "通辽市"},
        """
indicator
""",
    ),
    (
        "earlier_targets_met",
        {},
        """
indicator,region,against,target_region,role,target,outcome,why,reached_year,reached,difference,plan,start,reached_start
人均预期寿命,通辽市,own,通辽市,target,77,met,,2020,77.4,0.4,t-old,400,500
人均预期寿命,通辽市,own,通辽市,prior_target,78,missed,,2020,77.4,-0.6,t-plan,550,500
婴儿死亡率,通辽市,own,通辽市,target,6,missed,,2020,6.94,0.94,t-old,410,510
婴儿死亡率,通辽市,own,通辽市,target,6,missed,,2020,0.649,,t-old,410,515
居民健康素养水平,沈阳市浑南区,upper,沈阳市,prior_target,25,met,,2020,27,2,h-plan,350,355
居民健康素养水平,通辽市,own,通辽市,target,20,not_comparable,bound,2020,18,,t-old,420,520
成人吸烟率,沈阳市,own,沈阳市,prior_target,22,not_reported,,,,,h-plan,360,
成人吸烟率,通辽市,own,通辽市,target,25,not_reported,,2021,24,,t-old,430,535
每千人口床位数,通辽市,own,通辽市,target,6,not_comparable,polarity,2020,7.24,1.24,t-old,440,540
""",
    ),
    (
        "earlier_targets_met",
        {"region": "浑南区", "year": "2020", "plan": "h-plan"},
        """
section,end,fact,reached_plan,reached_section,reached_end,reached_fact
1 一、目标,352,statement/h-plan-0007,h-plan,1 一、目标,357,statement/h-plan-0008
""",
    ),
    (
        "peer_differences",
        {},
        """
level,kind,subject,count,peers,missing,region,year,comparator,target,unit,plan,start
prefecture,indicator,成人吸烟率,1,2,沈阳市,通辽市,2020,lt,25,%,t-old,430
prefecture,project,急救中心项目,1,2,通辽市,沈阳市,,,,,s-plan,250
prefecture,project,蒙医医院,1,2,沈阳市,通辽市,,,,,t-plan,560
""",
    ),
    (
        "peer_differences",
        {"indicator": "成人吸烟率", "region": "沈阳市"},
        """
subject,section,end,fact
成人吸烟率,1 一、目标,432,statement/t-old-0004
""",
    ),
    ("peer_differences", {"region": "浑南区"}, "subject\n"),
    ("peer_differences", {"n": "2"}, "subject\n"),
    (
        # one of the two lacks each thing: with one to be listed it is named
        "peer_differences",
        {"listed": "1", "indicator": "成人吸烟率"},
        """
subject,count,peers,missing
成人吸烟率,1,2,沈阳市
""",
    ),
]

PACES = """
indicator,region,target,unit,relation,why,upper_region,upper_target
人均预期寿命,沈阳市,1,岁,not_comparable,change,辽宁省,1
人均预期寿命,沈阳市浑南区,1,岁,not_comparable,change,沈阳市,1
人均预期寿命,沈阳市浑南区,1,岁,not_comparable,change,辽宁省,1
居民健康素养水平,沈阳市,1,百分点/年,not_comparable,range,辽宁省,2
居民健康素养水平,沈阳市浑南区,2,%/年,not_comparable,range,沈阳市,1
居民健康素养水平,沈阳市浑南区,2,%/年,not_comparable,unit,辽宁省,2
成人吸烟率,沈阳市浑南区,-1,百分点/年,stricter,,沈阳市,-0.5
成人吸烟率,沈阳市浑南区,-1,百分点/年,stricter,,辽宁省,-0.5
"""


@pytest.fixture(scope="module", params=STORES)
def levels(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plans that stand above and beside each other, on each kind of store in turn."""
    with opened(request.param, tmp_path_factory.mktemp("levels"), level_quads()) as store:
        yield store


@pytest.mark.parametrize(("name", "parameters", "rows"), EXPECTED)
def test_rows(levels: Store, name: str, parameters: dict[str, str], rows: str) -> None:
    found, expected = matching(ask(levels, name, parameters), rows)
    assert found == expected


def test_changes_by_the_year_stand_beside_each_other() -> None:
    """−0.5 a year above and below is one target, −1 asks for more; +1 in all has no common base; a range is no pace."""
    store = MemoryStore(pace_quads())
    found, expected = matching(ask(store, "stricter_or_looser"), PACES)
    assert found == expected
    statuses = {(row["indicator"], row["upper_region"], row["region"]): row["status"] for row in adopted(store)}
    assert statuses["成人吸烟率", "辽宁省", "沈阳市"] == "adopted"
    assert statuses["成人吸烟率", "沈阳市", "沈阳市浑南区"] == "tightened"
    assert {status for (name, *_), status in statuses.items() if name != "成人吸烟率"} == {"not_comparable"}


def adopted(store: Store) -> list[dict[str, object]]:
    return [dict(row) for row in ask(store, "adopted_targets").dicts()]


@pytest.mark.parametrize("question", ["Q08", "Q18", "Q37", "Q38", "Q39"])
def test_the_samples_give_what_their_texts_say(samples: Store, question: str) -> None:
    found = render_csv(sheet_of(ask(samples, question), detail=False, as_codes=True))
    expected = (ANSWERS / f"{question}.csv").read_text(encoding="utf-8")
    assert found.splitlines() == expected.splitlines()


def _prefectures(count: int) -> list[Quad]:
    """So many prefectures with a plan, of which one sets a target for life expectancy."""
    quads = vocabulary()
    for number in range(count):
        plan = PlanMaker(f"p-{number}", SHENYANG)
        place = node(f"id:region/99{number:02}00")
        plan.quads = [
            Quad(quad.subject, quad.predicate, place, quad.graph_name)
            if quad.predicate == node("pw:coversRegion")
            else quad
            for quad in plan.quads
        ]
        for predicate, value in (("pw:level", "prefecture"), ("pw:regionCode", f"99{number:02}00")):
            plan.add(place, predicate, Literal(value))
        plan.add(place, "rdf:type", node("pw:Region"))
        plan.add(place, "pw:fullName", Literal(f"第{number}市"))
        if number == 0:
            plan.section("1", "一、目标", 10)
            plan.value("人均预期寿命", "target", 100, "80", year="2025", unit="岁", region=f"99{number:02}00")
        quads += plan.quads
    return with_derived(quads)


def test_regions_that_lack_a_thing_are_named_up_to_the_number_given() -> None:
    store = MemoryStore(_prefectures(4))
    named = ask(store, "peer_differences", {"listed": "3"})
    assert [row["missing"] for row in named.dicts()] == [["第1市", "第2市", "第3市"]]
    assert "parameter listed" not in "\n".join(named.notes)
    told = ask(store, "peer_differences", {"listed": "2"})
    assert [(row["missing"], row["count"], row["peers"]) for row in told.dicts()] == [([], 1, 4)]
    assert "Of the 4 prefectures with a plan, those that lack a thing are named where they are at most 2" in "\n".join(
        told.notes
    )
