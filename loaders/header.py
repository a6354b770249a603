"""What the document says of itself before its first heading: title, issuer, number, date, period, region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.document import Document, Span
from loaders.outline import Outline
from loaders.outline.lines import Line
from loaders.tokens.clock import moments_in
from loaders.tokens.times import YEAR_RANGE, Period, dates, parse_period, period_of
from ontology.errors import UsageError
from ontology.regions import Region, chain, parts, resolve, surfaces
from ontology.tables import any_of, words

DOCUMENT_NUMBER = regex.compile(r"\p{Han}{1,12}[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?第?\d{1,4}号")
_QUOTED = regex.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,120})》")
_OUTLOOK = "2035"  # the national long-range goals' year
_TITLE_YEAR = regex.compile(
    r"(?<!\d)(?:(?P<only>(?:19|20)\d\d)年(?!度?以来)|(?<=\p{Han})(?P<until>20\d\d)(?=[”\"]?\p{Han}))"
)
_SPACE = regex.compile(r"\s+")
_BRACKETS = regex.compile(r"\([^()]*\)|《|》")


@dataclass(frozen=True, slots=True)
class Header:
    """The document about itself. `plan_title` names the plan that a notice forwards (else equals `title`)."""

    title: Span | None
    plan_title: str
    issuer: Span | None
    doc_number: str
    date: str
    period: Period | None
    region: Region | None
    kind: str

    @property
    def base_year(self) -> str:
        """The last year before the period: what undated values of the review are for; '' if no period is known."""
        return str(int(self.period.start) - 1) if self.period else ""

    @property
    def target_year(self) -> str:
        """The last year of the period: what undated targets are for."""
        return self.period.end if self.period else ""


def read_header(document: Document, outline: Outline, region: str | None, period: str | None) -> Header:
    """The header of a document. `region` and `period`, where given, overrule what the text says.

    Raises UsageError for a region or period that cannot be understood.
    """
    view = document.view
    front_end = outline.sections[0].start if outline.sections else len(view)
    front = [line for line in outline.lines if not line.blank and line.left < front_end][:60]
    own_title = _plan_title(document, front)
    quoted = _forwarded(document, front_end)
    title = quoted or own_title
    inner = own_title or quoted
    plan_title = inner.text if inner else ""
    date = _date(view, front, front_end)
    issuer = _issuer(document, front, front_end)
    wanted_period = _wanted_period(period) or period_of(plan_title) or (period_of(title.text) if title else None)
    wanted_period = wanted_period or _stated_period(view, front_end, plan_title, date)
    if wanted_period is None and date:
        wanted_period = Period(date[:4], _last_deadline(view, outline, date[:4]))
    number = next((one for one in DOCUMENT_NUMBER.finditer(view, 0, front_end) if not _cited(view, one.start())), None)
    return Header(
        title=title,
        plan_title=plan_title,
        issuer=issuer,
        doc_number=document.text[number.start() : number.end()] if number else "",
        date=date,
        period=wanted_period,
        region=_wanted_region(region) or _region(document, title, inner, issuer, front_end),
        kind=_kind(plan_title),
    )


def _cited(view: str, at: int) -> bool:
    """Whether a number stands behind another document's name: 《…》(国发〔2019〕13号)."""
    return view[max(0, at - 2) : at] in ("》(", ">(") or view[max(0, at - 1) : at] == "》"


def document_numbers(view: str) -> list[tuple[int, int]]:
    """Where numbers of documents stand (沈卫发〔2021〕2号), cited ones too."""
    return [found.span() for found in DOCUMENT_NUMBER.finditer(view)]


def cited_titles(document: Document) -> list[Span]:
    """Every 《…》 without its brackets, in order."""
    return [document.span(*found.span("title")) for found in _QUOTED.finditer(document.view)]


def _last_deadline(view: str, outline: Outline, year: str) -> str:
    """The end of a programme that names no period: the last 到…年 in its chapter of goals, else its own year.

    Years of outlook (到2035年, when socialism is to be basically modern) end no programme that has a nearer goal.
    """
    goals = [section for section in outline.sections if section.chapter_kind == "goals"]
    years = [
        moment.year
        for section in goals[:40]
        for moment in moments_in(view, section.start, section.body_end)
        if moment.kind == "deadline" and not moment.as_of and year <= moment.year <= str(int(year) + 15)
    ]
    return max([one for one in years if one < _OUTLOOK] or years, default=year)


