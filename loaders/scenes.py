"""What holds for a sentence before any of its own words: the header, the chapter's kind, a time carried down to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.header import Header
from loaders.outline import Block
from loaders.outline.chapters import ChapterKind
from loaders.stretches import Stretch
from loaders.tokens.clock import Moment
from loaders.tokens.opening import opening_year
from ontology.tables import any_of


@dataclass(frozen=True, slots=True)
class Scene:
    """The header of the document, the kind of a sentence's chapter, and the time that its paragraph is about."""

    header: Header
    kind: ChapterKind | None
    carried: Moment | None


def scenes_of(
    view: str, header: Header, stretch: Stretch, said: Sequence[tuple[int, int, Sequence[Moment]]]
) -> list[Scene]:
    """The scene of each sentence of a stretch of text; `said` are its sentences (start, end, times), in order."""
    block, kind = stretch.block, stretch.kind
    reviewed = kind == "background"
    last = _last_deadline(view, block, [moments for *_, moments in said], kind)
    yearly = reviewed and said and _last_year().search(view, said[0][0], said[-1][1]) is not None
    early = reviewed and "" < header.date[:4] <= header.base_year  # the base year is not over: nobody has its figures
    found: list[Scene] = []
    carried, told = stretch.due, None
    for at, (start, end, moments) in enumerate(said):
        goes_on = not reviewed or yearly or part_of_before().match(view, start, end) is not None
        told = _told(view, start, end, moments, header, told)
        told = told if early or (told and told.as_of) else None
        found.append(Scene(header, kind, carried if goes_on else told))
        carried = _measured(moments, header, carried) if reviewed else _due(moments, header, carried, at < last)
    return found


def _told(
    view: str, start: int, end: int, moments: Sequence[Moment], header: Header, before: Moment | None
) -> Moment | None:
    """The year that a sentence of a review sets for itself and those behind it (2024年末,全市有…。每千人口…).

    It ends with a sentence that names another time or turns to something new.
    """
    named = [one for one in moments if one.kind not in ("base", "from")]
    if not named:
        return None if _turns().match(view, start, end) else before
    first = named[0]
    opens = not view[start : first.start].strip() and first.kind in ("point", "deadline")
    return first if opens and view.startswith(",", first.end) and "" < first.year <= header.base_year else None


@lru_cache(maxsize=1)
def _turns() -> regex.Pattern[str]:
    """五年引进…, 二是…: another time, or another thing."""
    return regex.compile(rf"\s?(?:{any_of('span_opening')}|[一二三四五六七八九]是)")


def _last_deadline(view: str, block: Block, said: Sequence[Sequence[Moment]], kind: ChapterKind | None) -> int:
    """The index of the last sentence of a paragraph that a deadline before it may still hold for.

    `said` are its sentences' times. All of them, where aims open with a year (到2027年,…。…。) or the next paragraph
    opens with a further one; else up to the last sentence that sets a deadline itself (-1 if none does).
    """
    opening = opening_year(view, block.start, block.end, "deadline")
    following = opening_year(view, block.end, len(view), "deadline") if opening else ""
    if opening and (kind == "goals" or following > opening):
        return len(said)
    return max((at for at, moments in enumerate(said) if any(one.kind == "deadline" for one in moments)), default=-1)


@lru_cache(maxsize=1)
def _last_year() -> regex.Pattern[str]:
    """比上年增加: the year that a paragraph names is the one that all of it counts."""
    return regex.compile(any_of("last_year"))


@lru_cache(maxsize=1)
def part_of_before() -> regex.Pattern[str]:
    """其中,医院…; 卫生人员中,医师…: a sentence that counts parts of what the one before counts."""
    return regex.compile(rf"\s?(?:{any_of('among')}|\p{{Han}}{{2,12}}中[,:])")


def _measured(moments: Sequence[Moment], header: Header, carried: Moment | None) -> Moment | None:
    """What a sentence of a review hands to the next: the year that it measures, if it names one."""
    named = [one for one in moments if one.kind not in ("base", "from")]
    if not named:
        return carried
    past = named[-1].kind in ("point", "deadline") and "" < named[-1].year <= header.base_year
    return named[-1] if past else None


def _due(moments: Sequence[Moment], header: Header, carried: Moment | None, further: bool) -> Moment | None:
    """What a sentence of aims hands to the next in its paragraph: a deadline of the plan's own period.

    One before the period's end goes on only if a `further` one follows in the paragraph (到2023年…。…。到2025年…); else
    what comes next is due at the end, like the rest of the plan.
    """
    for moment in reversed(moments):
        set_by = moment.kind == "deadline" and not moment.as_of
        if (set_by or (moment.as_of and lies_ahead(moment, header))) and moment.year > header.base_year:
            last = not moment.year or moment.year >= header.target_year
            return moment if last or further else None
        if moment.kind in ("point", "period", "now"):
            return None
    return carried


def lies_ahead(moment: Moment, header: Header) -> bool:
    """Whether a year is later than the document knows: after its date, or, if that is not given, an aim's last year."""
    written = header.date[:4]
    return moment.year > written if written else bool(moment.year) and moment.year >= header.target_year > ""
