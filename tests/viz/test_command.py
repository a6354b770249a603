"""`planweave draw` on the graph of the samples; the same drawing from memory, disk and a SPARQL endpoint."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad

from graph.stores import open_store
from graph.stores.memory import MemoryStore
from ontology.errors import PlanweaveError, QueryError, UsageError
from ontology.namespaces import BASE
from planweave.cli import planweave
from queries import sandbox
from tests.conftest import ROOT, Serve
from tests.queries.network_fixture import network
from tests.viz.chart_stores import QUADS
from tests.viz.plans import NORTH, SOUTH, THEMES, PlanText, Task, plan_quads, theme_quads
from viz import ASKING, CHARTS, DIAGRAMS, OPTIONS, QUERIES, TAKES, draw, draw_chart
from viz.files import CHART_FORMATS, FORMATS, render
from viz.model import Choice


def run(*words: object) -> Result:
    result = CliRunner().invoke(planweave, [str(word) for word in words])
    if isinstance(result.exception, PlanweaveError):  # main() prints it; here it comes as it is raised
        return result
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


QUERY = (
    "SELECT ?plan ?theme (COUNT(?task) AS ?weight) { ?task pw:inPlan ?plan ; pw:theme ?theme } GROUP BY ?plan ?theme"
)
# what a diagram needs besides its name, on the samples
NEEDS: dict[str, tuple[str, ...]] = {
    "cooccurrence": ("--uncorrected",),
    "ego": ("沈阳市疾病预防控制中心",),
    "query": ("-e", QUERY),
}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_every_diagram_in_every_format(sample_graph: Path, name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"diagram{suffix}"
    result = run("draw", name, *NEEDS.get(name, ()), "--graph", sample_graph, "-o", path)
    assert result.exit_code == 0
    assert str(path) in result.stderr
    assert path.stat().st_size > 2_000


def test_a_query_from_a_file_and_from_standard_input(sample_graph: Path, tmp_path: Path) -> None:
    asked, first, second = tmp_path / "my.rq", tmp_path / "first.graphml", tmp_path / "second.graphml"
    asked.write_text(f"#+ title_zh: 规划与主题\n{QUERY}", encoding="utf-8")
    assert run("draw", "query", "--file", asked, "--graph", sample_graph, "-o", first).exit_code == 0
    typed = ["draw", "query", "--file", "-", "--graph", str(sample_graph), "-o", str(second)]
    result = CliRunner().invoke(planweave, typed, input=asked.read_bytes())
    assert result.exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    assert "规划与主题" in first.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", CHART_FORMATS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_in_every_format(sample_graph: Path, name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"chart{suffix}"
    result = run("draw", name, "--graph", sample_graph, "-o", path)
    assert result.exit_code == 0
    assert "marks" in result.stderr and str(path) in result.stderr
    assert path.stat().st_size > 5_000


def test_the_numbers_of_the_samples_levels_are_the_questions(sample_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "levels.csv"
    run("--lang", "en", "draw", "levels", "--graph", sample_graph, "-o", path)
    drawn = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    asked = run("ask", "adopted_targets", "--graph", sample_graph, "--format", "csv").stdout.splitlines()[1:]
    assert drawn == asked and len(drawn) == 35


def test_filters_and_language(sample_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "smoking.graphml"
    result = run(
        "--lang", "en", "draw", "themes", "--graph", sample_graph, "--theme", "控烟", "--region", "沈阳", "-o", path
    )
    assert result.exit_code == 0
    assert "Tobacco control" in path.read_text(encoding="utf-8")


def test_the_plans_language_unless_another_is_asked_for(sample_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "themes.graphml"
    run("draw", "themes", "--graph", sample_graph, "-o", path)
    assert ">控烟<" in path.read_text(encoding="utf-8")
    run("draw", "themes", "--graph", sample_graph, "--lang", "en", "-o", path)
    assert ">Tobacco control<" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("themes", "-o", "themes.docx"), ".html .svg .png .pdf .graphml .gexf .json"),
        (("clouds", "-o", "clouds.svg"), "themes, responsibilities"),
        (("clouds", "-o", "clouds.svg"), "indicators, levels, heatmap"),
        (("themes", "--indicator", "婴儿死亡率", "-o", "themes.svg"), "--indicator"),
        (("heatmap", "-o", "heatmap.gexf"), ".html .svg .png .pdf .csv .json"),
        (("indicators", "--indicator", "婴儿", "-o", "i.svg"), "婴儿死亡率"),
        (("themes", "--theme", "T99", "-o", "themes.svg"), "T99"),
        (("responsibilities", "--min-weight", "0.1", "-o", "r.svg"), "--min-weight"),
        (("cooccurrence", "-o", "c.svg"), "--uncorrected"),
        (("ego", "-o", "e.svg"), "draw ego"),
        (("ego", "沈阳市疾病预防控制", "-o", "e.svg"), "沈阳市疾病预防控制中心"),
        (("themes", "控烟", "-o", "t.svg"), "WHAT"),
        (("themes", "-e", "ASK {}", "-o", "t.svg"), "--execute"),
        (("query", "-o", "q.svg"), "--file"),
        (("query", "-e", "ASK { ?s ?p ?o }", "-o", "q.svg"), "ASK"),
        (("query", "-e", "SELECT ?s { ?s a pw:Plan }", "-o", "q.svg"), "two columns"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_written(
    sample_graph: Path, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("draw", *words, "--graph", sample_graph)
    assert isinstance(result.exception, PlanweaveError)
    assert result.exception.exit_code == 2
    assert said in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_query_that_reaches_elsewhere_is_refused(sample_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.svg"
    asked = "SELECT ?a ?b { SERVICE <http://localhost:1/sparql> { ?a ?p ?b } }"
    result = run("draw", "query", "-e", asked, "--graph", sample_graph, "-o", path)
    assert isinstance(result.exception, QueryError)
    assert "SERVICE" in str(result.exception)
    assert not path.exists()


TWINS = PlanText(
    "twins", "一号规划", ("210100", "沈阳市"),
    tuple(
        Task(f"4-{n}", f"第{n}项", 50, {"T01": "0.5", "T04": "0.5"} if n < 6 else {"T07": "1"}) for n in range(1, 20)
    ),
)  # fmt: skip
ANSWER = sandbox.Result(
    "select", ("a", "b"), ((f"{BASE}theme/T04", "甲"), (f"{BASE}plan/north-plan", "甲")), was_cut=False
)
CHOICES: dict[str, Choice] = {
    "themes": Choice(themes=("T04",)),
    "responsibilities": Choice(themes=("T04",)),
    "ego": Choice(focus="控烟"),
    "query": Choice(answer=ANSWER),
}


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_same_drawing_from_every_store(name: str, sparql_server: Serve) -> None:
    if name in ("cooccurrence", "projects"):  # of which these plans have none: another graph
        quads: list[Quad] = [*network(), *plan_quads(TWINS)]
    else:
        quads = [*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]
    choice = CHOICES.get(name, Choice())
    remote = open_store(None, sparql_server(quads))
    try:
        from_far = render(draw(remote, name, choice), ".html", "zh")
    finally:
        remote.close()
    assert from_far == render(draw(MemoryStore(quads), name, choice), ".html", "zh")


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_from_every_store(name: str, sparql_server: Serve) -> None:
    quads = QUADS[name]()
    remote = open_store(None, sparql_server(quads))
    try:
        from_far = render(draw_chart(remote, name, Choice()), ".html", "zh")
    finally:
        remote.close()
    assert from_far == render(draw_chart(MemoryStore(quads), name, Choice()), ".html", "zh")


def test_every_chart_is_registered() -> None:
    folder = ROOT / "viz" / "charts"
    drawing = {path.stem for path in folder.glob("*.py") if "\ndef draw(" in path.read_text(encoding="utf-8")}
    assert drawing == set(CHARTS)


def test_every_diagram_has_its_module_and_its_query() -> None:
    folder = ROOT / "viz" / "diagrams"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    queries = {path.stem for path in folder.glob("*.rq")}
    assert modules == set(DIAGRAMS)
    assert {QUERIES.get(name, name) for name in DIAGRAMS} - {"query"} == queries  # a person brings the query's
    assert set(TAKES) | ASKING <= {*DIAGRAMS, *CHARTS}
    assert set(OPTIONS) <= {field.name for field in dataclasses.fields(Choice)}


def test_the_document_names_every_diagram_format_and_option() -> None:
    text = (ROOT / "docs" / "diagrams.md").read_text(encoding="utf-8")
    for name in (*DIAGRAMS, *CHARTS):
        assert f"## {name}" in text
    for suffix in (*FORMATS, *CHART_FORMATS):
        assert f"`{suffix}`" in text
    draw_command = planweave.commands.get("draw") or planweave.get_command(None, "draw")  # type: ignore[arg-type]
    assert draw_command is not None
    for parameter in draw_command.params:
        if parameter.param_type_name == "option":
            assert any(f"`{spelling}" in text for spelling in parameter.opts), parameter.name


@pytest.mark.parametrize(
    ("name", "choice", "words"),
    [
        ("themes", Choice(level=0.1), "--level has no meaning for themes; it is for: cooccurrence"),
        ("similarity", Choice(limit=3), "--limit"),
        ("projects", Choice(same_places=True), "--same-places"),
        ("ego", Choice(focus="控烟", plans=("a-plan",)), "--plan"),
        ("collaboration", Choice(focus="控烟"), "WHAT"),
        ("cooccurrence", Choice(min_weight=0.1), "--min-weight"),
        ("projects", Choice(min_weight=0.1), "--min-weight"),
        ("collaboration", Choice(min_weight=0.1), "--min-weight"),
    ],
)
def test_no_option_is_passed_over(four: MemoryStore, name: str, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, name, choice)
