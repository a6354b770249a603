"""`planweave draw` on a graph built from the samples; the same drawing from memory, disk and a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad

from graph.build import build
from graph.stores import open_store
from graph.stores.memory import MemoryStore
from ontology.errors import PlanweaveError
from planweave.cli import planweave
from tests.conftest import ROOT, Serve
from tests.viz.plans import NORTH, SOUTH, THEMES, plan_quads, theme_quads
from viz import DIAGRAMS, FORMATS, draw, render_drawing
from viz.model import Choice


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the sample plans."""
    folder = tmp_path_factory.mktemp("graph") / "samples"
    build(sorted((ROOT / "samples").glob("*.txt")), folder, workers=1)
    return folder


def run(*words: object) -> Result:
    result = CliRunner().invoke(planweave, [str(word) for word in words])
    if isinstance(result.exception, PlanweaveError):  # main() prints it; here it comes as it is raised
        return result
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_every_diagram_in_every_format(built: Path, name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"diagram{suffix}"
    result = run("draw", name, "--graph", built, "-o", path)
    assert result.exit_code == 0
    assert str(path) in result.stderr
    assert path.stat().st_size > 5_000


def test_filters_and_language(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "smoking.graphml"
    result = run("--lang", "en", "draw", "themes", "--graph", built, "--theme", "控烟", "--region", "沈阳", "-o", path)
    assert result.exit_code == 0
    assert "Tobacco control" in path.read_text(encoding="utf-8")


def test_the_plans_language_unless_another_is_asked_for(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "themes.graphml"
    run("draw", "themes", "--graph", built, "-o", path)
    assert ">控烟<" in path.read_text(encoding="utf-8")
    run("draw", "themes", "--graph", built, "--lang", "en", "-o", path)
    assert ">Tobacco control<" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("themes", "-o", "themes.pdf"), ".html .svg .png .graphml .gexf"),
        (("clouds", "-o", "clouds.svg"), "themes, responsibilities"),
        (("themes", "--theme", "T99", "-o", "themes.svg"), "T99"),
        (("responsibilities", "--min-weight", "0.1", "-o", "r.svg"), "--min-weight"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_written(
    built: Path, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("draw", *words, "--graph", built)
    assert isinstance(result.exception, PlanweaveError)
    assert result.exception.exit_code == 2
    assert said in str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_same_drawing_from_every_store(name: str, sparql_server: Serve) -> None:
    quads: list[Quad] = [*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]
    remote = open_store(None, sparql_server(quads))
    try:
        from_far = render_drawing(draw(remote, name, Choice(themes=("T04",))), ".html", "zh")
    finally:
        remote.close()
    assert from_far == render_drawing(draw(MemoryStore(quads), name, Choice(themes=("T04",))), ".html", "zh")


def test_every_diagram_has_its_module_and_its_query() -> None:
    folder = ROOT / "viz" / "diagrams"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == set(DIAGRAMS) == {path.stem for path in folder.glob("*.rq")}


def test_the_document_names_every_diagram_format_and_option() -> None:
    text = (ROOT / "docs" / "diagrams.md").read_text(encoding="utf-8")
    for name in DIAGRAMS:
        assert f"## {name}" in text
    for suffix in FORMATS:
        assert f"`{suffix}`" in text
    draw_command = planweave.commands.get("draw") or planweave.get_command(None, "draw")  # type: ignore[arg-type]
    assert draw_command is not None
    for parameter in draw_command.params:
        if parameter.param_type_name == "option":
            assert any(f"`{spelling}" in text for spelling in parameter.opts), parameter.name
