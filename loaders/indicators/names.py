"""Names of indicators in a text: leftmost-longest matches of every label, with phrases that only look like one out.

Two forms besides the full label: a coordination (高血压、糖尿病患者规范管理率 names two) and an ellipsis (注册护士数
after 每千常住人口…), which counts only after a name that shares its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.indicators import Indicator, all_indicators, indicator_named
from ontology.tables import any_of, words

_BOUNDARY = regex.compile(r"[,。;:!?\s“”\"'|]")
_OPENS = "(,、"  # what a short form may need before it to be one
_NEAR = 45  # characters between the name of a whole and the short name of its part
_DASHES = "—~至"
_SPAN = regex.compile(r"(?<=\d)-(?=\d)")
_YEARS = regex.compile(r"(\d+)-(\d+)岁")
_AGES = regex.compile(r"\d+\s?[-—~至]\s?\d+\s?(?:岁|个月|月龄)$")  # 老年人和|0-36个月|儿童中医药健康管理率
_QUALIFIER = regex.compile(r"(?<=^|[和与及、,(]|其中)[\p{Han}()]{1,12}?$")
_BARE = regex.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator's name in view[start:end]; several `indicators` where one head is shared by several."""

    start: int
    end: int
    indicator: Indicator
    elliptic: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    automaton: AhoCorasick
    phrases: tuple[str, ...]
    entries: tuple[tuple[str, tuple[Indicator, ...]], ...]  # (label|head|negative, what it may name)


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    found: dict[str, tuple[str, list[Indicator]]] = {}
    for indicator in all_indicators():
        for phrase in indicator.negative:
            found[phrase] = ("negative", [])
    for indicator in all_indicators():
        for label in indicator.labels:
            found[label] = ("label", [indicator])
            for dash in _DASHES if _SPAN.search(label) else "":  # 0-3岁, 0—3岁, 0~3岁, 0至3岁
                found.setdefault(_SPAN.sub(dash, label), ("label", [indicator]))
            for dash in "-" + _DASHES if _YEARS.search(label) else "":  # 0岁-3岁
                found.setdefault(_YEARS.sub(rf"\1岁{dash}\2岁", label), ("label", [indicator]))
    for indicator in all_indicators():
        for head in indicator.heads:
            kind, known = found.setdefault(head, ("head", []))
            if kind == "head":
                known.append(indicator)
    phrases = list(found)
    automaton = AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest)
    return _Lexicon(automaton, tuple(phrases), tuple((found[phrase][0], tuple(found[phrase][1])) for phrase in phrases))


def names_in(view: str) -> list[Name]:
    """All names in a text, in order; ellipses are resolved against the full name before them in the same paragraph."""
    lexicon = _lexicon()
    found: list[Name] = []
    last: Name | None = None
    for entry, start, end in lexicon.automaton.find_matches_as_indexes(view):
        kind, indicators = lexicon.entries[entry]
        start += _of_the_word_before(view, start)
        if last and "\n" in view[last.end : start]:
            last = None
        if kind == "label":
            if found and found[-1].elliptic and found[-1].end == start and _alike_per_people(found[-1], indicators[0]):
                found[-1] = last = Name(found[-1].start, end, found[-1].indicator, False)  # 公立医院|每千人口床位
                continue
            age = _AGES.search(view, max(found[-1].end if found else 0, start - 12), start)
            named = Name(age.start() if age else start, end, indicators[0], False)
            coordinated = _coordinated(view, named, start, found[-1].end if found else 0)
            found.extend(coordinated)
            found.append(named)
            last = named
        elif kind == "head" and last is not None and not _counted(view, start):
            if not _stands_free(view, start, end):
                whole = _with_its_qualifier(view, last, start, end)
                if whole is not None:
                    found.append(whole)
                    last = whole
                continue
            indicator = (
                _same_beginning(indicators, last.indicator)
                or _part_of(indicators, last, start)
                or _named_before(indicators, found, view, start)
            )
            if indicator is not None:
                while view[start] in _OPENS:  # (男77.1岁,女82.3岁)
                    start += 1
                found.append(Name(start, end, indicator, True))
                last = found[-1]
    return found


@lru_cache(maxsize=1)
def _year_word() -> regex.Pattern[str]:
    # matches 2020年, 全年 before 婴儿死亡率; not the 年 of 孕产妇和年婴儿死亡率
    return regex.compile(rf"(?:\d\s?年|{any_of('year_word')})$")


def _of_the_word_before(view: str, start: int) -> int:
    """How many characters of a label belong to the word before it: 年婴儿死亡率 in 2020年|婴儿死亡率 has one."""
    return 1 if view.startswith("年", start) and _year_word().search(view, max(0, start - 4), start + 1) else 0


@lru_cache(maxsize=1)
def _count_verb() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('count_verb')})\s?$")


def _counted(view: str, start: int) -> bool:
    """Whether a verb of counting leads to the words: 新增床位320张 is no bed rate although one stands before it."""
    return _count_verb().search(view, max(0, start - 6), start) is not None


@lru_cache(maxsize=1)
def _leads_to_head() -> regex.Pattern[str]:
    # what may stand before a short form: 其中, 降低, 到2027年, 全市, a joint, a mark; not the 传染病 of 传染病床位
    return regex.compile(rf"(?:{any_of('head_lead', 'joint')}|\d\s?年|[^\p{{Han}}\d]|^)\s?$")


