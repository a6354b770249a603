"""Whose a body is: the region named right in front of it (沈阳市, 辽宁省沈阳市) or meant by 市, 区, 省 there.

In: a view and the region the text is about. Out: an Owner for a place in the view, or None.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick

from loaders.model import Body
from ontology.bodies import ADMINISTRATIVE, Function, body_words
from ontology.regions import (
    Region,
    by_code,
    chain,
    distance,
    full_name,
    is_municipality,
    leading_surface,
    parts,
    resolve,
    surfaces,
    within,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """A region in front of a body's function: where its words start, and whether they name it (or only say 市)."""

    start: int
    region: Region
    literal: str


@cache
def _matcher() -> AhoCorasick:
    return AhoCorasick(list(surfaces()), store_patterns=False)


def is_han(char: str) -> bool:
    """Whether a character is a CJK ideograph (the common block and extension A)."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def ends_word(view: str, at: int, category: str = "stop") -> bool:
    """Whether a new word can start at `at`: after a mark, a date, or a verb or particle of `category`."""
    if at == 0 or not is_han(view[at - 1]):
        return True
    if _date().search(view, max(0, at - 6), at):
        return True
    return view.endswith(body_words(category), 0, at)


@cache
def _date() -> regex.Pattern[str]:
    # 到2018年|县人民医院, 2023年6月底前|市卫健委
    ends = "|".join(body_words("date_end"))
    return regex.compile(rf"\d{{1,2}}(?:{'|'.join(body_words('date_unit'))})(?:{ends})*$")


class Owners:
    """Looks up owners in one view; every name of a region in it is found once, when this is made."""

    def __init__(self, view: str, near: Region | None) -> None:
        self.view = view
        self.near = near
        ends: dict[int, list[int]] = defaultdict(list)
        for _, start, end in _matcher().find_matches_as_indexes(view, overlapping=True):
            ends[end].append(start)
        self._named: dict[int, Owner] = {}
        self._starts: dict[int, list[str]] = defaultdict(list)
        for end in sorted(ends):  # left to right: a chain of names only looks back
            owner = self._read(sorted(ends[end]), end)
            if owner:
                self._named[end] = owner
                if owner.literal == owner.region.name:
                    self._starts[owner.start].append(owner.literal)

    def name_ends(self) -> list[int]:
        """Every offset where the name of some region ends, in order."""
        return list(self._named)

    def starting(self, at: int) -> list[str]:
        """The full names of regions that begin at `at`."""
        return self._starts.get(at, [])

    def named_before(self, at: int) -> Owner | None:
        """The region whose name ends at `at`, with the names of what it lies in before it."""
        return self._named.get(at)

    def _read(self, starts: list[int], end: int) -> Owner | None:
        for start in starts:
            surface = self.view[start:end]
            outer = self._named.get(start)
            region = self._resolve(surface, outer)
            if region is None:
                continue
            if outer and outer.region != region and within(region, outer.region):
                return Owner(outer.start, region, self.view[outer.start : end])
            if not self._is_misread(start, end, region):
                return Owner(start, region, surface)
        return None

    def _is_misread(self, start: int, end: int, region: Region) -> bool:
        """Whether the characters of a county's name belong to other words here."""
        surface = self.view[start:end]
        if region.level != "county" or region == self.near:
            return False
        far = distance(region, self.near) if self.near else 5
        if far > 2 and surface in parts("common_noun"):  # 城区, 郊区 of another city; 天河|城区
            return True
        if len(surface) == 2 and not ends_word(self.view, start):
            return not (self._follows_name(start) or self._leads_list(end, region))  # 示范县, 重大新发; but 义乌、和县
        far_off = self.near is not None and far > 3 and surface == region.name
        district = far_off and surface.endswith((*parts("district"), *parts("county_city")))
        joined = not ends_word(self.view, start) or self.view.startswith(parts("district_not_after"), end)
        if district and joined:  # 石泉|老城区, 某村西山区|块, 新|兴城市组团: words, or another city's district
            return True
        if surface != region.name or surface[:-1] not in parts("verb") or far <= 2:
            return False
        # 市卫健委会同县财政局, 新建区中医院: a verb before another name; but 帮扶会同县人民医院
        goes_on = end < len(self.view) and is_han(self.view[end]) and self.view[end] not in body_words("particle")
        lead = start > 0 and is_han(self.view[start - 1]) and ends_word(self.view, start)
        if self.near is not None and self.near.level == "county" and self.near.name[-1] == surface[-1]:
            lead = False  # 选址新建|区疾控中心 in a district's plan: its own
        return goes_on and not lead and not self.view.endswith(body_words("helped"), 0, start)

    def _leads_list(self, end: int, region: Region) -> bool:
        """Whether a county beside it is named next in a list (东部方正、依兰等县), and it is no verb (新建、扩建)."""
        text = self.view[end + 1 : end + 13] if self.view.startswith("、", end) else ""
        surface = leading_surface(text)
        following = resolve(surface, self.near) if surface else None
        if following is None or self.near is None or self.view[end - 2 : end] in parts("verb"):
            return False
        return following.level == "county" and all(within(one, self.near) for one in (region, following))

    def _follows_name(self, start: int) -> bool:
        """Whether another name of a region ends right there (江苏江阴 without a mark between)."""
        return start in self._named

    def _resolve(self, surface: str, outer: Owner | None) -> Region | None:
        if outer:
            inner = resolve(surface, outer.region)
            if inner and inner != outer.region and within(inner, outer.region):
                return inner
        region = resolve(surface, self.near)
        if region is None or surface == region.name or region.level != "county":
            return region
        # a county's short name is often an ordinary word (和平, 安康): only near the plan's own region
        return region if self.near and distance(region, self.near) <= 3 else None

    def meant_before(self, at: int) -> Owner | None:
        """The own region that 市, 区, 县, 省, 州 … at `at` - 1 stands for; None if it is part of another word."""
        if self.near is None or at == 0:
            return None
        for kind in ("province", "city", "county", "league"):
            for word in body_words(f"level_{kind}"):
                if self.view.endswith(word, 0, at):
                    start = at - len(word)
                    region = _own(self.near, word)
                    if region and self._stands_alone(start, kind):
                        return Owner(start, region, "")
        return None

    def meant_inside(self, at: int) -> Owner | None:
        """The own region that a level word right before `at` stands for inside a name (团县委), whatever is before."""
        for kind in ("province", "city", "county", "league") if self.near else ():
            for word in body_words(f"level_{kind}"):
                region = _own(self.near, word) if self.near and self.view.endswith(word, 0, at) else None
                if region:
                    return Owner(at - len(word), region, "")
        return None

    def _stands_alone(self, start: int, kind: str) -> bool:
        if self._of_each(start):
            return False
        if self.view.endswith(body_words("stationed"), 0, start) and not self.view.endswith(
            body_words("stationed_not"), 0, start
        ):
            return False  # 驻|区医院 are the hospitals in the district, 派驻|区医院 is one
        if ends_word(self.view, start) or self.view[start - 1] in body_words("own"):
            return True
        before = self.view[start - 1]
        if kind == "county":  # 园区, 社区, 城区 …: too many words end so; but 县委县政府
            return start > 1 and before == body_words("committee")[0] and self.view[start - 2] == self.view[start]
        return before not in body_words(f"not_before_{kind}")

    def _of_each(self, start: int) -> bool:
        """Whether the governments of a class are meant, each by its level: 各县、|区人民政府, 各旗、县、|市政府."""
        if self.view[start - 1 : start] not in body_words("list_joint"):
            return False
        class_before, government = _each_government()
        at = class_before.search(self.view, max(0, start - 12), start)
        return at is not None and government.match(self.view, start) is not None

    def before(self, at: int) -> Owner | None:
        """The owner right before `at`, named or meant."""
        named = self.named_before(at)
        return named if named and not self._is_word(named) else self.meant_before(at)

    def _is_word(self, owner: Owner) -> bool:
        """Whether a county's bare short name is an ordinary word before the name of a body: 新建|医院, 友好|医院."""
        region = owner.region
        if region.level != "county" or owner.literal not in (region.short, *region.aliases):
            return False
        return owner.literal in parts("verb") or (owner.literal in parts("ordinary") and region != self.near)


