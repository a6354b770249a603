"""Briefs of every kind over the samples."""

from __future__ import annotations

from graph.stores import Store
from viz.briefs import make_brief
from viz.briefs.figures import paints_here
from viz.briefs.model import Brief, Table

SUBJECTS = {
    "plan": "tongliao-plan",
    "region": "沈阳",
    "theme": "控烟",
    "indicator": "婴儿死亡率",
    "institution": "沈阳市卫生健康委员会疾控处",
}


def made(store: Store, kind: str) -> Brief:
    """The brief on the subject of that kind, with its figure."""
    return make_brief(store, SUBJECTS[kind], painter=paints_here)


def table(brief: Brief, name: str) -> Table:
    """The table of that name."""
    return next(found for found in brief.tables if found.name == name)
