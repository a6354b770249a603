"""Single traits of understanding, each on a question worked out by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.words import Vocabulary, understand
from queries.words.units import folded_text


@pytest.mark.parametrize(
    ("text", "name", "parameters"),
    [
        ("哪些规划的婴儿死亡率目标低于现状？", "targets_below_reached", {"indicator": "婴儿死亡率"}),
        (
            "Who leads tobacco control in Shenyang?",
            "responsibilities",
            {"theme": "T04", "region": "沈阳市", "role": "lead"},
        ),
        ("瀋陽的控煙誰牽頭", "responsibilities", {"theme": "T04", "region": "沈阳市", "role": "lead"}),
        ("投资超过3亿元的项目", "projects", {"amount": "300000000"}),
        ("Projects in Zhen'an District", "projects", {"region": "丹东市振安区"}),
        ("statement/0a1b2c3d4e5f6071 的出处", "evidence", {"fact": "statement/0a1b2c3d4e5f6071"}),
    ],
)
def test_question_and_parameters(text: str, name: str, parameters: dict[str, str], known: Vocabulary) -> None:
    found = understand(text, known)
    assert (found.verdict, found.question, found.given()) == ("understood", name, parameters)


def test_a_place_without_a_plan_is_recognised_not_refused(known: Vocabulary) -> None:
    assert understand("成都的控烟由谁牵头", known).given()["region"] == "成都市"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("火星市的婴儿死亡率目标是多少", "火星"),
        ("亚特兰蒂斯控烟谁牵头", "亚特兰蒂斯"),
        ("Who leads tobacco control in Narnia?", "Narnia"),
        ("Who leads tobacco control in narnia?", "narnia"),
        ("沈阳的地价目标是多少", "地价"),
    ],
)
def test_an_unknown_name_is_reported_and_nothing_answered(text: str, unknown: str, known: Vocabulary) -> None:
    found = understand(text, known)
    assert found.verdict == "unknown" and found.question is None and unknown in "".join(found.unknown)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("预测一下2035年沈阳的婴儿死亡率", "forecast"),
        ("Which plan is the best in your opinion?", "opinion"),
        ("为什么婴儿死亡率会下降", "cause"),
        ("How do I quit smoking?", "advice"),
        ("日本的婴儿死亡率目标是多少", "elsewhere"),
        ("Who is the mayor of Shenyang?", "people"),
    ],
)
def test_a_refusal_says_which_kind(text: str, reason: str, known: Vocabulary) -> None:
    found = understand(text, known)
    assert (found.verdict, found.reason, found.question, found.candidates) == ("refused", reason, None, ())


def test_why_is_answered_where_the_answer_says_why(known: Vocabulary) -> None:
    found = understand("为什么婴儿死亡率在各规划里不能直接比较", known)
    assert found.question == "not_comparable"


def test_a_body_without_its_place_is_offered_for_each_place(known: Vocabulary) -> None:
    found = understand("卫健委有哪些任务", known)
    assert found.question is None
    offered = {value for candidate in found.candidates for _, value in candidate.parameters}
    assert offered == {"沈阳市卫生健康委员会", "杭州市上城区卫生健康局"}


def test_a_name_of_several_places_is_not_guessed(known: Vocabulary) -> None:
    found = understand("Who leads tobacco control in Chaoyang?", known)
    assert found.verdict == "ambiguous"
    assert {"朝阳市", "北京市朝阳区"} <= {value for _, values in found.several for value in values}


def test_a_theme_alone_is_offered_not_answered(known: Vocabulary) -> None:
    found = understand("控烟", known)
    assert found.verdict == "unsure" and found.candidates[0].command() == "planweave ask theme_coverage --theme T04"


def test_two_places_leave_the_region_open_and_say_so(known: Vocabulary) -> None:
    found = understand("沈阳和通辽的婴儿死亡率目标", known)
    assert found.question == "indicator_values" and found.given() == {"indicator": "婴儿死亡率"}
    assert found.open == ("region",)


def test_a_place_in_a_place_is_the_inner_one(known: Vocabulary) -> None:
    assert understand("杭州市上城区的婴儿死亡率目标", known).given()["region"] == "杭州市上城区"


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Who leads tabacco control in Shenyang?", "tabacco", "tobacco"),
        ("孕产妇死忘率各地目标", "忘", "亡"),
    ],
)
def test_a_slip_is_mended_and_said(text: str, written: str, meant: str, known: Vocabulary) -> None:
    found = understand(text, known)
    assert found.verdict == "understood" and (written, meant) in found.mended


def test_parameters_given_beside_the_words_overrule_them(known: Vocabulary) -> None:
    found = understand("沈阳的控烟谁牵头", known, {"region": "通辽市"})
    assert found.given() == {"theme": "T04", "role": "lead", "region": "通辽市"}


def test_without_a_graph_words_mean_what_the_data_files_say() -> None:
    found = understand("哪些规划的婴儿死亡率目标低于现状？", Vocabulary())
    assert (found.question, found.given()) == ("targets_below_reached", {"indicator": "婴儿死亡率"})


def test_a_question_takes_no_more_than_fifty_milliseconds(known: Vocabulary) -> None:
    asked = [
        "请问沈阳2025年人均期望寿命要达到多少岁，和三份以上规划里的其他目标相比怎么样？",
        "Which of the province's maternal mortalty targets were adopted, tightened or dropped by the lower level?",
    ]
    for text in asked:
        understand(text, known)  # the first time makes the lexicon
        spent = []
        for _ in range(5):
            before = time.process_time()
            understand(text, known)
            spent.append(time.process_time() - before)
        assert min(spent) <= 0.050, text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_it_and_the_same_text_means_the_same(text: str) -> None:
    assert understand(text, Vocabulary()) == understand(text, Vocabulary())


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded_text(text)) == len(text)
