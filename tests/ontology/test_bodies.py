"""The vocabulary of bodies: forms, types and names."""

from __future__ import annotations

import pytest

from ontology.bodies import body_types, body_words, functions, named_bodies, universities
from ontology.regions import by_code


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("卫健委", "卫生健康委员会"),
        ("卫健局", "卫生健康局"),
        ("发展改革委", "发展和改革委员会"),
        ("人社厅", "人力资源和社会保障厅"),
        ("市场监管局", "市场监督管理局"),
        ("疾控中心", "疾病预防控制中心"),
        ("爱卫办", "爱国卫生运动委员会办公室"),
        ("计生协", "计划生育协会"),
    ],
)
def test_short_forms(form: str, name: str) -> None:
    assert functions()[form].name == name


def test_types_are_the_guides() -> None:
    known = set(body_types())
    assert {function.type for function in functions().values()} <= known
    assert {body.type for body in named_bodies().values()} <= known
    assert all(zh and en for zh, en in body_types().values())


def test_rows_point_to_regions() -> None:
    for body in named_bodies().values():
        assert body.region in ("中国", "国际") or by_code(body.region)
    assert all(by_code(university.region) for university in universities().values())


def test_bare_is_one_of_four() -> None:
    assert {function.bare for function in functions().values()} <= {"own", "list", "division", "no"}


def test_unknown_category_is_an_error() -> None:
    with pytest.raises(KeyError):
        body_words("no such category")
