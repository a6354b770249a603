"""All mentions of particular bodies in one view: finds of every kind, freed of overlaps, one name a body.

In: a view, the region it is about, the issuing body and the plan's title. Out: Finds in text order, and what could be a
body among others (bare functions), for lists of bodies.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.bodies.branches import with_branch, with_second_name
from loaders.bodies.company import in_company, one_name_each
from loaders.bodies.groups import (
    alliances,
    central_organs,
    companies,
    divisions,
    office_end,
    youth_leagues,
)
from loaders.bodies.leading import leading_groups
from loaders.bodies.level_led import led_by_level, named_hospitals, numbered_hospitals, town_hospitals
from loaders.bodies.national import national_short
from loaders.bodies.organs import (
    government_beside_party,
    inspection_groups,
    managing_committees,
    party_of_issuer,
    party_offices,
)
from loaders.bodies.owner import Owner, Owners, body_name, ends_word, of_other
from loaders.bodies.parts import (
    Find,
    bare_hospitals,
    hospitals,
    led_by_part,
    led_by_region,
    place,
    university_hospitals,
)
from loaders.bodies.places import (
    city_branches,
    customs_and_newspapers,
    hospital_elsewhere,
    national_bases,
    universitys_hospital,
    zones,
)
from loaders.bodies.primary import primary_care
from loaders.bodies.said_short import with_full_names
from loaders.model import Body
from ontology.bodies import Function, body_words, functions, named_bodies
from ontology.regions import Region, by_code, full_name

# 市府办|发〔2024〕6号, 市府办|字[2024]6号
_DOCUMENT_NUMBER = regex.compile(r"\p{Han}{0,2}[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?\d*\s?号")

# of two finds with one span the surer rule wins
_RANK = {
    "body.owner_function": 0,
    "body.named": 1,
    "body.zone": 1,
    "body.base": 1,
    "body.city_branch": 1,
    "body.university_hospital": 2,
    "body.hospital_short": 3,
    "body.hospital": 4,
    "body.primary_care": 4,
    "body.led_by_region": 8,
    "body.led_by_part": 8,
    "body.led_by_level": 8,
}


@cache
def _function_matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(functions())
    return AhoCorasick(list(forms), store_patterns=False), forms


@cache
def _named_matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(named_bodies())
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest, store_patterns=False), forms


@dataclass(frozen=True)
class Scan:
    """`finds` are mentions; `bare` are functions without a region: bodies only in the company of bodies."""

    finds: tuple[Find, ...]
    bare: tuple[Find, ...]


def scan(view: str, near: Region | None, issuer: Body | None = None, plan_title: str = "") -> Scan:
    """Find every mention of a body in a view."""
    owners = Owners(view, near)
    finds: list[Find] = []
    bare: list[Find] = []
    for find in _functions(view, owners):
        (bare if find.rule == "body.bare" else finds).append(find)
    if near:
        for start, end, name in bare_hospitals(view):
            function = Function(name, "hospital", "list", "canonical")
            bare.append(_own(start, end, function, near))
    elif issuer and not issuer.region_code:
        bare.extend(national_short(view))
    for found in (
        _named(view),
        hospitals(view, owners),
        university_hospitals(view),
        primary_care(view, owners),
        youth_leagues(view, owners),
        led_by_region(view, owners),
        led_by_part(view, near),
        led_by_level(view, owners),
        named_hospitals(view, owners),
        town_hospitals(view, near),
        numbered_hospitals(view, near),
        with_full_names(
            view, owners, list(leading_groups(view, owners, issuer, plan_title, {find.end: find for find in finds}))
        ),
        alliances(view, owners),
        companies(view),
        divisions(view, issuer),
        zones(view, near),
        national_bases(view, near),
        city_branches(view, owners),
        customs_and_newspapers(view, owners),
        party_offices(view, owners),
        government_beside_party(view, owners),
        inspection_groups(view, owners),
        party_of_issuer(view, owners, issuer),
        managing_committees(view, owners),
    ):
        finds.extend(found)
    finds = [hospital_elsewhere(view, universitys_hospital(view, find), near) for find in finds]
    kept = without_overlaps([with_second_name(view, find) for find in finds])
    kept = without_overlaps([*kept, *_elliptic(view, kept, owners)])
    bare = [find for find in without_overlaps(bare) if not _covered(find, kept)]
    kept = [*_joined_divisions(view, kept), *central_organs(view, owners)]
    return Scan(tuple(one_name_each(in_company(view, kept, bare))), tuple(bare))


def _functions(view: str, owners: Owners) -> Iterator[Find]:
    matcher, forms = _function_matcher()
    known = functions()
    blocked = body_words("form_not_after")
    for index, start, end in matcher.find_matches_as_indexes(view, overlapping=True):
        function = known[forms[index]]
        if function.style == "party" and view.startswith(body_words("party_not_after"), end):
            continue
        if view.startswith(blocked, end) or _DOCUMENT_NUMBER.match(view, end):
            continue
        owner = owners.before(start) or owners.before(_session_start(view, start))
        if owner:
            name = body_name(owner, function, owners.near)
            lead = len(_party_before(view, owner.start)) if function.style == "party" else 0
            yield Find(owner.start - lead, end, Body(name, function.type, *place(owner)), "body.owner_function")
        elif owners.near and function.bare in ("own", "list") and _list_edge(view, start, function):
            find = _own(start, end, function, owners.near)
            yield replace(find, rule="body.own") if function.bare == "own" else find


def _party_before(view: str, at: int) -> str:
    """The Party's name that ends at `at` (中共|某省委); '' if none does."""
    return next((word for word in body_words("party_before") if view.endswith(word, 0, at)), "")


