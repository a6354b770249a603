"""What the ways of naming a project share: the candidate, the verb before it, the members of a list, classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import regex

from loaders.projects.words import any_of, project_words

_LEAD = regex.compile(r"(?:以及|其中|[了好与和及并由]|\d{1,2}[.、]\s?|\(\d{1,2}\)|[①-⑳])(?=[\p{Han}“])")
LONGEST = 45  # characters of a name
PROJECT = "项目"


class Known(Protocol):
    """What the document knows of owners."""

    def definite(self, start: int, end: int) -> bool:
        """Whether a piece names one particular thing (it begins with a region or an owner, or holds a body)."""

    def definite_at(self, start: int, end: int) -> bool:
        """Whether a piece begins with a region, an owner or a body."""

    def lower_level(self, text: str) -> bool:
        """Whether a name begins with a level below the plan's own: 县级… in a province's plan."""

    def own_level(self, text: str) -> str:
        """The word for the plan's own level that a name begins with (区级 in a district's plan); '' if with none."""

    def body_before(self, at: int) -> str:
        """The full name of the body whose mention ends at an offset; '' if none does."""

    def body_starting(self, start: int, end: int) -> str:
        """The full name of the first body in the piece if its mention begins it; '' if none does."""

    def body_within(self, start: int, end: int) -> tuple[str, str]:
        """The last body that the piece mentions, as mentioned and in full; ('', '') if it mentions none."""

    def body_end(self, start: int) -> int:
        """Where the mention of a body ends that begins at an offset; the offset if none does."""

    def body_at(self, start: int, end: int) -> str:
        """The full name of the body whose mention is exactly this; '' if none is."""

    def spelled(self, start: int, end: int) -> str:
        """The piece with the body that it names written out."""

    def region_length(self, text: str) -> int:
        """How many characters the region's name takes that a text begins with; 0 if it begins with none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project as named: its span in the view, the name to read it as, the rule, and the phase if one is named."""

    start: int
    end: int
    name: str
    rule: str
    phase: str = ""


def extent(found: regex.Match[str], group: str | int) -> tuple[int, int]:
    """Start and end of a group."""
    return found.start(group), found.end(group)


def phase_of(text: str) -> str:
    """一期, 二期 … if the name ends with one (…(一期工程), …二期)."""
    found = _phase_pattern().search(text)
    return found["phase"] if found else ""


@lru_cache(maxsize=1)
def _phase_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"\(?(?P<phase>{any_of('phase')})(?:工程|项目)?\)?(?:工程|项目)?$")


def after_verb(view: str, start: int, end: int, category: str) -> tuple[int, bool]:
    """Where the noun phrase in [start, end) begins: after the last verb that leads it, then after 的."""
    best, led = start, False
    text = view[start:end]
    for verb in project_words(category):
        at = text.find(verb)
        while at >= 0:
            after = start + at + len(verb)
            inside = text.count("(", 0, at) > text.count(")", 0, at) or text.count("“", 0, at) > text.count("”", 0, at)
            if end - after >= 4 and not inside and after > best:
                best, led = after, True
            at = text.find(verb, at + 1)
    owner = view.rfind("的", best, end)
    if owner >= 0 and end - owner > 5:
        best = owner + 1
    while lead := _LEAD.match(view, best, end):
        best = lead.end()
    while category == "build_verb" and (asked := _lead_verb().match(view, best, end - 4)):
        best, led = asked.end(), True
    return best, led


def before_work(view: str, start: int, end: int) -> int:
    """Where the work begins that a name ends with (…中心|建设项目(一期)); its end if with none."""
    found = _work_end().search(view, start, end)
    return found.start() if found else end


@lru_cache(maxsize=1)
def _work_end() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('construct')}{any_of('project_tail')}{{1,2}}(?:\([^()]*\))?$")


@lru_cache(maxsize=1)
def _lead_verb() -> regex.Pattern[str]:
    # matches 调度|康平县…; not 调度|指挥中心, which a name may hold
    return regex.compile(rf"{any_of('lead_verb')}(?!{any_of('lead_not_after')})")


def members(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a clause between 、 outside brackets."""
    depth, left = 0, start
    for at in range(start, end):
        depth += (view[at] in "(“《") - (view[at] in ")”》")
        if depth <= 0 and view[at] == "、":
            yield left, at
            left = at + 1
    yield left, end


def is_placed_class(text: str, cut: int) -> bool:
    """Whether a kind of body stands behind a region's name of `cut` characters: 某省|乡镇卫生院建设项目."""
    return cut > 0 and text.startswith(project_words("class_placed"), cut)


def is_class(view: str, start: int, end: int, sure: bool) -> bool:
    """Not one particular thing: counted, of a class, or a list closed by 等."""
    text = view[start:end]
    if _counted().search(text) or text.endswith(project_words("not_city")):
        return True
    if sure:
        return is_open_list(text)
    if _of_many().search(view, max(0, start - 20), start):
        return True
    bare = text
    for word in project_words("national_level"):  # the 家 of 国家 counts nothing
        bare = bare.replace(word, "")
    return (
        text.startswith(project_words("class_lead"))
        or text[:1].isdigit()
        or any(word in bare for word in project_words("class_in"))
    )


def is_open_list(text: str) -> bool:
    """Whether 等 closes a list in a text (A、B|等平台); not in 天等县人民医院."""
    return _etc().search(text, 1) is not None


@lru_cache(maxsize=1)
def _etc() -> regex.Pattern[str]:
    return regex.compile(r"等(?![县镇乡])")


@lru_cache(maxsize=1)
def _of_many() -> regex.Pattern[str]:
    # matches 一批服务人口多、|区位好的次中心: adjectives part the number from the thing
    return regex.compile(rf"{any_of('of_many')}[^,。;:!?\n]{{0,16}}[、的]$")


@lru_cache(maxsize=1)
def _counted() -> regex.Pattern[str]:
    # matches 采荷等6家社区卫生服务中心, 覆盖90%以上的乡镇卫生院; not 第2人民医院
    return regex.compile(rf"(?:\d|[一二两三四五六七八九十])+{any_of('counter')}|\d%")


def is_counted_behind(view: str, at: int) -> bool:
    """Whether what ends at `at` is a class with its number behind it (业务用房项目|27个)."""
    return _counted_behind().match(view, at) is not None


@lru_cache(maxsize=1)
def _counted_behind() -> regex.Pattern[str]:
    return regex.compile(
        rf"{any_of('number_filler')}?\s?(?:\d{{1,6}}|[一二两三四五六七八九十百]{{1,6}})余?{any_of('counted_unit')}"
    )


def is_grade(name: str) -> bool:
    """P2实验室: a grade and a kind of room, no name; 省重点实验室: a grade of research."""
    level = next((word for word in project_words("level_word") if name.startswith(word)), "")
    if name.removeprefix(level) in project_words("research_lab"):
        return True
    tail = next((tail for tail in project_words("equipped_tail") if name.endswith(tail)), "")
    return bool(tail) and regex.search(r"\p{Han}", name.removesuffix(tail)) is None
