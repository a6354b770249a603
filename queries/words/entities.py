"""What the words of a question name: regions, bodies, plans, indicators … In: tokens. Out: things with their values.

A body takes the region that stands nearest; a place inside another that is named with it (杭州市上城区) is one place;
沈阳的规划 is the region (all its documents), and the plan only where a question takes no region.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from ontology import regions
from ontology.bodies import body_values
from ontology.tables import rows
from queries.words.segment import Token
from queries.words.units import Unit
from queries.words.vocabulary import Vocabulary

_LEVELS = {
    "province": ("province",),
    "city": ("prefecture", "province", "county"),
    "prefectur": ("prefecture",),
    "district": ("county",),
    "county": ("county",),
    "banner": ("county",),
}
_RANK = {"province": 0, "prefecture": 1, "county": 2}
_NOWHERE = -2  # the owner of a document named by its kind alone
_NEAR = 4  # tokens between a place and the word for its document


@dataclass
class Thing:
    """Something named: `options` kind → the values it may be (one if the words are clear), at token `at`."""

    at: int
    text: str
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    region: regions.Region | None = None
    is_body: bool = False
    owner: int = -1  # the token of the place that says whose body or document it is


def things_in(text: str, tokens: tuple[Token, ...], units: tuple[Unit, ...], vocabulary: Vocabulary) -> list[Thing]:
    """The things named, in the order of the text."""
    found: list[Thing] = []
    for at, token in enumerate(tokens):
        shown = text[token.start : token.end]
        thing = Thing(at, shown)
        if token.figure is not None:
            thing.options[token.figure.kind] = (str(token.figure.value),)
        for reading in token.readings:
            if reading.kind in ("indicator", "theme", "group", "institution", "plan"):
                thing.options[reading.kind] = reading.values
            elif reading.kind == "period":
                thing.options["year"] = reading.values
            elif reading.kind == "region":
                _place(thing, reading.values, _level_word(tokens, at, units), vocabulary)
        if thing.options:
            found.append(thing)
    _settle(found, vocabulary)
    found = _joined(found, tokens)
    _bodies(text, found, tokens, vocabulary)
    _documents(text, found, tokens, vocabulary)
    for thing in found:
        if thing.region is not None and (only := _only_plan(thing.region, vocabulary)):
            thing.options["only_plan"] = only
    return sorted(found, key=lambda thing: thing.at)


def _level_word(tokens: tuple[Token, ...], at: int, units: tuple[Unit, ...]) -> str:
    """The English word for a level behind a place's name, or ''."""
    last = tokens[at].last
    return units[last].key if last < len(units) and units[last].key in _LEVELS else ""


def _place(thing: Thing, codes: tuple[str, ...], level: str, vocabulary: Vocabulary) -> None:
    divisions = [regions.by_code(code) for code in codes]
    fitting = [one for one in divisions if one.level in _LEVELS[level]] if level else divisions
    thing.options["region"] = tuple(one.code for one in fitting or divisions)


def _settle(found: list[Thing], vocabulary: Vocabulary) -> None:
    """Choose among places of one name: in the graph, inside another place named, existing, a province."""
    named = [thing for thing in found if "region" in thing.options]
    sure = {
        thing.at: regions.by_code(thing.options["region"][0]) for thing in named if len(thing.options["region"]) == 1
    }
    for thing in named:
        codes = thing.options["region"]
        present = [code for code in codes if code in vocabulary.regions]
        if len(present) == 1:
            codes = (present[0],)
        if len(codes) > 1:
            others = [sure[other.at] for other in named if other is not thing and other.at in sure]
            inside = [code for code in codes for other in others if regions.within(regions.by_code(code), other)]
            codes = tuple(dict.fromkeys(inside)) or codes
        if len(codes) > 1:
            ranked = sorted(codes, key=_ranking)
            first = _ranking(ranked[0])
            if first[:2] < _ranking(ranked[1])[:2] and (first[1] == 0 or _ranking(ranked[1])[0]):
                codes = (ranked[0],)
        if len(codes) == 1:
            thing.region = regions.by_code(codes[0])
        thing.options["region"] = tuple(regions.full_name(regions.by_code(code)) for code in codes)


def _ranking(code: str) -> tuple[bool, int, str]:
    region = regions.by_code(code)
    return bool(region.until), _RANK[region.level], code


