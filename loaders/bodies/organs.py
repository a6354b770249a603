"""Organs inside or beside others: offices of a party committee, inspection groups, a bureau's own party committee.

And committees that manage one kind of body (县医共体管理委员会).

In: a view and its Owners. Out: Finds, not yet freed of overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from loaders.bodies.owner import Owner, Owners, ends_word, official_name
from loaders.bodies.parts import Find, alternatives, place
from loaders.model import Body
from ontology.bodies import ADMINISTRATIVE, body_values, body_words

_EDGE = r"(?![\p{Han}\p{L}\d])"


def party_offices(view: str, owners: Owners) -> Iterator[Find]:
    """Offices of a region's party committee that no list knows: 市委台办 at the end of a name, not 市委大院办公室里."""
    party, committee = body_words("party_name")[0], body_words("committee_full")[0]
    for found in _party_office().finditer(view):
        owner = owners.before(found.start())
        if owner is None or any(word in found["what"] for word in body_words("party_office_not")):
            continue
        head = body_values("party_office_head")[found["head"]]
        name = f"{party}{official_name(owner.region)}{committee}{found['what']}{head}"
        yield Find(owner.start, found.end(), Body(name, "party", *place(owner)), "body.party_office")


@cache
def _party_office() -> regex.Pattern[str]:
    heads = alternatives(list(body_values("party_office_head")))
    lead, committee = body_words("party_prefix")[0], body_words("committee")[0]
    return regex.compile(rf"{lead}?{committee}(?P<what>\p{{Han}}{{1,8}}?)(?P<head>{heads}){_EDGE}")


def government_beside_party(view: str, owners: Owners) -> Iterator[Find]:
    """The government whose region the committee beside it names: 自治区党委、|政府. Not 市委、市政府, 党委、政府."""
    for found in _beside_party().finditer(view):
        owner = owners.before(found.start())
        if owner and not view.startswith(body_words("form_not_after"), found.end()):
            start = found.start("government")
            body = Body(official_name(owner.region) + body_words("local_government")[0], "government", *place(owner))
            yield Find(start, found.end(), body, "body.beside_party")


@cache
def _beside_party() -> regex.Pattern[str]:
    lead, committee = body_words("party_prefix")[0], body_words("committee")[0]
    joints, government = alternatives(body_words("list_joint")), alternatives(body_words("local_government"))
    return regex.compile(rf"{lead}?{committee}(?:{joints})(?P<government>{government})(?!{government})")


def inspection_groups(view: str, owners: Owners) -> Iterator[Find]:
    """Groups that a discipline commission sends: 县纪委县监委派驻第五纪检监察组, 市纪委监委驻市卫生健康委纪检监察组."""
    for found in _inspection().finditer(view):
        owner = owners.before(found.start())
        if owner is None:
            continue
        name = official_name(owner.region) + found.group()
        yield Find(owner.start, found.end(), Body(name, "party", *place(owner)), "body.inspection")


@cache
def _inspection() -> regex.Pattern[str]:
    first, second = (alternatives(body_words(word)) for word in ("discipline", "supervision"))
    sent, group = (alternatives(body_words(word)) for word in ("sent", "inspection_group"))
    return regex.compile(rf"(?:{first})(?:\p{{Han}}{{0,6}}?(?:{second}))?(?:{sent})\p{{Han}}{{0,20}}?(?:{group})")


def party_of_issuer(view: str, owners: Owners, issuer: Body | None) -> Iterator[Find]:
    """局党委, 委党组 in a paper of a bureau or commission: its own party committee or leading party group."""
    if issuer is None or issuer.type not in ADMINISTRATIVE:
        return
    party = body_words("party_name")[0]
    for found in _own_party().finditer(view):
        kinds = [word for word in body_words("own_party_of") if view.endswith(word, 0, found.start())]
        start = found.start() - len(kinds[0]) if kinds else 0
        if not kinds or not (issuer.name.endswith(kinds[0]) or _is_commission(issuer.name, kinds[0])):
            continue
        if not ends_word(view, start) or owners.before(start):
            continue
        name = party + issuer.name + body_values("own_party")[found.group()]
        yield Find(start, found.end(), Body(name, "party", issuer.region, issuer.region_code), "body.own_party")


def _is_commission(name: str, word: str) -> bool:
    """Whether 委 stands for the last word of a name: …委员会."""
    full = body_words("committee_full")[0]
    return full.startswith(word) and name.endswith(full)


@cache
def _own_party() -> regex.Pattern[str]:
    return regex.compile(alternatives(list(body_values("own_party"))))


def managing_committees(view: str, owners: Owners) -> Iterator[Find]:
    """县医共体管理委员会; without an owner (医共体管委会) in a county's plan, or where the text has the owned."""
    near = owners.near
    if near is None:
        return
    full = max(body_words("zone_committee"), key=len)
    known: set[str] = set()
    bare: list[tuple[int, int, str]] = []
    for found in _managing().finditer(view):
        what = found["what"] + full
        owner = owners.before(found.start())
        if owner:
            known.add(what)
            name = official_name(owner.region) + what
            yield Find(owner.start, found.end(), Body(name, "government", *place(owner)), "body.managing")
        elif ends_word(view, found.start()):
            bare.append((found.start(), found.end(), what))
    for start, end, what in bare:
        if what in known or near.level == "county":
            body = Body(official_name(near) + what, "government", *place(Owner(start, near, "")))
            yield Find(start, end, body, "body.managing")


@cache
def _managing() -> regex.Pattern[str]:
    managed, lead = alternatives(body_words("managed")), alternatives(body_words("managed_lead"))
    return regex.compile(rf"(?P<what>(?:{lead})*+(?:{managed}))(?:{alternatives(body_words('zone_committee'))})")
