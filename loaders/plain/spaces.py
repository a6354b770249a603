"""Spaces that typesetting put around numbers and behind half-width punctuation, in lines that are no row of a table."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loaders.plain.lines import is_row, line_start, plain_lines, spaced_tables
from loaders.plain.origin import Edit

_SPACE = r"[ \u00a0\u2002-\u200a\u202f\u3000]"
_OPENS, _CLOSES = r"（(〔\[【“‘《≥≤＜＞<>＝=", r"）)〕\]】”’》"
_MARKS = r"，。；：！？,;:!?~～〜—–\-－/％%‰℃"
_WORD = r"A-Za-z0-9０-９"
_THOUSANDS = regex.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?={_SPACE}?[\p{{Han}}%％‰,，。；、;)）~～—–\-])")
# between words and numbers (到 2025 年, 建成 P2 实验室); not behind a marker (1、 5岁以下) nor between numbers
_BESIDE = regex.compile(
    rf"(?<=[\p{{Han}}{_OPENS}{_CLOSES}{_MARKS}]|[^\d]、)(?<!\d[,，]){_SPACE}(?=[{_WORD}])"
    rf"|(?<=[{_WORD}％%‰℃]){_SPACE}(?=[\p{{Han}}{_OPENS}{_CLOSES}{_MARKS}、+])"
    rf"|(?<=\d){_SPACE}(?=[.．])"
)
# around half-width brackets and behind half-width marks, where full-width ones bring their own room
_AT_MARK = regex.compile(
    rf"(?<=[\p{{Han}}％%‰{_CLOSES}]){_SPACE}(?=[(（])|(?<=[,;:)）]){_SPACE}(?=[\p{{Han}}“《（(])|(?<=[(（]){_SPACE}(?=\p{{Han}})"
)
_INNER = regex.compile(_SPACE)
_BEFORE_TAB = regex.compile(rf"(?m)^{_SPACE}+(?=\t)")


def spaces(text: str) -> Iterator[Edit]:
    """Nothing for each single space beside a number, inside it (1 234), or behind half-width punctuation."""
    if not any(found in text for found in " \u00a0\u3000\u2009\u202f\u2002\u2003\u2005\u200a"):
        return
    kept = spaced_tables(text)
    for left, right in plain_lines(text):
        if _INNER.search(text, line_start(text, left), right) is None:
            continue
        if any(start <= left < end for start, end in kept):
            continue
        if is_row(text, left, right):
            yield from (Edit(*found.span(), "") for found in _BEFORE_TAB.finditer(text, line_start(text, left), left))
            continue
        dropped = {found.start() for one in (_BESIDE, _AT_MARK) for found in one.finditer(text, left, right)}
        for number in _THOUSANDS.finditer(text, left, right):
            dropped.update(found.start() for found in _INNER.finditer(text, number.start(), number.end()))
        yield from (Edit(at, at + 1, "") for at in sorted(dropped) if left < at < right)
