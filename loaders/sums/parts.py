"""The parts in a list, each a name and an amount: 甲类站3个、乙类队4个 or 3个甲类站、4个乙类队; can they overlap?."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.sums.model import Amount, amount_of
from loaders.tokens.values import Value, values_in
from ontology.tables import any_of, word_values, words

_BRACKET = regex.compile(r"\([^()]*\)")
_MARK = r"[、,]?\s*(?:和|及|与|以及)?"
LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name without marks, its amount."""

    name: str
    amount: Amount


@lru_cache(maxsize=1)
def _not_in_name() -> regex.Pattern[str]:
    # a mark, a digit, or a word that says something else than what the part is (比2015年增加)
    return regex.compile(rf"[、,;:()\d]|{any_of('parts_not_name')}")


@lru_cache(maxsize=1)
def _kind() -> regex.Pattern[str]:
    return regex.compile(any_of("parts_kind"))


def parts_from(view: str, start: int, stop: int, unit: str) -> tuple[list[Part], int] | None:
    """The parts that a list at `start` holds, and where it ends; None if view[start:stop] does not begin with one.

    All are counted in `unit`. What stands in brackets within the list is passed over.
    """
    flat = view[:start] + _BRACKET.sub(lambda found: " " * len(found.group()), view[start:stop])
    values = list(values_in(flat, start, stop))
    if not values:
        return None
    leads = not flat[start : values[0].start].strip()
    found: list[Part] = []
    at = start
    for number, value in enumerate(values):
        amount = amount_of(flat, value)
        if amount is None or amount.unit != unit:
            break
        if leads:
            until = values[number + 1].start if number + 1 < len(values) else stop
            written = _name(flat, value.end, until)
            name, end = written, value.end + len(written)
            opens = number == 0 or _is_mark(flat[at : value.start])
        else:
            name, end = _named_before(flat, at, value, number == 0), value.end
            opens = bool(name)
        name = name.strip()
        if not opens or not name or len(name) > LONGEST_NAME or _not_in_name().search(name):
            break
        found.append(Part(name, amount))
        at = end
    while at < stop and flat[at] == " ":
        at += 1
    return (found, at) if found else None


def _name(flat: str, start: int, until: int) -> str:
    """The name after an amount: up to the next mark or 和."""
    match = regex.match(r"[^、,;:()]*?(?=(?:和|及|与|以及)?$|[、,;:()])", flat[start:until])
    return match.group() if match else ""


def _is_mark(text: str) -> bool:
    return regex.fullmatch(rf"\s*{_MARK}\s*", text) is not None and bool(text.strip())


def _named_before(flat: str, at: int, value: Value, is_first: bool) -> str:
    """The name between the last part and this amount; '' if no mark divides the two."""
    text = flat[at : value.start]
    mark = regex.match(rf"\s*{_MARK}", text)
    if mark is None or not (is_first or mark.group().strip()):
        return ""
    return text[mark.end() :].strip() if not is_first else text.strip()


def is_whole(parts: list[Part]) -> bool:
    """Whether the list ends with the rest (其他…): then the parts are all there is, none twice."""
    return len(parts) > 1 and parts[-1].name.startswith(words("parts_rest"))


def say_no_part_twice(parts: list[Part], clause: str) -> bool:
    """Whether no thing can be counted in two parts: all are kinds of one division, or things of different names.

    Grades exclude each other; a grade beside an owner (三级, 民营) does not. People can be of several kinds, and
    what 个 counts can be anything (5个区有60个社区): there only words of one division count. Awards can be several:
    `clause` is what stands before the list.
    """
    if any(regex.search(any_of("parts_overlap"), text) for text in (clause, *(part.name for part in parts))):
        return False
    kinds = [_kind().match(part.name) for part in parts]
    known = {word_values("parts_kind")[kind.group()] for kind in kinds if kind is not None}
    if known:
        names = {kind.group() for kind in kinds if kind is not None}
        return all(kinds) and len(known) == 1 and len(names) == len(parts)
    if parts[0].amount.unit in words("parts_not_by_name"):
        return False
    heads = {part.name[-2:] for part in parts}
    return len(heads) == len(parts)


def are_kinds_of(parts: list[Part], clause: str) -> bool:
    """Whether the parts are of what the clause counts; 个 counts anything, so there the nouns must be alike (…站)."""
    if parts[0].amount.unit not in words("parts_not_by_name"):
        return True
    ends = {part.name[-1] for part in parts}
    return len(ends) == 1 and ends.pop() in clause
