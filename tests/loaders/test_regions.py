"""Region mentions: the example file and laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.model import RegionFact
from tests.loaders.examples import facts_in, read_examples


@pytest.mark.parametrize(("region", "text", "expected"), read_examples("region"))
def test_example(region: str, text: str, expected: list[str]) -> None:
    found = [fact for fact in facts_in(text, region) if isinstance(fact, RegionFact)]
    assert [f"{fact.span.text}={fact.name}" for fact in found if fact.span] == expected


def test_no_region_at_all_is_no_crash() -> None:
    from loaders.document import Document
    from loaders.extract import extract_document

    facts = extract_document(Document("example", "一、任务\n推广上海经验。\n"))
    assert [fact.name for fact in facts if isinstance(fact, RegionFact)] == ["上海市"]


@given(
    st.lists(
        st.sampled_from(["沈阳", "市", "京", "沈", "对口合作", "健康", "(", "、", "和平", "区", "“十四五”", "\n"]),
        max_size=12,
    )
)
def test_spans_lie_apart(pieces: list[str]) -> None:
    text = "一、任务\n" + "".join(pieces)
    spans = [fact.span for fact in facts_in(text, "沈阳市") if isinstance(fact, RegionFact) and fact.span]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_the_region_of_a_table_s_caption_counts_and_that_of_a_plan_s_name_does_not() -> None:
    text = "一、总体要求\n落实铜陵市“十四五”规划。\n表1 铜陵市“十四五”卫生健康发展主要指标\n"
    spans = [fact.span.start for fact in facts_in(text, "铜陵市") if isinstance(fact, RegionFact) and fact.span]
    assert spans == [text.index("表1") + 3]
