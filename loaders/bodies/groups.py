"""Bodies named by what they are for: alliances, companies; offices inside the issuing body; the Party's organs.

In: a view, the region and the issuer. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.bodies.owner import Owner, Owners, body_name, ends_word, is_han, official_name
from loaders.bodies.parts import Find, alternatives, place
from loaders.model import Body
from loaders.tokens.townships import bare_townships
from ontology.bodies import body_words, functions, named_bodies
from ontology.regions import by_code, full_name

_INNER = '“”"()'


@cache
def heads(category: str) -> regex.Pattern[str]:
    """Any of the nouns of one category, the longest first."""
    return regex.compile(alternatives(body_words(category)))


def alliances(view: str, owners: Owners) -> Iterator[Find]:
    """Named alliances (治未病专科联盟); not a kind of alliance (紧密型医联体)."""
    near = owners.near
    if near is None:
        return
    for found in heads("alliance_head").finditer(view):
        start = purpose_start(view, found.start(), "stop", 16)
        purpose = view[start : found.start()]
        owner = None
        for at in range(start, found.start()):
            named = owners.named_before(at)
            owner = named if named and named.start >= start else owner
        if len(purpose) < 2 or purpose.startswith(body_words("class_word")) or not is_han(purpose[0]):
            continue
        if purpose.startswith(body_words("nation_wide")):
            continue
        kept = _of_town_or_whole(view, start, found, owners)
        if kept:
            yield kept
            continue
        if found.group() in body_words("generic_alliance") and _is_generic(view, start, found.start(), owners):
            continue
        meant = owners.meant_before(start + 1)
        led = meant if meant and meant.start == start else None
        if found.group() not in body_words("alliance_word") and owner is None and not _named_by_level(led, purpose):
            continue
        if _in_list_made(view, start) or (
            owner is None and led is None and view[start - 1 : start] in body_words("of_mark")
        ):
            continue  # 建设覆盖全域的|儿科专科联盟: there is none yet
        behind_region = owner is not None and purpose.startswith(body_words("jointly_made"), _length(owner, start))
        if behind_region or _jointly_made().search(purpose):  # 与某市、某医院共建专科联盟; but 健康共建联盟
            continue
        if regex.search(r"\d", purpose) or purpose.endswith(body_words("class_word")):
            continue
        if purpose.count("“") > purpose.count("”"):
            continue  # 推广某县|“健康联盟”做法
        if owner is None and led is None and view.endswith(body_words("group_made"), 0, start):
            continue  # 组建医学创新联盟: not there yet, and nobody's
        after = view[found.end() : found.end() + 2]
        if after.startswith(body_words("alliance_not_after")):
            continue
        name = view[start : found.end()]
        if owner is None and led:
            name = official_name(led.region) + view[start + 1 : found.end()]
        elif owner is None and found.group() in body_words("alliance_owned"):
            name = official_name(near) + name
        body = Body(name, "alliance", full_name(near), near.code)
        yield Find(start, found.end(), body, "body.alliance")


def _of_town_or_whole(view: str, start: int, found: regex.Match[str], owners: Owners) -> Find | None:
    """An alliance that a county's town names (某镇|医疗集团), or that is the whole region's: 全省|儿科专科联盟."""
    near = owners.near
    town = near is not None and near.level == "county" and view[start : found.start()] in bare_townships(near.code)
    if near and town and found.group() in body_words("generic_alliance"):
        body = Body(view[start : found.end()], "alliance", full_name(near), near.code)
        return Find(start, found.end(), body, "body.alliance")
    before = next((word for word in body_words("whole_of") if view.startswith(word, start)), "")
    level = start + len(before) + 1
    whole = owners.meant_inside(level) if before else None
    if whole is None or found.start() - level < 2 or found.group() not in body_words("alliance_owned"):
        return None
    body = Body(official_name(whole.region) + view[level : found.end()], "alliance", *place(whole))
    return Find(start, found.end(), body, "body.alliance")


def _named_by_level(led: Owner | None, purpose: str) -> bool:
    """Whether a level word and a name of its own make a body: 市|长青医疗集团; not 市|级医疗集团, 县|域医共体."""
    own = purpose[1:]
    return (
        led is not None
        and len(own) > 1
        and not own.startswith((*body_words("not_after_region"), *body_words("class_word")))
    )


def _is_generic(view: str, start: int, end: int, owners: Owners) -> bool:
    """Whether a region's name is all that a name has, 某县医共体, or a verb stands in it: 某县获评全国紧密型医共体."""
    named = max((at for at in range(start, end + 1) if _starts_at(owners, at, start)), default=start)
    rest = view[named:end]
    if any(word in rest for word in body_words("alliance_verb")):
        return True
    return not regex.sub(alternatives(body_words("generic_part")), "", rest)


def _starts_at(owners: Owners, at: int, start: int) -> bool:
    """Whether the name, or the level word, of a region runs from `start` to `at`."""
    owner = owners.named_before(at) or owners.meant_before(at)
    return owner is not None and owner.start == start


def _in_list_made(view: str, start: int) -> bool:
    """Whether a list that begins behind 共建 goes on at `start`: 与某医院共建|重症、|呼吸专科联盟."""
    return start > 0 and _list_made().search(view, max(0, start - 30), start) is not None


@cache
def _list_made() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives(body_words('jointly_made'))})(?:\p{{Han}}{{2,8}}、){{1,4}}$")


def _length(owner: Owner, start: int) -> int:
    """How many characters of a phrase that begins at `start` name its owner."""
    return max(0, owner.start + len(owner.literal) - start)


@cache
def _jointly_made() -> regex.Pattern[str]:
    made, heads = alternatives(body_words("jointly_made")), alternatives(body_words("org_head"))
    return regex.compile(rf"(?:^|{heads})(?:{made})")


