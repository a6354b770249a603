"""What worked examples weigh: features of a text, likelihoods, and the file of weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.catalogue import questions
from queries.words import Vocabulary
from queries.words.features import features_of
from queries.words.heard import hear
from queries.words.learnt import NONE, chances, is_taught, learnt_weights

FEATURES = st.frozensets(st.sampled_from(sorted(learnt_weights())), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("沈阳的控烟谁牵头", "通辽的中医药谁牵头"),
        ("Who leads vaccination in Tongliao?", "Who leads nutrition in Shenyang?"),
    ],
)
def test_names_are_hidden_behind_their_kinds(one: str, other: str) -> None:
    assert features_of(hear(one, Vocabulary())) == features_of(hear(other, Vocabulary()))


def test_features_say_concepts_things_and_words() -> None:
    found = features_of(hear("who leads tobacco control", Vocabulary()))
    assert {"c:LEAD", "c:WHO", "t:theme", "w:lead", "p:lead #theme"} <= found and "w:tobacco" not in found


@given(FEATURES)
def test_likelihoods_add_up_to_one(features: frozenset[str]) -> None:
    assert abs(sum(chances(features).values()) - 1) < 1e-9


@given(FEATURES)
def test_what_was_never_met_changes_nothing(features: frozenset[str]) -> None:
    assert chances(features | {"w:never met"}) == chances(features)


def test_every_question_has_weights_and_nothing_else_has() -> None:
    assert {name for row in learnt_weights().values() for name in row} == set(questions()) | {NONE}


def test_a_telling_text_is_likely_and_an_outlandish_one_is_not() -> None:
    likely = chances(features_of(hear("Which targets are stated in words only?", Vocabulary())))
    assert max(likely, key=lambda name: likely[name]) == "qualitative_targets"
    outside = chances(features_of(hear("Which dragons eat porridge on Mondays?", Vocabulary())))
    assert max(outside, key=lambda name: outside[name]) == NONE


def test_only_words_of_answered_examples_are_taught() -> None:
    assert is_taught(("w:hinder",)) is False and is_taught(("w:which",)) is (learnt_weights()["w:which"][NONE] < 0)