def _stands_free(view: str, start: int, end: int) -> bool:
    """Whether a short form is a noun by itself: nothing qualifies it, and it is no part of a word (中|小学|校)."""
    if view.startswith(words("head_goes_on"), end):
        return False
    return view[start] in _OPENS or _leads_to_head().search(view, max(0, start - 8), start) is not None


@lru_cache(maxsize=1)
def _per_people() -> regex.Pattern[str]:
    return regex.compile(rf"每\d{{0,3}}[十百千万]+(?:名|个)?(?:{any_of('people')})")


def _alike_per_people(name: Name, indicator: Indicator) -> bool:
    """Whether two indicators are of as many people (每千人口), the second the whole of which the first is a part."""
    per = _per_people().match(indicator.name)
    return per is not None and name.indicator.name.startswith(per.group()) and name.indicator != indicator


def _with_its_qualifier(view: str, last: Name, start: int, end: int) -> Name | None:
    """The indicator of a short form with what qualifies it, of as many people as the last name (…、|医院床位)."""
    per = _per_people().match(last.indicator.name)
    before = _QUALIFIER.search(view, max(last.end, start - 14), start)
    if per is None or before is None:
        return None
    noun = before.group() + view[start:end]
    for name in (f"{per.group()}{noun}", f"{per.group()}{noun}数"):
        known = indicator_named(name)
        if known is not None:
            return Name(before.start(), end, known, True)
    return None


def _same_beginning(indicators: Sequence[Indicator], last: Indicator) -> Indicator | None:
    """The one of the candidates whose name begins most like the name before; None if none shares three characters."""
    best, shared = None, 2
    for indicator in indicators:
        common = 0
        for a, b in zip(indicator.name, last.name, strict=False):
            if a != b:
                break
            common += 1
        if common > shared:
            best, shared = indicator, common
    return best


def _part_of(indicators: Sequence[Indicator], last: Name, start: int) -> Indicator | None:
    """The one of the candidates that is a part of the indicator just named (人均预期寿命78.06岁,其中|女性|81.2岁)."""
    if start - last.end > _NEAR:
        return None
    wholes = {last.indicator.name, last.indicator.broader} - {""}
    return next((one for one in indicators if one.broader in wholes), None)


def _named_before(indicators: Sequence[Indicator], found: Sequence[Name], view: str, start: int) -> Indicator | None:
    """The candidate that was named in full in the same sentence (每千人床位数4.9张、…,其中|床位数|低于…)."""
    for name in reversed(found):
        if "。" in view[name.end : start]:
            return None
        if name.indicator in indicators:
            return name.indicator
    return None


def part_in_cell(text: str, whole: Indicator) -> Indicator | None:
    """The indicator that the name cell of a table's row means after the row of the whole that it is a part of.

    None unless it is short for one, with a word such as 其中 before it or, further down, without.
    """
    found = regex.match(rf"(?:(?:{any_of('among')})[:]?)?(?P<part>.+)", text)
    kind, indicators = _short_forms().get(found["part"] if found else "", ("", ()))
    wholes = {whole.name, whole.broader} - {""}
    return next((one for one in indicators if kind == "head" and wholes.intersection(_wider(one))), None)


def _wider(indicator: Indicator) -> list[str]:
    """The names of the indicators that one is a part of, the nearest first."""
    found: list[str] = []
    at: Indicator | None = indicator
    while at is not None and at.broader and at.broader not in found:
        found.append(at.broader)
        at = indicator_named(at.broader)
    return found


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, tuple[str, tuple[Indicator, ...]]]:
    lexicon = _lexicon()
    return dict(zip(lexicon.phrases, lexicon.entries, strict=True))


def _coordinated(view: str, named: Name, label_start: int, floor: int) -> list[Name]:
    """Names that share the end of `named` (高血压、 before 糖尿病患者规范管理率): each makes a known name with it."""
    joints = words("joint")
    found: list[Name] = []
    right = named.start
    label = view[label_start : named.end]
    while True:
        joint = next((word for word in (*joints, "/") if view.endswith(word, floor, right)), None)
        if joint is None:
            return found
        stop = right - len(joint)
        piece = _known_with_tail(view, floor, stop, label)
        if piece is None:
            return found
        start, indicator = piece
        found.insert(0, Name(start, stop, indicator, True))
        right = start


def _known_with_tail(view: str, floor: int, stop: int, label: str) -> tuple[int, Indicator] | None:
    """The longest piece of text ending at `stop` that makes a known label with some tail of `label`."""
    for start in range(max(floor, stop - 20), stop - 1):
        piece = view[start:stop]
        if _BOUNDARY.search(piece):
            continue
        for cut in range(1, len(label) - 1):
            indicator = indicator_named(piece + label[cut:])
            if indicator is not None and indicator.name != label:
                return start, indicator
    return None


def names_of_cell(text: str) -> list[Name]:
    """The indicators that a table's name cell (folded, no white space) says; offsets are within `text`."""
    exact = indicator_named(text) or indicator_named(_BARE.sub("", text))
    if exact is not None:
        return [Name(0, len(text), exact, False)]
    return names_in(text)
