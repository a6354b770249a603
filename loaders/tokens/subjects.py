"""What a quantity counts: the noun phrase behind the value, or, where a clause ends with the value, the one before.

Behind the value the noun ends at the next number, list joint or predicate (18名骨干医师|到省城进修). Before it the
noun is what is left of its clause without verbs, adverbs, times and places (市财政局每年安排|专项资金). What is said of
each of several owners is named with the owner (每个旗县区|建成2家|营养食堂).
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from loaders.tokens.clock import Moment
from loaders.tokens.subject_patterns import (
    after_list_pattern,
    all_pattern,
    any_subject,
    beside_pattern,
    counted_pattern,
    each_pattern,
    from_pattern,
    lead_adverbs_pattern,
    lead_pattern,
    next_pattern,
    noun_tail_pattern,
    object_pattern,
    predicate_pattern,
    projects_before_pattern,
    share_of_pattern,
    state_pattern,
    subject_words,
    tail_pattern,
    verb_pattern,
)
from loaders.tokens.values import Value
from ontology.tables import words

_BEHIND = regex.compile(r"的?(?P<noun>[^,。;:、!?—()\n]{1,30}(?:\([^()\n]{1,12}\)[^,。;:、!?—()\n]{0,20})?)")
_MARKS = regex.compile(r"[“”\"'‘’]")
_SAID_OF = regex.compile(r"[^,。;:\n]{2,40}?的(?P<noun>\p{Han}{2,16})(?=[,。;:、\d(]|$)")
_LEFT = ",;:。"
_REACH = 300  # characters before a value that may name what it counts
_SHORT = 4  # characters of a noun that needs its verb to tell what is counted
_LONGEST = 30  # characters of a subject


def subject_of(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> str:
    """The counted noun as written; '' if the sentence has none on either side."""
    noun = _behind(view, end, value)
    if noun:
        return (_of_each(view, start, value.start) or _rhythm(view, max(start, value.start - _REACH), value)) + noun
    return _before(view, start, value.start, value, moments)


def _behind(view: str, end: int, value: Value) -> str:
    """The noun behind a value; '' if a verb or nothing stands there."""
    found = _BEHIND.match(view, value.end, end)
    if found is None:
        return ""
    noun = _cut(found["noun"])
    if noun in subject_words("change_only"):
        return ""  # 比2010年的4262例|大幅减少
    if _opens_clause(noun):
        return noun if regex.search(r"\p{Han}的\p{Han}{2}", noun) and not _money(value) else ""
    if view[found.end() : found.end() + 1] == "、" and noun.endswith(subject_words("quality")):
        said = _SAID_OF.match(view, found.end() + 1, end)  # 3家功能健全、服务规范的|托育机构
        return said["noun"] if said else ""
    ended = noun_tail_pattern().sub("", _ended(noun))
    if len(ended) < 2:
        return ""
    return _with_predicate(ended, view[value.end : end]) if len(ended) < len(noun) else ended


def _ended(noun: str) -> str:
    """A noun up to its predicate, unless that belongs to it (能够手术的|医院)."""
    found = predicate_pattern().search(noun)
    if found is None or regex.search(r"的\p{Han}{2}", noun[found.end() :]):
        return noun
    return noun[: found.start()]


def _with_predicate(noun: str, text: str) -> str:
    """A noun with the predicate that tells which are counted put before it: 7家|医院|未达标 is 未达标的医院."""
    clause = _MARKS.sub("", regex.split(r"[,。;:\n]", text, maxsplit=1)[0])
    if noun not in clause:  # a bracket stands between them
        return noun
    at = clause.find(noun) + len(noun)
    said = all_pattern().sub("", clause[at:])
    if not predicate_pattern().match("  " + clause[at:], 2) or not regex.fullmatch(r"\p{Han}[^\d]{2,25}", said):
        return noun
    return f"{said}的{noun}"


def _money(value: Value) -> bool:
    return value.unit.endswith("元")


def _of_each(view: str, start: int, stop: int, noun: str = "") -> str:
    """The owner that each has the quantity (每个乡镇); '' if it is not said of each, or `noun` says it already."""
    start = max(start, stop - _REACH)
    left = max(start, max((view.rfind(mark, start, stop) for mark in _LEFT), default=-1) + 1)
    found = next(iter(reversed(list(each_pattern().finditer(_MARKS.sub("", view[left:stop]))))), None)
    return found["each"] if found and found["each"] not in noun and (not noun or noun not in found["each"]) else ""


def _cut(text: str) -> str:
    """A phrase up to the next number, without quotation marks and an unclosed bracket."""
    following = next_pattern().search(text)
    bare = _MARKS.sub("", text[: following.start()] if following else text).strip()
    return bare if bare.count("(") == bare.count(")") else bare.partition("(")[0]


def _opens_clause(noun: str) -> bool:
    """Whether what stands behind a value goes on with a verb or another member, and so names nothing counted."""
    return verb_pattern().match(noun) is not None


def _before(view: str, start: int, stop: int, value: Value, moments: Sequence[Moment]) -> str:
    """The words before a value in its clause, or, where only a place or a verb stands there, in the clause before."""
    start = max(start, stop - _REACH)
    right, verb = stop, ""
    if right == start:
        return _verb_said(view, "", "", value)
    while right > start:
        left = max(start, max((view.rfind(mark, start, right) for mark in _LEFT), default=-1) + 1)
        piece = _MARKS.sub("", from_pattern().sub("", _without(view[left:right], left, view, moments)))
        piece = beside_pattern().sub("", piece)
        part = share_of_pattern().search(piece)
        piece = piece[: part.start()] if part else piece
        if verb in (*subject_words("change_only"), *words("link"), *words("among")) and (
            same := _same_unit(piece, value)
        ):
            return _noun_in(same, value)[-_LONGEST:]
        piece = _after_values(piece, again=not verb)
        bare = _noun_in(piece, value)
        if bare in subject_words("level_only"):
            bare = _with_noun_before(view[left:right], bare)
        if stated := state_pattern().match(bare):
            bare = f"{stated['said']}的{stated['noun']}"
        if len(bare) >= 2 and bare not in subject_words("change_only"):
            return _told_fully(view, start, left, value, bare, part is not None) if not verb else bare[-_LONGEST:]
        if not verb:
            verb = lead_adverbs_pattern().sub("", piece).strip(" 、()了的")
            said = _verb_said(view, verb, piece, value)
            if said:
                return said
        right = left - 1
    return verb  # a clause that is a verb only: 购置1.4亿元


def _verb_said(view: str, verb: str, clause: str, value: Value) -> str:
    """What a clause that names no noun says: 累计完成投资|4亿元, 选派|30人|赴外研修, 8人|获…称号; '' if nothing."""
    if _money(value):
        return clause if clause.endswith(subject_words("money_noun")) and len(verb) >= 2 else ""
    behind = regex.match(r"[^,。;:\n]+", view[value.end : value.end + _LONGEST])
    cut = behind is not None and len(behind.group()) == _LONGEST
    if behind is None or cut or not predicate_pattern().match("  " + behind.group(), 2):
        return ""
    said = _MARKS.sub("", behind.group())
    if verb:
        return verb + said if not verb.endswith(subject_words("share_of")) else ""
    return f"{said}的人" if value.unit in subject_words("person_unit") else ""


def _told_fully(view: str, start: int, left: int, value: Value, noun: str, part: bool) -> str:
    """A noun with what tells which is meant: each owner, the rhythm, the projects of a sum, the predicate of a part."""
    if part:
        return _with_predicate(noun, noun + view[value.end : value.end + _LONGEST])
    if noun in subject_words("sum_label"):
        found = projects_before_pattern().search(view, start, left)
        return (found["one"] or found["other"]) + noun if found else noun
    noun = noun[-_LONGEST:]
    each = _of_each(view, start, value.start, noun) or _rhythm(view, left, value)
    return noun if noun.startswith(each) else each + noun


def _rhythm(view: str, left: int, value: Value) -> str:
    """每年, 每季度 before a number of times: without it 1次 tells nothing; '' for other units."""
    if value.unit not in subject_words("rhythm_unit"):
        return ""
    found = regex.search(rf"每(?:{any_subject('rhythm')})", view[left : value.start])
    return found.group() if found else ""


def _same_unit(piece: str, value: Value) -> str:
    """The words before the last number that has the value's counter (床位5.6万张,|比上年增加1.1万张)."""
    counter = value.unit.lstrip("".join(words("scale")))
    counts = list(counted_pattern().finditer(piece))
    for rank in range(len(counts) - 1, -1, -1):
        said = piece[: counts[rank].start()] if counts[rank].group().endswith(words("scale")) else counts[rank].group()
        if counter and said.endswith(counter):  # 床位5.6万张; 诊疗人次|1.2亿
            return piece[counts[rank - 1].end() if rank else 0 : counts[rank].start()]
    return ""


