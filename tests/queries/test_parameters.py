"""What was typed → which term; and what is said when it names nothing or too much."""

from __future__ import annotations

import pytest

from graph.stores import Store
from ontology.errors import UsageError
from queries.catalogue import question_named
from queries.runner import ask


@pytest.mark.parametrize(
    ("name", "given", "shown"),
    [
        ("indicator_values", {"indicator": "人均期望寿命"}, {"indicator": "人均预期寿命"}),
        ("indicator_values", {"indicator": "Infant Mortality Rate"}, {"indicator": "婴儿死亡率"}),
        ("indicator_values", {"region": "沈阳"}, {"region": "沈阳市"}),
        ("indicator_values", {"region": "210112"}, {"region": "沈阳市浑南区"}),
        ("indicator_values", {"plan": "沈阳规划", "year": "2025"}, {"plan": "s-plan", "year": "2025"}),
        ("theme_coverage", {"theme": "烟草控制"}, {"theme": "T04"}),
        ("theme_coverage", {"theme": "ｔ０４"}, {"theme": "T04"}),
        ("theme_coverage", {"theme": "健康素养"}, {"theme": "T01"}),
        ("theme_coverage", {"theme": "吸烟"}, {"theme": "T04"}),  # as people ask, not as a label of the graph
        ("responsibilities", {"institution": "市政府"}, {"institution": "沈阳市人民政府"}),
        ("common_indicators", {}, {"n": 2}),
    ],
)
def test_understood(memory: Store, name: str, given: dict[str, str], shown: dict[str, str | int]) -> None:
    assert ask(memory, name, given).parameters == shown


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("indicator_values", {"indicator": "婴儿死亡"}, "婴儿死亡率"),
        ("indicator_values", {"indicator": "zzz"}, "none is spelt alike"),
        ("indicator_values", {"theme": "T04"}, "takes no parameter 'theme'"),
        ("indicator_values", {"year": "25"}, "no year"),
        ("indicator_values", {"year": "２０２５"}, "no year"),
        ("indicator_values", {"region": "鼓楼区"}, "more than one region"),
        ("common_indicators", {"n": "0"}, "no whole number"),
        ("contradictions", {"role": "lead"}, "use one of: actual"),
        ("institution_profile", {}, "needs --institution"),
        ("institution_profile", {"institution": "市疾控中心"}, "沈阳市疾病预防控制中心, 通辽市疾病预防控制中心"),
        ("evidence", {"fact": "a b> . ?s"}, "cannot be the name of a fact"),
        ("evidence", {"plan": "s_plan"}, "s-plan"),
    ],
)
def test_refused(memory: Store, name: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask(memory, name, given)
    assert said in str(caught.value)


def test_values_cannot_leave_their_place(memory: Store) -> None:
    for evil in ('"} DROP ALL {"', "婴儿死亡率> . } #", "$plan", "?x", "\\u0022", "a\nb"):
        with pytest.raises(UsageError):
            ask(memory, "indicator_values", {"indicator": evil})


def test_names_of_questions() -> None:
    assert question_named("q07").name == "indicator_values"
    with pytest.raises(UsageError, match="indicator_values"):
        question_named("indicator_value")
