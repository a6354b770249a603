"""Kinds of public bodies: how each is named in full and in short, what type it is, when it needs a region in front.

In: data/bodies.csv (functions), departments.csv (stem × suffix: 财政 + 局), named_bodies.csv (bodies with names of
their own), universities.csv, words_bodies.csv (what stands in and around such names), body_types.csv (types, and
whether they are of the health system). Out: look-ups by surface form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.tables import rows, split_list, words

ADMINISTRATIVE = ("government", "health_commission", "department", "party")


@dataclass(frozen=True, slots=True)
class Function:
    """What a body does, without whose it is: 疾病预防控制中心. `bare` says when it counts with no region in front:

    own (always, it is the plan's own region's), list (among other bodies), division (of the issuer), no (never).
    `style` says how the region's name joins it: canonical, written, party and cpc (中国共产党…), cppcc (中国人民政治…),
    league (中国共产主义青年团…).
    """

    name: str
    type: str
    bare: str
    style: str


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body with a name of its own; `region` is a code, or 中国 or 国际."""

    name: str
    type: str
    region: str


@dataclass(frozen=True, slots=True)
class University:
    """`link` joins it to a hospital of its own: 附属, 医学院附属."""

    name: str
    region: str
    link: str


@cache
def body_words(category: str) -> tuple[str, ...]:
    """The words of one category in words_bodies.csv, longest first; KeyError if it has none."""
    return words(category, "words_bodies")


@cache
def body_values(category: str) -> dict[str, str]:
    """word → value for one category in words_bodies.csv."""
    return {row["word"]: row["value"] for row in rows("words_bodies") if row["category"] == category}


@cache
def body_types() -> dict[str, tuple[str, str]]:
    """Type → its label in Chinese and in English.

    >>> body_types()["cdc"][1]
    'Centre for disease control'
    """
    return {row["type"]: (row["zh"], row["en"]) for row in rows("body_types")}


@cache
def _sectors() -> dict[str, str]:
    return {row["type"]: row["sector"] for row in rows("body_types")}


def sector_of(name: str, type: str) -> str:
    """Whether a body belongs to the health system (`health`) or not (`outside`): by its type, or where bodies of that

    type are of both kinds by the longest telling word in its name. KeyError for an unknown type.

    >>> sector_of("沈阳市财政部门", "department"), sector_of("沈阳市爱国卫生运动委员会办公室", "department")
    ('outside', 'health')
    """
    found = _sectors()[type]
    if found != "by_name":
        return found
    values = body_values("sector")
    telling = next((word for word in body_words("sector") if word in name), None)
    return values[telling] if telling else "outside"


def is_mass_body(name: str) -> bool:
    """Whether it is a trade union, a federation or the Youth League, which plans name in one row.

    >>> is_mass_body("沈阳市总工会"), is_mass_body("中国共产主义青年团沈阳市委员会"), is_mass_body("沈阳市财政局")
    (True, True, False)
    """
    return name.endswith(body_words("mass_body")) or name.startswith(body_words("youth_name"))


def leading_body(text: str) -> str:
    """The longest form of a body with a name of its own that `text` begins with; '' if it begins with none.

    >>> leading_body("国务院办公厅秘书局")
    '国务院办公厅'
    """
    known = named_bodies()
    return next((text[:size] for size in range(min(len(text), 24), 1, -1) if text[:size] in known), "")


@cache
def functions() -> dict[str, Function]:
    """Surface form → function, e.g. 疾控中心, 卫健委, 人社局.

    >>> functions()["发改委"].name
    '发展和改革委员会'
    """
    found: dict[str, Function] = {}
    full = body_values("department_suffix")
    for row in rows("departments"):
        for suffix in split_list(row["suffixes"]):
            function = Function(row["stem"] + full[suffix], row["type"], "list", "canonical")
            for stem in (row["stem"], *split_list(row["shorts"])):
                found[stem + suffix] = function
    for form, function in list(found.items()):  # 自然资源规划局 is 自然资源和规划局
        found.setdefault(form.replace(body_words("part_joint")[0], ""), function)
    for row in rows("bodies"):
        function = Function(row["name"], row["type"], row["bare"], row["style"])
        for form in (row["name"], *split_list(row["forms"])):
            # 委员会宣传部 is a form only behind a region's name; 宣传部 has a row of its own
            found.setdefault(form, function)
            if function.style == "party" and form.startswith(body_words("committee")):  # 自治区党委宣传部
                found.setdefault(body_words("party_prefix")[0] + form, function)
    return found


@cache
def named_bodies() -> dict[str, NamedBody]:
    """Surface form → body with a name of its own, universities among them."""
    found: dict[str, NamedBody] = {}
    for row in rows("universities"):
        telling = (
            form
            for form in split_list(row["shorts"])
            if len(form) > 3 and form.endswith(body_words("university_short"))
        )
        for form in (row["name"], *telling):  # 西安交大; not 首医, 辽宁中医
            found[form] = NamedBody(row["name"], "university", row["region"])
    for row in rows("named_bodies"):
        body = NamedBody(row["name"], row["type"], row["region"])
        for form in (row["name"], *split_list(row["forms"])):
            found[form] = body
    return found


@cache
def national_short_forms() -> dict[str, NamedBody]:
    """Surface form → national body, of forms that name it only among others in a national document: 扶贫办."""
    return {
        form: NamedBody(row["name"], row["type"], row["region"])
        for row in rows("named_bodies")
        for form in split_list(row["in_list"])
    }


@cache
def universities() -> dict[str, University]:
    """Full and short name → university, for the names of their hospitals (浙大一院)."""
    found: dict[str, University] = {}
    for row in rows("universities"):
        university = University(row["name"], row["region"], row["link"])
        for form in (row["name"], *split_list(row["shorts"])):
            found.setdefault(form, university)
    return found
