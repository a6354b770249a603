"""Blocks of a level chart: a line of regions from the widest to the narrowest, an indicator a row, signs between.

In: the rows of `adopted_targets`. Out: a sheet. Lower regions with the same regions above them share a block, as many
as fit the width; more make another block with the upper ones repeated.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdflib import URIRef

from ontology.messages import LANGUAGES
from viz.charts.indicator_panels import Sheet
from viz.charts.level_entries import Entry, Pair, entries_of, groups_of, key_of, shown_as, stated_in
from viz.charts.model import Bar, Label, Line, Mark, Part, Sign, Symbol
from viz.charts.stated_values import Stated, text_of
from viz.layout.labels import truncate, width_of
from viz.model import Evidence, Words, both, same
from viz.palette import INK, LEAD, NEUTRAL, ONE, QUIET, RULE, SOME, SUPPORT, blend
from viz.reading.source import PLANWEAVE, Plan, Source

STATUSES = ("tightened", "loosened", "adopted", "omitted", "added", "not_comparable")
SIGNS: dict[str, tuple[Symbol, str]] = {
    "tightened": ("up", LEAD),
    "loosened": ("down", ONE),
    "adopted": ("equal", NEUTRAL),
    "omitted": ("gap", SUPPORT),
    "added": ("plus", SOME),
    "not_comparable": ("unequal", "#a3adb5"),
}
GROUND = {"tightened": blend(LEAD, 0.1), "loosened": blend(ONE, 0.12), "omitted": blend(SUPPORT, 0.12)}
WIDTH = 1120.0
TEXT, SMALL = 14.0, 12.5
LINE = 25.0
HEAD = 60.0
BETWEEN = 46.0  # blocks
LEAST_NAMES, MOST_NAMES = 240.0, 392.0  # the column of indicators
LEAST_VALUE, MOST_VALUE = 84.0, 190.0
LEAST_SIGN, MOST_SIGN = 66.0, 112.0  # a column of signs
STEP = 19.0  # signs side by side


@dataclass(frozen=True, slots=True)
class Column:
    """A region in a block: where it stands, and the regions above it that it is compared with, the nearest first."""

    region: str
    left: float
    value: float
    uppers: tuple[str, ...]

    @property
    def right(self) -> float:
        """Where the column ends."""
        return self.left + self.value + sum(sign_room(upper) for upper in self.uppers)

    def sign_at(self, index: int) -> float:
        """The middle of the column of signs of one of the uppers."""
        before = sum(sign_room(upper) for upper in self.uppers[:index])
        return self.left + self.value + before + sign_room(self.uppers[index]) / 2


def sign_room(upper: str) -> float:
    """The width of a column of signs, by the name over it."""
    return min(MOST_SIGN, max(LEAST_SIGN, (width_of(upper) + 2) * SMALL))


def _columns(chain: tuple[str, ...], lower: list[str], texts: dict[str, float], names: float) -> list[list[Column]]:
    """The columns of one block or of several, if the lower regions are more than fit."""

    def wide(region: str, uppers: tuple[str, ...]) -> float:
        head = width_of(region) * TEXT + 24 - sum(sign_room(upper) for upper in uppers)
        return min(MOST_VALUE, max(LEAST_VALUE, texts.get(region, 0.0) + 18, head))

    fixed: list[Column] = []
    left = names
    for index, region in enumerate(chain):
        uppers = tuple(reversed(chain[:index]))
        fixed.append(Column(region, left, wide(region, uppers), uppers))
        left = fixed[-1].right
    blocks: list[list[Column]] = []
    block, at = list(fixed), left
    for region in lower:
        column = Column(region, at, wide(region, chain), tuple(reversed(chain)))
        if column.right > WIDTH and len(block) > len(fixed):
            blocks.append(block)
            block, column = list(fixed), Column(region, left, column.value, column.uppers)
        block.append(column)
        at = column.right
    return [*blocks, block]


def lay_out(source: Source, rows: list[Pair]) -> Sheet:
    """All blocks, one under another."""
    labels = {source.label(node)["zh"]: source.label(node) for node in source.reached(PLANWEAVE.indicator)}
    spelt = [label[language] for row in rows for label in (labels.get(key_of(row)[0], {}),) for language in label]
    names = min(MOST_NAMES, max([LEAST_NAMES, *(width_of(name) * TEXT + 20 for name in spelt)]))
    plans = {plan.node: plan for plan in source.plans()}
    ground: list[Part] = []
    marks: list[Mark] = []
    evidence: list[Evidence] = []
    top, width = 0.0, 0.0
    for chain, lower in groups_of(source, rows):
        by_region = {region: entries_of(rows, region) for region in (*chain, *lower)}
        texts = {
            region: max(
                (
                    width_of(shown_as(entry, key[1])[language]) * TEXT
                    for key, entries in found.items()
                    for entry in entries
                    for language in LANGUAGES
                ),
                default=0.0,
            )
            for region, found in by_region.items()
        }
        for columns in _columns(chain, lower, texts, names):
            block = Block(source, columns, by_region, labels, names, plans)
            bottom = block.draw(top, ground, marks, evidence)
            top, width = bottom + BETWEEN, max(width, columns[-1].right)
    return Sheet(width, top - BETWEEN + 8, tuple(ground), tuple(marks), tuple(evidence))


@dataclass(frozen=True)
class Block:
    """One block: its columns and what each region states."""

    source: Source
    columns: list[Column]
    by_region: dict[str, dict[tuple[str, str], list[Entry]]]
    labels: dict[str, Words]
    names: float
    plans: dict[URIRef, Plan]

    def _order(self) -> list[tuple[str, str]]:
        """The lines: alike ones together, by what became of the target in the last column, then in the others."""
        keys = {key for column in self.columns if column.uppers for key in self.by_region[column.region]}

        def rank(key: tuple[str, str]) -> tuple[object, ...]:
            found: list[int] = []
            for column in reversed(self.columns):
                for upper in column.uppers:
                    statuses = [
                        STATUSES.index(text_of(pair["status"]))
                        for entry in self.by_region[column.region].get(key, [])
                        for pair in entry.pairs.get(upper, [])
                    ]
                    found.append(min(statuses, default=len(STATUSES)))
            starts = [
                self.source.start_of(entry.stated.fact)
                for column in self.columns
                for entry in self.by_region[column.region].get(key, [])
                if entry.stated
            ]
            return (found, min(starts, default=0), key)

        return sorted(keys, key=rank)

    def draw(self, top: float, ground: list[Part], marks: list[Mark], evidence: list[Evidence]) -> float:
        """Add the block's parts and marks; where it ends."""
        order = self._order()
        counted = Counter(year for _, year in order)
        year = max(counted, key=lambda one: (counted[one], one))
        right = self.columns[-1].right
        ground += self._head(top, year, right)
        y = top + HEAD
        for number, key in enumerate(order):
            lines = max(len(self.by_region[column.region].get(key, [])) for column in self.columns)
            height = lines * LINE
            label = self.labels.get(key[0], same(key[0]))
            if key[1] != year:
                label = (
                    both("viz.value_year", value=label, year=key[1])
                    if key[1]
                    else both("viz.value_no_year", value=label)
                )
            if number:
                ground.append(Line(0, y, right, y, 1, "#e9edf0"))
            shown = {language: truncate(label[language], (self.names - 14) / TEXT) for language in LANGUAGES}
            ground.append(Label(shown, 4, y + height / 2, TEXT, INK))
            for column in self.columns:
                entries = self.by_region[column.region].get(key, [])
                first = y + (height - len(entries) * LINE) / 2
                for line, entry in enumerate(entries):
                    marks.append(self._mark(column, label, key, entry, first + line * LINE, len(marks), evidence))
            y += height
        ground.append(Line(0, y, right, y, 1.2, NEUTRAL))
        return y

    def _head(self, top: float, year: str, right: float) -> list[Part]:
        head = both("viz.levels_row_year", year=year) if year else both("viz.levels_row")
        parts: list[Part] = [Label(head, 4, top + 41, SMALL, QUIET)]
        for column in self.columns:
            parts.append(Label(same(column.region), column.left + 8, top + 12, TEXT + 0.5, INK, bold=True))
            parts.append(Label(both("viz.fact_aim"), column.left + 8, top + 41, SMALL, QUIET))
            for index, upper in enumerate(column.uppers):
                name = truncate(upper, MOST_SIGN / SMALL - 2)
                words = both("viz.levels_versus", region=name)
                parts.append(Label(words, column.sign_at(index), top + 41, SMALL, QUIET, "middle"))
            if column.left > self.names:
                parts.append(Line(column.left - 2, top, column.left - 2, top + HEAD - 6, 1, RULE))
        parts.append(Line(0, top + HEAD - 3, right, top + HEAD - 3, 1.2, NEUTRAL))
        return parts

    def _mark(
        self, column: Column, label: Words, key: tuple[str, str], entry: Entry, y: float, number: int,
        evidence: list[Evidence],
    ) -> Mark:  # fmt: skip
        middle = y + LINE / 2
        parts: list[Part] = []
        facts: list[tuple[Words, Words]] = []
        shown = shown_as(entry, key[1])
        first = len(evidence)
        if entry.stated:
            facts.append((both("viz.fact_aim"), shown))
            self._evidence(entry.stated, column.region, evidence)
        nearest: list[Pair] = next((entry.pairs[upper] for upper in column.uppers if entry.pairs.get(upper)), [])
        ground = GROUND.get(text_of(nearest[0]["status"])) if nearest else None
        if ground:
            parts.append(Bar(column.left + 1, y + 1.5, column.right - column.left - 5, LINE - 3, ground, round=4))
        for index, upper in enumerate(column.uppers):
            pairs = entry.pairs.get(upper, [])
            statuses = list(dict.fromkeys(text_of(pair["status"]) for pair in pairs))
            x = column.sign_at(index) - STEP * (len(statuses) - 1) / 2
            for place, status in enumerate(statuses):
                parts.append(Sign(SIGNS[status][0], x + STEP * place, middle, 7.0, SIGNS[status][1]))
            for pair in pairs:
                facts.append((same(upper), self._compared(pair)))
                above = stated_in(pair, "upper_")
                if above:
                    self._evidence(above, upper, evidence)
        room = (column.value - 10) / TEXT
        cut = {language: truncate(shown[language], room) for language in LANGUAGES}
        parts.append(Label(cut, column.left + 8, middle, TEXT, INK if entry.stated else QUIET))
        return Mark(
            id=f"m{number}",
            label={language: f"{label[language]} · {column.region}" for language in LANGUAGES},
            facts=tuple(facts),
            evidence=tuple(range(first, len(evidence))),
            parts=tuple(parts),
            box=(column.left, y + 1, column.right - column.left - 3, LINE - 2),
        )

    def _compared(self, pair: Pair) -> Words:
        """The upper target and what became of it: ≥80 岁 — tightened."""
        above = stated_in(pair, "upper_")
        status = both(f"queries.value.{text_of(pair['status'])}")
        if pair["why"]:
            status = both("viz.status_why", status=status, why=both(f"queries.value.{text_of(pair['why'])}"))
        silent = pair["silent_plans"]
        if isinstance(silent, tuple) and silent:
            status = both("viz.status_silent", status=status, plans=", ".join(silent))
        return both("viz.status_of", value=above.shown(), status=status) if above else status

    def _evidence(self, one: Stated, region: str, evidence: list[Evidence]) -> None:
        plan = self.plans[self.source.link(one.fact, PLANWEAVE.inPlan) or one.fact]
        section = self.source.link(one.fact, PLANWEAVE.inSection)
        remark = both("viz.role_value", role=region, value=one.shown())
        evidence.append(self.source.evidence(one.fact, plan, section, remark))
