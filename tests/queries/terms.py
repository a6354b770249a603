"""The terms of hand-made graphs, after docs/graph.md: regions, indicators, themes; nodes and literals."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from ontology.namespaces import BASE, PREFIXES

SHENYANG, TONGLIAO, HUNNAN, LIAONING = "210100", "150500", "210112", "210000"
REGIONS = {
    LIAONING: ("辽宁省", "辽宁省", "province", ""),
    SHENYANG: ("沈阳市", "沈阳市", "prefecture", LIAONING),
    HUNNAN: ("浑南区", "沈阳市浑南区", "county", SHENYANG),
    TONGLIAO: ("通辽市", "通辽市", "prefecture", ""),
}
INDICATORS = {
    "婴儿死亡率": ("infant mortality rate", "‰", "lower", "T07", ()),
    "人均预期寿命": ("life expectancy at birth", "岁", "higher", "T01", ("人均期望寿命", "平均预期寿命")),
    "成人吸烟率": ("adult smoking prevalence", "%", "lower", "T04", ()),
    "居民健康素养水平": ("health literacy", "%", "higher", "T01", ()),
    "每千人口床位数": ("beds per 1,000", "张", "", "T18", ()),
}
THEMES = {
    "T01": ("健康教育与健康素养", "health education and literacy", ()),
    "T04": ("控烟", "tobacco control", ("烟草控制",)),
    "T07": ("妇幼健康", "maternal and child health", ()),
    "T18": ("医疗服务体系与资源配置", "service system", ()),
}


def node(curie: str) -> NamedNode:
    """The node of a curie."""
    prefix, _, local = curie.partition(":")
    return NamedNode((BASE if prefix == "id" else PREFIXES[prefix]) + local)


def typed(value: object, kind: str) -> Literal:
    """A literal of an XSD type."""
    return Literal(str(value), datatype=node(f"xsd:{kind}"))


def zh(text: str) -> Literal:
    """A string in Chinese."""
    return Literal(text, language="zh")


def vocabulary() -> list[Quad]:
    """Themes and indicators with their labels."""
    graph = node("id:graph/vocabulary")
    quads: list[Quad] = []

    def add(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        quads.append(Quad(subject, node(predicate), value, graph))

    for code, (label, english, others) in THEMES.items():
        theme = node(f"id:theme/{code}")
        add(theme, "rdf:type", node("pw:Theme"))
        add(theme, "skos:notation", Literal(code))
        add(theme, "skos:prefLabel", zh(label))
        add(theme, "skos:prefLabel", Literal(english, language="en"))
        for other in others:
            add(theme, "skos:altLabel", zh(other))
    for name, (english, unit, polarity, code, others) in INDICATORS.items():
        indicator = node(f"id:indicator/{name}")
        add(indicator, "rdf:type", node("pw:Indicator"))
        add(indicator, "skos:prefLabel", zh(name))
        add(indicator, "skos:prefLabel", Literal(english, language="en"))
        add(indicator, "pw:canonicalUnit", Literal(unit))
        add(indicator, "pw:theme", node(f"id:theme/{code}"))
        if polarity:
            add(indicator, "pw:polarity", Literal(polarity))
        for other in others:
            add(indicator, "skos:altLabel", zh(other))
    return quads
