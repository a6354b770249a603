"""Page numbers and running heads: lines that belong to the page and not to the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import regex

from loaders.plain.lines import plain_lines
from loaders.plain.origin import Edit

_NUMBER = r"(?:\d{1,3}|[０-９]{1,3})"
_DASH = r"[-—–―－─一·•]"
# — 12 —, - 12 -, ·12·, 第12页, 第 12 页 共 40 页
_PAGE = regex.compile(
    rf"{_DASH}{{1,2}}\s*{_NUMBER}\s*{_DASH}{{1,2}}|[第共]\s*{_NUMBER}\s*页(?:\s*[/,，(（]?\s*[共第]\s*{_NUMBER}\s*页[)）]?)?"
)
_OF_ALL = regex.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})")
_FEWEST = 3  # times that a line must stand beside page numbers to be a running head
_PAGE_LEAST = 100  # characters of a page, without a head
_HEAD_LEAST = 4  # characters of a running head


def page_lines(text: str) -> Iterator[Edit]:
    """Every line that only numbers a page goes, and the lines beside them that are the same on every page."""
    lines = [line for line in plain_lines(text) if line[0] < line[1]]
    said = [text[left:right] for left, right in lines]
    pages = {at for at, words in enumerate(said) if _PAGE.fullmatch(words)} | _numbered_of_all(said)
    pages |= _running_heads(said, pages)
    at = 0
    while at < len(lines):
        last = at
        while last in pages:
            last += 1
        if last > at:
            start = lines[at - 1][1] if at else 0
            stop = lines[last][0] if last < len(lines) else len(text)
            led = text.rfind("\n", start, stop) + 1 or stop  # white space before the next line's words stays
            # a blank line stays before tab-led cells, where it ends a row
            yield Edit(start, led, "" if at == 0 else "\n\n" if text[led : led + 1] == "\t" else "\n")
        at = max(last, at + 1)


def _numbered_of_all(said: Sequence[str]) -> set[int]:
    """12/40, 13/40, 14/40 …: counting up to the same last number."""
    found = {at: match for at, words in enumerate(said) if (match := _OF_ALL.fullmatch(words))}
    numbers = [int(match[1]) for match in found.values()]
    wholes = {int(match[2]) for match in found.values()}
    counts = len(wholes) == 1 and numbers == sorted(set(numbers)) and max(numbers) <= max(wholes)
    return set(found) if counts and len(numbers) >= _FEWEST else set()


def _running_heads(said: Sequence[str], pages: set[int]) -> set[int]:
    """Lines that stand again and again, each time beside the number of a page; bare numbers go with them."""
    places: dict[str, list[int]] = {}
    for at, words in enumerate(said):
        if at not in pages and len(words) >= _HEAD_LEAST:
            places.setdefault(words, []).append(at)
    found: set[int] = set()
    offsets = list(accumulate(map(len, said), initial=0))
    for same in places.values():
        if len(same) < _FEWEST:
            continue
        if all(pages & {at - 1, at + 1} for at in same):
            found.update(same)
            continue
        for side in (-1, 1):
            if min(offsets[after] - offsets[before] for before, after in pairwise(same)) < _PAGE_LEAST:
                break  # 1 健康水平, 2 健康水平: rows of a table, cell by cell
            numbers = [said[at + side] for at in same if 0 <= at + side < len(said) and said[at + side].isdigit()]
            if len(numbers) == len(same) and _counts_up(numbers):
                found.update(same, (at + side for at in same))
    return found


def _counts_up(numbers: Sequence[str]) -> bool:
    """12, 13, 14 or, with heads on every other page, 12, 14, 16."""
    steps = {int(after) - int(before) for before, after in pairwise(numbers)}
    return steps in ({1}, {2})
