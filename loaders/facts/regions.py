"""Administrative regions named in the text. Not 全市 or 我市, not inside the names of bodies, documents and programmes.

In: a reading in which institutions have been found. Out: RegionFacts in text order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, ends_word
from loaders.front.titles import cited_titles
from loaders.header import document_numbers
from loaders.model import InstitutionFact, RegionFact
from loaders.reading import Reading
from loaders.tokens.region_pairs import region_pairs
from loaders.tokens.townships import townships_in
from ontology.regions import Region, distance, full_name, is_municipality, leading_surface, parts, within
from ontology.tables import words


def find_regions(reading: Reading) -> Iterator[RegionFact]:
    """One fact a mention; a name in several parts (丹东市振安区) is one."""
    view, near = reading.document.view, reading.header.region
    owners = Owners(view, near)
    closed = _Closed([*_spans_of_bodies(reading), *_spans_of_titles(reading)])
    found = [
        (owner.start, end, owner, "region.name")
        for end in owners.name_ends()
        if (owner := owners.named_before(end)) and not closed.holds(owner.start, end)
    ]
    found = _without_provinces(found, view)
    longest = {start: end for start, end, _, _ in sorted(found)}  # 通辽 in 通辽市 is no mention of its own
    found = [one for one in found if longest[one[0]] == one[1] and _counts(view, one[2], one[1], owners)]
    towns = [one for one in townships_in(view, near) if not closed.holds(one[0], one[1])]
    found = [one for one in found if not any(start <= one[0] and one[1] <= end for start, end, _ in towns)]
    pairs = [(start, end, Owner(start, region, ""), "region.letter") for start, end, region in region_pairs(view, near)]
    named = [(start, end, full_name(one.region), one.region.code, rule) for start, end, one, rule in [*found, *pairs]]
    named += [(start, end, one.full_name, one.code, "region.township") for start, end, one in towns]
    last = 0
    for start, end, name, code, rule in sorted(named, key=lambda one: (one[0], -one[1])):
        if start < last:
            continue
        last = end
        yield RegionFact(span=reading.document.span(start, end), rule=rule, name=name, code=code)


def _without_provinces(found: list[tuple[int, int, Owner, str]], view: str) -> list[tuple[int, int, Owner, str]]:
    """The names with the province that stands before a city's taken off: 湖北|荆州 are two; 荆州市沙市区 is one."""
    provinces = {
        start: end
        for start, end, owner, _ in found
        if owner.region.level == "province" and not is_municipality(owner.region)
    }
    apart: list[tuple[int, int, Owner, str]] = []
    for start, end, owner, rule in found:
        cut = provinces.get(start, end)
        if cut < end and leading_surface(view[cut:end]):  # not 海南|藏族自治州
            owner = Owner(cut, owner.region, view[cut:end])
        apart.append((owner.start, end, owner, rule))
    return apart


class _Closed:
    """Spans in which no region is looked for; they are sorted once and may overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) meets one of the spans."""
        at = bisect_right(self.starts, end - 1) - 1
        return at >= 0 and self.ends[at] > start


def _spans_of_bodies(reading: Reading) -> list[tuple[int, int]]:
    """The names of bodies, and a short bracket behind one, which says which of its sites is meant."""
    view = reading.document.view
    spans = [(fact.span.start, fact.span.end) for fact in reading.facts(InstitutionFact) if fact.span]
    brackets = ((end, view.find(")", end, end + 14)) for _, end in spans if view.startswith("(", end))
    return spans + [(end, close) for end, close in brackets if close > 0]


def _spans_of_titles(reading: Reading) -> list[tuple[int, int]]:
    """Cited titles, and the document's own titles wherever they stand."""
    spans = [(span.start, span.end) for span in cited_titles(reading.document)]
    text = reading.document.text
    header = reading.header
    for title in {header.plan_title, header.title.text if header.title else ""} - {""}:
        at = text.find(title)
        while at >= 0:
            spans.append((at, at + len(title)))
            at = text.find(title, at + len(title))
    spans.extend(document_numbers(reading.document.view))
    first = reading.outline.sections[0].start if reading.outline.sections else 0
    attached, above = False, None
    for line in reading.outline.lines:  # titles of notices: 某市关于印发…的通知; lists of attachments
        if line.left >= first or line.blank:
            continue
        view = reading.document.view
        attached = view.startswith(words("attachment_lead"), line.left) or (attached and view[line.left].isdigit())
        titled = _notice().search(view, line.left, line.right) and "。" not in view[line.left : line.right]
        if attached or titled:
            spans.append((line.left, line.right))
            if above is not None and not _SENTENCE.search(view, above.left, above.right):
                spans.append((above.left, above.right))  # a title of two lines
        above = line
    return spans


_SENTENCE = regex.compile("[。;:,]")


@cache
def _notice() -> regex.Pattern[str]:
    return regex.compile("(?:通知|规划|方案|意见|公告|纲要)(?:》)?$")