def _joined(found: list[Thing], tokens: tuple[Token, ...]) -> list[Thing]:
    """Places side by side, one in the other, as the inner one."""
    dropped: set[int] = set()
    for one, other in pairwise(found):
        if one.region is None or other.region is None or one.region == other.region:
            continue
        if any(not _is_light(token) for token in tokens[one.at + 1 : other.at]) or other.at - one.at > 2:
            continue
        if regions.within(other.region, one.region):
            dropped.add(one.at)
        elif regions.within(one.region, other.region):
            dropped.add(other.at)
    return [thing for thing in found if thing.at not in dropped]


def _is_light(token: Token) -> bool:
    return token.entry is not None and token.entry.is_filler and not token.entry.concepts


def _bodies(text: str, found: list[Thing], tokens: tuple[Token, ...], vocabulary: Vocabulary) -> None:
    """Give each body its region, and drop the place that only said whose it is."""
    for at, token in enumerate(tokens):
        functions = [reading.values for reading in token.readings if reading.kind == "body"]
        if not functions:
            continue
        places = [thing for thing in found if thing.region is not None]
        near = min(places, key=lambda thing: (abs(thing.at - at), thing.at), default=None)
        assert token.entry is not None
        if token.entry.is_filler and (near is None or abs(near.at - at) > 1):
            continue
        owner = next((thing for thing in found if thing.at == at), None)
        if owner is None:
            owner = Thing(at, text[token.start : token.end])
            found.append(owner)
        owner.is_body = True
        if near is None or near.region is None:
            if "institution" not in owner.options:
                owner.options["institution"] = _bodies_named(functions[0], None, vocabulary)
            continue
        owner.options["institution"] = _bodies_named(functions[0], near.region, vocabulary) or (
            regions.full_name(near.region) + functions[0][0],
        )
        if abs(near.at - at) <= _NEAR:
            owner.owner = near.at
        if abs(near.at - at) <= 1:  # 沈阳市疾控中心 is the body, whatever else 疾控中心 may say
            owner.options = {"institution": owner.options["institution"]}


def _bodies_named(names: tuple[str, ...], region: regions.Region | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The graph's bodies of these functions, of a region if one is given."""
    wanted = {_bare(name) for name in names}
    fronts = () if region is None else (regions.full_name(region), region.name, region.short)
    fitting: dict[str, None] = {}
    for _, name in vocabulary.institutions:
        if region is None:
            if any(_bare(name).endswith(function) for function in wanted):
                fitting[name] = None
        elif any(front and name.startswith(front) and _bare(name[len(front) :]) in wanted for front in fronts):
            fitting[name] = None
    return tuple(fitting)


def _bare(name: str) -> str:
    """A body's name without its last part, which differs from place to place (卫生健康委员会, 卫生健康局)."""
    endings = sorted((*body_values("department_suffix"), *body_values("question_suffix")), key=len, reverse=True)
    return next((name[: -len(end)] for end in endings if name.endswith(end) and len(name) > len(end) + 1), name)


def _documents(text: str, found: list[Thing], tokens: tuple[Token, ...], vocabulary: Vocabulary) -> None:
    """Words that name a document by themselves (the notice, 推进年方案): the plan with that in its title."""
    for at, token in enumerate(tokens):
        kinds = [value for reading in token.readings if reading.kind == "document" for value in reading.values]
        if not kinds or (token.entry is not None and token.entry.concepts):
            continue
        near = [thing for thing in found if thing.region is not None and abs(thing.at - at) <= _NEAR]
        place = min(near, key=lambda thing: abs(thing.at - at), default=None)
        region = place.region if place is not None else None
        fitting = tuple(
            plan.id
            for plan in vocabulary.plans
            if any(kind in plan.title for kind in kinds) and (region is None or region.code in plan.regions)
        )
        if len(fitting) == 1:
            owner = place.at if place is not None else _NOWHERE
            found.append(Thing(at, text[token.start : token.end], {"plan": fitting}, owner=owner))


def _only_plan(region: regions.Region, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The region's plan, for questions that take a plan and no region: its only document, or its only 规划."""
    own = [plan for plan in vocabulary.plans if region.code in plan.regions]
    main = own if len(own) == 1 else [plan for plan in own if plan.title.endswith(document_words()[0])]
    return tuple(plan.id for plan in main) if len(main) == 1 else ()


def document_words() -> tuple[str, ...]:
    """The kinds of documents that question_names.csv lists, the plan (规划) first."""
    return tuple(row["name"] for row in rows("question_names") if row["kind"] == "document")
