"""Builds: incremental, the same whatever the order and the workers, and safe against bad files."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest

from graph.build import Progress, build, plan_ids, remove_plans
from graph.export import export
from graph.stores import open_embedded
from graph.stores.versions import current_version
from ontology.errors import InputError, StoreError, UsageError


def exported(folder: Path) -> bytes:
    store = open_embedded(folder)
    output = io.BytesIO()
    export(store.backend, "nq", output)
    store.close()
    return output.getvalue()


def held(folder: Path) -> tuple[str, ...]:
    store = open_embedded(folder)
    try:
        return plan_ids(store.backend)
    finally:
        store.close()


def test_order_workers_and_history_do_not_show(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    build(samples, tmp_path / "once", workers=1)
    build(tuple(reversed(samples)), tmp_path / "pool", workers=2)
    for sample in reversed(samples):
        build([sample], tmp_path / "one-by-one", workers=1)
    once = exported(tmp_path / "once")
    assert once == exported(tmp_path / "pool") == exported(tmp_path / "one-by-one")


def test_unchanged_input_changes_nothing(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    first = build(samples, tmp_path, workers=1)
    assert first.is_new_version and len(first.added) == len(samples)
    version = current_version(tmp_path)
    again = build(samples, tmp_path, workers=1)
    assert not again.is_new_version and again.same == first.added and again.quads == first.quads
    assert current_version(tmp_path) == version


def test_a_changed_file_replaces_its_plan_and_back(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    build(samples, tmp_path / "g", workers=1)
    before = exported(tmp_path / "g")
    copy = tmp_path / samples[0].name
    shutil.copy(samples[0], copy)
    with copy.open("a", encoding="utf-8") as handle:
        handle.write("\n末尾另加一行。\n")
    assert build([copy], tmp_path / "g", workers=1).changed == (copy.stem,)
    assert exported(tmp_path / "g") != before
    assert build([samples[0]], tmp_path / "g", workers=1).changed == (copy.stem,)
    assert exported(tmp_path / "g") == before


def test_removing_a_plan_is_as_if_it_had_never_been(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    build(samples[1:], tmp_path / "without", workers=1)
    build(samples, tmp_path / "with", workers=1)
    report = remove_plans(tmp_path / "with", [samples[0].stem])
    assert report.removed == (samples[0].stem,) and report.plans == len(samples) - 1
    assert exported(tmp_path / "with") == exported(tmp_path / "without")


def test_removing_an_unknown_plan_names_those_there_are(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    build(samples[:1], tmp_path, workers=1)
    with pytest.raises(UsageError, match=samples[0].stem):
        remove_plans(tmp_path, ["nowhere"])
    assert held(tmp_path) == (samples[0].stem,)


def test_without_quotes_the_graph_is_smaller(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    with_quotes = build(samples[:1], tmp_path / "a", workers=1).quads
    assert build(samples[:1], tmp_path / "b", workers=1, quotes=False).quads < with_quotes
    assert b"TextQuoteSelector> <https://w3id.org/planweave/id/graph/plan" not in exported(tmp_path / "b")


def test_progress_counts_every_file(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    seen: list[Progress] = []
    build(samples, tmp_path, workers=1, progress=seen.append)
    assert [one.done for one in seen] == list(range(1, len(samples) + 1))
    assert all(one.total == len(samples) and one.facts for one in seen)


def bad_files(folder: Path) -> dict[str, Path]:
    """A file for each way to be no plan."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text("  \n\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "shopping.txt").write_text("牛奶\n面包\n鸡蛋若干\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "folder").mkdir()
    return {path.name: path for path in folder.iterdir()} | {"missing.txt": folder / "missing.txt"}


NAMES = ["empty.txt", "blank.txt", "binary.txt", "shopping.txt", "picture.png", "folder", "missing.txt"]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, samples: tuple[Path, ...]) -> Path:
    """A graph of one plan, for tests that must not change it."""
    folder = tmp_path_factory.mktemp("build") / "g"
    build(samples[:1], folder, workers=1)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_is_named_and_nothing_changes(
    tmp_path: Path, samples: tuple[Path, ...], graph: Path, name: str
) -> None:
    before = exported(graph)
    (tmp_path / "bad").mkdir()
    bad = bad_files(tmp_path / "bad")[name]
    with pytest.raises(InputError, match=name):
        build([bad], graph, workers=1)
    with pytest.raises(InputError, match=name) as caught:
        build([samples[1], bad, samples[2]], graph, workers=1)
    assert "--skip-bad" in str(caught.value) and "1 of 3" in str(caught.value)
    assert exported(graph) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_skip_bad_builds_from_the_others(tmp_path: Path, samples: tuple[Path, ...], workers: int) -> None:
    (tmp_path / "bad").mkdir()
    bad = bad_files(tmp_path / "bad")
    report = build([*bad.values(), *samples[:2]], tmp_path / "g", workers=workers, skip_bad=True)
    assert held(tmp_path / "g") == tuple(path.stem for path in samples[:2])
    assert len(report.skipped) == len(bad)


def test_skip_bad_with_nothing_good_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    with pytest.raises(InputError, match="7 of 7"):
        build(list(bad_files(tmp_path / "bad").values()), tmp_path / "g", workers=1, skip_bad=True)


def test_two_files_of_one_name_are_refused(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    twin = tmp_path / samples[0].name
    shutil.copy(samples[0], twin)
    with pytest.raises(InputError, match="rename one"):
        build([samples[0], twin], tmp_path / "g", workers=1)
    assert not (tmp_path / "g").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_the_right_to_read(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    locked = tmp_path / "locked.txt"
    shutil.copy(samples[0], locked)
    locked.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        build([locked], tmp_path / "g", workers=1)


def test_an_odd_file_name_becomes_a_plan(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    odd = tmp_path / "沈阳 规划#1 (最终)%.txt"
    shutil.copy(samples[0], odd)
    build([odd], tmp_path / "g", workers=1)
    assert held(tmp_path / "g") == (odd.stem,)


def test_a_name_composed_or_not_is_one_plan(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    exports = set()
    for folder, name in (("a", "caf\u00e9.txt"), ("b", "cafe\u0301.txt")):
        (tmp_path / folder).mkdir()
        shutil.copy(samples[0], tmp_path / folder / name)
        build([tmp_path / folder / name], tmp_path / folder / "g", workers=1)
        exports.add(exported(tmp_path / folder / "g"))
    assert len(exports) == 1


def test_a_worker_that_dies_is_told_and_nothing_changes(tmp_path: Path, samples: tuple[Path, ...], graph: Path) -> None:
    import multiprocessing

    before = exported(graph)

    def kill_workers(_: Progress) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    copies = [tmp_path / f"copy-{number}.txt" for number in range(80)]  # more than are done when the first is
    for copy in copies:
        shutil.copy(samples[0], copy)
    with pytest.raises(StoreError, match="--workers 1"):
        build(copies, graph, workers=2, progress=kill_workers)
    assert exported(graph) == before
