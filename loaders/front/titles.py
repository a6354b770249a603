"""Titles in the front: the plan's own, on one line or two, the one that a notice forwards, and every 《…》."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from loaders.document import Document, Span
from loaders.outline.lines import Line
from ontology.regions import leading_surface, surfaces
from ontology.tables import any_of, word_values, words

_INSIDE = r"(?:[^《》\n]|《[^《》\n]*》)"
_QUOTED = regex.compile(rf"《(?P<title>{_INSIDE}{{2,120}}(?:\n\s*{_INSIDE}{{2,60}})?)》")  # over two lines at most
_WRAP = regex.compile(r"\s*\n\s*")
_QUOTED_LINE = regex.compile(r"[^《》,。]{1,12}\d+\s?号\s*《(?P<title>[^《》]{6,120})》")
_SPACE = regex.compile(r"\s+")
_FIRST_PARAGRAPHS = 3000  # characters
_BRACKETS = regex.compile(r"[(（][^()（）]*[)）]|《|》")


def cited_titles(document: Document) -> list[Span]:
    """Every 《…》 without its brackets, in order; one broken over two lines says its words without the break."""
    return [unbroken(document.span(*found.span("title"))) for found in _QUOTED.finditer(document.view)]


def unbroken(title: Span) -> Span:
    """A title whose words are told without the breaks of lines in it.

    >>> unbroken(Span(0, 7, "某市实施\\n方案")).words
    '某市实施方案'
    """
    return replace(title, said=_WRAP.sub("", title.words)) if "\n" in title.words else title


@lru_cache(maxsize=1)
def _title_end() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('document_kind')})(?:\([^()]*\))?$")


@lru_cache(maxsize=1)
def _not_title() -> regex.Pattern[str]:
    marks = any_of("navigation", "source_label", "attachment_lead")
    return regex.compile(rf"{marks}|[。;:>]|->")


def titles_in(document: Document, front: list[Line]) -> tuple[list[Span], list[Span]]:
    """The lines before the text that end as titles do, in order: those of plans, and those of notices."""
    view = document.view
    found: list[Span] = []
    said = _SPACE.sub("", view[: front[-1].right]) if front else ""
    for at, line in enumerate(front):
        piece = view[line.left : line.right]
        quoted = _QUOTED_LINE.fullmatch(piece)
        if quoted and _title_end().search(quoted["title"]):  # 某府办〔2018〕9号《某市…的通知》
            found.append(document.span(line.left + quoted.start("title"), line.left + quoted.end("title")))
            continue
        if piece[:1].isdigit() and piece[1:2] in ".、":  # 2.工作任务 in a list of attachments
            continue
        if len(piece) > 80 or _not_title().search(piece) or not _title_end().search(piece):
            continue
        halved = piece.count("》") > piece.count("《")  # 关于印发《某县精神卫生|实施方案》的通知
        before = front[at - 1] if at else None
        if halved and (before is None or "《" not in view[before.left : before.right]):
            continue
        rest = before is not None and (halved or _is_rest(view, before, line, said))
        if before is not None and (rest or (not found and _continues(view, before, piece))):
            found.append(document.span(before.left, line.right))
        else:
            found.append(document.span(line.left, line.right))
    notices = [span for span in found if span.text.endswith(words("notice"))]
    return [span for span in found if span not in notices], notices


def _is_rest(view: str, before: Line, line: Line, said: str) -> bool:
    """Whether two lines are one title broken in two: joined they stand somewhere else in the front (`said`) too."""
    first = view[before.left : before.right]
    joined = _SPACE.sub("", first + view[line.left : line.right])
    return len(first) <= 60 and not _not_title().search(first) and said.count(joined) > 1


def _continues(view: str, before: Line, piece: str) -> bool:
    """A title broken over two lines: the first half ends in no mark and the second alone names no place or period."""
    first = view[before.left : before.right]
    return bool(
        4 <= len(first) <= 40
        and not _not_title().search(first)
        and (first.startswith(surfaces()) or _names_issuer(first))
        and not piece.startswith(surfaces())
        and not _title_end().search(first)
    )


def _names_issuer(text: str) -> bool:
    """Whether a line says whose document it is: 国务院办公厅关于加强…."""
    if text.startswith(words("about")):  # 关于成立某市防治工作|委员会的通知
        return True
    places = [text.find(word) for word in words("issued_by")]
    return any(at > 2 and text[:at].endswith(words("issuer_tail")) for at in places)


def made_title(document: Document, front_end: int) -> Span | None:
    """The plan that the first paragraph says it is, where no line is its title: 特制定某县卫生事业发展“十一五”规划。"""
    for found in _made().finditer(document.view, 0, min(front_end, _FIRST_PARAGRAPHS)):
        if leading_surface(found["title"]):
            return document.span(*found.span("title"))
    return None


@lru_cache(maxsize=1)
def _made() -> regex.Pattern[str]:
    kinds = any_of("document_kind")
    return regex.compile(rf"(?:{any_of('title_made')})(?P<title>[^,。;:\s《》]{{4,60}}?(?:{kinds}))(?=[。\n])")


def forwarded_title(document: Document, front_end: int) -> Span | None:
    """What a notice forwards: 现将《…》印发给你们, 《…》已经市政府同意."""
    for word in words("forwarded"):
        at = document.view.find(word + "《", 0, front_end)
        found = _QUOTED.match(document.view, at + len(word)) if at >= 0 else None
        if found:
            return document.span(*found.span("title"))
    for found in _QUOTED.finditer(document.view, 0, front_end):
        if document.view.startswith(words("agreed"), found.end()):
            return document.span(*found.span("title"))
    return None


def kind_of(title: str) -> str:
    """规划, 方案 …: the last word of kind in the title, before 的通知; of two that end together the longer.

    >>> kind_of("某市关于进一步加强精神卫生工作的实施意见"), kind_of("某县传染病防治三年行动计划的通知")
    ('意见', '行动计划')
    >>> kind_of("某市卫生健康规划（征求意见稿）")
    '规划'
    """
    bare = _BRACKETS.sub("", title)
    kinds = [word for word in words("document_kind") if word in bare and word not in words("notice")]
    last = max(kinds, key=lambda word: (bare.rfind(word) + len(word), len(word)), default="")
    return _kind_values().get(last, "") or last


@lru_cache(maxsize=1)
def _kind_values() -> dict[str, str]:
    return word_values("document_kind")
