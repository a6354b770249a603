"""Gives a question's parameters the things that a text names. In: things, parameters by kind. Out: what fills what."""

from __future__ import annotations

from dataclasses import dataclass

from ontology import regions
from queries.words.entities import Thing

_ORDER = ("plan", "institution", "indicator", "group", "theme", "region", "year", "n", "amount", "fact")


@dataclass(frozen=True, slots=True)
class Filled:
    """A parameter with what filled it."""

    parameter: str
    text: str
    value: str


def choose(things: list[Thing], takes: dict[str, str], wanted: set[str]) -> tuple[list[tuple[str, Thing]], list[Thing]]:
    """Which kind each thing is for a question: one that the intent needs, else the first that the question takes."""
    chosen, unused = [], []
    for named in things:
        thing = named
        if "plan" in takes and "region" not in takes and "only_plan" in named.options and "plan" not in named.options:
            options = {**named.options, "plan": named.options["only_plan"]}
            thing = Thing(named.at, named.text, options, named.region)
        kinds = [kind for kind in _ORDER if kind in thing.options and kind in takes]
        if not kinds:
            unused.append(thing)
            continue
        first = [kind for kind in kinds if kind in wanted or (kind == "plan" and "two" in wanted)]
        chosen.append(((first or kinds)[0], thing))
    owners = {thing.owner for kind, thing in chosen if kind in ("institution", "plan")}  # said of them
    return (
        [(kind, thing) for kind, thing in chosen if thing.region is None or thing.at not in owners],
        [thing for thing in unused if thing.at not in owners],
    )


def fill(
    chosen: list[tuple[str, Thing]], takes: dict[str, str], two: bool
) -> tuple[tuple[Filled, ...], tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]:
    """Parameters filled, parameters with several values, and those left open because several places were named."""
    filled: list[Filled] = []
    several: list[tuple[str, tuple[str, ...]]] = []
    left_open: list[str] = []
    for kind in dict.fromkeys(kind for kind, _ in chosen):
        mine = [thing for other, thing in chosen if other == kind]
        values = list(dict.fromkeys(thing.options[kind] for thing in mine))
        if kind == "plan" and two:
            for parameter, thing in zip(("plan", "other"), mine, strict=False):
                filled.append(Filled(parameter, thing.text, thing.options[kind][0]))
        elif kind == "region" and len(values) > 1:
            inner = _innermost(mine)
            if inner is not None:
                filled.append(Filled(takes[kind], inner.text, inner.options[kind][0]))
            else:
                left_open.append(takes[kind])
        elif kind in ("year", "plan", "group") and len(values) > 1:
            left_open.append(takes[kind])
        elif len(values) > 1 or len(values[0]) != 1:
            several.append((takes[kind], tuple(dict.fromkeys(value for group in values for value in group))))
        else:
            filled.append(Filled(takes[kind], mine[0].text, values[0][0]))
    return tuple(filled), tuple(several), tuple(left_open)


def _innermost(places: list[Thing]) -> Thing | None:
    """The place that lies in all the others; None if they lie apart or a name is unclear."""
    for place in places:
        if place.region is not None and all(
            other.region is not None and regions.within(place.region, other.region) for other in places
        ):
            return place
    return None
