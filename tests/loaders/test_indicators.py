"""Indicator statements: one example a construct of the guide, and texts that must give nothing."""

from __future__ import annotations

import pytest

from loaders.model import IndicatorFact
from tests.loaders.plans import examples
from tests.loaders.wrapping import facts_of


def shown(fact: IndicatorFact) -> str:
    """A statement as the examples write it."""
    value = "-" if fact.value is None else f"{fact.value:g}"
    return " ".join([fact.indicator, value, fact.comparator, fact.unit or "-", fact.year or "-", fact.role])


def indicators(chapter: str, text: str, region: str = "铜陵市") -> list[IndicatorFact]:
    return [fact for fact in facts_of(chapter, text, region) if isinstance(fact, IndicatorFact)]


@pytest.mark.parametrize("row", examples("indicator"), ids=lambda row: row["text"][:18])
def test_examples(row: dict[str, str]) -> None:
    expected = [item.strip() for item in row["expected"].split(";") if item.strip()]
    assert sorted(map(shown, indicators(row["chapter"], row["text"]))) == sorted(expected)


def test_a_name_outside_the_vocabulary_is_found_and_marked_new() -> None:
    (fact,) = indicators("tasks", "到2025年，门诊预约按时就诊完成率达到92%。")
    assert (fact.indicator, fact.known, fact.value) == ("门诊预约按时就诊完成率", False, 92)


def test_populations_stay_apart() -> None:
    found = indicators("background", "城市居民健康素养水平31%，农村居民健康素养水平24%。")
    assert [(fact.indicator, fact.value) for fact in found] == [
        ("城市居民健康素养水平", 31),
        ("农村居民健康素养水平", 24),
    ]


def test_the_whole_city_in_a_districts_plan_is_the_city() -> None:
    (fact,) = indicators("background", "全市人均预期寿命81.2岁。", region="铜陵市铜官区")
    assert (fact.region, fact.region_code) == ("铜陵市", "340700")
    (own,) = indicators("background", "全区人均预期寿命82.4岁。", region="铜陵市铜官区")
    assert own.region == "铜陵市铜官区"


def test_a_boast_about_the_province_is_no_region() -> None:
    (fact,) = indicators("background", "全省率先建立机制，孕产妇系统管理率达到95%。")
    assert fact.region == "铜陵市"


def test_the_span_says_the_value() -> None:
    (fact,) = indicators("goals", "到2025年，婴儿死亡率控制在4.2‰以内。")
    assert fact.span is not None
    assert fact.span.text == "4.2‰以内"


def test_a_year_in_a_closed_bracket_does_not_bind_what_follows() -> None:
    found = indicators("background", "孕产妇系统管理率92%（2015年为88%），产后访视率93%。")
    assert [(fact.value, fact.year) for fact in found if fact.value in (92, 93)] == [(92, "2020"), (93, "2020")]


def test_a_value_of_a_named_place_is_that_places() -> None:
    found = indicators(
        "background", "枞阳县婴儿死亡率为4.1‰，铜官区、义安区两区县域内就诊率达到92%，全市婴儿死亡率3.2‰。"
    )
    assert [(fact.indicator, fact.value, fact.region) for fact in found] == [
        ("婴儿死亡率", 4.1, "铜陵市枞阳县"),
        ("县域内就诊率", 92, "铜陵市铜官区"),
        ("县域内就诊率", 92, "铜陵市义安区"),
        ("婴儿死亡率", 3.2, "铜陵市"),
    ]


def test_a_comparison_lends_its_region_to_nothing_else() -> None:
    text = "婴儿死亡率降至3.1‰，优于全省平均水平；重大慢性病过早死亡率较2015年降低1.8个百分点。"
    assert {fact.region for fact in indicators("background", text)} == {"铜陵市"}


@pytest.mark.parametrize("before", ["2020年", "全年", "2020 年"])
def test_the_year_before_a_name_is_no_part_of_it(before: str) -> None:
    (fact,) = indicators("background", f"{before}婴儿死亡率为4.4‰。")
    assert fact.surface == "婴儿死亡率"


def test_a_yearly_rate_keeps_its_name() -> None:
    (fact,) = indicators("background", "妇幼保健加强，年婴儿死亡率为4.4‰。")
    assert fact.surface == "年婴儿死亡率"


def test_all_the_city_in_a_plan_of_a_city_of_county_rank_is_itself() -> None:
    (fact,) = indicators("background", "全市居民健康素养水平31.7%。", "扬中市")
    assert (fact.region, fact.value) == ("镇江市扬中市", 31.7)


def test_all_the_region_in_a_prefectures_plan_is_its_autonomous_region() -> None:
    own, other = indicators("background", "全市60岁以上人口占比22.4%，高于全区19.8%的平均水平。", "赤峰市")
    assert (own.region, own.role) == ("赤峰市", "actual")
    assert (other.region, other.role) == ("内蒙古自治区", "reference")


def test_a_quoted_average_may_have_a_year_of_its_own() -> None:
    _, quoted = indicators("background", "每千人口床位数4.9张（全国2017年5.7张）。")
    assert (quoted.region, quoted.role, quoted.year, quoted.value) == ("中国", "reference", "2017", 5.7)


def test_a_rate_of_one_class_of_institutions_is_not_the_rate_of_all() -> None:
    (fact,) = indicators("goals", "三级公立医院检查检验结果互认率超过90%。")
    assert (fact.indicator, fact.known) == ("三级公立医院检查检验结果互认率", False)


def test_a_run_in_sentence_of_a_review_that_speaks_of_an_aim_stays_a_review() -> None:
    found = indicators("background", "1．疾病防控取得重大成果，提前实现消除疟疾目标，每万人口拥有3名全科医生。")
    assert [(fact.value, fact.year, fact.role) for fact in found] == [(3, "2020", "actual")]


def test_a_year_past_opens_a_review_before_the_first_heading() -> None:
    text = (
        "2022年，全市婴儿死亡率降至2.9‰。\n同时也要看到，县域内就诊率尚不到86%。\n"
        "2023年是关键一年，力争婴儿死亡率控制在2.8‰以内。\n一、重点任务\n（一）提升能力\n县域内就诊率达到90%。"
    )
    found = [one for one in facts_of("", text, period="2023-2023") if isinstance(one, IndicatorFact)]
    assert [(one.value, one.year, one.role) for one in found] == [
        (2.9, "2022", "actual"),
        (86, "2022", "actual"),
        (2.8, "2023", "target"),
        (90, "2023", "target"),
    ]


def test_places_in_brackets_behind_their_class_have_the_value_each() -> None:
    found = indicators("background", "重点县（枞阳县、无为市）婴儿死亡率降至4.1‰以下。")
    assert {fact.region for fact in found} == {"铜陵市枞阳县", "芜湖市无为市"}
    (rest,) = indicators("background", "全市（不含枞阳县）婴儿死亡率降至4.1‰以下。")
    assert rest.region == "铜陵市"


def test_a_share_of_the_provinces_whole_is_the_plans_own() -> None:
    (fact,) = indicators("background", "现存活艾滋病感染者占全省总数的8.6%。")
    assert fact.region == "铜陵市"


def test_an_average_that_two_places_are_compared_with_is_quoted_once() -> None:
    found = indicators("background", "枞阳县、义安区每千人口床位数仅为3.9张和4.2张，低于全省县级平均4.8张。")
    assert [(one.value, one.region, one.role) for one in found] == [
        (3.9, "铜陵市枞阳县", "actual"),
        (4.2, "铜陵市义安区", "actual"),
        (4.8, "安徽省", "reference"),
    ]
