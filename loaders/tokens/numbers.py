"""Numbers as Chinese texts write them: Arabic, with commas, in Chinese numerals."""

from __future__ import annotations

import regex

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = "[零〇一二两三四五六七八九十百千]"
_PLAIN = regex.compile(r"\d+(?:\.\d+)?")
_CHINESE_NUMBER = regex.compile(rf"{CHINESE}+|{CHINESE}*点{CHINESE}+")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "百": 100, "": 1}


def read_number(text: str) -> float:
    """The value of a number without scale or unit; ValueError if it is none.

    >>> read_number("1,234.5"), read_number("十二"), read_number("两千三百"), read_number("二〇二五")
    (1234.5, 12.0, 2300.0, 2025.0)
    >>> read_number("三十五点六")
    35.6
    """
    bare = text.replace(",", "").strip()
    if _PLAIN.fullmatch(bare):
        return float(bare)
    if not _CHINESE_NUMBER.fullmatch(bare):
        raise ValueError(f"{text!r} is no number")
    whole, point, decimals = bare.partition("点")
    if point:
        digits = "".join(str(_DIGITS.get(char, "")) for char in decimals)
        return float(f"{read_number(whole or '零'):.0f}.{digits or 0}")
    if not any(char in _PLACES for char in bare):
        return float("".join(str(_DIGITS[char]) for char in bare))
    total, last = 0, 0
    for char in bare:
        if char in _PLACES:
            total += (last or 1) * _PLACES[char]
            last = 0
        else:
            last = _DIGITS[char]
    return float(total + last)


def scale_factor(scale: str) -> int:
    """What 万, 亿, 千, 百 or '' multiply by; KeyError for anything else."""
    return _SCALES[scale]
