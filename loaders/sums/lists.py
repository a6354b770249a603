"""Totals with a list of their parts in one sentence: 共有5个,其中…; (…); …,合计5个. In: a sentence. Out: doubts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.sums.model import Amount, Doubt, amount_of, compared, doubt
from loaders.sums.parts import are_kinds_of, is_whole, parts_from, say_no_part_twice
from loaders.tokens.values import Value, values_in
from ontology.tables import any_of, word_values, words


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    # matches 53个,其中 and 53个医联体(其中; the noun holds no mark, so that the total is the value right before
    return regex.compile(
        rf"(?P<noun>[^,、;:()\d]{{0,20}}?)[,:]?(?:(?P<bracket>\()(?P<inside>{any_of('parts_lead')})?"
        rf"|(?P<lead>{any_of('parts_lead')}))[:,]?\s?"
    )


@lru_cache(maxsize=1)
def _sum_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:^|[,、;])\s?(?:{any_of('parts_sum')})\s?$")


@lru_cache(maxsize=1)
def _not_total() -> regex.Pattern[str]:
    # a rate, a mean or a difference (每千人口7张, 比上年增加2所) is no total
    return regex.compile(rf"(?:{any_of('parts_not_total')})[^,;:]*\Z")


@lru_cache(maxsize=1)
def _single() -> regex.Pattern[str]:
    # matches 10所,其中12所 and 10所医院(其中三级12所
    return regex.compile(rf"[^,、;:()\d]{{0,20}}[,(]\s?(?:{any_of('among')}),?[^,、;:()\d]{{0,6}}")


@lru_cache(maxsize=1)
def _close() -> regex.Pattern[str]:
    return regex.compile(any_of("parts_close"))


def doubts_in_sentence(view: str, start: int, end: int) -> Iterator[Doubt]:
    """The totals in view[start:end] that their lists contradict."""
    values = list(values_in(view, start, end))
    if len(values) < 2:
        return
    for before, value in zip([None, *values], values, strict=False):
        total = amount_of(view, value)
        if total is None or _is_member(view, before, value) or _not_total().search(view[start : value.start]):
            continue
        yield from _list_after(view, start, end, value, total) or _part_after(view, value, values, total)
    yield from _list_before(view, start, values)


def _is_member(view: str, before: Value | None, value: Value) -> bool:
    """Whether the value follows another of its unit within one clause (甲类站3个、乙类站5个): then it is no total."""
    return (
        before is not None and before.unit == value.unit and not regex.search("[,;:]", view[before.end : value.start])
    )


def _list_after(view: str, start: int, end: int, value: Value, total: Amount) -> list[Doubt]:
    """The doubt about a total whose list follows it."""
    found = _lead().match(view, value.end, end)
    stop = end if found is None or not found["bracket"] else _closing(view, found.start("bracket"), end)
    if found is None or stop is None:
        return []
    how = word_values("parts_lead").get(found["inside"] or found["lead"] or "", "open")
    if how == "closed":  # 由…组成
        close = _close().search(view, found.end(), stop)
        if close is None:
            return []
        stop = close.start()
    chain = parts_from(view, found.end(), stop, total.unit)
    if chain is None or len(chain[0]) < 2:
        return []
    parts, rest = chain
    if (how == "closed" and rest < stop) or not _ends(view, rest, stop, total.unit):
        return []
    amounts = [part.amount for part in parts]
    outcome = compared(total, amounts)
    clause = view[start : value.end] + str(found["noun"])
    if is_whole(parts) or (how != "open" and are_kinds_of(parts, clause)):
        is_closed = how == "closed" or _closes(view, rest, stop, end)
        return [doubt("sum.differs", total, amounts)] if outcome > 0 or (outcome < 0 and is_closed) else []
    return [doubt("sum.exceeds", total, amounts)] if outcome > 0 and say_no_part_twice(parts, clause) else []


def _part_after(view: str, value: Value, values: list[Value], total: Amount) -> list[Doubt]:
    """The doubt about a total that one part of it exceeds: 10所,其中12所."""
    after = next((other for other in values if other.start >= value.end), None)
    part = None if after is None else amount_of(view, after)
    if after is None or part is None or part.unit != total.unit:
        return []
    if total.unit in words("parts_not_by_name") or not _single().fullmatch(view, value.end, after.start):
        return []
    return [doubt("sum.part", total, [part])] if compared(total, [part]) > 0 else []


def _list_before(view: str, start: int, values: list[Value]) -> Iterator[Doubt]:
    """A total after its parts: …3个、…4个,合计7个."""
    for at, value in enumerate(values):
        total = amount_of(view, value)
        head = _sum_before().search(view[start : value.start])
        if at < 2 or total is None or head is None:
            continue
        lead = regex.search(any_of("parts_lead"), view[start : value.start])
        chain = None if lead else parts_from(view, start, start + head.start(), total.unit)
        if chain is None:
            continue
        parts, rest = chain
        amounts = [part.amount for part in parts]
        if rest == start + head.start() and len(parts) == at and at > 1 and compared(total, amounts):
            yield doubt("sum.differs", total, amounts)


def _closing(view: str, at: int, end: int) -> int | None:
    """The offset of the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, end):
        depth += (view[place] == "(") - (view[place] == ")")
        if depth == 0:
            return place
    return None


def _ends(view: str, rest: int, stop: int, unit: str) -> bool:
    """Whether the list is over at `rest`: nothing follows, or a clause without another value of the unit."""
    if rest < stop and view[rest] not in ",;)":
        return False
    following = (amount_of(view, value) for value in values_in(view, rest, stop))
    return not any(amount is not None and amount.unit == unit for amount in following)


def _closes(view: str, rest: int, stop: int, end: int) -> bool:
    """Whether the list ends its bracket or its sentence, so that no part can follow it."""
    return rest == stop and (stop < end or end == len(view) or view[end] in "。\n")
