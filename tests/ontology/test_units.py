"""Units convert within their base and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ontology.units import all_units, convert, unit_of


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("5.34", "‰", "%", "0.534"),
        ("18.27", "/10万", "‰", "0.1827"),
        ("0.17", "%", "/10万", "170"),
        ("3", "亩", "平方米", "2000.000000000000001"),
        ("13.5", "万平方米", "平方米", "135000"),
        ("2", "亿元", "万元", "20000"),
        ("4.6", "张", "个", "4.6"),
        ("3", "个", "名", "3"),
    ],
)
def test_converts(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"), [("%", "百分点"), ("岁", "年"), ("张", "人"), ("家", "张"), ("例", "个"), ("斛", "%")]
)
def test_does_not_convert(unit: str, to: str) -> None:
    assert convert(Decimal(1), unit, to) is None


def test_no_symbol_or_alias_twice() -> None:
    seen = [name for unit in all_units() for name in (unit.symbol, *unit.aliases)]
    assert len(seen) == len(set(seen))


def test_written_forms() -> None:
    rate, person = unit_of("每10万"), unit_of("名")
    assert rate is not None and rate.symbol == "/10万"
    assert person is not None and person.symbol == "人"
    assert all(unit.en and unit.zh and unit.factor > 0 for unit in all_units())
