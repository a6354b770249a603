"""What a brief is about: in: a name, out: title and blocks for a plan, a region, a theme, an indicator or a body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ontology.errors import UsageError
from ontology.messages import message
from queries.answer import Value
from queries.compare.sides import Plan
from queries.compare.themes import theme_name
from queries.parameters import RESOLVERS, Named, folded, lookup, near_names
from queries.source_checks import source_findings
from queries.values import Place, Statement, read_statements
from viz.briefs import findings as found_tables
from viz.briefs import tables
from viz.briefs.material import Material, place_in
from viz.briefs.model import Block, Heading, Paragraph, Part, Table, Whole
from viz.briefs.model import Row as Line

KINDS = ("plan", "region", "indicator", "institution", "theme")  # in the order in which a name is tried


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: its kind, its name as the graph has it, and the plans that speak of it."""

    kind: str
    name: str
    key: str
    plans: tuple[str, ...]


def find_subject(material: Material, typed: str) -> Subject:
    """The plan, region, indicator, institution or theme of that name; UsageError with the near names."""
    known: list[Named] = []
    for kind in KINDS:
        things = lookup(material.store, kind)
        known.extend(things)
        wanted = folded(typed)
        exact = {item.iri: item for item in things if wanted in (folded(item.name), folded(item.label))}
        if len(exact) > 1:
            names = message("queries.comma").join(sorted({item.name for item in exact.values()}))
            raise UsageError("queries.ambiguous", kind=message(f"queries.kind.{kind}"), value=typed, names=names)
        if exact:
            name = next(iter(exact.values())).name
            return Subject(kind, name, name, ())
    for kind in ("theme", "region"):  # short forms: 控烟, 沈阳
        try:
            shown = str(RESOLVERS[kind](material.store, typed).shown)  # type: ignore[index]
        except UsageError:
            continue
        return Subject(kind, shown, shown, ())
    near = near_names(typed, tuple(known))
    raise UsageError("briefs.unknown_subject", name=typed, near=message("queries.comma").join(near) or "—")


def say(key: str, *cited: Part, **values: object) -> Paragraph:
    """A sentence with its citations at the end."""
    return Paragraph((message(key, **values), *cited))


def _section(key: str, found: Table | None, *before: Block) -> list[Block]:
    """A heading and its table; nothing without a table."""
    return [Heading(message(f"briefs.section.{key}")), *before, found] if found is not None else []


def plan_blocks(material: Material, subject: Subject) -> tuple[str, list[Block]]:
    """One plan: what it is, its targets, themes, bodies, projects, and what is wrong in it."""
    plan = material.plan(subject.name)
    material.scope = (plan.id,)
    title = plan.title or plan.id
    return title, [*_about(plan), *_of_plans(material, (plan,))]


def _about(plan: Plan) -> list[Block]:
    header = Place(plan.id, plan.start, plan.end)
    facts = [
        message(f"briefs.about.{name}", value=value)
        for name, value in (("issuer", plan.issuer), ("number", plan.number), ("issued", plan.issued))
        if value
    ]
    facts += [message("briefs.about.region", value=plan.region)] if plan.region else []
    facts += [message("briefs.about.period", value=plan.period)] if plan.period else []
    text = message("briefs.about.plan", title=plan.title or plan.id, facts=message("queries.comma").join(facts))
    return [Paragraph((text, header if plan.end else Whole(plan.id)))]


