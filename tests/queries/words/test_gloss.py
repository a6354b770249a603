"""A name in brackets says what the words in front of it mean."""

from __future__ import annotations

import pytest

from queries.words import Vocabulary, understand


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("成年人抽烟的比例（15岁以上人群吸烟率），各地目标分别是多少", {"indicator": "15岁以上人群吸烟率"}),
        ("孩子出生不久就没了的比例（婴儿死亡率），各地现状", {"indicator": "婴儿死亡率"}),
        ("通辽每千人口执业（助理）医师数要到多少", {"indicator": "每千人口执业(助理)医师数", "region": "通辽市"}),
    ],
)
def test_the_name_in_brackets_is_meant(text: str, given: dict[str, str], known: Vocabulary) -> None:
    found = understand(text, known)
    assert (found.question, found.given()) == ("indicator_values", given)


def test_words_in_front_of_no_name_are_still_reported(known: Vocabulary) -> None:
    found = understand("脱发率（随便写写），各地目标分别是多少", known)
    assert (found.verdict, found.question) == ("unknown", None)


def test_a_limit_is_not_explained_away(known: Vocabulary) -> None:
    found = understand("Smoking rate except in Shenyang (smoking rate): targets", known)
    assert found.question is None
