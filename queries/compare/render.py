"""A comparison as tables for people, and as rows or JSON for machines, where every place stands in full."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence

from ontology.messages import message
from queries.compare.model import Comparison, Item, Line, Part
from queries.formats import Sheet, render_md, render_table
from queries.values import Place

SHOWN = 12  # lines of one side alone that a table shows
ITEMS = 3  # things in one cell of a table
COLUMNS = (
    *("part", "group", "subject", "code", "reach", "verdict", "strongest", "weakest", "side", "counts"),
    *("not_comparable", "what", "text", "comparator", "value", "high", "unit", "year", "nature", "data"),
    *("plan", "section", "start", "end", "fact"),
)


def render_comparison(comparison: Comparison, form: str, *, limit: int = SHOWN, width: int = 0) -> str:
    """The comparison as table, md, csv or json; `limit` is how many lines of one side tables show (0: all)."""
    if form == "json":
        return json.dumps(as_dict(comparison), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return _csv(comparison)
    write = render_md if form == "md" else render_table
    key = "\n".join(_bullet(form, side.described()) for side in comparison.sides)
    return _together(form, key, [write(sheet, width) for sheet in sheets(comparison, limit)])


def _together(form: str, key: str, tables: Sequence[str]) -> str:
    title = message("briefs.compare_title")
    head = f"# {title}\n\n{key}\n" if form == "md" else f"{title}\n{key}\n"
    return "\n".join((head, *tables))


def _bullet(form: str, text: str) -> str:
    return f"- {text}" if form == "md" else f"· {text}"


def sheets(comparison: Comparison, limit: int) -> Iterator[Sheet]:
    """One table a part, with what it counts in its title and what was left out below."""
    for part in comparison.parts:
        yield part_sheet(part, comparison, limit, limit and ITEMS)


def part_sheet(part: Part, comparison: Comparison, limit: int, items: int) -> Sheet:
    """The part as a table: subject, who has it, a column a side; for indicators, which target asks for more."""
    letters = [side.letter for side in comparison.sides]
    lines, notes = shortened(part.lines, letters, limit)
    with_verdict = any(line.verdict for line in lines)
    columns: list[tuple[str, str, Callable[[Line], str]]] = [
        ("subject", message(f"briefs.head.{part.kind}"), lambda line: subject_of(line)),
        ("reach", message("briefs.head.reach"), lambda line: reach_of(line, letters)),
    ]
    if with_verdict:
        columns.append(("verdict", message("briefs.head.verdict"), lambda line: verdict_of(line, letters)))
    for number, side in enumerate(comparison.sides):
        columns.append((side.letter, side.heading, _cell_reader(number, items, len(side.plans) > 1)))
    return Sheet(
        title=counted(part, letters),
        names=tuple(name for name, _, _ in columns),
        headings=tuple(heading for _, heading, _ in columns),
        rows=tuple(tuple(read(line) for _, _, read in columns) for line in lines),
        notes=(*notes, *part.notes, message("briefs.place_note")),
    )


def _cell_reader(number: int, items: int, with_plan: bool) -> Callable[[Line], str]:
    return lambda line: cell_text(line.cells[number], items, with_plan)


def shortened(lines: Sequence[Line], letters: Sequence[str], limit: int) -> tuple[list[Line], list[str]]:
    """All lines that several sides have, the first `limit` a group of one side's own; what is left out, in words."""
    if not limit:
        return list(lines), []
    kept: list[Line] = []
    shown: dict[tuple[str, int], int] = {}
    left: dict[int, int] = {}
    for line in lines:
        if line.reach == "one":
            side = line.has.index(True)
            key = (line.group if line.group in ("initiative", "main_theme") else "", side)
            shown[key] = shown.get(key, 0) + 1
            if shown[key] > limit:
                left[side] = left.get(side, 0) + 1
                continue
        kept.append(line)
    return kept, [message("briefs.more_lines", side=letters[side], count=count) for side, count in sorted(left.items())]


def counted(part: Part, letters: Sequence[str]) -> str:
    """The part's name with how many lines are shared by all, by some, and in each alone."""
    counts = [message("briefs.count.all", count=sum(line.reach == "all" for line in part.lines))]
    if len(letters) > 2:
        counts.append(message("briefs.count.some", count=sum(line.reach == "some" for line in part.lines)))
    for number, letter in enumerate(letters):
        alone = sum(line.reach == "one" and line.has[number] for line in part.lines)
        counts.append(message("briefs.count.one", side=letter, count=alone))
    return message(
        "briefs.part", name=message(f"briefs.kind.{part.kind}"), counts=message("queries.comma").join(counts)
    )


def subject_of(line: Line) -> str:
    """What a line is about: an initiative in quotes, an indicator with its target year."""
    if line.group == "initiative":
        return message("briefs.initiative_named", name=line.subject)
    if line.group and line.group != "main_theme":
        return message("briefs.indicator_year", name=line.subject, year=line.group)
    return line.subject


