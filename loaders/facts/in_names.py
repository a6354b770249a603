"""Numbers that belong to the name of a rate: how many kinds of services a share of institutions has, how many doses.

(提供6类以上|技术的村卫生室占比达到70%, 3剂次|接种率95%). In: a counted value. Out: yes or no.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.tokens.values import Value
from ontology.tables import any_of, words


def is_in_name(view: str, value: Value) -> bool:
    """Whether a clause goes on from a number of kinds or doses to a rate that has a value of its own.

    Bodies and people are counted all the same (15所|卫生院中医馆设置率100%).
    """
    return value.unit in words("named_in_rate") and _rate_behind().match(view, value.end) is not None


@lru_cache(maxsize=1)
def _rate_behind() -> regex.Pattern[str]:
    # 中医药技术的村卫生室占比达到75%; not 和门诊设置率, which another thing begins
    other = any_of("joint")
    verbs = any_of("link", "comparator_before")
    return regex.compile(rf"(?!{other})\p{{Han}}{{1,20}}?(?:{any_of('rate_tail')})(?:{verbs}|\s)*\d[\d.]*\s?[%‰]")
