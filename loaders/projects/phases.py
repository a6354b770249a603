"""Phases of a project (一期, 二期) with what is said of each. In: the text about a project. Out: Attributes, phases."""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.attributes import Attributes, read_attributes
from loaders.projects.words import any_amount, any_of, ordered_values, project_words, word_value

Phase = tuple[int, int, str, str, Attributes]  # start and end of its name, the phase, its building, what is said of it


def phase_name(name: str, phase: str, building: str) -> str:
    """The name of a phase of a project: X项目|一期工程, X项目|二期感染楼."""
    return f"{name}{phase}{building or next(word for word, _ in ordered_values('project_tail') if word == '工程')}"


def phased(body: str) -> tuple[Attributes, list[Phase]]:
    """What is said of the whole, and each phase with an amount or a date."""
    marks = list(_phase_mark().finditer(body))
    if not marks:
        return read_attributes(body), []
    pieces: dict[str, list[str]] = {}
    first: dict[str, regex.Match[str]] = {}
    whole, cursor = [], 0
    for rank, mark in enumerate(marks):
        stop = marks[rank + 1].start() if rank + 1 < len(marks) else len(body)
        closed = body.startswith("(", mark.start() - 1) if mark.start() else False
        ended = body.find(")" if closed else "。", mark.end(), stop)
        stop = ended if ended >= 0 else stop
        both = _both().search(body, mark.end(), stop) if rank else None
        if len(marks) == 1 and _is_sized(body[: mark.start()]):
            both = _whole_sum().search(body, mark.end(), stop)
        stop = both.start() if both else stop
        whole.append(body[cursor : mark.start()])
        cursor = stop
        phase = word_value("phase_name", mark["phase"]) or mark["phase"]
        first.setdefault(phase, mark)
        pieces.setdefault(phase, []).append(body[mark.end() : stop])
    whole.append(body[cursor:])
    found = []
    for phase, mark in first.items():
        own = read_attributes("。".join(map(_labelled, pieces[phase])))
        if own.measured or own.start or own.completion:
            found.append((mark.start(), mark.end(), phase, mark["noun"] or "", own))
    return read_attributes("。".join(whole)), found


def _is_sized(before: str) -> bool:
    """Whether an area is told before a phase, and no sum: 总建筑面积8.6万平方米,|一期…"""
    said = read_attributes(before)
    return said.investment is None and (said.floor_area is not None or said.land_area is not None)


def _labelled(said: str) -> str:
    """What is said of a phase, with words for the bare amounts that it begins with: (二期)|5.4万平方米、4.5亿元,…"""
    found = _bare().match(said)
    if found is None:
        return said
    kinds = (("money", "invest_label"), ("beds", "beds_label"), ("area", "floor_label"))
    named = [project_words(label)[-1] + text for group, label in kinds for text in found.captures(group) if text]
    return ",".join([*named, said[found.end() :]])


@lru_cache(maxsize=1)
def _both() -> regex.Pattern[str]:
    # matches (二期投资3.9亿元)|,建成后床位总规模达到2000张: what all phases come to
    return regex.compile(rf",{any_of('whole_after')}")


@lru_cache(maxsize=1)
def _whole_sum() -> regex.Pattern[str]:
    # matches (一期设置床位500张)|,总投资7.5亿元,2023年启用: of the whole, whose area stands before
    return regex.compile(rf",{any_of('whole_sum')}(?=[\d约])")


@lru_cache(maxsize=1)
def _bare() -> regex.Pattern[str]:
    # matches 5.4万平方米、4.5亿元|, 120张|,2022年底启用; not 新建9万平方米
    area, money = rf"(?P<area>[\d.]+{any_of('area_unit')})", rf"(?P<money>[\d.]+{any_of('money_unit')})"
    one = rf"(?:{area}|{money}|(?P<beds>\d+张)(?:{any_of('beds_label')}|床)?)"
    return regex.compile(rf"\s?{one}(?:[、,]{one})*(?=[,、。;)\n]|$)")


def opens_with_phase(view: str, at: int) -> bool:
    """Whether what begins at an offset is said of a phase (一期投资24.2亿元,…)."""
    return _phase_mark().match(view, at) is not None


@lru_cache(maxsize=1)
def _phase_mark() -> regex.Pattern[str]:
    # matches 一期工程(项目总建筑面积…), 二期(为…), 二期感染楼|2025年…; not 分一、二期进行
    nouns = rf"(?!{any_of('phase_not_name')})\p{{Han}}{{0,12}}?{any_of('strong_tail')}"
    house = rf"{nouns}(?:及\p{{Han}}{{2,8}}?用房)?(?=[\d(]|{any_amount()})"
    return regex.compile(
        rf"(?<=[,。;:\n(]|其中|^|[,。;\n]{any_of('project_tail')}|{any_of('money_unit')}、|床位\d{{1,4}}张、)"
        rf"(?P<phase>{any_of('phase')})(?:工程)?(?P<noun>{house})?(?!进行|、)"
    )