def _of_plans(material: Material, plans: Sequence[Plan]) -> list[Block]:
    """Targets, themes, bodies, projects and findings of a region's plans, or of one."""
    ids = tuple(plan.id for plan in plans)
    own = [one for one in material.values_of(ids) if one.is_own]
    targets = [one for one in own if one.role == "target"]
    binding = [one for one in targets if tables.is_binding(one)]
    cited = tuple(Whole(plan) for plan in ids)
    leaf = {str(row["fact"]) for row in material.tasks if row["plan"] in ids}
    counts = say(
        "briefs.counts",
        *cited,
        tasks=len(leaf),
        targets=len(targets),
        indicators=len({one.indicator for one in targets}),
        binding=len(binding),
        projects=len({row["whole"] for row in material.projects if row["plan"] in ids}),
    )
    found = (one for plan in plans for one in source_findings(material.store, plan=plan.id, region=plan.region))
    notes = tuple(dict.fromkeys(found))
    return [
        counts,
        *_section("targets", tables.targets_table(own, targets, True, False)),
        *_section("themes", tables.themes_table(material.tasks, ids), say("briefs.themes_said")),
        *_section("bodies", tables.bodies_table([row for row in material.bodies if row["plan"] in ids])),
        *_section("projects", tables.projects_table([row for row in material.projects if row["plan"] in ids])),
        *_section("findings", found_tables.findings_table(notes), say("briefs.findings_said")),
    ]


def region_blocks(material: Material, subject: Subject) -> tuple[str, list[Block]]:
    """A region: its plans and what they say, how its targets stand to the upper level's, what other plans say of it."""
    name = subject.name
    plans = [plan for plan in material.plans if plan.region == name]
    material.scope = tuple(plan.id for plan in plans)
    elsewhere = [one for one in read_statements(material.store, "region", [name]) if not one.is_own]
    blocks: list[Block] = [block for plan in plans for block in _about(plan)]
    if plans:
        blocks += _of_plans(material, plans)
    else:
        blocks.append(say("briefs.no_own_plan", region=name))
    upper = [row for row in material.rows("stricter_or_looser", region=name) if row["region"] == name]
    blocks += _section("upper", found_tables.upper_table(upper), say("briefs.upper_said"))
    stated = [one for one in elsewhere if one.role in ("target", "actual")]
    blocks += _section("elsewhere", _values_table(stated), say("briefs.elsewhere_said", region=name))
    if not blocks[0:1] or (not plans and not upper and not stated):
        raise UsageError("briefs.nothing_said", name=name)
    return name, blocks


def _values_table(statements: Sequence[Statement]) -> Table | None:
    """Values one by one, as stated."""
    lines, data = [], []
    for one in sorted(statements, key=lambda one: (one.indicator, one.role, one.year, one.place)):
        role = tables.word(one.role)
        lines.append(Line((one.name, one.region, role, one.year or "—", one.shown()), (one.place,)))
        number = (tables.word(one.comparator), one.value, one.high, one.unit)
        data.append(Line((one.name, one.region, role, int(one.year) if one.year else None, *number), (one.place,)))
    columns = (("indicator", 36), ("region", 18), ("role", 12), ("year", 8), ("value", 16))
    return tables.table(
        "values", columns, lines, ("indicator", "region", "role", "year", "is", "value", "target_high", "unit"), data
    )


def theme_blocks(material: Material, subject: Subject) -> tuple[str, list[Block]]:
    """A theme: which plans take it up, its tasks, indicators, bodies and projects."""
    code = subject.name
    tasks = [row for row in material.tasks if row["theme"] == code]
    if not tasks:
        raise UsageError("briefs.nothing_said", name=code)
    name = theme_name(tasks[0])
    having = {str(row["plan"]) for row in tasks}
    of_theme = read_statements(material.store, "theme", [code])
    targets = [one for one in of_theme if one.theme == code and one.role == "target" and one.is_own]
    silent = [plan.id for plan in material.plans if plan.id not in having]
    said = say(
        "briefs.theme_said",
        *(Whole(plan) for plan in sorted(having)),
        plans=len(having),
        all=len(material.plans),
        tasks=len({str(row["fact"]) for row in tasks}),
        theme=name,
    )
    quiet = [say("briefs.theme_silent", plans=message("queries.comma").join(silent))] if silent else []
    in_tasks = {(row["plan"], row["title"]) for row in tasks}
    bodies = [row for row in material.bodies if row["role"] != "mention" and (row["plan"], row["task"]) in in_tasks]
    sections = {(row["plan"], str(row["section"])) for row in tasks}
    projects = [row for row in material.projects if (row["plan"], str(row["section"])) in sections]
    return name, [
        said,
        *quiet,
        *_section(
            "coverage", tables.coverage_table(material.tasks, [(plan.id, plan.region) for plan in material.plans], code)
        ),
        *_section("tasks", tables.tasks_table(tasks), say("briefs.tasks_said")),
        *_section("targets", tables.targets_table(of_theme, targets, True, True)),
        *_section("bodies", tables.bodies_table(bodies)),
        *_section("projects", tables.projects_table(projects), say("briefs.theme_projects_said")),
    ]


