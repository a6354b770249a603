"""The part on indicators: targets with their baselines, side by side, and which asks for more where one can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.messages import message
from queries.answer import Scalar
from queries.compare.model import Item, Line, Part, ordered
from queries.compare.sides import Side
from queries.values import Statement, baselines_of, better_direction, why_unfit
from queries.values.read import plain
from queries.values.strength import asks_one, demand, is_level, says_same

_Targets = list[list[Statement]]  # by side


def compare_measures(sides: Sequence[Side], statements: Sequence[Statement]) -> Part:
    """One line an indicator and year; a target counts for a side if it is for the plan's own region."""
    own = [[one for one in statements if one.is_own and one.plan in side.ids] for side in sides]
    names = sorted({one.indicator for side in own for one in side if one.role == "target"})
    lines: list[Line] = []
    for name in names:
        of_name = [[one for one in side if one.indicator == name] for side in own]
        targets = [_levels([one for one in side if one.role == "target"]) for side in of_name]
        lines.extend(_line(of_name, targets, year) for year in _years(targets))
    reported = {one.indicator for side in own for one in side if one.role == "actual"} - set(names)
    note = (message("briefs.reported_only", count=len(reported)),) if reported else ()
    return Part("indicators", ordered(lines), note)


def _levels(targets: Sequence[Statement]) -> list[Statement]:
    """The targets without changes and words of a year for which there is a number to reach."""
    numbered = {one.year for one in targets if is_level(one)}
    return [one for one in targets if is_level(one) or one.year not in numbered]


def _years(targets: _Targets) -> list[str]:
    """The years that have a line: those in which several sides set a target; else one line for all years ('')."""
    by_side = [{one.year for one in side} for side in targets]
    having = [years for years in by_side if years]
    if len(having) == 1:
        return sorted(having[0])
    common = sorted(year for year in set().union(*having) if year and sum(year in years for years in having) > 1)
    return common or [""]


def _line(of_name: _Targets, targets: _Targets, year: str) -> Line:
    shown = [[one for one in side if one.year == year] or side if year else side for side in targets]
    cells = []
    for place, side in enumerate(shown):
        items = [item for target in side for item in _items(target, of_name[place])]
        if not side:
            items = [_item("reported", one) for one in _latest(of_name[place])]
        cells.append(tuple(dict.fromkeys(items)))
    first = next(one for side in shown for one in side)
    has = tuple(bool(side) for side in shown)
    years = sorted({one.year for side in shown for one in side if one.year})
    line = Line(first.name, tuple(cells), has, group="/".join(years), code=first.indicator)
    return judge(line, shown, year) if sum(has) > 1 else line


def judge(line: Line, targets: _Targets, year: str) -> Line:
    """The line with its verdict: who asks for most and for least, and who cannot be told."""
    unfit: dict[int, str] = {}
    fit: dict[int, Statement] = {}
    having = [place for place, side in enumerate(targets) if side]
    for place in having:
        side = targets[place]
        if len({one.year for one in side}) > 1 or not year or side[0].year != year:
            unfit[place] = "year"
        elif not asks_one(side):
            unfit[place] = "values_differ"
        else:
            fit[place] = side[0]
    if not unfit and all(says_same(fit[having[0]], fit[place]) for place in having):
        return _with(line, "same", having, having, unfit)
    polarity = next((one.polarity for side in targets for one in side), "")
    better = better_direction(polarity, [one.comparator for one in fit.values()])
    for place, target in list(fit.items()):
        why = why_unfit(target, better)
        if why:
            unfit[place] = why
            del fit[place]
    fit = _of_one_unit(fit, unfit)
    if len(fit) < 2:
        for place in fit:  # the one that is left has nothing to stand against; the reasons are the others'
            unfit.setdefault(place, "alone")
        return _with(line, "not_comparable", [], [], unfit)
    wants = {place: demand(target, better) for place, target in fit.items()}
    most, least = max(wants.values()), min(wants.values())
    strongest = [place for place, want in wants.items() if want == most]
    weakest = [place for place, want in wants.items() if want == least]
    return _with(line, "same" if most == least else "stronger", strongest, weakest, unfit)


def _of_one_unit(fit: dict[int, Statement], unfit: dict[int, str]) -> dict[int, Statement]:
    """Those in the unit that most sides use (the first side's, if several are used as much)."""
    units = [target.measure for target in fit.values()]
    if len(set(units)) < 2:
        return fit
    usual = max(units, key=units.count)
    tied = [unit for unit in dict.fromkeys(units) if units.count(unit) == units.count(usual)]
    for place, target in fit.items():
        if target.measure != usual or len(tied) > 1:
            unfit[place] = "unit"
    return {place: target for place, target in fit.items() if place not in unfit}


def _with(line: Line, verdict: str, strongest: Iterable[int], weakest: Iterable[int], unfit: dict[int, str]) -> Line:
    return Line(
        *(line.subject, line.cells, line.has, line.group, line.code, verdict),
        strongest=tuple(strongest),
        weakest=tuple(weakest),
        unfit=tuple(sorted((place, why) for place, why in unfit.items() if why != "alone")),
    )


def _items(target: Statement, side: Sequence[Statement]) -> list[Item]:
    return [_item("target", target), *(_item("baseline", one) for one in baselines_of(target, side))]


def _latest(side: Sequence[Statement]) -> list[Statement]:
    """The latest values that a side reports of an indicator for which it sets no target."""
    actual = [one for one in side if one.role == "actual" and one.comparator != "change"]
    latest = max((one.year for one in actual), default="")
    return [one for one in actual if one.year == latest]


def _item(what: str, one: Statement) -> Item:
    text = message(f"briefs.item.{what}", value=one.shown(), year=one.year or message("briefs.no_year"))
    data: tuple[tuple[str, Scalar], ...] = (
        ("comparator", one.comparator),
        ("value", None if one.value is None else plain(one.value)),
        ("high", None if one.high is None else plain(one.high)),
        ("unit", one.unit or None),
        ("year", one.year or None),
        ("nature", one.nature or None),
    )
    return Item(what, text, one.place, data)
