"""Every text that the queries package shows exists, and none lies unused."""

from __future__ import annotations

import re
from pathlib import Path

from ontology.messages import message
from ontology.tables import rows
from queries.catalogue import coverage_query, questions

ROOT = Path(__file__).parents[2]
USERS = [*(ROOT / "queries").glob("*.py"), *(ROOT / "planweave" / "commands").glob("*.py")]
BUILT = ("queries.value.", "queries.kind.", "queries.coverage.", "queries.head.")  # keys put together at run time


def test_every_key_used_is_there_and_the_other_way_round() -> None:
    used = {
        key for file in USERS for key in re.findall(r'"(queries\.[a-z_.]+[a-z])"', file.read_text(encoding="utf-8"))
    }
    written = {row["key"] for row in rows("messages/queries")}
    assert used <= written
    assert {key for key in written if not key.startswith(BUILT)} <= used


def test_every_state_that_coverage_gives_has_its_text() -> None:
    for name in {name for question in questions().values() for name in question.coverage}:
        query = coverage_query(name).sparql.split("SELECT DISTINCT ?item ?state")[1]
        states = set(re.findall(r'"([a-z_]+)"', query)) - {"zh", "target", "actual", "outside", "bed"}
        assert states
        for state in states:
            assert message(f"queries.coverage.{name}.{state}", subject="x", items="y", count=1)
