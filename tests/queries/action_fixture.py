"""A small graph about tasks, written by hand: groups, deadlines, initiatives, leads, projects in and outside tasks."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from ontology.namespaces import BASE
from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, SHENYANG, TONGLIAO, node, typed, vocabulary, zh

GROUPS = {"G01": "老年人", "G02": "儿童", "G07": "残疾人"}
CLINIC = "妇幼院区项目"


class ActionMaker(PlanMaker):
    """Writes one plan's quads, with what tasks say besides."""

    def group(self, action: NamedNode, code: str, surface: str, start: int, section: str) -> None:
        """A population group that the task names."""
        found = node(f"id:{action.value.removeprefix(BASE)}/group/{code}")
        self.statement(found, "pw:GroupMention", start, surface, section)
        self.add(found, "pw:action", action)
        self.add(found, "pw:populationGroup", node(f"id:group/{code}"))
        self.add(found, "pw:surface", Literal(surface))

    def deadline(self, action: NamedNode, surface: str, start: int, section: str) -> None:
        """A time that the task sets."""
        found = node(f"id:{action.value.removeprefix(BASE)}/deadline")
        self.statement(found, "pw:Deadline", start, surface, section)
        self.add(found, "pw:action", action)

    def undertakes(self, action: NamedNode, name: str, core: str) -> None:
        """An initiative of the task; what it is called stands in the entities' graph."""
        initiative, entities = node(f"id:initiative/{name}"), node("id:graph/entities")
        self.add(action, "pw:undertakes", initiative)
        self.quads.append(Quad(initiative, node("rdf:type"), node("pw:Initiative"), entities))
        self.quads.append(Quad(initiative, node("skos:prefLabel"), zh(name), entities))
        self.quads.append(Quad(initiative, node("pw:nameCore"), Literal(core), entities))

    def task_project(self, action: NamedNode | None, name: str, start: int, section: str, **values: str) -> None:
        """A statement of a project in a task, or outside tasks."""
        self.project(self.region, name, start, section, **values)
        statement = node(f"id:projectstatement/{self.name}-{self.count:04}")
        if action is not None:
            self.add(statement, "pw:ofAction", action)

    def say(self, indicator: str, role: str, start: int, value: str, unit: str, **rest: str) -> None:
        """One value of an indicator, as written."""
        found = self.value(indicator, role, start, value, unit=unit, **rest)  # type: ignore[arg-type]
        self.add(found, "pw:rawValue", Literal(value + unit))

    def headings(self, **starts: int) -> None:
        """Sections without a task (path → start)."""
        for path, start in starts.items():
            self.section(path.strip("_"), f"第{path.strip('_')}章", start)


def groups() -> list[Quad]:
    """The population groups, the indicator that is about one, and an indicator without a theme."""
    graph = node("id:graph/vocabulary")
    quads = [
        Quad(node("id:indicator/婴儿死亡率"), node("pw:populationGroup"), node("id:group/G02"), graph),
        Quad(node("id:indicator/健康预期寿命"), node("rdf:type"), node("pw:Indicator"), graph),
        Quad(node("id:indicator/健康预期寿命"), node("skos:prefLabel"), zh("健康预期寿命"), graph),
    ]
    for code, label in GROUPS.items():
        group = node(f"id:group/{code}")
        quads.append(Quad(group, node("rdf:type"), node("pw:PopulationGroup"), graph))
        quads.append(Quad(group, node("skos:notation"), Literal(code), graph))
        quads.append(Quad(group, node("skos:prefLabel"), zh(label), graph))
    return quads


def _first() -> ActionMaker:
    """Says most: a heading with two tasks below it, a task that has everything, a project told twice."""
    plan = ActionMaker("a-plan", SHENYANG)
    plan.header("甲规划", issued="2022-01-30")
    plan.headings(_1=10, _2=200, _3=600)
    for path, heading, start in (
        ("2-1", "（一）控烟", 210),
        ("2-2", "（二）一老一小", 300),
        ("2-2-1", "1.老年人", 320),
        ("2-2-2", "2.托育", 400),
        ("2-3", "（三）保障", 500),
    ):
        plan.section(path, heading, start)
    smoking = plan.action("2-1", "（一）控烟", 210, 100, {"T04": "0.8", "T01": "0.2"})
    both = plan.action("2-2", "（二）一老一小", 300, 10, {"T07": "1"}, leaf=False)
    old = plan.action("2-2-1", "1.老年人", 320, 60, {"T07": "0.7", "T18": "0.3"})
    young = plan.action("2-2-2", "2.托育", 400, 60, {"T07": "1"})
    safe = plan.action("2-3", "（三）保障", 500, 60, {"T18": "1"})
    for task in (old, young):
        plan.add(task, "pw:parentAction", both)
    plan.group(both, "G01", "一老一小", 303, "2-2")
    plan.group(both, "G02", "一老一小", 303, "2-2")
    plan.group(old, "G01", "老年", 322, "2-2-1")
    plan.group(young, "G02", "婴幼儿", 430, "2-2-2")  # in its text, not in its heading
    for start in (350, 380):  # said twice
        homes = plan.quantity(old, "老年友好社区", "20", "个", start, "2-2-1")
        plan.add(homes, "pw:populationGroup", node("id:group/G01"))
    plan.deadline(smoking, "到2025年", 215, "2-1")
    plan.deadline(both, "年底前", 312, "2-2")
    # 婴儿死亡率 is about children; a target and a value reached, both told twice
    for start in (100, 120):
        plan.say("婴儿死亡率", "target", start, "4.5", "‰", year="2025", comparator="le")
        plan.say("婴儿死亡率", "actual", start + 5, "2.56", "‰", year="2020")
    plan.say("婴儿死亡率", "target", 130, "5", "‰", year="2025", comparator="le", region=HUNNAN)
    plan.say("居民健康素养水平", "target", 220, "32", "%", year="2025", comparator="ge", section="2-1")
    plan.undertakes(smoking, "控烟行动", "控烟")
    plan.undertakes(smoking, "健康知识普及行动", "健康知识普及")
    health = plan.institution(SHENYANG, "沈阳市卫生健康委员会", "health_commission")
    centre = plan.institution(SHENYANG, "沈阳市疾病预防控制中心", "cdc")
    plan.responsibility(smoking, centre, "lead", "市疾控中心", 230, "2-1")
    plan.responsibility(smoking, health, "support", "市卫健委", 240, "2-1")
    plan.responsibility(both, health, "lead", "市卫健委", 315, "2-2")
    plan.task_project(safe, "急救中心项目", 520, "2-3", beds="100")
    plan.add(node(f"id:projectstatement/a-plan-{plan.count:04}"), "pw:completionDate", typed("2023", "gYear"))
    plan.task_project(None, CLINIC, 620, "3", investment="300000000")
    plan.task_project(None, CLINIC, 650, "3")  # a bare mention
    return plan


