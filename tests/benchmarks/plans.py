"""Plans made up from the vocabularies, any number, the same for the same seed: facts, then RDF by the real mapping.

In: how many, and a seed. Out: a graph on disk as `planweave build` writes it (plans, vocabulary, what they share,
links, build). A thousand plans are about a million statements: each is a tenth of a real one. Their texts hold
headings, names and values and nothing else, so that every fact has its place; some indicators, themes and bodies are
in nearly every plan and most in few.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from pyoxigraph import NamedNode, Quad

from graph import names
from graph.entities import entities
from graph.mapping import map_facts
from graph.provenance import input_quads, provenance
from graph.resolve import links
from graph.shares import shares
from graph.stores.embedded import Writer
from graph.targets import targets
from graph.vocabulary import vocabulary
from loaders.model import Comparator
from ontology.indicators import Indicator, all_indicators
from ontology.regions import Region, all_regions, by_code
from ontology.themes import Theme, all_themes
from tests.benchmarks.writing import Draft

# the plans that examples in the catalogue name, and their regions; the others follow, provinces first
KNOWN = {
    "shenyang-plan": "210100",
    "shenyang-notice-2021": "210100",
    "tongliao-plan": "150500",
    "zhenan-plan": "210604",
    "shangcheng-plan": "330102",
}
FREQUENT = ("婴儿死亡率", "人均预期寿命", "每千人口医疗卫生机构床位数", "居民健康素养水平", "孕产妇死亡率")
RANGES = {"%": (5, 99), "‰": (1, 15), "岁": (74, 83), "张": (2, 10), "人": (1, 6), "/10万": (5, 90)}
VERBS = ("加强", "推进", "完善", "提升")
BODIES = (
    ("卫生健康委员会", "health_commission"),
    ("疾病预防控制中心", "cdc"),
    ("财政局", "department"),
    ("教育局", "department"),
    ("民政局", "department"),
    ("医疗保障局", "department"),
    ("人民医院", "hospital"),
    ("妇幼保健院", "mch"),
    ("卫生健康监督所", "supervision"),
    ("人力资源和社会保障局", "department"),
)
BUILDINGS = ("人民医院", "中医院", "妇幼保健院", "疾病预防控制中心", "中心血站", "精神卫生中心")


def write_plans(folder: Path, count: int, seed: int) -> int:
    """A graph of `count` plans in `folder`; how many statements it holds."""
    with Writer(folder) as writer:
        inputs = {}
        for plan_id, quads in plan_graphs(count, seed):
            writer.replace(NamedNode(names.plan_graph(plan_id)), quads)
            inputs[plan_id] = input_quads(quads, plan_id, True)
        writer.replace(NamedNode(names.VOCABULARY_GRAPH), vocabulary())
        writer.replace(NamedNode(names.ENTITIES_GRAPH), entities(writer.now))
        writer.replace(NamedNode(names.LINKS_GRAPH), links(writer.now))
        writer.replace(NamedNode(names.SHARES_GRAPH), shares(writer.now))
        writer.replace(NamedNode(names.TARGETS_GRAPH), targets(writer.now))
        writer.replace(NamedNode(names.BUILD_GRAPH), provenance(writer.now, inputs))
        size = len(writer.now)
        writer.commit()
    return size


def plan_graphs(count: int, seed: int) -> Iterator[tuple[str, tuple[Quad, ...]]]:
    """Each plan's id and the quads of its graph."""
    for plan_id, region in _titles(count):
        draft = Draft(plan_id, region)
        _write(draft, Random(f"{seed} {plan_id}"))
        document, facts = draft.finish()
        yield plan_id, map_facts(document, plan_id, facts)


