"""Bodies that an annexed table makes answer for a project: listed with it, and counted among no tasks of the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.build import build
from graph.stores import Store, open_embedded
from queries.catalogue import question_named
from queries.compare.rows import rows_of
from queries.runner import ask

TEXT = """铜陵市“十四五”卫生健康规划

一、主要任务
（一）推进控烟
由市教育局牵头开展宣传。

附件
重点项目表
序号\t项目名称\t投资（亿元）\t责任单位
1\t市立医院感染楼\t2.1\t市财政局
2\t市精神卫生中心\t1.4\t市教育局
"""
FINANCE, SCHOOLS = "铜陵市财政局", "铜陵市教育局"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("annex")
    (folder / "annex-plan.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "annex-plan.txt"], folder / "graph", workers=1)
    store = open_embedded(folder / "graph")
    yield store
    store.close()


def told(store: Store, name: str, columns: str, **parameters: str) -> list[tuple[object, ...]]:
    places = [[column.name for column in question_named(name).columns].index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in ask(store, name, parameters).rows]


def test_all_about_a_body_lists_the_project_that_it_answers_for(store: Store) -> None:
    assert told(store, "institution_profile", "kind subject", institution=FINANCE) == [("lead", "市立医院感染楼")]
    assert told(store, "institution_profile", "kind subject", institution=SCHOOLS) == [
        ("lead", "推进控烟"),
        ("lead", "市精神卫生中心"),
    ]


def test_counts_of_tasks_are_of_the_texts(store: Store) -> None:
    assert told(store, "institutions_by_tasks", "institution tasks") == [(SCHOOLS, 1)]
    assert told(store, "other_departments", "institution tasks") == [(SCHOOLS, 1)]


def test_a_comparison_reads_it_too(store: Store) -> None:
    rows = rows_of(store, "bodies", ("annex-plan",))
    tasks = sorted((row["role"], row["task"]) for row in rows if row["task"])
    assert tasks == [("lead", "市立医院感染楼"), ("lead", "市精神卫生中心"), ("lead", "推进控烟")]