def _second() -> ActionMaker:
    """Another region; its month of issue is known, not its day."""
    plan = ActionMaker("b-plan", TONGLIAO)
    plan.header("乙规划")
    plan.add(plan.plan, "dcterms:issued", typed("2021-12", "gYearMonth"))
    plan.headings(_1=10)
    plan.section("1-1", "（一）控烟", 20)
    plan.section("1-2", "（二）素养", 60)
    smoking = plan.action("1-1", "（一）控烟", 20, 30, {"T04": "1"})
    literacy = plan.action("1-2", "（二）素养", 60, 30, {"T01": "0.6", "T18": "0.4"})
    plan.undertakes(smoking, "控烟专项行动", "控烟")
    plan.undertakes(literacy, "健康知识普及行动", "健康知识普及")
    plan.say("居民健康素养水平", "actual", 70, "20.7", "%", year="2020", section="1-2")
    centre = plan.institution(TONGLIAO, "通辽市疾病预防控制中心", "cdc")
    plan.responsibility(smoking, centre, "lead", "市疾控中心", 40, "1-1")
    return plan


def _third() -> ActionMaker:
    """No date, no body."""
    plan = ActionMaker("c-plan", HUNNAN)
    plan.headings(_1=10)
    plan.section("1-1", "（一）教育", 20)
    task = plan.action("1-1", "（一）教育", 20, 30, {"T01": "1"})
    plan.undertakes(task, "健康知识普及行动", "健康知识普及")
    plan.undertakes(task, "杏林行动", "杏林")
    plan.group(task, "G07", "残疾", 40, "1-1")
    plan.say("健康预期寿命", "target", 50, "70", "岁", section="1-1")
    return plan


def _fourth() -> ActionMaker:
    """The first plan's region again; issued on the last day of the second plan's month."""
    plan = ActionMaker("d-plan", SHENYANG)
    plan.header("丁通知", issued="2021-12-31")
    plan.headings(_1=10)
    plan.section("1-1", "（一）控烟", 20)
    task = plan.action("1-1", "（一）控烟", 20, 30, {"T04": "0.6", "T07": "0.4"})
    plan.undertakes(task, "控烟行动", "控烟")
    plan.say("每千人口床位数", "target", 30, "7.5", "张", year="2025", section="1-1")
    health = plan.institution(SHENYANG, "沈阳市卫生健康委员会", "health_commission")
    plan.responsibility(task, health, "lead", "市卫健委", 45, "1-1")
    plan.task_project(task, "市妇幼院区", 50, "1-1")
    return plan


def _fifth() -> ActionMaker:
    """No date either: of what it shares with the third alone, nobody knows who was first."""
    plan = ActionMaker("e-plan", HUNNAN)
    plan.headings(_1=10)
    plan.section("1-1", "（一）床位", 20)
    plan.undertakes(plan.action("1-1", "（一）床位", 20, 30, {"T18": "1"}), "杏林计划", "杏林")
    return plan


def hand_made_actions() -> list[Quad]:
    """Five plans and one that says nothing; two names of one project."""
    plans = (_first(), _second(), _third(), _fourth(), _fifth(), ActionMaker("z-plan", HUNNAN))
    quads = with_derived([*vocabulary(), *groups(), *(quad for plan in plans for quad in plan.quads)])
    links = node("id:graph/links")
    whole = node(f"id:project/{SHENYANG}/{CLINIC}")
    for name in (CLINIC, "市妇幼院区"):
        quads.append(Quad(node(f"id:project/{SHENYANG}/{name}"), node("pw:resolvesTo"), whole, links))
    alone = node(f"id:project/{SHENYANG}/急救中心项目")
    quads.append(Quad(alone, node("pw:resolvesTo"), alone, links))
    graphs = sorted({str(quad.graph_name) for quad in quads})
    named = [NamedNode(graph.strip("<>")) for graph in graphs]
    return quads + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in named]