def _session_start(view: str, at: int) -> int:
    """Where the number of a term of office begins that ends at `at` (县|十七届|人民政府); `at` if none stands there."""
    found = _session().search(view, max(0, at - 8), at)
    return found.start() if found else at


@cache
def _session() -> regex.Pattern[str]:
    first, last = body_words("numbered")[0], body_words("session")[0]
    return regex.compile(rf"{first}?(?:[一二三四五六七八九十]{{1,4}}|\d{{1,2}}){last}$")


def _elliptic(view: str, finds: list[Find], owners: Owners) -> Iterator[Find]:
    """The bodies of all regions in a list that says their function once: 枞阳县、义安区疾控中心 are two."""
    for find in finds:
        if find.rule not in ("body.owner_function", "body.hospital"):
            continue
        first = next((name for name in owners.starting(find.start) if name in find.body.name), "")
        start = find.start
        while first and start > 1 and view[start - 1] in body_words("list_joint"):
            owner = owners.named_before(start - 1)
            if owner is None or owner.literal != owner.region.name or owner.region.code == find.body.region_code:
                break
            if owner.region.parent != by_code(find.body.region_code).parent:
                break
            body = replace(find.body, name=of_other(find.body, first, owner))
            region, code = place(owner)
            yield Find(owner.start, start - 1, replace(body, region=region, region_code=code), "body.elliptic")
            start = owner.start


def _list_edge(view: str, start: int, function: Function) -> bool:
    if start and view[start - 1] == ")":
        return False
    return ends_word(view, start)


def _own(start: int, end: int, function: Function, near: Region) -> Find:
    owner = Owner(start, near, "")
    return Find(start, end, Body(body_name(owner, function, near), function.type, *place(owner)), "body.bare")


def _named(view: str) -> Iterator[Find]:
    matcher, forms = _named_matcher()
    known = named_bodies()
    for index, start, end in matcher.find_matches_as_indexes(view):
        body = known[forms[index]]
        if view.endswith(body_words("named_not_before"), 0, start):
            continue  # 集中办公 is no 中办
        if view.startswith(body_words("named_not_after"), end) or _DOCUMENT_NUMBER.match(view, end):
            continue
        if body.type == "university" and end < len(view) and view[end] in body_words("university_not_after"):
            continue
        region, code = body.region, ""
        if body.region.isdigit():
            region, code = full_name(by_code(body.region)), body.region
        yield Find(start, end, Body(body.name, body.type, region, code), "body.named")


def without_overlaps(finds: list[Find]) -> list[Find]:
    """Of finds that overlap the longest, then the first; in text order."""
    kept: list[Find] = []
    for find in sorted(finds, key=lambda one: (one.start - one.end, one.start, _RANK.get(one.rule, 9), one.rule)):
        if not _covered(find, kept):
            insort(kept, find, key=lambda one: one.start)
    return kept


def meeting(finds: Sequence[Find], start: int, end: int) -> list[Find]:
    """Those of `finds` (in order, without overlaps) that meet [start, end)."""
    at = bisect_left(finds, end, key=lambda one: one.start)
    first = at
    while first and finds[first - 1].end > start:
        first -= 1
    return list(finds[first:at])


def _covered(find: Find, kept: list[Find]) -> bool:
    """Whether one of `kept` (in order, without overlaps) meets the find."""
    return bool(meeting(kept, find.start, find.end))


def _joined_divisions(view: str, kept: list[Find]) -> list[Find]:
    """市卫健委疾控处 is one mention: the office of that body. So are 某医院某市医院 and 市生态环境局某县分局."""
    joined: list[Find] = []
    for find in kept:
        find = with_branch(view, find)
        host = joined[-1] if joined else None
        if host and host.end == find.start and host.body.type == find.body.type == "hospital":
            body = replace(find.body, name=host.body.name + view[find.start : find.end])
            joined[-1] = Find(host.start, find.end, body, "body.hospital_of_hospital")
            continue
        end = office_end(view, find.end) if find.body.type in ("health_commission", "department") else find.end
        if end > find.end:
            name = find.body.name + view[find.end : end]
            joined.append(replace(find, end=end, body=replace(find.body, name=name, type="department")))
            continue
        before = joined[-1] if joined else None
        if find.rule == "body.division" and before and before.end == find.start:
            joined[-1] = Find(before.start, find.end, find.body, "body.division")
        else:
            joined.append(find)
    return joined


def resolve_body(text: str, near: Region | None) -> Body | None:
    """The body that a text names and nothing else (an issuer's line); None if it names none.

    >>> from ontology.regions import by_code
    >>> resolve_body("市卫健委", by_code("210100")).name
    '沈阳市卫生健康委员会'
    """
    found = scan(text, near)
    for find in (*found.finds, *found.bare):
        if find.start == 0 and find.end == len(text):
            return find.body
    return None
