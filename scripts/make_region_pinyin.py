"""Make ontology/data/region_pinyin.csv: how each division's name is written in Latin letters.

In: ontology/data/regions.csv and region_zones.csv; the names that are written otherwise, or that the library misreads
(region_customary.csv, by hand: Inner Mongolia, Shaanxi; Chaoyang); and the pinyin of the library pypinyin, which is
not among this project's dependencies. Out: one row a division, `latin` the name without its level word; where it has
several, all of them. A name of one character keeps its level word (Shexian for 歙县).

    pip install --target FOLDER pypinyin==0.55.0
    PYTHONPATH=FOLDER python scripts/make_region_pinyin.py
"""

from __future__ import annotations

import csv
from pathlib import Path

from pypinyin import lazy_pinyin  # type: ignore[import-not-found,unused-ignore]

DATA = Path(__file__).parent.parent / "ontology" / "data"
OPEN = ("a", "e", "o")  # a syllable that begins so is parted from the one before: Xi'an


def joined(name: str) -> str:
    """The syllables of a name as one word: 西安 as Xi'an, 吕梁 as Lüliang."""
    written = ""
    for syllable in lazy_pinyin(name, v_to_u=True):
        written += "'" + syllable if written and syllable.startswith(OPEN) else syllable
    return written[:1].upper() + written[1:]


def main() -> None:
    """Write region_pinyin.csv."""
    with (DATA / "region_customary.csv").open(encoding="utf-8", newline="") as handle:
        customary = {row["name"]: (row["latin"].split(";"), row["pinyin"]) for row in csv.DictReader(handle)}
    divisions = []
    for table in ("regions.csv", "region_zones.csv"):
        with (DATA / table).open(encoding="utf-8", newline="") as handle:
            divisions += list(csv.DictReader(handle))
    with (DATA / "region_pinyin.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["code", "latin"])
        for row in divisions:
            names, keeps = customary.get(row["short"] or row["name"], ([], "yes"))
            spelt = [joined(row["short"] or row["name"])] if keeps == "yes" else []
            writer.writerow([row["code"], ";".join(dict.fromkeys((*names, *spelt)))])


if __name__ == "__main__":
    main()
