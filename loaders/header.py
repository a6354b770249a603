"""What the document says of itself before its first heading: title, issuer, number, date, period, region."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from loaders.document import Document, Span
from loaders.front.issuer import closing_signature, issuers_in, signed_date
from loaders.front.period import given_period, last_deadline, stated_period
from loaders.front.place import region_of
from loaders.front.titles import forwarded_title, kind_of, made_title, titles_in
from loaders.outline import Outline
from loaders.outline.lines import Line
from loaders.tokens.times import Period, dates, period_of
from loaders.view import same_length_view
from ontology.errors import UsageError
from ontology.regions import Region, resolve
from ontology.tables import words

DOCUMENT_NUMBER = regex.compile(r"\p{Han}{1,12}[〔\[(【]\s?(?P<year>(?:19|20)\d\d)\s?[〕\])】]\s?第?\s?\d{1,4}\s?号")


_BEHIND_NUMBER = 12  # characters behind a number in brackets: with more it stands in a sentence, not beside a title


@dataclass(frozen=True, slots=True)
class Header:
    """The document about itself. `plan_title` names the plan that a notice forwards (else equals `title`)."""

    title: Span | None
    plan_title: str
    issuers: tuple[Span, ...]
    doc_number: str
    date: str
    period: Period | None
    region: Region | None
    kind: str

    @property
    def issuer(self) -> Span | None:
        """The first of those who issued the document together: whose it mainly is."""
        return self.issuers[0] if self.issuers else None

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
    quoted = forwarded_title(document, front_end)
    plans, notices = titles_in(document, front)
    own_title = next(iter([*plans[-1:], *notices]), None) or (None if quoted else made_title(document, front_end))
    title = quoted or own_title
    inner = own_title or quoted
    plan_title = inner.text if inner else ""
    number = next((one for one in DOCUMENT_NUMBER.finditer(view, 0, front_end) if not _cited(view, *one.span())), None)
    own_year = number["year"] if number else ""
    date = signed_date(document, front) or _date_line(view, front)
    issuers = issuers_in(document, front)
    if not (date and issuers) and (signed := closing_signature(document, outline.lines)):
        issuers, date = issuers or signed[0], date or signed[1]
    date = date or _first_date(view, front_end, own_year)
    titles = [same_length_view(one) for one in (plan_title, title.text if title else "")]
    wanted_period = given_period(period) or period_of(titles[0]) or period_of(titles[1])
    wanted_period = wanted_period or stated_period(view, front_end, titles[0], date)
    since = date[:4] or own_year
    if wanted_period is None and since:
        wanted_period = Period(since, last_deadline(view, outline, since))
    if plans and notices and wanted_period and wanted_period.start == wanted_period.end:
        title = notices[0]  # the year's work is known by the notice that sets it, a plan of years by its own title
    return Header(
        title=title,
        plan_title=plan_title,
        issuers=issuers,
        doc_number=document.text[number.start() : number.end()] if number else "",
        date=date,
        period=wanted_period,
        region=_wanted_region(region) or region_of(document, title, inner, issuers[0] if issuers else None, front_end),
        kind=kind_of(plan_title),
    )


def _cited(view: str, start: int, end: int) -> bool:
    """Whether a number stands behind another document's name: 《…》(国发〔2019〕13号), 某省三年行动计划(…号)等要求."""
    if view[max(0, start - 2) : start] in ("》(", ">(") or view[max(0, start - 1) : start] == "》":
        return True
    line_end = view.find("\n", end)
    rest = view[end : line_end if line_end >= 0 else len(view)].strip()
    in_text = len(rest) > _BEHIND_NUMBER or rest.endswith("。")
    return view[max(0, start - 1) : start] == "(" and rest.startswith(")") and in_text


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


def _date_line(view: str, front: list[Line]) -> str:
    """The day of signature: a line that is only a date, in brackets or not, the first after the title."""
    for line in front:
        for start, end, iso in dates(view, line.left, line.right):
            if view[line.left : start] + view[end : line.right] in ("", "()"):
                return iso
    return ""


def _first_date(view: str, front_end: int, own_year: str) -> str:
    """The first full date of the front that is no other date, nor a time that something is to be done by

    nor, where the document's number has a year, of another one (of the next, if signed or put up late).
    """
    for start, end, iso in dates(view, 0, min(front_end, 3000)):
        line_start = view.rfind("\n", 0, start) + 1
        if own_year and not 0 <= int(iso[:4]) - int(own_year) <= 1:
            continue
        if len(iso) != 10 or view.startswith(words("by_date"), end):
            continue
        if not any(word in view[line_start:start] for word in words("other_date")):
            return iso
    return ""