def _stated_period(view: str, front_end: int, title: str, date: str) -> Period | None:
    """规划期限为2021—2025年, a programme of one year (2024年工作要点), or one up to a year (“健康沈阳2030”)."""
    for word in words("period_lead"):
        at = view.find(word, 0, front_end)
        span = YEAR_RANGE.search(view, at, min(front_end, at + 30)) if at >= 0 else None
        if span is not None:
            return period_of(span.group())
    years = list(_TITLE_YEAR.finditer(title))
    if len({one["only"] or one["until"] for one in years}) != 1:
        return None  # none, or a report on one year and the next
    found = years[0]
    if found["only"]:
        return Period(found["only"], found["only"])
    return Period(date[:4], found["until"]) if date and date[:4] <= found["until"] else None


def _wanted_period(text: str | None) -> Period | None:
    if text is None:
        return None
    found = parse_period(text)
    if found is None:
        raise UsageError("loaders.period", period=text)
    return found


def _wanted_region(name: str | None) -> Region | None:
    if name is None:
        return None
    found = resolve(name, None)
    if found is None:
        raise UsageError("loaders.region", region=name)
    return found


@lru_cache(maxsize=1)
def _title_end() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('document_kind')})(?:\([^()]*\))?$")


@lru_cache(maxsize=1)
def _not_title() -> regex.Pattern[str]:
    marks = any_of("navigation", "source_label", "attachment_lead")
    return regex.compile(rf"{marks}|[。;:>]|->")


def _plan_title(document: Document, front: list[Line]) -> Span | None:
    """The last line before the text that ends as titles of plans do; a notice's own title only if no other."""
    view = document.view
    found: list[Span] = []
    said = _SPACE.sub("", view[: front[-1].right]) if front else ""
    for at, line in enumerate(front):
        piece = view[line.left : line.right]
        if len(piece) > 80 or _not_title().search(piece) or not _title_end().search(piece):
            continue
        if at and (_is_rest(view, front[at - 1], line, said) or (not found and _continues(view, front[at - 1], piece))):
            found.append(document.span(front[at - 1].left, line.right))
        else:
            found.append(document.span(line.left, line.right))
    plans = [span for span in found if not span.text.endswith(words("notice"))]
    return plans[-1] if plans else found[0] if found else None


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
        and first.startswith(surfaces())
        and not piece.startswith(surfaces())
        and not _title_end().search(first)
    )


def _forwarded(document: Document, front_end: int) -> Span | None:
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


def _issuer(document: Document, front: list[Line], front_end: int) -> Span | None:
    """Who issued it: the signature above the date, else X of X关于印发…, else 来源:X."""
    view = document.view
    tails = words("issuer_tail")
    for at, line in enumerate(front[1:], 1):
        before = front[at - 1]
        date_line = [d for d in dates(view, line.left, line.right) if d[0] == line.left and d[1] == line.right]
        signature = view[before.left : before.right]
        if date_line and len(signature) <= 60 and signature.endswith(tails) and "," not in signature:
            return document.span(*_first_signature(view, front, at - 1, tails))
    for line in front:
        for word in words("issued_by"):
            at = view.find(word, line.left, line.right)
            if 3 < at - line.left <= 40 and view[line.left : at].endswith(tails):
                return document.span(*_among_issuers(view, line.left, at, tails))
    for line in front:
        for label in words("source_label"):
            at = view.find(label, line.left, line.right)
            if at >= 0 and view[at + len(label) : at + len(label) + 1] == ":":
                stop = regex.compile(r"[^\s:,;0-9]+").match(view, _skip(view, at + len(label) + 1), line.right)
                if stop and stop.group().endswith(tails):
                    return document.span(*stop.span())
    return None


