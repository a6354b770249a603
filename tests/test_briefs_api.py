"""The public functions on a graph: compare, brief, progress; docs/briefs.md runs as it stands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import planweave
from ontology.tables import rows
from tests.conftest import ROOT

DOC = (ROOT / "docs" / "briefs.md").read_text(encoding="utf-8")


def test_compare_brief_and_progress(sample_graph: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(sample_graph, graph)
    found = planweave.compare(graph, ["沈阳", "通辽"])
    assert [side["name"] for side in found["sides"]] == ["沈阳市", "通辽市"]  # type: ignore[attr-defined]
    assert planweave.brief(graph, "婴儿死亡率", tmp_path / "a.md") == (tmp_path / "a.md", tmp_path / "a-figure.svg")
    assert planweave.brief(graph, "控烟", tmp_path / "a.bib") == (tmp_path / "a.bib",)
    table = tmp_path / "values.csv"
    table.write_text("指标,地区,年份,数值,来源\n居民健康素养水平,通辽市,2022,22.8%,公报\n", encoding="utf-8")
    (row,) = planweave.progress(graph, [table], region="通辽")
    # 20.7 + 5.3 × 2/5 = 22.82
    assert (row["status"], row["required"]) == ("behind", 22.82)
    assert planweave.progress(graph, region="沈阳") == []


def test_the_commands_of_the_page_run(sample_graph: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_graph, tmp_path / "planweave-graph")
    shutil.copy(ROOT / "tests" / "actuals" / "actuals.csv", tmp_path)
    commands = [
        shlex.split(line.partition(" #")[0])
        for block in re.findall(r"```sh\n(.*?)```", DOC, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("planweave ")
    ]
    assert len(commands) > 6
    for words in commands:
        run = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, (words, run.stderr)


def test_every_message_of_ours_is_used_and_there() -> None:
    sources = [path for folder in ("graph", "queries", "viz", "planweave") for path in (ROOT / folder).rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(re.findall(r'"((?:briefs|actuals)\.[a-z_.0-9]+[a-z0-9])"', text))
    used |= set(re.findall(r"'((?:briefs|actuals)\.[a-z_.0-9]+[a-z0-9])'", text))
    families = (
        *("item", "kind", "head", "why", "verdict", "col", "table", "section", "sheet", "subtitle", "finding"),
        *("about", "body", "status", "step", "progress", "nature"),
    )
    built = ("actuals.", *(f"briefs.{family}." for family in families))
    written = {row["key"] for row in rows("messages/briefs")}
    assert used <= written
    assert {key for key in written - used if not key.startswith(built)} == set()
