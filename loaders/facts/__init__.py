"""One finder a fact kind. They run in this order: later ones read what earlier ones found. Add a kind here."""

from __future__ import annotations

from loaders.facts.actions import find_actions
from loaders.facts.document import find_document
from loaders.facts.indicators import find_indicators
from loaders.facts.institutions import find_institutions
from loaders.facts.projects import find_projects
from loaders.facts.quantities import find_quantities
from loaders.facts.regions import find_regions
from loaders.facts.responsibilities import find_responsibilities
from loaders.facts.sections import find_sections
from loaders.reading import Finder

FINDERS: dict[str, Finder] = {
    "document": find_document,
    "section": find_sections,
    "institution": find_institutions,
    "region": find_regions,
    "indicator": find_indicators,
    "project": find_projects,
    "quantity": find_quantities,
    "action": find_actions,
    "responsibility": find_responsibilities,
}
