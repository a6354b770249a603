"""Names of initiatives that a task undertakes (…行动, …工程, …计划, …项目, …试点). In: a view. Out: names in order.

A name runs from the verb that undertakes it to its last word, within one clause; more may follow after 、 or 和. A
list that says its last word once (控烟、心理健康促进等行动) is completed: 控烟行动, 心理健康促进行动.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from ontology.tables import any_of, words

_ETC = regex.compile(r"等(?:\d{1,3}[个项大])?(?P<common>[\p{Han}]{2})?$")
_LEAD = regex.compile(r"^(?:[与和及](?=“)|第?[\d一二三四五六七八九十]+[个项批大轮]|新一轮|一批|好|了|过|新的|等)")
_NOT_BOUND = "(?<!以(?=[上下来后外内前及]))"  # 以下, 以及 are words, not the verb 以
_MAX = 36
_QUOTES = "“”‘’\"'"


def _all(category: str) -> tuple[str, ...]:
    return words(category, "words_actions")


@lru_cache(maxsize=1)
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    verbs, suffixes, after = (
        any_of(category, table="words_actions")
        for category in ("initiative_verb", "initiative_suffix", "initiative_not_after")
    )
    name = rf"(?P<stem>[^,。;:!?《》\n]{{1,180}}?)(?P<suffix>{suffixes})(?!{after})"
    # matches 开展|控烟、心理健康促进等|行动; not 实施|…行动|方案
    return regex.compile(f"(?:{verbs}){_NOT_BOUND}{name}"), regex.compile(f"(?:、|和|与|及|以及){name}")


def initiatives(view: str) -> list[str]:
    """The initiatives named in one section's title and body, each once.

    >>> initiatives("实施控烟、心理健康促进等行动。")
    ['控烟行动', '心理健康促进行动']
    """
    first, more = _patterns()
    found: dict[str, None] = {}
    at = 0
    while match := first.search(view, at):
        while match:
            at = match.end()
            for name in _names(match["stem"], match["suffix"]):
                found.setdefault(name)
            match = more.match(view, at)
    return list(found)


def core_of(name: str) -> str:
    """What is left of a name without quotation marks, the level in front (国家级) and the kind at its end (行动计划).

    >>> core_of("国家级“健康细胞”建设"), core_of("控烟行动"), core_of("对口合作")
    ('健康细胞', '控烟', '对口合作')
    """
    core = name.strip()
    for mark in _QUOTES:
        core = core.replace(mark, "")
    for category, without in (("initiative_level", str.removeprefix), ("initiative_ending", str.removesuffix)):
        for word in _all(category):
            rest = without(core, word)
            if rest != core and len(rest) >= 2:
                core = rest
                break
    return core


def _names(stem: str, suffix: str) -> Iterator[str]:
    inner = _after_last_verb(stem)
    if any(word in inner for word in _all("initiative_not_in")):
        return
    etc = _ETC.search(inner)
    listed = list(_split_outside_brackets(inner[: etc.start()] if etc else inner))
    short = suffix
    for word in _all("initiative_list_word"):  # 控烟、膳食等专项行动 → 控烟行动
        short = short.removeprefix(word)
    if etc or (len(listed) > 1 and short == _all("initiative_list_suffix")[0]):
        common = (etc["common"] or "") if etc else ""
        completed = ("" if common in _all("initiative_list_word") else common) + short
    else:
        listed, completed = [inner], suffix
    for part in listed:
        lead = _LEAD.match(part)
        part = part[lead.end() :] if lead else part
        _, owned, last = part.rpartition("的")
        part = last if owned and len(last) >= 2 else part
        name = _balanced(part + completed)
        if part.endswith("的"):  # 难以利用的项目 is described, not named
            continue
        if len(part) >= 2 and len(name) <= _MAX and name not in _all("initiative_generic"):
            yield name


def _after_last_verb(stem: str) -> str:
    """What follows the last verb inside the stem (以…为契机开展|千县); one that ends the stem is part of the name."""
    best = 0
    for verb in _all("initiative_verb"):
        at = stem.rfind(verb) if len(verb) > 1 else -1
        if (
            at >= 0
            and stem[at + len(verb) : at + len(verb) + 1] not in ("", "等")
            and verb not in _all("initiative_name_part")
        ):
            best = max(best, at + len(verb))
    return stem[best:]


def _balanced(name: str) -> str:
    """Without a quotation mark whose partner was left outside the name (国家“千县 → 千县)."""
    return name if name.count("“") == name.count("”") else name.rpartition("“")[2].replace("”", "")


def _split_outside_brackets(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, char in enumerate(text):
        depth += (char in "(“") - (char in ")”")
        if depth == 0 and char == "、":
            yield text[start:at]
            start = at + 1
    yield text[start:]