def reach_of(line: Line, letters: Sequence[str]) -> str:
    """Who has it: all, only A, or the letters."""
    if line.reach == "all":
        return message("briefs.reach.all")
    having = message("queries.comma").join(letter for letter, has in zip(letters, line.has, strict=True) if has)
    return message("briefs.reach.one", side=having) if line.reach == "one" else having


def verdict_of(line: Line, letters: Sequence[str]) -> str:
    """Which side asks for more, or why that cannot be told."""
    if not line.verdict:
        return ""
    parts = []
    if line.verdict == "stronger":
        most = message("queries.comma").join(letters[place] for place in line.strongest)
        least = message("queries.comma").join(letters[place] for place in line.weakest)
        parts.append(message("briefs.verdict.stronger", most=most, least=least))
    elif line.verdict == "same" and line.unfit:
        parts.append(
            message("briefs.verdict.same_of", sides=message("queries.comma").join(letters[p] for p in line.strongest))
        )
    elif line.verdict != "not_comparable" or not line.unfit:
        parts.append(message(f"briefs.verdict.{line.verdict}"))
    by_reason: dict[str, list[str]] = {}
    for place, why in line.unfit:
        by_reason.setdefault(why, []).append(letters[place])
    for why, sides in by_reason.items():
        joined = message("queries.comma").join(sides)
        parts.append(message("briefs.verdict.unfit", sides=joined, why=message(f"briefs.why.{why}")))
    return message("briefs.semicolon").join(parts)


def cell_text(cell: Sequence[Item], items: int, with_plan: bool) -> str:
    """What a side says, each with its place (and plan, if the side has several); the first `items` (0: all)."""
    shown = [f"{item.text} [{place_text(item.place, with_plan)}]" for item in (cell[:items] if items else cell)]
    if items and len(cell) > items:
        shown.append(message("briefs.more_items", count=len(cell) - items))
    return message("briefs.semicolon").join(shown) or "—"


def place_text(place: Place, with_plan: bool = False) -> str:
    """A place in short: section number, offsets; in front the plan's id if asked for."""
    section = place.number or message("briefs.front")
    short = message("briefs.place_short", section=section, start=place.start, end=place.end)
    return f"{place.plan} {short}" if with_plan else short


def _csv(comparison: Comparison) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    for part in comparison.parts:
        for line in part.lines:
            for number, cell in enumerate(line.cells):
                writer.writerows(_row(part, line, comparison, number, item) for item in cell)
    return written.getvalue()


def _row(part: Part, line: Line, comparison: Comparison, number: int, item: Item) -> dict[str, object]:
    data = dict(item.data)
    measured = {name: data.pop(name, None) for name in ("comparator", "value", "high", "unit", "year", "nature")}
    letters = [side.letter for side in comparison.sides]
    return {
        **_line_dict(part, line, letters),
        "strongest": "; ".join(letters[place] for place in line.strongest),
        "weakest": "; ".join(letters[place] for place in line.weakest),
        "side": letters[number],
        "counts": "true" if line.has[number] else "false",
        "not_comparable": dict(line.unfit).get(number, ""),
        "what": item.what,
        "text": item.text,
        **measured,
        "data": "; ".join(f"{name}={value}" for name, value in data.items() if value is not None),
        **_place_dict(item.place),
    }


def _line_dict(part: Part, line: Line, letters: Sequence[str]) -> dict[str, object]:
    return {
        "part": part.kind,
        "group": line.group,
        "subject": line.subject,
        "code": line.code,
        "reach": line.reach,
        "verdict": line.verdict,
        "strongest": [letters[place] for place in line.strongest],
        "weakest": [letters[place] for place in line.weakest],
    }


def _place_dict(place: Place) -> dict[str, object]:
    return {"plan": place.plan, "section": place.section, "start": place.start, "end": place.end, "fact": place.fact}


def as_dict(comparison: Comparison) -> dict[str, object]:
    """The object that `--format json` prints: everything, with places."""
    letters = [side.letter for side in comparison.sides]
    return {
        "sides": [{"side": side.letter, "name": side.name, "plans": list(side.ids)} for side in comparison.sides],
        "parts": [
            {
                "part": part.kind,
                "lines": [
                    {
                        **_line_dict(part, line, letters),
                        "not_comparable": {letters[place]: why for place, why in line.unfit},
                        "sides": {
                            letter: {
                                "counts": line.has[number],
                                "items": [
                                    {"what": item.what, "text": item.text, **dict(item.data), **_place_dict(item.place)}
                                    for item in line.cells[number]
                                ],
                            }
                            for number, letter in enumerate(letters)
                        },
                    }
                    for line in part.lines
                ],
                "notes": list(part.notes),
            }
            for part in comparison.parts
        ],
    }
