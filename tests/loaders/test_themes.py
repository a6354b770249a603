"""Themes: examples and the laws of weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.tasks.themes import chosen_themes, nearest_first, sentence_claims, theme_scores, weights_of
from tests.loaders.plans import examples


@pytest.mark.parametrize("row", examples("theme"), ids=lambda row: row["title"])
def test_examples(row: dict[str, str]) -> None:
    body = row["body"].replace("，", ",")
    scores = theme_scores(row["title"], body, governing=row["themes"].startswith("T36"))
    assert ";".join(theme for theme, _ in chosen_themes(scores)) == row["themes"]


def test_a_word_in_a_long_list_weighs_less() -> None:
    alone = sentence_claims("加强控烟")
    listed = sentence_claims("普及合理膳食、科学健身、控烟、心理健康等知识")
    assert alone["T04"] == 1.0
    assert listed["T04"] < 0.5


def test_a_negative_label_hides_the_label_inside_it() -> None:
    assert "T12" not in sentence_claims("慢性非传染性疾病")
    assert "T01" not in sentence_claims("健康教育学院")


def test_a_share_is_a_measure_of_its_own_beside_a_heavier_theme() -> None:
    text = "完善分级诊疗制度,建设医联体,扩大转诊,做实医共体,在医疗集团内治理传染病疫情"
    plain = sentence_claims(text)
    shared = sentence_claims(text + "的比例达到九成,即90%")
    measured = sentence_claims(text + "的比例达到90%")
    assert plain["T21"] == measured["T21"] == 1.0
    assert measured["T12"] == 2 * plain["T12"]
    assert shared["T12"] == plain["T12"]  # the share stands in another clause


def test_governance_is_at_home_among_the_safeguards() -> None:
    text = "完善考核机制。"
    inside = theme_scores("加强考核", text, governing=True)
    outside = theme_scores("加强考核", text, governing=False)
    assert inside["T36"] > outside["T36"]


def test_no_words_no_themes() -> None:
    assert chosen_themes(theme_scores("标题", "没有内容。", governing=False)) == []
    assert weights_of([]) == ()


@given(st.lists(st.floats(min_value=0.01, max_value=1000), min_size=1, max_size=12))
def test_weights_sum_to_one(scores: list[float]) -> None:
    weights = weights_of(scores)
    assert len(weights) == len(scores)
    assert round(sum(weights), 9) == 1.0


@given(st.text(max_size=200), st.text(max_size=400), st.booleans())
def test_no_text_crashes(title: str, body: str, governing: bool) -> None:
    for _, score in chosen_themes(theme_scores(title, body, governing)):
        assert score > 0


def test_what_stands_above_moves_the_order_and_nothing_else() -> None:
    chosen = [("T19", 2.3), ("T24", 1.4), ("T25", 0.9)]
    assert nearest_first(chosen, "振兴中医药") == [("T24", 2.4), ("T19", 2.3), ("T25", 0.9)]
    assert nearest_first(chosen, "提高效率") == chosen
    assert nearest_first([], "振兴中医药") == []