def companies(view: str) -> Iterator[Find]:
    """Companies by their legal form; the name reaches back to a mark or a verb."""
    for found in heads("company_head").finditer(view):
        start = purpose_start(view, found.start(), "stop", 20)
        if found.start() - start >= 2:
            body = Body(view[start : found.end()], "company", "", "")
            yield Find(start, found.end(), body, "body.company")


def purpose_start(view: str, end: int, stops: str, longest: int) -> int:
    """Back from `end` to a mark or the end of a stop word, over at most `longest` characters."""
    start = end
    if ends_word(view, start, stops):
        return end if view[end - 1] not in "“”" else _quoted_start(view, end, longest)
    while start > 0 and end - start < longest and (is_han(view[start - 1]) or view[start - 1] in "“”"):
        if start < end and is_han(view[start - 1]) and ends_word(view, start, stops):
            break
        start -= 1
    if view[start:end].count("“") != view[start:end].count("”"):
        while start < end and view[start] in "“”":
            start += 1
        closing = view.find("”", start, end)
        if closing >= 0:
            start = closing + 1
    return start


def _quoted_start(view: str, end: int, longest: int) -> int:
    """Where a name that stands whole in quotation marks begins: “…年”领导小组."""
    start = view.rfind("“", max(0, end - longest), end)
    return start if start >= 0 else end


def central_organs(view: str, owners: Owners) -> Iterator[Find]:
    """The Party's organs when one 委 serves for several: 中央和省、市委, 省、州委, 自治区、市、旗委."""
    if owners.near is None:
        return
    for found in _coordinated().finditer(view):
        if found["central"]:
            yield Find(found.start("central"), found.end("central"), _central(), "body.coordinated")
        for start, end in found.spans("level"):
            owner = owners.meant_before(end)
            if owner:
                name = body_name(owner, functions()[body_words("committee")[0]], owners.near)
                yield Find(start, end, Body(name, "party", *place(owner)), "body.coordinated")


@cache
def _coordinated() -> regex.Pattern[str]:
    kinds = ("province", "city", "league", "county")
    levels = alternatives([word for kind in kinds for word in body_words(f"level_{kind}")])
    committee, not_after = body_words("committee")[0], alternatives(body_words("party_not_after"))
    central = r"(?<!\p{Han}中)(?:(?P<central>(?<!党)中央)(?:和|、|及|,)?)?"
    return regex.compile(rf"{central}(?:(?P<level>{levels})[、和])+(?=(?:{levels}){committee}(?!{not_after}))")


def youth_leagues(view: str, owners: Owners) -> Iterator[Find]:
    """团市委, 共青团市委: the Youth League's committee of the region that stands inside the name."""
    lead, league = body_words("youth_lead"), body_words("youth_name")[0]
    committee = body_words("committee")[0]
    for found in regex.finditer(rf"(?:{alternatives(lead)})(?P<level>\p{{Han}}{{1,8}}?){committee}", view):
        owner = owners.before(found.end("level")) or owners.meant_inside(found.end("level"))
        if owner and owner.start == found.start("level"):
            name = f"{league}{official_name(owner.region)}{functions()[committee].name}"
            yield Find(found.start(), found.end(), Body(name, "other", *place(owner)), "body.youth_league")


def _central() -> Body:
    body = named_bodies()[body_words("central")[0]]
    return Body(body.name, body.type, body.region, "")


@cache
def _division_names() -> tuple[str, ...]:
    suffixes = body_words("division_suffix")
    names = [stem + suffix for stem in body_words("division") for suffix in suffixes]
    return tuple(dict.fromkeys([*body_words("division_fixed"), *names]))


@cache
def _division_matcher() -> AhoCorasick:
    return AhoCorasick(list(_division_names()), matchkind=MatchKind.LeftmostLongest, store_patterns=False)


def divisions(view: str, issuer: Body | None) -> Iterator[Find]:
    """Offices of the issuing body by their usual names: 疾控处, 机关党委办公室(人事处)."""
    if issuer is None or issuer.type not in ("health_commission", "department"):
        return
    in_county = bool(issuer.region_code) and by_code(issuer.region_code).level == "county"
    for _, start, end in _division_matcher().find_matches_as_indexes(view):
        name = view[start:end]
        small = name.endswith(body_words("county_office")) and name not in body_words("division_fixed")
        if name in body_words("clinical") or (small and not in_county):
            continue
        if not ends_word(view, start) or view.startswith(body_words("division_not_after"), end):
            continue
        if small and view.endswith(body_words("set_up"), 0, start):
            continue  # 二级以上医院设置|公共卫生科
        end = second_name_end(view, end)
        own = start + name.startswith((body_words("committee")[0], body_words("office_of")[0]))  # 委|办公室
        body = Body(issuer.name + view[own:end], "department", issuer.region, issuer.region_code)
        yield Find(start, end, body, "body.division")


def office_end(view: str, end: int) -> int:
    """Past the name of an office right behind the name of its body; `end` itself if none stands there."""
    names = (name for name in (*_division_names(), *body_words("group_office")) if view.startswith(name, end))
    longest = max(names, key=len, default="")
    if not longest or view.startswith(body_words("division_not_after"), end + len(longest)):
        return end
    return second_name_end(view, end + len(longest))


def second_name_end(view: str, end: int) -> int:
    """Past a bracket behind a name that holds its second name: 机关党委办公室(人事处)."""
    heads = body_words("second_name_head")
    if view.startswith("(", end):
        close = view.find(")", end, end + 28)
        inside = view[end + 1 : close] if close > 0 else ""
        if len(inside) >= 3 and inside.endswith(heads) and all(is_han(char) for char in inside):
            return close + 1
    return end
