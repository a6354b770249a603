"""The grammar of values."""

from __future__ import annotations

import pytest

from loaders.tokens.numbers import read_number
from loaders.tokens.values import values_in
from loaders.view import same_length_view


@pytest.mark.parametrize(
    ("text", "shown", "number", "high", "unit", "comparator"),
    [
        ("≥80%", "≥80%", 80, None, "%", "ge"),
        ("４．５‰及以下", "４．５‰及以下", 4.5, None, "‰", "le"),
        ("下降到13/10万以下", "13/10万以下", 13, None, "/10万", "le"),
        ("20万余人", "20万余人", 20, None, "万人", "gt"),
        ("近30个", "近30个", 30, None, "个", "approx"),
        ("1~1.5名", "1~1.5名", 1, 1.5, "名", "range"),
        ("85%-90%", "85%-90%", 85, 90, "%", "range"),
        ("一至两家", "一至两家", 1, 2, "家", "range"),
        ("至少2家以上", "至少2家以上", 2, None, "家", "ge"),
        ("至少指定1家", "至少指定1家", 1, None, "家", "ge"),
        ("控制在每千常住人口8.05张", "8.05张", 8.05, None, "张", "le"),
        ("百分之八十以上", "百分之八十以上", 80, None, "%", "ge"),
        ("3张床位/10万人", "3张床位/10万人", 3, None, "张", "eq"),
        ("1,234.5万元", "1,234.5万元", 1234.5, None, "万元", "eq"),
        ("0.5个百分点", "0.5个百分点", 0.5, None, "百分点", "eq"),
        ("不足5所", "不足5所", 5, None, "所", "lt"),
        ("27%左右", "27%左右", 27, None, "%", "approx"),
    ],
)
def test_one_value(text: str, shown: str, number: float, high: float | None, unit: str, comparator: str) -> None:
    (value,) = values_in(same_length_view(text), 0, len(text))
    assert text[value.start : value.end] == shown
    assert (value.number, value.high, value.unit, value.comparator) == (number, high, unit, comparator)


@pytest.mark.parametrize("text", ["一体化推进", "三级网络", "十四五", "H7N9", "两个允许", "统一部署"])
def test_no_value(text: str) -> None:
    assert list(values_in(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("二〇二五", 2025),
        ("1,000", 1000),
        ("三十五点六", 35.6),
    ],
)
def test_numbers(text: str, number: float) -> None:
    assert read_number(text) == number


def test_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="no number"):
        read_number("若干")


def test_long_runs_of_digits_and_marks_take_linear_time() -> None:
    for text in ("9" * 100_000, "、" * 100_000, "(" * 50_000 + ")" * 50_000, "每千人" * 30_000):
        list(values_in(text, 0, len(text)))
