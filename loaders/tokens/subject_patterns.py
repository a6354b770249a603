"""Patterns of the grammar of subjects: what leads to, ends and follows a counted noun (data/words_subjects.csv)."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from ontology.tables import any_of, words


@cache
def subject_words(category: str) -> tuple[str, ...]:
    """The words of one category, longest first; KeyError if there is none."""
    return words(category, "words_subjects")


@cache
def any_subject(*categories: str) -> str:
    """An alternation of the words, or patterns, of these categories of data/words_subjects.csv, longest first."""
    found = {word for category in categories for word in subject_words(category)}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def next_pattern() -> regex.Pattern[str]:
    """The next count behind a noun: 3个市级|和4个县级; not P2实验室, 15岁以上居民."""
    return regex.compile(rf"(?:{any_of('joint')})?约?(?<![A-Za-z])\d(?!\d?周?岁)|一所|一家")


@lru_cache(maxsize=1)
def from_pattern() -> regex.Pattern[str]:
    """The earlier value, its date taken out: 由2015年的17个增加到|37个, 由疫情初期|不足1万份."""
    change = rf"[“\"]?(?:{any_of('comparator_before')})?\d[^,。;]*(?:{any_subject('change')})\p{{Han}}{{0,3}}的?$"
    lead = any_of("from_before")
    return regex.compile(
        rf"(?:{lead})\p{{Han}}{{0,6}}?{change}|的{change}|(?:{lead})\p{{Han}}{{0,4}}(?:{any_subject('from_time')})的?$"
    )


@lru_cache(maxsize=1)
def beside_pattern() -> regex.Pattern[str]:
    """与上次调查结果相比|: what a count is compared with."""
    return regex.compile(rf"^(?:{any_of('beside_before')})[^,。;]{{0,12}}?(?:{any_of('beside_after')})")


@lru_cache(maxsize=1)
def lead_pattern() -> regex.Pattern[str]:
    """Verbs, places and adverbs that lead to the counted noun."""
    leads = any_of(
        "subject_verb", "clause_lead", "region_prefecture", "region_county", "region_province", "done", "now"
    )
    return regex.compile(rf"^(?:{any_subject('clause_adverb')}|{leads}|[\s的了])+")


@cache
def tail_pattern(money: bool) -> regex.Pattern[str]:
    """Verbs, adverbs and joints between a noun and its value; of money the investment itself stays."""
    kept = rf"(?!(?:{any_subject('money_noun')})$)" if money else ""
    verbs = any_of("subject_verb", "link", "joint", "done", "due", "now", "more_than")
    return regex.compile(rf"(?:{kept}(?:{any_subject('clause_adverb')}|{verbs}|[\s的了]))+$")


@lru_cache(maxsize=1)
def object_pattern() -> regex.Pattern[str]:
    """Up to the last verb of a clause that has what is counted for its object."""
    noun = rf"(?!(?:{any_subject('verb_in_noun')}))(?=[^,。;]{{2}})"
    return regex.compile(
        rf"^.*(?:(?:{any_subject('object_verb')})|(?<=.)(?:{any_subject('object_verb_inside')}){noun})了?(?=[^,。;]{{2}})"
    )


@lru_cache(maxsize=1)
def predicate_pattern() -> regex.Pattern[str]:
    """The verb of which a counted noun is the subject (12所医院|全部达标)."""
    return regex.compile(rf"(?<=.{{2}})(?:{any_subject('predicate')})")


@lru_cache(maxsize=1)
def noun_tail_pattern() -> regex.Pattern[str]:
    """What a counted noun does not end with (3批医疗队|共46人)."""
    return regex.compile(rf"(?<=.{{2}})(?:{any_subject('noun_tail')})+$")


@lru_cache(maxsize=1)
def each_pattern() -> regex.Pattern[str]:
    """每个县区至少|, 为每户特殊家庭提供|, 每个新增托位|; not 每年, 每3万人口."""
    return regex.compile(
        rf"(?P<each>每(?!{any_subject('not_each')})(?:一?(?:{any_subject('per_each')}))?"
        rf"(?:新增)?(?:(?!{any_subject('each_verb')})[\p{{Han}}()、]){{0,20}}?)(?:{any_subject('each_verb')}|$)"
    )


@lru_cache(maxsize=1)
def verb_pattern() -> regex.Pattern[str]:
    """What goes on with the clause behind a value, and so is no noun; not 上门服务, 总会计师."""
    links = "|".join(word for word in words("link") if len(word) > 1)
    verbs = any_of("subject_verb", "joint", "comparator_after")
    return regex.compile(rf"(?:{verbs}|{links}|{any_subject('own_link', 'not_noun')})")


@lru_cache(maxsize=1)
def all_pattern() -> regex.Pattern[str]:
    """全部, 均: they say nothing of which are counted."""
    return regex.compile(rf"^(?:{any_subject('adverb_of_all')})+")


@lru_cache(maxsize=1)
def lead_adverbs_pattern() -> regex.Pattern[str]:
    """Adverbs and marks before the verb of a clause."""
    return regex.compile(rf"^(?:{any_subject('clause_adverb')}|[\s的了、])+(?=.)")


@lru_cache(maxsize=1)
def share_of_pattern() -> regex.Pattern[str]:
    """The words that take a part of a number: 129家三级医院中有|42家集中在省会."""
    return regex.compile(rf"(?<=.)(?:{any_subject('share_of')})$")


@lru_cache(maxsize=1)
def projects_before_pattern() -> regex.Pattern[str]:
    """The projects whose sum follows: 安排重点项目5个,|总投资; 实施6个重点项目,|估算总投资."""
    lead = any_subject("object_verb", "clause_adverb")
    noun = rf"(?:(?!{lead})\p{{Han}}){{0,8}}?项目"
    return regex.compile(rf"(?:(?:{lead}|^)(?P<one>{noun})\d+个|\d+个(?P<other>{noun})),$")


@lru_cache(maxsize=1)
def after_list_pattern() -> regex.Pattern[str]:
    """A list that its kind sums up: 布局东阳、西阳等|省级区域医疗中心."""
    return regex.compile(
        rf"^.*(?<=.{{2}})(?:{any_subject('after_list')})(?!{any_subject('not_list_end')})(?=\p{{Han}}{{4}})"
    )


@lru_cache(maxsize=1)
def counted_pattern() -> regex.Pattern[str]:
    """A number with its counter, or without where its clause ends (诊疗人次|1.2亿); not 60岁以上, 超20亿元的."""
    return regex.compile(
        rf"\d[\d.,]*\s?(?:(?:{any_of('scale')})?(?:{any_of('more_than')})?(?:{any_of('counter')})"
        rf"(?<!岁(?=及?以[上下内]))(?!的)|(?:{any_of('scale')})(?=[、()]|$))"
    )


@lru_cache(maxsize=1)
def state_pattern() -> regex.Pattern[str]:
    """What a noun before its value does: 骨干医师|下沉基层|30名."""
    return regex.compile(rf"^(?P<noun>[^的]{{2,20}}?)(?P<said>(?:{any_subject('state_verb')}).{{2,12}})$")
