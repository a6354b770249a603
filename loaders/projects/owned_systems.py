"""Systems told by whose they are: 建设|市应急指挥与决策平台, 市急救中心建设|智能调度与入院系统;

or of which it is said that they run: 市急救中心智慧调度系统|投入运行.
Those whose last word alone says that they are systems (…信息平台, …管理系统) are read in systems.py.
In: a clause of a view. Out: Candidates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, Candidate, Known, extent, is_class, is_counted_behind, is_open_list
from loaders.projects.words import any_of, project_words

_SHORTEST = 7  # characters of a name


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # matches 建设|市公共卫生应急指挥与决策平台, 建成|智能调度系统; not 健全市县联动系统管理
    end = rf"(?=[^\p{{Han}}\p{{L}}\d“]|$|[和及与并]|{any_of('construct')}(?:[^\p{{Han}}]|$))"
    return regex.compile(
        rf"(?P<verb>{any_of('it_verb')})(?P<name>[^,。;:!?、“”\n]{{3,26}}?(?:{any_of('it_plain_tail')})){end}"
    )


@lru_cache(maxsize=1)
def _sign() -> regex.Pattern[str]:
    return regex.compile(any_of("it_sign"))


def owned_systems(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """One candidate a system that begins with its owner, or that a body builds and whose name says what it does."""
    if _tail().search(view, start, end) is None:
        return
    for found in _pattern().finditer(view, start, end):
        name = found["name"]
        if name.endswith(project_words("it_tail")) or any(word in name for word in project_words("it_plain_not")):
            continue
        whole = extent(found, "name")
        sure = known.definite_at(*whole)
        owner = known.body_before(found.start()) if found["verb"] in project_words("it_owned_verb") else ""
        told = _sign().search(name) is not None and not is_open_list(name) and not is_class(view, *whole, sure)
        if not told or not (sure or owner) or is_counted_behind(view, found.end()) or len(name) > LONGEST:
            continue
        if len(name) >= _SHORTEST and name not in project_words("it_generic"):
            yield Candidate(*whole, name if sure else owner + name, "project.owned_system")


def live_systems(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """市急救中心智慧调度系统|投入运行, 全员人口、电子病历两大数据库|基本建成: one with its owner, or a list."""
    found = _live().match(view, start, end) if _runs().search(view, start, end) else None
    if found is None or found["name"].startswith(project_words("class_lead")):
        return
    name = found["name"]
    whole = "、" in name and name.endswith(project_words("it_whole_list"))
    owned = "、" not in name and known.definite_at(*extent(found, "name")) and not is_open_list(name)
    if (whole or (owned and _sign().search(name))) and len(name) <= LONGEST:
        yield Candidate(*extent(found, "name"), name, "project.owned_system")


@lru_cache(maxsize=1)
def _live() -> regex.Pattern[str]:
    # matches 市急救中心智慧调度系统|投入运行; not 市急救中心智慧调度系统运行平稳
    tail = f"(?:{any_of('it_whole_list')}|{any_of('it_plain_tail')})"
    told = rf"(?:{any_of('opened_adverb')})?{any_of('opened')}(?=[^\p{{Han}}]|$|{any_of('opened_after')})"
    return regex.compile(rf"(?P<name>[^,。;:!?\n“”]{{6,45}}?{tail}){told}")


@lru_cache(maxsize=1)
def _runs() -> regex.Pattern[str]:
    return regex.compile(any_of("opened"))


@lru_cache(maxsize=1)
def _tail() -> regex.Pattern[str]:
    return regex.compile(any_of("it_plain_tail"))