def _counts(view: str, owner: Owner, end: int, owners: Owners) -> bool:
    start, region = owner.start, owner.region
    literal = view[start:end]
    if any(view.endswith(word, 0, start) for word in parts("lead")):
        return False
    levelled = literal[-1] == region.name[-1] and view.startswith(parts("after_not"), end)  # 甘南州|山区; not 吕梁|山区
    levelled = levelled or (
        view[end : end + 1] == literal[-1] and _in_list(view, start, end, owners)
    )  # 巴彦、宾县|县级
    if (
        (view.startswith(parts("after"), end) and not levelled)
        or _in_phrase(view, start, end)
        or _in_brand(view, start, end)
    ):
        return False
    if view.startswith(parts("plan_mark"), end) and not _caption().match(view, view.rfind("\n", 0, start) + 1):
        return False
    if literal in parts("of_part") and region != owners.near and _of_part().match(view, end):
        return False  # 嵊州、新昌等南部县(市): counties of a part of the region
    if region.level == "county" and view.startswith(parts("after_county"), end):
        return False  # 应县级医院, 西区域中心
    short = literal != region.name and not literal.endswith(region.name)
    if short and view.startswith(parts("after_water"), end) and not _named_from(owners, end):
        return False  # 浏阳河; but 湖北河南
    if short and _zone().match(view, end):
        return False  # 泰州 in 泰州医药高新技术产业开发区
    far = distance(region, owners.near) if owners.near else 5
    if literal in parts("of_part") and far > 4:
        return _behind_province(owners, start, region)  # 向南部县倾斜: the counties in the south of the plan's region
    placed = view.startswith(parts("after_short"), end) and not view.startswith(parts("after_short_not"), end)
    if short and far > 1 and placed:
        return False  # 三明 in 三明镇, 白山 in 白山村: another place of that name
    if region.level == "county" and short and (far > 2 or _is_word(literal, region, owners.near)):
        return _in_list(view, start, end, owners)
    if (literal in parts("guarded") or (len(literal) == 2 and region.level == "county")) and far > 4:
        return _in_list(view, start, end, owners) or _behind_province(owners, start, region)
    if literal in parts("guarded") and far > 1 and not ends_word(view, start):
        return _in_list(view, start, end, owners)  # 确保定期 is not 保定
    return not _in_programme(view, end)


def _named_from(owners: Owners, at: int) -> bool:
    """Whether the name of a region begins at an offset."""
    return bool(leading_surface(owners.view[at : at + 12]))


@cache
def _of_part() -> regex.Pattern[str]:
    return regex.compile(r"\([市区县旗]")


@cache
def _caption() -> regex.Pattern[str]:
    # matches 表1 某市“十四五”卫生健康发展主要指标, whose region is named; not 某市“十四五”规划 in a text
    lead, end = ("|".join(parts(category)) for category in ("caption", "caption_end"))
    return regex.compile(rf"\s*(?:(?:{lead})\s?\d*)?[^\n。,;:]{{0,40}}(?:{end})\s*$", regex.MULTILINE)


@cache
def _zone() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{0,4}}?(?:{'|'.join(sorted(parts('zone'), key=len, reverse=True))})")


def _is_word(literal: str, region: Region, near: Region | None) -> bool:
    """Whether a county's short name is an ordinary word (和平, 新建) that says nothing by itself."""
    return literal in parts("verb") or (literal in parts("ordinary") and region != near)


def _in_list(view: str, start: int, end: int, owners: Owners) -> bool:
    """Whether another name of a region stands beside it in a list: then 和平 is the district."""
    before = start > 1 and view[start - 1] == "、" and owners.named_before(start - 1)
    after = view.startswith("、", end) and any(owners.named_before(end + 1 + size) for size in (2, 3))
    return bool(before or after)


def _behind_province(owners: Owners, start: int, region: Region) -> bool:
    """Whether the province's name stands right before its city's or county's: 湖北|孝感."""
    before = owners.named_before(start)
    return before is not None and before.region.level == "province" and within(region, before.region)


def _in_brand(view: str, start: int, end: int) -> bool:
    """Whether a short name in quotation marks has a region's short name in it: “护佑成华”, “成华e康”; not “三明”."""
    left, right = view.rfind("“", max(0, start - 12), start), view.find("”", end, end + 12)
    inside = view[left + 1 : right] if left >= 0 and right >= 0 else ""
    if _slogan().fullmatch(inside) and any(one.endswith(view[start:end]) for one in inside.split("、")):
        return True  # “和平芷江、幸福侗乡”
    if left < start - 6 or right > end + 6:
        return False
    if inside.endswith(parts("brand_not")):  # “三明经验”
        return False
    return end - start == 2 and end - start < len(inside) <= 8 and _brand().fullmatch(inside) is not None


@cache
def _slogan() -> regex.Pattern[str]:
    # members of one length, of which one only ends with the region's name
    return regex.compile(r"(?:\p{Han}{4}(?:、\p{Han}{4}){1,3}|\p{Han}{5}(?:、\p{Han}{5}){1,3})")


@cache
def _brand() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Han}\p{Latin}\d+·]+")


def _in_phrase(view: str, start: int, end: int) -> bool:
    for phrase in parts("phrase"):
        at = view.find(phrase, max(0, end - len(phrase)), start + len(phrase))
        if 0 <= at <= start and end <= at + len(phrase):
            return True
    return False


@cache
def _programme() -> regex.Pattern[str]:
    heads = "|".join(sorted(parts("programme"), key=len, reverse=True))
    stops = "|".join(regex.escape(word) for word in parts("programme_not"))
    return regex.compile(rf"(?:(?!{stops})\p{{Han}}){{2,14}}?(?:{heads})(?!\p{{Han}}{{0,1}}(?:者|纲领))")


def _in_programme(view: str, end: int) -> bool:
    """辽宁省母婴安全提升行动, 某市全民健康信息平台: the region's name is part of a programme's or a platform's."""
    return _programme().match(view, end) is not None or _platform().match(view, end) is not None


@cache
def _platform() -> regex.Pattern[str]:
    # matches |全民健康信息平台, |智慧健康云平台; not |依托市级信息平台, |接入全民健康信息平台
    heads = "|".join(sorted(parts("platform"), key=len, reverse=True))
    stops = "|".join(regex.escape(word) for word in (*parts("programme_not"), *parts("platform_not")))
    return regex.compile(rf"(?:(?!{stops})\p{{Han}}){{2,12}}?(?:{heads})")