def _titles(count: int) -> list[tuple[str, Region]]:
    found = [(plan_id, by_code(code)) for plan_id, code in KNOWN.items()]
    now = [region for region in all_regions() if not region.until and region.code not in KNOWN.values()]
    order = {"province": 0, "prefecture": 1, "county": 2}
    now.sort(key=lambda region: (order[region.level], region.code))
    # counties are many: take them from all over the country
    higher = [region for region in now if region.level != "county"]
    counties = [region for region in now if region.level == "county"]
    step = max(1, len(counties) // max(1, count - len(higher)))
    found += [(f"plan-{region.code}", region) for region in (*higher, *counties[::step])]
    return found[:count]


def _write(draft: Draft, random: Random) -> None:
    draft.title("方案" if random.random() < 0.1 else "规划")
    draft.chapter("发展基础")
    chosen = _indicators(random)
    values = [(indicator, _value(indicator, random)) for indicator in chosen]
    for indicator, value in values:
        draft.value(indicator, value, "actual", random.choice(("2020", "2020", "2020", "2019")), "eq", draft.region)
    draft.chapter("发展目标")
    for indicator, value in values:
        _target(draft, random, indicator, value)
    draft.chapter("主要任务")
    for _ in range(5):
        _task(draft, random)
    draft.chapter("重点项目")
    _project(draft, random, priced=True)
    draft.chapter("保障措施")
    draft.task("加强组织实施", ("T36",), (1.0,))
    for place, (name, kind) in enumerate(BODIES[:2]):
        draft.responsibility(f"{draft.full}{name}", kind, "support" if place else "lead")


def _target(draft: Draft, random: Random, indicator: Indicator, value: float) -> None:
    if random.random() < 0.04:
        draft.value(indicator, None, "target", "2025", "qualitative", draft.region)
        return
    step = round(value * random.uniform(-0.05, 0.2), 2)
    aim = round(value - step if indicator.polarity == "lower" else value + step, 2)
    bounds: dict[str, Comparator] = {"higher": "ge", "lower": "le"}
    comparator: Comparator = random.choice(("eq", bounds.get(indicator.polarity, "eq")))
    draft.value(indicator, aim, "target", "2025", comparator, draft.region)
    if draft.region.parent and random.random() < 0.1:
        above = by_code(draft.region.parent)
        draft.value(indicator, round(aim * random.uniform(0.9, 1.1), 2), "target", "2025", comparator, above)


def _task(draft: Draft, random: Random) -> None:
    themes = _themes(random)
    parts = sorted((random.random() + 0.1 for _ in themes), reverse=True)
    weights = tuple(round(part / sum(parts), 4) for part in parts)
    named = (f"{themes[0].zh}行动",) if random.random() < 0.2 else ()
    title = random.choice(VERBS) + themes[0].zh
    draft.task(title, tuple(theme.code for theme in themes), weights, named)
    draft.pad(random.randint(10, 300))
    bodies = random.sample(BODIES, random.choice((0, 0, 1, 2)))
    for place, (name, kind) in enumerate(bodies):
        draft.responsibility(f"{draft.full}{name}", kind, "support" if place else "lead")
    if random.random() < 0.4:
        draft.quantity(random.choice(BUILDINGS), float(random.randint(1, 60)), "个")
    if random.random() < 0.3:
        _project(draft, random, priced=random.random() < 0.2)
    if random.random() < 0.5:
        draft.mention(f"{draft.full}{BODIES[0][0]}", BODIES[0][1])


def _project(draft: Draft, random: Random, *, priced: bool) -> None:
    """One project, at times with its phases, at times that of the region above (which its plan may name too)."""
    owner = by_code(draft.region.parent) if draft.region.parent and random.random() < 0.2 else draft.region
    name = f"{random.choice(BUILDINGS)}{random.choice(('建设', '迁建'))}项目"
    amount = float(random.randint(2, 900) * 1_000_000) if priced else None
    beds = float(random.randint(2, 12) * 50) if random.random() < 0.3 else None
    draft.project(owner, name, amount, beds)
    if amount is not None and random.random() < 0.2:
        draft.project(owner, f"{name}一期工程", amount / 4, None, phase="一期")
        draft.project(owner, f"{name}二期工程", amount / 2, None, phase="二期")


def _value(indicator: Indicator, random: Random) -> float:
    low, high = RANGES.get(indicator.unit, (1, 100))
    return round(random.uniform(low, high), 2)


@cache
def _ranked_indicators() -> tuple[list[Indicator], list[float]]:
    first = {name: place for place, name in enumerate(FREQUENT)}
    found = sorted(all_indicators(), key=lambda item: first.get(item.name, len(first)))
    return found, list(accumulate(1 / (place + 4) for place in range(len(found))))


def _indicators(random: Random) -> list[Indicator]:
    known, weights = _ranked_indicators()
    return list(dict.fromkeys(random.choices(known, cum_weights=weights, k=5)))


def _themes(random: Random) -> list[Theme]:
    known = all_themes()
    weights = list(accumulate(1 / (place % 13 + 2) for place in range(len(known))))
    return list(dict.fromkeys(random.choices(known, cum_weights=weights, k=random.choice((1, 2, 2, 3)))))