@cache
def _each_government() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    each, joints = "|".join(body_words("each")), "".join(body_words("list_joint"))
    levels = "|".join(word for kind in ("city", "county") for word in body_words(f"level_{kind}"))
    before = regex.compile(rf"(?:{each})(?:(?:{levels})+(?:\([^()\n]{{1,4}}\))?[{joints}])+$")
    return before, regex.compile(rf"(?:{levels})(?:{'|'.join(body_words('local_government'))})")


def _own(near: Region, word: str) -> Region | None:
    """The innermost region of the plan's chain that the level word fits."""
    for region in reversed(chain(near)):
        if region.name.endswith(word):
            return region
    return None


def official_name(region: Region) -> str:
    """The region's name as its bodies carry it: a district's with its city, a county's alone.

    >>> from ontology.regions import by_code
    >>> official_name(by_code("330102")), official_name(by_code("210123"))
    ('杭州市上城区', '康平县')
    """
    outer = chain(region)[-2] if region.level == "county" else None
    if (
        outer
        and region.name.endswith(body_words("district"))
        and (outer.level == "prefecture" or is_municipality(outer))
    ):
        return full_name(region)
    return region.name


def of_other(body: Body, literal: str, owner: Owner) -> str:
    """The name of a body as another region's: of 某市甲区人民政府, named behind 乙县、甲区, 乙县人民政府."""
    official = official_name(by_code(body.region_code))
    if body.type == "government" and body.name.startswith(official):
        return official_name(owner.region) + body.name.removeprefix(official)
    return body.name.replace(literal, owner.literal, 1)


