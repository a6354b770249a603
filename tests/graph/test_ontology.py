"""The ontology file declares what the mapping writes, and nothing that it does not."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph import names
from graph.actuals.model import Actual, ActualsFile
from graph.actuals.rdf import actuals_quads
from graph.corrections.apply import Done
from graph.corrections.model import Correction
from graph.corrections.rdf import correction_graph, done_quads
from graph.likeness import likeness_quads
from graph.mapping.baselines import baseline_quads
from graph.mapping.places import place_quads
from graph.paces import pace_quads
from graph.terms import term
from graph.vocabulary import ontology_file, vocabulary
from ontology.namespaces import BASE, PW
from tests.graph.conftest import Assemble
from tests.graph.factory import Made, indicator, make_plan, project, span_of
from tests.queries.plan_maker import PlanMaker


def rich_quads(assemble: Assemble, made: Made) -> list[Quad]:
    """Quads in which everything that can be said is said: two plans, a phase, two names of one project, a sub-task."""
    from dataclasses import replace

    from loaders.model import ActionFact, ResponsibilityFact

    answers = next(fact for fact in made.facts if isinstance(fact, ResponsibilityFact))
    child = next(fact for fact in made.facts if isinstance(fact, ActionFact))
    assert child.span is not None
    nested = replace(child, span=span_of(made.document, "项目"), path="1-2", parent_start=child.span.start)
    numbered = made.document.text.replace("示例规划》", "示例规划》（振示发〔2020〕3号）")
    other = make_plan("second.txt", numbered + "二期工程。东院区。建成站点5所，其中9所达标。分工见附件2。\n")
    extra = (
        replace(
            project(span_of(made.document, "总投资"), "沈阳市示例医院(东院区)二期工程", "210100"), land_area_m2=9.0
        ),
        replace(project(span_of(made.document, "建设项目"), "示例医院东院区项目", "210100"), phase="二期"),
        project(span_of(made.document, "东院区"), "示例医院东院区工程", "210100"),
        nested,
        indicator(span_of(made.document, "投资"), "人群吸烟率", False, 20.0, unit="%"),
        replace(answers, span=span_of(made.document, "建设"), action="控烟行动"),
    )
    corrections = (
        Correction("wrong", "quantity", "shenyang-example", 1, 2, "阳", '{"subject": "甲"}', by="审阅者", note="注"),
        Correction("rename", "institution", left=names.institution("", "甲"), right=names.institution("", "乙")),
    )
    done = Done(corrections[0], made.document.span(1, 2), f"{BASE}quantity/0", "{}")
    store = assemble([Made(made.document, made.facts + extra), other])
    read_as = Quad(
        NamedNode(f"{BASE}mention/0"),
        term("pw:readAs"),
        NamedNode(f"{BASE}institution/0/0"),
        NamedNode(f"{BASE}graph/x"),
    )
    corrected = correction_graph(corrections, done_quads(done, NamedNode(f"{BASE}section/0")))
    reported = Actual(2, "婴儿死亡率", "210100", "2023", Decimal("2.1"), "‰", False, "2.1", "公报")
    near = likeness_quads({f"{BASE}region/{code}": {"T01": 1} for code in ("210000", "210100")})
    return [
        *store,
        *corrected,
        read_as,
        *near,
        *beside_each_other(),
        *actuals_quads("a", ActualsFile("a.csv", "0" * 64, (reported,), ())),
    ]


def beside_each_other() -> list[Quad]:
    """What is derived of values: with a baseline, with two, said twice, with a pace, and one without the other."""
    plan = PlanMaker("values", "210100")
    plan.section("1", "一、目标", 1)
    plan.value("婴儿死亡率", "target", 10, "3", year="2025")
    plan.value("婴儿死亡率", "actual", 20, "4", year="2020")
    plan.value("婴儿死亡率", "actual", 30, "4", year="2020")
    plan.value("孕产妇死亡率", "target", 40, "3", year="2025")
    plan.value("孕产妇死亡率", "actual", 50, "4", year="2020")
    plan.value("孕产妇死亡率", "actual", 60, "5", year="2020")
    plan.value("人均预期寿命", "actual", 70, "80", year="2020")
    plan.value("成人吸烟率", "target", 80, "20", year="2025")
    placed = [*plan.quads, *place_quads(plan.quads)]
    links = list(baseline_quads(placed))
    store = Store()
    store.extend([*placed, *links, *vocabulary()])
    return [*links, *pace_quads(store)]


def declared(kinds: tuple[str, ...]) -> set[str]:
    found = set()
    for quad in parse(ontology_file("planweave").encode(), RdfFormat.TURTLE):
        if quad.predicate == term("rdf:type") and quad.object in [term(kind) for kind in kinds]:
            assert isinstance(quad.subject, NamedNode)
            found.add(quad.subject.value)
    return {iri for iri in found if iri.startswith(PW)}


def test_classes_used_are_declared_and_declared_are_used(assemble: Assemble, made: Made) -> None:
    quads = rich_quads(assemble, made)
    used = {q.object.value for q in quads if q.predicate == term("rdf:type") and isinstance(q.object, NamedNode)}
    assert {iri for iri in used if iri.startswith(PW)} == declared(("owl:Class",))


def test_properties_used_are_declared_and_declared_are_used(assemble: Assemble, made: Made) -> None:
    quads = rich_quads(assemble, made)
    used = {quad.predicate.value for quad in quads if quad.predicate.value.startswith(PW)}
    assert used == declared(("owl:ObjectProperty", "owl:DatatypeProperty"))


def test_every_term_is_explained_in_both_languages_with_domain_and_range() -> None:
    facts: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(ontology_file("planweave").encode(), RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        facts[quad.subject.value][quad.predicate.value].append(quad.object)
    for iri in declared(("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty")):
        for predicate in ("rdfs:label", "rdfs:comment"):
            texts = facts[iri][term(predicate).value]
            assert sorted(str(t.language) for t in texts if isinstance(t, Literal)) == ["en", "zh"], iri
    for iri in declared(("owl:ObjectProperty", "owl:DatatypeProperty")):
        said = {name.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for name in facts[iri]}
        assert said & {"domain", "domainIncludes"} and said & {"range", "rangeIncludes"}, iri


def test_no_blank_nodes_anywhere(assemble: Assemble, made: Made) -> None:
    for quad in rich_quads(assemble, made):
        assert not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)


def test_no_triple_stands_in_two_graphs(assemble: Assemble, made: Made) -> None:
    quads = rich_quads(assemble, made)
    assert len({str(quad.triple) for quad in quads}) == len(quads)


def test_alignments_and_shapes_speak_of_declared_terms_only() -> None:
    known = declared(("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"))
    for name in ("alignments", "shapes"):
        for quad in parse(ontology_file(name).encode(), RdfFormat.TURTLE):
            for node in (quad.subject, quad.object):
                if isinstance(node, NamedNode) and node.value.startswith(PW):
                    assert node.value in known, node


def test_every_class_has_a_shape() -> None:
    targets = {
        quad.object.value
        for quad in parse(ontology_file("shapes").encode(), RdfFormat.TURTLE)
        if quad.predicate == term("sh:targetClass") and isinstance(quad.object, NamedNode)
    }
    assert declared(("owl:Class",)) <= targets


def test_vocabulary_names_themes_and_indicators_in_both_languages() -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for quad in vocabulary():
        if quad.predicate == term("skos:prefLabel") and isinstance(quad.object, Literal):
            assert isinstance(quad.subject, NamedNode)
            labels[quad.subject.value].add(str(quad.object.language))
    assert all(found == {"en", "zh"} for found in labels.values())