def _noun_in(piece: str, value: Value) -> str:
    """A clause without the verbs, adverbs and places around its last noun."""
    clause = after_list_pattern().sub("", tail_pattern(_money(value)).sub("", piece))
    bare = lead_pattern().sub("", object_pattern().sub("", clause)).strip(" 、")
    if len(bare) <= _SHORT and (kept := regex.search(rf"(?:{any_subject('kept_verb')}){regex.escape(bare)}$", clause)):
        bare = kept.group()
    if bare.count("(") == bare.count(")"):
        return bare.strip()
    inside = bare.rpartition("(")[2]
    return lead_pattern().sub("", inside.rpartition(")")[2] or inside) or bare.partition("(")[0]


def _with_noun_before(clause: str, level: str) -> str:
    """A level with the noun that the member before it has (国家|重点专科|3个、省级)."""
    levels = "|".join(subject_words("level_only"))
    found = regex.search(rf"(?:{levels})(?P<noun>\p{{Han}}{{2,12}}?)[约近]?\d[^、,]*、{level}", clause)
    return level + found["noun"] if found else level


def _after_values(piece: str, again: bool) -> str:
    """What stands behind the last number and its counter: of 一级医院12个、二级医院 only 二级医院."""
    counts = list(counted_pattern().finditer(piece))
    if not counts:
        return piece
    rest = piece[counts[-1].end() :]
    # 床位450张(十二五410张), 队伍2类3支: nothing new is named, so it is counted again
    return piece[: counts[0].start()] if again and not regex.search(r"\p{Han}{2}", rest) else rest


def _without(piece: str, left: int, view: str, moments: Sequence[Moment]) -> str:
    for moment in moments:
        if moment.start >= left:
            piece = piece.replace(view[moment.start : moment.end], "")
    return piece
