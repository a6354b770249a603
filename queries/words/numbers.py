"""Years, minimum counts and minimum amounts of money in a question. In: text. Out: values with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGIT = "[两二三四五六七八九十]"
_SPELT_OUT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENGLISH = {word: number for number, word in enumerate(_SPELT_OUT, 1)}
_SPELT = "|".join(_ENGLISH)
_MILLIONS = {"million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9}
_MILLIONS |= {"hundred million": 10**8, "trillion": 10**12}
_HALF = "half an?"
_SCALE = "hundred million|million|billion|trillion|mn\\b|bn\\b|m\\b"

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s?年?")  # 2025年, 2025; not 12025
# 三份以上, 至少3份, 超过3项; not 五份规划, which sets no minimum
_COUNT_ZH = re.compile(
    rf"(?P<front>至少|不少于|不低于|起码|最少|超过|多于|大于)?(?:有|被|在|缺|少|差|没|领|担|用)?(?P<number>\d{{1,3}}|{_DIGIT}{{1,3}})"
    r"(?:份|个|项|家|地|处|种|条|样|门|座)(?P<back>(?:及|或)?以上|或更多|起)?"
)
_COUNT_EN = re.compile(
    rf"\b(?P<front>at least|(?:no|not) (?:fewer|less) than|not under|a minimum of|minimum|more than|over|upwards of)\s+"
    rf"(?P<number>\d{{1,3}}|{_SPELT})\b(?!\s*(?:hundred|thousand|million|billion|trillion|yuan|rmb|-year|%|per\b|year))"
    rf"|\b(?P<bare>\d{{1,3}}|{_SPELT}) (?:[a-z]+ )?"
    r"(?:or more|and more|and above|and up|plus|(?:as a|at) minimum|at (?:the )?least)\b"
    r"|\b(?:leav|omit|drop|exclud|ignor|skip|without)\w*\b[\w ]{0,30}? (?:fewer|less) than "
    rf"(?P<floor>\d{{1,3}}|{_SPELT})\b"
    rf"|(?<![\d.,])(?P<plus>\d{{1,2}})\+(?= )"
    rf"|\b(?:even just|even only|as few as) (?P<low>1|one)\b(?= (?:region|plan|place|task|city|document))",
    re.IGNORECASE,
)
# 过亿, 超过10亿元, 5000万元以上; not 每万人
# 三样全缺, all three; the number of things lacking, of three
_ALL_THREE = re.compile(
    r"三(?:样|者|项|个|条|点)(?:全都|全部?|统统|通通|都|均|皆|一样都|一个都)(?=缺|没|无|不)|三(?=无)"
    r"|(?:既|又)[无没][^，。]{1,8}?[又也][无没][^，。]{1,8}?[又也][无没]"
    r"|[^，。、]+、[^，。、]+、[^，。、]+?(?P<zh>全都|都|均|皆)(?=缺|没|无|未)"  # 单位、时限、指标都缺
    r"|\b\w+, \w+,? and (?:an? )?\w+ (?:are )?(?P<en>all) (?:missing|absent|lacking)\b"
    r"|\ball three\b|\bnone of the three\b|\bneither\b.+\bnor\b.+\bnor\b",
    re.IGNORECASE,
)
_FACT = re.compile(r"(?<![A-Za-z0-9_/])(?:https?://\S*/id/)?(?P<name>[a-z]+(?:-[a-z]+)*/[0-9a-f]{16})(?![0-9a-f])")
_AMOUNT_ZH = re.compile(
    r"(?P<front>超过|超出|高于|大于|多于|不低于|不少于|至少|达到|过|超|逾|上)?"
    r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十百千几]{0,3})"
    r"(?P<scale>亿|千万|百万|万)(?P<unit>元|块钱|块|人民币)?(?P<back>(?:及|或)?以上)?"
)
_AMOUNT_EN = re.compile(
    r"\b(?P<front>over|more than|above|at least|exceeding|exceed|exceeds|greater than|upwards of|beyond)\s+"
    rf"(?:rmb|cny|¥)?\s*(?P<number>{_HALF}|an?|\d+(?:[.,]\d+)*|{_SPELT})\s*(?P<scale>{_SCALE})?"
    r"(?:\s*(?P<unit>yuan|rmb|cny))?"
    rf"|(?P<number2>\d+(?:[.,]\d+)*|\b(?:{_HALF}|an?|{_SPELT}))\s*(?P<scale2>{_SCALE})?"
    r"(?:\s*(?P<unit2>yuan|rmb|cny))?"
    r"(?:\s+or (?:more|above|over|higher|greater)|\s+and (?:more|above|over|up)|\s+plus|\s?\+)",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"超过|多于|大于|more than|over|upwards of", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the text: `kind` year, n, amount (in yuan), plan (its id) or fact."""

    kind: str
    value: int | str
    start: int
    end: int


