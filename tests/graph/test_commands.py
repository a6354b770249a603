"""The commands build, plans, export, check and verify, as a person runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from tests.conftest import ROOT, Serve


def run(*words: object, lang: str = "en", cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """`planweave words…` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "planweave", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=os.environ | {"PLANWEAVE_LANG": lang, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two samples."""
    folder = tmp_path_factory.mktemp("built") / "g"
    done = run("build", *sorted((ROOT / "samples").glob("*.txt"))[:2], "--graph", folder)
    assert done.returncode == 0, done.stderr
    assert "New: shangcheng-plan, shenyang-notice-2021" in done.stdout
    assert "read 2/2" in done.stderr
    return folder


def test_building_again_says_that_nothing_changed(built: Path) -> None:
    done = run("build", ROOT / "samples" / "shangcheng-plan.txt", "--graph", built)
    assert (done.returncode, "nothing has changed" in done.stdout) == (0, True)


def test_plans_are_listed_whole(built: Path) -> None:
    done = run("plans", "--graph", built, lang="zh")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split() == ["规划", "标题", "地区", "规划期", "表述数"]
    assert len(done.stdout.splitlines()) == 3 and "…" not in done.stdout


def test_the_folder_comes_from_the_environment_or_lies_here(built: Path, tmp_path: Path) -> None:
    assert run("plans", PLANWEAVE_GRAPH=str(built)).returncode == 0
    shutil.copytree(built, tmp_path / "planweave-graph")
    assert run("plans", cwd=tmp_path, PLANWEAVE_GRAPH="").returncode == 0


def test_removing_a_plan(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "g")
    done = run("plans", "--remove", "shangcheng-plan", "--graph", tmp_path / "g")
    assert "1 plans are left" in done.stdout
    again = run("plans", "--remove", "shangcheng-plan", "--graph", tmp_path / "g")
    assert again.returncode == 2 and "It holds: shenyang-notice-2021" in again.stderr


def test_export_to_standard_output_and_to_a_file(built: Path, tmp_path: Path) -> None:
    to_file = run("export", "--graph", built, "-o", tmp_path / "out.nq")
    assert to_file.returncode == 0 and to_file.stdout == ""
    assert run("export", "--graph", built).stdout == (tmp_path / "out.nq").read_text(encoding="utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.nq"]
    turtle = run("export", "--graph", built, "--format", "ttl").stdout
    assert len(list(parse(turtle, RdfFormat.TURTLE))) == len((tmp_path / "out.nq").read_bytes().splitlines())


def test_export_where_it_cannot_write(built: Path, tmp_path: Path) -> None:
    done = run("export", "--graph", built, "-o", tmp_path / "no" / "out.nq")
    assert done.returncode == 4 and "out.nq" in done.stderr and "Traceback" not in done.stderr


def test_a_built_graph_keeps_to_its_shapes(built: Path) -> None:
    done = run("check", "--graph", built)
    assert done.returncode == 0, done.stdout


def test_verify_holds_and_finds_what_was_changed(built: Path, tmp_path: Path) -> None:
    source = ROOT / "samples" / "shangcheng-plan.txt"
    good = run("verify", source, "--graph", built)
    assert good.returncode == 0 and "stand in the texts" in good.stderr
    assert "shenyang-notice-2021" in good.stderr
    changed = tmp_path / source.name
    changed.write_text(source.read_text(encoding="utf-8")[5:], encoding="utf-8")
    bad = run("verify", changed, "--graph", built)
    assert bad.returncode == 1 and "build the plan again" in bad.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("plans", "--graph", "nowhere"), 4, "there is no graph here yet"),
        (("export", "--graph", "nowhere"), 4, "planweave build"),
        (("check", "--graph", "nowhere"), 4, "there is no graph here yet"),
        (("build",), 2, "FILES"),
        (("build", "nowhere.txt", "--graph", "unmade"), 3, "nowhere.txt"),
        (("build", "samples", "--graph", "unmade"), 3, "samples/*.txt"),
        (("plans", "--store", "http://127.0.0.1:9/query"), 4, "cannot be reached"),
        (("plans", "--store", "http://127.0.0.1:9/query", "--graph", "x"), 2, "not both"),
        (("plans", "--store", "http://127.0.0.1:9/query", "--remove", "x"), 2, "graph on disk"),
    ],
)
def test_mistakes_get_a_message_and_a_code(words: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    done = run(*words, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_second_builder_is_told(built: Path) -> None:
    from graph.stores.embedded import Writer

    with Writer(built):
        done = run("build", ROOT / "samples" / "shangcheng-plan.txt", "--graph", built)
    assert done.returncode == 4 and "another process is building" in done.stderr
    assert "另一进程" in run_locked(built)


def run_locked(built: Path) -> str:
    """The message in Chinese."""
    from graph.stores.embedded import Writer

    with Writer(built):
        return run("build", ROOT / "samples" / "shangcheng-plan.txt", "--graph", built, lang="zh").stderr


def test_plans_of_a_server(built: Path, sparql_server: Serve) -> None:
    lines = run("export", "--graph", built).stdout
    url = sparql_server(parse(lines, RdfFormat.N_QUADS))
    assert run("plans", "--store", url).stdout == run("plans", "--graph", built).stdout
