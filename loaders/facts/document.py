"""The document itself as a fact: its header, and every document that it cites."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from loaders.bodies.scan import resolve_body
from loaders.front.titles import cited_titles, unbroken
from loaders.model import Citation, DocumentFact
from loaders.reading import Reading
from loaders.tokens.times import FIVE_YEAR
from ontology.bodies import body_words
from ontology.regions import Region, leading_surface, path, resolve

_MARKS = regex.compile(r"[\p{P}\p{S}\s]")
_YEARS = regex.compile(r"\d{4}")
_SAME = 0.8  # Dice of character pairs: 健康沈阳推进年工作方案 / 健康沈阳行动推进年工作方案 are one document


def find_document(reading: Reading) -> Iterator[DocumentFact]:
    """Exactly one fact; fields that the text does not give are empty."""
    header = reading.header
    region = header.region
    title = unbroken(header.title).words if header.title else ""
    issuers = [(span.text, resolve_body(span.text, region)) for span in header.issuers]
    yield DocumentFact(
        span=header.title,
        rule="header",
        title=title,
        issuer="、".join(resolved.name if resolved else text for text, resolved in issuers),
        issuer_body=issuers[0][1] if issuers else None,
        doc_number=header.doc_number,
        date=header.date,
        period_start=header.period.start if header.period else "",
        period_end=header.period.end if header.period else "",
        region=path(region) if region else "",
        region_code=region.code if region else "",
        level=region.level if region else "",
        document_kind=header.kind,
        cites=tuple(_citations(reading)),
    )


def _citations(reading: Reading) -> list[Citation]:
    own = [name for name in (reading.header.plan_title, reading.header.title and reading.header.title.text) if name]
    region = reading.header.region
    found = [
        Citation(span, any(_same_document(span.text, name, region) for name in own))
        for span in cited_titles(reading.document)
    ]
    title = reading.header.title
    if title and not any(citation.is_self for citation in found):
        found.insert(0, Citation(unbroken(title), True))
    return sorted(found, key=lambda citation: citation.span.start)


def _same_document(one: str, own: str, region: Region | None) -> bool:
    """Nearly the same wording, no other period or years, and not another place's (江苏省… in a plan of 扬中市)

    nor one that the own title cites: 某省贯彻《…规划纲要》实施方案.
    """
    at = own.find(one)
    if at > 0 and len(one) < len(own) and own[at - 1] in "《〈<":
        return False
    if _stamps(one) != _stamps(own) or (region and _elsewhere(one, own, region)):
        return False
    a, b = _pairs(one), _pairs(own)
    return 2 * len(a & b) >= _SAME * (len(a) + len(b))


def _elsewhere(title: str, own: str, region: Region) -> bool:
    """Whether a title begins with the name of a place that neither the own title begins with nor the plan is of."""
    if title.startswith(body_words("title_above")):
        return not own.startswith(body_words("title_above"))
    place, own_place = leading_surface(title), leading_surface(own)
    if own_place and not place and title.startswith(body_words("nation_wide")):
        return True  # 国民营养计划 in 某省居民营养计划
    if not place or resolve(place, region) == region:
        return False
    if own.startswith(place):  # 某市方案 in a plan of 某市某区
        return region.name in own and not any(name and name in title for name in (region.name, region.short))
    return not any(name and name in title[len(place) :] for name in (region.name, region.short))


def _stamps(text: str) -> set[str]:
    return {found["n"] for found in FIVE_YEAR.finditer(text)} | set(_YEARS.findall(text))


def _pairs(text: str) -> set[str]:
    bare = _MARKS.sub("", text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
