"""A same-length view of a text for matching: every offset in the view is an offset in the text."""

from __future__ import annotations

import unicodedata

import regex

from ontology.tables import rows

_OTHER_DIGIT = regex.compile(r"(?![0-9])\d")
_ZERO = "〇零Oo0"  # 二O二五年 is typed with a letter as often as with the numeral
_DIGIT = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇Oo0", "0")
# 二〇二五年, not in 二〇二五年三月十五日 (a date in Chinese numerals throughout, which is read as one)
_YEAR = regex.compile(
    rf"(?<![〇零一二三四五六七八九十百千\d])(?:一九|二[{_ZERO}])[{_ZERO}一二三四五六七八九]{{2}}(?=年)"
)
_MONTH = regex.compile("年[一二三四五六七八九十]{1,2}月")


def _folding() -> dict[int, str]:
    table = {ord(row["char"]): row["folded"] for row in rows("folding")}
    # full-width ASCII block (！ to ～) to ASCII, except the marks that Chinese prose uses as its own
    for code in range(0xFF01, 0xFF5F):
        table.setdefault(code, chr(code - 0xFEE0))
    for space in (0x00A0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F, 0xFEFF, 0x200B):
        table[space] = " "
    return table


_FOLDING = _folding()


def _ascii_digit(found: regex.Match[str]) -> str:
    """The digit of another script as ASCII; one that is too new to be known as a dot, which is no number."""
    value = unicodedata.decimal(found.group(), None)
    return "·" if value is None else str(value)


def same_length_view(text: str) -> str:
    """Fold full-width digits, letters and punctuation to ASCII, odd spaces to a space, years in Chinese numerals to

    digits, one character for one.

    >>> same_length_view("５．３４‰，≥８０％")
    '5.34‰,≥80%'
    >>> same_length_view("到二〇二五年，二O二二年三月印发，١٢张")
    '到2025年,二〇二二年三月印发,12张'
    """
    view = _YEAR.sub(_year, _OTHER_DIGIT.sub(_ascii_digit, text.translate(_FOLDING)))
    if len(view) != len(text):
        raise ValueError("the folding table maps a character to more than one")
    return view


def _year(found: regex.Match[str]) -> str:
    """A year in Chinese numerals as digits; in a date that goes on in Chinese numerals only its zeros are made one."""
    if _MONTH.match(found.string, found.end()):
        return "".join("〇" if char in _ZERO else char for char in found.group())
    return "".join(_DIGIT[char] for char in found.group())
