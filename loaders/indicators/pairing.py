"""Which value belongs to which indicator's name in a sentence: rules over tokens, each with a name.

Rules: `name-value`, `names-shared-value` (A、B均达到x), `names-values` (A和B分别为x和y), `from-to` (由x提高到y),
`inherited-values` (…,五年来分别增长x、y: the names before), `years-values` (到2022年和2030年分别达到x和y),
`places-values` (A市、B市的人均预期寿命分别为x、y: a place before the name for each),
`goes-on` (…;到2030年,不低于z: the name before the semicolon), `elsewhere` (全市…为x,而A县、B县仅为y、z: other places).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.fitting import fits, is_sum_of
from loaders.indicators.names import Name
from loaders.indicators.quoted import falls_short_of, quoted_behind, quoted_gap
from loaders.indicators.years import years_of_list
from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.tables import any_of, words

PLACES_VALUES = "places-values"
ELSEWHERE = "elsewhere"
_QUOTED_MAX = 28  # ,优于“十三五”规划提出的
_LOOSE = 2
_LEAD = 8  # ,其中2020年
_BRACKETED = regex.compile(r"\([^()]*\)")
_ACCOUNT = regex.compile(r"以[^,。;]{1,14}为单位的?")  # 以乡镇(街道)为单位 between name and value
_QUIET = regex.compile(r"[了\s“”\"'()《》+]")


_IN_GAPS = ("region_prefecture", "region_county", "region_province", "done", "due", "change_up", "change_down",
            "gap_verb", "link_noun", "expected")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """One value of one indicator, and the rule that joined them."""

    name: Name
    value: Value
    rule: str
    first: Value  # the first of the list that the value stands in: the verb before it holds for all
    moment: Moment | None = None  # the value's own year, where several years share several values
    place: int | None = None  # where the place's name begins that the value is said of, for `elsewhere`


@lru_cache(maxsize=64)
def _strip(category: str) -> regex.Pattern[str]:
    return regex.compile(any_of(category))


def pair_up(
    view: str,
    start: int,
    names: Sequence[Name],
    values: Sequence[Value],
    moments: Sequence[Moment],
    before: Sequence[Name] = (),
    places: Sequence[tuple[int, int]] = (),
) -> tuple[list[Pair], set[int], list[Name]]:
    """Pairs in one stretch of text without 。 or ; from `start` on, the starts of the values that they use, and

    the names that the stretch ends with. `before` are those that the stretch before it ended with. `names` and
    `values` lie in the stretch, each in order, none overlapping; `moments` and `places` (spans of regions named) are
    the whole sentence's.
    """
    pairs: list[Pair] = []
    used: set[int] = set()
    group, anchor, had_value = list(before), start, False
    going_on = bool(before)
    tokens: list[Name | Value] = sorted([*names, *values], key=lambda token: token.start)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Name):
            joined = group and not had_value and not going_on and is_joint(view[group[-1].end : token.start])
            group = [*group, token] if joined else [token]
            anchor, had_value, going_on = token.end, False, False
            index += 1
            continue
        run = _same_points(_run(view, tokens, index))
        index += len(run)
        gap = view[anchor : run[0].start]
        if other := _elsewhere(view, group, run, anchor, moments, places, pairs if had_value or going_on else None):
            pairs.extend(other)
            used.update(pair.value.start for pair in other)
            anchor, had_value, going_on = run[-1].end, True, False
            continue
        loose = 0 if had_value and "(" in gap else _LOOSE
        if not group or not (
            _linked(gap, moments, anchor, run[0].start, loose) or falls_short_of(view, anchor, run[0])
        ):
            continue
        if going_on and not _goes_on(view, moments, start, run):
            continue
        shared = had_value and len({pair.value.start for pair in pairs[-len(group) :]}) == 1 < len(group)
        in_places = (had_value and bool(pairs) and pairs[-1].rule == PLACES_VALUES) or (
            not had_value and len(group) == 1 and 1 < len(run) == _places_before(view, start, group[0], places)
        )
        years = years_of_list(view, moments, run)
        found = _assign(view, group, run, gap, names, had_value, shared, in_places, years)
        if not found and is_sum_of(group[-1], run[0]):  # 支出由3.9亿元增加到8.1亿元,年均增长16%: only the growth is one
            anchor, had_value, going_on = run[-1].end, True, False
        if not found:
            continue
        there = pairs[-1].place if had_value and pairs and pairs[-1].rule == ELSEWHERE and "," not in gap else None
        if there is not None:  # 甲县由76%|提高到83%: of the same place
            found = [replace(pair, rule=ELSEWHERE, place=there) for pair in found[-1:]]
        pairs.extend(replace(pair, rule="goes-on") if going_on else pair for pair in found)
        used.update(pair.value.start for pair in found)
        anchor, had_value, going_on = run[-1].end, True, False
    return pairs, used, group


def _places_before(view: str, start: int, name: Name, places: Sequence[tuple[int, int]]) -> int:
    """How many places a list names right before a name: 甲县、乙县|床位数仅为x和y gives each its own."""
    count, right = 0, name.start
    for left, end in reversed(places):
        if not start <= left < right or not is_joint(view[end:right]):
            continue
        count, right = count + 1, left
    return count


def _elsewhere(
    view: str,
    group: Sequence[Name],
    run: Sequence[Value],
    anchor: int,
    moments: Sequence[Moment],
    places: Sequence[tuple[int, int]],
    before: Sequence[Pair] | None,
) -> list[Pair]:
    """The values that other places have of the one indicator just given: ,而A县、B县仅有4.15张和4.48张.

    `before` are the pairs so far; None if the name has no value yet: 医师数|A县为4.05人, where the place is said first.
    """
    near = slice(bisect_left(places, (anchor, 0)), bisect_left(places, (run[0].start, 0)))
    named = [place for place in places[near] if place[1] <= run[0].start]
    if not named or len(group) != 1 or len(run) not in (1, len(named)):
        return []
    lead, behind = view[anchor : named[0][0]], view[named[-1][1] : run[0].start]
    joints = (view[one[1] : other[0]] for one, other in pairwise(named))
    goes_on = is_joint(lead) if before and before[-1].rule == ELSEWHERE else before is None and lead == ""
    if not (lead.startswith((",", "(")) or goes_on) or len(lead) > _LEAD or not all(map(is_joint, joints)):
        return []
    if not _linked(lead[1:], moments, anchor + 1, named[0][0]) or not _linked(
        behind, moments, named[-1][1], run[0].start
    ):
        return []
    values = run if len(run) == len(named) else [run[0]] * len(named)
    pairs = zip(named, values, strict=True)
    return [Pair(group[0], v, ELSEWHERE, run[0], place=at) for (at, _), v in pairs if fits(group[0], v, True, False)]


def _goes_on(view: str, moments: Sequence[Moment], start: int, run: Sequence[Value]) -> bool:
    """A stretch goes on about the name before it only if it begins with a time of its own or a word of aim."""
    return _strip("due").match(view, start) is not None or any(
        start <= moment.start and moment.end <= run[0].start for moment in moments
    )


def is_joint(gap: str) -> bool:
    """Whether only a joining word or mark stands between two members of a list."""
    bare = _QUIET.sub("", gap)
    return bare in words("joint") or bare == ""


def _run(view: str, tokens: Sequence[Name | Value], index: int) -> list[Value]:
    """The values from tokens[index] on that form one list: x、y和z."""
    first = tokens[index]
    assert isinstance(first, Value)
    run = [first]
    for token in tokens[index + 1 :]:
        gap = view[run[-1].end : token.start]
        joined = is_joint(gap) or gap in (",", "/") or _each_from_its_base().fullmatch(gap) is not None
        listed = isinstance(token, Value) and gap and joined
        if listed and isinstance(token, Value) and not quoted_behind(view, run[-1].end, token):
            run.append(token)
        else:
            break
    return run


@lru_cache(maxsize=1)
def _each_from_its_base() -> regex.Pattern[str]:
    """分别在2019年基础上提高10%|和在2022年基础上提高|10%: a member of a list that says what it is measured from."""
    return regex.compile(rf"(?:{any_of('joint')})在?\d{{4}}年的?基础上(?:{any_of('change_up', 'change_down')})")


def _same_points(run: list[Value]) -> list[Value]:
    """2.04个、2.31个千分点: points, said once at the end of the list."""
    points = run[-1].unit
    if points not in words("point_unit") or len(run) == 1:
        return run
    return [replace(value, unit=points) if value.unit in ("个", "") else value for value in run]


def _linked(gap: str, moments: Sequence[Moment], anchor: int, value_start: int, loose: int = _LOOSE) -> bool:
    """Whether nothing but verbs, times and adverbs stands between a name (or a value before) and a value.

    `loose`: how many characters else may stand there where no comma parts them.
    """
    if quoted_gap(gap) and len(gap) <= _QUOTED_MAX:
        return True
    said = _in_a_row().sub("", _ACCOUNT.sub("", _without_moments(gap, moments, anchor, value_start)))
    left = _BRACKETED.sub("", _strip("average_level").sub("", said))
    comma = "," in left
    left = _strip("basis_after").sub("", _strip("goal_in_bracket").sub("", left))
    left = _strip("respectively").sub("", left)
    bare = _QUIET.sub("", _strip("link").sub("", _strip("comparator_before").sub("", left)))
    bare = bare.replace(",", "")
    for category in _IN_GAPS:
        bare = _strip(category).sub("", bare)
    return len(bare) <= (0 if comma else loose)


@lru_cache(maxsize=1)
def _in_a_row() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('in_a_row')})[\d一二三四五六七八九十]{{1,2}}年")  # 连续5年|为0


def _without_moments(gap: str, moments: Sequence[Moment], anchor: int, value_start: int) -> str:
    pieces: list[str] = []
    at = anchor
    for moment in moments:
        if anchor <= moment.start and moment.end <= value_start:
            pieces.append(gap[at - anchor : moment.start - anchor])
            at = moment.end
    pieces.append(gap[at - anchor :])
    return "".join(pieces)


def _assign(
    view: str,
    group: Sequence[Name],
    run: Sequence[Value],
    gap: str,
    names: Sequence[Name],
    had_value: bool,
    shared: bool,
    in_places: bool,
    years: Sequence[Moment],
) -> list[Pair]:
    """The pairs of a group of names and a list of values; `shared` if one value before them is all the names',

    `in_places` if the list before them was of one name for several places.
    """
    respectively = in_places or _strip("respectively").search(gap) is not None
    changing = change_of(view, run[0].start - len(gap), run[0]) is not None
    values = _shared_bound(run) if respectively or years or len(run) == len(group) else list(run)

    def zipped(named: Sequence[Name], rule: str) -> list[Pair]:
        pairs = zip(named, values, strict=True)
        return [Pair(n, v, rule, run[0]) for n, v in pairs if fits(n, v, True, changing)]

    by_year = shared and respectively  # A、B由52%分别提高到60%和70%: a value for each of the years, not of the names
    if len(values) > 1 and len(values) == len(years) and (by_year or len(years) != len(group)):
        timed = [
            (name, v, at) for name in (group if by_year else group[-1:]) for v, at in zip(values, years, strict=True)
        ]
        return [Pair(name, v, "years-values", run[0], at) for name, v, at in timed if fits(name, v, True, changing)]
    if len(values) > 1 and by_year:
        return []
    if len(values) > 1 and len(values) == len(group):
        return zipped(group, "from-to" if had_value else "names-values")
    each = had_value and changing  # 超重率30%,肥胖率12%,比2012年上升了7和5个百分点
    if len(values) > 1 and (respectively or each or quoted_gap(gap)):
        before = [name for name in names if name.end <= run[0].start][-len(values) :]
        if len(before) == len(values) == len({name.indicator.name for name in before}):
            return zipped(before, "inherited-values")
        one = group[-1:] if respectively and len(group) == 1 and (not had_value or in_places) else []
        return zipped([*one] * len(values), PLACES_VALUES) if one else []
    value = run[0]
    tight = len(_BRACKETED.sub("", gap)) <= 8
    if len(group) > 1:
        return [Pair(n, value, "names-shared-value", value) for n in group if fits(n, value, tight, changing)]
    name = group[-1]
    rule = "from-to" if had_value else "name-value"
    return [Pair(name, value, rule, value)] if fits(name, value, tight, changing) else []


def _shared_bound(run: Sequence[Value]) -> list[Value]:
    """分别达到90%、95%以上, 分别不低于3、4张: a bound said once, at either end of the list, holds for all."""
    for said, others in ((run[-1], run[:-1]), (run[0], run[1:])):
        if (
            said.comparator in ("ge", "le", "gt", "lt", "approx")
            and others
            and all(one.comparator == "eq" for one in others)
        ):
            return [replace(one, comparator=said.comparator) for one in run]
    return list(run)
