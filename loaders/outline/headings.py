"""Headings at the beginning of a line (and a few within one): numbering grammar only; outline.py judges position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from ontology.tables import any_of

CHINESE_DIGITS = "〇零一二三四五六七八九十百两"  # the numeral's own characters, not a list of words
_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

# style → the pattern of its marker at the start of a line
_STYLES: dict[str, str] = {
    # 第一章 发展基础 (not: 第一人民医院)
    "chapter": r"第(?P<n>[{cn}]{{1,4}}|\d{{1,2}})(?:章|篇|编|部分)[\s:、]*",
    # 第二节 主要目标
    "part": r"第(?P<n>[{cn}]{{1,4}}|\d{{1,2}})节[\s:、]*",
    # 一、总体要求 (not: 一老一小)
    "cn_comma": r"(?P<n>[{cn}]{{1,3}})[、.]\s*",
    # (一)加强领导, 【一】加强领导 (not: (一期)工程)
    "cn_paren": r"[(〔【\[](?P<n>[{cn}]{{1,3}})[)〕】\]][、.]?\s*",
    # 1.完善体系, 1、完善体系 (not: 1.5名, 1.)
    "ar_dot": r"(?P<n>\d{{1,2}})\s?[.、](?!\d)\s*",
    # (1)推动提升, 1)推动提升
    "ar_paren": r"\(?(?P<n>\d{{1,2}})\)[、.]?\s*",
    # 一是强化应急管理。(not: 一是…;二是… inside one sentence: judged by the 。)
    "is": r"(?P<n>[{cn}]{{1,3}})是(?=\S)",
    # ——健康通辽建设稳步推进。, ◆急救体系。
    "dash": r"(?:[—―─-]{{2,}}\s*|[—―─](?=\p{{Han}})|[◆◇●■□▲★▶➢✦]\s*)(?P<n>)",
    # 专栏1 能力建设工程, 专栏:重大项目, 【专栏1】重大项目
    "box": r"[【\[]?(?:{box})\s?(?P<n>\d{{1,2}}|[{cn}]{{1,3}})?\s*[】\]:.、]?\s*",
}
_JUNK = regex.compile(r"\[bookmark:[^\]\n]{0,80}\]\s*")  # [bookmark: _GoBack] left by a word processor
_EARLY_COLON = regex.compile(r"[^,。;:]{2,16}:(?=[^,。;\n])")  # ——定点医院:改造…
TITLE_MAX = 120  # a run-in heading may be a whole sentence; past this mostly a paragraph that begins with a number
_SENTENCE_MAX = 500  # … unless it counts on from another (1. and 2. of a list of tasks)
_COUNTED = ("cn_comma", "cn_paren", "ar_dot", "ar_paren")


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate: its style, its ordinal, offsets of marker and title, and where the text after it begins."""

    style: str
    ordinal: int | None
    start: int
    marker_end: int
    title_start: int
    title_end: int
    body_start: int

    @property
    def is_paragraph(self) -> bool:
        """Whether its first sentence is longer than a title: a heading only beside others that count on."""
        return self.title_end - self.title_start > TITLE_MAX


@lru_cache(maxsize=1)
def _patterns() -> dict[str, regex.Pattern[str]]:
    box = any_of("box_lead")
    return {name: regex.compile(body.format(cn=CHINESE_DIGITS, box=box)) for name, body in _STYLES.items()}


@lru_cache(maxsize=1)
def _trailing() -> regex.Pattern[str]:
    """A bracket of bodies behind a title (…体系(责任单位:市卫生健康委)) is no part of the title."""
    return regex.compile(rf"\((?:[^()]{{0,12}}?)(?:{any_of('responsibility_in_title')})[^\n]*$")


@lru_cache(maxsize=1)
def _project_colon() -> regex.Pattern[str]:
    # matches (1.)|市血站业务楼扩建项目:|新建…; not (1.)重点工程。, nor (1.)加强项目管理,实施三个项目:…
    tail = any_of("project_tail", table="words_projects")
    return regex.compile(rf"[^,;。:\n]{{4,40}}(?:{tail}):(?=\s*[^\s,。;])")


def ordinal_value(text: str) -> int | None:
    """The number that an ordinal says: 十二 → 12, 3 → 3; None for an empty one.

    >>> ordinal_value("二十一"), ordinal_value("十"), ordinal_value("7"), ordinal_value("")
    (21, 10, 7, None)
    """
    if not text:
        return None
    if text.isdigit():
        return int(text)
    total, last = 0, 0
    for char in text:
        if char == "百":
            total, last = total + (last or 1) * 100, 0
        elif char == "十":
            total, last = total + (last or 1) * 10, 0
        else:
            last = _VALUES[char]
    return total + last


def heading_at(view: str, start: int, end: int) -> Heading | None:
    """The heading that begins at `start`, within a line that ends at `end`; None if none does."""
    junk = _JUNK.match(view, start, end)
    if junk:
        start = junk.end()
    for style, pattern in _patterns().items():
        found = pattern.match(view, start, end)
        if found and found.end() < end:
            colon = (style == "dash" and _EARLY_COLON.match(view, found.end(), end)) or (
                style in _COUNTED and _project_colon().match(view, found.end(), end)
            )
            return _with_title(view, style, found, end, "。:" if colon else "。")
    return None


def _with_title(view: str, style: str, found: regex.Match[str], end: int, stops: str = "。") -> Heading | None:
    title_start = found.end()
    stop = min((at for mark in stops if (at := view.find(mark, title_start, end)) >= 0), default=-1)
    title_end = stop if stop >= 0 else end
    bracket = _trailing().search(view, title_start, title_end)
    if bracket and bracket.start() > title_start:
        title_end = bracket.start()
    body_start = min(title_end + 1, end) if stop == title_end else title_end
    while title_end > title_start and (view[title_end - 1].isspace() or view[title_end - 1] in ";;:,、"):
        title_end -= 1
    longest = _SENTENCE_MAX if style in _COUNTED and stop >= 0 else TITLE_MAX
    if title_end <= title_start or title_end - title_start > longest:
        return None
    marker_end = title_start
    while marker_end > found.start() and view[marker_end - 1].isspace():
        marker_end -= 1
    ordinal = ordinal_value(found["n"] or "")
    return Heading(style, ordinal, found.start(), marker_end, title_start, title_end, body_start)


# 农村基层服务能力提升。全区重点… in a box (not: a paragraph whose first sentence has a comma or nothing behind it)
_LEAD = regex.compile(r"(?P<n>)(?=[^,;:。\n]{4,30}[。:]\s*\S)")


def lead_sentence(view: str, start: int, end: int) -> Heading | None:
    """An unmarked lead item of a box: a short first sentence with its text behind it."""
    found = _LEAD.match(view, start, end)
    return _with_title(view, "lead", found, end, "。:") if found else None


_INLINE_IS = regex.compile(r"(?<=[。;:]|,(?=一是))(?P<n>[" + CHINESE_DIGITS + r"]{1,3})是(?=[^;。]{2,60}。)")
_INLINE_DASH = regex.compile(r"(?<=[。\s;|])(?:——|――|──|--)(?=\S)|(?<=[。;])[—―─](?=\p{Han})")


def inline_headings(view: str, left: int, right: int) -> Iterator[Heading]:
    """Lead items within a line: 一是…。…二是…。 after a full stop, and —— items that a box runs together."""
    for found in _INLINE_DASH.finditer(view, left + 1, right):
        item = heading_at(view, found.start(), right)
        if item:
            yield item
    for found in _INLINE_IS.finditer(view, left + 1, right):
        item = heading_at(view, found.start(), right)
        if item:
            yield item
