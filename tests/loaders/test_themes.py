"""Themes: examples and the laws of weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.tasks.claims import sentence_claims
from loaders.tasks.themes import chosen_themes, nearest_first, theme_scores, weights_of
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


def test_beside_another_theme_few_characters_are_named_in_passing() -> None:
    beside = sentence_claims("完善高血压患者随访制度,做好与医保的对接")
    assert beside["T23"] < 0.6 < 1.0 <= beside["T11"]
    assert sentence_claims("完善高血压患者随访制度,推进医保支付方式改革")["T23"] >= 0.9
    assert sentence_claims("完善控烟制度")["T04"] == 1.0  # two characters, but nothing else is named


def test_a_clause_of_its_own_with_a_figure_is_a_measure() -> None:
    beside = "完善高血压患者随访制度,"
    assert sentence_claims(beside + "新增托位300个")["T30"] == 1.0
    assert sentence_claims(beside + "增加托位供给")["T30"] < 0.8
    assert sentence_claims("完善高血压患者随访制度并新增托位300个")["T30"] < 0.8


@pytest.mark.parametrize(
    ("clause", "other"), [("远程会诊接入全部乡镇卫生院", "T27"), ("癌症早诊早治覆盖全部养老机构", "T11")]
)
def test_whom_a_task_reaches_is_not_what_it_is_about(clause: str, other: str) -> None:
    claims = sentence_claims(clause)
    assert claims[other] == max(claims.values())
    assert all(claim < 0.8 for theme, claim in claims.items() if theme != other)


def test_each_initiative_of_a_list_is_undertaken() -> None:
    listed = sentence_claims("开展合理膳食、全民健身、控烟、心理健康促进等行动")
    assert {"T02", "T03", "T04", "T05"} <= {theme for theme, claim in listed.items() if claim >= 0.9}
    assert sentence_claims("普及合理膳食、全民健身、控烟、心理健康等知识")["T04"] < 0.5


def test_what_the_title_above_names_needs_less() -> None:
    body = "改善老年医疗。"
    alone = theme_scores("丰富服务", body, governing=False)
    below = theme_scores("丰富服务", body, governing=False, above="促进健康老龄化")
    assert below["T10"] > alone["T10"]
    assert below.keys() == alone.keys()  # what it names is no theme of a task that does not speak of it


def test_a_negative_label_hides_the_label_inside_it() -> None:
    assert "T12" not in sentence_claims("慢性非传染性疾病")
    assert "T01" not in sentence_claims("健康教育学院")


def test_a_share_is_a_measure_of_its_own_beside_a_heavier_theme() -> None:
    text = "完善分级诊疗制度,建设医联体,扩大转诊,做实医共体,在医疗集团内治理传染病疫情"
    plain = sentence_claims(text)
    shared = sentence_claims(text + "的比例达到九成,即90%")
    measured = sentence_claims(text + "的比例达到90%")
    assert plain["T21"] == measured["T21"] >= 1.0
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


def _themes(title: str, body: str) -> list[str]:
    return [theme for theme, _ in chosen_themes(theme_scores(title, body, governing=False))]


@pytest.mark.parametrize(
    ("clause", "theme", "claimed"),
    [
        ("其中医院自筹3000万元", "T24", False),
        ("其中中医院自筹3000万元", "T24", True),
        ("药占比(不含中药饮片)降到26%", "T24", False),
        ("中药饮片使用率提高到30%", "T24", True),
        ("医疗服务收入(不含药品、耗材收入)占比提高到33%", "T23", False),
        ("药品、耗材集中采购", "T23", True),
        ("推动《某市院前医疗急救条例》出台", "T16", False),
        ("建设院前急救网络", "T16", True),
        ("养老机构与医疗机构签约率保持100%", "T20", False),
        ("家庭医生重点人群签约率保持80%", "T20", True),
        ("国家卫生乡镇占比提高到40%", "T20", False),
        ("中小学校卫生室达标率提高到95%", "T20", False),
        ("加强驻藏医疗力量建设", "T24", False),
        ("加强藏医药服务", "T24", True),
        ("与敬老院毗邻建设", "T38", False),
        ("与毗邻地区开展合作", "T38", True),
        ("深化三医协同发展", "T38", False),
        ("深化三医协同发展", "T23", True),
    ],
)
def test_words_that_run_into_a_label_claim_nothing(clause: str, theme: str, claimed: bool) -> None:
    assert (sentence_claims(clause).get(theme, 0.0) >= 0.6) is claimed


def test_early_reporting_is_warning_and_no_disease() -> None:
    claims = sentence_claims("做到早发现、早报告、早处置")
    assert claims["T15"] == 1.0
    assert "T12" not in claims


@pytest.mark.parametrize("level", ["三级医院服务能力", "三级医院水平"])
def test_the_level_of_general_hospitals_is_the_service_system(level: str) -> None:
    assert "T18" in _themes("做强县域服务", f"支持两家县人民医院达到{level}。")
    assert "T18" not in _themes("完善中医药服务", "县级中医医院全部达到二级甲等。")


@pytest.mark.parametrize("title", ["振兴中医药", "建强疾控机构", "完善精神卫生服务"])
def test_building_words_follow_the_kind_of_body_that_a_title_names(title: str) -> None:
    body = "推进改扩建工程,设置床位300张。"
    assert "T18" not in _themes(title, body)
    assert "T18" in _themes("重点工程", body)
    assert "T18" in _themes("优化医疗资源布局", body)


def test_where_the_money_comes_from_is_no_measure_of_finance() -> None:
    assert "T34" not in _themes("综合楼工程", "新建住院楼一栋,资金来源为中央预算内资金及地方配套。")
    assert "T34" in _themes("综合楼工程", "新建住院楼一栋。落实中央预算内资金及地方配套。")
