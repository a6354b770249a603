"""What the document says of itself before its first heading: title, issuer, number, date, period, region."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from loaders.document import Document, Span
from loaders.front.issuer import issuer_in
from loaders.front.period import given_period, last_deadline, stated_period
from loaders.front.place import region_of
from loaders.front.titles import forwarded_title, kind_of, plan_title_in
from loaders.outline import Outline
from loaders.outline.lines import Line
from loaders.tokens.times import Period, dates, period_of
from loaders.view import same_length_view
from ontology.errors import UsageError
from ontology.regions import Region, resolve
from ontology.tables import words

DOCUMENT_NUMBER = regex.compile(r"\p{Han}{1,12}[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?第?\s?\d{1,4}\s?号")


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
    own_title = plan_title_in(document, front)
    quoted = forwarded_title(document, front_end)
    title = quoted or own_title
    inner = own_title or quoted
    plan_title = inner.text if inner else ""
    date = _date(view, front, front_end)
    issuer = issuer_in(document, front, front_end)
    titles = [same_length_view(one) for one in (plan_title, title.text if title else "")]
    wanted_period = given_period(period) or period_of(titles[0]) or period_of(titles[1])
    wanted_period = wanted_period or stated_period(view, front_end, titles[0], date)
    if wanted_period is None and date:
        wanted_period = Period(date[:4], last_deadline(view, outline, date[:4]))
    number = next((one for one in DOCUMENT_NUMBER.finditer(view, 0, front_end) if not _cited(view, one.start())), None)
    return Header(
        title=title,
        plan_title=plan_title,
        issuer=issuer,
        doc_number=document.text[number.start() : number.end()] if number else "",
        date=date,
        period=wanted_period,
        region=_wanted_region(region) or region_of(document, title, inner, issuer, front_end),
        kind=kind_of(plan_title),
    )


def _cited(view: str, at: int) -> bool:
    """Whether a number stands behind another document's name: 《…》(国发〔2019〕13号)."""
    return view[max(0, at - 2) : at] in ("》(", ">(") or view[max(0, at - 1) : at] == "》"


def document_numbers(view: str) -> list[tuple[int, int]]:
    """Where numbers of documents stand (沈卫发〔2021〕2号), cited ones too."""
    return [found.span() for found in DOCUMENT_NUMBER.finditer(view)]


def _wanted_region(name: str | None) -> Region | None:
    if name is None:
        return None
    found = resolve(name, None)
    if found is None:
        raise UsageError("loaders.region", region=name)
    return found


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
