"""A task's own text in the graph: groups and deadlines once a task, at their first place, with evidence."""

from __future__ import annotations

from pyoxigraph import Quad

from graph import names
from graph.mapping import map_facts
from graph.terms import term
from graph.vocabulary import vocabulary
from loaders.document import Document
from loaders.model import Body, Fact, InstitutionFact
from tests.graph.conftest import values
from tests.graph.factory import Made, action, make_plan, section, span_of

TEXT = """一、任务
（一）关爱老人
市老年活动中心服务老年人和儿童。到2023年建成3家，到2025年建成5家。
（二）其他
开展培训。
"""


def task_quads(*more: Fact) -> tuple[Quad, ...]:
    document = Document("x.txt", TEXT)
    tasks, care, other = (span_of(document, words) for words in ("任务", "关爱老人", "其他"))
    facts = (
        section(tasks, "1", "一、", None, "1", care.start - 3),
        section(care, "2", "（一）", tasks.start, "1-1", other.start - 3),
        section(other, "2", "（二）", tasks.start, "1-2", len(TEXT)),
        action(care, "（一）", "1-1"),
        action(other, "（二）", "1-2"),
        *more,
    )
    return map_facts(document, "x", facts)


def place(quads: tuple[Quad, ...], iri: str) -> tuple[str, str]:
    [evidence] = values(quads, iri, term("prov:wasQuotedFrom"))
    [start] = values(quads, f"{evidence}#position", term("oa:start"))
    return start, values(quads, iri, term("pw:surface"))[0]


def test_a_group_is_mentioned_once_at_its_first_place() -> None:
    quads = task_quads()
    task = names.action("x", "1-1")
    assert place(quads, f"{task}/group/G01") == (str(TEXT.index("老人")), "老人")
    assert place(quads, f"{task}/group/G02") == (str(TEXT.index("儿童")), "儿童")
    assert values(quads, f"{task}/group/G02", term("pw:populationGroup")) == [names.named("group", "G02")]
    assert values(quads, f"{task}/group/G02", term("pw:action")) == [task]
    assert values(quads, f"{task}/group/G02", term("pw:inSection")) == [names.section("x", "1-1")]
    assert not [quad for quad in quads if names.action("x", "1-2") + "/group" in str(quad.subject)]


def test_the_name_of_a_body_names_no_group() -> None:
    document = Document("x.txt", TEXT)
    body = Body("市老年活动中心", "other", "", "")
    named = InstitutionFact(
        span=span_of(document, "市老年活动中心服务老年人和儿童"),  # longer than a name is, so that all lies in it
        rule="body",
        name=body.name,
        type=body.type,
        region="",
        region_code="",
    )
    quads = task_quads(named)
    task = names.action("x", "1-1")
    assert place(quads, f"{task}/group/G01")[0] == str(TEXT.index("老人"))
    assert values(quads, f"{task}/group/G02", term("pw:action")) == []


def test_a_task_has_one_deadline_the_first() -> None:
    quads = task_quads()
    deadline = f"{names.action('x', '1-1')}/deadline"
    assert place(quads, deadline) == (str(TEXT.index("到2023年")), "到2023年")
    assert values(quads, deadline, term("sdmx-dimension:refPeriod")) == ["2023"]
    assert values(quads, f"{names.action('x', '1-2')}/deadline", term("pw:action")) == []


def test_a_quantity_and_an_indicator_lead_to_the_groups_that_they_name(made: Made) -> None:
    known = values(vocabulary(), names.named("indicator", "孕产妇死亡率"), term("pw:populationGroup"))
    assert known == [names.named("group", "G05")]
    other = make_plan()
    from dataclasses import replace

    from loaders.model import QuantityFact

    facts = [replace(fact, subject="老年人") if isinstance(fact, QuantityFact) else fact for fact in other.facts]
    quads = map_facts(other.document, "x", facts)
    assert {str(quad.object) for quad in quads if quad.predicate == term("pw:populationGroup")} >= {
        f"<{names.named('group', 'G01')}>"
    }
