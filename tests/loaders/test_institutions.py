"""Institutions: the example file and laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.bodies.scan import resolve_body, scan
from loaders.model import InstitutionFact
from ontology.bodies import body_types, functions
from ontology.regions import by_code
from tests.loaders.examples import facts_in, read_examples

_FORMS = sorted(functions())


@pytest.mark.parametrize(("region", "text", "expected"), read_examples("institution"))
def test_example(region: str, text: str, expected: list[str]) -> None:
    found = [fact for fact in facts_in(text, region) if isinstance(fact, InstitutionFact)]
    assert [f"{fact.span.text}={fact.name}:{fact.type}" for fact in found if fact.span] == expected


def test_offices_belong_to_the_issuer() -> None:
    head = "控烟工作方案\n铜陵市卫生健康委员会\n2022年1月1日\n"
    text = head + "一、主要任务\n(一)控烟\n推进。(爱卫办、规划信息处、项目推进处)\n"
    names = [fact.name for fact in facts_in(text, "铜陵市") if isinstance(fact, InstitutionFact)]
    assert "铜陵市卫生健康委员会规划信息处" in names
    assert "铜陵市卫生健康委员会项目推进处" in names
    assert "铜陵市爱国卫生运动委员会办公室" in names


def test_resolve_body_takes_the_whole_text_or_nothing() -> None:
    near = by_code("330102")
    body = resolve_body("杭州市上城区卫生健康局", near)
    assert body is not None and (body.name, body.type) == ("杭州市上城区卫生健康局", "health_commission")
    assert resolve_body("杭州市上城区卫生健康局等", near) is None


@given(
    st.lists(
        st.sampled_from([*_FORMS[:80], "市", "区", "(", ")", "、", "。", "第一", "医院", "\n", "各", "的"]), max_size=12
    )
)
def test_scan_never_crashes_and_never_overlaps(pieces: list[str]) -> None:
    text = "".join(pieces)
    finds = scan(text, by_code("340700")).finds
    assert all(0 <= find.start < find.end <= len(text) for find in finds)
    assert all(a.end <= b.start for a, b in pairwise(finds))
    assert all(find.body.type in body_types() for find in finds)


def test_scan_is_linear() -> None:
    near = by_code("340700")
    text = "市" * 4000 + "(" * 4000 + "第一" * 2000 + "、市疾控中心" * 2000
    assert len(scan(text, near).finds) >= 1999
    assert scan("铜陵" * 5000 + "市疾控中心", near).finds
    assert len(scan("枞阳县、" * 3000 + "义安区疾控中心", near).finds) == 3001
    assert len(scan("枞阳县、义安区疾控中心、" * 2000, near).finds) == 4000
