"""Townships (GB/T 10114): towns, townships and sub-districts, by the county that they lie in.

In: data/townships.csv, made by scripts/make_townships.py. Out: the one township of a region that a name means.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.regions import Region, all_regions, by_code, chain, full_name
from ontology.tables import rows, split_list


@dataclass(frozen=True, slots=True)
class Township:
    """A township: nine-digit code, name, and the county that it lies in."""

    code: str
    name: str
    county: Region

    @property
    def full_name(self) -> str:
        """Its name with its county's full name in front."""
        return full_name(self.county) + self.name


@cache
def _by_county() -> dict[str, tuple[Township, ...]]:
    known = {region.code: region for region in all_regions()}
    return {
        row["county"]: tuple(
            Township(row["county"] + entry[:3], _bare(entry[3:], known[row["county"]]), known[row["county"]])
            for entry in split_list(row["townships"])
        )
        for row in rows("townships")
        if row["county"] in known
    }


def _bare(name: str, county: Region) -> str:
    """A township's name without its county's, which some lists carry: 某市某区|某镇; 芒市镇 of 芒市 stays."""
    lead = next((one for one in (full_name(county), county.name) if name.startswith(one)), "")
    return name[len(lead) :] if len(name) - len(lead) > 2 else name


@cache
def townships_of(code: str) -> dict[str, Township]:
    """The townships of a region by name; those whose name several of its townships bear are left out.

    >>> townships_of("210604")["五龙背镇"].full_name
    '丹东市振安区五龙背镇'
    """
    region = by_code(code)
    found: dict[str, Township | None] = {}
    for county, members in sorted(_by_county().items()):
        if region in chain(by_code(county)):
            for one in members:
                found[one.name] = None if one.name in found else one
    return {name: one for name, one in found.items() if one is not None}


def township(code: str) -> Township | None:
    """The township with this nine-digit code; None if there is none.

    >>> township("210604105").name
    '楼房镇'
    """
    return next((one for one in _by_county().get(code[:6], ()) if one.code == code), None)
