"""The parts: units, numbers, segmentation, and the data files behind them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import regions
from ontology.indicators import indicator_named
from ontology.population import all_groups
from ontology.tables import rows, split_list
from ontology.themes import theme_coded
from queries.catalogue import questions
from queries.words import Vocabulary
from queries.words.concepts import common_words, intents, weights
from queries.words.lexicon import lexicon_of
from queries.words.numbers import figures_in
from queries.words.segment import segment
from queries.words.units import key_of_text, stem, units_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("leads", "leading"), ("policies", "policy"), ("cropping", "crop"), ("Shenyang's", "shenyang"), ("1,000", "1000")],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("county", "country"), ("less", "lesson"), ("Shanxi", "Shaanxi")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年目标", [("year", 2025)]),
        ("至少三份规划", [("n", 3)]),
        ("超过3项任务", [("n", 4)]),
        ("5项以上", [("n", 5)]),
        ("more than two plans", [("n", 3)]),
        ("two or more plans", [("n", 2)]),
        ("no less than four plans", [("n", 4)]),
        ("3 plans at least", [("n", 3)]),
        ("3+ plans", [("n", 3)]),
        ("body, deadline and indicator are all missing", [("n", 3)]),
        ("单位、时限、指标都缺的任务", [("n", 3)]),
        ("500 million yuan or more", [("amount", 5 * 10**8)]),
        ("more than half a billion yuan", [("amount", 5 * 10**8)]),
        ("at least 200m yuan", [("amount", 2 * 10**8)]),
        ("under 10 million yuan", []),
        ("给出statement/fedcba9876543210的原句", [("fact", "statement/fedcba9876543210")]),
        ("more than one plan", []),
        ("这五份规划", []),
        ("过亿的项目", [("amount", 10**8)]),
        ("5000万元以上", [("amount", 5 * 10**7)]),
        ("over 1.5 billion yuan", [("amount", 1_500_000_000)]),
        ("每万人口全科医生", []),
        ("每千人口床位", []),
        ("责任单位、时限、指标三样全缺", [("n", 3)]),
        ("责任单位、时限、指标三样全都没写", [("n", 3)]),
        ("in 5 tasks or more", [("n", 5)]),
        ("leaving out edges of fewer than 2 tasks", [("n", 2)]),
        ("fewer than 2 tasks", []),
        ("where even just 1 region names a leader", [("n", 1)]),
        ("in just one plan", []),
    ],
)
def test_figures(text: str, found: list[tuple[str, int]]) -> None:
    assert [(figure.kind, figure.value) for figure in figures_in(text)] == found


def test_a_plans_id_is_one_figure_and_its_words_apart_are_none() -> None:
    ids = ("shenyang-notice-2021",)
    assert [(one.kind, one.value) for one in figures_in("shenyang-notice-2021里的任务", ids)] == [("plan", ids[0])]
    assert [one.kind for one in figures_in("the Shenyang notice of 2021", ids)] == ["year"]


@settings(deadline=None)  # the first text waits for the lexicon
@given(st.text(alphabet="婴儿死亡率目标沈阳控烟abc 2025，.", max_size=30))
def test_tokens_cover_every_unit_once(text: str) -> None:
    units = units_of(text)
    tokens = segment(units, lexicon_of(Vocabulary()), figures_in(text))
    assert [place for token in tokens for place in range(token.first, token.last)] == list(range(len(units)))


def test_the_longest_name_wins() -> None:
    text = "婴儿死亡率"
    (token,) = segment(units_of(text), lexicon_of(Vocabulary()), ())
    assert [reading.values for reading in token.readings if reading.kind == "indicator"] == [("婴儿死亡率",)]


def test_everyday_words_are_of_one_kind_each() -> None:
    kinds = [(row["lang"], word) for row in rows("common_words") for word in split_list(row["words"])]
    assert len(kinds) == len(set(kinds)) > 40_000
    nouns, verbs = common_words("noun"), common_words("verb")
    assert {"监狱", key_of_text("prisons")} <= nouns and {"结婚", key_of_text("bothers")} <= verbs
    assert not nouns & verbs and not (nouns | verbs) & {"沈阳", "大连", key_of_text("Atlantis")}


def test_intents_speak_of_what_there_is() -> None:
    things = {"theme", "indicator", "region", "plan", "group", "institution", "n", "amount", "year", "fact", "two"}
    for intent in intents():
        named = {name for group in intent.needs for name in group} | set(intent.helps)
        assert {name for name in named if not name.startswith("#")} <= set(weights()), intent
        assert {name[1:] for name in named if name.startswith("#")} <= things, intent
    assert {intent.question for intent in intents()} == set(questions())


def test_names_are_of_things_there_are() -> None:
    for row in rows("question_names"):
        name = row["name"]
        match row["kind"]:
            case "theme":
                assert theme_coded(name) is not None
            case "indicator":
                assert indicator_named(name) is not None, name
            case "group":
                assert name in {group.code for group in all_groups()}
            case "period":
                assert re.fullmatch(r"20\d\d", name)
            case kind:
                assert kind in ("body", "document")


def test_no_cue_and_no_name_is_lost_in_folding() -> None:
    for table, cell in (("question_concepts", "cues"), ("question_names", "labels"), ("question_refusals", "cues")):
        for row in rows(table):
            assert all(key_of_text(label) for label in split_list(row[cell])), row


def test_every_division_has_its_name_in_latin_letters() -> None:
    latin = {row["code"]: split_list(row["latin"]) for row in rows("region_pinyin")}
    assert set(latin) == {region.code for region in regions.all_regions()}
    assert all(latin.values())
    assert latin["210604"] == ("Zhen'an",) and latin["610000"] == ("Shaanxi",) and latin["150100"] == ("Hohhot",)
    assert "Chaoyang" in latin["211300"] and latin["341021"] == ("Shexian",)
