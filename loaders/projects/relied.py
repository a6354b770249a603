"""What a work leans on: 依托|市急救中心|建设…, 以|市医院|为主体建设….

In: the text before a verb. Out: the body, or whether it is a class.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.parts import Known, extent
from loaders.projects.words import any_of


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('relied_lead')}(?P<owner>[^,。;]{{3,30}}?){any_of('relied_end')}?$")


def relied_on(view: str, start: int, end: int, known: Known) -> str:
    """The full name of the body that the work leans on (依托市急救中心|建设…); '' if there is none."""
    found = _pattern().search(view, start, end)
    return known.spelled(*extent(found, "owner")) if found else ""


def relies_on_class(view: str, start: int, end: int) -> bool:
    """Whether the work leans on bodies of a kind: 依托|高水平医院|布局建设…"""
    return _of_kind().search(view, start, end) is not None


@lru_cache(maxsize=1)
def _of_kind() -> regex.Pattern[str]:
    # matches 依托|高水平医院布局; not 依托市传染病医院, nor 依托县级…, which may be the plan's own
    return regex.compile(rf"{any_of('it_relied')}(?!{any_of('level_rank')}){any_of('class_lead')}[^,。;\n]*$")
