"""The indicator vocabulary is consistent, and finds what plans write."""

from __future__ import annotations

from collections import Counter

import pytest

from ontology.indicators import all_indicators, expand_label, indicator_named
from ontology.themes import theme_coded
from ontology.units import unit_of


def test_no_label_belongs_to_two_indicators() -> None:
    counted = Counter(label for indicator in all_indicators() for label in indicator.labels)
    assert [label for label, times in counted.items() if times > 1] == []


def test_no_name_twice() -> None:
    names = [indicator.name for indicator in all_indicators()]
    assert len(names) == len(set(names))


def test_every_unit_theme_broader_and_polarity_is_known() -> None:
    names = {indicator.name for indicator in all_indicators()}
    for indicator in all_indicators():
        assert not indicator.unit or unit_of(indicator.unit) is not None, indicator
        assert not indicator.theme or theme_coded(indicator.theme) is not None, indicator
        assert not indicator.broader or indicator.broader in names - {indicator.name}, indicator
        assert indicator.polarity in ("higher", "lower", ""), indicator
        assert indicator.en, indicator.name


def test_labels_are_written_as_the_view_shows_them() -> None:
    for indicator in all_indicators():
        for label in indicator.labels + indicator.heads + indicator.negative:
            assert label and label == label.strip(), indicator.name
            assert not set(label) & set("（）％：∅{}"), label


def test_a_negative_phrase_is_nobodys_label() -> None:
    labels = {label for indicator in all_indicators() for label in indicator.labels}
    for indicator in all_indicators():
        assert not labels & set(indicator.negative)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("人均期望寿命", "人均预期寿命"),
        ("每千常住人口床位数", "每千人口医疗卫生机构床位数"),
        ("每千名常住人口执业(助理)医师数", "每千人口执业(助理)医师数"),
        ("每千常住人口中医类别执业(助理)医师数", "每千人口中医类别执业(助理)医师数"),
        ("以乡镇(街道)为单位适龄儿童免疫规划疫苗接种率", "适龄儿童免疫规划疫苗接种率"),
        (
            "因心脑血管疾病、癌症、慢性呼吸系统疾病和糖尿病导致的过早死亡率",
            "重大慢性病过早死亡率",
        ),
        ("65岁及以上老年人城乡社区规范健康管理服务率", "老年人健康管理率"),
        ("2型糖尿病患者基层规范管理服务率", "糖尿病患者规范管理率"),
        ("在册严重精神障碍患者规范管理率", "严重精神障碍患者规范管理率"),
        ("登记在册的严重精神障碍患者管理率", "严重精神障碍患者管理率"),
        ("电子档案建档率", "居民电子健康档案建档率"),
        ("每千人拥有婴幼儿照护设施托位", "每千人口3岁以下婴幼儿托位数"),
    ],
)
def test_written_forms_find_the_concept(written: str, name: str) -> None:
    found = indicator_named(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人均预期寿命", "人均健康预期寿命"),
        ("城市居民健康素养水平", "农村居民健康素养水平"),
        ("男性人均预期寿命", "女性人均预期寿命"),
        ("每千人口执业(助理)医师数", "每千人口医师数"),
        ("严重精神障碍患者管理率", "严重精神障碍患者规范管理率"),
        ("新生儿死亡率", "婴儿死亡率"),
    ],
)
def test_sub_populations_are_other_indicators(one: str, other: str) -> None:
    first, second = indicator_named(one), indicator_named(other)
    assert first is not None
    assert second is not None
    assert first.name != second.name


def test_a_label_stands_for_every_combination_of_its_parts() -> None:
    found = expand_label("{万}{全}{数}")
    assert "每万人口全科医生数" in found
    assert "每万常住人口全科医生" in found


def test_an_unknown_name_is_none() -> None:
    assert indicator_named("每千人口图书馆数") is None
