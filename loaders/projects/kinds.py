"""What kind of project it is, by its name and what is said of it (data/words_projects.csv: kind_name, kind_body)."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from loaders.projects.words import any_of, ordered_values

OTHER = "其他"


def kind_of(name: str, around: str, own: str) -> str:
    """The kind; `around` is the text about the project and its neighbours, `own` what is said of it alone."""
    if _bought_pattern().search(own) or _bought_pattern().search(name):
        return next(kind for _, kind in ordered_values("kind_bought"))
    for word, kind in ordered_values("kind_name"):
        if word in name and (len(word) > 1 or _building_pattern(word).search(name)):
            return kind
    for word, kind in ordered_values("kind_body"):
        if word in around:
            return kind
    return OTHER


@cache
def _building_pattern(word: str) -> regex.Pattern[str]:
    # matches 医技楼, 住院楼改造, 门诊楼(二期); not 楼房镇卫生院标准化建设: one sign counts where a noun ends
    return regex.compile(
        rf"{regex.escape(word)}(?:$|\P{{Han}}|及|和|与|{any_of('construct')}|{any_of('project_tail')})"
    )


@lru_cache(maxsize=1)
def _bought_pattern() -> regex.Pattern[str]:
    # matches 购置后改造, 购买原商业大厦并改造为; not 购置设备并改造病房
    between = rf"(?:(?!{any_of('not_bought')})[^。;\n]){{0,16}}?"
    return regex.compile(rf"{any_of('acquire')}{between}{any_of('remodel')}")
