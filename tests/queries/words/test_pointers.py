"""Words that point at what the text does not name are not answered, and it is asked which is meant."""

from __future__ import annotations

import pytest

from ontology import messages
from queries.words import Vocabulary, understand
from queries.words.told import NotAnsweredError, why


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("它的牵头部门是谁", "它"),
        ("这个指标各地目标多少", "这个指标"),
        ("那个工程哪年完工", "那个工程"),
        ("沈阳那个项目投资多少", "那个项目"),  # the place is named, the project is not
        ("婴儿死亡率目标，这个地区定了多少", "这个地区"),
        ("某机构的全部任务", "某机构"),
        ("该主题谁牵头", "该主题"),
        ("规划A和规划B的任务", "规划A"),
        ("XX市的控烟谁牵头", "XX市"),
        ("甲地的婴儿死亡率目标", "甲地"),
        ("这块谁牵头", "这块"),
        ("Which laws does it cite?", "does it"),
        ("What is its target?", "its"),
        ("When will that project be finished?", "that project"),
        ("What does this new body lead?", "this new body"),
        ("Tasks of a certain department", "a certain department"),
        ("Is it binding?", "Is it"),
        ("Tasks of plan A versus plan B", "plan A"),
    ],
)
def test_what_points_at_nothing_named_is_told(text: str, pointing: str, known: Vocabulary) -> None:
    found = understand(text, known)
    assert (found.verdict, found.question) == ("unnamed", None)
    assert any(pointing in word for word in found.unknown), found.unknown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("婴儿死亡率这个指标，各地目标多少", "indicator_values"),
        ("控烟这个主题谁牵头", "responsibilities"),
        ("振安区那份规划的发布日期", "plans_metadata"),
        ("家庭医生签约率，它在哪些地方是约束性的", "nature_differs"),
        ("哪份规划的目标比它自己的现状还低", "targets_below_reached"),
        ("某份规划独有的主题有哪些", "themes_shared"),
        ("独此一地的指标", "single_region_indicators"),
        ("同一个指标，这份规划里约束性、那份规划里预期性", "nature_differs"),
        ("哪些指标在甲规划是约束性、在乙规划是预期性", "nature_differs"),
        ("跟前面那份文件比，沈阳新增了什么", "what_changed"),
        ("这些规划都引用了哪些法律", "citations"),
        ("Tobacco control: how many tasks does it have in each plan?", "theme_coverage"),
        ("Which region sets targets below its current level?", "targets_below_reached"),
        ("themes that one plan has to itself", "themes_shared"),
        ("Is it possible to compare infant mortality across plans?", "not_comparable"),
    ],
)
def test_what_is_named_or_one_of_many_may_be_pointed_at(text: str, name: str, known: Vocabulary) -> None:
    assert understand(text, known).question == name


def test_a_grade_of_hospitals_is_no_placeholder(known: Vocabulary) -> None:
    found = understand("新建三甲医院的项目有哪些", known)
    assert (found.verdict, found.unknown) == ("unknown", ("三甲",))


def test_a_parameter_set_beside_the_words_names_what_is_meant(known: Vocabulary) -> None:
    assert understand("这个地区有哪些重点建设项目", known).verdict == "unnamed"
    found = understand("这个地区有哪些重点建设项目", known, {"region": "沈阳市"})
    assert (found.question, found.given()) == ("projects", {"region": "沈阳市"})
    assert understand("这个地区有哪些重点建设项目", known, {"theme": "T04"}).question is None


def test_it_is_said_which_words_and_what_can_be_asked(known: Vocabulary) -> None:
    found = understand("那个项目什么时候能建完", known)
    with messages.speaking("zh"):
        assert "“那个项目”" in why(found)
    with messages.speaking("en"):
        told = str(NotAnsweredError(found))
    assert "那个项目" in told and "planweave ask projects" in told
