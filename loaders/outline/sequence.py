"""Which heading candidates count on from each other. Comes in: candidates in text order; goes out: those kept."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.outline.headings import Heading

_ORDER = ("chapter", "part", "cn_comma", "cn_paren", "ar_dot", "ar_paren")


def keep_in_sequence(view: str, candidates: Sequence[Heading]) -> tuple[list[Heading], tuple[int, ...]]:
    """Drop candidates that their siblings contradict (一、二级医院… between 三、 and 四、); report odd ordinals."""
    kept: list[Heading] = []
    breaks: list[int] = []
    for stretch in _stretches(_drop_lists(view, candidates)):
        found = _drop_strays(stretch)
        kept.extend(found)
        breaks.extend(_breaks(found))
    return kept, tuple(breaks)


def _stretches(candidates: Sequence[Heading]) -> list[list[Heading]]:
    """The plan and each of its annexes, in which all numbers begin again."""
    found: list[list[Heading]] = [[]]
    for item in candidates:
        if item.style == "annex":
            found.append([])
        found[-1].append(item)
    return found


def _drop_lists(view: str, candidates: Sequence[Heading]) -> list[Heading]:
    """Inline 一是…。二是…。 are lead items only if they come in order and most have text behind their first 。"""
    kept: list[Heading] = []
    at = 0
    while at < len(candidates):
        if candidates[at].style != "is":
            kept.append(candidates[at])
            at += 1
            continue
        group = [candidates[at]]
        while (
            at + len(group) < len(candidates)
            and candidates[at + len(group)].style == "is"
            and candidates[at + len(group)].ordinal == (group[-1].ordinal or 0) + 1
        ):
            group.append(candidates[at + len(group)])
        if group[0].ordinal == 1 and len(group) > 1 and _most_have_bodies(view, candidates, at, len(group)):
            kept.extend(group)
        at += len(group)
    return kept


def _most_have_bodies(view: str, candidates: Sequence[Heading], at: int, count: int) -> bool:
    bodies = 0
    for index in range(at, at + count):
        item = candidates[index]
        stop = candidates[index + 1].start if index + 1 < len(candidates) else len(view)
        line_end = view.find("\n", item.body_start)
        stop = min(stop, line_end if line_end >= 0 else len(view))
        bodies += len(view[item.body_start : stop].strip()) > 4
    return bodies * 2 > count


def _drop_strays(candidates: Sequence[Heading]) -> list[Heading]:
    """A numbered start whose removal makes its siblings count on again is no heading."""
    kept: list[Heading] = []
    last: dict[str, int] = {}
    running: dict[str, int] = {}  # the ordinal met last, wherever: 7. under （三） counts on from 6. under （二）
    through = _counts_through(candidates)
    for index, item in enumerate(candidates):
        if item.style in _ORDER and item.ordinal is not None:
            expected = last.get(item.style, 0) + 1
            following = _next_sibling(candidates, index)
            if item.is_paragraph and not _beside(item.ordinal, expected, following):
                continue
            if item.ordinal == 1 and expected > 1 and following == expected:
                continue  # 一、二级医院… between 三、 and 四、
            odd = item.ordinal > 1 and item.ordinal not in (expected, expected - 1, running.get(item.style, 0) + 1)
            if odd and item.style in ("ar_dot", "ar_paren") and following != item.ordinal + 1:
                continue  # a line that happens to begin with a number
            for deeper in _ORDER[_ORDER.index(item.style) + 1 :]:
                if not (deeper == "ar_dot" and through):
                    last.pop(deeper, None)
            last[item.style] = running[item.style] = item.ordinal
        elif item.style.startswith("decimal"):
            last.clear()  # (1) begins again under 1.2
            running.clear()
        kept.append(item)
    return kept


def _beside(ordinal: int, expected: int, following: int | None) -> bool:
    """Whether an ordinal counts on from the one before, or the one behind from it: 1, 2; 4 behind 3."""
    return ordinal == expected and (ordinal > 1 or following == 2)


def _next_sibling(candidates: Sequence[Heading], index: int) -> int | None:
    """The ordinal of the next candidate of the same style, before one of a shallower style."""
    style = candidates[index].style
    rank = _ORDER.index(style)
    for at in range(index + 1, len(candidates)):
        item = candidates[at]
        if item.style == style:
            return item.ordinal
        if item.style in _ORDER and _ORDER.index(item.style) < rank:
            return None
    return None


def _counts_through(candidates: Sequence[Heading]) -> bool:
    """Whether 1. 2. 3. run through the whole document instead of starting again under each (一)."""
    numbers = [item.ordinal or 0 for item in candidates if item.style == "ar_dot"]
    return len(numbers) > 9 and max(numbers) > 0.7 * len(numbers)


def _breaks(kept: Sequence[Heading]) -> list[int]:
    through = _counts_through(kept)
    last: dict[str, int] = {}
    found: list[int] = []
    for item in kept:
        if item.style not in _ORDER or item.ordinal is None:
            continue
        if item.ordinal != last.get(item.style, 0) + 1:
            found.append(item.start)
        last[item.style] = item.ordinal
        for deeper in _ORDER[_ORDER.index(item.style) + 1 :]:
            if not (deeper == "ar_dot" and through):
                last.pop(deeper, None)
    return found
