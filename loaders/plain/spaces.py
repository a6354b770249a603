"""Spaces that typesetting put around numbers and behind half-width punctuation, in lines that are no row of a table."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loaders.outline.headings import heading_at
from loaders.plain.lines import is_row, line_start, plain_lines, spaced_tables
from loaders.plain.origin import Edit
from loaders.view import same_length_view

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
# characters set apart one by one: 总 则 at the end of a line, 主 要 目 标 anywhere
_APART = regex.compile(
    rf"(?<!\p{{Han}})\p{{Han}}(?:{_SPACE}{{1,3}}\p{{Han}}(?!\p{{Han}}))+(?!{_SPACE}{{1,3}}\p{{Han}})"
)
_APART_FEWEST = 3
_WIDE = regex.compile(rf"[|\t｜]|{_SPACE}{{2,}}")
_HEADING_MOST = 60  # characters
_INNER = regex.compile(_SPACE)
_INNER_ALL = regex.compile(rf"{_SPACE}+")
_BEFORE_TAB = regex.compile(rf"(?m)^{_SPACE}+(?=\t)")


def spaces(text: str) -> Iterator[Edit]:
    """Nothing for each single space beside a number, inside it (1 234), behind half-width punctuation, and for those
    that set the characters of a word apart (总 则)."""
    if not any(found in text for found in " \u00a0\u3000\u2009\u202f\u2002\u2003\u2005\u200a"):
        return
    kept = spaced_tables(text)
    for left, right in plain_lines(text):
        if _INNER.search(text, line_start(text, left), right) is None:
            continue
        if any(start <= left < end for start, end in kept):
            continue
        if is_row(text, left, right) and not _is_spread_heading(text, left, right):
            yield from (Edit(*found.span(), "") for found in _BEFORE_TAB.finditer(text, line_start(text, left), left))
            continue
        dropped = {found.start() for one in (_BESIDE, _AT_MARK) for found in one.finditer(text, left, right)}
        for number in _THOUSANDS.finditer(text, left, right):
            dropped.update(found.start() for found in _INNER.finditer(text, number.start(), number.end()))
        for run in _APART.finditer(text, left, right):
            gaps = [found.span() for found in _INNER_ALL.finditer(text, run.start(), run.end())]
            if len(gaps) + 1 >= _APART_FEWEST or run.end() == right:
                dropped.update(at for start, end in gaps for at in range(start, end))
        yield from (Edit(at, at + 1, "") for at in sorted(dropped) if left < at < right)


def _is_spread_heading(text: str, left: int, right: int) -> bool:
    """Whether the one wide gap of a line stands behind the marker of a heading (第一章  总 则)."""
    wide = list(_WIDE.finditer(text, left, right))
    if len(wide) != 1 or right - left > _HEADING_MOST:
        return False
    found = heading_at(same_length_view(text[left:right]), 0, right - left)
    return found is not None and found.marker_end == wide[0].start() - left