def _first_signature(view: str, front: list[Line], at: int, tails: tuple[str, ...]) -> tuple[int, int]:
    """The first of the bodies that sign together, one under or beside the other, the last of them in front[at]."""
    while at and view[front[at - 1].left : front[at - 1].right].endswith(tails) and not _ends(view, front[at - 1]):
        at -= 1
    left, right = front[at].left, front[at].right
    gap = _SPACE.search(view, left, right)
    return left, gap.start() if gap and view[left : gap.start()].endswith(tails) else right


def _ends(view: str, line: Line) -> bool:
    """Whether a line is too long, or has marks that no signature has."""
    piece = view[line.left : line.right]
    return len(piece) > 60 or any(mark in piece for mark in "，,。：:;《")


def _among_issuers(view: str, left: int, right: int, tails: tuple[str, ...]) -> tuple[int, int]:
    """The first of several issuers that a title begins with (中共大连市委 大连市人民政府关于…)."""
    gap = _SPACE.search(view, left, right)
    return left, gap.start() if gap and view[left : gap.start()].endswith(tails) else right


def _skip(view: str, at: int) -> int:
    while at < len(view) and view[at] == " ":
        at += 1
    return at


def _date(view: str, front: list[Line], front_end: int) -> str:
    """The day of signature: a line that is only a date, the first after the title; else the first full date."""
    for line in front:
        for start, end, iso in dates(view, line.left, line.right):
            if start == line.left and end == line.right:
                return iso
    for start, _, iso in dates(view, 0, min(front_end, 3000)):
        line_start = view.rfind("\n", 0, start) + 1
        if len(iso) == 10 and not any(word in view[line_start:start] for word in words("other_date")):
            return iso
    return ""


def _region(
    document: Document, title: Span | None, inner: Span | None, issuer: Span | None, front_end: int
) -> Region | None:
    """The region that the title begins with, else the issuer, else one named anywhere in them or before the text.

    The one named most fully wins (杭州市上城区).
    """
    names = set(surfaces())
    front = document.view[:front_end]
    titles = [span.text for span in (inner, title) if span]
    for text in [*titles, *([issuer.text] if issuer else [])]:
        found = _leading_region(text, _first_words(text), names, front)
        if found:
            return found
    for text in titles:
        found = _leading_region(text, range(min(len(text), 24)), names, front)
        if found:
            return found
    for start in range(min(front_end, 2000)):
        for length in range(8, 2, -1):
            piece = document.view[start : start + length]
            if piece in names:
                found = resolve(piece, None)
                if found:
                    return found
    return None


def _first_words(text: str) -> list[int]:
    """Where a name at the beginning may start: at once, or behind 健康, 平安 … (“健康平阴”行动, which is not 康平)."""
    first = 1 if text[:1] in '“"《' else 0
    return [first, *(first + len(word) for word in parts("lead") if text.startswith(word, first))]


def _leading_region(title: str, starts: Iterable[int], names: set[str], front: str) -> Region | None:
    """The region at the first of `starts` that has one; an ambiguous name is settled by one before it in the front."""
    for start in starts:
        for length in range(min(14, len(title) - start), 1, -1):
            piece = title[start : start + length]
            if piece not in names:
                continue
            found = resolve(piece, None)
            if found:
                rest = title[start + length :]
                longer = _leading_region_inside(rest, found, names)
                return longer or found
            for outer in sorted(names):
                if outer + piece in front:
                    near = resolve(outer, None)
                    settled = resolve(piece, near) if near else None
                    if settled:
                        return settled
    return None


def _leading_region_inside(rest: str, outer: Region, names: set[str]) -> Region | None:
    for length in range(min(10, len(rest)), 1, -1):
        if rest[:length] in names:
            inner = resolve(rest[:length], outer)
            if inner and outer in chain(inner) and inner != outer:
                return inner
    return None


def _kind(title: str) -> str:
    """规划, 方案 …: the last word of kind in the title, before 的通知."""
    bare = _BRACKETS.sub("", title)
    best = (-1, "")
    for row_word in words("document_kind"):
        if row_word in words("notice"):
            continue
        at = bare.rfind(row_word)
        if at >= 0:
            best = max(best, (at + len(row_word), row_word))
    return _kind_values().get(best[1], "") or best[1]


@lru_cache(maxsize=1)
def _kind_values() -> dict[str, str]:
    from ontology.tables import word_values

    return word_values("document_kind")
