"""Rates named by the verb of the clause before: 综合医院设置老年医学科,|设置比例 is 综合医院老年医学科设置比例.

In: a name that is no more than a verb and a share, and the clause before it. Out: the name with who does it, and what.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from loaders.tokens.phrases import phrase_before
from ontology.tables import any_of

_LONGEST = 20  # characters of who does it, and of what
_MARKS = regex.compile(r"[“”\"'\s]")


def with_verbs_parts(view: str, begin: int, stop: int, name: str) -> str:
    """The name with the subject and the object of its verb in the clause view[begin:stop]; '' if it has none there."""
    bare = _bare().fullmatch(name)
    at = view.rfind(bare["verb"], begin, stop) if bare is not None else -1
    if bare is None or at < 0:
        return ""
    who = _adverb().sub("", phrase_before(view, begin, at, ()))
    what = _MARKS.sub("", view[at + len(bare["verb"]) : stop])
    if not 2 <= len(what) <= _LONGEST or len(who) > _LONGEST or regex.search(r"\d|[、,;。()]", what):
        return ""
    return who + what + name


@lru_cache(maxsize=1)
def _bare() -> regex.Pattern[str]:
    verbs, shares = (any_of(kind, table="words_names") for kind in ("repeated_verb", "share_of_verb"))
    return regex.compile(rf"(?P<verb>{verbs})的?(?:{shares})")


@lru_cache(maxsize=1)
def _adverb() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('object_free', table='words_names')})+$")
