"""The words behind a body that give it a task, as patterns by name. In: a name. Out: a pattern for what follows."""

from __future__ import annotations

from functools import cache

import regex

from loaders.bodies.parts import alternatives
from ontology.bodies import body_values, body_words


@cache
def words_behind(name: str) -> regex.Pattern[str]:
    """The pattern of one name for the words right behind a body; KeyError for an unknown name."""
    strong = alternatives(list(body_values("strong_verb")))
    agent = alternatives(list(body_values("agent_verb")))
    places = alternatives(body_words("place_verb"))
    others = r"(?:\([^()\n]{1,20}\))?(?:、各\p{Han}{1,12}?|等(?:\d+家)?[\p{Han}()]{0,18}?)?"
    # 每年, 于2018年, 按三级标准, 在编制上
    adverbs = rf"(?:{alternatives(body_words('duty_adverb'))}|{_when()}|{_how()})"
    core = alternatives(body_words("as_core"))
    helping = alternatives(list(body_values("support_verb")))
    recurring = alternatives(body_words("recurring_verb"))
    within = f"(?:{alternatives(body_words('within_lead'))})"  # 在城东和城西|增设采血点
    # 分别面向职工、青少年|开展志愿服务
    toward = rf"{adverbs}*+(?:{alternatives(body_words('toward'))})[^,。;]{{1,20}}?(?:{agent})"
    patterns = {
        "strong": rf"{others}\p{{Han}}{{0,4}}?(?:{strong})",  # 附属医院等三级医院牵头组建
        "in_charge": rf"[^。;]{{0,40}},(?:主要|具体)?(?:{alternatives(body_words('charged'))})",
        # 每年举办, 逐年提高, 于2018年开展; 提高 alone may be what is done to the body
        "agent": rf"{others}(?:{adverbs}*+(?:{agent})|{adverbs}++(?:{recurring})|{toward}"
        rf"|{within}[^,。;、]{{2,16}}?(?:{places})(?!的))",
        # 由县卫健局管理,承担转诊: the verb of the next clause still is this body's
        "pivot": rf"[^。;]{{0,60}}?,(?:{alternatives(body_words('pivot_adverb'))})?"
        rf"(?:{alternatives(body_words('charged_pivot'))})",
        # 主要负责人作了发言, 等部门负责人为成员
        "posts": rf"(?:等[\p{{Han}}()]{{0,10}}?)?(?:{alternatives(body_words('leader_post'))})",
        "chief": rf"{others}\p{{Han}}{{0,4}}?(?:{alternatives(body_words('chief_verb'))})",
        # 负责规划的组织实施和统筹协调, 牵头抓好规划实施
        "whole": rf"{others}\p{{Han}}{{0,4}}?(?:{alternatives((*body_words('charged'), *body_words('chief_verb')))})"
        rf"\p{{Han}}{{0,10}}?(?:{alternatives(body_words('whole_duty'))})",
        "helps_only": rf"\p{{Han}}{{0,2}}?(?:{alternatives(body_words('helps_only'))})",
        "places": rf"{others}(?:{places})(?!的)",
        "effect": rf"[^,。;]{{0,40}}{alternatives(body_words('effect'))}",
        "led_by": rf"[^,。;]{{0,10}}?(?:{alternatives(body_words('lead_after'))})",
        "supports": rf"{others}(?:{alternatives(list(body_values('support_verb')))}|{adverbs}*+(?:{agent}))",
        "helps": rf"(?:、各\p{{Han}}{{1,8}}?|等)?\p{{Han}}{{0,4}}?(?:{alternatives(body_words('helps'))})",
        # 等部门各负其责、密切配合
        "own_and_helps": rf"(?:等[\p{{Han}}()]{{1,12}}?)?(?:{alternatives(body_words('own_share'))})、\p{{Han}}{{0,4}}"
        rf"(?:{alternatives(body_words('helps'))})|等\p{{Han}}{{1,12}}?(?:{alternatives(body_words('by_share'))})",
        # 支持市一院、市二院创建…中心, 推动A与B共建; not 推进市中医院建设,
        "promoted_acts": rf"{others}(?:与[\p{{Han}}、]{{2,24}}?)?"
        rf"(?:{alternatives(body_words('promoted_act'))}|(?:{alternatives(body_words('promoted_build'))})(?=\p{{Han}}{{2}}))",
        # 推进市妇幼保健院|创建三级甲等
        "supported_acts": rf"{others}(?:与[\p{{Han}}、]{{2,24}}?)?(?:{alternatives(body_words('supported_act'))})",
        # 支持市一院创建…, 支持某大学开展研究, 支持市疾控中心建设国家…; not 支持市一院新院区建设, 与…共建
        "backed_acts": rf"{others}(?:{alternatives((*body_words('supported_act'), *body_words('backed_act')))}"
        rf"|(?:{alternatives(body_words('backed_build'))})(?!{alternatives(body_words('backed_not'))})(?=[\p{{Han}}“\d]{{2}}))",
        # 落实区老龄委|职能, 加强和完善推进委员会|的领导和推进功能
        "duty": rf"(?:的)?\p{{Han}}{{0,12}}?(?:{alternatives(body_words('duty_word'))})",
        # 市卫健委|主要领导任规划实施领导小组组长; not 任副组长
        "chairs": rf"(?:{alternatives(body_words('leader_post'))})(?:{alternatives(body_words('takes_post'))})"
        rf"(?:(?!副)[^,。;、]){{0,30}}?(?:{alternatives(body_words('chair'))})",
        "headed": rf"\p{{Han}}{{0,10}}?(?:{alternatives(body_words('headed'))})的",
        "group_serves": rf",(?:{alternatives(body_words('serves_lead'))})[^,。;]{{1,24}}"
        rf"(?:{alternatives(body_words('serves'))})",
        # in the middle of a sentence a hospital's own acts: ,市第二人民医院|设立精神专科
        "acts": rf"{others}(?:{alternatives(body_words('own_act'))})",
        "own_task": rf"(?!{adverbs}*+(?:{helping})){others}(?:{adverbs}*+(?:{agent})|{adverbs}++(?:{recurring}))",
        # 以市中医院为龙头,建设…; not 以市中医院为龙头、县级中医院为骨干的网络, which only says what it consists of
        "as_core": rf"{others}(?:{core})(?![^。;以]{{0,30}}?(?<=[、,和])[^。;、,以]{{2,20}}(?:{core}))",
        "relied_on": rf"(?!的){others}(?=[\p{{Han}},])",
        "used_before": rf"(?:{alternatives(body_words('used'))})(?:\p{{Han}}{{2,6}}、){{0,8}}$",
        # 等部门在资金安排、用地等方面给予支持; 按照职责分工,在…方面给予支持
        "gives_help": rf"{others}(?:(?:{alternatives(body_words('duty_adverb'))}),)?在[^,。;]{{1,40}}"
        rf"(?:{alternatives(body_words('gives_help'))})",
        "done": rf"{others}\p{{Han}}{{4}}",
        "takes_part": rf"(?:{alternatives(body_words('helps'))})",
        # 支持市一院与某大学|共建研究院, 深化合作
        "together": rf"{others}(?:{alternatives(body_words('together'))})",
        # 新增床位40张, 实现达标: what a body will have
        "outcome": rf"{others}{adverbs}*+(?:{alternatives(body_words('outcome_verb'))})",
        "hosts": rf"(?!等|的|新|项目)[\p{{Han}}()]{{3,18}}?(?:{alternatives(body_words('hosted'))})建设",
        "joins": rf"(?:{alternatives(body_words('joins_after'))})",
        "group_acts": rf",(?:{alternatives(body_words('group_acts'))})",
    }
    return regex.compile(patterns[name])


