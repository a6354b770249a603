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
    return _about().sub("", _each().sub("", _together().sub("", _whole_body().sub("", _reserved().sub("", view)))))


def said_together(view: str, start: int, end: int) -> int:
    """Where in [start, end) a clause begins that speaks of several projects together; `end` if none does."""
    found = _together().search(view, start, end)
    return found.start() if found else end


def closes_list(view: str, at: int) -> bool:
    """Whether the number of a list's members stands behind its last (A、B|等7个医疗项目,新增床位900张)."""
    return _number_behind().match(view, at) is not None


@lru_cache(maxsize=1)
def _number_behind() -> regex.Pattern[str]:
    number = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
    return regex.compile(rf"等\s?{number}{any_of('counter')}[^,。;:\n]{{0,16}}?{any_of('project_tail')}")


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
def _whole_body() -> regex.Pattern[str]:
    # matches 建成后,某市中医院总建筑面积将达到9万平方米,…: what the whole body then has; not 建成后,新增床位…
    label = f"(?:{any_of('floor_label')}|{any_of('land_label')}|{any_of('beds_label')})"
    return regex.compile(rf"(?<=建成后|竣工后|投用后),?[^,。;\n]{{0,24}}?(?<!该)医院(?:总)?{label}[^。\n]*")


@lru_cache(maxsize=1)
def _reserved() -> regex.Pattern[str]:
    # matches 储备可转换传染病床位600张, 战时可扩展至900张: beds that another use becomes
    return regex.compile(rf"(?<![^,。;:\n]){any_of('reserve_lead')}[^,。;:\n]*")


@lru_cache(maxsize=1)
def _about() -> regex.Pattern[str]:
    # matches 多 in 3.3万多平方米, 余 in 20余亩: an amount's own field holds the number alone
    return regex.compile(rf"(?<=\d[万亿]?)[多余](?=[万亿]?(?:{any_of('area_unit')}|[张床元]))")


@lru_cache(maxsize=1)
def _each() -> regex.Pattern[str]:
    # matches 每所投资不超过300万元, 平均每个…
    return regex.compile(rf"(?<=^|[,。;:\n]){any_of('each_lead')}[^,。;:\n]*")
