"""A graph of plans shaped like real ones, of any size, the same each time."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.action_fixture import GROUPS, ActionMaker, groups
from tests.queries.derived import with_derived
from tests.queries.terms import HUNNAN, INDICATORS, SHENYANG, THEMES, TONGLIAO, node, vocabulary

_REGIONS = (SHENYANG, TONGLIAO, HUNNAN)


def synthetic_quads(plans: int) -> list[Quad]:
    """About 5,000 quads a plan."""
    quads = [*vocabulary(), *groups()]
    for number in range(plans):
        maker = ActionMaker(f"plan-{number:03}", _REGIONS[number % 3])
        maker.header(f"第{number}号规划", start="2021", end="2025", issuer="某市人民政府")
        _fill(maker, number)
        quads.extend(maker.quads)
    links = node("id:graph/links")
    for region in _REGIONS:
        for place in range(12):
            project = node(f"id:project/{region}/第{place}医院项目")
            quads.append(Quad(project, node("pw:resolvesTo"), project, links))
    return with_derived(quads)


def _fill(maker: ActionMaker, number: int) -> None:
    at = 100
    bodies = [maker.institution(maker.region, f"{maker.region}第{place}局", "government") for place in range(20)]
    for body in bodies:
        maker.add(body, "pw:sector", Literal("outside"))
    for chapter in range(1, 5):
        maker.section(f"{chapter}", f"第{chapter}章", at)
        for part in range(1, 9):
            at += 50
            path = f"{chapter}-{part}"
            maker.section(path, f"第{part}节", at)
            codes = list(THEMES)
            themes = {codes[(part + step) % len(codes)]: weight for step, weight in enumerate(("0.7", "0.3"))}
            action = maker.action(path, f"第{part}节", at, 400 + part, themes)
            for step in range(3):
                at += 20
                maker.quantity(action, "床位", str(100 + step), "张", at, path)
                maker.responsibility(
                    action, bodies[(part + step) % 20], "support" if step else "lead", "某局", at, path
                )
                maker.mention(bodies[(number + part) % 20], "某局", at + 5, path)
            _say_more(maker, number, part, action, path, at)
    maker.citation("某某法", at, "1")
    for place in range(12):
        at += 30
        maker.project(maker.region, f"第{place}医院项目", at, "2", investment=str(1000000 + number), beds="300")
    for name in INDICATORS:
        for year in range(2016, 2026):
            at += 30
            role = "actual" if year <= 2020 else "target"
            maker.value(name, role, at, f"{(number + year) % 17}.5", year=str(year), unit="%", section="1")


def _say_more(maker: ActionMaker, number: int, part: int, action: NamedNode, path: str, at: int) -> None:
    """What a task's own text says: groups, a deadline, an initiative, a value of an indicator."""
    for code, label in list(GROUPS.items())[part % 2 :]:
        maker.group(action, code, label, at + 1, path)
    if part % 3 == 0:
        maker.deadline(action, "到2025年", at + 2, path)
    maker.undertakes(action, f"第{(number + part) % 20}号行动", f"第{(number + part) % 20}号")
    names = list(INDICATORS)
    maker.value(names[part % len(names)], "target", at + 3, f"{part}.5", year="2025", unit="%", section=path)
