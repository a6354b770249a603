"""Weighs what a question says against each intent of the catalogue. In: tokens and things. Out: ranked matches.

An intent scores what it explains and loses what it leaves unexplained: a concept that it does not list, a thing that
its question has no parameter for. Nothing is learnt; every number is in the data files or here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ontology.indicators import indicator_named
from ontology.population import all_groups
from queries.catalogue import Parameter, questions
from queries.words.concepts import Intent, intents, weights
from queries.words.entities import Thing
from queries.words.filling import Filled, choose, fill
from queries.words.segment import Token

_HELPS = 0.7  # of a concept's weight, where the intent does not need it
_UNEXPLAINED = 0.6
_LIGHT = 0.6  # concepts that weigh no more than this may stand unexplained
_WORTH_NEEDED = {"group": 2.0}  # people are named for their own sake; other things 1.5
_USED_THING = 1.0
_UNUSED = {"year": 0.2, "period": 0.2, "n": 0.6}
_UNUSED_THING = 2.0
_TELLING = 2.5  # a concept of this weight says by itself what is asked
_TOPIC_TOLD = 2.5  # or several together of this weight
_TOPICS = frozenset(("theme", "indicator", "group", "institution"))
_ROLES = (("LEAD", "lead"), ("SUPPORT", "support"))
_LEVELS = (("TARGET", "target"), ("NOW", "actual"))
_ASKED_BY_ROLE = ("responsibilities", "capacity_per_thousand", "not_comparable")
_AGAINST_OTHERS = ("nature_differs",)  # within one place of one document there is nothing to differ from
_ONLY_OWN = frozenset(("ABSENT", "WHY"))  # not explained by a question whose intents do not list them
# not meant without one of these, whatever examples weigh: the share of smokers is no share of targets without numbers
_NEVER_WITHOUT = {"qualitative_targets": frozenset(("QUALITATIVE", "ABSENT"))}
_SUBJECTS = {"citations": {"T35"}}  # themes that a question is about anyhow: laws are what is cited
# what narrows any question, and one question: plans without a word on it; projects that add beds
_LIMITS, _LIMITS_OF = frozenset(("ABSENT",)), {"projects": frozenset(("ADD_CAPACITY",))}


@dataclass(frozen=True, slots=True)
class Said:
    """A concept that the text says, in one place: `covers` are the tokens."""

    concepts: frozenset[str]
    covers: frozenset[int]
    is_light: bool = False  # the words may as well say nothing


@dataclass(frozen=True, slots=True)
class Match:
    """A question as it could be meant: parameters, things left over, and parameters that more than one thing fits.

    `open` are parameters left open because several places or years were named; `is_telling`: a concept was said that
    by itself says what is asked; `has_topic`: that, or a thing that the question is about.
    """

    question: str
    score: float
    filled: tuple[Filled, ...]
    unused: tuple[Thing, ...]
    several: tuple[tuple[str, tuple[str, ...]], ...]
    open: tuple[str, ...]
    has_topic: bool
    is_telling: bool
    says_why: bool
    leaves_limit: bool  # a negation or a purpose is said that the question does not carry out


def _kind(parameter: Parameter) -> str:
    """The kind of thing that fills a parameter: its type, but numbers by what they count."""
    return parameter.name if parameter.type == "number" else parameter.type


@lru_cache(maxsize=1)
def _takes() -> dict[str, dict[str, str]]:
    """Question → kind of thing → the parameter that takes it."""
    return {
        name: {_kind(parameter): parameter.name for parameter in reversed(question.parameters)}
        for name, question in questions().items()
    }


def rank(said: list[Said], tokens: tuple[Token, ...], things: list[Thing]) -> list[Match]:
    """The best match of every question whose needs are met, best first."""
    best: dict[str, Match] = {}
    for intent in intents():
        match = _weigh(intent, said, tokens, things)
        if match is not None and (intent.question not in best or match.score > best[intent.question].score):
            best[intent.question] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.question))


def possible(said: list[Said], tokens: tuple[Token, ...], things: list[Thing]) -> list[Match]:
    """Every question of the catalogue that the text may mean, with what it would give it, its needs met or not."""
    spoken = {concept for one in said for concept in one.concepts}
    found = []
    for intent in _bare_intents():
        needed = _NEVER_WITHOUT.get(intent.question)
        if needed is not None and not needed & spoken:
            continue
        match = _weigh(intent, said, tokens, things)
        if match is not None:
            found.append(match)
    return found


@lru_cache(maxsize=1)
def _bare_intents() -> tuple[Intent, ...]:
    """One intent without needs for each question, but two plans where it compares two.

    It explains what the question's intents do, and every concept but a few.
    """
    found = []
    for name, question in questions().items():
        own = {one for item in intents() if item.question == name for one in (*item.helps, *sum(item.needs, ()))}
        needs = (("#two",),) if "other" in {parameter.name for parameter in question.parameters} else ()
        found.append(Intent(name, needs, frozenset(set(weights()) - (_ONLY_OWN - own))))
    return tuple(found)


def unused_cost(match: Match) -> float:
    """What it costs a match to leave things unused that were named."""
    return sum(map(_cost, match.unused))


def _cost(thing: Thing) -> float:
    return min(_UNUSED.get(kind, _UNUSED_THING) for kind in thing.options)


def _weigh(intent: Intent, said: list[Said], tokens: tuple[Token, ...], things: list[Thing]) -> Match | None:
    takes = _takes()[intent.question]
    wanted = {name[1:] for group in intent.needs for name in group if name.startswith("#")}
    spoken = {concept for one in said for concept in one.concepts}
    changes = any("CHANGED" in group for group in intent.needs)
    if changes or "BETWEEN_DOCS" in spoken:  # from the notice to the plan: two documents are meant, the place stays
        things = [thing for thing in things if "plan" not in thing.options or thing.owner == -1]
    if "NON_HEALTH" in spoken:  # departments are examples here: 财政、民政这些非卫生部门
        listed = {place for one in said if "NON_HEALTH" in one.concepts for place in one.covers}
        things = [thing for thing in things if not thing.is_body and thing.at not in listed]
    if (
        intent.question in _AGAINST_OTHERS
        and "PLAN_WORD" in spoken
        and any("only_plan" in one.options for one in things)
    ):
        takes = {kind: name for kind, name in takes.items() if kind != "region"}  # its document beside those elsewhere
    chosen, unused = choose(things, takes, wanted)
    kinds = {kind for kind, _ in chosen}
    if not all(any(_is_met(name, kinds, chosen, spoken) for name in group) for group in intent.needs):
        return None
    needed = {name for group in intent.needs for name in group}
    score = 0.0
    explained: set[int] = {thing.at for _, thing in chosen}
    unexplained: list[tuple[frozenset[int], float]] = []
    counted: set[str] = set()
    for one in sorted(said, key=lambda one: -max(weights()[concept] for concept in one.concepts)):
        worth, concept = max((_worth(concept, intent, needed), concept) for concept in one.concepts)
        if worth > 0:
            score += worth * (0.2 if concept in counted else 1.0)  # said twice is not meant twice
            counted.add(concept)
            explained |= one.covers
        else:
            weight = min(weights()[concept] for concept in one.concepts)
            unexplained.append((one.covers, weight if weight > _LIGHT and not one.is_light else 0.0))
    score -= sum(_UNEXPLAINED * weight for covers, weight in unexplained if not covers <= explained)
    for kind, _ in chosen:
        score += _WORTH_NEEDED.get(kind, 1.5) if kind in wanted or (kind == "plan" and "two" in wanted) else _USED_THING
    spent = {place for one in said if one.covers <= explained for place in one.covers}
    own = _own(chosen) | _SUBJECTS.get(intent.question, set())
    left = [
        thing for thing in unused if thing.at not in spent and not own & {*_of(thing, "theme"), *_of(thing, "group")}
    ]
    score -= sum(map(_cost, left))
    filled, several, unfilled = fill(chosen, takes, "two" in wanted)
    if "BETWEEN_DOCS" in spoken and any(one.parameter == "region" for one in filled):
        filled = tuple(one for one in filled if one.parameter != "plan")  # from the notice to the plan: two are meant
    filled = (*filled, *_role(intent.question, spoken))
    met = needed & spoken
    limits = _LIMITS | _LIMITS_OF.get(intent.question, frozenset())
    telling = any(weights()[name] >= _TELLING for name in met) or (len(met) > 1 and "theme" not in takes)
    return Match(
        intent.question,
        score,
        filled,
        tuple(left),
        several,
        unfilled,
        bool(kinds & _TOPICS) or telling or "two" in wanted or sum(weights()[name] for name in met) >= _TOPIC_TOLD,
        telling,
        "WHY" in intent.helps,
        any(limits & set(one.concepts) and not one.covers <= explained for one in said),
    )


def _own(chosen: list[tuple[str, Thing]]) -> set[str]:
    """The themes and population groups of the indicators chosen: to name one beside its indicator says nothing more."""
    names = [name for kind, thing in chosen if kind == "indicator" for name in thing.options[kind]]
    themes = {indicator.theme for name in names if (indicator := indicator_named(name)) is not None}
    return themes | {group.code for group in all_groups() if any(group.zh in name for name in names)}


def _of(thing: Thing, kind: str) -> tuple[str, ...]:
    return thing.options.get(kind, ())


def _role(question: str, spoken: set[str]) -> tuple[Filled, ...]:
    """The role that is asked for, where one of a pair alone is said: lead and not support, target and not actual."""
    allowed = next((item.allowed for item in questions()[question].parameters if item.name == "role"), ())
    for (concept, role), (other, opposite) in (_ROLES, _ROLES[::-1], _LEVELS, _LEVELS[::-1]):
        if role == "support" and "RESPONSIBLE" in spoken:
            continue
        if (
            concept in spoken
            and other not in spoken
            and {role, opposite} <= set(allowed)
            and question in _ASKED_BY_ROLE
        ):
            return (Filled("role", role, role),)
    return ()


def _is_met(name: str, kinds: set[str], chosen: list[tuple[str, Thing]], spoken: set[str]) -> bool:
    if name == "#two":
        return len({thing.options["plan"] for kind, thing in chosen if kind == "plan"}) == 2
    return name[1:] in kinds if name.startswith("#") else name in spoken


def _worth(concept: str, intent: Intent, needed: set[str]) -> float:
    if concept in needed:
        return weights()[concept]
    return weights()[concept] * _HELPS if concept in intent.helps else 0.0
