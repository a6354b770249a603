"""Coverage: 远程医疗覆盖90%的卫生院 and 无烟机关实现100%覆盖 name the share that is reached.

In: a value that no listed name took, and the text around it. Out: the indicator that the construction names.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from loaders.indicators.share import Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.tables import any_of

_LIST = 200  # characters that a list of shares may take


def covered(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """远程医疗覆盖90%的乡镇卫生院: the share of B that A reaches."""
    listed = rf"(?:\s?[\d.]+%(?:{any_of('comparator_after')})?的\p{{Han}}{{2,16}}(?:{any_of('joint')}))*"
    verb = regex.search(
        rf"(?:{any_of('cover_verb')}){listed}\s?$", view, pos=max(start, value.start - _LIST), endpos=value.start
    )
    who = regex.match(r"的(?P<who>\p{Han}[\p{Han}()]{1,18}?)(?=[,。;、]|和|及|$)", view, pos=value.end, endpos=end)
    if value.unit != "%" or verb is None or who is None:
        return None
    what = phrase_before(view, start, verb.start(), moments)
    if "、" in what:  # 由甲局牵头、乙局参与推进|付费改革,覆盖90%的病例
        what = regex.sub(rf"^.*(?:{any_of('built_lead')})", "", what)
    return made(value, f"{what}{who['who']}覆盖率", what, "covered") if len(what) > 1 else None


def covered_whole(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """无烟机关建设实现100%覆盖: the coverage of what is named before."""
    behind = regex.match(rf"\s?全?(?:{any_of('covered_whole')})(?=[,。;、)]|$)", view, pos=value.end, endpos=end)
    verb = regex.search(rf"(?:{any_of('link')})\s?$", view, pos=max(start, value.start - 6), endpos=value.start)
    if value.unit != "%" or behind is None or verb is None:
        return None
    what = phrase_before(view, start, verb.start(), moments)
    comma = view.rfind(",", start, verb.start())
    if len(what) < 3 and comma > start:  # 推进无烟机关建设,2022年底前实现…
        what = phrase_before(view, start, comma, moments)
    whose = rf"^.*(?:{any_of('built_lead')})(?:{any_of('region_province', 'region_prefecture', 'region_county')})?"
    thing = regex.sub(rf"{whose}|(?:{any_of('built_tail')})$", "", what)
    return made(value, f"{thing}覆盖率", what, "covered") if len(thing) > 2 else None
