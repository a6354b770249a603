"""`planweave brief`: files, names that mean nothing, the process that paints."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.stores import Store
from ontology.errors import UsageError
from planweave.cli import planweave
from tests.viz.briefs.making import made
from viz.briefs import FORMATS, check_suffix, make_brief, render_brief
from viz.briefs.painting import paints_apart


def test_names_that_mean_nothing_and_formats_that_are_none(samples: Store, sample_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="婴儿死亡"):
        make_brief(samples, "婴儿死亡人口")
    with pytest.raises(UsageError, match=r"\.docx"):
        check_suffix(Path("a.pdf"))
    found = CliRunner().invoke(
        planweave, ["brief", "贵阳市", "-o", str(tmp_path / "a.md"), "--graph", str(sample_graph)]
    )
    assert isinstance(found.exception, UsageError) and not list(tmp_path.iterdir())


def test_the_command_writes_all_at_once(sample_graph: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"brief{suffix}" for suffix in sorted(FORMATS)]
    words = [word for path in outputs for word in ("-o", str(path))]
    found = CliRunner().invoke(planweave, ["--lang", "zh", "brief", "控烟", *words, "--graph", str(sample_graph)])
    assert found.exit_code == 0, found.exception
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(path.name for path in outputs), "brief-figure.svg"]
    )
    assert "参考文献" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "@misc{shenyang-notice-2021," in (tmp_path / "brief.bib").read_text(encoding="utf-8")


def test_another_process_paints_the_same(samples: Store) -> None:
    here = made(samples, "plan")
    with paints_apart((".png", ".svg")) as painter:
        there = make_brief(samples, "tongliao-plan", painter=painter)
        for suffix in (".html", ".docx"):  # one needs .svg, which comes last, the other .png
            path = Path(f"a{suffix}")
            assert render_brief(there, path) == render_brief(here, path)


def test_a_painting_process_that_breaks_off_is_no_end(samples: Store) -> None:
    with paints_apart((".gif",)) as painter:  # matplotlib's pictures know no .gif: the process ends with its error
        brief = make_brief(samples, "tongliao-plan", painter=painter)
        assert render_brief(brief, Path("a.html")) == render_brief(made(samples, "plan"), Path("a.html"))
