"""Quantities: counted things, and numbers that count nothing."""

from __future__ import annotations

import pytest

from loaders.model import IndicatorFact, QuantityFact
from tests.loaders.plans import examples
from tests.loaders.wrapping import facts_of


def quantities(chapter: str, text: str) -> list[QuantityFact]:
    return [fact for fact in facts_of(chapter, text) if isinstance(fact, QuantityFact)]


@pytest.mark.parametrize("row", examples("quantity"), ids=lambda row: row["text"][:18])
def test_examples(row: dict[str, str]) -> None:
    found = [f"{one.value:g} {one.unit} {one.comparator} {one.role}" for one in quantities(row["chapter"], row["text"])]
    assert found == [item for item in row["expected"].split(";") if item]


@pytest.mark.parametrize("row", examples("subject"), ids=lambda row: row["text"][:18])
def test_the_subject_is_what_is_counted(row: dict[str, str]) -> None:
    assert ";".join(fact.subject for fact in quantities(row["chapter"], row["text"])) == row["subjects"]


def test_a_value_is_counted_once() -> None:
    facts = facts_of("background", "每千常住人口床位数6.1张，新增床位320张。")
    assert [fact.value for fact in facts if isinstance(fact, IndicatorFact)] == [6.1]
    assert [fact.value for fact in facts if isinstance(fact, QuantityFact)] == [320]


@pytest.mark.parametrize("when", ["年底前", "全年", "年内"])
def test_when_it_is_counted_is_no_part_of_the_subject(when: str) -> None:
    (fact,) = quantities("tasks", f"{when}医养结合床位增至800张。")
    assert fact.subject == "医养结合床位"


def test_what_another_place_has_is_given_to_it() -> None:
    facts = facts_of("background", "枞阳县共有床位900张，护士400人，全市共有医院30家。枞阳县建成医院3家，选派专家5名。")
    regions = [(fact.value, fact.region) for fact in facts if isinstance(fact, QuantityFact)]
    there, here = "铜陵市枞阳县", "铜陵市"
    assert regions == [(900, there), (400, there), (30, here), (3, there), (5, here)]


def test_a_list_of_places_has_its_sum_in_the_plan_s_own() -> None:
    facts = facts_of("background", "枞阳县、铜官区等3个县区建成医院20家，全国共有医院3万家，全国文明单位2个。")
    assert [(one.value, one.region) for one in facts if isinstance(one, QuantityFact)] == [
        (3, "铜陵市"),
        (20, "铜陵市"),
        (3, "中国"),
        (2, "铜陵市"),
    ]


def test_a_rank_in_a_region_is_not_of_that_region() -> None:
    facts = facts_of("background", "县级医院排名全省第一；新增1个特色专科。")
    assert [one.region for one in facts if isinstance(one, QuantityFact)] == ["铜陵市"]


def test_parts_of_what_a_country_counts_are_of_that_country() -> None:
    facts = facts_of(
        "background", "全国总诊疗人次达32亿人次。其中：医院诊疗人次为12亿人次。全市医院30家。其中：三级医院3家。"
    )
    found = [(one.value, one.region) for one in facts if isinstance(one, QuantityFact)]
    assert found == [(32, "中国"), (12, "中国"), (30, "铜陵市"), (3, "铜陵市")]
