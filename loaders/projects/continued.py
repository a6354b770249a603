"""Sentences behind a project's own that go on about it: 项目总投资…, 该工程占地…, 规划床位…, 新址位于….

In: a view and where the project's sentence ends. Out: where the last sentence about it ends.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.projects.parts import Known
from loaders.projects.phases import opens_with_phase
from loaders.projects.words import any_of, project_words

_STOP = regex.compile(r"[。\n]")
_MARGIN = 40  # characters of white space and marks round a name that has its line to itself
_IDLE = " \t\u3000:。"
_MOST = 20  # sentences about one project
_GAP = regex.compile(r"[。\s]*")


def continued(view: str, name: tuple[int, int], end: int, limit: int, known: Known) -> int:
    """The end of the last sentence in [end, limit) that goes on about the project named at `name`.

    A new line goes on only with a word for the project, or if the name has a line of its own.
    """
    body = known.body_within(*name)
    headed = _alone_on_line(view, *name)
    for _ in range(_MOST):
        if end >= limit:
            break
        begin = _GAP.match(view, end, limit).end()  # type: ignore[union-attr]
        broken = "\n" in view[end:begin]
        if not (
            _meant().match(view, begin)
            or _on_site(view, begin, view[slice(*name)], body, known)
            or (not broken and (opens_with_phase(view, begin) or _labelled().match(view, begin)))
            or (headed and _labelled().match(view, begin))
        ):
            begin = _beyond_aside(view, begin, limit)
            if begin is None:
                break
        end, headed = _stop(view, begin, limit), False
    return end


def _beyond_aside(view: str, begin: int, limit: int) -> int | None:
    """Where the next sentence begins, if it speaks of the project again behind one with no figure and no project."""
    end = _stop(view, begin, limit)
    after = _GAP.match(view, end, limit).end()  # type: ignore[union-attr]
    told = _figure().search(view, begin, end) is not None
    return None if told or "\n" in view[end:after] or not _meant().match(view, after) else after


def _stop(view: str, begin: int, limit: int) -> int:
    found = _STOP.search(view, begin, limit)
    return found.start() if found else limit


@lru_cache(maxsize=1)
def _figure() -> regex.Pattern[str]:
    amount = rf"\d\s?(?:{any_of('money_unit')}|[多余万]?(?:{any_of('area_unit')})|[张床])"
    return regex.compile(rf"{amount}|{any_of('project_tail')}|{any_of('strong_tail')}")


def _alone_on_line(view: str, start: int, end: int) -> bool:
    before, after = view[max(0, start - _MARGIN) : start], view[end : end + _MARGIN]
    lead, tail = before.rpartition("\n")[2], after.partition("\n")[0]
    return not lead.strip() and not tail.strip(_IDLE)


def _on_site(view: str, begin: int, name: str, body: tuple[str, str], known: Known) -> bool:
    """Whether the new building of the body is spoken of (县中医院|新址按…), not the body as it works.

    `body`: its mention in the project's name and its full name; ('', '') if the name holds none.
    """
    short, full = body
    if short and view.startswith(short, begin) and _site().match(view, begin + len(short)):
        return True
    end = known.body_end(begin)
    again = known.body_starting(begin, begin + 1) if end > begin else ""
    in_full = bool(full and again) and (again.startswith(full) or full.startswith(again))
    same = in_full or (end - begin > 2 and view[begin:end] in name)
    return same and (view.endswith(project_words("site"), begin, end) or _site().match(view, end) is not None)


@lru_cache(maxsize=1)
def _site() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{any_of('site')}|\p{{Han}}{{1,6}}{any_of('site_tail')}|{any_of('facility')}?{any_of('construct')}{any_of('project_tail')})"
    )


@lru_cache(maxsize=1)
def _meant() -> regex.Pattern[str]:
    # matches 该项目总投资…, 项目位于…, 工程于2023年…, 新院区占地…; not 项目10个, 项目建设单位要…, 工程建设领域…
    label = "|".join(
        any_of(one)
        for one in ("invest_label", "land_label", "floor_label", "beds_label", "location_label", "span_label")
    )
    amount = rf"(?:估算|规划|设计|新增|预计|计划)?{any_of('project_tail')}?(?:{label})"
    noun = rf"(?:{any_of('project_tail')}(?:建设)?|{any_of('site')})"
    said = rf"(?:{amount}|{any_of('funding_label')}|{any_of('goes_on')})"
    return regex.compile(
        rf"(?:目前,|据悉,|据了解,|其中,)?(?:(?:{any_of('this_project')}|[该本此]{any_of('construct')}{any_of('project_tail')})(?!{any_of('counter')})|{noun}{said})"
    )


@lru_cache(maxsize=1)
def _labelled() -> regex.Pattern[str]:
    # matches 总建筑面积约12万平方米, 估算项目总投资7.6亿元, 项目建设年限: 2014年, 分两期实施, 预计2024年底建成|并…
    # not 投资环境…, 总投资9亿元|的12个项目, nor what may be a whole place's: 新增床位800张
    label = "|".join(any_of(one) for one in ("invest_label", "land_label", "floor_label", "beds_label"))
    value = rf"{any_of('number_filler')}{{0,4}}\s?[\d.,]+\s?[^\s,。;:、\d的]{{1,6}}(?=[,。;、(\n]|$)"
    amount = rf"(?:{label})(?:\([^()]*\))?{value}"
    planned = any_of("part_between", "underway")
    done = rf"{planned}\d{{4}}年[^,。;\n]{{0,8}}?{any_of('completion_verb')}(?=[,。;并和\n]|$)"
    labels = any_of("location_label", "span_label", "funding_label", "contents")
    other = f"{done}|分[一二两三四]期|{labels}"
    lead = rf"(?!{any_of('not_continued')})(?:估算|规划|设计|预计|计划|建设)?{any_of('project_tail')}?"
    return regex.compile(rf"{lead}(?:{amount}|{other})")
