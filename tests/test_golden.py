"""Every fact of the samples, as it was when last looked at. `make golden` rewrites the files; read their difference."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import planweave

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
UPDATE = os.environ.get("PLANWEAVE_UPDATE_GOLDEN") == "1"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_facts_of_a_sample_are_as_they_were(sample: Path) -> None:
    golden = GOLDEN / f"{sample.stem}.jsonl"
    found = [json.dumps(fact, ensure_ascii=False) for fact in planweave.extract(sample)]
    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    expected = golden.read_text(encoding="utf-8").splitlines()
    gone = [line for line in expected if line not in set(found)]
    new = [line for line in found if line not in set(expected)]
    assert (gone, new) == ([], []), "facts changed; if that is meant, run `make golden` and read the difference"
    assert found == expected, "the same facts in another order"


def test_no_golden_file_is_left_behind() -> None:
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == {path.stem for path in SAMPLES}
