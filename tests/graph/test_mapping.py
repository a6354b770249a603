"""Facts become the quads that the contract of the graph promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from graph import names
from graph.mapping import MAPPERS, map_facts
from graph.stores.memory import MemoryStore
from graph.terms import term
from loaders import extract_document, model
from loaders.document import Document
from tests.graph.conftest import values
from tests.graph.factory import Made, make_plan

ID = "shenyang-example"


@pytest.fixture
def quads(made: Made) -> tuple[Quad, ...]:
    return map_facts(made.document, ID, made.facts)


def of_class(quads: tuple[Quad, ...], name: str) -> list[str]:
    found = [quad.subject for quad in quads if quad.predicate == term("rdf:type") and quad.object == term(name)]
    return [node.value for node in found if isinstance(node, NamedNode)]


def test_every_kind_of_fact_has_a_mapper() -> None:
    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Fact)}
    assert kinds - {model.Fact} == set(MAPPERS)


def test_no_blank_nodes_and_one_graph(quads: tuple[Quad, ...]) -> None:
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]
    assert {quad.graph_name for quad in quads} == {NamedNode(names.plan_graph(ID))}
    assert len(set(quads)) == len(quads)


def test_plan_header(quads: tuple[Quad, ...]) -> None:
    plan = names.plan(ID)
    for predicate, wanted in {
        "dcterms:identifier": ID,
        "dcterms:title": "沈阳市示例健康规划",
        "dcterms:source": "shenyang-example.txt",
        "dcterms:issued": "2021-06",
        "pw:periodStart": "2021",
        "pw:periodEnd": "2025",
        "pw:coversRegion": names.region("210100"),
        "pw:documentNumber": "沈示发〔2021〕1号",
        "dcterms:publisher": names.institution("210100", "沈阳市卫生健康委员会"),
    }.items():
        assert values(quads, plan, term(predicate)) == [wanted], predicate
    issued = next(quad.object for quad in quads if quad.predicate == term("dcterms:issued"))
    assert isinstance(issued, Literal) and issued.datatype == term("xsd:gYearMonth")


def test_statement_has_evidence_with_position_and_quote(made: Made, quads: tuple[Quad, ...]) -> None:
    statements = of_class(quads, "pw:IndicatorStatement")
    assert len(statements) == 2
    smoking = next(iri for iri in statements if values(quads, iri, term("pw:comparator")) == ["le"])
    [evidence] = values(quads, smoking, term("prov:wasQuotedFrom"))
    start = made.document.text.index("20%以下")
    assert evidence == names.evidence(ID, start, start + 5)
    assert values(quads, f"{evidence}#position", term("oa:start")) == [str(start)]
    assert values(quads, f"{evidence}#quote", term("oa:exact")) == ["20%以下"]
    [before] = values(quads, f"{evidence}#quote", term("oa:prefix"))
    assert before.endswith("吸烟率降到") and len(before) == 30
    assert values(quads, smoking, term("pw:inSection")) == [names.section(ID, "1-1")]
    assert values(quads, smoking, term("sdmx-measure:obsValue")) == ["20"]
    assert values(quads, smoking, term("pw:normalisedValue")) == ["20"]
    assert values(quads, smoking, term("sdmx-attribute:unitMeasure")) == [names.named("unit", "%")]


def test_without_quotes_no_quote_is_written(made: Made) -> None:
    bare = map_facts(made.document, ID, made.facts, quotes=False)
    assert not of_class(bare, "oa:TextQuoteSelector")
    assert len(of_class(bare, "oa:TextPositionSelector")) == len(of_class(bare, "oa:SpecificResource")) > 0


def test_range_and_area_without_code(quads: tuple[Quad, ...]) -> None:
    ranged = next(
        iri for iri in of_class(quads, "pw:IndicatorStatement") if values(quads, iri, term("pw:highValue")) == ["5"]
    )
    assert values(quads, ranged, term("pw:normalisedValue")) == []
    [quantity] = of_class(quads, "pw:Quantity")
    assert values(quads, quantity, term("pw:areaName")) == ["东部片区"]
    assert values(quads, quantity, term("sdmx-dimension:refArea")) == []
    assert values(quads, quantity, term("pw:ofAction")) == [names.action(ID, "1-1")]


def test_sections_nest_and_count(quads: tuple[Quad, ...]) -> None:
    second = names.section(ID, "1-2")
    assert values(quads, second, term("pw:parentSection")) == [names.section(ID, "1")]
    assert values(quads, second, term("pw:order")) == ["3"]
    assert values(quads, second, term("pw:inSection")) == [second]


def test_themes_of_an_action_carry_weight_and_rank(quads: tuple[Quad, ...]) -> None:
    node = names.action(ID, "1-1")
    assert values(quads, node, term("pw:theme")) == [names.named("theme", "T01"), names.named("theme", "T04")]
    first = f"{node}/theme/T04"
    assert values(quads, first, term("pw:weight")) == ["0.75"]
    assert values(quads, first, term("pw:rank")) == ["1"]
    assert values(quads, node, term("pw:undertakes")) == [names.named("initiative", "控烟行动")]
    assert values(quads, node, term("pw:isLeaf")) == ["true"]


def test_responsibility_names_task_body_and_role(quads: tuple[Quad, ...]) -> None:
    found = of_class(quads, "pw:Responsibility")
    roles = {values(quads, iri, term("pw:role"))[0]: values(quads, iri, term("pw:institution"))[0] for iri in found}
    assert roles == {
        "lead": names.institution("210100", "沈阳市卫生健康委员会"),
        "support": names.institution("", "国家示例中心"),
    }
    assert {values(quads, iri, term("pw:action"))[0] for iri in found} == {names.action(ID, "1-1")}


def test_a_project_of_an_annexed_table_is_a_stated_task_and_none_of_the_text() -> None:
    text = (
        "铜陵市卫生健康规划\n一、保障措施\n(一)加强宣传\n市卫生健康委开展宣传。\n附件 重点项目表\n"
        "序号\t项目名称\t投资(亿元)\t责任单位\n1\t市立医院感染楼\t2.1\t市立医院\n2\t市精神卫生中心\t1.4\t市财政局\n"
    )
    document = Document("annex.txt", text)
    quads = map_facts(document, ID, extract_document(document, "铜陵市"))
    told = [
        (values(quads, iri, term("pw:action")), values(quads, iri, term("pw:statedTask")))
        for iri in of_class(quads, "pw:Responsibility")
    ]
    assert sorted(told) == [
        ([], ["市立医院感染楼"]),
        ([], ["市精神卫生中心"]),
        ([names.action(ID, "1-1")], []),
    ]


def test_project_statement_amounts_and_dates(quads: tuple[Quad, ...]) -> None:
    [iri] = of_class(quads, "pw:ProjectStatement")
    assert values(quads, iri, term("pw:investment")) == ["200000000"]
    assert values(quads, iri, term("pw:floorArea")) == ["12000.5"]
    assert values(quads, iri, term("pw:landArea")) == []
    dates = {q.predicate: q.object for q in quads if q.subject == NamedNode(iri) and "Date" in q.predicate.value}
    assert dates[term("pw:startDate")] == Literal("2021-03", datatype=term("xsd:gYearMonth"))
    assert dates[term("pw:completionDate")] == Literal("2023", datatype=term("xsd:gYear"))


def test_same_facts_give_same_ids_and_another_plan_other_ones() -> None:
    one, two = make_plan(), make_plan()
    assert map_facts(one.document, ID, one.facts) == map_facts(two.document, ID, two.facts)
    other = map_facts(one.document, "other", one.facts)
    assert not set(of_class(other, "pw:IndicatorStatement")) & set(
        of_class(map_facts(one.document, ID, one.facts), "pw:IndicatorStatement")
    )


def test_ids_do_not_hang_on_the_order_of_facts(made: Made) -> None:
    turned = map_facts(made.document, ID, reversed(made.facts))
    assert set(turned) == set(map_facts(made.document, ID, made.facts))


@given(st.text())
def test_any_name_makes_an_iri_and_is_read_back(name: str) -> None:
    iri = names.institution("210100", name.encode("utf-8", "ignore").decode())
    assert NamedNode(iri).value == iri
    assert names.name_parts(iri) == ("institution", "210100", name.encode("utf-8", "ignore").decode())


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_decimal_is_the_number(number: float) -> None:
    from graph.terms import decimal

    literal = decimal(number)
    assert float(literal.value) == number
    assert "e" not in literal.value.lower()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_from_nquads_whole(text: str) -> None:
    from loaders.document import Document
    from loaders.model import RegionFact

    document = Document("x.txt", f"前{text}后")
    fact = RegionFact(span=document.span(1, 1 + len(text)), rule="r", name="沈河区", code="210103")
    quads = map_facts(document, "x", [fact])
    nquads = serialize(quads, format=RdfFormat.N_QUADS)
    assert nquads is not None and set(parse(nquads, RdfFormat.N_QUADS)) == set(quads)
    lines = "".join(f"{quad} .\n" for quad in quads)
    assert set(parse(lines, RdfFormat.N_QUADS)) == set(quads) == set(MemoryStore(quads).backend)
    assert Literal(text) in {quad.object for quad in quads}


def test_a_cited_title_is_told_without_the_break_of_its_line() -> None:
    text = "印发《安新县示例\n方案》的通知\n一、任务\n依据《河北省示例方案》制定。\n"
    document = Document("安新县", text)
    told = map_facts(document, ID, extract_document(document))
    titles = {str(getattr(quad.object, "value", "")) for quad in told if quad.predicate == term("pw:citedTitle")}
    assert titles == {"印发《安新县示例方案》的通知", "安新县示例方案", "河北省示例方案"}
