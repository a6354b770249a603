"""The plans that a store holds, for a list."""

from __future__ import annotations

from dataclasses import dataclass

from graph.stores.protocol import Store

QUERY = """
PREFIX pw: <https://w3id.org/planweave/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id ?title ?region ?start ?end ?statements WHERE {
  { SELECT ?plan (COUNT(DISTINCT ?s) AS ?statements) WHERE { ?plan a pw:Plan . OPTIONAL { ?s pw:inPlan ?plan } }
    GROUP BY ?plan }
  ?plan dcterms:identifier ?id .
  OPTIONAL { ?plan dcterms:title ?title }
  OPTIONAL { ?plan pw:coversRegion/pw:fullName ?region }
  OPTIONAL { ?plan pw:periodStart ?start }
  OPTIONAL { ?plan pw:periodEnd ?end }
}
ORDER BY ?id
"""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan: id, title, region, period (2021–2025), number of statements. What is unknown is ''."""

    plan_id: str
    title: str
    region: str
    period: str
    statements: int


def list_plans(store: Store) -> tuple[PlanLine, ...]:
    """Every plan in the store, by id."""
    found = []
    for row in store.select(QUERY).rows:
        plan_id, title, region, start, end, statements = (str(getattr(cell, "value", "")) for cell in row)
        period = start if start == end else f"{start}–{end}"
        found.append(PlanLine(plan_id, title, region, period, int(statements)))
    return tuple(found)
