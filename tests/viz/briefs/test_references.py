"""References in GB/T 7714 and BibTeX: what is known and no more; the table of addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.stores import Store
from ontology.errors import InputError
from queries.compare.sides import Plan
from viz.briefs import make_brief
from viz.briefs.references import Address, bibtex_entry, bibtex_key, gbt_entry

PLAN = Plan(
    "a-plan", "某市“十四五”规划", "某市", "某市人民政府", "某政发〔2021〕1号", "2021-12-31", "", "", "", 0, 0, 0, "ab"
)


def test_references_say_what_is_known_and_no_more() -> None:
    bare = Plan("规划甲", "", "", "", "", "", "", "", "", 0, 0, 0, "")
    assert gbt_entry(PLAN) == "某市人民政府. 某市“十四五”规划: 某政发〔2021〕1号[Z]. 2021-12-31."
    assert gbt_entry(bare) == "规划甲[Z]."
    found = Address("https://example.org/plan", "2026-11-22")
    assert gbt_entry(PLAN, found).endswith("号[EB/OL]. (2021-12-31)[2026-11-22]. https://example.org/plan.")
    assert gbt_entry(bare, Address("https://example.org/plan", "")) == "规划甲[EB/OL]. https://example.org/plan."
    entry = bibtex_entry(PLAN, found)
    assert "@misc{a-plan," in entry and "  month = {12}," in entry and "  urldate = {2026-11-22}," in entry
    assert "author" not in bibtex_entry(bare) and "year" not in bibtex_entry(bare)
    assert bibtex_key("规划甲") == bibtex_key("规划甲") != bibtex_key("规划乙")
    assert re.fullmatch(r"plan-[0-9a-f]{16}", bibtex_key("规划甲"))


def test_bibtex_escapes() -> None:
    odd = Plan("a_b", "50% & {x} #1_\\", "", "", "", "2021", "", "", "", 0, 0, 0, "")
    assert r"title = {{50\% \& \{x\} \#1\_\textbackslash{}}}" in bibtex_entry(odd)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("no-plan,https://example.org/,", "briefs.addresses_plan"),
        ("tongliao-plan,ftp://example.org/,", "briefs.addresses_url"),
        ("tongliao-plan,https://example.org/,22.11.2026", "briefs.addresses_date"),
    ],
)
def test_a_bad_table_of_addresses(samples: Store, tmp_path: Path, row: str, key: str) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(f"plan,url,accessed\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        make_brief(samples, "tongliao-plan", path)
    assert caught.value.key == key and "line 2" in str(caught.value)
