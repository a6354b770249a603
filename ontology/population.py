"""The population groups that tasks and numbers are for. In: data/population_groups.csv. Out: PopulationGroup.

A group is named by a word for the people (老年人) or for what is there for them alone (养老). Diseases, places and
professions are no groups.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ontology.tables import rows, split_list


@dataclass(frozen=True, slots=True)
class PopulationGroup:
    """A group: code (G01 …), names, and labels.

    `shared` labels name other groups as well (妇幼); a negative label is a longer phrase that holds a label and means
    something else (养老 in 养老保险), perhaps another group (农民 in 农民工).
    """

    code: str
    zh: str
    en: str
    labels: tuple[str, ...]
    shared: tuple[str, ...]
    negative: tuple[str, ...]


@lru_cache(maxsize=1)
def all_groups() -> tuple[PopulationGroup, ...]:
    """Every group, in the order of the codes."""
    return tuple(
        PopulationGroup(
            code=row["code"],
            zh=row["zh"],
            en=row["en"],
            labels=split_list(row["labels"]),
            shared=split_list(row["shared"]),
            negative=split_list(row["negative"]),
        )
        for row in rows("population_groups")
    )


@lru_cache(maxsize=1)
def codes_by_label() -> dict[str, tuple[str, ...]]:
    """Label → the codes of the groups that it names; none for a negative label."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in all_groups():
        for label in (*group.labels, *group.shared):
            found[label].append(group.code)
        for label in group.negative:
            found.setdefault(label, [])
    return {label: tuple(codes) for label, codes in found.items()}
