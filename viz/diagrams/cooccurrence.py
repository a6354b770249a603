"""The network of themes that stand together in tasks more often than by chance (figures: networks/theme_pairs.py)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import networkx as nx
from rdflib import URIRef
from rdflib.namespace import SKOS

from ontology.errors import UsageError
from viz.layout.free_maps import Frame, map_nodes, set_places, short_lines
from viz.marks import (
    Lines,
    area_radius,
    count_legend,
    free_node,
    group_colour,
    group_legend,
    line_width,
    link_colour,
    steps_to,
)
from viz.model import Drawing, Edge, Evidence, Legend, Node, Words, both, same
from viz.networks.measures import add_measures, measure_facts
from viz.networks.theme_pairs import LEAST, Pair, Tested, count_pairs, expected_by_chance, read_actions
from viz.palette import NEUTRAL, blend
from viz.reading.captions import left_out, sources
from viz.reading.selection import Selection, chosen_plans
from viz.reading.source import Plan, Source

LEVEL = 0.05
LARGEST, WIDEST = 20.0, 9.0  # px: radius of the commonest theme, width of the heaviest link


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pairs that are drawn: `sure` pass the corrected test, `maybe` only the test for themselves."""

    sure: tuple[Pair, ...]
    maybe: tuple[Pair, ...]
    level: float

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All of them."""
        return self.sure + self.maybe


def choose_pairs(tested: Tested, level: float, uncorrected: bool, wanted: frozenset[URIRef]) -> Chosen:
    """The pairs that meet in at least LEAST actions and pass the test; of `wanted` themes (empty: all)."""
    fitting = [p for p in tested.pairs if len(p.shared) >= LEAST and (not wanted or wanted & {p.one, p.other})]
    sure = tuple(pair for pair in fitting if pair.q <= level)
    maybe = tuple(pair for pair in fitting if pair.p <= level < pair.q) if uncorrected else ()
    return Chosen(sure, maybe, level)


def pair_network(source: Source, tested: Tested, pairs: tuple[Pair, ...], level: float) -> nx.Graph[str]:
    """Themes with code, number of actions, measures; links with the counts and chances of the test."""
    network: nx.Graph[str] = nx.Graph()
    for theme in sorted({theme for pair in pairs for theme in (pair.one, pair.other)}):
        label = source.label(theme)
        network.add_node(
            str(theme), kind="theme", label=label["zh"], label_en=label["en"],
            code=source.text(theme, SKOS.notation), actions=tested.themes[theme],
        )  # fmt: skip
    for pair in pairs:
        network.add_edge(
            str(pair.one), str(pair.other), weight=float(len(pair.shared)), actions=len(pair.shared),
            expected=round(pair.expected, 4), p=float(f"{pair.p:.6g}"), q=float(f"{pair.q:.6g}"),
            kind="sure" if pair.q <= level else "maybe",
        )  # fmt: skip
    add_measures(network)
    return network


def draw(source: Source, selection: Selection) -> Drawing:
    """The themes that belong together in the plans that `selection` leaves; UsageError if no pair passes the test."""
    if selection.min_weight is not None:
        raise UsageError("viz.no_weights", name="cooccurrence")
    plans = chosen_plans(source, selection)
    choice = selection.choice
    level = LEVEL if choice.level is None else choice.level
    tested = count_pairs(read_actions(source, plans))
    chosen = choose_pairs(tested, level, choice.uncorrected, selection.themes)
    if not chosen.pairs:
        raise _nothing(source, tested, plans, level)
    network = pair_network(source, tested, chosen.pairs, level)
    if choice.same_places:
        scale = _shared_scale(source, level, choice.uncorrected)
    else:
        themes = tuple(URIRef(node) for node in sorted(network))
        heaviest = max(len(pair.shared) for pair in chosen.pairs)
        scale = Scale(_map(source, tested, chosen.pairs, themes), max(tested.themes.values()), heaviest)
    drawing = _compose(source, plans, tested, chosen, network, scale)
    return replace(drawing, frame=scale.frame.box) if choice.same_places else drawing


def _nothing(source: Source, tested: Tested, plans: tuple[Plan, ...], level: float) -> UsageError:
    met = [pair for pair in tested.pairs if len(pair.shared) >= LEAST]
    if not met:
        return UsageError("viz.pairs_none", plans=", ".join(plan.id for plan in plans), least=LEAST)
    best = min(met, key=lambda pair: (pair.q, pair.p, pair.one, pair.other))
    return UsageError(
        "viz.pairs_chance", level=f"{level:g}", actions=tested.actions, met=len(met),
        pair=f"{source.label(best.one)['zh']} – {source.label(best.other)['zh']}",
        shared=len(best.shared), p=f"{best.p:.2g}", q=f"{best.q:.2g}",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """Places and sizes that drawings of several selections share."""

    frame: Frame
    most: int
    heaviest: int


def _shared_scale(source: Source, level: float, uncorrected: bool) -> Scale:
    """Room for every link of the drawing of all plans and of those of each region and of each plan."""
    plans = source.plans()
    regions = sorted({region for plan in plans for region in plan.regions})
    groups = [plans, *((plan,) for plan in plans), *(tuple(p for p in plans if r in p.regions) for r in regions)]
    found: dict[tuple[URIRef, URIRef], Pair] = {}
    for group in dict.fromkeys(groups):
        tested = count_pairs(read_actions(source, group))
        for pair in choose_pairs(tested, level, uncorrected, frozenset()).pairs:
            found.setdefault((pair.one, pair.other), pair)
    whole = count_pairs(read_actions(source, plans))
    pairs = tuple(found[key] for key in sorted(found))
    return Scale(
        _map(source, whole, pairs, tuple(whole.themes)),
        max(whole.themes.values()),
        max((len(pair.shared) for pair in pairs), default=LEAST),
    )


def _map(source: Source, tested: Tested, pairs: tuple[Pair, ...], themes: tuple[URIRef, ...]) -> Frame:
    most = max(tested.themes.values())
    return map_nodes(
        {str(theme): short_lines(source.label(theme)) for theme in themes},
        {str(theme): area_radius(tested.themes[theme], most, LARGEST) for theme in themes},
        "theme",
        [(str(pair.one), str(pair.other)) for pair in pairs],
    )


def _evidence(source: Source, pairs: tuple[Pair, ...]) -> tuple[list[Evidence], dict[tuple[URIRef, URIRef], list[int]]]:
    places: list[Evidence] = []
    behind: dict[tuple[URIRef, URIRef], list[int]] = {}
    for pair in pairs:
        one, other = source.label(pair.one), source.label(pair.other)
        listed = behind.setdefault((pair.one, pair.other), [])
        for action in pair.shared:
            shares = [f"{action.weights[theme] * 100:.1f} %" for theme in (pair.one, pair.other)]
            remark = both("viz.pair_remark", one=one, other=other, one_share=shares[0], other_share=shares[1])
            listed.append(len(places))
            places.append(source.evidence(action.node, action.plan, action.section, remark))
    return places, behind


def _compose(
    source: Source, plans: tuple[Plan, ...], tested: Tested, chosen: Chosen, network: nx.Graph[str], scale: Scale
) -> Drawing:
    themes = tuple(URIRef(node) for node in sorted(network))
    set_places(network, scale.frame)
    places, behind = _evidence(source, chosen.pairs)
    most, heaviest = scale.most, scale.heaviest
    ordered = sorted(chosen.pairs, key=lambda pair: (pair.q <= chosen.level, len(pair.shared), pair.one, pair.other))
    return Drawing(
        name="cooccurrence",
        title=both("viz.pairs_title"),
        subtitle=both(
            "viz.pairs_subtitle_maybe" if chosen.maybe else "viz.pairs_subtitle",
            plans=len(plans), actions=tested.actions, themes=network.number_of_nodes(), links=len(chosen.sure),
            maybe=len(chosen.maybe),
        ),
        nodes=tuple(_node(network, str(theme), short_lines(source.label(theme)), most) for theme in themes),
        edges=tuple(_edge(network, pair, chosen, heaviest, behind[pair.one, pair.other]) for pair in ordered),
        notes=(),
        legend=_legend(network, chosen, heaviest, most),
        caption=_caption(source, plans, tested, chosen, network),
        evidence=tuple(places),
        curved=False,
        network=network,
    )  # fmt: skip


def _node(network: nx.Graph[str], node: str, lines: Lines, most: int) -> Node:
    data = network.nodes[node]
    facts = ((both("viz.fact_actions"), same(str(data["actions"]))), *measure_facts(data))
    radius = area_radius(data["actions"], most, LARGEST)
    return free_node(network, node, "theme", lines, radius, group_colour(data.get("group")), facts)


def _edge(network: nx.Graph[str], pair: Pair, chosen: Chosen, heaviest: int, evidence: list[int]) -> Edge:
    data = network.edges[str(pair.one), str(pair.other)]
    colour = link_colour(network, pair.one, pair.other)
    sure = pair.q <= chosen.level
    data["colour"] = blend(colour, 0.62 if sure else 0.5)
    return Edge(
        source=str(pair.one),
        target=str(pair.other),
        kind=data["kind"],
        width=line_width(len(pair.shared), heaviest, WIDEST) if sure else 1.3,
        colour=data["colour"],
        strong=colour,
        dashed=not sure,
        share=len(pair.shared) / heaviest,
        remark=both(
            "viz.pair_weight",
            count=len(pair.shared), expected=f"{pair.expected:.1f}", p=f"{pair.p:.2g}", q=f"{pair.q:.2g}",
        ),
        evidence=tuple(evidence),
    )  # fmt: skip


def _legend(network: nx.Graph[str], chosen: Chosen, heaviest: int, most: int) -> tuple[Legend, ...]:
    rows = count_legend("viz.legend_theme_actions", most, LARGEST)
    if chosen.sure:
        rows += [
            Legend(
                "line", line_width(count, heaviest, WIDEST), blend(NEUTRAL, 0.62), both("viz.legend_pair", count=count)
            )
            for count in steps_to(heaviest)
            if count >= LEAST
        ]
    if chosen.maybe:
        rows.append(Legend("dash", 1.3, blend(NEUTRAL, 0.6), both("viz.legend_maybe", level=f"{chosen.level:g}")))
    return (*rows, *group_legend(network))


def _caption(
    source: Source, plans: tuple[Plan, ...], tested: Tested, chosen: Chosen, network: nx.Graph[str]
) -> tuple[Words, ...]:
    level = f"{chosen.level:g}"
    met = sum(len(pair.shared) >= LEAST for pair in tested.pairs)
    said = [
        both("viz.pairs_reading"),
        both("viz.pairs_test", level=level, actions=tested.actions, possible=tested.possible, least=LEAST),
    ]
    if chosen.maybe:
        expected = f"{expected_by_chance(tested, chosen.level):.1f}"
        said.append(
            both("viz.pairs_maybe", level=level, count=len(chosen.maybe), sure=len(chosen.sure), expected=expected)
        )
    said.append(
        both(
            "viz.pairs_hidden",
            met=len(tested.pairs),
            count=len(tested.pairs) - len(chosen.pairs),
            often=met,
            least=LEAST,
        )
    )
    alone = [source.label(theme) for theme in tested.themes if str(theme) not in network]
    if alone:
        said.append(left_out("viz.pairs_alone", alone))
    return (*said, sources(plans))
