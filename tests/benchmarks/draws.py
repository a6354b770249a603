"""Values to ask with: of each kind the most frequent in the graph, the rarest, and some between.

In: a store and how many. Out: names as a person types them. Ranks are spread on a logarithmic scale (1, 4, 16, 63
and 250 of 250), since a few indicators, themes and bodies stand in nearly every plan and most in few.
"""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from graph.stores.embedded import EmbeddedStore
from ontology.namespaces import PREFIXES, PW
from queries.catalogue import Parameter, Question
from queries.parameters import lookup

AREA = f"{PREFIXES['sdmx-dimension']}refArea"
# the properties whose values are counted, of the most typical use of each kind
USES = {
    "indicator": (f"{PW}indicator",),
    "theme": (f"{PW}theme",),
    "region": (AREA, f"{PW}coversRegion"),
    "plan": (f"{PW}inPlan",),
    "institution": (f"{PW}institution",),
    "group": (f"{PW}populationGroup",),
    "year": (f"{PREFIXES['sdmx-dimension']}refPeriod",),
}
NUMBERS = ("2", "3", "10")
Given = dict[str, str]


class Draws:
    """At most `count` values of each kind of parameter."""

    def __init__(self, store: EmbeddedStore, count: int) -> None:
        self.store, self.count = store, count
        self._found: dict[str, list[str]] = {}

    def of(self, parameter: Parameter) -> list[str]:
        """The values to ask with for a parameter."""
        if parameter.allowed:
            return list(parameter.allowed)
        if parameter.type not in self._found:
            self._found[parameter.type] = spread(self._ranked(parameter), self.count)
        return self._found[parameter.type]

    def _ranked(self, parameter: Parameter) -> list[str]:
        if parameter.type in ("number", "role"):
            return list(NUMBERS) if parameter.type == "number" else [parameter.example]
        if parameter.type == "fact":
            quoted = self.store.backend.quads_for_pattern(None, NamedNode(f"{PREFIXES['prov']}wasQuotedFrom"), None)
            return sorted({quad.subject.value for quad in quoted if isinstance(quad.subject, NamedNode)})
        uses: Counter[str] = Counter()
        for name in USES[parameter.type]:
            for quad in self.store.backend.quads_for_pattern(None, NamedNode(name), None):
                uses[getattr(quad.object, "value", "")] += 1
        ranked = [value for value, _ in sorted(uses.items(), key=lambda pair: (-pair[1], pair[0]))]
        if parameter.type == "year":
            return ranked
        names = {item.iri: item.name for item in lookup(self.store, parameter.type)}
        return [names[iri] for iri in ranked if iri in names]


def spread(ranked: list[str], count: int) -> list[str]:
    """At most `count` of the values: the first, the last, and some between, at ranks that grow by one factor.

    >>> spread([str(rank) for rank in range(1, 101)], 3)
    ['1', '10', '100']
    """
    if count < 2 or len(ranked) < 2:
        return ranked[:count]
    return [ranked[rank - 1] for rank in sorted({round(len(ranked) ** (k / (count - 1))) for k in range(count)})]


def ways(draws: Draws, question: Question) -> dict[str, list[Given]]:
    """By the optional parameter given (— for none): what to ask with. Required ones are drawn with each."""
    required: list[Given] = [{}]
    plans: list[str] = []
    for item in question.parameters:
        if item.required:
            values = draws.of(item)
            if item.type == "plan" and plans:  # a plan is compared with another one
                values = values[1:] + values[:1]
                required = [given | {item.name: value} for given, value in zip(required, values, strict=True)]
            else:
                required = [given | {item.name: value} for given in required for value in values]
                plans.extend(values if item.type == "plan" else ())
    found = {"—": required}
    for item in question.parameters:
        if not item.required:
            # one frequent value of what is required is enough beside the draws of an option
            found[item.name] = [required[0] | {item.name: value} for value in draws.of(item)]
    return found