def indicator_blocks(material: Material, subject: Subject) -> tuple[str, list[Block]]:
    """An indicator: its targets and baselines by region, against the upper level, weak ones, contradictions."""
    of_name = read_statements(material.store, "indicator", [subject.name])
    if not of_name:
        raise UsageError("briefs.nothing_said", name=subject.name)
    name = of_name[0].name
    targets = [one for one in of_name if one.role == "target"]
    regions = {one.region for one in targets}
    polarity = of_name[0].polarity
    said = say(
        "briefs.indicator_said",
        *(Whole(plan) for plan in sorted({one.plan for one in of_name})),
        name=name,
        plans=len({one.plan for one in of_name}),
        targets=len(targets),
        regions=len(regions),
        better=message(f"queries.value.{polarity}") if polarity else message("briefs.unknown"),
    )
    upper = material.rows("stricter_or_looser", indicator=subject.name)
    others = [one for one in of_name if one.role != "target" and (one.role != "actual" or one.region not in regions)]
    notes = source_findings(material.store, indicator=subject.name)
    return name, [
        said,
        *_section("targets", tables.targets_table(of_name, targets, False, True)),
        *_section("upper", found_tables.upper_table(upper), say("briefs.upper_said")),
        *_section("other_values", _values_table(others)),
        *_section("findings", found_tables.findings_table(notes), say("briefs.findings_said")),
    ]


def institution_blocks(material: Material, subject: Subject) -> tuple[str, list[Block]]:
    """A body: the tasks that it leads and supports with their themes, its projects, where it is mentioned."""
    rows = material.rows("institution_profile", institution=subject.name)
    if not rows:
        raise UsageError("briefs.nothing_said", name=subject.name)
    name = str(next((row["institution"] for row in rows if row["institution"]), subject.name))
    kinds = ("publisher", "lead", "support", "project", "mention")
    counts = [(kind, sum(row["kind"] == kind for row in rows)) for kind in kinds]
    facts = [message(f"briefs.body.{kind}", count=count) for kind, count in counts if count]
    said = say(
        "briefs.institution_said",
        *(Whole(plan) for plan in sorted({str(row["plan"]) for row in rows})),
        name=name,
        facts=message("briefs.semicolon").join(facts),
    )
    tasked = [row for row in rows if row["kind"] in ("lead", "support")]
    other = [row for row in rows if row["kind"] not in ("lead", "support")]
    return name, [
        said,
        *_section("body_tasks", _body_table("body_tasks", tasked, with_themes=True)),
        *_section("body_places", _body_table("body_places", other, with_themes=False)),
    ]


def _body_table(name: str, rows: Iterable[dict[str, Value]], with_themes: bool) -> Table | None:
    lines = []
    for row in rows:
        themes = row["themes"]
        shown = message("queries.comma").join(themes) if isinstance(themes, tuple) else ""
        cells = (tables.word(row["kind"]), str(row["subject"]), str(row["plan"]))
        lines.append(Line((*cells, shown) if with_themes else cells, (place_in(row),)))
    columns = [("as", 12), ("task" if with_themes else "wording", 40), ("plan", 22)] + [("themes", 30)] * with_themes
    return tables.table(name, columns, lines, [column for column, _ in columns], lines)


BLOCKS: dict[str, Callable[[Material, Subject], tuple[str, list[Block]]]] = {
    "plan": plan_blocks,
    "region": region_blocks,
    "theme": theme_blocks,
    "indicator": indicator_blocks,
    "institution": institution_blocks,
}
