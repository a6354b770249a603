"""The scheme of themes is whole, and its labels can be read without surprise."""

from __future__ import annotations

from collections import Counter

from ontology.themes import all_themes, theme_coded, theme_labels


def test_forty_themes_with_two_names_each() -> None:
    assert [theme.code for theme in all_themes()] == [f"T{number:02d}" for number in range(1, 41)]
    assert all(theme.zh and theme.en and theme.labels for theme in all_themes())


def test_broader_themes_exist() -> None:
    codes = {theme.code for theme in all_themes()}
    assert all(not theme.broader or theme.broader in codes - {theme.code} for theme in all_themes())


def test_a_label_stands_once_in_a_theme() -> None:
    counted = Counter((label.theme, label.text) for label in theme_labels())
    assert [pair for pair, times in counted.items() if times > 1] == []


def test_weights_are_the_four_that_are_explained() -> None:
    for label in theme_labels():
        assert label.weight in (0, 1, 2, 3)
        assert (label.weight == 0) == (label.theme == "")


def test_every_theme_has_a_decisive_label() -> None:
    assert all(any(label.weight == 3 for label in theme.labels) for theme in all_themes())


def test_a_negative_label_holds_a_label_or_runs_into_one() -> None:
    positive = [label.text for label in theme_labels() if label.theme]
    for label in theme_labels():
        if not label.theme:  # 健全 runs into 全科, which 健全科学决策 only seems to hold
            ends = [label.text[at:] for at in range(1, len(label.text))]
            assert any(text in label.text or text.startswith(tuple(ends)) for text in positive), label.text


def test_an_unknown_code_is_none() -> None:
    found = theme_coded("T24")
    assert found is not None and found.zh == "中医药"
    assert theme_coded("T99") is None
