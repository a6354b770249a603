"""References to parts of the document that are not in its text (见附件2, 见表4, 见专栏12). In: a document. Out: places.

An attachment may have been published apart, a table as a picture: what is found here is cited, and not in this text. A
reference that may be met by what is there (a heading without a number, a list of attachments with a long text behind
it) is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from loaders.document import Document, Span
from loaders.header import DOCUMENT_NUMBER
from loaders.tables import read_tables
from loaders.tokens.numbers import CHINESE, read_number
from ontology.tables import any_of, rows, words

_NUMBER_BEHIND = regex.compile(rf"》\s?\(\s?(?P<number>{DOCUMENT_NUMBER.pattern})\s?\)")
SHORT = 100  # characters: an address and a date behind a list of attachments, not the attachments themselves
_MET_BY = {
    "attachment": ("attachment", "annexed_table", "annexed_figure"),
    "annexed_table": ("annexed_table", "table", "attachment"),
    "annexed_figure": ("annexed_figure", "figure", "attachment"),
    "table": ("table", "annexed_table"),
    "figure": ("figure", "annexed_figure"),
    "box": ("box",),
}


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A reference (附件2) to a part that the text lacks; `group` is one of _MET_BY."""

    span: Span
    group: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A part as the text names it at view[start:end]; `number` is '' where none is written, 1-2 for 表1-2."""

    group: str
    number: str
    start: int
    end: int


def number_behind(document: Document, title: Span) -> str:
    """The number behind a cited title: 国发〔2019〕13号 in 《…》(国发〔2019〕13号); '' if there is none."""
    found = _NUMBER_BEHIND.match(document.view, title.end)
    return "" if found is None else document.text[slice(*found.span("number"))]


def missing_parts(document: Document) -> tuple[MissingPart, ...]:
    """Every reference to a part that is not in the text, in its order."""
    cited = [one for found in _references().finditer(document.view) if found["kind"] for one in _cited(found)]
    if not cited:
        return ()
    there = _there(document, cited)
    return tuple(MissingPart(document.span(one.start, one.end), one.group) for one in cited if not _is_met(one, there))


@cache
def _group_of() -> Mapping[str, str]:
    kinds = ("kind", "numbered_kind")
    return {row["word"]: row["value"] for row in rows("words_references") if row["category"] in kinds}


def _any(*categories: str) -> str:
    return any_of(*categories, table="words_references")


def _part() -> str:
    # 附件, 附件2, 附件 二, 表1-2; not the start of 表2024年, 附件一览 or 表面
    number = rf"\s?(?:\d{{1,2}}(?:-\d{{1,2}})?(?![\d.%]|-\d)|{CHINESE}{{1,3}}(?!\p{{Han}}))"
    return rf"(?:(?:{_any('kind')})(?:{number})?|(?:{_any('numbered_kind')}){number})"


@lru_cache(maxsize=1)
def _references() -> regex.Pattern[str]:
    # (名单见附件), 详见附件1、附件2, 见表3; not 征求意见表1
    part = _part()
    between = rf"\s?(?:{_any('and')}|{_any('range')}|,)\s?"
    return regex.compile(
        rf"(?:{_any('not_verb')})|(?:{_any('verb')})\s?[“\"]?(?P<kind>{part})(?:{between}(?P<more>{part}))*"
    )


@lru_cache(maxsize=1)
def _taken_apart() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<word>{_any('kind', 'numbered_kind')})\s?(?P<number>.*)", regex.DOTALL)


def _cited(found: regex.Match[str]) -> Iterator[_Named]:
    for start, end in (*found.spans("kind"), *found.spans("more")):
        yield _named(found.string[start:end], start, end)


def _named(text: str, start: int, end: int) -> _Named:
    found = _taken_apart().fullmatch(text)
    assert found is not None
    number = found["number"]
    if number and not number[0].isdigit():
        number = str(int(read_number(number)))
    return _Named(_group_of()[found["word"]], number, start, end)


@lru_cache(maxsize=1)
def _openings() -> regex.Pattern[str]:
    # a part named where a line, a cell or a bracket begins: 附件2, | 专栏3 …, (表4), 续表4; or where a line ends
    part = _part()
    opening = rf"(?:^|[\s|(\[【])[^\p{{Han}}\d\n]{{0,10}}续?(?P<part>{part})"
    return regex.compile(rf"{opening}|(?P<part>{part})(?=[)\]】\s]*$)", regex.MULTILINE)


def _there(document: Document, cited: list[_Named]) -> Mapping[str, set[str]]:
    """The numbers of the parts that the text holds, by group; '' among them if one has no number."""
    found: dict[str, set[str]] = defaultdict(set)
    view = document.view
    taken = {one.start for one in cited}
    for match in _openings().finditer(view):
        start, end = match.span("part")
        if start in taken:
            continue
        part = _named(view[start:end], start, end)
        if part.group in ("table", "figure", "box") or _holds_attachment(view, end):
            found[part.group] |= _numbers(part.number)
    # tables without captions may be the ones that are meant
    if not found["table"] and {one.group for one in cited} & {"table", "annexed_table"} and read_tables(document):
        found["table"].add("")
    return found


def _holds_attachment(view: str, end: int) -> bool:
    """Whether an attachment may follow: not behind a file's name, nor behind a list that ends the text."""
    line_end = view.find("\n", end)
    line = view[end : len(view) if line_end < 0 else line_end].strip()
    if line.lower().endswith(words("file_ending", "words_references")):
        return False
    is_listing = line.startswith(words("listing", "words_references"))
    return not is_listing or len("".join(view[end:].split())) - len(line) > SHORT


def _numbers(number: str) -> set[str]:
    """The number; of a range (1-3) what lies in it too."""
    first, _, last = number.partition("-")
    return {number, *(str(one) for one in range(int(first), int(last) + 1))} if last else {number}


def _is_met(cited: _Named, there: Mapping[str, set[str]]) -> bool:
    for group in _MET_BY[cited.group]:
        numbers = there.get(group, set())
        if "" in numbers or cited.number in numbers or (numbers and not cited.number):
            return True
        if (inner := _numbers(cited.number) - {cited.number}) and inner <= numbers:
            return True
    return False
