"""What of a text is said of one project: not of several (以上项目总投资6亿元), not of each unit (每所投资300万元)."""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.words import any_of


def own_text(view: str) -> str:
    """The text without what it says of several projects together, and without amounts for each unit of many.

    >>> own_text("投资2亿元。以上项目总投资6亿元,其中市级1亿元。2022年开工")
    '投资2亿元。。2022年开工'
    """
    return _each().sub("", _together().sub("", view))


def said_together(view: str, start: int, end: int) -> int:
    """Where in [start, end) a clause begins that speaks of several projects together; `end` if none does."""
    found = _together().search(view, start, end)
    return found.start() if found else end


@lru_cache(maxsize=1)
def _together() -> regex.Pattern[str]:
    # matches 以上项目总投资…, 上述5个工程计划…, 3个项目共…, and a paragraph 合计投资…; to the end of the sentence
    tail = any_of("project_tail")
    named = rf"{any_of('sum_lead')}[^,。;:\n]{{0,12}}?{tail}"
    number = rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}){any_of('counter')}"
    counted = rf"{number}[^,。;:\n]{{0,6}}?{tail}[^,。;:\n]{{0,4}}?{any_of('sum_said')}"
    return regex.compile(
        rf"(?:(?<=^|[,。;:\n]\s{{0,4}})(?:{named}|{counted})|(?<=\n\s{{0,8}}){any_of('sum_word')})[^。\n]*"
    )


@lru_cache(maxsize=1)
def _each() -> regex.Pattern[str]:
    # matches 每所投资不超过300万元, 平均每个…
    return regex.compile(rf"(?<=^|[,。;:\n]){any_of('each_lead')}[^,。;:\n]*")