def figures_in(text: str, ids: Iterable[str] = ()) -> tuple[Figure, ...]:
    """All years, minimum counts, minimum amounts, facts and plans by their `ids`, by place; none inside another.

    >>> [(one.kind, one.value) for one in figures_in("2025年三份以上规划里投资过亿的项目")]
    [('year', 2025), ('n', 3), ('amount', 100000000)]
    >>> [(one.kind, one.value) for one in figures_in("more than two plans, over a billion yuan")]
    [('n', 3), ('amount', 1000000000)]
    >>> figures_in("五份规划每万人口")
    ()
    """
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []
    for one in (*_facts(text), *_plans(text, ids), *_amounts(text), *_counts(text), *_years(text)):
        if all(one.end <= start or one.start >= end for start, end in taken):
            found.append(one)
            taken.append((one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _plans(text: str, ids: Iterable[str]) -> tuple[Figure, ...]:
    """The ids of plans that stand in the text as they are written (shenyang-plan; not: the Shenyang plan)."""
    return tuple(
        Figure("plan", name, hit.start(), hit.end())
        for name in sorted(ids)
        for hit in re.finditer(rf"(?<![a-z0-9-]){re.escape(name)}(?![a-z0-9-])", text, re.IGNORECASE)
    )


def _facts(text: str) -> list[Figure]:
    return [Figure("fact", hit["name"], hit.start(), hit.end()) for hit in _FACT.finditer(text)]


def _years(text: str) -> list[Figure]:
    return [Figure("year", int(hit[1]), hit.start(), hit.end()) for hit in _YEAR.finditer(text)]


def _counts(text: str) -> list[Figure]:
    found = []
    for hit in _COUNT_ZH.finditer(text):
        if hit["front"] or hit["back"]:
            number = int(_number(hit["number"])) + bool(_BEYOND.fullmatch(hit["front"] or ""))
            found.append(Figure("n", number, hit.start(), hit.end()))
    for hit in _ALL_THREE.finditer(text):
        listed = "zh" if hit["zh"] else "en" if hit["en"] else 0
        found.append(Figure("n", 3, hit.start(listed), hit.end(listed)))
    for hit in _COUNT_EN.finditer(text):
        said = (hit["number"] or hit["bare"] or hit["floor"] or hit["plus"] or hit["low"]).lower()
        if said in ("one", "1") and not hit["low"]:  # more than one: several
            continue
        number = _ENGLISH.get(said) or int(said)
        beyond = bool(_BEYOND.fullmatch(hit["front"] or ""))
        found.append(Figure("n", number + beyond, hit.start(), hit.end()))
    return found


def _amounts(text: str) -> list[Figure]:
    found = []
    for hit in _AMOUNT_ZH.finditer(text):
        if not (hit["front"] or hit["back"]) or (hit["scale"] != "亿" and not hit["unit"]) or "几" in hit["number"]:
            continue
        number = _number(hit["number"]) if hit["number"] else 1.0
        scale = 1
        for place in hit["scale"]:
            scale *= _scale(place)
        found.append(Figure("amount", round(number * scale), hit.start(), hit.end()))
    for hit in _AMOUNT_EN.finditer(text):
        said, place = (hit["number"] or hit["number2"]).lower(), hit["scale"] or hit["scale2"]
        if not (place or hit["unit"] or hit["unit2"]):
            continue
        article = said.split()[-1] in ("a", "an")
        number = (
            (0.5 if said.startswith("half") else 1.0) if article else float(_ENGLISH.get(said) or said.replace(",", ""))
        )
        scale = _MILLIONS[place.lower()] if place else 1
        found.append(Figure("amount", round(number * scale), hit.start(), hit.end()))
    return found


def _number(text: str) -> float:
    from loaders.tokens.numbers import read_number  # the loaders take a while to import: only where there is a number

    return read_number(text)


def _scale(place: str) -> int:
    from loaders.tokens.numbers import scale_factor

    return scale_factor(place)
