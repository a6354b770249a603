"""Names that do not say of what they are rates: what the sentence says before them, put in front.

城市社区覆盖率 behind 推进接种门诊建设 is 接种门诊城市社区覆盖率; 人群感染率 behind 防治艾滋病 is 艾滋病人群感染率.
Without this the rates of two plans would share a name and no subject. What the sentence does not say stays as it is.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.indicators.lacking import with_object
from loaders.indicators.repeated import with_verbs_parts
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import values_in
from ontology.indicators import indicator_named
from ontology.tables import any_of

_MARKS = regex.compile(r"[“”\"'‘’\s]")
_REACH = 200  # characters before a name that may say of what it is
_RATE = regex.compile(r"\p{Han}{2}率$")
_LONGEST = 24  # characters: no object that a name lacks is longer


def _any(category: str) -> str:
    return any_of(category, table="words_names")


def completed(view: str, start: int, left: int, name: str, before: str) -> str:
    """The name with what it lacks in front, from the sentence view[start:left] that it stands in.

    `before` is the name right in front that a joining word ties to it, '' if none is.
    """
    start = max(start, left - _REACH)
    listed = _with_stem(before, name)
    if listed:
        return listed
    if _patients().match(name) and not _disease().search(name):
        diseases = {found.group() for found in _disease().finditer(view, start, left)}
        return (diseases.pop() if len(diseases) == 1 else "") + name  # of several it may be any
    whole = with_object(view, start, left, name)
    if whole != name:
        return whole
    said = with_verbs_parts(view, *_clause_before(view, start, left), name)
    if said:
        return said
    if _property().match(name):
        return _last(_body(), view, start, left) + name
    return _of_object(view, start, left, name) + name if _bare().fullmatch(name) else name


def _with_stem(before: str, name: str) -> str:
    """儿童查验率、|补种率: the second of two rates of one thing; '' if the first has no more words than a rate."""
    if not _bare().fullmatch(name) or len(name) != 3 or len(before) < 6 or not _RATE.search(before):
        return ""
    return before[:-3] + name


def _last(pattern: regex.Pattern[str], view: str, start: int, stop: int) -> str:
    return max(((found.end(), found.group()) for found in pattern.finditer(view, start, stop)), default=(0, ""))[1]


def of_whom(view: str, start: int, left: int, name: str) -> str:
    """The name with those in front whom the clause before does something to (对在册患者实行家庭医生签约,|签约率);

    '' if it names nobody. What is said of them is not what is said of all.
    """
    if not _bare().fullmatch(name):
        return ""
    begin, stop = _clause_before(view, max(start, left - _REACH), left)
    done = _done_to().search(view, begin, _without_count(view, begin, stop))
    said = _object(view, done, name) if done is not None and done["whom"] else ""
    return said + name if said else ""


def _of_object(view: str, start: int, left: int, name: str) -> str:
    """What the clause before does something to, or counts: 对老人开展心理评估,|覆盖率; 定向培养医学生120名,|履约率."""
    begin, stop = _clause_before(view, start, left)
    count = _without_count(view, begin, stop)
    if begin < count < stop:
        return _fitting(phrase_before(view, begin, count, ()), name)
    done = _done_to().search(view, begin, stop)
    return _object(view, done, name) if done is not None else ""


def _clause_before(view: str, start: int, left: int) -> tuple[int, int]:
    """Where the clause before the one at `left` begins and ends; an empty one if there is none."""
    stop = max(view.rfind(sign, start, left) for sign in ",:")
    if stop < 0:
        return start, start
    return max([start, *(view.rfind(sign, start, stop) + 1 for sign in ",;:。")]), stop


def _without_count(view: str, begin: int, stop: int) -> int:
    """Where a clause ends without the count of things that it ends with (定向培养医学生|120名)."""
    last = max(values_in(view, begin, stop), key=lambda value: value.end, default=None)
    return last.start if last is not None and last.unit and last.end == stop else stop


def _object(view: str, done: regex.Match[str], name: str) -> str:
    """Whom a clause does something to, without their number (2100名|现症患者), and what."""
    whom = done["whom"] or ""
    if whom:
        start, end = done.span("whom")
        first = next(values_in(view, start, end), None)
        whom = view[first.end if first is not None and first.unit and first.start == start else start : end]
    return _fitting(whom + done["what"], name)


def _fitting(said: str, name: str) -> str:
    """The words of an object that go before the name: what both say once, empty words at its ends left out."""
    said = _MARKS.sub("", said)
    stem = name[:-1]
    parts = (stem[at : at + size] for size in range(len(stem), 1, -1) for at in range(len(stem) - size + 1))
    shared = next((part for part in parts if part in said), "")
    said = said[: said.find(shared)] if shared else said
    said = _lead().sub("", _empty().sub("", said))
    fits = 2 <= len(said) <= _LONGEST and not regex.search(r"[,;。()]", said) and indicator_named(said) is None
    return said if fits else ""


@lru_cache(maxsize=1)
def _patients() -> regex.Pattern[str]:
    return regex.compile(_any("patient"))


@lru_cache(maxsize=1)
def _disease() -> regex.Pattern[str]:
    return regex.compile(_any("disease"))


@lru_cache(maxsize=1)
def _property() -> regex.Pattern[str]:
    return regex.compile(_any("body_property"))


@lru_cache(maxsize=1)
def _body() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_any('body_level')})?(?:{_any('body_with_property')})")


@lru_cache(maxsize=1)
def _bare() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_any('bare_modifier')})*(?:{_any('bare_verb')})率")


@lru_cache(maxsize=1)
def _done_to() -> regex.Pattern[str]:
    """对80岁以上老人开展心理评估, 推进接种门诊建设; the object ends with the clause."""
    verb = rf"(?:{any_of('clause_lead')})*(?:{_any('object_verb')})"
    return regex.compile(rf"(?:(?:对|为)(?P<whom>[^,;。]{{2,20}}?))?(?:{verb})+(?P<what>[^,;。]{{2,{_LONGEST}}})$")


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    return regex.compile(rf"^(?:{_any('object_lead')})+")


@lru_cache(maxsize=1)
def _empty() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_any('object_end')}|{_any('object_free')}|的)+$")