def _in_province(owner: Owner) -> bool:
    """Whether a short name stands behind a larger place's full one (江苏省|扬州|正骨医院): so the body is called."""
    short = owner.region.short
    outer = owner.literal.removesuffix(short) if short else ""
    return outer != owner.literal and outer.endswith(body_words("region_end"))


def body_name(owner: Owner, function: Function, near: Region | None) -> str:
    """The canonical name of a body: the owner's name and the full function, as the function's style joins them."""
    official = official_name(owner.region)
    if function.style in ("party", "cpc"):
        return f"{body_words('party_name')[0]}{official}{function.name}"
    if function.style == "league":
        return f"{body_words('youth_name')[0]}{official}{function.name}"
    if function.style == "cppcc":
        return f"{body_words('cppcc_name')[0]}{official}{function.name}"
    if owner.literal.endswith(body_words("administrative_short")):  # 道真自治县医院 has the whole name of its county
        return official + function.name
    if owner.literal in owner.region.aliases and owner.literal[-1] == owner.region.name[-1]:
        return official + function.name  # 某州医院, 某县医院 of an autonomous prefecture or county
    if owner.literal == owner.region.name and function.type == "government":
        return official + function.name  # a district's government has its city's name
    if _in_province(owner) and function.type not in ADMINISTRATIVE:
        return owner.literal + function.name
    if not owner.literal or owner.region == near:
        short = owner.literal and owner.literal == owner.region.short
        keeps = bool(short) and (function.type not in ADMINISTRATIVE or function.style == "written")
        return (owner.literal if keeps else official) + function.name
    named_short = owner.literal in (owner.region.short, *owner.region.aliases)
    if named_short and function.type in ADMINISTRATIVE and function.style != "written":
        return official + function.name
    return owner.literal + function.name
