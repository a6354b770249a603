"""Every piece of evidence is tried against the text, and what moved is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.verify import verify
from ontology.errors import UsageError
from tests.graph.conftest import Assemble
from tests.graph.factory import TEXT, Made


def write(folder: Path, text: str, name: str = "shenyang-example.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_the_text_that_was_read_holds(assemble: Assemble, made: Made, tmp_path: Path) -> None:
    found = verify(assemble([made]), [write(tmp_path, TEXT)])
    assert found.faults == () and found.unread == () and found.count >= 14


def test_a_changed_text_is_found_by_hash_and_by_what_moved(assemble: Assemble, made: Made, tmp_path: Path) -> None:
    found = verify(assemble([made]), [write(tmp_path, TEXT.replace("20%以下", "21%以下"))])
    assert {fault.key for fault in found.faults} == {"graph.fault_hash", "graph.fault_quote", "graph.fault_context"}
    said = next(fault for fault in found.faults if fault.key == "graph.fault_quote")
    assert (said.found, said.said) == ("21%以下", "20%以下")


def test_a_shorter_text_puts_offsets_outside(assemble: Assemble, made: Made, tmp_path: Path) -> None:
    found = verify(assemble([made]), [write(tmp_path, TEXT[:80])])
    assert "graph.fault_range" in {fault.key for fault in found.faults}


def test_a_plan_without_a_file_is_named(assemble: Assemble, made: Made, tmp_path: Path) -> None:
    other = write(tmp_path, TEXT)
    second = Made(type(made.document)("second.txt", TEXT), made.facts)
    assert verify(assemble([made, second]), [other]).unread == ("second",)


def test_a_file_of_no_plan_here_is_refused(assemble: Assemble, made: Made, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="other"):
        verify(assemble([made]), [write(tmp_path, TEXT, "other.txt")])
