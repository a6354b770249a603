"""Numbers that only say whom or when something is about: ages of a group, and what a rule depends on."""

from __future__ import annotations

import regex

from loaders.tokens.values import Value
from ontology.tables import words

_PEOPLE = regex.compile(
    r"\s?(?:(?:及|或)?(?:以上|以下|以内))?的?(?:常住|户籍|农村|城市|低龄|高龄|在校|适龄)?(?:老|儿童|婴|幼|人|妇|女|男|青少年|学生|居民|群)"
)


def is_age(view: str, value: Value) -> bool:
    """65岁及以上老年人, 2-3岁幼儿, 0-36个月儿童, 65岁以上的占: an age that defines a group."""
    if value.unit not in ("岁", "周岁", *words("months_of_age")):
        return False
    return _PEOPLE.match(view, value.end) is not None or view.startswith(words("age_group_behind"), value.end)


_CONDITION = regex.compile(r"(?:[、和或且][^,。;、\d]{2,24}\d[\d.]*[^,。;、\d]{0,8})*(?:的|者),")


_OF_SIZE = regex.compile(r"\s?人口(?:及?以[上下])的")
_IN_NAME = regex.compile(r"(?:之|以)?内(?!的)\p{Han}{1,8}(?:率|比例)")


def is_condition(view: str, value: Value) -> bool:
    """Whether a number is no value of anything, but what something depends on or is called by:

    使用率低于75%、住院日高于9天的,不再新增床位; 20万|人口以上的县; 15秒|内接通率; 通过应用水平4级|评价.
    """
    if value.unit in ("万", "万人") and _OF_SIZE.match(view, value.end) is not None:
        return True
    if value.unit in words("time_unit") and _IN_NAME.match(view, value.end) is not None:
        return True
    if value.unit == "级" and value.comparator == "eq" and view.startswith(words("graded_by"), value.end):
        return True
    return _CONDITION.match(view, value.end) is not None
