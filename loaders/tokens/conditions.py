"""Numbers that only say whom or when something is about: ages of a group, and what a rule depends on."""

from __future__ import annotations

import regex

from loaders.tokens.values import Value

_PEOPLE = regex.compile(
    r"\s?(?:(?:及|或)?(?:以上|以下|以内))?的?(?:常住|户籍|农村|城市|低龄|高龄|在校|适龄)?(?:老|儿童|婴|幼|人|妇|女|男|青少年|学生|居民|群)"
)


def is_age(view: str, value: Value) -> bool:
    """65岁及以上老年人, 2-3岁幼儿: an age that defines a group."""
    return value.unit in ("岁", "周岁") and _PEOPLE.match(view, value.end) is not None


_CONDITION = regex.compile(r"(?:[、和或且][^,。;、\d]{2,24}\d[\d.]*[^,。;、\d]{0,8})*(?:的|者),")


def is_condition(view: str, value: Value) -> bool:
    """使用率低于75%、住院日高于9天的,不再新增床位: what something depends on, no value of anything."""
    return _CONDITION.match(view, value.end) is not None
