"""Prints what planweave's usual work costs: start-up, extraction, a build from a cold start, a named question.

Run by `make bench`. Each command is its own process, as people run it. The best of a few runs is shown: the rest is the
machine's noise. `make bench ARGS=--catalogue` asks every question on a thousand made-up plans instead,
`make bench ARGS=--page` measures the interactive page of 5,000 links in a headless Chromium.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
PLANS = sorted((ROOT.parent / "shared" / "plans").glob("*.txt"))
PLANWEAVE = [sys.executable, "-m", "planweave"]

Row = tuple[str, str, str]


def best(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest wall-clock time of a few runs, in seconds."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def command(*arguments: str) -> float:
    """One run of the command line, in seconds; a failure ends the benchmark with its message."""
    started = time.perf_counter()
    run = subprocess.run(
        [*PLANWEAVE, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode != 0:
        sys.exit(f"planweave {' '.join(arguments)}\n{run.stderr}")
    return time.perf_counter() - started


def start_up() -> Iterator[Row]:
    yield "planweave --help", f"{min(command('--help') for _ in range(5)):.2f} s", "wanted: under 0.3 s"


def extraction(files: list[Path]) -> Iterator[Row]:
    """Extraction in this process, once the vocabularies are read: what a further plan costs."""
    from loaders import extract_document, read_document

    extract_document(read_document(files[0]))
    for path in files:
        document = read_document(path)
        seconds = best(lambda document=document: extract_document(document))  # type: ignore[misc]
        size = len(document.text)
        yield f"extract {path.name}", f"{seconds:.2f} s", f"{size:,} characters, {size / seconds:,.0f} a second"


def build_and_ask(name: str, files: list[Path], limit: str) -> Iterator[Row]:
    """A build from nothing, the same again, and a question on it, each with its own start-up."""
    with tempfile.TemporaryDirectory() as folder:
        graph = ["--graph", str(Path(folder) / "graph")]
        plans = [str(path) for path in files]
        yield f"build {name}, cold", f"{command('build', *plans, *graph):.2f} s", limit
        yield f"build {name}, unchanged", f"{command('build', *plans, *graph):.2f} s", ""
        ask = ("ask", "indicator_values", "--indicator", "婴儿死亡率", *graph)
        yield f"ask indicator_values on {name}", f"{min(command(*ask) for _ in range(3)):.2f} s", "wanted: under 1 s"
        draw = ("draw", "themes", *graph, "-o", str(Path(folder) / "themes.html"))
        yield f"draw themes of {name}", f"{command(*draw):.2f} s", ""


def rows() -> Iterator[Row]:
    yield from start_up()
    yield from extraction(PLANS or SAMPLES)
    yield from build_and_ask("the samples", SAMPLES, "")
    if PLANS:
        yield from build_and_ask("the five plans", PLANS, "wanted: under 10 s on two cores")


def usual() -> None:
    if not PLANS:
        print("The real plans are not on this machine; the samples stand in for them.")
    for what, took, note in rows():
        print(f"{what:<45} {took:>8}   {note}", flush=True)


def catalogue(graph: Path | None, plans: int, seed: int, draws: int, runs: int, only: str) -> None:
    """Makes the graph, unless `graph` is there already, and asks every question on it."""
    from tests.benchmarks.catalogue import HEAD, WANTED, measure
    from tests.benchmarks.plans import write_plans

    with tempfile.TemporaryDirectory() as scratch:
        folder = graph or Path(scratch) / "graph"
        if not folder.exists():
            started = time.perf_counter()
            size = write_plans(folder, plans, seed)
            print(f"{plans:,} plans, {size:,} statements, made in {time.perf_counter() - started:.0f} s (seed {seed})")
        print(HEAD, flush=True)
        slow = []
        for found in measure(folder, draws, runs, only):
            print(found.line(), flush=True)
            if found.is_slow:
                slow.append(f"{found.question} ({found.given})")
    print(f"p95 above {WANTED:g} s: {', '.join(slow) or 'none'}")


def page() -> None:
    """Prints what the interactive page costs."""
    from tests.benchmarks.page import rows

    for what, took, note in rows():
        print(f"{what:<45} {took:>8}   {note}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="What planweave's work costs.")
    parser.add_argument("--catalogue", action="store_true", help="ask every question on made-up plans")
    parser.add_argument("--plans", type=int, default=1000, help="how many made-up plans (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="other plans (default: 1)")
    parser.add_argument("--draws", type=int, default=6, help="how many values of a parameter (default: 6)")
    parser.add_argument("--runs", type=int, default=3, help="how often each question is asked with each (default: 3)")
    parser.add_argument("--only", default="", help="one question, by name or id")
    parser.add_argument("--page", action="store_true", help="measure the interactive page in a headless Chromium")
    parser.add_argument("--graph", type=Path, help="keep the made-up graph in this folder, or use the one there")
    given = parser.parse_args()
    if given.page:
        page()
    elif given.catalogue:
        catalogue(given.graph, given.plans, given.seed, given.draws, given.runs, given.only)
    else:
        usual()


if __name__ == "__main__":
    main()
