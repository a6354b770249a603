"""The same rate of other people, who alone are named: 老年人健康管理率达到78%,|0-36个月儿童|达到85%.

In: what a clause names before its value, and the rate before it. Out: the rate of those people; None unless both the
rate and the clause say whose it is, or the rate is of all.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.qualified import people_of
from ontology.indicators import Indicator, indicator_named, unlisted_indicator
from ontology.tables import any_of, words


def of_other_people(phrase: str, name: str, label: str) -> Indicator | None:
    """The indicator that `phrase` names after one called `name`, in the text `label`."""
    found = _people().fullmatch(phrase)
    if found is None or not name.endswith(words("rate_tail")):
        return None
    who = regex.sub(r"(?<=\d)\s?[—~至]\s?(?=\d)", "-", found["who"])
    for said in (label, name):
        own = people_of(said)
        if not own or own == who or len(said) - len(own) < len(words("rate_tail")[-1]) + 2:
            continue
        rest = said[len(own) :]
        known = indicator_named(who + rest)
        if known is not None:
            return known
        if said == name and not rest.startswith(words("joint")):
            return unlisted_indicator(who + rest)
    return indicator_named(who + name)


@lru_cache(maxsize=1)
def _people() -> regex.Pattern[str]:
    """老年人、慢病患者等|重点人群, 0-36个月|儿童: people, of a list that its kind sums up the kind."""
    aged = r"\d+(?:\s?[-—~至]\s?\d+)?(?:岁|个月)(?:及?以[上下])?"
    return regex.compile(
        rf"(?:[\p{{Han}}、]{{2,24}}等)?(?P<who>(?:{aged})?(?:(?!等|{any_of('joint')})\p{{Han}}){{0,8}}(?:{any_of('population_head')}))"
    )