@cache
def chief_then() -> tuple[str, ...]:
    """由A牵头、: what stands before a body that takes part."""
    return _then("chief_verb")


@cache
def charge_then() -> tuple[str, ...]:
    """由A统筹、: what stands before a body with a part of its own, or one that takes part."""
    return _then("then_verb")


def _then(verbs: str) -> tuple[str, ...]:
    return tuple(f"{verb}{joint}" for verb in body_words(verbs) for joint in body_words("list_joint"))


@cache
def _how() -> str:
    # 按三级甲等标准, 按照平急结合要求, 在年度计划中
    by, measure = alternatives(body_words("by_lead")), alternatives(body_words("by_end"))
    within, end = alternatives(body_words("within_lead")), alternatives(body_words("within_end"))
    return rf"(?:{by})[^,。;、]{{2,20}}?(?:{measure})|(?:{within})[^,。;、]{{2,16}}?(?:{end})"


@cache
def _when() -> str:
    # 于2018年, 2020年底前, 在2023年、2025年
    kinds = ("date_lead", "date_unit", "date_end", "list_joint")
    lead, unit, end, joint = (alternatives(body_words(kind)) for kind in kinds)
    date = rf"(?:\d{{1,4}}(?:{unit}))++(?:{end})*+"
    return rf"(?:{lead})?{date}(?:(?:{joint}){date})*+"
