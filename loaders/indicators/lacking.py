"""Rates whose name leaves out its object, which the sentence says before it: of which cancer, against which disease.

宫颈癌、乳腺癌筛查…,早诊率 is 宫颈癌、乳腺癌筛查早诊率; 扩大流感疫苗接种,60岁以上老年人接种率 is that of 流感疫苗.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from ontology.tables import any_of


def with_object(view: str, start: int, left: int, name: str) -> str:
    """The name with its cancer or vaccine, if it lacks one and the sentence view[start:left] names one only."""
    if _found_early().fullmatch(name):
        cancers = [found.group() for found in _cancer().finditer(view, start, left)]
        return cancers[-1] + name if cancers else name
    vaccinated = _vaccinated().fullmatch(name)
    if vaccinated is not None and not _vaccine().search(name):
        named = {found.group() for found in _vaccine().finditer(view, start, left)}
        return f"{vaccinated['who']}{named.pop()}{vaccinated['rate']}" if len(named) == 1 else name
    return name


def _any(category: str) -> str:
    return any_of(category, table="words_names")


@lru_cache(maxsize=1)
def _found_early() -> regex.Pattern[str]:
    return regex.compile(_any("found_early"))


@lru_cache(maxsize=1)
def _cancer() -> regex.Pattern[str]:
    one = _any("cancer")
    return regex.compile(rf"(?:{one})(?:(?:{any_of('joint')})(?:{one}))*(?:{_any('screening')})?")


@lru_cache(maxsize=1)
def _vaccinated() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<who>.*?)(?P<rate>(?:{_any('dose')})?接种率)")


@lru_cache(maxsize=1)
def _vaccine() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_any('vaccine')})疫苗")
