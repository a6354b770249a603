"""The population groups are whole, and no label says two things."""

from __future__ import annotations

from collections import Counter

from ontology.population import all_groups, codes_by_label


def test_groups_are_coded_in_order_with_two_names_and_a_label_that_names_them() -> None:
    assert [group.code for group in all_groups()] == [f"G{number:02d}" for number in range(1, len(all_groups()) + 1)]
    assert all(group.zh and group.en and group.labels for group in all_groups())
    for name in ("zh", "en"):
        assert len({getattr(group, name) for group in all_groups()}) == len(all_groups())


def test_a_label_stands_once() -> None:
    for group in all_groups():
        counted = Counter((*group.labels, *group.shared, *group.negative))
        assert [label for label, times in counted.items() if times > 1] == [], group.code


def test_a_label_belongs_to_one_group_and_a_shared_one_to_several() -> None:
    own = Counter(label for group in all_groups() for label in group.labels)
    shared = Counter(label for group in all_groups() for label in group.shared)
    assert [label for label, times in own.items() if times > 1 or label in shared] == []
    # a shared label of one group alone would be no other's (农村儿童 and 儿童 both say children)
    assert [label for label, times in shared.items() if times < 2] == []


def test_a_negative_label_hides_a_label_of_its_group() -> None:
    for group in all_groups():
        for label in group.negative:
            assert any(text in label for text in (*group.labels, *group.shared)), label


def test_a_longer_label_takes_no_group_away() -> None:
    """Labels are matched leftmost-longest: one that begins with another names its groups too, or is negative there."""
    labels = codes_by_label()
    negative = {(label, group.code) for group in all_groups() for label in group.negative}
    for label, codes in labels.items():
        for inner, named in labels.items():
            if codes and label != inner and label.startswith(inner):
                lost = [code for code in named if code not in codes and (label, code) not in negative]
                assert lost == [], (label, inner)
