"""Which amounts in the text a project's own fields hold already, so that they are not counted again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.model import ProjectFact
from loaders.outline import Outline
from loaders.tokens.values import Value, values_in
from ontology.units import unit_of

_BEFORE = 40  # characters before a name that may hold its amount
_AGAIN = 5  # (约合
_BEHIND = 3000  # and behind it
_ROUNDED = 0.01  # fields hold areas to two decimals
_FIELDS = {"yuan": ("investment_yuan",), "area": ("floor_area_m2", "land_area_m2"), "bed": ("beds",)}


def held_by_projects(view: str, outline: Outline, projects: Sequence[ProjectFact]) -> list[tuple[int, int]]:
    """The first value behind each project's name, within its section, that says each of its amounts."""
    found: list[tuple[int, int]] = []
    for project in projects:
        if project.span is None:
            continue
        section = outline.section_at(project.span.start)
        end = min(section.body_end if section else len(view), project.span.end + _BEHIND)
        begin = section.body_start if section else 0
        before = max(min(begin, project.span.start), project.span.start - _BEFORE)
        found.extend(_held(view, before, project.span.start, max(end, project.span.end), project))
    return found


def _held(view: str, before: int, start: int, end: int, project: ProjectFact) -> Iterator[tuple[int, int]]:
    """The values in [start, end), and those in [before, start) for what is not found there (总投资5亿元的|X院区)."""
    wanted = {
        (base, name): getattr(project, name)
        for base, names in _FIELDS.items()
        for name in names
        if getattr(project, name) is not None
    }
    values = [*values_in(view, start, end), *values_in(view, before, start)] if wanted else []
    last: tuple[int, float] | None = None  # where the amount before ends, and how much it is
    for value in values:
        base, amount = base_amount(value)
        if last and base == "area" and _said_again(view, last, value.start, amount):
            yield value.start, value.end
            continue
        for key, number in list(wanted.items()):
            if key[0] == base and abs(number - amount) <= max(_ROUNDED, 1e-6 * number):
                del wanted[key]
                last = value.end, amount
                yield value.start, value.end
                break


def _said_again(view: str, last: tuple[int, float], start: int, amount: float) -> bool:
    """Whether an amount is the one before in another unit: 84亩(合5.6万平方米)."""
    end, before = last
    between = view[end:start]
    return between.startswith("(") and len(between) <= _AGAIN and abs(amount - before) <= 0.01 * before


def base_amount(value: Value) -> tuple[str, float]:
    """What the value measures (yuan, area, bed …) and how much of it in the base unit; ('', 0) if unknown."""
    unit = unit_of(value.unit)
    if unit is None:
        return "", 0.0
    return unit.base, value.number * float(unit.factor)
