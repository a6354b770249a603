"""The graph on disk: versions, readers beside a writer, and builders that die at the worst moments."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.stores import open_embedded, versions
from graph.stores.embedded import Writer
from graph.stores.versions import current_version
from ontology.errors import StoreError

ROOT = Path(__file__).resolve().parents[2]
G = NamedNode("https://example.org/g")


def quad(number: int, graph: NamedNode = G) -> Quad:
    return Quad(NamedNode(f"https://example.org/{number}"), NamedNode("https://example.org/p"), Literal("值"), graph)


def write(folder: Path, *numbers: int) -> None:
    with Writer(folder) as writer:
        writer.replace(G, [quad(number) for number in numbers])
        writer.commit()


def held(folder: Path) -> set[str]:
    store = open_embedded(folder)
    try:
        return {
            found.subject.value.rsplit("/", 1)[-1] for found in store.backend if isinstance(found.subject, NamedNode)
        }
    finally:
        store.close()


def test_a_commit_is_seen_and_what_was_not_committed_is_not(tmp_path: Path) -> None:
    write(tmp_path / "g", 1, 2)
    assert held(tmp_path / "g") == {"1", "2"}
    with Writer(tmp_path / "g") as writer:
        writer.replace(G, [quad(3)])
    assert held(tmp_path / "g") == {"1", "2"}
    write(tmp_path / "g", 3)
    assert held(tmp_path / "g") == {"3"}


def test_nothing_written_makes_no_version(tmp_path: Path) -> None:
    write(tmp_path, 1)
    before = current_version(tmp_path)
    with Writer(tmp_path) as writer:
        writer.commit()
    assert current_version(tmp_path) == before


def test_a_reader_keeps_its_version_while_others_are_made(tmp_path: Path) -> None:
    write(tmp_path, 1)
    reader = open_embedded(tmp_path)
    for number in range(2, 6):
        write(tmp_path, number)
    assert list(reader.backend) == [quad(1)]
    assert reader.version.is_dir()
    assert held(tmp_path) == {"5"}
    reader.close()
    write(tmp_path, 6)
    assert not reader.version.exists()


def test_old_versions_go_but_the_last(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, number)
    assert sorted(entry.name for entry in (tmp_path / "versions").iterdir() if entry.is_dir()) == ["000004", "000005"]


def test_a_second_builder_is_refused_at_once(tmp_path: Path) -> None:
    with Writer(tmp_path), pytest.raises(StoreError, match="another process is building"):
        Writer(tmp_path)
    write(tmp_path, 1)
    assert held(tmp_path) == {"1"}


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(StoreError, match=r"letter\.txt"):
        Writer(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_first_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyError), Writer(tmp_path / "g") as writer:
        writer.replace(G, [quad(1)])
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty").mkdir()
    with Writer(tmp_path / "empty"):
        pass
    assert (tmp_path / "empty").is_dir()


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "g").write_text("x", encoding="utf-8")
    for path in (tmp_path / "g", tmp_path / "g" / "deeper"):
        with pytest.raises(StoreError, match="needs a folder"):
            Writer(path)
        with pytest.raises(StoreError, match="no graph here"):
            open_embedded(path)


def test_no_graph_yet_and_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="planweave build"):
        open_embedded(tmp_path)
    write(tmp_path, 1)
    version = current_version(tmp_path)
    assert version is not None
    (version / "CURRENT").unlink()
    with pytest.raises(StoreError, match="damaged"):
        open_embedded(tmp_path)


# A builder that kills itself at a chosen point. {point} is code run inside the builder's process before it writes.
BUILDER = """
import os, signal, sys
from pathlib import Path
from graph.stores import embedded, versions
from tests.graph.test_embedded import quad, G

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

folder = Path(sys.argv[1])
{point}
with embedded.Writer(folder) as writer:
    writer.replace(G, [quad(number) for number in range(100, 2000)])
    {between}
    writer.commit()
"""
POINTS = {
    "while writing": ("", "die()"),
    "before the checkpoint": ("versions.next_version = die", ""),
    "before the pointer": ("versions.make_current = die", ""),
    "as the pointer is swapped": ("Path.replace = die", ""),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_builder_killed_anywhere_leaves_the_graph_as_it_was(tmp_path: Path, point: str) -> None:
    write(tmp_path, 1)
    code = BUILDER.format(point=POINTS[point][0], between=POINTS[point][1])
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert held(tmp_path) == {"1"}
    write(tmp_path, 2)
    assert held(tmp_path) == {"2"}
    left = {entry.name for entry in (tmp_path / "versions").iterdir()} | {entry.name for entry in tmp_path.iterdir()}
    assert "draft" not in left and "current.new" not in left


def test_a_builder_killed_after_the_pointer_has_built(tmp_path: Path) -> None:
    write(tmp_path, 1)
    code = BUILDER.format(point="embedded.Writer._drop_draft = die", between="")
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert len(held(tmp_path)) == 1900
    write(tmp_path, 2)
    assert held(tmp_path) == {"2"}


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize(("workers", "lines"), [("1", 0), ("1", 2), ("2", 1), ("2", 2)])
def test_a_real_build_stopped_at_any_time_loses_nothing(
    tmp_path: Path, samples: tuple[Path, ...], sign: signal.Signals, workers: str, lines: int
) -> None:
    """Stopped after so many files were read (0: while it starts)."""
    from graph.build import build, plan_ids

    build(samples[:1], tmp_path, workers=1)
    version = current_version(tmp_path)
    command = [sys.executable, "-m", "planweave", "build", *map(str, samples[1:]), "--graph", str(tmp_path)]
    running = subprocess.Popen(
        [*command, "--workers", workers],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PLANWEAVE_LANG": "en"},
        start_new_session=True,
    )
    assert running.stderr is not None
    for _ in range(lines):
        running.stderr.readline()
    # Ctrl-C reaches every process of the group, kill -9 one
    if sign == signal.SIGINT:
        os.killpg(running.pid, sign)
    else:
        running.kill()
    errors = running.stderr.read()
    running.wait(30)
    store = open_embedded(tmp_path)
    plans = plan_ids(store.backend)
    store.close()
    if running.returncode == 0:  # it was done before the signal came
        assert len(plans) == len(samples)
    elif lines and sign == signal.SIGINT:
        assert running.returncode == 130
        assert "nothing was changed" in errors and "Traceback" not in errors
        assert current_version(tmp_path) == version
    assert (current_version(tmp_path) == version) == (len(plans) == 1)
    build(samples, tmp_path, workers=1)
    store = open_embedded(tmp_path)
    assert len(plan_ids(store.backend)) == len(samples)
    store.close()


def test_a_graph_of_an_earlier_edition_is_refused_and_kept(tmp_path: Path) -> None:
    write(tmp_path / "g", 1)
    pointer = tmp_path / "g" / "current"
    number = pointer.read_text(encoding="utf-8").split()[0]
    for said in (number, f"{number} 2"):  # as the first edition wrote it, and the second
        pointer.write_text(f"{said}\n", encoding="utf-8")
        with pytest.raises(StoreError, match="--graph NEW"):
            open_embedded(tmp_path / "g")
        with pytest.raises(StoreError, match="--graph NEW"):
            write(tmp_path / "g", 2)
    pointer.write_text(f"{number} {versions.EDITION}\n", encoding="utf-8")
    assert held(tmp_path / "g") == {"1"}
