"""A same-length view of a text for matching: every offset in the view is an offset in the text."""

from __future__ import annotations

import unicodedata

import regex

from ontology.tables import rows

_OTHER_DIGIT = regex.compile(r"(?![0-9])\d")


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
    """Fold full-width digits, letters and punctuation to ASCII, odd spaces to a space, one character for one.

    >>> same_length_view("５．３４‰，≥８０％")
    '5.34‰,≥80%'
    >>> same_length_view("١٢张")
    '12张'
    """
    view = _OTHER_DIGIT.sub(_ascii_digit, text.translate(_FOLDING))
    if len(view) != len(text):
        raise ValueError("the folding table maps a character to more than one")
    return view
